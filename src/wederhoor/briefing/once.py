"""What each line prints, so that no sentence stands twice. Rule: of lines from one sentence the first one tells it.

Several claims of one sentence by one source are several lines of weighing. Where one of them can only be quoted with
the whole sentence, the first line quotes it and the others are left out; their claims and citations stay in the update.
"""

from collections import defaultdict
from collections.abc import Mapping

from wederhoor.briefing.book import Book, capital
from wederhoor.briefing.echo import tail_of
from wederhoor.briefing.saying import bare, finished, marked, quotation
from wederhoor.briefing.sentences import sentence
from wederhoor.briefing.update import Line, Update
from wederhoor.model.vocabulary import Status

Key = tuple[int, tuple[str, ...]]
WEIGHTY = frozenset({Status.CONTESTED, Status.CONFIRMED, Status.WITHDRAWN})  # never left out for one that is not


def lines_of(update: Update) -> tuple[Line, ...]:
    """Every line of the update, in the order of printing."""
    groups = (line for group in update.changed for line in group.lines)
    later = (line for group in update.overlapping for line in group.lines)
    return (*update.short, *groups, *update.talks, *update.own_voice, *later)


def spoken(update: Update, book: Book) -> Mapping[str, str]:
    """The text of every line that is printed, by its id; a line that says nothing more is not in it."""
    lines = lines_of(update)
    texts = {line.id: sentence(line, book) for line in lines}
    families: dict[Key, list[Line]] = defaultdict(list)
    for line in lines:
        families[line.said[0].citation, line.said[0].claim.claimants].append(line)
    for family in families.values():
        _tell_once(family, texts, book)
    _quote_once(lines, texts, book)
    return texts


def told_whole(update: Update, texts: Mapping[str, str], book: Book) -> frozenset[int]:
    """The citations whose whole sentence a line above the open questions prints."""
    above = (*update.short, *(line for group in update.changed for line in group.lines), *update.talks)
    return frozenset(
        said.citation for line in above for said in line.said if bare(said.words.sentence) in texts.get(line.id, "")
    )


def _quote_once(lines: tuple[Line, ...], texts: dict[str, str], book: Book) -> None:
    """Leave out a sentence that another line quotes whole, where it names its own source by itself."""
    quoted = set[int]()
    for line in lines:
        if line.id not in texts or len(line.said) > 1 or not _is_whole(line, texts, book):
            continue
        said = line.said[0]
        if (
            line.status not in WEIGHTY
            and said.citation in quoted
            and texts[line.id] == capital(finished(marked(said.words.sentence)))
        ):
            del texts[line.id]
        quoted.add(said.citation)


def _tell_once(family: list[Line], texts: dict[str, str], book: Book) -> None:
    """Take out of the texts what the first line of one sentence and source tells, or make that line tell it."""
    first, *rest = family
    for line in rest:
        if line.status in WEIGHTY and line.status is not first.status:
            continue
        if _is_whole(first, texts, book):
            del texts[line.id]
        elif _is_whole(line, texts, book):
            if not line.said[0].claim.content.overlaps(first.said[0].claim.content) and len(first.said) == 1:
                texts[first.id] = capital(finished(quotation(first.said[0], book, whole=True)))
            del texts[line.id]
        elif texts[line.id] in {texts[other.id] for other in family if other is not line and other.id in texts}:
            del texts[line.id]


def _is_whole(line: Line, texts: Mapping[str, str], book: Book) -> bool:
    """Whether a line gives the whole sentence that it rests on, if need be with a name for its "he"."""
    said, text = line.said[0], texts.get(line.id, "")
    return bare(said.words.sentence) in text or bool((tail := tail_of(said, book)) and tail in text)
