"""What follows from a dated deed: what came of it, what is told beside it and next. The stories are of 11 September 2022."""

import pytest
from tests.reading.reading_rooms import read

from wederhoor.model.claims import Claim
from wederhoor.model.vocabulary import Kind, WhenBasis

FAR = "De straten zijn er leeg. Winkels blijven dicht. De markt gaat niet door. Bussen rijden niet. Scholen zijn dicht."


def when(claim: Claim) -> str | None:
    """The time of a claim."""
    return claim.when.edtf if claim.when else None


def last(text: str, kind: Kind | None = None) -> Claim:
    """The last claim of a story, or its last of some kind."""
    return [claim for claim in read(text).claims if kind in (None, claim.kind)][-1]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"Raketten troffen vrijdag Charkiv. {FAR} In Charkiv vielen drie doden.", "2022-09-09"),
        (
            f"Raketten troffen vrijdag Charkiv. Zaterdag werd Charkiv beschoten. {FAR} In Charkiv vielen drie doden.",
            None,
        ),
        ("Raketten troffen vrijdag Charkiv. De stad zit zonder stroom. Er vielen drie doden.", "2022-09-09"),
        ("Raketten troffen vrijdag Charkiv. Charkiv ligt onder vuur. Er vielen drie doden.", None),
        ("Raketten troffen vrijdag Charkiv. Eerder vielen in Charkiv drie doden.", None),
    ],
)
def test_harm_is_of_the_one_event_that_a_story_tells_or_of_the_one_told_shortly_before(text: str, expected: str | None):
    assert when(last(text, Kind.CASUALTIES)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Rusland vuurde vrijdag raketten af op Kyiv. Moskou ontkent dat er doelen in Kyiv zijn bestookt.",
            "2022-09-09",
        ),
        ("Rusland vuurde vrijdag raketten af op Kyiv. Moskou ontkent dat het burgers beschiet.", None),
        ("Rusland vuurde vrijdag raketten af op Kyiv. Moskou ontkent dat er doelen in Odesa zijn bestookt.", None),
    ],
)
def test_who_denies_a_strike_that_was_told_speaks_of_its_time(text: str, expected: str | None):
    assert when(last(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Zelensky bezocht vrijdag Izjoem. Hij sprak er met burgemeester Strelnikov.", "2022-09-09"),
        ("In april werd rond Izjoem gevochten. De Oekraïners wisten de Russen terug te dringen.", "2022-04"),
        ("In april werd rond Izjoem gevochten. Later wisten de Oekraïners de Russen terug te dringen.", None),
        ("In april werd rond Izjoem gevochten.\nDe Oekraïners wisten de Russen terug te dringen.", None),
        ("In april werd rond Izjoem gevochten. De Oekraïners hebben de Russen teruggedrongen.", None),
        ("In april werd rond Izjoem gevochten. Bij Cherson drongen de Oekraïners de Russen terug.", None),
        ("Vrijdag valt Oekraïne Lyman aan, zegt Zelensky. De Oekraïners drongen de Russen terug.", None),
    ],
)
def test_the_simple_past_goes_on_with_what_was_told_right_before(text: str, expected: str | None):
    assert when(last(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("De Russen beschoten vrijdag Lyman, waarna de Oekraïners de stad ontruimden.", "2022-09-09"),
        ("Oekraïense troepen vielen vrijdag Lyman aan en de Russen trokken zich terug.", "2022-09-09"),
        ("Rusland viel vrijdag Lyman aan, dat Oekraïne heroverde.", None),
        ("Rusland viel vrijdag Lyman aan en Oekraïne heroverde eerder Izjoem.", None),
    ],
)
def test_what_joins_a_dated_deed_in_its_sentence_shares_its_time(text: str, expected: str | None):
    claim = last(text)
    assert (when(claim), claim.when_basis) == (expected, WhenBasis.CARRIED if expected else None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bij Charkiv zijn drie burgers gedood. Dat meldde gouverneur Synjehoebov vrijdag.", "2022-09-09"),
        ("Lyman is heroverd. Dat heeft Zelensky zaterdagavond gezegd.", "2022-09-10"),
        ("Bij Charkiv zijn drie burgers gedood. Dat meldt gouverneur Synjehoebov.", None),
        ("Bij Charkiv zijn donderdag drie burgers gedood. Dat meldde gouverneur Synjehoebov vrijdag.", "2022-09-08"),
    ],
)
def test_the_sentence_that_names_a_source_says_when_it_spoke(text: str, expected: str | None):
    assert when(last(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "De Europese Unie kondigde vrijdag sancties tegen Rusland aan en beloofde Kyiv vijf miljard euro.",
            "2022-09-09",
        ),
        ("Minister Blinken was vrijdag in Kyiv en zegde een miljard dollar steun toe.", "2022-09-09"),
        ("De Europese Unie kondigde sancties tegen Rusland aan en beloofde Kyiv vijf miljard euro.", None),
        ("De Europese Unie, die vrijdag vergadert, praat over sancties en beloofde Kyiv vijf miljard euro.", None),
    ],
)
def test_what_the_same_subject_does_next_is_of_the_day_of_the_clause_before(text: str, expected: str | None):
    assert when(last(text, Kind.AID)) == expected


