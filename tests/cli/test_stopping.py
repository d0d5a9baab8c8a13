"""Ctrl-C: what was said to be stored is stored, and the same command goes on."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.cli.examples import typed

from wederhoor.cli.compose import opened
from wederhoor.ledger import LedgerError
from wederhoor.model.entries import EntryKind

MANY = 150
SENTENCE = "Russische troepen hebben dorp nummer {0} verlaten, meldt het Oekraïense leger. Moskou ontkent dat.\n"


def stored(ledger: Path) -> int:
    try:
        with opened(ledger) as store:
            return sum(1 for _ in store.entries(EntryKind.STORY))
    except LedgerError:
        return 0


@pytest.fixture
def reports(tmp_path):
    folder = tmp_path / "reports"
    folder.mkdir()
    for number in range(MANY):
        (folder / f"{number:03}.txt").write_text(SENTENCE.format(number), encoding="utf-8")
    return folder


def test_ctrl_c_says_what_is_stored_and_the_next_run_goes_on(reports, tmp_path):
    ledger = tmp_path / "l.sqlite"
    command = [sys.executable, "-m", "wederhoor", "--ledger", str(ledger), "read", str(reports), "--json"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env={**os.environ, "NO_COLOR": "1"}
    ) as running:
        deadline = time.monotonic() + 60
        while stored(ledger) < 3 and time.monotonic() < deadline and running.poll() is None:
            time.sleep(0.05)
        running.send_signal(signal.SIGINT)
        out, err = running.communicate(timeout=60)
    assert running.returncode == 1, err
    assert "Traceback" not in err
    assert "the same command goes on from there" in err
    first = json.loads(out)
    assert first["finished"] is False
    assert 3 <= first["new_stories"] <= stored(ledger) < MANY
    second = json.loads(typed("read", str(reports), "--json", ledger=ledger).out)
    assert second["finished"] is True
    assert second["stories"] == MANY == stored(ledger)
    assert second["new_stories"] <= MANY - first["new_stories"]
    assert typed("verify", ledger=ledger).code == 0
