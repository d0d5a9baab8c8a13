"""What the newsroom changed of the claims behind a line. Rule: the line says so, its evidence who and why."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from wederhoor.briefing.book import Book
from wederhoor.briefing.page import Block, Heading, Item, Paragraph, Run, Runs, Style, Table, soft, visible
from wederhoor.briefing.update import Update
from wederhoor.model.claims import Claim, Edit
from wederhoor.model.problems import Problem


def edits_of(claims: Iterable[Claim]) -> tuple[Edit, ...]:
    """The changes of some claims, each once, in the order of the claims."""
    return tuple(dict.fromkeys(claim.edited for claim in claims if claim.edited is not None))


def edited(claim: Claim, field: str) -> bool:
    """Whether a person gave a field another value."""
    return claim.edited is not None and field in claim.edited.fields


def told(edit: Edit, book: Book) -> str:
    """A change in words: which fields, by whom and why."""
    fields = book.listed([book.word("field", name) for name in edit.fields])
    by, why = (" ".join(visible(words).split()) for words in (edit.by, edit.why))
    return book.word("labels", "edited", fields=fields, by=by, why=why.rstrip("."))


def marked_blocks(blocks: Iterable[Block], update: Update, book: Book) -> list[Block]:
    """The blocks of a page in which the mark of a sentence with a changed claim says so."""
    changed = frozenset(str(citation.number) for citation in update.citations if citation.edits)
    return [_block(block, changed, book) for block in blocks] if changed else list(blocks)


def untold(update: Update, claims: Mapping[str, Claim], remedy: str) -> Iterator[Problem]:
    """Citations that do not say, or say otherwise, what the newsroom changed of their claims."""
    for citation in update.citations:
        if citation.edits != edits_of(claims[name] for name in citation.claims if name in claims):
            place = f"citation {citation.number}"
            yield Problem(place, citation.story, "It does not say what the newsroom changed of its claims.", remedy)


def _block(block: Block, changed: frozenset[str], book: Book) -> Block:
    if isinstance(block, Table):
        rows = tuple(tuple(_runs(cell, changed, book) for cell in row) for row in block.rows)
        return replace(block, rows=rows)
    if isinstance(block, Item):
        return replace(block, runs=_runs(block.runs, changed, book), below=_runs(block.below, changed, book))
    assert isinstance(block, Heading | Paragraph)  # a page has no other blocks
    return replace(block, runs=_runs(block.runs, changed, book))


def _runs(runs: Runs, changed: frozenset[str], book: Book) -> Runs:
    mark = soft(f" ({book.word('labels', 'edited_mark')})")
    return tuple(shown for run in runs for shown in ((run, mark) if _is_changed(run, changed) else (run,)))


def _is_changed(run: Run, changed: frozenset[str]) -> bool:
    return run.style is Style.MARK and run.key in changed
