"""Clues from who is in office and who holds a place. Rule: a title beside a name counts, "former" turns it round."""

import re
from collections.abc import Iterator, Sequence

from wederhoor.dating.case import Case
from wederhoor.dating.clue import FAR, Clue, Slope
from wederhoor.dating.telling import Line, Tense
from wederhoor.model.actors import Actor, Office
from wederhoor.model.chronicle import State
from wederhoor.model.claims import Claim
from wederhoor.model.packs import LanguagePack, Theatre
from wederhoor.model.period import Period
from wederhoor.model.texts import Span
from wederhoor.model.vocabulary import Certainty, Kind, Polarity
from wederhoor.reading.mentions import Name, Role

NEAR = 30  # characters on either side of a name in which its title is looked for
SLACK = 7  # days by which an announced change of office runs ahead, and a report of it behind
GAP = 60  # days between two terms of which one followed the other
TITLED, BARE = 0.02, 0.5  # how well a day outside the office fits, with its title beside the name and without


def named(case: Case, lines: Sequence[Line], language: LanguagePack) -> Iterator[Clue]:
    """What persons in office and held places say of a story's day."""
    words = language.tables.get("dating", {})
    offices: dict[str, Clue] = {}
    for line in lines:
        for name in line.names:
            for clue in _office(name, line, case.theatre, language.code, words.get("former", ())):
                known = offices.get(clue.about)
                if known is None or clue.floor < known.floor:
                    offices[clue.about] = clue
    yield from offices.values()
    yield from _successions(lines, case.theatre)
    held: dict[str, Clue] = {}
    for line in lines:
        for clue in (*_controlled(line, case.theatre), *_occupied(line, case.theatre, words.get("occupied", ()))):
            held.setdefault(clue.about, clue)
    yield from held.values()


def _office(name: Name, line: Line, theatre: Theatre, language: str, former: Sequence[str]) -> Iterator[Clue]:
    actor = theatre.actors.get(name.actors[0]) if len(name.actors) == 1 and name.role is Role.ACTOR else None
    if actor is None or actor.kind != "person":
        return
    start, end = name.span.start - line.sentence.span.start, name.span.end - line.sentence.span.start
    before, around = line.text[max(0, start - NEAR) : end].lower(), line.text[max(0, start - NEAR) : end + NEAR].lower()
    titled = [o for o in actor.offices if _dated(o) and dict(o.titles).get(language, "\0").lower() in around]
    if any(re.search(rf"\b{word}", before) for word in former):
        yield from (_left(actor, office, name.span) for office in titled)
    elif titled:
        yield _held(actor, titled, TITLED, name.span)
    elif actor.offices and all(_dated(office) for office in actor.offices):
        yield _held(actor, actor.offices, BARE, name.span)


def _successions(lines: Sequence[Line], theatre: Theatre) -> Iterator[Clue]:
    """Two persons of whom one followed the other in an office, both in the lead: news of the change."""
    leading = {
        name.actors[0]: name.span
        for line in lines
        if line.leads
        for name in line.names
        if name.role is Role.ACTOR and len(name.actors) == 1 and name.actors[0] in theatre.actors
    }
    terms = [
        (office.title, Period.parse(office.period), actor)
        for actor in sorted(leading)
        for office in theatre.actors[actor].offices
        if _dated(office)
    ]
    for title, period, actor in terms:
        for other, following, successor in terms:
            if title == other and actor != successor and period.last_day and following.first_day:
                first, last = sorted((period.last_day.toordinal(), following.first_day.toordinal()))
                if last - first <= GAP:
                    slopes = (Slope.of(first - 3, last + 7, 30.0, 4, 20),)
                    yield Clue("succession", slopes, 1.0, leading[successor], f"{actor}, {successor}")


def _dated(office: Office) -> bool:
    return Period.parse(office.period).placed if office.period != "../.." else False


def _held(actor: Actor, offices: Sequence[Office], floor: float, span: Span) -> Clue:
    return Clue("office", tuple(_term(office) for office in offices), floor, span, actor.id)


def _term(office: Office) -> Slope:
    period = Period.parse(office.period)
    first = period.first_day.toordinal() if period.first_day else 1
    last = period.last_day.toordinal() if period.last_day else FAR
    return Slope.of(max(1, first - SLACK), min(FAR, last + SLACK), 1.0)


def _left(actor: Actor, office: Office, span: Span) -> Clue:
    """Whoever is called former has left."""
    end = Period.parse(office.period).last_day
    first = end.toordinal() if end else FAR
    return Clue("former_office", (Slope.of(first, FAR, 1.0),), 0.05, span, actor.id)


def _controlled(line: Line, theatre: Theatre) -> Iterator[Clue]:
    """A claim that a side holds a place, told as it is now."""
    if line.tense is Tense.PAST:
        return
    for claim in line.claims:
        if claim.kind is Kind.CONTROL and claim.polarity is Polarity.POSITIVE and claim.certainty is Certainty.ASSERTED:
            yield from _states(claim, theatre)


def _states(claim: Claim, theatre: Theatre) -> Iterator[Clue]:
    sides = {theatre.party(actor) for actor in claim.agent}
    for ref in claim.places:
        found = [s for s in theatre.chronicle.states if s.place == ref.place and s.holder in sides]
        if found:
            yield _state(found, ref.span)


def _occupied(line: Line, theatre: Theatre, words: Sequence[str]) -> Iterator[Clue]:
    """A place called occupied is held by the side whose land it is not."""
    home = theatre.tables["theatre"].get("home_party") if "theatre" in theatre.tables else None
    for name in line.names:
        start = name.span.start - line.sentence.span.start
        before = line.text[max(0, start - NEAR) : start].lower().split()
        if name.place and before and before[-1] in words:
            found = [s for s in theatre.chronicle.states if s.place == name.place and s.holder != home]
            if found:
                yield _state(found, name.span)


def _state(states: Sequence[State], span: Span) -> Clue:
    slopes = tuple(
        Slope.of(s.first.toordinal() - SLACK, s.last.toordinal() + SLACK if s.last else FAR, 1.0, 0, 30) for s in states
    )
    return Clue("state", slopes, 0.1, span, states[0].id)
