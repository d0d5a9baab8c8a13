"""What the program says about a gold folder, as plain values. Rule: it is words and numbers of JSON.

One line of predictions is one document, or one list of relations, control, series, zou, times or places.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

Number = int | float


@dataclass(frozen=True, slots=True)
class Amount:
    """A quantity as it is annotated: a number, a range of two, or only a vague word."""

    value: Number | tuple[Number, ...] | None
    unit: str | None
    comparison: str | None = None
    vague: str | None = None


@dataclass(frozen=True, slots=True)
class ClaimAnswer:
    """One claim by names: actors and places under their canonical English names, times as EDTF."""

    sentence: str
    claimants: tuple[str, ...] = ()
    via: tuple[str, ...] = ()
    cue: str | None = None  # parts joined by " ... "
    kind: str | None = None
    agent: str | None = None  # several joined by "+"
    target: str | None = None
    places: tuple[str, ...] = ()
    when: str | None = None
    quantity: Amount | None = None
    polarity: str | None = None
    certainty: str | None = None
    matter: str | None = None


@dataclass(frozen=True, slots=True)
class DocumentAnswer:
    """What is said of one document."""

    doc: str
    published: str | None = None  # EDTF
    stories: int | None = None
    main_text: str | None = None
    title: str | None = None
    dateline_places: tuple[str, ...] = ()
    wire_credits: tuple[str, ...] = ()
    claims: tuple[ClaimAnswer, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class End:
    """A claim by its document and its index there."""

    doc: str
    claim: int


@dataclass(frozen=True, slots=True)
class RelationAnswer:
    """How claim a stands to the earlier claim b."""

    kind: str
    a: End
    b: End


@dataclass(frozen=True, slots=True)
class ControlAnswer:
    """Who holds a place on a day."""

    date: str
    place: str
    holder: str | None


@dataclass(frozen=True, slots=True)
class PointAnswer:
    """One value of a series and the claim it stands on."""

    end: End
    date: str | None
    value: Number | tuple[Number, ...] | None
    unit: str | None


@dataclass(frozen=True, slots=True)
class SeriesAnswer:
    """Values of the same number over time."""

    points: tuple[PointAnswer, ...]


@dataclass(frozen=True, slots=True)
class LabelAnswer:
    """The reading of zou in one sentence of the contrast set."""

    id: int | str
    label: str | None


@dataclass(frozen=True, slots=True)
class TimesAnswer:
    """The times found in one sentence of the contrast set, as EDTF."""

    id: int | str
    edtf: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MentionAnswer:
    """A place name in one sentence of the contrast set: what it means, or the role it plays."""

    start: int
    as_written: str
    canonical: str | None
    kind: str | None
    latitude: float | None = None
    longitude: float | None = None
    geonames_id: int | str | None = None


@dataclass(frozen=True, slots=True)
class MentionsAnswer:
    """The place names of one sentence of the contrast set."""

    id: int | str
    mentions: tuple[MentionAnswer, ...]


@dataclass(frozen=True, slots=True)
class Answers:
    """Everything said about a gold folder; a set about which nothing was said is empty."""

    documents: Mapping[str, DocumentAnswer] = field(default_factory=dict)
    relations: tuple[RelationAnswer, ...] = ()
    control: tuple[ControlAnswer, ...] = ()
    series: tuple[SeriesAnswer, ...] = ()
    zou: tuple[LabelAnswer, ...] = ()
    times: tuple[TimesAnswer, ...] = ()
    places: tuple[MentionsAnswer, ...] = ()
