"""What was worked out once is shown again until the ledger grows. Rule: a page never waits for another's lock twice."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, replace
from threading import BoundedSemaphore, Lock, local
from typing import Any, TypeVar

from wederhoor.briefing.update import Update
from wederhoor.drawing.inset import Inset
from wederhoor.drawing.picture import Picture
from wederhoor.model.period import Period, at_home
from wederhoor.model.weights import Copy
from wederhoor.situation.found import Found, sentences
from wederhoor.situation.sieve import Sieve
from wederhoor.situation.value import Situation
from wederhoor.web.days import Days
from wederhoor.web.source import Asked, Bench, Glance, Library, Lists, Seen, Source

KEPT = 24  # values of each sort; a desk looks at few days at a time
ROOM = 300_000  # claims in all situations of a sort that are kept: each takes some 2 kB
AT_WORK = 2  # heavy values worked out at a time, so that what is kept is still answered at once
HEAVY = frozenset(
    {"seen", "glance", "library", "copies", "found", "bench"}
)  # sorts that take long, and rest on no other

LOOKED = frozenset({"seen", "glance"})  # sorts of which an older value may still be true

T = TypeVar("T")
L = TypeVar("L", Seen, Glance)


@dataclass(frozen=True, slots=True)
class Basis:
    """What something that was looked at rests on, in the place of a version: it outlasts versions."""

    digest: str


class Kept:
    """The values asked for last, each worked out by one thread only, and few of the heavy ones at a time.

    A key begins with the sort of its value and the version of what it was made from; each sort has room for as many
    values of its own, fewer of large situations, and the values of another version go. The last one always stays.
    What was looked at before stays too, for it may be the same still, and so does what was made of it, as long as it
    does: its key has a Basis for a version.
    """

    def __init__(self, most: int = KEPT, room: int = ROOM) -> None:
        self._most, self._room = most, room
        self._values: OrderedDict[tuple[Hashable, ...], object] = OrderedDict()
        self._version: Hashable = None
        self._turns = BoundedSemaphore(AT_WORK)
        self._mine = local()
        self._locks: dict[tuple[Hashable, ...], Lock] = {}
        self._guard = Lock()

    def get(self, key: tuple[Hashable, ...], make: Callable[[], T]) -> T:
        """The value under a key, made where it is not there; an error is raised to all who ask and not kept."""
        with self._guard:
            if key in self._values:
                self._values.move_to_end(key)
                return self._values[key]  # type: ignore[return-value]  # the key names the sort of value
        if key[0] not in HEAVY or getattr(self._mine, "busy", False):
            return self._made(key, make)  # what a heavy value is made from is worked out in its turn
        with self._turns:
            self._mine.busy = True
            try:
                return self._made(key, make)
            finally:
                self._mine.busy = False

    def before(self, key: tuple[Hashable, ...]) -> Any:  # Any: as below
        """The value under the same key of whichever version, the one asked for last, else None."""
        with self._guard:
            alike = (other for other in reversed(self._values) if (other[0], other[2:]) == (key[0], key[2:]))
            return next((self._values[other] for other in alike), None)

    def find(self, key: tuple[Hashable, ...]) -> Any:  # Any: the key names the sort of value
        """The value under a key where it is there, else None."""
        with self._guard:
            return self._values.get(key)

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
                self._tidy(key)
            return value

    def _tidy(self, key: tuple[Hashable, ...]) -> None:
        """Let go what has no room beside the value that was put under a key, the one asked for longest ago first."""
        if not isinstance(key[1], Basis):
            self._version = key[1]
        if key[0] in LOOKED:
            for old in [other for other in self._values if other != key and (other[0], other[2:]) == (key[0], key[2:])]:
                del self._values[old]
        bases = {basis for other, value in self._values.items() if other[0] in LOOKED and (basis := _basis(value))}
        for old in [other for other in self._values if other[0] not in LOOKED and other != key]:
            if old[1] not in bases if isinstance(old[1], Basis) else old[1] != self._version:
                del self._values[old]
        alike = [other for other in self._values if other[0] == key[0]]
        taken = sum(_claims(self._values[other]) for other in alike)
        left = len(alike)
        for old in alike[:-1]:
            if left <= self._most and taken <= self._room:
                return
            taken -= _claims(self._values.pop(old))
            left -= 1


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

    def made_of(self, looked: Seen | Glance, sort: str, key: Hashable, make: Callable[[], T]) -> T:
        """A value of a sort under a key that follows from what was looked at alone, kept as long as that is."""
        return self._kept.get((sort, _basis(looked) or self.source.version(), key), make)

    def seen(self, asked: Asked) -> Seen:
        """The situation of a period and the one before; raises NothingDated."""
        return self._looked("seen", asked, self.source.seen)

    def glance(self, asked: Asked) -> Glance:
        """The situation of a period alone, by default of the day of the moment asked; raises NothingDated."""
        if asked.period is None and asked.known_at is not None:
            asked = replace(asked, period=Period.of_day(at_home(asked.known_at).date()))

        def look(wanted: Asked, before: Glance | None) -> Glance:
            return self.source.glance(wanted, self._kept.find(("seen", self.source.version(), wanted)), before)

        return self._looked("glance", asked, look)

    def _looked(self, sort: str, asked: Asked, look: Callable[[Asked, L | None], L]) -> L:
        """What is seen of a period; also of none, which is the same as of the one that it turns out to be."""
        version, asked = self.source.version(), asked.ended
        key = sort, version, asked
        found = self._kept.get(key, lambda: look(asked, self._kept.before(key)))
        if asked.period is not None:
            return found
        named = replace(asked, period=found.situation.period)
        return self._kept.get((sort, version, named), lambda: found)

    def _named(self, asked: Asked) -> Asked:
        """The same, with the period that an update without one is of; raises NothingDated."""
        return asked if asked.period else replace(asked, period=self.seen(asked).situation.period)

    def pictures(self, asked: Asked, language: str) -> tuple[Picture, ...]:
        """The map and the timeline of an update; raises NothingDated."""
        from wederhoor.drawing import pictures
        from wederhoor.drawing.words import words_of

        seen = self.seen(asked)

        def make() -> tuple[Picture, ...]:
            words = words_of(self.source.language(language), seen.theatre, self.source.gazetteer)
            return pictures(seen.situation, self.source.base, words)

        return self.made_of(seen, "pictures", (self._named(asked), language), make)

    def inset(self, asked: Asked, language: str) -> Inset | None:
        """The small map of an update; None for a theatre without a map; raises NothingDated."""
        from wederhoor.drawing.inset import inset
        from wederhoor.drawing.words import words_of

        seen, base = self.seen(asked), self.source.base

        def make() -> Inset | None:
            words = words_of(self.source.language(language), seen.theatre, self.source.gazetteer)
            return inset(seen.situation, base, words) if base else None

        return self.made_of(seen, "inset", (self._named(asked), language), make)

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

        seen = self.seen(asked)

        def make() -> Update:
            pack = self.source.language(language)
            return briefing.compose(seen.situation, seen.previous, pack, seen.theatre, self.source.gazetteer)

        return self.made_of(seen, "update", (self._named(asked), language), make)

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
            return sentences(kept.stories, kept.readings, kept.dated, hits=hits, sought=sought, bare=bare)

        return self.remember("found", (wanted, typed, bare), make)

    def sieve(self, asked: Asked, typed: str, *, bare: bool) -> Sieve:
        """The same sentences, to be narrowed."""
        key = asked.moments, typed, bare
        return self.remember("sieve", key, lambda: Sieve(self.found(asked, typed, bare=bare)))


def _basis(looked: object) -> Basis | None:
    """What a value rests on that was looked at; None where only the version of the ledger says it."""
    digest = getattr(looked, "basis", None)
    return Basis(digest) if digest else None


def _claims(value: object) -> int:
    """How many claims a value holds that is, or rests on, situations; 0 for any other."""
    found = (getattr(value, name, None) for name in ("situation", "previous"))
    return sum(len(situation.claims) for situation in found if isinstance(situation, Situation))


def _copies(kept: Library) -> tuple[Copy, ...]:
    from wederhoor.weighing.copies import find_copies

    periods = {name: given.period for name, given in kept.dated.items()}
    return tuple(reuse.copy for reuse in find_copies(kept.stories.values(), periods))
