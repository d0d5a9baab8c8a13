"""`story`, `explain` and `purge`: commands that look at one thing."""

import json
from contextlib import closing

import pytest
from tests.cli.examples import (
    ADDRESS,
    AREA,
    DENIED,
    FRONT,
    FURNITURE,
    LEARNED,
    NUMBERS,
    READER,
    TAKEN,
    claim_denied,
    claim_taken,
    small_ledger,
    story,
    typed,
)

from wederhoor.ledger import open_ledger
from wederhoor.ledger.saving import save
from wederhoor.model.texts import BlockKind


@pytest.fixture
def ledger(tmp_path):
    return small_ledger(tmp_path / "l.sqlite")


def test_a_story_is_shown_with_its_claims_numbered(ledger):
    answer = typed("story", FRONT.id, ledger=ledger)
    assert answer.code == 0
    assert f"{TAKEN}[1]" in answer.out
    assert f"{DENIED}[2]" in answer.out
    assert FURNITURE in answer.out
    assert "2022-09-11T08:00:00+02:00 (from delivery)" in answer.out


@pytest.mark.parametrize("named", [FRONT.id, FRONT.id[:8], FRONT.id[2:9], ADDRESS])
def test_a_story_is_found_by_id_or_address(ledger, named):
    shown = json.loads(typed("story", named, "--json", ledger=ledger).out)
    assert shown["story"]["id"] == FRONT.id
    assert [claim["words"]["sentence"] for claim in shown["claims"]] == [TAKEN, DENIED]


@pytest.mark.parametrize(
    ("command", "named", "code", "told"),
    [
        ("story", "s-nothing", 1, "No story here is named 's-nothing'"),
        ("story", "s-", 2, "'s-' names 2 of them"),
        ("explain", "c-nothing", 1, "No claim here is named"),
        ("explain", "c-", 2, "names 3 of them"),
    ],
)
def test_what_is_not_one_thing_is_told(ledger, command, named, code, told):
    answer = typed(command, named, ledger=ledger)
    assert (answer.code, answer.out) == (code, "")
    assert told in answer.err


def test_a_claim_is_explained_by_sentence_chain_and_rules(ledger):
    claim = claim_taken(FRONT)
    answer = typed("explain", claim.id, ledger=ledger)
    assert answer.code == 0
    assert answer.out.startswith(TAKEN)
    lines = [" ".join(line.split()) for line in answer.out.splitlines()]
    for line in [
        f"claim {claim.id}",
        "rule says-clause",
        "cue zegt",
        "chain Ukrainian General Staff > Telegram > De Dagkrant",
        f"reader {READER}",
        "kind recapture verb innemen ingenomen",
        "places Izium",
    ]:
        assert line in lines


def test_an_explanation_as_json_names_each_field(ledger):
    claim = claim_denied(FRONT)
    told = json.loads(typed("explain", claim.id, "--json", ledger=ledger).out)
    assert told["chain"] == ["Russian Ministry of Defence", "De Dagkrant"]
    assert {field["field"]: field["value"] for field in told["fields"]}["certainty"] == "denied"


def test_a_purged_text_is_gone_and_its_claims_stay(ledger):
    answer = typed("purge", FRONT.id, "--by", "A. Visser", "--why", "asked by the author", ledger=ledger)
    assert answer.code == 0
    assert FRONT.id in answer.out
    shown = typed("story", FRONT.id, ledger=ledger)
    assert "The text was purged" in shown.out
    assert TAKEN not in shown.out
    claims = json.loads(typed("claims", "--format", "json", ledger=ledger).out)
    assert len(claims) == 3
    assert "already purged" in typed("purge", FRONT.id, "--by", "A", "--why", "b", ledger=ledger).out
    assert AREA in typed("story", NUMBERS.id, ledger=ledger).out


def test_a_purge_needs_a_name_and_a_reason(ledger):
    assert typed("purge", FRONT.id, ledger=ledger).code == 2
    assert typed("purge", FRONT.id, "--by", " ", "--why", "x", ledger=ledger).code == 1
    assert TAKEN in typed("story", FRONT.id, ledger=ledger).out


def test_an_inferred_date_is_shown_with_what_it_rests_on(tmp_path):
    report, ledger = tmp_path / "bericht.txt", tmp_path / "dated.sqlite"
    report.write_text(
        "Leger trekt zich terug uit Lysytsjansk\nOekraïne heeft zondag zijn troepen teruggetrokken uit Lysytsjansk.\n",
        "utf-8",
    )
    assert typed("read", str(report), ledger=ledger).code == 0
    shown = json.loads(typed("story", "s-", "--json", ledger=ledger).out)
    assert shown["basis"] == "inferred"
    assert shown["dated_by"][0]["rule"] == "taken 2022-07-02-lysychansk-capture"
    assert 'taken 2022-07-02-lysychansk-capture: "Lysytsjansk"' in typed("story", "s-", ledger=ledger).out


def test_a_date_from_a_near_copy_is_shown_with_the_report_and_not_stored(tmp_path):
    text = (
        "De brug over de rivier is in de nacht beschadigd en voor al het verkeer gesloten, meldt de burgemeester. "
        "Bewoners van de linkeroever worden met veerboten overgezet zolang het donker is en het er stil blijft."
    )
    front = story([(text, BlockKind.BODY)], "Dagkrant", "https://dagkrant.example/brug", "2022-09-10")
    copy = story([(text, BlockKind.BODY)], "Omroep Delta", "https://delta.example/brug", None)
    ledger = tmp_path / "copies.sqlite"
    with closing(open_ledger(ledger)) as store:
        save(store, (front, copy), (), recorded_at=LEARNED)
    shown = json.loads(typed("story", copy.id, "--json", ledger=ledger).out)
    assert (shown["published"], shown["basis"]) == ("2022-09-09/2022-09-11", "inferred")
    assert (shown["dated_by"], shown["dated_by_stories"]) == ([], [front.id])
    assert "published" not in shown["story"]
    assert f"near copy: story {front.id}" in typed("story", copy.id, ledger=ledger).out
    assert json.loads(typed("story", front.id, "--json", ledger=ledger).out)["dated_by_stories"] == []
