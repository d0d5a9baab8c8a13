"""Reporting constructions in a sentence. Rule: each finder is one construction; all are composed in FINDERS, below.

A finder yields attributions; where several vouch for one clause, the narrowest content wins.
"""

from collections.abc import Callable, Iterator

from wederhoor.reading.attribution import Attribution
from wederhoor.reading.mentions import Name, Role
from wederhoor.reading.phrases import find_phrase
from wederhoor.reading.runs import (
    clause_around,
    content_end,
    content_start,
    first_speaker,
    last_token,
    np_end,
    opener_after,
    report_from,
    report_group,
    segment_end,
    verb_at,
)
from wederhoor.reading.sources import Context, after, governed, only_name, subject
from wederhoor.reading.verbs import VerbUse

NEAR = 8  # words
Finder = Callable[[Context], Iterator[Attribution]]


def find_attributions(context: Context) -> tuple[Attribution, ...]:
    """Every attribution of a sentence, the narrowest first."""
    found: list[Attribution] = []
    for finder in FINDERS:
        for item in finder(context):
            if not any(set(item.cue) & set(known.cue) for known in found):
                found.append(item)
    return tuple(sorted(found, key=lambda item: (item.size, item.segment)))


def inverted(context: Context) -> Iterator[Attribution]:
    """``<content>, zegt X``; ``"...", schreef hij``; ``..., heeft X bekendgemaakt``; ``..., zo klinkt het in Y``."""
    tokens = context.sentence.tokens
    fillers = context.lexicon.words("reading", "agent", "fillers")
    for mark in range(1, len(tokens) - 1):
        if tokens[mark].text != ",":
            continue
        start = mark + 1
        while start < len(tokens) - 1 and context.lower(start) in fillers:
            start += 1
        verb = report_from(context, start)
        if verb is None:
            continue
        end = segment_end(context, mark + 1)
        group = report_group(context, verb) or "assert"
        source = first_speaker(context, start + 1, end)
        if source is None and not _has_verb(context, mark):
            continue
        content: list[tuple[int, int]] = [(content_start(context, mark), mark - 1)]
        if end < last_token(context):
            content.append((end + 1, last_token(context)))
        yield Attribution(
            "inverted",
            group,
            source,
            (verb.finite_index, *verb.indexes),
            tuple(content),
            (mark, end),
            carried=source is None,
        )


def _has_verb(context: Context, mark: int) -> bool:
    """Whether what stands before a mark is a clause or a quotation, not only somebody's name and office."""
    before = context.sentence.tokens[:mark]
    quoted = before[-1].text in set(str(context.lexicon.tables["reading"]["quotes"]["close"]))
    return quoted or any(verb.index < mark and verb.form in {"finite", "participle"} for verb in context.verbs)


def heard(context: Context) -> Iterator[Attribution]:
    """``klinkt het (in Kyiv)``, ``luidt het``, ``staat in de update``: the source stands behind it or is carried over."""
    for phrase in context.lexicon.phrases["speech"]:
        match = find_phrase(phrase, context.sentence.tokens)
        if match is not None:
            start, end = _heard_segment(context, match)
            source = _heard_from(context, match, end)
            content = ((0, start - 1),) if start > 0 else ((end + 1, last_token(context)),)
            if content[0][0] <= content[0][1]:
                yield Attribution("heard", "assert", source, match, content, (start, end), carried=source is None)


def _heard_segment(context: Context, match: tuple[int, ...]) -> tuple[int, int]:
    so = context.lexicon.words("reading", "function", "so")
    start = match[0]
    while start > 0 and (context.sentence.tokens[start - 1].text == "," or context.lower(start - 1) in so):
        start -= 1
    return start, segment_end(context, match[0])


def _heard_from(context: Context, match: tuple[int, ...], end: int) -> Name | None:
    """Where it is heard: a name behind in or bij, or whose text it is."""
    articles = context.lexicon.words("reading", "function", "articles")
    places = context.lexicon.words("reading", "agent", "heard_at") | articles
    if match[-1] - match[0] > 1:
        within = [n for n in context.speakers(match[0], match[-1]) if not governed(context, n)]
        if within:
            return within[0]
    later = [n for n in context.names if match[-1] < n.first <= end and n.role is not Role.ADJECTIVE]
    if context.lower(match[-1]) in context.lexicon.words("reading", "function", "it"):
        later = [n for n in later if context.lower(n.first - 1) in places]
    return only_name([n for n in later if n.actors and n.role is not Role.CHANNEL])


