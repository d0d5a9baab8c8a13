"""What was worked out once is shown again until the ledger grows. Rule: a page never waits for another's lock twice."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import BoundedSemaphore, Lock, local
from typing import TypeVar

from wederhoor.briefing.update import Update
from wederhoor.drawing.inset import Inset
from wederhoor.drawing.picture import Picture
from wederhoor.model.weights import Copy
from wederhoor.situation.found import Found, sentences
from wederhoor.situation.sieve import Sieve
from wederhoor.web.days import Days
from wederhoor.web.source import Asked, Bench, Glance, Library, Lists, Seen, Source

KEPT = 24  # values of each sort; a desk looks at few days at a time
AT_WORK = 2  # values worked out at a time, so that what is kept is still answered at once
LIGHT = frozenset({"report", "copies_of", "days"})  # sorts of values that take no time: they wait for no other sort

T = TypeVar("T")


class Kept:
    """The values asked for last, each worked out by one thread only, and few of them at a time.

    A key begins with the sort of its value and the version of what it was made from; each sort has room for as many
    values of its own, and the values of another version go.
    """

    def __init__(self, most: int = KEPT) -> None:
        self._most = most
        self._values: OrderedDict[tuple[Hashable, ...], object] = OrderedDict()
        self._turns = {light: BoundedSemaphore(AT_WORK) for light in (False, True)}
        self._mine = local()
        self._locks: dict[tuple[Hashable, ...], Lock] = {}
        self._guard = Lock()

    def get(self, key: tuple[Hashable, ...], make: Callable[[], T]) -> T:
        """The value under a key, made where it is not there; an error is raised to all who ask and not kept."""
        with self._guard:
            if key in self._values:
                self._values.move_to_end(key)
                return self._values[key]  # type: ignore[return-value]  # the key names the sort of value
        if getattr(self._mine, "busy", False):
            return self._made(key, make)  # what a value is made from is worked out in its turn
        with self._turns[key[0] in LIGHT]:
            self._mine.busy = True
            try:
                return self._made(key, make)
            finally:
                self._mine.busy = False

    def _made(self, key: tuple[Hashable, ...], make: Callable[[], T]) -> T:
        with self._guard:
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
                alike = [other for other in self._values if other[0] == key[0]]
                gone = [other for other in self._values if other[1] != key[1]]
                for old in {*alike[: -self._most], *gone}:
                    del self._values[old]
            return value


class Desk:
    """A Source whose answers are kept for as long as the ledger stays as it is."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self._kept = Kept()

    def remember(self, sort: str, key: Hashable, make: Callable[[], T]) -> T:
        """A value of a sort under a key, made where it is not there, for as long as the ledger stays as it is.

        Few values of each sort are kept; what `make` raises is raised to all who ask.
        """
        return self._kept.get((sort, self.source.version(), key), make)

    def seen(self, asked: Asked) -> Seen:
        """The situation of a period and the one before; raises NothingDated."""
        return self.remember("seen", asked, lambda: self.source.seen(asked))

    def glance(self, asked: Asked) -> Glance:
        """The situation of a period alone; raises NothingDated."""
        return self.remember("glance", asked, lambda: self.source.glance(asked))

    def pictures(self, asked: Asked, language: str) -> tuple[Picture, ...]:
        """The map and the timeline of an update; raises NothingDated."""
        from wederhoor.drawing import pictures
        from wederhoor.drawing.words import words_of

        def make() -> tuple[Picture, ...]:
            seen = self.seen(asked)
            words = words_of(self.source.language(language), seen.theatre, self.source.gazetteer)
            return pictures(seen.situation, self.source.base, words)

        return self.remember("pictures", (asked, language), make)

    def inset(self, asked: Asked, language: str) -> Inset | None:
        """The small map of an update; None for a theatre without a map; raises NothingDated."""
        from wederhoor.drawing.inset import inset
        from wederhoor.drawing.words import words_of

        def make() -> Inset | None:
            seen, base = self.seen(asked), self.source.base
            words = words_of(self.source.language(language), seen.theatre, self.source.gazetteer)
            return inset(seen.situation, base, words) if base else None

        return self.remember("inset", (asked, language), make)

    def days(self, asked: Asked) -> Days:
        """The days of all reports that are recorded by then, whatever was known when."""
        return self.remember("days", asked.recorded, lambda: self.source.days(asked.recorded))

    def library(self, asked: Asked) -> Library:
        """The stories known at the moment asked; its period plays no part."""
        wanted = asked.moments
        return self.remember("library", wanted, lambda: self.source.library(wanted))

    def lists(self, asked: Asked) -> Lists | None:
        """The same, where they are too many to be looked at each; None where they are not."""
        wanted = asked.moments
        return self.remember("lists", wanted, lambda: self.source.lists(wanted))

    def bench(self) -> Bench:
        """The claims and the decisions as they are now."""
        return self.remember("bench", None, self.source.bench)

    def report(self, asked: Asked, story: str) -> Library:
        """One story, if it was known by then, with at least its versions and what may be its copies."""
        wanted = asked.moments
        return self.remember("report", (wanted, story), lambda: self.source.report(wanted, story))

    def copies_of(self, asked: Asked, story: str) -> tuple[Copy, ...]:
        """The copies among the dated stories that are shown with one."""
        kept = self.report(asked, story)
        if kept.whole:
            return self.copies(asked)  # worked out once for all stories
        return self.remember("copies_of", (asked.moments, story), lambda: _copies(kept))

    def copies(self, asked: Asked) -> tuple[Copy, ...]:
        """The copies among all dated stories known at the moment asked."""
        return self.remember("copies", asked.moments, lambda: _copies(self.library(asked)))

    def update(self, asked: Asked, language: str) -> Update:
        """The update of a period as a value; raises NothingDated."""
        from wederhoor import briefing

        def make() -> Update:
            seen = self.seen(asked)
            pack = self.source.language(language)
            return briefing.compose(seen.situation, seen.previous, pack, seen.theatre, self.source.gazetteer)

        return self.remember("update", (asked, language), make)

    def found(self, asked: Asked, typed: str, *, bare: bool) -> tuple[Found, ...]:
        """The sentences that fit a question, the best first; all with a claim for an empty one.

        `bare` says whether sentences without a claim are among them.
        """
        wanted = asked.moments

        def make() -> tuple[Found, ...]:
            sought = self.source.seek(typed)
            hits = self.source.hits(wanted, sought) if sought.parts else None
            lists = self.lists(wanted) if hits is not None else None
            kept = lists.library(hit.story for hit in hits or ()) if lists else self.library(wanted)
            language = self.source.reports()
            return sentences(
                kept.stories, kept.readings, kept.dated, hits=hits, sought=sought, language=language, bare=bare
            )

        return self.remember("found", (wanted, typed, bare), make)

    def sieve(self, asked: Asked, typed: str, *, bare: bool) -> Sieve:
        """The same sentences, to be narrowed."""
        key = asked.moments, typed, bare
        return self.remember("sieve", key, lambda: Sieve(self.found(asked, typed, bare=bare)))


def _copies(kept: Library) -> tuple[Copy, ...]:
    from wederhoor.weighing.copies import find_copies

    periods = {name: given.period for name, given in kept.dated.items()}
    return tuple(reuse.copy for reuse in find_copies(kept.stories.values(), periods))
