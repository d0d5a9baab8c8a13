"""Which number goes further than another speaker's, or over a longer time. Rule: only the highest so far is a step.

A lower number given later counts something else, and no number of a side updates one of the other side.
"""

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from wederhoor.model.vocabulary import Certainty, Family, Kind, Part, RelationKind
from wederhoor.model.weights import Relation
from wederhoor.weighing.facts import SAID, Fact, belligerents, related, same_side
from wederhoor.weighing.repeats import GAINED
from wederhoor.weighing.series import Figure, Row, counted

DAYS = 14  # after which a number no longer goes further than another speaker's
PASSING = ("per ", "in ", "on ")  # windows of one day or that move along: their numbers do not add up
SETTLED = frozenset({"villages", "settlements", "towns", "cities"})  # one count under several names
WHOLE = {Kind.ADVANCE: frozenset({"km", "kilometres"})}  # how deep, which is no count of ground


@dataclass(frozen=True, slots=True)
class Count:
    """One figure with the unit in which it counts: another than its own where that was corrected."""

    figure: Figure
    unit: str

    @property
    def fact(self) -> Fact:
        """The claim that gives it."""
        return self.figure.head

    @property
    def order(self) -> tuple[object, ...]:
        """Days first, then the canonical order."""
        return self.figure.day, *self.fact.order


def find_totals(
    rows: Iterable[Row], corrections: Iterable[Relation], rises: Iterable[Relation]
) -> tuple[Relation, ...]:
    """Pairs (higher, lower): of another speaker, of a longer time, or in a unit that was corrected since.

    rises are those within one row; a number that has one needs no other.
    """
    mended = {relation.b: relation.a for relation in corrections if relation.rule == "other_unit"}
    known = tuple(rises)
    stepping = {relation.a for relation in known}
    blocks: dict[tuple[object, ...], list[Count]] = defaultdict(list)
    for count in _counts(rows, mended):
        blocks[_key(count)].append(count)
    found = {relation for block in blocks.values() for relation in _steps(block, stepping)}
    wrong = {right: old for old, right in mended.items()}
    found |= {
        Relation(RelationKind.UPDATES, relation.a, wrong[relation.b], relation.rule)
        for relation in known
        if relation.b in wrong
    }
    return tuple(sorted(found))


def _counts(rows: Iterable[Row], mended: Mapping[str, str]) -> Iterator[Count]:
    figures = [figure for row in rows for figure in row]
    units = {figure.head.id: _unit(figure.head) for figure in figures}
    units.update({fact.id: _unit(fact) for figure in figures for fact in figure.facts})
    for figure in figures:
        right = next((mended[fact.id] for fact in figure.facts if fact.id in mended), None)
        yield Count(figure, units.get(right or figure.head.id, units[figure.head.id]))


def _unit(fact: Fact) -> str:
    assert fact.number is not None  # only claims with a number become figures
    return "settlements" if fact.number[3] in SETTLED else fact.number[3]


def _key(count: Count) -> tuple[object, ...]:
    """What two numbers must share before they are compared: what is counted, in what, by whose doing."""
    fact = count.fact
    gained = fact.claim.kind in GAINED and count.unit not in WHOLE.get(fact.claim.kind, ())
    sort: Kind | Family = Family.GROUND if gained else fact.claim.kind
    return sort, count.unit, fact.doers, counted(count.figure)


def _steps(block: Sequence[Count], stepping: set[str]) -> Iterator[Relation]:
    """Each number that is higher than all of the days before it goes further than the highest of them."""
    before: deque[Count] = deque()
    records: deque[Count] = deque()  # of the numbers before, those that no later one reaches: the highest comes first
    for count in sorted(block, key=lambda one: one.order):
        claim, value = count.fact.claim, count.figure.value
        if claim.certainty not in SAID or count.fact.negative or claim.part is not Part.BODY:
            continue
        for kept in (before, records):
            while kept and count.figure.day - kept[0].figure.day > DAYS:
                kept.popleft()
        highest = not records or records[0].figure.value < value
        if highest and count.fact.id not in stepping and claim.certainty is not Certainty.CORRECTED:
            yield from _step(count, before)
        while records and records[-1].figure.value <= value:
            records.pop()
        records.append(count)
        before.append(count)


def _step(count: Count, before: Iterable[Count]) -> Iterator[Relation]:
    for rule, fits in (("higher_total", _goes_further), ("longer_time", _longer)):
        fitting = [other for other in before if fits(count, other)]
        if fitting:
            best = max(fitting, key=lambda other: other.figure.value)  # the first of these that gave it
            yield Relation(RelationKind.UPDATES, count.fact.id, best.fact.id, rule)
            return


def _goes_further(later: Count, earlier: Count) -> bool:
    """Whether ground gained so far, by one side, is more than somebody said of it before."""
    a, b = later.fact, earlier.fact
    if not a.doers or a.claim.kind not in GAINED or not b.attributed or belligerents(a, b):
        return False
    if a.claim.story == b.claim.story or earlier.figure.scope not in {(), later.figure.scope}:
        return False
    if any(count.figure.window.startswith(PASSING) for count in (later, earlier)):
        return False
    return not a.dated or a.first is None or a.first == a.last or a.first <= earlier.figure.day


def _longer(later: Count, earlier: Count) -> bool:
    """Whether one side gives a number over a time that holds the time of its earlier number."""
    a, b = later.fact, earlier.fact
    if (
        not (related(a, b) or same_side(a, b))
        or not (a.dated and b.dated)
        or later.figure.scope != earlier.figure.scope
    ):
        return False
    if a.first is None or b.first is None or a.last is None or b.last is None or a.claim.story == b.claim.story:
        return False
    return a.first <= b.first <= b.last <= a.last and not later.figure.window.startswith(PASSING)
