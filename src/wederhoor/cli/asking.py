"""Places and actors as a user names them. Rule: any spelling that the packs know; an unknown place is wrong usage."""

from collections.abc import Callable, Iterable

from wederhoor.cli.compose import Program
from wederhoor.cli.failures import WRONG_USAGE, Failure
from wederhoor.model.actors import Actor
from wederhoor.situation.naming import bearers


def places_named(program: Program, names: Iterable[str]) -> frozenset[str]:
    """The ids of every place that bears one of these names; raises Failure for a name that no place bears."""
    found: set[str] = set()
    for name in names:
        own = program.gazetteer.get(name)
        bearing = program.gazetteer.find(name) if own else bearers(program.gazetteer, name)
        known = {place.id for place in (*bearing, *((own,) if own else ()))}
        if not known:
            raise Failure(f"The atlas knows no place {name!r}. Try the spelling of the report.", WRONG_USAGE)
        found |= known
    return frozenset(found)


def actors_named(program: Program, names: Iterable[str]) -> frozenset[str]:
    """The ids of every actor that bears one of these names, and the names themselves, as of people in no list."""
    found: set[str] = set()
    actors = (*program.theatre.actors.values(), *program.theatre.tables["made"].values())
    for name in names:
        known = _bearing(name, actors, str.casefold) or _bearing(name, actors, _bare)
        found |= {*known, name}  # a person made from a text is in no theatre
    return frozenset(found)


def _bearing(name: str, actors: Iterable[Actor], fold: Callable[[str], str]) -> set[str]:
    """The actors that have this name, both folded alike."""
    wanted = fold(name)
    return {actor.id for actor in actors if wanted in map(fold, (actor.id, *actor.called))}


def _bare(name: str) -> str:
    """A name without the endings that an adjective may have or not: Russisch, Russische."""
    return " ".join(word.rstrip("e") for word in name.casefold().split())
