"""Who holds a town on a day. Rule: entering contests at most, and footage, hedges and districts settle nothing.

A side that leaves admits leaving; the place is the other side's only once that side says so.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from wederhoor.model.claims import Claim
from wederhoor.model.packs import Theatre
from wederhoor.model.period import Period
from wederhoor.model.places import Gazetteer
from wederhoor.model.stories import Story
from wederhoor.model.vocabulary import (
    CONTESTED,
    THIRD,
    UNKNOWN,
    Certainty,
    Family,
    HedgedBy,
    Kind,
    Part,
    PlaceKind,
)
from wederhoor.model.weights import ControlCell, Reason
from wederhoor.weighing import about
from wederhoor.weighing.facts import Fact, gather
from wederhoor.weighing.oppositions import GAINS, HOLDS

TOWNS = frozenset({PlaceKind.SETTLEMENT, PlaceKind.SITE})
STALE = 14  # days after which fighting that nobody mentions any more contests nothing


@dataclass(frozen=True, slots=True)
class Ground:
    """All that was said of towns: claims by place, and which doubts are about which claim."""

    facts: Mapping[str, tuple[Fact, ...]]  # by place, in canonical order
    about: Mapping[str, str]
    shown: frozenset[str]  # claims that only footage makes
    parties: tuple[str, ...]


def survey(
    stories: Iterable[Story],
    claims: Iterable[Claim],
    theatre: Theatre,
    gazetteer: Gazetteer,
    published: Mapping[str, Period],
) -> Ground:
    """Gather what control is judged by."""
    return survey_facts(gather(stories, claims, theatre, gazetteer, published), theatre, gazetteer)


def survey_facts(facts: Sequence[Fact], theatre: Theatre, gazetteer: Gazetteer) -> Ground:
    """The same on facts that were gathered before."""
    places: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        for place in fact.scope:
            known = gazetteer.get(place)
            if fact.family is Family.GROUND and known is not None and known.kind in TOWNS:
                places[place].append(fact)
    return Ground(
        facts={place: tuple(told) for place, told in places.items()},
        about=about.resolve(facts),
        shown=frozenset(fact.id for fact in facts if fact.shown),
        parties=theatre.parties,
    )


def control(ground: Ground, place: str, day: date) -> ControlCell:
    """The holder of a town on a day, by what stories known up to the end of that day say."""
    number = day.toordinal()
    told = [fact for fact in ground.facts.get(place, ()) if fact.day <= number and _begun(fact, number)]
    doubted = {ground.about[fact.id] for fact in told if _is_doubt(fact) and fact.id in ground.about}
    holds = [fact for fact in told if _settles(fact, place, ground.parties) and fact.id not in doubted]
    latest = [fact for fact in _latest(holds) if not _left_since(fact, told)]
    if not latest:
        return _open(told, place, day, ground.parties)
    newest = max(_as_of(fact) for fact in latest)
    chosen = [fact for fact in latest if _as_of(fact) == newest]
    chosen += [fact for fact in latest if _still_claims(fact, chosen)]
    contesting = [
        fact
        for fact in told
        if _contests(fact, chosen, newest, ground, number) and not _conceded_since(fact, chosen, told)
    ]
    return _cell(place, day, chosen, contesting, told)


def turns(ground: Ground, place: str) -> tuple[int, ...]:
    """The days, as ordinals and in order, on which `control` of a town may say something else than the day before."""
    told = ((fact, fact.first) for fact in ground.facts.get(place, ()))
    days = ((max(fact.day, first), _as_of(fact) + STALE + 1) for fact, first in told if first is not None)
    return tuple(sorted({day for both in days for day in both}))


def cells(ground: Ground, day: date) -> tuple[ControlCell, ...]:
    """One cell for each town of which something is known on that day, by place."""
    found = (control(ground, place, day) for place in sorted(ground.facts))
    return tuple(cell for cell in found if cell.holder != UNKNOWN or cell.claimed_by)


def _begun(fact: Fact, day: int) -> bool:
    return fact.first is not None and fact.first <= day


def _as_of(fact: Fact) -> int:
    """The last day for which a claim speaks, not later than its story."""
    return min(fact.last if fact.last is not None else fact.day, fact.day)


def _is_doubt(fact: Fact) -> bool:
    return fact.claim.certainty is Certainty.UNCONFIRMED


def _settles(fact: Fact, place: str, parties: Sequence[str]) -> bool:
    """Whether a claim, if nothing opposes it, says who holds the whole place and not only ground near it."""
    claim = fact.claim
    if claim.kind not in HOLDS or fact.negative or len(fact.doers) != 1 or fact.doers[0] not in parties:
        return False
    if place not in fact.aims or fact.number is not None:
        return False
    if not fact.entire or fact.shown:
        return False
    if not fact.attributed:
        return claim.kind is Kind.CONTROL and claim.certainty is Certainty.ASSERTED and claim.part is Part.BODY
    return claim.certainty is Certainty.ASSERTED or _reported_hold(fact)


def _reported_hold(fact: Fact) -> bool:
    """A side's own word that it still holds a place, which only the outlet's reporting form hedges."""
    claim = fact.claim
    own = claim.kind is Kind.CONTROL and set(fact.doers) == fact.parties
    return own and claim.certainty is Certainty.HEDGED and claim.hedged_by in {None, HedgedBy.OUTLET}


def _latest(holds: Sequence[Fact]) -> list[Fact]:
    """The latest position of each party; an outlet's own voice and an unknown actor count as one more."""
    found: dict[frozenset[str], list[Fact]] = {}
    for fact in holds:
        before = found.get(fact.parties)
        if before is None or _as_of(fact) > _as_of(before[0]):
            found[fact.parties] = [fact]
        elif _as_of(fact) == _as_of(before[0]):
            before.append(fact)
    return [fact for facts in found.values() for fact in facts]


