"""A story dates itself by hard evidence, and abstains from everything else."""

from datetime import date

import pytest
from tests.reading.documents import plain

from wederhoor import languages
from wederhoor.dating import date_story
from wederhoor.model.packs import Theatre
from wederhoor.model.period import Period
from wederhoor.model.stories import Published, Story
from wederhoor.model.texts import Span
from wederhoor.model.vocabulary import Basis
from wederhoor.reading.times import find_times

DUTCH = languages.load("nl")
WAR = Theatre("war", {}, date(2022, 2, 24), "Europe/Kyiv", (), {}, {}, {}, "")


def dated(*sentences, page=None):
    document = plain(*sentences)
    published = Published(Period.parse(page), Basis.HEADER) if page else None
    story = Story("s", "k", "p", document.text, "h", published=published)
    found = date_story(story, document, find_times(document, DUTCH, WAR), WAR)
    return (found.period.edtf, found.rule) if found else None


NEWS = "De oorlog: het nieuws van vrijdag 14 oktober"


@pytest.mark.parametrize(
    ("page", "sentences", "wanted"),
    [
        ("2022-10", (NEWS,), ("2022-10-14", "edition")),
        (None, (NEWS,), ("2022-10-14", "edition")),
        ("2022-11", (NEWS,), None),
        ("2022-10-15", (NEWS,), None),
        (None, ("Het nieuws van 14 oktober",), None),
        ("2022-10", ("Het nieuws van 14 oktober",), ("2022-10-14", "edition")),
        (None, ("Het is vandaag, dinsdag 8 november 2022, rustig.",), ("2022-11-08", "today")),
        ("2022-11", ("Vandaag (8 november) bleef het rustig.",), ("2022-11-08", "today")),
        (None, ("Het is vandaag de 100ste dag van de oorlog.",), ("2022-06-03", "war_day")),
        (None, ("Op de 100ste dag van de oorlog werd vrijdag zwaar gevochten.",), ("2022-06-03", "war_day")),
        ("2022-06", ("Op de 100ste dag van de oorlog werd vrijdag zwaar gevochten.",), ("2022-06-03", "war_day")),
        ("2022-07", ("Op de 100ste dag van de oorlog werd vrijdag zwaar gevochten.",), None),
        (None, ("Het is de 100ste dag van de oorlog.",), ("2022-06-02/2022-06-04", "war_day_about")),
    ],
)  # fmt: skip
def test_words_that_say_what_day_it_is(page, sentences, wanted):
    assert dated(*sentences, page=page) == wanted


def test_a_day_between_a_dated_yesterday_and_a_bare_tomorrow():
    lead = "Het front lag op vrijdag 14 oktober tien kilometer verder."
    assert dated(lead, "De minister zal zaterdag spreken.") == ("2022-10-14", "between_days")
    assert dated(lead, "De minister zal zondag spreken.") is None
    assert dated(lead, "Vrijdag zweeg de minister, zaterdag zal hij spreken.") is None
    assert dated("Het was stil.", "Het regende.", lead, "De minister zal zaterdag spreken.") is None


@pytest.mark.parametrize(
    "sentences",
    [
        ("Op 1 april viel de stad.",),
        ("Op vrijdag 1 april 2022 viel de stad.", "De bewoners keren terug."),
        ("Sinds 29 augustus duurt het offensief.",),
        ("Dinsdag ging het Kremlin daar niet op in.", "Woensdag wordt er zwaar gevochten."),
        ("Op de 100ste dag van de oorlog viel de stad.",),
        ("Op de 100ste dag van de oorlog viel de stad.", "De minister zal vrijdag spreken."),
        ("Op de 100ste dag van de oorlog viel de stad.", "Op de 150ste oorlogsdag was zij vrijdag bevrijd."),
        ("Vrijdag begon de 100ste dag van de oorlog.", "Op 5 juli 2022 viel de stad."),
        ("Sinds het begin van de oorlog is er veel veranderd.",),
        ("Drie uur geleden klonk een knal.",),
        ("De stad is bevrijd.",),
    ],
)  # fmt: skip
def test_what_proves_no_day(sentences):
    assert dated(*sentences) is None


def test_a_story_is_not_before_what_it_tells():
    text = "Op de 100ste dag van de oorlog werd vrijdag gevochten."
    assert dated(text, "Op 1 juni 2022 was het stil.") == ("2022-06-03", "war_day")
    assert dated(text, "Op 8 juni 2022 was het stil.") is None


def test_two_proofs_that_differ_prove_nothing():
    assert dated(NEWS, "Het is vandaag, 13 oktober, stil.", page="2022-10") is None


def test_a_later_mention_of_other_news_dates_nothing():
    furniture = "Lees ook het nieuws van vrijdag 14 oktober."
    assert dated("De stad viel.", "Het regende.", "Het waaide.", furniture) is None


def test_the_words_that_prove_it_are_shown():
    document = plain(NEWS)
    story = Story("s", "k", "p", document.text, "h")
    found = date_story(story, document, find_times(document, DUTCH, WAR), WAR)
    assert found is not None
    assert (found.basis, found.span) == (Basis.TEXT, Span(26, 44))


@pytest.mark.parametrize("page", ["2022-10", "2022", "2022-09/2022-11"])
def test_what_is_proved_lies_inside_what_the_page_gives(page):
    found = dated(NEWS, page=page)
    assert found is not None
    assert Period.parse(page).contains(Period.parse(found[0]))
