"""Who holds what, and the numbers. Rule: a number keeps its window, and windows never mix."""

from collections import defaultdict

from wederhoor.briefing.desk import Desk
from wederhoor.briefing.lines import SILENT
from wederhoor.briefing.material import Material, text_of
from wederhoor.briefing.ranking import holders as holders_of
from wederhoor.briefing.silent import HEADS, body_of
from wederhoor.briefing.update import Holder, Point, Row, Source
from wederhoor.model.claims import Claim
from wederhoor.model.vocabulary import UNATTRIBUTED, UNKNOWN, Kind
from wederhoor.model.weights import ControlCell, Series, SeriesPoint

LENGTHS = frozenset({"times", "degrees", "minutes", "hours", "days", "weeks", "months", "years"})  # they count nothing
PLACES = frozenset({"villages", "settlements", "towns", "districts", "regions", "countries"})


def holders(desk: Desk) -> tuple[Holder, ...]:
    """The last cell of every place about which something is known, those with news first."""
    material = desk.material
    last = {cell.place: cell for cell in sorted(material.cells, key=lambda cell: cell.day)}
    before = holders_of(material.cells_before)
    known = [cell for cell in last.values() if cell.holder != UNKNOWN]
    fresh = {cell.place for cell in known if material.new & {*cell.claimed_by, *cell.admitted_by, *cell.denied_by}}
    ordered = sorted(known, key=lambda cell: (cell.place not in fresh, cell.place))
    return tuple(_holder(cell, desk, before.get(cell.place), cell.place in fresh) for cell in ordered)


def _holder(cell: ControlCell, desk: Desk, before: str | None, fresh: bool) -> Holder:
    change = "silent" if not fresh else "new" if before is None else "none"
    if before is not None and before != cell.holder:
        change = "changed"
    assert cell.status is not None  # a place whose holder nobody knows stands in no table
    told = {*cell.claimed_by, *cell.admitted_by, *cell.denied_by}
    against = tuple(claim for claim in grounds(cell, "contested_since") if claim not in told)
    claimed, admitted, denied, opposed = (
        sources(side, desk) for side in (cell.claimed_by, cell.admitted_by, cell.denied_by, against)
    )
    fought = bool(grounds(cell, "fought_over"))
    sides = (claimed, admitted, denied, opposed)
    return Holder(cell.place, cell.holder, cell.status, change, before, *sides, left=cell.left, open=fought)


def grounds(cell: ControlCell, rule: str) -> tuple[str, ...]:
    """The claims by which a rule made a cell what it is."""
    return tuple(claim for reason in cell.reasons if reason.rule == rule for claim in reason.claims)


def sources(claims: tuple[str, ...], desk: Desk) -> tuple[Source, ...]:
    """Who said these claims, each claimant once, the latest word of each."""
    latest: dict[tuple[str, ...], str] = {}
    for claim in sorted((item for item in claims if item in desk.material.claims), key=desk.material.order):
        latest[desk.material.claims[claim].claimants] = claim
    return tuple(desk.source(claim) for claim in latest.values())


def rows(desk: Desk) -> tuple[Row, ...]:
    """The series that have a new value, and new numbers that stand in no series, the longest first."""
    material = desk.material
    moved = [series for series in material.series if _has_news(series, desk)]
    used = {point.claim for series in material.series for point in series.points if point.claim in material.claims}
    cited = {(desk.key(material.claims[claim]), _value(material.claims[claim])) for claim in used}
    alone = [claim for claim in _numbers(material, desk) if (desk.key(claim), _value(claim)) not in cited]
    found = [_series(series, desk) for series in moved] + _first_values(alone, desk)
    found.sort(key=lambda row: all(item.source.claimants == (UNATTRIBUTED,) for item in row.points))
    return tuple(sorted((row for row in _joined(found) if row.points), key=lambda row: -len(row.points)))


def _has_news(series: Series, desk: Desk) -> bool:
    """Whether a series has a new value that counts something."""
    claims, new = desk.material.claims, desk.material.new
    shown = (point for point in series.points if point.claim in claims and (point.repeats or "") not in claims)
    moved = (point.claim for point in shown if point.claim in new or point.corrected_by in new)
    return any(_counts(claims[claim], desk) for claim in moved)


