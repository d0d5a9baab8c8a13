"""A language's table of numbers, compiled. Rule: every word and shape comes from the pack."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from wederhoor.model.packs import LanguagePack
from wederhoor.reading.numerals import Table, literal, parse_number, word_pattern

SPACE = re.compile(r" ")


@dataclass(frozen=True, slots=True)
class Core:
    """A number as it stands in a sentence, without what compares it or what it counts."""

    start: int
    end: int
    value: float | None = None
    high: float | None = None
    vague: str | None = None
    share: bool = False  # a fraction, in percent
    multiple: bool = False  # "eightfold"
    article: bool = False  # the plain article
    about: bool = False  # the word itself is approximate: "some fifty" in one word
    figures: str = ""  # as written, where it is written in figures
    scaled: bool = False  # with a word such as "million"
    within: "Core | None" = None  # the whole of which it is a part: "24 of the 35"


@dataclass(frozen=True, slots=True)
class Numbers:
    """Patterns and look-ups of one language."""

    table: Table
    core: re.Pattern[str]
    year: re.Pattern[str]
    adjective: re.Pattern[str]
    between: re.Pattern[str]
    comparisons: tuple[tuple[str, str, bool], ...]  # words, name, only before a round number; longest first
    measures: tuple[tuple[str, str], ...]  # words, unit; longest first
    nouns: Mapping[str, str]
    endings: tuple[tuple[str, str], ...]  # of compounds; longest first
    models: tuple[tuple[str, re.Pattern[str]], ...]  # units with the names of their models, such as "F-16's"
    part: re.Pattern[str]  # what stands before those of whom a part is counted: "three of the wounded"

    def core_of(self, match: re.Match[str]) -> Core | None:
        """The number that the core pattern found."""
        groups, start, end = match.groupdict(), match.start(), match.end()
        words = " ".join(match.group().lower().split())
        if groups["share"]:
            return Core(start, end, value=float(self.table["fractions"][words]), share=True)
        if groups["vague"]:
            return Core(start, end, vague=str(self.table["vague"][words]))
        if groups["single"]:
            return Core(start, end, value=1.0)
        if groups["article"]:
            return Core(start, end, value=1.0, article=True)
        if groups["low"]:
            low, high = parse_number(groups["low"], self.table), parse_number(groups["top"], self.table)
            return Core(start, end, value=low, high=high, figures=match.group()) if low and high else None
        return self._counted(match, groups)

    def _counted(self, match: re.Match[str], groups: dict[str, str]) -> Core | None:
        start, end, words = match.start(), match.end(), match.group().lower()
        if groups["many"]:
            base = parse_number(groups["base"], self.table)
            named = words in self.table["shapes"]["not_many"]
            return Core(start, end, value=base, about=base >= 10) if base and not named else None
        if groups["fold"]:
            times = parse_number(groups["times"], self.table)
            return Core(start, end, value=times, multiple=True) if times else None
        value = parse_number(groups["number"], self.table)
        if value is None:
            return None
        scale = float(self.table["multipliers"][groups["scale"].lower()]) if groups["scale"] else 1.0
        figures = groups["number"] if groups["number"][:1].isdigit() else ""
        return Core(start, end, value=value * scale, figures=figures, scaled=bool(groups["scale"]))


@lru_cache(maxsize=8)
def compile_numbers(language: LanguagePack) -> Numbers | None:
    """The numbers of a language, or None where its pack has none."""
    table = language.tables.get("numbers")
    if not table:
        return None
    nouns = {word.lower(): unit for unit, words in table["nouns"].items() for word in words}
    whole = set(table["phrase"]["whole_words"])
    endings = [(word, unit) for word, unit in nouns.items() if len(word) >= 5 and unit not in whole]
    compared = [
        (word, name, only_round)
        for kind, only_round in (("before", False), ("round", True))
        for name, words in table["comparisons"][kind].items()
        for word in words
    ]
    measures = [(word.lower(), unit) for unit, words in table["measures"].items() for word in words]
    return Numbers(
        table=table,
        core=re.compile(_core(table), re.IGNORECASE),
        year=re.compile(table["skip"]["year"]),
        adjective=re.compile(table["phrase"]["adjective"], re.IGNORECASE),
        between=re.compile("|".join(map(literal, table["range"]["between"])), re.IGNORECASE),
        comparisons=tuple(sorted(compared, key=lambda entry: -len(entry[0]))),
        measures=tuple(sorted(measures, key=lambda entry: -len(entry[0]))),
        nouns=nouns,
        endings=tuple(sorted(endings, key=lambda entry: -len(entry[0]))),
        models=tuple((unit, re.compile(pattern)) for unit, pattern in table["models"].items()),
        part=re.compile(table["part"]["words"], re.IGNORECASE),
    )


def _core(table: Table) -> str:
    """One pattern for every way of writing a number, the most particular first."""
    word = word_pattern(table)
    marks, decimal = table["shapes"]["thousands"], re.escape(table["shapes"]["decimal"])
    figure = rf"\d{{1,3}}(?:[{marks}]\d{{3}})+(?:{decimal}\d+)?(?!\d)|\d+(?:{decimal}\d+)?"
    scale = _any(table["multipliers"])
    pattern = rf"""(?<![\w.,:/+-])(?:
        (?P<share>{_any(table["fractions"])})
        |(?P<vague>{_any(table["vague"])})
        |(?P<single>{_any(table["article"]["single"])})(?!\s(?:{scale})\b)
        |(?P<low>\d+)\s?[-–]\s?(?P<top>\d+)
        |(?P<many>(?P<base>{word}){table["shapes"]["about"]})
        |(?P<fold>(?P<times>{word}){table["multiples"]["suffix"]})
        |(?P<article>{_any(table["article"]["words"])})(?!\s(?:{scale}|{_any(table["article"]["opening"])})\b)
        |(?P<number>{figure}|{word})(?:\s(?P<scale>{scale}))?
    )(?![\w/]|[.,:]\d|-\w)"""
    compact = re.sub(r"\n\s+", "", pattern)
    return SPACE.sub(r"\\s", compact)


def _any(words: Mapping[str, Any] | list[str]) -> str:
    return "|".join(sorted(map(literal, words), key=len, reverse=True))
