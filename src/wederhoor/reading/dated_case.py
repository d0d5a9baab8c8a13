"""What the rules about a claim's time look at: the claim, and what its story has told before it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from wederhoor.model.claims import Claim
from wederhoor.model.period import Period
from wederhoor.model.texts import Span
from wederhoor.model.vocabulary import Certainty, WhenBasis
from wederhoor.reading.parsed import Sentence, Token
from wederhoor.reading.scene import Scene
from wederhoor.reading.times import Tense, bearing

FIRM = frozenset({Certainty.ASSERTED, Certainty.HEDGED})
HEARD = 4  # sentences through which a source is taken to speak on the day that was named
PAST = frozenset({"past", "perfect"})


@dataclass(frozen=True, slots=True)
class Time:
    """A time for a claim, what it rests on, and the rule and words behind it."""

    period: Period
    basis: WhenBasis
    rule: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """One claim without a time, and what the story has claimed before it."""

    scene: Scene
    claim: Claim
    earlier: Sequence[Claim]
    told: Period | None
    by_span: Mapping[Span, Sentence]

    @property
    def spoke(self) -> bool:
        """Whether a verb of saying stands in the past: "zei hij"."""
        cue = [t for t in self.sentence.tokens if any(span.covers(t.span) for span in self.claim.cue)]
        return any(token.pos == "VERB" and token.has("Tense=Past") and token.has("VerbForm=Fin") for token in cue)

    @property
    def bearing(self) -> str:
        """Which way its verbs look."""
        return bearing(self.tokens, Tense.of(self.scene.language))

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The words of its content."""
        return self.sentence.within(self.claim.content)

    @property
    def sentence(self) -> Sentence:
        """The sentence in which it is made."""
        return self.by_span[self.claim.sentence]


def carried(claim: Claim, rule: str) -> Time | None:
    """The time of an earlier claim, for one that goes on from it."""
    if claim.when is None:
        return None
    basis = claim.when_basis if claim.when_basis in {WhenBasis.SAID, WhenBasis.TOLD} else WhenBasis.CARRIED
    return Time(claim.when, basis, rule)
