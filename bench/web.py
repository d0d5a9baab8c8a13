"""How long pages take: one reader alone, and twenty readers who think between two pages.

Run it with `bench/web [--claims 10000 100000] [--ledger FILE] [--readers 20] [--think 2] [--seconds 60]`. A made-up
archive (see archive.py) is served by `wederhoor serve`. One reader asks for every sort of page in turn, at addresses of
the last days, each time another one; then twenty readers do so at the same time, each waiting about two seconds after
every answer. For each sort of page the median of the one and the 95th percentile of the twenty are given: the second
should be at most five times the first, or below a tenth of a second. The status of every answer is checked.
"""

import argparse
import json
import random
import re
import sqlite3
import statistics
import subprocess
import sys
import threading
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, timedelta
from http.client import HTTPConnection
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic, perf_counter, sleep

from archive import cast

from wederhoor.atlas.table import load
from wederhoor.cli.compose import Program
from wederhoor.model.vocabulary import PlaceKind
from weighing import Archive

SIZES = (10_000, 100_000)
DAYS = 10  # last days of the archive at which readers look
ALONE = 7  # questions of one reader for each sort of page
RATIO = 5.0
SOON = 0.1  # seconds: what is answered sooner is soon enough for twenty too
PATIENCE = 600  # seconds

Addresses = Mapping[str, Callable[[random.Random], str]]


