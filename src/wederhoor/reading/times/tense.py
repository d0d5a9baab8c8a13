"""Which way a bare weekday or month looks. Rule: the verb of its clause decides; the words first, the analysis second.

A direction is "past", "ahead" (a future, a plan, a present) or "any" where the sentence has no verb. A present beside a
word that looks back ("the count of Sunday") is past.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from wederhoor.model.packs import LanguagePack
from wederhoor.reading.parsed import Sentence, Token

PIECE = re.compile(r"\w+(?:['’-]\w+)*|[^\w\s]")
BREAKS = frozenset(',;:–—()"“”„«»‘')
FREE_PARTICIPLE = "WW|vd|vrij"  # with an auxiliary, even where the analysis makes it an adjective
INTRODUCING = frozenset({"DET", "NUM", "ADP", "ADJ"})  # before a noun: "in drie gevallen"
NO_VERB = frozenset({"NOUN", "PROPN", "ADJ", "ADP", "DET", "NUM"})


@dataclass(frozen=True, slots=True)
class Tense:
    """A language's verb forms by what they say of time."""

    forms: Mapping[str, frozenset[str]]  # future, modal, perfect, infinitives, passive, plan, report, past, present
    report_with: Mapping[str, str]  # a verb that reports only beside this word
    participle: re.Pattern[str]
    participles: frozenset[str]
    no_participles: frozenset[str]  # look like one
    particles: tuple[str, ...]  # stand before a past form: "opdoken"
    clause: frozenset[str]  # words that begin another clause
    looking_back: frozenset[str]

    @classmethod
    def of(cls, language: LanguagePack) -> "Tense":
        """The forms of a language pack's table of times, and of its verbs where it lists them."""
        return _tense(language)


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a sentence with its place and, where known, its analysis."""

    text: str
    start: int
    end: int
    token: Token | None = None


@lru_cache(maxsize=8)
def _tense(language: LanguagePack) -> Tense:
    table, verbs = language.tables["times"]["tense"], language.tables.get("verbs", {}).get("verbs", {})
    parts = [[name.rpartition("|")[2], *str(forms).split()] for name, forms in verbs.items()]
    past = {form for forms in parts for form in forms[2:4] if form not in forms[:2]}
    present = {form for forms in parts for form in forms[:2]}
    return Tense(
        forms={
            "past": frozenset({*table["past"], *past}),
            "present": frozenset(present),
            **{
                name: frozenset(table[name])
                for name in ("future", "modal", "perfect", "infinitives", "must", "passive", "plan", "report")
            },
        },
        report_with=table["report_with"],
        participle=re.compile(table["participle"]),
        participles=frozenset(forms[4] for forms in parts if len(forms) > 4 and forms[4] not in forms[:2]),
        no_participles=frozenset(table["no_participle"]),
        particles=tuple(table["particles"]),
        clause=frozenset(table["clause"]),
        looking_back=frozenset(table["looking_back"]),
    )


def tense_of(text: str, sentence: Sentence, start: int, end: int, tense: Tense, *, due: bool = False) -> str:
    """The direction at characters start to end of a sentence's text: past, ahead or any; due: they are a deadline."""
    before, after = _clauses(_words(text, sentence), start, end, tense)
    here = [*(before[-1] if before else []), *(after[0] if after else [])]
    wider = [here, here + [w for clause in after[1:2] for w in clause], [w for c in before[-2:] for w in c] + here]
    for words in (*wider, [w for clause in (*before, *after) for w in clause]):
        direction = "ahead" if due and _must(words, tense) else _direction(words, tense)
        if direction == "present" and any(_ends_perfect(word, words, tense) for word in words):
            return "past"
        if direction == "present":
            return "past" if before[-1] and before[-1][-1].text in tense.looking_back else "ahead"
        if direction:
            return direction
    return "any"


