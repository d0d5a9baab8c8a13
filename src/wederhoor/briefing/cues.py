"""Which class of cue a claim asks a line to keep. Rule: a class is kept by a word, never by the layout."""

from collections.abc import Iterator

from wederhoor.briefing.book import Book, contains
from wederhoor.model.claims import Claim
from wederhoor.model.vocabulary import Certainty, Polarity

SIGN = {
    Certainty.HEDGED: "hedge",
    Certainty.INTENTION: "intention",
    Certainty.DENIED: "denial",
    Certainty.NO_COMMENT: "no_comment",
    Certainty.UNCONFIRMED: "doubt",
    Certainty.CORRECTED: "correction",
    Certainty.CONDITIONAL: "condition",
}


def classes(claim: Claim) -> Iterator[str]:
    """The classes of cue that a line about a claim must keep."""
    if claim.certainty in SIGN:
        yield SIGN[claim.certainty]
    elif claim.polarity is Polarity.NEGATIVE:
        yield "negation"


def told_inside(claim: Claim, quoted: str, book: Book) -> bool:
    """Whether quoted words, in the language of the line, keep every class of cue of a claim by themselves."""
    cues = book.source["cues"]
    kept = (any(contains(quoted, word) for word in cues.get(name, ())) for name in classes(claim))
    return bool(book.source.get("verbatim")) and all(kept)
