"""Datelines and credits: ``KYIV/LONDEN (ANP/RTR) - ``. Rule: only words of the text give places and wire services."""

import re
from dataclasses import dataclass

from wederhoor.intake.words import PageWords

HEAD = 200  # characters; no dateline is longer, and no pattern below is tried on more
UPPER = r"['’]?[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ'’.-]+"
PLACE = rf"{UPPER}(?: {UPPER}){{0,3}}"
NAME = r"['’]?[A-ZÀ-ÖØ-Þ][\w'’.-]+(?: (?:[a-z]{2,3} )?[A-ZÀ-ÖØ-Þ][\w'’.-]+){0,3}"
REST = r"(?:, ?[^()\n–—]{2,30}?)?"  # a country, a day
DASH = r"(?: ?(?:--|[-–—])(?: |$)| (?:--|[-–—])(?=[\"“„'‘«A-ZÀ-ÖØ-Þ]))"
SIGNED = re.compile(rf"(?:(?P<places>{NAME}(?: ?/ ?{NAME}){{0,4}}){REST} ?)?\((?P<by>[^()\n]{{2,40}})\){DASH}")
BARE = re.compile(rf"(?P<places>{PLACE}(?: ?/ ?{PLACE}){{0,4}}){REST} (?:--|[-–—]) (?=\S)")
ABBREVIATION = re.compile(r"[A-Z][A-Z0-9]{1,7}")
IN_BRACKETS = re.compile(r"\(([^()\n]{2,40})\)$")
AFTER_SENTENCE = re.compile(r"""[.!?…]["'”’»]*\s*$""")
MOST_WORDS = 6


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline at the start of a paragraph; end is the offset of the first word of the report."""

    end: int
    places: tuple[str, ...]
    credits: tuple[str, ...]


def find_dateline(text: str, words: PageWords) -> Dateline | None:
    """The dateline with which a paragraph begins, or None."""
    text = text[:HEAD]
    match = SIGNED.match(text)
    if match:
        places = _split(match["places"])
        credits = _agencies(match["by"], words)
        upper = bool(places) and all(place.isupper() for place in places)
        if credits and (upper or any(name in words.agencies for name in credits)):
            return Dateline(match.end(), places, credits)
    match = BARE.match(text)
    if match and len(match["places"]) > 3:
        return Dateline(match.end(), _split(match["places"]), ())
    return None


def whole_credit(text: str, words: PageWords) -> tuple[str, ...]:
    """The wire services of a line that is nothing but a credit, such as ``Bron: ANP`` or ``ANP/Reuters``."""
    text = text.strip()
    if len(text.split()) > MOST_WORDS:
        return ()
    bare = text.strip("()").rstrip(".").strip()
    label = words.credit_label.match(text) or words.credit_label.match(bare)
    if label:
        return known_agencies(label.string[label.end() :].strip(" .()"), words)
    if text.startswith("(") and text.endswith(")"):
        return known_agencies(bare, words)
    parts = _parts(bare, words)
    return known_agencies(bare, words) if len(_agencies(bare, words)) == len(set(parts)) else ()


def end_credit(text: str, words: PageWords) -> tuple[int, tuple[str, ...]] | None:
    """Where the credit in brackets at a paragraph's end begins, and the wire services that it names."""
    match = IN_BRACKETS.search(text)
    if not match or not AFTER_SENTENCE.search(text[: match.start()]):
        return None
    credits = known_agencies(match[1], words)
    return (match.start(), credits) if credits else None


def known_agencies(text: str, words: PageWords) -> tuple[str, ...]:
    """The wire services that a credit names, if at least one of them is known."""
    credits = _agencies(text, words)
    return credits if any(name in words.agencies for name in credits) else ()


def _agencies(text: str, words: PageWords) -> tuple[str, ...]:
    parts = _parts(text, words)
    return tuple(dict.fromkeys(part for part in parts if part in words.agencies or ABBREVIATION.fullmatch(part)))


def _parts(text: str, words: PageWords) -> list[str]:
    return [part.strip() for part in words.separators.split(text) if part.strip()]


def _split(text: str | None) -> tuple[str, ...]:
    return tuple(part.strip(" .") for part in (text or "").split("/") if part.strip(" ."))
