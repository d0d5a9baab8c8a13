"""Stories that may be of a period. Rule: they are told apart from what is known and are never weighed."""

from collections.abc import Mapping
from datetime import datetime

from wederhoor.model.claims import Claim, Reading
from wederhoor.model.period import Period
from wederhoor.model.stories import Published, Story
from wederhoor.situation.value import Possible


def possible_stories(
    period: Period,
    moment: datetime,
    stories: Mapping[str, Story],
    published: Mapping[str, Published],
    read: Mapping[str, Reading],
) -> tuple[Possible, ...]:
    """The stories whose Period only overlaps the period, and ends after the moment but begins before it."""
    names = (name for name, given in published.items() if name in stories and _may_be_of(period, given.period, moment))
    found = [Possible(stories[name], published[name], _claims(read.get(name))) for name in names]
    return tuple(sorted(found, key=lambda one: (one.published.period.start, one.published.period.end, one.story.id)))


def _may_be_of(period: Period, published: Period, moment: datetime) -> bool:
    if published.start is None or published.end is None or published.known_by(moment):
        return False
    return published.start <= moment and period.overlaps(published) and not period.contains(published)


def _claims(reading: Reading | None) -> tuple[Claim, ...]:
    return tuple(sorted(reading.claims, key=lambda claim: (claim.sentence, claim.content, claim.id))) if reading else ()
