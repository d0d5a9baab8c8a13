"""Rows of numbers. Rule: a window keeps to itself, a corrected value stays beside its correction, a fall is flagged."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from wederhoor.briefing.counted import counted
from wederhoor.briefing.paging_tables import sparkline
from wederhoor.briefing.sheets.reference import Reference
from wederhoor.briefing.sheets.sheet import Grid, Sheet
from wederhoor.briefing.tables import point as printed_point
from wederhoor.model.claims import Claim
from wederhoor.model.period import Period
from wederhoor.model.vocabulary import Kind
from wederhoor.model.weights import Series, SeriesPoint
from wederhoor.situation.value import Situation
from wederhoor.weighing.falling import falls

COLUMNS = (
    "series",
    "subject",
    "unit",
    "window",
    "place",
    "date",
    "value",
    "high",
    "comparison",
    "claimants",
    "outlet",
    "claim",
    "corrected_by",
    "repeats",
    "below",
)


@dataclass(frozen=True, slots=True)
class Chosen:
    """A series as known in the situation, with the totals in it that fall."""

    series: Series
    points: tuple[SeriesPoint, ...]  # whose claims are known
    below: dict[str, str]  # claim -> the earlier claim with a higher total


def choose(situation: Situation, subject: str | None, places: frozenset[str]) -> tuple[Chosen, ...]:
    """The series of a subject, kind, unit or id (or its beginning), at some places, the longest first."""
    found = [
        Chosen(series, tuple(point for point in series.points if point.claim in situation.claims), dict(falls(series)))
        for series in situation.weighed.series
        if (subject is None or _is(series, subject)) and (not places or series.place in places)
    ]
    return tuple(sorted(found, key=lambda item: (-len(_values(item)), item.series.subject, item.series.id)))


def _is(series: Series, subject: str) -> bool:
    kind = series.subject.partition(":")[0]
    return series.id.startswith(subject) if subject.startswith("n-") else subject in {series.subject, kind, series.unit}


def _values(item: Chosen) -> tuple[SeriesPoint, ...]:
    """The points without those that only repeat another."""
    return tuple(point for point in item.points if point.repeats is None)


def list_sheet(found: Sequence[Chosen], reference: Reference) -> Sheet:
    """Every series on one row: what is counted, by whom, over which time, and from what to what."""
    head = tuple(reference.word("numbers", key) for key in ("series", "who", "window", "course", "now", "note"))
    rows = tuple(_listed(item, reference) for item in found)
    grid = Grid("", head, rows, (4, 4, 3, 5, 3, 3), reference.word("numbers", "empty"))
    return _sheet(reference.word("numbers", "title"), grid, found, reference)


def sheet(item: Chosen, reference: Reference) -> Sheet:
    """One series, a row a value."""
    head = tuple(reference.word("numbers", key) for key in ("day", "value", "who", "outlet", "note"))
    rows = tuple(_row(point, item, reference) for point in item.points)
    grid = Grid("", head, rows, (2, 3, 4, 3, 5), reference.word("numbers", "empty"))
    window = f"{reference.word('numbers', 'window')}: {_window(item, reference)}"
    lead = (f"{_name(item.series, reference)} · {window}",)
    return _sheet(reference.word("numbers", "one", id=item.series.id), grid, (item,), reference, lead)


def _sheet(title: str, grid: Grid, found: Sequence[Chosen], reference: Reference, lead: tuple[str, ...] = ()) -> Sheet:
    return Sheet(
        title=title,
        lead=(*lead, reference.known_at()),
        parts=(grid,),
        columns=COLUMNS,
        rows=tuple(_flat(item, point, reference) for item in found for point in item.points),
        record={
            "known_at": reference.situation.known_at.isoformat(),
            "series": [_record(item, reference) for item in found],
        },
    )


def _name(series: Series, reference: Reference) -> str:
    place = f" ({reference.book.place(series.place)})" if series.place else ""
    return f"{counted(Kind(series.subject.partition(':')[0]), series.unit, reference.book)}{place}"


def _window(item: Chosen, reference: Reference) -> str:
    claim = reference.claim(item.points[-1].claim)
    return reference.book.window(item.series.window, _window_words(claim, reference))


def _window_words(claim: Claim, reference: Reference) -> str:
    """The report's words for the time over which a number counts."""
    if claim.quantity is None or claim.quantity.window is None:
        return reference.desk.said(claim.id).words.when
    return claim.quantity.window.of(reference.situation.stories[claim.story].text)


