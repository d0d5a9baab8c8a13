"""What went wrong or needs somebody's eye. Rule: each finding leads to where it is looked at, and says what helps."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from textwrap import shorten
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from wederhoor.briefing.book import Book
from wederhoor.dating.contradicting import Remark
from wederhoor.model.period import Period
from wederhoor.model.problems import Problem
from wederhoor.model.stories import Story
from wederhoor.model.vocabulary import UNATTRIBUTED
from wederhoor.situation import attention
from wederhoor.situation.attention import Doubt, Spot
from wederhoor.web.lens import Lens
from wederhoor.web.pages.rows import place_name
from wederhoor.web.screen import Frame, Screen, screen_of
from wederhoor.web.source import Asked, Library

OPEN, MOST = 6, 100  # findings of each sort that stand open, and all that are listed
BEGINS = 80  # characters by which a report without a headline is called

router = APIRouter()


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at."""

    text: str  # the sentence, the title or the message
    notes: tuple[str, ...]
    path: str  # where to look; '' where there is nothing to see
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Sort:
    """All findings of one sort."""

    key: str
    count: int
    findings: tuple[Finding, ...]
    path: str = ""  # where all of them are listed


@router.get("/{code}/problems")
def problems(request: Request, code: str, lens: Annotated[Lens, Query()]) -> Response:
    """Everything that needs an eye, by sort."""
    screen = screen_of(request)
    visitor, book = screen.visitor(request), screen.book(code)
    asked = lens.asked()
    teller = _Teller(screen, code, lens, book, screen.desk.library(asked), whole=visitor.reviewer)
    values = {
        "sorts": [teller.refused(screen.desk.source.refused()), *teller.sorts(asked)],
        "moment": book.moment(asked.known_at) if asked.known_at else "",
        "open": OPEN,
    }
    return screen.answer(request, Frame(code, "problems", visitor, lens), values, None)  # files are no recordings


