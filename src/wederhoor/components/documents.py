"""spaCy documents as stories, and characters as spaCy spans. Rule: the analysis is the document's own."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, SpanGroup
from spacy.tokens import Span as Stretch

from wederhoor.model.ids import digest
from wederhoor.model.period import Period
from wederhoor.model.stories import Published, Story, make_story_id
from wederhoor.model.texts import Block, BlockKind, Span
from wederhoor.model.vocabulary import Basis
from wederhoor.reading.parsed import Document, Sentence
from wederhoor.reading.sentences import PARTS
from wederhoor.reading.syntax import tokens

NEEDED = {
    "SENT_START": "sentences: put `wederhoor_sentences` or a parser before it",
    "DEP": "dependencies: put a parser before it",
    "POS": "parts of speech: put a morphologizer or tagger before it",
}


class NotAnalysed(ValueError):
    """A document that lacks what reading rests on."""

    def __init__(self, component: str, lack: str) -> None:
        super().__init__(f"{component} needs {lack}.")


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a document's text with what is said of it."""

    span: Span
    label: str
    id: str = ""


def check(doc: Doc, component: str) -> None:
    """Raises NotAnalysed for a document without sentences, dependencies or parts of speech."""
    for name, lack in NEEDED.items():
        if len(doc) and not doc.has_annotation(name):
            raise NotAnalysed(component, lack)


def story_of(doc: Doc, *, headline: bool, published: str | None) -> Story:
    """A document as a story: each line is a paragraph, the first one the headline if that is asked for."""
    text = doc.text
    found = Published(Period.parse(published), Basis.DELIVERY) if published else None
    key = make_story_id("", text, published, 0)
    return Story(key, key, "", text, digest(text), tuple(_blocks(text, headline)), published=found)


def _blocks(text: str, headline: bool) -> Iterator[Block]:
    start = paragraph = 0
    for line in text.split("\n"):
        if line.strip():
            kind = BlockKind.HEADLINE if headline and not start else BlockKind.BODY
            paragraph += kind is BlockKind.BODY
            yield Block(start, start + len(line), kind, paragraph if kind is BlockKind.BODY else 0)
        start += len(line) + 1


def document_of(doc: Doc, story: Story) -> Document:
    """The document's sentences with its analysis; what is only white space is no sentence."""
    found: list[Sentence] = []
    for sent in doc.sents:
        words = tokens(sent, 0)
        if words:
            block = next(block for block in reversed(story.blocks) if block.start <= words[0].start)
            span = Span(words[0].start, words[-1].end)
            found.append(Sentence(len(found), span, PARTS[block.kind], block.paragraph, words))
    return Document(doc.text, tuple(found))


def mark(doc: Doc, group: str, marks: Iterable[Mark]) -> None:
    """Put stretches of text into a group of spans; a stretch that cuts a token takes all of it."""
    spans: list[Stretch] = []
    for item in marks:
        span = doc.char_span(item.span.start, item.span.end, item.label, span_id=item.id, alignment_mode="expand")
        if span is not None:
            spans.append(span)
    doc.spans[group] = SpanGroup(doc, name=group, spans=spans)
