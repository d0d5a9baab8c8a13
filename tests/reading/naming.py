"""Sentences parsed by the shipped syntax model, for tests of names."""

from dataclasses import replace
from functools import cache
from typing import Any

import spacy

from wederhoor import atlas, languages, theatres
from wederhoor.model.texts import Span
from wederhoor.model.vocabulary import Part
from wederhoor.reading.mentions import Name, Role
from wederhoor.reading.names import find_names, resolve_reference
from wederhoor.reading.parsed import Document, Sentence
from wederhoor.reading.syntax import tokens


@cache
def pipeline() -> Any:
    """The syntax model of the Dutch pack."""
    return spacy.load(languages.load("nl").syntax or "")


def document(*sentences: str) -> Document:
    """A story of one paragraph."""
    text, found = " ".join(sentences), []
    start = 0
    for number, sentence in enumerate(sentences):
        blank = Sentence(number, Span(start, start + len(sentence)), Part.BODY, 1)
        plain = pipeline().make_doc(sentence)
        for token in plain:
            token.is_sent_start = token.i == 0
        found.append(replace(blank, tokens=tokens(next(iter(pipeline().pipe([plain]))), blank.span.start)))
        start += len(sentence) + 1
    return Document(text, tuple(found))


def names(*sentences: str) -> tuple[Document, tuple[Name, ...]]:
    """The names of a story of one paragraph."""
    story = document(*sentences)
    return story, find_names(story, languages.load("nl"), theatres.load("ukraine"), atlas.load())


def actors(*sentences: str) -> dict[str, tuple[str, ...]]:
    """Who is found, by the words used; places that stand for nobody and adjectives left out."""
    story, found = names(*sentences)
    return {n.span.of(story.text): n.actors for n in found if n.role in (Role.ACTOR, Role.METONYM)}


def places(*sentences: str) -> list[tuple[str, str, str | None]]:
    """Words, role and place of every name of a place."""
    story, found = names(*sentences)
    return [(n.span.of(story.text), n.role.value, n.place) for n in found if n.place]


def referents(*sentences: str) -> dict[str, tuple[str, ...]]:
    """What the pronouns and descriptions of a story stand for; () for nobody."""
    story, found = names(*sentences)
    back = ((n, resolve_reference(story, found, n)) for n in found if n.role is Role.PRONOUN)
    return {n.span.of(story.text): known.actors if known else () for n, known in back}
