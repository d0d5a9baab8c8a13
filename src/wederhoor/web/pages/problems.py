"""What went wrong or needs somebody's eye. Rule: each finding leads to where it is looked at, and says what helps."""

from collections.abc import Callable, Iterable, Mapping, Sequence
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
from wederhoor.situation.attention import Doubt, Spot
from wederhoor.situation.needing import SORTS, Kept, Packs, doubts
from wederhoor.web.desk import Desk
from wederhoor.web.lens import Lens
from wederhoor.web.pages.rows import place_name
from wederhoor.web.screen import Frame, Screen, screen_of
from wederhoor.web.source import Asked, Library, Look

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
    looks = _looks(screen.desk, asked)
    teller = _Teller(screen, code, lens, book, looks, whole=visitor.reviewer)
    values = {
        "sorts": [teller.refused(screen.desk.source.refused()), *teller.sorts(_doubts(screen.desk, asked))],
        "moment": book.moment(asked.known_at) if asked.known_at else "",
        "open": OPEN,
    }
    return screen.answer(request, Frame(code, "problems", visitor, lens), values, None)  # files are no recordings


def _looks(desk: Desk, asked: Asked) -> Mapping[str, Look]:
    """What needs an eye, by sort; in a large ledger no more is looked at than is shown."""
    lists, packs = desk.lists(asked), _packs(desk)

    def look(sort: str) -> Look:
        if lists is not None:
            return lists.needing(sort, MOST)
        kept = desk.library(asked)
        found = SORTS[sort](Kept(kept.stories, kept.readings, kept.dated), packs)
        return Look(len(found), found[:MOST], kept)

    return desk.remember("problems", asked.moments, lambda: {sort: look(sort) for sort in SORTS})


def _doubts(desk: Desk, asked: Asked) -> tuple[int, Sequence[tuple[Doubt, int]]]:
    """How many names may mean another place, and those of most claims, each with how many."""
    lists = desk.lists(asked)

    def made() -> tuple[int, Sequence[tuple[Doubt, int]]]:
        if lists is not None:
            return lists.doubts(MOST)
        kept = desk.library(asked)
        found = doubts(Kept(kept.stories, kept.readings, kept.dated), _packs(desk))
        return len(found), [(doubt, len(doubt.claims)) for doubt in found[:MOST]]

    return desk.remember("doubts", asked.moments, made)


def _packs(desk: Desk) -> Packs:
    return Packs(desk.source.theatre, desk.source.reports(), desk.source.gazetteer)


class _Teller:
    """Findings in the words of one language, for one visitor."""

    def __init__(
        self, screen: Screen, code: str, lens: Lens, book: Book, looks: Mapping[str, Look], *, whole: bool
    ) -> None:
        self._screen, self._code, self._lens, self._book, self._looks = screen, code, lens, book, looks
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

    def sorts(self, doubts: tuple[int, Sequence[tuple[Doubt, int]]]) -> Iterable[Sort]:
        """What needs an eye, of each sort."""
        listed = f"/{self._code}/search{self._lens.query(claimant=UNATTRIBUTED)}"
        for key in ("unread", "undated", "loose"):
            yield self._told(key, self._report)
        count, first = doubts
        yield Sort("doubtful", count, tuple(self._doubt(*one) for one in first))
        for key in ("contradicted", "missed", "unattributed", "placeless"):
            yield self._told(key, self._sentence, listed if key == "unattributed" else "")
        yield self._told("passed_over", self._report)

    def _told(self, key: str, tell: Callable[[Spot, Library], Finding], path: str = "") -> Sort:
        look = self._looks[key]
        return Sort(key, look.count, tuple(tell(spot, look.kept) for spot in look.spots), path if look.count else "")

    def _report(self, spot: Spot, kept: Library) -> Finding:
        story = kept.stories[spot.story]
        note = str(self._eye.get(spot.note, spot.note)) if spot.note else ""
        if not note and spot.story not in kept.readings:
            note = str(self._eye["unread"])
        notes = (self._from(spot, kept), *filter(None, (note,)))
        text = story.title or _begins(story, kept)
        return Finding(
            text or str(self._words["labels"]["untitled"]),
            notes,
            self._path(spot),
            quoted=bool(text) and not story.title,
        )

    def _sentence(self, spot: Spot, kept: Library) -> Finding:
        text = kept.stories[spot.story].text
        seen = spot.span is not None and bool(text) and (self._whole or spot.cited)
        words = " ".join(spot.span.of(text).split()) if seen and spot.span else ""
        signals = ", ".join(str(self._eye["signal"][signal.value]) for signal in spot.signals)
        chronicle = self._otherwise(spot.remark) if spot.remark else ""
        notes = (signals, f"“{spot.words}”" if spot.words else "", chronicle, self._from(spot, kept) if words else "")
        return Finding(
            words or self._from(spot, kept), tuple(filter(None, notes)), self._path(spot), quoted=bool(words)
        )

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

    def _doubt(self, doubt: Doubt, count: int) -> Finding:
        source = self._screen.desk.source
        named = [place_name(place, self._book, source) for place in doubt.others]
        told = self._eye["claim_one"] if count == 1 else self._eye["claims"].format(number=count)
        held = str(self._eye["read_as"]).format(place=place_name(doubt.place, self._book, source))
        other = str(self._eye["others"]).format(places=", ".join(named)) if named else str(self._eye["no_table"])
        path = f"/{self._code}/search{self._lens.query(place=doubt.place, q=doubt.name)}"
        return Finding(doubt.name, (held, other, str(told)), path, quoted=True)

    def _from(self, spot: Spot, kept: Library) -> str:
        story, given = kept.stories[spot.story], kept.dated.get(spot.story)
        labels = self._words["labels"]
        when = self._book.period(given.period) if given else str(labels["undated"])
        return f"{story.outlet or labels['outlet_unknown']}, {when}"

    def _path(self, spot: Spot) -> str:
        shown = spot.span is not None and spot.cited
        mark = f"#at{spot.span.start}" if shown and spot.span else ""
        return f"/{self._code}/story/{spot.story}{self._lens.query()}{mark}"


def _begins(story: Story, kept: Library) -> str:
    """How the first sentence of a report begins on which a claim rests; '' for none."""
    reading = kept.readings.get(story.id)
    spans = sorted(claim.sentence for claim in reading.claims) if reading and story.text else ()
    words = " ".join(spans[0].of(story.text).split()) if spans else ""
    return shorten(words, BEGINS, placeholder=" …")
