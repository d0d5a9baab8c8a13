"""Figures on relations between claims. Rule: what is said of one claim is said of its family of repeats."""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field

from wederhoor.evaluation.answers import Answers, ClaimAnswer, End, RelationAnswer
from wederhoor.evaluation.assignment import Pairs
from wederhoor.evaluation.gold import Forbidden, Gold, GoldRelations, Reference
from wederhoor.evaluation.measures import Figures, overlap, two_sided
from wederhoor.model.vocabulary import RelationKind

ORDER = tuple(RelationKind)  # as in the table
REPEATS = RelationKind.REPEATS
JOINING = frozenset({RelationKind.CONFIRMS, REPEATS, RelationKind.UPDATES, RelationKind.CORRECTS})
Name = Hashable  # a claim of the gold, or a predicted one that stands for none: (document, index or sentence)
Line = tuple[str, Name, Name] | tuple[str, frozenset[Name]]


@dataclass(frozen=True, slots=True)
class Ends:
    """Which predicted claims stand for which claim of the gold."""

    claims: Mapping[str, tuple[ClaimAnswer, ...]]
    found: Mapping[tuple[str, int], End]

    @classmethod
    def make(cls, answers: Answers, pairs: Mapping[str, Pairs]) -> "Ends":
        """From what was said and how its claims were paired."""
        claims = {doc: answer.claims for doc, answer in answers.documents.items()}
        return cls(claims, {(doc, i): End(doc, j) for doc, aligned in pairs.items() for i, j in aligned})

    def of(self, reference: Reference) -> tuple[End, ...]:
        """The predicted claims for one of the gold: its pair, or every claim on its sentence where it has no index."""
        if reference.claim is not None:
            end = self.found.get((reference.doc, reference.claim))
            return () if end is None else (end,)
        return tuple(
            End(reference.doc, number)
            for number, claim in enumerate(self.claims.get(reference.doc, ()))
            if overlap(reference.sentence, claim.sentence) >= 0.5
        )

    def has(self, end: End) -> bool:
        """Whether such a claim was predicted."""
        return 0 <= end.claim < len(self.claims.get(end.doc, ()))


@dataclass(frozen=True, slots=True)
class Families:
    """Claims joined by repeats: a chain and a star are the same family."""

    above: dict[Name, Name] = field(default_factory=dict)

    @classmethod
    def make(cls, edges: Iterable[tuple[Name, Name]]) -> "Families":
        """The families that edges make."""
        families = cls()
        for a, b in edges:
            families.above[families.of(a)] = families.of(b)
        return families

    def of(self, name: Name) -> Name:
        """The claim that stands for the family of this one."""
        while name in self.above and self.above[name] != name:
            name = self.above[name]
        return name


@dataclass(frozen=True, slots=True)
class _Case:
    """What relations are compared on."""

    gold: GoldRelations
    documents: frozenset[str]
    ends: Ends
    families: Families
    home: Mapping[End, Name]  # predicted claim -> family of the gold

    def place(self, end: End) -> Name:
        """The family of a predicted claim, or itself."""
        return self.home.get(end, (end.doc, end.claim))


def relation_figures(gold: Gold, asked: GoldRelations, ends: Ends, answers: Answers) -> Figures:
    """Precision, recall and F1 of each kind and of all, and how many pairs were joined that may not be."""
    given = tuple(r for r in answers.relations if ends.has(r.a) and ends.has(r.b))
    case = _case(gold, asked, ends)
    told = {kind: [r for r in given if r.kind == kind] for kind in ORDER}
    counts = {
        kind: (_repeats(case, told[kind]) if kind is REPEATS else _lines(case, kind, told[kind])) for kind in ORDER
    }
    figures: Figures = {kind.value: two_sided(*counts[kind]) for kind in ORDER}
    figures["all"] = two_sided(*(sum(column) for column in zip(*counts.values(), strict=True)))
    joined = sum(_joined(pair, ends, given) for pair in asked.forbidden)
    figures["must_not_merge"] = {"joined": joined, "pairs": len(asked.forbidden)}
    return figures


def _case(gold: Gold, asked: GoldRelations, ends: Ends) -> _Case:
    families = Families.make((r.a.name, r.b.name) for r in asked.relations if r.kind == REPEATS)
    home: dict[End, Name] = {}
    for relation in asked.relations:
        for reference in (relation.a, relation.b):
            for end in ends.of(reference):
                home.setdefault(end, families.of(reference.name))
    return _Case(asked, frozenset(gold.documents), ends, families, home)


def _line(kind: str, a: Name, b: Name) -> Line:
    """A relation between families; who contradicts whom does not matter."""
    return (kind, frozenset((a, b))) if kind == RelationKind.CONTRADICTS else (kind, a, b)


def _lines(case: _Case, kind: RelationKind, told: Iterable[RelationAnswer]) -> tuple[int, int, int, int]:
    """Found, wanted, right and given of one kind."""
    families = case.families
    wanted = {_line(kind, families.of(r.a.name), families.of(r.b.name)) for r in case.gold.relations if r.kind == kind}
    given = set()
    for r in told:
        line = _line(kind, case.place(r.a), case.place(r.b))
        if line in wanted or (r.a.doc in case.documents and r.b.doc in case.documents):
            given.add(line)
    return len(wanted & given), len(wanted), len(wanted & given), len(given)


def _repeats(case: _Case, told: Iterable[RelationAnswer]) -> tuple[int, int, int, int]:
    """Found, wanted, right and given repeats; inside one document only those of the gold are counted."""
    right, edges = 0, []
    for r in told:
        same = case.place(r.a) == case.place(r.b)
        across = r.a.doc != r.b.doc and r.a.doc in case.documents and r.b.doc in case.documents
        if same or across:
            right += same
            edges.append((r.a, r.b))
    joined = Families.make(edges)
    wanted = [r for r in case.gold.relations if r.kind == REPEATS]
    found = sum(any(joined.of(a) == joined.of(b) for a in case.ends.of(r.a) for b in case.ends.of(r.b)) for r in wanted)
    return found, len(wanted), right, len(edges)


def _joined(pair: Forbidden, ends: Ends, given: Iterable[RelationAnswer]) -> bool:
    """Whether a pair that may not be joined is: by a relation, or by a common matter."""
    first, second = _sides(pair, ends)
    for r in given:
        if r.kind in JOINING - pair.may and ((r.a in first and r.b in second) or (r.b in first and r.a in second)):
            return True
    return "matter" not in pair.may and bool(_matters(first, ends) & _matters(second, ends))


def _sides(pair: Forbidden, ends: Ends) -> tuple[set[End], set[End]]:
    if pair.a is not None and pair.b is not None:
        return set(ends.of(pair.a)), set(ends.of(pair.b))
    first, second = ({End(doc, j) for j in range(len(ends.claims.get(doc, ())))} for doc in pair.docs)
    return first, second


def _matters(side: set[End], ends: Ends) -> set[str]:
    matters = (ends.claims[end.doc][end.claim].matter for end in side)
    return {matter for matter in matters if matter is not None}