def main() -> None:
    """Measure and print a table for each size; ends with 1 where a page is too slow for twenty."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--claims", type=int, nargs="+", default=SIZES, help="sizes of the archive, smallest first")
    options.add_argument("--ledger", type=Path, help="measure this ledger instead, made by bench/weighing or by read")
    options.add_argument("--readers", type=int, default=20)
    options.add_argument("--think", type=float, default=2.0, help="seconds between an answer and the next question")
    options.add_argument("--seconds", type=float, default=60.0, help="how long the readers read")
    options.add_argument("--json", action="store_true", help="answer in JSON")
    given = options.parse_args()
    good = True
    if given.ledger:
        good = _measure(given.ledger, given)
    else:
        with TemporaryDirectory() as folder:
            towns = [place.id for place in load().places.values() if place.kind is PlaceKind.SETTLEMENT]
            archive = Archive(Path(folder) / "ledger.sqlite", cast(Program().theatre, towns))
            for claims in given.claims:
                archive.grow(claims)
                good = _measure(archive.path, given) and good
    sys.exit(0 if good else 1)


def _measure(ledger: Path, given: argparse.Namespace) -> bool:
    with _served(ledger) as port:
        addresses = _addresses(ledger)
        alone = _alone(port, addresses)
        together = _together(port, addresses, given.readers, given.think, given.seconds)
    rows = []
    for name in addresses:
        median = statistics.median(alone[name])
        many = sorted(together[name])
        slow = many[min(len(many) - 1, int(0.95 * len(many)))] if many else float("nan")
        rows.append({"page": name, "alone": median, "p95": slow, "ratio": slow / median, "asked": len(many)})
    if given.json:
        sys.stdout.write(json.dumps({"ledger": str(ledger), "pages": rows}, indent=2) + "\n")
    else:
        sys.stdout.writelines(_lines(ledger, rows))
    return all(row["ratio"] <= RATIO or row["p95"] <= SOON for row in rows)


@contextmanager
def _served(ledger: Path) -> Iterator[int]:
    command = [sys.executable, "-m", "wederhoor", "serve", "--ledger", str(ledger), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:  # noqa: S603  our own command
        assert process.stdout is not None
        found = re.match(r"http://127\.0\.0\.1:(\d+)/", process.stdout.readline())
        assert found, "the server did not start"
        try:
            yield int(found[1])
        finally:
            process.terminate()


def _addresses(ledger: Path) -> Addresses:
    """For each sort of page what draws an address of it."""
    connection = sqlite3.connect(f"file:{ledger}?mode=ro", uri=True)
    (last,) = connection.execute("SELECT max(day) FROM cards").fetchone()
    first = date.fromordinal(last - DAYS + 1)
    query = "SELECT story, reading FROM cards WHERE day >= ? AND reading IS NOT NULL ORDER BY story"
    rows = connection.execute(query, (first.toordinal(),)).fetchall()
    stories = [story for story, _ in rows]
    claims, places, speakers = [], [], []
    for _, reading in rows[:200]:
        (payload,) = connection.execute("SELECT payload FROM entries WHERE id = ?", (reading,)).fetchone()
        for claim in json.loads(payload)["claims"]:
            claims.append(claim["id"])
            places.extend(ref["place"] for ref in claim.get("places", ()))
            speakers.extend(claim["claimants"])
    connection.close()

    def day(chance: random.Random) -> date:
        return first + timedelta(days=chance.randrange(DAYS))

    return {
        "update": lambda chance: f"/nl/update/{day(chance)}",
        "control": lambda chance: f"/nl/control?date={day(chance)}",
        "place": lambda chance: f"/nl/place/{_quoted(chance.choice(places))}?date={day(chance)}",
        "matter": lambda chance: f"/nl/matter/{chance.choice(claims)}",
        "claim": lambda chance: f"/nl/claim/{chance.choice(claims)}",
        "story": lambda chance: f"/nl/story/{chance.choice(stories)}",
        "numbers": lambda chance: f"/nl/numbers?date={day(chance)}",
        "record": lambda chance: f"/nl/record?date={day(chance)}",
        "silence": lambda chance: f"/nl/silence?date={day(chance)}",
        "sources": lambda chance: f"/nl/sources?known_at={day(chance)}",
        "search": lambda chance: f"/nl/search?place={_quoted(chance.choice(places))}",
        "api claims": lambda chance: f"/api/v1/claims?published={day(chance)}",
        "api update": lambda chance: f"/api/v1/updates/{day(chance)}",
    }


def _quoted(name: str) -> str:
    from urllib.parse import quote

    return quote(name, safe="")


def _ask(connection: HTTPConnection, path: str) -> float:
    begun = perf_counter()
    connection.request("GET", path)
    answer = connection.getresponse()
    answer.read()
    took = perf_counter() - begun
    if answer.status not in {200, 303}:
        raise RuntimeError(f"{path} was answered with {answer.status}")
    return took


def _alone(port: int, addresses: Addresses) -> dict[str, list[float]]:
    """Seconds of one reader, who sees every sort of page once before anything counts."""
    chance, connection = random.Random(1), HTTPConnection("127.0.0.1", port, timeout=PATIENCE)  # noqa: S311  no secret
    found: dict[str, list[float]] = defaultdict(list)
    for draw in addresses.values():
        _ask(connection, draw(chance))
    for _ in range(ALONE):
        for name, draw in addresses.items():
            took = _ask(connection, draw(chance))
            found[name].append(took)
    return found


def _together(port: int, addresses: Addresses, readers: int, think: float, seconds: float) -> dict[str, list[float]]:
    """Seconds of many readers at the same time, by sort of page."""
    found: dict[str, list[float]] = defaultdict(list)
    until = monotonic() + seconds

    def read(number: int) -> None:
        chance, connection = random.Random(100 + number), HTTPConnection("127.0.0.1", port, timeout=PATIENCE)  # noqa: S311
        sleep(chance.uniform(0, think))
        while monotonic() < until:
            name = chance.choice(list(addresses))
            took = _ask(connection, addresses[name](chance))
            found[name].append(took)
            sleep(chance.uniform(0.5 * think, 1.5 * think))
            connection.close()

    threads = [threading.Thread(target=read, args=(number,)) for number in range(readers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return found


def _lines(ledger: Path, rows: Sequence[Mapping[str, object]]) -> Iterator[str]:
    connection = sqlite3.connect(f"file:{ledger}?mode=ro", uri=True)
    (stories,) = connection.execute("SELECT count(*) FROM cards").fetchone()
    connection.close()
    yield f"{stories:,} reports\n{'page':<12}{'alone':>10}{'p95':>10}{'times':>8}{'asked':>7}\n"
    for row in rows:
        yield f"{row['page']:<12}{row['alone']:>9.3f}s{row['p95']:>9.3f}s{row['ratio']:>8.1f}{row['asked']:>7}\n"


if __name__ == "__main__":
    main()
