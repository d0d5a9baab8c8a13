"""Searches of a large ledger. Rule: numbers in columns say what fits, and only the sentences shown are read."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from heapq import merge
from pathlib import Path
from threading import Lock

from wederhoor.cli.compose import opened
from wederhoor.ledger import words
from wederhoor.ledger.register import packed
from wederhoor.ledger.sqlite import SqliteStore
from wederhoor.model.claims import Claim
from wederhoor.model.search import Sought
from wederhoor.situation.found import SORTS, Found, Key
from wederhoor.situation.listing import Row
from wederhoor.situation.seeking import fits_exactly
from wederhoor.situation.sheets import Mask, Sheet, sheet_of
from wederhoor.situation.sifting import Finder, Line, Pile
from wederhoor.situation.terms import spans_of
from wederhoor.web.source import Library, Sifted, Slot

Load = Callable[[Iterable[str]], Library]


class Sheets:
    """The sheet of a ledger's register, read again once the register has changed."""

    def __init__(self, path: Path) -> None:
        self._path, self._lock = path, Lock()
        self._known: tuple[str, int] | None = None
        self._sheet = sheet_of((), {})

    def get(self) -> Sheet:
        """The sheet as the register is now; raises LedgerError."""
        with self._lock, opened(self._path) as store:
            assert isinstance(store, SqliteStore)  # else there is no register
            found = packed(store, self._known)
            if found is not None:
                known, stories, values = found
                self._sheet, self._known = sheet_of(stories, values), known
            return self._sheet


def everything(sheets: Iterable[tuple[Sheet, Mask]]) -> list[Pile]:
    """Every sentence that is shown for a claim, of the stories of each sheet that are known."""
    return [Pile(sheet, sheet.among(known)) for sheet, known in sheets]


def hit(store: SqliteStore, sought: Sought, sheets: Sequence[tuple[Sheet, Mask]], *, bare: bool) -> list[Pile]:
    """The sentences that the index of words finds; a story on two sheets counts on the first."""
    finders = [Finder(sheet, bare) for sheet, _ in sheets]
    ways = [(sheet.index.get, finder.adder()) for (sheet, _), finder in zip(sheets, finders, strict=True)]
    exact = any(part.exact for part in sought.parts)
    found = words.each_said(store, sought, partial(fits_exactly, sought=sought)) if exact else words.each(store, sought)
    for story, first, last, rank in found:
        for number_of, add in ways:
            number = number_of(story)
            if number is not None:
                add(number, first, last, rank)
                break
    return [pile for finder, (_, known) in zip(finders, sheets, strict=True) for pile in finder.piles(known)]


class LedgerSifter:
    """Piles of sentences, of which those that are shown are loaded."""

    def __init__(self, piles: Sequence[Pile], load: Load) -> None:
        self._piles, self._load = piles, load

    def sifted(self, chosen: Mapping[str, str], after: Key | None, most: int, *, newest: bool) -> Sifted:
        lines, claims, listed = 0, 0, list[Line]()
        facets = {sort: Counter[str]() for sort in SORTS}
        for pile in self._piles:
            having = pile.having(chosen)
            mask = pile.narrowed(having)
            counted = pile.totals(mask)
            lines, claims = lines + counted[0], claims + counted[1]
            listed += pile.first(mask, after, most, newest=newest)
            for sort, counts in pile.facets(having).items():
                facets[sort] += counts
        listed = sorted(listed, key=lambda line: line.key)[:most]
        kept = self._load(line.story for line in listed)
        found = (_found(line, kept) for line in listed if line.story in kept.stories)
        return Sifted(lines, claims, facets, tuple(item for item in found if item is not None))

    def rows(self, begin: Slot, most: int) -> Sequence[Row]:
        wanted, enough = dict[str, frozenset[int]](), 0
        for _, story, places in merge(*(_told(pile, begin) for pile in self._piles if not pile.bare)):
            if enough >= most:
                break
            wanted[story] = places
            enough += len(places) if story != begin[1] else 0
        kept = self._load(wanted)
        return [
            Row(claim, kept.stories[story], given.period if (given := kept.dated.get(story)) else None)
            for story, places in wanted.items()
            if story in kept.stories
            for claim in _claims(kept, story, places)
        ]


def _told(pile: Pile, begin: Slot) -> Iterator[tuple[str, str, frozenset[int]]]:
    """Moment and id of the stories from a place in the list on, with the claims that are meant."""
    for place in range(bisect_left(pile.told, begin), len(pile.told)):
        moment, story, number = pile.told[place]
        yield moment, story, pile.claims_of(number)


def _found(line: Line, kept: Library) -> Found | None:
    """A sentence with its claims; None where the story was read anew meanwhile."""
    given = kept.dated.get(line.story)
    claims = tuple(claim for claim in _claims(kept, line.story, line.places) if line.span in spans_of(claim))
    if line.places and not claims:
        return None
    return Found(kept.stories[line.story], given.period if given else None, line.span, claims, line.rank)


def _claims(kept: Library, story: str, places: Iterable[int]) -> list[Claim]:
    reading = kept.readings.get(story)
    return [reading.claims[place] for place in sorted(places) if place < len(reading.claims)] if reading else []
