"""Where packs, ledger and reader are put together. Rule: each is loaded when asked for, so that no command waits."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from wederhoor.model.entries import Store
from wederhoor.model.packs import LanguagePack, Theatre

if TYPE_CHECKING:
    from spacy.language import Language

    from wederhoor.atlas import World
    from wederhoor.reading.reader import RuleReader

READ_LANGUAGE = "nl"  # the language of the reports
THEATRE = "ukraine"


class Program:
    """The packs of one run, each loaded once and only when it is asked for."""

    places_progress: Callable[[int, int], None] | None = None  # told how far the index of places is when it is made

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

        return atlas.wide(user_cache_path("wederhoor"), self.places_progress)

    @cached_property
    def reader(self) -> "RuleReader":
        """The rules over the language's syntax model; loading that takes a few seconds."""
        from wederhoor.reading.reader import RuleReader

        language = self.language
        assert language.syntax is not None, "the language that is read ships a syntax model"
        return RuleReader(language, self.theatre, self.gazetteer, _pipeline(language.syntax))

    def wording(self, code: str) -> LanguagePack:
        """A language in which updates are written; raises UnknownLanguage."""
        from wederhoor import languages

        return languages.load(code)


@cache
def _pipeline(path: str) -> "Language":
    import spacy

    return spacy.load(path)


def default_ledger() -> Path:
    """The ledger in the platform's folder for user data."""
    from platformdirs import user_data_path

    return user_data_path("wederhoor") / "ledger.sqlite"


@contextmanager
def opened(path: Path, *, write: bool = False) -> Iterator[Store]:
    """A ledger for one command; raises LedgerError where it cannot be opened, or is not there and is not to be made."""
    from wederhoor.ledger import open_ledger

    store = open_ledger(path, read_only=not write)
    try:
        yield store
    finally:
        store.close()
