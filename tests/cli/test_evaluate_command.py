"""`evaluate` on a gold folder of one report."""

import json

import pytest
from tests.cli.examples import typed

REPORT = "Brug bij Koepjansk vernield\n\nKYIV (PN) - {0} Moskou ontkent dat.\n"
SENTENCE = "Russische troepen hebben donderdag een brug bij Koepjansk opgeblazen, meldt het Oekraïense leger."
INDEX = {
    "docs": [{"doc": "brug", "set": "reports", "file": "reports/brug.txt", "format": "txt", "gold": "gold/brug.json"}]
}
CLAIM = {
    "sentence": SENTENCE,
    "part": "body",
    "claimants": ["Ukrainian army"],
    "via": [],
    "cue": "meldt",
    "kind": "infrastructure_damage",
    "agent": "Russian army",
    "target": "bridge",
    "places": [{"name_as_written": "Koepjansk", "canonical": "Kupiansk"}],
    "when": None,
    "quantity": None,
    "polarity": "positive",
    "certainty": "asserted",
}
GOLD = {
    "doc": "brug",
    "story_title": "Brug bij Koepjansk vernield",
    "title_in_text": True,
    "published": None,
    "published_from": None,
    "dateline_places": ["KYIV"],
    "wire_credits": ["PN"],
    "interleaved_boilerplate": [],
    "boilerplate_starts_at": None,
    "stories": 1,
    "claims": [CLAIM],
}


@pytest.fixture(scope="module")
def gold(tmp_path_factory):
    folder = tmp_path_factory.mktemp("gold")
    (folder / "reports").mkdir()
    (folder / "gold").mkdir()
    (folder / "reports" / "brug.txt").write_text(REPORT.format(SENTENCE), encoding="utf-8")
    (folder / "index.json").write_text(json.dumps(INDEX), encoding="utf-8")
    (folder / "gold" / "brug.json").write_text(json.dumps(GOLD), encoding="utf-8")
    return folder


def test_figures_as_a_table_and_predictions_as_lines(gold, tmp_path):
    told = typed("evaluate", str(gold), "--predictions", str(tmp_path / "p.jsonl"))
    assert told.code == 0, told.err
    lines = [line.split() for line in told.out.splitlines()]
    assert lines[0] == ["figure", "reports", "total"]
    assert ["counts.gold_claims", "1", "1"] in lines
    (document,) = [json.loads(line) for line in (tmp_path / "p.jsonl").read_text("utf-8").splitlines()]
    assert document["doc"] == "brug"
    assert document["claims"][0]["sentence"] == SENTENCE


def test_figures_as_json(gold):
    figures = json.loads(typed("evaluate", str(gold), "--json").out)
    assert figures["total"]["counts"]["documents"] == 1


def test_a_folder_without_gold_ends_with_1(tmp_path):
    told = typed("evaluate", str(tmp_path))
    assert (told.code, told.out) == (1, "")
    assert "docs/quality.md" in told.err


def test_mistakes_are_counted_where_they_are_asked_for(gold):
    assert "left out" not in typed("evaluate", str(gold)).out
    assert "reports: left out" in typed("evaluate", str(gold), "--mistakes").out
    counted = json.loads(typed("evaluate", str(gold), "--json", "--mistakes").out)["mistakes"]["reports"]
    assert counted["wrongly_said"]["infrastructure_damage in a sentence without a claim"] == 1  # the denial after it
