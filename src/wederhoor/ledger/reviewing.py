"""Writing down what people decide. Rule: only a named person with a reason decides, and the ledger keeps both."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from wederhoor.ledger.acts import act_entry, acts
from wederhoor.ledger.errors import refusal
from wederhoor.ledger.rows import stamp
from wederhoor.model.entries import Entry, EntryKind, Store
from wederhoor.model.reviews import Act, ActKind, Changes, Identity, Judgement, Pin, Review, Seen, Undo, undone

LASTING = {
    EntryKind.STORY: "A story cannot be undone; withdraw it.",
    EntryKind.READING: "A reading cannot be undone; review its claims, or read the report again.",
    EntryKind.PURGE: "A purge cannot be undone; read the reports into a new ledger.",
}


def review(
    store: Store, act: ActKind, seen: Seen, changes: Changes | None = None, *, by: str, why: str, recorded_at: datetime
) -> Entry:
    """Records a verdict on a claim; raises LedgerError without a name or a reason."""
    return _record(store, Review(act, seen, by, why, stamp(recorded_at), changes), recorded_at)


def judge(store: Store, act: ActKind, a: Seen, b: Seen, *, by: str, why: str, recorded_at: datetime) -> Entry:
    """Records that two claims speak of one matter or do not; raises LedgerError as `review` does."""
    return _record(store, Judgement(act, a, b, by, why, stamp(recorded_at)), recorded_at)


def identify(store: Store, act: ActKind, actors: tuple[str, str], *, by: str, why: str, recorded_at: datetime) -> Entry:
    """Records that two actors are one, the first giving the name, or are two; raises LedgerError as `review` does."""
    return _record(store, Identity(act, actors, by, why, stamp(recorded_at)), recorded_at)


def undo(store: Store, named: str, *, by: str, why: str, recorded_at: datetime) -> Entry:
    """Takes back the entry of this id or beginning of an id.

    Raises LedgerError for no entry or several, for one that cannot be undone or already is, and as `review` does.
    """
    target = _find(store, named)
    _check_lasting(store, target)
    return _record(store, Undo(ActKind.UNDO, target.id, by, why, stamp(recorded_at)), recorded_at)


def decide(store: Store, found: Sequence[Act | Pin], *, since: int, recorded_at: datetime) -> tuple[Entry, ...]:
    """Records acts and choices of places together, or none of them.

    Raises Overtaken where anybody decided anything after position `since`, and LedgerError as the functions above do.
    """
    for item in found:
        check_named(item.by, item.why)
        if isinstance(item, Undo):
            known = (entry for _, entry in store.decisions() if entry.id == item.entry)
            _check_lasting(store, next(known, None) or _find(store, item.entry))
    entries = [act_entry(replace(item, by=item.by.strip(), why=item.why.strip())) for item in found]
    return store.decide(entries, since=since, recorded_at=recorded_at)


def _check_lasting(store: Store, target: Entry) -> None:
    """Raises LedgerError where an entry cannot be taken back, or already is."""
    if target.kind in LASTING:
        raise refusal("ledger", f"Entry {target.id} is a {target.kind.value}.", LASTING[target.kind])
    if target.id in undone(acts(store)):
        fact = f"Entry {target.id} is undone already."
        raise refusal("ledger", fact, "To have it back, undo the undo: `wederhoor log` lists it.")


def _find(store: Store, named: str) -> Entry:
    wanted = named if named.startswith("e-") else f"e-{named}"
    found = [entry for entry in store.entries() if entry.id.startswith(wanted)]
    if not found:
        raise refusal("ledger", f"No entry has the id {named}.", "List them with `wederhoor log`.")
    if len(found) > 1:
        some = ", ".join(entry.id for entry in found[:5])
        raise refusal("ledger", f"{len(found)} entries begin with {named}: {some}.", "Give more of the id.")
    return found[0]


def check_named(by: str, why: str) -> None:
    """Raises LedgerError where nobody is named, or no reason is given."""
    if not by.strip() or not why.strip():
        raise refusal("ledger", "Nobody is named, or no reason is given.", "Give both: --by NAME --why REASON.")


def _record(store: Store, act: Act, recorded_at: datetime) -> Entry:
    check_named(act.by, act.why)
    entry = act_entry(replace(act, by=act.by.strip(), why=act.why.strip()))
    store.add((entry,), recorded_at=recorded_at)
    return entry
