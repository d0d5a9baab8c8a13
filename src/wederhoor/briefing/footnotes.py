"""A page as footnotes. Rule: every sentence stands once, each mark leads to it, and it leads back to its first mark."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from wederhoor.briefing.page import DASH, Block, Heading, Item, Page, Paragraph, Run, Runs, Style, Table

SOURCES = "sources"


@dataclass(frozen=True, slots=True)
class Mark(Run):
    """A mark, or a stretch of them, with a name of its own where it is the first that leads to its sentences."""

    id: str = ""


@dataclass(frozen=True, slots=True)
class Footnote:
    """A sentence cited, and the name of the mark that it leads back to."""

    item: Item
    back: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """Sentences that one mark leads to: a single one without a name, or several under the stretch's own."""

    notes: tuple[Footnote, ...]
    key: str = ""


@dataclass(frozen=True, slots=True)
class Noted:
    """A page whose marks are named, and its sentences in the order of their numbers."""

    page: Page
    stretches: tuple[Stretch, ...]


def noted(page: Page) -> Noted:
    """The marks of a page with the names that the sentences lead back to, and the sentences."""
    items = {block.number: block for block in _sources(page) if isinstance(block, Item) and block.number is not None}
    naming = _Naming(frozenset(items))
    sections = tuple(
        section
        if section.key == SOURCES
        else replace(section, blocks=tuple(_block(block, naming) for block in section.blocks))
        for section in page.sections
    )
    return Noted(replace(page, sections=sections), tuple(_stretches(items, naming)))


class _Naming:
    """Which numbers have a mark already, and of which stretches the sentences stand together."""

    def __init__(self, numbers: frozenset[int]) -> None:
        self.numbers = numbers
        self.backs: dict[int, str] = {}
        self.whole: dict[int, int] = {}  # first and last number of a stretch

    def mark(self, run: Run) -> Run:
        """A mark of one sentence."""
        return Mark(run.text, run.style, run.key, self._named((int(run.key),)))

    def stretch(self, first: Run, last: Run) -> tuple[Run, ...]:
        """Two marks with all between them as one, where no other mark parts these sentences."""
        start, end = int(first.key), int(last.key)
        numbers = tuple(range(start, end + 1))
        if self.whole.get(start) != end and not self.backs.keys() & set(numbers) and self.numbers.issuperset(numbers):
            self.whole[start] = end
        if self.whole.get(start) != end:
            return self.mark(first), Run(DASH), self.mark(last)
        text = f"{first.text}{DASH}{last.text}"
        return (Mark(text, Style.MARK, f"{start}-{end}", self._named(numbers)),)

    def _named(self, numbers: tuple[int, ...]) -> str:
        fresh = [number for number in numbers if number not in self.backs]
        name = f"r{numbers[0]}"
        self.backs.update(dict.fromkeys(fresh, name))
        return name if len(fresh) == len(numbers) else ""


def _stretches(items: dict[int, Item], naming: _Naming) -> Iterator[Stretch]:
    left = sorted(items)
    while left:
        first = left[0]
        last = naming.whole.get(first)
        size = 1 if last is None else last - first + 1
        numbers, left = left[:size], left[size:]
        notes = tuple(Footnote(_brief(items[number]), naming.backs.get(number, "")) for number in numbers)
        yield Stretch(notes) if last is None else Stretch(notes, f"{first}-{last}")


def _brief(item: Item) -> Item:
    """A source whose address shows its host alone: the link has the rest, and paper gets it from there."""
    return replace(item, runs=tuple(_host(run) if run.style is Style.LINK else run for run in item.runs))


def _host(run: Run) -> Run:
    return replace(run, text=run.text.partition("://")[2].partition("/")[0] or run.text)


def _sources(page: Page) -> Iterable[Block]:
    return (block for section in page.sections if section.key == SOURCES for block in section.blocks)


def _block(block: Block, naming: _Naming) -> Block:
    if isinstance(block, Table):
        return replace(block, rows=tuple(tuple(_runs(cell, naming) for cell in row) for row in block.rows))
    if isinstance(block, Item):
        return replace(block, runs=_runs(block.runs, naming), below=_runs(_light(block.below), naming))
    assert isinstance(block, Heading | Paragraph)  # a page has no other blocks
    return replace(block, runs=_runs(block.runs, naming))


def _light(runs: Runs) -> Runs:
    """What stands beneath a line is of lesser weight as a whole."""
    return tuple(replace(run, style=Style.TEXT) if run.style is Style.SOFT else run for run in runs)


def _runs(runs: Runs, naming: _Naming) -> Runs:
    found: list[Run] = []
    place = 0
    while place < len(runs):
        run = runs[place]
        if run.style is not Style.MARK:
            found.append(run)
        elif [other.text for other in runs[place + 1 : place + 2]] == [DASH] and len(runs) > place + 2:
            found += naming.stretch(run, runs[place + 2])
            place += 2
        else:
            found.append(naming.mark(run))
        place += 1
    return tuple(found)
