"""A claim: one claimant's statement that something happened, is so, is intended, or is not so.

Rule: every field points at words of the story, or is empty; it is never guessed.
"""

from dataclasses import dataclass, field, replace

from wederhoor.model.ids import make_id
from wederhoor.model.period import Period
from wederhoor.model.places import PlaceRef
from wederhoor.model.texts import Span
from wederhoor.model.vocabulary import (
    Aspect,
    Basis,
    Certainty,
    Comparison,
    Extent,
    HedgedBy,
    Kind,
    Part,
    Polarity,
    Signal,
    WhenBasis,
)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit: a value, a range (low, high), or only a word such as 'hundreds'."""

    unit: str  # km, km2, villages, settlements, soldiers, killed, wounded, percent, usd ...
    value: float | None = None
    high: float | None = None  # the upper end of a range
    comparison: Comparison | None = None
    vague: str | None = None  # dozens, hundreds, thousands, millions, numerous ... where value is None
    span: Span | None = None
    window: Span | None = None  # the words for the stretch of time over which it was counted: "in 24 uur tijd"


@dataclass(frozen=True, slots=True)
class Trace:
    """How one field came about: the rule's name and the words it stands on."""

    field: str
    rule: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Edit:
    """That a person gave some fields of a claim another value than the report's words have."""

    fields: tuple[str, ...]
    by: str
    why: str


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim. Names of actors and places are ids; spans lie in the story's text."""

    story: str  # Story.id
    sentence: Span  # what is shown as evidence
    content: Span  # the clause that says what is claimed
    claimants: tuple[str, ...]  # Actor.id, or "unattributed"
    kind: Kind
    rule: str  # name of the rule that found it
    id: str = ""
    claimant_spans: tuple[Span, ...] = ()
    via: tuple[str, ...] = ()  # relays: Actor.id or a channel such as "Telegram", "video"
    cue: tuple[Span, ...] = ()  # words that attribute or hedge
    agent: tuple[str, ...] = ()
    target: tuple[str, ...] = ()
    places: tuple[PlaceRef, ...] = ()
    when: Period | None = None  # time of the event
    when_basis: WhenBasis | None = None  # what that rests on; None counts as words
    when_words: Span | None = None
    when_symbol: str | None = None  # the expression before it was anchored, such as "weekday:2:past"
    said: Period | None = None  # time of the statement
    quantity: Quantity | None = None
    polarity: Polarity = Polarity.POSITIVE
    certainty: Certainty = Certainty.ASSERTED
    hedged_by: HedgedBy | None = None
    aspect: Aspect | None = None
    extent: Extent | None = None
    part: Part = Part.BODY
    carried: bool = False  # the source stands in an earlier sentence
    about: str | None = None  # id of the claim that this one denies, doubts, corrects or leaves unanswered
    also: tuple[Span, ...] = ()  # further sentences of the story that make the same claim
    trace: tuple[Trace, ...] = field(default=())
    edited: Edit | None = None  # never in a reading: what a review changed of it

    @property
    def named_when(self) -> Period | None:
        """The time of the event where words about it give it, or a count that runs "up to" a day; else None."""
        counts = self.when is not None and self.when.placed and self.when.start is None
        return self.when if counts or self.when_basis not in {WhenBasis.SAID, WhenBasis.TOLD} else None

    @property
    def when_worded(self) -> bool:
        """Whether the time of the event is that of an expression in its own clause."""
        return self.when is not None and self.when_basis in {None, WhenBasis.WORDS}

    @property
    def place_ids(self) -> tuple[str, ...]:
        """The ids of its places, in the order of the text, each once."""
        return tuple(dict.fromkeys(ref.place for ref in self.places))


def claim_id(claim: Claim) -> str:
    """Hash of what the claim says and where: story, content span, claimant, kind, polarity, number and target."""
    number = claim.quantity
    return make_id(
        "c",
        claim.story,
        [claim.content.start, claim.content.end],
        list(claim.claimants),
        claim.kind.value,
        claim.polarity.value,
        claim.certainty.value,
        None if number is None else [number.value, number.high, number.vague, number.unit],
        list(claim.target),
        list(claim.place_ids),
    )


def with_id(claim: Claim) -> Claim:
    """The claim under the id that its content gives."""
    return replace(claim, id=claim_id(claim))


@dataclass(frozen=True, slots=True)
class ReadDate:
    """The story's Period as the text itself proves it, equal to or narrower than what the page gives, or infers it."""

    period: Period
    basis: Basis
    rule: str
    span: Span | None = None
    because: tuple[Trace, ...] = ()  # of an inferred Period: what speaks for it, the strongest first


@dataclass(frozen=True, slots=True)
class Sign:
    """A word or mark that makes a sentence look like a claim."""

    signal: Signal
    span: Span


@dataclass(frozen=True, slots=True)
class Missed:
    """A sentence that looks like a claim and gave none: its characters, start inclusive, end exclusive, and why."""

    start: int
    end: int
    signs: tuple[Sign, ...] = ()  # by place; empty in readings that kept the sentence alone

    @property
    def span(self) -> Span:
        """The sentence's characters."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Reading:
    """What one reader made of one story."""

    story: str  # Story.id
    reader: str  # name, version and digest of rules and packs
    claims: tuple[Claim, ...] = ()
    published: ReadDate | None = None
    missed: tuple[Missed, ...] = ()  # sentences with a sign of a claim that yielded none
    passed_over: str | None = None  # why the story was not parsed, where it was not
