"""What a line of an update rests on: its claims, rules and reasons. Rule: all of it stands in the update's value."""

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from rich.markup import escape

from wederhoor.cli.failures import NOT_DONE, Failure
from wederhoor.cli.screen import out, plain
from wederhoor.model.claims import Claim
from wederhoor.model.packs import LanguagePack

if TYPE_CHECKING:
    from wederhoor.briefing.proof import Rendered
    from wederhoor.briefing.update import Line, Update

MARK = re.compile(r"\[(\d+)\]|c(\d+)")
HOW_TO = "Name a number of “In short” (3), a citation as printed ([12] or c12), or a line's id in the JSON (L7)."


@dataclass(frozen=True, slots=True)
class Behind:
    """One printed sentence with the claims whose words it gives, and its line where it is one."""

    printed: "Rendered"
    line: "Line | None"

    @property
    def claims(self) -> tuple[str, ...]:
        """Every claim that it merges."""
        return self.printed.every or self.printed.claims


def show_reasons(update: "Update", language: LanguagePack, named: str, *, as_json: bool) -> None:
    """Print what the lines of this name rest on; raises Failure where there is none."""
    found = behind(update, language, named)
    if as_json:
        plain(json.dumps(_record(update, language, found), ensure_ascii=False, indent=2))
        return
    for place, item in enumerate(found):
        if place:
            out().print()
        _show(update, language, item)


def behind(update: "Update", language: LanguagePack, named: str) -> tuple[Behind, ...]:
    """The printed sentences of this number, citation or id; raises Failure where there is none."""
    from wederhoor.briefing.once import lines_of
    from wederhoor.briefing.proof import rendered_lines

    lines = {f"line {line.id}": line for line in lines_of(update)}
    printed = rendered_lines(update, language)
    mark = MARK.fullmatch(named)
    if mark:
        number = int(mark[1] or mark[2])
        chosen = [item for item in printed if number in item.citations]
    else:
        wanted = {f"line {line.id}" for line in lines.values() if named in {line.id, f"{line.number}"}}
        chosen = [item for item in printed if item.place in wanted]
    if not chosen:
        raise Failure(f"No line of this update is named {named!r}. {HOW_TO}", NOT_DONE)
    return tuple(Behind(item, lines.get(item.place)) for item in chosen)


def _show(update: "Update", language: LanguagePack, item: Behind) -> None:
    console, line, printed = out(), item.line, item.printed
    marks = "".join(f"[{number}]" for number in printed.citations)
    number = f", number {line.number} of “In short”" if line and line.number else ""
    console.print(f"[bold]{escape(printed.place + number)}[/bold]")
    for words in (printed.head, f"{printed.text} {marks}", printed.below):
        if words:
            console.print(f"  {escape(words)}", soft_wrap=True)
    for label, words in _facts(line):
        console.print(f"  [bold]{label}[/bold]  {escape(words)}", soft_wrap=True)
    for claim in _claims(update, item):
        _show_claim(update, language, claim)


def _facts(line: "Line | None") -> list[tuple[str, str]]:
    if line is None:
        return []
    was = f", was {line.was.value}" if line.was and line.was is not line.status else ""
    grade = f", grade {line.grade}" if line.grade else ""
    found = [("status", f"{line.status.value}{grade}{was}")]
    found += [("reason", _rule(reason.rule, reason.claims)) for reason in line.reasons]
    found += [("remark", _rule(remark.rule, remark.claims)) for remark in line.remarks]
    found += [("relation", f"{one.a} {one.kind.value} {one.b} (rule {one.rule})") for one in line.relations]
    return found


def _rule(rule: str, claims: tuple[str, ...]) -> str:
    return f"rule {rule}, by {', '.join(claims)}" if claims else f"rule {rule}"


def _claims(update: "Update", item: Behind) -> list[Claim]:
    known = {claim.id: claim for claim in update.claims}
    return [known[name] for name in item.claims if name in known]


def _show_claim(update: "Update", language: LanguagePack, claim: Claim) -> None:
    from wederhoor.briefing.book import open_book
    from wederhoor.briefing.paging_sources import where

    citation = next(item for item in update.citations if claim.id in item.claims)
    who = " and ".join(claim.claimants) or "nobody recognised"
    via = f", via {' and '.join(claim.via)}" if claim.via else ""
    negative = "" if claim.polarity == "positive" else ", negative"
    console = out()
    console.print(
        f"  [cyan]{claim.id}[/cyan]  {escape(who + via)}: {claim.kind}, {claim.certainty}{negative}", soft_wrap=True
    )
    words = f"“{' '.join(citation.text.split())}”" if citation.text else "The text was purged."
    console.print(f"    [{citation.number}] ".replace("[", "\\[") + escape(words), soft_wrap=True)
    console.print(
        f"    {escape(where(citation, open_book(update, language)))}; read by rule {claim.rule}", soft_wrap=True
    )


def _record(update: "Update", language: LanguagePack, found: tuple[Behind, ...]) -> dict[str, Any]:
    """The lines as in the update's JSON, each other sentence with its claims, and the records of all claims."""
    from wederhoor.briefing.book import open_book
    from wederhoor.briefing.once import spoken
    from wederhoor.briefing.render_json import claim_record, line_record

    book = open_book(update, language)
    cited = {claim: citation.number for citation in update.citations for claim in citation.claims}
    others = [
        {
            "place": item.printed.place,
            "text": item.printed.text,
            "claims": list(item.claims),
            "citations": list(item.printed.citations),
        }
        for item in found
        if item.line is None
    ]
    claims = {claim.id: claim_record(claim, cited[claim.id]) for item in found for claim in _claims(update, item)}
    texts = spoken(update, book)
    lines = [line_record(item.line, texts, book) for item in found if item.line]
    return {"lines": lines, "others": others, "claims": list(claims.values())}
