"""Sets of claims that are joined. Rule: the head of a family is its earliest claim in a text with a source."""

from collections.abc import Iterable, Mapping

from wederhoor.model.vocabulary import Part
from wederhoor.weighing.facts import Fact


class Families:
    """Disjoint sets of claims, kept as parent pointers; joining in any order gives the same sets."""

    __slots__ = ("_up",)

    def __init__(self, pairs: Iterable[tuple[str, str]] = ()) -> None:
        self._up: dict[str, str] = {}
        for a, b in pairs:
            self.join(a, b)

    def join(self, a: str, b: str) -> None:
        """Make one set of the sets of a and b."""
        a, b = self.top(a), self.top(b)
        if a != b:
            self._up[max(a, b)] = min(a, b)

    def top(self, name: str) -> str:
        """The least id of the set in which a name is."""
        path = []
        while name in self._up:
            path.append(name)
            name = self._up[name]
        for step in path:
            self._up[step] = name
        return name


def heads(facts: Iterable[Fact], families: Families) -> Mapping[str, str]:
    """For every claim the head of its family; facts come in canonical order."""
    first: dict[str, Fact] = {}
    listed = list(facts)
    for fact in listed:
        top = families.top(fact.id)
        held = first.get(top)
        if held is None or _rank(fact) < _rank(held):
            first[top] = fact
    return {fact.id: first[families.top(fact.id)].id for fact in listed}


def _rank(fact: Fact) -> tuple[bool, bool]:
    return not fact.attributed, fact.claim.part is not Part.BODY
