"""The update in one language, section by section. Rule: a section that holds nothing says so in one line."""

from collections.abc import Mapping

from wederhoor.briefing.book import Book, capital, open_book
from wederhoor.briefing.counted import counting
from wederhoor.briefing.edits import marked_blocks
from wederhoor.briefing.once import spoken, told_whole
from wederhoor.briefing.page import (
    Block,
    Heading,
    Item,
    Page,
    PageSection,
    Paragraph,
    Run,
    Runs,
    Style,
    soft,
    text,
)
from wederhoor.briefing.paging_sources import note_items, source_items
from wederhoor.briefing.paging_tables import contradiction_blocks, holder_table, row_table
from wederhoor.briefing.paging_words import correction_item, headline_item, item_of, quiet_item, see_runs
from wederhoor.briefing.perhaps import perhaps_blocks
from wederhoor.briefing.sentences import sentence
from wederhoor.briefing.update import Group, Header, Line, Update
from wederhoor.model.packs import LanguagePack
from wederhoor.model.period import BadPeriod, Period
from wederhoor.model.vocabulary import Status


def build_page(update: Update, language: LanguagePack) -> Page:
    """The update in words of one language."""
    book = open_book(update, language)
    texts = spoken(update, book)
    confirmed = {line.id for line in update.confirmed}
    rows = counting(update, book)
    others = {line: text for line, text in texts.items() if line not in confirmed}
    blocks: tuple[tuple[str, list[Block], int], ...] = (
        ("short", _items(update.short, texts, book), len(update.short)),
        ("changed", _changed(update, others, book), _count(update.changed, others)),
        ("contradictions", contradiction_blocks(update.contradictions, book), len(update.contradictions)),
        ("confirmed", [_pointer(line, texts, book) for line in update.confirmed], len(update.confirmed)),
        ("corrections", [correction_item(item, book) for item in update.corrections], len(update.corrections)),
        ("holders", holder_table(update.holders, book), len(update.holders)),
        ("rows", row_table(rows, book), len(rows)),
        ("talks", _items(update.talks, texts, book), len(update.talks)),
        ("quiet", _quiet(update, told_whole(update, texts, book), book), len(update.quiet)),
        ("own_voice", _own_voice(update, texts, book), len(update.own_voice) + len(update.headlines)),
        ("overlapping", _overlapping(update, texts, book), sum(number for _, number in update.spans)),
        ("perhaps", perhaps_blocks(update, book), update.header.possible),
        ("sources", source_items(update.citations, book), len(update.citations)),
        ("problems", note_items(update.notes, book), len(update.notes)),
    )
    sections = tuple(
        _section(key, found if key == "problems" else marked_blocks(found, update, book), count, update.header, book)
        for key, found, count in blocks
        if found or key != "perhaps"
    )
    return Page(
        code=book.code,
        title=_title(update.header, book),
        header=header_lines(update.header, book),
        sections=sections,
        legend=_legend(book),
        footer=_footer(update, book),
        nothing=_nothing(sections, book),
    )


def _nothing(sections: tuple[PageSection, ...], book: Book) -> Runs:
    """Where not even In short holds anything: one line for all other empty sections."""
    short, *others = sections
    names = [f"‘{section.title}’" for section in others if section.empty]
    if not short.empty or not names:
        return ()
    every = len(names) == len(others)
    said = (
        book.word("labels", "nothing_else") if every else book.word("labels", "nothing_in", sections=book.listed(names))
    )
    return (text(said),)


def _section(key: str, blocks: list[Block], count: int, header: Header, book: Book) -> PageSection:
    lead = book.tables["lead"].get(key)
    found: list[Block] = [*blocks] if blocks else [Paragraph((text(_empty(key, header.reports, book)),))]
    if blocks and lead and "{" not in lead:
        found.insert(0, Paragraph((soft(lead),)))
    since = since_words(header, book)
    return PageSection(
        key, book.word("sections", key, since=since[:1].lower() + since[1:]), tuple(found), count, not blocks
    )


def _empty(key: str, reports: int, book: Book) -> str:
    """The line of a section that holds nothing; without a report there is nothing else to say either."""
    without = f"{key}_unreported"
    return book.word("empty", key if reports or without not in book.tables["empty"] else without)


def _title(header: Header, book: Book) -> str:
    period = header.period
    shown = book.day(period.day, "weekday") if period.day else book.period(period)
    theatre = dict(header.theatre)
    name = theatre.get(book.code) or next(iter(theatre.values()), "")
    return book.word("labels", "title", theatre=name, period=shown)


def header_lines(header: Header, book: Book) -> tuple[Runs, ...]:
    """Period and moment of knowledge; reports and copies; what changed."""
    known = book.moment(header.known_at, offset=True) if header.known_at else book.word("labels", "none")
    compared = (
        (_strong(book, "compared"), text(f" {book.moment(header.compared_with)}"))
        if header.compared_with
        else (text(book.word("labels", "first_update")),)
    )
    first = (
        _strong(book, "period"),
        text(f" {book.period(header.period)} · "),
        _strong(book, "known_at"),
        text(f" {known} · "),
        *compared,
    )
    mark = ((Run(book.word("labels", "demonstration"), Style.STRONG),),) if header.demonstration else ()
    return *mark, first, _reports(header, book), _changes(header, book)


