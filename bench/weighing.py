"""Whether weighing grows with the archive: adding 1,000 claims, and the update of a day, at several sizes in one run.

Run it with `bench/weighing [--claims 10000 100000 1000000] [--svg FILE]`. One ledger grows from size to size with the
days of a made-up archive (see archive.py). At each size three figures are taken, the best of some rounds each: storing
the next 1,000 claims, each story a transaction of its own, and the catalogue with them; the update of the last day in
a program that was just started; and the same in one that has already made it once. Processor and clock are both given:
a busy machine slows the clock.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time

from archive import FIRST, Cast, cast, day_of
from growth import drawn

from wederhoor import briefing
from wederhoor.atlas.table import load
from wederhoor.cli.compose import Program
from wederhoor.cli.lens import caught_up, look, near
from wederhoor.ledger import open_ledger
from wederhoor.ledger.saving import save
from wederhoor.model.claims import Reading
from wederhoor.model.period import Period
from wederhoor.model.stories import Story
from wederhoor.model.vocabulary import PlaceKind

SIZES = (10_000, 100_000, 1_000_000)
ADDED = 1_000  # claims
ROUNDS = 3
RECORDED = datetime(2030, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds of processor and of clock."""

    processor: float
    clock: float


@dataclass(frozen=True, slots=True)
class Measured:
    """What things cost in an archive of one size."""

    claims: int
    stories: int
    days: int
    megabytes: float
    adding: Cost  # 1,000 claims
    cold: Cost  # `wederhoor update` of the last day in a process of its own
    warm: Cost  # the same in a process that has made it before


class Archive:
    """A ledger that is filled day by day."""

    def __init__(self, path: Path, people: Cast) -> None:
        self.path, self.people = path, people
        self.days = self.claims = self.stories = 0
        self._waiting: Iterator[tuple[Story, Reading]] = iter(())

    def grow(self, claims: int) -> None:
        """Whole days until there are so many claims, all that waits with them."""
        store = open_ledger(self.path)
        rest = list(self._waiting)
        self._store(store, rest)
        while self.claims < claims:
            self._store(store, self._next_day())
        store.close()
        caught_up(self.path)

    def add(self, claims: int) -> None:
        """So many claims more, each story on its own, and what is derived from them."""
        store = open_ledger(self.path)
        wanted = self.claims + claims
        while self.claims < wanted:
            told = next(self._waiting, None)
            if told is None:
                self._waiting = iter(self._next_day())
            else:
                self._store(store, [told])
        store.close()
        caught_up(self.path)

    def _next_day(self) -> list[tuple[Story, Reading]]:
        stories, readings = day_of(self.days, self.people)
        self.days += 1
        return list(zip(stories, readings, strict=True))

    def _store(self, store: object, told: Sequence[tuple[Story, Reading]]) -> None:
        moment = RECORDED + timedelta(seconds=self.stories)
        save(store, [one for one, _ in told], [one for _, one in told], recorded_at=moment)  # type: ignore[arg-type]
        self.stories += len(told)
        self.claims += sum(len(reading.claims) for _, reading in told)


def main() -> None:
    """Measure, print a line per size and the ratios, and draw them where asked."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--claims", type=int, nargs="+", default=SIZES, help="the sizes, smallest first")
    options.add_argument("--rounds", type=int, default=ROUNDS, help="rounds, of which the best counts")
    options.add_argument("--svg", type=Path, help="draw the figures there")
    options.add_argument("--json", action="store_true", help="answer in JSON")
    options.add_argument("--update", nargs=2, metavar=("LEDGER", "DAY"), help=argparse.SUPPRESS)
    given = options.parse_args()
    if given.update:
        _update(Program(), Path(given.update[0]), Period.parse(given.update[1]))
        return
    with TemporaryDirectory() as folder:
        found = [*_measure(Path(folder) / "ledger.sqlite", given.claims, max(1, given.rounds))]
    if given.json:
        sys.stdout.write(json.dumps([asdict(one) for one in found], indent=2) + "\n")
    else:
        sys.stdout.writelines(_lines(found))
    if given.svg:
        given.svg.write_text(drawn([(one.claims, _costs(one)) for one in found]), encoding="utf-8")


def _measure(path: Path, sizes: Sequence[int], rounds: int) -> Iterator[Measured]:
    program = Program()
    towns = [place.id for place in load().places.values() if place.kind is PlaceKind.SETTLEMENT]
    archive = Archive(path, cast(program.theatre, towns))
    for claims in sizes:
        archive.grow(claims)
        size, stories, days = path.stat().st_size / 2**20, archive.stories, archive.days
        last = Period.of_day(FIRST + timedelta(days=days - 1))
        command = [sys.executable, __file__, "--update", str(path), str(last)]
        _update(program, path, last)
        warm = _best(lambda last=last: _update(program, path, last), rounds)
        cold = _best(lambda command=command: subprocess.run(command, check=True), rounds, children=True)  # noqa: S603  our own command
        adding = _best(lambda: archive.add(ADDED), rounds)
        found = Measured(archive.claims, stories, days, size, adding, cold, warm)
        sys.stderr.writelines(_lines([found]))
        yield found


def _update(program: Program, path: Path, day: Period) -> None:
    """The update of a day, all the way to Markdown."""
    view = look(program, near(path, day, None, None), day)
    made = briefing.compose(view.situation, view.previous, program.language, program.theatre, program.gazetteer)
    briefing.render(made, "markdown", program.language, None)


def _best(act: Callable[[], object], rounds: int, *, children: bool = False) -> Cost:
    """The least that something cost in some rounds."""
    costs = []
    for _ in range(rounds):
        busy, clock = _processor(children), perf_counter()
        act()
        costs.append((_processor(children) - busy, perf_counter() - clock))
    return Cost(min(busy for busy, _ in costs), min(clock for _, clock in costs))


def _processor(children: bool) -> float:
    if not children:
        return process_time()
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _costs(one: Measured) -> dict[str, float]:
    return {
        "1,000 claims added": one.adding.processor,
        "update, program just started": one.cold.processor,
        "update, program warm": one.warm.processor,
    }


def _lines(found: Sequence[Measured]) -> Iterator[str]:
    for one in found:
        yield f"{one.claims:>9,} claims, {one.stories:,} stories, {one.days:,} days, {one.megabytes:,.0f} MB\n"
        for name, cost in (("adding 1,000", one.adding), ("update, cold", one.cold), ("update, warm", one.warm)):
            yield f"  {name:<14} {cost.processor:7.2f} s processor  {cost.clock:7.2f} s clock\n"
    first, last = _costs(found[0]), _costs(found[-1])
    if len(found) > 1:
        yield f"{found[-1].claims:,} against {found[0].claims:,} claims, in processor time:\n"
        yield from (f"  {name:<30} {last[name] / first[name]:.2f} times\n" for name in first)


if __name__ == "__main__":
    os.environ.setdefault("PYTHONPATH", os.pathsep.join(sys.path))
    main()
