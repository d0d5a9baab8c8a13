"""A plain clause told without quotation marks, and the sentences that must stay quoted. Demonstration text."""

from dataclasses import replace

import pytest
from tests.briefing.demonstration import gazetteer, theatre
from tests.briefing.test_saying import said

from wederhoor.briefing.book import capital, make_book
from wederhoor.briefing.saying import finished, say
from wederhoor.model.period import Period
from wederhoor.model.vocabulary import Certainty, HedgedBy, Kind, Part, Polarity


@pytest.fixture(scope="module")
def books(dutch, english):
    people, places = theatre().actors.values(), gazetteer().all()
    return {pack.code: make_book(pack, people, places, {}, {}) for pack in (dutch, english)}


def told(books, sentence, content, kind=Kind.STRIKE, source="Ukraine General Staff", code="nl", **fields):
    book = books[code]
    fields.setdefault("cue", tuple(word for word in ("zegt", "meldt") if word in sentence))
    return capital(finished(say(said(sentence, source, kind, content=content, **fields), book)))


PLAIN = [
    (
        "De brug bij het kanaal is opgeblazen, zegt de generale staf.",
        "De brug bij het kanaal is opgeblazen",
        "De brug bij het kanaal is opgeblazen, zegt de Oekraïense generale staf.",
    ),
    (
        "De wijken langs het spoor liggen sinds zaterdag onder vuur, zegt de generale staf.",
        "De wijken langs het spoor liggen sinds zaterdag onder vuur",
        "De wijken langs het spoor liggen sinds zaterdag onder vuur, zegt de Oekraïense generale staf.",
    ),
    (
        "De generale staf meldt dat er bij het station fel wordt gevochten.",
        "er bij het station fel wordt gevochten",
        "De Oekraïense generale staf zegt dat er bij het station fel wordt gevochten.",
    ),
    (
        "Volgens de generale staf is het hele dorp zonder water gekomen.",
        "is het hele dorp zonder water gekomen",
        "Volgens de Oekraïense generale staf is het hele dorp zonder water gekomen.",
    ),
    (
        "De brug is weg, maar over de rivier wordt nog geschoten, zegt de generale staf.",
        "maar over de rivier wordt nog geschoten",
        "Over de rivier wordt nog geschoten, zegt de Oekraïense generale staf.",
    ),
]


@pytest.mark.parametrize(("sentence", "content", "expected"), PLAIN)
def test_a_plain_clause_is_told(books, sentence, content, expected):
    told_first = {"who": ("generale staf",), "cue": ("Volgens",)} if sentence.startswith("Volgens") else {}
    assert told(books, sentence, content, **told_first) == expected


@pytest.mark.parametrize(
    "clause",
    [
        "Oekraïense troepen zijn de buitenwijken binnengegaan",
        "Laatstgenoemde plaats ligt sinds zaterdag onder vuur",
        "De Russische groep bij die stad raakt geïsoleerd",
    ],
)
def test_what_points_to_a_place_named_elsewhere_is_quoted(books, clause):
    assert told(books, f"{clause}, zegt de generale staf.", clause) == f"De Oekraïense generale staf: “{clause}”."


def test_a_part_of_a_named_town_is_told(books):
    clause = "De buitenwijken van Izjoem liggen sinds zaterdag onder vuur"
    sentence = f"{clause}, zegt de generale staf."
    assert told(books, sentence, clause) == f"{clause}, zegt de Oekraïense generale staf."


def test_in_another_language_it_is_quoted(books):
    sentence, content, _ = PLAIN[0]
    assert f"“{content}”" in told(books, sentence, content, code="en")


QUOTED = [
    ("hij", "Hij heeft de brug bij het kanaal opgeblazen"),
    ("our", "Onze troepen hebben de brug bij het kanaal bereikt"),
    ("a day told from another day", "De brug bij het kanaal is gisteren opgeblazen"),
    ("there", "De brug bij het kanaal is daar opgeblazen"),
    ("a town that has no name", "De brug bij het dorp is opgeblazen"),
    ("a loaded word", "De dorpen langs de rivier zijn door ons leger bevrijd"),
    ("words in quotation marks", 'De brug bij het kanaal is "volledig vernield"'),
    ("too short", "De brug brandt"),
    ("a clause that leans on another", "omdat de brug bij het kanaal is opgeblazen"),
]


@pytest.mark.parametrize(("why", "content"), QUOTED)
def test_what_points_elsewhere_or_is_loaded_is_quoted(books, why, content):
    assert "“" in told(books, f"{content}, zegt de generale staf.", content), why


@pytest.mark.parametrize("kind", [Kind.STATEMENT, Kind.ASSESSMENT, Kind.ACCUSATION, Kind.OTHER])
def test_words_about_words_are_quoted(books, kind):
    content = "De aanval op de brug was een antwoord op de nederlaag"
    assert "“" in told(books, f"{content}, zegt de generale staf.", content, kind)


@pytest.mark.parametrize(
    "fields",
    [
        {"certainty": Certainty.DENIED},
        {"certainty": Certainty.CONDITIONAL},
        {"certainty": Certainty.HEDGED, "hedged_by": HedgedBy.CLAIMANT},
        {"polarity": Polarity.NEGATIVE},
        {"part": Part.HEADLINE},
    ],
)
def test_what_is_not_firm_or_no_sentence_is_quoted(books, fields):
    content = "De brug bij het kanaal is opgeblazen"
    assert "“" in told(books, f"{content}, zegt de generale staf.", content, **fields)


def test_a_hedge_inside_the_clause_stays_in_it(books):
    content = "Bij het kanaal zouden drie bruggen zijn opgeblazen"
    shown = told(books, f"{content}, zegt de generale staf.", content, certainty=Certainty.HEDGED)
    assert shown == f"{content}, volgens de Oekraïense generale staf."


