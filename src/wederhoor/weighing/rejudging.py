"""Matters as people judge them. Rule: only the matters that a judgement touches are made anew."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from wederhoor.model.weights import Matter
from wederhoor.weighing.blocks import BlockKey
from wederhoor.weighing.facts import Fact
from wederhoor.weighing.judged import Bounded, Judged
from wederhoor.weighing.links import Families
from wederhoor.weighing.matters import weigh_matter
from wederhoor.weighing.standing import Evidence


@dataclass(slots=True)
class _Group:
    """Claims that are to be one matter: those of one matter, or of several that were brought together."""

    key: BlockKey
    places: set[str]
    facts: dict[str, Fact]
    matter: Matter | None  # as it was weighed; None where it has to be weighed again


def rejudge(found: Sequence[Matter], judged: Judged, evidence: Evidence, repeats: Families) -> tuple[Matter, ...]:
    """The matters with what people brought together in one, and what they set apart in two."""
    if not judged.same and not judged.apart:
        return tuple(found)
    groups = _brought_together([_group(matter, evidence) for matter in found], judged)
    parted = (part for group in groups for part in _set_apart(group, judged, repeats))
    return tuple(
        group.matter or weigh_matter(group.key, _ordered(group), evidence, repeats, at=_place(group))
        for group in parted
    )


def _group(matter: Matter, evidence: Evidence) -> _Group:
    place = matter.place or ""
    facts = {claim: evidence.facts[claim] for claim in matter.claims}
    return _Group((matter.family.value, place, ""), {place}, facts, matter)


def _ordered(group: _Group) -> list[Fact]:
    return sorted(group.facts.values(), key=lambda fact: fact.order)


def _place(group: _Group) -> str:
    """The place by which standing is judged: none where the claims of several places are one matter."""
    return next(iter(group.places)) if len(group.places) == 1 else ""


def _brought_together(groups: list[_Group], judged: Judged) -> list[_Group]:
    """Of each pair the first matter of the one joins the first matter of the other, unless they share one."""
    for a, b in sorted(judged.same):
        with_a, with_b = ([group for group in groups if name in group.facts] for name in (a, b))
        if not with_a or not with_b or any(group in with_b for group in with_a):
            continue
        first, second = sorted((with_a[0], with_b[0]), key=lambda group: _ordered(group)[0].order)
        joined = _Group(first.key, first.places | second.places, {**first.facts, **second.facts}, None)
        groups = [joined if group is first else group for group in groups if group is not second]
    return groups


def _set_apart(group: _Group, judged: Judged, repeats: Families) -> Iterable[_Group]:
    """A matter in as few parts as keep apart what is apart; what repeats or was joined to a claim stays with it."""
    inside = [(a, b) for a, b in judged.apart if a in group.facts and b in group.facts]
    if not inside:
        return (group,)
    sets = Bounded(inside)
    for a, b in judged.same:
        if a in group.facts and b in group.facts:
            sets.join(a, b)
    told: dict[str, str] = {}  # by family of repeats: the first of its claims here
    for claim in sorted(group.facts):
        sets.join(claim, told.setdefault(repeats.top(claim), claim))
    units: dict[str, list[Fact]] = defaultdict(list)
    for fact in _ordered(group):
        units[sets.top(fact.id)].append(fact)
    parts: list[list[Fact]] = []
    for unit in units.values():
        part = next((part for part in parts if all(sets.may_join(unit[0].id, other.id) for other in part)), None)
        if part is None:
            parts.append(list(unit))
        else:
            part.extend(unit)
    return tuple(_Group(group.key, group.places, {fact.id: fact for fact in part}, None) for part in parts)
