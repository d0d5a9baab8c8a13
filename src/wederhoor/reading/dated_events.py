"""The time of what follows from a dated deed. Rule: what came of it, what is told beside it, what is told next."""

import re

from wederhoor.model.claims import Claim
from wederhoor.model.period import Period
from wederhoor.model.vocabulary import FAMILY_OF, Certainty, Family, Kind, Part, PlaceKind, WhenBasis
from wederhoor.reading.attribution import OBJECTS
from wederhoor.reading.dated_case import FIRM, HEARD, PAST, Case, Time, carried
from wederhoor.reading.parsed import Token
from wederhoor.reading.times import Tense, bearing

HITS = frozenset({Kind.ATTACK, Kind.STRIKE, Kind.DRONE_OR_MISSILE_STRIKE})
TAKEN = frozenset({Kind.CAPTURE, Kind.RECAPTURE})  # what is taken is taken once
MEETINGS = frozenset({Kind.NEGOTIATION, Kind.AGREEMENT, Kind.VISIT})
CAUSES = {  # kinds of which another kind tells what came of it
    Kind.CASUALTIES: HITS | {Kind.CASUALTIES, Kind.INFRASTRUCTURE_DAMAGE, Kind.BATTLE},
    Kind.INFRASTRUCTURE_DAMAGE: HITS | {Kind.INFRASTRUCTURE_DAMAGE},
    Kind.STRIKE: HITS,
    Kind.DRONE_OR_MISSILE_STRIKE: HITS,
    Kind.PRISONER_EXCHANGE: frozenset({Kind.PRISONER_EXCHANGE}),
    Kind.SANCTIONS: frozenset({Kind.SANCTIONS}),
    Kind.NEGOTIATION: MEETINGS,
    Kind.AGREEMENT: MEETINGS,
    Kind.VISIT: MEETINGS,
}
PLACING = frozenset({"time", "since", "deadline"})  # roles of times that say when, not how long or how often
NAMED = frozenset({WhenBasis.WORDS, WhenBasis.CARRIED})  # of a day that the text names


def of_event(case: Case) -> Time | None:
    """What came of an event told shortly before happened with it: its dead, its damage, how it went."""
    claim = case.claim
    causes = CAUSES.get(claim.kind)
    past = case.bearing in PAST or (case.bearing == "any" and case.spoke)  # "telde 158 raketten"
    told = FIRM | {Certainty.DENIED} if claim.kind in HITS else FIRM
    if causes is None or claim.certainty not in told or not past or _apart(case):
        return None
    if claim.kind in MEETINGS and not _narrates(case):
        return None
    event = _event(case, causes)
    if event is None or event.when is None:
        return None
    if event.when_basis not in NAMED or event.certainty not in FIRM:
        return None
    return Time(event.when, WhenBasis.CARRIED, "of the event told before")


def same_deed(case: Case) -> Time | None:
    """A taking of the same place that was told before, with a day that the text names: it happened but once."""
    claim = case.claim
    told = [c for c in case.earlier if c.kind is claim.kind and c.target == claim.target and c.certainty in FIRM]
    if claim.kind not in TAKEN or not claim.target or claim.quantity is not None or _apart(case):
        return None
    if claim.certainty not in FIRM | {Certainty.DENIED} or len({c.when for c in told if c.when}) != 1:
        return None
    first = next(c for c in told if c.when)
    return carried(first, "of the same taking, told before") if first.when_basis in NAMED else None


def _event(case: Case, causes: frozenset[Kind]) -> Claim | None:
    """The last event told shortly before where it may have happened; None where another day was told since.

    In a story of which every event is of one time it may have been told further back.
    """
    number = case.sentence.number
    told = [c for c in reversed(case.earlier) if c.kind in causes and c.part is Part.BODY and _tells_when(c)]
    if len({c.when for c in told}) > 1:
        told = [c for c in told if number - case.by_span[c.sentence].number <= HEARD]
    event = next((claim for claim in told if _may_lie_in(case, claim)), None)
    return event if event is not None and event.when == told[0].when else None


def alongside(case: Case) -> Time | None:
    """What the past tells beside a dated deed of the same sentence: "... donderdag, waarna brand uitbrak"."""
    claim, sentence = case.claim, case.sentence
    if claim.certainty not in FIRM or FAMILY_OF[claim.kind] is Family.WORDS or not _joins(case):
        return None
    told = [c for c in case.earlier if c.sentence == claim.sentence and _tells_when(c)]
    same = all(c.claimants == claim.claimants and _is_over(c, case.told) for c in told)
    tenses = {bearing(sentence.within(c.content), Tense.of(case.scene.language)) for c in (*told, claim)}
    if not told or len({c.when for c in told}) > 1 or not same or not tenses <= PAST:
        return None
    if any(c.when_basis not in NAMED or c.certainty not in FIRM for c in told):
        return None
    return carried(told[-1], "beside it in its sentence") if _may_lie_in(case, told[-1]) else None


