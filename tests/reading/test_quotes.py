"""Quotations: paired in their paragraph, over sentences and paragraphs, and an odd mark is none."""

import pytest
from tests.reading.reading_rooms import reader, story

from wederhoor.reading.parsed import Document
from wederhoor.reading.quotes import quotations


def quoted(text: str) -> list[str]:
    """The quoted parts of a text, sentence by sentence."""
    rooms = reader()
    document = rooms.prepare(story(text)).document
    found = quotations(document, rooms.lexicon)
    return [
        document.text[sentence.tokens[item.first].start : sentence.tokens[item.last].end]
        for sentence in document.sentences
        for item in found.get(sentence.number, ())
    ]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ('"De stad is vrij", zei hij.', ['"De stad is vrij"']),
        ("„De stad is vrij”, zei hij.", ["„De stad is vrij”"]),
        ("«De stad is vrij», zei hij.", ["«De stad is vrij»"]),
        ("'s Nachts was het 'rustig' in de stad.", ["'rustig'"]),
        ('"De stad is vrij. Wij blijven", zei hij.', ['"De stad is vrij.', 'Wij blijven"']),
        ('Hij zei dat "de stad vrij is.\nDe brug is "weg".', ['"weg"']),
        ('"De stad is vrij.\n"Wij blijven", zei hij.', ['"De stad is vrij.', '"Wij blijven"']),
    ],
)
def test_quotations_pair_within_their_paragraph(text: str, parts: list[str]) -> None:
    assert quoted(text) == parts


def test_a_document_without_sentences_has_no_quotations():
    assert quotations(Document("", ()), reader().lexicon) == {}
