"""Claims as rows of a page, and what narrows them. Rule: names come from the packs, everything else from the claim."""

from collections.abc import Iterator
from dataclasses import dataclass

from wederhoor.briefing.book import Book
from wederhoor.briefing.edits import told
from wederhoor.model.vocabulary import UNATTRIBUTED, Certainty, Kind
from wederhoor.situation.listing import Row, Wanted
from wederhoor.web.source import Library, Source


@dataclass(frozen=True, slots=True)
class Shown:
    """A claim in the words of one language."""

    id: str
    story: str
    start: int  # of its sentence
    sentence: str
    who: str
    via: str
    kind: str
    certainty: str  # its value: the page's words say it
    negative: bool
    where: str
    when: str
    number: str
    outlet: str | None
    published: str
    edited: str = ""  # what people changed of it, by whom and why


@dataclass(frozen=True, slots=True)
class Facet:
    """One value that narrows a list, or the one chosen."""

    name: str
    count: int
    path: str
    chosen: bool


def rows_of(kept: Library) -> Iterator[Row]:
    """Every claim with its story and the story's Period."""
    for name in kept.stories:
        reading, published = kept.readings.get(name), kept.dated.get(name)
        for claim in reading.claims if reading else ():
            yield Row(claim, kept.stories[name], published.period if published else None)


def shown(row: Row, book: Book, source: Source) -> Shown:
    """A claim as it is shown in a list."""
    claim = row.claim
    return Shown(
        id=claim.id,
        story=claim.story,
        start=claim.sentence.start,
        sentence=row.sentence,
        who=book.listed([book.actor(name) for name in claim.claimants]),
        via=book.listed([book.actor(name) for name in claim.via]),
        kind=book.word("noun", claim.kind.value),
        certainty=claim.certainty.value,
        negative=claim.polarity.value == "negative",
        where=", ".join(place_name(name, book, source) for name in claim.place_ids),
        when=book.period(claim.when) if claim.when else "",
        number=book.quantity(claim.quantity) if claim.quantity else "",
        outlet=row.story.outlet,
        published=book.period(row.published) if row.published else "",
        edited=told(claim.edited, book) if claim.edited else "",
    )


def place_name(name: str, book: Book, source: Source) -> str:
    """The house's spelling of a place."""
    known = source.gazetteer.get(name)
    return known.name(book.code) if known else name


def wanted(
    text: str | None, place: str | None, claimant: str | None, kind: Kind | None, certainty: Certainty | None
) -> Wanted:
    """What an address chooses; what it leaves out does not choose."""
    return Wanted(
        text=text,
        places=frozenset({place} if place else ()),
        claimants=frozenset({claimant} if claimant else ()),
        kinds=frozenset({kind} if kind else ()),
        certainties=frozenset({certainty} if certainty else ()),
    )


def speaks(name: str) -> bool:
    """Whether a claimant is somebody, and not the outlet's own voice."""
    return name != UNATTRIBUTED
