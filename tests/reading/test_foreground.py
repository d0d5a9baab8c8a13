"""What a sentence tells first: its own verb, before what is aimed at, able to be done or only described."""

import pytest
from tests.reading.reading_rooms import read

from wederhoor.model.vocabulary import Kind

WAR = "De oorlog van Rusland tegen Oekraïne gaat voort."


def kinds_of(text: str) -> list[Kind]:
    return [claim.kind for claim in read(f"{WAR} {text}").claims if claim.sentence.start > len(WAR)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Om Pokrovsk te omsingelen voert Rusland verse troepen aan, zegt Syrsky.", Kind.REINFORCEMENT),
        ("Om de luchtafweer te versterken levert Duitsland twee Patriots, zegt Pistorius.", Kind.AID),
        ("De Oekraïners vechten om Klisjtsjiivka te heroveren, zegt Maljar.", Kind.BATTLE),
        ("Rusland is erin geslaagd om Vuhledar in te nemen, bevestigt Kyiv.", Kind.CAPTURE),
        ("Oekraïne trok troepen terug uit dorpen die omsingeld dreigden te worden, zegt Syrsky.", Kind.WITHDRAWAL),
        ("Rusland bestookt steden die het niet kan innemen, zegt Zelensky.", Kind.STRIKE),
        ("Zelensky bezocht soldaten die gewond raakten in Bachmoet.", Kind.VISIT),
        ("Het was Rusland dat de stad Soledar innam, zegt Zelensky.", Kind.CAPTURE),
        ("De eenheden dreigen omsingeld te raken, zegt Syrsky.", Kind.ENCIRCLEMENT),
        ("Poetin noemt de situatie in de geannexeerde regio's heel moeilijk.", Kind.ASSESSMENT),
        ("De heroverde stad Izjoem ligt in puin, zegt de gouverneur.", Kind.RECAPTURE),
        ("Gouverneur Synjehoebov roept inwoners van heroverde dorpen op hun huis te verlaten.", Kind.EVACUATION),
    ],
)
def test_the_verb_of_the_sentence_is_told_before_what_stands_beside_it(text: str, kind: Kind) -> None:
    assert kinds_of(text)[0] is kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("De Russen bouwen bij Kreminna stellingen waarmee ze de stad kunnen bestoken, zegt Hajdaj.", Kind.STRIKE),
        ("Met Bachmoet krijgt Rusland een heuvel vanwaar het de weg kan beschieten, zegt Kyiv.", Kind.STRIKE),
        ("De politie zoekt in heroverde steden naar mijnen, zegt minister Monastyrsky.", Kind.RECAPTURE),
    ],
)
def test_what_could_be_done_or_only_describes_is_not_told(text: str, kind: Kind) -> None:
    assert kind not in kinds_of(text)


def test_an_ability_in_a_clause_of_its_own_is_told() -> None:
    assert kinds_of("Rusland kan de weg naar Pokrovsk beschieten, zegt de gouverneur.") == [Kind.STRIKE]