class _Teller:
    """Findings in the words of one language, for one visitor."""

    def __init__(self, screen: Screen, code: str, lens: Lens, book: Book, kept: Library, *, whole: bool) -> None:
        self._screen, self._code, self._lens, self._book, self._kept = screen, code, lens, book, kept
        self._whole = whole
        self._words = screen.language(code).tables["screen"]
        self._eye = self._words["eye"]

    def refused(self, found: Sequence[Problem]) -> Sort:
        """Files by their names: where they lie is nobody else's business."""
        findings = (
            Finding(
                f"{PurePath(item.source).name}{', ' if item.place else ''}{item.place}", (item.message, item.remedy), ""
            )
            for item in found[:MOST]
        )
        return Sort("refused", len(found), tuple(findings))

    def sorts(self, asked: Asked) -> Iterable[Sort]:
        """What the library holds of each sort."""
        kept, source = self._kept, self._screen.desk.source
        stories, readings, dated = kept.stories, kept.readings, kept.dated

        def worked(name: str, make: Callable[[], tuple[Spot, ...]]) -> tuple[Spot, ...]:
            return self._screen.desk.remember(f"problems {name}", asked.moments, make)

        yield self._told("unread", attention.unread(stories, readings), self._report)
        yield self._told("undated", attention.undated(stories, dated), self._report)
        yield self._told("loose", attention.loose(stories, dated), self._report)
        doubts = self._screen.desk.remember(
            "problems doubtful", asked.moments, lambda: attention.doubtful(stories, readings, source.gazetteer)
        )
        yield Sort("doubtful", len(doubts), tuple(map(self._doubt, doubts[:MOST])))
        chronicle = worked(
            "contradicted",
            lambda: attention.contradicted(stories, readings, dated, source.theatre, source.reports()),
        )
        yield self._told("contradicted", chronicle, self._sentence)
        yield self._told("missed", worked("missed", lambda: attention.missed(stories, readings)), self._sentence)
        bare = worked("unattributed", lambda: attention.unattributed(stories, readings))
        listed = f"/{self._code}/search{self._lens.query(claimant=UNATTRIBUTED)}"
        yield self._told("unattributed", bare, self._sentence, listed)
        yield self._told(
            "placeless", worked("placeless", lambda: attention.placeless(stories, readings)), self._sentence
        )
        yield self._told("passed_over", attention.passed_over(stories, readings), self._report)

    def _told(self, key: str, found: Sequence[Spot], tell: Callable[[Spot], Finding], path: str = "") -> Sort:
        return Sort(key, len(found), tuple(map(tell, found[:MOST])), path if found else "")

    def _report(self, spot: Spot) -> Finding:
        story = self._kept.stories[spot.story]
        note = str(self._eye.get(spot.note, spot.note)) if spot.note else ""
        if not note and spot.story not in self._kept.readings:
            note = str(self._eye["unread"])
        notes = (self._from(spot), *filter(None, (note,)))
        text = story.title or self._begins(story)
        return Finding(
            text or str(self._words["labels"]["untitled"]),
            notes,
            self._path(spot),
            quoted=bool(text) and not story.title,
        )

    def _begins(self, story: Story) -> str:
        """How the first sentence of a report begins on which a claim rests; '' for none."""
        reading = self._kept.readings.get(story.id)
        spans = sorted(claim.sentence for claim in reading.claims) if reading and story.text else ()
        words = " ".join(spans[0].of(story.text).split()) if spans else ""
        return shorten(words, BEGINS, placeholder=" …")

    def _sentence(self, spot: Spot) -> Finding:
        text = self._kept.stories[spot.story].text
        seen = spot.span is not None and bool(text) and (self._whole or spot.cited)
        words = " ".join(spot.span.of(text).split()) if seen and spot.span else ""
        signals = ", ".join(str(self._eye["signal"][signal.value]) for signal in spot.signals)
        chronicle = self._otherwise(spot.remark) if spot.remark else ""
        notes = (signals, f"“{spot.words}”" if spot.words else "", chronicle, self._from(spot) if words else "")
        return Finding(words or self._from(spot), tuple(filter(None, notes)), self._path(spot), quoted=bool(words))

    def _otherwise(self, remark: Remark) -> str:
        """What the chronicle has: the state, and by what it began."""
        book, state = self._book, remark.state
        when = (
            book.period(Period.of_days(state.first, state.last))
            if state.last
            else book.word("date", "after", first=book.day(state.first))
        )
        place = place_name(state.place, book, self._screen.desk.source)
        held = self._eye["held"].format(place=place, party=book.party(state.holder), when=when)
        began = (f"{book.word('noun', one.kind)} ({book.period(one.date)})" for one in remark.anchors)
        return str(self._eye["chronicle"]).format(note="; ".join((held, *began)))

    def _doubt(self, doubt: Doubt) -> Finding:
        source = self._screen.desk.source
        named = [place_name(place, self._book, source) for place in doubt.others]
        count = len(doubt.spots)
        told = self._eye["claim_one"] if count == 1 else self._eye["claims"].format(number=count)
        held = str(self._eye["read_as"]).format(place=place_name(doubt.place, self._book, source))
        other = str(self._eye["others"]).format(places=", ".join(named)) if named else str(self._eye["no_table"])
        path = f"/{self._code}/search{self._lens.query(place=doubt.place, q=doubt.name)}"
        return Finding(doubt.name, (held, other, str(told)), path, quoted=True)

    def _from(self, spot: Spot) -> str:
        story, given = self._kept.stories[spot.story], self._kept.dated.get(spot.story)
        labels = self._words["labels"]
        when = self._book.period(given.period) if given else str(labels["undated"])
        return f"{story.outlet or labels['outlet_unknown']}, {when}"

    def _path(self, spot: Spot) -> str:
        shown = spot.span is not None and spot.cited
        mark = f"#at{spot.span.start}" if shown and spot.span else ""
        return f"/{self._code}/story/{spot.story}{self._lens.query()}{mark}"