NOT_ONLY_SAID = [
    ("Dat de brug bij het kanaal is opgeblazen, bevestigt de generale staf onrechtstreeks met kaarten.", "bevestigt"),
    ("De generale staf vreest dat de brug bij het kanaal is opgeblazen.", "vreest"),
    ("De generale staf houdt vol dat de brug bij het kanaal is opgeblazen.", "houdt vol"),
    ("De generale staf erkent dat de brug bij het kanaal is opgeblazen.", "erkent"),
    ("De generale staf zegt onrechtstreeks dat de brug bij het kanaal is opgeblazen.", "zegt"),
]


@pytest.mark.parametrize(("sentence", "cue"), NOT_ONLY_SAID)
def test_who_does_more_or_less_than_say_it_is_quoted(books, sentence, cue):
    start = sentence.index("de brug")
    content = sentence[start : sentence.index("opgeblazen") + len("opgeblazen")]
    shown = told(books, sentence, content, cue=(cue,))
    assert "zegt dat de brug" not in shown
    assert "“" in shown


def test_a_doubt_beside_the_clause_keeps_the_whole_sentence(books):
    content = "De brug bij het kanaal is opgeblazen"
    sentence = f"{content}, zegt de generale staf, maar dat is niet bevestigd."
    assert sentence in told(books, sentence, content)


def test_a_town_with_its_name_behind_it_has_a_name(books):
    content = "De brug bij de stad Izium is opgeblazen"
    shown = told(books, f"{content}, zegt de generale staf.", content, places=(("Izium", "Izium"),))
    assert shown.startswith("De brug bij de stad Izjoem is opgeblazen, zegt")


def test_places_take_the_spelling_of_the_house(books):
    content = "De buitenwijken van Izium liggen onder vuur"
    shown = told(books, f"{content}, zegt de generale staf.", content, places=(("Izium", "Izium"),))
    assert shown.startswith("De buitenwijken van Izjoem liggen onder vuur")


def pronoun_led(books, sentence, kind=Kind.RECAPTURE, code="nl", **fields):
    given = said(sentence, "Volodymyr Zelensky", kind, who=(sentence.split()[0],), **fields)
    return capital(finished(say(given, books[code])))


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Hij bevestigde ook de inname van Izjoem.", "Zelensky bevestigde ook de inname van Izjoem."),
        ("Hij meldt zware gevechten bij Koepjansk.", "Zelensky meldt zware gevechten bij Koepjansk."),
    ],
)
def test_a_sentence_about_its_own_speaker_names_him(books, sentence, expected):
    assert pronoun_led(books, sentence, cue=(sentence.split()[1],)) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Hij bevestigde gisteren de inname van de stad.",  # which day and which town stand elsewhere
        "Hij sprak van een laffe aanval op Izjoem.",  # loaded
        "Zijn leger heeft Izjoem volgens hem heroverd.",  # he is not the one who opens the sentence
    ],
)
def test_else_its_words_are_those_of_the_report(books, sentence):
    found = pronoun_led(books, sentence)
    assert found.endswith(f"“{sentence}”")
    assert not found.startswith("Zelensky bevestigde")


def test_words_that_speak_of_their_speaker_as_he_are_the_reports(books):
    sentence = "Zij hebben volgens hem ons dorp heroverd."
    given = said(sentence, "Volodymyr Zelensky", Kind.RECAPTURE, who=("hem",))
    assert say(given, books["nl"]) == f"Zelensky, in de woorden van Proefbode: “{sentence}”"
    assert say(given, books["en"]).startswith("Zelensky, on a recapture, in the words of Proefbode, in Dutch: ")


def test_a_place_that_the_words_do_not_name_is_named_before_them(books):
    sentence = "Zijn mannen zouden de stad nog in handen hebben."
    fields = {"places": (("Izium", "de stad"),), "certainty": Certainty.HEDGED, "hedged_by": HedgedBy.OUTLET}
    given = said(sentence, "Russia", Kind.CONTROL, carried=True, **fields)
    assert say(given, books["nl"]) == f"volgens Rusland over Izjoem, met voorbehoud van het medium: “{sentence}”"
    named = said(
        sentence.replace("de stad", "Izjoem"),
        "Russia",
        Kind.CONTROL,
        carried=True,
        **fields | {"places": (("Izium", "Izjoem"),)},
    )
    assert say(named, books["nl"]).startswith("volgens Rusland, met voorbehoud")


def test_words_that_name_their_speaker_and_not_their_place_say_the_place_first(books):
    sentence = "Volgens Oekraïne hebben de inwoners er een vlag opgehangen."
    fields = {
        "who": ("Oekraïne",),
        "cue": ("Volgens",),
        "places": (("Izium", "er"),),
        "content": "de inwoners er een vlag opgehangen",
    }
    given = said(sentence, "Ukraine", Kind.CONTROL, **fields)
    assert capital(finished(say(given, books["nl"]))) == f"Over Izjoem: “{sentence}”"


def test_a_weekday_has_its_date_in_an_update_of_a_month(books):
    sentence = "De brug bij het kanaal is zaterdag opgeblazen, zegt de generale staf."
    fields = {"content": "De brug bij het kanaal is zaterdag opgeblazen", "cue": ("zegt",), "when": "2022-09-10"}
    given = said(sentence, "Ukraine General Staff", Kind.STRIKE, when_words="zaterdag", **fields)
    month = replace(books["nl"], over=Period.parse("2022-09"))
    assert "zaterdag opgeblazen" in say(given, replace(month, over=Period.parse("2022-09-11")))
    assert "zaterdag (10 september) opgeblazen" in say(given, month)
