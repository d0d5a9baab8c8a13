"""Whose missiles and drones they were. Rule: a side's in an adjective before them, or the enemy's of who downs them."""

from wederhoor.reading.happenings import Happening, in_class
from wederhoor.reading.mentions import Name, Role
from wederhoor.reading.roles_names import Setting, ids, preposition
from wederhoor.reading.roles_places import places
from wederhoor.reading.roles_sides import Ids, army_of, opponents, owner, party

AIRCRAFT = frozenset({"aircraft", "helicopters"})
NEAR = 3  # words from the adjective of a side to the weapon


def downed(s: Setting, item: Happening) -> bool:
    """Whether missiles or drones are shot down, so that they are not those of who does it."""
    words = [s.context.lower(index) for index in item.words]
    return _told_by(s, item, "downing") or any(word in s.words("doer", "downed_from") for word in words)


def fired(s: Setting, item: Happening, agent: Ids) -> Ids:
    """Who fired what was shot down: whose weapons they are, else the enemy of the side that downed or reports it."""
    name = _described(s)
    if name is not None and name is not item.agent:
        return ids(s.scene, name, s.memory)
    side = agent if party(s.scene, agent) is not None else s.vouching
    lost = owner(s.scene, places(s.context, s.clause))
    return opponents(s.scene, side) if agent or lost == party(s.scene, side) else ()


def manned(s: Setting) -> bool:
    """Whether aeroplanes or helicopters are told of, and no missile or drone: who downs them is who shoots."""
    weapons, words = s.context.lexicon.classes["missile"], [token.lower for token in s.clause.tokens]
    numbers = s.scene.numbers_in(s.context.sentence.number)
    counted = any(n.unit in AIRCRAFT and s.clause.holds(n.first) for n in numbers)
    flies = counted or any(in_class(word, s.words("doer", "manned")) for word in words)
    return flies and not any(in_class(word, weapons) for word in words)


def flown(s: Setting) -> Ids:
    """The army of the side whose adjective stands before what is flown."""
    sides = (n for n in s.context.names if n.role is Role.ADJECTIVE and s.clause.holds(n.first))
    return next((army_of(s.scene, ids(s.scene, n, s.memory)) for n in sides if _before_aircraft(s, n)), ())


def _before_aircraft(s: Setting, name: Name) -> bool:
    """Whether an aeroplane or helicopter stands within a few words behind an adjective."""
    after = range(name.last + 1, name.last + NEAR)
    counted = {n.counted for n in s.scene.numbers_in(s.context.sentence.number) if n.unit in AIRCRAFT}
    return any(i in counted or in_class(s.context.lower(i), s.words("doer", "manned")) for i in after)


def wielder(s: Setting, item: Happening) -> Ids:
    """The side whose weapons hit something: "met Russische raketten"; nobody whose weapons were hit."""
    name = _described(s)
    wielded = s.words("doer", "wielded") | ({""} if _told_by(s, item, "flying") else set())
    if name is None or preposition(s.context, name) not in wielded:
        return ()
    found = ids(s.scene, name, s.memory)
    return found if party(s.scene, found) is not None else ()


def _told_by(s: Setting, item: Happening, verbs: str) -> bool:
    """Whether it is told by one of the verbs of a list."""
    return any(verb.index == item.trigger and verb.lemma in s.words("doer", verbs) for verb in s.context.verbs)


def _described(s: Setting) -> Name | None:
    """The adjective of a side before a weapon."""
    weapons = s.context.lexicon.classes["missile"]
    for name in s.context.names:
        after = (s.context.lower(index) for index in range(name.last + 1, name.last + NEAR))
        if name.role is Role.ADJECTIVE and s.clause.holds(name.first) and any(in_class(w, weapons) for w in after):
            return name
    return None
