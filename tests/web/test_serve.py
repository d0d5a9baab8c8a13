"""The server as its own process: it says where it listens, answers, and ends at Ctrl-C."""

import re
import signal
import subprocess
import sys
import urllib.request

import pytest
from tests.cli.examples import typed

WAIT = 60


@pytest.fixture
def served(demo):
    """The running server and its address."""
    command = [sys.executable, "-m", "wederhoor", "serve", "--ledger", str(demo), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        found = re.match(r"(http://127\.0\.0\.1:\d+/) shows ", line)
        assert found, line + (process.stderr.read() if process.stderr else "")
        yield process, found[1]
        process.kill()


def test_it_answers_and_ends_when_told(served):
    process, address = served
    with urllib.request.urlopen(f"{address}nl/update/2022-09-11", timeout=WAIT) as response:  # noqa: S310  # our own address
        assert "zondag 11 september 2022" in response.read().decode()
        assert "server" not in {name.lower() for name in response.headers}
    process.send_signal(signal.SIGINT)
    assert process.wait(WAIT) == 0


def test_it_shows_itself_to_other_machines_only_once_somebody_has_a_token(small):
    told = typed("serve", "--host", "0.0.0.0", ledger=small)  # noqa: S104  # it is refused
    assert told.code == 2
    assert "wederhoor token add" in " ".join(told.err.split())


def test_a_ledger_that_is_not_there_is_said_before_anything_listens(tmp_path):
    told = typed("serve", ledger=tmp_path / "none.sqlite")
    assert told.code == 1
    assert "none.sqlite" in "".join(told.err.split())
