"""`read --missed`: what a person is shown. The reports are demonstration text."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.cli.examples import Answer, typed

REPORT = """Lyman ingenomen

Het Oekraïense leger heeft Lyman ingenomen, zegt president Volodymyr Zelensky. Dat meldt TASS. Hoeveel van de 40 huizen staan er?

Is dit 'het einde', zoals bewoners zeggen?
"""
OTHER = "In Moskou kwamen 3 ministers bijeen?\n"


@pytest.fixture
def reports(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Two reports, named as a user who stands beside them would."""
    (tmp_path / "lyman.txt").write_text(REPORT, encoding="utf-8")
    (tmp_path / "moskou.txt").write_text(OTHER, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return ["lyman.txt", "moskou.txt"]


def missed(*words: str) -> Answer:
    answer = typed("read", *words, "--missed", ledger=Path("l.sqlite"))
    assert answer.code == 0, answer.err
    return answer


def test_what_may_be_missed_is_shown_by_file_and_counted(reports: list[str], golden: Callable[[str, str], None]):
    lines = [line.rstrip() for line in missed(*reports).out.splitlines()]
    golden("cli/missed.txt", "\n".join(lines) + "\n")


def test_reports_read_before_are_listed_too_and_nothing_is_stored(reports: list[str]):
    first = missed(*reports).out
    size = Path("l.sqlite").stat().st_size
    again = missed(*reports).out
    assert again.partition("missed in ")[2] == first.partition("missed in ")[2]
    assert "none new" in again
    assert Path("l.sqlite").stat().st_size == size


def test_as_lines_of_json_the_sentences_come_first_and_the_run_last(reports: list[str]):
    *sentences, run = map(json.loads, missed(*reports, "--json").out.splitlines())
    assert [line["file"] for line in sentences] == ["lyman.txt", "lyman.txt", "moskou.txt"]
    assert sentences[0]["signals"] == {"number": ["40 huizen"]}
    assert (sentences[0]["part"], sentences[0]["paragraph"]) == ("body", 1)
    assert len(sentences[0]["sentence"]) == sentences[0]["end"] - sentences[0]["start"]
    assert (run["sentences"], run["missed"], run["claims"]) == (6, 3, run["new_claims"])
    assert run["signals"] == {"quotation": 1, "modal": 0, "reporting": 1, "number": 2}
    assert run["finished"]


def test_only_the_reports_that_are_named_are_listed(reports: list[str]):
    missed(*reports)
    answer = missed(reports[1])
    assert "lyman.txt" not in answer.out
    assert "1 sentences, 0 claims, 1 missed" in answer.out
