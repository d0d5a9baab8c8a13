"""Whether a stop ends a sentence. Rule: what stands before it and what comes after decide together."""

import re
from dataclasses import dataclass
from functools import lru_cache

from wederhoor.model.packs import LanguagePack

CLOSERS = "\"'»”’«)]"
OPENERS = "\"'«“‘„»([-–—,"
SIGNS = "@#€$£"  # they begin a sentence as a capital does
QUOTES = "\"'»”’«"
APOSTROPHES = "'’‘"
PARENTHESES = {")": "(", "]": "["}
DOTTED = re.compile(r"(?:[a-zà-ÿ]\.){2,}")  # "o.l.v."
INITIALS = re.compile(r"(?:[A-ZÀ-Þ]\.-?)+")  # "W.F."
LEFT_OUT = re.compile(r"[(\[](?:\.{3}|…)[)\]]\s*")  # "(...)"
LETTER = re.compile(r"[a-zà-ÿ]\.")
DAY = re.compile(r"\d{1,2}\.")
GLUED_BEFORE = re.compile(r"(?:\w[a-zß-ÿ]|\d{2}|[%²)])[.!?…]+[\"'»”’)]*$")
GLUED_AFTER = re.compile(r"[\"'“„‘«]?([A-ZÀ-Þ][a-zß-ÿ]+)")
SHORT = 3  # words: fewer than these after an abbreviation are no sentence of their own
CREDIT = 8  # words that a name behind a dash after a quotation may have


@dataclass(frozen=True, slots=True)
class EndWords:
    """A language's words for the ends of sentences, in small letters."""

    open: frozenset[str]
    final: frozenset[str]
    counted: frozenset[str]
    letters: frozenset[str]
    states: frozenset[str]
    openers: frozenset[str]
    particles: frozenset[str]
    clitics: tuple[str, ...]
    months: frozenset[str]
    roman: frozenset[str]
    networks: frozenset[str]  # called by one letter, behind one of the words of "on"
    on: frozenset[str]
    domains: frozenset[str]


def end_words(language: LanguagePack) -> EndWords:
    """The words of a pack; the same pack gives the same object."""
    return _end_words(_Key(language))


class _Key:
    """A pack as a cache key: by code and digest."""

    def __init__(self, language: LanguagePack) -> None:
        self.language = language

    def __hash__(self) -> int:
        return hash((self.language.code, self.language.digest))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Key) and self.language == other.language


@lru_cache(maxsize=4)
def _end_words(key: _Key) -> EndWords:
    table = key.language.tables["sentences"]
    shortened, openers = table["abbreviations"], table["openers"]
    return EndWords(
        open=frozenset(shortened["open"]),
        final=frozenset(shortened["final"]),
        counted=frozenset(shortened["counted"]),
        letters=frozenset(shortened["words"]),
        states=frozenset(shortened["states"]),
        openers=frozenset(openers["words"]),
        particles=frozenset(openers["particles"]),
        clitics=tuple(openers["clitics"]),
        months=frozenset(table["numbers"]["months"]),
        roman=frozenset(table["numbers"]["roman"]),
        networks=frozenset(table["networks"]["names"]),
        on=frozenset(table["networks"]["on"]),
        domains=frozenset(table["addresses"]["domains"]),
    )


def ends(before: str, marks: str, after: str, words: EndWords) -> bool:
    """Whether marks followed by space or nothing end the sentence whose words before them are given."""
    if not after:
        return True
    if not _opens(marks, after, words) or _inside(before, marks, after, words) or _credited(marks, after):
        return False
    if marks.rstrip(CLOSERS) != ".":
        return True
    return not _shortened(before, after, words)


def glued(before: str, after: str, words: EndWords) -> bool:
    """Whether a sentence ends though no space follows: "genomen.Volgens"; an address or a title does not."""
    begin = GLUED_AFTER.match(after)
    if begin is None or not GLUED_BEFORE.search(before):
        return False
    chunk = before.rsplit(maxsplit=1)[-1]
    address = any(sign in chunk + after.split(maxsplit=1)[0] for sign in "/@") or chunk.lower().startswith("www.")
    if address or begin.group(1).lower() in words.domains | words.months:
        return False
    word = chunk.lstrip(OPENERS).lower()
    return word not in words.open | words.counted and not DOTTED.fullmatch(word)


def _opens(marks: str, after: str, words: EndWords) -> bool:
    """Whether what comes after looks like the beginning of a sentence."""
    after = LEFT_OUT.sub("", after, count=1) or after
    first = after.lstrip(OPENERS + " ")[:1]
    if first.isupper() or first.isdigit() or after[0] in SIGNS:
        return True
    if not first.isalpha():
        return False
    if any(after.startswith(clitic + " ") for clitic in words.clitics):
        return after.partition(" ")[2].lstrip()[:1].isupper()
    return after[0] in OPENERS and marks == "."


def _inside(before: str, marks: str, after: str, words: EndWords) -> bool:
    """Whether the marks stand in parentheses that opened after the sentence began: "drie (!) tanks"."""
    if _word(after) in words.openers | words.particles:
        return False
    for closer, opener in PARENTHESES.items():
        if closer in marks and before.rfind(opener) > 0 and before[: before.rfind(opener)].strip(OPENERS + " "):
            return True
    return False


def _credited(marks: str, after: str) -> bool:
    """Whether a name behind a dash, and nothing more, says whose the quotation is."""
    quoted = marks[-1] in QUOTES and after[0] in "-–—"
    return quoted and len(after.split()) <= CREDIT and after[-1] not in ".!?…:" + QUOTES


def _shortened(before: str, after: str, words: EndWords) -> bool:
    """Whether the stop belongs to an abbreviation, an initial or a day, and the sentence goes on."""
    *earlier, last = (before + ".").split()
    raw = last.lstrip(OPENERS)
    word, following = raw.lower(), _word(after)
    previous = earlier[-1] if earlier else ""
    if word in words.states:
        return following not in words.openers | words.particles
    if word in words.counted and previous[-1:].isdigit():
        return after[0].isdigit()
    if word in words.final or previous.lower() + word in words.final:
        return _trails(after, following, words)
    if INITIALS.fullmatch(raw):
        if raw[:-1].lower() in words.networks and previous.lower() in words.on:
            return False
        number = raw[:-1].lower() in words.roman and previous[:1].isupper()
        return following not in (words.openers | words.particles if number else words.openers)
    if DAY.fullmatch(word):
        return following in words.months
    if LETTER.fullmatch(word):
        return word not in words.letters and last[0] not in APOSTROPHES
    return (
        word in words.open
        or word.rpartition("-")[2] in words.open
        or bool(DOTTED.fullmatch(word))
        or _pair(word, words)
    )


def _pair(word: str, words: EndWords) -> bool:
    """Whether it is two abbreviations in one: "brig.gen."."""
    first, _, second = word[:-1].partition(".")
    return bool(second) and {f"{first}.", f"{second}."} <= words.open


def _trails(after: str, following: str, words: EndWords) -> bool:
    """Whether too little follows to be a sentence: "vrijdag a.s. Xi."."""
    return following not in words.openers | words.particles and len(re.split(r"[.!?…]", after)[0].split()) < SHORT


def _word(after: str) -> str:
    """The first word of what follows, in small letters, without marks."""
    return after.lstrip(OPENERS + " ").split(maxsplit=1)[0].rstrip(".,:;!?…" + CLOSERS).lower() if after.strip() else ""
