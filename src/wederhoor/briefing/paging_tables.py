"""Contradictions, holders and numbers as tables. Rule: every cell ends with the marks it rests on."""

from dataclasses import replace

from wederhoor.briefing.book import Book, capital
from wederhoor.briefing.counted import counted
from wederhoor.briefing.names import counts
from wederhoor.briefing.page import Block, Heading, Paragraph, Run, Runs, Style, Table, marks, soft, text
from wederhoor.briefing.paging_words import cell_chain, see_runs
from wederhoor.briefing.saying import finished, say
from wederhoor.briefing.update import Cell, Contradiction, Holder, Point, Row, Source
from wederhoor.model.vocabulary import CONTESTED, THIRD, UNATTRIBUTED

SPEAKERS = 3  # named before a row of numbers; of more the last
BARS = "▁▂▃▄▅▆▇█"


def contradiction_blocks(found: tuple[Contradiction, ...], book: Book) -> list[Block]:
    """A heading and a table for each contradiction."""
    blocks: list[Block] = []
    for item in found:
        name = capital(book.word("noun", item.kind.value)) + (f": {book.place(item.place)}" if item.place else "")
        see = (text(" ("), *see_runs((item.see,), "also", book), text(")")) if item.see else ()
        badge = Run(book.word("status", "contested"), Style.BADGE, "contested")
        blocks.append(Heading((badge, text(" "), Run(name, Style.STRONG), *see)))
        blocks.append(_side_by_side(item, book))
        judged = dispute(item, book)
        if judged:
            blocks.append(Paragraph((text(judged), *marks(item.named_in))))
    return blocks


def dispute(item: Contradiction, book: Book) -> str:
    """On what the sides agree and on what they do not, and which reports say so; empty where no rule tells."""
    place = book.place(item.place) if item.place else book.word("labels", "the_place")
    parts = []
    for table in ("agree", "differ"):
        known = [rule for rule in item.rules if rule in book.tables[table]]
        said = dict.fromkeys(book.word(table, rule, place=place) for rule in known)
        if said:
            parts.append(f"{book.word('labels', table)}: {book.listed(list(said))}.")
    cells = [cell for _, column in item.columns for cell in column if set(cell.citations) & set(item.named_in)]
    outlets = sorted({outlet for cell in cells if (outlet := cell.said.outlet)})
    if outlets:
        parts.append(book.word("labels", "named_by", outlets=book.listed(outlets)))
    return " ".join(parts)


def _side_by_side(item: Contradiction, book: Book) -> Table:
    head = tuple(_column(party, cells, book) for party, cells in item.columns)
    height = max(len(cells) for _, cells in item.columns)
    rows = tuple(
        tuple(_cell(cells[place], book) if place < len(cells) else () for _, cells in item.columns)
        for place in range(height)
    )
    return Table(head, rows)


def _column(party: str, cells: tuple[Cell, ...], book: Book) -> str:
    """A side's name; of all others the name of the only one who speaks there."""
    speakers = {cell.said.claim.claimants for cell in cells}
    only = speakers.pop() if party == THIRD and len(speakers) == 1 else ()
    return capital(book.listed([book.actor_short(name) for name in only])) or book.party(party)


def _cell(cell: Cell, book: Book) -> Runs:
    said = f"{book.short_date(cell.said.published)}: {capital(finished(say(cell.said, book)))}"
    return text(said), *marks(cell.citations), text(" "), soft(cell_chain(cell.said, counts(cell.voice, book), book))


def holder_table(found: tuple[Holder, ...], book: Book) -> list[Block]:
    """One row for every place with a holder."""
    if not found:
        return []
    head = tuple(book.word("table", key) for key in ("place", "holder", "change", "claimed", "admitted"))
    return [Table(head, tuple(_holder(item, book) for item in found))]


def _holder(item: Holder, book: Book) -> tuple[Runs, ...]:
    admitted = {source.claim for source in item.admitted}
    others = tuple(source for source in item.claimed if source.claim not in admitted)
    claimed = _sources(others, book)
    if item.open and others:
        claimed = (text(f"{book.word('labels', 'fought')} "), *claimed)
    if item.against:
        claimed = (*claimed, text(f"; {book.word('labels', 'against')} "), *_sources(item.against, book))
    if item.denied:
        denied = tuple(replace(source, reserve="") for source in item.denied)  # the words before them say it
        claimed = (*claimed, text(f"; {book.word('labels', 'denied_by')} "), *_sources(denied, book))
    change = book.word("change", item.change)
    before = f" ({book.party(item.before)})" if item.change == "changed" and item.before else ""
    place, left = (text(book.place(item.place)),), _sources(item.admitted, book)
    return place, _held(item, book), (text(change + before),), claimed, left


