"""`review`, `withdraw` and `log`: people overrule, and everything shows it."""

import json
import re
from contextlib import closing
from dataclasses import replace
from typing import Any

import pytest
from tests.cli.examples import (
    ADDRESS,
    DENIED,
    FRONT,
    LEARNED,
    NUMBERS,
    TAKEN,
    claim_denied,
    claim_taken,
    hour,
    reviewed_ledger,
    small_ledger,
    story,
    typed,
)

from wederhoor.ledger import open_ledger
from wederhoor.ledger.merging import merge
from wederhoor.ledger.saving import save
from wederhoor.model.claims import Reading, with_id
from wederhoor.model.texts import BlockKind
from wederhoor.model.vocabulary import Certainty

WHO = ("--by", "A. Visser", "--why", "nagelezen")
ONE, OTHER = claim_taken(FRONT).id, claim_denied(FRONT).id


@pytest.fixture
def ledger(tmp_path):
    return small_ledger(tmp_path / "l.sqlite")


def done(ledger, *words: str) -> str:
    """The entry of an act that succeeds."""
    told = typed(*words, *WHO, ledger=ledger)
    assert told.code == 0, told.err
    return str(re.findall(r"\((e-\w+)\)", told.out)[-1])


def claims(ledger) -> dict[str, dict[str, Any]]:
    return {row["id"]: row for row in json.loads(typed("claims", "--format", "json", ledger=ledger).out)}


def acts(ledger) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(typed("review", "list", "--json", ledger=ledger).out)
    return found


def update(ledger) -> str:
    return typed("update", "2022-09-11", "--format", "json", ledger=ledger).out


def test_an_accepted_claim_says_so_and_counts_as_before(ledger):
    before = update(ledger)
    entry = done(ledger, "review", "accept", ONE[:8])
    review = claims(ledger)[ONE]["review"]
    assert review == {
        "act": "accept",
        "by": "A. Visser",
        "why": "nagelezen",
        "at": review["at"],
        "entry": entry,
        "carried": False,
    }
    assert update(ledger) == before
    assert typed("review", "accept", ONE, *WHO, ledger=ledger).code == 1
    assert typed("review", "accept", ONE, "--by", "B. Smit", "--why", "ook", ledger=ledger).code == 0


def test_a_rejected_claim_is_listed_and_explained_and_in_no_update(ledger):
    assert OTHER in update(ledger)
    done(ledger, "review", "reject", OTHER)
    for words in (("claims",), ("story", FRONT.id)):
        assert "rejected by A. Visser" in typed(*words, ledger=ledger).out
    assert f"rejected {OTHER}: nagelezen" in typed("explain", OTHER, ledger=ledger).out
    assert OTHER not in update(ledger)
    assert typed("verify", ledger=ledger).code == 0


def test_a_correction_changes_every_view_and_is_proved(ledger):
    done(
        ledger,
        "review",
        "correct",
        ONE,
        "--set",
        "kind=capture",
        "--set",
        "claimants=Zelensky",
        "--set",
        "when=2022-09-10",
    )
    claim = claims(ledger)[ONE]
    assert (claim["kind"], claim["claimants"], claim["when"]) == ("capture", ["Volodymyr Zelensky"], "2022-09-10")
    assert claim["edited"] == {"fields": ["claimants", "kind", "when"], "by": "A. Visser", "why": "nagelezen"}
    assert "review by A. Visser" in typed("explain", ONE, ledger=ledger).out
    shown = typed("update", "2022-09-11", ledger=ledger).out
    assert "(redactie)" in shown
    assert "aangepast door A. Visser: nagelezen" in " ".join(shown.split())
    assert typed("verify", ledger=ledger).code == 0


def test_a_second_correction_keeps_the_first_and_its_undo_brings_the_first_back(ledger):
    done(ledger, "review", "correct", ONE, "--set", "kind=capture")
    first = update(ledger)
    second = done(ledger, "review", "correct", ONE, "--set", "places=Balakliia")
    changed = claims(ledger)[ONE]
    assert (changed["kind"], [place["place"] for place in changed["places"]]) == ("capture", ["Balakliia"])
    done(ledger, "review", "undo", second)
    assert update(ledger) == first


