"""The wording packs: both languages say the same things, with the same slots."""

import re
from datetime import UTC, datetime

import pytest
from tests.briefing.demonstration import gazetteer, theatre

from wederhoor.briefing.book import make_book
from wederhoor.briefing.names import is_plural, with_article
from wederhoor.briefing.paging_tables import sparkline
from wederhoor.briefing.update import Point, Source
from wederhoor.model.claims import Quantity
from wederhoor.model.period import Period
from wederhoor.model.vocabulary import Certainty, Comparison, Kind, Status

FREE = {"grammar", "from", "verb"}


@pytest.fixture(scope="module")
def book(dutch):
    return make_book(dutch, theatre().actors.values(), gazetteer().all(), {}, {})


@pytest.fixture(scope="module")
def english_book(english):
    return make_book(english, theatre().actors.values(), gazetteer().all(), {}, {})


def _slots(value):
    return set(re.findall(r"\{(\w+)\}", value)) if isinstance(value, str) else set()


def test_both_languages_have_the_same_entries(dutch, english):
    one, other = dutch.tables["wording"], english.tables["wording"]
    assert set(one) == set(other)
    for name in set(one) - FREE:
        assert set(one[name]) == set(other[name]), name


@pytest.mark.parametrize("table", ["labels", "lead", "note", "window", "date", "comparison", "remark"])
def test_both_languages_fill_the_same_slots(dutch, english, table):
    one, other = dutch.tables["wording"][table], english.tables["wording"][table]
    for key in one:
        assert _slots(one[key]) == _slots(other[key]), key


def test_every_kind_and_status_has_its_words(dutch, english):
    for pack in (dutch, english):
        table = pack.tables["wording"]
        assert set(table["noun"]) == set(table["series"]) == {kind.value for kind in Kind}
        assert set(table["status"]) == set(table["status_meaning"]) == {status.value for status in Status}
        assert {item.value for item in Comparison} < set(table["comparison"])
        firm = {Certainty.ASSERTED.value}
        manners = {item.value for item in Certainty} - firm
        assert manners | {"plain", "negative"} <= set(table["quote"])
        assert {f"own_{item}" for item in manners | {"negative"}} <= set(table["quote"])
        assert {f"self_{item}" for item in manners | {"plain", "negative"}} <= set(table["quote"])


def test_every_word_that_says_a_verb_names_one(dutch, english):
    verbs = dutch.tables["wording"]["verb"]
    for pack in (dutch, english):
        table = pack.tables["wording"]
        assert set(table["from"]["nl"]["verbs"].values()) <= set(table["verb"])
        assert all(set(entry["kinds"]) <= {kind.value for kind in Kind} for entry in table["verb"].values())
        assert set(table["verb"]) <= set(verbs)


@pytest.mark.parametrize(
    ("number", "dutch_words", "english_words"),
    [
        (
            Quantity("km2", 3000.0, comparison=Comparison.MORE_THAN),
            "meer dan 3.000 vierkante kilometer",
            "more than 3,000 square kilometres",
        ),
        (Quantity("km", 50.0), "50 kilometer", "50 kilometres"),
        (Quantity("km", 2.5), "2,5 kilometer", "2.5 kilometres"),
        (Quantity("villages", 1.0), "1 dorp", "1 village"),
        (Quantity("villages", 30.0, comparison=Comparison.ABOUT), "ongeveer 30 dorpen", "about 30 villages"),
        (Quantity("killed", 10.0, 20.0), "10 tot 20 doden", "10 to 20 dead"),
        (Quantity("soldiers", vague="hundreds"), "honderden militairen", "hundreds of soldiers"),
        (Quantity("percent", 5.0, comparison=Comparison.ALMOST), "bijna 5 procent", "almost 5 per cent"),
    ],
)
def test_numbers(book, english_book, number, dutch_words, english_words):
    assert book.quantity(number) == dutch_words
    assert english_book.quantity(number) == english_words


