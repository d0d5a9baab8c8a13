"""A program that loads the reader once and lets children read reports into ledgers, to be killed, raced or starved.

Each line that it gets is a JSON object: the ledger, folders (each is read by a child of its own, all at once) and, if
wanted, the greatest size in bytes that a file may get, or that a child lingers at its end to be killed. It answers with lines: `pid N` by each child, `stored ID` by a
child for each story once that is stored, `done` or `failed MESSAGE` at a child's end, and `gone` when no child is left.
"""

import json
import os
import resource
import signal
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from wederhoor.cli import moments
from wederhoor.cli.compose import Program
from wederhoor.ledger import LedgerError, open_ledger
from wederhoor.pipeline import read_files


def say(*words: object) -> None:
    """One line, written at once, so that children do not mix theirs."""
    os.write(1, (" ".join(map(str, words)) + "\n").encode())


def read(program: Program, job: dict[str, Any], folder: str) -> None:
    """What a child does: read a folder and say after each file what is stored."""
    say("pid", os.getpid())
    if limit := job.get("limit"):
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
    try:
        store = open_ledger(Path(job["ledger"]))
        words = program.language.tables.get("page")
        for outcome in read_files(
            store, [Path(folder)], program.reader, theatre=program.theatre, now=moments.now, words=words
        ):
            for story in outcome.stories:
                say("stored", story.story)
        store.close()
        say("done")
    except LedgerError as error:
        say("failed", error)
    if job.get("linger"):
        signal.pause()


def warm(program: Program) -> None:
    """Load here, once for all children, whatever a child needs."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "report.txt").write_text("Het Oekraïense leger heeft Izjoem heroverd, zegt Kyiv.", "utf-8")
        store = open_ledger(folder / "ledger.sqlite")
        list(read_files(store, [folder / "report.txt"], program.reader, theatre=program.theatre, now=moments.now))
        store.close()


def main() -> None:
    """Serve until the input ends."""
    program = Program()
    warm(program)
    for line in sys.stdin:
        job = json.loads(line)
        children = []
        for folder in job["folders"]:
            child = os.fork()
            if child == 0:
                read(program, job, folder)
                os._exit(0)
            children.append(child)
        for child in children:
            os.waitpid(child, 0)
        say("gone")


if __name__ == "__main__":
    main()
