"""The same claim twice in one story is one claim with several spans. Rule: the body outranks the headline."""

from collections.abc import Sequence
from dataclasses import replace

from wederhoor.model.claims import Claim
from wederhoor.model.vocabulary import FAMILY_OF, Family, Part


def fold(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Claims of one story with repetitions joined: same claimant, kind, places and number, and the same firmness."""
    kept: dict[tuple[object, ...], Claim] = {}
    order: list[tuple[object, ...]] = []
    for claim in claims:
        key = _key(claim)
        known = kept.get(key)
        if known is None or claim.sentence == known.sentence:
            key = key if known is None else (*key, claim.id)
            kept[key] = claim
            order.append(key)
            continue
        first, second = (claim, known) if known.part is not Part.BODY and claim.part is Part.BODY else (known, claim)
        kept[key] = replace(first, also=tuple(sorted({*first.also, *second.also, second.sentence} - {first.sentence})))
    return tuple(kept[key] for key in order)


def _key(claim: Claim) -> tuple[object, ...]:
    number = claim.quantity
    # A number that two statements share does not make them one.
    counted = number is not None and FAMILY_OF[claim.kind] is not Family.WORDS
    return (
        claim.claimants,
        claim.kind,
        claim.place_ids,
        claim.agent,
        claim.target,
        (number.value, number.high, number.unit, number.vague, number.comparison) if number else None,
        claim.polarity,
        claim.certainty,
        claim.when,
        claim.about,
        None if counted or claim.place_ids else claim.content,
    )
