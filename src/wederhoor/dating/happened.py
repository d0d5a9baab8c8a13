"""Clues from what a story tells of, beside the chronicle. Rule: news follows its anchor; what is past has had its own.

A town that is taken comes but once or twice; fighting for it comes before that, and talk of it stays around. A place in
the news every month says little, and a kind of happening without a place says less.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from wederhoor.dating.case import Case
from wederhoor.dating.clue import Clue, Slope
from wederhoor.dating.shapes import around, blow, holding, known, later, news, rare, siege, spoken, tide
from wederhoor.dating.telling import Line, Tense, nearness
from wederhoor.model.chronicle import Anchor
from wederhoor.model.claims import Claim
from wederhoor.model.packs import Theatre
from wederhoor.model.texts import Span
from wederhoor.model.vocabulary import FAMILIES, Aspect, Certainty, Family, Kind, PlaceKind, Polarity
from wederhoor.reading.mentions import Role
from wederhoor.reading.times import parse_symbol

TAKEN = frozenset({Kind.CAPTURE, Kind.RECAPTURE, Kind.WITHDRAWAL})
GROUND = frozenset(FAMILIES[Family.GROUND]) | {Kind.REINFORCEMENT, Kind.EVACUATION, Kind.SURRENDER}
ATTACKS = TAKEN | {Kind.ATTACK, Kind.ADVANCE, Kind.ENCIRCLEMENT}
HIT = frozenset({*FAMILIES[Family.STRIKES], Kind.CASUALTIES})
ONCE = HIT | {Kind.NEGOTIATION, Kind.AGREEMENT, Kind.PRISONER_EXCHANGE, Kind.SURRENDER, Kind.CAPTURE, Kind.WITHDRAWAL}
TALKS = frozenset({Kind.NEGOTIATION, Kind.AGREEMENT, Kind.VISIT})
FIRM = frozenset({Certainty.ASSERTED, Certainty.HEDGED, Certainty.UNCONFIRMED, Certainty.DENIED})
SPOTS = frozenset({PlaceKind.SETTLEMENT, PlaceKind.SITE})
WIDE = frozenset({PlaceKind.OBLAST, PlaceKind.REGION, PlaceKind.WATER})  # always something going on
SELDOM = frozenset({Kind.MOBILISATION, Kind.SURRENDER})
FEW = 2  # anchors of a kind that comes seldom
MANY_HIT = 10  # dead or wounded: a strike that is remembered
LITTLE = 0.3  # how much less an anchor counts that the other side gained
MANY = 3  # claims about talks that make them the story's matter
UNITS = {"day": 1.0, "week": 7.0, "month": 30.4375, "year": 365.25}
REACH = 60  # characters behind "a week after" in which what happened is looked for
Slopes = Callable[[Anchor], tuple[Slope, ...]]


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in a sentence, with the claim about it where there is one."""

    place: str
    span: Span
    line: Line
    claim: Claim | None
    wide: bool  # a region or a water

    @property
    def tense(self) -> Tense:
        """How it is told: by the claim's own time, else by the sentence."""
        symbol = self.claim.when_symbol if self.claim else None
        return nearness(parse_symbol(symbol)) if symbol else self.line.tense


def happened(case: Case, lines: Sequence[Line]) -> Iterator[Clue]:
    """What the places, kinds and proper names of a story say of its day."""
    mentions = tuple(_mentions(lines))
    gains = _gains(lines, case.theatre)
    winner = next(iter(gains)) if len(gains) == 1 else None
    for place in sorted({mention.place for mention in mentions}):
        anchors = case.theatre.chronicle.at(place)
        here = [mention for mention in mentions if mention.place == place]
        found = [clue for mention in here for clue in _place(mention, anchors, winner, case.theatre)]
        yield from _strongest(found)
        yield from _once([clue for mention in here for clue in _looked_back(mention, anchors, case.theatre)])
    yield from _tides(gains, case.theatre)
    yield from _rare(lines, case.theatre)
    yield from _talks(lines, case.theatre)
    yield from _proper(lines, case.theatre)
    for line in lines:
        yield from _so_long_after(line, case.theatre)


