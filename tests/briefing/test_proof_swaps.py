"""Mistakes that an update could make beside those of test_proof: swapped sides, lost remarks, other tables and counts."""

from dataclasses import replace

import pytest
from tests.briefing.demonstration import gazetteer, theatre

from wederhoor.briefing.material import gather
from wederhoor.briefing.proof import check, rendered_lines
from wederhoor.model.period import Period


@pytest.fixture(scope="module")
def packs(dutch, english):
    return {"nl": dutch, "en": english}


def faults(update, lines, demo, language):
    return check(update, lines, gather(demo.situation), theatre(), gazetteer(), language)


# language, claim, kind of place, field, words, other words, mistake
SWAPS = [
    (
        "nl",
        "izium",
        "line",
        "text",
        "Het Oekraïense leger heeft op 11 september Izjoem heroverd, zegt president Volodymyr Zelensky",
        "President Volodymyr Zelensky heeft op 11 september Izjoem heroverd, zegt het Oekraïense leger",
        "claimant and doer exchanged",
    ),
    ("en", "izium", "contradiction", "text", "says Zelensky", "says the Ukrainian army", "a doer made a claimant"),
    ("nl", "dead", "line", "text", ", volgens de Oekraïense autoriteiten", "", "the claimant dropped"),
    ("nl", "battles", "line", "text", "Volgens Oekraïne werden", "Er werden", "according to whom dropped"),
    ("nl", "dead", "line", "text", "Zeker drie", "Bijna drie", "at least turned into almost"),
    ("nl", "dead", "number", "text", "zeker drie inwoners", "drie inwoners", "at least lost in a table"),
    ("en", "old_number", "number", "text", "about 2,000", "2,000", "about lost in a table"),
    ("nl", "month", "line", "text", "Koepjansk", "Izjoem", "another town of the same region"),
    ("en", "month", "line", "text", "Kupiansk", "Izium", "another town of the same region"),
    ("nl", "new_number", "correction", "text", "10 september", "9 september", "the day of the old number shifted"),
    ("nl", "orderly", "line", "below", "10 september", "9 september", "the day of a report shifted"),
    ("nl", "orderly", "line", "below", " · 10 september", "", "the day of an earlier report dropped"),
    ("nl", "month", "line", "below", " · september 2022", "", "a wide date dropped"),
    (
        "nl",
        "british",
        "contradiction",
        "text",
        "Ontkenning van het Britse ministerie van Defensie",
        "Het Britse ministerie van Defensie",
        "a denial made a statement",
    ),
    ("nl", "denied", "contradiction", "text", "“Moskou ontkent dat ", "Rusland zegt dat “", "a denial turned round"),
    ("nl", "british", "contradiction", "text", "“Dat is geen ordelijke", "“ordelijke", "a quotation without its no"),
    ("nl", "kremlin", "question", "text", "ging zondag niet in op", "ging zondag in op", "a quotation without its not"),
    ("nl", "month", "line", "below", "medium onbekend", "1 medium", "an unknown outlet counted"),
    ("en", "dead", "line", "below", "1 origin, 2 outlets", "2 origins, 2 outlets", "outlets made origins"),
    ("nl", "village", "line", "text", " Dat is niet bevestigd.", "", "that it is not confirmed dropped"),
    ("nl", "village", "line", "below", " · niet bevestigd", "", "the remark that it is not confirmed dropped"),
    ("nl", "dead", "line", "below", " · met voorbehoud", "", "a reservation dropped"),
    ("en", "journey", "line", "below", " · conditional", "", "a condition dropped"),
    ("nl", "old_number", "number", "below", "Zelensky", "Poetin", "another source of a number"),
    ("nl", "new_number", "number", "below", ", correctie", "", "a correction passed for a first value"),
]


@pytest.mark.parametrize("swap", SWAPS, ids=lambda swap: f"{swap[0]}: {swap[-1]}")
def test_a_swapped_line_is_caught(update, demo, packs, swap):
    code, name, place, field, old, new, mistake = swap
    claim = demo.claims[name].id
    found = (one for one in rendered_lines(update, packs[code]) if claim in one.claims and one.place.startswith(place))
    line = next(one for one in found if old in getattr(one, field))
    assert faults(update, [line], demo, packs[code]) == ()
    changed = replace(line, **{field: getattr(line, field).replace(old, new)})
    assert faults(update, [changed], demo, packs[code]), mistake


def test_a_number_over_another_time_or_of_another_day_is_caught(update, demo, dutch):
    row = next(row for row in update.rows if len(row.points) > 1 or row.beside)
    first, *rest = row.points
    later = replace(first, date=Period.parse("2022-09-12"))
    assert faults(update, [], demo, dutch) == ()
    for wrong in (
        replace(row, window="total"),
        replace(row, window_words="in een week"),
        replace(row, place="Kupiansk"),
        replace(row, unit="km"),
        replace(row, points=(later, *rest)),
        replace(row, points=(replace(first, corrected_by=None if first.corrected_by else 1), *rest)),
    ):
        rows = tuple(wrong if one is row else one for one in update.rows)
        assert wrong != row
        assert faults(replace(update, rows=rows), [], demo, dutch), wrong


def test_a_holder_that_changed_otherwise_is_caught(update, demo, dutch):
    (holder,) = update.holders
    for wrong in (replace(holder, change="none"), replace(holder, before="ukraine")):
        assert faults(replace(update, holders=(wrong,)), [], demo, dutch)


def test_a_question_that_is_not_open_or_has_another_answer_is_caught(update, demo, dutch):
    first, *rest = update.quiet
    other = "open" if first.status != "open" else "new"
    assert faults(replace(update, quiet=(replace(first, status=other), *rest)), [], demo, dutch)
    assert faults(replace(update, quiet=(replace(first, answer=first.said.citation), *rest)), [], demo, dutch)


@pytest.mark.parametrize("field", ["reports", "outlets", "claims", "copies", "undated"])
def test_a_count_too_many_in_the_header_is_caught(update, demo, dutch, field):
    wrong = replace(update.header, **{field: getattr(update.header, field) + 1})
    assert faults(replace(update, header=wrong), [], demo, dutch)


def test_another_moment_of_knowledge_is_caught(update, demo, dutch):
    earlier = replace(update.header, period=Period.parse("2022-09-10"))
    assert faults(replace(update, header=earlier), [], demo, dutch)
