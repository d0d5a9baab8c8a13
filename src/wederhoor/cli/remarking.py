"""What the chronicle has against a story's claims, as shown beside them. Rule: it is shown, and feeds nothing."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from wederhoor.cli.compose import Program
from wederhoor.cli.shelf import Shelf
from wederhoor.model.stories import Story
from wederhoor.situation.listing import Row

if TYPE_CHECKING:
    from wederhoor.dating.contradicting import Remark

Told = Mapping[str, Sequence["Remark"]]  # by Claim.id


def told_by_claim(kept: Shelf, story: Story) -> Told:
    """The remarks on the claims of one story."""
    from wederhoor.dating.contradicting import remarks

    program, period = Program(), kept.periods().get(story.id)
    claims = {claim.id: claim for reading in kept.readings if reading.story == story.id for claim in reading.claims}
    found = remarks(tuple(claims.values()), story.text, period, program.theatre, program.language)
    return {name: tuple(item for item in found if item.claim == name) for name in claims}


def lines(told: Told, row: Row) -> tuple[str, ...]:
    """The remarks on one claim, each with the words of the report and, on lines of their own, its sources."""
    return tuple(line for remark in told.get(row.claim.id, ()) for line in _lines(remark, row))


def recorded(told: Told, row: Row) -> list[dict[str, Any]]:
    """The remarks on one claim as JSON."""
    from wederhoor.dating.contradicting import remarked

    return [
        {
            "claim": remark.claim,
            "rule": remark.rule,
            "words": _words(remark, row),
            "chronicle": [
                {"id": fact.id, "what": fact.what, "date": fact.date, "sources": list(fact.sources)}
                for fact in remarked(remark)
            ],
        }
        for remark in told.get(row.claim.id, ())
    ]


def _lines(remark: "Remark", row: Row) -> tuple[str, ...]:
    from wederhoor.dating.contradicting import remarked

    words = _words(remark, row)
    facts = tuple(remarked(remark))
    quoted = f' on "{words}"' if words else ""
    told = tuple(f"The chronicle has{quoted}: {fact.what}, {fact.date} ({fact.id})" for fact in facts[:1])
    told += tuple(f"    and: {fact.what}, {fact.date} ({fact.id})" for fact in facts[1:])
    return (*told, *(f"    source: {source}" for source in dict.fromkeys(s for fact in facts for s in fact.sources)))


def _words(remark: "Remark", row: Row) -> str:
    return " ".join(remark.span.of(row.story.text).split())