def _left_since(held: Fact, told: Sequence[Fact]) -> bool:
    """Whether the side that said it held a place said afterwards that it leaves it."""
    if set(held.doers) != held.parties:
        return False
    left = [fact for fact in told if _own_withdrawal(fact) and fact.parties == held.parties and not fact.negative]
    return any(_as_of(fact) >= _as_of(held) and fact.order > held.order for fact in left)


def _still_claims(fact: Fact, chosen: Sequence[Fact]) -> bool:
    """Whether a side's own earlier word that it holds the place stands against a mere later word to the contrary.

    A capture after it answers it; a claim to hold the place does not.
    """
    holders = {held.doers[0] for held in chosen}
    own = fact not in chosen and fact.doers[0] not in holders and set(fact.doers) == fact.parties
    return own and not any(held.claim.kind in GAINS for held in chosen)


def _contests(fact: Fact, chosen: Sequence[Fact], newest: int, ground: Ground, day: int) -> bool:
    """Whether a claim of that time or later stands against the holder."""
    holders = {held.doers[0] for held in chosen}
    if fact in chosen or _as_of(fact) < newest or _only_planned(fact):
        return False
    claim = fact.claim
    if _is_doubt(fact):
        return claim.kind in HOLDS and _free_doubt(fact, chosen, ground)
    if claim.kind is Kind.BATTLE:
        lasting = day - _as_of(fact) <= STALE
        return lasting and not fact.negative and not all(held.wide for held in chosen)
    if claim.certainty is Certainty.DENIED:
        by_another = not fact.doers and bool(fact.parties) and not fact.parties & {*holders, THIRD}
        return claim.kind in HOLDS and (by_another or bool(holders & set(fact.doers)))
    if fact.negative or len(fact.doers) != 1:
        return False
    if claim.kind is Kind.WITHDRAWAL:
        return fact.doers[0] in holders and fact.attributed
    against = fact.doers[0] in ground.parties and fact.doers[0] not in holders
    return against and (claim.kind in HOLDS or (claim.kind is Kind.ADVANCE and bool(set(fact.scope) & set(fact.aims))))


def _conceded_since(fact: Fact, chosen: Sequence[Fact], told: Sequence[Fact]) -> bool:
    """Whether the side that denied the loss of a place said afterwards that it left it, or that it is lost."""
    holders = {held.doers[0] for held in chosen}
    if fact.claim.certainty is not Certainty.DENIED or len(holders) > 1:
        return False
    later = [other for other in told if other.parties == fact.parties and other.order > fact.order]
    return any(_admits_holder(other, *holders) and not _taken_back(other, told) for other in later)


def _free_doubt(fact: Fact, chosen: Sequence[Fact], ground: Ground) -> bool:
    """A doubt about footage touches the footage; one about the place itself leaves the place open."""
    meant = ground.about.get(fact.id)
    held = {one.id for one in chosen}
    return meant is None or meant in held or meant not in ground.shown or fact.claim.kind in GAINS


def _only_planned(fact: Fact) -> bool:
    return fact.claim.certainty in {
        Certainty.INTENTION,
        Certainty.CONDITIONAL,
        Certainty.NO_COMMENT,
        Certainty.CORRECTED,
    }


def _would_hold(fact: Fact, place: str, parties: Sequence[str]) -> bool:
    """Whether a claim speaks of who holds the place, too weakly to settle it."""
    whole = fact.claim.kind in HOLDS and place in fact.aims and fact.number is None
    return whole and not fact.negative and not _only_planned(fact) and bool(set(fact.doers) & set(parties))