def test_to_accept_a_corrected_claim_keeps_the_correction(ledger):
    done(ledger, "review", "correct", ONE, "--set", "kind=capture")
    done(ledger, "review", "accept", ONE)
    assert claims(ledger)[ONE]["kind"] == "capture"


@pytest.mark.parametrize(
    "words",
    [
        ("review", "reject", OTHER),
        ("review", "correct", ONE, "--set", "kind=control", "--set", "certainty=denied"),
        ("review", "apart", ONE, OTHER),
        ("review", "same", ONE, OTHER),
        ("review", "merge", "Ukrainian General Staff", "Russian Ministry of Defence"),
        ("review", "split", "Ukrainian General Staff", "Russian Ministry of Defence"),
        ("withdraw", ADDRESS),
    ],
    ids=lambda words: words[1] if words[0] == "review" else words[0],
)
def test_an_undo_restores_update_and_claims_byte_for_byte(ledger, words):
    before = update(ledger), claims(ledger)
    entry = done(ledger, *words)
    after = done(ledger, "review", "undo", entry)
    assert (update(ledger), claims(ledger)) == before
    done(ledger, "review", "undo", after)
    assert typed("verify", ledger=ledger).code == 0
    assert any(line["undone"] for line in json.loads(typed("log", "--json", ledger=ledger).out) if "undone" in line)


def test_a_pair_is_weighed_as_people_judge_it(ledger):
    def matters() -> set[str]:
        return {line["matter"] for line in json.loads(update(ledger))["lines"]}

    assert matters() == {ONE}
    done(ledger, "review", "apart", ONE, OTHER)
    assert matters() == {ONE, OTHER}
    done(ledger, "review", "same", OTHER, ONE)
    assert matters() == {ONE}


def test_merged_actors_are_one_claimant_under_the_first_name(ledger):
    done(ledger, "review", "merge", "Zelensky", "Ukrainian General Staff")
    assert claims(ledger)[ONE]["claimants"] == ["Volodymyr Zelensky"]
    for name in ("Volodymyr Zelensky", "Ukrainian General Staff"):
        found = json.loads(typed("claims", "--claimant", name, "--format", "json", ledger=ledger).out)
        assert [claim["id"] for claim in found] == [ONE]
    assert typed("verify", ledger=ledger).code == 0
    done(ledger, "review", "split", "Ukrainian General Staff", "Zelensky")
    assert claims(ledger)[ONE]["claimants"] == ["Ukrainian General Staff"]
    assert [act["state"] for act in acts(ledger)] == ["a newer act counts", "counts"]


def test_a_withdrawn_story_is_gone_until_that_is_undone(ledger):
    entry = done(ledger, "withdraw", NUMBERS.id[:8])
    assert len(claims(ledger)) == 2
    assert "withdrawn already" in typed("withdraw", NUMBERS.id, *WHO, ledger=ledger).err
    done(ledger, "review", "undo", entry)
    assert len(claims(ledger)) == 3


def test_a_claim_and_its_copies_are_rejected_at_once_and_undone_at_once(ledger):
    copy = story(
        [(f"{TAKEN} Meer volgt.", BlockKind.BODY)], "Omroep Delta", "https://delta.example/kopie", "2022-09-11"
    )
    again = claim_taken(replace(copy, text=TAKEN))
    other = with_id(replace(again, certainty=Certainty.HEDGED))
    with closing(open_ledger(ledger)) as store:
        save(store, (copy,), (Reading(copy.id, "rules 1", (again, other)),), recorded_at=LEARNED)
    told = typed("review", "reject", ONE, "--copies", *WHO, ledger=ledger)
    rejected = {name for name, claim in claims(ledger).items() if claim["review"]}
    assert rejected == {ONE, again.id}
    typed("review", "undo", *re.findall(r"\((e-\w+)\)", told.out), *WHO, ledger=ledger)
    assert not any(claim["review"] for claim in claims(ledger).values())


