"""The kind of what somebody says without a frame: guessed where the words speak for one, and never against a frame."""

from dataclasses import replace

import pytest
from tests.reading.reading_rooms import read, reader

from wederhoor.model.vocabulary import Kind
from wederhoor.reading.lexicon import lexicon


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Tachtig tankers mogen de Duitse havens niet meer in, zegt Brussel over Rusland.", Kind.SANCTIONS),
        ("De vijand zit al in de buitenwijken van Pokrovsk, zegt Zelensky.", Kind.ADVANCE),
        ("De vrede met Rusland is een zaak van lange adem, zegt Zelensky.", Kind.ASSESSMENT),
    ],
)
def test_words_without_a_frame_speak_for_a_kind(text: str, kind: Kind) -> None:
    (claim,) = read(text).claims
    assert claim.kind is kind
    assert claim.rule.endswith("/likely")
    assert [trace.rule for trace in claim.trace if trace.field == "kind"] == ["likely"]


@pytest.mark.parametrize(
    "text",
    [
        "Oekraïne is een groot land, zegt Zelensky.",
        "Poetin liegt dat Lyman is ingenomen, zegt Zelensky.",  # a frame fits, and the words beside it take it back
        "Het bier in Lviv is lekker, zegt Zelensky.",
    ],
)
def test_what_is_only_said_stays_so(text: str) -> None:
    assert {claim.kind for claim in read(text).claims} == {Kind.STATEMENT}


def test_what_is_guessed_gives_way_to_what_is_told() -> None:
    told = "Lyman is bevrijd en de mensen in de straten lachen weer, zegt Zelensky."
    assert [claim.kind for claim in read(told).claims] == [Kind.RECAPTURE]


def test_a_pack_without_weights_guesses_nothing() -> None:
    dutch = reader().language
    bare = lexicon(replace(dutch, tables={name: t for name, t in dutch.tables.items() if name != "likely"}))
    assert not bare.likely
