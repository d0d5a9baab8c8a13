"""The evidence by which a story dates itself. Rule: each rule gives days it can prove, or nothing.

What happened on a day does not make it the day of the story: a rule needs words that say so, or days on both sides.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from wederhoor.dating.case import Case, Told
from wederhoor.model.texts import Span

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Finding:
    """The first and last day that a rule leaves, and the words it stands on."""

    rule: str
    first: date
    last: date
    span: Span


def edition(case: Case) -> Iterator[Finding]:
    """The headline or lead says whose day's news it brings: "the news of Tuesday 6 September"."""
    for told in case.told:
        if told.expression.role == "edition" and case.in_lead(told):
            days = case.days_of(told)
            dated = case.given is not None or told.symbol.word(2) != ""
            if len(days) == 1 and dated:
                yield Finding("edition", days[0], days[0], told.expression.span)


def today(case: Case) -> Iterator[Finding]:
    """The word for today stands beside a written date."""
    for one, other in zip(case.told, case.told[1:], strict=False):
        pair = {one.symbol.name, other.symbol.name}
        gap = case.document.text[one.expression.span.end : other.expression.span.start]
        if pair != {"day", "date"} or any(letter.isalnum() for letter in gap):
            continue
        now, written = (one, other) if one.symbol.name == "day" else (other, one)
        days = case.days_of(written)
        if now.symbol.word(0) == "0" and len(days) == 1:
            span = Span(one.expression.span.start, other.expression.span.end)
            yield Finding("today", days[0], days[0], span)


def war_day(case: Case) -> Iterator[Finding]:
    """The day of the war, borne out by a weekday that the story names; told as now without one, give or take a day."""
    numbered = [told for told in case.told if told.symbol.name == "warday" and int(told.symbol.word(0)) > 1]
    if len({told.symbol.word(0) for told in numbered}) != 1:
        return
    told = numbered[0]
    day = case.theatre.started + timedelta(days=int(told.symbol.word(0)) - 1)
    span = told.expression.span
    if _is_now(case, told) or day.isoweekday() in case.weekdays("past", "any"):
        if case.possible(day):
            yield Finding("war_day", day, day, span)
    elif told.direction == "ahead" and case.in_lead(told):
        near = [one for one in (day - DAY, day, day + DAY) if case.possible(one)]
        if near:  # outlets differ by one in how they count
            yield Finding("war_day_about", near[0], near[-1], span)


def _is_now(case: Case, told: Told) -> bool:
    """Whether the word for today stands in the same sentence."""
    return any(
        other.symbol.name == "day" and other.symbol.word(0) == "0"
        for other in case.told
        if other.expression.sentence == told.expression.sentence
    )


def between_days(case: Case) -> Iterator[Finding]:
    """The lead tells of a weekday with its date, and the first weekday to come is the day after it."""
    for told in case.told:
        if told.expression.role != "time" or told.direction != "past" or not case.in_lead(told):
            continue
        days = case.days_of(told)
        weekday = int(told.symbol.word(2, "0")) if told.symbol.name == "date" else 0
        if len(days) == 1 and weekday and _latest(case, told, days[0]):
            tomorrow = weekday % 7 + 1
            if tomorrow in case.weekdays("ahead") and weekday not in case.weekdays("past", "ahead", "any"):
                yield Finding("between_days", days[0], days[0], told.expression.span)


def _latest(case: Case, told: Told, day: date) -> bool:
    """Whether no other written date of the story can be later."""
    others = [other for other in case.told if other.symbol.name == "date" and other is not told]
    return all(found <= day for other in others for found in case.days_of(other)[:1])


RULES = (edition, today, war_day, between_days)
