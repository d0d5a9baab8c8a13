"""Who contradicts whom: "X spreekt Y tegen". Rule: two names, and something that the one contradicted says.

What Y says may stand in the same sentence ("Y, dat sprak van ...") or before it; else nothing is told.
"""

from collections.abc import Iterator, Sequence

from wederhoor.model.claims import Claim
from wederhoor.reading.aftermath import points_at
from wederhoor.reading.attribution import Attribution
from wederhoor.reading.building import is_firm
from wederhoor.reading.mentions import Name
from wederhoor.reading.runs import clause_around, opener_after
from wederhoor.reading.scene import Scene
from wederhoor.reading.sources import Context, governed, governor, is_passive, passive_agent, subject
from wederhoor.reading.verbs import VerbUse
from wederhoor.reading.vouching import Memory, identify

RULE = "opposed"


def opposing(context: Context) -> Iterator[Attribution]:
    """``X spreekt Y tegen``, ``Y wordt door X weersproken``, ``de lezing van X staat haaks op die van Y``."""
    for source, _, cue, (first, last) in _pairs(context):
        yield Attribution(RULE, "deny", source, cue, ((first, last),), (source.first, source.last))


def _pairs(context: Context) -> Iterator[tuple[Name, Name, tuple[int, ...], tuple[int, int]]]:
    """Who contradicts, who is contradicted, the words for it and their clause."""
    opposed = set(context.lexicon.tables["speech"]["opposing"]["verbs"])
    for verb in context.verbs:
        if verb.lemma in opposed and verb.form != "infinitive":
            clause = clause_around(context, verb.finite_index)
            both = None if _says_more(context, verb) else _both(context, verb, clause)
            if both:
                yield *both, tuple(sorted({verb.finite_index, *verb.indexes})), clause
    for _, match in context.lexicon.phrases["opposing"].all(context.sentence.tokens):
        clause = clause_around(context, match[0])
        names = [name for name in context.speakers(*clause) if _of_report(context, name)]
        before, after = ([n for n in names if (n.last < match[-1]) is early] for early in (True, False))
        if len(before) == len(after) == 1:
            yield before[0], after[0], match, clause


def told_of_another(context: Context, verb: VerbUse, opener: int) -> bool:
    """Whether "dat" behind such a verb only goes on about the one contradicted: "X spreekt Y tegen, dat sprak van"."""
    if verb.lemma not in context.lexicon.tables["speech"]["opposing"]["verbs"] or context.lower(opener - 1) != ",":
        return False
    last = opener - 3 if opener - 2 in verb.indexes else opener - 2
    return any(name.last == last for name in context.speakers(0, opener))


def _says_more(context: Context, verb: VerbUse) -> bool:
    """Whether what is denied or said instead follows at once: "X weerspreekt dat ...", "X weerspreekt Y: ..."."""
    openers = context.lexicon.words("speech", "clause", "openers")
    opener = opener_after(context, max(*verb.indexes, verb.finite_index), openers)
    return opener is not None and not told_of_another(context, verb, opener)


def _both(context: Context, verb: VerbUse, clause: tuple[int, int]) -> tuple[Name, Name] | None:
    """The subject and the object, or in the passive whoever stands behind "door" and the subject."""
    names = [name for name in context.speakers(*clause) if not governed(context, name)]
    passive = is_passive(context, verb)
    source = passive_agent(context, verb, *clause) if passive else subject(context, verb, *clause)
    others = [name for name in names if source is not None and name.span != source.span and name.actors]
    return (source, others[0]) if source is not None and len(others) == 1 else None


def _of_report(context: Context, name: Name) -> bool:
    """Whether a name says whose report it is: "de lezing van X", "die van Y"."""
    of = context.lexicon.words("reading", "function", "of")
    told = context.lexicon.words("speech", "opposing", "told") | context.lexicon.words("hedges", "stance", "reports")
    index = name.first - 1
    while index > 0 and context.lower(index) not in of and index > name.first - 4:
        index -= 1
    return governor(context, name) in of and context.lower(index - 1) in told


def settled(
    scene: Scene, context: Context, memory: Memory, found: Sequence[Claim], earlier: Sequence[Claim]
) -> list[Claim]:
    """The claims of a sentence; a contradiction is about what its opponent says, or is left out."""
    if not any(claim.rule.startswith(RULE) for claim in found):
        return list(found)
    others = [known for _, other, _, _ in _pairs(context) if (known := identify(scene, other, memory))]
    against = {actor for name in others for actor in name.actors}
    told = [claim for claim in (*found, *reversed(earlier)) if is_firm(claim) and _speaks_for(scene, claim, against)]
    result = []
    for claim in found:
        if not claim.rule.startswith(RULE):
            result.append(claim)
        elif told:
            result.append(points_at(claim, told[0]))
    return result


def _speaks_for(scene: Scene, claim: Claim, actors: set[str]) -> bool:
    """Whether a claim is made by one of some actors, or by somebody who belongs to one."""
    return any(actors & set(scene.theatre.ancestors(name)) for name in claim.claimants)
