"""What the commands show, as a person sees it: compared with tests/golden/cli."""

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.cli.examples import FRONT, claim_denied, claim_taken, reviewed_ledger, small_ledger, typed

WHO = ["--by", "A. Visser", "--why", "nagelezen"]
SHOWN = {
    "help": ["--help"],
    "claims": ["claims"],
    "claims-csv": ["claims", "--format", "csv"],
    "story": ["story", FRONT.id],
    "explain-taken": ["explain", claim_taken(FRONT).id],
    "explain-denied": ["explain", claim_denied(FRONT).id],
    "no-such-place": ["claims", "--place", "Nergenshuizen"],
    "no-such-day": ["update", "2022-13"],
    "no-such-claim": ["explain", "c-x"],
}
REVIEWED = {
    "review-list": ["review", "list"],
    "review-claims": ["claims"],
    "review-explain": ["explain", claim_taken(FRONT).id],
    "review-undone": ["explain", claim_denied(FRONT).id],
    "review-no-value": ["review", "correct", claim_taken(FRONT).id, "--set", "certainty=sure", *WHO],
    "log": ["log"],
    "log-of-one": ["log", "--by", "b. smit", "--since", "2022-09-12"],
    "log-json": ["log", "--json"],
}


@pytest.mark.parametrize("name", REVIEWED)
def test_what_people_decided_is_shown(name: str, golden: Callable[[str, str], None], tmp_path):
    shown(REVIEWED[name], reviewed_ledger(tmp_path / "l.sqlite"), golden, name)


@pytest.mark.parametrize("name", SHOWN)
def test_what_is_shown(name: str, golden: Callable[[str, str], None], tmp_path):
    shown(SHOWN[name], small_ledger(tmp_path / "l.sqlite"), golden, name)


def shown(words: list[str], ledger: Path, golden: Callable[[str, str], None], name: str) -> None:
    told = typed(*words, ledger=ledger)
    lines = [f"$ wederhoor {' '.join(words)}", *told.out.splitlines(), *told.err.splitlines(), f"[{told.code}]"]
    golden(f"cli/{name}.txt", "\n".join(line.rstrip() for line in lines) + "\n")
