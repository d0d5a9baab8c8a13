"""What was worked out once is shown again until the ledger grows. Rule: a page never waits for another's lock twice."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import replace
from threading import Lock
from typing import TypeVar

from wederhoor.briefing.update import Update
from wederhoor.drawing.inset import Inset
from wederhoor.drawing.picture import Picture
from wederhoor.model.weights import Copy
from wederhoor.situation.found import Found, sentences
from wederhoor.web.days import Days, days_of
from wederhoor.web.source import Asked, Bench, Glance, Library, Seen, Source

KEPT = 24  # values of each sort; a desk looks at few days at a time

T = TypeVar("T")


class Kept:
    """The values asked for last, each worked out by one thread only."""

    def __init__(self, most: int = KEPT) -> None:
        self._most = most
        self._values: OrderedDict[Hashable, object] = OrderedDict()
        self._locks: dict[Hashable, Lock] = {}
        self._guard = Lock()

    def get(self, key: Hashable, make: Callable[[], T]) -> T:
        """The value under a key, made where it is not there; an error is raised to all who ask and not kept."""
        with self._guard:
            if key in self._values:
                self._values.move_to_end(key)
                return self._values[key]  # type: ignore[return-value]  # the key names the sort of value
            lock = self._locks.setdefault(key, Lock())
        with lock:
            with self._guard:
                if key in self._values:
                    return self._values[key]  # type: ignore[return-value]  # as above
            try:
                value = make()
            finally:
                with self._guard:
                    self._locks.pop(key, None)
            with self._guard:
                self._values[key] = value
                while len(self._values) > self._most:
                    self._values.popitem(last=False)
            return value


class Desk:
    """A Source whose answers are kept for as long as the ledger stays as it is."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self._kept = Kept()
        self._drawn = Kept()

    def remember(self, key: Hashable, make: Callable[[], T]) -> T:
        """Something else that holds as long as the ledger stays as it is, under a key of its own."""
        return self._kept.get((key, self.source.version()), make)

    def seen(self, asked: Asked) -> Seen:
        """The situation of a period and the one before; raises NothingDated."""
        return self._kept.get(("seen", self.source.version(), asked), lambda: self.source.seen(asked))

    def glance(self, asked: Asked) -> Glance:
        """The situation of a period alone; raises NothingDated."""
        return self._kept.get(("glance", self.source.version(), asked), lambda: self.source.glance(asked))

    def pictures(self, asked: Asked, language: str) -> tuple[Picture, ...]:
        """The map and the timeline of an update; raises NothingDated."""
        from wederhoor.drawing import pictures
        from wederhoor.drawing.words import words_of

        def make() -> tuple[Picture, ...]:
            seen = self.seen(asked)
            words = words_of(self.source.language(language), seen.theatre, self.source.gazetteer)
            return pictures(seen.situation, self.source.base, words)

        return self._kept.get(("pictures", self.source.version(), asked, language), make)

    def inset(self, asked: Asked, language: str) -> Inset | None:
        """The small map of an update; None for a theatre without a map; raises NothingDated."""
        from wederhoor.drawing.inset import inset
        from wederhoor.drawing.words import words_of

        def make() -> Inset | None:
            seen, base = self.seen(asked), self.source.base
            words = words_of(self.source.language(language), seen.theatre, self.source.gazetteer)
            return inset(seen.situation, base, words) if base else None

        return self._kept.get(("inset", self.source.version(), asked, language), make)

    def drawn(self, key: Hashable, make: Callable[[], T]) -> T:
        """A drawing under a key, made where it is not there."""
        return self._drawn.get((self.source.version(), key), make)

    def days(self, asked: Asked) -> Days:
        """The days of all dated stories that are recorded by then, whatever was known when."""
        wanted = Asked(recorded=asked.recorded)
        return self._kept.get(("days", self.source.version(), wanted), lambda: days_of(self.library(wanted)))

    def library(self, asked: Asked) -> Library:
        """The stories known at the moment asked; its period plays no part."""
        wanted = replace(asked, period=None)
        return self._kept.get(("library", self.source.version(), wanted), lambda: self.source.library(wanted))

    def bench(self) -> Bench:
        """The claims and the decisions as they are now."""
        return self._kept.get(("bench", self.source.version()), self.source.bench)

    def copies(self, asked: Asked) -> tuple[Copy, ...]:
        """The copies among all dated stories known at the moment asked."""
        from wederhoor.weighing.copies import find_copies

        wanted = replace(asked, period=None)

        def make() -> tuple[Copy, ...]:
            kept = self.library(wanted)
            periods = {name: given.period for name, given in kept.dated.items()}
            return tuple(reuse.copy for reuse in find_copies(kept.stories.values(), periods))

        return self._kept.get(("copies", self.source.version(), wanted), make)

    def worked_out(self, name: str, asked: Asked, make: Callable[[], T]) -> T:
        """What a page makes of the library at the moment asked, under a name of its own."""
        return self._kept.get((name, self.source.version(), replace(asked, period=None)), make)

    def update(self, asked: Asked, language: str) -> Update:
        """The update of a period as a value; raises NothingDated."""
        from wederhoor import briefing

        def make() -> Update:
            seen = self.seen(asked)
            pack = self.source.language(language)
            return briefing.compose(seen.situation, seen.previous, pack, seen.theatre, self.source.gazetteer)

        return self._kept.get(("update", self.source.version(), asked, language), make)

    def found(self, asked: Asked, typed: str, *, bare: bool) -> tuple[Found, ...]:
        """The sentences that fit a question, the best first; all with a claim for an empty one.

        `bare` says whether sentences without a claim are among them.
        """
        wanted = replace(asked, period=None)

        def make() -> tuple[Found, ...]:
            kept, sought = self.library(wanted), self.source.seek(typed)
            hits = self.source.hits(wanted, sought) if sought.parts else None
            language = self.source.reports()
            return sentences(
                kept.stories, kept.readings, kept.dated, hits=hits, sought=sought, language=language, bare=bare
            )

        return self._kept.get(("found", self.source.version(), wanted, typed, bare), make)
