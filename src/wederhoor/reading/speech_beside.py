"""Reporting constructions that point at another sentence or need no verb. Rule: the source stands beside its content.

"Dat meldt X", "X: ...", '"..." - X', "naar eigen zeggen", "Dat ..., bevestigt X".
"""

from collections.abc import Iterator, Sequence

from wederhoor.reading.attribution import Attribution
from wederhoor.reading.mentions import Name, Role
from wederhoor.reading.runs import clause_around, first_speaker, last_token, report_from, report_group, unsaid, verb_at
from wederhoor.reading.sources import Context, governed, only_name, owns, passive_agent, subject
from wederhoor.reading.verbs import VerbUse

NEAR = 3  # words
LINE = 10  # words
LEAD = 16  # words before a colon


def backward(context: Context) -> Iterator[Attribution]:
    """``Dat meldt X op Telegram``; ``Zo schrijft X``: X is the source of the sentence before."""
    pronouns = context.lexicon.words("speech", "backward", "pronouns")
    if len(context.sentence.tokens) < 3 or context.lower(0) not in pronouns:
        return
    verb = report_from(context, 1)
    if verb is None or report_group(context, verb) in {"judge", "deny", "correct"} or _opens_more(context, verb):
        return
    end = last_token(context)
    source = passive_agent(context, verb, 1, end) or first_speaker(context, 2, end)
    if source and not unsaid(context, 0, end):
        yield Attribution(
            "backward",
            report_group(context, verb) or "assert",
            source,
            (verb.finite_index, *verb.indexes),
            (),
            (0, end),
            backward=True,
        )


def resumed(context: Context) -> Iterator[Attribution]:
    """``X maakte dat bekend op Telegram``; ``Dat zijn de woorden van X``: the source of the sentence before."""
    pronouns = context.lexicon.words("speech", "backward", "pronouns")
    that = pronouns - context.lexicon.words("reading", "function", "so")
    finite = [verb for verb in context.verbs if verb.form == "finite" or verb.helper is not None]
    end = last_token(context)
    if not finite or len({verb.finite_index for verb in finite}) > 1 or _counts(context) or unsaid(context, 0, end):
        return
    told = next((verb for verb in finite if report_group(context, verb)), None)
    if told is not None and report_group(context, told) in {"assert", "admit"}:
        at = told.finite_index + 1
        source = subject(context, told, 0, told.finite_index - 1)
        if context.lower(at) in that and source is not None and _ends_there(context, told, at):
            yield Attribution("resumed", "assert", source, (told.finite_index,), (), (0, end), backward=True)
    elif context.lower(0) in that and finite[0].finite_index == 1:
        source = next((n for n in context.speakers(2, end) if owns(context, n) and n.last >= end - 1), None)
        if source is not None:
            yield Attribution("resumed", "assert", source, (1,), (), (0, end), backward=True)


def _ends_there(context: Context, verb: VerbUse, that: int) -> bool:
    """Whether nothing is told behind "dat", so that it points back: no verb and nobody but a medium."""
    behind = context.sentence.tokens[that + 1 :]
    verbs = [token for token in behind if token.pos in {"VERB", "AUX"} and token.index not in verb.indexes]
    people = [name for name in context.speakers(that, last_token(context)) if name.sort != "medium"]
    short = len([token for token in behind if token.pos != "PUNCT"]) <= NEAR  # whatever the tagger took "dat" for
    return (short or context.sentence.tokens[that].pos != "SCONJ") and not verbs and not people


def _counts(context: Context) -> bool:
    return any(token.pos == "NUM" for token in context.sentence.tokens)


def believed(context: Context) -> Iterator[Attribution]:
    """``Als we X mogen geloven, <content>``; ``<content>, mogen we X geloven``: X vouches for the rest."""
    for _, match in context.lexicon.phrases["believe"].all(context.sentence.tokens):
        source = only_name(context.speakers(match[0], match[-1]))
        if source is None:
            continue
        content = ((match[-1] + 1, last_token(context)),) if match[0] <= 1 else ((0, match[0] - 1),)
        yield Attribution("believed", "assert", source, match, content, (match[0], match[-1]))


def _opens_more(context: Context, verb: VerbUse) -> bool:
    """Whether "zo" begins the sentence and the verb has something else to report."""
    so = context.lexicon.words("reading", "function", "so")
    more = any(token.text in {",", ":"} or token.pos == "NUM" for token in context.sentence.tokens)
    others = any(v.form == "finite" and v.index not in {verb.index, verb.finite_index} for v in context.verbs)
    return context.lower(0) in so and (more or others)


def dashed(context: Context) -> Iterator[Attribution]:
    """``"..." - X, minister``: a name alone behind a quotation, in its sentence or in one of its own."""
    tokens = context.sentence.tokens
    if context.after_quotation and not any(verb.form == "finite" for verb in context.verbs):
        name = only_name([n for n in context.speakers(0, last_token(context)) if _opens_line(context, n)])
        if name is not None and len(tokens) - name.last <= LINE:
            yield Attribution("dashed", "assert", name, (), (), (0, last_token(context)), backward=True)
        return
    for quotation in context.quotations:
        mark = quotation.last + 1
        if mark >= last_token(context) or tokens[mark].text not in context.lexicon.words("reading", "quotes", "dashes"):
            continue
        name = only_name([n for n in context.speakers(mark, last_token(context)) if n.first <= mark + NEAR])
        if (
            name is not None
            and not governed(context, name)
            and not any(v.form == "finite" and v.index > mark for v in context.verbs)
        ):
            content = ((0, quotation.last),)
            yield Attribution("dashed", "assert", name, (mark,), content, (mark, last_token(context)))


