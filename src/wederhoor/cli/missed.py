"""What `read --missed` lists: sentences that look like a claim and gave none. Rule: from the ledger, never re-read."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.markup import escape
from rich.table import Table

from wederhoor.cli.compose import Program
from wederhoor.cli.screen import out
from wederhoor.model.claims import Reading
from wederhoor.model.entries import Store
from wederhoor.model.stories import Story
from wederhoor.model.texts import Span
from wederhoor.model.vocabulary import Signal

if TYPE_CHECKING:
    from wederhoor.pipeline import ReadReport

LABELS = {
    Signal.QUOTATION: "a quotation",
    Signal.MODAL: 'a "zou"',
    Signal.REPORTING: "a reporting word",
    Signal.NUMBER: "a number",
}
MOST = 40  # characters of a sign that the terminal shows; a quotation can be longer


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence that may be a claim, with where it stands and what makes it look like one."""

    file: str  # as the user named it
    story: str  # Story.id
    part: str
    paragraph: int  # 0 outside the body
    span: Span
    sentence: str
    signs: tuple[tuple[Signal, str], ...]  # signal and words, each once

    @property
    def place(self) -> str:
        """The part with its paragraph, and the characters."""
        paragraph = f" {self.paragraph}" if self.paragraph else ""
        return f"{self.part}{paragraph}, {self.span.start}-{self.span.end}"


@dataclass(frozen=True, slots=True)
class Search:
    """All of a run: how many sentences were read, how many claims they gave, and what may be missed."""

    sentences: int
    claims: int
    lines: tuple[Line, ...]

    @property
    def counts(self) -> Mapping[Signal, int]:
        """How many sentences have each signal; one with two signals counts in both."""
        found = Counter(signal for line in self.lines for signal in {signal for signal, _ in line.signs})
        return {signal: found[signal] for signal in Signal}


def look_for_missed(program: Program, store: Store, report: "ReadReport") -> Search:
    """What may be missed in the stories of a run, by file and place; each story counts once."""
    from wederhoor.ledger import views
    from wederhoor.reading.sentences import split

    files: dict[str, str] = {}
    for file in report.files:
        for outcome in file.stories:
            files.setdefault(outcome.story, file.source)
    stories = {story.id: story for story in views.stories(store) if story.id in files and story.text}
    readings = {item.story: item for item in views.readings(store, reader=program.reader.name)}
    lines: list[Line] = []
    for story, source in files.items():
        if story in stories and story in readings:
            lines.extend(_lines(source, stories[story], readings[story]))
    return Search(
        sum(len(split(story, program.language)) for story in stories.values()),
        sum(len(readings[story].claims) for story in files if story in readings),
        tuple(lines),
    )


def show_missed(search: Search) -> None:
    """The sentences in a table for each file, then the counts."""
    console = out()
    for file in dict.fromkeys(line.file for line in search.lines):
        console.print(f"\nmissed in {file}", style="bold", markup=False, soft_wrap=True)
        console.print(_table(line for line in search.lines if line.file == file))
    console.print(f"\n{_total(search)}", markup=False, soft_wrap=True)


def as_lines(search: Search, run: Mapping[str, object]) -> str:
    """One JSON object a line: each sentence, and last the counts with what the run did."""
    counts = {signal.value: number for signal, number in search.counts.items()}
    last = {"sentences": search.sentences, "missed": len(search.lines), "signals": counts, **run}
    return "\n".join(json.dumps(item, ensure_ascii=False) for item in (*map(_record, search.lines), last))


def _lines(file: str, story: Story, reading: Reading) -> Iterator[Line]:
    for missed in sorted(reading.missed, key=lambda item: item.span):
        signs = dict.fromkeys((sign.signal, _words(story, sign.span)) for sign in missed.signs)
        part, paragraph = _place(story, missed.span)
        yield Line(file, story.id, part, paragraph, missed.span, _words(story, missed.span), tuple(signs))


def _place(story: Story, span: Span) -> tuple[str, int]:
    """The sort of block that a sentence stands in, and its paragraph."""
    block = next(block for block in story.readable if block.span.covers(span))
    return block.kind.value, block.paragraph


def _words(story: Story, span: Span) -> str:
    return " ".join(span.of(story.text).split())


def _table(lines: Iterable[Line]) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("place", no_wrap=True)
    table.add_column("signals", overflow="fold", ratio=2)
    table.add_column("sentence", overflow="fold", ratio=4)
    for line in lines:
        table.add_row(*map(escape, (line.place, _shown(line), line.sentence)))
    return table


def _shown(line: Line) -> str:
    """Each signal on a line of its own with its words, a long quotation cut short."""
    return "\n".join(f"{signal}: {', '.join(map(_short, words))}" for signal, words in _by_signal(line).items())


def _short(words: str) -> str:
    return words if len(words) <= MOST else f"{words[: MOST - 3].rstrip()}..."


def _by_signal(line: Line) -> Mapping[Signal, list[str]]:
    return {
        signal: [words for known, words in line.signs if known is signal]
        for signal in Signal
        if any(known is signal for known, _ in line.signs)
    }


def _total(search: Search) -> str:
    """The closing line: sentences, claims, and how many may be missed by each signal."""
    signals = ", ".join(f"{number} with {LABELS[signal]}" for signal, number in search.counts.items())
    return f"{search.sentences} sentences, {search.claims} claims, {len(search.lines)} missed: {signals}"


def _record(line: Line) -> dict[str, object]:
    return {
        "file": line.file,
        "story": line.story,
        "part": line.part,
        "paragraph": line.paragraph or None,
        "start": line.span.start,
        "end": line.span.end,
        "signals": {signal.value: words for signal, words in _by_signal(line).items()},
        "sentence": line.sentence,
    }
