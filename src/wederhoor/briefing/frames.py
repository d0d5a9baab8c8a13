"""Paraphrase from fields. Rule: a claim is paraphrased only where its fields account for every word of its content."""

import re
from dataclasses import dataclass

from wederhoor.briefing.book import Book, capital
from wederhoor.briefing.names import claimants, is_plural, running
from wederhoor.briefing.update import Said
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
    if claim.certainty not in {Certainty.ASSERTED, Certainty.HEDGED} or (claim.when and not said.words.when):
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
    says = book.tables["grammar"]["says"][is_plural(claim.claimants, book)]
    return capital(book.word("frame", "says_hedged" if hedged else "says", clause=clause, says=says, C=names))


def _account(said: Said, book: Book) -> tuple[Slots, str, bool] | None:
    """The slots, the verb and whether hearsay is marked; None as soon as one word is not accounted for."""
    table = book.tables["from"]["nl"]
    rest = f" {said.words.content} "
    hedges = {word for name, words in table["cues"].items() if name != "comparison" for word in words}
    for words in (*said.words.claimants, *(cue for cue in said.words.cues if cue.casefold() not in hedges)):
        rest = _without(rest, words)
    window, rest = _window(said, rest, book)
    printed, rest = _places(said, rest, book)
    agent, rest = _agent(said, rest, book)
    number, rest = _number(said, rest, book)
    if None in (window, printed, agent, number):
        return None
    left = [word.casefold() for word in WORD.findall(rest)]
    hedged = any(word in table["words"]["hearsay"] for word in left)
    verbs = [table["verbs"][word] for word in left if word in table["verbs"]]
    known = {*table["words"]["skip"], *table["words"]["done"], *table["words"]["hearsay"], *table["verbs"]}
    if said.claim.kind is Kind.BATTLE and not said.claim.agent:
        return _fighting(left, str(printed), str(window), hedged, book)
    if len(verbs) != 1 or any(word not in known for word in left) or said.claim.aspect not in PAST:
        return None
    if said.claim.kind.value not in book.tables["verb"].get(verbs[0], {}).get("kinds", ()):
        return None
    where, what = str(printed), str(number)
    target = said.claim.target[0] if len(said.claim.target) == 1 else ""
    bare = dict(_bare(said))
    if not what and target in bare:
        what, where = book.place(target), ""
        if len(said.words.places) > 1:
            return None
    many = said.claim.quantity is not None and said.claim.quantity.value != 1 and bool(number)
    plural = len(said.claim.agent) > 1 or is_plural(said.claim.agent, book)
    return Slots(str(agent), plural, what, many, where, str(window)), verbs[0], hedged


def _fighting(left: list[str], where: str, window: str, hedged: bool, book: Book) -> tuple[Slots, str, bool] | None:
    words = book.tables["from"]["nl"]["words"]
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
    if not printed or not _has(rest, printed):
        return "", rest
    words = book.tables["from"]["nl"]["words"]
    tokens = [word.casefold() for word in WORD.findall(printed)]
    if when is None or any(not (word in words["days"] or word.isdigit()) for word in tokens) or when.day is None:
        return None, rest
    return book.word("window", "on", date=book.day(when.day, "short")), _without(rest, printed)


def _places(said: Said, rest: str, book: Book) -> tuple[str | None, str]:
    """The places with their prepositions; a place without one is left for the object."""
    table = book.tables["from"]["nl"]
    parts = []
    for place, before, printed in said.words.places:
        if not _has(rest, printed):
            return None, rest
        head, known = _preposition(before, table)
        if known and head:
            rest = re.sub(
                rf"{re.escape(head)}\s+(?:\w+\s+){{0,3}}?{re.escape(printed)}", " ", rest, count=1, flags=re.I
            )
            parts.append(f"{table['before'][known]} {book.place(place)}")
        else:
            rest = _without(rest, printed)
    return book.listed(parts) if len(parts) < 2 or len(set(part.split()[0] for part in parts)) > 1 else parts[0], rest


def _preposition(before: str, table: dict[str, dict[str, str]]) -> tuple[str, str]:
    """The words from the preposition up to the place, and the preposition; empty where other words stand between."""
    lowered = before.casefold()
    skip = {*table["words"]["heads"], "de", "het"}
    words = WORD.findall(lowered)
    while words and words[-1] in skip:
        words.pop()
    for known in sorted(table["before"], key=len, reverse=True):
        parts = known.split()
        if words[-len(parts) :] == parts:
            return known, known
    return "", ""


def _bare(said: Said) -> list[tuple[str, str]]:
    return [(place, printed) for place, _, printed in said.words.places]


def _agent(said: Said, rest: str, book: Book) -> tuple[str | None, str]:
    """The agents that the content itself names; an agent that it does not name is left out."""
    found = []
    day = said.published.last_day if said.published else None
    for name in said.claim.agent:
        known = book.actors.get(name)
        spellings = (
            [*known.spellings, *(text for _, text in known.names), *(text for _, text in known.short)] if known else []
        )
        printed = next((text for text in sorted({*spellings, name}, key=len, reverse=True) if _has(rest, text)), None)
        if printed is None:
            continue
        rest = _without(rest, printed)
        found.append(running(name, book, name in said.introduce, day))
    if found and len(found) != len(said.claim.agent):
        return None, rest
    return book.listed(found), rest


def _number(said: Said, rest: str, book: Book) -> tuple[str | None, str]:
    number, printed = said.claim.quantity, said.words.quantity
    if number is None:
        return "", rest
    if not printed or not _has(rest, printed) or number.unit not in book.tables["unit"]:
        return None, rest
    return book.quantity(number, printed), _without(rest, printed)


def _has(text: str, words: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text, re.IGNORECASE) is not None