def _mentions(lines: Sequence[Line]) -> Iterator[Mention]:
    kinds = {name.place: name.place_kind for line in lines for name in line.names if name.place}
    for line in lines:
        spots = {
            n.place: n.span for n in line.names if n.role is Role.PLACE and n.place_kind in SPOTS | WIDE and n.place
        }
        told = {r.place: r.span for claim in line.claims for r in claim.places if kinds.get(r.place) in SPOTS}
        told = told if len(told) == 1 else {}
        for claim in line.claims:
            claimed = {ref.place: ref.span for ref in claim.places if kinds.get(ref.place) in SPOTS | WIDE}
            inside = {p: s for p, s in spots.items() if claim.content.start <= s.start and s.end <= claim.content.end}
            for place, span in (claimed or inside or told).items():
                yield Mention(place, span, line, claim, kinds.get(place) in WIDE)
        for place, span in spots.items():
            yield Mention(place, span, line, None, kinds.get(place) in WIDE)


def _strongest(clues: Iterable[Clue]) -> Iterator[Clue]:
    """The clue of a place that says most; several claims about it are no more than one."""
    found = sorted(clues, key=lambda clue: (-max(slope.height for slope in clue.slopes), clue.order))
    yield from found[:1]


def _once(clues: Iterable[Clue]) -> Iterator[Clue]:
    yield from {clue.about: clue for clue in sorted(clues, key=lambda clue: clue.order, reverse=True)}.values()


def _place(mention: Mention, anchors: Sequence[Anchor], winner: str | None, theatre: Theatre) -> Iterator[Clue]:
    """The clues of one mention of a place; winner is the side that the story says gains ground, if it is one."""
    claim, fresh = mention.claim, mention.tense is Tense.NEWS
    often = mention.wide or mention.place in theatre.chronicle.everyday
    ground = [anchor for anchor in anchors if anchor.kind in GROUND]
    hits = [anchor for anchor in anchors if anchor.kind in HIT]

    def share(anchor: Anchor) -> float:
        side = _gainer(anchor.kind, _agents(anchor), theatre) if anchor.kind in TAKEN else None
        against = side is not None and winner is not None and side != winner
        return LITTLE if against or (claim and not _may_lead_to(claim, anchor, theatre)) else 1.0

    if mention.tense is Tense.PAST:
        return
    if claim is None or claim.kind not in GROUND | HIT:
        if ground and not often:
            yield _clue("place", mention, ground, lambda a: around(a, 8.0 * share(a)))
        if hits and not often and mention.line.leads:
            yield _clue("struck", mention, hits, lambda a: blow(a, fresh, 100.0))
        return
    taken = [a for a in ground if a.kind in TAKEN and _same_side(claim, a, theatre)] if not mention.wide else []
    if taken and _is_taken(claim) and (claim.kind is Kind.WITHDRAWAL or mention.place in claim.target):
        yield _clue("taken", mention, taken, lambda a: news(a, fresh, often))
    elif taken and not often and _holds(claim) and winner in (None, _gainer(claim.kind, claim.agent, theatre)):
        yield _clue("held", mention, taken, holding)
    elif ground:
        yield _clue("fight", mention, ground, lambda a: siege(a, (10.0 if often else 40.0) * share(a)))
    if claim.kind in HIT and hits:
        yield _clue("hit", mention, hits, lambda a: blow(a, fresh, _force(claim, often)))


def _force(claim: Claim, often: bool) -> float:
    """How surely a strike is the one that the chronicle tells: many dead are remembered, other strikes come often."""
    many = claim.kind is Kind.CASUALTIES and claim.quantity is not None and (claim.quantity.value or 0) >= MANY_HIT
    return (60.0 if many else 10.0) if often else (1000.0 if many else 150.0)


def _clue(rule: str, mention: Mention, anchors: Sequence[Anchor], slopes: Slopes) -> Clue:
    found = tuple(slope for anchor in anchors for slope in slopes(anchor))
    return Clue(rule, found, 1.0, mention.span, ",".join(anchor.id for anchor in anchors))


def _is_taken(claim: Claim) -> bool:
    """Whether a claim tells that a place has changed hands."""
    return claim.kind in TAKEN and _is_done(claim)


