"""The sentence of a line. Rule: one claim, two that stand against each other, or two numbers beside each other."""

from wederhoor.briefing.book import Book, capital
from wederhoor.briefing.numbers import sentence_beside
from wederhoor.briefing.saying import finished, named_contradiction, say
from wederhoor.briefing.update import Line
from wederhoor.model.vocabulary import Status


def sentence(line: Line, book: Book) -> str:
    """The sentence of a line, with its full stop."""
    if line.beside:
        first, second = line.said
        return sentence_beside(first, second, book)
    named = named_contradiction(line.said, book)
    if named is not None:
        return capital(finished(named))
    if len(line.said) > 1:
        one, other = (finished(say(item, book)) for item in line.said)
        return book.word("quote", "contradiction", a=capital(one), b=other)
    said = capital(finished(say(line.said[0], book)))
    doubted = line.status is not Status.CONFIRMED and any(remark.rule == "not_confirmed" for remark in line.remarks)
    return f"{said} {book.word('quote', 'not_confirmed_after')}" if doubted else said
