"""What time a claim has whose own words give none. The stories are of Sunday 11 September 2022."""

import pytest
from tests.reading.reading_rooms import read

from wederhoor.model.claims import Claim
from wederhoor.model.vocabulary import WhenBasis

SUNDAY = "2022-09-11"


def last(text: str, day: str | None = SUNDAY, title: str | None = None) -> Claim:
    """The last claim of a story."""
    return read(text, day, title).claims[-1]


def when(claim: Claim) -> tuple[str | None, WhenBasis | None]:
    """The time of a claim, and what it rests on."""
    return (claim.when.edtf if claim.when else None), claim.when_basis


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Het Russische leger is Lyman binnengetrokken, zei Zelensky vrijdag.", "2022-09-09"),
        ("Zelensky zei zaterdagavond dat er bij Lyman wordt gevochten.", "2022-09-10"),
        ("Volgens Kyiv, dat donderdag een verklaring gaf, zijn de aanvallen afgeslagen.", None),
        ("Poesjilin ontkende vrijdag dat Lyman is gevallen.", "2022-09-09"),
        ("Het Kremlin zweeg zaterdag over Lyman.", "2022-09-10"),
        ("Poetin sprak zaterdag met Macron en zei niets over Lyman.", "2022-09-10"),
        ("Zelensky beloofde vrijdag dat Lyman zal worden heroverd.", None),
    ],
)
def test_what_was_said_on_a_day_holds_as_of_that_day(text: str, expected: str | None):
    found = last(text)
    assert when(found) == (expected, WhenBasis.SAID if expected else None)
    assert found.named_when is None


@pytest.mark.parametrize(
    "text",
    [
        "Volgens Londen houden de Russen Lyman nog bezet.",
        "De Oekraïners vallen aan bij Cherson, meldt het Britse ministerie van Defensie.",
        "Bij Bachmoet wordt nog zwaar gevochten.",
        "De Russen zouden Lyman nog in handen hebben.",
        "Burgers worden geëvacueerd uit Koepjansk, aldus de gouverneur.",
        "Oekraïense troepen staan volgens Kyiv aan de rand van Lyman.",
    ],
)
def test_what_lasts_holds_as_of_the_story(text: str):
    assert when(last(text)) == (SUNDAY, WhenBasis.TOLD)
    assert when(last(text, "2022-09")) == ("2022-09", WhenBasis.TOLD)
    assert when(last(text, None)) == (None, None)
    assert when(last(text, "2022-09-10/2022-09-11")) == (None, None)


@pytest.mark.parametrize(
    "text",
    [
        "Volgens Zelensky heeft het leger Lyman heroverd.",
        "De Russen trokken zich terug uit Izjoem.",
        "Oekraïne wil Lyman heroveren.",
        "Als Lyman valt, moeten de Russen zich terugtrekken, denken analisten.",
        "Het Russische ministerie van Defensie heeft nog niet gereageerd op de val van Izjoem.",
        "Het Kremlin weigert iets te zeggen over Izjoem.",
        "De val van Lyman kon niet onafhankelijk worden bevestigd.",
        "Op een foto van het Oekraïense leger maken militairen een vlag vast in Lyman.",
        "Volgens Peskov is de toestand aan het front moeilijk.",
        "Oekraïense troepen hebben de linie bij Charkiv doorbroken, erkent het Russische bestuur, dat de stad bezet.",
    ],
)
def test_past_plan_silence_picture_and_verdict_without_a_day_have_none(text: str):
    assert next(when(claim) for claim in read(text).claims) == (None, None)


def test_news_in_the_perfect_lies_in_the_month_that_a_story_is_dated_to():
    text = "Volgens Zelensky heeft het leger Lyman heroverd."
    assert when(last(text, "2022-09")) == ("2022-09", WhenBasis.TOLD)
    assert when(last("De Russen trokken zich terug uit Izjoem.", "2022-09")) == (None, None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Raketten troffen zaterdag het centrum van Charkiv. Daarbij zouden drie burgers zijn gedood.",
            ("2022-09-10", WhenBasis.CARRIED),
        ),
        (
            "Raketten troffen zaterdag het centrum van Charkiv. Er vielen drie doden.",
            ("2022-09-10", WhenBasis.CARRIED),
        ),
        (
            "Raketten troffen zaterdag het centrum van Charkiv. In Odesa vielen drie doden.",
            (None, None),
        ),
        (
            "In Charkiv viel zaterdag de stroom uit. Ook in Soemy viel de stroom uit.",
            ("2022-09-10", WhenBasis.CARRIED),
        ),
        (
            "De Russen hebben donderdag Lyman beschoten, zei Hajdaj. Moskou ontkent dat.",
            ("2022-09-08", WhenBasis.CARRIED),
        ),
        (
            "Hajdaj zei donderdag dat de Russen Lyman hebben beschoten. Moskou ontkent dat.",
            ("2022-09-08", WhenBasis.SAID),
        ),
        (
            "Raketten troffen Charkiv. Er vielen drie doden.",
            (None, None),
        ),
    ],
)
def test_what_goes_on_from_a_claim_has_its_time(text: str, expected: tuple[str | None, WhenBasis | None]):
    assert when(last(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Zelensky zei vrijdag dat inmiddels dertig dorpen zijn heroverd.", "../2022-09-09"),
        ("Volgens Kyiv zijn inmiddels dertig dorpen heroverd.", "../2022-09-11"),
        ("Volgens Kyiv zijn inmiddels duizend militairen gedood.", "../2022-09-11"),
        ("Zelensky sprak zaterdag van 2.000 vierkante kilometer heroverd gebied.", "../2022-09-10"),
        ("Maljar noemde zaterdag dertig heroverde dorpen.", "../2022-09-10"),
    ],
)
def test_a_count_up_to_now_runs_to_the_day_of_the_statement(text: str, expected: str):
    found = last(text)
    assert found.when is not None
    assert found.when.edtf == expected
    assert found.named_when == found.when


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        ("Russen weg uit Izjoem", "Poetin zweeg zaterdag.", (SUNDAY, WhenBasis.TOLD)),
        (
            "Raketten op Charkiv",
            "Rusland heeft vrijdag raketten op Charkiv afgevuurd.",
            ("2022-09-09", WhenBasis.CARRIED),
        ),
        ("Raketten op Charkiv", "Rusland heeft raketten op Charkiv afgevuurd.", (None, None)),
        ("Oekraïne wil Lyman heroveren", "Dat zei Zelensky.", (None, None)),
    ],
)
def test_a_headline_has_the_time_that_the_text_gives_to_the_same(
    title: str, text: str, expected: tuple[str | None, WhenBasis | None]
):
    assert when(read(text, SUNDAY, title).claims[0]) == expected


