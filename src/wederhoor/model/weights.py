"""What claims are worth together. Rule: each result names its rule and the ids of the claims behind it."""

from dataclasses import dataclass
from typing import NamedTuple

from wederhoor.model.period import Period
from wederhoor.model.vocabulary import CONTESTED, UNKNOWN, Comparison, Family, Kind, RelationKind, Status

OWN_DENIAL = "own_denial"  # the rule of a relation between what a side says and its own denial of it


@dataclass(frozen=True, slots=True)
class Copy:
    """One story that reuses another's text."""

    story: str  # the copy
    original: str
    coverage: str  # full or partial
    share: float  # of the copy's words, rounded to 3 decimals
    rule: str


@dataclass(frozen=True, slots=True)
class Origin:
    """Where claims first came from: a claimant and the story in which it was first published."""

    id: str
    claimants: tuple[str, ...]
    story: str
    claims: tuple[str, ...]  # every claim that goes back to it


class Relation(NamedTuple):
    """How claim a (later or acting) stands to claim b (earlier); compared by its fields in order.

    A day of many reports has tens of thousands: a tuple is made, compared and looked up in a fraction of the time.
    """

    kind: RelationKind
    a: str
    b: str
    rule: str

    @property
    def opposes(self) -> bool:
        """Whether it sets two parties against each other; a side that says what it had denied does not."""
        return self.kind is RelationKind.CONTRADICTS and self.rule != OWN_DENIAL


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a status or a holder was given: the rule and the claims it rests on."""

    rule: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """What follows for a matter, as known at a moment."""

    status: Status
    grade: str  # Admiralty code, such as F6
    reasons: tuple[Reason, ...]
    remarks: tuple[Reason, ...] = ()  # rule: unanswered, not_confirmed, against_interest, one_side ...

    def graded(self, grade: str) -> "Standing":
        """The same with another grade."""
        return Standing(self.status, grade, self.reasons, self.remarks)


@dataclass(frozen=True, slots=True)
class MatterLine:
    """The claims of one kind and one content inside a matter: what one line of an update can say."""

    kind: Kind
    claims: tuple[str, ...]  # by id; the fullest claim of the earliest story first
    origins: tuple[str, ...]  # Origin.id
    outlets: tuple[str, ...]
    standing: Standing

    def graded(self, grade: str) -> "MatterLine":
        """The same with another grade."""
        if grade == self.standing.grade:
            return self
        return MatterLine(self.kind, self.claims, self.origins, self.outlets, self.standing.graded(grade))


@dataclass(frozen=True, slots=True)
class Matter:
    """Claims of one family, place and stretch of time; its id is that of its earliest claim."""

    id: str
    family: Family
    place: str | None  # Place.id
    claims: tuple[str, ...]
    lines: tuple[MatterLine, ...]
    standing: Standing


@dataclass(frozen=True, slots=True)
class ControlCell:
    """Who holds a place on a day."""

    place: str
    day: str  # EDTF day
    holder: str  # a party, "contested" or "unknown"
    since: Period | None
    claimed_by: tuple[str, ...] = ()  # claims
    admitted_by: tuple[str, ...] = ()
    denied_by: tuple[str, ...] = ()
    reasons: tuple[Reason, ...] = ()

    @property
    def status(self) -> Status | None:
        """Confirmed where the side that it hurts admits it; None for a place that no claim settles or contests."""
        if self.holder == UNKNOWN:
            return None
        if self.holder == CONTESTED:
            return Status.CONTESTED
        return Status.CONFIRMED if self.admitted_by else Status.CLAIMED

    @property
    def left(self) -> bool:
        """Whether all that is said of a place without a holder is that a side left it: nobody disputes it."""
        return self.holder == CONTESTED and bool(self.admitted_by) and set(self.claimed_by) <= set(self.admitted_by)


@dataclass(frozen=True, slots=True)
class SeriesPoint:
    """One value of a series."""

    claim: str
    date: str  # EDTF: the day on which the figure was given
    value: float | None
    unit: str
    high: float | None = None
    comparison: Comparison | None = None
    vague: str | None = None
    corrected_by: str | None = None  # claim
    repeats: str | None = None  # claim


@dataclass(frozen=True, slots=True)
class Series:
    """The same number over time: one subject, unit, window and side."""

    id: str
    subject: str  # a kind and what is counted, such as "recapture:km2"
    unit: str
    window: str  # since DATE, per day, total ...; "" where nobody says
    claimants: tuple[str, ...]
    points: tuple[SeriesPoint, ...]
    place: str | None = None


@dataclass(frozen=True, slots=True)
class Silence:
    """Who gave no answer, on what."""

    claim: str
    claimants: tuple[str, ...]
    about: str | None  # claim
    answered_by: str | None = None  # a later claim that closes it
