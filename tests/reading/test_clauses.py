"""Clauses: each has a finite verb of its own, and together they cover the sentence."""

import pytest
from tests.reading.reading_rooms import reader, story

from wederhoor.reading.clauses import clauses

STORIES = [
    "Russische troepen hebben Soledar ingenomen, maar de strijd gaat door.",
    "De stad viel in maart; in september werd ze bevrijd.",
    "Zelensky zegt dat Lyman en Jampil zijn bevrijd.",
    "Mocht Pokrovsk vallen, dan ligt de weg naar Dnipro open.",
    "Zestig rekruten kwamen om toen een kazerne in Makiivka werd getroffen.",
    "De eenheid heeft zich overgegeven nadat ze dagen was ingesloten.",
    "Zelensky zei toen niets over Lyman.",
]


def parts(text: str) -> list[str]:
    rooms = reader()
    document = rooms.prepare(story(text)).document
    return [clause.span.of(document.text) for clause in clauses(document.sentences[0], rooms.lexicon)]


@pytest.mark.parametrize(("text", "count"), list(zip(STORIES, [2, 2, 1, 2, 2, 2, 1], strict=True)))
def test_a_clause_for_each_finite_verb(text: str, count: int) -> None:
    assert len(parts(text)) == count


@pytest.mark.parametrize("text", STORIES)
def test_clauses_cover_the_sentence_in_order(text: str) -> None:
    rooms = reader()
    sentence = rooms.prepare(story(text)).document.sentences[0]
    covered = [i for clause in clauses(sentence, rooms.lexicon) for i in range(clause.first, clause.last + 1)]
    assert covered == list(range(len(sentence.tokens)))
