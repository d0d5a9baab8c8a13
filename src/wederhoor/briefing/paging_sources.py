"""Sources and problems of a page. Rule: the sentence is shown exactly as printed, with where it stands."""

from wederhoor.briefing.book import Book
from wederhoor.briefing.desk import clean
from wederhoor.briefing.edits import told
from wederhoor.briefing.page import Block, Item, Run, Runs, Style, marks, soft, text
from wederhoor.briefing.paging_words import PARTS
from wederhoor.briefing.update import Citation, Note, Reprint
from wederhoor.model.period import BadPeriod, Period

WEB = ("http://", "https://")


def source_items(citations: tuple[Citation, ...], book: Book) -> list[Block]:
    """One item for every citation, by number."""
    return [_source(citation, book) for citation in citations]


def _source(citation: Citation, book: Book) -> Item:
    shown = f"“{clean(citation.text)}”" if citation.text else f"({book.word('labels', 'text_removed')})"
    runs: list[Run] = [text(f"{shown} "), soft(f"{where(citation, book)}. ")]
    runs += address_runs(citation.address)
    if citation.reprints:
        parts = "; ".join(_reprint(item, book) for item in citation.reprints)
        runs.append(soft(f"{book.word('labels', 'reprinted')} {parts}. "))
    runs += [soft(f"{told(edit, book)} ") for edit in citation.edits]
    runs += [Run(" ".join(citation.claims), Style.CODE)]
    return Item(tuple(runs), anchor=f"c{citation.number}", number=citation.number)


def where(citation: Citation, book: Book) -> str:
    """Outlet, moment and place in the report."""
    parts = [citation.outlet or book.word("labels", "outlet_unknown")]
    published = citation.published
    parts.append(book.period(published) if published else book.word("labels", "undated_report"))
    if citation.part in PARTS:
        parts.append(book.word("remark", PARTS[citation.part]))
    elif citation.paragraph:
        parts.append(book.word("labels", "paragraph", number=citation.paragraph))
        if citation.sentence:
            parts.append(book.word("labels", "sentence", number=citation.sentence))
    return ", ".join(parts)


def address_runs(address: str | None) -> Runs:
    """An address as a link where it leads to the web, else as text."""
    if not address:
        return ()
    style = Style.LINK if address.startswith(WEB) else Style.SOFT
    return Run(clean(address), style, clean(address)), text(" ")


def _reprint(item: Reprint, book: Book) -> str:
    outlet = item.outlet or book.word("labels", "outlet_unknown")
    return f"{outlet}, {book.period(item.published)}" if item.published else outlet


def note_items(notes: tuple[Note, ...], book: Book) -> list[Block]:
    """One item for every note."""
    return [_note(note, book) for note in notes]


def _note(note: Note, book: Book) -> Item:
    one = f"{note.rule}_one"
    key = one if len(note.citations) == 1 and one in book.tables["note"] else note.rule
    value = note.values[0] if note.values else ""
    date = _date(value, book) if note.rule == "date_wide" else ""
    before, _, after = book.tables["note"][key].partition("{cites}")
    cites = marks(note.citations)[1:]
    filled = [text(part.format(value=value, date=date)) for part in (before, after)]
    runs = (filled[0], *cites, filled[1]) if cites else (filled[0],)
    return Item(tuple(run for run in runs if run.text), cites=note.citations)


def _date(edtf: str, book: Book) -> str:
    try:
        return book.period(Period.parse(edtf))
    except BadPeriod:
        return edtf
