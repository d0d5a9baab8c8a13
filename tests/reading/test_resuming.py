"""What a clause without a frame of its own goes on about, and where nothing says that it goes on."""

import pytest
from tests.reading.reading_rooms import read

from wederhoor.model.vocabulary import Certainty, Kind

TANKS = "Duitsland levert veertien gevechtstanks aan Oekraïne, zegt bondskanselier Olaf Scholz."
OUTAGE = "De kerncentrale van Zaporizja zat maandag enkele uren zonder stroom, meldt Energoatom."


@pytest.mark.parametrize(
    ("before", "text", "kind"),
    [
        (TANKS, "De tanks komen uit voorraden van het leger, aldus Scholz.", Kind.AID),
        (TANKS, "De dans komt uit Duitsland, aldus Scholz.", Kind.STATEMENT),
        (TANKS, "De minister komt uit een groot gezin, aldus Scholz.", Kind.STATEMENT),
        (OUTAGE, "Het was de zevende keer sinds het begin van de oorlog, meldt de IAEA.", Kind.INFRASTRUCTURE_DAMAGE),
        (OUTAGE, "Het was mooi weer in Wenen, meldt de IAEA.", Kind.STATEMENT),
    ],
)
def test_a_noun_that_repeats_what_was_told_takes_its_kind(before: str, text: str, kind: Kind) -> None:
    last = read(f"{before} {text}").claims[-1]
    assert last.content.of(f"{before} {text}") in text
    assert last.kind is kind


def test_blame_without_a_frame_is_an_accusation_and_its_silence_is_about_it() -> None:
    text = "Moskou beschuldigt Oekraïne ervan de afspraken te traineren. Kyiv ging daar niet op in."
    blame, silence = read(text).claims
    assert (blame.kind, blame.claimants) == (Kind.ACCUSATION, ("Russia",))
    assert (silence.kind, silence.certainty, silence.claimants) == (Kind.ACCUSATION, Certainty.NO_COMMENT, ("Ukraine",))


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        (
            "Maljar meldt dat haar troepen terrein winnen en een wijk van Bachmoet in handen hebben.",
            {Kind.ADVANCE, Kind.CONTROL},
        ),
        ("Het Oekraïense leger is de controle over steden en dorpen aan het heroveren.", {Kind.RECAPTURE}),
    ],
)
def test_two_verbs_that_a_conjunction_joins_tell_two_things(text: str, kinds: set[Kind]) -> None:
    assert {claim.kind for claim in read(text).claims} == kinds


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Dachne is ingenomen, zegt het Russische ministerie van Defensie.", {Kind.CAPTURE}),
        ("De generaal is ingenomen met zichzelf, zegt het Russische ministerie van Defensie.", {Kind.STATEMENT}),
    ],
)
def test_what_no_table_knows_and_somebody_took_is_a_place(text: str, found: set[Kind]) -> None:
    assert {claim.kind for claim in read(text).claims} == found


@pytest.mark.parametrize(
    "text",
    [
        "Oekraïne krijgt luchtafweer, heeft president Biden dinsdag op de NAVO-top in Washington gezegd.",
        "In Koersk zijn 121.000 mensen geëvacueerd, meldde gouverneur Smirnov maandag in een videogesprek met Poetin.",
    ],
)
def test_the_occasion_of_saying_it_is_no_talk(text: str) -> None:
    assert Kind.NEGOTIATION not in {claim.kind for claim in read(text).claims}


def test_somebody_unnamed_ends_the_voice_that_was_heard() -> None:
    text = "Bij Charkiv wordt volgens Oekraïne gevochten. Slowakije houdt het nieuwe pakket tegen, zeggen diplomaten."
    assert [claim.claimants for claim in read(text).claims] == [("Ukraine",)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (
            "Oekraïne viel de Krimbrug aan met drones, zegt Moskou. Daarbij kwamen twee mensen om. "
            "Kyiv ontkent elke betrokkenheid.",
            Kind.DRONE_OR_MISSILE_STRIKE,
        ),
        (
            "Oekraïne viel de Krimbrug aan met drones, zegt Moskou. Daarbij kwamen twee mensen om. "
            "Kyiv ontkent dat cijfer.",
            Kind.CASUALTIES,
        ),
        ("Rusland heeft Lyman ingenomen, zegt Moskou. Kyiv spreekt van leugens.", Kind.CAPTURE),
    ],
)
def test_a_denial_is_of_what_its_words_can_mean(text: str, kind: Kind) -> None:
    denial = read(text).claims[-1]
    assert (denial.kind, denial.certainty, denial.claimants) == (kind, Certainty.DENIED, ("Ukraine",))


def test_a_decision_is_that_which_was_told_first_in_the_sentence_before() -> None:
    text = "Het leger heeft Cherson verlaten, zegt Moskou. Het besluit viel volgens Sjojgoe op maandag."
    assert read(text).claims[-1].kind is Kind.WITHDRAWAL