def test_a_new_reading_keeps_the_review_and_shows_what_is_to_be_seen_again(ledger):
    done(ledger, "review", "reject", OTHER)
    done(ledger, "review", "accept", ONE)
    denied = with_id(replace(claim_denied(FRONT), certainty=Certainty.UNCONFIRMED))
    with closing(open_ledger(ledger)) as store:
        save(store, (), (Reading(FRONT.id, "rules 2", (denied,)),), recorded_at=hour(7))
    assert {name: row["review"]["carried"] for name, row in claims(ledger).items() if row["review"]} == {
        denied.id: True
    }
    assert [act["state"] for act in acts(ledger)] == ["counts for a newer reading", "to be seen again"]
    assert "1 to be seen again" in typed("review", "list", ledger=ledger).err
    assert f"rejected {OTHER}" in typed("explain", denied.id, ledger=ledger).out


def test_recorded_as_of_shows_the_update_before_people_decided(tmp_path):
    ledger = reviewed_ledger(tmp_path / "l.sqlite")
    plain = update(small_ledger(tmp_path / "plain.sqlite"))
    as_of = ("--recorded-as-of", "2022-09-12T06:30Z", "--format", "json")
    assert typed("update", "2022-09-11", *as_of, ledger=ledger).out == plain
    assert update(ledger) != plain


def test_ledgers_merged_either_way_give_the_same_update(tmp_path):
    shown = []
    for first, second in ((reviewed_ledger, small_ledger), (small_ledger, reviewed_ledger)):
        path = tmp_path / f"{first.__name__}.sqlite"
        with (
            closing(open_ledger(first(path))) as target,
            closing(open_ledger(second(tmp_path / f"x{path.name}"))) as source,
        ):
            merge(target, source, recorded_at=hour(20))
        shown.append((update(path), acts(path)))
    assert shown[0] == shown[1]


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("accept", "c-none"), 1, "No claim here is named 'c-none'"),
        (("accept", "c-"), 2, "names 3 of them"),
        (("correct", ONE), 2, "Nothing to correct: give --set"),
        (("correct", ONE, "--set", "kind=recapture"), 1, "Nothing to correct: kind is recapture already"),
        (("correct", ONE, "--set", "places=Izium"), 1, "Nothing to correct: places is Izium already"),
        (("correct", ONE, "--set", "kind=taken"), 2, "'taken' is no kind. Allowed: attack, strike"),
        (("correct", ONE, "--set", "kind="), 2, "never without kind"),
        (("correct", ONE, "--set", "kind=battle", "--set", "kind=attack"), 2, "A claim has one kind"),
        (("correct", ONE, "--set", "sentence=x"), 2, "The fields are: claimants, via"),
        (("correct", ONE, "--set", "when=gisteren"), 2, "no EDTF date"),
        (("correct", ONE, "--set", "quantity=drie tanks"), 2, "no number with a unit"),
        (("correct", ONE, "--set", "quantity=3 tankjes"), 2, "no unit. Allowed: "),
        (("correct", ONE, "--set", "quantity=roughly 3 tanks"), 2, "'roughly' is no comparison. Allowed: at_least"),
        (("correct", ONE, "--set", "claimants=Piet Niemand"), 2, "Nobody is known as 'Piet Niemand'"),
        (("correct", ONE, "--set", "places=Nergenshuizen"), 2, "The atlas knows no place"),
        (("correct", ONE, "--set", "places=Koepjansk"), 2, "names several places: Kupiansk, Kupiansk Raion"),
        (("same", ONE, ONE), 2, "give two claims"),
        (("merge", "Kremlin", "Kremlin"), 2, "give two actors"),
        (("merge", "Kremlin", "Piet Niemand"), 1, "No actor is named 'Piet Niemand' here"),
        (("undo", "e-none"), 1, "No entry has the id e-none"),
    ],
)
def test_what_cannot_be_done_is_told_and_stores_nothing(ledger, words, code, told):
    answer = typed("review", *words, *WHO, ledger=ledger)
    assert (answer.code, answer.out) == (code, "")
    assert told in answer.err
    assert acts(ledger) == []