def _reports(header: Header, book: Book) -> Runs:
    so_far = book.word("labels", "so_far")
    outlets = book.count("outlet", header.outlets)
    reports = book.number(header.reports)
    if header.outlets:
        reports = book.word("labels", "from", reports=reports, outlets=outlets)
    everything = f"{so_far} {book.count('report', header.all_reports)}, {book.count('outlet', header.all_outlets)}"
    parts = [text(f" {reports}, {book.count('claim', header.claims)} ({everything}) · ")]
    copies = "" if header.all_copies is None else f" ({so_far} {header.all_copies})"
    parts += [_strong(book, "copies"), text(f" {header.copies}{copies}")]
    for key, number in (("undated", header.undated), ("possible", header.possible), ("unnamed", header.unnamed)):
        if number:
            parts.append(text(f" · {book.number(number)} {book.word('labels', key)}"))
    return (_strong(book, "reports"), *parts)


def _changes(header: Header, book: Book) -> Runs:
    counts = header.counts
    shown = (
        ("holder", counts.holders),
        ("confirmed", counts.confirmed),
        ("contradiction", counts.contradictions),
        ("correction", counts.corrections),
        ("unanswered", counts.unanswered),
    )
    label = Run(since_words(header, book), Style.STRONG)
    return label, text(" " + " · ".join(book.count(noun, number) for noun, number in shown))


def since_words(header: Header, book: Book) -> str:
    """Since when something counts as new: the update before, a moment, or the period's own beginning."""
    if header.compared_with is None:
        return book.word("labels", "in_period")
    if header.since:
        return book.word("labels", "since_moment", moment=book.moment(header.compared_with))
    return book.word("labels", "since")


def _strong(book: Book, key: str) -> Run:
    return Run(book.word("labels", key), Style.STRONG)


def _groups(groups: tuple[Group, ...], texts: Mapping[str, str], book: Book) -> list[Block]:
    """A heading for each group, and those of its lines that have a text."""
    blocks: list[Block] = []
    for group in groups:
        items = _items(group.lines, texts, book)
        if not items:
            continue
        name = capital(book.place(group.place)) if group.place else book.word("labels", "elsewhere")
        name = capital(book.sectors[group.sector]) if group.sector else name
        also = (text(" ("), *see_runs(group.see, "also", book), text(")")) if group.see else ()
        blocks.append(Heading((Run(name, Style.STRONG), *also)))
        blocks.extend(items)
    return blocks


def _changed(update: Update, texts: Mapping[str, str], book: Book) -> list[Block]:
    """The groups, then the towns of the days before of which nothing new is said."""
    blocks = _groups(update.changed, texts, book)
    if not update.still:
        return blocks
    names = book.listed(sorted(book.place(place) for place in update.still))
    silent = Paragraph((text(book.word("labels", "still", places=names)),))
    return [*(blocks or [Paragraph((text(_empty("changed", update.header.reports, book)),))]), silent]


def _pointer(line: Line, texts: Mapping[str, str], book: Book) -> Item:
    """A line in full, or a pointer where it stands in 'In short' already."""
    return item_of(line, texts.get(line.id) or sentence(line, book), book, short=line.number is not None)


def _items(lines: tuple[Line, ...], texts: Mapping[str, str], book: Book) -> list[Block]:
    return [item_of(line, texts[line.id], book) for line in lines if line.id in texts]


def _count(groups: tuple[Group, ...], texts: Mapping[str, str]) -> int:
    return sum(line.id in texts for group in groups for line in group.lines)


def _quiet(update: Update, told: frozenset[int], book: Book) -> list[Block]:
    blocks: list[Block] = []
    for status in ("new", "open", "answered"):
        items = [
            quiet_item(item, book, told=item.said.citation in told) for item in update.quiet if item.status == status
        ]
        if items:
            blocks += [Heading((text(book.word("lead", f"quiet_{status}")),)), *items]
    return blocks


def _own_voice(update: Update, texts: Mapping[str, str], book: Book) -> list[Block]:
    blocks = _items(update.own_voice, texts, book)
    if update.headlines:
        blocks.append(Heading((text(book.word("lead", "headlines")),)))
        blocks.extend(headline_item(item, book) for item in update.headlines)
    return blocks


def _overlapping(update: Update, texts: Mapping[str, str], book: Book) -> list[Block]:
    if not update.spans:
        return []
    shown = [f"{_span(edtf, book)} ({book.count('report', number)})" for edtf, number in update.spans]
    lead = Paragraph((soft(book.word("lead", "overlapping", spans=book.listed(shown))),))
    return [lead, *_groups(update.overlapping, texts, book)]


def _span(edtf: str, book: Book) -> str:
    try:
        return book.period(Period.parse(edtf))
    except BadPeriod:
        return edtf


def _legend(book: Book) -> Runs:
    runs: list[Run] = []
    for status in Status:
        name, meaning = book.word("status", status.value), book.word("status_meaning", status.value)
        runs += [Run(name, Style.BADGE, status.value), soft(f" {meaning} · ")]
    return (*runs, soft(book.word("labels", "legend")))


def _footer(update: Update, book: Book) -> str:
    readers = book.listed(update.footer.readers) or book.word("labels", "no_reader")
    packs = ", ".join(f"{name} {digest}" for name, digest in update.footer.packs)
    return book.word("labels", "footer", readers=readers, packs=packs)
