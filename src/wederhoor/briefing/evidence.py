"""What a line may rest on. Rule: only characters of the stories, and what the claims point at in them."""

from collections.abc import Mapping
from dataclasses import dataclass

from wederhoor.briefing.desk import clean
from wederhoor.briefing.material import Material
from wederhoor.briefing.update import Update
from wederhoor.model.actors import Actor
from wederhoor.model.claims import Claim, Quantity
from wederhoor.model.packs import Theatre
from wederhoor.model.period import Period
from wederhoor.model.places import Gazetteer, Place
from wederhoor.model.stories import Story
from wederhoor.model.texts import Span
from wederhoor.model.vocabulary import UNATTRIBUTED, Certainty


@dataclass(frozen=True, slots=True)
class Evidence:
    """The cited words, and the claims that were read in them."""

    text: str  # the cited sentences and the words that their claims point at, on one line
    said: tuple[tuple[Claim, str, str], ...]  # printed claims with their content and what stands beside it
    claims: tuple[Claim, ...]  # every claim of the citations
    actors: tuple[tuple[str, Actor | None], ...]  # whom those claims name
    places: tuple[Place, ...]
    quantities: tuple[tuple[Quantity, str], ...]  # with their printed words
    periods: tuple[Period, ...]  # of events, statements and reports
    outlets: tuple[str, ...]
    purged: bool  # a text was removed: nothing can be compared any more


def gather_evidence(
    citations: tuple[int, ...],
    said: tuple[str, ...],
    update: Update,
    material: Material,
    theatre: Theatre,
    gazetteer: Gazetteer,
) -> Evidence | None:
    """The evidence behind these citations; None where one of them or a claim is not there."""
    stories, claims = material.stories, material.claims
    by_number = {citation.number: citation for citation in update.citations}
    if any(number not in by_number for number in citations):
        return None
    cited = [by_number[number] for number in citations]
    names = dict.fromkeys(name for citation in cited for name in citation.claims)
    if any(name not in claims for name in names) or not set(said) <= set(names):
        return None
    found = [claims[name] for name in names if claims[name].story in stories]
    texts = {citation.story: stories[citation.story].text for citation in cited if citation.story in stories}
    if any(claim.edited for claim in found):  # then copies of the sentence no longer all say the same
        texts |= {claim.story: stories[claim.story].text for claim in found}
    own = [claim for claim in found if claim.story in texts]
    parts = [citation.span.of(texts.get(citation.story, "")) for citation in cited]
    parts += [span.of(texts[claim.story]) for claim in own for span in _pointed(claim)]
    actors = dict.fromkeys(name for claim in own for name in _people(claim))
    places = dict.fromkeys(name for claim in own for name in (*claim.place_ids, *claim.target))
    periods = [period for claim in own for period in (claim.when, claim.said) if period]
    return Evidence(
        text=clean(" · ".join(parts)),
        said=tuple(_words(claims[name], stories, found) for name in said),
        claims=tuple(found),
        actors=tuple((name, theatre.actor(name)) for name in actors),
        places=tuple(place for name in places if (place := gazetteer.get(name))),
        quantities=tuple(_number(claim, texts[claim.story]) for claim in own if claim.quantity),
        periods=(*periods, *(citation.published for citation in cited if citation.published)),
        outlets=tuple(outlet for citation in cited if (outlet := citation.outlet)),
        purged=any(not text for text in texts.values()),
    )


def _pointed(claim: Claim) -> tuple[Span, ...]:
    spans = (*claim.claimant_spans, *claim.cue, *(ref.span for ref in claim.places))
    number = claim.quantity.span if claim.quantity else None
    return (*spans, *(span for span in (claim.when_words, number) if span))


def _people(claim: Claim) -> tuple[str, ...]:
    named = (*claim.claimants, *claim.via, *claim.agent, *claim.target)
    return tuple(name for name in named if name != UNATTRIBUTED)


def _number(claim: Claim, text: str) -> tuple[Quantity, str]:
    assert claim.quantity is not None  # callers choose claims with a number
    span = claim.quantity.span
    return claim.quantity, clean(span.of(text)) if span else ""


def _words(claim: Claim, stories: Mapping[str, Story], beside: list[Claim]) -> tuple[Claim, str, str]:
    """A claim with its content and with what of its sentence no other claim takes for itself."""
    text = stories[claim.story].text
    others = [
        span
        for other in beside
        if other.id != claim.id and other.story == claim.story and not other.content.overlaps(claim.content)
        for span in (other.content, *(other.cue if other.certainty is Certainty.UNCONFIRMED else ()))
    ]
    taken = (claim.content, *others)
    outside = "".join(
        " " if any(span.start <= place < span.end for span in taken) else text[place]
        for place in range(claim.sentence.start, min(claim.sentence.end, len(text)))
    )
    return claim, clean(claim.content.of(text)), clean(outside)
