"""New values for a claim as a person types them. Rule: a field takes the model's own values, and names them."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from wederhoor.model.claims import Claim, Quantity
from wederhoor.model.packs import LanguagePack, Theatre
from wederhoor.model.period import BadPeriod, Period
from wederhoor.model.places import PlaceRef
from wederhoor.model.reviews import CORRECTABLE, NEEDED, Changes
from wederhoor.model.stories import Story
from wederhoor.model.texts import Span
from wederhoor.model.vocabulary import (
    UNATTRIBUTED,
    Aspect,
    Certainty,
    Comparison,
    Extent,
    HedgedBy,
    Kind,
    Polarity,
)
from wederhoor.situation.naming import Places, actor_of, place_of
from wederhoor.situation.unfit import Unfit

LISTS: Mapping[str, type[StrEnum]] = {
    "kind": Kind,
    "polarity": Polarity,
    "certainty": Certainty,
    "hedged_by": HedgedBy,
    "aspect": Aspect,
    "extent": Extent,
}
SEVERAL = frozenset({"claimants", "via", "agent", "target", "places"})
NUMBER = re.compile(r"(?:(?P<comparison>[a-z_]+) )?(?P<value>\d+(?:\.\d+)?)(?:-(?P<high>\d+(?:\.\d+)?))? (?P<unit>\w+)")


@dataclass(frozen=True, slots=True)
class Packs:
    """Whose words, actors and places count."""

    language: LanguagePack
    theatre: Theatre
    places: Places


@dataclass(frozen=True, slots=True)
class Desk:
    """What a correction is checked against."""

    packs: Packs
    claim: Claim  # as it was read
    story: Story
    actors: frozenset[str]  # whom the claims of the ledger name


def changes_of(given: Mapping[str, Sequence[str]], desk: Desk, before: Changes | None) -> Changes:
    """The changes that hold from now on, those of a correction before among them; raises Unfit."""
    for name in given:
        if name not in CORRECTABLE:
            fields = ", ".join(CORRECTABLE)
            raise Unfit("field", f"{name!r} cannot be corrected. The fields are: {fields}.", value=name, allowed=fields)
    fresh = {name: _value(name, values, desk) for name, values in given.items()}
    if fresh.get("certainty") is Certainty.ASSERTED and desk.claim.hedged_by:
        fresh.setdefault("hedged_by", None)  # nobody hedges what is asserted
    moved = _moved(desk.claim, fresh["places"]) if "places" in fresh else desk.claim.target
    if moved != desk.claim.target or ("places" in fresh and before is not None and "target" in before.fields):
        fresh.setdefault("target", moved)
    values = {**({name: getattr(before, name) for name in before.fields} if before else {}), **fresh}
    kept = {name: value for name, value in values.items() if not _says_so(name, value, desk.claim)}
    if not kept or (before is not None and kept == {name: getattr(before, name) for name in before.fields}):
        said = "; ".join(f"{name} is {shown(value)}" for name, value in fresh.items())
        told = f"Nothing to correct: {said} already. What somebody corrected can be undone."
        raise Unfit("nothing", told, usage=False)
    spans = _spoken(kept["claimants"], desk) if "claimants" in kept else ()
    return Changes(tuple(name for name in CORRECTABLE if name in kept), claimant_spans=spans, **kept)


def _moved(claim: Claim, places: Sequence[PlaceRef]) -> tuple[str, ...]:
    """The target of a claim whose one wrong place is now another: a place is often target as well."""
    now = tuple(dict.fromkeys(ref.place for ref in places))
    gone = [place for place in claim.place_ids if place not in now]
    come = [place for place in now if place not in claim.place_ids]
    if len(gone) != 1 or len(come) != 1:
        return claim.target
    return tuple(dict.fromkeys(come[0] if name == gone[0] else name for name in claim.target))


def shown(value: object) -> str:
    """A field's value in words."""
    if isinstance(value, tuple):
        return ", ".join(item.place if isinstance(item, PlaceRef) else str(item) for item in value) or "empty"
    if isinstance(value, Quantity):
        number = "-".join(f"{part:.15g}" for part in (value.value, value.high) if part is not None)
        return " ".join(filter(None, (value.comparison, number or value.vague, value.unit)))
    return "empty" if value is None else str(value)


def _says_so(name: str, value: object, claim: Claim) -> bool:
    if name == "places":
        return [ref.place for ref in claim.places] == [ref.place for ref in value]  # type: ignore[attr-defined]  # the values of "places" are references
    return bool(getattr(claim, name) == value)


