"""A language's time rules, compiled. Rule: words and patterns come from the pack; a later layer may use earlier ones.

Inside a pattern ``{name}`` is a set of words, a shape, a number or an earlier layer, ``<name>`` a fragment and a
space any white space. See the head of a language's times.toml.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from wederhoor.model.packs import LanguagePack
from wederhoor.reading.numerals import literal, word_pattern
from wederhoor.reading.times.wants import Want, wants

LAYERS = ("day", "span", "part", "outer")
WIDEST = ("part", "day", "span")  # an alternative that matches early must not hide a longer one
SLOT = re.compile(r"\{([a-z]+?)(\d?)\}")
FRAGMENT = re.compile(r"<([a-z_]+)>")
LOOKBEHIND = re.compile(r"(\(\?<![^)]*\))")
GROUP = re.compile(r"\(\?P<\w+>")


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern over a sentence and the symbol that it yields."""

    layer: str
    source: str  # of the pattern
    wants: tuple[Want, ...]  # what a text must hold before the pattern is tried
    symbol: str
    role: str
    alone: bool  # may stand outside another rule
    consecutive: tuple[str, ...]  # two slots whose values must follow each other
    capital: bool  # may begin with a capital inside a sentence, as holidays do
    needs: str | None  # a direction without which the rule does not hold

    @property
    def pattern(self) -> re.Pattern[str]:
        """The pattern, compiled when it is first asked for."""
        return compiled(self.source)


@dataclass(frozen=True, slots=True)
class Rules:
    """All rules of a language, with the tables that give slots their values."""

    rules: tuple[Rule, ...]
    layers: Mapping[str, tuple[Rule, ...]]
    slots: Mapping[str, str]  # the patterns of sets, shapes and numbers
    trigger: re.Pattern[str]  # a sentence without it holds no time
    refused: re.Pattern[str]  # what ends with it makes a bare weekday no time
    times: Mapping[str, Any]
    numbers: Mapping[str, Any]


@lru_cache(maxsize=8)
def compile_rules(language: LanguagePack) -> Rules | None:
    """The time rules of a language, or None where its pack has no times."""
    if "times" not in language.tables or "numbers" not in language.tables:
        return None
    times, numbers = language.tables["times"], language.tables["numbers"]
    plain = slots = _slots(times, numbers)
    layers: dict[str, tuple[Rule, ...]] = {}
    for layer in LAYERS:
        layers[layer] = tuple(_rule(entry, layer, slots, times) for entry in times.get(layer, ()))
        slots = slots | _layer_slots(layer, slots, times)
    rules = tuple(rule for layer in LAYERS for rule in layers[layer] if rule.alone)
    return Rules(rules, layers, plain, _trigger(times), _refused(times), times, numbers)


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """A pattern of a language, compiled once; case makes no difference."""
    return re.compile(pattern, re.IGNORECASE)


def _slots(times: Mapping[str, Any], numbers: Mapping[str, Any]) -> dict[str, str]:
    word = word_pattern(numbers)
    few = "|".join(map(literal, sorted(numbers["few"]["words"], key=len, reverse=True)))
    ordinals = "|".join(map(re.escape, numbers["shapes"]["irregular_ordinals"]))
    slots = {name: _words(words) for name, words in times["sets"].items()}
    slots |= {name: f"(?:{shape})" for name, shape in times["shapes"].items()}
    slots["n"] = rf"(?:{few}|\d+(?:[.,]\d+)?|{word})"
    slots["ordinal"] = rf"(?:{ordinals}|{word}{numbers['shapes']['ordinal']})"
    return {name: re.sub(r" (\?)?", lambda m: r"\s*" if m[1] else r"\s+", slot) for name, slot in slots.items()}


def _words(words: Mapping[str, Any]) -> str:
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) + ")"


def _layer_slots(layer: str, slots: Mapping[str, str], times: Mapping[str, Any]) -> dict[str, str]:
    """The layer as one alternative of all its patterns, longest first; "time" is all layers so far."""
    texts = sorted((entry["words"] for entry in times.get(layer, ())), key=len, reverse=True)
    whole = "|".join(GROUP.sub("(?:", _expand(text, slots, times)) for text in texts) or "(?!)"
    everything = [f"(?:{whole})" if name == layer else slots[name] for name in WIDEST if name == layer or name in slots]
    return {layer: f"(?:{whole})", "time": f"(?:{'|'.join(everything)})"}


def _rule(entry: Mapping[str, Any], layer: str, slots: Mapping[str, str], times: Mapping[str, Any]) -> Rule:
    words = _filled(entry["words"], times)
    return Rule(
        layer=layer,
        source=rf"(?<![\w]){_spaced(words, slots)}(?!\w|-\w)",
        wants=wants(words),
        symbol=entry["symbol"],
        role=entry.get("role", "time"),
        alone=entry.get("alone", True),
        consecutive=tuple(entry.get("next", ())),
        capital=entry.get("capital", False),
        needs=entry.get("needs"),
    )


def _expand(words: str, slots: Mapping[str, str], times: Mapping[str, Any]) -> str:
    return _spaced(_filled(words, times), slots)


def _filled(words: str, times: Mapping[str, Any]) -> str:
    """The words of a rule with its fragments in it."""
    while FRAGMENT.search(words.replace("?P<keep>", "")):
        words = FRAGMENT.sub(lambda m: times["fragments"].get(m[1], m[0]), words.replace("?P<keep>", "?P\0keep\0"))
        words = words.replace("?P\0keep\0", "?P<keep>")
    return words


def _spaced(words: str, slots: Mapping[str, str]) -> str:
    """The words of a rule as a pattern: slots filled, a space for any white space."""
    pieces = LOOKBEHIND.split(words)
    spaced = (
        piece if LOOKBEHIND.fullmatch(piece) else re.sub(r" (\?)?", lambda m: r"\s*" if m[1] else r"\s+", piece)
        for piece in pieces
    )
    return SLOT.sub(lambda m: f"(?P<{m[1]}{m[2]}>{slots[m[1]]})", "".join(spaced))


def _trigger(times: Mapping[str, Any]) -> re.Pattern[str]:
    stems = [word for words in times["sets"].values() for word in words if len(word) > 2]
    return re.compile("|".join([r"\d", *map(re.escape, sorted({*stems, *times["triggers"]}))]), re.IGNORECASE)


def _refused(times: Mapping[str, Any]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, times['not']['after']))})$")
