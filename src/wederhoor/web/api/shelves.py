"""A ledger's stories in the order of a list. Rule: worked out once as long as nothing is added; a part costs a part.

Of a large ledger nothing is worked out before: its register says which stories come next.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Protocol

from wederhoor.situation.listing import Row, Wanted, choose
from wederhoor.web.api.paging import Key, Listed, after, cursor, moment_key
from wederhoor.web.desk import Desk
from wederhoor.web.source import Asked, Library, Lists, Slot

BATCH = 25  # stories of a large ledger that are looked at first; each time twice as many, up to MOST
MOST = 400
NEXT = "\0"  # what follows a name at once


class Stories(Protocol):
    """Stories by date, those without one last."""

    def stories(self, asked: Listed) -> tuple[Library, Sequence[str], str | None]:
        """A part of the stories, and the cursor of the next; raises Refusal."""
        ...

    def claims(self, wanted: Wanted, asked: Listed) -> tuple[Sequence[Row], str | None]:
        """A part of the claims that fit, and the cursor of the next; raises Refusal."""
        ...


@dataclass(frozen=True, slots=True)
class Shelf:
    """All stories of a ledger."""

    kept: Library
    order: Sequence[Key]  # moment and story

    def stories(self, asked: Listed) -> tuple[Library, Sequence[str], str | None]:
        """A part of the stories, and the cursor of the next; raises Refusal."""
        last = after(asked)
        begin = bisect_left(self.order, (*last, "")) if last else 0
        found = self.order[begin : begin + asked.limit + 1]
        chosen = found[: asked.limit]
        return self.kept, [name for _, name in chosen], cursor(chosen[-1]) if len(found) > len(chosen) else None

    def claims(self, wanted: Wanted, asked: Listed) -> tuple[Sequence[Row], str | None]:
        """A part of the claims that fit, and the cursor of the next; raises Refusal."""
        last = after(asked)
        begin = bisect_left(self.order, last[:2]) if last else 0
        names = ((self.kept, name) for _, name in islice(self.order, begin, None))
        return _part(names, wanted, last, asked.limit)


@dataclass(frozen=True, slots=True)
class Far:
    """The stories of a large ledger, of which few are looked at."""

    lists: Lists

    def stories(self, asked: Listed) -> tuple[Library, Sequence[str], str | None]:
        """A part of the stories, and the cursor of the next; raises Refusal."""
        last = after(asked)
        found = self.lists.after(slot_of(last), asked.limit + 2)  # the last one that the asker has comes again
        left = [slot for slot in found if last is None or slot > last[:2]][: asked.limit + 1]
        chosen = left[: asked.limit]
        names = [name for _, name in chosen]
        return self.lists.library(names), names, cursor(chosen[-1]) if len(left) > len(chosen) else None

    def claims(self, wanted: Wanted, asked: Listed) -> tuple[Sequence[Row], str | None]:
        """A part of the claims that fit, and the cursor of the next; raises Refusal."""
        last = after(asked)
        return _part(self._from(slot_of(last), wanted), wanted, last, asked.limit)

    def _from(self, begin: Slot, wanted: Wanted) -> Iterator[tuple[Library, str]]:
        """The stories from a place in the list on that may have a claim that fits, each with what it stands in."""
        many = BATCH
        while found := self.lists.holding(begin, many, wanted):
            kept = self.lists.library(name for _, name in found)
            yield from ((kept, name) for _, name in found)
            many, begin = min(2 * many, MOST), (found[-1][0], found[-1][1] + NEXT)


def _part(
    stories: Iterable[tuple[Library, str]], wanted: Wanted, last: Key | None, limit: int
) -> tuple[Sequence[Row], str | None]:
    """The first claims that fit after the last one that the asker has, and the cursor of the next."""
    found: list[Row] = []
    for kept, name in stories:
        rows = choose(rows_in(kept, name), wanted)
        found += sorted((row for row in rows if last is None or order(row) > last), key=order)
        if len(found) > limit:
            break
    chosen = found[:limit]
    return chosen, cursor(order(chosen[-1])) if len(found) > len(chosen) else None


def slot_of(last: Key | None) -> Slot:
    """From where on the list goes on; at its beginning without a cursor."""
    moment, story, *_ = (*(last or ()), "", "")
    return moment, story


def rows_in(kept: Library, story: str) -> Iterator[Row]:
    """The claims of a story."""
    reading, given = kept.readings.get(story), kept.dated.get(story)
    for claim in reading.claims if reading else ():
        yield Row(claim, kept.stories[story], given.period if given else None)


def claim_of(desk: Desk, asked: Asked, named: str) -> Row | None:
    """A claim by its id, where it was known."""
    story = desk.source.holders(named).get(named)
    if story is None:
        return None
    kept = desk.report(asked, story)
    found = rows_in(kept, story) if story in kept.stories else ()
    return next((row for row in found if row.claim.id == named), None)


def shelf_of(desk: Desk, asked: Asked) -> Stories:
    """The stories known at the moment asked, on their shelf; its period plays no part."""
    wanted = asked.moments
    lists = desk.lists(wanted)
    if lists is not None:
        return Far(lists)

    def made() -> Shelf:
        kept = desk.library(wanted)
        dates = ((name, kept.dated.get(name)) for name in kept.stories)
        ordered = sorted((moment_key(given.period if given else None), name) for name, given in dates)
        return Shelf(kept, ordered)

    return desk.remember("shelf", wanted, made)


def order(row: Row) -> Key:
    """By date of the story, then by place in its text."""
    claim = row.claim
    return moment_key(row.published), row.story.id, f"{claim.sentence.start:09}", claim.id
