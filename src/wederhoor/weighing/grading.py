"""Grades with the letter of their source. Rule: statuses come first, so that no letter ever changes a status.

The source of a line is whoever vouches for the claim that gives it its words; of several that speak with one voice the
one with the worst letter counts.
"""

from collections.abc import Mapping
from dataclasses import replace

from wederhoor.model.claims import Claim
from wederhoor.model.packs import Theatre
from wederhoor.model.period import Period
from wederhoor.model.weights import Matter, MatterLine
from wederhoor.weighing.grades import UNRATED, grade
from wederhoor.weighing.record import find_records, letters
from wederhoor.weighing.weighed import Weighed


def graded(weighed: Weighed, claims: Mapping[str, Claim], published: Mapping[str, Period], theatre: Theatre) -> Weighed:
    """The same results with the grades that follow from the records of all sources as known together with them."""
    rated = letters(find_records(weighed, claims, published, theatre).values())
    if not rated:
        return weighed
    return replace(weighed, matters=tuple(_matter(matter, claims, rated) for matter in weighed.matters))


def _matter(matter: Matter, claims: Mapping[str, Claim], rated: Mapping[str, str]) -> Matter:
    lines = tuple(_line(line, claims, rated) for line in matter.lines)
    best = min(line.standing.grade for line in lines if line.standing.status is matter.standing.status)
    if best == matter.standing.grade and all(a is b for a, b in zip(lines, matter.lines, strict=True)):
        return matter
    return replace(matter, lines=lines, standing=matter.standing.graded(best))


def _line(line: MatterLine, claims: Mapping[str, Claim], rated: Mapping[str, str]) -> MatterLine:
    first = claims.get(line.claims[0])
    letter = max((rated.get(name, UNRATED) for name in first.claimants), default=UNRATED) if first else UNRATED
    return line.graded(grade(line.standing.status, letter))
