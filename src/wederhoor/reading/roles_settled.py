"""What each kind of happening makes of its roles. Rule: what the kind itself decides, and nothing else."""

from collections.abc import Callable

from wederhoor.model.vocabulary import Certainty, Kind, PlaceKind
from wederhoor.reading.happenings import Happening, happenings, in_class
from wederhoor.reading.mentions import Role
from wederhoor.reading.nominal import behind_by
from wederhoor.reading.roles_accused import accusation
from wederhoor.reading.roles_described import described, there
from wederhoor.reading.roles_named import (
    AREAS,
    Pair,
    directed,
    direction,
    given_up,
    named,
    others_named,
    promised,
    towns,
)
from wederhoor.reading.roles_names import Setting, actors_of, ids, is_force_noun, preposition
from wederhoor.reading.roles_places import places
from wederhoor.reading.roles_sides import (
    Ids,
    armed,
    army,
    army_of,
    both,
    is_force,
    opponents,
    opposed,
    others,
    own_name,
    owner,
    party,
    side_of,
)
from wederhoor.reading.roles_weapons import downed, fired, flown, manned, wielder
from wederhoor.reading.sources import SPEAKERS

FIRE = frozenset({Kind.STRIKE, Kind.DRONE_OR_MISSILE_STRIKE, Kind.ATTACK})


def _battle(s: Setting, item: Happening, agent: Ids, target: Ids) -> Pair:
    """A battle is fought by both armies where nobody else is named, for a town; one side fights the other."""
    parties = tuple(actor for actor in target if actor in s.scene.theatre.actors and actor not in agent)
    where = described(s, beside=True) or _fought_there(s, item)
    if item.agent is None or not agent:
        return both(s.scene), where
    return agent, armed(s.scene, army(s.scene, parties)) or where


def _fought_there(s: Setting, item: Happening) -> Ids:
    """The town that "er" stands for behind a subject: "de brigade die er vecht", not "er wordt gevochten"."""
    subject = next((t.index for t in s.clause.tokens if t.dep == "nsubj" and t.head == item.trigger), None)
    words = s.words("target", "there")
    after = (t.index for t in s.clause.tokens if t.lower in words and subject is not None and t.index > subject)
    return there(s) if next(after, None) is not None else ()


def _attack(s: Setting, item: Happening, agent: Ids, target: Ids) -> Pair:
    """An attack by a side that is on no place or thing is on the other side's army."""
    target = armed(s.scene, _people(s, item, target))
    if target and not agent and all(is_force(s.scene, actor) for actor in target):
        return opponents(s.scene, target), target
    aimed = any(token.lower in direction(s, "aimed") for token in s.clause.tokens if token.index > item.trigger)
    described = item.by == "noun" and item.agent is not None and item.agent.role is Role.ADJECTIVE
    whole = not aimed and not described and (item.by != "verb" or _intransitive(s, item))
    if target or not whole or s.certainty is Certainty.DENIED:
        return agent, target
    return agent, others(s.scene, agent) if party(s.scene, agent) is not None else ()


def _intransitive(s: Setting, item: Happening) -> bool:
    """Whether a verb has no object at all."""
    heads = {item.trigger, *item.words}
    return not any(token.dep in {"obj", "nsubj:pass"} and token.head in heads for token in s.clause.tokens)


def _people(s: Setting, item: Happening, target: Ids) -> Ids:
    """A people that is fought is its army; a country stays a country."""
    name = item.target
    return army(s.scene, target) if name is not None and name.role is Role.ACTOR else target


def _strike(s: Setting, item: Happening, agent: Ids, target: Ids) -> Pair:
    """Fire on a side's army is the other side's; what is shot down was fired by the other side."""
    if item.kind is Kind.DRONE_OR_MISSILE_STRIKE:
        if downed(s, item):
            if manned(s):
                return _shooter(s, item, agent), flown(s)
            return fired(s, item, agent), directed(s, item)
        agent = agent or wielder(s, item)
    target = armed(s.scene, _people(s, item, target))
    if target and not agent and all(is_force(s.scene, actor) for actor in target):
        return others(s.scene, target), target
    return agent, target


def _shooter(s: Setting, item: Happening, agent: Ids) -> Ids:
    """Who downs what people fly in: no adjective that says whose it was, but the subject."""
    if item.agent is None or item.agent.role is not Role.ADJECTIVE or item.by == "verb":
        return agent
    acts = (n for n in others_named(s, item) if n.role in {Role.ACTOR, Role.METONYM} and not preposition(s.context, n))
    return next((found for n in acts if (found := ids(s.scene, n, s.memory)) and found != s.vouching), ())


