"""Kills a reading program at moments drawn by lot and looks at what is left; for the tests and for bench/kills."""

import json
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from wederhoor.ledger import open_ledger
from wederhoor.ledger.verifying import verify
from wederhoor.model.entries import EntryKind
from wederhoor.model.problems import Problem

ROOT = Path(__file__).parents[2]
SENTENCE = (
    "Russische troepen hebben dorp nummer {0} verlaten, meldt het Oekraïense leger zaterdag. Moskou ontkent dat. "
    "Volgens president Zelensky zijn daarbij {0} militairen gedood.\n"
)
BETWEEN = 0.1  # seconds: about what one report takes
WRITING = 0.003  # seconds: about what storing it takes
PATIENCE = 2.0  # seconds in which a program that still reads is sure to write


@dataclass(frozen=True, slots=True)
class Told:
    """What children said."""

    stored: tuple[str, ...] = ()  # Story.id
    done: int = 0  # children that came to their end
    failed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Left:
    """What a ledger holds."""

    entries: frozenset[str]
    stories: Counter[str] = field(default_factory=Counter)  # entries by story
    readings: Counter[str] = field(default_factory=Counter)
    recordings: Counter[str] = field(default_factory=Counter)  # by entry
    problems: tuple[Problem, ...] = ()

    @property
    def doubled(self) -> list[str]:
        """What is there more than once."""
        counts = (self.stories, self.readings, self.recordings)
        return sorted(name for count in counts for name, number in count.items() if number > 1)

    def lost(self, told: Told) -> list[str]:
        """Stories that were reported as stored and are not there, or not read."""
        return sorted(set(told.stored) - (self.stories.keys() & self.readings.keys()))


class Nursery:
    """Children that read into a ledger."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process

    def read(self, ledger: Path, *folders: Path, limit: int | None = None) -> Told:
        """Let them read to the end, one for each folder."""
        self._start(ledger, folders, limit=limit)
        return self._listen([])

    def kill(self, ledger: Path, folder: Path, seed: int) -> Told:
        """Kill one at a moment drawn by lot: after its start or one of its reports, every other time while it writes."""
        dice = Random(seed)  # noqa: S311 -- reproducible, not secret
        self._start(ledger, (folder,), linger=True)  # to its end it waits for the kill, so its number stays its own
        heard = [self._line()]
        for _ in range(dice.randrange(len(list(folder.iterdir())))):
            if heard[-1] != "done":
                heard.append(self._line())
        if seed % 2 and heard[-1] != "done":
            _await_writing(ledger)
            time.sleep(dice.uniform(0, WRITING))
        else:
            time.sleep(dice.uniform(0, BETWEEN))
        os.kill(int(heard[0].split()[1]), signal.SIGKILL)
        return self._listen(heard)

    def _start(self, ledger: Path, folders: tuple[Path, ...], **wishes: int | None) -> None:
        job = {"ledger": str(ledger), "folders": list(map(str, folders)), **wishes}
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(job) + "\n")
        self._process.stdin.flush()

    def _line(self) -> str:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line:
            raise RuntimeError("the program that reads came to an end by itself")
        return line.rstrip("\n")

    def _listen(self, heard: list[str]) -> Told:
        while "gone" not in heard[-1:]:
            heard.append(self._line())
        said = [line.partition(" ")[::2] for line in heard]
        return Told(
            tuple(rest for word, rest in said if word == "stored"),
            heard.count("done"),
            tuple(rest for word, rest in said if word == "failed"),
        )


def _await_writing(ledger: Path) -> None:
    """Until the ledger's log grows, which is in the middle of a transaction."""
    log = ledger.with_name(f"{ledger.name}-wal")
    before, end = _size(log), time.monotonic() + PATIENCE
    while _size(log) == before and time.monotonic() < end:
        pass


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return 0


@contextmanager
def nursery() -> Iterator[Nursery]:
    """The program that reads, with its reader loaded once."""
    command = [sys.executable, "-m", "tests.ledger.nursery"]
    process = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    with process:
        yield Nursery(process)
        assert process.stdin is not None
        process.stdin.close()


def write_reports(folder: Path, number: int) -> Path:
    """So many small reports in a folder."""
    for report in range(number):
        (folder / f"{report:03}.txt").write_text(SENTENCE.format(report + 3), encoding="utf-8")
    return folder


def left(ledger: Path) -> Left:
    """What a ledger holds now; raises LedgerError where it cannot be opened."""
    store = open_ledger(ledger)
    try:
        entries = list(store.entries())
        payloads = [(entry.kind, json.loads(entry.payload)) for entry in entries]
        return Left(
            frozenset(entry.id for entry in entries),
            Counter(payload["id"] for kind, payload in payloads if kind is EntryKind.STORY),
            Counter(payload["story"] for kind, payload in payloads if kind is EntryKind.READING),
            Counter(recording.entry for recording in store.recordings()),
            verify(store),
        )
    finally:
        store.close()
