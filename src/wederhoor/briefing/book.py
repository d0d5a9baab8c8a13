"""Names, numbers and dates in one language. Rule: every word comes from the pack's wording table or from a name."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from wederhoor.briefing.update import Update
from wederhoor.model.actors import Actor
from wederhoor.model.claims import Quantity
from wederhoor.model.packs import LanguagePack
from wederhoor.model.period import BadPeriod, Period, at_home
from wederhoor.model.places import Place
from wederhoor.model.vocabulary import UNATTRIBUTED

HALF = str.maketrans("", "", '"“”„')  # marks of a quotation that a number is a part of
READ = "nl"  # the language of the reports


@dataclass(frozen=True, slots=True)
class Book:
    """One language's wording with the names that one update needs."""

    code: str
    tables: Mapping[str, Any]  # Any: the parsed TOML, whose shape the wording tests pin
    actors: Mapping[str, Actor]
    places: Mapping[str, Place]
    articles: Mapping[str, str]  # by Actor.id
    sectors: Mapping[str, str]  # by id
    counted: Mapping[str, frozenset[str]]  # by unit: how a report in this language may print it
    over: Period | None = None  # of the update; None where days of any year stand beside each other

    @property
    def long(self) -> bool:
        """Whether an update is of more than a day, so that the name of a weekday does not say which."""
        return self.over is not None and self.over.day is None

    @property
    def source(self) -> Mapping[str, Any]:
        """How this language says the words of the reports."""
        found: Mapping[str, Any] = self.tables["from"][READ]
        return found

    def word(self, table: str, key: str, **slots: object) -> str:
        """A word or pattern of the pack with its slots filled; an unknown key is printed as it is."""
        found = self.tables.get(table, {}).get(key, key.replace("_", " "))
        return str(found).format(**slots) if slots else str(found)

    def count(self, noun: str, number: int) -> str:
        """A number with its noun: 1 origin, 2 origins."""
        one, many = self.tables["count"][noun]
        return f"{self.number(number)} {one if number == 1 else many}"

    def listed(self, parts: Sequence[str]) -> str:
        """Several names as a list with a last 'and'."""
        if len(parts) < 2:
            return "".join(parts)
        return f"{', '.join(parts[:-1])} {self.word('labels', 'and')} {parts[-1]}"

    def number(self, value: float) -> str:
        """A number with the language's decimal and thousands marks."""
        return _number(round(value, 3), self.code)

    def actor(self, name: str) -> str:
        """The full name of an actor, a channel or a relay."""
        if name == UNATTRIBUTED:
            return self.word("labels", "unattributed")
        known = self.actors.get(name)
        return known.name(self.code) if known else str(self.tables["channel"].get(name) or self.stranger(name))

    def actor_short(self, name: str) -> str:
        """The name that is printed after the first mention."""
        known = self.actors.get(name)
        return known.short_name(self.code) if known else self.stranger(name)

    def stranger(self, name: str) -> str:
        """What a report calls somebody whom only it knows: in another language a word that is no name is quoted."""
        return f"“{name}”" if name[:1].islower() and not self.source.get("verbatim") else name

    def place(self, name: str) -> str:
        """The house's spelling of a place."""
        known = self.places.get(name)
        return known.name(self.code) if known else name

    def party(self, name: str) -> str:
        """A side, or what stands in its column: own voice, contested, unknown."""
        return self.word("party", name or "own")

    def quantity(self, number: Quantity, printed: str = "") -> str:
        """A number with its comparison word and unit; as printed where the pack has no word for it."""
        printed = printed.translate(HALF)
        if self.counted.get(number.unit, frozenset()) & set(printed.casefold().split()):
            return printed  # its own words say most, where the report is in this language
        unit = self.tables["unit"].get(number.unit)
        if unit is None and printed:
            return f"‘{printed}’"
        one, many = unit or (number.unit.replace("_", " "),) * 2
        if number.value is None:
            vague = self.tables["vague"].get(number.vague or "")
            return f"{vague} {many}" if vague else (f"‘{printed}’" if printed else many)
        if printed and number.value != round(number.value) and not any(sign.isdigit() for sign in printed):
            return printed if self.source.get("verbatim") else f"‘{printed}’"  # "two thirds" is no 66.7 per cent
        if number.high is not None:
            low, high = self.number(number.value), self.number(number.high)
            return f"{self.word('comparison', 'range', low=low, high=high)} {many}"
        figure = self._figure(number.value)
        said = self.word("comparison", number.comparison.value, n=figure) if number.comparison else figure
        return f"{said} {one if number.value == 1 else many}"

    def _figure(self, value: float) -> str:
        """A number; whole tenths of millions and more as such."""
        for name, size in (("billion", 1e9), ("million", 1e6)):
            if value >= size and value % (size / 10) == 0:
                return f"{self.number(value / size)} {self.word('large', name)}"
        return self.number(value)

    def window(self, window: str, printed: str) -> str:
        """Over which time a number counts: as the series says, else as printed, else that nobody says."""
        if window in self.tables["window"]:
            return self.word("window", window)
        name, _, day = window.partition(" ")
        if name in self.tables["window"] and day:
            try:
                return self.word("window", name, date=self.period(Period.parse(day)))
            except BadPeriod:
                pass  # an unknown window is said in the report's words
        return f"‘{printed}’" if printed else self.word("labels", "not_given")

    def moment(self, moment: datetime, *, offset: bool = False, form: str = "minute") -> str:
        """An aware instant to the minute, on the clocks of the house."""
        local = at_home(moment)
        shown = self._format(local, form) + self.word("date", "minute_after")
        return f"{shown} ({local.isoformat()[-6:]})" if offset else shown

    def hour(self, moment: datetime) -> str:
        """The hour and minute of an aware instant, on the clocks of the house."""
        return self._format(at_home(moment), "clock")

    def day(self, day: date, form: str = "day") -> str:
        """A calendar day."""
        return self._format(day, form)

    def period(self, period: Period, form: str = "day") -> str:
        """A Period no more precisely than it is."""
        if period.precision == "minute" and period.start:
            return self.moment(period.start)
        first, last = period.first_day, period.last_day
        if period.day:
            return self.day(period.day, form)
        if period.precision in {"month", "year"} and first:
            return self._format(first, period.precision)
        if first and last:
            return self.word("date", "joint", first=self.day(first), last=self.day(last))
        if last:
            return self.word("date", "before", last=self.day(last))
        return self.word("date", "after", first=self.day(first)) if first else period.edtf

    def clock(self, period: Period) -> str:
        """A minute: the hour alone on the day of the update, else with its day."""
        alone = self.over is not None and self.over.day is not None and self.over.day == period.day
        return self._minute(period) if alone else self.short_moment(period)

    def short_moment(self, period: Period | None) -> str:
        """The day of a report, with the minute where it has one."""
        day = self.short_date(period)
        return f"{day}, {self._minute(period)}" if period and period.precision == "minute" else day

    def _minute(self, period: Period) -> str:
        assert period.start is not None  # a minute has one
        return self.moment(period.start, form="clock")

    def short_date(self, period: Period | None) -> str:
        """The day of a report, or its month where that is all that is known."""
        if period is None:
            return self.word("labels", "undated_report")
        return self.short_day(period.day) if period.day else self.period(period)

    def short_day(self, day: date) -> str:
        """A day without its year, where that is the year of the whole update."""
        first, last = (self.over.first_day, self.over.last_day) if self.over else (day, day)
        same = first is not None and last is not None and first.year == last.year == day.year
        return self.day(day, "short" if same else "day")

    def _format(self, moment: date | datetime, form: str) -> str:
        return _formatted(moment, self.tables["date"][form], self.code)


