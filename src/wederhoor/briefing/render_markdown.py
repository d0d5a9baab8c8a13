"""The update as Markdown. Rule: every text is escaped, so that words of a report never become markup."""

import re

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
    Table,
    gathered,
    visible,
)

SPECIAL = re.compile(r"([\\`*_\[\]<>|#~&])")
OPENS = re.compile(r"^(\s*)([-+=]|\d+[.)])(?=\s|$)")


def render_markdown(page: Page) -> str:
    """The whole page; it ends with one line feed."""
    parts = [f"# {escape(page.title)}", "\\\n".join(_runs(runs) for runs in page.header)]
    parts += [_section(section) for section in gathered(page)]
    parts += [_runs(page.legend), f"*{escape(page.footer)}*"]
    return "\n\n".join(parts) + "\n"


def escape(text: str) -> str:
    """Text that Markdown and the HTML inside it show as it is, on one line."""
    flat = SPECIAL.sub(r"\\\1", " ".join(visible(text).split()))
    return OPENS.sub(r"\1\\\2", flat) if flat else flat


def _inline(text: str) -> str:
    """Escaped text that keeps its spaces at both ends."""
    if not text.strip():
        return text and " "
    before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    return (" " if before else "") + escape(text) + (" " if after else "")


def _section(section: PageSection) -> str:
    return "\n\n".join([f"## {escape(section.title)}", *_grouped(section.blocks)])


def _grouped(blocks: tuple[Block, ...]) -> list[str]:
    """Blocks as paragraphs; items that follow each other make one list, those with an anchor of a source do not."""
    parts: list[str] = []
    items: list[str] = []
    for block in blocks:
        if isinstance(block, Item) and not block.anchor.startswith("c"):
            items.append(_item(block))
            continue
        if items:
            parts.append("\n".join(items))
            items = []
        parts.append(_block(block))
    return parts + (["\n".join(items)] if items else [])


def _block(block: Block) -> str:
    if isinstance(block, Heading):
        return (
            f"**{_runs(block.runs, bold=True)}**"
            if all(run.style is Style.TEXT for run in block.runs)
            else _runs(block.runs)
        )
    if isinstance(block, Paragraph):
        return _runs(block.runs)
    if isinstance(block, Table):
        return _table(block)
    return f"[{block.number}] {_runs(block.runs)}"


def _item(item: Item) -> str:
    badge = f"{_code(item.badge)} " if item.badge else ""
    head, indent = (f"{item.number}. ", "   ") if item.number else ("- ", "  ")
    below = f"\\\n{indent}{_runs(item.below)}" if item.below else ""
    return f"{head}{badge}{_runs(item.runs)}{below}"


def _table(table: Table) -> str:
    lines = [f"| {' | '.join(escape(cell) for cell in table.head)} |", "|" + "---|" * len(table.head)]
    lines += [f"| {' | '.join(_runs(cell) for cell in row)} |" for row in table.rows]
    return "\n".join(lines)


def _runs(runs: Runs, *, bold: bool = False) -> str:
    return "".join(_run(run, bold) for run in runs).strip()


def _run(run: Run, bold: bool) -> str:
    text = run.text.strip()
    if run.style is Style.MARK:
        return f"[{escape(run.key)}]"
    if run.style is Style.LINK:
        return f"<{run.key.replace('<', '%3C').replace('>', '%3E').replace(' ', '%20')}>"
    if run.style in {Style.BADGE, Style.CODE}:
        return _code(text)
    wraps = {Style.STRONG: "**", Style.SOFT: "*"}
    if run.style in wraps and text and not bold:
        mark = wraps[run.style]
        return _inline(run.text).replace(escape(text), f"{mark}{escape(text)}{mark}", 1)
    return _inline(run.text)


def _code(text: str) -> str:
    return f"`{visible(text).replace('`', 'ˋ')}`" if text else ""
