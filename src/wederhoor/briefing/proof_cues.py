"""Whether a line keeps denials, hedges and silences. Rule: it is at least as weak as the weakest claim it prints."""

from collections.abc import Iterator

from wederhoor.briefing.book import Book, contains
from wederhoor.briefing.cues import classes
from wederhoor.briefing.evidence import Evidence
from wederhoor.briefing.proof_words import split_quotes

LOADED = ("negation", "hedge", "denial", "doubt")


def lost_cues(text: str, below: str, evidence: Evidence, book: Book, *, words: bool = True) -> Iterator[str]:
    """Each class of cue that the printed claims have and the line has not; a bare number need not repeat the words."""
    bare, quotes = split_quotes(text)
    outside = f"{bare} {below}"
    inside = (
        text if book.source.get("verbatim") else " ".join(quotes)
    )  # a clause need not be quoted in its own language
    for name in dict.fromkeys(_required(evidence)):
        if not _kept(name, outside, inside, book):
            yield f"The {name} of the cited sentence is lost."
    for _, content, beside in evidence.said if words else ():
        for name in LOADED:
            known = book.source["cues"][name]
            printed = [word for word in known if contains(content, word) or contains(beside, word)]
            if any(not contains(inside, word) and not _signed(name, outside, book) for word in printed):
                yield f"The {name} “{printed[0]}” of the cited sentence is lost."


def _required(evidence: Evidence) -> Iterator[str]:
    for claim, _, _ in evidence.said:
        yield from classes(claim)


def _kept(name: str, outside: str, inside: str, book: Book) -> bool:
    """By a word of this language outside the quotation; where the quotation is in this language, also inside it."""
    if _signed(name, outside, book):
        return True
    cues = book.source["cues"].get(name, ())
    return bool(book.source.get("verbatim")) and any(contains(inside, word) for word in cues)


def _signed(name: str, outside: str, book: Book) -> bool:
    return any(contains(outside, word) for word in book.tables["signs"][name])
