"""What a "not" reaches: the happening itself, something beside it, or nothing."""

import pytest
from tests.reading.reading_rooms import read, story

from wederhoor.model.vocabulary import Certainty, Kind, Polarity

DENIED_OF_IT = [
    ("De aanval op Lyman ging niet door.", Kind.ATTACK),
    ("De Oekraïense aanval op Melitopol bleef uit.", Kind.ATTACK),
    ("Er was geen Russische aanval op Soemy, zegt de generale staf van Oekraïne.", Kind.ATTACK),
    ("Rusland viel geen burgerdoelen aan in Charkiv, zegt Peskov.", Kind.ATTACK),
    ("Er is geen sprake van een terugtrekking uit Lyman.", Kind.WITHDRAWAL),
    ("Er zijn geen plannen voor een aanval op Odesa, zegt Peskov.", Kind.ATTACK),
    ("De Russen weigeren Lyman te verlaten, zegt gouverneur Kyrylenko.", Kind.WITHDRAWAL),
    ("Noch Oekraïne noch Rusland beheerst de grijze zone bij Robotyne, zegt het ISW.", Kind.CONTROL),
    ("De evacuatie uit Marioepol is niet gelukt.", Kind.EVACUATION),
    ("Bij de aanval op Kyiv vielen geen doden.", Kind.CASUALTIES),
    ("Geen van de raketten bereikte Kyiv, zegt Zelensky.", Kind.DRONE_OR_MISSILE_STRIKE),
    ("Zelensky sluit onderhandelingen met Poetin uit.", Kind.NEGOTIATION),
    ("De Russen sluiten een aanval op Charkiv uit.", Kind.ATTACK),
    ("Kyiv geeft geen toestemming voor evacuatie naar Rusland, zei Veresjtsjoek.", Kind.EVACUATION),
    ("Oekraïne en Rusland zijn het niet eens geworden over een staakt-het-vuren.", Kind.AGREEMENT),
    ("Syrsky sprak over dorpen bij Charkiv die niet zijn heroverd.", Kind.RECAPTURE),
    ("Rusland wil heel Donetsk, ook de dorpen die nog niet zijn veroverd.", Kind.CAPTURE),
    ("Orbán gaat niet akkoord met nieuwe sancties tegen Rusland.", Kind.SANCTIONS),
]
NOT_OF_IT = [
    ("De aanval op Charkiv eiste geen slachtoffers.", Kind.ATTACK),
    ("De aanval op Lyman had niet het gewenste effect.", Kind.ATTACK),
    ("De gesprekken in Istanboel tussen Rusland en Oekraïne leverden niets op.", Kind.NEGOTIATION),
    ("De beschietingen op Cherson houden niet op, zegt gouverneur Prokoedin.", Kind.STRIKE),
    ("Twee drones werden niet neergehaald en sloegen in bij Odesa.", Kind.DRONE_OR_MISSILE_STRIKE),
    ("Het leger kon niet voorkomen dat de Russen de stad Lyman innamen.", Kind.CAPTURE),
    ("Nooit eerder vuurde Rusland zoveel drones af op Kyiv.", Kind.DRONE_OR_MISSILE_STRIKE),
    ("Niet alleen Charkiv, maar ook Soemy werd vannacht beschoten.", Kind.STRIKE),
    ("Rusland viel Charkiv niet één maar drie keer aan, zegt burgemeester Terechov.", Kind.ATTACK),
    ("Het leger had geen andere keus dan zich terug te trekken uit Avdiivka.", Kind.WITHDRAWAL),
    ("Er ging geen dag voorbij zonder aanval op Charkiv.", Kind.ATTACK),
    ("Rusland, niet Oekraïne, heeft Marioepol veroverd.", Kind.CAPTURE),
    ("Zelensky sluit onderhandelingen met Poetin niet uit.", Kind.NEGOTIATION),
    ("Het leger trok zich uit Avdiivka terug om niet omsingeld te worden, meldt Kyiv.", Kind.WITHDRAWAL),
    ("De eenheden verlieten Avdiivka om niet in Russische handen te vallen, zegt Zelensky.", Kind.WITHDRAWAL),
    ("Kyiv gaf Vuhledar op om manschappen niet te verliezen.", Kind.WITHDRAWAL),
    ("Bij de aanval op Dnipro vielen vier doden en niet vijf, zei gouverneur Lysak.", Kind.CASUALTIES),
    ("De VS hebben Kyiv 120 miljard dollar gegeven, niet 350 miljard zoals Trump beweert, zegt Zelensky.", Kind.AID),
    ("De EU sluit drie Russische banken uit van Swift.", Kind.SANCTIONS),
    ("De Oekraïense luchtafweer kon de raketten op Kryvy Rih niet tegenhouden.", Kind.DRONE_OR_MISSILE_STRIKE),
    ("De raketten op Kyiv werden niet tegengehouden.", Kind.DRONE_OR_MISSILE_STRIKE),
]


def polarities(text: str, kind: Kind) -> set[Polarity]:
    """The polarities of the claims of a kind in a text."""
    return {claim.polarity for claim in read(text).claims if claim.kind is kind}


@pytest.mark.parametrize(("text", "kind"), DENIED_OF_IT)
def test_a_not_that_reaches_the_happening(text: str, kind: Kind) -> None:
    assert polarities(text, kind) == {Polarity.NEGATIVE}


@pytest.mark.parametrize(("text", "kind"), NOT_OF_IT)
def test_a_not_that_says_something_else(text: str, kind: Kind) -> None:
    assert polarities(text, kind) == {Polarity.POSITIVE}


@pytest.mark.parametrize(
    "text",
    [
        "Kyiv wist niet dat de Russen Lyman hadden verlaten.",
        "Poetin heeft nooit gezegd dat Lyman is ingenomen.",
        "Er is geen bewijs dat de Russen Lyman hebben ingenomen.",
    ],
)
def test_what_nobody_said_or_knew_is_no_claim_of_the_outlet(text: str) -> None:
    assert not [claim for claim in read(text).claims if claim.certainty is Certainty.ASSERTED]


def test_the_last_word_of_a_sentence_stands_apart_from_its_full_stop() -> None:
    text = "Rusland heeft Soledar ingenomen, meldt TASS. Kyiv ontkent dat."
    denial = read(text).claims[-1]
    assert (denial.claimants, denial.certainty) == (("Ukraine",), Certainty.DENIED)
    assert denial.content.of(story(text).text) == "ontkent dat"


def test_what_somebody_acted_to_escape_is_not_told() -> None:
    kinds = {claim.kind for claim in read("Kyiv gaf Vuhledar op om manschappen niet te verliezen.").claims}
    assert kinds == {Kind.WITHDRAWAL}


@pytest.mark.parametrize(
    "text",
    ["Het leger voorkwam een Russische doorbraak bij Koepjansk.", "Kyiv verijdelde een Russische aanval op Odesa."],
)
def test_what_was_prevented_did_not_happen(text: str) -> None:
    assert not {Kind.ADVANCE, Kind.ATTACK} & {claim.kind for claim in read(text).claims}
