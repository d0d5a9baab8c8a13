"""Claims with what people said of them, and with what is doubtful about them. Rule: a mark is a fact of the reading."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from wederhoor.model.packs import Theatre
from wederhoor.model.places import Gazetteer
from wederhoor.model.reviews import Review, seen_by
from wederhoor.model.stories import Published
from wederhoor.model.vocabulary import UNATTRIBUTED, Basis, Kind
from wederhoor.situation.listing import Row
from wederhoor.web.deeds import Teller, Told
from wederhoor.web.review import about, of_claim
from wederhoor.web.source import Bench


@dataclass(frozen=True, slots=True)
class Judged:
    """What a page shows of the judgements on one claim."""

    act: str  # that of the review that counts; '' where nobody said anything
    by: str  # whose it is
    deeds: tuple[Told, ...]  # on this claim, the newest last

    @property
    def undoable(self) -> Told | None:
        """The last decision that can be undone."""
        return next((deed for deed in reversed(self.deeds) if deed.undoable), None)


@dataclass(frozen=True, slots=True)
class Beside:
    """What a page of claims needs for judging them."""

    rows: tuple[Row, ...]  # the rejected ones too
    since: int  # the last decision that the page shows
    of: Mapping[str, Judged]  # by claim
    form: str  # of the sign-in


def judged(rows: Collection[Row], teller: Teller) -> dict[str, Judged]:
    """The judgements on some claims."""
    by_claim: dict[str, list[Told]] = {row.claim.id: [] for row in rows}
    for deed in teller.bench.deeds:
        for thing in about(deed, teller.bench):
            sort, _, name = thing.partition(" ")
            if sort in {"claim", "pair"} and name in by_claim:
                by_claim[name].append(teller.tell(deed))
    held = {row.claim.id: (row.verdict.review.act.value, row.verdict.review.by) for row in rows if row.verdict}
    return {name: Judged(*held.get(name, ("", "")), tuple(deeds)) for name, deeds in by_claim.items()}


def waiting(bench: Bench) -> Iterator[Row]:
    """The claims of which nobody said anything that still holds."""
    return (row for row in bench.docket.rows if row.verdict is None)


def again(bench: Bench) -> frozenset[tuple[str, int]]:
    """Story and start of the sentences whose review is to be seen again."""
    found = bench.docket.reviewed
    lost = (found.acts[entry] for entry in found.again) if found else ()
    return frozenset(
        (seen.claim.story, seen.claim.sentence.start)
        for act in lost
        if isinstance(act, Review)
        for seen in seen_by(act)
    )


@dataclass(frozen=True, slots=True)
class Doubts:
    """Says what is doubtful about claims."""

    theatre: Theatre
    gazetteer: Gazetteer
    dated: Mapping[str, Published]
    again: frozenset[tuple[str, int]]
    places: dict[str, str] = field(default_factory=dict)  # their marks, as they were asked for

    def marks(self, row: Row) -> tuple[str, ...]:
        """The marks of a claim, the gravest first."""
        claim, published = row.claim, self.dated.get(row.story.id)
        places = [self._of_place(name) for name in claim.place_ids]
        found = {
            "again": (claim.story, claim.sentence.start) in self.again,
            "carried": claim.carried,
            "unknown": any(name != UNATTRIBUTED and self.theatre.actor(name) is None for name in claim.claimants),
            "shared": "shared" in places,
            "reckoned": "reckoned" in places,
            "other": claim.kind is Kind.OTHER,
            "inferred": published is not None and published.basis is Basis.INFERRED,
            "undated": published is None,
        }
        return tuple(mark for mark, holds in found.items() if holds)

    def _of_place(self, name: str) -> str:
        """What is doubtful of a place; asked of the gazetteer once, for a list names few places often."""
        if name not in self.places:
            place = self.gazetteer.get(name)
            made = place is None or bool(place.radius)
            shared = place is not None and place.id != place.name("en")
            self.places[name] = "reckoned" if made else "shared" if shared else ""
        return self.places[name]


def key_of_claim(name: str, story: str) -> frozenset[str]:
    """The things that a verdict on a claim is about: the claim, and whether its report counts."""
    return frozenset({of_claim(name), f"story {story}"})
