"""How fast words are found in a large ledger by its index, beside SQLite's LIKE over the same texts in one run.

Run it with `bench/search [SENTENCES]`, 100,000 unless told. Stories of twenty generated sentences go into a ledger in a
temporary folder; each sentence draws its words from a list in which the commonest word stands in every other sentence
and the rarest in a few of all. Every question is asked so often that it takes a second, three times at least; the
median counts. LIKE is asked for the same letters in the texts themselves: it finds them inside other words too, knows
no forms and no order, and its hits are stories and not sentences.
"""

import argparse
import random
import sqlite3
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from wederhoor.cli.compose import Program, opened
from wederhoor.cli.seeking import indexed, seeker
from wederhoor.ledger import open_ledger, words
from wederhoor.ledger.saving import save
from wederhoor.ledger.sqlite import SqliteStore
from wederhoor.model.ids import digest
from wederhoor.model.period import Period
from wederhoor.model.stories import Published, Story, make_story_id
from wederhoor.model.texts import Block, BlockKind
from wederhoor.model.vocabulary import Basis

SENTENCES, EACH, WORDS = 100_000, 20, 14
FIRST = datetime(2022, 2, 24, tzinfo=UTC)
COMMON = (
    *("de", "het", "van", "Rusland", "Oekraïne", "zegt", "troepen", "leger", "gebied", "stad", "aanval"),
    *("raketten", "heroverd", "kilometer", "gevechten", "Charkiv", "Cherson", "Izjoem", "Bachmoet", "verdediging"),
)
SYLLABLES = ("ka", "lo", "mir", "ten", "vos", "dra", "gel", "pun", "ris", "bo", "schal", "wek")
QUESTIONS = {
    "rare": ("kalomirten", "%kalomirten%"),
    "two words": ("raket Izjoem", "%raket%Izjoem%"),
    "place": ("Izyum", "%Izjoem%"),
    "phrase": ('"raketten van"', "%raketten van%"),
    "common": ("de", "%de%"),
}
LIKE = "SELECT hash FROM texts WHERE CAST(bytes AS TEXT) LIKE ?"


def main() -> None:
    """Measure and print a table."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("sentences", nargs="?", type=int, default=SENTENCES)
    wanted = options.parse_args().sentences
    with TemporaryDirectory() as folder:
        path, program = Path(folder) / "l.sqlite", Program()
        fill(path, wanted)
        bare = path.stat().st_size
        began = perf_counter()
        if not indexed(program, path):
            sys.exit("the index could not be made")
        took = perf_counter() - began
        more = path.stat().st_size - bare
        _say(f"{wanted} sentences: index made in {took:.1f} s, {more / bare:.2f} of the ledger's size beside it")
        _say(f"{'question':<10} {'sentences':>10} {'index':>10} {'LIKE':>10} {'times':>8}")
        ask(path, program)


def ask(path: Path, program: Program) -> None:
    """A row of the table for each question."""
    understood = seeker(program)
    raw = sqlite3.connect(path)
    with opened(path) as store:
        assert isinstance(store, SqliteStore)
        for name, (typed, letters) in QUESTIONS.items():
            sought = understood.sought(typed)
            found = words.search(store, sought)
            own = timed(partial(words.search, store, sought))
            other = timed(partial(_like, raw, letters))
            _say(f"{name:<10} {len(found):>10} {own * 1000:>7.1f} ms {other * 1000:>7.1f} ms {other / own:>7.1f}x")
    raw.close()


def _like(raw: sqlite3.Connection, letters: str) -> list[object]:
    return raw.execute(LIKE, (letters,)).fetchall()


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


def timed(act: Callable[[], object]) -> float:
    """The median of as many runs as take a second, in seconds."""
    took: list[float] = []
    while len(took) < 3 or sum(took) < 1:
        began = perf_counter()
        act()
        took.append(perf_counter() - began)
    return median(took)


def fill(path: Path, wanted: int) -> None:
    """A ledger of generated stories."""
    chance = random.Random(7)  # noqa: S311  an order, not a secret
    rare = ["".join(chance.choices(SYLLABLES, k=3)) for _ in range(3000)]
    listed = [*COMMON, *dict.fromkeys(rare), "kalomirten"]
    weights = [1 / (place + 2) for place in range(len(listed))]
    store = open_ledger(path)
    batch: list[Story] = []
    for number in range(wanted // EACH):
        batch.append(story(number, [" ".join(chance.choices(listed, weights, k=WORDS)) for _ in range(EACH)]))
        if len(batch) == 500 or number == wanted // EACH - 1:
            save(store, batch, (), recorded_at=FIRST + timedelta(seconds=number))
            batch = []
    store.close()


def story(number: int, sentences: list[str]) -> Story:
    """One generated report, a paragraph a sentence."""
    text, blocks = "", list[Block]()
    for place, sentence in enumerate(sentences, 1):
        blocks.append(Block(len(text), len(text) + len(sentence) + 1, BlockKind.BODY, place))
        text += f"{sentence}.\n"
    address, day = f"https://d.example/{number}", (FIRST + timedelta(hours=number)).date()
    return Story(
        id=make_story_id(address, text, day.isoformat(), 0),
        key=address,
        page="p-1",
        text=text,
        text_hash=digest(text),
        blocks=tuple(blocks),
        outlet="Omroep Delta",
        published=Published(Period.of_day(day), Basis.DELIVERY),
        address=address,
    )


if __name__ == "__main__":
    main()
