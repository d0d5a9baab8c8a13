"""Agent and target as the words of a clause give them. Rule: by its little words, a name is one or the other."""

from collections.abc import Iterator
from dataclasses import replace

from wederhoor.model.vocabulary import Kind, PlaceKind
from wederhoor.reading.happenings import Happening
from wederhoor.reading.mentions import Name, Role
from wederhoor.reading.roles_described import described
from wederhoor.reading.roles_names import (
    Setting,
    actors_of,
    ids,
    is_force_noun,
    own_force,
    preposition,
    sources_before,
    spoken,
    together,
    town,
)
from wederhoor.reading.roles_sides import Ids, armed, army, others
from wederhoor.reading.sources import SPEAKERS

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
MANNED = (FOUGHT | HELD | {Kind.ATTACK}) - {Kind.SURRENDER}  # soldiers who do it are their army
AIMED = frozenset({Kind.STRIKE, Kind.DRONE_OR_MISSILE_STRIKE, Kind.ATTACK})
SENT = frozenset({Kind.AID, Kind.REINFORCEMENT, Kind.VISIT, Kind.ADVANCE, Kind.SANCTIONS})
TAKEN = HELD | {Kind.ADVANCE, Kind.VISIT, Kind.STRIKE, Kind.DRONE_OR_MISSILE_STRIKE, Kind.ATTACK}  # done to towns
ONLOOKER = "onlooker"  # the label of those who fight for nobody
AREAS = frozenset({PlaceKind.OBLAST, PlaceKind.REGION, PlaceKind.COUNTRY})
Pair = tuple[Ids, Ids]


def named(s: Setting, item: Happening) -> Pair:
    """What the names that the frame points at stand for, and the place or party that a preposition points at."""
    item = _turned(item)
    return _agent(s, item), _target(s, item) or _aim(s, item)


def _turned(item: Happening) -> Happening:
    """With subject and object changed about where a place would do something to somebody."""
    agent, target = item.agent, item.target
    acts = target is not None and target.role is Role.ACTOR
    if item.by == "verb" and agent is not None and agent.role is Role.PLACE and acts:
        return replace(item, agent=target, target=agent)
    return item


def _agent(s: Setting, item: Happening) -> Ids:
    """Who the subject, the adjective or the words behind "door" name, under the name that fits the kind."""
    name = item.agent
    if promised(s, item):
        return s.vouching
    if _mutual(s, item):
        return ()
    if name is None or name.role is Role.PLACE:
        return (spoken(s, item.doer) or _of_enemy(s, item) if name is None else ()) or _mattering(s, item)
    if item.kind in MANNED and ONLOOKER in name.labels:
        return ()
    if own := own_force(s, name):
        return own
    found = actors_of(s, together(s.context, s.clause, name))
    people = name.role in {Role.ACTOR, Role.ADJECTIVE}
    if item.kind in FOUGHT and (people or (item.kind is Kind.WITHDRAWAL and not given_up(s, item))):
        found = army(s.scene, found)
    return armed(s.scene, found) if item.kind in MANNED else found


def given_up(s: Setting, item: Happening) -> bool:
    """Whether a country gives up a place, which is no deed of its troops alone: "Kyiv geeft X op"."""
    name = item.agent
    if item.kind is not Kind.WITHDRAWAL or name is None or name.role is not Role.METONYM:
        return False
    verbs = {verb.lemma for verb in s.context.verbs if verb.index == item.trigger}
    troops = any(is_force_noun(s.context.lexicon, token.lower) for token in s.clause.tokens)
    return bool(verbs & s.words("doer", "giving_up")) and not troops


def _of_enemy(s: Setting, item: Happening) -> Ids:
    """The other side, where a noun is the enemy's: "het succes van de vijand"."""
    tokens = s.context.sentence.tokens[item.words[-1] + 1 : item.words[-1] + 4]
    words = [token.lower for token in tokens if token.pos not in {"DET", "ADJ"}][:2]
    ours = len(words) == 2 and words[0] in s.words("doer", "of") and words[1] in s.words("doer", "enemy")
    return others(s.scene, s.vouching) if ours and item.by != "verb" else ()


def promised(s: Setting, item: Happening) -> bool:
    """Whether a verb tells of the deed and reports it at once, so that its subject is the source."""
    return s.attribution is not None and item.by == "verb" and item.trigger in s.attribution.cue


def _mutual(s: Setting, item: Happening) -> bool:
    """Whether two accuse each other of a deed, so that neither did it in the words of both."""
    words, tokens = s.context.lexicon.words, s.context.sentence.tokens
    other = next((t.index for t in tokens if t.lower in words("reading", "function", "each_other")), item.trigger)
    return any(t.lower in words("reading", "function", "thereof") for t in tokens[other : item.trigger])


