"""Where a story and the chronicle differ on who held a town. Rule: a remark beside a claim, and never more than that.

Only what no reading reconciles is remarked: a state has to cover all the days that can be meant, and two weeks on
either side. What is hedged, intended, partial or of no settled time is passed over.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from wederhoor.model.chronicle import Anchor, Chronicle, State
from wederhoor.model.claims import Claim
from wederhoor.model.packs import LanguagePack, Theatre
from wederhoor.model.period import OPEN, Period
from wederhoor.model.texts import Span
from wederhoor.model.vocabulary import Aspect, Certainty, Extent, Kind, Polarity, WhenBasis

MARGIN = timedelta(days=14)  # what sources and claims differ by about the day on which a town changed hands
REACH = 40  # characters between a town and what is added about an earlier attempt
GAINS = frozenset({Kind.CAPTURE, Kind.RECAPTURE})
MOVES = GAINS | {Kind.WITHDRAWAL}
OPEN_STANCES = frozenset({Certainty.ASSERTED, Certainty.INTENTION})  # an addition to them is as firm as its own words


@dataclass(frozen=True, slots=True)
class Remark:
    """That the chronicle has otherwise: which claim, its words, the state, and the anchors with which it began."""

    claim: str  # Claim.id
    rule: str  # other_holder, no_change, held_after_all, taken_before
    span: Span
    state: State
    anchors: tuple[Anchor, ...] = ()


@dataclass(frozen=True, slots=True)
class Recorded:
    """One entry of the chronicle as it is shown."""

    id: str
    what: str  # in English
    date: str  # EDTF; of a state, from its first day to its last
    sources: tuple[str, ...]


class _Words:
    """The language's regular expressions, by the name of their list."""

    __slots__ = ("_table",)

    def __init__(self, language: LanguagePack) -> None:
        self._table = language.tables.get("dating", {})

    def pattern(self, name: str) -> re.Pattern[str]:
        return re.compile("|".join(self._table.get(name, ())) or r"(?!)", re.IGNORECASE)

    def any(self, name: str, text: str) -> bool:
        return self.pattern(name).search(text) is not None


def remarks(
    claims: Sequence[Claim], text: str, published: Period | None, theatre: Theatre, language: LanguagePack
) -> tuple[Remark, ...]:
    """What the chronicle has against the claims of one story, in their order; none for a story without a Period.

    The text is that of the story; nothing is remarked once it was purged.
    """
    if published is None or not published.bounded or not text:
        return ()
    words = _Words(language)
    found: list[Remark] = []
    for claim in claims:
        side, place = _side(claim, theatre), _place(claim)
        if side is None or place is None:
            continue
        states = tuple(state for state in theatre.chronicle.states if state.place == place)
        remark = None
        if not words.any("qualified", claim.content.of(text)) and not _beside(claim, text, words):
            remark = _of(claim, side, states, _days(claim, text, published, words), theatre.chronicle)
        if remark is None and _alone(claim, claims):
            remark = _added(claim, side, states, published, theatre.chronicle, _addition(claim, text, words))
        if remark is not None:
            found.append(remark)
    return tuple(found)


def _side(claim: Claim, theatre: Theatre) -> str | None:
    """The one side of the war that acts in it."""
    sides = {theatre.party(actor) for actor in claim.agent}
    return next(iter(sides)) if len(sides) == 1 and sides <= set(theatre.parties) else None


def _place(claim: Claim) -> str | None:
    """The one place that the claim is about, where it is about one."""
    named = claim.place_ids
    if len(named) != 1 or (claim.kind is not Kind.WITHDRAWAL and claim.target != named):
        return None
    return named[0]


def _beside(claim: Claim, text: str, words: _Words) -> bool:
    """Whether the words before the town say that it is only where something else was taken or is held."""
    return any(words.any("beside", text[claim.sentence.start : ref.span.start]) for ref in claim.places)


def _of(claim: Claim, side: str, states: Sequence[State], meant: Period | None, chronicle: Chronicle) -> Remark | None:
    """The remark on what the claim itself says of the days that are meant."""
    if meant is None or claim.extent not in (None, Extent.WHOLE) or claim.quantity is not None:
        return None
    denial = _is_denial(claim)
    if not denial and not _is_done(claim):
        return None
    for state in states:
        rule = _rule(claim.kind, denial, state.holder == side)
        if rule and _covers(state, meant, chronicle):
            return _remark(claim, rule, claim.content, state, chronicle)
    return None


