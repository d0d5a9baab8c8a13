"""RSS and Atom. Rule: the parser gets the bytes in hand and never an address; each item is a story of its own."""

import io
import re
from collections.abc import Mapping
from typing import Any

import feedparser

from wederhoor.intake.cleaning import fold, one_line
from wederhoor.intake.dates import impossible, read_mail_date
from wederhoor.intake.formats.markup import markup_lines
from wederhoor.intake.formats.xml import entities, parse, without_declaration
from wederhoor.intake.taken import Draft, Found, Line
from wederhoor.intake.words import PageWords
from wederhoor.model.problems import Problem
from wederhoor.model.stories import Published
from wederhoor.model.vocabulary import Basis

SEPARATOR = re.compile(r" (?:[-–—|:»>/]) |: ")
END_TAGS = re.compile(r"</(?:\w+:)?(?:item|entry)\s*>")
DATES = ("published", "created", "updated")


def read(text: str, source: str, words: PageWords) -> Found:
    """The items of a feed; of a broken one, those that are whole."""
    refused = entities(text, source)
    if refused:
        return Found((), (refused,))
    broken = parse(text, source).problem
    data = without_declaration(text).encode("utf-8", "replace")
    headers = {"content-type": "application/xml; charset=utf-8"}
    feed: Mapping[str, Any] = feedparser.parse(io.BytesIO(data), response_headers=headers)
    entries = list(feed.get("entries", []))
    if broken:
        entries = entries[: len(END_TAGS.findall(text))]
    drafts: list[Draft] = []
    problems: list[Problem] = [broken] if broken else []
    for number, entry in enumerate(entries):
        draft, wrong = _item(entry, feed.get("feed", {}), source, number, words)
        problems.extend(wrong)
        if draft:
            drafts.append(draft)
    if not entries and not broken:
        problems.append(Problem(source, "", "It is a feed without items.", "Fetch it again, or leave it out."))
    return Found(tuple(drafts), tuple(problems))


def _item(
    entry: Mapping[str, Any], channel: Mapping[str, Any], source: str, number: int, words: PageWords
) -> tuple[Draft | None, tuple[Problem, ...]]:
    place = f"item {number + 1}"
    lines = _lines(entry)
    title = one_line(str(entry.get("title") or "")) or None
    if not lines and not title:
        return None, (Problem(source, place, "It is an item without title and text.", "Leave it out."),)
    published, problems = _published(entry, source, place)
    link = _string(entry.get("link"))
    draft = Draft(
        lines=lines,
        place=place,
        title=title,
        outlet=_outlet(entry, channel, words),
        address=link,
        guid=_string(entry.get("id")) or link,
        language=_string(entry.get("language")) or _string(channel.get("language")),
        published=published,
        number=number,
        delivered=False,
    )
    return draft, problems


def _lines(entry: Mapping[str, Any]) -> tuple[Line, ...]:
    """The longest of the item's texts: content where there is one, else its description."""
    texts = [str(content.get("value") or "") for content in entry.get("content", [])]
    texts.append(str(entry.get("summary") or ""))
    found = [markup_lines(text) for text in texts if text.strip()]
    return max(found, key=lambda lines: sum(len(line.text) for line in lines), default=())


def _published(entry: Mapping[str, Any], source: str, place: str) -> tuple[Published | None, tuple[Problem, ...]]:
    written = next((value for name in DATES if (value := _string(entry.get(name)))), None)
    if not written:
        return None, ()
    period = read_mail_date(written)
    if period is None:
        return None, (impossible(source, place, written, "the item"),)
    return Published(period, Basis.PUB_DATE), ()


def _outlet(entry: Mapping[str, Any], channel: Mapping[str, Any], words: PageWords) -> str | None:
    """The item's own source, else the feed's title without the name of a section."""
    origin = entry.get("source")
    named = one_line(str(origin.get("title") or "")) if isinstance(origin, dict) else ""
    title = named or one_line(str(channel.get("title") or ""))
    parts = [part for part in SEPARATOR.split(title) if part.strip() and not words.sections.fullmatch(part.strip())]
    return parts[0].strip() if len(parts) == 1 and fold(parts[0]) else title or None


def _string(value: Any) -> str | None:
    return value.strip() or None if isinstance(value, str) else None
