"""How long pages take: one reader alone, and twenty readers who think between two pages.

Run it with `bench/web [--claims 10000 100000] [--ledger FILE] [--keep FOLDER] [--readers 20] [--think 2] [--seconds
60] [--patience 240] [--settle 600] [--pages NAME ...] [--language nl]`. A made-up archive (see archive.py) is served
by `wederhoor serve`. Once the server has nothing left to do by itself, or after `--settle` seconds, one reader asks for
every sort of page in turn, each time at another address of the last days, and then for the same ones again; then twenty
readers ask at the same time, each waiting about two seconds after every answer. For each sort of page the table has the
first answer, the median of the others, that of the answers given again, and the 95th percentile of the twenty: it
should be at most five times the median of the one reader. Dutch pages of days lie ready by then, so that *anew* is what
it takes to hand one over; in English (`--language en`) it is what it takes to make one of a day that was looked at.
Wrong statuses and answers that did not come are counted. The one reader asks for at most `--patience` seconds, the
twenty for `--seconds`, so that a size takes some minutes however slow a page is.
"""

import argparse
import json
import os
import random
import re
import sqlite3
import statistics
import subprocess
import sys
import threading
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from datetime import date, timedelta
from http.client import HTTPConnection
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic, perf_counter, sleep
from urllib.parse import quote

from archive import cast

from wederhoor.atlas.table import load
from wederhoor.cli.compose import Program
from wederhoor.model.vocabulary import PlaceKind
from wederhoor.web.screen import CODES
from weighing import Archive

SIZES = (10_000, 100_000)
DAYS = 10  # last days of the archive at which readers look
ALONE = 7  # questions of one reader for each sort of page, the first apart
RATIO = 5.0
WATCHED = 5.0  # seconds in which a server that has nothing to do takes less than a tenth of one of the processor
LONGEST = 120.0  # seconds after which nobody waits for an answer any more
TELL = 15.0  # seconds between two lines of progress
READY = CODES[0]  # the language whose pages of days the server makes before anybody asks
GOOD = frozenset({200, 303})
PARTS = ("first", "anew", "again", "many")

Addresses = Mapping[str, Callable[[random.Random], str]]


@dataclass
class Asked:
    """What became of the questions for one sort of page."""

    took: list[float] = field(default_factory=list)  # seconds of those that were answered well
    wrong: int = 0  # answers with another status, and questions without an answer

    def median(self) -> float:
        """Of the seconds; not a number where none was answered."""
        return statistics.median(self.took) if self.took else float("nan")

    def slow(self) -> float:
        """The 95th percentile of the seconds."""
        return sorted(self.took)[min(len(self.took) - 1, int(0.95 * len(self.took)))] if self.took else float("nan")


@dataclass
class Page:
    """One sort of page as it was measured."""

    first: Asked = field(default_factory=Asked)
    anew: Asked = field(default_factory=Asked)  # at addresses that nobody asked for before
    again: Asked = field(default_factory=Asked)  # at the same ones
    many: Asked = field(default_factory=Asked)  # twenty readers

    @property
    def wrong(self) -> int:
        return sum(part.wrong for part in (self.first, self.anew, self.again, self.many))

    @property
    def good(self) -> bool:
        """Whether twenty readers are served well; also where nobody asked for it."""
        return not self.wrong and (not self.many.took or self.many.slow() <= RATIO * self.anew.median())


