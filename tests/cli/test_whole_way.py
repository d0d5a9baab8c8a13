"""From a folder of reports to an update, through the commands. The reports are those of sample/: demonstration text."""

import json
import shutil
from datetime import UTC, datetime
from pathlib import Path

from tests.cli.examples import typed

from wederhoor.cli.compose import opened
from wederhoor.ledger.merging import merge

SAMPLE = Path(__file__).parents[2] / "sample"
REPORTS = [json.loads(line)["file"] for line in (SAMPLE / "deliveries.jsonl").read_text("utf-8").splitlines()]
FORMS = ("terminal", "markdown", "html", "json")


def update(ledger: Path, form: str, *words: str) -> str:
    told = typed("update", *words, "--format", form, ledger=ledger)
    assert told.code == 0, told.err
    return told.out


def test_the_demonstration_prints_the_update_of_the_last_day_and_says_that_it_is_made_up(demo):
    folder, told = demo
    assert "woensdag 14 september 2022" in told.out.splitlines()[0]
    assert "Demonstration text" in told.out
    assert str(folder / "update.html") in told.out
    assert update(folder / "demo.ledger", "terminal", "2022-09-14") in told.out


def test_the_demonstration_writes_three_files(demo):
    folder, _ = demo
    assert json.loads((folder / "update.json").read_text("utf-8"))
    for form, name in {"html": "update.html", "markdown": "update.md", "json": "update.json"}.items():
        assert (folder / name).read_text("utf-8") == update(folder / "demo.ledger", form)


def test_a_second_demonstration_adds_nothing_and_writes_the_same(demo):
    folder, _ = demo
    before = {path.name: path.read_bytes() for path in folder.iterdir() if path.name.startswith("update")}
    again = typed("demo", "--output", str(folder))
    assert again.code == 0
    assert "none new" in again.out
    assert {name: (folder / name).read_bytes() for name in before} == before


def test_every_report_is_read_without_a_problem(demo):
    folder, _ = demo
    told = typed("read", *(str(SAMPLE / name) for name in REPORTS), "--json", ledger=folder / "demo.ledger")
    run = json.loads(told.out)
    assert run["problems"] == []
    assert (run["pages"], run["new_stories"], run["new_claims"]) == (len(REPORTS), 0, 0)
    assert run["claims"] > 50


def test_the_ledger_and_the_lines_of_the_update_hold(demo):
    folder, _ = demo
    told = typed("verify", ledger=folder / "demo.ledger")
    assert told.code == 0, told.err
    assert "no findings" in told.out


def test_the_update_of_any_period_can_be_proved(demo):
    folder, _ = demo
    told = typed("verify", "2022-09-10", ledger=folder / "demo.ledger")
    assert (told.code, told.err) == (0, "")
    assert "the update of 2022-09-10: no findings" in told.out


def test_order_place_and_number_of_runs_change_no_byte(demo, tmp_path):
    folder, _ = demo
    elsewhere = tmp_path / "elsewhere"
    shutil.copytree(SAMPLE, elsewhere, ignore=shutil.ignore_patterns("README.md"))
    ledger = tmp_path / "other.sqlite"
    backwards = [str(elsewhere / name) for name in reversed(REPORTS)]
    for some in (backwards[:9], backwards[5:], backwards):
        assert typed("read", *some, ledger=ledger).code == 0
    for form in FORMS:
        for period in ("2022-09-11", "2022-09"):
            assert update(ledger, form, period) == update(folder / "demo.ledger", form, period)


def test_two_ledgers_merged_give_the_same_bytes(demo, tmp_path):
    folder, _ = demo
    one, two = tmp_path / "one.sqlite", tmp_path / "two.sqlite"
    assert typed("read", *(str(SAMPLE / name) for name in REPORTS[:16]), ledger=one).code == 0
    assert typed("read", *(str(SAMPLE / name) for name in REPORTS[11:]), ledger=two).code == 0
    with opened(one, write=True) as target, opened(two) as source:
        assert merge(target, source, recorded_at=datetime(2023, 1, 1, tzinfo=UTC))
    for form in FORMS:
        assert update(one, form, "2022-09-12") == update(folder / "demo.ledger", form, "2022-09-12")


def test_an_update_names_no_path_and_no_moment_of_recording(demo):
    folder, _ = demo
    recorded = [link.recorded_at for link in _recordings(folder / "demo.ledger")]
    for form in FORMS:
        text = update(folder / "demo.ledger", form, "2022-09")
        assert str(folder) not in text
        assert str(SAMPLE) not in text
        assert f"{recorded[0]:%Y-%m-%dT%H:%M}" not in text


def test_known_at_leaves_out_what_came_later(demo):
    folder, _ = demo
    ledger = folder / "demo.ledger"
    early = json.loads(update(ledger, "json", "2022-09-10", "--known-at", "2022-09-10T20:00"))
    late = json.loads(update(ledger, "json", "2022-09-10"))
    assert early != late
    assert "22.40 uur" not in update(ledger, "terminal", "2022-09-10", "--known-at", "2022-09-10T20:00")


def test_recorded_as_of_leaves_out_what_was_learned_later(demo):
    folder, _ = demo
    told = typed("update", "2022-09-11", "--recorded-as-of", "2022-09-12", ledger=folder / "demo.ledger")
    assert told.code == 0
    assert "0 van" in told.out or "0 berichten" in told.out.lower()


def test_the_update_is_written_to_a_file_in_the_form_that_its_name_says(demo, tmp_path):
    folder, _ = demo
    for name, form in {"u.html": "html", "u.md": "markdown", "u.json": "json", "u.txt": "terminal"}.items():
        told = typed("update", "--output", str(tmp_path / "new" / name), ledger=folder / "demo.ledger")
        assert (told.code, told.out) == (0, "")
        assert (tmp_path / "new" / name).read_text("utf-8").strip() == update(folder / "demo.ledger", form).strip()


def test_in_english_quotations_stay_dutch(demo):
    folder, _ = demo
    told = typed("update", "2022-09-11", "--language", "en", ledger=folder / "demo.ledger")
    assert told.code == 0
    assert "11 September 2022" in told.out


def test_an_unknown_language_is_told(demo):
    folder, _ = demo
    told = typed("update", "--language", "xx", ledger=folder / "demo.ledger")
    assert (told.code, told.out) == (2, "")
    assert "There is no language pack 'xx'" in told.err


def _recordings(path: Path):
    with opened(path) as store:
        return list(store.recordings())