def _listed(item: Chosen, reference: Reference) -> tuple[str, ...]:
    values = _values(item) or item.points
    claims = [reference.claim(point.claim) for point in values]
    bars = sparkline(tuple(printed_point(claim, reference.desk) for claim in claims))
    course = [f"{bars} " if bars else "", reference.book.count("value", len(values))]
    if len(values) > 1:
        course.append(f": {_date(values[0], reference)} {_value(claims[0], reference)}")
    who = "\n".join(dict.fromkeys(reference.who(claim.id) for claim in claims))
    now = f"{_date(values[-1], reference)} {_value(claims[-1], reference)} {reference.marks((claims[-1].id,))}"
    name = f"{_name(item.series, reference)}\n{item.series.id}"
    return name, who, _window(item, reference), "".join(course), now, _notes(item, reference)


def _notes(item: Chosen, reference: Reference) -> str:
    """How many values were corrected, and how many fall."""
    corrected = sum(point.corrected_by is not None for point in _values(item))
    counts = (("corrected_value", corrected), ("fall", len(item.below)))
    return "\n".join(reference.book.count(noun, number) for noun, number in counts if number)


def _row(point: SeriesPoint, item: Chosen, reference: Reference) -> tuple[str, ...]:
    claim = reference.claim(point.claim)
    outlet = reference.situation.stories[claim.story].outlet or reference.word("labels", "outlet_unknown")
    who = f"{reference.who(claim.id)} {reference.marks((claim.id,))}"
    return _date(point, reference), _value(claim, reference), who, outlet, _note(point, item, reference)


def _note(point: SeriesPoint, item: Chosen, reference: Reference) -> str:
    """What became of a value: what replaced it, what it repeats, what it stays below."""
    found = []
    for key, other in (
        ("corrected", point.corrected_by),
        ("repeats", point.repeats),
        ("below", item.below.get(point.claim)),
    ):
        if other is not None and other in reference.situation.claims:
            found.append(reference.word("numbers", key, other=_other(other, reference)))
    return "\n".join(found)


def _other(claim: str, reference: Reference) -> str:
    value = _value(reference.claim(claim), reference)
    return f"{value} ({reference.who(claim)}, {reference.date(claim)}) {reference.marks((claim,))}".strip()


def _value(claim: Claim, reference: Reference) -> str:
    """The number with its comparison and unit; empty where the claim gives none."""
    if claim.quantity is None:
        return ""
    return reference.book.quantity(claim.quantity, reference.desk.said(claim.id).words.quantity)


def _date(point: SeriesPoint, reference: Reference) -> str:
    return reference.day(Period.parse(point.date))


def _flat(item: Chosen, point: SeriesPoint, reference: Reference) -> tuple[str, ...]:
    series, claim = item.series, reference.claim(point.claim)
    return (
        series.id,
        series.subject,
        series.unit,
        series.window,
        series.place or "",
        point.date,
        _number(point.value) or point.vague or "",
        _number(point.high),
        point.comparison.value if point.comparison else "",
        "; ".join(claim.claimants),
        reference.situation.stories[claim.story].outlet or "",
        point.claim,
        point.corrected_by or "",
        point.repeats or "",
        item.below.get(point.claim, ""),
    )


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.15g}"


def _record(item: Chosen, reference: Reference) -> dict[str, Any]:
    series = item.series
    return {
        "series": series.id,
        "subject": series.subject,
        "unit": series.unit,
        "window": series.window or None,
        "place": series.place,
        "points": [
            {
                "date": point.date,
                "value": point.value,
                "high": point.high,
                "comparison": point.comparison.value if point.comparison else None,
                "claim": point.claim,
                "claimants": list(reference.claim(point.claim).claimants),
                "corrected_by": point.corrected_by,
                "repeats": point.repeats,
                "below": item.below.get(point.claim),
            }
            for point in item.points
        ],
    }
