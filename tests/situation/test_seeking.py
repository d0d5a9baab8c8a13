"""Words by their stems, names by their spellings, and questions that are never an error."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.cli.examples import FRONT, claim_denied, claim_taken

from wederhoor.atlas import wide
from wederhoor.languages import load as language
from wederhoor.ledger.words import question
from wederhoor.model.claims import Reading
from wederhoor.model.search import Sought
from wederhoor.situation.found import facets, narrow, scan, sentences
from wederhoor.situation.seeking import Seeker, fits_exactly, make_seeker, marked
from wederhoor.situation.terms import stems, terms
from wederhoor.theatres import load as theatre

NL = language("nl")
READINGS = {FRONT.id: Reading(FRONT.id, "rules 1", (claim_taken(FRONT), claim_denied(FRONT)))}


@pytest.fixture(scope="module")
def seeker() -> Seeker:
    atlas = wide(None)
    return make_seeker(NL, theatre("ukraine"), atlas, atlas.spellings)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("raket", "raketten"),
        ("heroverde", "herovering"),
        ("heroverd", "heroveren"),
        ("bevestigt", "bevestiging"),
        ("Oekraïne", "oekraine"),
        ("foto's", "foto"),
        ("3.000", "3000"),
        ("Mar'jinka", "marjinka"),
    ],
)
def test_forms_of_one_word_are_one_term(one: str, other: str):
    assert stems(one, NL) == stems(other, NL)


@pytest.mark.parametrize(
    ("one", "other"),
    [("raket", "racket"), ("bericht", "berucht"), ("wind", "winnen"), ("3,5", "35"), ("leger", "leeg")],
)
def test_other_words_are_other_terms(one: str, other: str):
    assert stems(one, NL) != stems(other, NL)


def found(seeker: Seeker, typed: str) -> list[str]:
    sought = seeker.sought(typed)
    told = sentences(
        {FRONT.id: FRONT},
        READINGS,
        {},
        hits=scan([FRONT], READINGS, sought, NL),
        sought=sought,
        bare=True,
    )
    return sorted(item.sentence.split()[0] for item in told)


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("Izyum", ["Gevechten", "Het", "Izjoem"]),
        ("izium ministerie", ["Het"]),
        ("innemen", []),
        ("inname", []),
        ("ingenomen", ["Izjoem"]),
        ('"is ingenomen"', ["Izjoem"]),
        ('"zijn ingenomen"', []),
        ('"ingenomen is"', []),
        ("“Het Russische”", ["Het"]),
        ("Izjoem -gevecht", ["Het", "Izjoem"]),
        ('Izjoem -"is gevallen"', ["Gevechten", "Izjoem"]),
        ("geva*", ["Het"]),
        ("Russian Ministry of Defence", ["Het"]),
        ("-gevecht", ["Gevechten"]),
        ("weer", []),
    ],
)
def test_what_a_question_finds(seeker: Seeker, typed: str, first: list[str]):
    assert found(seeker, typed) == first


def test_a_speaker_is_found_where_the_sentence_does_not_name_him(seeker: Seeker):
    named = READINGS[FRONT.id].claims[0].claimants[0]
    assert named not in FRONT.text
    assert found(seeker, named) == ["Izjoem"]


def test_only_the_words_that_were_asked_for_are_marked(seeker: Seeker):
    text = "Isjoem is geen Izium: de raketten raakten “Izjoem”."
    pieces = marked(text, seeker.sought('raket Izyum "geen"'), NL)
    assert "".join(piece for piece, _ in pieces) == text
    assert [piece for piece, asked in pieces if asked] == ["Isjoem", "geen", "Izium", "raketten", "Izjoem"]


@given(st.text(max_size=80))
def test_no_text_is_an_error_and_no_term_is_more_than_letters_and_digits(typed: str):
    for term in terms(typed, NL):
        assert term.word.isalnum()
        assert term.stem.isalnum()


@given(st.text(alphabet="ab \"-*():^{}NEARAND'", max_size=40))
def test_every_question_quotes_its_terms(seeker: Seeker, typed: str):
    sought = seeker.sought(typed)
    if sought.parts:
        asked = question(sought)
        assert re.fullmatch(r"(?:[() *]|OR|AND|NOT|\{said\} : )*", "".join(asked.split('"')[::2]))
        assert all(re.fullmatch(r"[^\W_]+(?: [^\W_]+)*", quoted) for quoted in asked.split('"')[1::2])


def test_facets_count_what_a_choice_would_leave(seeker: Seeker):
    all_ = sentences({FRONT.id: FRONT}, READINGS, {}, hits=None, sought=Sought(), bare=False)
    for chosen in ({}, {"certainty": "denied"}, {"certainty": "denied", "kind": "recapture"}, {"kind": "visit"}):
        for sort, counts in facets(all_, chosen).items():
            for value, count in counts.items():
                assert len(narrow(all_, {**chosen, sort: value})) == count


def test_a_phrase_is_held_by_its_words_and_not_by_their_stems(seeker: Seeker):
    sought = seeker.sought('"de raket"')
    assert fits_exactly("De raket viel.", sought)
    assert not fits_exactly("De raketten vielen.", sought)
