"""Sentences by own rules: quotes, abbreviations, list marks, glued marks."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.reading.reading_rooms import story

from wederhoor import languages
from wederhoor.reading.sentences import split


def sentences(text: str, title: str | None = None) -> list[str]:
    made = story(text, title=title)
    return [sentence.span.of(made.text) for sentence in split(made, languages.load("nl"))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Het is stil. Niemand schiet.", ["Het is stil.", "Niemand schiet."]),
        ('"De vlag hangt", zegt hij. Meer niet.', ['"De vlag hangt", zegt hij.', "Meer niet."]),
        ("'Dat klopt niet.' Zo reageerde hij.", ["'Dat klopt niet.'", "Zo reageerde hij."]),
        ("Hij sprak tegen dat: “Nooit.” Daarna zweeg hij.", ["Hij sprak tegen dat: “Nooit.”", "Daarna zweeg hij."]),
        (
            "«Het is aan de gang», zei de staf. Later volgde meer.",
            ["«Het is aan de gang», zei de staf.", "Later volgde meer."],
        ),
        ("Gen. Syrsky zweeg. Drs. De Vries ook.", ["Gen. Syrsky zweeg.", "Drs. De Vries ook."]),
        ("Om 7.00 uur was het raak. Om 8.15 uur weer.", ["Om 7.00 uur was het raak.", "Om 8.15 uur weer."]),
        ("Er vielen o.a. drie doden. Het waren er 1.000.", ["Er vielen o.a. drie doden.", "Het waren er 1.000."]),
        ("'Stop!' riep hij. De bus reed door.", ["'Stop!' riep hij.", "De bus reed door."]),
        ("- Kyiv meldt winst.", ["Kyiv meldt winst."]),
        ("Wie wint? Niemand weet het…  En dan?", ["Wie wint?", "Niemand weet het…", "En dan?"]),
    ],
)
def test_split(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


def test_a_headline_is_one_sentence_whatever_its_marks() -> None:
    assert sentences("Tekst.", title="Charkiv geraakt. Weer doden")[0] == "Charkiv geraakt. Weer doden"


@given(st.text(alphabet="Ab c.!?\"'»”\n0", max_size=80))
def test_sentences_follow_each_other_and_lose_no_letter(text: str) -> None:
    made = story(text or " ")
    spans = [sentence.span for sentence in split(made, languages.load("nl"))]
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))
    kept = "".join(span.of(made.text) for span in spans)
    assert sum(c.isalpha() for c in kept) == sum(c.isalpha() for c in made.text)
