"""Where packs, ledger and reader are put together. Rule: each is loaded when asked for, so that no command waits."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from copy import copy
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from wederhoor.model.entries import Store
from wederhoor.model.packs import LanguagePack, Theatre

if TYPE_CHECKING:
    from wederhoor.atlas import Pinned, World
    from wederhoor.cli.syntax import Syntax
    from wederhoor.reading.reader import RuleReader

READ_LANGUAGE = "nl"  # the language of the reports
THEATRE = "ukraine"


class Program:
    """The packs of one run, each loaded once and only when it is asked for."""

    def __init__(self) -> None:
        self.places_progress: Callable[[int, int], None] = lambda _done, _total: None  # told while the index is made
        self.pins: Mapping[str, str] = {}  # places by folded name, as people chose
        self.syntax: Syntax | None = None  # what sentences are parsed with; None for the language's own

    def obey(self, store: Store) -> None:
        """Take the choices of places that a ledger holds; before the reader is asked for."""
        from wederhoor.ledger.pinning import pins

        self.pins = {name: chosen.place for name, chosen in pins(store).items()}

    def following(self, store: Store) -> "Program":
        """A program with these packs that reads with the choices of places of a ledger."""
        other = copy(self)
        other.__dict__.pop("places", None)
        other.__dict__.pop("reader", None)
        other.obey(store)
        return other

    def parse_with(self, name: str | None) -> None:
        """Take another spaCy pipeline, if one is named; before the reader is asked for.

        Raises Failure where it cannot be loaded or read with.
        """
        from wederhoor.cli.syntax import named

        self.syntax = named(name, self.language) if name else None

    @cached_property
    def language(self) -> LanguagePack:
        """The language in which reports are read."""
        return self.wording(READ_LANGUAGE)

    @cached_property
    def theatre(self) -> Theatre:
        """The war."""
        from wederhoor import theatres

        return theatres.load(THEATRE)

    @cached_property
    def gazetteer(self) -> "World":
        """The places."""
        from platformdirs import user_cache_path

        from wederhoor import atlas

        def progress(done: int, total: int) -> None:
            self.places_progress(done, total)  # whoever listens when the index is made, not when it is asked for

        return atlas.wide(user_cache_path("wederhoor"), progress)

    @cached_property
    def places(self) -> "World | Pinned":
        """The places as they are read: with the choices that a ledger holds."""
        from wederhoor.atlas import Pinned

        return Pinned(self.gazetteer, self.pins) if self.pins else self.gazetteer

    @cached_property
    def reader(self) -> "RuleReader":
        """The rules over the language's syntax model, or another; loading that takes a few seconds."""
        from wederhoor.cli.syntax import shipped
        from wederhoor.reading.reader import RuleReader

        syntax = self.syntax or shipped(self.language)
        return RuleReader(self.language, self.theatre, self.places, syntax.pipeline, syntax.id)

    def wording(self, code: str) -> LanguagePack:
        """A language in which updates are written; raises UnknownLanguage."""
        from wederhoor import languages

        return languages.load(code)


def default_ledger() -> Path:
    """The ledger in the platform's folder for user data."""
    from platformdirs import user_data_path

    return user_data_path("wederhoor") / "ledger.sqlite"


@contextmanager
def opened(path: Path, *, write: bool = False) -> Iterator[Store]:
    """A ledger for one command; raises LedgerError where it cannot be opened, or is not there and is not to be made.

    What is wrong with an entry in it is told with the name of the file.
    """
    from wederhoor.ledger import LedgerError, open_ledger

    store = open_ledger(path, read_only=not write)
    try:
        yield store
    except LedgerError as error:
        if error.problem.source != "ledger":
            raise
        raise LedgerError(replace(error.problem, source=str(path))) from error
    finally:
        store.close()
