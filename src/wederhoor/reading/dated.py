"""The time of claims whose own words give none. Rule: as of when it was said, or told; never a day of the event itself.

In the order in which they are tried: what goes on from a claim, denies or corrects it has that claim's time; what
counts "so far" runs up to the day of the statement; what somebody said on a day holds as of that day; what lasts or is
under way holds as of the story. The past without a day stays without one, and so does what is only intended.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from wederhoor.model.claims import Claim, Trace
from wederhoor.model.period import Period
from wederhoor.model.texts import Span
from wederhoor.model.vocabulary import FAMILY_OF, UNATTRIBUTED, Certainty, Family, Kind, Part, PlaceKind, WhenBasis
from wederhoor.reading.attribution import OBJECTS
from wederhoor.reading.clauses import TERSE, tie
from wederhoor.reading.parsed import Sentence, Token
from wederhoor.reading.scene import Scene
from wederhoor.reading.times import Tense, bearing

FIRM = frozenset({Certainty.ASSERTED, Certainty.HEDGED})
SPOKEN = FIRM | {Certainty.DENIED, Certainty.NO_COMMENT, Certainty.UNCONFIRMED, Certainty.CORRECTED}
ANSWERS = frozenset({Certainty.DENIED, Certainty.CORRECTED})
LASTING = frozenset({Family.GROUND, Family.STRIKES, Family.PEOPLE})
GAINED = frozenset({Kind.CAPTURE, Kind.RECAPTURE})  # counted from the beginning on: so many villages up to now
SO_FAR = "sofar()"
HEARD = 4  # sentences through which a source is taken to speak on the day that was named
HITS = frozenset({Kind.ATTACK, Kind.STRIKE, Kind.DRONE_OR_MISSILE_STRIKE})
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
PAST = frozenset({"past", "perfect"})
NAMED = frozenset({WhenBasis.WORDS, WhenBasis.CARRIED})  # of a day that the text names


@dataclass(frozen=True, slots=True)
class Time:
    """A time for a claim, what it rests on, and the rule and words behind it."""

    period: Period
    basis: WhenBasis
    rule: str
    span: Span | None = None


def dated(scene: Scene, claims: Sequence[Claim], anchor: Period | None) -> tuple[Claim, ...]:
    """The claims of a story in order, with the time of those that have none where one follows."""
    told = _told_on(anchor)
    by_span = {sentence.span: sentence for sentence in scene.document.sentences}
    body: list[Claim] = []
    for claim in _in_turn(claims):
        if claim.part not in TERSE:
            body.append(_dated(_Case(scene, claim, body, told, by_span)))
    by_id = {claim.id: claim for claim in body}
    return tuple(by_id.get(claim.id) or _dated(_Case(scene, claim, body, told, by_span)) for claim in claims)


def _in_turn(claims: Sequence[Claim]) -> Iterator[Claim]:
    """In order, but what answers a claim that is told after it stands behind that claim."""
    known, after = {claim.id for claim in claims}, defaultdict[str, list[Claim]](list)
    for claim in claims:
        if claim.about in known and claim.certainty in ANSWERS:
            after[claim.about].append(claim)
            continue
        known.discard(claim.id)
        yield claim
        for answer in after.pop(claim.id, ()):
            known.discard(answer.id)
            yield answer
    for answers in after.values():
        yield from answers


def _dated(case: "_Case") -> Claim:
    claim = case.claim
    time = None if claim.when or claim.when_words else case.time()
    return claim if time is None else _with(claim, time)


def _told_on(anchor: Period | None) -> Period | None:
    """The day or month on which a story tells; None where it is known less closely."""
    if anchor is None:
        return None
    if anchor.day is not None:
        return Period.of_day(anchor.day, anchor.zone)
    return anchor if anchor.precision == "month" else None


def _with(claim: Claim, time: Time) -> Claim:
    made = replace(claim, when=time.period, when_basis=time.basis)
    if time.basis is WhenBasis.WORDS:
        made = replace(made, when_words=time.span, when_symbol=SO_FAR)
    return replace(made, trace=(*claim.trace, Trace("when", time.rule, time.span)))


@dataclass(frozen=True, slots=True)
class _Case:
    """One claim without a time, and what the story has claimed before it."""

    scene: Scene
    claim: Claim
    earlier: Sequence[Claim]
    told: Period | None
    by_span: Mapping[Span, Sentence]

    def time(self) -> Time | None:
        """Its time by the first rule that gives one."""
        if self.claim.part in TERSE:
            return self._as_said() or self._as_below()
        own = self._answered() or self._tied() or self._so_far() or self._as_said()
        return own or self._of_event() or self._alongside() or self._in_turn() or self._as_told()

    def _answered(self) -> Time | None:
        """A denial or correction is about the time of what it answers."""
        if self.claim.certainty not in ANSWERS or self.claim.about is None:
            return None
        about = next((claim for claim in self.earlier if claim.id == self.claim.about), None)
        return _carried(about, "of the claim it is about") if about is not None else None

    def _tied(self) -> Time | None:
        """What opens with a word for what was told before it goes on at its time: "daarbij zouden ..."."""
        word, also = tie(self._tokens(), self.scene.lexicon), self._also()
        if word is None and also is None:
            return None
        sentence = self._sentence().number
        before = [claim for claim in self.earlier if sentence - self.by_span[claim.sentence].number == 1]
        alike = [claim for claim in self.earlier if claim.kind is self.claim.kind]
        near = [claim for claim in alike if 0 < sentence - self.by_span[claim.sentence].number <= HEARD]
        if word is None:
            before = [claim for claim in before if claim in near]
        elif not any(claim.kind in {self.claim.kind, *CAUSES.get(self.claim.kind, ())} for claim in before):
            before = [claim for claim in near if claim.sentence == near[-1].sentence] or before
        same = [claim for claim in before if claim.claimants == self.claim.claimants] or before
        time = next((t for claim in reversed(same) if (t := _carried(claim, "goes on from it"))), None)
        return replace(time, span=word.span if word else also) if time is not None else None

    def _also(self) -> Span | None:
        """The word that adds more of the same, at the head of the sentence: "Ook in Soemy ging het licht uit"."""
        words = self.scene.lexicon.words("reading", "carry", "adding")
        first = self._sentence().tokens[0]
        return first.span if first.lower in words else None

    def _of_event(self) -> Time | None:
        """What came of an event told shortly before happened with it: its dead, its damage, how it went."""
        claim = self.claim
        causes = CAUSES.get(claim.kind)
        past = self._bearing() in PAST or (self._bearing() == "any" and self._spoke())  # "telde 158 raketten"
        told = FIRM | {Certainty.DENIED} if claim.kind in HITS else FIRM
        if causes is None or claim.certainty not in told or not past or self._apart():
            return None
        if claim.kind in MEETINGS and not self._narrates():
            return None
        event = self._event(causes)
        if event is None or event.when is None:
            return None
        if event.when_basis not in NAMED or event.certainty not in FIRM:
            return None
        return Time(event.when, WhenBasis.CARRIED, "of the event told before")

    def _event(self, causes: frozenset[Kind]) -> Claim | None:
        """The last event told shortly before where it may have happened; None where another day was told since.

        In a story of which every event is of one time it may have been told further back.
        """
        number = self._sentence().number
        told = [c for c in reversed(self.earlier) if c.kind in causes and c.part is Part.BODY and _tells_when(c)]
        if len({c.when for c in told}) > 1:
            told = [c for c in told if number - self.by_span[c.sentence].number <= HEARD]
        event = next((claim for claim in told if self._may_lie_in(claim)), None)
        return event if event is not None and event.when == told[0].when else None

    def _alongside(self) -> Time | None:
        """What the past tells beside a dated deed of the same sentence: "... donderdag, waarna brand uitbrak"."""
        claim, sentence = self.claim, self._sentence()
        if claim.certainty not in FIRM or FAMILY_OF[claim.kind] is Family.WORDS or not self._joins():
            return None
        told = [c for c in self.earlier if c.sentence == claim.sentence and _tells_when(c)]
        same = all(c.claimants == claim.claimants and _is_over(c, self.told) for c in told)
        tenses = {bearing(sentence.within(c.content), Tense.of(self.scene.language)) for c in (*told, claim)}
        if not told or len({c.when for c in told}) > 1 or not same or not tenses <= PAST:
            return None
        if any(c.when_basis not in NAMED or c.certainty not in FIRM for c in told):
            return None
        return _carried(told[-1], "beside it in its sentence") if self._may_lie_in(told[-1]) else None

    def _joins(self) -> bool:
        """Whether a clause is joined to the one before it, and no word in it begins another time."""
        words = self.scene.lexicon.words("reading", "carry", "joining")
        before = [t for t in self._sentence().tokens if t.end <= self.claim.content.start][-2:]
        return any(t.lower in words for t in (*before, *self._tokens()[:1])) and not self._apart()

    def _apart(self) -> bool:
        """Whether a word of the clause begins another time than that of what was told before: "eerder"."""
        words = self.scene.lexicon.words("reading", "carry", "apart")
        return any(token.lower in words for token in self._tokens())

    def _in_turn(self) -> Time | None:
        """What the simple past tells right behind a dated deed is the next thing of that time: "sprak daar met X"."""
        claim, sentence = self.claim, self._sentence()
        if claim.certainty not in FIRM or FAMILY_OF[claim.kind] is Family.WORDS or not self._narrates():
            return None
        number = sentence.number - 1
        told = [c for c in self.earlier if self.by_span[c.sentence].number == number and _tells_when(c)]
        if not told or self.by_span[told[0].sentence].paragraph != sentence.paragraph:
            return None
        deeds = [c for c in told if c.when_basis in NAMED and c.certainty in FIRM and _is_over(c, self.told)]
        one = len({c.when for c in told}) == 1 and deeds == told
        return _carried(told[-1], "told in turn") if one and self._may_lie_in(told[-1]) else None

    def _narrates(self) -> bool:
        """Whether it stands in the simple past, in a sentence that names no other time."""
        tense, sentence = Tense.of(self.scene.language), self._sentence()
        if self.scene.times_in(sentence.number) or self._apart():
            return False
        helping = tense.forms["perfect"] | tense.forms["modal"] | tense.forms["future"]
        cue = self.claim.cue
        verbs = [t for t in self._tokens() if t.has("VerbForm=Fin") and not any(span.covers(t.span) for span in cue)]
        return bool(verbs) and all(t.has("Tense=Past") and t.lower not in helping for t in verbs)

    def _may_lie_in(self, event: Claim) -> bool:
        """Whether it happened where the event did: one names no place, or the claim's is or lies in the event's."""
        here = self.claim.place_ids
        there = {*event.place_ids, *(item for item in event.target if self.scene.gazetteer.get(item))}
        return not here or not there or any(self._lies_in(place, there) for place in here)

    def _lies_in(self, place: str, wider: set[str]) -> bool:
        """Whether a place is one of some others, or lies in one."""
        found = self.scene.gazetteer.get(place)
        if found is None:
            return place in wider
        lands = (self.scene.gazetteer.get(item) for item in wider)
        country = any(p and p.kind is PlaceKind.COUNTRY and p.country == found.country for p in lands)
        return country or bool({place, found.within} & wider)

    def _so_far(self) -> Time | None:
        """A number with a word for "by now" counts up to the day of the statement."""
        if self.claim.quantity is None or self._bearing() not in {*PAST, "any"}:
            return None
        number = self._sentence().number
        word = next((t.span for t, _ in self.scene.times_in(number) if self._is_count(t.role, t.span)), None)
        day = self._spoken()
        if word is None or day is None or day.day is None:
            return None
        return Time(_up_to(day), WhenBasis.WORDS, "counts up to the statement", word)

    def _is_count(self, role: str, span: Span) -> bool:
        return role == "cumulative" and self.claim.content.covers(span)

    def _as_said(self) -> Time | None:
        """As of the day on which it was said."""
        said = self.claim.said or self._named_day() or self._same_talk()
        if said is None or not (self.claim.certainty in SPOKEN or self._promised()):
            return None
        return Time(self._counted(said), WhenBasis.SAID, "as of when it was said")

    def _promised(self) -> bool:
        """Whether a thing is promised, which is itself the event: "zegde donderdag 300 miljoen dollar toe"."""
        rule = self.claim.rule.partition("/")[0]
        return self.claim.certainty is Certainty.INTENTION and rule in OBJECTS and self.claim.said is not None

    def _same_talk(self) -> Period | None:
        """When the same source spoke right before, where a verb of saying in the past goes on: "Hij bevestigde ook"."""
        sentence = self._sentence()
        before = [c for c in self.earlier if self.by_span[c.sentence].number in (sentence.number - 1, sentence.number)]
        last = before[-1] if before else None
        if last is None or last.said is None or last.claimants != self.claim.claimants or not self._spoke():
            return None
        return last.said if self.by_span[last.sentence].paragraph == sentence.paragraph else None

    def _spoke(self) -> bool:
        """Whether a verb of saying stands in the past: "zei hij"."""
        cue = [t for t in self._sentence().tokens if any(span.covers(t.span) for span in self.claim.cue)]
        return any(token.pos == "VERB" and token.has("Tense=Past") and token.has("VerbForm=Fin") for token in cue)

    def _named_day(self) -> Period | None:
        """The day of a silence or doubt, which is itself the event: "zweeg dinsdag over"."""
        if self.claim.certainty not in {Certainty.NO_COMMENT, Certainty.UNCONFIRMED}:
            return None
        times = self.scene.times_in(self._sentence().number)
        found = [(t.span, period) for t, period in times if t.role == "time" and period is not None]
        inside = [period for span, period in found if self.claim.content.covers(span)]
        return next(iter(inside or (period for _, period in found)), None) or self._said_before()

    def _said_before(self) -> Period | None:
        """When the one who is silent spoke in the sentence before."""
        number = self._sentence().number
        before = [c for c in self.earlier if number - self.by_span[c.sentence].number in (0, 1) and c.said is not None]
        return next((c.said for c in reversed(before) if c.claimants == self.claim.claimants), None)

    def _as_below(self) -> Time | None:
        """A headline has the time of what the text tells of the same; as of the story where the text tells no such."""
        claim, near = self.claim, [below for below in self.earlier if self._is_same(below)]
        number = [below for below in near if claim.quantity and _number(below) == _number(claim)]
        below = next(iter(number or near), None)
        if below is None or (claim.quantity and not number) or (below.when and not below.when.bounded):
            return self._as_told()
        if below.when is None and self._bearing() == "present":
            return self._as_told()
        return _carried(below, "of what the text tells")

    def _is_same(self, below: Claim) -> bool:
        """Whether a claim of the text is of the same kind, and of the same place where both name one."""
        here, there = set(self.claim.place_ids), set(below.place_ids)
        firm = below.certainty is self.claim.certainty and self.claim.polarity is below.polarity
        return firm and below.kind is self.claim.kind and (not here or not there or bool(here & there))

    def _as_told(self) -> Time | None:
        """As of the story, or of the day on which its source spoke before: what lasts, and what a headline tells."""
        claim = self.claim
        if claim.certainty not in FIRM or FAMILY_OF[claim.kind] is Family.WORDS:
            return None
        day = self._spoken()
        if day is None or self._is_seen() or not (claim.part in TERSE or self._lasts()):
            return None
        basis = WhenBasis.TOLD if day == self.told else WhenBasis.SAID
        return Time(
            self._counted(day), basis, "as of the story" if basis is WhenBasis.TOLD else "as of when it was said"
        )

    def _is_seen(self) -> bool:
        """Whether it is seen on pictures, which may be of any day."""
        return bool(self.scene.lexicon.words("reading", "carry", "pictures") & set(self.claim.via))

    def _lasts(self) -> bool:
        if FAMILY_OF[self.claim.kind] not in LASTING:
            return False
        if self.claim.kind is Kind.CASUALTIES and tie(self._tokens(), self.scene.lexicon) is not None:
            return False  # of whatever day those are of whom they are a part
        direction = self._bearing()
        if direction == "perfect":  # news: of the last days, which a month holds and a day does not
            return self.told is not None and self.told.precision == "month" and self.claim.certainty in FIRM
        return direction == "present" or (direction == "modal" and self.claim.certainty is Certainty.HEDGED)

    def _spoken(self) -> Period | None:
        """When the source spoke: as the claim says, else as was said of the source shortly before, else with the story.

        None where the source spoke on another day further back: the words here may be of either.
        """
        claim = self.claim
        if claim.said is not None or claim.claimants == (UNATTRIBUTED,) or self._speaks_now():
            return claim.said or self.told
        before = [c for c in self.earlier if c.said is not None and c.claimants == claim.claimants]
        if not before or before[-1].said == self.told:
            return self.told
        near = self._sentence().number - self.by_span[before[-1].sentence].number <= HEARD
        return before[-1].said if near else None

    def _speaks_now(self) -> bool:
        """Whether a verb of saying stands in the present: "zegt hij"."""
        cue = [t for t in self._sentence().tokens if any(span.covers(t.span) for span in self.claim.cue)]
        return any(token.has("VerbForm=Fin") and token.has("Tense=Pres") for token in cue)

    def _counted(self, day: Period) -> Period:
        """Up to that day for what was gained and is counted; else the day itself."""
        return _up_to(day) if day.day and self.claim.quantity is not None and self.claim.kind in GAINED else day

    def _bearing(self) -> str:
        return bearing(self._tokens(), Tense.of(self.scene.language))

    def _tokens(self) -> tuple[Token, ...]:
        return self._sentence().within(self.claim.content)

    def _sentence(self) -> Sentence:
        return self.by_span[self.claim.sentence]


def _carried(claim: Claim, rule: str) -> Time | None:
    if claim.when is None:
        return None
    basis = claim.when_basis if claim.when_basis in {WhenBasis.SAID, WhenBasis.TOLD} else WhenBasis.CARRIED
    return Time(claim.when, basis, rule)


def _tells_when(claim: Claim) -> bool:
    """Whether a claim has a time that its words name, known or not; a state of today or what a strike left has not."""
    if claim.when_basis is WhenBasis.TOLD and claim.kind not in HITS:
        return False
    return claim.when is not None or claim.when_words is not None


def _is_over(claim: Claim, told: Period | None) -> bool:
    """Whether the time of a claim has two ends and began before a story was told."""
    when = claim.when
    if when is None or not when.bounded or when.start is None:
        return False
    return told is None or told.end is None or when.start < told.end


def _number(claim: Claim) -> tuple[float | None, str] | None:
    return (claim.quantity.value, claim.quantity.unit) if claim.quantity else None


def _up_to(day: Period) -> Period:
    return Period.parse(f"../{day.day}", day.zone)
