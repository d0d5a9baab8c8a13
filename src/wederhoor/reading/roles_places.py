"""Where a claim happened. Rule: the places that its clause names, each once."""

from wederhoor.model.places import PlaceRef
from wederhoor.model.vocabulary import Part
from wederhoor.reading.clauses import Clause
from wederhoor.reading.mentions import Role
from wederhoor.reading.sources import Context


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
