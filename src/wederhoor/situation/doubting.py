"""What is doubtful about a claim as it was read. Rule: a mark is a fact of the reading."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from wederhoor.model.claims import Claim
from wederhoor.model.packs import Theatre
from wederhoor.model.places import Gazetteer
from wederhoor.model.stories import Published
from wederhoor.model.vocabulary import UNATTRIBUTED, Basis, Kind


@dataclass(frozen=True, slots=True)
class Doubts:
    """Says what is doubtful about claims."""

    theatre: Theatre
    gazetteer: Gazetteer
    dated: Mapping[str, Published]
    again: frozenset[tuple[str, int]] = frozenset()  # story and start of sentences to be seen again
    places: dict[str, str] = field(default_factory=dict)  # their marks, as they were asked for

    def marks(self, claim: Claim) -> tuple[str, ...]:
        """The marks of a claim, the gravest first."""
        published = self.dated.get(claim.story)
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
