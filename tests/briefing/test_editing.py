"""How an editor would have it: nobody raised to many, nothing told twice, no word of another language in the frame."""

import pytest
from tests.briefing.demonstration import gazetteer, theatre
from tests.briefing.test_saying import said

from wederhoor.briefing.book import capital, make_book
from wederhoor.briefing.names import claimants
from wederhoor.briefing.saying import finished, marked, say
from wederhoor.model.claims import Quantity
from wederhoor.model.period import Period
from wederhoor.model.vocabulary import UNATTRIBUTED, Certainty, Kind, Part
from wederhoor.theatres import load as load_theatre

ALL = ("nl", "en")


@pytest.fixture(scope="module")
def books(dutch, english):
    whole = load_theatre("ukraine")
    groups = [actor for name in ("US officials", "residents") if (actor := whole.actor(name))]
    people = (*theatre().actors.values(), *groups)
    return {pack.code: make_book(pack, people, gazetteer().all(), {}, {}) for pack in (dutch, english)}


def told(book, sentence, source, content, kind=Kind.STRIKE, **fields):
    return capital(finished(say(said(sentence, source, kind, content=content, **fields), book)))


@pytest.mark.parametrize(
    ("printed", "in_dutch", "in_english"),
    [
        ("een hoge Amerikaanse functionaris", "een Amerikaanse functionaris", "one US official"),
        ("een Amerikaanse ambtenaar", "een Amerikaanse functionaris", "one US official"),
        ("Amerikaanse functionarissen", "Amerikaanse functionarissen", "US officials"),
        ("hoge functionarissen", "Amerikaanse functionarissen", "US officials"),
    ],
)
def test_one_of_a_group_is_no_group(books, printed, in_dutch, in_english):
    one = said(
        f"De brug is weg, zegt {printed}.", "US officials", Kind.STRIKE, content="De brug is weg", who=(printed,)
    )
    assert [claimants(one, books[code]) for code in ALL] == [in_dutch, in_english]


def test_the_verb_goes_with_one_or_with_many(books):
    sentence = "De brug bij het kanaal is opgeblazen, {} {}."
    for verb, printed, expected in (
        ("zegt", "een Amerikaanse functionaris", "zegt een Amerikaanse functionaris."),
        ("zeggen", "Amerikaanse functionarissen", "zeggen Amerikaanse functionarissen."),
    ):
        words = {"who": (printed,), "cue": (verb,)}
        line = told(books["nl"], sentence.format(verb, printed), "US officials", sentence[:36], **words)
        assert line.endswith(expected)


def test_residents_are_not_all_residents(books):
    sentence = "Volgens inwoners is het hele dorp zonder water gekomen."
    words = {"who": ("inwoners",), "cue": ("Volgens",)}
    line = told(books["nl"], sentence, "residents", "is het hele dorp zonder water gekomen", **words)
    assert line == sentence


@pytest.mark.parametrize(
    ("name", "first", "later", "in_english"),
    [
        ("soldaat", "een soldaat", "de soldaat", "“soldaat”"),
        (
            "gewezen kolonel van de landmacht",
            "een gewezen kolonel van de landmacht",
            "de gewezen kolonel van de landmacht",
            "“gewezen kolonel van de landmacht”",
        ),
        ("bewakers van het kamp", "bewakers van het kamp", "bewakers van het kamp", "“bewakers van het kamp”"),
        ("Maksym Strelnikov", "Maksym Strelnikov", "Maksym Strelnikov", "Maksym Strelnikov"),
    ],
)
def test_who_is_known_from_the_report_alone(books, name, first, later, in_english):
    sentence = f"De brug is weg, zegt {name}."
    new = said(sentence, name, Kind.STRIKE, content="De brug is weg", introduce=(name,))
    known = said(sentence, name, Kind.STRIKE, content="De brug is weg")
    assert [claimants(one, books["nl"]) for one in (new, known)] == [first, later]
    assert claimants(new, books["en"]) == in_english
    assert books["en"].actor(name) == in_english  # in the chain below it


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("'Wekenlang praatte iedereen over het zuiden.", "‘Wekenlang praatte iedereen over het zuiden.’"),
        ("Maar juichen is voorbarig.'", "‘Maar juichen is voorbarig.’"),
        ('"Het was misleiding.', "‘Het was misleiding.’"),
        ("'s Avonds viel de stroom uit.", "“'s Avonds viel de stroom uit.”"),
        ("'t Dorp is leeg, zo'n honderd huizen staan er nog.", "“'t Dorp is leeg, zo'n honderd huizen staan er nog.”"),
        ("De toestand is 'tamelijk moeilijk'.", "“De toestand is 'tamelijk moeilijk'.”"),
        ("De foto's zijn echt.", "“De foto's zijn echt.”"),
    ],
)
def test_a_quotation_mark_never_stands_alone(words, expected):
    assert marked(words) == expected


