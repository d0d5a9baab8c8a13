"""Times in Dutch, from the table of examples, with and without an analysis of the sentence."""

import itertools
import re
from datetime import date
from pathlib import Path

import pytest
from tests.reading.documents import parsed, plain

from wederhoor import languages
from wederhoor.model.packs import LanguagePack, Theatre
from wederhoor.model.period import Period
from wederhoor.reading.times import find_times, resolve

TABLE = Path(__file__).parent / "times_examples.md"
DUTCH = languages.load("nl")
WAR = Theatre("war", {}, date(2022, 2, 24), "Europe/Kyiv", (), {}, {}, {}, "")


def examples():
    for line in TABLE.read_text("utf-8").splitlines():
        cells = [cell.strip() for cell in line.split("|")[1:-1]]
        if len(cells) == 3 and cells[0] != "published" and not cells[0].startswith("---"):
            yield pytest.param(*cells, id=f"{cells[1]} [{cells[0]}]")


@pytest.mark.parametrize("build", [plain, parsed])
@pytest.mark.parametrize(("published", "text", "wanted"), list(examples()))
def test_an_example_of_the_table(build, published, text, wanted):
    document = build(*text.split(" / "))
    found = find_times(document, DUTCH, WAR)
    anchor = Period.parse(published) if published else None
    told = [
        f"{expression.span.of(document.text)} = {time.edtf if time else '?'}"
        for expression, time in zip(found, resolve(found, anchor), strict=True)
    ]
    assert "; ".join(told) == wanted


def test_the_table_is_long_enough_to_mean_something():
    assert len(list(examples())) >= 60


def test_every_rule_of_the_pack_is_met_with_its_role():
    document = plain(
        "Het nieuws van dinsdag 6 september: sinds maandag is de stad dagelijks doelwit, om 7.00 uur, al twee weken, en uiterlijk vrijdag moet zij leeg zijn.",
        "Inmiddels kwam hij zondag aan, twee dagen na de aftocht.",
        "Dat was de zwaarste aanval sinds mei.",
    )
    roles = [(e.span.of(document.text), e.role) for e in find_times(document, DUTCH, WAR)]
    assert roles == [
        ("dinsdag 6 september", "edition"),
        ("sinds maandag", "since"),
        ("dagelijks", "frequency"),
        ("om 7.00 uur", "clock"),
        ("al twee weken", "duration"),
        ("uiterlijk vrijdag", "deadline"),
        ("Inmiddels", "cumulative"),
        ("zondag", "time"),
        ("twee dagen na", "event"),
        ("sinds mei", "comparison"),
    ]


def test_a_symbol_is_kept_beside_the_words():
    document = plain(
        "Sinds dinsdag zijn op de 200ste dag van de oorlog twee dorpen bevrijd.", "Op de tweede dag van de oorlog niet."
    )
    assert [e.symbol for e in find_times(document, DUTCH, WAR)] == [
        "since(weekday(2,past))",
        "warday(200,2022-02-24,past)",
        "warday(2,2022-02-24,any)",
    ]


def test_what_comes_back_keeps_what_it_comes_back_with():
    document = plain("Het leger meldt dagelijks, elke dinsdag, 's nachts en per maand hoeveel er vielen.")
    assert [e.symbol for e in find_times(document, DUTCH, WAR)] == [
        "each(day)",
        "each(2)",
        "each(night)",
        "each(month)",
    ]


def test_a_pack_without_times_finds_none():
    assert find_times(plain("Gisteren viel de stad."), LanguagePack("xx", {}, ""), WAR) == ()


def test_spans_lie_in_the_text_of_a_later_sentence():
    document = plain("De stad viel.", "Dat was gisteren.")
    (found,) = find_times(document, DUTCH, WAR)
    assert (found.sentence, found.span.of(document.text)) == (1, "gisteren")


def test_expressions_never_overlap():
    text = "Donderdag 8 september 2022 om 20.00 uur, vorige week donderdag, begin vorige maand en sinds eind 2021."
    spans = [e.span for e in find_times(plain(text), DUTCH, WAR)]
    assert all(one.end <= other.start for one, other in itertools.pairwise(spans))


def test_the_contrast_set_of_the_gold(shared):
    """Exact on nine of ten, with hardly a false find; the set's own rules are in its note."""
    import json

    items = json.loads((shared / "gold" / "times.json").read_text("utf-8"))["items"]
    asked = right = false = 0
    for item in items:
        anchor = Period.parse(item["published"]) if item["published"] else None
        answers = [time.edtf for time in resolve(find_times(parsed(item["text"]), DUTCH, WAR), anchor) if time]
        for wanted in item["expressions"]:
            readings = [text for text in (wanted["edtf"], *wanted.get("also_accept", ())) if text]
            hit = next((a for a in answers for r in readings if _alike(a, r)), None)
            asked += bool(readings)
            right += hit is not None
            if hit:
                answers.remove(hit)
        false += len(answers)
    assert right / asked >= 0.9
    assert false <= 2


def _alike(one: str, other: str) -> bool:
    bare_one, bare_other = (re.sub(r"[~?%]|(?<=T\d\d:\d\d)(:\d\d)?[+-].*", "", text) for text in (one, other))
    first, second = Period.parse(bare_one), Period.parse(bare_other)
    return bare_one == bare_other or (first.placed and (first.start, first.end) == (second.start, second.end))