def test_a_report_in_this_language_gives_its_own_words(book, english_book):
    number = Quantity("soldiers", 2000.0, comparison=Comparison.AT_LEAST)
    assert book.quantity(number, "ruim tweeduizend strijders") == "ruim tweeduizend strijders"
    assert book.quantity(number, "ruim tweeduizend") == "ten minste 2.000 militairen"
    assert english_book.quantity(number, "ruim tweeduizend strijders") == "at least 2,000 soldiers"


def test_every_unit_that_is_read_has_its_words(dutch, english):
    numbers = dutch.tables["numbers"]
    for pack in (dutch, english):
        assert {*numbers["nouns"], *numbers["measures"]} <= set(pack.tables["wording"]["unit"])
        assert set(numbers["vague"].values()) <= set(pack.tables["wording"]["vague"])


def test_a_unit_without_a_word_is_said_as_printed(book):
    assert book.quantity(Quantity("reuzenraderen", 3.0), "drie reuzenraderen") == "‘drie reuzenraderen’"


@pytest.mark.parametrize(
    ("edtf", "dutch_words", "english_words"),
    [
        ("2022-09-11", "11 september 2022", "11 September 2022"),
        ("2022-09", "september 2022", "September 2022"),
        ("2022", "2022", "2022"),
        (
            "2022-09-08/2022-09-10",
            "8 september 2022 tot en met 10 september 2022",
            "8 September 2022 to 10 September 2022",
        ),
        ("../2022-09-10", "tot en met 10 september 2022", "up to 10 September 2022"),
        ("2022-09-10/..", "vanaf 10 september 2022", "from 10 September 2022"),
        ("2022-09-11T14:10:00+02:00", "11 september 2022, 14.10 uur", "11 September 2022, 14:10"),
    ],
)
def test_dates(book, english_book, edtf, dutch_words, english_words):
    assert book.period(Period.parse(edtf)) == dutch_words
    assert english_book.period(Period.parse(edtf)) == english_words


def test_a_moment_is_told_on_the_clocks_of_the_house(book, english_book):
    moment = datetime(2022, 9, 11, 21, 59, tzinfo=UTC)
    assert book.moment(moment, offset=True) == "11 september 2022, 23.59 uur (+02:00)"
    assert english_book.moment(moment) == "11 September 2022, 23:59"


@pytest.mark.parametrize(
    ("window", "printed", "words"),
    [
        ("since 2022-09-01", "", "sinds 1 september 2022"),
        ("on 2022-09-10", "", "op 10 september 2022"),
        ("per day", "", "per dag"),
        ("", "in 24 uur", "‘in 24 uur’"),
        ("", "", "niet genoemd"),
    ],
)
def test_windows(book, window, printed, words):
    assert book.window(window, printed) == words


@pytest.mark.parametrize(
    ("number", "words"), [(1, "1 herkomst"), (2, "2 herkomsten"), (0, "0 herkomsten"), (1200, "1.200 herkomsten")]
)
def test_counts(book, number, words):
    assert book.count("origin", number) == words


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Britse ministerie van Defensie", "het Britse ministerie van Defensie"),
        ("Oekraïense generale staf", "de Oekraïense generale staf"),
        ("ISW", "het ISW"),
        ("SBU", "de SBU"),
        ("Rusland", "Rusland"),
        ("het Kremlin", "het Kremlin"),
    ],
)
def test_bodies_take_an_article_and_countries_none(book, name, words):
    assert with_article(name, book) == words


@pytest.mark.parametrize(
    ("names", "plural"),
    [(("Ukrainian authorities",), True), (("Russia",), False), (("Russia", "Ukraine"), True), (("Kremlin",), False)],
)
def test_plural_claimants(book, names, plural):
    assert is_plural(names, book) is plural


def test_sparkline_needs_two_values():
    def points(*values):
        nobody = Source("c", (), None, None, 1)
        return tuple(Point(Quantity("km2", value), "", None, nobody) for value in values)

    assert sparkline(points(1000.0, 2000.0, 3000.0)) == "▃▆█"
    assert sparkline(points(2000.0, 2000.0)) == ""
    assert sparkline(points(None, 2.0, 4.0)) == " ▅█"
    assert sparkline(()) == ""
