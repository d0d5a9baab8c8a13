"""Documents for tests, with and without an analysis of their syntax."""

import re
from functools import cache

import spacy
from spacy.language import Language

from wederhoor import languages
from wederhoor.model.texts import Span
from wederhoor.model.vocabulary import Part
from wederhoor.reading.parsed import Document, Sentence, Token

PIECE = re.compile(r"\w+(?:[.,:'’/-]\w+)*[²%]?|[^\w\s]")


@cache
def pipeline() -> Language:
    """The syntax model that ships with Dutch."""
    model = languages.load("nl").syntax
    assert model is not None
    return spacy.load(model)


def plain(*sentences: str) -> Document:
    """A document of these sentences whose words have no analysis."""
    return _document(sentences, lambda text: [(m.group(), m.start(), "", "", "", 0, "") for m in PIECE.finditer(text)])


def parsed(*sentences: str) -> Document:
    """A document of these sentences, analysed by the shipped pipeline."""
    return _document(
        sentences,
        lambda text: [(t.text, t.idx, t.pos_, t.lemma_, t.dep_, t.head.i, str(t.morph)) for t in pipeline()(text)],
    )


def _document(sentences, analyse) -> Document:
    text, made = " ".join(sentences), []
    start = 0
    for number, sentence in enumerate(sentences):
        tokens = tuple(
            Token(index, start + at, start + at + len(word), word, lemma, pos, "", dep, head, morph)
            for index, (word, at, pos, lemma, dep, head, morph) in enumerate(analyse(sentence))
        )
        made.append(Sentence(number, Span(start, start + len(sentence)), Part.BODY, 1, tokens))
        start += len(sentence) + 1
    return Document(text, tuple(made))
