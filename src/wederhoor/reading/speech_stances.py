"""How somebody stands to a report: rejects, corrects or withdraws it, doubts it, or holds it possible.

Rule: the words must name a report ("die bewering") or open a clause; who rejects a proposal denies nothing.
"""

from collections.abc import Iterator

from wederhoor.reading.attribution import Attribution
from wederhoor.reading.mentions import Name
from wederhoor.reading.runs import clause_around, content_end
from wederhoor.reading.sources import Context, governed, governor

ON_REPORTS = ("deny", "correct", "withdraw")
TAKING_BACK = ("correct", "withdraw")
ON_CLAUSES = ("disbelieve", "hedge")


def stances(context: Context) -> Iterator[Attribution]:
    """``wijst die beschuldiging van de hand``, ``komt terug op``, ``gelooft niet dat``, ``sluit niet uit dat``."""
    for group in (*ON_REPORTS, *ON_CLAUSES):
        for _, match in context.lexicon.phrases[f"stance.{group}"].all(context.sentence.tokens):
            found = _stance(context, group, match)
            if found is not None:
                yield found


def _stance(context: Context, group: str, match: tuple[int, ...]) -> Attribution | None:
    first, last = clause_around(context, match[0])
    source = _holder(context, match, first, max(last, match[-1]))
    if source is None:
        return None
    if group in ON_CLAUSES:
        content = ((match[-1] + 1, content_end(context, match[-1])),)
        return Attribution("stance", group, source, match, content, (min(first, source.first), match[-1]))
    tokens = context.sentence.tokens[first : last + 1]
    reports = context.lexicon.words("hedges", "stance", "reports")
    never = context.lexicon.words("reading", "negation", "words")
    if group in TAKING_BACK:
        reports |= context.lexicon.words("hedges", "stance", "taken_back")
    if any(token.lower in context.lexicon.words("reading", "function", "each_other") for token in tokens):
        return None  # "de partijen spreken elkaar tegen": what each of them says, no word tells
    if not any(token.lower in reports for token in tokens) or any(token.lower in never for token in tokens):
        return None
    return Attribution("stance", group, source, match, ((first, last),), (source.first, source.last))


def _holder(context: Context, match: tuple[int, ...], first: int, last: int) -> Name | None:
    """Whose stance it is: the free name before the words, else behind them, else the one behind "door"."""
    names = [n for n in context.speakers(first, last) if not set(match) & set(range(n.first, n.last + 1))]
    by = context.lexicon.words("reading", "passive", "by")
    agents = [n for n in names if governor(context, n) in by]
    free = [n for n in names if not governed(context, n) and n.first < match[-1]]
    before = [n for n in free if n.last < match[0]]
    return next(iter([*agents, *before, *free]), None)
