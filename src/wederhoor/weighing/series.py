"""The same number over time. Rule: windows and units never mix; without a window only a rise by one side joins.

A correction keeps the old value beside the new one, and a repeat is folded into what it repeats.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from wederhoor.model.ids import make_id
from wederhoor.model.vocabulary import UNATTRIBUTED, Certainty, RelationKind
from wederhoor.model.weights import Relation, Series, SeriesPoint
from wederhoor.weighing.facts import Fact, related, same_side
from wederhoor.weighing.links import Families, heads

TOTAL = "total"  # so far, without a first day
RATE = "_per_"  # in a unit such as battles_per_day
WITHIN = re.compile(r"inside\((?P<number>\d+),(?P<unit>\w+)")  # the symbol of "in 24 hours", "in three days"
MOVING = ("per ", "in ")  # windows in which a higher number is no update of a lower one


@dataclass(frozen=True, slots=True)
class Figure:
    """One number as given once: its claims, the first with a source first, and the day on which it was given."""

    facts: tuple[Fact, ...]
    day: int
    window: str
    scope: tuple[str, ...]

    @property
    def head(self) -> Fact:
        """The claim that stands for the others."""
        return self.facts[0]

    @property
    def value(self) -> float:
        """The number itself; the lower end of a range."""
        number = self.head.number
        assert number is not None  # only claims with a number become figures
        return number[0] or 0.0


Row = tuple[Figure, ...]  # figures of one series, in the order of their days


def find_rows(facts: Sequence[Fact], repeats: Iterable[Relation]) -> tuple[Row, ...]:
    """Figures with one kind, unit, speaker, place, victims and window; facts come in canonical order."""
    blocks: dict[tuple[object, ...], list[Figure]] = defaultdict(list)
    for figure in _figures(facts, repeats):
        head = figure.head
        assert head.number is not None  # only claims with a number become figures
        key = (head.claim.kind, head.number[3], _speaker(head), figure.scope, counted(figure))
        blocks[key].append(figure)
    rows = [row for block in blocks.values() for row in _rows(block)]
    return tuple(sorted(rows, key=lambda row: row[0].head.order))


def to_series(row: Row, corrected: dict[str, str]) -> Series:
    """The series of a row; corrected maps a claim to the claim that replaced it."""
    head = row[0].head
    assert head.number is not None  # only claims with a number become figures
    subject, unit = f"{head.claim.kind.value}:{head.number[3]}", head.number[3]
    window = next((figure.window for figure in row if _definite(figure.window)), row[0].window)
    points = [_point(figure, fact, corrected) for figure in row for fact in figure.facts]
    place = next((figure.scope[0] for figure in row if figure.scope), None)
    return Series(
        id=make_id("n", subject, window, place, head.id),
        subject=subject,
        unit=unit,
        window=window,
        claimants=tuple(sorted({actor for figure in row for actor in figure.head.claim.claimants})),
        points=tuple(points),
        place=place,
    )


def rises(row: Row) -> tuple[Relation, ...]:
    """Each figure updates the one before it where the number rose; a rate or a moving window updates nothing."""
    if row[0].window.startswith(MOVING):
        return ()
    return tuple(
        Relation(RelationKind.UPDATES, later.head.id, earlier.head.id, "rising_number")
        for earlier, later in pairwise(row)
        if later.value > earlier.value and later.head.claim.certainty is not Certainty.CORRECTED
        if later.day > earlier.day or later.head.claim.story != earlier.head.claim.story
    )


def _figures(facts: Sequence[Fact], repeats: Iterable[Relation]) -> list[Figure]:
    families = Families((relation.a, relation.b) for relation in repeats)
    first = heads(facts, families)
    members: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        if fact.number is not None and fact.number[0] is not None:
            members[first[fact.id]].append(fact)
    return [_figure(name, told) for name, told in members.items()]


def _figure(head: str, told: Sequence[Fact]) -> Figure:
    ordered = sorted(told, key=lambda fact: (fact.id != head, fact.order))
    days = [day for fact in ordered if (day := _given(fact)) is not None]
    windows = [_window(fact) for fact in ordered]
    window = next((w for w in windows if _definite(w)), next((w for w in windows if w), ""))
    scope = next((fact.scope for fact in ordered if fact.scope), ())
    return Figure(tuple(ordered), min(days, default=ordered[0].day), window, scope)


def _given(fact: Fact) -> int | None:
    """The day on which a figure was given, as the claim itself tells: when it was said, or up to when it counts."""
    said = fact.claim.said
    if said is not None and said.day is not None:
        return said.day.toordinal()
    counts_up = fact.dated and fact.last is not None and (_open(fact) or fact.first != fact.last)
    if counts_up and fact.last is not None and fact.last <= fact.day:
        return fact.last
    return None


def _open(fact: Fact) -> bool:
    return fact.claim.named_when is not None and fact.claim.named_when.start is None


def _window(fact: Fact) -> str:
    assert fact.number is not None  # only claims with a number become figures
    if RATE in fact.number[3]:
        return "per " + fact.number[3].split(RATE)[1]
    length = WITHIN.match(fact.claim.when_symbol or "")
    if length:
        return _rolling(int(length["number"]), length["unit"])
    if not fact.dated or fact.first is None:
        return ""
    if _open(fact):
        return TOTAL
    day = date.fromordinal(fact.first).isoformat()
    return f"on {day}" if fact.first == fact.last else f"since {day}"


def _rolling(number: int, unit: str) -> str:
    """A window that moves along with the report, such as "in 3 day"; whole days are not counted in hours."""
    return f"in {number // 24} day" if unit == "hour" and number % 24 == 0 else f"in {number} {unit}"


def _definite(window: str) -> bool:
    return window not in {"", TOTAL}


def _speaker(fact: Fact) -> tuple[str, ...]:
    """A side speaks with one voice; anyone else for himself; an outlet's own voice for this story alone."""
    if not fact.attributed:
        return UNATTRIBUTED, fact.key
    return tuple(sorted(fact.parties)) if same_side(fact, fact) else fact.claim.claimants