def bearing(tokens: Sequence[Token], tense: Tense) -> str:
    """Which way the verbs of a run of tokens look: past, perfect, present, ahead, modal (may, should), or any."""
    words = [Word(t.lower, t.start, t.end, t) for t in tokens]
    direction = _direction(words, tense) or "any"
    if direction == "past" and any(t.lower in tense.forms["perfect"] and t.has("Tense=Pres") for t in tokens):
        return "perfect"
    if direction == "any" and any(_plural(tokens, at) for at in range(len(tokens))):
        return "present"
    if direction == "ahead" and not any("future" in _signs(word, words, tense) for word in words):
        return "modal"
    return direction


def _plural(tokens: Sequence[Token], at: int) -> bool:
    """Whether a verb analysed as an infinitive, and the only one, can be the plural that looks like it."""
    return tokens[at].pos == "VERB" and tokens[at].has("VerbForm=Inf") and (at == 0 or tokens[at - 1].pos != "ADP")


def _words(text: str, sentence: Sentence) -> list[Word]:
    if sentence.tokens:
        offset = sentence.span.start
        return [Word(t.text.lower(), t.start - offset, t.end - offset, t) for t in sentence.tokens]
    return [Word(piece.group().lower(), piece.start(), piece.end()) for piece in PIECE.finditer(text)]


def _clauses(words: list[Word], start: int, end: int, tense: Tense) -> tuple[list[list[Word]], list[list[Word]]]:
    """The clauses up to the expression, nearest last, and from it on, nearest first."""
    before: list[list[Word]] = [[]]
    after: list[list[Word]] = [[]]
    for word in words:
        if word.start < end and start < word.end:
            continue
        side = before if word.end <= start else after
        if word.text in BREAKS or word.text in tense.clause:
            side.append([])
        side[-1].append(word)
    return before, after


def _must(words: list[Word], tense: Tense) -> bool:
    return any(word.text in tense.forms["must"] for word in words)


def _direction(words: list[Word], tense: Tense) -> str | None:
    signs = {sign for word in words for sign in _signs(word, words, tense)}
    if "future" in signs:
        return "ahead"
    if "past" in signs or "report" in signs:
        return "past"
    if "modal" in signs:
        done = "participle" in signs and ("infinitives" in signs or "passive" not in signs)
        return "past" if done else "ahead"
    if "perfect" in signs and "participle" in signs:
        return "past"
    if signs & {"plan", "passive", "present", "perfect"}:
        return "present"
    return "past" if "participle" in signs else None


def _signs(word: Word, words: list[Word], tense: Tense) -> set[str]:
    signs = {name for name, forms in tense.forms.items() if word.text in forms}
    if word.token is not None and word.token.pos:
        signs.discard("present")  # an infinitive looks like it: here the analysis knows better
    partner = tense.report_with.get(word.text)
    if partner and any(other.text == partner for other in words):
        signs.add("report")
    token = word.token
    named = token is not None and token.pos in NO_VERB and not token.tag.startswith(FREE_PARTICIPLE)
    if named and not signs & {"future", "modal", "perfect", "passive"}:
        return set()
    if word.text in tense.participles or _like_participle(word.text, tense):
        signs.add("participle")
    if _joined_past(word.text, tense):
        signs.add("past")
    if token is not None and not signs - {"participle"}:
        signs |= _analysed(token)
    return signs


def _ends_perfect(word: Word, words: list[Word], tense: Tense) -> bool:
    """Whether a word taken for a noun is the participle that ends a perfect: "zijn zondag X binnengevallen"."""
    if word.text not in tense.participles or not any(other.text in tense.forms["perfect"] for other in words):
        return False
    at = words.index(word)
    before = words[at - 1].token if at else None
    counted = before is not None and before.pos in INTRODUCING
    return not counted and all(other.token is not None and other.token.pos == "PUNCT" for other in words[at + 1 :])


def _like_participle(text: str, tense: Tense) -> bool:
    return text not in tense.no_participles and tense.participle.fullmatch(text) is not None


def _joined_past(text: str, tense: Tense) -> bool:
    past = tense.forms["past"]
    return any(text.startswith(p) and len(text) - len(p) > 3 and text[len(p) :] in past for p in tense.particles)


def _analysed(token: Token) -> set[str]:
    if token.has("VerbForm=Part"):
        return {"participle"}
    if not token.has("VerbForm=Fin"):
        return set()
    return {"past"} if token.has("Tense=Past") else {"present"}