def _advance(s: Setting, item: Happening, agent: Ids, target: Ids) -> Pair:
    return agent, armed(s.scene, _people(s, item, target))


def _repelled(s: Setting, item: Happening, agent: Ids, target: Ids) -> Pair:
    """The attackers are those named at the attack; whoever tells of it without a name beat it off."""
    attackers = _attackers(s)
    target = attackers or tuple(actor for actor in target if s.scene.theatre.party(actor) in s.scene.theatre.parties)
    target = tuple(actor for actor in target if actor not in agent or attackers)
    agent = tuple(actor for actor in agent if actor not in target)
    if party(s.scene, agent) is not None and party(s.scene, agent) == party(s.scene, target):
        agent = ()
    return opposed(s.scene, agent or (() if target else side_of(s.scene, s.vouching)), target)


def _attackers(s: Setting) -> Ids:
    """Whose attack it was: the adjective before the noun, or the name behind "van"."""
    attacks, of = s.context.lexicon.classes["attack"], s.words("doer", "of")
    for token in s.clause.tokens:
        if not in_class(token.lower, attacks):
            continue
        for name in s.context.names:
            before = name.role is Role.ADJECTIVE and name.last in {token.index - 1, token.index - 2}
            behind = name.first - token.index in {2, 3} and name.role in {Role.ACTOR, Role.METONYM}
            if before or (behind and s.context.lower(token.index + 1) in of):
                return armed(s.scene, army(s.scene, ids(s.scene, name, s.memory)))
    return ()


def _encirclement(s: Setting, item: Happening, agent: Ids, target: Ids) -> Pair:
    """Who is shut in by no named hand is shut in by the other side."""
    if item.by != "verb" and agent and not target and item.agent is not None and item.agent.role is not Role.ADJECTIVE:
        agent, target = (), agent
    target = _people(s, item, target)
    forces = [actor for actor in target if s.scene.theatre.party(actor) in s.scene.theatre.parties]
    return agent or others(s.scene, tuple(forces)), target


def _withdrawal(s: Setting, item: Happening, agent: Ids, target: Ids) -> Pair:
    """Who withdraws does it alone: the only side that the clause names, where the frame points at nobody."""
    if given_up(s, item):
        return agent, ()
    found = agent or tuple(actor for actor in target if s.scene.gazetteer.get(actor) is None)
    found = tuple(force for actor in found or _only_side(s) for force in _commanded(s, actor))
    return armed(s.scene, army(s.scene, found)), ()


def _commanded(s: Setting, actor: str) -> Ids:
    """The army that a person of a side orders back, where troops are told of; anybody else himself."""
    troops = any(is_force_noun(s.context.lexicon, token.lower) for token in s.clause.tokens)
    return (actor,) if _is_body(s, actor) or not troops else army_of(s.scene, (actor,)) or (actor,)


def _surrender(s: Setting, item: Happening, agent: Ids, target: Ids) -> Pair:
    if s.context.lexicon.phrases["captured"].first(s.clause.tokens) is None:
        return agent or army(s.scene, _only_side(s)), target
    captured = _captured(s)
    return (army(s.scene, agent) if set(agent) - set(captured) else others(s.scene, captured)), captured


def _captured(s: Setting) -> Ids:
    """Those of a side who are taken prisoner: the object, or the subject of a passive."""
    by = behind_by(s.clause, s.context)
    free = [n for n in s.context.names if s.clause.holds(n.first) and n.role in SPEAKERS and n is not by]
    passive = by is not None or any(token.dep == "nsubj:pass" for token in s.clause.tokens)
    fighters = [n for n in (free if passive else free[1:]) if "army" in n.labels]
    return actors_of(s, fighters[:1])


def _mobilisation(s: Setting, item: Happening, agent: Ids, target: Ids) -> Pair:
    """A side mobilises, not its army: where nobody is named, the one that tells of it or in whose land it is."""
    found = tuple(
        who for actor in agent for who in (side_of(s.scene, (actor,)) if is_force(s.scene, actor) else (actor,))
    )
    return found or _only_side(s) or side_of(s.scene, s.vouching), ()


def _right_before(s: Setting, item: Happening) -> bool:
    """Whether the adjective of the doer describes the noun of the happening itself: "nieuwe Amerikaanse sancties"."""
    if item.by != "noun" or item.agent is None:
        return False
    between = s.context.sentence.tokens[item.agent.last + 1 : item.trigger]
    return item.agent.last < item.trigger and all(token.pos == "ADJ" for token in between)