def counted(figure: Figure) -> tuple[str, ...]:
    """Who or what is counted, apart from the place."""
    return next((aims for fact in figure.facts if (aims := tuple(a for a in fact.aims if a not in fact.scope))), ())


def _rows(block: Iterable[Figure]) -> list[Row]:
    """One row per window; a figure without one joins a row that it continues, else it begins its own."""
    rows: dict[str, list[Figure]] = {}
    for figure in sorted(block, key=lambda figure: (figure.day, figure.head.order)):
        name = figure.window if _definite(figure.window) else _continued(figure, rows)
        if name is None or _beside(figure, rows.get(name, ())):
            name = f"own {figure.head.id}"
        rows.setdefault(name, []).append(figure)
    return [tuple(row) for row in rows.values()]


def _beside(figure: Figure, row: Sequence[Figure]) -> bool:
    """Whether one sentence gives two numbers of one kind: they count different things."""
    here = (figure.head.claim.story, figure.head.claim.sentence)
    return any((other.head.claim.story, other.head.claim.sentence) == here for other in row)


def _continued(figure: Figure, rows: dict[str, list[Figure]]) -> str | None:
    """The row that a figure without a first day continues: by the same speaker first, then the nearest value below."""
    fitting = []
    for name, row in rows.items():
        last = row[-1]
        known = any(related(figure.head, other.head) for other in row)
        if name.startswith(("on ", *MOVING)) or last.value > figure.value or not (known or figure.window == TOTAL):
            continue
        fitting.append((not known, figure.value - last.value, last.head.id, name))
    return min(fitting)[3] if fitting else None


def _point(figure: Figure, fact: Fact, corrected: dict[str, str]) -> SeriesPoint:
    quantity = fact.claim.quantity
    assert quantity is not None  # only claims with a number become figures
    day = _given(fact) or (figure.day if fact is not figure.head and related(fact, figure.head) else fact.day)
    return SeriesPoint(
        claim=fact.id,
        date=date.fromordinal(day).isoformat(),
        value=quantity.value,
        unit=quantity.unit,
        high=quantity.high,
        comparison=quantity.comparison,
        vague=quantity.vague,
        corrected_by=corrected.get(fact.id) or corrected.get(figure.head.id),
        repeats=None if fact is figure.head else figure.head.id,
    )
