"""How fast places are found, against a plain dictionary of the same names in the same run, and in how much memory.

Run it with `bench/places`. Each figure is the best of five rounds; the index is made anew in a folder that is thrown
away, so that making it is measured too.
"""

import argparse
import json
import random
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from time import perf_counter

from wederhoor import atlas

ROUNDS = 5
ASKED = 20_000  # names in a round
ODD = 4  # every so many is no name at all


def main() -> None:
    """Measure and print a line per figure, or one JSON object with --json."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--json", action="store_true", help="answer in JSON")
    options.add_argument("--memory", metavar="FOLDER", help=argparse.SUPPRESS)
    given = options.parse_args()
    if given.memory:
        sys.stdout.write(str(_memory(Path(given.memory))))
        return
    figures = _measure()
    if given.json:
        sys.stdout.write(json.dumps(figures, indent=2) + "\n")
    else:
        width = max(map(len, figures))
        sys.stdout.writelines(f"{name:<{width}}  {value:,.3f}\n" for name, value in figures.items())


def _measure() -> dict[str, float]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        start = perf_counter()
        world = atlas.wide(folder)
        index = world.index
        assert index is not None, world.problem
        made = perf_counter() - start
        places, names = index.count()
        keys = _keys(folder)
        plain = {key: index.find(key) for key in keys}
        asked = _asked(keys)
        by_dictionary = _rate(plain.get, asked)
        by_index = _rate(index.find, asked)
        slips = [f"{key[:4]}{key[5:]}" for key in asked if len(key) > 8][:200]
        slip = _rate(world.similar, slips)
        kept = sum(file.stat().st_size for file in folder.iterdir()) / 1e6
        command = [sys.executable, __file__, "--memory", name]
        own = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603 -- this very file
    return {
        "places": places,
        "names": names,
        "seconds to make the index": made,
        "megabytes on disk": kept,
        "megabytes of memory in use": float(own.stdout),
        "names a second, plain dictionary": by_dictionary,
        "names a second, index": by_index,
        "microseconds a name, index": 1e6 / by_index,
        "ratio, dictionary over index": by_dictionary / by_index,
        "misspelt names a second": slip,
    }


def _keys(folder: Path) -> list[str]:
    import sqlite3

    with sqlite3.connect(next(folder.glob("*.sqlite"))) as connection:
        return [row[0] for row in connection.execute("SELECT DISTINCT key FROM names ORDER BY key")]


def _asked(keys: Sequence[str]) -> list[str]:
    """Names as a text brings them: drawn at random with a fixed seed, every fourth unknown."""
    rng = random.Random(2022)  # noqa: S311 -- the same draw every time is what is wanted
    return [rng.choice(keys) + ("" if number % ODD else "qx") for number in range(ASKED)]


def _rate(find: Callable[[str], object], asked: Sequence[str]) -> float:
    best = float("inf")
    for _ in range(ROUNDS):
        start = perf_counter()
        for name in asked:
            find(name)
        best = min(best, perf_counter() - start)
    return len(asked) / best


def _memory(folder: Path) -> float:
    """Megabytes that this process holds after a thousand look-ups; what importing Python itself takes is in it."""
    world = atlas.wide(folder)
    for key in _asked(_keys(folder))[:1000]:
        world.further(key)
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * 4096 / 1e6


if __name__ == "__main__":
    main()
