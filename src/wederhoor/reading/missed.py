"""Sentences that look like claims and yielded none. Rule: an honest list of what may have been missed.

Not missed is a sentence that only names the source of a claim before it, nor a caption that tells nothing.
"""

from collections.abc import Collection, Iterator, Sequence

from wederhoor.model.claims import Claim, Missed, Sign
from wederhoor.model.texts import Span
from wederhoor.model.vocabulary import Part, Signal
from wederhoor.reading.lexicon import Lexicon
from wederhoor.reading.scene import Scene
from wederhoor.reading.sources import Context

PHRASES = ("speech", "deny", "correct", "voiced", "self")
TELLING = frozenset({"finite", "participle"})


def missed(scene: Scene, claims: Sequence[Claim], sourcing: Collection[Span]) -> tuple[Missed, ...]:
    """Sentences with a quotation mark, a modal of hearsay, a reporting word or a number but without a claim.

    `sourcing` are the sentences that say who vouches for claims of other sentences.
    """
    told = {claim.sentence for claim in claims} | {span for claim in claims for span in claim.also} | set(sourcing)
    found = []
    for context in scene.contexts.values():
        span = context.sentence.span
        if span not in told and not _only_labels(context):
            signs = tuple(sorted(set(_signs(scene, context)), key=lambda sign: (sign.span, sign.signal)))
            if signs:
                found.append(Missed(span.start, span.end, signs))
    return tuple(found)


def _only_labels(context: Context) -> bool:
    """Whether a caption holds no verb: it names what is seen, or who made the picture."""
    if context.sentence.part is not Part.CAPTION:
        return False
    finite = any(token.has("VerbForm=Fin") for token in context.sentence.tokens)
    return not finite and not any(verb.form in TELLING for verb in context.verbs)


def _signs(scene: Scene, context: Context) -> Iterator[Sign]:
    lexicon = context.lexicon
    would = lexicon.words("hedges", "modal", "would")
    yield from (Sign(Signal.QUOTATION, span) for span in _quoted(context))
    yield from (Sign(Signal.MODAL, token.span) for token in context.sentence.tokens if token.lower in would)
    yield from (Sign(Signal.REPORTING, span) for span in _reporting(context))
    articles = lexicon.words("reading", "function", "articles")
    for number in scene.numbers_in(context.sentence.number):
        if number.value != 1 or context.lower(number.first) not in articles:
            yield Sign(Signal.NUMBER, number.span)


def _quoted(context: Context) -> Iterator[Span]:
    """The quotations in a sentence, and marks without a partner that stand for themselves."""
    yield from (context.span(item.first, item.last) for item in context.quotations)
    marks = set(str(context.lexicon.tables["reading"]["quotes"]["open"]))
    for token in context.sentence.tokens:
        if token.text in marks and context.quotation(token.index) is None:
            yield token.span


def _reporting(context: Context) -> Iterator[Span]:
    """Verbs, prepositions and phrases that say that somebody says it."""
    lexicon = context.lexicon
    for verb in context.verbs:
        if lexicon.report.get(verb.lemma):
            yield from (context.span(index, index) for index in verb.indexes)
    plain = lexicon.words("speech", "sources", "prepositions")
    yield from (token.span for token in context.sentence.tokens if token.lower in plain)
    yield from _phrases(context, lexicon)


def _phrases(context: Context, lexicon: Lexicon) -> Iterator[Span]:
    for name in PHRASES:
        for _, match in lexicon.phrases[name].all(context.sentence.tokens):
            yield context.span(match[0], match[-1])
