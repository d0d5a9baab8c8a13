"""Paraphrase from fields. Rule: a claim is paraphrased only where its fields account for every word of its content."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from wederhoor.briefing.book import Book, contains
from wederhoor.briefing.names import claimants, is_plural, running, says
from wederhoor.briefing.update import Said
from wederhoor.model.claims import Quantity
from wederhoor.model.vocabulary import UNATTRIBUTED, Aspect, Certainty, Kind, Polarity

WORD = re.compile(r"[\w']+(?:[-.,]\w+)*")
PAST = frozenset({None, Aspect.DONE})


@dataclass(frozen=True, slots=True)
class Slots:
    """The parts of a clause, each already in words; empty where the claim has none."""

    agent: str
    plural: bool
    object: str
    object_plural: bool
    places: str
    window: str


def paraphrase(said: Said, book: Book) -> str | None:
    """One sentence without its full stop, or None where only a quotation keeps what the source says."""
    claim = said.claim
    if claim.extent or claim.polarity is Polarity.NEGATIVE or claim.claimants == (UNATTRIBUTED,):
        return None
    if claim.certainty not in {Certainty.ASSERTED, Certainty.HEDGED} or not when_inside(said):
        return None
    read = _account(said, book)
    if read is None:
        return None
    slots, verb, hedged = read
    if hedged != (claim.certainty is Certainty.HEDGED):
        return None
    clause = _clause(slots, verb, hedged, book)
    if clause is None:
        return None
    names = claimants(said, book)
    return book.word("frame", "says_hedged" if hedged else "says", clause=clause, says=says(said, book), C=names)


def when_inside(said: Said) -> bool:
    """Whether the words for the time of the event, if there are any, stand in the content itself."""
    printed, claim = said.words.when, said.claim
    return contains(said.words.content, printed) if printed else claim.when is None or not claim.when_worded


def _account(said: Said, book: Book) -> tuple[Slots, str, bool] | None:
    """The slots, the verb and whether hearsay is marked; None as soon as one word is not accounted for."""
    words = book.source["words"]
    window, rest = _window(said, _attributed(said, book), book)
    places, bare, rest = _places(said, rest, book)
    agent, rest = _agent(said, rest, book)
    number, rest = _number(said, rest, book)
    if window is None or places is None or agent is None or number is None:
        return None
    left = [word.casefold() for word in WORD.findall(rest)]
    hedged = any(word in words["hearsay"] for word in left)
    if said.claim.kind is Kind.BATTLE and not said.claim.agent and not bare:
        return _fighting(left, places, window, hedged, book)
    verb = _verb(said, left, book)
    if verb is None or len(bare) > 1 or (bare and number):
        return None
    what = book.place(bare[0]) if bare else number
    many = bool(number) and said.claim.quantity is not None and _many(said.claim.quantity, book)
    plural = len(said.claim.agent) > 1 or is_plural(said.claim.agent, book)
    return Slots(agent, plural, what, many, places, window), verb, hedged


def _many(number: Quantity, book: Book) -> bool:
    """Whether a number takes a plural verb; in some languages a measure does not."""
    return number.value != 1 and number.unit not in book.tables["grammar"]["measures"]


def _attributed(said: Said, book: Book) -> str:
    """The content without the words that name and cue its claimant; a hedging cue stays to be accounted for."""
    cues = book.source["cues"]
    hedges = {word for name, found in cues.items() if name != "comparison" for word in found}
    rest = f" {said.words.content} "
    for words in (*said.words.claimants, *(cue for cue in said.words.cues if cue.casefold() not in hedges)):
        rest = _without(rest, words)
    return rest


def _verb(said: Said, left: list[str], book: Book) -> str | None:
    """The one verb of what is left, if it can say the claim's kind and nothing else is left but small words."""
    table = book.source
    words = table["words"]
    known = {*words["skip"], *words["done"], *words["hearsay"], *table["verbs"]}
    verbs = [table["verbs"][word] for word in left if word in table["verbs"]]
    if len(verbs) != 1 or any(word not in known for word in left) or said.claim.aspect not in PAST:
        return None
    kinds = book.tables["verb"].get(verbs[0], {}).get("kinds", ())
    return verbs[0] if said.claim.kind.value in kinds else None


