"""What the commands show, as a person sees it: compared with tests/golden/cli."""

from collections.abc import Callable

import pytest
from tests.cli.examples import FRONT, claim_denied, claim_taken, small_ledger, typed

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


@pytest.mark.parametrize("name", SHOWN)
def test_what_is_shown(name: str, golden: Callable[[str, str], None], tmp_path):
    told = typed(*SHOWN[name], ledger=small_ledger(tmp_path / "l.sqlite"))
    lines = [f"$ wederhoor {' '.join(SHOWN[name])}", *told.out.splitlines(), *told.err.splitlines(), f"[{told.code}]"]
    golden(f"cli/{name}.txt", "\n".join(line.rstrip() for line in lines) + "\n")
