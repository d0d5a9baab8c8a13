"""What happened, from the table of own sentences: kinds of every claim, and the roles where they are plain."""

from collections import Counter
from pathlib import Path

import pytest
from tests.reading.reading_rooms import cells, claims_of

from wederhoor.model.vocabulary import Kind

TABLE = Path(__file__).parent / "happenings_examples.md"
WORDS = {Kind.STATEMENT, Kind.ASSESSMENT}


def examples():
    for text, kinds, roles, note in cells(TABLE, 4):
        marks = [pytest.mark.xfail(reason=note.removeprefix("xfail: "), strict=False)] if note else []
        yield pytest.param(text, kinds, roles, id=text[:60], marks=marks)


@pytest.mark.parametrize(("text", "kinds", "roles"), list(examples()))
def test_an_example_of_the_table(text, kinds, roles):
    found = claims_of(text)
    wanted = Counter(kinds.split(", ") if kinds else [])
    assert Counter(claim.kind.value for claim in found if wanted or claim.kind not in WORDS) == wanted
    if roles:
        agent, _, target = (part.strip() for part in roles.partition(">"))
        first = next(claim for claim in found if claim.kind == kinds.split(", ")[0])
        assert ("+".join(first.agent) if agent else "") == agent
        assert ("+".join(first.target) if target else "") == target


def test_the_table_meets_every_kind_five_times_and_holds_forty_texts_without_a_claim():
    told = Counter(kind for _, kinds, _, _ in cells(TABLE, 4) for kind in kinds.split(", "))
    rare = {kind.value for kind in Kind} - {Kind.OTHER.value} - {kind for kind, number in told.items() if number >= 5}
    assert not rare
    assert told[""] >= 40
    assert sum(told.values()) >= 190


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Lyman is bevrijd, zegt het Russische ministerie van Defensie.", {"capture"}),
        ("Lyman is bevrijd, zegt het Oekraïense leger.", {"recapture"}),
        ("Het Russische leger heeft Soedzja bevrijd.", {"recapture"}),
        ("De Oekraïense troepen zijn vertrokken uit Lyman om een omsingeling te voorkomen.", {"withdrawal"}),
        ("De Oekraïense troepen zijn vertrokken uit Lyman om verliezen te vermijden.", {"withdrawal"}),
        (
            "Een raffinaderij in Samara staat in brand na een Oekraïense droneaanval.",
            {"infrastructure_damage", "drone_or_missile_strike"},
        ),
        ("Oekraïense drones worden steeds beter.", set()),
        ("Zelensky zegt dat de Russische drones steeds lager komen.", {"drone_or_missile_strike"}),
        ("Zelensky zegt dat Oekraïne meer drones nodig heeft.", {"statement"}),
    ],
)
def test_what_is_freed_prevented_caused_or_only_hinted_at(text: str, kinds: set[str]):
    assert {claim.kind.value for claim in claims_of(text)} == kinds


def test_two_clauses_without_a_comma_give_each_claim_its_own_content():
    text = "Zestig Russische rekruten zijn omgekomen toen een kazerne in Makiivka door een raket werd getroffen."
    contents = {claim.kind.value: claim.content.of(text) for claim in claims_of(text)}
    assert contents == {
        "casualties": "Zestig Russische rekruten zijn omgekomen",
        "drone_or_missile_strike": "toen een kazerne in Makiivka door een raket werd getroffen",
    }