def prepositional(context: Context) -> Iterator[Attribution]:
    """``volgens X``, ``aldus X``, ``dixit X``: before, inside or after what X vouches for."""
    words = context.lexicon.words("speech", "sources", "prepositions")
    for token in context.sentence.tokens:
        if token.lower not in words:
            continue
        source = after(context, token.index)
        end = source.last if source else np_end(context, token.index)
        if token.index <= 1:
            content = ((end + 1, last_token(context)),)
        elif context.lower(token.index - 1) == "," and end >= last_token(context) - 1:
            content = ((content_start(context, token.index - 1), token.index - 2),)
        else:
            first, last = clause_around(context, token.index)
            content = ((first, last),)
        yield Attribution("prepositional", "assert", source, (token.index,), content, (token.index, end), carried=False)


def clausal(context: Context) -> Iterator[Attribution]:
    """``X zegt dat ...``, ``heeft X toegegeven dat ...``, ``X ontkent dat ...``: the content follows the verb."""
    tokens = context.sentence.tokens
    openers = context.lexicon.words("speech", "clause", "openers")
    for verb in context.verbs:
        group = report_group(context, verb)
        if group is None or group == "judge" or verb.form == "infinitive":
            continue
        opener = opener_after(context, max(*verb.indexes, verb.finite_index), openers)
        if opener is None:
            continue
        first, _ = clause_around(context, verb.finite_index)
        if _unsaid(context, first, opener):
            continue
        source = subject(context, verb, first, opener - 1) or _antecedent(context, first) or _leading(context, verb)
        if source is None and not _relative_source(context, first):
            continue
        end = content_end(context, opener)
        if tokens[opener].text == ":":
            end = last_token(context)
        yield Attribution(
            "clausal",
            group,
            source,
            tuple(sorted({verb.finite_index, *verb.indexes})),
            ((opener + 1, end),),
            (first, opener),
        )


def _unsaid(context: Context, first: int, opener: int) -> bool:
    """Whether the words say that it was not, or seldom, said."""
    never = context.lexicon.words("reading", "negation", "words") | context.lexicon.words(
        "reading", "negation", "rarely"
    )
    return any(context.lower(i) in never for i in range(first, opener))


def _leading(context: Context, verb: VerbUse) -> Name | None:
    """The name that opens the sentence, before a relative clause that the verb follows: "X, die ..., sprak tegen dat"."""
    first = [n for n in context.speakers(0, verb.finite_index) if n.first <= 2 and not governed(context, n)]
    comma = verb.finite_index > 0 and context.sentence.tokens[verb.finite_index - 1].text == ","
    return first[0] if first and comma else None


def _relative_source(context: Context, first: int) -> bool:
    return context.lower(first) in context.lexicon.words("speech", "clause", "relative")


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
            source = subject(context, verb, mark + 1, last_token(context))
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
                    yield Attribution("zoals", "assert", second, inner.indexes, ((1, end),), (like - 1, mark))
            return


def objects(context: Context) -> Iterator[Attribution]:
    """``meldt zware aanvallen``, ``sprak van ...``, ``houdt het op ...``: content as a noun phrase."""
    table = context.lexicon.tables["speech"]["object"]
    plain = set(table["plain"])
    that = context.lexicon.words("reading", "function", "that")
    for verb in context.verbs:
        group = report_group(context, verb)
        opened = _opened_by(context, verb)
        if verb.form == "infinitive" or (opened is None and (verb.lemma not in plain or group == "judge")):
            continue
        first, last = clause_around(context, verb.finite_index)
        source = subject(context, verb, first, last) or _antecedent(context, first)
        if source is None or opener_after(context, verb.index, that) is not None:
            continue
        cue = tuple(sorted({verb.finite_index, *verb.indexes, *(opened or ())}))
        yield Attribution("object", group or "assert", source, cue, ((first, last),), (source.first, source.last))


def _opened_by(context: Context, verb: VerbUse) -> tuple[int, ...] | None:
    """The words after a verb such as spreken that make what follows its content."""
    for opener in context.lexicon.openers.get(verb.lemma, ()):
        match = find_phrase(opener, context.sentence.tokens)
        if match and (0 < match[0] - verb.finite_index <= NEAR or 0 < verb.index - match[0] <= NEAR):
            return match
    return None


