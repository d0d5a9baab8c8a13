"""Reporting constructions that point at another sentence or need no verb. Rule: the source stands beside its content.

"Dat meldt X", "X: ...", '"..." - X', "naar eigen zeggen", "Dat ..., bevestigt X".
"""

from collections.abc import Iterator

from wederhoor.reading.attribution import Attribution
from wederhoor.reading.mentions import Name
from wederhoor.reading.runs import clause_around, first_speaker, last_token, report_from, report_group, verb_at
from wederhoor.reading.sources import Context, governed, only_name, passive_agent, subject
from wederhoor.reading.verbs import VerbUse

NEAR = 3  # words
LINE = 10  # words


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
    if source:
        yield Attribution(
            "backward",
            report_group(context, verb) or "assert",
            source,
            (verb.finite_index, *verb.indexes),
            (),
            (0, end),
            backward=True,
        )


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
    """``Britten: ...`` at the beginning of a headline or sentence."""
    tokens = context.sentence.tokens
    mark = next((i for i, token in enumerate(tokens[:9]) if token.text == ":"), None)
    if mark is None or mark == 0 or mark >= last_token(context):
        return
    if any(verb.form == "finite" and verb.index < mark for verb in context.verbs):
        return
    names = context.speakers(0, mark - 1)
    of = context.lexicon.words("reading", "function", "of")
    from_whom = len(names) == 1 and names[0].first == 1 and context.lower(0) in of
    if len(names) == 1 and names[0].last == mark - 1 and (from_whom or not governed(context, names[0])):
        yield Attribution(
            "headed",
            "assert",
            names[0],
            (*range(names[0].first, mark + 1),),
            ((mark + 1, last_token(context)),),
            (0, mark),
        )


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
            group = report_group(context, verb) or "assert"
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
