"""Agent and target of a claim as ids. Rule: empty unless named, clearly meant, or in the kind itself."""

from wederhoor.model.places import PlaceRef
from wederhoor.model.vocabulary import Kind
from wederhoor.reading.happenings import Happening
from wederhoor.reading.mentions import Name, Role
from wederhoor.reading.roles_accused import accused, accused_of
from wederhoor.reading.roles_described import in_focus, there
from wederhoor.reading.roles_named import Pair, named
from wederhoor.reading.roles_names import TOWN, Setting, ids, preposition, together
from wederhoor.reading.roles_settled import SETTLED
from wederhoor.reading.roles_sides import Ids, army, army_of, opponents, others, party, side_of, sides
from wederhoor.reading.roles_told import told_of_itself
from wederhoor.reading.scene import Scene
from wederhoor.reading.sources import SPEAKERS

JOINT = frozenset({Kind.NEGOTIATION, Kind.AGREEMENT, Kind.PRISONER_EXCHANGE})  # done by all who are named
NEAR = 4  # words from a state to the place that is in it


def roles(s: Setting, item: Happening) -> Pair:
    """Who did it and to whom or what, as the claimant states it; a target is never the agent."""
    if item.kind in JOINT:
        return _talks(s, item)
    agent, target = named(s, item)
    if item.losing:
        agent = _winner(s, agent)
        return agent, tuple(part for part in target if part not in agent)
    settle = SETTLED.get(item.kind)
    if settle is not None:
        agent, target = settle(s, item, agent, target)
    if not agent and item.invading is not None:
        agent = side_of(s.scene, s.vouching)  # nobody says of the other side that it frees
    if not agent:
        agent = accused_of(s, item) or told_of_itself(s, item, target)
        if agent and item.kind is Kind.ATTACK and settle is not None:
            agent, target = settle(s, item, agent, target)  # whom it is on follows from whose it is
    return agent, tuple(part for part in target if part not in agent)


def _winner(s: Setting, loser: Ids) -> Ids:
    """Who took what somebody lost: the other side; where a pronoun lost it, the other side of who says so."""
    return opponents(s.scene, loser or s.vouching)


def _talks(s: Setting, item: Happening) -> Pair:
    """All who are named in a clause as talking, agreeing or exchanging; who meets another in person meets him."""
    if item.by == "verb" and item.kind is Kind.NEGOTIATION and item.agent is not None and item.target is not None:
        met, meeting = ids(s.scene, item.target, s.memory), ids(s.scene, item.agent, s.memory)
        apart = item.target.sort == "person" and item.target.role is Role.ACTOR and met != meeting
        if met and meeting and apart and item.target not in together(s.context, s.clause, item.agent):
            return meeting, met
    names = [n for n in s.context.names if s.clause.holds(n.first) and _is_party(s, item, n)]
    found = tuple(dict.fromkeys(actor for name in names for actor in ids(s.scene, name, s.memory)))
    if item.kind is Kind.NEGOTIATION and _of_peace(s):
        found = tuple(dict.fromkeys(side for actor in found for side in side_of(s.scene, (actor,)) or (actor,)))
        return (sides(s.scene) if not found or party(s.scene, found) is not None else found), ()
    if item.kind is Kind.PRISONER_EXCHANGE and names and all(name.rule == "people" for name in names):
        return sides(s.scene), ()  # "49 Oekraïners kwamen vrij": who comes free exchanges nobody
    return found, ()


def _is_party(s: Setting, item: Happening, name: Name) -> bool:
    """Whether a name takes part: no adjective but right before the noun, and nothing that is only talked about."""
    if name.role is Role.ADJECTIVE:
        return 0 < item.trigger - name.last <= 2 and item.kind is not Kind.PRISONER_EXCHANGE
    aside = s.words("target", "about") | s.context.lexicon.words("reading", "agent", "heard_at")
    return name.role in SPEAKERS and name.sort not in {"they", "either"} and preposition(s.context, name) not in aside


def _of_peace(s: Setting) -> bool:
    """Whether the talks are those of the war itself."""
    return s.context.lexicon.phrases["peace"].first(s.clause.tokens) is not None