def _is_done(claim: Claim) -> bool:
    firm = claim.polarity is Polarity.POSITIVE and claim.certainty in FIRM - {Certainty.DENIED}
    return firm and claim.aspect in (None, Aspect.DONE)


def _may_lead_to(claim: Claim, anchor: Anchor, theatre: Theatre) -> bool:
    """Whether the side that attacks in a claim is the one that gains the place in the end."""
    return claim.kind not in ATTACKS or anchor.kind not in TAKEN or _same_side(claim, anchor, theatre)


def _holds(claim: Claim) -> bool:
    """Whether a claim tells who holds a place."""
    firm = claim.polarity is Polarity.POSITIVE and claim.certainty is Certainty.ASSERTED
    return claim.kind is Kind.CONTROL and bool(claim.agent) and firm


def _same_side(claim: Claim, anchor: Anchor, theatre: Theatre) -> bool:
    """Whether the side that gains a place is the same; a withdrawal gains it for the other side."""
    one, other = _gainer(claim.kind, claim.agent, theatre), _gainer(anchor.kind, _agents(anchor), theatre)
    return one is None or other is None or one == other


def _agents(anchor: Anchor) -> tuple[str, ...]:
    return (anchor.agent,) if anchor.agent else ()


def _gainer(kind: str, agents: Sequence[str], theatre: Theatre) -> str | None:
    sides = {theatre.party(agent) for agent in agents} & set(theatre.parties)
    if len(sides) != 1:
        return None
    side = sides.pop()
    if kind != Kind.WITHDRAWAL:
        return side
    others = [party for party in theatre.parties if party != side]
    return others[0] if len(others) == 1 else None


def _looked_back(mention: Mention, anchors: Sequence[Anchor], theatre: Theatre) -> Iterator[Clue]:
    """A place that was taken once, told as past: hardly before that."""
    claim = mention.claim
    if claim is None or not _is_taken(claim) or mention.tense is not Tense.PAST:
        return
    found = [anchor for anchor in anchors if anchor.kind in TAKEN and _same_side(claim, anchor, theatre)]
    if len(found) == 1:
        yield Clue("past", later(found[0]), 0.05, mention.span, found[0].id)


def _gains(lines: Sequence[Line], theatre: Theatre) -> dict[str, Span]:
    """The sides said to gain ground, with the first words that say so."""
    gained: dict[str, Span] = {}
    for line in lines:
        for claim in line.claims:
            moved = _is_taken(claim) or (line.leads and claim.kind is Kind.ADVANCE and _is_done(claim))
            side = _gainer(claim.kind, claim.agent, theatre) if moved else None
            if side and line.tense is not Tense.PAST:
                gained.setdefault(side, claim.content)
    return gained


def _tides(gains: Mapping[str, Span], theatre: Theatre) -> Iterator[Clue]:
    """A side said to gain ground, wherever that is."""
    for side, span in sorted(gains.items()):
        found = [
            a for a in theatre.chronicle.anchors if a.kind in TAKEN and _gainer(a.kind, _agents(a), theatre) == side
        ]
        if found:
            yield Clue("gains", tuple(slope for anchor in found for slope in tide(anchor)), 1.0, span, side)


def _rare(lines: Sequence[Line], theatre: Theatre) -> Iterator[Clue]:
    """A kind that comes once or twice in a war, from the same side."""
    seen: dict[tuple[Kind, str], Span] = {}
    for line in lines:
        for claim in line.claims if line.tense is not Tense.PAST else ():
            if claim.kind in SELDOM and claim.polarity is Polarity.POSITIVE:
                for side in sorted({theatre.party(actor) for actor in claim.agent} & set(theatre.parties)):
                    seen.setdefault((claim.kind, side), claim.content)
    for (kind, side), span in sorted(seen.items()):
        found = [a for a in theatre.chronicle.anchors if a.kind == kind and a.agent and theatre.party(a.agent) == side]
        if 0 < len(found) <= FEW:
            ids = ",".join(anchor.id for anchor in found)
            yield Clue("rare", tuple(slope for anchor in found for slope in rare(anchor, 40.0)), 1.0, span, ids)


