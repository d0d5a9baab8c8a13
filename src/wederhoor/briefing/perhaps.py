"""Reports that may be of the period. Rule: they are quoted with their date and its basis, and count nowhere."""

from datetime import timedelta

from wederhoor.briefing.book import Book, capital
from wederhoor.briefing.desk import Desk
from wederhoor.briefing.lines import SILENT, alone, unique
from wederhoor.briefing.names import speakers_of
from wederhoor.briefing.page import Block, Heading, Item, Paragraph, Run, Style, marks, soft, text
from wederhoor.briefing.paging_words import manner_words
from wederhoor.briefing.saying import bare, finished, say
from wederhoor.briefing.silent import HEADS
from wederhoor.briefing.update import Perhaps, Said, Update, Voice
from wederhoor.model.claims import Claim
from wederhoor.model.period import Period
from wederhoor.model.vocabulary import UNATTRIBUTED, Certainty
from wederhoor.situation.value import Possible

SHARE = 10  # one in so many parts of a report's time must lie in the period for it to be told
MOST = 10  # reports told; more are only counted
DAY = timedelta(days=1)


def perhaps(desk: Desk) -> tuple[Perhaps, ...]:
    """The reports of which a good part of the time lies in the period, with what they say on somebody's word."""
    period = desk.material.period
    near = (one for one in desk.material.possible if SHARE * shared(period, one.published.period) >= _width(one))
    found = ((one, _claims(one, desk)) for one in near)
    return tuple(_told(one, claims, desk) for one, claims in [pair for pair in found if pair[1]][:MOST])


def _told(one: Possible, claims: tuple[Claim, ...], desk: Desk) -> Perhaps:
    told = tuple((desk.said(claim.id), desk.voice((claim.id,))) for claim in claims)
    return Perhaps(one.story.id, one.story.outlet, one.published.period, one.published.basis, told)


def _claims(one: Possible, desk: Desk) -> tuple[Claim, ...]:
    """What the report says on somebody's word, each sentence and source once; no headline, silence or correction."""
    found = unique(tuple(alone(claim) for claim in one.claims if _is_told(claim)), desk)
    return tuple(item.main for item in found)


def _is_told(claim: Claim) -> bool:
    sourced = bool(claim.claimants) and claim.claimants != (UNATTRIBUTED,)
    return sourced and claim.part not in HEADS and claim.certainty not in {*SILENT, Certainty.CORRECTED}


def _width(one: Possible) -> timedelta:
    width = one.published.period.width
    assert width is not None  # a possible story has both ends
    return width


def shared(period: Period, published: Period) -> timedelta:
    """How much of a report's time lies in the period."""
    starts = [start for start in (period.start, published.start) if start]
    ends = [end for end in (period.end, published.end) if end]
    return min(ends) - max(starts)


def days_of(period: Period) -> int:
    """How many days it lasts, rounded."""
    return round(period.width / DAY) if period.width else 0


def perhaps_blocks(update: Update, book: Book) -> list[Block]:
    """A heading for each report with its date, how wide that is and its basis, then what it says."""
    if not update.header.possible:
        return []
    blocks: list[Block] = [Paragraph((soft(book.word("lead", "perhaps_how")),))]
    for report in update.perhaps:
        blocks.append(Heading((Run(heading(report, book), Style.STRONG),)))
        blocks += [_item(said, voice, words, book) for said, voice, words in spoken_lines(report, book)]
    left = update.header.possible - len(update.perhaps)
    if left:
        blocks.append(Paragraph((text(book.word("lead", "perhaps_left", reports=book.count("more_report", left))),)))
    return blocks


def heading(report: Perhaps, book: Book) -> str:
    """Outlet, date, how many days that is and what it rests on."""
    outlet = capital(report.outlet or book.word("labels", "outlet_unknown"))
    days = book.count("day", days_of(report.published))
    basis = book.word("basis", report.basis.value)
    return book.word("lead", "perhaps", outlet=outlet, date=book.period(report.published), days=days, basis=basis)


def spoken_lines(report: Perhaps, book: Book) -> list[tuple[Said, Voice, str]]:
    """What a report says, each sentence of a source once: whole where one of its claims needs it whole."""
    found = [(said, voice, capital(finished(say(said, book)))) for said, voice in report.told]
    whole = {key_of(said) for said, _, words in found if bare(said.words.sentence) in words}
    kept: dict[str, tuple[Said, Voice, str]] = {}
    for said, voice, words in found:
        key = key_of(said)
        if key not in whole or bare(said.words.sentence) in words:
            kept.setdefault(words, (said, voice, words))
    return list(kept.values())


def key_of(said: Said) -> tuple[int, tuple[str, ...]]:
    """A sentence and its source."""
    return said.citation, said.claim.claimants


def below_of(said: Said, voice: Voice, book: Book) -> str:
    """Who says it, through whom and how firmly; no counts, which follow from weighing."""
    return " · ".join((speakers_of(voice, book), *manner_words(said, book)))


def _item(said: Said, voice: Voice, words: str, book: Book) -> Item:
    cites = (said.citation,)
    return Item((text(words), *marks(cites)), (soft(below_of(said, voice, book)),), cites=cites, said=words)
