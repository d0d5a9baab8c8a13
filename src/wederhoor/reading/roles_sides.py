"""The sides of the war as actors: a side's army, the other side, whose land it is. Rule: two sides, or nobody."""

from collections.abc import Iterable

from wederhoor.model.places import PlaceRef
from wederhoor.reading.scene import Scene

Ids = tuple[str, ...]


def _table(scene: Scene, key: str) -> dict[str, str]:
    return dict(scene.theatre.tables["theatre"].get(key, {}))


def army(scene: Scene, actors: Ids) -> Ids:
    """A side as its army; others as they are."""
    sides = {actor: party for party, actor in _table(scene, "party_actors").items()}
    forces = _table(scene, "party_forces")
    return tuple(forces.get(sides.get(actor, ""), actor) for actor in actors)


def armed(scene: Scene, actors: Ids) -> Ids:
    """Soldiers without a number as the army that they fight for; others as they are."""
    forces = set(_table(scene, "party_forces").values())
    return tuple(dict.fromkeys(_above(scene, actor, forces) for actor in actors))


def _above(scene: Scene, actor: str, forces: set[str]) -> str:
    known = scene.theatre.actor(actor)
    parent = known.parent if known is not None and known.kind == "group" else None
    return parent if parent in forces else actor


def both(scene: Scene) -> Ids:
    """The armies of both sides: a battle of the war is fought between them."""
    forces = _table(scene, "party_forces")
    return tuple(forces[party] for party in scene.theatre.parties if party in forces)


def sides(scene: Scene) -> Ids:
    """Both sides, under the names of their countries."""
    names = _table(scene, "party_actors")
    return tuple(names[party] for party in scene.theatre.parties if party in names)


def party(scene: Scene, actors: Iterable[str]) -> str | None:
    """The one side that all actors belong to."""
    found = {scene.theatre.party(actor) for actor in actors}
    return found.pop() if len(found) == 1 and found <= set(scene.theatre.parties) else None


def side_of(scene: Scene, actors: Ids) -> Ids:
    """The one side that all actors belong to, under the name of the country."""
    return _of(scene, party(scene, actors), "party_actors")


def army_of(scene: Scene, actors: Ids) -> Ids:
    """The army of the one side that all actors belong to."""
    return _of(scene, party(scene, actors), "party_forces")


def others(scene: Scene, actors: Ids) -> Ids:
    """The army of the other side."""
    return army_of(scene, opponents(scene, actors))


def opponents(scene: Scene, actors: Ids) -> Ids:
    """The other side, under the name of the country."""
    own = party(scene, actors)
    other = [side for side in scene.theatre.parties if side != own]
    return _of(scene, other[0], "party_actors") if own is not None and len(other) == 1 else ()


def invaders(scene: Scene) -> Ids:
    """The army of the side that fights on the other's land."""
    return others(scene, _of(scene, scene.theatre.tables["theatre"].get("home_party"), "party_actors"))


def invading_side(scene: Scene) -> Ids:
    """The side that fights on the other's land, under the name of the country."""
    return opponents(scene, _of(scene, scene.theatre.tables["theatre"].get("home_party"), "party_actors"))


def opposed(scene: Scene, agent: Ids, target: Ids) -> tuple[Ids, Ids]:
    """An attack that is beaten off is the other side's: either side names the other."""
    agent, target = army(scene, agent), army(scene, target)
    if agent and not target:
        return agent, others(scene, agent)
    if target and not agent:
        return others(scene, target), target
    return agent, target


def is_force(scene: Scene, actor: str) -> bool:
    """Whether an actor is a side's army or fights in it."""
    forces = set(_table(scene, "party_forces").values())
    return any(name in forces for name in scene.theatre.ancestors(actor)[:2])


def commands(scene: Scene, actors: Ids) -> bool:
    """Whether all actors speak for those who order a side's troops about."""
    table = scene.theatre.tables["theatre"].get("party_commands", {})
    listed = {name for names in table.values() for name in names}
    return bool(actors) and all(
        actor in listed or (scene.theatre.ancestors(actor)[1:2] or ("",))[0] in listed for actor in actors
    )


def governs(scene: Scene, actors: Ids) -> bool:
    """Whether all actors are a side's government, army or a body of them, or lead a force of their own."""
    known = [scene.theatre.actor(actor) for actor in actors]
    bodies = all(actor is not None and actor.kind in {"government", "body"} for actor in known)
    return bool(actors) and (bodies or bool(own_force(scene, actors)))


def own_force(scene: Scene, actors: Ids) -> Ids:
    """The force that fights beside a side's army and speaks for itself or through its leader."""
    led = _table(scene, "own_forces")
    force = led.get(actors[0], actors[0]) if len(actors) == 1 else ""
    return (force,) if force in led.values() else ()


def own_name(scene: Scene, side: str | None, vouching: Ids) -> Ids:
    """A side: its army where the army itself speaks, a force of its own where that does, else the country."""
    if own := own_force(scene, vouching):
        return own
    force = _of(scene, side, "party_forces")
    speaks = bool(vouching) and all(set(force) & set(scene.theatre.ancestors(actor)) for actor in vouching)
    return force if speaks else _of(scene, side, "party_actors")


def owner(scene: Scene, places: Iterable[PlaceRef]) -> str | None:
    """The side on whose land all places lie; the home side where none is placed in a country."""
    countries = scene.theatre.tables["theatre"].get("countries", {})
    known = (scene.gazetteer.get(ref.place) for ref in places)
    found = {countries.get(place.country) for place in known if place is not None and place.country is not None}
    home = scene.theatre.tables["theatre"].get("home_party")
    return home if not found else found.pop() if len(found) == 1 else None


def _of(scene: Scene, side: str | None, table: str) -> Ids:
    names = _table(scene, table)
    return (names[side],) if side in names else ()
