"""Numbers in Dutch, from the table of examples, and what may be done with them afterwards."""

from datetime import date
from pathlib import Path

import pytest
from tests.reading.documents import parsed, plain

from wederhoor import languages
from wederhoor.model.packs import LanguagePack
from wederhoor.model.texts import Span
from wederhoor.model.vocabulary import Comparison
from wederhoor.reading.mentions import NumberMention, TimeExpression
from wederhoor.reading.numerals import parse_number, parse_ordinal
from wederhoor.reading.quantities import find_quantities
from wederhoor.reading.times.finding import find_since

TABLE = Path(__file__).parent / "quantities_examples.md"
DUTCH = languages.load("nl")
NUMBERS = DUTCH.tables["numbers"]


def examples():
    for line in TABLE.read_text("utf-8").splitlines():
        cells = [cell.strip() for cell in line.split("|")[1:-1]]
        if len(cells) == 2 and cells[0] != "text" and not cells[0].startswith("---"):
            yield pytest.param(*cells, id=cells[0])


def shown(mention: NumberMention, text: str) -> str:
    number = mention.vague or f"{mention.value:.10g}" + (f"-{mention.high:.10g}" if mention.high else "")
    parts = [mention.comparison.value if mention.comparison else "", number, mention.unit or "-"]
    return f"{mention.span.of(text)} = {' '.join(filter(None, parts))}"


@pytest.mark.parametrize(("text", "wanted"), list(examples()))
def test_an_example_of_the_table(text, wanted):
    document = parsed(text)
    assert "; ".join(shown(mention, text) for mention in find_quantities(document, DUTCH)) == wanted


def test_the_table_is_long_enough_to_mean_something():
    assert len(list(examples())) >= 60


def test_words_without_an_analysis_are_enough_for_most():
    text = "Zeker tien Oekraïense militairen en ruim 3.000 vierkante kilometer, 20 tot 30 tanks, tientallen doden."
    assert [shown(m, text) for m in find_quantities(plain(text), DUTCH)] == [
        "Zeker tien Oekraïense militairen = at_least 10 soldiers",
        "ruim 3.000 vierkante kilometer = at_least 3000 km2",
        "20 tot 30 tanks = 20-30 tanks",
        "tientallen doden = dozens killed",
    ]


def test_a_mention_points_at_its_tokens():
    text = "Het leger haalde ruim twintig drones neer."
    (mention,) = find_quantities(plain(text), DUTCH)
    tokens = plain(text).sentences[0].tokens
    assert [tokens[mention.first].text, tokens[mention.last].text] == ["twintig", "twintig"]
    assert mention.counted is not None
    assert tokens[mention.counted].text == "drones"
    assert mention.unit_span == tokens[mention.counted].span


def test_the_article_is_told_from_the_number_by_its_token():
    document = plain("Een dorp viel.", "Eén dorp viel.")
    words = [document.sentences[m.sentence].tokens[m.first].lower for m in find_quantities(document, DUTCH)]
    assert words == ["een", "eén"]


