"""Where a search is put together: question, index, and what counts of it. Rule: no index gives no other answer."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from wederhoor.cli.compose import Program, opened
from wederhoor.cli.screen import aside
from wederhoor.model.claims import Reading
from wederhoor.model.search import Hit, Line, Sought
from wederhoor.model.stories import Story

if TYPE_CHECKING:
    from wederhoor.situation.seeking import Seeker

Progress = Callable[[int, int], None]


@contextmanager
def making(what: str = "index of words") -> Iterator[Progress]:
    """Where it is told how far something is made: a bar on a terminal, nothing elsewhere."""
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
    from rich.progress import Progress as Bar

    console = aside()
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Bar(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task(f"making the {what}", total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def seeker(program: Program) -> "Seeker":
    """What a question is understood with."""
    from wederhoor.situation.seeking import make_seeker

    return make_seeker(program.language, program.theatre, program.gazetteer, program.gazetteer.spellings)


def hits(
    program: Program,
    path: Path,
    sought: Sought,
    recorded_as_of: datetime | None,
    kept: Callable[[], tuple[Iterable[Story], Mapping[str, Reading]]],
    progress: Progress | None = None,
) -> tuple[Hit, ...]:
    """The sentences of a ledger that fit; without the index where it may not be written, or as recorded up to a moment.

    `kept` gives the stories and readings that are looked through then. Raises LedgerError.
    """
    from wederhoor.ledger import words
    from wederhoor.ledger.sqlite import SqliteStore
    from wederhoor.situation.found import scan

    if recorded_as_of is None and indexed(program, path, progress):
        with opened(path) as store:
            if isinstance(store, SqliteStore):
                return words.search(store, sought)
    stories, readings = kept()
    return scan(stories, readings, sought, program.language)


def indexed(program: Program, path: Path, progress: Progress | None = None) -> bool:
    """Whether the index of words knows all that was recorded, or does so now."""
    from wederhoor.cli.lens import caught_up, kept_up
    from wederhoor.ledger import words
    from wederhoor.situation import terms

    made_by = f"{terms.VERSION} {terms.rules(program.language)} {version('snowballstemmer')}"

    def lines(story: Story, reading: Reading | None) -> Iterable[Line]:
        return terms.lines(story, reading, program.language)

    if not caught_up(path):
        return False
    return kept_up(
        path,
        lambda store: words.behind(store, made_by),
        lambda store: words.catch_up(store, lines, made_by, progress),
    )