def shared(case: Case) -> Time | None:
    """The time before a clause that goes on with the same subject: "kondigde maandag X aan en beloofde Y"."""
    claim, tokens = case.claim, case.sentence.tokens
    opening = min(span.start for span in (claim.content, *claim.cue))
    start = next((t.index for t in tokens if t.start >= opening), 0)
    start += tokens[start].pos == "CCONJ"
    if start == 0 or tokens[start - 1].pos != "CCONJ" or not _goes_on(tokens[start]) or _apart(case):
        return None
    told = [(t, p) for t, p in case.scene.times_in(case.sentence.number) if t.role in PLACING]
    if len(told) != 1 or told[0][1] is None or told[0][0].role != "time" or told[0][0].span.end > tokens[start].start:
        return None
    between = [t for t in tokens[:start] if t.start >= told[0][0].span.end]
    if any(t.pos == "SCONJ" or t.text in {",", ":", ";", '"'} for t in between):
        return None
    promise = claim.certainty is Certainty.INTENTION and re.split("[-/]", claim.rule)[0] in OBJECTS
    deed = claim.certainty in FIRM and FAMILY_OF[claim.kind] is not Family.WORDS
    if not deed and not promise:
        return None
    basis = WhenBasis.SAID if promise else WhenBasis.CARRIED
    return Time(told[0][1], basis, "of the clause that it goes on from", told[0][0].span)


def _goes_on(token: Token) -> bool:
    """Whether a verb in the past opens what a conjunction adds."""
    return token.has("VerbForm=Fin") and token.has("Tense=Past")


def _joins(case: Case) -> bool:
    """Whether a clause is joined to the one before it, and no word in it begins another time."""
    words = case.scene.lexicon.words("reading", "carry", "joining")
    before = [t for t in case.sentence.tokens if t.end <= case.claim.content.start][-2:]
    return any(t.lower in words for t in (*before, *case.tokens[:1])) and not _apart(case)


def _apart(case: Case) -> bool:
    """Whether a word of the clause begins another time than that of what was told before: "eerder"."""
    words = case.scene.lexicon.words("reading", "carry", "apart")
    return any(token.lower in words for token in case.tokens)


def in_turn(case: Case) -> Time | None:
    """What the simple past tells right behind a dated deed is the next thing of that time: "sprak daar met X"."""
    claim, sentence = case.claim, case.sentence
    if claim.certainty not in FIRM or FAMILY_OF[claim.kind] is Family.WORDS or not _narrates(case):
        return None
    number = sentence.number - 1
    told = [c for c in case.earlier if case.by_span[c.sentence].number == number and _tells_when(c)]
    if not told or case.by_span[told[0].sentence].paragraph != sentence.paragraph:
        return None
    deeds = [c for c in told if c.when_basis in NAMED and c.certainty in FIRM and _is_over(c, case.told)]
    if claim.kind is Kind.BATTLE and any(c.kind in TAKEN for c in told):
        return None  # what was fought for before it was taken
    one = len({c.when for c in told}) == 1 and deeds == told
    return carried(told[-1], "told in turn") if one and _may_lie_in(case, told[-1]) else None


def _narrates(case: Case) -> bool:
    """Whether it stands in the simple past, in a sentence that names no other time."""
    tense, sentence = Tense.of(case.scene.language), case.sentence
    if any(time.role in PLACING for time, _ in case.scene.times_in(sentence.number)) or _apart(case):
        return False
    helping = tense.forms["perfect"] | tense.forms["modal"] | tense.forms["future"]
    cue = case.claim.cue
    verbs = [t for t in case.tokens if t.has("VerbForm=Fin") and not any(span.covers(t.span) for span in cue)]
    return bool(verbs) and all(t.has("Tense=Past") and t.lower not in helping for t in verbs)


def _may_lie_in(case: Case, event: Claim) -> bool:
    """Whether it happened where the event did: one names no place, or the claim's is or lies in the event's."""
    here = case.claim.place_ids
    there = {*event.place_ids, *(item for item in event.target if case.scene.gazetteer.get(item))}
    return not here or not there or any(_lies_in(case, place, there) for place in here)


def _lies_in(case: Case, place: str, wider: set[str]) -> bool:
    """Whether a place is one of some others, or lies in one."""
    found = case.scene.gazetteer.get(place)
    if found is None:
        return place in wider
    lands = (case.scene.gazetteer.get(item) for item in wider)
    country = any(p and p.kind is PlaceKind.COUNTRY and p.country == found.country for p in lands)
    return country or bool({place, found.within} & wider)


def _tells_when(claim: Claim) -> bool:
    """Whether a claim has a time that words name, known or not; what lasts today, or what a strike left, has none."""
    if claim.when_basis is WhenBasis.TOLD and claim.kind not in HITS:
        return False
    return claim.when is not None or claim.when_words is not None


def _is_over(claim: Claim, told: Period | None) -> bool:
    """Whether the time of a claim has two ends and began before a story was told."""
    when = claim.when
    if when is None or not when.bounded or when.start is None:
        return False
    return told is None or told.end is None or when.start < told.end
