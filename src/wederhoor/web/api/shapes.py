"""What the API answers with. Rule: names are those of a claim's fields; times are EDTF; what is unknown is null."""

from collections.abc import Iterable
from typing import Annotated

from pydantic import BaseModel, Field

from wederhoor.model.claims import Quantity
from wederhoor.model.stories import Story
from wederhoor.model.weights import Reason
from wederhoor.situation.listing import Row
from wederhoor.web.api.examples import CLAIM, STORY
from wederhoor.web.source import Library

Next = Annotated[str | None, Field(description="The cursor of the next part; null after the last.")]


class Place(BaseModel):
    """Where in the text something stands: characters, from 0, the end not included."""

    start: int
    end: int


class ReasonShape(BaseModel):
    """Why a status or a holder was given: the rule and the claims that it rests on."""

    rule: str
    claims: list[str]


class ProblemDetails(BaseModel):
    """Why a question was not answered (RFC 9457)."""

    type: str = Field(examples=["about:blank"])
    title: str = Field(examples=["Not Found"])
    status: int = Field(examples=[404])
    detail: str = Field(examples=[f"The ledger holds no story '{STORY}'."])
    instance: str = Field(examples=[f"/api/v1/stories/{STORY}"])


class StoryShape(BaseModel):
    """A report, without its text."""

    id: str = Field(examples=[STORY])
    key: str = Field(description="What stays the same when the page changes.")
    outlet: str | None
    title: str | None
    address: str | None
    published: str | None = Field(description="EDTF", examples=["2022-09-11T14:10"])
    basis: str | None = Field(description="What the date rests on.", examples=["delivery"])
    dateline: list[str]
    credits: list[str]
    language: str
    claims: int = Field(description="How many claims were read in it.")


class QuantityShape(BaseModel):
    """A number with its unit."""

    value: float | None
    high: float | None
    unit: str
    comparison: str | None
    vague: str | None


class ClaimShape(BaseModel):
    """One claimant's statement, with the sentence that it stands in."""

    id: str = Field(examples=[CLAIM])
    story: str = Field(examples=[STORY])
    sentence: str = Field(description="As printed; empty once the text was purged.")
    span: Place = Field(description="Of the sentence in the story's text.")
    claimants: list[str]
    via: list[str]
    kind: str
    certainty: str
    polarity: str
    agent: list[str]
    target: list[str]
    places: list[str]
    when: str | None = Field(description="EDTF")
    said: str | None = Field(description="EDTF")
    quantity: QuantityShape | None
    extent: str | None
    aspect: str | None
    part: str
    about: str | None = Field(description="The claim that this one denies, doubts, corrects or leaves unanswered.")
    rule: str
    outlet: str | None
    published: str | None = Field(description="EDTF, of the story.")


class Stories(BaseModel):
    """A part of the list of stories."""

    items: list[StoryShape]
    next: Next


class Claims(BaseModel):
    """A part of a list of claims."""

    items: list[ClaimShape]
    next: Next


def reason_shapes(reasons: Iterable[Reason]) -> list[ReasonShape]:
    """Reasons as the API gives them."""
    return [ReasonShape(rule=reason.rule, claims=list(reason.claims)) for reason in reasons]


def story_shape(story: Story, kept: Library) -> StoryShape:
    """A story as the API gives it."""
    published, reading = kept.dated.get(story.id), kept.readings.get(story.id)
    return StoryShape(
        id=story.id,
        key=story.key,
        outlet=story.outlet,
        title=story.title,
        address=story.address,
        published=published.period.edtf if published else None,
        basis=published.basis.value if published else None,
        dateline=list(story.dateline_places),
        credits=list(story.credits),
        language=story.language,
        claims=len(reading.claims) if reading else 0,
    )


def _quantity(number: Quantity) -> QuantityShape:
    return QuantityShape(
        value=number.value, high=number.high, unit=number.unit, comparison=number.comparison, vague=number.vague
    )


def claim_shape(row: Row) -> ClaimShape:
    """A claim as the API gives it."""
    claim, number = row.claim, row.claim.quantity
    return ClaimShape(
        id=claim.id,
        story=claim.story,
        sentence=row.sentence,
        span=Place(start=claim.sentence.start, end=claim.sentence.end),
        claimants=list(claim.claimants),
        via=list(claim.via),
        kind=claim.kind,
        certainty=claim.certainty,
        polarity=claim.polarity,
        agent=list(claim.agent),
        target=list(claim.target),
        places=list(claim.place_ids),
        when=claim.when.edtf if claim.when else None,
        said=claim.said.edtf if claim.said else None,
        quantity=None if number is None else _quantity(number),
        extent=claim.extent,
        aspect=claim.aspect,
        part=claim.part,
        about=claim.about,
        rule=claim.rule,
        outlet=row.story.outlet,
        published=row.published.edtf if row.published else None,
    )