def _rule(kind: Kind, denial: bool, own: bool) -> str | None:
    """What a state says against a claim of this kind; own where it is of the side that acts in the claim."""
    if denial:
        return "held_after_all" if own and kind in GAINS | {Kind.CONTROL} else None
    if kind in GAINS and own:
        return "no_change"
    return "other_holder" if not own and kind in MOVES | {Kind.CONTROL} else None


def _is_denial(claim: Claim) -> bool:
    """Whether it firmly says that a side did not take or does not hold the place, or that it failed to."""
    failed = claim.aspect is Aspect.FAILED and claim.certainty is Certainty.ASSERTED
    if claim.polarity is Polarity.POSITIVE:
        return failed and claim.kind in GAINS
    return claim.certainty in {Certainty.ASSERTED, Certainty.DENIED} and claim.aspect in (None, Aspect.DONE)


def _is_done(claim: Claim) -> bool:
    firm = claim.polarity is Polarity.POSITIVE and claim.certainty is Certainty.ASSERTED
    return firm and claim.aspect in (None, Aspect.DONE)


def _days(claim: Claim, text: str, published: Period, words: _Words) -> Period | None:
    """The days that are meant; None where the claim leaves them open.

    What has not been taken so far was not taken until the story was written; a town taken without a day being named may
    have been taken at any time, and one that was not taken then may have been taken since.
    """
    if claim.when is not None and claim.when.bounded and claim.when_worded:
        return claim.when
    if claim.kind is Kind.CONTROL:
        return claim.when if claim.when is not None and claim.when_basis is WhenBasis.TOLD else None
    open_yet = claim.when_symbol is None and _is_denial(claim) and claim.kind in GAINS
    return published if open_yet and _up_to_now(claim, text, published, words) else None


def _up_to_now(claim: Claim, text: str, published: Period, words: _Words) -> bool:
    """Whether a denial is told in the present perfect, and by its words or as somebody's denial reaches up to now."""
    content = claim.content.of(text)
    denied = claim.certainty is Certainty.DENIED and (claim.said is None or claim.said.overlaps(published))
    return words.any("perfect", content) and (denied or words.any("up_to_now", content))


def _covers(state: State, meant: Period, chronicle: Chronicle) -> bool:
    """Whether it surely held on all those days and two weeks before and after them, as far as the chronicle tells."""
    first, last, known = meant.first_day, meant.last_day, chronicle.last
    began, ended = state.begins.last_day, state.ends.first_day if state.ends else known
    if first is None or last is None or began is None or ended is None:
        return False
    return _later(began) <= first and _later(last) <= ended


def _later(day: date) -> date:
    return day + MARGIN if day < date.max - MARGIN else date.max


def _alone(claim: Claim, claims: Sequence[Claim]) -> bool:
    """Whether no other claim of its sentence tells of a town taken, so that what is added can mean it alone."""
    same = [other for other in claims if other.sentence == claim.sentence and other.kind in MOVES]
    return claim.kind in GAINS and {other.place_ids for other in same} == {claim.place_ids}


def _addition(claim: Claim, text: str, words: _Words) -> Span | None:
    """The words behind the town that say that an earlier attempt at it failed."""
    after = max(ref.span.end for ref in claim.places)
    for match in words.pattern("failed_before").finditer(text, after, min(claim.sentence.end, len(text))):
        between = text[after : match.start()].rstrip(" ,–-")
        if len(between) <= REACH and not re.search(r"[,;:.!?\"“”]", between):
            return Span(match.start(), match.end())
    return None


def _added(
    claim: Claim,
    side: str,
    states: Sequence[State],
    published: Period,
    chronicle: Chronicle,
    span: Span | None,
) -> Remark | None:
    """The remark on an earlier attempt that is said to have failed, while the chronicle has the town in those hands."""
    if span is None or claim.certainty not in OPEN_STANCES or claim.polarity is Polarity.NEGATIVE:
        return None
    held = (state for state in states if state.holder == side and _covers(state, published, chronicle))
    return next((_remark(claim, "taken_before", span, state, chronicle) for state in held), None)


def _remark(claim: Claim, rule: str, span: Span, state: State, chronicle: Chronicle) -> Remark:
    began = tuple(
        anchor
        for anchor in chronicle.anchors
        if anchor.kind in MOVES and state.place in anchor.places and anchor.date.overlaps(state.begins)
    )
    return Remark(claim.id, rule, span, state, began)


def remarked(remark: Remark) -> Iterator[Recorded]:
    """What the chronicle has, in English: the state, then the anchors with which it began."""
    state = remark.state
    days = f"{state.first}/{state.last or OPEN}"
    yield Recorded(state.id, f"{state.place} held by {state.holder}", days, state.sources)
    for anchor in remark.anchors:
        yield Recorded(anchor.id, anchor.what, str(anchor.date), anchor.sources)
