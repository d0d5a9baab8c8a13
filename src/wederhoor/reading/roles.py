"""Agent, target and places of a claim as ids. Rule: empty unless named or in the kind itself."""

from collections.abc import Iterator

from wederhoor.model.places import PlaceRef
from wederhoor.model.vocabulary import Kind, Part, PlaceKind
from wederhoor.reading.clauses import Clause
from wederhoor.reading.happenings import Happening
from wederhoor.reading.mentions import Name, Role
from wederhoor.reading.scene import Scene
from wederhoor.reading.sources import SPEAKERS, Context
from wederhoor.reading.vouching import Memory, identify

Ids = tuple[str, ...]

HELD = frozenset({Kind.CAPTURE, Kind.RECAPTURE, Kind.CONTROL, Kind.ENCIRCLEMENT})  # their target is a place or force
FOUGHT = frozenset(  # a people as subject means its army
    {
        Kind.ADVANCE,
        Kind.ENCIRCLEMENT,
        Kind.STRIKE,
        Kind.REPELLED_ATTACK,
        Kind.BATTLE,
        Kind.SURRENDER,
        Kind.WITHDRAWAL,
        Kind.REINFORCEMENT,
    }
)
JOINT = frozenset({Kind.NEGOTIATION, Kind.AGREEMENT, Kind.PRISONER_EXCHANGE})  # done by all who are named
AIMED = frozenset({Kind.STRIKE, Kind.DRONE_OR_MISSILE_STRIKE, Kind.ATTACK})
SENT = frozenset({Kind.AID, Kind.REINFORCEMENT, Kind.VISIT, Kind.ADVANCE, Kind.SANCTIONS})


def ids(scene: Scene, name: Name | None, memory: Memory) -> Ids:
    """The actors, or the place, that a name stands for."""
    if name is None:
        return ()
    if name.role is Role.PLACE and name.place:
        return (name.place,)
    known = identify(scene, name, memory)
    return known.actors if known else ()


def roles(
    scene: Scene, context: Context, clause: Clause, item: Happening, memory: Memory, vouching: Ids
) -> tuple[Ids, Ids]:
    """Who did it and to whom or what, as the claimant states it; a target is never the agent."""
    if item.kind in JOINT:
        return _parties(scene, context, clause, memory), ()
    agent, target = _named(scene, item, memory)
    target = target or _aim(scene, context, clause, item, memory)
    if item.kind in FOUGHT:
        agent = _forces(scene, item.agent, agent, item.kind)
    if item.kind is Kind.CASUALTIES:
        target = army(scene, target)
    if item.kind is Kind.BATTLE and not agent:
        agent = _both(scene)
    if item.kind in {Kind.WITHDRAWAL, Kind.SURRENDER} and not agent:
        agent = army(scene, _only_side(scene, context, clause))
    if item.kind is Kind.REPELLED_ATTACK:
        agent, target = _opposed(scene, agent or (() if target else _side_of(scene, vouching)), target)
    if item.kind is Kind.ENCIRCLEMENT and not agent:
        agent = _others(scene, target)
    if not agent and item.invading is not None:
        agent = _side_of(scene, vouching)  # nobody says of the other side that it frees
    if not agent and _retaken_by_home(scene, context, clause, item, vouching):
        agent = _home(scene, vouching)
    return agent, tuple(part for part in target if part not in agent)


def _named(scene: Scene, item: Happening, memory: Memory) -> tuple[Ids, Ids]:
    """What the names that the frame points at stand for; a place does nothing, and withdrawing has no target."""
    agent, target = ids(scene, item.agent, memory), ids(scene, item.target, memory)
    if item.agent is not None and item.agent.role is Role.PLACE:
        agent = ()
    if item.kind is Kind.WITHDRAWAL:
        return agent or target, ()
    if item.kind is Kind.CASUALTIES and item.by != "verb":
        return (), ()
    if item.kind in HELD and item.target is not None and item.target.role is Role.ADJECTIVE:
        target = ()
    return agent, target


