"""A person's choice of which place a name means. Rule: named, with a reason, and kept; the last choice holds."""

from collections.abc import Mapping
from datetime import datetime

from wederhoor.ledger.acts import act_entry, undone
from wederhoor.ledger.reviewing import check_named
from wederhoor.ledger.rows import stamp
from wederhoor.ledger.views import read_payload
from wederhoor.model.entries import Entry, EntryKind, Store
from wederhoor.model.folding import fold
from wederhoor.model.reviews import Pin

__all__ = ["Pin", "pin", "pins"]


def pin(store: Store, name: str, place: str, *, by: str, why: str, recorded_at: datetime) -> Entry:
    """Records that a name means a place; raises LedgerError without a name of who decides, or a reason."""
    check_named(by, why)
    entry = act_entry(Pin(fold(name), place, by, why, stamp(recorded_at)))
    store.add((entry,), recorded_at=recorded_at)
    return entry


def pins(store: Store, recorded_as_of: datetime | None = None) -> Mapping[str, Pin]:
    """The choice that holds for each folded name: the last one recorded; of one moment, the smaller entry id.

    One that was undone does not count.
    """
    gone = undone(store, recorded_as_of)
    held = store.entries(EntryKind.PIN, recorded_as_of=recorded_as_of)
    entries = {entry.id: entry for entry in held if entry.id not in gone}
    if not entries:
        return {}
    moments = {link.entry: link.recorded_at for link in store.recordings() if link.entry in entries}
    ordered = sorted(sorted(entries, reverse=True), key=lambda entry: moments[entry])
    found = (read_payload(Pin, entries[entry]) for entry in ordered)
    return {chosen.name: chosen for chosen in found}
