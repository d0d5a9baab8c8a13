"""Runs of tokens around reporting verbs: where an attribution ends and a content begins. Rule: marks decide."""

from wederhoor.reading.clauses import TERSE
from wederhoor.reading.mentions import Name, Role
from wederhoor.reading.sources import Context, governed, only_name, owns
from wederhoor.reading.verbs import VerbUse

NEAR = 5  # words
ENDS = frozenset({".", ";", "!", ":"})  # marks before which no clause opens


def last_token(context: Context) -> int:
    """The index of the sentence's last token."""
    return len(context.sentence.tokens) - 1


def segment_end(context: Context, start: int) -> int:
    """The last token of an attribution that begins at start: up to the next mark outside an apposition, or the end.

    Where no verb stands before it, as in "De Russen, meldt X, zijn ...", it ends at the next mark before a verb.
    """
    tokens = context.sentence.tokens
    boundary = context.lexicon.words("speech", "clause", "boundaries") | context.lexicon.words(
        "hedges", "condition", "late"
    )
    inserted = not any(is_finite(context, index) for index in range(start))
    for index in range(start + 1, len(tokens)):
        if tokens[index].text in {";", ":"}:
            return index - 1
        if tokens[index].text == "," and context.lower(index + 1) in boundary:
            return index - 1
        if inserted and tokens[index].text == "," and is_finite(context, index + 1):
            return index - 1
        if opens_quote(context, index):
            return index - 2 if tokens[index - 1].text == "," else index - 1
    return last_token(context)


def is_finite(context: Context, index: int) -> bool:
    """Whether a token is a finite verb, of the pack or in the parser's eyes."""
    if index >= len(context.sentence.tokens):
        return False
    token = context.sentence.tokens[index]
    return token.pos in {"VERB", "AUX"} and (
        token.has("VerbForm=Fin") or any(v.finite_index == index for v in context.verbs)
    )


def opens_quote(context: Context, index: int) -> bool:
    """Whether a quotation begins at a token."""
    return any(item.first == index and not item.begun for item in context.quotations)


def verb_at(context: Context, index: int) -> VerbUse | None:
    """The verb of the pack at a token."""
    return next((verb for verb in context.verbs if verb.index == index), None)


def report_group(context: Context, verb: VerbUse) -> str | None:
    """The class of a reporting verb, or None for another verb."""
    return context.lexicon.report.get(verb.lemma)


def content_start(context: Context, mark: int) -> int:
    """Where the content before a mark begins: after the last semicolon, or the colon that a report opens."""
    return max((i + 1 for i in range(mark) if _parts_off(context, i)), default=0)


def _parts_off(context: Context, index: int) -> bool:
    """Whether a semicolon stands at a token, or a colon behind a clause that reports."""
    text = context.sentence.tokens[index].text
    told = any(verb.finite_index < index and report_group(context, verb) for verb in context.verbs)
    return text == ";" or (text == ":" and told and context.quotation(index) is None)


def reports_aside(context: Context, start: int, end: int, *, quoted: bool) -> VerbUse | None:
    """A verb such as weten at a token: a report beside a quotation, or where its subject ends the sentence."""
    verb = verb_at(context, start)
    if verb is None or verb.form != "finite" or verb.lemma not in context.lexicon.words("speech", "aside", "verbs"):
        return None
    name = first_speaker(context, start + 1, end)
    closes = name is not None and end == last_token(context) and name.last >= end - 1
    return verb if (quoted or closes) and not has_complement(context, verb) else None


def report_from(context: Context, start: int) -> VerbUse | None:
    """The reporting verb that begins, as a finite verb or as an auxiliary with its participle, at a token."""
    verb = verb_at(context, start)
    if verb and verb.form == "finite" and report_group(context, verb) and not has_complement(context, verb):
        return verb
    for other in context.verbs:
        known = context.sentence.tokens[other.index].pos == "ADJ"  # "is niet bekend" confesses nothing
        if other.form == "participle" and other.helper == start and report_group(context, other) and not known:
            return other if not has_complement(context, other) else None
    return None


def has_complement(context: Context, verb: VerbUse) -> bool:
    """Whether the verb's content follows it, opened by a conjunction, with no mark between."""
    that = context.lexicon.words("reading", "function", "that")
    opener = opener_after(context, max(*verb.indexes, verb.finite_index), that)
    return opener is not None and context.lower(opener) in that and not describes(context, verb, opener)


def describes(context: Context, verb: VerbUse, opener: int) -> bool:
    """Whether "dat" only says more of a source whose content stands before: "..., meldt X, dat zich baseert op Y"."""
    marks = [context.lower(i) for i in (verb.finite_index - 1, verb.finite_index - 2)]
    said = any(is_finite(context, i) for i in range(verb.finite_index - 1))
    return context.lower(opener - 1) == "," and "," in marks and said


def relative_end(context: Context, last: int, *, closed: bool = True) -> int:
    """The end of a relative clause right behind a source: "volgens X, dat zich baseert op Y,"; else its own end.

    Where it need not be closed, it may reach to the end of the sentence.
    """
    relative = context.lexicon.words("speech", "clause", "relative")
    if context.lower(last + 1) != "," or context.lower(last + 2) not in relative:
        return last
    marks = (i for i in range(last + 2, len(context.sentence.tokens)) if context.lower(i) == ",")
    return next(marks, last if closed else last_token(context))