def _fighting(left: list[str], where: str, window: str, hedged: bool, book: Book) -> tuple[Slots, str, bool] | None:
    words = book.source["words"]
    known = {*words["fighting"], *words["fighting_skip"], *words["skip"], *words["hearsay"]}
    if not where or any(word not in known for word in left) or not set(left) & set(words["fighting"]):
        return None
    return Slots("", False, "", False, where, window), "fight", hedged


def _clause(slots: Slots, verb: str, hedged: bool, book: Book) -> str | None:
    ending = "_hedged" if hedged else ""
    grammar = book.tables["grammar"]
    entry = book.tables["verb"].get(verb, {})
    intransitive = bool(entry.get("intransitive"))
    if verb == "fight":
        name, plural = "fighting", False
    elif intransitive and (slots.agent or slots.object):
        name, plural = "intransitive", slots.plural if slots.agent else slots.object_plural
    elif slots.agent and slots.object:
        name, plural = "perfect", slots.plural
    elif slots.object and not slots.agent:
        name, plural = "passive", slots.object_plural
    else:
        return None
    filled = book.word(
        "frame",
        name + ending,
        A=slots.agent,
        O=slots.object,
        P=slots.places,
        W=slots.window,
        S=slots.agent or slots.object,
        participle=entry.get("participle", ""),
        has=grammar["has"][plural],
        aux=grammar["is" if entry.get("aux") == "zijn" else "has"][plural],
        is_=grammar["is"][plural],
        zou=grammar["zou"][plural] if "zou" in grammar else "",
        inf=entry.get("aux", ""),
    )
    return " ".join(filled.split())


def _without(text: str, words: str) -> str:
    """The text without the first whole-word occurrence of these words."""
    if not words:
        return text
    return re.sub(rf"(?<!\w){re.escape(words)}(?!\w)", " ", text, count=1, flags=re.IGNORECASE)


def _window(said: Said, rest: str, book: Book) -> tuple[str | None, str]:
    """The time of the event as a date; None where its words say more, or where no day follows from them."""
    printed, when = said.words.when, said.claim.when
    if not printed or not contains(rest, printed):
        return "", rest
    words = book.source["words"]
    tokens = [word.casefold() for word in WORD.findall(printed)]
    if when is None or any(not (word in words["days"] or word.isdigit()) for word in tokens) or when.day is None:
        return None, rest
    return book.word("window", "on", date=book.short_day(when.day)), _without(rest, printed)


def _places(said: Said, rest: str, book: Book) -> tuple[str | None, list[str], str]:
    """The places with their prepositions, and those without one, which can only be the object."""
    table = book.source
    parts: list[str] = []
    bare: list[str] = []
    for place, before, printed in said.words.places:
        if not contains(rest, printed):
            return None, bare, rest
        known = preposition(before, table)
        if known:
            path = rf"{re.escape(known)}\s+(?:\w+\s+){{0,3}}?{re.escape(printed)}"
            rest = re.sub(path, " ", rest, count=1, flags=re.IGNORECASE)
            parts.append(f"{table['before'][known]} {book.place(place)}")
        else:
            rest = _without(rest, printed)
            bare.append(place)
    return book.listed(parts), bare, rest


def preposition(before: str, table: Mapping[str, Any]) -> str:
    """The preposition before a place, over articles and words such as 'stad'; empty where other words stand between."""
    skip = {*table["words"]["heads"], "de", "het"}
    words = WORD.findall(before.casefold())
    while words and words[-1] in skip:
        words.pop()
    longest = sorted(table["before"], key=len, reverse=True)
    return next((known for known in longest if words[-len(known.split()) :] == known.split()), "")


def _agent(said: Said, rest: str, book: Book) -> tuple[str | None, str]:
    """The agents that the content itself names; an agent that it does not name is left out."""
    found = []
    day = said.published.last_day if said.published else None
    for name in said.claim.agent:
        known = book.actors.get(name)
        spellings = known.called if known else ()
        printed = next(
            (text for text in sorted({*spellings, name}, key=len, reverse=True) if contains(rest, text)), None
        )
        if printed is None:
            continue
        rest = _without(rest, printed)
        found.append(running(name, book, name in said.introduce, day, said.words.sentence))
    if found and len(found) != len(said.claim.agent):
        return None, rest
    return book.listed(found), rest


def _number(said: Said, rest: str, book: Book) -> tuple[str | None, str]:
    number, printed = said.claim.quantity, said.words.quantity
    if number is None:
        return "", rest
    if not printed or not contains(rest, printed) or number.unit not in book.tables["unit"]:
        return None, rest
    return book.quantity(number, printed), _without(rest, printed)