def _numbers(material: Material, desk: Desk) -> list[Claim]:
    """New numbers of the text; a headline's number that the text gives too is left out."""
    new = (material.claims[claim] for claim in sorted(material.new, key=material.order))
    kept = [claim for claim in new if claim.quantity and _counts(claim, desk) and claim.certainty not in SILENT]
    body = {(claim.story, _value(claim)) for claim in kept if claim.part not in HEADS}
    return [
        claim
        for claim in kept
        if claim.part not in HEADS or ((claim.story, _value(claim)) not in body and not body_of(claim, material))
    ]


def _counts(claim: Claim, desk: Desk) -> bool:
    """Whether a number counts something: 'a village' names one, and a length of time or a ratio is no count."""
    number = claim.quantity
    if number is None or number.unit in LENGTHS or claim.kind is Kind.OTHER:
        return False
    if number.unit not in PLACES or number.value != 1 or number.comparison or number.span is None:
        return True
    return any(sign.isdigit() for sign in number.span.of(text_of(desk.material, claim)))


def _value(claim: Claim) -> tuple[float | None, str | None]:
    return (claim.quantity.value, claim.quantity.vague) if claim.quantity else (None, None)


def _first_values(claims: list[Claim], desk: Desk) -> list[Row]:
    """One row for each number; the same value and unit from the same source is one."""
    groups: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
    for claim in claims:
        assert claim.quantity is not None  # _numbers keeps no others
        number = claim.quantity
        groups[claim.kind, claim.claimants, number.unit, number.value, number.high, number.vague].append(claim)
    return [_row(tuple(group[:1]), desk) for group in groups.values()]


def _row(claims: tuple[Claim, ...], desk: Desk) -> Row:
    first = claims[0]
    assert first.quantity is not None  # _numbers keeps no others
    place = first.place_ids[0] if first.places else None
    points = tuple(point(claim, desk) for claim in claims)
    return Row(first.kind, first.quantity.unit, place, "", _window_words(first, desk), points)


def _series(series: Series, desk: Desk) -> Row:
    known = [item for item in series.points if item.claim in desk.material.claims]
    kept = [item for item in known if item.repeats is None or item.repeats not in {other.claim for other in known}]
    latest = desk.material.claims[known[-1].claim]
    told = [desk.material.claims[item.claim] for item in known if item.date == known[-1].date]
    counted = next((claim for claim in told if claim.quantity and claim.quantity.window), None)
    words = _window_words(counted or latest, desk)
    points = tuple(_series_point(item, desk) for item in kept)
    worded = any(desk.material.claims[item.claim].when_worded for item in known)
    window = series.window if worded and not counted else ""  # none that no sentence gives
    return Row(latest.kind, series.unit, series.place, window, words, points)


def _window_words(claim: Claim, desk: Desk) -> str:
    """The report's words for the stretch that a number counts over, else for its time."""
    if claim.quantity is not None and claim.quantity.window is not None:
        return claim.quantity.window.of(text_of(desk.material, claim))
    return desk.said(claim.id).words.when


def _series_point(item: SeriesPoint, desk: Desk) -> Point:
    found = point(desk.material.claims[item.claim], desk)
    by = item.corrected_by
    corrected = desk.cite(by) if by is not None and by in desk.material.claims else None
    return Point(found.quantity, found.printed, found.date, found.source, corrected)


def point(claim: Claim, desk: Desk) -> Point:
    """One claim's number; the claim must have one."""
    assert claim.quantity is not None  # callers choose claims with a number
    said = desk.said(claim.id)
    return Point(claim.quantity, said.words.quantity, said.published, desk.source(claim.id))


def _joined(found: list[Row]) -> list[Row]:
    """Rows with the other numbers of the same thing in the same report beside them: per day beside one day."""
    result: list[Row] = []
    taken: set[int] = set()
    for index, row in enumerate(found):
        if index in taken:
            continue
        others = [other for other in range(index + 1, len(found)) if other not in taken and _beside(row, found[other])]
        taken.update(others)
        beside = tuple(item for other in others for item in found[other].points)
        result.append(Row(row.kind, row.unit, row.place, row.window, row.window_words, row.points, beside))
    return result


def _beside(row: Row, other: Row) -> bool:
    """Whether two rows count the same thing over different windows, given in one report."""
    if not (row.points and other.points) or row.kind is not other.kind or row.unit == other.unit:
        return False
    same_thing = row.unit.partition("_per_")[0] == other.unit.partition("_per_")[0]
    reports = ({(item.source.outlet, item.date) for item in side.points} for side in (row, other))
    first, second = reports
    return same_thing and bool(first & second)