def test_an_adverb_for_then_points_at_what_was_told_right_before():
    text = "Rusland viel zaterdag Lyman aan. Vrijdag vielen in Kyiv tien doden. Moskou vuurde toen 84 raketten af."
    assert when(last(text)) == "2022-09-09"


def test_who_vouches_may_stand_between_what_was_told_and_what_goes_on_from_it():
    text = "In Kyiv vielen vrijdag tien doden. Dat meldt burgemeester Klytsjko. Onder hen zijn twee kinderen."
    assert when(last(text)) == "2022-09-09"


def test_when_a_source_spoke_is_traced_to_its_words():
    text = "Bij Charkiv zijn drie burgers gedood. Dat meldde gouverneur Synjehoebov vrijdag."
    (trace,) = (trace for trace in last(text).trace if trace.field == "said")
    assert trace.span is not None
    assert trace.span.of(text) == "vrijdag"


def test_a_part_of_what_was_exchanged_is_of_the_exchange_and_not_of_the_day_on_which_it_was_agreed():
    text = (
        "Rusland en Oekraïne ruilden zaterdag 200 krijgsgevangenen. De ruil werd donderdag in Istanbul afgesproken. "
        "Onder de vrijgelatenen zijn volgens Zelensky 20 burgers."
    )
    assert when(last(text, Kind.PRISONER_EXCHANGE)) == "2022-09-10"


def test_a_headline_in_the_present_is_of_the_day_of_its_story_where_the_text_names_no_day():
    made = read("Het Oekraïense leger is bij Cherson opgerukt.", "2022-09-11", "Oekraïense troepen rukken op bij Lyman")
    assert when(made.claims[0]) == "2022-09-11"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Wagner heeft vrijdag Soledar ingenomen. Kyiv ontkent dat Soledar is gevallen.", "2022-09-09"),
        ("Wagner heeft vrijdag Soledar ingenomen. Moskou bevestigde de inname van Soledar.", "2022-09-09"),
        ("Wagner heeft vrijdag Soledar ingenomen. Kyiv ontkent dat Marinka is gevallen.", None),
        ("Wagner heeft Soledar ingenomen. Kyiv ontkent dat Soledar is gevallen.", None),
        ("Wagner heeft vrijdag Soledar ingenomen. Eerder bevestigde Moskou de inname van Soledar.", None),
    ],
)
def test_a_taking_that_is_told_again_or_denied_is_of_its_day(text: str, expected: str | None):
    assert when(last(text, Kind.CAPTURE)) == expected


def test_what_was_fought_for_before_a_taking_is_not_of_its_day():
    assert (
        when(last("Wagner nam vrijdag Soledar in. De slag om de stad kostte veel levens.", Kind.CAPTURE))
        == "2022-09-09"
    )
    assert when(last("Wagner nam vrijdag Soledar in. Bij Marinka vocht het leger door.", Kind.BATTLE)) is None
