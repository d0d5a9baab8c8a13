"""What people decide about claims, actors and stories. Rule: an act has a name, a reason and a moment, and stays.

An act is taken back by another act that names it. Of the acts about one thing that stand, the newest counts; the moment
is part of what an act says, so that it counts the same in every ledger that it reaches.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeAlias

from wederhoor.model.claims import Claim, Edit, Quantity, Trace
from wederhoor.model.period import Period
from wederhoor.model.places import PlaceRef
from wederhoor.model.texts import Span
from wederhoor.model.vocabulary import Aspect, Certainty, Extent, HedgedBy, Kind, Polarity


class ActKind(StrEnum):
    """What a person does."""

    ACCEPT = "accept"  # the claim says what the report says
    CORRECT = "correct"  # it does so with other values in some fields
    REJECT = "reject"  # it does not: it counts for nothing
    SAME_MATTER = "same_matter"
    NOT_SAME_MATTER = "not_same_matter"
    MERGE = "merge"  # two actors are one
    SPLIT = "split"  # two actors are two
    UNDO = "undo"


@dataclass(frozen=True, slots=True)
class Seen:
    """A claim as the reader had it when somebody judged it."""

    claim: Claim  # without its trace
    beside: tuple[str, ...] = ()  # the other claims of its claimants in its sentence, by id


@dataclass(frozen=True, slots=True)
class Changes:
    """New values for the fields that are named; a named field at its default is emptied."""

    fields: tuple[str, ...]
    claimants: tuple[str, ...] = ()
    claimant_spans: tuple[Span, ...] = ()  # the words of the report that name the new claimants; with `claimants`
    via: tuple[str, ...] = ()
    kind: Kind | None = None
    agent: tuple[str, ...] = ()
    target: tuple[str, ...] = ()
    places: tuple[PlaceRef, ...] = ()
    when: Period | None = None
    said: Period | None = None
    quantity: Quantity | None = None
    polarity: Polarity | None = None
    certainty: Certainty | None = None
    hedged_by: HedgedBy | None = None
    aspect: Aspect | None = None
    extent: Extent | None = None

    def __post_init__(self) -> None:
        """Raises ValueError for a field that nobody can change, and for one that may not be empty."""
        unknown = [name for name in self.fields if name not in CORRECTABLE]
        empty = [name for name in self.fields if name in NEEDED and not getattr(self, name)]
        if unknown or empty:
            raise ValueError(f"{', '.join(unknown or empty)} cannot be {'changed' if unknown else 'empty'}")


@dataclass(frozen=True, slots=True)
class Review:
    """Somebody's verdict on one claim."""

    act: ActKind  # accept, correct or reject
    seen: Seen
    by: str
    why: str
    at: str  # UTC, ISO 8601 with microseconds, so that text sorts by time
    changes: Changes | None = None  # every change that holds from then on, also those of a correction before

    def __post_init__(self) -> None:
        """Raises ValueError for a correction of nothing."""
        if (self.act is ActKind.CORRECT) and (self.changes is None or not self.changes.fields):
            raise ValueError("a correction changes at least one field")


@dataclass(frozen=True, slots=True)
class Judgement:
    """That two claims speak of one matter, or do not."""

    act: ActKind  # same_matter or not_same_matter
    a: Seen
    b: Seen
    by: str
    why: str
    at: str  # as in Review


@dataclass(frozen=True, slots=True)
class Identity:
    """That two actors are one, under the first one's name, or are two."""

    act: ActKind  # merge or split
    actors: tuple[str, str]
    by: str
    why: str
    at: str  # as in Review


@dataclass(frozen=True, slots=True)
class Undo:
    """That an earlier act counts no longer: a review, a choice of place, a withdrawal of a story or an undo."""

    act: ActKind  # undo
    entry: str  # Entry.id of what is taken back
    by: str
    why: str
    at: str  # as in Review


@dataclass(frozen=True, slots=True)
class Pin:
    """That a name means a place, in every report that is read from now on."""

    name: str  # folded: case, diacritics, apostrophes and hyphens play no part
    place: str  # Place.id
    by: str
    why: str
    at: str = ""  # UTC, ISO 8601: a choice made again after it was undone is another entry


Act: TypeAlias = Review | Judgement | Identity | Undo

