"""Reports that may be of a period are told with the width and basis of their date, and count nowhere. Demonstration text."""

import json
from dataclasses import replace
from importlib.resources import files

import jsonschema
import pytest
from tests.briefing.many import put, reports
from tests.cli.examples import typed

from wederhoor.briefing import render
from wederhoor.briefing.composing import compose_update
from wederhoor.briefing.material import gather, with_possible
from wederhoor.briefing.proof import check, rendered_lines
from wederhoor.cli.compose import Program, opened
from wederhoor.cli.lens import look
from wederhoor.cli.shelf import shelf
from wederhoor.model.period import Period
from wederhoor.model.vocabulary import Basis

WIDE = "2022-04-13/2022-06-11"
DAY = "2022-04-20"


@pytest.fixture(scope="module")
def ledger(tmp_path_factory):
    """Two reports of one day and one, about another town, that is dated to two months."""
    (wide, read), *_ = reports(3, WIDE)[2:]
    return put(tmp_path_factory.mktemp("perhaps") / "some.sqlite", [*reports(2, DAY), (wide, read)])


@pytest.fixture(scope="module")
def seen(ledger):
    """The material of the month, its update, and the program."""
    program = Program()
    with opened(ledger) as store:
        view = look(program, shelf(store), Period.parse("2022-04"))
    material = gather(view.situation)
    packs = program.language, program.theatre, program.gazetteer
    return material, compose_update(material, gather(view.previous), *packs), program


def asked(ledger, *words):
    told = typed("update", *words, "--format", "json", ledger=ledger)
    assert told.code == 0, told.err
    return json.loads(told.out)


def test_a_month_tells_what_may_be_of_it_and_counts_nothing_of_it(ledger):
    update = asked(ledger, "2022-04")
    (report,) = update["possible"]
    assert (report["published"], report["days"], update["header"]["possible"]) == (WIDE, 60, 1)
    assert report["lines"]
    mine = {line["claim"] for line in report["lines"]}
    assert mine.isdisjoint(claim for line in update["lines"] for claim in line["claims"])
    assert (update["header"]["reports"], update["header"]["claims"]) == (2, 8)
    by_number = {item["number"]: item for item in update["citations"]}
    assert {by_number[line["citation"]]["story"] for line in report["lines"]} == {report["story"]}
    schema = json.loads((files("wederhoor.briefing") / "update.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator(schema).validate(update)


def test_the_rest_of_the_update_is_as_it_is_without_such_reports(ledger, tmp_path):
    alone = asked(put(tmp_path / "alone.sqlite", reports(2, DAY)), "2022-04")
    both = asked(ledger, "2022-04")
    assert both["lines"] == alone["lines"]
    sections = [section for section in both["sections"] if section["key"] != "perhaps"]
    assert sections == alone["sections"]
    assert "perhaps" not in [section["key"] for section in alone["sections"]]


@pytest.mark.parametrize(
    ("period", "told", "counted"),
    [
        ("2022-04", 1, 1),
        ("2022-05", 1, 1),
        ("2022-06", 0, 0),  # then it is known: it stands under "dated only to a longer time"
        (DAY, 0, 1),  # a day is too small a part of two months to tell it there
        ("2022-04-13/2022-06-11", 0, 0),  # it is of that period for certain
        ("2022-03", 0, 0),
    ],
)
def test_only_a_good_part_of_its_time_makes_a_report_told(ledger, period, told, counted):
    update = asked(ledger, period)
    assert (len(update["possible"]), update["header"]["possible"]) == (told, counted)
    assert typed("verify", period, ledger=ledger).code == 0


@pytest.mark.parametrize("code", ["nl", "en"])
def test_each_report_stands_under_its_date_with_width_and_basis(seen, code):
    _, update, program = seen
    language = program.wording(code)
    page = render(update, "markdown", language)
    words = {
        "nl": ("13 april 2022 tot en met 11 juni 2022", "60 dagen"),
        "en": ("13 April 2022 to 11 June 2022", "60 days"),
    }
    basis = language.tables["wording"]["basis"][update.perhaps[0].basis.value]
    head = next(line for line in page.splitlines() if line.startswith("**") and words[code][1] in line)
    assert all(word in head for word in (*words[code], basis))


def faults(seen, update, *lines, code="nl"):
    material, _, program = seen
    return check(update, lines, material, program.theatre, program.gazetteer, program.wording(code))


def possible_lines(seen, code="nl"):
    _, update, program = seen
    return [line for line in rendered_lines(update, program.wording(code)) if line.head]


@pytest.mark.parametrize("code", ["nl", "en"])
def test_true_lines_are_proved(seen, code):
    lines = possible_lines(seen, code)
    assert lines
    assert faults(seen, seen[1], *lines, code=code) == ()


def test_changed_lines_of_a_possible_report_are_caught(seen):
    update = seen[1]
    line = possible_lines(seen)[0]
    for wrong in (
        replace(line, text=line.text.replace("Lyman", "Izjoem")),
        replace(line, below="Kremlin"),
        replace(line, head=line.head.replace("60", "6")),
        replace(line, head=line.head.replace("13 april", "14 april")),
    ):
        assert wrong != line
        assert faults(seen, update, wrong), wrong


def test_a_report_dated_otherwise_or_raised_to_a_line_is_caught(seen):
    material, update, _ = seen
    (report,) = update.perhaps
    first, *rest = update.short
    foreign = report.told[0][0]
    raised = replace(first, said=(foreign,), claims=(foreign.claim.id,), citations=(foreign.citation,))
    for wrong in (
        replace(update, perhaps=(replace(report, published=Period.parse("2022-04")),)),
        replace(update, perhaps=(replace(report, basis=Basis.URL),)),
        replace(update, perhaps=(replace(report, outlet="De Dagkrant"),)),
        replace(update, header=replace(update.header, possible=0)),
        replace(update, short=(raised, *rest)),
    ):
        assert faults(seen, wrong), wrong.perhaps
    assert faults(seen, update) == ()
    assert not with_possible(material).claims.keys() <= material.claims.keys()


def test_whoever_read_only_what_may_be_of_the_period_is_named(tmp_path):
    told = reports(3, WIDE)[2:]
    alone = asked(put(tmp_path / "alone.sqlite", told), "2022-04")
    assert alone["header"]["reports"] == 0
    assert alone["footer"]["readers"] == sorted({read.reader for _, read in told})
