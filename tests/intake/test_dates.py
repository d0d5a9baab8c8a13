"""Dates: page, delivery and address, and what holds where they differ."""

import pytest
from tests.intake.helpers import only, take

from wederhoor.intake.dates import date_in_address, read_date, read_mail_date
from wederhoor.model.stories import Delivery
from wederhoor.model.vocabulary import Basis

STORY = "Leger herovert dorp\n\nHet leger heeft het dorp heroverd, zegt de gouverneur van de regio."


def published(text: str, delivery: Delivery) -> tuple[str, Basis] | None:
    given = only(text, delivery).published
    return (given.period.edtf, given.basis) if given else None


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("2022", "2022"),
        ("2022-09", "2022-09"),
        ("2022-09-08", "2022-09-08"),
        ("2022-09-08/2022-09-10", "2022-09-08/2022-09-10"),
        ("2022-09-08T21:30:00Z", "2022-09-08T23:30:00+02:00"),
        ("2022-09-08T23:30:00.123+0200", "2022-09-08T23:30:00+02:00"),
        ("2022-09-08 23:30", "2022-09-08T23:30:00"),
        ("0001-01-01T00:00:00", None),
        ("2022-02-30", None),
        ("9999-12-31", None),
        ("gisteren", None),
        ("", None),
    ],
)
def test_read_date(text, edtf):
    period = read_date(text)
    assert (period.edtf if period else None) == edtf


def test_read_mail_date():
    for text in ("Mon, 12 Sep 2022 07:30:00 +0200", "12 Sep 2022 05:30 GMT", "2022-09-12T05:30:00Z"):
        period = read_mail_date(text)
        assert period is not None
        assert period.edtf == "2022-09-12T07:30:00+02:00"
    assert read_mail_date("Mon, 45 Sep 2022 07:30:00 +0200") is None


@pytest.mark.parametrize(
    ("address", "day"),
    [
        ("https://a.example/2022/04/02/dorp", "2022-04-02"),
        ("https://a.example/cnt/dmf20220609_94567", "2022-06-09"),
        ("https://a.example/2022-04-02-dorp", "2022-04-02"),
        ("https://a.example/2022/13/02/dorp", None),
        ("https://a.example/artikel/20220609123456789", None),
        ("https://a.example/2022/04/02/terug-naar-2022-03-01", None),
        ("https://a.example/dorp", None),
        (None, None),
    ],
)
def test_a_day_in_an_address(address, day):
    period = date_in_address(address)
    assert (period.edtf if period else None) == day


def test_a_delivery_narrows_the_date_of_the_page():
    text = f" date 2022-09 {STORY}"
    assert published(text, Delivery(published="2022-09-08T21:30:00+02:00")) == (
        "2022-09-08T21:30:00+02:00",
        Basis.DELIVERY,
    )
    assert published(STORY, Delivery(published="2022-09-08")) == ("2022-09-08", Basis.DELIVERY)


def test_the_page_holds_where_the_delivery_differs():
    taken = take(f" date 2022-09 {STORY}", Delivery(published="2022-10-01"))
    given = taken.stories[0].published
    assert given is not None
    assert (given.period.edtf, given.basis) == ("2022-09", Basis.HEADER)
    assert [problem.message for problem in taken.problems] == [
        "The page says 2022-09, its delivery 2022-10-01; the page's own date is kept."
    ]


def test_a_wider_delivery_does_not_widen_the_page():
    assert published(f" date 2022-09-08 {STORY}", Delivery(published="2022-09")) == ("2022-09-08", Basis.HEADER)
    assert take(f" date 2022-09-08 {STORY}", Delivery(published="2022-09")).problems == ()


def test_an_address_dates_only_what_nothing_else_dates():
    url = "https://a.example/2022/04/02/dorp"
    assert published(STORY, Delivery(url=url)) == ("2022-04-02", Basis.URL)
    assert published(STORY, Delivery(url=url, published="2022-04-03")) == ("2022-04-03", Basis.DELIVERY)


def test_an_impossible_delivery_date_is_a_problem():
    taken = take(STORY, Delivery(published="2022-02-30"))
    assert taken.stories[0].published is None
    assert [problem.message for problem in taken.problems] == [
        "The date '2022-02-30' in the delivery is no possible date."
    ]