def test_times_found_before_are_not_found_again():
    document = plain("In drie dagen vielen vijf dorpen.")
    times = find_since(document, DUTCH, date(2022, 2, 24))
    given = find_quantities(document, DUTCH, times)
    assert [mention.value for mention in given] == [5.0]
    assert given == find_quantities(document, DUTCH)
    hidden = (TimeExpression(0, Span(0, 32), "each()", "time"),)
    assert find_quantities(document, DUTCH, hidden) == ()


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Ruim tweehonderd soldaten zouden zijn gedood.", ["killed"]),
        ("Bij de inslag raakten acht mensen gewond.", ["wounded"]),
        ("Daarbij kwamen twee kinderen om het leven.", ["killed"]),
        ("Daarbij kwamen negen burgers om, zegt de gouverneur.", ["killed"]),
        ("Acht soldaten kwamen om hulp vragen.", [None]),
        ("Elke dag sneuvelen tientallen soldaten.", ["killed_per_day"]),
        ("Er sneuvelen tientallen soldaten per dag.", ["killed_per_day"]),
        ("Het leger verloor tien tanks, een commandant werd gedood.", [None]),
        ("Er zijn acht militairen verplaatst.", [None]),
        ("Na de inslag worden vijf mensen vermist.", ["missing"]),
        ("Er werden drie burgers gedood en acht mensen raakten gewond.", ["killed", "wounded"]),
        ("Er sneuvelden vier soldaten en acht raakten gewond.", ["killed", "wounded"]),
        ("Vier mensen zijn gedood en zeventien gewond.", ["killed", "wounded"]),
        ("Acht kinderen en twee artsen kwamen om.", ["killed", "killed"]),
        ("Er zijn tien mensen gewond geraakt, onder wie drie kinderen.", ["wounded", "wounded"]),
        ("Er vielen zes doden, onder wie twee kinderen.", [None, "killed"]),
        ("Er vertrokken acht artsen, terwijl vijf patiënten overleden.", [None, "killed"]),
    ],
)
def test_what_befell_the_people_who_are_counted(text, wanted):
    assert [mention.fate for mention in find_quantities(parsed(text), DUTCH)] == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Er vielen acht doden; twintig raakten gewond.", ["killed", "wounded"]),
        ("Er zijn 43.000 militairen gesneuveld en 370.000 gewond geraakt.", ["soldiers", "wounded"]),
        ("Zij noemde 12, een week nadat een soldaat was gedood.", [None, "soldiers"]),
    ],
)
def test_a_bare_number_beside_a_fate_counts_those_whom_it_befell(text, wanted):
    assert [mention.unit for mention in find_quantities(parsed(text), DUTCH)] == wanted


def test_a_pack_without_numbers_finds_none():
    assert find_quantities(plain("Tien dorpen."), LanguagePack("xx", {}, "")) == ()


@pytest.mark.parametrize(
    ("text", "value"),
    [("2.000", 2000), ("2 000", 2000), ("1,5", 1.5), ("zevenentachtig", 87), ("tweeduizendvijfhonderd", 2500), ("honderdduizend", 100000), ("honderden", None), ("soldaat", None), ("2.00", None)],
)  # fmt: skip
def test_a_number_in_figures_or_words(text, value):
    assert parse_number(text, NUMBERS) == value


@pytest.mark.parametrize(
    ("text", "value"), [("200ste", 200), ("3e", 3), ("duizendste", 1000), ("derde", 3), ("tien", None)]
)
def test_an_ordinal(text, value):
    assert parse_ordinal(text, NUMBERS) == value


def test_most_quantities_of_the_gold_are_found(shared):
    """Value, unit and comparison, within the sentence alone; some need the sentence before, and are missed here."""
    import json

    folder = shared / "gold"
    docs = [e["gold"] for e in json.loads((folder / "index.json").read_text("utf-8"))["docs"] if e["set"] == "reports"]
    paths = [*(folder / name for name in docs), *sorted((folder / "seeds").glob("*.json"))]
    asked = found = 0
    for claim in (claim for path in paths for claim in json.loads(path.read_text("utf-8"))["claims"]):
        if claim.get("quantity"):
            asked += 1
            document = parsed(claim["sentence"])
            mentions = find_quantities(document, DUTCH)
            found += any(_fits(claim["quantity"], mention) for mention in mentions)
    assert found / asked >= 0.85


def _fits(gold, mention) -> bool:
    value = [mention.value, mention.high] if mention.high is not None else mention.value
    units = {mention.unit, mention.fate}
    compared = Comparison(gold["cmp"]) if gold.get("cmp") else None
    return (value, mention.vague, mention.comparison) == (gold["value"], gold.get("vague"), compared) and gold[
        "unit"
    ] in units