def main() -> None:
    """Measure and print a table for each size; ends with 1 where a page is too slow for twenty."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--claims", type=int, nargs="+", default=SIZES, help="sizes of the archive, smallest first")
    options.add_argument("--ledger", type=Path, help="measure this ledger instead, made by bench/weighing or by read")
    options.add_argument("--keep", type=Path, help="make the archive in this folder, and leave it there")
    options.add_argument("--readers", type=int, default=20)
    options.add_argument("--think", type=float, default=2.0, help="seconds between an answer and the next question")
    options.add_argument("--seconds", type=float, default=60.0, help="how long the readers read")
    options.add_argument("--patience", type=float, default=240.0, help="seconds for which the one reader asks, at most")
    options.add_argument(
        "--settle", type=float, default=600.0, help="seconds to wait for the server's own work, at most"
    )
    options.add_argument("--pages", nargs="+", metavar="NAME", help="only these sorts of page, as the table names them")
    options.add_argument("--language", choices=CODES, default=READY, help="only Dutch pages of days lie ready")
    options.add_argument("--json", action="store_true", help="answer in JSON")
    given = options.parse_args()
    good = True
    if given.ledger:
        good = _measure(given.ledger, given)
    else:
        with TemporaryDirectory() as folder:
            place: Path = given.keep or Path(folder)
            place.mkdir(parents=True, exist_ok=True)
            towns = [place.id for place in load().places.values() if place.kind is PlaceKind.SETTLEMENT]
            archive = Archive(place / "archive.ledger", cast(Program().theatre, towns))
            for claims in given.claims:
                _tell(f"making an archive of {claims:,} claims")
                archive.grow(claims)
                good = _measure(archive.path, given) and good
    sys.exit(0 if good else 1)


def _measure(ledger: Path, given: argparse.Namespace) -> bool:
    _tell(f"starting the server over {ledger}")
    addresses = {
        name: draw
        for name, draw in _addresses(ledger, given.language).items()
        if not given.pages or name in given.pages
    }
    pages = {name: Page() for name in addresses}
    begun = monotonic()
    with _served(ledger) as (port, process):
        started = monotonic() - begun
        settled = _settle(process, given.settle)
        _alone(port, addresses, pages, given.patience)
        _together(port, addresses, pages, given)
        memory = sum(_peak(one) for one in _family(process))
    if given.json:
        rows = {name: {part: asdict(getattr(page, part)) for part in PARTS} for name, page in pages.items()}
        told = {"ledger": str(ledger), "started": started, "settled": settled, "memory": memory, "pages": rows}
        sys.stdout.write(json.dumps(told, indent=2) + "\n")
    else:
        sys.stdout.writelines(_lines(ledger, pages, (started, settled), memory))
        sys.stdout.flush()
    return all(page.good for page in pages.values())


@contextmanager
def _served(ledger: Path) -> Iterator[tuple[int, int]]:
    """A server over a ledger: its port and its process."""
    command = [sys.executable, "-m", "wederhoor", "serve", "--ledger", str(ledger), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:  # noqa: S603  our own command
        assert process.stdout is not None
        found = re.match(r"http://127\.0\.0\.1:(\d+)/", process.stdout.readline())
        assert found, "the server did not start"
        try:
            yield int(found[1]), process.pid
        finally:
            process.kill()


def _settle(process: int, most: float) -> float:
    """Wait until a server does nothing by itself any more; the seconds until then, 0 where the system does not say."""
    begun = monotonic()
    while (elapsed := monotonic() - begun) < most:
        before = _burnt(process)
        if before is None:
            return 0.0
        sleep(WATCHED)
        now = _burnt(process)
        if now is None or now - before < 0.1:
            return elapsed
        _tell(f"the server has been at work by itself for {elapsed:.0f} s")
    return most


def _burnt(process: int) -> float | None:
    """Seconds of processor that a process and those that it started have taken; None where the system does not say."""
    try:
        told = [Path(f"/proc/{one}/stat").read_text(encoding="utf-8").rpartition(")")[2] for one in _family(process)]
    except OSError:
        return None
    return sum(int(ticks) for line in told for ticks in line.split()[11:13]) / os.sysconf("SC_CLK_TCK")


def _family(process: int) -> list[int]:
    """A process and those that it started, where the system says which."""
    try:
        threads = list(Path(f"/proc/{process}/task").iterdir())
        below = [int(one) for thread in threads for one in (thread / "children").read_text(encoding="utf-8").split()]
    except OSError:
        below = []
    return [process, *below]


def _peak(process: int) -> int:
    """The most memory that a process has held, in megabytes; 0 where the system does not say."""
    try:
        found = re.search(r"VmHWM:\s+(\d+) kB", Path(f"/proc/{process}/status").read_text(encoding="utf-8"))
    except OSError:
        return 0
    return int(found[1]) // 1024 if found else 0


def _addresses(ledger: Path, code: str = READY) -> Addresses:
    """For each sort of page, in a language, what draws an address of it."""
    connection = sqlite3.connect(f"file:{ledger}?mode=ro", uri=True)
    (last,) = connection.execute("SELECT max(day) FROM cards").fetchone()
    first = date.fromordinal(last - DAYS + 1)
    query = "SELECT story, reading FROM cards WHERE day >= ? AND reading IS NOT NULL ORDER BY story"
    rows = connection.execute(query, (first.toordinal(),)).fetchall()
    stories = [story for story, _ in rows]
    claims, places, speakers = [], [], []
    for _, reading in rows[:200]:
        (payload,) = connection.execute("SELECT payload FROM entries WHERE id = ?", (reading,)).fetchone()
        for claim in json.loads(payload).get("claims", ()):
            claims.append(claim["id"])
            places.extend(ref["place"] for ref in claim.get("places", ()))
            speakers.extend(claim["claimants"])
    connection.close()

    def day(chance: random.Random) -> date:
        return first + timedelta(days=chance.randrange(DAYS))

    return {
        "update": lambda chance: f"/{code}/update/{day(chance)}",
        "map": lambda chance: f"/{code}/map?date={day(chance)}",
        "timeline": lambda chance: f"/{code}/timeline?last={day(chance)}",
        "control": lambda chance: f"/{code}/control?date={day(chance)}",
        "place": lambda chance: f"/{code}/place/{_quoted(chance.choice(places))}?date={day(chance)}",
        "matter": lambda chance: f"/{code}/matter/{chance.choice(claims)}",
        "claim": lambda chance: f"/{code}/claim/{chance.choice(claims)}",
        "story": lambda chance: f"/{code}/story/{chance.choice(stories)}",
        "numbers": lambda chance: f"/{code}/numbers?date={day(chance)}",
        "record": lambda chance: f"/{code}/record?date={day(chance)}",
        "silence": lambda chance: f"/{code}/silence?date={day(chance)}",
        "sources": lambda chance: f"/{code}/sources?known_at={day(chance)}",
        "search": lambda chance: f"/{code}/search?place={_quoted(chance.choice(places))}",
        "api claims": lambda chance: f"/api/v1/claims?published={day(chance)}",
        "api update": lambda chance: f"/api/v1/updates/{day(chance)}" + ("" if code == READY else f"?language={code}"),
    }


def _quoted(name: str) -> str:
    return quote(name, safe="")


def _ask(port: int, path: str, asked: Asked, patience: float = LONGEST) -> None:
    """Ask for a page, and note how long it took or that it was no good."""
    connection = HTTPConnection("127.0.0.1", port, timeout=patience)
    begun = perf_counter()
    try:
        connection.request("GET", path)
        answer = connection.getresponse()
        answer.read()
    except OSError:
        asked.wrong += 1
        _tell(f"no answer within {patience:.0f} s: {path}")
        return
    finally:
        connection.close()
    if answer.status in GOOD:
        asked.took.append(perf_counter() - begun)
    else:
        asked.wrong += 1
        _tell(f"status {answer.status}: {path}")


def _alone(port: int, addresses: Addresses, pages: Mapping[str, Page], patience: float) -> None:
    """One reader, who asks for every sort of page once before anything counts, and never twice for one address."""
    chance = random.Random(1)  # noqa: S311  no secret
    until, seen = monotonic() + patience, defaultdict[str, list[str]](list)
    for turn in range(1 + ALONE):
        for name, draw in addresses.items():
            if turn > 1 and monotonic() > until:
                break
            path = next((path for path in (draw(chance) for _ in range(50)) if path not in seen[name]), None)
            if path is not None:
                seen[name].append(path)
                _ask(port, path, pages[name].anew if turn else pages[name].first)
        _tell(f"one reader has asked {turn + 1} times for every sort of page")
    for name, paths in seen.items():
        for path in paths[1:]:
            _ask(port, path, pages[name].again)


def _together(port: int, addresses: Addresses, pages: Mapping[str, Page], given: argparse.Namespace) -> None:
    """Many readers at the same time."""
    until, think, names = monotonic() + given.seconds, given.think, list(addresses)

    def read(number: int) -> None:
        chance = random.Random(100 + number)  # noqa: S311  no secret
        sleep(chance.uniform(0, think))
        while monotonic() < until:
            name = chance.choice(names)
            _ask(port, addresses[name](chance), pages[name].many)
            sleep(chance.uniform(0.5 * think, 1.5 * think))

    threads = [threading.Thread(target=read, args=(number,)) for number in range(given.readers)]
    for thread in threads:
        thread.start()
    while reading := [thread for thread in threads if thread.is_alive()]:
        reading[0].join(TELL)
        _tell(f"{given.readers} readers have had {sum(len(page.many.took) for page in pages.values())} answers")


def _lines(ledger: Path, pages: Mapping[str, Page], took: tuple[float, float], memory: int) -> Iterator[str]:
    connection = sqlite3.connect(f"file:{ledger}?mode=ro", uri=True)
    (stories,) = connection.execute("SELECT count(*) FROM cards").fetchone()
    connection.close()
    started, settled = took
    yield f"{stories:,} reports; the server took {started:.1f} s to start, then {settled:.0f} s to look at its last "
    yield f"days, and held at most {memory:,} MB\n"
    heads = ("first", "anew", "again", "p95 of many", "times", "asked", "wrong")
    yield f"{'page':<12}" + "".join(f"{head:>12}" for head in heads) + "\n"
    for name, page in pages.items():
        parts = (page.first.median(), page.anew.median(), page.again.median(), page.many.slow())
        seconds = "".join(f"{part:>11.3f}s" for part in parts)
        times = page.many.slow() / page.anew.median()
        mark = "" if page.good else "  too slow, or wrong"
        yield f"{name:<12}{seconds}{times:>12.1f}{len(page.many.took):>12}{page.wrong:>12}{mark}\n"


def _tell(line: str) -> None:
    """Progress, beside the table."""
    sys.stderr.write(f"{line}\n")
    sys.stderr.flush()


if __name__ == "__main__":
    main()
