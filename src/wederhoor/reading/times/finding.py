"""Time expressions in a document. Rule: at each place the longest rule wins; words that only look like a time do not.

The grammar of symbols is in the package's docstring.
"""

import re
from dataclasses import dataclass
from datetime import date

from wederhoor.model.packs import LanguagePack, Theatre
from wederhoor.model.texts import Span
from wederhoor.reading.mentions import TimeExpression
from wederhoor.reading.numerals import parse_number, parse_ordinal
from wederhoor.reading.parsed import Document, Sentence
from wederhoor.reading.times.held import Held
from wederhoor.reading.times.patterns import LAYERS, Rule, Rules, compile_rules
from wederhoor.reading.times.tense import Tense, tense_of

SLOT = re.compile(r"\{([a-z]+?)(\d?)(?::([a-z]+))?\}")
PADDED = frozenset({"dd", "mm", "month", "monthname", "hour"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place where a rule matches."""

    start: int  # in the sentence
    end: int
    rule: Rule
    match: re.Match[str]


def find_times(document: Document, language: LanguagePack, theatre: Theatre) -> tuple[TimeExpression, ...]:
    """The time expressions of a document, in the order of its text."""
    return find_since(document, language, theatre.started)


def find_since(document: Document, language: LanguagePack, started: date) -> tuple[TimeExpression, ...]:
    """The same, for a war that started on a given day."""
    rules = compile_rules(language)
    if rules is None:
        return ()
    tense = Tense.of(language)
    found = (_in_sentence(document.text, sentence, rules, tense, started) for sentence in document.sentences)
    return tuple(expression for expressions in found for expression in expressions)


def _in_sentence(text: str, sentence: Sentence, rules: Rules, tense: Tense, started: date) -> list[TimeExpression]:
    words = sentence.span.of(text)
    if not rules.trigger.search(words):
        return []
    found: list[TimeExpression] = []
    held = Held(words, rules)
    for candidate in _choose([c for rule in rules.rules if held.allows(rule) for c in _matches(rule, words, rules)]):
        direction = tense_of(
            words, sentence, candidate.start, candidate.end, tense, due=candidate.rule.role == "deadline"
        )
        if candidate.rule.needs and direction != candidate.rule.needs:
            continue
        symbol = _render(candidate.rule, candidate.match, direction, rules, started)
        if symbol is None or _no_time(words, candidate, symbol, rules):
            continue
        span = Span(sentence.span.start + candidate.start, sentence.span.start + candidate.end)
        found.append(TimeExpression(sentence.number, span, symbol, _role(words, candidate, rules)))
    return found


def _role(words: str, candidate: Candidate, rules: Rules) -> str:
    """The rule's role, or comparison beside a superlative: "the heaviest attack since March"."""
    role, compared = candidate.rule.role, rules.times["comparison"]
    if role in compared["roles"] and re.search(compared["before"], words[: candidate.start].rstrip(), re.IGNORECASE):
        return "comparison"
    return role


def _matches(rule: Rule, words: str, rules: Rules) -> list[Candidate]:
    found = []
    for match in rule.pattern.finditer(words):
        if rule.consecutive and not _follow(rule, match, rules):
            continue
        group = "keep" if "keep" in rule.pattern.groupindex else 0
        found.append(Candidate(match.start(group), match.end(group), rule, match))
    return found


def _choose(candidates: list[Candidate]) -> list[Candidate]:
    """Leftmost and longest, without overlap; of two alike the later layer."""
    order = sorted(candidates, key=lambda c: (c.match.start(), -c.match.end(), -LAYERS.index(c.rule.layer)))
    chosen: list[Candidate] = []
    for candidate in order:
        if not chosen or candidate.match.start() >= chosen[-1].match.end():
            chosen.append(candidate)
    return chosen


def _no_time(words: str, candidate: Candidate, symbol: str, rules: Rules) -> bool:
    """A name ("Vrijdag" with a capital inside a sentence), an indefinite weekday, or another war."""
    before, after = words[: candidate.start].rstrip(), words[candidate.end :].lstrip().lower()
    refused = rules.times["not"]
    if "warday(" in symbol and after.startswith(tuple(refused["before"])):
        return True
    inside = before[-1:].isalnum() or before.endswith(",")
    if inside and words[candidate.start].isupper() and not candidate.rule.capital:
        return True
    bare = symbol.startswith(("weekday(", "day("))
    return bare and rules.refused.search(before.lower()) is not None


def _render(rule: Rule, match: re.Match[str], direction: str, rules: Rules, started: date) -> str | None:
    """The symbol of a match, its slots filled; None where a value does not hold."""
    values = {name: value for name, value in match.groupdict().items() if value is not None}
    missing = False

    def fill(slot: re.Match[str]) -> str:
        nonlocal missing
        name, number, forced = slot[1], slot[2], slot[3]
        if name == "tense":
            return direction
        if name == "started":
            return started.isoformat()
        text = values.get(name + number)
        if text is None:
            return ""
        value = _value(name, text, forced or direction, rules, started)
        missing = missing or value is None
        return value or ""

    symbol = SLOT.sub(fill, rule.symbol)
    return None if missing else symbol


def _follow(rule: Rule, match: re.Match[str], rules: Rules) -> bool:
    first, second = (rules.times["sets"]["weekday"][match[name].lower()] for name in rule.consecutive)
    return bool(second == first % 7 + 1)


def _value(name: str, text: str, direction: str, rules: Rules, started: date) -> str | None:
    if name in (*LAYERS, "time"):
        return _nested(text, LAYERS[:-1] if name == "time" else (name,), direction, rules, started)
    if name in PADDED or name in rules.times["sets"]:
        value = rules.times["sets"].get(name, {}).get(text.lower(), text)
        return f"{int(re.sub(r'[^0-9]', '', str(value))):02d}" if name in PADDED else str(value)
    if name in ("nth", "ordinal"):
        ordinal = parse_ordinal(text, rules.numbers)
        return None if ordinal is None else str(ordinal)
    if name == "figure":
        figure = parse_number(text, rules.numbers)
        return None if figure is None else f"{figure:.0f}"
    if name == "n":
        number = parse_number(text, rules.numbers)
        known = number is not None or text.lower() in rules.numbers["few"]["words"]
        return (f"{number:g}" if number is not None else "few") if known else None
    return text


def _nested(text: str, layers: tuple[str, ...], direction: str, rules: Rules, started: date) -> str | None:
    held = Held(text, rules)
    for layer in reversed(layers):
        for rule in filter(held.allows, rules.layers[layer]):
            match = rule.pattern.fullmatch(text)
            symbol = _render(rule, match, direction, rules, started) if match else None
            if symbol is not None:
                return symbol
    return None
