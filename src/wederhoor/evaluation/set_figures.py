"""Figures on control, series and the contrast sets. Rule: a question without an answer is not right."""

from collections import Counter
from collections.abc import Iterable, Sequence

from wederhoor.evaluation.answers import (
    ControlAnswer,
    End,
    LabelAnswer,
    MentionAnswer,
    MentionsAnswer,
    PointAnswer,
    SeriesAnswer,
    TimesAnswer,
)
from wederhoor.evaluation.assignment import assign
from wederhoor.evaluation.clock import same
from wederhoor.evaluation.gold import ControlState, Gold, GoldSeries, PlacesItem, TimesItem, ZouItem
from wederhoor.evaluation.measures import Figures, kilometres, ratio
from wederhoor.evaluation.relation_figures import Ends
from wederhoor.model.vocabulary import CONTESTED, UNKNOWN

OPEN_HOLDERS = (CONTESTED, UNKNOWN)
ROLES = ("metonym:", "office", "adjective")
NEAR = 10  # kilometres


def control_figures(states: Sequence[ControlState], told: Iterable[ControlAnswer]) -> Figures:
    """Places and days: the holder is right; left open though settled; settled though open or with the other side."""
    answers = {(answer.date, answer.place): answer.holder for answer in told}
    holders = [(state.holder, answers.get((state.date, state.place))) for state in states]
    return {
        "right": ratio(sum(gold == said for gold, said in holders), len(holders)),
        "contested_for_settled": sum(_settled(gold) and said == CONTESTED for gold, said in holders),
        "settled_against_gold": sum(_settled(said) and gold != said for gold, said in holders),
        "states": len(holders),
    }


def _settled(holder: str | None) -> bool:
    return holder is not None and holder not in OPEN_HOLDERS


def series_figures(series: Sequence[GoldSeries], told: Sequence[SeriesAnswer], ends: Ends) -> Figures:
    """Points found through their claim; right with date, value and unit, in a series of their own kind only."""
    placed: dict[End, tuple[int, PointAnswer]] = {}
    for number, answer in enumerate(told):
        for given in answer.points:
            placed.setdefault(given.end, (number, given))
    kinds = _kinds_of_series(series, placed, ends)
    counts: Counter[str] = Counter()
    for wanted in series:
        for point in wanted.points:
            counts["points"] += 1
            hit = next((placed[end] for end in ends.of(point.at) if end in placed), None)
            if hit is None:
                continue
            number, given = hit
            unit, window = given.unit == point.unit, kinds[number] == wanted.name
            right = unit and window and given.value == point.value and same(given.date, point.date)
            counts.update(found=1, right=right, wrong_unit=not unit, wrong_window=not window)
    return {
        "found": ratio(counts["found"], counts["points"]),
        "right": ratio(counts["right"], counts["points"]),
        "wrong_window": counts["wrong_window"],
        "wrong_unit": counts["wrong_unit"],
        "points": counts["points"],
    }


def _kinds_of_series(
    series: Sequence[GoldSeries], placed: dict[End, tuple[int, PointAnswer]], ends: Ends
) -> dict[int, str]:
    """For each predicted series the one of the gold that most of its points belong to."""
    votes: dict[int, Counter[str]] = {}
    for wanted in series:
        for point in wanted.points:
            for end in ends.of(point.at):
                if end in placed:
                    votes.setdefault(placed[end][0], Counter())[wanted.name] += 1
    return {number: names.most_common(1)[0][0] for number, names in votes.items()}


def zou_figures(items: Sequence[ZouItem], told: Iterable[LabelAnswer]) -> Figures:
    """Accuracy, and which label was given for which."""
    answers = {answer.id: answer.label for answer in told}
    confusion: dict[str, dict[str, int]] = {}
    for item in items:
        row, given = confusion.setdefault(item.label, {}), answers.get(item.id) or "none"
        row[given] = row.get(given, 0) + 1
    right = sum(row.get(label, 0) for label, row in confusion.items())
    return {"accuracy": ratio(right, len(items)), "items": len(items), "confusion": confusion}


def times_figures(items: Sequence[TimesItem], told: Iterable[TimesAnswer]) -> Figures:
    """Expressions whose time was given; false finds are times that fit no expression."""
    answers = {answer.id: answer.edtf for answer in told}
    exact = asked = false = 0
    for item in items:
        given = answers.get(item.id, ())
        readings = [[text for text in (edtf, *also) if text] for edtf, also in item.expressions]
        hits = assign([[int(any(same(said, text) for text in reading)) for said in given] for reading in readings])
        exact += sum(item.expressions[i][0] is not None for i, _ in hits)
        asked += sum(edtf is not None for edtf, _ in item.expressions)
        false += len(given) - len(hits)
    return {"exact": ratio(exact, asked), "false_finds": false, "expressions": asked}


def places_figures(gold: Gold, items: Sequence[PlacesItem], told: Iterable[MentionsAnswer]) -> Figures:
    """Mentions by sentence and start: right where the place is the same and the kind, or role, is right."""
    answers = {(answer.id, mention.start): mention for answer in told for mention in answer.mentions}
    counts: Counter[str] = Counter()
    for item in items:
        for wanted in item.mentions:
            said = answers.pop((item.id, wanted.start), None)
            counts["mentions"] += 1
            if said is None:
                counts["missing"] += 1
                continue
            place, kind = _same_place(gold, wanted, said), wanted.kind == said.kind
            counts.update(place=place, kind=kind, right=place and kind, wrong=not place)
    shares = {name: ratio(counts[name], counts["mentions"]) for name in ("right", "place", "kind", "wrong", "missing")}
    return {**shares, "false_finds": len(answers), "mentions": counts["mentions"]}


def _same_place(gold: Gold, wanted: MentionAnswer, said: MentionAnswer) -> bool:
    """The same GeoNames id when both have one, else within 10 km, else (areas, roles) the same name."""
    role = (wanted.kind or "").startswith(ROLES)
    listed = gold.geonames.get(wanted.canonical or "", "")
    if said.geonames_id and listed and not role:
        return str(said.geonames_id) == listed
    here, there = _point(wanted), _point(said)
    if here is not None and there is not None:
        return kilometres(here, there) <= NEAR
    return wanted.canonical == said.canonical


def _point(mention: MentionAnswer) -> tuple[float, float] | None:
    if mention.latitude is None or mention.longitude is None:
        return None
    return mention.latitude, mention.longitude