@lru_cache(maxsize=4096)  # a day is printed hundreds of times
def _formatted(moment: date | datetime, pattern: str, code: str) -> str:
    from babel.dates import format_date, format_datetime

    if isinstance(moment, datetime):
        return str(format_datetime(moment, pattern, tzinfo=moment.tzinfo, locale=code))
    return str(format_date(moment, pattern, locale=code))


def open_book(update: Update, language: LanguagePack) -> Book:
    """The book for one update in one language."""
    articles = dict(update.articles).get(language.code, ())
    sectors = {name: dict(names).get(language.code, name) for name, names in update.sectors}
    book = make_book(language, update.actors, update.places, dict(articles), sectors)
    return replace(book, over=update.header.period)


def make_book(
    language: LanguagePack,
    actors: Iterable[Actor],
    places: Iterable[Place],
    articles: Mapping[str, str],
    sectors: Mapping[str, str],
) -> Book:
    """A language's wording over some names."""
    numbers = language.tables.get("numbers", {})
    words = {**numbers.get("nouns", {}), **numbers.get("measures", {})}
    return Book(
        language.code,
        language.tables["wording"],
        {actor.id: actor for actor in actors},
        {place.id: place for place in places},
        articles,
        sectors,
        {unit: frozenset(part.casefold() for form in forms for part in form.split()) for unit, forms in words.items()},
    )


@lru_cache(maxsize=4096)
def _number(value: float, code: str) -> str:
    from babel.numbers import format_decimal

    return str(format_decimal(value, locale=code))


def capital(text: str) -> str:
    """The text with a capital first letter."""
    return text[:1].upper() + text[1:]


def contains(text: str, words: str) -> bool:
    """Whether whole words occur in a text, in any case."""
    small, part = text.lower(), words.lower()
    place = small.find(part)
    if place < 0:
        return False  # what is asked for most often is not there, and this is ten times as fast
    if not words.isascii() or len(small) != len(text) or "ſ" in text or "ı" in text:  # letters of several small forms
        return re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text, re.IGNORECASE) is not None
    while place >= 0:
        end = place + len(part)
        if not _in_word(small[place - 1 : place]) and not _in_word(small[end : end + 1]):
            return True
        place = small.find(part, place + 1)
    return False


def _in_word(sign: str) -> bool:
    """Whether a sign is part of a word, as patterns see it; the end of a text is none."""
    return sign.isalnum() or sign == "_"