def _antecedent(context: Context, first: int) -> Name | None:
    """The name right before a relative clause: "..., dat zaterdag sprak van"."""
    if context.lower(first) not in context.lexicon.words("speech", "clause", "relative"):
        return None
    before = [n for n in context.speakers(0, first - 1) if first - n.last <= NEAR // 2]
    return before[-1] if before else None


def judged(context: Context) -> Iterator[Attribution]:
    """``X noemt Y Z``: what X thinks of Y; with a word such as onwaar it is a denial."""
    deny = context.lexicon.words("speech", "judge", "deny")
    for verb in context.verbs:
        if report_group(context, verb) != "judge" or verb.form == "infinitive":
            continue
        first, last = clause_around(context, verb.finite_index)
        source = subject(context, verb, first, last)
        if source is None:
            continue
        words = {token.lower for token in context.sentence.tokens[first : last + 1]}
        group = "deny" if words & deny else "judge"
        yield Attribution(
            "judged",
            group,
            source,
            tuple(sorted({verb.finite_index, *verb.indexes})),
            ((first, last),),
            (source.first, source.last),
        )


def urged(context: Context) -> Iterator[Attribution]:
    """``X roept ... op te vertrekken``, ``X belooft te ...``: what somebody asks for or promises, without a conjunction."""
    to = context.lexicon.words("reading", "function", "to")
    for verb in context.verbs:
        group = report_group(context, verb)
        if group not in {"urge", "intend"} or verb.form == "infinitive":
            continue
        first, last = clause_around(context, verb.finite_index)
        source = subject(context, verb, first, last)
        if source is not None and any(context.lower(i) in to for i in range(verb.finite_index, last)):
            cue = tuple(sorted({verb.finite_index, *verb.indexes}))
            segment = (min(source.first, verb.finite_index), max(source.last, verb.finite_index))
            yield Attribution("urged", group, source, cue, ((verb.finite_index + 1, last),), segment)


def headed(context: Context) -> Iterator[Attribution]:
    """``Britten: ...`` at the beginning of a headline or sentence."""
    tokens = context.sentence.tokens
    mark = next((i for i, token in enumerate(tokens[:9]) if token.text == ":"), None)
    if mark is None or mark == 0 or mark >= last_token(context):
        return
    if any(verb.form == "finite" and verb.index < mark for verb in context.verbs):
        return
    names = context.speakers(0, mark - 1)
    if len(names) == 1 and names[0].last == mark - 1 and not governed(context, names[0]):
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
    for phrase in context.lexicon.phrases["self"]:
        match = find_phrase(phrase, context.sentence.tokens)
        if match:
            first, last = clause_around(context, match[0])
            names = [n for n in context.speakers(first, last) if not governed(context, n)]
            if names:
                yield Attribution(
                    "own", "assert", names[0], match, ((first, last),), (match[0], match[-1]), self_reported=True
                )


def shown(context: Context) -> Iterator[Attribution]:
    """``X toonde een kaart``, ``Op een foto van X staan ...``: who shows it vouches for what is seen."""
    tokens = context.sentence.tokens
    things = context.lexicon.words("speech", "sources", "shown")
    showing = set(context.lexicon.tables["speech"]["sources"]["show"])
    thing = next((token for token in tokens if token.lower in things), None)
    if thing is None:
        return
    for verb in context.verbs:
        first, last = clause_around(context, verb.finite_index)
        if verb.lemma in showing and verb.form != "infinitive" and abs(thing.index - verb.index) <= 9:
            source = subject(context, verb, first, last)
            if source is not None:
                yield Attribution(
                    "shown",
                    "show",
                    source,
                    tuple(sorted({verb.finite_index, *verb.indexes})),
                    ((0, last_token(context)),),
                    (source.first, source.last),
                    channel=thing.span,
                )
                return
    on, of = (context.lexicon.words("reading", "function", key) for key in ("on", "of"))
    if thing.index <= 3 and context.lower(0) in on:
        source = after(context, thing.index, 4) if context.lower(thing.index + 1) in of else None
        if source:
            yield Attribution(
                "shown_in",
                "show",
                source,
                (thing.index,),
                ((source.last + 1, last_token(context)),),
                (0, source.last),
                channel=thing.span,
            )


def backward(context: Context) -> Iterator[Attribution]:
    """``Dat meldt X op Telegram``: X is the source of the sentence before."""
    pronouns = context.lexicon.words("speech", "backward", "pronouns")
    if len(context.sentence.tokens) < 3 or context.lower(0) not in pronouns:
        return
    verb = report_from(context, 1)
    if verb is None or report_group(context, verb) in {"judge", "deny", "correct"}:
        return
    source = first_speaker(context, 2, last_token(context))
    if source:
        yield Attribution(
            "backward",
            report_group(context, verb) or "assert",
            source,
            (verb.finite_index, *verb.indexes),
            (),
            (0, last_token(context)),
            backward=True,
        )


FINDERS: tuple[Finder, ...] = (
    backward,
    fronted,
    heard,
    inverted,
    clausal,
    prepositional,
    own,
    headed,
    shown,
    judged,
    objects,
    urged,
)