def _talks(lines: Sequence[Line], theatre: Theatre) -> Iterator[Clue]:
    """Talks between the sides: the more is said of them, the more likely they are under way."""
    claims = [claim for line in lines for claim in line.claims if claim.kind is Kind.NEGOTIATION]
    sides = {theatre.party(actor) for claim in claims for actor in (*claim.agent, *claim.target, *claim.claimants)}
    anchors = [anchor for anchor in theatre.chronicle.anchors if anchor.kind in TALKS]
    both = [anchor for anchor in anchors if anchor.kind == Kind.NEGOTIATION]
    if claims and set(theatre.parties) <= sides and both:
        height = 15.0 if len(claims) >= MANY else 4.0
        yield Clue("talks", tuple(s for a in both for s in spoken(a, height)), 1.0, claims[0].content, "negotiation")
    for place, span, height in sorted(_tables(lines, theatre)):
        found = [anchor for anchor in anchors if place in anchor.places]
        if found:
            ids = ",".join(anchor.id for anchor in found)
            yield Clue("talks", tuple(s for a in found for s in spoken(a, height)), 1.0, span, ids)


def _tables(lines: Sequence[Line], theatre: Theatre) -> Iterator[tuple[str, Span, float]]:
    """Places that may be those of talks, each once: beside a claim of talks, or merely named."""
    heights: dict[str, tuple[Span, float]] = {}
    for line in lines:
        height = 100.0 if any(claim.kind in TALKS for claim in line.claims) else 15.0
        for name in line.names:
            spot = name.role is Role.PLACE and name.place_kind in SPOTS and name.place not in theatre.chronicle.everyday
            if spot and name.place and heights.get(name.place, (None, 0.0))[1] < height:
                heights[name.place] = name.span, height
    yield from ((place, span, height) for place, (span, height) in heights.items())


def _proper(lines: Sequence[Line], theatre: Theatre) -> Iterator[Clue]:
    """The proper names of the chronicle: news in a headline or lead, anything afterwards elsewhere.

    The name of a person or body, or of what goes on being spoken of, is left out.
    """
    words = [(line, set(re.findall(r"[\w'’-]+", line.text))) for line in lines]
    kept = {name for anchor in theatre.chronicle.anchors if anchor.kind not in ONCE for name in anchor.names}
    for anchor in theatre.chronicle.anchors:
        names = [name for name in anchor.names if name not in kept and theatre.actor(name) is None]
        found = next(((line, name) for line, those in words for name in names if _stands(name, line, those)), None)
        if found:
            line, name = found
            at = line.sentence.span.start + line.text.find(name)
            news_of_it = line.leads and line.tense is not Tense.PAST
            yield Clue("name", known(anchor, news_of_it), 1.0, Span(at, at + len(name)), anchor.id)


def _stands(name: str, line: Line, words: set[str]) -> bool:
    return name in words or (" " in name and name in line.text)


def _so_long_after(line: Line, theatre: Theatre) -> Iterator[Clue]:
    """A week after a place was taken; six months ago it was."""
    for one in line.told:
        symbol = one.symbol
        unit, number = symbol.word(1), symbol.word(0)
        counted = symbol.name in ("earlier", "ago") and unit in UNITS and number.replace(".", "", 1).isdigit()
        if not counted:
            continue
        end = one.expression.span.end
        near = [n for n in line.names if n.place and (symbol.name == "ago" or 0 <= n.span.start - end <= REACH)]
        place = next((name.place for name in near if name.place_kind in SPOTS), None)
        found = [a for a in theatre.chronicle.anchors if a.kind in GROUND | HIT and place in a.places]
        if found and (symbol.name == "ago" or one.expression.role == "event"):
            away = round(float(number) * UNITS[unit])
            slack = max(3, round(away * 0.12))
            slopes = tuple(
                Slope.of(a.first.toordinal() + away - slack, a.last.toordinal() + away + slack, 200.0, slack, slack)
                for a in found
            )
            yield Clue("so_long_after", slopes, 1.0, one.expression.span, ",".join(a.id for a in found))
