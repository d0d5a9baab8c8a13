"""The time of claims whose own words give none. Rule: as of when it was said, or told; never a day of the event itself.

In the order in which they are tried: what goes on from a claim, denies or corrects it has that claim's time; what
counts "so far" runs up to the day of the statement; what somebody said on a day holds as of that day; what lasts or is
under way holds as of the story. The past without a day stays without one, and so does what is only intended.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from wederhoor.model.claims import Claim, Trace
from wederhoor.model.period import Period
from wederhoor.model.texts import Span
from wederhoor.model.vocabulary import FAMILY_OF, UNATTRIBUTED, Certainty, Family, Kind, WhenBasis
from wederhoor.reading.attribution import OBJECTS
from wederhoor.reading.clauses import TERSE, tie
from wederhoor.reading.dated_case import FIRM, HEARD, PAST, Case, Time, carried
from wederhoor.reading.dated_events import CAUSES, alongside, in_turn, of_event, same_deed, shared
from wederhoor.reading.scene import Scene

SPOKEN = FIRM | {Certainty.DENIED, Certainty.NO_COMMENT, Certainty.UNCONFIRMED, Certainty.CORRECTED}
ANSWERS = frozenset({Certainty.DENIED, Certainty.CORRECTED})
LASTING = frozenset({Family.GROUND, Family.STRIKES, Family.PEOPLE})
GAINED = frozenset({Kind.CAPTURE, Kind.RECAPTURE})  # counted from the beginning on: so many villages up to now
SO_FAR = "sofar()"


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


class _Case(Case):
    """A claim whose time is looked for."""

    __slots__ = ()

    def time(self) -> Time | None:
        """Its time by the first rule that gives one."""
        if self.claim.part in TERSE:  # what a headline judges is of no day
            return self._as_said() or (None if self.claim.kind is Kind.ASSESSMENT else self._as_below())
        own = self._answered() or self._tied() or self._so_far() or self._as_said()
        return (
            own
            or same_deed(self)
            or of_event(self)
            or shared(self)
            or alongside(self)
            or in_turn(self)
            or self._as_told()
        )

    def _answered(self) -> Time | None:
        """A denial or correction is about the time of what it answers."""
        if self.claim.certainty not in ANSWERS or self.claim.about is None:
            return same_deed(self) if self.claim.certainty is Certainty.DENIED else None
        about = next((claim for claim in self.earlier if claim.id == self.claim.about), None)
        return carried(about, "of the claim it is about") if about is not None else None

    def _tied(self) -> Time | None:
        """What opens with a word for what was told before it goes on at its time: "daarbij zouden ..."."""
        word, then, also = tie(self.tokens, self.scene.lexicon), self._then(), self._also()
        if word is None and then is None and also is None:
            return None
        sentence = self.sentence.number
        before = self._right_before(2 if word is not None else 1)
        alike = [claim for claim in self.earlier if claim.kind is self.claim.kind]
        near = [claim for claim in alike if 0 < sentence - self.by_span[claim.sentence].number <= HEARD]
        kinds = {self.claim.kind, *CAUSES.get(self.claim.kind, ())}
        if word is None and then is None:
            before = [claim for claim in before if claim in near]
        elif then is None and not any(claim.kind in kinds for claim in before):
            before = [claim for claim in near if claim.sentence == near[-1].sentence] or before
        same = [claim for claim in before if claim.claimants == self.claim.claimants] or before
        time = next((t for claim in reversed(same) if (t := carried(claim, "goes on from it"))), None)
        return replace(time, span=word.span if word else then or also) if time is not None else None

    def _right_before(self, reach: int) -> list[Claim]:
        """The claims of the last sentence with any, if it is that many sentences back or fewer."""
        number = self.sentence.number
        told = [c for c in self.earlier if 0 < number - self.by_span[c.sentence].number <= reach]
        return [claim for claim in told if claim.sentence == told[-1].sentence]

    def _then(self) -> Span | None:
        """The adverb for the time that was told right before: "Moskou vuurde toen 84 raketten af"."""
        words = self.scene.lexicon.words("reading", "carry", "then")
        return next((token.span for token in self.tokens if token.lower in words and token.pos == "ADV"), None)

    def _also(self) -> Span | None:
        """The word that adds more of the same, at the head of the sentence: "Ook in Soemy ging het licht uit"."""
        words = self.scene.lexicon.words("reading", "carry", "adding")
        first = self.sentence.tokens[0]
        return first.span if first.lower in words else None

    def _so_far(self) -> Time | None:
        """A number with a word for "by now" counts up to the day of the statement."""
        if self.claim.quantity is None or self.bearing not in {*PAST, "any"}:
            return None
        number = self.sentence.number
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
        sentence = self.sentence
        before = [c for c in self.earlier if self.by_span[c.sentence].number in (sentence.number - 1, sentence.number)]
        last = before[-1] if before else None
        if last is None or last.said is None or last.claimants != self.claim.claimants or not self.spoke:
            return None
        return last.said if self.by_span[last.sentence].paragraph == sentence.paragraph else None

    def _named_day(self) -> Period | None:
        """The day of a silence or doubt, which is itself the event: "zweeg dinsdag over"."""
        if self.claim.certainty not in {Certainty.NO_COMMENT, Certainty.UNCONFIRMED}:
            return None
        times = self.scene.times_in(self.sentence.number)
        found = [(t.span, period) for t, period in times if t.role == "time" and period is not None]
        inside = [period for span, period in found if self.claim.content.covers(span)]
        return next(iter(inside or (period for _, period in found)), None) or self._said_before()

    def _said_before(self) -> Period | None:
        """When the one who is silent spoke in the sentence before."""
        number = self.sentence.number
        before = [c for c in self.earlier if number - self.by_span[c.sentence].number in (0, 1) and c.said is not None]
        return next((c.said for c in reversed(before) if c.claimants == self.claim.claimants), None)

    def _as_below(self) -> Time | None:
        """A headline has the time of what the text tells of the same; as of the story where the text tells no such."""
        claim, near = self.claim, [below for below in self.earlier if self._is_same(below)]
        number = [below for below in near if claim.quantity and _number(below) == _number(claim)]
        below = next(iter(number or near), None)
        if below is None or (claim.quantity and not number) or (below.when and not below.when.bounded):
            return self._as_told()
        if below.when is None and self.bearing == "present":
            return self._as_told()
        return carried(below, "of what the text tells")

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
        if self.claim.kind is Kind.CASUALTIES and tie(self.tokens, self.scene.lexicon) is not None:
            return False  # of whatever day those are of whom they are a part
        direction = self.bearing
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
        near = self.sentence.number - self.by_span[before[-1].sentence].number <= HEARD
        return before[-1].said if near else None

    def _speaks_now(self) -> bool:
        """Whether a verb of saying stands in the present: "zegt hij"."""
        cue = [t for t in self.sentence.tokens if any(span.covers(t.span) for span in self.claim.cue)]
        return any(token.has("VerbForm=Fin") and token.has("Tense=Pres") for token in cue)

    def _counted(self, day: Period) -> Period:
        """Up to that day for what was gained and is counted; else the day itself."""
        return _up_to(day) if day.day and self.claim.quantity is not None and self.claim.kind in GAINED else day


def _number(claim: Claim) -> tuple[float | None, str] | None:
    return (claim.quantity.value, claim.quantity.unit) if claim.quantity else None


def _up_to(day: Period) -> Period:
    return Period.parse(f"../{day.day}", day.zone)
