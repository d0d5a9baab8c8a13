"""Sources behind a noun: a report of X that shows something, the claim of X that. Rule: X stands in the phrase."""

from collections.abc import Iterator

from wederhoor.reading.attribution import Attribution
from wederhoor.reading.mentions import Name
from wederhoor.reading.runs import clause_around, is_finite, last_token, opener_after, unsaid
from wederhoor.reading.sources import SPEAKERS, Context, governor

REACH = 12  # words
FROM_TEXT = 3  # words from a text to whose it is


def drawn(context: Context) -> Iterator[Attribution]:
    """``Uit een rapport van X blijkt dat ...``; ``Dat blijkt uit een update van X``: whose text it is vouches."""
    out = context.lexicon.words("speech", "drawn", "out")
    that = context.lexicon.words("reading", "function", "that")
    for verb in context.verbs:
        if verb.lemma not in context.lexicon.tables["speech"]["drawn"]["verbs"]:
            continue
        start = next((i for i in _around(context, verb.finite_index) if context.lower(i) in out), None)
        if start is None:
            continue
        source = _owner(context, start + 1, start + REACH)
        cue = tuple(sorted({verb.finite_index, *verb.indexes}))
        opener = opener_after(context, max(cue), that)
        if opener is not None and source is not None:
            content = ((opener + 1, last_token(context)),)
            yield Attribution("drawn", "assert", source, cue, content, (clause_around(context, cue[0])[0], opener))
        elif source is not None and verb.finite_index == 1 and _points_back(context):
            yield Attribution("drawn", "assert", source, cue, (), (0, last_token(context)), backward=True)


def stated(context: Context) -> Iterator[Attribution]:
    """``In een verklaring van X staat dat ...``: whose text it is vouches, or nobody where that is not said."""
    that = context.lexicon.words("reading", "function", "that")
    within = context.lexicon.words("speech", "stated", "within")
    nouns = context.lexicon.words("speech", "sources", "texts") | context.lexicon.words("speech", "sources", "nouns")
    tokens = context.sentence.tokens
    if context.lower(0) not in within or context.lexicon.phrases["correction"].first(tokens):
        return  # "in een eerdere versie van dit bericht stond dat"
    for _, match in context.lexicon.phrases["stated"].all(tokens):
        opener = match[-1] + 1
        text = next((i for i in range(1, match[0]) if context.lower(i) in nouns), None)
        if text is None or context.lower(opener) not in that or tokens[opener].pos != "SCONJ":
            continue
        source = next((n for n in context.speakers(text + 1, match[0]) if n.first <= text + FROM_TEXT), None)
        content = ((opener + 1, last_token(context)),)
        yield Attribution("stated", "assert", source, match, content, (0, opener), carried=False)


def _around(context: Context, index: int) -> list[int]:
    """Tokens near a verb, those before it first, within its clause."""
    first, last = clause_around(context, index)
    return [*range(max(first, index - REACH), index), *range(index + 1, min(last, index + REACH) + 1)]


def _points_back(context: Context) -> bool:
    return context.lower(0) in context.lexicon.words("speech", "backward", "pronouns")


def _owner(context: Context, first: int, last: int) -> Name | None:
    """Whose text it is: a name behind "van" or the body itself, before the next mark or verb."""
    tokens = context.sentence.tokens
    stop = next((i for i in range(first, min(last, len(tokens))) if tokens[i].pos in {"VERB", "AUX", "PUNCT"}), last)
    names = [n for n in context.names if n.role in SPEAKERS and first <= n.first < stop]
    return names[0] if names else None


def nominal(context: Context) -> Iterator[Attribution]:
    """``de bewering van X dat ...``: X vouches for what the noun announces."""
    nouns = context.lexicon.words("speech", "sources", "nouns")
    of, that = (context.lexicon.words("reading", "function", key) for key in ("of", "that"))
    tokens = context.sentence.tokens
    for noun in (token for token in tokens if token.lower in nouns):
        source = next((n for n in context.names if n.role in SPEAKERS and noun.index < n.first <= noun.index + 4), None)
        if source is None or governor(context, source) not in of or context.lower(source.last + 1) not in that:
            continue
        opener = source.last + 1
        end = next((i - 1 for i in range(opener + 1, len(tokens)) if tokens[i].text in {",", ";"}), last_token(context))
        yield Attribution("nominal", "assert", source, (noun.index,), ((opener + 1, end),), (noun.index, opener))


def announced(context: Context) -> Iterator[Attribution]:
    """``Dinsdag kwam de bevestiging van X: ...``: X vouches for what stands behind the colon."""
    sources = ("speech", "sources")
    nouns = context.lexicon.words(*sources, "nouns") | context.lexicon.words(*sources, "announced")
    of = context.lexicon.words("reading", "function", "of")
    mark = next((token.index for token in context.sentence.tokens if token.text == ":"), 0)
    for noun in (token for token in context.sentence.tokens[:mark] if token.lower in nouns):
        near = (n for n in context.speakers(noun.index + 1, mark - 1) if n.first <= noun.index + REACH // 3)
        source = next((n for n in near if governor(context, n) in of), None)
        if source is None or mark >= last_token(context) or unsaid(context, 0, mark):
            continue
        if any(is_finite(context, i) for i in range(source.last + 1, mark)):
            continue
        content = ((mark + 1, last_token(context)),)
        yield Attribution("announced", "assert", source, (noun.index,), content, (0, mark))
        return
