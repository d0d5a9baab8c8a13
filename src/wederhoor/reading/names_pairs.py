"""Two who are meant together: "beide kampen", "de twee landen". Rule: two named side by side, else the war's.

Where the sentences around name a third country, and no two stand side by side, nobody is meant.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from wederhoor.reading.mentions import Name, Role
from wederhoor.reading.names_view import View

RULE = "pair"
NEAR = 2  # sentences back


def pairs(view: View) -> Iterator[Name]:
    """``beide kampen``, ``de twee landen``, ``de strijdende partijen``, ``geen van beide``: who is still open."""
    for at in range(len(view)):
        if view.among(at, "pairs.both"):
            last = next((i for i in (at + 1, at + 2) if _noun(view, i)), None)
        elif view.among(at, "pairs.two") and view.among(at - 1, "words.definite"):
            last = at + 1 if _noun(view, at + 1) else None
        else:
            continue
        none = view.among(at - 1, "words.of") and view.among(at - 2, "pairs.none")
        if last is None and (none or view.low(at).endswith("n")):
            last = at
        if last is not None:
            name = view.name(at - 2 if none else at, last, Role.ACTOR, RULE)
            people = view.among(last, "pairs.people") or last == at
            yield replace(name, sort="person" if people else "group", labels=("group",))


def _noun(view: View, at: int) -> bool:
    named = view.among(at, "pairs.sides") or view.among(at, "pairs.people") or view.among(at, "pairs.countries")
    return named and not view.among(at + 1, "words.of")


def paired(views: Mapping[int, View], name: Name, before: Sequence[Name]) -> Name | None:
    """A pair with its two actors; None where the story does not say who they are."""
    view = views[name.sentence]
    near = [other for other in before if name.sentence - other.sentence <= NEAR and other.actors]
    near = [other for other in near if other.role in (Role.ACTOR, Role.METONYM) and other.rule != RULE]
    people = name.sort == "person"
    for left, right in reversed([*pairwise(near)]):
        same = left.sentence == right.sentence and _linked(views[left.sentence], left, right)
        if same and (left.sort == "person") == (right.sort == "person") == people and left.actors != right.actors:
            return replace(name, actors=(*left.actors, *right.actors))
    if people:
        return None
    theatre = view.lexicon.theatre
    parties = theatre.tables["theatre"]["countries"].values()
    third = any(theatre.party(other.actors[0]) not in parties for other in near)
    if third and not view.among(name.last, "pairs.sides"):
        return None
    found = theatre.tables["theatre"]["party_forces" if view.among(name.last, "pairs.forces") else "party_actors"]
    return replace(name, actors=tuple(found[party] for party in parties))


def _linked(view: View, left: Name, right: Name) -> bool:
    """Whether only "en" or "noch", and an article, stands between two names."""
    between = [i for i in range(left.last + 1, right.first) if not view.among(i, "words.articles")]
    return len(between) == 1 and view.among(between[0], "pairs.links")
