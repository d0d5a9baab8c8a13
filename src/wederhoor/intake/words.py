"""A language's page table, compiled. Rule: what pages print around stories is data; no word of it stands in code."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from wederhoor.languages import load

DEFAULT = "nl"
NOTHING = re.compile(r"(?!)")


@dataclass(frozen=True, slots=True)
class PageWords:
    """The patterns of one language."""

    language: str
    header: re.Pattern[str]  # the date that a stored text may open with
    agencies: frozenset[str]
    separators: re.Pattern[str]
    credit_label: re.Pattern[str]
    photo_credit: re.Pattern[str]  # the maker of a picture, at a line's end; group "credit" is where it begins
    source_class: re.Pattern[str]
    sections: re.Pattern[str]  # one, or several stuck together
    label: re.Pattern[str]  # stuck to the next word
    caption_label: re.Pattern[str]  # before a caption, stuck or not
    caption_labels: frozenset[str]
    age: re.Pattern[str]
    other_stories: re.Pattern[str]
    furniture: re.Pattern[str]
    byline: re.Pattern[str]
    date_line: re.Pattern[str]  # a line that says when the story came out: day, month, year, hour, minute
    months: Mapping[str, int]
    function_words: Mapping[str, frozenset[str]]


def page_words(table: Mapping[str, Any] | None = None) -> PageWords:
    """The compiled table; without one, that of the language that is read."""
    return _default() if table is None else _compile(table)


@cache
def _default() -> PageWords:
    return _compile(load(DEFAULT).tables["page"])


def _compile(table: Mapping[str, Any]) -> PageWords:
    section = _words(table["sections"])
    return PageWords(
        language=table["language"],
        header=re.compile(rf"\s*(?:{_words(table['date_headers'])}) ([\d-]{{4,}}\S*)(?:\s+|$)"),
        agencies=frozenset(table["agencies"]),
        separators=re.compile(_words(table["credit_separators"])),
        credit_label=re.compile(rf"(?:{_words(table['credit_labels'])})(?!\w) ?:? ?"),
        photo_credit=_photo_credit(table["photo_labels"]),
        source_class=re.compile(rf"(?:^|[\s_-])(?:{_words(table['source_classes'])})(?:$|[\s_-])"),
        sections=re.compile(rf"(?:{section}|[|,·/>» ])+"),
        label=_label(table["labels"] + table["sections"]),
        caption_label=re.compile(rf"(?:{_words(table['caption_labels'])}) (?=\S)"),
        caption_labels=frozenset(table["caption_labels"]),
        age=_patterns(table["ages"]),
        other_stories=_patterns(table["other_stories"], tail=" ?:?"),
        furniture=_patterns(table["furniture"]),
        byline=_patterns(table["bylines"]),
        date_line=_date_line(table["published_labels"], table["months"]),
        months=dict(table["months"]),
        function_words={code: frozenset(words) for code, words in table["function_words"].items()},
    )


def _label(labels: Iterable[str]) -> re.Pattern[str]:
    """Labels in capitals stick only to a word with a small letter, others to any capital."""
    loud = [label for label in labels if label[-1].isupper()]
    soft = [label for label in labels if not label[-1].isupper()]
    opened = '["“„‘«]?[A-ZÀ-ÖØ-Þ]'
    return re.compile(rf"(?:(?:{_words(loud)})(?={opened}[a-zß-ÿ])|(?:{_words(soft)})(?={opened}))")


def _photo_credit(labels: Iterable[str]) -> re.Pattern[str]:
    signs = _words(label for label in labels if not label[0].isalpha())
    words = _words(label for label in labels if label[0].isalpha())
    name = r"[^.!?\n]{1,60}"
    return re.compile(
        rf"(?:^|(?<=[\s.!?]))(?P<credit>(?:{signs}) ?{name}|(?:{words}) ?[:|] ?{name}|\((?:{words}) {name}\))$"
    )


def _date_line(labels: Iterable[str], months: Mapping[str, int]) -> re.Pattern[str]:
    named = rf"(?P<day>\d{{1,2}}) (?P<name>{_words(months)})\.?(?: (?P<year>\d{{4}}))?"
    plain = r"(?P<day2>\d{1,2})[-/](?P<month2>\d{1,2})[-/](?P<year2>\d{4})"
    clock = r"(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?: uur)?"
    return re.compile(
        rf"(?:(?:{_words(labels)}) ?:? ?)?(?:\w{{2,9}},? )?(?:{named}|{plain})(?:,? (?:om |- )?{clock})?", re.IGNORECASE
    )


def _words(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


def _patterns(patterns: Iterable[str], tail: str = "") -> re.Pattern[str]:
    """One pattern for many; a leading (?i) holds for its own alternative only."""
    parts = [f"(?i:{item[4:]})" if item.startswith("(?i)") else f"(?:{item})" for item in patterns]
    return re.compile(f"(?:{'|'.join(parts)}){tail}") if parts else NOTHING
