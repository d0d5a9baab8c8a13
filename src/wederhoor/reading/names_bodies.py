"""Bodies by description: a side's adjective with a head noun. Rule: without a side there is no actor yet."""

from collections.abc import Iterator
from dataclasses import replace

from wederhoor.reading.mentions import Name, Role
from wederhoor.reading.names_view import View, speaking


def bodies(view: View) -> Iterator[Name]:
    """Bodies and groups named by a head noun; "bare:KIND" in the rule where nothing beside it gives a side."""
    at = 0
    while at < len(view):
        compound = _compound(view, at)
        if compound:
            yield compound
        found = view.longest(view.lexicon.heads_begun, at) or _seated(view, at)
        if found is None:
            at += 1
            continue
        code, last = found
        name = _body(view, at, last, code)
        if name:
            yield name
        at = last + 1


def _compound(view: View, at: int) -> Name | None:
    """A side and a head in one word: "EU-diplomaten", "VS-functionarissen"."""
    side, dash, head = view.raw(at).partition("-")
    code = view.lexicon.heads.get((head.lower(),)) if dash else None
    if code is None:
        return None
    countries = (place.country for place in view.lexicon.gazetteer.find(side) if place.kind == "country")
    iso = side if side in view.lexicon.roles["unions"] else next(countries, None)
    made = view.lexicon.body(iso, code) if iso else None
    if made is None:
        return None
    name = view.name(at, at, Role.ACTOR, f"body:{code}", (made[0],))
    return replace(name, provisional=made[1], labels=_labels(view, code, name), sort=name.sort or "body")


def _seated(view: View, at: int) -> tuple[str, int] | None:
    """A ministry known by its seat alone: "het ministerie in Moskou"."""
    ministry = view.lexicon.descriptions.get(view.low(at)) == "ministry"
    if ministry and view.low(at + 1) == view.lexicon.table["words"]["in"] and _seat(view, at + 2):
        return str(view.lexicon.roles["seat_ministry"]["code"]), at
    return None


def _body(view: View, first: int, last: int, code: str) -> Name | None:
    found = _left(view, first) or _right(view, last)
    if found is None:
        return _sideless(view, first, last, code)
    iso, start, end = found
    other = view.iso(start - 2) if view.among(start - 1, "words.joiners") and start < first else None
    if other and other != iso and (pair := _pair(view, start - 2, last, code, (other, iso))):
        return pair
    if code == "troops" and _counted(view, start):
        code = "soldiers"
    made = view.lexicon.body(iso, code) or _of_no_country(view, code)
    if made is None:
        return None
    actor, provisional = made
    name = view.name(min(start, first), max(last, end), Role.ACTOR, f"body:{code}", (actor,))
    name = replace(name, head=last, labels=_labels(view, code, name))
    if provisional:
        name = replace(name, provisional=provisional, party=provisional.party, sort="body")
    if view.among(last, "singles.words"):
        name = replace(name, sort="person")
    if code == "troops" and speaking(view, name):
        return _body_of_soldiers(view, name, iso)
    return name


def _of_no_country(view: View, code: str) -> tuple[str, None] | None:
    """A group that the theatre does not part by country: "Britse militaire experts"."""
    actor = view.lexicon.roles["world"].get(code)
    return (actor, None) if actor else None


def _pair(view: View, first: int, last: int, code: str, sides: tuple[str, str]) -> Name | None:
    """Bodies of two sides in one phrase: "Amerikaanse en Britse functionarissen"."""
    made = [view.lexicon.body(iso, code) for iso in sides]
    if None in made:
        return None
    name = view.name(first, last, Role.ACTOR, f"body:{code}", tuple(found[0] for found in made if found))
    return replace(name, party=None, labels=_labels(view, code, name))


def _body_of_soldiers(view: View, name: Name, iso: str) -> Name:
    """Troops that speak are soldiers, not the army."""
    made = view.lexicon.body(iso, "soldiers")
    return replace(name, actors=(made[0],), provisional=made[1], rule="body:soldiers") if made else name


def _labels(view: View, code: str, name: Name) -> tuple[str, ...]:
    kinds = (label for label, codes in view.lexicon.table["labels"].items() if code in codes)
    return tuple(dict.fromkeys((*kinds, *name.labels)))


