"""Who did what nobody is named for. Rule: the side that tells of its own deed, or nobody."""

from wederhoor.model.vocabulary import Certainty, Kind
from wederhoor.reading.happenings import Happening, happenings
from wederhoor.reading.roles_names import Setting, is_force_noun
from wederhoor.reading.roles_places import places
from wederhoor.reading.roles_sides import (
    Ids,
    army_of,
    commands,
    governs,
    opponents,
    others,
    own_force,
    own_name,
    owner,
    party,
    side_of,
)

WON = frozenset({Kind.CAPTURE, Kind.ADVANCE, Kind.ENCIRCLEMENT})  # one side's gain is the other's loss
WILLED = frozenset({Kind.ATTACK, Kind.CAPTURE, Kind.RECAPTURE, Kind.ADVANCE})  # what a side intends, it does itself
GAINED = frozenset({Kind.CAPTURE, Kind.ADVANCE})
ANNOUNCED = frozenset({Kind.SANCTIONS, Kind.AID, Kind.ATTACK, Kind.MOBILISATION, Kind.REINFORCEMENT, Kind.EVACUATION})
INFINITIVE = "infinitive"  # the rule of an attribution whose subject is that of the infinitive too


def told_of_itself(s: Setting, item: Happening, target: Ids) -> Ids:
    """The side that tells of its own deed, will or army, or of what it lost; nobody where another could be meant."""
    if _announced(s, item):
        return s.vouching
    side = party(s.scene, s.vouching)
    if side is None:
        return ()
    away = side != owner(s.scene, places(s.context, s.clause))
    if s.certainty is Certainty.INTENTION and item.kind in WILLED:
        return side_of(s.scene, s.vouching) if away or item.kind is Kind.RECAPTURE else ()
    if _grants(s) and item.kind in WON | {Kind.WITHDRAWAL}:
        return _granted(s, item)
    if s.certainty is Certainty.DENIED:
        return _rejected(s, item, target, away=away)
    if _of_infinitive(s, item):
        return own_force(s.scene, s.vouching) or s.vouching
    if commands(s.scene, s.vouching):
        return _commanded(s, item, target, side, away=away)
    gained = item.kind is Kind.CAPTURE and away and item.undone
    return own_name(s.scene, side, s.vouching) if gained and governs(s.scene, s.vouching) else ()


def _granted(s: Setting, item: Happening) -> Ids:
    """Whose the deed is that a side grants: the other side's gain, or its own withdrawal."""
    if item.kind in WON:
        return others(s.scene, s.vouching)
    return army_of(s.scene, s.vouching) if item.undone else ()


def _commanded(s: Setting, item: Happening, target: Ids, side: str, *, away: bool) -> Ids:
    """What those who order a side's troops about tell of them."""
    fires = item.kind is Kind.STRIKE and away and not places(s.context, s.clause) and not _harms(s)
    if item.kind is Kind.REINFORCEMENT or fires:
        return army_of(s.scene, s.vouching)
    named = item.agent is not None and not item.undone
    if named or item.kind not in GAINED or not (away or not target):
        return ()
    if item.doer is not None and is_force_noun(s.context.lexicon, s.context.lower(item.doer)):
        return army_of(s.scene, s.vouching)  # "para's hebben X ingenomen", says their army
    free = item.undone or item.kind is Kind.ADVANCE
    return own_name(s.scene, side, s.vouching) if free and item.by in {"verb", "noun"} else ()


def _harms(s: Setting) -> bool:
    """Whether a clause tells of people who were hurt: nobody boasts of that as his own fire."""
    return any(item.kind is Kind.CASUALTIES for item in happenings(s.clause, s.context))


def _rejected(s: Setting, item: Happening, target: Ids, *, away: bool) -> Ids:
    """The other side, where a side denies that a place of its own land was taken."""
    lost = item.kind is Kind.CAPTURE and bool(target) and not away and item.undone
    return opponents(s.scene, s.vouching) if lost else ()


def _announced(s: Setting, item: Happening) -> bool:
    """Whether a government or body announces what it will do: "Canada kondigt sancties aan"."""
    own = item.kind in ANNOUNCED and item.by == "noun" and item.undone and s.certainty is not Certainty.DENIED
    return own and governs(s.scene, s.vouching) and bool(_cues(s) & s.words("doer", "announcing"))


def _cues(s: Setting) -> set[str]:
    """The verbs in which somebody says it; the particle of one is none of its own: "maakte bekend"."""
    cue = s.attribution.cue if s.attribution is not None else ()
    found = {verb.lemma for verb in s.context.verbs if verb.index in cue}
    return found or {lemma for at in cue for lemma, _ in s.context.lexicon.by_form.get(s.context.lower(at), ())}


def _of_infinitive(s: Setting, item: Happening) -> bool:
    """Whether a side says of itself what an infinitive tells: "Rusland zegt X in handen te hebben"."""
    said = s.attribution is not None and s.attribution.rule == INFINITIVE
    return said and item.by != "noun" and item.agent is None and item.doer is None and governs(s.scene, s.vouching)


def _grants(s: Setting) -> bool:
    """Whether the source grants what it would rather not."""
    return bool(_cues(s) & s.words("doer", "granting"))