def _opens_line(context: Context, name: Name) -> bool:
    """Whether only an office stands before a name at the beginning of its sentence."""
    return name.first <= NEAR and all(
        t.pos in {"NOUN", "ADJ", "PUNCT", "PROPN"} for t in context.sentence.tokens[: name.first]
    )


def headed(context: Context) -> Iterator[Attribution]:
    """``Britten: ...`` at the beginning of a headline or sentence; ``..., Kyiv: '...'`` at its end."""
    tokens = context.sentence.tokens
    yield from _answered(context)
    mark = next((i for i, token in enumerate(tokens[:LEAD]) if token.text == ":"), None)
    if mark is None or mark == 0 or mark >= last_token(context):
        return
    if any(verb.form == "finite" and verb.index < mark for verb in context.verbs):
        return
    name = _heading(context, context.speakers(0, mark - 1), mark)
    if name is not None:
        cue = (*range(name.first, mark + 1),)
        yield Attribution("headed", "assert", name, cue, ((mark + 1, last_token(context)),), (0, mark))


def _answered(context: Context) -> Iterator[Attribution]:
    """A name alone between a comma and a colon before a quotation that ends the sentence."""
    for name in context.speakers(1, last_token(context)):
        before, mark = name.first - 1, name.last + 1
        before -= context.lower(before) in context.lexicon.words("reading", "function", "articles")
        opens = any(item.first == mark + 1 and item.last >= last_token(context) - 1 for item in context.quotations)
        if opens and context.lower(mark) == ":" and context.lower(before) in {",", ";"}:
            content = ((mark + 1, last_token(context)),)
            yield Attribution("headed", "assert", name, (*range(name.first, mark + 1),), content, (before, mark))


def _heading(context: Context, names: Sequence[Name], mark: int) -> Name | None:
    """Who speaks behind a colon: a name alone, "van X", "de boodschap van X", or before a quotation with its office."""
    name = only_name(names)
    if name is None:
        return None
    of = context.lexicon.words("reading", "function", "of")
    from_whom = name.first == 1 and context.lower(0) in of
    if len(names) == 1 and name.last == _seat_start(context, mark) - 1 and mark < NEAR * NEAR:
        return name if from_whom or not governed(context, name) or owns(context, name) else None
    apposed = context.lower(name.last + 1) == "," and any(item.first == mark + 1 for item in context.quotations)
    return name if apposed and name.first < NEAR and not governed(context, name) else None


def _seat_start(context: Context, mark: int) -> int:
    """Where "in Boetsja" begins before a colon, else the colon itself."""
    at = context.lexicon.words("reading", "agent", "heard_at")
    places = (n for n in context.names if n.role is Role.PLACE and n.last == mark - 1)
    return next((n.first - 1 for n in places if context.lower(n.first - 1) in at), mark)


def own(context: Context) -> Iterator[Attribution]:
    """``naar eigen zeggen``: the subject of the clause vouches for it."""
    for _, match in context.lexicon.phrases["self"].all(context.sentence.tokens):
        first, last = clause_around(context, match[0])
        names = [n for n in context.speakers(first, last) if not governed(context, n)]
        if names:
            yield Attribution("own", "assert", names[0], match, ((first, last),), (match[0], match[-1]))


def fronted(context: Context) -> Iterator[Attribution]:
    """``Dat <content>, zoals Y zegt, bevestigt X``: the content stands first and has one source or two."""
    tokens = context.sentence.tokens
    that, likes = (context.lexicon.words("reading", "function", key) for key in ("that", "like"))
    if len(tokens) < 4 or tokens[0].lower not in that or verb_at(context, 1):
        return
    for mark in range(len(tokens) - 2, 1, -1):
        if tokens[mark].text != ",":
            continue
        verb = report_from(context, mark + 1)
        if verb:
            end = last_token(context)
            source = passive_agent(context, verb, mark + 1, end) or subject(context, verb, mark + 1, end)
            deny = context.lexicon.words("speech", "judge", "deny")
            untrue = any(token.lower in deny for token in tokens[mark:])
            group = "deny" if untrue else report_group(context, verb) or "assert"
            like = next((i for i in range(mark) if tokens[i].lower in likes), None)
            end = like - 2 if like else mark - 1
            yield Attribution(
                "fronted", group, source, (verb.finite_index, *verb.indexes), ((1, end),), (mark, last_token(context))
            )
            if like is not None:
                second = only_name(context.speakers(like, mark - 1))
                inner = next((v for v in context.verbs if like < v.index < mark and report_group(context, v)), None)
                if second and inner:
                    yield Attribution("likened", "assert", second, inner.indexes, ((1, end),), (like - 1, mark))
            return


def likened(context: Context) -> Iterator[Attribution]:
    """``Zoals X zegt, <content>``; ``<content>, zoals X zegt``: what is said stands in the main clause."""
    likes = context.lexicon.words("reading", "function", "like")
    tokens = context.sentence.tokens
    for like in (
        i for i in range(len(tokens) - 2) if tokens[i].lower in likes and (i == 0 or tokens[i - 1].text == ",")
    ):
        end = next((i for i in range(like + 1, len(tokens)) if tokens[i].pos == "PUNCT"), last_token(context))
        verb = next((v for v in context.verbs if like < v.index < end and report_group(context, v)), None)
        source = only_name([n for n in context.speakers(like, end - 1) if not governed(context, n)])
        content = ((end + 1, last_token(context)),) if like == 0 else ((0, like - 2),)
        if verb is not None and source is not None and content[0][0] <= content[0][1]:
            yield Attribution(
                "likened", report_group(context, verb) or "assert", source, verb.indexes, content, (like, end)
            )
