"""Sentences that look like claims and yielded none. Rule: an honest list of what may have been missed."""

from collections.abc import Sequence

from wederhoor.model.claims import Claim
from wederhoor.model.texts import Span
from wederhoor.reading.scene import Scene
from wederhoor.reading.sources import Context


def missed(scene: Scene, claims: Sequence[Claim]) -> tuple[Span, ...]:
    """Sentences with a quotation mark, a modal of hearsay, a reporting word or a number but without a claim."""
    told = {claim.sentence for claim in claims} | {span for claim in claims for span in claim.also}
    return tuple(
        context.sentence.span
        for context in scene.contexts.values()
        if context.sentence.span not in told and _looks_like_one(scene, context)
    )


def _looks_like_one(scene: Scene, context: Context) -> bool:
    quotes = set(str(context.lexicon.tables["reading"]["quotes"]["open"]))
    would = context.lexicon.words("hedges", "modal", "would")
    if any(token.text in quotes or token.lower in would for token in context.sentence.tokens):
        return True
    if any(context.lexicon.report.get(verb.lemma) for verb in context.verbs):
        return True
    return bool(scene.numbers_in(context.sentence.number))