def _parties(scene: Scene, context: Context, clause: Clause, memory: Memory) -> Ids:
    """All who are named in a clause as talking, agreeing or exchanging."""
    speakers = [n for n in context.names if clause.holds(n.first) and n.role in SPEAKERS | {Role.ADJECTIVE}]
    found = (actor for name in speakers for actor in ids(scene, name, memory))
    return tuple(dict.fromkeys(found))


def _aim(scene: Scene, context: Context, clause: Clause, item: Happening, memory: Memory) -> Ids:
    """The place or party behind the preposition that the kind asks for."""
    if item.kind in HELD:
        return _settlement(context, clause)
    found = _directed(scene, context, clause, item, memory)
    return found or (_settlement(context, clause) if item.kind in AIMED - {Kind.ATTACK} else ())


def _directed(scene: Scene, context: Context, clause: Clause, item: Happening, memory: Memory) -> Ids:
    key = "aimed" if item.kind in AIMED else "sent" if item.kind in SENT else None
    if key is None:
        return ()
    wanted = context.lexicon.words("happenings", "direction", key)
    for name in _later(context, clause, item):
        before = range(max(clause.first, name.first - 4), name.first)
        if any(context.lower(index) in wanted for index in before):
            return (name.place,) if name.role is Role.PLACE and name.place else ids(scene, name, memory)
    return ()


def _later(context: Context, clause: Clause, item: Happening) -> Iterator[Name]:
    for name in context.names:
        if clause.holds(name.first) and name.role is not Role.ADJECTIVE and name is not item.agent:
            yield name


def _settlement(context: Context, clause: Clause) -> Ids:
    """The one town of a clause that no "near" stands before."""
    near = context.lexicon.words("happenings", "direction", "near")
    found = {
        name.place
        for name in context.names
        if clause.holds(name.first)
        and name.role is Role.PLACE
        and name.place_kind is PlaceKind.SETTLEMENT
        and name.place
        and not any(context.lower(index) in near for index in range(max(clause.first, name.first - 3), name.first))
    }
    return (found.pop(),) if len(found) == 1 else ()


def _table(scene: Scene, key: str) -> dict[str, str]:
    return dict(scene.theatre.tables["theatre"].get(key, {}))


def _forces(scene: Scene, name: Name | None, agent: Ids, kind: Kind) -> Ids:
    """The army of a people that fights; a country stays a country unless it withdraws its troops."""
    people = name is not None and name.role in {Role.ACTOR, Role.ADJECTIVE}
    return army(scene, agent) if people or kind is Kind.WITHDRAWAL else agent


def army(scene: Scene, actors: Ids) -> Ids:
    """A side as its army; others as they are."""
    sides = {actor: party for party, actor in _table(scene, "party_actors").items()}
    forces = _table(scene, "party_forces")
    return tuple(forces.get(sides.get(actor, ""), actor) for actor in actors)


def _both(scene: Scene) -> Ids:
    """The armies of both sides: a battle of the war is fought between them."""
    forces = _table(scene, "party_forces")
    return tuple(forces[party] for party in scene.theatre.parties if party in forces)


def _opposed(scene: Scene, agent: Ids, target: Ids) -> tuple[Ids, Ids]:
    """An attack that is beaten off is the other side's: either side names the other."""
    agent, target = army(scene, agent), army(scene, target)
    if agent and not target:
        return agent, _others(scene, agent)
    if target and not agent:
        return _others(scene, target), target
    return agent, target


def _others(scene: Scene, actors: Ids) -> Ids:
    parties = {scene.theatre.party(actor) for actor in actors}
    if len(parties) != 1 or not parties <= set(scene.theatre.parties):
        return ()
    forces = _table(scene, "party_forces")
    return tuple(forces[party] for party in scene.theatre.parties if party not in parties and party in forces)


