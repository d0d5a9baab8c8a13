"""Claims as rows of a list: what is shown of each, and which are wanted. Rule: pure values, no terminal."""

import csv
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

from wederhoor.model.claims import Claim
from wederhoor.model.codec import encode
from wederhoor.model.period import Period
from wederhoor.model.reviews import ActKind
from wederhoor.model.stories import Story
from wederhoor.model.vocabulary import Certainty, Kind

if TYPE_CHECKING:
    from wederhoor.situation.reviewed import Verdict

DONE = {ActKind.ACCEPT: "accepted", ActKind.CORRECT: "corrected", ActKind.REJECT: "rejected"}


@dataclass(frozen=True, slots=True)
class Row:
    """A claim with the story it stands in and the Period of that story."""

    claim: Claim
    story: Story
    published: Period | None
    verdict: "Verdict | None" = None  # what a person said of it

    @property
    def rejected(self) -> bool:
        """Whether somebody rejected it: it counts for nothing."""
        return self.verdict is not None and self.verdict.review.act is ActKind.REJECT

    @property
    def reviewed(self) -> str:
        """Who did what with it: "rejected by A. Visser"; '' for one that nobody reviewed."""
        return f"{DONE[self.verdict.review.act]} by {self.verdict.review.by}" if self.verdict else ""

    @property
    def sentence(self) -> str:
        """The sentence shown as evidence, on one line; empty once the text was purged."""
        return " ".join(self.claim.sentence.of(self.story.text).split())


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which claims are asked for; what is empty does not choose."""

    text: str | None = None
    places: frozenset[str] = frozenset()  # Place.id
    claimants: frozenset[str] = frozenset()  # Actor.id
    kinds: frozenset[Kind] = frozenset()
    certainties: frozenset[Certainty] = frozenset()
    period: Period | None = None  # of publication
    undated: bool = False  # only claims of stories without a date


def choose(rows: Iterable[Row], wanted: Wanted) -> tuple[Row, ...]:
    """The rows asked for: by publication, undated ones last, then by place in the text."""
    return tuple(sorted((row for row in rows if _fits(row, wanted)), key=_order))


def record(row: Row) -> dict[str, Any]:
    """A claim as JSON: every field of the model, with the words that its spans hold."""
    claim = {field.name: encode(getattr(row.claim, field.name)) for field in fields(row.claim)}
    words = {"sentence": row.sentence, "content": _words(row, "content"), "cue": _words(row, "cue")}
    story = {
        "outlet": row.story.outlet,
        "title": row.story.title,
        "address": row.story.address,
        "published": row.published.edtf if row.published else None,
    }
    return {**claim, "words": words, "report": story, "review": _review(row.verdict)}


def _review(verdict: "Verdict | None") -> dict[str, Any] | None:
    if verdict is None:
        return None
    review = verdict.review
    said = {"act": review.act.value, "by": review.by, "why": review.why, "at": review.at}
    return {**said, "entry": verdict.entry, "carried": verdict.carried}


def cells(row: Row) -> tuple[str, ...]:
    """A claim as one line of a table, in the order of COLUMNS; several values are joined by a semicolon."""
    return tuple(_cell(value(row)) for value in _VALUES.values())


def value_of(row: Row) -> str:
    """The number of a claim as text: a value, a range with a dash, or a word such as 'hundreds'; '' without one."""
    number = row.claim.quantity
    if number is None:
        return ""
    if number.value is None:
        return number.vague or ""
    first = f"{number.value:.15g}"
    return f"{first}-{number.high:.15g}" if number.high is not None else first


def as_csv(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Rows under their head, each cell so that no spreadsheet takes it for a formula."""
    lines = _Lines()
    writer = csv.writer(lines, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([safe_for_spreadsheets(cell) for cell in row] for row in rows)
    return "".join(lines)


class _Lines(list[str]):
    """What a CSV writer writes to: no file."""

    write = list.append


def safe_for_spreadsheets(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula: a leading = + - @ tab or return gets an apostrophe before it."""
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell


def _fits(row: Row, wanted: Wanted) -> bool:
    claim = row.claim
    return (
        (wanted.text is None or wanted.text.casefold() in row.sentence.casefold())
        and (not wanted.places or not wanted.places.isdisjoint(claim.place_ids))
        and (not wanted.claimants or not wanted.claimants.isdisjoint(claim.claimants))
        and (not wanted.kinds or claim.kind in wanted.kinds)
        and (not wanted.certainties or claim.certainty in wanted.certainties)
        and _in_time(row, wanted)
    )


def _in_time(row: Row, wanted: Wanted) -> bool:
    if wanted.undated:
        return row.published is None
    return wanted.period is None or (row.published is not None and wanted.period.contains(row.published))


def _order(row: Row) -> tuple[bool, str, str, str, int, int, str]:
    known = row.published.known_at if row.published else None
    claim = row.claim
    return (
        known is None,
        known.isoformat() if known else "",
        row.story.outlet or "",
        row.story.id,
        claim.sentence.start,
        claim.content.start,
        claim.id,
    )


def _words(row: Row, name: str) -> str:
    value = getattr(row.claim, name)
    spans = value if isinstance(value, tuple) else (value,)
    return " ... ".join(" ".join(span.of(row.story.text).split()) for span in spans)


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, tuple):
        return "; ".join(str(item) for item in value)
    return str(value)


def _unit(row: Row) -> str | None:
    return row.claim.quantity.unit if row.claim.quantity else None


def _comparison(row: Row) -> str | None:
    return row.claim.quantity.comparison if row.claim.quantity else None


_VALUES: Mapping[str, Callable[[Row], object]] = {
    "id": lambda row: row.claim.id,
    "published": lambda row: row.published,
    "outlet": lambda row: row.story.outlet,
    "claimants": lambda row: row.claim.claimants,
    "via": lambda row: row.claim.via,
    "kind": lambda row: row.claim.kind,
    "certainty": lambda row: row.claim.certainty,
    "polarity": lambda row: row.claim.polarity,
    "agent": lambda row: row.claim.agent,
    "target": lambda row: row.claim.target,
    "places": lambda row: row.claim.place_ids,
    "when": lambda row: row.claim.when,
    "when_basis": lambda row: row.claim.when_basis,
    "value": value_of,
    "unit": _unit,
    "comparison": _comparison,
    "sentence": lambda row: row.sentence,
    "story": lambda row: row.claim.story,
    "address": lambda row: row.story.address,
    "review": lambda row: row.reviewed,
}
COLUMNS = tuple(_VALUES)
