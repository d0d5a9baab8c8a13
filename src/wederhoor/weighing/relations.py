"""How claims stand to each other. Rule: what is said of one claim of a family of repeats is said of its head, once."""

from collections.abc import Iterable, Mapping

from wederhoor.model.vocabulary import RelationKind
from wederhoor.model.weights import Relation


def fold(relations: Iterable[Relation], heads: Mapping[str, str]) -> tuple[Relation, ...]:
    """Relations between heads of families, each pair once per kind; what corrects or is corrected is no update too."""
    first: dict[tuple[RelationKind, str, str], Relation] = {}
    for relation in relations:
        kind, end, other, _ = relation
        a, b = heads[end], heads[other]
        if a != b:
            key = kind, a, b
            held = first.setdefault(key, relation)
            if held is not relation and relation < held:
                first[key] = relation
    correcting = {a for kind, a, _ in first if kind is RelationKind.CORRECTS}
    corrected = {(b, a) for kind, a, b in first if kind is RelationKind.CORRECTS}
    kept = (
        held if held.a == a and held.b == b else Relation(kind, a, b, held.rule)
        for (kind, a, b), held in first.items()
        if kind is not RelationKind.UPDATES or (a not in correcting and (a, b) not in corrected)
    )
    return tuple(sorted(kept))
