"""Whether a line's words are supported. Rule: quotations are taken out and must stand in the evidence to the letter."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from wederhoor.briefing.book import Book, contains
from wederhoor.briefing.edits import edited
from wederhoor.briefing.evidence import Evidence
from wederhoor.model.actors import Actor
from wederhoor.model.claims import Claim
from wederhoor.model.period import Period

QUOTED = re.compile(r"“([^“”]*(?:“[^“”]*”[^“”]*)*)”|‘([^‘’]*(?:’\w[^‘’]*)*)’")
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
DIGITS = re.compile(r"\d[\d.,]*")
SPOKEN = ("frame", "quote", "noun", "unit", "comparison", "vague", "verb", "grammar", "labels", "window", "from")


def split_quotes(text: str) -> tuple[str, tuple[str, ...]]:
    """A line without its quotations, and the quotations."""
    quotes = tuple(next(group for group in found.groups() if group is not None) for found in QUOTED.finditer(text))
    return QUOTED.sub(" ", text), quotes


def unsupported(text: str, evidence: Evidence, book: Book, clauses: tuple[str, ...] = ()) -> Iterator[str]:
    """What in a line stands on nothing: quotations, names, numbers, dates, verbs and other words beside its clauses."""
    rest, quotes = split_quotes(text)
    rest = _take(rest, clauses)
    strangers = {name for name, actor in evidence.actors if actor is None}
    for quote in quotes:
        if quote not in strangers and not _stands(quote, evidence.text):
            yield f"The words “{quote}” do not stand in the cited sentences."
    yield from _half_numbers(rest, evidence, book)
    rest = _take(rest, _quantities(evidence, book))
    rest = _take(rest, (*_dates(evidence.periods, book), *_names(evidence, book)))
    for number in DIGITS.findall(rest):
        yield f"The number {number.rstrip('.,')} does not stand in the cited sentences."
    rest = _take(rest, (book.word("noun", claim.kind.value) for claim in evidence.claims))
    yield from _verbs(rest, evidence, book)
    known = vocabulary(book.code, _frozen(book.tables))
    for word in dict.fromkeys(WORD.findall(rest)):
        if word.casefold() not in known:
            yield f"The word {word} does not stand in the cited sentences."


def _stands(quote: str, text: str) -> bool:
    """Whether a quotation stands in the evidence; marks of quotation may differ."""
    return _flat(quote) in _flat(text)


def _flat(text: str) -> str:
    return " ".join(re.sub(r"[\"“”„‟«»'‘’‚]", " ", text).split()).strip(" ,.")


def _take(text: str, phrases: Iterable[str]) -> str:
    """The text without these phrases, longer ones first."""
    for phrase in sorted({phrase for phrase in phrases if phrase}, key=len, reverse=True):
        text = re.sub(rf"(?<!\w){re.escape(phrase)}(?!\w)", " ", text, flags=re.IGNORECASE)
    return text


def _quantities(evidence: Evidence, book: Book) -> Iterator[str]:
    """Numbers as a line may print them: with comparison word and unit, or letter for letter."""
    for number, printed in evidence.quantities:
        yield book.quantity(number, printed)
        if any(len(word) > 3 for word in printed.split()):
            yield printed


def _half_numbers(rest: str, evidence: Evidence, book: Book) -> Iterator[str]:
    """A number in words that stands in a line without its comparison word or unit."""
    for number, printed in evidence.quantities:
        if any(contains(rest, phrase) for phrase in (book.quantity(number, printed), printed) if phrase):
            continue
        for word in _numerals(printed, book):
            if contains(rest, word):
                yield f"The number “{printed}” has lost a word beside “{word}”."


def _numerals(printed: str, book: Book) -> Iterator[str]:
    """The words of a printed number that are neither its unit nor a comparison."""
    source = book.source
    small = {word for phrase in source["cues"]["comparison"] for word in phrase.split()}
    units = {word.casefold() for forms in book.tables["unit"].values() for form in forms for word in form.split()}
    for word in WORD.findall(printed):
        if len(word) > 2 and word.casefold() not in {*small, *units, *source["words"]["skip"]}:
            yield word


def _dates(periods: tuple[Period, ...], book: Book) -> Iterator[str]:
    for period in periods:
        yield book.period(period)
        yield book.short_date(period)
        for day in (period.first_day, period.last_day):
            if day:
                yield book.day(day)
                yield book.day(day, "short")


def _names(evidence: Evidence, book: Book) -> Iterator[str]:
    yield from evidence.outlets
    for place in evidence.places:
        yield place.name(book.code)
    for name, actor in evidence.actors:
        if actor is None:
            yield name
        elif _is_named(actor, evidence):
            yield from (actor.name(book.code), actor.short_name(book.code))
            yield from (title for office in actor.offices for code, title in office.titles if code == book.code)
            yield from _singles(actor, evidence, book)


def _singles(actor: Actor, evidence: Evidence, book: Book) -> Iterator[str]:
    """One of a group, where the evidence speaks of one."""
    group = actor.short_name(book.code)
    for printed, (many, one) in book.source["one"].items():
        if contains(group, many) and contains(evidence.text, printed):
            yield group.replace(many, one)


def _is_named(actor: Actor, evidence: Evidence) -> bool:
    """Whether the evidence names the actor: by a spelling, or by words that a claim points at as its claimant."""
    if any(actor.id in claim.claimants and _points(claim) for claim in evidence.claims):
        return True
    spellings = actor.called
    return any(contains(evidence.text, spelling) for spelling in spellings)


def _points(claim: Claim) -> bool:
    """Whether the report names the claimants, or the newsroom does."""
    return bool(claim.claimant_spans) or claim.carried or edited(claim, "claimants")


def _verbs(rest: str, evidence: Evidence, book: Book) -> Iterator[str]:
    """A participle of the pack must say a word of the evidence."""
    table = book.source["verbs"]
    there = {verb for word, verb in table.items() if contains(evidence.text, word)}
    for verb, entry in book.tables["verb"].items():
        if contains(rest, entry["participle"]) and verb not in there:
            yield f"The verb “{entry['participle']}” does not stand in the cited sentences."
    fighting = book.source["words"]["fighting"]
    for word in book.tables["grammar"]["fighting"]:
        if contains(rest, word) and not any(contains(evidence.text, item) for item in fighting):
            yield f"The word “{word}” does not stand in the cited sentences."


def _frozen(tables: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(text for name in SPOKEN for text in _strings(tables.get(name, {}), name == "from"))


def _strings(value: object, only_before: bool = False) -> Iterator[str]:
    """Every text of a table; of the words of other languages only how they are said here."""
    if only_before and isinstance(value, Mapping):
        for source in value.values():
            yield from _strings(source.get("before", {}))
            yield from _strings(source.get("gloss", {}))
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from _strings(item)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _strings(item)
    elif isinstance(value, str):
        yield value


@lru_cache(maxsize=8)
def vocabulary(code: str, texts: tuple[str, ...]) -> frozenset[str]:
    """Every word that the pack itself may print, in lower case."""
    bare = (re.sub(r"\{\w*\}", " ", text) for text in texts)
    return frozenset(word.casefold() for text in bare for word in WORD.findall(text))
