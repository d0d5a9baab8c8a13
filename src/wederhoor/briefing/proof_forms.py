"""The sentences that the pack's patterns allow for a claim. Rule: built from the claim's fields and its printed words.

A line that is none of them says something that its claim does not: another speaker, a number too many, a lost "niet".
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import product

from wederhoor.briefing.book import Book, capital
from wederhoor.briefing.cues import told_inside
from wederhoor.briefing.echo import clause_of, echoed, tail_of
from wederhoor.briefing.frames import preposition
from wederhoor.briefing.names import claimants, running
from wederhoor.briefing.numbers import gives, joined
from wederhoor.briefing.saying import (
    about,
    day_of,
    denier,
    finished,
    half_of,
    manner_of,
    marked,
    named_contradiction,
    names_itself,
    old_number,
    own_part,
    spoken_of,
    stands_bare,
    told_of,
)
from wederhoor.briefing.update import Said
from wederhoor.model.vocabulary import UNATTRIBUTED, Certainty, Kind, Polarity

MANY = 4  # of more names than this, either all are introduced or none


def fits(text: str, said: tuple[Said, ...], book: Book) -> bool:
    """Whether a line is one of the sentences allowed for the claims that it prints, two of them against each other."""
    doubted = f" {book.word('quote', 'not_confirmed_after')}"
    if len(said) == 1:
        return text.removesuffix(doubted) in permitted(said[0], book)
    before, between, after = book.word("quote", "contradiction", a="\0", b="\1").replace("\1", "\0").split("\0")
    if _contradicts(text, said, book) or _two_numbers(text, said[0], said[1], book):
        return True
    first, found, second = text.removeprefix(before).removesuffix(after).partition(between)
    allowed = [{capital(one) for one in permitted(item, book)} for item in said]
    return bool(found) and first in allowed[0] and capital(second) in allowed[1]


def _contradicts(text: str, said: tuple[Said, ...], book: Book) -> bool:
    """Whether a line says of two claims of one sentence who contradicts whom."""
    pair = denier(said)
    if pair is None:
        return False
    both = (tuple(replace(one, introduce=some) for some in _subsets(one.claim.claimants)) for one in pair)
    allowed = (named_contradiction(two, book) for two in product(*both))
    return any(text == capital(finished(one)) for one in allowed if one)


def _two_numbers(text: str, first: Said, second: Said, book: Book) -> bool:
    """Whether a line gives the number of one claim and then that of another."""
    if first.claim.quantity is None or second.claim.quantity is None:
        return False
    given = {gives(first, second, name, book) for name in speakers(second, book)}
    ways = product(permitted(first, book), given)
    return any(text in {joined(said, one), joined(said.removesuffix("."), one)} for said, one in ways)


def permitted(said: Said, book: Book) -> frozenset[str]:
    """Every finished sentence that a claim may be printed as."""
    return frozenset(
        capital(finished(text)) for text in (*_quotations(said, book), *_paraphrases(said, book), *_echoes(said, book))
    )


def speakers(said: Said, book: Book) -> frozenset[str]:
    """The claimants as the subject of a sentence, each at first mention or later."""
    return frozenset(claimants(replace(said, introduce=some), book) for some in _subsets(said.claim.claimants))


def _subsets(names: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    if len(names) > MANY:
        yield from ((), names)
        return
    for chosen in product((False, True), repeat=len(names)):
        yield tuple(name for name, taken in zip(names, chosen, strict=True) if taken)


def _quotations(said: Said, book: Book) -> Iterator[str]:
    claim, words = said.claim, said.words
    manner = manner_of(said)
    outlet = said.outlet or book.word("labels", "report")
    spoken = spoken_of(said, book)
    parts = (words.sentence, own_part(words.content, book)[0], spoken, half_of(said, book))
    quotes = {part: marked(part) for part in parts if part}
    if claim.claimants == (UNATTRIBUTED,):
        key = "own" if manner == "plain" else f"own_{manner}"
        yield from (book.word("quote", key, on=about(said, part, book), q=quote) for part, quote in quotes.items())
        return
    for name, (part, quote) in product(speakers(said, book), quotes.items()):
        keys, on = [manner], about(said, part, book)
        if names_itself(said, quote, book):
            keys.append("self_plain" if told_inside(claim, quote, book) else f"self_{manner}")
        elif part == spoken or told_of(said, part, book):
            keys = [f"worded_{manner}"]
        if on and stands_bare(keys[-1], book):
            yield book.word("quote", "about", on=on, q=quote).strip()
        yield from (book.word("quote", key, C=name, on=on, q=quote, outlet=outlet) for key in keys)
        if manner == "plain":
            yield from (
                book.word("quote", "that", C=name, says=says, on=on, q=quote) for says in book.tables["grammar"]["says"]
            )


def _echoes(said: Said, book: Book) -> Iterator[str]:
    found = clause_of(said, book)
    if found:
        yield from (echoed(*found, said, name, book) for name in speakers(said, book))
    tail = tail_of(said, book)
    if tail:
        yield from (f"{name} {tail}" for name in speakers(said, book))


def _paraphrases(said: Said, book: Book) -> Iterator[str]:
    claim = said.claim
    if claim.extent or claim.polarity is Polarity.NEGATIVE or claim.claimants == (UNATTRIBUTED,):
        return
    if claim.certainty not in {Certainty.ASSERTED, Certainty.HEDGED}:
        return
    hedged = claim.certainty is Certainty.HEDGED
    clauses = frozenset(_clauses(said, hedged, book))
    for clause, name, says in product(clauses, speakers(said, book), book.tables["grammar"]["says"]):
        yield book.word("frame", "says_hedged" if hedged else "says", clause=clause, says=says, C=name)


def _clauses(said: Said, hedged: bool, book: Book) -> Iterator[str]:
    """Every clause that the frames make of the fields."""
    claim, grammar = said.claim, book.tables["grammar"]
    ending = "_hedged" if hedged else ""
    agents = _agents(said, book)
    objects = [book.place(place) for place in claim.place_ids]
    if claim.quantity is not None:
        objects.append(book.quantity(claim.quantity, said.words.quantity))
    verbs = [entry for entry in book.tables["verb"].values() if claim.kind.value in entry["kinds"]]
    for where, when, many in product(_wheres(said, book), _whens(said, book), (False, True)):
        common = {
            "P": where,
            "W": when,
            "has": grammar["has"][many],
            "is_": grammar["is"][many],
            "zou": grammar["zou"][many] if "zou" in grammar else "",
        }
        if claim.kind is Kind.BATTLE and not claim.agent:
            yield _filled(book, f"fighting{ending}", **common)
        for verb in verbs:
            aux = grammar["is" if verb.get("aux") == "zijn" else "has"][many]
            rest = {**common, "participle": verb["participle"], "aux": aux, "inf": verb.get("aux", "")}
            if verb.get("intransitive"):
                yield from (_filled(book, f"intransitive{ending}", S=one, **rest) for one in (*agents, *objects))
                continue
            yield from (_filled(book, f"passive{ending}", O=what, **rest) for what in objects)
            for who, what in product(agents, objects):
                yield _filled(book, f"perfect{ending}", A=who, O=what, **rest)


def _filled(book: Book, frame: str, **slots: str) -> str:
    return " ".join(book.word("frame", frame, **slots).split())


def _agents(said: Said, book: Book) -> list[str]:
    day = said.published.last_day if said.published else None
    names, sentence = said.claim.agent, said.words.sentence
    if not names:
        return []
    return [
        book.listed([running(name, book, name in some, day, sentence) for name in names]) for some in _subsets(names)
    ]


def _wheres(said: Said, book: Book) -> set[str]:
    """The places with the prepositions that the report prints before them; none where they are the object."""
    table = book.source
    parts = [
        f"{table['before'][known]} {book.place(place)}"
        for place, before, _ in said.words.places
        if (known := preposition(before, table))
    ]
    return {"", book.listed(parts)} if len(parts) < len(said.words.places) or not parts else {book.listed(parts)}


def _whens(said: Said, book: Book) -> set[str]:
    when = said.claim.when
    return {"", book.word("window", "on", date=book.short_day(when.day))} if when and when.day else {""}


def corrections(new: Said, old: Said | None, book: Book) -> frozenset[str]:
    """Every finished sentence that a correction may be printed as."""
    allowed = permitted(new, book)
    if old is None or old.claim.quantity is None:
        return allowed
    before, date = old_number(old, book), book.short_date(day_of(old))
    unnamed = book.word("labels", "unattributed")
    pairs = [(one or unnamed, two) for one, two in product(speakers(old, book), speakers(new, book))]
    quotes = {marked(new.words.sentence), marked(own_part(new.words.content, book)[0])}
    lead = "corrected_own" if old.claim.claimants == new.claim.claimants else "corrected_of"
    found = {
        book.word("quote", lead, C=two, old=before, C1=one, date=date, q=quote)
        for (one, two), quote in product(pairs, quotes)
    }
    if new.claim.quantity is not None:
        after = book.quantity(new.claim.quantity, new.words.quantity)
        found |= {
            book.word("frame", "correction", old=before, C1=one, date=date, new=after, C2=two) for one, two in pairs
        }
    return allowed | {capital(finished(one)) for one in found}
