"""Who holds what and the numbers, as tables name them. Demonstration text."""

from dataclasses import replace

import pytest
from tests.briefing.demonstration import gazetteer, theatre

from wederhoor.briefing import compose
from wederhoor.briefing.book import make_book
from wederhoor.briefing.counted import counted, counting
from wederhoor.briefing.page import Table, plain
from wederhoor.briefing.paging_tables import holder_table, row_table
from wederhoor.briefing.update import Holder, Point, Row, Source
from wederhoor.model.claims import Quantity
from wederhoor.model.period import Period
from wederhoor.model.vocabulary import Kind, Status
from wederhoor.model.weights import ControlCell, Reason

DAY = Period.parse("2022-09-11")


@pytest.fixture(scope="module")
def book(dutch):
    return make_book(dutch, theatre().actors.values(), gazetteer().all(), {}, {})


@pytest.mark.parametrize(
    ("kind", "unit", "name"),
    [
        (Kind.RECAPTURE, "km2", "Heroverd gebied"),
        (Kind.RECAPTURE, "km", "Terreinwinst in lengte"),
        (Kind.ADVANCE, "km", "Terreinwinst in lengte"),
        (Kind.RECAPTURE, "villages", "Heroverde plaatsen"),
        (Kind.RECAPTURE, "residents", "Inwoners van heroverd gebied"),
        (Kind.CASUALTIES, "dead", "Doden"),
        (Kind.CASUALTIES, "wounded", "Gewonden"),
        (Kind.CASUALTIES, "houses", "Beschadigde of verwoeste gebouwen"),
        (Kind.CASUALTIES, "soldiers", "Slachtoffers"),
        (Kind.AID, "usd", "Steun"),
    ],
)
def test_a_row_says_what_it_counts(book, kind, unit, name):
    assert counted(kind, unit, book) == name


def source(claim, claimants, citation=1):
    return Source(claim, claimants, "Proefbode", DAY, citation)


def row(printed, unit, value, *claimants):
    points = tuple(
        Point(Quantity(unit, value), printed, DAY, source(f"c-{place}", (name,)))
        for place, name in enumerate(claimants or ("Ukraine",))
    )
    return Row(Kind.ADVANCE, unit, None, "", "", points)


@pytest.mark.parametrize(
    ("sentence", "printed", "stands"),
    [
        ("De troepen staan nog op 50 kilometer van de grens.", "50 kilometer", True),
        ("Het front ligt 12 kilometer buiten de stad.", "12 kilometer", True),
        ("De colonne stond 30 kilometer ten noorden van Charkiv.", "30 kilometer", True),
        ("De troepen zijn tot 50 kilometer opgerukt.", "tot 50 kilometer", False),
        ("Het front is er 12 kilometer opgeschoven.", "12 kilometer", False),
        ("Zij namen 3 kilometer van de weg in.", "3 kilometer", False),
        ("Het leger won 20 kilometer", "20 kilometer", False),
    ],
)
def test_how_far_away_somebody_stands_is_no_count(update, book, sentence, printed, stands):
    told = replace(update.citations[0], number=1, text=sentence)
    found = counting(replace(update, rows=(row(printed, "km", 50.0),), citations=(told,)), book)
    assert bool(found) is not stands


def cells(blocks):
    """The words of the first row of the only table."""
    (table,) = blocks
    assert isinstance(table, Table)
    return [plain(cell) for cell in table.rows[0]]


def test_a_row_names_those_who_gave_its_numbers(book):
    def names(*claimants):
        return cells(row_table((row("5 dorpen", "villages", 5.0, *claimants),), book))[0]

    assert names("Ukraine") == "Bereikte plaatsen, volgens Oekraïne"
    assert names("Ukraine", "Kremlin", "Ukraine") == "Bereikte plaatsen, volgens Oekraïne en Kremlin"
    assert names("Ukraine", "Kremlin", "Russia", "UK Ministry of Defence").endswith(
        "volgens Britse ministerie van Defensie"
    )


def test_a_town_that_was_only_left_is_disputed_by_nobody(book):
    left = source("c-1", ("Ukraine",))
    holder = Holder("Izium", "contested", Status.CONTESTED, "new", None, (left,), (left,), (), left=True, open=True)
    _, held, _, claimed, admitted = cells(holder_table((holder,), book))
    assert (held, claimed) == ("verlaten; wie het heeft, is niet gezegd", "niemand")
    assert admitted.startswith("Oekraïne")
    entered = replace(holder, left=False, claimed=(left, source("c-2", ("Russia",), 2)))
    _, held, _, claimed, _ = cells(holder_table((entered,), book))
    assert held == "betwist"
    assert claimed.startswith("niemand voor de hele plaats; over strijd, intocht of vertrek: Rusland")


def test_a_contested_holder_shows_what_stands_against_it(demo, dutch, book):
    claims = demo.claims
    reason = Reason("contested_since", (claims["british"].id,))
    cell = ControlCell("Izium", "2022-09-11", "contested", None, claimed_by=(claims["izium"].id,), reasons=(reason,))
    update = compose(replace(demo.situation, cells=(cell,)), None, dutch, theatre(), gazetteer())
    (holder,) = update.holders
    assert [item.claim for item in holder.against] == [claims["british"].id]
    claimed = cells(holder_table(update.holders, book))[3]
    assert "; daartegenover Britse ministerie van Defensie, ontkenning, 11 september" in claimed
