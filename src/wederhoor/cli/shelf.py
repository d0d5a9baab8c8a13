"""Stories and claims looked up in a ledger. Rule: an id may be cut short as long as it names one thing."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from typing import TYPE_CHECKING

from wederhoor.cli.failures import NOT_DONE, WRONG_USAGE, Failure
from wederhoor.model.claims import ReadDate, Reading
from wederhoor.model.entries import Store
from wederhoor.model.period import Period
from wederhoor.model.stories import Published, Story
from wederhoor.situation.listing import Row

if TYPE_CHECKING:
    from wederhoor.situation.derived import Derived, Evidence
    from wederhoor.situation.near import Reach
    from wederhoor.situation.reviewed import Reviewed

MOST_NAMED = 5


@dataclass(frozen=True, slots=True)
class Shelf:
    """What the stories and the newest readings of a ledger say, as people reviewed them: all, or a period's."""

    stories: tuple[Story, ...]
    readings: tuple[Reading, ...]  # as people reviewed them
    reviewed: "Reviewed | None" = None  # what they decided; None where nobody decided anything
    reach: "Reach | None" = None  # None where all of them are here
    period: Period | None = None  # the one that they are needed for

    def known_by(self, moment: datetime | None, evidence: "Evidence | None" = None) -> "Shelf":
        """Only what was known at a moment, as in an update known then: an undated story never; all of it for None.

        `evidence` says which stories may date others, where that is known already.
        """
        if moment is None:
            return self
        from wederhoor.situation.derived import ALL
        from wederhoor.situation.periods import dated

        found = dated(self.stories, self.readings, moment, evidence or ALL).items()
        inside = {name for name, given in found if given.period.known_by(moment)}
        return Shelf(
            tuple(story for story in self.stories if story.id in inside),
            tuple(reading for reading in self.readings if reading.story in inside),
            self.reviewed,
        )

    def dated(self) -> Mapping[str, Published]:
        """What each dated story's Period is and rests on: its text, its page or other stories."""
        from wederhoor.situation.periods import dated

        return dated(self.stories, self.readings)

    def derived(self, story: str) -> "Derived | None":
        """The Period that other stories give one without a date of its own, with those stories; else None."""
        from wederhoor.situation.periods import derived

        return derived(self.stories, self.readings).get(story)

    def periods(self) -> Mapping[str, Period]:
        """The Period of each dated story."""
        return {story: found.period for story, found in self.dated().items()}

    def read_date(self, story: str) -> ReadDate | None:
        """What the reading that counts made of a story's date, beside what the page gives."""
        from wederhoor.situation.periods import best_readings

        reading = best_readings(self.readings).get(story)
        return reading.published if reading else None

    def rows(self, given: Mapping[str, Period] | None = None) -> tuple[Row, ...]:
        """Every claim with its story and its verdict, the rejected ones too; `given` are known Periods."""
        stories, periods = {story.id: story for story in self.stories}, self.periods() if given is None else given
        verdicts = self.reviewed.verdicts if self.reviewed else {}
        rejected = self.reviewed.rejected.values() if self.reviewed else ()
        claims = chain((claim for reading in self.readings for claim in reading.claims), rejected)
        return tuple(
            Row(claim, stories[claim.story], periods.get(claim.story), verdicts.get(claim.id))
            for claim in claims
            if claim.story in stories
        )


def shelf(store: Store, recorded_as_of: datetime | None = None) -> Shelf:
    """The stories and readings of a ledger, as recorded and as people reviewed them up to a moment."""
    from wederhoor.ledger import views
    from wederhoor.ledger.acts import standing

    stories, readings = views.stories(store, recorded_as_of), views.readings(store, recorded_as_of)
    acts = standing(store, recorded_as_of)
    if not acts:
        return Shelf(stories, readings)
    from wederhoor.situation.reviewed import apply

    found = apply(readings, acts)
    return Shelf(stories, found.readings, found)


def find_story(stories: Iterable[Story], named: str) -> Story:
    """The one story of this id, beginning of an id, or address; raises Failure for none or several.

    Where an address has several versions, the last by date and id is meant.
    """
    known = tuple(stories)
    by_address = [story for story in known if named in (story.address, story.key)]
    if by_address:
        return max(by_address, key=_age)
    wanted = named if named.startswith("s-") else f"s-{named}"
    found = [story for story in known if story.id.startswith(wanted)]
    _check_one(named, "story", [story.id for story in found])
    return found[0]


def find_row(rows: Iterable[Row], named: str) -> Row:
    """The one claim of this id or beginning of an id; raises Failure for none or several."""
    known = {row.claim.id: row for row in rows}
    return known[one_claim(known, named)]


def one_claim(known: Iterable[str], named: str) -> str:
    """The one id of a claim that begins so; raises Failure for none or several."""
    wanted = named if named.startswith("c-") else f"c-{named}"
    found = sorted({claim for claim in known if claim.startswith(wanted)})
    _check_one(named, "claim", found)
    return found[0]


def _check_one(named: str, what: str, found: Sequence[str]) -> None:
    if not found:
        raise Failure(f"No {what} here is named {named!r}. `wederhoor claims --format csv` lists the ids.", NOT_DONE)
    if len(found) > 1:
        some = ", ".join(found[:MOST_NAMED]) + (" ..." if len(found) > MOST_NAMED else "")
        raise Failure(f"{named!r} names {len(found)} of them ({some}). Give more of the id.", WRONG_USAGE)


def _age(story: Story) -> tuple[str, str]:
    known = story.published.period.known_at if story.published else None
    return known.isoformat() if known else "", story.id