def _sanctions(s: Setting, item: Happening, agent: Ids, target: Ids) -> Pair:
    """Who imposes: an adjective only right before the noun, else the subject; and on whom."""
    if item.agent is not None and item.agent.role is Role.ADJECTIVE and not _right_before(s, item):
        agent = ()
    acts = (n for n in others_named(s, item) if n.role in {Role.ACTOR, Role.METONYM} and not preposition(s.context, n))
    free = [actors for n in acts if (actors := ids(s.scene, n, s.memory))]
    agent = agent or (free.pop(0) if free else ())
    hit = directed(s, item) or next((actors for actors in free if not set(actors) & {*agent, *s.vouching}), ())
    return agent, tuple(actor for actor in hit if actor in s.scene.theatre.actors) or target


def _casualties(s: Setting, item: Happening, agent: Ids, target: Ids) -> Pair:
    """The dead of a side that is named; soldiers whose side the words leave open are nobody's."""
    cause = _cause(s)
    if item.by != "verb":
        return cause, ()
    name = item.target
    if name is None or name.role is Role.PLACE or name.rule.startswith("context:"):
        target = ()
    return agent or cause, army(s.scene, target)


def _cause(s: Setting) -> Ids:
    """Whose fire it was that did the harm, where the clause names it: "na Russische raketaanvallen"."""
    found = (other for other in happenings(s.clause, s.context) if other.kind in FIRE and other.by == "noun")
    agents = (named(s, other)[0] for other in found if other.agent is not None)
    return next((agent for agent in agents if party(s.scene, agent) is not None), ())


def _aid(s: Setting, item: Happening, agent: Ids, target: Ids) -> Pair:
    """Giver and receiver; a verb of taking has the receiver as its subject."""
    if item.by == "verb" and _takes(s, item):
        return _giver(s, item), agent
    if promised(s, item) and item.agent is not None and item.agent.role is not Role.ADJECTIVE:
        first = ids(s.scene, item.agent, s.memory)
        return (agent, first or target) if s.vouching else (first, target)  # nobody else is known to promise it
    return agent, target or _receiver(s, item, agent)


def _giver(s: Setting, item: Happening) -> Ids:
    """From whom something is had: a country or body behind "van" or "uit", or whose arms they are."""
    wanted = s.words("doer", "given_by")
    for name in others_named(s, item):
        found = ids(s.scene, name, s.memory)
        if name.rule.endswith(":arms"):
            return tuple(parent for actor in found for parent in s.scene.theatre.ancestors(actor)[1:2])
        if preposition(s.context, name) in wanted and name.place_kind in {None, PlaceKind.COUNTRY}:
            return found
    return ()


def _receiver(s: Setting, item: Happening, agent: Ids) -> Ids:
    """A country or body without a preposition beside the giver: "levert Oekraïne tanks"."""
    free = (n for n in others_named(s, item) if n.role in {Role.ACTOR, Role.METONYM} and not preposition(s.context, n))
    found = (ids(s.scene, n, s.memory) for n in free if item.by == "verb" and agent)
    return next((actors for actors in found if actors and not set(actors) & {*agent, *s.vouching}), ())


def _takes(s: Setting, item: Happening) -> bool:
    """Whether the verb of a clause is one of taking."""
    lemmas = {verb.lemma for verb in s.context.verbs if verb.index == item.trigger}
    return bool(lemmas & s.words("doer", "taking"))


def _visit(s: Setting, item: Happening, agent: Ids, target: Ids) -> Pair:
    """A guest, and a host or else the one town of the clause."""
    known = tuple(actor for actor in target if actor not in agent)
    return agent, known or towns(s, frozenset({Role.PLACE, Role.METONYM}))


def _reinforcement(s: Setting, item: Happening, agent: Ids, target: Ids) -> Pair:
    """Whose troops they are, and where they go; the troops themselves are no target."""
    forces = tuple(actor for actor in target if s.scene.gazetteer.get(actor) is None)
    where = tuple(place for place in directed(s, item) if s.scene.gazetteer.get(place) is not None)
    where = where or tuple(place for place in target if place not in forces)
    sender = tuple(actor for actor in agent if s.scene.theatre.party(actor) != "third" or _is_body(s, actor))
    owners = tuple(land for actor in forces for land in s.scene.theatre.ancestors(actor)[1:2])
    return sender or (owners if agent else ()) or agent or armed(s.scene, army(s.scene, forces)), where


