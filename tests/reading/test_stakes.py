"""Kinds that follow from who says it of what: crimes, land claimed or lost, demands, threats and what was said before."""

import pytest
from tests.reading.reading_rooms import read

from wederhoor.model.vocabulary import Kind

WAR = "De oorlog van Rusland tegen Oekraïne gaat voort."


def kinds_of(text: str) -> list[Kind]:
    return [claim.kind for claim in read(f"{WAR} {text}").claims if claim.sentence.start > len(WAR)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Zelensky noemt de beschieting van Cherson terreur.", Kind.ACCUSATION),
        ("Kyiv noemde de raketaanval op Kremenchoek een oorlogsmisdaad.", Kind.ACCUSATION),
        ("Moskou bestempelt de droneaanval op Belgorod als een terreurdaad.", Kind.ACCUSATION),
        ("Syrsky noemt de situatie bij Pokrovsk moeilijk.", Kind.ASSESSMENT),
        ("Poesjilin noemt de stad Pokrovsk omsingeld.", Kind.ENCIRCLEMENT),
        ("Russische bloggers noemen het dorp niemandsland.", Kind.CONTROL),
        ("Rusland claimt de hele regio Loehansk, meldt het persbureau TASS.", Kind.CONTROL),
        ("Rusland claimt de stad Bachmoet.", Kind.CAPTURE),
        ("Volgens Witkoff vroeg Poetin dat Oekraïne zijn troepen terugtrekt.", Kind.NEGOTIATION),
        ("De partijen werden het in Istanbul niet eens over een bestand, zegt Oemerov.", Kind.AGREEMENT),
        ("De delegaties wisselen voorstellen uit en praten daarna verder, zegt Medinski.", Kind.NEGOTIATION),
        ("Volgens Moskou vertraagt de Oekraïense delegatie de gesprekken.", Kind.ACCUSATION),
        ("Studenten hoeven volgens Sjojgoe niet naar het front.", Kind.MOBILISATION),
        ("De generale staf meldt gedeeltelijk succes bij Klisjtsjiivka.", Kind.ADVANCE),
        ("De Russen sturen kleine groepen soldaten af op Bachmoet, zegt Kyiv.", Kind.ATTACK),
        ("De Russische linie was bij Balaklia dun bezet, zegt Londen.", Kind.ASSESSMENT),
    ],
)
def test_the_kind_of_a_claim(text: str, kind: Kind) -> None:
    assert kinds_of(text)[0] is kind


@pytest.mark.parametrize(
    ("text", "kind", "agent"),
    [
        ("Rusland is Lyman kwijt, zegt Zelensky.", Kind.RECAPTURE, "Ukraine"),
        ("De Russen verloren Koepjansk in drie dagen, zegt Kyiv.", Kind.RECAPTURE, "Ukraine"),
        ("Rusland ontkent dat het er bij Andriivka terrein is kwijtgeraakt.", Kind.RECAPTURE, "Ukraine"),
        ("Kyiv erkent dat het Avdiivka heeft verloren.", Kind.CAPTURE, "Russia"),
        ("Het Oekraïense leger raakte vorige week drie dorpen kwijt, zegt ISW.", Kind.CAPTURE, "Russia"),
    ],
)
def test_what_one_side_lost_the_other_took(text: str, kind: Kind, agent: str) -> None:
    claim = read(f"{WAR} {text}").claims[-1]
    assert (claim.kind, claim.agent) == (kind, (agent,))


@pytest.mark.parametrize(
    "text",
    [
        "Rusland verloor volgens Kyiv 500 soldaten en tien tanks.",
        "Oekraïne verliest volgens de NAVO het vertrouwen in de VS.",
        "Poetin zei dat Rusland niets heeft verloren.",
        "Oekraïne verloor de helft van zijn stroomproductie, zegt Sjmyhal.",
    ],
)
def test_other_losses_are_no_ground(text: str) -> None:
    assert not {Kind.CAPTURE, Kind.RECAPTURE} & {*kinds_of(text)}


def test_who_said_it_too_said_the_same() -> None:
    text = "Het leger heeft zich uit Vuhledar teruggetrokken, zegt Kyiv. De 110de brigade had dat zondag al gemeld."
    first, again = read(text).claims
    assert (first.kind, again.kind, again.about) == (Kind.WITHDRAWAL, Kind.WITHDRAWAL, first.id)


def test_a_clause_about_the_source_is_not_what_it_denies() -> None:
    text = "Andriivka is heroverd, meldde Maljar. De Derde Aanvalsbrigade, die er vecht, had het bericht ontkend."
    assert [claim.kind for claim in read(text).claims] == [Kind.RECAPTURE, Kind.RECAPTURE]


def test_what_somebody_will_do_himself_under_a_condition_is_no_judgement() -> None:
    assert kinds_of("Poetin zei dat hij iets zal zeggen als Rusland wordt bedreigd.") == [Kind.STATEMENT]
    assert kinds_of("Als Pokrovsk valt, wordt de weg naar Dnipro moeilijk, zegt ISW.") == [Kind.ASSESSMENT]
