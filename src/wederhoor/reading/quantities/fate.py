"""What befell the people who are counted. Rule: words of the sentence say so, those beside the number before others.

Between one number and the next the words behind a number speak for it, else those before it; two numbers that only a
comma or an "and" parts share one fate, and a part of those told before shares theirs.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from wederhoor.reading.mentions import NumberMention
from wederhoor.reading.numerals import Table, whole

RATE = "_per_"
NEAR = 3  # words between a bare number and what befell the people that it counts


@dataclass(frozen=True, slots=True)
class Fated:
    """A word or phrase for what befell people, by its characters in the sentence."""

    start: int
    end: int
    name: str


def with_fates(mentions: Sequence[NumberMention], words: str, start: int, table: Table) -> list[NumberMention]:
    """The mentions of a sentence that begins at a character, those of people with killed, wounded or missing."""
    possible = [m for m in mentions if m.unit is None or _counts_people(m, table)]
    said = sorted(_said(words, table), key=lambda item: item.start) if possible else []
    people = [m for m in possible if m.unit is not None or _is_bare(m, said, start)]
    counting = people if said else []
    fates: dict[NumberMention, str] = {}
    for number, mention in enumerate(counting):
        begin = counting[number - 1].span.end - start if number else 0
        end = counting[number + 1].span.start - start if number + 1 < len(counting) else len(words)
        name = _beside(mention, said, words, start, (begin, end), table)
        name = name or _beyond_part(counting[number:], said, words, start, table)
        if name is not None and (mention.unit is not None or _is_near(mention, said, words, start)):
            fates[mention] = name
    for mention, following in reversed(list(pairwise(counting))):
        if mention not in fates and following in fates and _linked(mention, following, words, start, table):
            fates[mention] = fates[following]
    for mention, following in pairwise(counting):
        if following not in fates and mention in fates and _linked(mention, following, words, start, table):
            fates[following] = fates[mention]
    made = [_fated(mention, fates.get(mention)) for mention in mentions]
    return [_as_part(mention, made[:number], words, start, table) for number, mention in enumerate(made)]


def _fated(mention: NumberMention, name: str | None) -> NumberMention:
    if name is None:
        return mention
    _, _, rate = (mention.unit or "").partition(RATE)
    whole = f"{name}{RATE}{rate}" if rate else name
    return replace(mention, fate=whole, unit=mention.unit or whole)


def _as_part(
    mention: NumberMention, earlier: Sequence[NumberMention], words: str, start: int, table: Table
) -> NumberMention:
    """A number of people with the fate of those of whom they are a part: "six wounded, among them two children"."""
    if mention.fate is not None or not earlier or not _counts_people(mention, table):
        return mention
    told = earlier[-1].fate or earlier[-1].unit
    part = _is_part(mention, words, start, table) and told in table["fate"]
    return replace(mention, fate=told) if part else mention


def _beyond_part(
    counting: Sequence[NumberMention], said: Sequence[Fated], words: str, start: int, table: Table
) -> str | None:
    """The fate that is said behind a part put in between: "eight civilians, among them two children, were killed"."""
    if len(counting) < 2 or not _is_part(counting[1], words, start, table):
        return None
    closed = words.find(",", counting[1].span.end - start)
    end = counting[2].span.start - start if len(counting) > 2 else len(words)
    behind = [item for item in said if 0 <= closed <= item.start < end]
    return _beside(counting[0], behind, words, start, (closed, end), table) if behind else None


def _is_part(mention: NumberMention, words: str, start: int, table: Table) -> bool:
    """Whether a number is a part of those told before it: "among them two children"."""
    before = words[: mention.span.start - start].rstrip().lower()
    return before.endswith(tuple(table["shares"]["whereof"]))


def _is_bare(mention: NumberMention, said: Sequence[Fated], start: int) -> bool:
    """Whether a number counts no noun, also where what befell people is taken for one: "en 215 gewond"."""
    if mention.unit is not None:
        return False
    word = mention.unit_span
    return mention.counted is None or (word is not None and any(item.start == word.start - start for item in said))


def _counts_people(mention: NumberMention, table: Table) -> bool:
    unit = (mention.unit or "").partition(RATE)[0]
    return bool(unit) and set(unit.split("_and_")) <= set(table["fate"]["people"])


def _said(words: str, table: Table) -> Iterator[Fated]:
    for name, phrases in table["fate"].items():
        for phrase in phrases if name != "people" else ():
            for match in whole(phrase).finditer(words):
                yield Fated(match.start(), match.end(), name)
    for name, patterns in table["fate_split"].items():
        for pattern in patterns:
            for match in re.finditer(rf"(?<!\w){pattern}", words, re.IGNORECASE):
                yield Fated(match.end(), match.end(), name)


def _beside(
    mention: NumberMention, said: Sequence[Fated], words: str, start: int, around: tuple[int, int], table: Table
) -> str | None:
    """The first fate behind a number, else the last before it, between its neighbours; two that a link joins."""
    left = mention.span.start - start
    after = [item for item in said if left <= item.start < around[1]]
    before = [item for item in said if around[0] <= item.start and item.end <= left]
    if not after:
        return before[-1].name if before else None
    if before and words[left : after[0].start].rstrip().lower().endswith(tuple(f" {w}" for w in _links(table))):
        return before[-1].name  # "killed six soldiers and wounded fourteen"
    joined = len(after) > 1 and words[after[0].end : after[1].start].strip().lower() in table["phrase"]["links"]
    both = joined and after[0].name != after[1].name
    return f"{after[0].name}_and_{after[1].name}" if both else after[0].name


def _links(table: Table) -> list[str]:
    """The words that join two things."""
    return list(table["phrase"]["links"])


def _is_near(mention: NumberMention, said: Sequence[Fated], words: str, start: int) -> bool:
    """Whether a fate follows a bare number within a few words, with no mark between them."""
    left, right = mention.span.start - start, mention.span.end - start
    if any(left <= item.start < right for item in said):
        return True
    between = (words[right : item.start] for item in said if item.start >= right)
    return any(len(gap.split()) <= NEAR and not re.search(r"[,.;:]", gap) for gap in between)


def _linked(one: NumberMention, other: NumberMention, words: str, start: int, table: Table) -> bool:
    gap = words[one.span.end - start : other.span.start - start].strip(" ,").lower()
    return gap in ("", *table["phrase"]["links"])
