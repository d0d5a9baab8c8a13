"""Which actor or place a person means. Rule: an id or any spelling; of several none is chosen."""

from collections.abc import Iterable
from typing import Protocol

from wederhoor.model.packs import Theatre
from wederhoor.model.places import Place, WideGazetteer
from wederhoor.situation.unfit import Unfit


class Places(WideGazetteer, Protocol):
    """Places that are also asked how they are written."""

    def spellings(self, place: str) -> tuple[str, ...]:
        """The spellings known of a place."""
        ...


def bearers(places: WideGazetteer, name: str) -> tuple[Place, ...]:
    """The places that bear a name: those of the atlas's own list, else those of the wide one, the likeliest first."""
    return places.find(name) or tuple(item.place for item in places.further(name))


def actor_of(name: str, theatre: Theatre, known: Iterable[str]) -> str | None:
    """The one actor of this id or spelling, also among those `known` to a ledger; None for nobody; raises Unfit."""
    wanted = name.casefold()
    everybody = (*theatre.actors.values(), *theatre.tables["made"].values())
    by_id = {actor.id for actor in everybody if actor.id.casefold() == wanted}
    by_id |= {actor for actor in known if actor.casefold() == wanted}
    found = by_id or {
        actor.id
        for actor in everybody
        if wanted in {item.casefold() for item in (*actor.spellings, *dict(actor.names).values())}
    }
    if len(found) > 1:
        several = ", ".join(sorted(found))
        raise Unfit("several", f"{name!r} names several: {several}. Give one of these.", name=name, several=several)
    return next(iter(found), None)


def place_of(name: str, places: WideGazetteer) -> Place | None:
    """The one place of this id or spelling; None for an unknown one; raises Unfit for several."""
    known = places.get(name)
    if known is not None:
        return known
    found = {place.id: place for place in bearers(places, name)}
    if len(found) > 1:
        several = ", ".join(sorted(found))
        told = f"{name!r} names several places: {several}. Give one of these."
        raise Unfit("several", told, name=name, several=several)
    return next(iter(found.values()), None)