def unframed(s: Setting, kind: Kind) -> Pair:
    """The roles of a content that no frame fits: what it weighs, who counts its own gain, or whom it is about."""
    if kind is Kind.ASSESSMENT:
        return _weighed(s)
    if kind in {Kind.RECAPTURE, Kind.MOBILISATION}:
        return side_of(s.scene, s.vouching), ()
    if kind is Kind.ACCUSATION:
        return accused(s), ()
    return (_enemy(s) or _subject(s), ()) if kind is Kind.STATEMENT else ((), ())


def _subject(s: Setting) -> Ids:
    """Who is the subject of a clause: a name, and nobody who only speaks of himself."""
    head = next((token.index for token in s.clause.tokens if token.dep == "nsubj"), None)
    name = next((n for n in s.context.names if head is not None and n.first <= head <= n.last), None)
    if name is None or name.role not in {Role.ACTOR, Role.METONYM} or name.sort == "medium":
        return ()
    found = ids(s.scene, name, s.memory)
    return () if set(found) & set(s.vouching) or preposition(s.context, name) else found


def _weighed(s: Setting) -> Pair:
    """Whom or what a judgement is about: a place's state, or the first side of a clause that is not the judge's own."""
    place = _state(s)
    if place is not None:
        return (), place
    if enemy := _enemy(s):
        return enemy, ()
    parties = set(s.scene.theatre.parties)
    for name in s.context.names:
        found = {s.scene.theatre.party(actor) for actor in name.actors}
        acts = s.clause.holds(name.first) and name.role in SPEAKERS | {Role.ADJECTIVE} and name.sort != "medium"
        if acts and found and found <= parties and not _in_title(s, name):
            return (army(s.scene, name.actors) if name.rule == "people" else name.actors), ()
    return (_own(s), ()) if s.attribution is not None else ((), ())


def _enemy(s: Setting) -> Ids:
    """The army that the one who judges calls the enemy, where that is the subject of the clause."""
    enemy = s.words("doer", "enemy")
    subject = any(t.lower in enemy and t.dep.startswith("nsubj") for t in s.clause.tokens)
    return others(s.scene, s.vouching) if subject else ()


def _own(s: Setting) -> Ids:
    """The army of who judges how the war goes and names nobody: "het gaat niet goed", "er zijn fouten gemaakt"."""
    if s.attribution is None or s.attribution.group == "judge" or party(s.scene, s.vouching) is None:
        return ()
    if any(s.clause.holds(name.first) and name.role not in {Role.CHANNEL, Role.PRONOUN} for name in s.context.names):
        return ()
    subjects = [token for token in s.clause.tokens if token.dep.startswith("nsubj")]
    going = any(token.lower in s.words("doer", "going") for token in s.clause.tokens)
    return army_of(s.scene, s.vouching) if going and all(t.lower in s.words("doer", "nobody") for t in subjects) else ()


def _in_title(s: Setting, name: Name) -> bool:
    """Whether a name only says what the judge is: "de leider van de separatisten, X, noemde ..."."""
    source = s.attribution.source if s.attribution is not None else None
    if source is None or name.last >= source.first:
        return False
    between = s.context.sentence.tokens[name.last + 1 : source.first]
    return all(token.pos not in {"VERB", "AUX"} for token in between)


def _state(s: Setting) -> Ids | None:
    """The town whose state is judged: "de toestand bij X"; None where no state of a place is."""
    prepositions = s.context.lexicon.words("reading", "agent", "prepositions")
    words = s.words("target", "state")
    at = next(
        (t.index for t in s.clause.tokens if t.lower in words and s.context.lower(t.index + 1) in prepositions), None
    )
    if at is None:
        state = next((t.index for t in s.clause.tokens if t.lower in words), None)
        return None if state is None else there(s) or _of_town(s, state)
    near = (n for n in s.context.names if at < n.first <= at + NEAR and n.role is Role.PLACE and n.place)
    return next(((n.place,) for n in near if n.place and n.place_kind in TOWN), ())


def _of_town(s: Setting, state: int) -> Ids | None:
    """The town that a story speaks of where its state is judged: "noemde de situatie kritiek"; None: of another."""
    prepositions = s.context.lexicon.words("reading", "agent", "prepositions")
    definite = s.context.lower(state - 1) in s.words("carried", "known")
    lower = s.context.lower(state + 1)
    return in_focus(s, state) or None if definite and lower not in prepositions else None


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


def _at_home(scene: Scene, place: str, home: str | None) -> bool:
    known = scene.gazetteer.get(place)
    countries = scene.theatre.tables["theatre"].get("countries", {})
    return known is None or known.country is None or countries.get(known.country) == home
