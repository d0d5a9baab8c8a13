"""What is left of a ledger when the program that reads into it is killed at moments drawn by lot.

Run it with `bench/kills [NUMBER]`; without a number it kills a hundred times (SIGKILL, as a power cut would, but for
what the disk itself holds back). Each time a new ledger is read into, the program is killed, what it had reported is
compared with what is stored, the ledger is verified, and the same reports are read again to the end.
"""

import argparse
import json
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))  # the tests and this bench kill in the same way

from tests.ledger.killing import Nursery, left, nursery, write_reports

REPORTS = 12


def main() -> None:
    """Kill and print what came of it, or one JSON object with --json; ends with 1 if anything was lost or doubled."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("number", nargs="?", type=int, default=100, metavar="NUMBER", help="how many times")
    options.add_argument("--seed", type=int, default=0, help="another draw of moments")
    options.add_argument("--json", action="store_true", help="answer in JSON")
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as name, nursery() as readers:
        counts = _count(readers, Path(name), range(given.seed, given.seed + given.number))
    if given.json:
        sys.stdout.write(json.dumps(counts, indent=2) + "\n")
    else:
        sys.stdout.writelines(f"{name:<38} {count}\n" for name, count in counts.items())
    bad = ("reported and lost", "doubled", "findings of verify", "entries of no whole reading", "incomplete afterwards")
    raise SystemExit(any(counts[name] for name in bad))


def _count(readers: Nursery, folder: Path, seeds: range) -> dict[str, int]:
    (folder / "reports").mkdir()
    reports = write_reports(folder / "reports", REPORTS)
    readers.read(folder / "whole.sqlite", reports)
    whole = left(folder / "whole.sqlite")
    counts = dict.fromkeys(
        (
            "kills",
            "before anything was reported",
            "in the middle",
            "after everything was reported",
            "stories reported",
            "stored and not yet reported",
            "reported and lost",
            "doubled",
            "findings of verify",
            "entries of no whole reading",
            "incomplete afterwards",
        ),
        0,
    )
    for seed in seeds:
        ledger = folder / f"{seed}.sqlite"
        told = readers.kill(ledger, reports, seed)
        found = left(ledger)
        stored = len(set(told.stored))
        moment = "before anything was reported" if not stored else "after everything was reported"
        counts["in the middle" if 0 < stored < REPORTS else moment] += 1
        counts["kills"] += 1
        counts["stories reported"] += stored
        counts["stored and not yet reported"] += len(found.stories) - stored
        counts["reported and lost"] += len(found.lost(told))
        readers.read(ledger, reports)
        again = left(ledger)
        counts["doubled"] += len(found.doubled) + len(again.doubled)
        counts["findings of verify"] += len(found.problems) + len(again.problems)
        counts["entries of no whole reading"] += len(found.entries - whole.entries)
        counts["incomplete afterwards"] += again.entries != whole.entries
    return counts


if __name__ == "__main__":
    main()
