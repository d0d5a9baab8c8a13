"""Attributions of one sentence set against one another. Rule: a clause with a source of its own has no other one.

Quotations bind first: what stands inside one goes to its speaker, and no word outside it is said by a verb inside.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from wederhoor.reading.attribution import Attribution
from wederhoor.reading.runs import clause_around, main_clause_start
from wederhoor.reading.sources import Context

Run = tuple[int, int]


def settle(context: Context, found: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """The attributions with their contents cut where another one begins, and whole where they quote."""
    quoted = [_with_quotations(context, item) for item in found]
    parted = [_parted(context, item, quoted) for item in quoted]
    return tuple(
        item for item in (_by_mouth(context, item, parted) for item in parted) if item.content or item.backward
    )


def _with_quotations(context: Context, item: Attribution) -> Attribution:
    """Confined to the quotation that its verb stands in; else holding whole what it holds a part of."""
    if not item.cue or not item.content:
        return item
    around = context.quotation(item.cue[0])
    if around is not None:
        clipped = ((max(first, around.first), min(last, around.last)) for first, last in item.content)
        return replace(item, content=tuple(run for run in clipped if run[0] <= run[1]))
    return replace(item, content=tuple(_widened(context, run, item) for run in item.content))


def _widened(context: Context, run: Run, item: Attribution) -> Run:
    first, last = run
    for quotation in context.quotations:
        if (
            quotation.first <= last < quotation.last
            and first <= quotation.last
            and not _meets(quotation.first, quotation.last, item)
        ):
            last = quotation.last
    return first, last


def _meets(first: int, last: int, item: Attribution) -> bool:
    """Whether the words of the attribution itself lie in a run."""
    return item.segment[0] <= last and first <= item.segment[1] and item.segment[1] < last


def _parted(context: Context, item: Attribution, others: Sequence[Attribution]) -> Attribution:
    """Without the coordinate clauses, behind its own words, that have another source."""
    if not item.cue:
        return item
    runs = []
    for first, last in item.content:
        stops = [stop for other in others if other is not item for stop in _stop(context, item, other, (first, last))]
        end = min((stop - 1 for stop in stops), default=last)
        if first <= end:
            runs.append((first, end))
    return replace(item, content=tuple(runs))


def _stop(context: Context, item: Attribution, other: Attribution, run: Run) -> Iterator[int]:
    """Where a clause of another source begins inside a content that follows its own attribution."""
    first, last = run
    if not other.cue or not item.cue[-1] < other.cue[0] or not first <= other.cue[0] <= last or other.rule == "own":
        return
    around = context.quotation(other.cue[0])
    if around is not None and not around.holds(item.cue[0]):
        return
    begin = clause_around(context, other.cue[0])[0]
    main = main_clause_start(context, other.source, other.cue[0]) if other.source else None
    if main is not None and first < main:
        yield main
        return
    if other.rule == "clausal" and context.lower(other.cue[0] - 1) == "," and _opens_subordinate(context, item):
        yield other.cue[0]
        return
    if other.rule in {"inverted", "heard"}:
        if other.segment[1] >= last and first < other.segment[0]:
            yield other.segment[0]
        return
    if first < begin <= other.cue[0] and _coordinates(context, begin):
        yield begin


def _opens_subordinate(context: Context, item: Attribution) -> bool:
    """Whether a source stands in a clause such as "terwijl X beweert dat", before the main clause."""
    return context.lower(max(0, item.segment[0])) in context.lexicon.words("speech", "clause", "subordinators")


def _coordinates(context: Context, begin: int) -> bool:
    """Whether a clause begins behind a semicolon, a conjunction that joins equals, or with a source of its own."""
    joining = context.lexicon.words("speech", "content", "joins")
    before = context.sentence.tokens[begin - 1]
    return (
        before.text == ";"
        or context.lower(begin) in joining | context.lexicon.words("speech", "sources", "anew")
        or before.lower in joining
    )


def _by_mouth(context: Context, item: Attribution, others: Sequence[Attribution]) -> Attribution:
    """Spoken by the mouth of somebody: in "X verklaart bij monde van Y dat" it is Y who says it."""
    voice = next((other for other in others if other is not item and _is_voice(context, other, item)), None)
    if voice is not None:
        return replace(item, source=voice.source)
    if any(other is not item and _is_voice(context, item, other) for other in others):
        return replace(item, content=())
    return item


def _is_voice(context: Context, voice: Attribution, item: Attribution) -> bool:
    """Whether one attribution only says by whose mouth another is spoken."""
    mouth = context.lexicon.words("reading", "function", "mouth")
    if voice.rule != "prepositional" or item.rule == "prepositional" or voice.source is None:
        return False
    if not any(context.lower(index) in mouth for index in voice.cue):
        return False
    return any(abs(voice.cue[0] - index) <= 8 for index in (item.segment[0], *item.cue))
