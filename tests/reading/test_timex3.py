"""TIMEX3: the values of TimeML for what was found, and a document that any XML reader takes."""

import re
import xml.etree.ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.reading.documents import plain
from tests.reading.test_times import DUTCH, WAR
from tests.reading.test_times_resolving import ANCHORS, SYMBOLS

from wederhoor.model.period import Period
from wederhoor.model.texts import Span
from wederhoor.reading.mentions import TimeExpression
from wederhoor.reading.times import find_times
from wederhoor.reading.times.timeml import timeml

TYPES = {"DATE", "TIME", "DURATION", "SET"}
MODS = {None, "START", "MID", "END", "APPROX", "ON_OR_BEFORE", "ON_OR_AFTER"}
DATE = r"(?:\d{4}|XXXX)(?:-(?:\d\d|XX)(?:-(?:\d\d|XX))?|-W(?:\d\d|XX)(?:-(?:[1-7]|WE))?|-(?:SP|SU|FA|WI|Q[1-4]|H[12]))?"
VALUES = {
    "DATE": rf"{DATE}|PRESENT_REF",
    "TIME": rf"{DATE}T(?:NI|\d\d:\d\d(?::\d\d)?(?:[+-]\d\d:\d\d)?)",
    "DURATION": r"P(?:T(?:X|[\d.]+)[HM]|(?:X|[\d.]+)[DWMY])",
    "SET": rf"PT?1[HMDWY]|P1M|{DATE}(?:T(?:NI|MO|AF|EV))?",
}


def marked(text: str, published: str | None) -> list[dict[str, str]]:
    document = plain(text)
    anchor = Period.parse(published) if published else None
    tree = ET.fromstring(timeml(document.text, find_times(document, DUTCH, WAR), anchor))  # noqa: S314 -- written by this program
    return [{"words": "".join(tag.itertext()), **tag.attrib} for tag in tree.iter("TIMEX3")]


@pytest.mark.parametrize(
    ("published", "text", "wanted"),
    [
        ("2022-09-08", "Het dorp viel dinsdag.", ("DATE", "2022-09-06", None)),
        ("2022-09-08", "Gisteravond om 20.00 uur viel het dorp.", ("TIME", "2022-09-07T20:00", None)),
        ("2022-09-08", "Vannacht viel het dorp.", ("TIME", "2022-09-07TNI", None)),
        ("2022-09-08", "Vorige week viel het dorp.", ("DATE", "2022-W35", None)),
        ("2022-09-08", "Afgelopen weekend viel het dorp.", ("DATE", "2022-W35-WE", None)),
        ("2022-09-08", "Begin volgende week valt het dorp.", ("DATE", "2022-W37", "START")),
        ("2022-09-08", "Eind februari viel het dorp.", ("DATE", "2022-02", "END")),
        ("2022-09-08", "Medio vorig jaar viel het dorp.", ("DATE", "2021", "MID")),
        ("2022-09-08", "In de zomer van 2021 viel het dorp.", ("DATE", "2021-SU", None)),
        ("2022-09-08", "In het eerste kwartaal van 2021 viel het dorp.", ("DATE", "2021-Q1", None)),
        ("2022-09-08", "In de tweede helft van 2021 viel het dorp.", ("DATE", "2021-H2", None)),
        ("2022-09-08", "In de tweede helft van mei viel het dorp.", ("DURATION", "P16D", None)),
        ("2022-09-08", "Twee weken geleden viel het dorp.", ("DATE", "2022-08-25", "APPROX")),
        ("2022-09-08", "Uiterlijk vrijdag valt het dorp.", ("DATE", "2022-09-09", "ON_OR_BEFORE")),
        ("2022-09-08", "Vanaf vrijdag is het dorp leeg.", ("DATE", "2022-09-09", "ON_OR_AFTER")),
        ("2022-09-08", "Sinds dinsdag is het dorp leeg.", ("DURATION", "P3D", None)),
        ("2022-09-08", "Tussen mei en juli was het dorp leeg.", ("DURATION", "P3M", None)),
        ("2022-09-08", "Al drie weken is het dorp leeg.", ("DURATION", "P3W", "APPROX")),
        ("2022-09-08", "De afgelopen dagen viel het dorp.", ("DURATION", "PXD", None)),
        ("2022-09-08", "Het dorp ligt dagelijks onder vuur.", ("SET", "P1D", None)),
        ("2022-09-08", "Het dorp ligt elke dinsdag onder vuur.", ("SET", "XXXX-WXX-2", None)),
        ("2022-09-08", "Het dorp ligt 's nachts onder vuur.", ("SET", "XXXX-XX-XXTNI", None)),
        ("2022-09", "Dinsdag viel het dorp.", ("DATE", "2022-09", None)),
        (None, "Dinsdag viel het dorp.", ("DATE", "XXXX-WXX-2", None)),
        (None, "Gisteren viel het dorp.", ("DATE", "XXXX-XX-XX", None)),
        (None, "Op 1 april viel het dorp.", ("DATE", "XXXX-04-01", None)),
        (None, "Om 7.20 uur viel het dorp.", ("TIME", "XXXX-XX-XXT07:20", None)),
    ],
)
def test_a_value(published: str | None, text: str, wanted: tuple[str, str, str | None]):
    tags = [tag for tag in marked(text, published) if tag["words"]]
    assert [(tag["type"], tag["value"], tag.get("mod")) for tag in tags] == [wanted]


