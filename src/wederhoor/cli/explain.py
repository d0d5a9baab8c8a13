"""`wederhoor explain`: how one claim was read. Rule: each field is shown with its rule and the words it stands on."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated

import typer
from rich.markup import escape
from rich.table import Table

from wederhoor.cli import moments
from wederhoor.cli.acting import Done, about
from wederhoor.cli.compose import opened
from wederhoor.cli.marking import marked_sentence
from wederhoor.cli.options import JsonOption, KnownAtOption, LedgerOption, RecordedAsOfOption, ledger_path
from wederhoor.cli.remarking import lines, recorded, told_by_claim
from wederhoor.cli.screen import list_facts, out, plain
from wederhoor.cli.shelf import Shelf, find_row, shelf
from wederhoor.model.claims import Claim
from wederhoor.model.codec import encode
from wederhoor.model.texts import Span
from wederhoor.situation.listing import Row, record, value_of

FIELDS = (
    "claimants",
    "via",
    "kind",
    "agent",
    "target",
    "places",
    "when",
    "said",
    "quantity",
    "polarity",
    "certainty",
    "hedged_by",
    "extent",
    "aspect",
    "part",
)
EMPTY = "empty"
RULES = {"polarity positive": "not negated", "part": "where it stands"}  # of fields that no trace is kept of


def explain(
    ctx: typer.Context,
    named: Annotated[str, typer.Argument(metavar="CLAIM", help="The claim's id or its beginning.")],
    known_at: KnownAtOption = None,
    recorded_as_of: RecordedAsOfOption = None,
    as_json: JsonOption = False,
    ledger: LedgerOption = None,
) -> None:
    """Show how a claim was read: sentence, cue, rule, chain, and what each field stands on.

    In the sentence the content is bold, the claimant cyan and the cue yellow. The chain runs from who says it, by way
    of who passes it on, to the outlet that printed it. Then each field has its value, the rule that gave it, and the
    words of the report that the value stands on, also where they stand in an earlier sentence. A rule without words
    draws on other fields: whose army it is, who owns a town, the claim that a denial is about; a field that somebody
    corrected names that person. What the report does not say is empty. Where the chronicle of the war surely has
    otherwise who held a town, that stands below, with its sources; no status and no update rests on it. Last come the
    acts of people on the claim, oldest first, also those that were undone. With --recorded-as-of it is the reading
    that counted then.

        wederhoor explain c-1f3a
        wederhoor explain c-1f3a --recorded-as-of 2022-10-01
        wederhoor explain c-1f3a --json
    """
    from wederhoor.ledger.acts import acts

    moment, recorded = moments.known_at(known_at), moments.recorded_as_of(recorded_as_of)
    with opened(ledger_path(ctx, ledger)) as store:
        kept, everything = shelf(store, recorded).known_by(moment), acts(store, recorded)
    row = find_row(kept.rows(), named)
    done = tuple(about(row.claim.id, everything, kept.reviewed))
    if as_json:
        plain(json.dumps(_record(kept, row, done), ensure_ascii=False, indent=2))
    else:
        _show(kept, row, done)


def chain(row: Row) -> tuple[str, ...]:
    """From who says it, by way of who passes it on, to who printed it."""
    outlet = row.story.outlet or "unknown outlet"
    return (" and ".join(row.claim.claimants), *row.claim.via, outlet)


def _show(kept: Shelf, row: Row, done: Sequence[Done]) -> None:
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
    console.print(_table(row))
    for line in lines(told_by_claim(kept, story), row):
        console.print(escape(line), soft_wrap=True)
    for item in done:
        console.print(escape(item.line), soft_wrap=True)


def _table(row: Row) -> Table:
    """The fields, laid out for the terminal's width; what is empty is dimmed."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("field", no_wrap=True)
    for column, share in (("value", 4), ("rule", 4), ("words", 5)):
        table.add_column(column, overflow="fold", ratio=share)
    for field in explained(row):
        table.add_row(
            field.name,
            escape(field.value) or f"[dim]{EMPTY}[/dim]",
            escape(", ".join(field.rules)),
            escape(field.words),
        )
    return table


@dataclass(frozen=True, slots=True)
class Explained:
    """One field: its value in words, the rules that gave it, and the words that they stand on."""

    name: str
    value: str  # "" where the report says nothing of it
    rules: tuple[str, ...]
    spans: tuple[Span, ...]
    words: str


def explained(row: Row) -> tuple[Explained, ...]:
    """Every field of a claim, filled or empty; last, which claim it is about."""
    names = (*FIELDS, "about") if row.claim.about else FIELDS
    return tuple(_field(row, name) for name in names)


def _field(row: Row, name: str) -> Explained:
    traces = [trace for trace in row.claim.trace if trace.field == name]
    value = _VALUES.get(name, _plain_value)(row, name)
    rules = tuple(dict.fromkeys(trace.rule for trace in traces))
    if value and not rules:
        rules = tuple(RULES[key] for key in (name, f"{name} {value}") if key in RULES)
    spans = tuple(dict.fromkeys(trace.span for trace in traces if trace.span is not None))
    return Explained(name, value, rules, spans, _words(row, spans))


def _plain_value(row: Row, name: str) -> str:
    value = getattr(row.claim, name)
    return ", ".join(value) if isinstance(value, tuple) else "" if value is None else str(value)


def _when(row: Row, _name: str) -> str:
    """The time with the expression that it was reckoned from; one that no date settles stays open."""
    when, symbol = row.claim.when, row.claim.when_symbol
    if when is None:
        return f"open: {symbol}" if symbol else ""
    return f"{when} from {symbol}" if symbol else str(when)


def _quantity(row: Row, _name: str) -> str:
    number = row.claim.quantity
    if number is None:
        return ""
    return " ".join(filter(None, (number.comparison, value_of(row), number.unit)))


_VALUES: Mapping[str, Callable[[Row, str], str]] = {
    "places": lambda row, _name: ", ".join(row.claim.place_ids),
    "when": _when,
    "quantity": _quantity,
}


def _words(row: Row, spans: Sequence[Span]) -> str:
    texts = [" ".join(span.of(row.story.text).split()) for span in spans]
    return " ... ".join(dict.fromkeys(text for text in texts if text))


def _reader(kept: Shelf, claim: Claim) -> str:
    return next((item.reader for item in kept.readings if item.story == claim.story), "")


def _record(kept: Shelf, row: Row, done: Sequence[Done]) -> dict[str, object]:
    fields = [
        {
            "field": field.name,
            "value": field.value or None,
            "rule": ", ".join(field.rules) or None,
            "words": field.words or None,
            "spans": [encode(span) for span in field.spans],
        }
        for field in explained(row)
    ]
    return {
        **record(row),
        "chain": list(chain(row)),
        "reader": _reader(kept, row.claim),
        "fields": fields,
        "remarks": recorded(told_by_claim(kept, row.story), row),
        "acts": [item.record for item in done],
    }
