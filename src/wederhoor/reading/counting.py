"""Which numbers of a clause belong to a claim, and what they count. Rule: each number goes to one happening.

The dead and wounded go to the casualties, where they are told; any other number to the happening whose words it hangs
on in the syntax, else to the strongest. A stretch of time is a number of talks ("a truce of thirty days") and of what
is said to last; elsewhere it only says when.
"""

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from wederhoor.model.vocabulary import FAMILY_OF, Family, Kind
from wederhoor.reading.attribution import OBJECTS, Attribution
from wederhoor.reading.clauses import Clause
from wederhoor.reading.happenings import Happening, in_class
from wederhoor.reading.mentions import NumberMention, Role
from wederhoor.reading.scene import Scene
from wederhoor.reading.sources import Context

HARMED = frozenset({"killed", "wounded", "missing"})
STRETCHES = frozenset({"minutes", "hours", "days", "weeks", "months", "years"})
AREAS = frozenset({"countries", "regions", "districts", "towns", "settlements", "villages"})
FORCES = frozenset({Kind.CASUALTIES, Kind.SURRENDER, Kind.REINFORCEMENT, Kind.MOBILISATION})
OPENING = 4  # words within which a description of a place names it: "a former mining town"
EXCHANGED = frozenset({"people", "soldiers", "prisoners"})
EACH = 3  # words around a number within which "elk" makes it the number of either side


def numbers(
    scene: Scene,
    context: Context,
    clause: Clause,
    attribution: Attribution | None,
    kind: Kind,
    happening: Happening | None,
    others: Sequence[Happening],
) -> tuple[NumberMention, ...]:
    """The numbers of a clause that a claim of some kind counts."""
    inside = [m for m in scene.numbers_in(context.sentence.number) if clause.holds(m.first)]
    lasting = context.lexicon.words("reading", "counting", "lasting")
    talks = FAMILY_OF[kind] is Family.TALKS and kind is not Kind.AID  # "five billion over five years"
    lasts = talks or any(token.lower in lasting for token in clause.tokens)
    named = [m for m in inside if m.unit is not None and (lasts or m.unit not in STRETCHES)]
    named = [m for m in named if not _is_article(m, kind, context) and not _is_over(m, context)]
    named = [m for m in named if not _tells_where(m, named, context) and not _describes(m, clause, happening, context)]
    if happening is not None and len(others) > 1:
        named = [m for m in named if _owner(m, others, context) in (None, happening.trigger)]
    loose = attribution is not None and attribution.rule in OBJECTS and FAMILY_OF[kind] is not Family.WORDS
    bare = [m for m in inside if m.unit is None and loose]
    return tuple(_last_of_rise(named, context) or bare[:1])


def is_harm(number: NumberMention, kind: Kind, others: Sequence[Happening]) -> bool:
    """Whether a number tells a toll of its own beside a strike or fight: "honderd gewonden na een aanval"."""
    if kind is Kind.CASUALTIES or FAMILY_OF[kind] not in {Family.STRIKES, Family.GROUND}:
        return False
    if any(item.kind is Kind.CASUALTIES for item in others):
        return False
    return (number.fate or number.unit or "").partition("_per_")[0] in HARMED


def unit_of(number: NumberMention, kind: Kind, context: Context) -> str:
    """What is counted: people by what befell them (killed, exchanged), and a people that fights as its soldiers."""
    if kind is Kind.CASUALTIES and number.fate is not None:
        return number.fate
    if kind is Kind.PRISONER_EXCHANGE and number.unit in EXCHANGED:
        return "prisoners_each" if _of_each(number, context) else "prisoners"
    if number.unit == "people" and kind not in FORCES and _said_of_people(context, "arrested"):
        return "arrested"
    fights = FAMILY_OF[kind] is Family.GROUND or kind in FORCES
    word = context.lower(number.counted) if number.counted is not None else ""
    counted, per, rate = (number.unit or "").partition("_per_")
    if fights and counted == "people" and word in context.lexicon.words("reading", "counting", "forces"):
        return f"soldiers{per}{rate}"
    return number.unit or ""


