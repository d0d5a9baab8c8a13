"""Which five matters open the update. Rule: what changed for a town comes before what somebody counts."""

from collections import defaultdict
from datetime import timedelta

from wederhoor.briefing.lines import Candidate, about, opposite, status_before
from wederhoor.briefing.material import Material
from wederhoor.model.claims import Claim
from wederhoor.model.packs import Theatre
from wederhoor.model.places import Gazetteer
from wederhoor.model.texts import Span
from wederhoor.model.vocabulary import UNATTRIBUTED, UNKNOWN, Certainty, Family, Kind, PlaceKind, Status
from wederhoor.model.weights import ControlCell
from wederhoor.situation.regions import Regions

MOST = 5
OLD = timedelta(days=1)  # between an event on the ground and the period: an older one opens no update
HOLDING = frozenset({Kind.CAPTURE, Kind.RECAPTURE, Kind.CONTROL, Kind.WITHDRAWAL})
HARM = frozenset(
    {Kind.CASUALTIES, Kind.INFRASTRUCTURE_DAMAGE, Kind.EVACUATION, Kind.DRONE_OR_MISSILE_STRIKE, Kind.STRIKE}
)
LAST = 8
ROOM = {0: 2, 1: 2, 2: 2, 3: 2}  # how many of one class come before one of the next; of every other class one


def in_short(
    found: tuple[Candidate, ...],
    material: Material,
    previous: Material | None,
    theatre: Theatre,
    gazetteer: Gazetteer,
) -> tuple[Candidate, ...]:
    """At most five candidates, one for each matter, the weightiest first."""
    regions = Regions(theatre, gazetteer)

    def weight(item: Candidate) -> tuple[int, bool, bool, int, int, float, str, str]:
        parties = {theatre.party(name) for claim in item.claims for name in claim.claimants if name != UNATTRIBUTED}
        moment, *_ = material.order(item.main.id)
        rank = _rank(item, material, previous, gazetteer)
        return (
            rank,
            regions.where(item.matter.place)[0] is None,
            _retold(item.main, material),
            -len(parties),
            -len(item.part.origins),
            -moment.timestamp(),
            item.matter.place or "~",
            item.main.id,
        )

    doubts = {claim for item in found for claim in about(item, material, Certainty.UNCONFIRMED)}
    leading = (item for item in found if _may_lead(item, material, gazetteer) and item.main.id not in doubts)
    chosen: list[tuple[int, Candidate]] = []
    printed = _Printed(material)
    for found_weight, item in sorted(((weight(item), item) for item in leading), key=lambda pair: pair[0]):
        rank = found_weight[0]
        if sum(other == rank for other, _ in chosen) < MOST and all(_apart(item, one, printed) for _, one in chosen):
            chosen.append((rank, item))
    return _mixed(chosen)[:MOST]


