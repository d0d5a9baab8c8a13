"""A gazetteer with the choices of people in it. Rule: a pinned name means its place, and asks for the same cues."""

from collections.abc import Mapping
from functools import cached_property

from wederhoor.atlas.world import World
from wederhoor.model.folding import fold
from wederhoor.model.ids import digest
from wederhoor.model.places import Candidate, Place


class Pinned:
    """A wide gazetteer in which some folded names mean one place only."""

    def __init__(self, world: World, pins: Mapping[str, str]) -> None:
        self.world = world
        known = {name: world.get(place) for name, place in pins.items()}
        self.pins = {name: place for name, place in known.items() if place is not None}

    @cached_property
    def digest(self) -> str:
        """Of the gazetteer and the choices."""
        chosen = "\n".join(f"{name}={place.id}" for name, place in sorted(self.pins.items()))
        return digest(f"{self.world.digest}\n{chosen}")[:12]

    def get(self, place: str) -> Place | None:
        """The place with this id."""
        return self.world.get(place)

    def find(self, name: str) -> tuple[Place, ...]:
        """The pinned place for a name of the small table; every place of the table under another name."""
        found = self.world.find(name)
        pinned = self.pins.get(fold(name)) if found else None
        return (pinned,) if pinned else found

    def longest(self) -> int:
        """The number of words in the longest name of the small table."""
        return self.world.longest()

    def begins(self, word: str) -> bool:
        """Whether a name of the small table begins with this."""
        return self.world.begins(word)

    def all(self) -> tuple[Place, ...]:
        """All places of the small table, by id."""
        return self.world.all()

    def further(self, name: str) -> tuple[Candidate, ...]:
        """The pinned place, else every place whose name folds to this."""
        pinned = self.pins.get(fold(name))
        return (Candidate(pinned, True, True),) if pinned else self.world.further(name)

    def similar(self, name: str) -> tuple[Candidate, ...]:
        """Places one slip away from a long name."""
        return self.world.similar(name)
