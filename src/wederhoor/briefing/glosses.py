"""What a quotation in another language is about. Rule: fields alone, and an agent only where its words name him.

A gloss translates nothing: it says which kind of thing by whom, where, how many, how far and when. What these fields do
not hold has no gloss; the quotation stays in its own language.
"""

from collections.abc import Iterator

from wederhoor.briefing.book import Book, contains
from wederhoor.briefing.names import running
from wederhoor.briefing.tables import LENGTHS
from wederhoor.briefing.update import Said
from wederhoor.model.vocabulary import UNATTRIBUTED


def gloss(said: Said, book: Book) -> str:
    """The kind with its agent, then places and number in brackets, then aspect, extent and day."""
    claim, words = said.claim, book.source["gloss"]
    details = [book.place(place) for place in claim.place_ids if place not in claim.agent]
    if claim.quantity is not None and claim.quantity.unit not in LENGTHS:
        details.append(book.quantity(claim.quantity, said.words.quantity))
    bracketed = f" ({', '.join(details)})" if details else ""
    rest = (
        words["aspect"].get(claim.aspect.value if claim.aspect else ""),
        words["extent"].get(claim.extent.value if claim.extent else ""),
        *_days(said, book),
    )
    return ", ".join((f"{_what(said, book)}{bracketed}", *(part for part in rest if part)))


def _what(said: Said, book: Book) -> str:
    """The noun for the kind, with who does it where the sentence names him."""
    kind, pattern = said.claim.kind.value, book.source["gloss"]["by"]
    noun = book.word("noun", kind)
    agents = _agents(said, book) if kind in pattern else ""
    return str(pattern[kind]).format(noun=noun, A=agents) if agents else noun


def _agents(said: Said, book: Book) -> str:
    names = [name for name in said.claim.agent if name != UNATTRIBUTED]
    known = [book.actors[name] for name in names if name in book.actors]
    sentence = said.words.sentence
    named = all(any(contains(sentence, spelling) for spelling in actor.called) for actor in known)
    if len(names) != 1 or not known or not named:
        return ""  # of two sides in one sentence the fields do not say who did what
    day = said.published.last_day if said.published else None
    return running(names[0], book, False, day, sentence)


def _days(said: Said, book: Book) -> Iterator[str]:
    when = said.claim.when
    if when is not None and when.day is not None and said.claim.when_worded and said.words.when:
        yield book.word("window", "on", date=book.short_day(when.day))
