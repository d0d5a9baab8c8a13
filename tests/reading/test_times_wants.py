"""What a text must hold before a time rule is tried: it may leave out no rule that would have matched."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.reading.test_times import DUTCH, examples

from wederhoor.reading.times.held import Held
from wederhoor.reading.times.patterns import Rules, compile_rules
from wederhoor.reading.times.wants import wants


def rules() -> Rules:
    found = compile_rules(DUTCH)
    assert found is not None
    return found


RULES = rules()
EVERY = tuple(itertools.chain.from_iterable(RULES.layers.values()))
TEXTS = tuple(dict.fromkeys(example.values[1] for example in examples()))
WORDS = tuple(dict.fromkeys(word for text in TEXTS for word in text.split()))


@pytest.mark.parametrize(
    ("pattern", "wanted"),
    [
        ("(?:nog )?geen {weekday}", [{"geen"}, {"{weekday}"}]),
        ("dag(?:en)? {n2}", [{"dag"}, {"{n}"}]),
        ("(?:dit|vorig) jaar", [{"dit", "vorig"}, {"jaar"}]),
        ("(?:dit|) jaar", [{"jaar"}]),
        ("(?:nacht van {day}|vannacht)", [{"nacht", "vannacht"}]),
        (r"{dd}\.?,? uur?", [{"{dd}"}, {"uu"}]),
        (r"(?<!de )morgen(?= de)", [{"morgen"}]),
        ("(?:twee )*(?P<keep>{n} {unit})", [{"{n}"}, {"{unit}"}]),
        ("{hour}[.:u]{minute}", [{"{hour}"}, {"{minute}"}]),
        ("JAAR", [{"jaar"}]),
    ],
)
def test_a_pattern_wants_what_each_match_needs(pattern: str, wanted: list[set[str]]) -> None:
    assert [set(want) for want in wants(pattern)] == wanted


def check(text: str) -> None:
    held = Held(text, RULES)
    for rule in EVERY:
        assert held.allows(rule) or rule.pattern.search(text) is None, rule.symbol


def test_no_example_loses_a_rule() -> None:
    assert TEXTS
    for text in TEXTS:
        check(text)
        check(text.upper())


@given(st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join))
def test_no_text_loses_a_rule(text: str) -> None:
    check(text)


def test_most_rules_are_left_out_of_a_plain_sentence() -> None:
    held = Held("De minister sprak maandag met zijn ambtgenoot.", RULES)
    assert sum(map(held.allows, EVERY)) < len(EVERY) / 3


def test_every_rule_wants_something() -> None:
    assert [rule.symbol for rule in EVERY if not rule.wants] == []