ACTS: dict[ActKind, type[Act]] = {
    ActKind.ACCEPT: Review,
    ActKind.CORRECT: Review,
    ActKind.REJECT: Review,
    ActKind.SAME_MATTER: Judgement,
    ActKind.NOT_SAME_MATTER: Judgement,
    ActKind.MERGE: Identity,
    ActKind.SPLIT: Identity,
    ActKind.UNDO: Undo,
}
CORRECTABLE = tuple(name for name in Changes.__dataclass_fields__ if name not in {"fields", "claimant_spans"})
NEEDED = frozenset({"claimants", "kind", "polarity", "certainty"})  # fields that no claim is without


def undone(acts: Mapping[str, Act]) -> frozenset[str]:
    """The entries that are taken back by an undo that is not itself taken back."""
    targets = {entry: act.entry for entry, act in acts.items() if isinstance(act, Undo)}
    gone: set[str] = set()
    for entry in sorted(targets, key=lambda entry: _depth(entry, targets), reverse=True):
        if entry not in gone:
            gone.add(targets[entry])
    return frozenset(gone)


def in_force(acts: Mapping[str, Act]) -> dict[str, Act]:
    """The acts that are not taken back, oldest first, by entry; without the undos."""
    gone = undone(acts)
    standing = (entry for entry, act in acts.items() if entry not in gone and not isinstance(act, Undo))
    return {entry: acts[entry] for entry in sorted(standing, key=lambda entry: (acts[entry].at, entry))}


def seen_by(act: Act) -> tuple[Seen, ...]:
    """The claims that an act is about."""
    if isinstance(act, Review):
        return (act.seen,)
    return (act.a, act.b) if isinstance(act, Judgement) else ()


def see(claim: Claim, claims: Iterable[Claim]) -> Seen:
    """A claim as it is judged, with its neighbours among the claims of its story."""
    beside = (other.id for other in claims if other.id != claim.id and _agree(other, claim))
    return Seen(replace(claim, trace=()), tuple(sorted(beside)))


def find_again(seen: Seen, claims: Iterable[Claim]) -> Claim | None:
    """What another reading of the story made of a claim: the same, or the one of its sentence and claimants.

    A claim that stood beside it is another claim. Of several the one of its kind is meant; None where that leaves more
    than one, or none.
    """
    told = tuple(claims)
    for claim in told:
        if claim.id == seen.claim.id:
            return claim
    found = [claim for claim in told if _agree(claim, seen.claim) and claim.id not in seen.beside]
    same_kind = [claim for claim in found if claim.kind is seen.claim.kind]
    chosen = same_kind or found
    return chosen[0] if len(chosen) == 1 else None


def says_the_same(claim: Claim, other: Claim) -> bool:
    """Whether two readings of a claim agree in kind, number and how firmly it is said."""
    return (
        claim.kind is other.kind
        and claim.polarity is other.polarity
        and claim.certainty is other.certainty
        and _number(claim) == _number(other)
    )


def corrected(claim: Claim, changes: Changes, by: str, why: str) -> Claim:
    """The claim with the changes of a person, who stands in its trace; its id stays that of the reading."""
    fresh = {name: getattr(changes, name) for name in changes.fields}
    if "claimants" in fresh:
        fresh["claimant_spans"] = changes.claimant_spans
        fresh["carried"] = any(not claim.sentence.covers(span) for span in changes.claimant_spans)
    if "when" in fresh:
        fresh |= {"when_basis": None, "when_words": None, "when_symbol": None}
    kept = (trace for trace in claim.trace if trace.field not in changes.fields)
    traces = (*kept, *(Trace(name, f"review by {by}") for name in changes.fields))
    return replace(claim, **fresh, trace=traces, edited=Edit(changes.fields, by, why))


def _agree(claim: Claim, other: Claim) -> bool:
    return claim.sentence == other.sentence and claim.claimants == other.claimants


def _number(claim: Claim) -> tuple[object, ...]:
    number = claim.quantity
    return () if number is None else (number.value, number.high, number.vague, number.unit)


def _depth(entry: str, targets: Mapping[str, str]) -> int:
    """How many undos lie between an undo and what is no undo."""
    steps = 0
    while entry in targets:
        entry, steps = targets[entry], steps + 1
    return steps