def _left(view: View, first: int) -> tuple[str, int, int] | None:
    """The side given by an adjective on the left: its country and first token."""
    for at in range(first - 1, max(-1, first - 4), -1):
        iso = view.iso(at) or partisan(view, at)
        if iso:
            return iso, at, at
        if at == first - 1 and (owner := _owner(view, at)):
            return owner, at, at
        if view.pos(at) not in {"ADJ", "VERB", "PROPN"} or view.capital(at):
            return None
    return None


def _owner(view: View, at: int) -> str | None:
    """The country of "Ruslands" before a body."""
    word = view.raw(at)
    bases = (word.removesuffix(ending) for ending in view.lexicon.table["words"]["genitives"] if word.endswith(ending))
    found = (place for base in bases for place in view.lexicon.gazetteer.find(base))
    return next((place.country for place in found if place.kind == "country"), None)


def partisan(view: View, at: int) -> str | None:
    """The country of "prorussische" or "pro-Russische"."""
    for prefix in view.lexicon.table["sides"]["pro"]:
        rest = view.low(at).removeprefix(prefix)
        if rest != view.low(at) and rest in view.lexicon.adjectives:
            return view.lexicon.adjectives[rest]
    return None


def _right(view: View, last: int) -> tuple[str, int, int] | None:
    """The side given on the right: "van Oekraïne", "in Kyiv"; only the former belongs to the name."""
    at = last + 1
    if view.among(at, "words.of"):
        at += 1 + view.among(at + 1, "words.articles")
        end = next((end for end in (at + 1, at) if _nation(view, at, end)), None)
        if end is not None:
            return str(_nation(view, at, end)), last + 1, end
    elif view.low(at) == view.lexicon.table["words"]["in"]:
        iso = _seat(view, at + 1)
        if iso and view.among(last, "place_words.seats"):
            return iso, last, last
    return None


def _nation(view: View, first: int, last: int) -> str | None:
    """The country that a name after "van" is, governs or fights for."""
    if last >= len(view) or not view.capital(first):
        return None
    leader = view.lexicon.spelled.get(view.slice(first, last))
    if leader and view.lexicon.sort(leader) == "person":
        return view.lexicon.side(leader)
    return next((p.country for p in view.lexicon.gazetteer.find(view.slice(first, last)) if p.kind == "country"), None)


def _seat(view: View, at: int) -> str | None:
    """The country whose capital a word names."""
    places = view.lexicon.gazetteer.find(view.raw(at)) if view.capital(at) else ()
    found = next((p for p in places if p.id in view.lexicon.capitals or p.kind == "country"), None)
    if found:
        return found.country
    return next((iso for last in (at + 2, at + 1, at) if at < len(view) and (iso := view.seat(at, last))), None)


def _sideless(view: View, first: int, last: int, code: str) -> Name | None:
    roles = view.lexicon.roles
    area = _area(view, last, code)
    actor = area or roles["bare"].get(code) or roles["world"].get(code)
    if actor and (area or _plain(view, first)):
        name = view.name(first, last, Role.ACTOR, f"body:{code}", (actor,))
        one = view.among(last, "singles.words")
        return replace(name, labels=_labels(view, code, name), sort="person" if one else name.sort)
    pending = (*roles["context"]["by_side"], *roles["context"]["by_place"], "staff", "administration")
    if code not in pending or not _plain(view, first):
        return None
    if code == "troops" and _counted(view, first):
        code = "soldiers"
    name = view.name(first, last, Role.ACTOR, f"bare:{code}")
    return replace(name, labels=_labels(view, code, name))


def _area(view: View, last: int, code: str) -> str | None:
    """The group that sits where the next words say: "de separatisten in Donetsk"."""
    table = view.lexicon.roles["areas"].get(code, {})
    if not view.among(last + 1, "place_words.at") and not view.among(last + 1, "words.of"):
        return None
    places = view.lexicon.gazetteer.find(view.raw(last + 2)) if view.capital(last + 2) else ()
    return next((table[place.id] for place in places if place.id in table), None)


def _plain(view: View, first: int) -> bool:
    """Whether no adjective stands before the noun that would make it somebody else's."""
    return view.pos(first - 1) != "ADJ" or view.among(first - 1, "titles.qualifiers")


def _counted(view: View, first: int) -> bool:
    """Whether a number of them is given: two thousand soldiers are no army."""
    vague = view.lexicon.language.tables["numbers"]["vague"]
    return any(view.pos(at) == "NUM" or view.low(at) in vague for at in range(max(0, first - 2), first))