@pytest.mark.parametrize("opening", ["En volgens", "Maar volgens", "Volgens"])
def test_and_according_to_keeps_the_order_of_its_words(books, opening):
    sentence = f"{opening} Moskou vertraagt de delegatie de gesprekken."
    words = {"who": ("Moskou",), "cue": (opening.split()[-1],)}
    line = told(books["nl"], sentence, "Russia", sentence.rstrip("."), Kind.NEGOTIATION, **words)
    assert line == "Volgens Rusland vertraagt de delegatie de gesprekken."


def test_the_second_half_of_a_subordinate_clause_is_not_quoted_alone(books):
    sentence = "Moskou zegt dat de troepen dapper zijn, maar in de minderheid zijn en niets kunnen doen."
    line = told(books["nl"], sentence, "Russia", "maar in de minderheid zijn en niets kunnen doen", Kind.ASSESSMENT)
    assert sentence.rstrip(".") in line


OPEN = "Of de hele stad is ingenomen, blijft onduidelijk; op de oostoever van de rivier zou nog worden gevochten."


def test_halves_between_semicolons_are_told_apart(books):
    doubt = told(
        books["nl"],
        OPEN,
        UNATTRIBUTED,
        "Of de hele stad is ingenomen",
        Kind.CAPTURE,
        certainty=Certainty.UNCONFIRMED,
        cue=("onduidelijk",),
        part=Part.BODY,
    )
    assert doubt == f"Geen bevestiging: “{OPEN}”"  # what stands in the other half is no claim here, and is loaded


@pytest.mark.parametrize(
    ("sentence", "content", "expected"),
    [
        (
            "De brug is weg; in het dorp zou nog worden gevochten.",
            "in het dorp zou nog worden gevochten",
            "“in het dorp zou nog worden gevochten.”",
        ),
        (
            "Balaklija viel in maart; het zou lang duren.",
            "het zou lang duren",
            "“Balaklija viel in maart; het zou lang duren.”",
        ),
        (
            "De brug is niet weg; in het dorp zou nog worden gevochten.",
            "in het dorp zou nog worden gevochten",
            "“De brug is niet weg; in het dorp zou nog worden gevochten.”",
        ),
    ],
)
def test_a_half_is_quoted_where_it_needs_nothing_of_the_other(books, sentence, content, expected):
    line = told(books["nl"], sentence, UNATTRIBUTED, content, Kind.BATTLE, certainty=Certainty.HEDGED, cue=("zou",))
    assert line == expected


def test_a_weekday_without_a_known_date_is_quoted_in_a_longer_update(books):
    from dataclasses import replace

    sentence = "De brug bij het kanaal is woensdag opgeblazen, zegt de generale staf."
    content = "De brug bij het kanaal is woensdag opgeblazen"
    day, month = (replace(books["nl"], over=Period.parse(edtf)) for edtf in ("2022-09-11", "2022-09"))
    words = {"cue": ("zegt",)}
    assert "“" not in told(day, sentence, "Ukraine General Staff", content, **words)
    assert f"“{content}”" in told(month, sentence, "Ukraine General Staff", content, **words)


@pytest.mark.parametrize(
    ("value", "in_dutch", "in_english"),
    [
        (675e6, "675 miljoen dollar", "675 million dollars"),
        (1.5e9, "1,5 miljard dollar", "1.5 billion dollars"),
        (1_234_567, "1.234.567 dollar", "1,234,567 dollars"),
        (8_000, "8.000 dollar", "8,000 dollars"),
    ],
)
def test_millions_are_said_as_millions(books, value, in_dutch, in_english):
    assert [books[code].quantity(Quantity("usd", value)) for code in ALL] == [in_dutch, in_english]