def test_the_date_of_publication_is_what_the_others_count_from():
    published, tuesday, written = marked("Dinsdag werd de wet van 3 mei 2021 herzien.", "2022-09-08")
    assert published["functionInDocument"] == "PUBLICATION_TIME"
    assert published["value"] == "2022-09-08"
    assert (tuesday["temporalFunction"], tuesday["anchorTimeID"]) == ("true", published["tid"])
    assert written["temporalFunction"] == "false"
    assert "anchorTimeID" not in written


def test_three_days_later_counts_from_the_time_before_it():
    _, first, later = marked("Op 6 september begon de aanval, drie dagen later viel het dorp.", "2022-09-14")
    assert later["anchorTimeID"] == first["tid"]


def test_a_stretch_lies_between_two_times_without_words():
    tags = {tag["tid"]: tag for tag in marked("Sinds dinsdag is het dorp leeg.", "2022-09-08")}
    stretch = tags["t1"]
    ends = [tags[stretch[name]] for name in ("beginPoint", "endPoint")]
    assert [(end["value"], end["words"]) for end in ends] == [("2022-09-06", ""), ("2022-09-08", "")]


def test_a_story_without_a_day_has_no_date_of_its_own():
    assert [tag["tid"] for tag in marked("Gisteren viel het dorp.", None)] == ["t1"]
    assert [tag["tid"] for tag in marked("Gisteren viel het dorp.", "2022-09-01/2022-09-04")][:1] == ["t1"]


@given(
    st.lists(st.tuples(SYMBOLS, st.text(max_size=8), st.text(min_size=1, max_size=8)), max_size=4),
    ANCHORS,
)
def test_any_text_with_any_times_is_a_document_that_keeps_its_characters(pieces, anchor):
    text, expressions = "", []
    for symbol, before, words in pieces:
        start = len(text) + len(before)
        text += before + words
        expressions.append(TimeExpression(0, Span(start, len(text)), symbol))
    tree = ET.fromstring(timeml(text, expressions, anchor))  # noqa: S314 -- written by this program
    body = tree.find("TEXT")
    assert body is not None
    kept = "".join(body.itertext())
    assert kept == re.sub("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "\ufffd", text).replace("\r\n", "\n").replace("\r", "\n")  # fmt: skip
    check(tree)


def check(tree: ET.Element):
    tags = list(tree.iter("TIMEX3"))
    tids = [tag.attrib["tid"] for tag in tags]
    assert len(set(tids)) == len(tids)
    for tag in tags:
        kind, value = tag.attrib["type"], tag.attrib["value"]
        assert kind in TYPES
        assert tag.get("mod") in MODS
        assert re.fullmatch(VALUES[kind], value), (kind, value)
        assert {tag.attrib[name] for name in ("beginPoint", "endPoint", "anchorTimeID") if name in tag.attrib} <= set(
            tids
        )
        assert ("beginPoint" in tag.attrib) <= (kind == "DURATION")
