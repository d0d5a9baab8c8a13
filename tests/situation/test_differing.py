"""Two texts side by side: nothing is lost, what both have is not marked, and what may not be seen is not there."""

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.cli.examples import find, story

from wederhoor.model.stories import Story
from wederhoor.model.texts import BlockKind
from wederhoor.situation.differing import differences

WORDS = st.sampled_from(
    [
        "Izjoem",
        "is",
        "heroverd",
        ",",
        "zegt",
        "de",
        "generale",
        "staf",
        ".",
        "Het",
        "ministerie",
        "ontkent",
        "dat",
        "'Lyman'",
        "viel",
    ]
)
PARAGRAPHS = st.lists(st.lists(WORDS, min_size=1, max_size=12).map(" ".join), min_size=1, max_size=5)


def told(*paragraphs: str) -> Story:
    return story([(text, BlockKind.BODY) for text in paragraphs], "Omroep Delta", "https://d.example/1", "2022-09-11")


def own(pieces):
    return [piece.text for piece in pieces if piece.own]


def test_only_the_words_that_differ_are_marked():
    one, other = told("Rusland trekt zich terug uit Izjoem."), told("Moskou trekt zich terug uit Izjoem en Lyman.")
    (pair,) = differences(one, other).pairs
    assert own(pair.left) == ["Rusland"]
    assert own(pair.right) == ["Moskou", " en Lyman"]


def test_paragraphs_that_are_alike_stand_beside_each_other():
    one = told("Izjoem is heroverd, zegt Kiev.", "Rusland zwijgt erover.")
    other = told("Dit is geheel nieuw hier.", "Izjoem is heroverd, zegt de staf in Kiev.", "Rusland zwijgt erover.")
    found = differences(one, other)
    assert [(bool(pair.left), bool(pair.right)) for pair in found.pairs] == [(False, True), (True, True), (True, True)]
    assert (found.left, found.right) == (0, 8)


def test_quotation_marks_of_another_sort_are_no_difference():
    found = differences(told("Rusland ‘hergroepeert’ zijn troepen."), told('Rusland "hergroepeert"  zijn troepen.'))
    assert (found.left, found.right) == (0, 0)
    assert not own((*found.pairs[0].left, *found.pairs[0].right))


def test_what_is_not_shown_is_not_there():
    one = told("Izjoem is heroverd. Dit is geheim. Kiev zegt het.")
    other = told("Izjoem is heroverd. Dit is openbaar. Kiev zegt het.")
    shown = [find(one, "Izjoem is heroverd."), find(one, "Kiev zegt het.")]
    (pair,) = differences(one, other, shown, []).pairs
    assert [piece.text for piece in pair.left if piece.text.strip()] == ["Izjoem is heroverd. ", "Kiev zegt het."]
    assert sum(piece.hidden for piece in pair.left) == 1
    assert [piece.text for piece in pair.right] == [""]
    assert differences(one, other, [], []).pairs == ()


@settings(max_examples=60, deadline=None)
@given(PARAGRAPHS, PARAGRAPHS)
def test_both_texts_are_shown_whole_and_in_order(left: list[str], right: list[str]):
    one, other = told(*left), told(*right)
    found = differences(one, other)
    for side, paragraphs in (("left", left), ("right", right)):
        shown = ["".join(piece.text for piece in getattr(pair, side)) for pair in found.pairs]
        assert [text for text in shown if text] == paragraphs


@given(PARAGRAPHS)
def test_a_text_does_not_differ_from_itself(paragraphs: list[str]):
    found = differences(told(*paragraphs), told(*paragraphs))
    assert (found.left, found.right) == (0, 0)
    assert not [piece for pair in found.pairs for piece in (*pair.left, *pair.right) if piece.own]