def first_speaker(context: Context, first: int, last: int) -> Name | None:
    """The first name in a run of tokens that can be a subject."""
    here = context.speakers(first, last)
    free = [n for n in here if not governed(context, n)] or [n for n in here if owns(context, n)]
    starts = {n.first for n in free}
    tokens = context.sentence.tokens  # "liet hij X weten": "hij" can be nothing but the subject
    spoken = [n for n in free if n.role is not Role.PRONOUN or tokens[n.last].has("Case=Nom")]
    return only_name([n for n in free if n in spoken or n.last + 1 not in starts])


def np_end(context: Context, index: int) -> int:
    """The end of the noun phrase that begins after a preposition."""
    tokens = context.sentence.tokens
    last = index
    for token in tokens[index + 1 :]:
        if token.pos in {"VERB", "AUX", "PUNCT", "SCONJ", "CCONJ"}:
            break
        last = token.index
        if token.pos in {"NOUN", "PROPN"} and not (
            last + 1 < len(tokens) and tokens[last + 1].pos in {"PROPN", "NOUN"}
        ):
            break
    return last


def clause_around(context: Context, index: int) -> tuple[int, int]:
    """The run of tokens between the nearest clause marks around a token."""
    tokens = context.sentence.tokens
    boundary = context.lexicon.words("speech", "clause", "boundaries") | context.lexicon.words(
        "speech", "clause", "relative"
    )
    anew = context.lexicon.words("speech", "sources", "anew")

    def hard(i: int) -> bool:
        if tokens[i].text in {";", ":"}:
            return True
        if tokens[i].text == "," and (context.lower(i + 1) in boundary or context.sentence.part in TERSE):
            return True
        if context.lower(i + 1) in anew and (tokens[i].text == "," or tokens[i].pos == "CCONJ"):
            return True
        following = verb_at(context, i + 1)
        return tokens[i].pos == "CCONJ" and following is not None and following.form == "finite"

    first = next((i + 1 for i in range(index - 1, -1, -1) if hard(i)), 0)
    last = next((i - 1 for i in range(index + 1, len(tokens)) if hard(i)), len(tokens) - 1)
    return first, last


def main_clause_start(context: Context, source: Name, finite: int) -> int | None:
    """Where "..., Y zegt" begins: behind a comma, with the subject right before its finite verb, and a verb before."""
    articles = context.lexicon.words("reading", "function", "articles")
    start = source.first - (context.lower(source.first - 1) in articles)
    parted = start > 0 and context.lower(start - 1) == "," and source.last + 1 == finite
    return start if parted and any(is_finite(context, index) for index in range(start - 1)) else None


def opener_after(context: Context, index: int, openers: frozenset[str]) -> int | None:
    """The conjunction that opens the content, with no other finite verb or mark before it."""
    tokens = context.sentence.tokens
    that = context.lexicon.words("reading", "function", "that")
    inside = -1
    for position in range(index + 1, len(tokens)):
        token = tokens[position]
        if position <= inside:
            continue
        inside = apposition_end(context, position)
        if token.text == ":":
            return position
        if (
            token.lower in openers
            and token.pos != "DET"
            and position + 1 < len(tokens)
            and tokens[position + 1].text not in ENDS
            and (token.pos == "SCONJ" or token.dep in {"mark", ""} or token.lower in that)
            and not (tokens[position + 1].pos == "CCONJ" and is_finite(context, position + 2))  # "ontkent dat en zegt"
        ):
            return position
        if inside > position:
            continue
        if token.text == ";" or (token.text == "," and context.lower(position + 1) not in openers):
            return None
    return None


def apposition_end(context: Context, comma: int) -> int:
    """The comma that closes an apposition holding no verb but a name, opened by this comma; else -1."""
    tokens = context.sentence.tokens
    if tokens[comma].text != ",":
        return -1
    end = next((i for i in range(comma + 1, min(comma + 10, len(tokens))) if tokens[i].text == ","), -1)
    inside = range(comma + 1, end)
    named = any(n.role is Role.ACTOR and n.first in inside and n.last in inside for n in context.names)
    return end if named and not any(tokens[i].pos in {"VERB", "AUX", "SCONJ"} for i in inside) else -1


def content_end(context: Context, opener: int) -> int:
    """The end of a subordinate content: before ``, maar X ...`` or a semicolon, else the end."""
    tokens = context.sentence.tokens
    breaks = context.lexicon.words("speech", "content", "breaks")
    for index in range(opener + 1, len(tokens)):
        if tokens[index].text == ";":
            return index - 1
        if tokens[index].text == "," and context.lower(index + 1) in breaks:
            return index - 1
    return len(tokens) - 1


def unsaid(context: Context, first: int, end: int, but: tuple[int, ...] = ()) -> bool:
    """Whether the words from one token up to another, less those of the verb, say that it was not, or seldom, said."""
    negation = ("reading", "negation")
    never, rarely, soon = (context.lexicon.words(*negation, key) for key in ("words", "rarely", "soon"))
    inside = [i for i in range(first, end) if i not in but]
    if any(context.lower(i) in never for i in inside):
        return True
    seldom = (i for i in inside if context.lower(i) in rarely)
    return any(not any(context.lower(j) in soon for j in range(i + 2, i + NEAR)) for i in seldom)


def mutual(context: Context, first: int, last: int) -> bool:
    """Whether people do it to each other, of which no word says what: "de partijen spreken elkaar tegen"."""
    words = context.lexicon.words("reading", "function", "each_other")
    return any(context.lower(index) in words for index in range(first, last + 1))
