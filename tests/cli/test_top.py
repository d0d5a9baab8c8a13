"""The help, the version, the choice of ledger, and how fast the command starts."""

import os
import subprocess
import sys

import pytest
from tests.cli.examples import TAKEN, small_ledger, typed

import wederhoor
from wederhoor.cli.app import app
from wederhoor.cli.commands import for_words
from wederhoor.cli.compose import default_ledger
from wederhoor.cli.lens import caught_up

NAMES = (
    "demo",
    "read",
    "update",
    "map",
    "claims",
    "search",
    "story",
    "explain",
    "matter",
    "control",
    "series",
    "silence",
    "record",
    "place",
    "places",
    "times",
    "verify",
    "log",
    "withdraw",
    "purge",
    "evaluate",
    "serve",
)
GROUPS = {
    "token": ("add", "list", "remove"),
    "review": ("accept", "reject", "correct", "same", "apart", "merge", "split", "undo", "list"),
}
INNER = [(group, name) for group, names in GROUPS.items() for name in names]


def shell(*words: str, **extra: str) -> "subprocess.CompletedProcess[str]":
    environment = {**os.environ, "COLUMNS": "100", "NO_COLOR": "1", **extra}
    program = [sys.executable, "-m", "wederhoor", *words]
    return subprocess.run(program, capture_output=True, text=True, env=environment, check=False)


def test_the_help_names_every_command_and_the_exit_codes():
    told = shell("--help")
    assert told.returncode == 0
    assert all(f" {name} " in told.stdout for name in (*NAMES, *GROUPS))
    assert told.stdout.count("Exit codes") == 1
    assert [getattr(command.callback, "__name__", "") for command in app.registered_commands] == list(NAMES)
    assert [group.name for group in app.registered_groups] == list(GROUPS)


@pytest.mark.parametrize("words", [*((name,) for name in (*NAMES, *GROUPS)), *INNER], ids=" ".join)
def test_each_help_is_a_manual_with_an_example(words):
    told = typed(*words, "--help")
    assert told.code == 0
    assert f"wederhoor {' '.join(words)}" in told.out.split("Usage:")[1].split("\n", 1)[1]


def test_the_version():
    assert typed("--version").out == f"wederhoor {wederhoor.__version__}\n"


@pytest.mark.parametrize("words", [["dance"], ["read"], ["update", "--format", "pdf"], ["claims", "--nothing"]])
def test_wrong_usage_ends_with_2(words):
    assert typed(*words).code == 2


def test_no_command_shows_the_help():
    told = typed()
    assert told.code == 2
    assert "Usage: wederhoor" in told.out + told.err


def test_the_ledger_is_chosen_beside_the_command_before_it_or_by_the_environment(tmp_path):
    path = str(small_ledger(tmp_path / "l.sqlite"))
    for words in (["claims", "--ledger", path], ["--ledger", path, "claims"]):
        assert TAKEN in " ".join(shell(*words, "--format", "csv").stdout.split())
    assert TAKEN in shell("claims", "--format", "csv", WEDERHOOR_LEDGER=path).stdout
    assert TAKEN not in shell("claims", "--ledger", str(tmp_path / "x"), WEDERHOOR_LEDGER=path).stdout


def test_the_default_ledger_lies_in_the_folder_for_user_data():
    assert default_ledger().parts[-2:] == ("wederhoor", "ledger.sqlite")


@pytest.mark.parametrize("words", [["--help"], ["claims"], ["update"], ["verify"]])
def test_who_only_looks_loads_neither_the_syntax_model_nor_what_writes_to_a_ledger(tmp_path, words):
    path = small_ledger(tmp_path / "l.sqlite")
    assert caught_up(path)
    program = (
        "import sys\nfrom wederhoor.cli import main\n"
        "try:\n    main()\nexcept SystemExit as end:\n    assert end.code in (0, None), end.code\n"
        "assert not {'spacy', 'trafilatura', 'sqlalchemy', 'alembic'} & set(sys.modules)\n"
    )
    told = subprocess.run(
        [sys.executable, "-c", program, *words],
        capture_output=True,
        text=True,
        env={**os.environ, "WEDERHOOR_LEDGER": str(path)},
        check=False,
    )
    assert told.returncode == 0, told.stderr


def test_a_closed_pipe_is_no_traceback(tmp_path):
    path = small_ledger(tmp_path / "l.sqlite")
    command = [sys.executable, "-m", "wederhoor", "--ledger", str(path), "claims", "--format", "json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.close()
        assert "Traceback" not in running.stderr.read()


@pytest.mark.parametrize(
    ("words", "others"),
    [
        (["claims", "--kind", "capture"], False),
        (["--ledger", "x.sqlite", "claims"], False),
        (["--ledger=x.sqlite", "claims", "--json"], False),
        (["--ledger", "claims"], True),
        (["--help"], True),
        (["--nonsense", "claims"], True),
        ([], True),
    ],
)
def test_a_command_is_loaded_alone_wherever_the_ledger_is_named(words, others):
    names = {command.callback.__name__ for command in for_words(words).registered_commands if command.callback}
    assert "claims" in names
    assert (len(names) > 1) is others
