"""What people say of pairs of claims. Rule: their word goes before every rule, and the newer word before the older."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from wederhoor.model.weights import Relation
from wederhoor.weighing.links import Families

Pair = tuple[str, str]


class Bounded(Families):
    """Disjoint sets of which some members may never meet."""

    __slots__ = ("_enemies",)

    def __init__(self, apart: Iterable[Pair] = ()) -> None:
        super().__init__()
        self._enemies: dict[str, set[str]] = defaultdict(set)
        for a, b in apart:
            self.part(a, b)

    def part(self, a: str, b: str) -> bool:
        """Keep the sets of a and b from ever being joined; False where they are one set already."""
        if self.top(a) == self.top(b):
            return False
        self._enemies[self.top(a)].add(b)
        self._enemies[self.top(b)].add(a)
        return True

    def may_join(self, a: str, b: str) -> bool:
        """Whether no member of the one set was kept from a member of the other."""
        a, b = self.top(a), self.top(b)
        return not any(self.top(enemy) == b for enemy in self._enemies.get(a, ()))

    def join(self, a: str, b: str) -> None:
        """Make one set of the sets of a and b, unless that would bring together what was kept apart."""
        a, b = self.top(a), self.top(b)
        if a == b or not self.may_join(a, b):
            return
        held = self._enemies.pop(a, set()) | self._enemies.pop(b, set())
        super().join(a, b)
        if held:
            self._enemies[self.top(a)] = held


@dataclass(frozen=True, slots=True)
class Judged:
    """Pairs of claims that people brought together or set apart; no pair of the one contradicts those of the other."""

    same: tuple[Pair, ...] = ()
    apart: tuple[Pair, ...] = ()

    def answers(self, about: Mapping[str, str]) -> Mapping[str, str]:
        """What each answer is about, without the pairs that are set apart."""
        parted = self._parted()
        return {a: b for a, b in about.items() if pair(a, b) not in parted} if parted else about

    def repeats(self, found: Iterable[Relation]) -> tuple[Relation, ...]:
        """The repeats that join no two claims which are set apart, also not by way of others."""
        if not self.apart:
            return tuple(found)
        sets, kept = Bounded(self.apart), []
        for relation in sorted(found):
            if sets.may_join(relation.a, relation.b):
                sets.join(relation.a, relation.b)
                kept.append(relation)
        return tuple(kept)

    def relations(self, found: Iterable[Relation], heads: Mapping[str, str]) -> tuple[Relation, ...]:
        """The relations between heads of families, without those between families that are set apart."""
        parted = {pair(heads[a], heads[b]) for a, b in self.apart if a in heads and b in heads}
        return tuple(relation for relation in found if pair(relation.a, relation.b) not in parted)

    def _parted(self) -> frozenset[Pair]:
        return frozenset(pair(a, b) for a, b in self.apart)


UNJUDGED = Judged()


def pair(a: str, b: str) -> Pair:
    """Two names in one order."""
    return (a, b) if a <= b else (b, a)


def settle(words: Iterable[tuple[bool, str, str]]) -> Judged:
    """From words (whether they join, a, b), the newest first, to pairs that do not contradict each other.

    An older word gives way where it would part what newer ones join, or join, by way of others, what newer ones part.
    """
    sets = Bounded()
    same: list[Pair] = []
    apart: list[Pair] = []
    for joins, a, b in words:
        if a == b:
            continue
        if joins and sets.may_join(a, b):
            sets.join(a, b)
            same.append((a, b))
        elif not joins and sets.part(a, b):
            apart.append((a, b))
    return Judged(tuple(same), tuple(apart))