@pytest.mark.parametrize("who", [("--by", " ", "--why", "x"), ("--by", "A", "--why", "")])
@pytest.mark.parametrize("words", [("review", "reject", ONE), ("review", "apart", ONE, OTHER), ("withdraw", FRONT.id)])
def test_every_act_needs_a_name_and_a_reason(ledger, words, who):
    told = typed(*words, *who, ledger=ledger)
    assert told.code == 1
    assert "Give both: --by NAME --why REASON" in told.err
    assert typed(*words, ledger=ledger).code == 2


def test_nothing_is_made_where_there_is_no_ledger(tmp_path):
    nowhere = tmp_path / "nowhere.sqlite"
    for words in (("review", "undo", "e-1"), ("review", "merge", "Kremlin", "Russia"), ("withdraw", "s-1")):
        assert typed(*words, *WHO, ledger=nowhere).code == 1
    assert typed("log", ledger=nowhere).code == 1
    assert not nowhere.exists()


def test_a_place_that_is_also_the_target_is_corrected_as_both(tmp_path):
    path = tmp_path / "l.sqlite"
    aimed = with_id(replace(claim_taken(FRONT), target=("Izium", "Russian army")))
    with closing(open_ledger(path)) as store:
        save(store, (FRONT,), (Reading(FRONT.id, "rules 1", (aimed,)),), recorded_at=LEARNED)
    done(path, "review", "correct", aimed.id, "--set", "places=Balakliia")
    assert claims(path)[aimed.id]["target"] == ["Balakliia", "Russian army"]
    done(path, "review", "correct", aimed.id, "--set", "places=Izium", "--set", "extent=part")
    changed = claims(path)[aimed.id]
    assert (changed["target"], changed["edited"]["fields"]) == (["Izium", "Russian army"], ["extent"])


@pytest.mark.parametrize(
    ("value", "quantity"),
    [
        ("3000 km2", {"unit": "km2", "value": 3000.0}),
        ("at_least 3 killed", {"unit": "killed", "value": 3.0, "comparison": "at_least"}),
        ("20-30 tanks", {"unit": "tanks", "value": 20.0, "high": 30.0}),
        ("2.5 percent", {"unit": "percent", "value": 2.5}),
        ("dozens wounded", {"unit": "wounded", "vague": "dozens"}),
    ],
)
def test_numbers_are_typed_as_they_are_shown(ledger, value, quantity):
    done(ledger, "review", "correct", ONE, "--set", f"quantity={value}")
    assert claims(ledger)[ONE]["quantity"] == quantity
    assert f"quantity: empty -> {value}" in typed("explain", ONE, ledger=ledger).out


def test_the_words_that_name_the_new_claimant_are_pointed_at(ledger):
    done(ledger, "review", "correct", ONE, "--set", "claimants=Russian Ministry of Defence")
    spans = claims(ledger)[ONE]["claimant_spans"]
    assert [FRONT.text[span["start"] : span["end"]] for span in spans] == ["Russische ministerie van Defensie"]
    assert claims(ledger)[ONE]["carried"] is True
    assert DENIED in FRONT.text


def test_the_log_shows_what_came_from_elsewhere_with_its_own_moment(tmp_path):
    path = small_ledger(tmp_path / "mine.sqlite")
    with (
        closing(open_ledger(path)) as target,
        closing(open_ledger(reviewed_ledger(tmp_path / "theirs.sqlite"))) as source,
    ):
        merge(target, source, recorded_at=hour(20))
    lines = json.loads(typed("log", "--by", "B. Smit", "--json", ledger=path).out)
    assert all(line["recorded_at"] == hour(20).isoformat() for line in lines)
    assert {"(on 2022-09-12 10:00, in another ledger)" in line["what"] for line in lines} == {True, False}


def test_the_log_holds_nothing_for_somebody_who_did_nothing(ledger):
    assert typed("log", "--by", "Niemand", "--json", ledger=ledger).out == "[]\n"
    assert typed("log", "--since", "2022-09-13", ledger=ledger).err.strip() == "0 lines"
    assert typed("log", "--since", "morgen", ledger=ledger).code == 2
