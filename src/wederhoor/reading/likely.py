"""The kind that the words of a clause make likely. Rule: asked only where no frame fits; unsure, it says nothing.

Each word, class, frame, unit and sort of name in a clause is a trait, and each trait weighs for some kinds and against
others. The weights are the pack's; they were learned from annotated clauses (training/guess.py of the source). Here
they are added up as whole numbers, so that every machine gives the same kind.
"""

from collections import Counter
from collections.abc import Iterator
from math import exp

from wederhoor.model.vocabulary import FAMILY_OF, Certainty, Family, Kind
from wederhoor.reading.building import Statement
from wederhoor.reading.clauses import Clause
from wederhoor.reading.happenings import by_noun, in_class
from wederhoor.reading.lexicon import Lexicon
from wederhoor.reading.mentions import Role
from wederhoor.reading.parsed import Token
from wederhoor.reading.scene import Scene
from wederhoor.reading.sources import Context

GROUNDED = frozenset({f"r:{Role.PLACE}", "c:place", "c:force"})  # nobody fights where there is no ground
HELD = frozenset({Kind.CAPTURE, Kind.RECAPTURE, Kind.CONTROL, Kind.WITHDRAWAL})
ALWAYS = "always"  # what every clause has
MUTE = frozenset({"PUNCT", "DET", "ADP", "PRON", "AUX", "CCONJ", "SCONJ", "NUM", "PROPN", "SYM"})  # no sign of a kind
NOUNS = frozenset({"NOUN", "ADJ", "X"})
LONG = 7  # letters of a word whose beginning and end are traits too
PIECE = 5  # letters of those


def likely(statement: Statement) -> Kind | None:
    """The kind that the traits of a clause speak for clearly enough; none for hearsay inside somebody's quotation."""
    context = statement.context
    if statement.firmness.certainty is Certainty.HEDGED and context.quotation(statement.clause.first) is not None:
        return None
    lexicon = context.lexicon
    known = traits(statement.scene, context, statement.clause)
    sums: Counter[Kind] = Counter()
    for trait in known:
        for kind, weight in lexicon.likely.get(trait, ()):
            sums[kind] += weight
    if not sums:
        return None
    table = lexicon.tables["likely"]
    best = max(Kind, key=lambda kind: sums[kind])
    total = sum(exp((sums[kind] - sums[best]) / table["scale"]) for kind in Kind)
    if round(1 / total, 6) < table["sure"] or f"n:{best}" in known:
        return None  # unsure, or a noun that can tell it stands there and its own frame refused it
    if best in HELD and f"f:{best}" not in known:
        return None  # no ground changes hands by a guess
    return best if FAMILY_OF[best] is not Family.GROUND or GROUNDED & {*known} else None


def traits(scene: Scene, context: Context, clause: Clause) -> tuple[str, ...]:
    """What is known of a clause by which its kind may be guessed, each thing once."""
    found = {ALWAYS}
    for token in clause.tokens:
        if token.pos not in MUTE:
            found.update(_of_word(token, context.lexicon))
    for verb in context.verbs:
        if clause.holds(verb.index):
            found.add("v:" + "_".join(verb.lemma.split()))
            found.update(f"f:{frame.kind}" for frame in context.lexicon.by_verb.get(verb.lemma, ()))
    numbers = [m for m in scene.numbers_in(context.sentence.number) if clause.holds(m.first)]
    found.update(f"u:{number.unit or ''}" for number in numbers)
    for name in context.names:
        if clause.holds(name.first):
            found.add(f"r:{name.role}")
            if name.role is Role.PLACE and name.place_kind:
                found.add(f"p:{name.place_kind}")
    return tuple(sorted(found))


def _of_word(token: Token, lexicon: Lexicon) -> Iterator[str]:
    """A word in its dictionary form, its two ends, the classes of the pack it is in and the frames it names."""
    word = token.lemma.replace("_", "").lower()
    yield f"w:{word}"
    if len(word) >= LONG:
        yield f"e:{word[-PIECE:]}"
        yield f"b:{word[:PIECE]}"
    if token.pos in NOUNS:
        yield from (f"c:{name}" for name, words in lexicon.classes.items() if in_class(token.lower, words))
        yield from (f"n:{frame.kind}" for frame in by_noun(token.lower, lexicon.by_noun))