def _held(item: Holder, book: Book) -> Runs:
    """Who holds a place and how firmly that is said; a place that was only left is disputed by nobody."""
    badge = Run(book.word("status", item.status.value), Style.BADGE, item.status.value)
    if item.holder != CONTESTED:
        return text(f"{book.party(item.holder)} "), badge
    return (text(book.word("labels", "left")),) if item.left else (badge,)


def _sources(found: tuple[Source, ...], book: Book) -> Runs:
    if not found:
        return (text(book.word("labels", "nobody")),)
    runs: list[Run] = []
    for place, source in enumerate(found):
        hedge = reserved(source, book)
        glue = "; " if place else ""
        runs += [
            text(f"{glue}{who(source, book)}{hedge}, {book.short_date(source.published)}"),
            *marks((source.citation,)),
        ]
    return tuple(runs)


def who(source: Source, book: Book) -> str:
    """The claimants, or the outlet in its own voice."""
    names = [book.actor_short(name) for name in source.claimants if name != UNATTRIBUTED]
    if not source.claimants:
        return book.word("labels", "unrecognised")
    outlet = source.outlet or book.word("labels", "outlet_unknown")
    return book.listed(names) or book.word("labels", "own_voice_of", outlet=outlet)


def reserved(source: Source, book: Book) -> str:
    """What takes back some of a source's word, behind a comma; empty where it is firm."""
    return f", {book.word('remark', source.reserve)}" if source.reserve else ""


def row_table(found: tuple[Row, ...], book: Book) -> list[Block]:
    """One row for every number, with its earlier values and its window."""
    if not found:
        return []
    head = tuple(book.word("table", key) for key in ("series", "course", "now", "window"))
    return [Table(head, tuple(_row(row, book) for row in found))]


def _row(row: Row, book: Book) -> tuple[Runs, ...]:
    last = row.points[-1]
    name = counted(row.kind, row.unit, book)
    place = f" ({book.place(row.place)})" if row.place else ""
    told = tuple(dict.fromkeys(who(point.source, book) for point in row.points))
    names = book.word("labels", "according_to", claimants=book.listed(told if len(told) <= SPEAKERS else told[-1:]))
    hedge = reserved(last.source, book)
    return (
        (text(f"{name}{place}, {names}"),),
        _course(row, book),
        (text(book.quantity(last.quantity, last.printed) + hedge), *marks((last.source.citation,))),
        (text(book.window(row.window, row.window_words)),),
    )


def _course(row: Row, book: Book) -> Runs:
    runs: list[Run] = []
    if len(row.points) == 1:
        runs.append(text(book.word("labels", "first_value")))
        if row.points[0].corrected_by:
            runs += [text(f", {book.word('labels', 'corrected_mark')}"), *marks((row.points[0].corrected_by,))]
    else:
        runs.append(soft(f"{sparkline(row.points)} "))
        for place, point in enumerate(row.points):
            runs += [text((" · " if place else "") + _point(point, book)), *marks(_point_cites(point))]
    for point in row.beside:
        value = f"{book.quantity(point.quantity, point.printed)} ({who(point.source, book)})"
        runs += [text(" · " + book.word("labels", "beside", value=value)), *marks(_point_cites(point))]
    return tuple(runs)


def _point(point: Point, book: Book) -> str:
    corrected = f", {book.word('labels', 'corrected_mark')}" if point.corrected_by else ""
    hedge = reserved(point.source, book)
    value = book.quantity(point.quantity, point.printed)
    return f"{book.short_date(point.date)} {value} ({who(point.source, book)}{hedge}{corrected})"


def _point_cites(point: Point) -> tuple[int, ...]:
    return (point.source.citation,) + ((point.corrected_by,) if point.corrected_by else ())


def sparkline(points: tuple[Point, ...]) -> str:
    """Bars from zero to the highest value, where there are two values; a point without a number is a space."""
    values = [point.quantity.value for point in points]
    known = {value for value in values if value is not None}
    top = max(known, default=0)
    if top <= 0 or len(known) < 2:
        return ""
    return "".join(" " if value is None else BARS[max(0, round(value / top * (len(BARS) - 1)))] for value in values)
