"""Claims as the gold writes them, and the gold's claims as ours. Rule: names and numbers pass unchanged both ways."""

import re
from collections.abc import Sequence

from wederhoor.evaluation.answers import Amount, ClaimAnswer, Number
from wederhoor.evaluation.gold import GoldClaim
from wederhoor.model.claims import Claim, Quantity
from wederhoor.model.ids import make_id
from wederhoor.model.period import Period
from wederhoor.model.places import PlaceRef
from wederhoor.model.stories import Story
from wederhoor.model.texts import Span
from wederhoor.model.vocabulary import Certainty, Comparison, Kind, Polarity

GIVEN = "given"  # the rule of a claim that a person annotated
PARTS = " ... "  # joins the parts of a cue
SEVERAL = "+"  # joins names of one role


def answer_of(claim: Claim, text: str, matter: str | None = None) -> ClaimAnswer:
    """A claim that the program made, in the words of its story's text."""
    return ClaimAnswer(
        sentence=claim.sentence.of(text),
        claimants=claim.claimants,
        via=claim.via,
        cue=PARTS.join(span.of(text) for span in claim.cue) or None,
        kind=claim.kind.value,
        agent=SEVERAL.join(claim.agent) or None,
        target=SEVERAL.join(claim.target) or None,
        places=claim.place_ids,
        when=None if claim.when is None else claim.when.edtf,
        quantity=None if claim.quantity is None else _amount(claim.quantity),
        polarity=claim.polarity.value,
        certainty=claim.certainty.value,
        matter=matter,
    )


def _amount(quantity: Quantity) -> Amount:
    value: Number | tuple[Number, ...] | None = None
    if quantity.value is not None:
        value = plain(quantity.value)
        if quantity.high is not None:
            value = (value, plain(quantity.high))
    comparison = None if quantity.comparison is None else quantity.comparison.value
    return Amount(value, quantity.unit, comparison, quantity.vague)


def plain(number: float) -> Number:
    """A whole number as an int."""
    return int(number) if float(number).is_integer() else number


def claims_of(doc: str, gold: Sequence[GoldClaim], story: Story) -> tuple[Claim, ...]:
    """The annotated claims of a document as claims of its story, in their order."""
    return tuple(_claim(doc, number, claim, story) for number, claim in enumerate(gold))


def _claim(doc: str, number: int, gold: GoldClaim, story: Story) -> Claim:
    sentence = _find(gold.sentence, story.text, Span(0, len(story.text)))
    places = zip(gold.places, gold.places_written, strict=True)
    return Claim(
        story=story.id,
        sentence=sentence,
        content=sentence,
        claimants=gold.claimants,
        kind=Kind(gold.kind or Kind.OTHER),
        rule=GIVEN,
        id=make_id("c", GIVEN, doc, number),
        via=gold.via,
        cue=tuple(_find(part, story.text, sentence) for part in (gold.cue or "").split(PARTS) if part),
        agent=tuple((gold.agent or "").split(SEVERAL)) if gold.agent else (),
        target=tuple((gold.target or "").split(SEVERAL)) if gold.target else (),
        places=tuple(PlaceRef(place, _find(written, story.text, sentence)) for place, written in places),
        when=None if gold.when is None else Period.parse(gold.when),
        quantity=None if gold.quantity is None else _quantity(gold.quantity),
        polarity=Polarity(gold.polarity or Polarity.POSITIVE),
        certainty=Certainty(gold.certainty or Certainty.ASSERTED),
        part=gold.part,
    )


def _quantity(amount: Amount) -> Quantity:
    low, high = amount.value if isinstance(amount.value, tuple) else (amount.value, None)
    return Quantity(
        unit=amount.unit or "",
        value=None if low is None else float(low),
        high=None if high is None else float(high),
        comparison=None if amount.comparison is None else Comparison(amount.comparison),
        vague=amount.vague,
    )


def _find(words: str, text: str, within: Span) -> Span:
    """The first place of the words, white space aside; the whole stretch where they are not there."""
    place = text.find(words, within.start, within.end)
    if place < 0:
        pattern = r"\s+".join(map(re.escape, words.split()))
        match = re.compile(pattern).search(text, within.start, within.end)
        return within if match is None else Span(*match.span())
    return Span(place, place + len(words))