def test_a_source_goes_on_speaking_on_its_day():
    text = "Het ministerie van Defensie in Moskou sprak zaterdag van hergroepering. {} trekken de Russen zich terug uit Izjoem."
    assert when(last(text.format("Volgens het ministerie"))) == ("2022-09-10", WhenBasis.SAID)
    now = "Zelensky zei donderdag dat Lyman is heroverd. Bij Cherson valt het leger aan, zegt Zelensky."
    assert when(last(now)) == (SUNDAY, WhenBasis.TOLD)


def test_what_was_said_long_before_dates_nothing_that_stands_further_on():
    between = "Koepjansk is een stad. Het ligt aan de Oskil. Er is een spoorlijn. Er is een brug. Er is een markt."
    text = f"Zelensky zei donderdag dat Lyman is heroverd. {between} Volgens Zelensky wordt bij Cherson gevochten."
    assert when(last(text)) == (None, None)


def test_the_words_for_when_something_was_named_are_of_the_saying():
    (claim,) = read("Het ministerie van Defensie in Moskou meldde dinsdag zware aanvallen bij Lyman.").claims
    assert claim.said is not None
    assert (claim.said.edtf, when(claim)) == ("2022-09-06", ("2022-09-06", WhenBasis.SAID))
    (claim,) = read("Zelensky noemde de aanval van dinsdag op Charkiv terreur.").claims
    assert when(claim)[1] is not WhenBasis.SAID


def test_who_contradicts_what_is_told_behind_him_speaks_of_its_time():
    against, told = read("Kyiv weerspreekt Moskou, dat meldde dat Lyman vrijdag is gevallen.", SUNDAY).claims
    assert (against.claimants, told.claimants) == (("Ukraine",), ("Russia",))
    assert when(told) == ("2022-09-09", WhenBasis.WORDS)
    assert when(against) == ("2022-09-09", WhenBasis.CARRIED)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Washington zegde Kyiv vrijdag 675 miljoen dollar aan wapens toe.", "2022-09-09"),
        ("Scholz beloofde zaterdag vijftien tanks aan Oekraïne.", "2022-09-10"),
        ("Zelensky beloofde vrijdag dat Lyman zal worden heroverd.", None),
    ],
)
def test_a_thing_is_promised_on_the_day_of_the_promise(text: str, expected: str | None):
    assert when(last(text))[0] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Zelensky zei vrijdagavond dat Lyman is bevrijd. Hij bevestigde ook de herovering van Izjoem.", "2022-09-09"),
        ("Zelensky zei vrijdagavond dat Lyman is bevrijd. Hij bevestigt de herovering van Izjoem.", None),
        ("Zelensky zei vrijdagavond dat Lyman is bevrijd. Reznikov bevestigde de herovering van Izjoem.", None),
        ("Zelensky zei vrijdagavond dat Lyman is bevrijd.\nHij bevestigde de herovering van Izjoem.", None),
    ],
)
def test_who_goes_on_speaking_does_so_on_the_same_day(text: str, expected: str | None):
    assert when(last(text))[0] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Russische raketten troffen vrijdag heel Oekraïne. In Ternopil raakten twaalf huizen beschadigd.",
            "2022-09-09",
        ),
        (
            "Russische raketten troffen vrijdag de regio Charkiv. In Izjoem raakten twaalf huizen beschadigd.",
            "2022-09-09",
        ),
        ("Russische raketten troffen vrijdag Odesa. In Ternopil raakten twaalf huizen beschadigd.", None),
    ],
)
def test_harm_in_a_place_is_of_an_event_that_told_of_a_wider_one(text: str, expected: str | None):
    assert when(last(text))[0] == expected


def test_a_time_that_says_which_number_is_meant_dates_nothing():
    text = "Het Russische leger heeft vier dorpen ingenomen, bovenop de vijf van zaterdag, meldt Moskou."
    assert last(text).when is None
