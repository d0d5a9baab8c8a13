"""Each field of a claim has a rule, and where words give it, those words."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.reading.reading_rooms import read, reader

from wederhoor.intake import take_file
from wederhoor.model.claims import Claim, Reading
from wederhoor.model.vocabulary import Certainty, Kind, Polarity
from wederhoor.reading.tracing import ABOUT

SAMPLE = Path(__file__).parents[2] / "sample"
REPORTS = [json.loads(line)["file"] for line in (SAMPLE / "deliveries.jsonl").read_text("utf-8").splitlines()]
TRACED = ("via", "kind", "agent", "target", "places", "when", "said", "quantity", "hedged_by", "extent", "aspect")


def stands_on(text: str, claim: Claim, field: str) -> list[tuple[str, str]]:
    """The rules of a field with their words."""
    traces = [trace for trace in claim.trace if trace.field == field]
    return [(trace.rule, trace.span.of(text) if trace.span else "") for trace in traces]


@pytest.mark.parametrize(
    ("text", "field", "expected"),
    [
        ("Zelensky zei tegen persbureau Reuters dat Lyman is ingenomen.", "via", [("medium", "Reuters")]),
        ("Lyman is ingenomen, schreef Zelensky op Telegram.", "via", [("channel", "Telegram")]),
        ("Volgens Zelensky is Lyman ingenomen.", "kind", [("capture-1 by verb", "ingenomen")]),
        ("Volgens Londen hebben de Russen zich teruggetrokken.", "agent", [("army of the side named", "Russen")]),
        ("Volgens Zelensky is Lyman ingenomen.", "target", [("target of the happening", "Lyman")]),
        ("Rusland heeft Charkiv beschoten, meldt Kyiv.", "agent", [("agent of the happening", "Rusland")]),
        ("Volgens Zelensky wordt gevochten bij Lyman.", "places", [("in the clause", "Lyman")]),
        ("Volgens Zelensky is Lyman vrijdag ingenomen.", "when", [("time in content", "vrijdag")]),
        ("Lyman is ingenomen, zei Zelensky zaterdag.", "said", [("time in attribution", "zaterdag")]),
        ("Volgens Kyiv zijn 12 burgers gedood.", "quantity", [("number", "12 burgers")]),
        ("Volgens Kyiv is Lyman grotendeels ingenomen.", "extent", [("words of extent", "grotendeels")]),
        ("Volgens Londen is Lyman niet ingenomen.", "polarity", [("negation", "niet")]),
        ("Volgens Londen is Lyman ingenomen.", "polarity", []),
        ("Volgens Londen is Lyman ingenomen.", "hedged_by", []),
        ("Volgens Londen zou Lyman zijn ingenomen.", "hedged_by", [("zou-hearsay-possible", "zou")]),
        ("Lyman zou zijn ingenomen door Rusland.", "hedged_by", [("zou-hearsay-possible", "zou")]),
        ("Mogelijk hebben de Russen Lyman verlaten.", "hedged_by", [("hedge-word, own voice", "Mogelijk")]),
    ],
)
def test_a_field_names_its_rule_and_its_words(text: str, field: str, expected: list[tuple[str, str]]):
    (claim,) = read(text).claims
    assert stands_on(text, claim, field) == expected


def test_a_denial_stands_on_its_verb_and_on_the_claim_it_is_about():
    text = "Volgens Zelensky is Lyman ingenomen. Rusland ontkent dat."
    taken, denial = read(text).claims
    assert denial.about == taken.id
    assert stands_on(text, denial, "polarity") == [("denied", "ontkent")]
    assert stands_on(text, denial, "kind") == [(ABOUT, "")]
    assert stands_on(text, denial, "target") == [(ABOUT, "")]


def test_a_source_in_a_later_sentence_is_named_there():
    text = "Het Oekraïense leger heeft Lyman ingenomen. Dat meldt Zelensky op Telegram."
    (claim,) = read(text).claims
    assert claim.claimants == ("Volodymyr Zelensky",)
    assert stands_on(text, claim, "claimants") == [("backward", "Zelensky")]
    assert stands_on(text, claim, "via") == [("backward", "Telegram")]


def test_a_source_carried_over_is_named_where_it_stands():
    text = "Lyman is ingenomen, zegt Zelensky. Daarbij zouden 12 soldaten zijn gedood."
    claim = next(item for item in read(text).claims if item.kind is Kind.CASUALTIES)
    assert claim.carried
    assert stands_on(text, claim, "claimants") == [("carried-modal", "Zelensky")]


def test_what_nobody_named_has_a_rule_and_no_words():
    (claim,) = read("Volgens Zelensky wordt zwaar gevochten bij Lyman.").claims
    assert claim.agent
    assert {trace.span for trace in claim.trace if trace.field == "agent"} == {None}


def readings() -> Iterator[tuple[str, str, Reading]]:
    for name in REPORTS:
        for story in take_file(SAMPLE / name, {}, reader().language.tables["page"]).stories:
            yield name, story.text, reader().read(story, None)


def test_every_filled_field_of_every_claim_is_accounted_for():
    bare, outside, many = [], [], 0
    for name, text, reading in readings():
        for claim in reading.claims:
            many += 1
            traced = {trace.field for trace in claim.trace}
            filled = {field for field in TRACED if getattr(claim, field)} | {"claimants", "certainty"}
            filled |= {"polarity"} if claim.polarity is Polarity.NEGATIVE else set()
            bare += [(name, claim.sentence.of(text), field) for field in sorted(filled - traced)]
            fields = {*filled, "when"} if claim.when_words else filled
            outside += [(name, claim.id, trace) for trace in claim.trace if trace.field not in fields]
    assert many > 50
    assert not bare
    assert not outside, "a trace explains a field that is empty"


def test_the_words_of_a_place_and_of_a_doubt_lie_in_the_sentence():
    for name, _, reading in readings():
        for claim in reading.claims:
            for trace in claim.trace:
                if trace.span is not None and trace.field in {"places", "quantity", "certainty"}:
                    inside = claim.sentence.covers(trace.span)
                    assert inside or claim.certainty is Certainty.UNCONFIRMED, (name, claim.id, trace)
