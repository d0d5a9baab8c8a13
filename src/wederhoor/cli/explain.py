"""`wederhoor explain`: how one claim was read. Rule: each field is shown with its rule and the words it stands on."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import fields
from typing import Annotated

import typer
from rich.markup import escape
from rich.table import Table

from wederhoor.cli.compose import opened
from wederhoor.cli.listing import Row, record
from wederhoor.cli.marking import marked_sentence
from wederhoor.cli.options import JsonOption, LedgerOption, ledger_path
from wederhoor.cli.screen import list_facts, out, plain
from wederhoor.cli.shelf import Shelf, find_row, shelf
from wederhoor.model.claims import Claim, Trace
from wederhoor.model.codec import encode
from wederhoor.model.texts import Span

EVIDENCE = frozenset(
    {"id", "story", "sentence", "content", "claimant_spans", "cue", "when_words", "also", "trace", "rule"}
)


def explain(
    ctx: typer.Context,
    named: Annotated[str, typer.Argument(metavar="CLAIM", help="The claim's id or its beginning.")],
    as_json: JsonOption = False,
    ledger: LedgerOption = None,
) -> None:
    """Show how a claim was read: sentence, cue, rule, chain, and what each field stands on.

    In the sentence the content is bold, the claimant cyan and the cue yellow. The chain runs from who says it, by way
    of who passes it on, to the outlet that printed it. A field without a rule has its default or follows from the
    claim's own rule.

        wederhoor explain c-1f3a
        wederhoor explain c-1f3a --json
    """
    with opened(ledger_path(ctx, ledger)) as store:
        kept = shelf(store)
    row = find_row(kept.rows(), named)
    if as_json:
        plain(json.dumps(_record(kept, row), ensure_ascii=False, indent=2))
    else:
        _show(kept, row)


def chain(row: Row) -> tuple[str, ...]:
    """From who says it, by way of who passes it on, to who printed it."""
    outlet = row.story.outlet or "unknown outlet"
    return (" and ".join(row.claim.claimants), *row.claim.via, outlet)


def _show(kept: Shelf, row: Row) -> None:
    console, claim, story = out(), row.claim, row.story
    console.print(marked_sentence(story, claim) if story.text else "The text was purged; the fields stay.")
    console.print()
    facts = {
        "claim": claim.id,
        "rule": claim.rule,
        "cue": _words(row, claim.cue) or "none",
        "chain": " > ".join(chain(row)) + (" (source in an earlier sentence)" if claim.carried else ""),
        "story": f"{story.id}, {story.title or 'without title'}",
        "published": str(row.published or "undated"),
        "in the text": f"{claim.part.value}, characters {claim.sentence.start} to {claim.sentence.end}",
        "also said": "; ".join(f"characters {span.start} to {span.end}" for span in claim.also),
        "address": story.address or "",
        "reader": _reader(kept, claim),
    }
    list_facts(facts)
    console.print()
    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in ("field", "value", "rule", "words"):
        table.add_column(column, overflow="fold")
    for line in _fields(row):
        table.add_row(*map(escape, line))
    console.print(table)


def _fields(row: Row) -> Iterator[tuple[str, str, str, str]]:
    """Each filled field with the rules and words that its trace names."""
    claim = row.claim
    data = {field.name: encode(getattr(claim, field.name)) for field in fields(claim)}
    filled = (name for name, value in data.items() if value and name not in EVIDENCE)
    for name in dict.fromkeys((*filled, *(trace.field for trace in claim.trace))):
        traces = [trace for trace in claim.trace if trace.field == name]
        yield name, _value(data.get(name)), ", ".join(_rules(traces)), _trace_words(row, traces)


def _rules(traces: Sequence[Trace]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(trace.rule for trace in traces))


def _trace_words(row: Row, traces: Sequence[Trace]) -> str:
    return _words(row, [trace.span for trace in traces if trace.span is not None])


def _words(row: Row, spans: Sequence[Span]) -> str:
    texts = [" ".join(span.of(row.story.text).split()) for span in spans]
    return " ... ".join(dict.fromkeys(text for text in texts if text))


def _value(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(item["place"] if isinstance(item, dict) and "place" in item else str(item) for item in value)
    if isinstance(value, dict):
        parts = ((name, f"{item:.15g}" if isinstance(item, float) else item) for name, item in value.items())
        return ", ".join(f"{name} {item}" for name, item in parts if name != "span")
    return "" if value is None else str(value)


def _reader(kept: Shelf, claim: Claim) -> str:
    return next((item.reader for item in kept.readings if item.story == claim.story), "")


def _record(kept: Shelf, row: Row) -> dict[str, object]:
    fields = [dict(zip(("field", "value", "rule", "words"), line, strict=True)) for line in _fields(row)]
    return {**record(row), "chain": list(chain(row)), "reader": _reader(kept, row.claim), "fields": fields}
