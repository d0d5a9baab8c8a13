"""How fast stories are read, against the bare syntax model on the same sentences in one run, and in how much memory.

Run it with `bench/reading [FOLDER]`; without a folder it reads tests/gold/reports and tests/gold/reports-none. Story
by story the full reading and the bare model take turns, and of each the best of some rounds counts, so that a busy
machine is fair to both. Debian's frog, where it is installed, reads the same text once.
"""

import argparse
import json
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from time import process_time

from wederhoor.cli.compose import Program
from wederhoor.intake import find_files, read_deliveries, take_file
from wederhoor.model.stories import Story
from wederhoor.pipeline import read_story
from wederhoor.reading.gate import PASSED_OVER
from wederhoor.reading.sentences import split
from wederhoor.reading.syntax import documents

ROUNDS = 5
GOLD = Path(__file__).parents[1] / "tests" / "gold"
FOLDERS = (GOLD / "reports", GOLD / "reports-none")
NO_FROG = "frog (Debian: frog, frogdata) is not installed or does not start: no comparison with it"


def main() -> None:
    """Measure and print a line per figure, or one JSON object with --json."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("folders", nargs="*", type=Path, metavar="FOLDER", help="reports to read")
    options.add_argument("--rounds", type=int, default=ROUNDS, help="rounds, of which the best counts")
    options.add_argument("--json", action="store_true", help="answer in JSON")
    given = options.parse_args()
    figures = _measure(given.folders or FOLDERS, max(1, given.rounds))
    if given.json:
        sys.stdout.write(json.dumps(figures, indent=2) + "\n")
    else:
        width = max(map(len, figures))
        sys.stdout.writelines(f"{name:<{width}}  {value:,.3f}\n" for name, value in figures.items())
    if "frog: words a second" not in figures:
        sys.stderr.write(NO_FROG + "\n")


def _measure(folders: Sequence[Path], rounds: int) -> dict[str, float]:
    program = Program()
    stories = _stories(folders, program)
    if not stories:
        raise SystemExit(f"No story was found in {', '.join(map(str, folders))}.")
    before = process_time()
    reader = program.reader
    loading = process_time() - before

    def full(story: Story) -> bool:
        return read_story(story, reader, program.theatre).passed_over == PASSED_OVER

    def bare(story: Story) -> int:
        made = documents(story.text, split(story, program.language), reader.pipeline, program.language)
        return sum(map(len, reader.pipeline.pipe(made)))

    first = _clock(full, stories[0])
    passed = sum(map(full, stories))
    words = sum(map(bare, stories))
    times = [_in_turns(full, bare, story, rounds) for story in stories]
    fully, barely = (sum(column) for column in zip(*times, strict=True))
    read = [pair for pair, story in zip(times, stories, strict=True) if not full(story)]
    figures = {
        "stories": float(len(stories)),
        "words": float(words),
        "stories passed over": float(passed),
        "seconds to load": loading,
        "seconds for the first story": first,
        "stories a second": len(stories) / fully,
        "words a second, full reading": words / fully,
        "words a second, bare model": words / barely,
        "ratio, full reading to bare model": barely / fully,
        "ratio, stories that are not passed over": sum(pair[1] for pair in read) / sum(pair[0] for pair in read),
        "megabytes of memory at most": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3,
    }
    return figures | _frog(stories, words, fully)


def _stories(folders: Sequence[Path], program: Program) -> list[Story]:
    files, _ = find_files(folders)
    deliveries, _ = read_deliveries(files)
    words = program.language.tables.get("page")
    return [story for file in files for story in take_file(file, deliveries, words).stories if story.readable]


def _in_turns(
    full: Callable[[Story], object], bare: Callable[[Story], object], story: Story, rounds: int
) -> tuple[float, float]:
    """The best time of each, in seconds of this process."""
    pairs = [(_clock(full, story), _clock(bare, story)) for _ in range(rounds)]
    return min(pair[0] for pair in pairs), min(pair[1] for pair in pairs)


def _clock(step: Callable[[Story], object], story: Story) -> float:
    start = process_time()
    step(story)
    return process_time() - start


def _frog(stories: Sequence[Story], words: int, fully: float) -> dict[str, float]:
    """How fast frog reads the same text, what it takes to start left out; nothing where it is not there or fails."""
    program = shutil.which("frog")
    if program is None:
        return {}
    with tempfile.TemporaryDirectory() as name:
        one, whole = Path(name) / "one.txt", Path(name) / "whole.txt"
        one.write_text("Het regent.\n", "utf-8")
        whole.write_text("\n\n".join(b.span.of(story.text) for story in stories for b in story.readable), "utf-8")
        try:
            took = _run(program, whole) - _run(program, one)
        except subprocess.CalledProcessError:
            return {}
    return {"frog: words a second": words / took, "frog: ratio, full reading to frog": took / fully} if took > 0 else {}


def _run(program: str, path: Path) -> float:
    """Seconds of the processor for tagging, lemmas and syntax; without names, chunks and multi-word units."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [program, "--skip=mnca", "-t", str(path), "-o", f"{path}.out"]
    # frog leaves notes where it is started
    subprocess.run(command, check=True, capture_output=True, cwd=path.parent)  # noqa: S603 -- the user's own frog
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


if __name__ == "__main__":
    main()