def _of_each(number: NumberMention, context: Context) -> bool:
    """Whether a number is that of either side: "ruilden elk 103 krijgsgevangenen"."""
    each = context.lexicon.words("reading", "counting", "each")
    return any(context.lower(i) in each for i in range(max(number.first - EACH, 0), number.last + EACH))


def _said_of_people(context: Context, key: str) -> bool:
    """Whether a sentence says by one of some words what befell people."""
    words = context.lexicon.words("reading", "counting", key)
    return any(token.lower in words for token in context.sentence.tokens)


def _is_over(number: NumberMention, context: Context) -> bool:
    """Whether a stretch of time only says after what, or how old: "na twee uur praten", "de drie jaar oude oorlog"."""
    if number.unit not in STRETCHES:
        return False
    words = context.lexicon.words
    after = (context.lower(i) for i in range(max(number.first - EACH, 0), number.first))
    end = number.counted if number.counted is not None else number.last
    lasting = context.lower(end + 1) in words("reading", "counting", "lasted")
    return lasting or any(word in words("reading", "counting", "after") for word in after)


def _is_article(number: NumberMention, kind: Kind, context: Context) -> bool:
    """Whether "een" only introduces: in an apposition, behind a preposition, or what is only talked about."""
    articles = context.lexicon.words("reading", "function", "articles")
    if number.value != 1 or context.lower(number.first) not in articles:
        return False
    if FAMILY_OF[kind] is Family.WORDS:
        return True
    if not number.first:
        return kind is not Kind.CASUALTIES
    before = context.sentence.tokens[number.first - 1]
    return before.pos in {"PUNCT", "ADP"} or before.lower in context.lexicon.words("reading", "agent", "prepositions")


def _tells_where(number: NumberMention, named: Sequence[NumberMention], context: Context) -> bool:
    """Whether a number of areas only says where others were counted: "121 drones above six regions"."""
    if number.unit not in AREAS or len(named) == 1 or not number.first:
        return False
    return context.lower(number.first - 1) in context.lexicon.words("reading", "counting", "where")


def _describes(number: NumberMention, clause: Clause, happening: Happening | None, context: Context) -> bool:
    """Whether a number only describes a place beside its name: "Selydove, a town of 20,000 people, has fallen"."""
    tokens = context.sentence.tokens
    mark = next((i for i in range(number.first - 1, clause.first, -1) if tokens[i].text == ","), None)
    if mark is None or not any(n.role is Role.PLACE and clause.first <= n.last < mark for n in context.names):
        return False
    opening = tokens[mark + 1 : mark + 1 + OPENING]
    articles = context.lexicon.words("reading", "function", "articles")
    places = context.lexicon.classes["place"]
    named = bool(opening) and opening[0].lower in articles and any(in_class(t.lower, places) for t in opening)
    inside = tokens[mark : number.first]
    told = any(t.has("VerbForm=Fin") or (happening and t.index == happening.trigger) for t in inside)
    return named and not told and not any(t.pos == "CCONJ" for t in inside)


def _owner(number: NumberMention, others: Sequence[Happening], context: Context) -> int | None:
    """The trigger of the happening that a number belongs to; None where every one may have it."""
    harm = next((item for item in others if item.kind is Kind.CASUALTIES), None)
    if harm is not None and (number.fate is not None or (number.unit or "").partition("_per_")[0] in HARMED):
        return harm.trigger
    start = number.first if number.counted is None else number.counted
    above = next((_said_by(index, others) for index in _upwards(start, context) if _said_by(index, others)), None)
    return (above or others[0]).trigger


def _upwards(index: int, context: Context) -> Iterator[int]:
    yield index
    yield from (token.index for token in context.sentence.ancestors(index))


def _said_by(index: int, others: Sequence[Happening]) -> Happening | None:
    return next((item for item in others if index == item.trigger or index in item.words), None)


def _last_of_rise(named: Sequence[NumberMention], context: Context) -> list[NumberMention]:
    """Of "van acht naar tien" the value that holds now."""
    toward = context.lexicon.words("reading", "function", "toward")
    return [
        number
        for number, following in zip_longest(named, named[1:])
        if following is None or context.lower(following.first - 1) not in toward
    ]
