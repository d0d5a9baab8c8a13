"""A page of claims made by hand: the situation of some stories, and what it is said with."""

from collections.abc import Iterable
from datetime import datetime

from tests.weighing.making import GAZETTEER, THEATRE

from wederhoor import languages
from wederhoor.briefing.sheets.reference import Reference, open_reference
from wederhoor.briefing.sheets.sheet import Grid, Notes, Sheet
from wederhoor.model.claims import Claim, Reading
from wederhoor.model.period import Period
from wederhoor.model.stories import Story
from wederhoor.situation.assembly import assemble
from wederhoor.situation.value import Situation


def seen(stories: Iterable[Story], claims: Iterable[Claim], period: str, known_at: datetime | None = None) -> Situation:
    """The situation of a period."""
    told, said = tuple(stories), tuple(claims)
    readings = tuple(Reading(one.id, "test 1", tuple(c for c in said if c.story == one.id)) for one in told)
    return assemble(told, readings, THEATRE, GAZETTEER, Period.parse(period), known_at)


def reference(situation: Situation, code: str = "nl") -> Reference:
    """What a page about a situation is said with."""
    return open_reference(situation, languages.load(code), THEATRE, GAZETTEER)


def rows(sheet: Sheet) -> tuple[tuple[str, ...], ...]:
    """The rows of a page's first table."""
    first = sheet.parts[0]
    assert isinstance(first, Grid)
    return first.rows


def notes(sheet: Sheet) -> dict[str, tuple[str, ...]]:
    """The lines of a page below its table, by their title."""
    return {part.title: part.lines for part in sheet.parts if isinstance(part, Notes)}
