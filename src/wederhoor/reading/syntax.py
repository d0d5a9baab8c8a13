"""Sentences through a spaCy pipeline. Rule: our sentence boundaries hold; the pipeline analyses what is inside."""

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from typing import Any, Protocol

from wederhoor.model.packs import LanguagePack
from wederhoor.model.stories import Story
from wederhoor.reading.parsed import Document, Sentence, Token
from wederhoor.reading.sentences import split


class Pipeline(Protocol):
    """What is asked of a spaCy pipeline."""

    def pipe(self, texts: Iterable[Any], /) -> Iterable[Any]:
        """Analysed documents, in order."""
        ...

    def make_doc(self, text: str, /) -> Any:
        """A document with tokens only."""
        ...


def parse(story: Story, language: LanguagePack, pipeline: Pipeline) -> Document:
    """The story's sentences with their analysis; the whole story goes through the pipeline in one batch."""
    sentences = split(story, language)
    parsed = pipeline.pipe(documents(story.text, sentences, pipeline, language))
    return Document(
        story.text,
        tuple(
            replace(sentence, tokens=tokens(doc, sentence.span.start))
            for sentence, doc in zip(sentences, parsed, strict=True)
        ),
    )


def documents(text: str, sentences: Iterable[Sentence], pipeline: Pipeline, language: LanguagePack) -> list[Any]:
    """Sentences of a text as a spaCy pipeline takes them: each a document of one sentence."""
    made = (pipeline.make_doc(sentence.span.of(text)) for sentence in sentences)
    return [_single(part_stops(doc, (len(doc),), shortened(language))) for doc in made]


def unparsed(story: Story, language: LanguagePack) -> Document:
    """The story's sentences without their words, for a story of which no more is asked."""
    return Document(story.text, split(story, language))


@lru_cache(maxsize=8)
def shortened(language: LanguagePack) -> frozenset[str]:
    """Words that are written with a full stop."""
    return frozenset(word for words in language.tables["sentences"]["abbreviations"].values() for word in words)


def parse_alone(text: str, pipeline: Pipeline) -> Any:
    """One sentence as a spaCy document, analysed in the way of a story's sentences."""
    (doc,) = pipeline.pipe([_single(pipeline.make_doc(text))])
    return doc


def part_stops(doc: Any, ends: Iterable[int], short: frozenset[str]) -> Any:
    """Part the full stop from the last word of each sentence: there "dat." is a word and no abbreviation.

    `ends` are the numbers of the tokens behind sentences, `short` the words that are written with a stop.
    """
    with doc.retokenize() as parts:
        for last in (doc[end - 1] for end in ends if end > 0):
            word = last.text.removesuffix(".")
            if word != last.text and word.isalpha() and word.lower() + "." not in short:
                parts.split(last, [word, "."], heads=[(last, 0), (last, 0)])
    return doc


def _single(doc: Any) -> Any:
    """Say before parsing that the whole document is one sentence."""
    for token in doc:
        token.is_sent_start = token.i == 0
    return doc


def tokens(doc: Iterable[Any], start: int) -> tuple[Token, ...]:
    """The words of a spaCy document as tokens of a sentence; white space is dropped and heads renumbered.

    `start` is where the document's text begins in the story's.
    """
    kept = [token for token in doc if not token.is_space]
    index = {token.i: number for number, token in enumerate(kept)}
    return tuple(
        Token(
            number,
            start + token.idx,
            start + token.idx + len(token.text),
            token.text,
            token.lemma_.replace("_", ""),
            token.pos_,
            token.tag_,
            token.dep_,
            index.get(token.head.i, number),
            str(token.morph),
        )
        for number, token in enumerate(kept)
    )