def _home(scene: Scene, vouching: Ids) -> Ids:
    """The home side: its army where the army itself says so, else the country."""
    home = str(scene.theatre.tables["theatre"].get("home_party"))
    army = _table(scene, "party_forces").get(home)
    if vouching and all(army in scene.theatre.ancestors(actor) for actor in vouching):
        return (army,) if army else ()
    return (_table(scene, "party_actors")[home],) if home in _table(scene, "party_actors") else ()


def _side_of(scene: Scene, actors: Ids) -> Ids:
    """The one side that all actors belong to, under the name of the country."""
    parties = {scene.theatre.party(actor) for actor in actors}
    names = _table(scene, "party_actors")
    return tuple(names[party] for party in parties if party in names) if len(parties) == 1 else ()


def _only_side(scene: Scene, context: Context, clause: Clause) -> Ids:
    """The one side that is named in a clause, if only one is."""
    named = (n for n in context.names if clause.holds(n.first) and n.role in SPEAKERS | {Role.ADJECTIVE})
    parties = {scene.theatre.party(actor) for name in named for actor in name.actors} & set(scene.theatre.parties)
    return tuple(_table(scene, "party_actors")[party] for party in parties) if len(parties) == 1 else ()


def weighed(scene: Scene, context: Context, clause: Clause) -> Ids:
    """Whom a judgement is about: the first side or body of a side that a clause names."""
    sides = set(scene.theatre.parties)
    for name in context.names:
        parties = {scene.theatre.party(actor) for actor in name.actors}
        if clause.holds(name.first) and name.role in SPEAKERS | {Role.ADJECTIVE} and parties and parties <= sides:
            return name.actors
    return ()


def _retaken_by_home(scene: Scene, context: Context, clause: Clause, item: Happening, vouching: Ids) -> bool:
    """Whether a retaking without an agent is the home side's: on its own land, and not told by the other side."""
    theatre = scene.theatre.tables["theatre"]
    home = theatre.get("home_party")
    if item.kind is not Kind.RECAPTURE or any(
        scene.theatre.party(actor) in set(scene.theatre.parties) - {home} for actor in vouching
    ):
        return False
    return all(_at_home(scene, ref.place, home) for ref in places(context, clause))


def _at_home(scene: Scene, place: str, home: str | None) -> bool:
    known = scene.gazetteer.get(place)
    countries = scene.theatre.tables["theatre"].get("countries", {})
    return known is None or known.country is None or countries.get(known.country) == home


def places(context: Context, clause: Clause) -> tuple[PlaceRef, ...]:
    """The places of a clause, each once; a headline's part without one has those of the whole headline."""
    here = _places(context, clause)
    if here or context.sentence.part is Part.BODY:
        return here
    return _places(context, Clause(context.sentence, 0, len(context.sentence.tokens) - 1))


def _places(context: Context, clause: Clause) -> tuple[PlaceRef, ...]:
    found: dict[str, PlaceRef] = {}
    for name in context.names:
        if clause.holds(name.first) and name.role is Role.PLACE and name.place and name.place not in found:
            found[name.place] = PlaceRef(name.place, name.span)
    return tuple(found.values())


def settled_kind(scene: Scene, item: Happening, agent: Ids, unit: str | None, places: tuple[PlaceRef, ...]) -> Kind:
    """The kind with retaking told from taking: the side on whose land the war is fought retakes what lies there.

    What an invader calls freeing is taking there.
    """
    home = scene.theatre.tables["theatre"].get("home_party")
    if not agent or home is None or not all(_at_home(scene, ref.place, home) for ref in places):
        return item.kind
    parties = {scene.theatre.party(actor) for actor in agent}
    if item.invading is not None and parties <= set(scene.theatre.parties) - {home}:
        return item.invading
    if parties != {home}:
        return item.kind
    if item.kind is Kind.CAPTURE or (item.kind is Kind.ADVANCE and unit == "km2"):
        return Kind.RECAPTURE
    return item.kind
