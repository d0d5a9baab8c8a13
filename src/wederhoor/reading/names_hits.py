"""A place name in a sentence before it is known which place it is. Rule: what the words say, and nothing chosen yet."""

from dataclasses import dataclass

from wederhoor.model.places import Place
from wederhoor.model.vocabulary import PlaceKind


@dataclass(frozen=True, slots=True)
class Hit:
    """A place name in a sentence before it is known which place it is."""

    first: int
    last: int
    places: tuple[Place, ...]
    kind: PlaceKind | None = None  # what a head noun says
    rule: str = "place"
