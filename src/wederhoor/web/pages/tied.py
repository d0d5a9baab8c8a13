"""What a report is tied to: versions, whom it copied, who copied it. Rule: each tie leads to what differs."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from wederhoor.briefing.book import Book
from wederhoor.model.stories import Story
from wederhoor.model.weights import Copy
from wederhoor.web.source import Library

DEEPEST = 6  # copies of copies that are shown


@dataclass(frozen=True, slots=True)
class Tie:
    """A report in a list of versions, or in the tree of who copied whom."""

    id: str
    outlet: str | None
    title: str | None
    published: str  # in words; '' without a date
    here: bool  # it is the report of the page
    learned: str = ""  # when the ledger learned of it
    before: str = ""  # the report that it is compared with: the version before, or what it copied
    share: int | None = None  # per cent of its words that it copied
    full: bool = False
    depth: int = 0


def versions(kept: Library, report: Story, book: Book, learned: Mapping[str, datetime]) -> list[Tie]:
    """Every version of a report, as the ledger learned of them; nothing where there is one."""
    alike = [other for other in kept.stories.values() if other.key == report.key]
    if len(alike) < 2:
        return []
    ordered = sorted(alike, key=lambda one: (_moment(learned.get(one.id)), _moment(_known(kept, one.id)), one.id))
    return [
        _tie(kept, one, report, book, learned=learned, before=ordered[place - 1].id if place else "")
        for place, one in enumerate(ordered)
    ]


def chain(kept: Library, report: Story, book: Book, copies: Sequence[Copy]) -> list[Tie]:
    """Who copied whom, from the first report on, of those that a report is tied to; nothing where it is alone."""
    tied = _together(report.id, copies)
    if len(tied) < 2:
        return []
    sources: dict[str, list[Copy]] = defaultdict(list)
    reused: dict[str, list[Copy]] = defaultdict(list)
    for copy in copies:
        if copy.story in tied:
            sources[copy.story].append(copy)
            reused[copy.original].append(copy)

    def age(name: str) -> tuple[str, str]:
        return _moment(_known(kept, name)), name

    def below(name: str, depth: int, copy: Copy | None, seen: frozenset[str]) -> Iterator[Tie]:
        yield _tie(kept, kept.stories[name], report, book, copy=copy, depth=depth)
        if depth < DEEPEST:
            for made in sorted(reused[name], key=lambda one: age(one.story)):
                if made.story not in seen:
                    yield from below(made.story, depth + 1, made, seen | {made.story})

    firsts = sorted((name for name in tied if not sources[name]), key=age) or [min(tied, key=age)]
    return [tie for name in firsts for tie in below(name, 0, None, frozenset({name}))]


def _together(name: str, copies: Sequence[Copy]) -> frozenset[str]:
    """The reports that copies tie to one, by whatever way."""
    near: dict[str, set[str]] = defaultdict(set)
    for copy in copies:
        near[copy.story].add(copy.original)
        near[copy.original].add(copy.story)
    found, waiting = {name}, [name]
    while waiting:
        new = near[waiting.pop()] - found
        found |= new
        waiting += sorted(new)
    return frozenset(found)


def _tie(
    kept: Library,
    story: Story,
    report: Story,
    book: Book,
    *,
    learned: Mapping[str, datetime] | None = None,
    before: str = "",
    copy: Copy | None = None,
    depth: int = 0,
) -> Tie:
    given, moment = kept.dated.get(story.id), (learned or {}).get(story.id)
    return Tie(
        id=story.id,
        outlet=story.outlet,
        title=story.title,
        published=book.period(given.period) if given else "",
        here=story.id == report.id,
        learned=book.moment(moment) if moment else "",
        before=copy.original if copy else before,
        share=round(copy.share * 100) if copy else None,
        full=copy is not None and copy.coverage == "full",
        depth=depth,
    )


def _known(kept: Library, name: str) -> datetime | None:
    given = kept.dated.get(name)
    return given.period.known_at if given else None


def _moment(moment: datetime | None) -> str:
    """A moment as text that sorts by time; what has none comes last."""
    return moment.astimezone(UTC).isoformat() if moment else "~"
