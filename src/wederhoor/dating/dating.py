"""Dates one story. Rule: the page's own date is never contradicted, and two proofs that differ prove nothing."""

from collections.abc import Sequence

from wederhoor.dating.case import Case
from wederhoor.dating.rules import RULES, Finding
from wederhoor.model.claims import ReadDate
from wederhoor.model.packs import Theatre
from wederhoor.model.period import Period
from wederhoor.model.stories import Story
from wederhoor.model.vocabulary import Basis
from wederhoor.reading.mentions import TimeExpression
from wederhoor.reading.parsed import Document

SETTLED = frozenset({"day", "minute"})


def date_story(
    story: Story, document: Document, expressions: Sequence[TimeExpression], theatre: Theatre
) -> ReadDate | None:
    """The Period that the story's own words prove, inside what the page gives; None where they prove nothing more."""
    if story.published and story.published.period.precision in SETTLED:
        return None
    case = Case.of(story, document, expressions, theatre)
    findings = [finding for rule in RULES for finding in rule(case)]
    chosen = _agreed(findings)
    if chosen is None:
        return None
    period = Period.of_days(chosen.first, chosen.last, case.zone)
    if case.given and not (case.given.contains(period) and case.given != period):
        return None
    return ReadDate(period, Basis.TEXT, chosen.rule, chosen.span)


def _agreed(findings: Sequence[Finding]) -> Finding | None:
    """The narrowest finding, if it lies inside all others."""
    if not findings:
        return None
    narrowest = min(findings, key=lambda finding: finding.last - finding.first)
    inside = all(f.first <= narrowest.first and narrowest.last <= f.last for f in findings)
    return narrowest if inside else None
