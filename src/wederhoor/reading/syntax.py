"""Sentences through a spaCy pipeline. Rule: our sentence boundaries hold; the pipeline analyses what is inside."""

from collections.abc import Iterable
from dataclasses import replace
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
    short = frozenset(language.tables["sentences"]["abbreviations"])
    documents = [_single(_stopped(pipeline.make_doc(sentence.span.of(story.text)), short)) for sentence in sentences]
    parsed = pipeline.pipe(documents)
    return Document(
        story.text,
        tuple(replace(sentence, tokens=tokens(doc, sentence)) for sentence, doc in zip(sentences, parsed, strict=True)),
    )


def _stopped(doc: Any, short: frozenset[str]) -> Any:
    """Part the full stop from the last word: at the end of a sentence "dat." is a word and no abbreviation."""
    last = doc[-1] if len(doc) else None
    word = last.text[:-1] if last is not None and last.text.endswith(".") else ""
    if word.isalpha() and word.lower() + "." not in short:
        with doc.retokenize() as parts:
            parts.split(last, [word, "."], heads=[(last, 0), (last, 0)])
    return doc


def _single(doc: Any) -> Any:
    """Say before parsing that the whole document is one sentence."""
    for token in doc:
        token.is_sent_start = token.i == 0
    return doc


def tokens(doc: Any, sentence: Sentence) -> tuple[Token, ...]:
    """The words of a spaCy document as tokens of a sentence; white space is dropped and heads renumbered."""
    kept = [token for token in doc if not token.is_space]
    index = {token.i: number for number, token in enumerate(kept)}
    start = sentence.span.start
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