def _mixed(ranked: list[tuple[int, Candidate]]) -> tuple[Candidate, ...]:
    """Candidates by class, where a class that has had its turn waits until every other had one."""
    taken: dict[int, int] = defaultdict(int)
    turns = []
    for place, (rank, item) in enumerate(ranked):
        turns.append((taken[rank] // ROOM.get(rank, 1), rank, place, item))
        taken[rank] += 1
    return tuple(item for *_, item in sorted(turns, key=lambda turn: turn[:3]))


def _apart(item: Candidate, other: Candidate, printed: "_Printed") -> bool:
    """Whether two candidates are of two matters, stand in two sentences, and are not two sides of one contradiction."""
    one, two = item.main, other.main
    same = one.story == two.story and one.sentence == two.sentence and one.claimants == two.claimants
    return item.matter.id != other.matter.id and not same and not _facing(item, other, printed)


def _facing(item: Candidate, other: Candidate, printed: "_Printed") -> bool:
    """Whether both lines print the same two sentences against each other."""
    mine = printed.by(item)
    return len(mine) > 1 and mine == printed.by(other)


class _Printed:
    """Which sentences the line of a candidate would print, looked up once for each."""

    def __init__(self, material: Material) -> None:
        self._material = material
        self._found: dict[tuple[str, ...], frozenset[tuple[str, Span]]] = {}

    def by(self, item: Candidate) -> frozenset[tuple[str, Span]]:
        """The stories and spans of its own sentence and of the one that stands against it."""
        key = item.matter.id, item.family.value, item.matter.place or "", item.part.claims[0]
        if key not in self._found:
            against = opposite(item, self._material)
            claims = [item.main, *([self._material.claims[against]] if against is not None else [])]
            self._found[key] = frozenset((claim.story, claim.sentence) for claim in claims)
        return self._found[key]


def _may_lead(item: Candidate, material: Material, gazetteer: Gazetteer) -> bool:
    if item.quiet and item.main.certainty is Certainty.NO_COMMENT:
        return False
    if item.quiet:
        return is_town(item.matter.place, gazetteer) and item.family is Family.GROUND
    if item.family is Family.GROUND and is_old(item.main, material) and material.new & set(item.part.claims):
        return False
    return not item.own_voice and item.family is not Family.WORDS and item.main.certainty is not Certainty.CORRECTED


def _retold(claim: Claim, material: Material) -> bool:
    """Whether it was said before the period: what is said in it comes first."""
    said, first = claim.said.last_day if claim.said else None, material.period.first_day
    return said is not None and first is not None and said < first


def is_old(claim: Claim, material: Material) -> bool:
    """Whether a claim dates what it says to well before the period: background, and no news."""
    named, first = claim.named_when, material.period.first_day
    last = named.last_day if named is not None else None
    return last is not None and first is not None and first - last > OLD


def _rank(item: Candidate, material: Material, previous: Material | None, gazetteer: Gazetteer) -> int:
    before, status = status_before(item, previous), item.part.standing.status
    remarks = {reason.rule for reason in item.part.standing.remarks}
    tests = (
        item.part.kind in HOLDING and changed_holder(item.matter.place, material) and _moves_holder(item, material),
        status is Status.CONFIRMED and before is not status,
        status is Status.CONTESTED and before is not status,
        is_town(item.matter.place, gazetteer) and is_open(item, material),
        item.part.kind in HARM,
        "against_interest" in remarks,
        any(claim.quantity for claim in item.claims) and moved(item, material),
        item.family is Family.GROUND,
    )
    return next((place for place, holds in enumerate(tests) if holds), LAST)


def _moves_holder(item: Candidate, material: Material) -> bool:
    """Whether the holder of its place rests on one of its claims."""
    cells = [cell for cell in material.cells if cell.place == item.matter.place]
    behind = {claim for cell in cells for claim in (*cell.claimed_by, *cell.admitted_by)}
    return any(claim.id in behind for claim in item.claims)


def is_town(place: str | None, gazetteer: Gazetteer) -> bool:
    """Whether a place is a settlement."""
    known = gazetteer.get(place) if place else None
    return known is not None and known.kind is PlaceKind.SETTLEMENT


def is_open(item: Candidate, material: Material) -> bool:
    """Whether nobody could or would confirm it."""
    return item.quiet or bool(about(item, material, Certainty.UNCONFIRMED))


def holders(cells: tuple[ControlCell, ...]) -> dict[str, str]:
    """The holder of each place on the last day given, where anybody said so."""
    found = {cell.place: cell.holder for cell in sorted(cells, key=lambda cell: cell.day)}
    return {place: holder for place, holder in found.items() if holder != UNKNOWN}


def changed_holder(place: str | None, material: Material) -> bool:
    """Whether the place had another holder, or none that anybody named, on the day before the period."""
    now = holders(material.cells).get(place) if place else None
    return now is not None and now != holders(material.cells_before).get(place or "")


def moved(item: Candidate, material: Material) -> bool:
    """Whether one of its numbers stands in a series with an earlier value."""
    mine = {claim.id for claim in item.claims}
    return any(mine & {point.claim for point in series.points} and len(series.points) > 1 for series in material.series)
