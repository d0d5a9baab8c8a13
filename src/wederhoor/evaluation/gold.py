"""A gold folder, read. Rule: whatever a folder does not have is not asked; a file that does not fit is a Problem.

The files are described in docs/quality.md. The texts of a set `seeds` lie in a folder of that name beside the gold.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from wederhoor.evaluation.answers import ClaimAnswer, MentionAnswer, Number
from wederhoor.model.vocabulary import Part

SEEDS = "seeds"  # the set that has no entries in index.json


@dataclass(frozen=True, slots=True)
class GoldClaim(ClaimAnswer):
    """An annotated claim: the right answer, and what else counts as right."""

    claimants_also: tuple[str, ...] = ()
    when_also: tuple[str | None, ...] = ()
    places_written: tuple[str, ...] = ()  # the places as the sentence names them, in the order of places
    part: Part = Part.BODY


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """An annotated document."""

    doc: str
    set: str  # the folder whose figures it belongs to
    file: Path  # what the program reads
    text: Path | None  # the main story as text, with furniture where it is the file itself
    title: str | None
    published: str | None  # EDTF: what the file itself gives
    published_interval: str | None  # what may at best be inferred where there is no date
    published_also: tuple[str, ...]
    published_true: str | None  # when the piece was put online
    dateline_places: tuple[str, ...]
    wire_credits: tuple[str, ...]
    stories: int | None
    furniture_from: str | None  # the first characters after the story
    furniture_inside: tuple[str, ...]
    claims: tuple[GoldClaim, ...]
    sentences: int = 0  # counted only where there is no claim to find
    guid: str | None = None  # of an item, where several documents share a file
    outlet: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Reference:
    """A claim as relations and series name it: by index, or by its sentence where the index is None."""

    doc: str
    claim: int | None
    sentence: str

    @property
    def name(self) -> tuple[str, int | str]:
        """What tells it from other claims of the gold."""
        return self.doc, self.sentence if self.claim is None else self.claim


@dataclass(frozen=True, slots=True)
class GoldRelation:
    """How claim a stands to the earlier claim b."""

    kind: str
    a: Reference
    b: Reference


@dataclass(frozen=True, slots=True)
class Forbidden:
    """Two claims, or all claims of two documents, that may not be joined; `may` names what is no error."""

    a: Reference | None
    b: Reference | None
    docs: tuple[str, ...]
    may: frozenset[str]


@dataclass(frozen=True, slots=True)
class GoldRelations:
    """What relations.json asks."""

    relations: tuple[GoldRelation, ...]
    forbidden: tuple[Forbidden, ...]


@dataclass(frozen=True, slots=True)
class ControlState:
    """Who holds a place for a reader of everything up to a day."""

    date: str
    place: str
    holder: str


@dataclass(frozen=True, slots=True)
class GoldPoint:
    """One value of a series."""

    at: Reference
    date: str
    value: Number | tuple[Number, ...] | None
    unit: str


@dataclass(frozen=True, slots=True)
class GoldSeries:
    """Values of the same number over time."""

    name: str
    points: tuple[GoldPoint, ...]


@dataclass(frozen=True, slots=True)
class ZouItem:
    """A sentence with the reading of its zou."""

    id: int | str
    text: str
    label: str


@dataclass(frozen=True, slots=True)
class TimesItem:
    """A sentence with its time expressions: the EDTF of each, None where it cannot be placed, and what also counts."""

    id: int | str
    text: str
    published: str | None
    expressions: tuple[tuple[str | None, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class PlacesItem:
    """A sentence with its place names."""

    id: int | str
    text: str
    mentions: tuple[MentionAnswer, ...]


@dataclass(frozen=True, slots=True)
class Gold:
    """A gold folder. None stands for a file that the folder does not have."""

    root: Path
    documents: Mapping[str, GoldDocument]
    parents: Mapping[str, str]  # actor -> its parent
    known: frozenset[str]  # names of actors and places
    geonames: Mapping[str, str]  # place -> its GeoNames id, "" for none
    relations: GoldRelations | None = None
    control: tuple[ControlState, ...] | None = None
    series: tuple[GoldSeries, ...] | None = None
    zou: tuple[ZouItem, ...] | None = None
    times: tuple[TimesItem, ...] | None = None
    places: tuple[PlacesItem, ...] | None = None

    def of_set(self, name: str) -> tuple[GoldDocument, ...]:
        """The documents of one set, in the order of the index."""
        return tuple(document for document in self.documents.values() if document.set == name)

    @property
    def sets(self) -> tuple[str, ...]:
        """The sets of its documents, in the order of the index."""
        return tuple(dict.fromkeys(document.set for document in self.documents.values()))

    def related(self, a: str, b: str) -> bool:
        """Whether two actors are the same, or one is an ancestor of the other."""
        return a in self._line(b) or b in self._line(a)

    def _line(self, name: str) -> tuple[str, ...]:
        line: list[str] = []
        here: str | None = name
        while here and here not in line:
            line.append(here)
            here = self.parents.get(here)
        return tuple(line)
