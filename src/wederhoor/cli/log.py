"""`wederhoor log`: what the ledger learned, and from whom. Rule: the order of recording, the newest last."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Annotated, Any

import typer
from rich.markup import escape
from rich.table import Table

from wederhoor.cli import moments
from wederhoor.cli.acting import SHORT, clock, deed
from wederhoor.cli.compose import opened
from wederhoor.cli.failures import WRONG_USAGE, Failure
from wederhoor.cli.options import JsonOption, LedgerOption, ledger_path
from wederhoor.cli.screen import aside, out, plain
from wederhoor.model.entries import Entry, EntryKind, Recording, Store


@dataclass(frozen=True, slots=True)
class Item:
    """One line of the log: something that a person did, or stories and readings that came in on one day."""

    first: Recording
    last: Recording
    what: str
    by: str = ""
    why: str = ""
    undone: bool = False
    counts: Counter[str] = field(default_factory=Counter)  # entries by kind, for what was read


def log(
    ctx: typer.Context,
    by: Annotated[str | None, typer.Option(metavar="NAME", help="Only what this person did.")] = None,
    since: Annotated[
        str | None, typer.Option(metavar="EDTF", help="Only what was recorded from then on, such as 2022-09-11.")
    ] = None,
    as_json: JsonOption = False,
    ledger: LedgerOption = None,
) -> None:
    """List what people did and what was read, in the order in which this ledger learned it, the newest last.

    People review claims, judge pairs, merge and split actors, choose places, withdraw and purge stories, and undo. An
    act that is undone says so. Reports read after each other on one day are one line. What came from another ledger
    stands where it was merged in, an act with the moment at which it was done there. Times are those of Amsterdam.

        wederhoor log
        wederhoor log --by "A. Visser" --since 2022-09-11
        wederhoor log --json
    """
    period = moments.period(since)
    if by is not None and not by.strip():
        raise Failure("--by needs a name.", WRONG_USAGE)
    start = period.start if period else None
    with opened(ledger_path(ctx, ledger)) as store:
        found = [
            item
            for item in _items(store)
            if (start is None or item.last.recorded_at >= start)
            and (by is None or item.by.casefold() == by.strip().casefold())
        ]
    if as_json:
        plain(json.dumps([_record(item) for item in found], ensure_ascii=False, indent=2))
        return
    if found:
        out().print(_table(found))
    aside().print(f"{len(found)} line{'' if len(found) == 1 else 's'}")


def _items(store: Store) -> Iterator[Item]:
    from wederhoor.ledger.acts import undone

    gone = undone(store)
    read, done = _entries(store)
    waiting: list[Recording] = []
    for link in store.recordings():
        entry = done.get(link.entry)
        same_day = not waiting or clock(waiting[0].recorded_at)[:10] == clock(link.recorded_at)[:10]
        if waiting and not (entry is None and same_day):
            yield _read(waiting, read)
            waiting = []
        if entry is None:
            waiting.append(link)
        else:
            yield _done(link, entry, entry.id in gone)
    if waiting:
        yield _read(waiting, read)


def _entries(store: Store) -> tuple[Mapping[str, str], Mapping[str, Entry]]:
    """Who read what, by entry: "" for a story, else its reader; and what people did. What was read is not kept."""
    from wederhoor.ledger.views import fields

    read: dict[str, str] = {}
    done: dict[str, Entry] = {}
    for entry in store.entries():
        if entry.kind is EntryKind.STORY:
            read[entry.id] = ""
        elif entry.kind is EntryKind.READING:
            read[entry.id] = fields(entry, "reader")[0]
        else:
            done[entry.id] = entry
    return read, done


def _read(found: Sequence[Recording], read: Mapping[str, str]) -> Item:
    by_whom = [read[link.entry] for link in found]
    counts = Counter((EntryKind.READING if reader else EntryKind.STORY).value for reader in by_whom)
    readers = sorted({reader for reader in by_whom if reader})
    stories, readings = (_many(counts[kind.value], kind.value) for kind in (EntryKind.STORY, EntryKind.READING))
    by = f" by {', '.join(readers)}" if readers else ""
    return Item(found[0], found[-1], f"read {stories}, {readings}{by}", counts=counts)


def _many(number: int, noun: str) -> str:
    plural = {"story": "stories", "reading": "readings"}[noun]
    return f"{number} {noun if number == 1 else plural}"


def _done(link: Recording, entry: Entry, undone: bool) -> Item:
    """What a person did, as the entry says it."""
    from wederhoor.ledger.rows import stamp
    from wederhoor.ledger.views import Purge, Withdrawal, read_decision
    from wederhoor.model.reviews import Pin

    done = read_decision(entry)
    if isinstance(done, Pin):
        what = f"chose {done.place!r} for {done.name!r}"
    elif isinstance(done, Withdrawal):
        what = f"withdrew {done.story}"
    elif isinstance(done, Purge):
        what = f"purged the text of {', '.join(done.stories)}"
    else:
        what = deed(done)
    at = getattr(done, "at", "")
    elsewhere = f" (on {clock(at)}, in another ledger)" if at and at != stamp(link.recorded_at) else ""
    return Item(link, link, what + elsewhere, done.by, done.why, undone)


def _table(found: Iterable[Item]) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in ("recorded", "entry"):
        table.add_column(column, no_wrap=True)
    for column, share in (("who", 1), ("what", 3), ("why", 2)):
        table.add_column(column, overflow="fold", ratio=share)
    for item in found:
        entry = item.first.entry[:SHORT] if item.by else ""
        what = f"{item.what}; undone since" if item.undone else item.what
        table.add_row(*map(escape, (clock(item.last.recorded_at), entry, item.by, what, item.why)))
    return table


def _record(item: Item) -> dict[str, Any]:
    told: dict[str, Any] = {
        "recorded_at": item.last.recorded_at.isoformat(),
        "position": item.first.position,
        "what": item.what,
    }
    if item.by:
        return {**told, "entry": item.first.entry, "by": item.by, "why": item.why, "undone": item.undone}
    return {**told, "last_position": item.last.position, "counts": dict(sorted(item.counts.items()))}