def _is_body(s: Setting, actor: str) -> bool:
    known = s.scene.theatre.actor(actor)
    return known is not None and known.kind != "person"


def _damage(s: Setting, item: Happening, agent: Ids, target: Ids) -> Pair:
    """A place is what was damaged only where it is the object itself."""
    own = item.by == "verb" and item.target is not None and item.target.role is Role.PLACE
    return agent or _cause(s), target if own or item.by == "verb" else ()


def _evacuation(s: Setting, item: Happening, agent: Ids, target: Ids) -> Pair:
    return agent, tuple(actor for actor in target if s.scene.gazetteer.get(actor) is None)


def _control(s: Setting, item: Happening, agent: Ids, target: Ids) -> Pair:
    """The place that is held: named, or meant by "er"; a region where a part of it is held."""
    flag = s.context.lower(item.trigger) in s.context.lexicon.classes["flag"]
    if flag and not any(token.lower in s.words("doer", "raised") for token in s.clause.tokens):
        agent = ()  # "soldaten staan op een Russische vlag"
    regions = (n for n in others_named(s, item) if n.role is Role.PLACE and n.place and n.place_kind in AREAS)
    return agent, target or next(((n.place,) for n in regions if n.place), ()) or there(s)


def _capture(s: Setting, item: Happening, agent: Ids, target: Ids) -> Pair:
    """Who takes it; what somebody loses the other side takes: "dat het de stad kwijt is", "het verlies van X"."""
    if s.context.lexicon.phrases["lost"].first(s.clause.tokens) is not None:
        loser = agent or (s.vouching if item.agent is None else ())
        return opponents(s.scene, loser), _whole(s, item, tuple(p for p in target if s.scene.gazetteer.get(p)))
    return agent, _whole(s, item, target)


def _retaken(s: Setting, item: Happening, agent: Ids, target: Ids) -> Pair:
    """Retaking is done by the side on whose land it is; a region is the target only where it is taken whole."""
    if not agent and _retaken_by_owner(s):
        agent = own_name(s.scene, owner(s.scene, places(s.context, s.clause)), s.vouching)
        if item.doer is not None and is_force_noun(s.context.lexicon, s.context.lower(item.doer)):
            agent = army_of(s.scene, agent)  # "het leger heeft X heroverd"
    return agent, _whole(s, item, target)


def _whole(s: Setting, item: Happening, target: Ids) -> Ids:
    """The target without regions in which only some land was taken."""
    areas = s.words("target", "areas")
    if not any(token.lower in areas for token in s.clause.tokens):
        return target
    regions = {n.place for n in s.context.names if n.place_kind in AREAS}
    return tuple(place for place in target if place not in regions)


def _retaken_by_owner(s: Setting) -> bool:
    """Whether a retaking without an agent is the land's own side's: it is not told by the other side."""
    side = owner(s.scene, places(s.context, s.clause))
    enemies = set(s.scene.theatre.parties) - {side}
    return side is not None and not any(s.scene.theatre.party(actor) in enemies for actor in s.vouching)


def _only_side(s: Setting) -> Ids:
    """The one side that is named in a clause, if only one is."""
    named = (n for n in s.context.names if s.clause.holds(n.first) and n.role in SPEAKERS | {Role.ADJECTIVE})
    return side_of(s.scene, tuple(a for n in named for a in n.actors if party(s.scene, (a,)) is not None))


SETTLED: dict[Kind, Callable[[Setting, Happening, Ids, Ids], Pair]] = {
    Kind.ATTACK: _attack,
    Kind.STRIKE: _strike,
    Kind.DRONE_OR_MISSILE_STRIKE: _strike,
    Kind.BATTLE: _battle,
    Kind.ADVANCE: _advance,
    Kind.REPELLED_ATTACK: _repelled,
    Kind.ENCIRCLEMENT: _encirclement,
    Kind.CAPTURE: _capture,
    Kind.RECAPTURE: _retaken,
    Kind.CONTROL: _control,
    Kind.WITHDRAWAL: _withdrawal,
    Kind.SURRENDER: _surrender,
    Kind.CASUALTIES: _casualties,
    Kind.ACCUSATION: accusation,
    Kind.MOBILISATION: _mobilisation,
    Kind.SANCTIONS: _sanctions,
    Kind.INFRASTRUCTURE_DAMAGE: _damage,
    Kind.EVACUATION: _evacuation,
    Kind.AID: _aid,
    Kind.VISIT: _visit,
    Kind.REINFORCEMENT: _reinforcement,
}
