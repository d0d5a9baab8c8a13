"""Who gave no answer, and what outlets print in their own voice. Rule: an open question keeps its first moment."""

from datetime import timedelta

from wederhoor.briefing.desk import Desk
from wederhoor.briefing.edits import edited
from wederhoor.briefing.lines import SILENT, Candidate
from wederhoor.briefing.material import EARLY, Material
from wederhoor.briefing.ranking import is_town
from wederhoor.briefing.update import Headline, Quiet
from wederhoor.model.claims import Claim
from wederhoor.model.packs import Theatre
from wederhoor.model.places import Gazetteer
from wederhoor.model.vocabulary import FAMILY_OF, UNATTRIBUTED, Certainty, Family, Part
from wederhoor.situation.regions import Regions

OPEN_FOR = timedelta(days=3)
HEADS = frozenset({Part.HEADLINE, Part.SUBHEAD})


def silences(desk: Desk, numbers: dict[int, int]) -> tuple[Quiet, ...]:
    """Refusals and doubts: the new ones, those still open from the three days before, and answered ones."""
    material = desk.material
    answered = {item.claim: item.answered_by for item in material.silences if item.answered_by in material.claims}
    found, seen = [], set[object]()
    ordered = sorted(material.claims, key=lambda item: (item not in material.new, material.order(item)))
    for claim in (material.claims[item] for item in ordered):
        if claim.certainty not in SILENT or not _recent(claim, material) or repeats_body(claim, material):
            continue
        if desk.key(claim) in seen:
            continue
        seen.add(desk.key(claim))
        said = desk.said(claim.id)
        answer = answered.get(claim.id)
        status = "answered" if answer else "new" if claim.id in material.new else "open"
        see = numbers.get(said.citation)
        found.append(Quiet(said, status, desk.cite(answer) if answer else None, see))
    return tuple(found)


def _recent(claim: Claim, material: Material) -> bool:
    if claim.id in material.new:
        return True
    if claim.claimants == (UNATTRIBUTED,):
        return False  # nobody can be called back
    period, start = material.published.get(claim.story), material.period.start
    moment = (period.known_at if period else None) or EARLY
    inside = claim.story in material.stories and material.period.contains(material.published[claim.story])
    return start is not None and start - OPEN_FOR <= moment and (inside or moment < start)


def still(material: Material, theatre: Theatre, gazetteer: Gazetteer) -> tuple[str, ...]:
    """Towns at the front of which the three days before a day said something, and the day itself says nothing."""
    start, regions = material.period.start, Regions(theatre, gazetteer)
    if start is None or material.period.day is None:
        return ()
    told = {place for claim in material.new for place in _places(material.claims[claim])}
    before = (claim for claim in material.claims.values() if claim.id not in material.new and _of_the_front(claim))
    near = (claim for claim in before if start - OPEN_FOR <= material.order(claim.id)[0] < start)
    towns = {place for claim in near for place in _places(claim) if is_town(place, gazetteer)}
    return tuple(sorted(place for place in towns - told if regions.where(place)[0]))


def _places(claim: Claim) -> tuple[str, ...]:
    """Where it is and what it is done to; a name that is no place is no town either."""
    return *claim.place_ids, *claim.target


def _of_the_front(claim: Claim) -> bool:
    sourced = claim.claimants != (UNATTRIBUTED,) and claim.certainty not in SILENT
    return sourced and FAMILY_OF[claim.kind] in {Family.GROUND, Family.STRIKES, Family.PEOPLE}


def repeats_body(claim: Claim, material: Material) -> bool:
    """Whether a headline says what a sentence of its own text says with a source."""
    return claim.part in HEADS and body_of(claim, material) is not None


def body_of(headline: Claim, material: Material) -> Claim | None:
    """The attributed sentence of the same story that a headline repeats: same kind, and a place, number or nobody's."""
    if headline.part not in HEADS:
        return None
    same = [
        claim
        for claim in material.by_story.get(headline.story, ())
        if claim.part not in HEADS
        and claim.claimants != (UNATTRIBUTED,)
        and claim.kind is headline.kind
        and _shares(claim, headline)
    ]
    return min(same, key=lambda claim: material.order(claim.id), default=None)


def _shares(claim: Claim, headline: Claim) -> bool:
    """Whether the sentence gives what the headline gives: its number, one of its places, else who says or does it."""
    number = headline.quantity.value if headline.quantity else None
    if number is not None and number > 1:
        return claim.quantity is not None and claim.quantity.value == number
    if headline.places and not set(claim.place_ids) & set(headline.place_ids):
        return False
    if number is not None or headline.places:
        return True
    return claim.claimants == headline.claimants or bool(set(claim.agent) & set(headline.agent))


def headlines(found: tuple[Candidate, ...], desk: Desk) -> tuple[Headline, ...]:
    """Headlines without a source above a text that names one; one that the newsroom softened misleads nobody."""
    material = desk.material
    pairs = []
    for item in found:
        body = body_of(item.main, material) if item.own_voice else None
        softened = edited(item.main, "certainty") or edited(item.main, "polarity")
        if body and item.main.id in material.new and not softened:
            pairs.append(Headline(desk.said(item.main.id), desk.said(body.id)))
    return tuple(pairs)


def own_voice(found: tuple[Candidate, ...], material: Material) -> tuple[Candidate, ...]:
    """What outlets print without a source, without headlines that a sentence of the text answers for."""
    return tuple(
        item
        for item in found
        if item.own_voice
        and not item.quiet
        and item.main.certainty is not Certainty.CORRECTED  # stands among the corrections
        and body_of(item.main, material) is None
        and not is_talk(item)
    )


def is_talk(item: Candidate) -> bool:
    """Whether it is about talks."""
    return FAMILY_OF[item.part.kind] is Family.TALKS