def _open(told: Sequence[Fact], place: str, day: date, parties: Sequence[str]) -> ControlCell:
    """A place that nobody is known to hold: contested where it was entered or left; fighting near it is not enough."""
    active = [
        fact
        for fact in told
        if day.toordinal() - _as_of(fact) <= STALE
        and not _only_planned(fact)
        and not fact.negative
        and not _is_doubt(fact)
        and (fact.claim.kind is Kind.BATTLE or _entered(fact) or _left(fact, parties))
        and fact.attributed
    ]
    if not any(_entered(fact) or _left(fact, parties) for fact in active):
        said = _ids(fact for fact in told if _would_hold(fact, place, parties))
        reasons = (Reason("not_settled", said),) if said else ()
        return ControlCell(place, day.isoformat(), UNKNOWN, None, claimed_by=said, reasons=reasons)
    claims = _ids(active)
    left = [fact for fact in active if _own_withdrawal(fact)]
    return ControlCell(
        place,
        day.isoformat(),
        CONTESTED,
        None,
        claimed_by=claims,
        admitted_by=_ids(left),
        reasons=(Reason("fought_over", claims),),
    )


def _entered(fact: Fact) -> bool:
    asserted = fact.claim.certainty is Certainty.ASSERTED
    return fact.claim.kind is Kind.ADVANCE and asserted and bool(set(fact.scope) & set(fact.aims))


def _left(fact: Fact, parties: Sequence[str]) -> bool:
    """Whether a named source asserts that a side left the place."""
    asserted = fact.attributed and fact.claim.certainty is Certainty.ASSERTED and not fact.negative
    return asserted and fact.claim.kind is Kind.WITHDRAWAL and bool(set(fact.doers) & set(parties))


def _own_withdrawal(fact: Fact) -> bool:
    return fact.claim.kind is Kind.WITHDRAWAL and bool(fact.parties) and set(fact.doers) == fact.parties


def _cell(
    place: str, day: date, chosen: Sequence[Fact], contesting: Sequence[Fact], told: Sequence[Fact]
) -> ControlCell:
    holders = {fact.doers[0] for fact in chosen}
    conceding = [fact for fact in told if len(holders) == 1 and _admits_holder(fact, next(iter(holders)))]
    conceding = [fact for fact in conceding if not _taken_back(fact, told)]
    admitted = [fact for fact in conceding if _something_to_admit(fact, place, told)]
    denied = [fact for fact in told if fact.claim.certainty is Certainty.DENIED and fact.claim.kind in HOLDS]
    settled = len(holders) == 1 and not contesting
    rules = [("admitted" if admitted else "claimed", chosen)] if settled else []
    if len(holders) > 1:
        rules.append(("two_holders", chosen))
    if conceding and not admitted and settled:
        rules.append(("left", conceding))
    if contesting:
        rules.append(("contested_since", contesting))
    return ControlCell(
        place=place,
        day=day.isoformat(),
        holder=next(iter(holders)) if settled else CONTESTED,
        since=_since(told, place, holders) if settled else None,
        claimed_by=_ids(fact for fact in chosen if fact not in admitted),
        admitted_by=_ids(admitted),
        denied_by=_ids(denied),
        reasons=tuple(Reason(rule, _ids(facts)) for rule, facts in rules),
    )


def _admits_holder(fact: Fact, holder: str) -> bool:
    """Whether a side says that it left, or that the other side holds the place."""
    if (
        not fact.parties
        or fact.parties & {holder, THIRD}
        or fact.claim.certainty is not Certainty.ASSERTED
        or fact.negative
    ):
        return False
    return _own_withdrawal(fact) or (fact.claim.kind in HOLDS and fact.doers == (holder,))


def _taken_back(fact: Fact, told: Sequence[Fact]) -> bool:
    """Whether the side that conceded the place said of a later day that it holds it, or denied having lost it."""
    for other in told:
        if other.parties == fact.parties and _as_of(other) > _as_of(fact) and not _only_planned(other):
            claims_it = other.claim.kind in HOLDS and set(other.doers) == other.parties and not other.negative
            denied = other.claim.certainty is Certainty.DENIED and _lost(other)
            if claims_it or denied:
                return True
    return False


def _lost(fact: Fact) -> bool:
    """Whether a claim is about its own side's leaving, or the other side's taking."""
    return _own_withdrawal(fact) or (fact.claim.kind in HOLDS and set(fact.doers) != fact.parties)


def _something_to_admit(fact: Fact, place: str, told: Sequence[Fact]) -> bool:
    """Whether a side of the war other than the one that concedes says itself that it took or holds the whole place."""
    return any(
        _settles(other, place, tuple(other.parties)) and other.parties == set(other.doers) != fact.parties
        for other in told
        if len(other.parties) == 1
    )


def _since(told: Sequence[Fact], place: str, holders: set[str]) -> Period | None:
    """When the holder last took the place, where a capture with a time of its own says so."""
    taken = [
        fact
        for fact in told
        if fact.claim.kind in GAINS and fact.dated and place in fact.aims and set(fact.doers) == holders
        if fact.claim.certainty is Certainty.ASSERTED and not fact.negative and fact.number is None
    ]
    return max(taken, key=lambda fact: (_as_of(fact), fact.attributed, fact.id)).claim.when if taken else None


def _ids(facts: Iterable[Fact]) -> tuple[str, ...]:
    return tuple(sorted({fact.id for fact in facts}))
