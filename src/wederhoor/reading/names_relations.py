"""Where a place lies by the words: "12 kilometer ten zuiden van Pokrovsk". Rule: filter first, reckon at need."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from wederhoor.model.geometry import away, bearing, distance, turn
from wederhoor.model.places import Place
from wederhoor.reading.mentions import Name
from wederhoor.reading.names_homonyms import Point, point
from wederhoor.reading.names_view import View
from wederhoor.reading.numerals import parse_number

REACH = 8  # words between a place and what is said of where it lies
ANGLE = 50.0  # degrees: half of the sector that a direction may mean
BEYOND = 60.0  # km: how far "ten zuiden van X" reaches without a number


@dataclass(frozen=True, slots=True)
class Relation:
    """How a place lies to a known one."""

    anchor: Point
    kilometres: float | None
    direction: float | None  # degrees from the north
    name: str  # of the known place, as its id

    @property
    def radius(self) -> int:
        """Kilometres by which dead reckoning may be wrong: distances are rounded and directions are eighths."""
        return max(3, round(0.3 * (self.kilometres or BEYOND)))

    def allows(self, place: Place) -> bool:
        """Whether a place may lie so."""
        here = point(place)
        if here is None:
            return False
        far = distance(self.anchor, here)
        slack = 6.0 + (0.0 if self.direction is not None else 4.0)
        if self.kilometres is None:
            close = far <= BEYOND
        else:
            close = 0.5 * self.kilometres - slack <= far <= 1.6 * self.kilometres + slack
        return close and (
            self.direction is None or far < 4 or turn(bearing(self.anchor, here), self.direction) <= ANGLE
        )

    def reckon(self) -> Point | None:
        """The point that distance and direction give; None without both."""
        if self.kilometres is None or self.direction is None:
            return None
        return away(self.anchor, self.direction, self.kilometres)


def relations(view: View, names: Sequence[Name]) -> Iterator[tuple[Name, Relation]]:
    """Each name of a place in a sentence of which the words say where it lies, with how."""
    for number, anchor in enumerate(names):
        place = view.lexicon.gazetteer.get(anchor.place) if anchor.place else None
        here = point(place) if place else None
        if place is None or here is None:
            continue
        if (beside := _beside(view, names, number)) is not None:
            yield beside, Relation(here, None, None, place.id)
        if not view.among(anchor.first - 1, "words.of"):
            continue
        found = _words(view, anchor.first - 2)
        target = _target(view, names, number, found[0]) if found else None
        if found and target is not None:
            yield target, Relation(here, found[1], found[2], place.id)


def _beside(view: View, names: Sequence[Name], anchor: int) -> Name | None:
    """The name directly before "bij X", with a comma or without."""
    at = names[anchor].first - 1
    if anchor == 0 or not view.among(at, "place_words.near_by"):
        return None
    before = names[anchor - 1]
    return before if before.last == at - 1 or (before.last == at - 2 and view.raw(at - 1) == ",") else None


def _words(view: View, at: int) -> tuple[int, float | None, float | None] | None:
    """Where the words before "van X" begin, with kilometres and degrees; None where they say nothing of where."""
    words = view.lexicon.table
    direction = words["bearings"].get(view.low(at))
    if direction is not None:
        at -= 1
        if view.low(at) != words["place_words"]["relative"]:
            return None  # "het noorden van X" lies inside X
        at -= 1
    if view.low(at) not in words["place_words"]["lengths"]:
        return (at + 1, None, float(direction)) if direction is not None else None
    number = parse_number(view.raw(at - 1), view.lexicon.numbers)
    if number is None:
        return (at + 1, None, float(direction)) if direction is not None else None
    return at - 1, number, float(direction) if direction is not None else None


def _target(view: View, names: Sequence[Name], anchor: int, start: int) -> Name | None:
    """The place of which it is said: the nearest name before the words, else the first after the known place."""
    before = [name for name in names[:anchor] if name.last < start]
    if before and start - before[-1].last <= REACH:
        return before[-1]
    after = names[anchor + 1 :]
    return after[0] if after and after[0].first - names[anchor].last <= REACH else None
