"""Items of a page from lines. Rule: sentence first, then marks, then the chain with its counts and remarks."""

from wederhoor.briefing.book import Book, capital
from wederhoor.briefing.names import chain, with_article
from wederhoor.briefing.page import Item, Run, Runs, Style, marks, soft, text
from wederhoor.briefing.saying import correction, finished, marked, pointing, question, quotation
from wederhoor.briefing.update import Correction, Headline, Line, Quiet, Remark, Said
from wederhoor.model.vocabulary import UNATTRIBUTED, Certainty, HedgedBy, Part, Polarity

NAMING = frozenset({"taken_back_by", "manner_contested"})  # remarks that name who
SIGNALLED = {Certainty.CONDITIONAL: "conditional", Certainty.INTENTION: "intention", Certainty.DENIED: "denied"}
PARTS = {Part.HEADLINE: "headline", Part.SUBHEAD: "subhead", Part.CAPTION: "caption"}


def item_of(line: Line, said: str, book: Book, *, short: bool = False) -> Item:
    """One line with its text and the marks of its sentences, those behind its remarks last; short only points to it."""
    cites = tuple(dict.fromkeys((*line.citations, *(number for one in line.remarks for number in one.citations))))
    runs: Runs = (text(said), *marks(cites))
    if short and line.number:
        first, *rest = see_runs((line.number,), "see", book)
        runs = (Run(capital(first.text)), *rest, *marks(cites))
    return Item(
        runs=runs,
        below=() if short else (soft(below(line, book)),),
        status=line.status.value,
        badge=book.word("status", line.status.value),
        number=None if short else line.number,
        anchor="" if short else (f"n{line.number}" if line.number else line.id),
        cites=cites,
        said=said,
    )


def below(line: Line, book: Book) -> str:
    """The chain of every voice, then remarks."""
    parts = [chain(voice, book) for voice in line.voices]
    parts += [found for remark in line.remarks if (found := remark_words(remark, book))]
    parts += manner_words(line.said[0], book)
    if line.was and line.was is not line.status:
        parts.append(book.word("labels", "was", status=book.word("status", line.was.value)))
    if line.dated is not None:
        parts.append(book.short_date(line.dated))
    return " · ".join(dict.fromkeys(parts))


def remark_words(remark: Remark, book: Book) -> str:
    """A remark in words, with those who are named for it; empty where the pack has none for its rule."""
    table = book.tables["remark"]
    names = book.listed([with_article(book.actor(name), book) for name in remark.actors])
    if remark.rule == "not_confirmed":
        return book.word("remark", "not_confirmed_by", names=names) if names else book.word("remark", "not_confirmed")
    if remark.rule in NAMING:
        return book.word("remark", remark.rule, names=names)
    if remark.rule == "unanswered" and names:
        at = book.word("remark", "as_of", moment=book.clock(remark.moment)) if remark.moment else ""
        return book.word("remark", "unanswered", names=names) + at
    if remark.rule == "unanswered":
        return book.word("remark", "unanswered_bare")
    return str(table.get(remark.rule, ""))


def manner_words(said: Said, book: Book) -> list[str]:
    """How firmly it was said, and where in the report it stands, in words."""
    claim = said.claim
    found = []
    if claim.certainty is Certainty.HEDGED:
        found.append(book.word("remark", "hedged_outlet" if claim.hedged_by is HedgedBy.OUTLET else "hedged"))
    if claim.certainty in SIGNALLED:
        found.append(book.word("remark", SIGNALLED[claim.certainty]))
    elif claim.polarity is Polarity.NEGATIVE:
        found.append(book.word("remark", "negative"))
    if claim.part in PARTS:
        found.append(book.word("remark", PARTS[claim.part]))
    return found


def see_runs(numbers: tuple[int, ...], key: str, book: Book) -> Runs:
    """'see 2 and 3' with links."""
    before, _, after = book.word("labels", key).partition("{numbers}")
    runs: list[Run] = [Run(before)]
    for place, number in enumerate(numbers):
        glue = "" if not place else (f" {book.word('labels', 'and')} " if place == len(numbers) - 1 else ", ")
        runs += [Run(glue), Run(str(number), Style.SEE, str(number))]
    return (*runs, Run(after)) if after else tuple(runs)


def quiet_item(item: Quiet, book: Book, *, told: bool = False) -> Item:
    """One silence; a pointer where the line stands in 'In short', or where its sentence was told in another."""
    cites = (item.said.citation,)
    if asked := short_question(item, book):
        badge = book.word("status", "unanswered")
        return Item((text(asked), *marks(cites)), (), "unanswered", badge, None, "", cites, asked)
    if item.see:
        said = capital(pointing(item.said, book))
        runs: Runs = (text(f"{said}: "), *see_runs((item.see,), "see", book), *marks(cites))
    elif told:
        said = capital(pointing(item.said, book))
        runs = (text(f"{said}: {book.word('labels', 'see_above')}"), *marks(cites))
    else:
        said = capital(finished(quotation(item.said, book)))
        runs = (text(said), *marks(cites))
    below_words = [book.short_moment(item.said.published), item.said.outlet or book.word("labels", "outlet_unknown")]
    under: Runs = (soft(" · ".join(below_words)),)
    if item.answer:
        answer = text(f" · {book.word('labels', 'answer')}")
        return Item(runs, (*under, answer, *marks((item.answer,))), "", "", None, "", cites, said)
    badge = book.word("status", "unanswered")
    return Item(runs, under, "unanswered", badge, None, "", cites, said)


def short_question(item: Quiet, book: Book) -> str | None:
    """A question that was open before, in short; None where it is new or answered, or its sentence is needed."""
    asked = question(item.said, book) if item.status == "open" and item.see is None else None
    return asked and capital(finished(asked))


def correction_item(item: Correction, book: Book) -> Item:
    """One correction, with the outlets that carried the old version."""
    said = correction(item, book)
    parts = [chain(item.voice, book)]
    if item.old_outlets:
        parts.append(book.word("labels", "old_in", outlets=book.listed(item.old_outlets)))
    runs: Runs = (text(said), *marks(item.citations))
    badge = book.word("status", "withdrawn")
    return Item(runs, (soft(" · ".join(parts)),), "withdrawn", badge, None, "", item.citations, said)


def headline_item(item: Headline, book: Book) -> Item:
    """A headline without a source beside the source that its text gives."""
    names = [book.actor(name) for name in item.body.claim.claimants if name != UNATTRIBUTED]
    cites = (item.said.citation, item.body.citation)
    said = marked(item.said.words.sentence)
    source = book.word("labels", "text_of_headline", claimant=book.listed(names))
    below_words = soft(item.said.outlet or book.word("labels", "outlet_unknown"))
    return Item((text(f"{said} ({source})"), *marks(cites)), (below_words,), "", "", None, "", cites, said)


def cell_chain(said: Said, voice_counts: str, book: Book) -> str:
    """The base forms of a claimant with its counts, for a narrow column."""
    names = [book.actor(name) for name in said.claim.claimants if name != UNATTRIBUTED]
    who = book.listed(names) or said.outlet or book.word("labels", "outlet_unknown")
    return f"{who} · {voice_counts}" if voice_counts else who
