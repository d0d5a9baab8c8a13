"""Who holds which place, as marks for a map. Rule: a mark stands only where a claim names the place."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from wederhoor.model.period import Period
from wederhoor.model.places import Gazetteer, Place
from wederhoor.model.vocabulary import UNKNOWN, PlaceKind, Status
from wederhoor.model.weights import ControlCell
from wederhoor.situation.value import Situation

TOWNS = frozenset({PlaceKind.SETTLEMENT, PlaceKind.SITE})
OLD = 14  # days after which the last word on a place is old


@dataclass(frozen=True, slots=True)
class Mark:
    """What is said of one place on one day."""

    place: Place
    holder: str  # a party, contested or unknown
    status: Status | None  # confirmed, claimed or contested; None where nobody is said to hold it
    change: str  # new, changed, none or silent
    before: str | None  # the holder on the day before the period
    since: Period | None
    word: date | None  # the day of the latest report on its holder, or of what is told of the place
    claims: int  # new claims about the place
    claimed_by: tuple[str, ...] = ()  # claims
    admitted_by: tuple[str, ...] = ()
    denied_by: tuple[str, ...] = ()

    @property
    def known(self) -> bool:
        """Whether anybody is said to hold the place."""
        return self.holder != UNKNOWN

    @property
    def fresh(self) -> bool:
        """Whether it has another holder than before the period, or its first."""
        return self.change in {"new", "changed"}

    @property
    def point(self) -> tuple[float, float] | None:
        """Longitude and latitude; None where no source gives them."""
        if self.place.longitude is None or self.place.latitude is None:
            return None
        return self.place.longitude, self.place.latitude

    def age(self, day: date) -> int:
        """Days since the last word, at the end of a day."""
        return (day - self.word).days if self.word else 0


def survey(situation: Situation, gazetteer: Gazetteer) -> tuple[Mark, ...]:
    """The marks of a situation's last day, by place: of every town with a holder, and of those that are spoken of."""
    cells = {cell.place: cell for cell in sorted(situation.cells, key=lambda cell: cell.day)}
    before = {cell.place: cell.holder for cell in sorted(situation.cells_before, key=lambda cell: cell.day)}
    new = set(situation.new)
    spoken = Counter(place for claim in sorted(new) for place in situation.claims[claim].place_ids)
    marks = []
    for name in sorted({*cells, *spoken}):
        place = gazetteer.get(name)
        if place is None or place.kind not in TOWNS:
            continue
        cell = cells.get(name, ControlCell(name, "", UNKNOWN, None))
        marks.append(_mark(place, cell, before.get(name, UNKNOWN), spoken[name], situation))
    return tuple(marks)


def _mark(place: Place, cell: ControlCell, before: str, claims: int, situation: Situation) -> Mark:
    if cell.left:  # nobody says who holds it
        cell = replace(cell, holder=UNKNOWN)
    told = (*cell.claimed_by, *cell.admitted_by, *cell.denied_by)
    last = situation.period.last_day if claims else None
    return Mark(
        place=place,
        holder=cell.holder,
        status=cell.status,
        change=_change(cell, before, fresh=bool(set(situation.new) & set(told))),
        before=None if before == UNKNOWN else before,
        since=cell.since,
        word=_last((*told, *(claim for reason in cell.reasons for claim in reason.claims)), situation) or last,
        claims=claims,
        claimed_by=cell.claimed_by,
        admitted_by=cell.admitted_by,
        denied_by=cell.denied_by,
    )


def _change(cell: ControlCell, before: str, *, fresh: bool) -> str:
    """How a holder stands to the one before the period, as the table of an update says it."""
    if cell.holder == UNKNOWN:
        return "none" if fresh else "silent"
    if before not in {UNKNOWN, cell.holder}:
        return "changed"
    if not fresh:
        return "silent"
    return "new" if before == UNKNOWN else "none"


def _last(claims: Iterable[str], situation: Situation) -> date | None:
    """The day of the latest report among those of some claims."""
    stories = {situation.claims[claim].story for claim in claims if claim in situation.claims}
    days = [day for story in stories if (day := situation.published[story].last_day)]
    return max(days, default=None)