def _mattering(s: Setting, item: Happening) -> Ids:
    """For whom it matters to do what an infinitive says: "voor X is het zaak om de stad in te nemen"."""
    to = s.context.lexicon.words("reading", "function", "to")
    if item.by != "verb" or s.context.lower(item.trigger - 1) not in to:
        return ()
    names = sources_before(s, item.trigger)
    return next((ids(s.scene, n, s.memory) for n in names if _matters(s, n)), ())


def _matters(s: Setting, name: Name) -> bool:
    return preposition(s.context, name) in s.words("doer", "matters_to")


def _target(s: Setting, item: Happening) -> Ids:
    """What the object, or the name behind the noun, stands for, as far as it can be the target of the kind."""
    name = item.target
    if name is None or (name.role is Role.PLACE and not _is_goal(s, item, name)):
        return ()
    if item.by == "noun" and name.role in SPEAKERS and not preposition(s.context, name):
        return ()
    if name.role is Role.ADJECTIVE:
        force = is_force_noun(s.context.lexicon, s.context.lower(name.last + 1))
        return army(s.scene, ids(s.scene, name, s.memory)) if force else ()
    line = together(s.context, s.clause, name)
    if item.kind in TAKEN and (places := tuple(place for n in line for place in town(n))):
        return places
    people = name.sort in {"person", "medium"} and item.kind in HELD | {Kind.ADVANCE}
    return () if people else actors_of(s, line)


def _is_goal(s: Setting, item: Happening, name: Name) -> bool:
    """Whether a place is what something is done to rather than where it is done."""
    if item.kind not in TAKEN | SENT:
        return False
    if item.by == "verb" and item.kind is not Kind.ADVANCE:
        return True
    word = preposition(s.context, name)
    if item.kind is Kind.ADVANCE and name.place_kind in AREAS:
        return word in s.words("target", "toward") - {"in"}
    if item.kind in AIMED:
        return word in direction(s, "aimed") or word in s.context.lexicon.words("reading", "function", "of") | {""}
    return word not in direction(s, "near")


def direction(s: Setting, key: str) -> frozenset[str]:
    """The prepositions of a direction."""
    return s.context.lexicon.words("happenings", "direction", key)


def _aim(s: Setting, item: Happening) -> Ids:
    """The place or party behind the preposition that the kind asks for, else the town that the clause means."""
    if item.kind in AIMED | SENT and (found := directed(s, item)):
        return found
    if _takes_unknown(s, item):
        return ()
    if item.kind in HELD | AIMED - {Kind.ATTACK} and (places := towns(s)):
        return places
    return described(s) if item.kind in TAKEN else ()


def _takes_unknown(s: Setting, item: Happening) -> bool:
    """Whether the object of a verb is a name that no table has, so that no other place is meant."""
    if item.by != "verb":
        return False
    objects = (t for t in s.clause.tokens if t.head == item.trigger and t.dep in {"obj", "nsubj:pass"})
    return any(t.pos == "PROPN" and s.context.name_over(t.index) is None for t in objects)


def directed(s: Setting, item: Happening) -> Ids:
    """The place or party behind the preposition of the kind's direction, first of all behind one of going."""
    wanted = direction(s, "aimed" if item.kind in AIMED else "sent")
    found = [n for n in others_named(s, item) if preposition(s.context, n) in wanted]
    for name in sorted(found, key=lambda n: preposition(s.context, n) not in s.words("target", "toward") - {"in"}):
        if item.kind is Kind.ADVANCE and name.place_kind in AREAS and not _is_goal(s, item, name):
            continue
        line = together(s.context, s.clause, name)
        places = tuple(place for n in line for place in town(n)) if item.kind in TAKEN else ()
        return places or actors_of(s, line)
    return ()


def others_named(s: Setting, item: Happening) -> Iterator[Name]:
    """The names of a clause other than the doer's."""
    for name in s.context.names:
        if s.clause.holds(name.first) and name.role is not Role.ADJECTIVE and name is not item.agent:
            yield name


def towns(s: Setting, roles: frozenset[Role] = frozenset({Role.PLACE})) -> Ids:
    """The one town of a clause that no "near" stands before, or those of the one list of towns."""
    near = direction(s, "near")
    found = [
        name
        for name in s.context.names
        if s.clause.holds(name.first)
        and name.role in roles
        and name.place_kind is PlaceKind.SETTLEMENT
        and name.place
        and preposition(s.context, name) not in near
    ]
    listed = bool(found) and set(together(s.context, s.clause, found[0])) >= set(found)
    places = tuple(dict.fromkeys(name.place for name in found if name.place))
    return places if listed or len(places) == 1 else ()
