"""What an answer, a silence or a doubt is about. Rule: its own words say it, else what the story mostly tells.

"De cijfers zijn niet te controleren" is about what was counted, "zijn bewering" about the ground that he says was
won, "zweeg over het front" about the fighting. "Moskou heeft niet gereageerd" points at no sentence: it is about the
matter of the story.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from wederhoor.model.claims import Claim
from wederhoor.model.vocabulary import FAMILY_OF, UNATTRIBUTED, Family, Kind, Part
from wederhoor.reading.building import is_firm
from wederhoor.reading.happenings import HARM
from wederhoor.reading.mentions import Role
from wederhoor.reading.sources import Context

GAINED = frozenset({Kind.CAPTURE, Kind.RECAPTURE, Kind.CONTROL, Kind.ADVANCE, Kind.WITHDRAWAL})
STRUCK = frozenset({Kind.ATTACK, Kind.STRIKE, Kind.DRONE_OR_MISSILE_STRIKE})
PHRASE = 3  # words from "over" to the noun that it governs


def counted(context: Context, earlier: Sequence[Claim]) -> Claim | None:
    """What was counted, where a sentence speaks of figures: the toll before any other number."""
    if not _has(context, "figures"):
        return None
    found = [claim for claim in _firm(earlier) if claim.quantity is not None]
    return next((claim for claim in found if claim.kind is Kind.CASUALTIES), next(iter(found), None))


def claimed(context: Context, earlier: Sequence[Claim]) -> Claim | None:
    """The ground that somebody says was won, where a sentence speaks of his claim: "zijn bewering"."""
    if not _has(context, "claims"):
        return None
    sides = {actor for name in context.names if name.role is Role.ADJECTIVE for actor in name.actors}
    found = [claim for claim in _firm(earlier) if claim.kind in GAINED and claim.claimants != (UNATTRIBUTED,)]
    own = [claim for claim in found if sides & {*claim.claimants, *claim.agent}]
    asserted = own or found
    taken = [claim for claim in asserted if claim.kind in {Kind.CAPTURE, Kind.RECAPTURE}]
    return next(iter(taken or asserted), None)


def of_war(context: Context) -> bool:
    """Whether a sentence names the front, the war or the state of things: "zweeg over het front"."""
    about = context.lexicon.words("hedges", "matter", "about")
    war = context.lexicon.words("hedges", "matter", "war")
    tokens = context.sentence.tokens
    heads = (token for token in tokens if token.lower in war)
    return any(any(word.lower in about for word in tokens[max(0, t.index - PHRASE) : t.index]) for t in heads)


def reacts(context: Context, cue: Sequence[int]) -> bool:
    """Whether a silence is the want of any answer, and no word of its sentence points at what it is to."""
    answers = context.lexicon.words("hedges", "matter", "answers")
    return not _has(context, "pointing") and any(context.lower(index) in answers for index in cue)


def main(earlier: Sequence[Claim]) -> Claim | None:
    """The last claim on what a story tells most of; of a strike and its harm the strike."""
    found = [claim for claim in _firm(earlier) if FAMILY_OF[claim.kind] is not Family.WORDS]
    deeds = [claim for claim in found if claim.kind in STRUCK]
    if deeds:
        found = [claim for claim in found if claim.kind not in HARM]
    often = Counter(claim.kind for claim in reversed(found)).most_common(1)
    return next((claim for claim in found if claim.kind is often[0][0]), None) if often else None


def _firm(earlier: Sequence[Claim]) -> Iterator[Claim]:
    return (claim for claim in reversed(earlier) if is_firm(claim) and claim.part is Part.BODY)


def _has(context: Context, key: str) -> bool:
    words = context.lexicon.words("hedges", "matter", key)
    return any(token.lower in words for token in context.sentence.tokens)
