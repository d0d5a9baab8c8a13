"""Who is blamed, and who did what somebody is accused of. Rule: who is named, else the other side of who blames."""

from wederhoor.reading.happenings import Happening
from wederhoor.reading.mentions import Name
from wederhoor.reading.roles_named import Pair
from wederhoor.reading.roles_names import Setting, accuses, actors_of, ids, preposition
from wederhoor.reading.roles_sides import Ids, opponents, party
from wederhoor.reading.sources import SPEAKERS


def accusation(s: Setting, item: Happening, agent: Ids, target: Ids) -> Pair:
    """Who is accused, and of what was done to whom; who holds somebody else responsible is not the accused."""
    own = set(agent) & set(s.vouching)  # who holds somebody else responsible
    return (() if own else agent) or accused(s, item.agent), target


def _blamed(s: Setting) -> Ids:
    """Whom a verb of laying blame names behind a preposition: "wijt de breuk aan X"."""
    if not {verb.lemma for verb in s.context.verbs} & s.words("doer", "blaming"):
        return ()
    to = s.words("doer", "blamed_at")
    names = (n for n in s.context.names if s.clause.holds(n.first) and n.role in SPEAKERS)
    return next((found for n in names if preposition(s.context, n) in to and (found := actors_of(s, [n]))), ())


def accused_of(s: Setting, item: Happening) -> Ids:
    """Who is accused of a deed that a noun tells: "beschuldigt X van een aanval op Y"."""
    return accused(s) if item.by == "noun" and accuses(s) else ()


def accused(s: Setting, accuser: Name | None = None) -> Ids:
    """Whom a clause names without a preposition beside the one who accuses, or behind that of blame.

    Where it names nobody a side of the war blames the other one: "noemt het een laffe wraakactie".
    """
    if blamed := _blamed(s):
        return blamed
    names = [n for n in s.context.names if s.clause.holds(n.first) and n.role in SPEAKERS and n is not accuser]
    found = (ids(s.scene, n, s.memory) for n in names if not preposition(s.context, n))
    named = next((actors for actors in found if actors and not set(actors) & set(s.vouching)), ())
    others_too = any(party(s.scene, actors) is None for n in names if (actors := ids(s.scene, n, s.memory)))
    return named or (() if others_too or _answers_third(s) else opponents(s.scene, s.vouching))


def _answers_third(s: Setting) -> bool:
    """Whether "this" is what somebody of neither side said or did in the sentence before: "Moskou hekelt dit"."""
    this = s.words("doer", "this")
    before = s.scene.contexts.get(s.context.sentence.number - 1)
    if before is None or not any(t.lower in this and t.pos == "PRON" for t in s.context.sentence.tokens):
        return False
    acting = [n.actors for n in before.names if n.role in SPEAKERS and n.actors and n.sort != "medium"]
    return any(party(s.scene, actors) is None for actors in acting)