def _value(name: str, values: Sequence[str], desk: Desk) -> Any:  # Any: a field's own type
    filled = [value for value in values if value]
    if not filled:
        if name in NEEDED:
            raise Unfit("needed", f"A claim is never without {name}: give a value.", field=name)
        return () if name in SEVERAL else None
    if name in SEVERAL:
        return tuple(dict.fromkeys(_READERS[name](value, desk) for value in filled))
    if len(values) > 1:
        raise Unfit("once", f"A claim has one {name}: give it once.", field=name)
    if name in LISTS:
        return _listed(name, filled[0], LISTS[name])
    return _READERS[name](filled[0], desk)


def _listed(name: str, value: str, allowed: type[StrEnum]) -> StrEnum:
    if value not in set(allowed):
        known = ", ".join(allowed)
        raise Unfit("value", f"{value!r} is no {name}. Allowed: {known}.", value=value, field=name, allowed=known)
    return allowed(value)


def _period(value: str, _desk: Desk) -> Period:
    try:
        return Period.parse(value)
    except BadPeriod as error:
        raise Unfit("period", str(error), value=value) from error


def _quantity(value: str, desk: Desk) -> Quantity:
    """A number with its unit, such as "3000 km2", "at_least 3 killed", "20-30 tanks" or "dozens wounded"."""
    units, words = (desk.packs.language.tables["wording"][name] for name in ("unit", "vague"))
    *_, unit = value.split()
    if unit not in units:
        known = ", ".join(sorted(units))
        raise Unfit("unit", f"{unit!r} is no unit. Allowed: {known}.", value=unit, allowed=known)
    vague = value.removesuffix(unit).strip()
    if vague in words:
        return Quantity(unit, vague=vague)
    read = NUMBER.fullmatch(value)
    if read is None:
        told = (
            f"{value!r} is no number with a unit, such as '3000 km2', 'at_least 3 killed', '20-30 tanks' or "
            f"'dozens wounded'. Words without a number: {', '.join(words)}."
        )
        raise Unfit("number", told, value=value)
    comparison = read["comparison"]
    how = Comparison(_listed("comparison", comparison, Comparison)) if comparison else None
    return Quantity(unit, float(read["value"]), float(read["high"]) if read["high"] else None, how)


def _place(value: str, desk: Desk) -> PlaceRef:
    found = place_of(value, desk.packs.places)
    if found is None:
        raise Unfit("place", f"The atlas knows no place {value!r}. Try another spelling or its id.", value=value)
    held = next((ref.span for ref in desk.claim.places if ref.place == found.id), None)
    return PlaceRef(found.id, held or _named(desk.packs.places.spellings(found.id), desk) or desk.claim.sentence)


def _claimant(value: str, desk: Desk) -> str:
    return value if value == UNATTRIBUTED else _actor(value, desk)


def _actor(value: str, desk: Desk) -> str:
    """A known actor, or one that the report itself names in these words."""
    known = actor_of(value, desk.packs.theatre, desk.actors)
    if known is None and value not in desk.story.text:
        told = "Give an id or a spelling of the actors, or the very words of the report."
        raise Unfit("actor", f"Nobody is known as {value!r}. {told}", value=value)
    return known or value


def _target(value: str, desk: Desk) -> str:
    place = None if actor_of(value, desk.packs.theatre, desk.actors) else place_of(value, desk.packs.places)
    return place.id if place else _actor(value, desk)


def _spoken(claimants: Iterable[str], desk: Desk) -> tuple[Span, ...]:
    """The words that name the claimants, as far as the report has any."""
    found = []
    for name in claimants:
        actor = desk.packs.theatre.actor(name)
        found.append(_named((name, *(actor.called if actor else ())), desk))
    return tuple(sorted({span for span in found if span is not None}))


def _named(spellings: Iterable[str], desk: Desk) -> Span | None:
    """Where the report writes one of these names: in the claim's sentence, else nearest before it, else after it."""
    if not desk.story.text:
        return None
    text, sentence = desk.story.text, desk.claim.sentence
    words = "|".join(re.escape(item) for item in sorted({*spellings}, key=len, reverse=True) if item)
    spans = (
        [Span(*hit.span()) for hit in re.finditer(rf"(?<!\w)(?:{words})(?!\w)", text, re.IGNORECASE)] if words else []
    )
    inside = [span for span in spans if sentence.covers(span)]
    before = [span for span in spans if span.end <= sentence.start]
    return next(iter((*inside, *reversed(before), *spans)), None)


_READERS: Mapping[str, Callable[[str, Desk], Any]] = {
    "claimants": _claimant,
    "via": _actor,
    "agent": _actor,
    "target": _target,
    "places": _place,
    "when": _period,
    "said": _period,
    "quantity": _quantity,
}
