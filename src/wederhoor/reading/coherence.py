"""What a bare "attack" is in a story about missiles. Rule: only where the story tells of no fighting on the ground."""

from collections.abc import Sequence
from dataclasses import replace

from wederhoor.model.claims import Claim, Trace, with_id
from wederhoor.model.vocabulary import FAMILY_OF, Family, Kind
from wederhoor.reading.tracing import retraced

STRIKING = (Kind.DRONE_OR_MISSILE_STRIKE, Kind.STRIKE)


def strikes_named(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims of a story; an attack that names no means is the strike that the story tells of the same place."""
    if any(_on_the_ground(claim) for claim in claims):
        return tuple(claims)
    struck = [claim for claim in claims if claim.kind in STRIKING]
    named = [_named(claim, struck) for claim in claims]
    ids = {before.id: after.id for before, after in zip(claims, named, strict=True)}
    return tuple(replace(claim, about=ids.get(claim.about, claim.about)) if claim.about else claim for claim in named)


def _on_the_ground(claim: Claim) -> bool:
    return FAMILY_OF[claim.kind] is Family.GROUND and claim.kind is not Kind.ATTACK


def _named(claim: Claim, struck: Sequence[Claim]) -> Claim:
    if claim.kind is not Kind.ATTACK:
        return claim
    here = set(claim.place_ids)
    strike = next((one for one in struck if not here or here & set(one.place_ids)), None)
    if strike is None:
        return claim
    made = replace(claim, kind=strike.kind)
    return with_id(retraced(made, (Trace("kind", "as the story calls it"),)))
