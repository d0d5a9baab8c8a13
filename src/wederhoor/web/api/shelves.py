"""A ledger's stories in the order of a list. Rule: worked out once as long as nothing is added; a part costs a part."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from wederhoor.situation.listing import Row, Wanted, choose
from wederhoor.web.api.paging import Key, Listed, after, cursor, moment_key
from wederhoor.web.desk import Desk
from wederhoor.web.source import Asked, Library


@dataclass(frozen=True, slots=True)
class Shelf:
    """Stories by date, those without one last, and where each claim stands."""

    kept: Library
    order: Sequence[Key]  # moment and story
    holding: Mapping[str, str]  # claim -> story

    def rows(self, story: str) -> Iterator[Row]:
        """The claims of a story."""
        reading, given = self.kept.readings.get(story), self.kept.dated.get(story)
        for claim in reading.claims if reading else ():
            yield Row(claim, self.kept.stories[story], given.period if given else None)

    def find(self, claim: str) -> Row | None:
        """A claim by its id."""
        return next((row for row in self.rows(self.holding.get(claim, "")) if row.claim.id == claim), None)

    def stories(self, asked: Listed) -> tuple[Sequence[str], str | None]:
        """A part of the stories, and the cursor of the next; raises Refusal."""
        last = after(asked)
        begin = bisect_left(self.order, (*last, "")) if last else 0
        found = self.order[begin : begin + asked.limit + 1]
        chosen = found[: asked.limit]
        return [name for _, name in chosen], cursor(chosen[-1]) if len(found) > len(chosen) else None

    def claims(self, wanted: Wanted, asked: Listed) -> tuple[Sequence[Row], str | None]:
        """A part of the claims that fit, and the cursor of the next; raises Refusal."""
        last = after(asked)
        begin = bisect_left(self.order, last[:2]) if last else 0
        found: list[Row] = []
        for _, name in islice(self.order, begin, None):
            rows = choose(self.rows(name), wanted)
            found += sorted((row for row in rows if last is None or order(row) > last), key=order)
            if len(found) > asked.limit:
                break
        chosen = found[: asked.limit]
        return chosen, cursor(order(chosen[-1])) if len(found) > len(chosen) else None


def shelf_of(desk: Desk, asked: Asked) -> Shelf:
    """The stories known at the moment asked, on their shelf; its period plays no part."""
    wanted = asked.moments

    def made() -> Shelf:
        kept = desk.library(wanted)
        dates = ((name, kept.dated.get(name)) for name in kept.stories)
        ordered = sorted((moment_key(given.period if given else None), name) for name, given in dates)
        read = (reading for name, reading in kept.readings.items() if name in kept.stories)
        return Shelf(kept, ordered, {claim.id: reading.story for reading in read for claim in reading.claims})

    return desk.remember("shelf", wanted, made)


def order(row: Row) -> Key:
    """By date of the story, then by place in its text."""
    claim = row.claim
    return moment_key(row.published), row.story.id, f"{claim.sentence.start:09}", claim.id
