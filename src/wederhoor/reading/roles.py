"""Agent, target and places of a claim as ids. Rule: what no name stands for stays empty."""

from wederhoor.model.packs import Theatre
from wederhoor.model.places import PlaceRef
from wederhoor.model.vocabulary import Kind, Part
from wederhoor.reading.clauses import Clause
from wederhoor.reading.happenings import Happening
from wederhoor.reading.mentions import Name, Role
from wederhoor.reading.scene import Scene
from wederhoor.reading.sources import Context
from wederhoor.reading.vouching import Memory, identify

RETAKING = frozenset({Kind.CAPTURE, Kind.ADVANCE})


def ids(scene: Scene, name: Name | None, memory: Memory) -> tuple[str, ...]:
    """The actors, or the place, that a name stands for."""
    if name is None:
        return ()
    if name.role is Role.PLACE and name.place:
        return (name.place,)
    known = identify(scene, name, memory)
    return known.actors if known else ()


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


def settled_kind(happening: Happening, agent: tuple[str, ...], unit: str | None, theatre: Theatre) -> Kind:
    """The kind with retaking told from taking: the side on whose land the war is fought retakes."""
    defender = theatre.tables["theatre"].get("home_party")
    if not agent or defender is None or any(theatre.party(actor) != defender for actor in agent):
        return happening.kind
    if happening.kind is Kind.CAPTURE or (happening.kind is Kind.ADVANCE and unit == "km2"):
        return Kind.RECAPTURE
    return happening.kind
