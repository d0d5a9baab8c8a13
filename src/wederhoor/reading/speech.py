"""Reporting constructions in a sentence. Rule: each finder is one construction; all are composed in FINDERS, below.

A finder yields attributions; where several vouch for one clause, the narrowest content wins.
"""

from collections.abc import Callable, Iterator

from wederhoor.reading.attribution import Attribution
from wederhoor.reading.mentions import Name, Role
from wederhoor.reading.opposing import opposing, told_of_another
from wederhoor.reading.parsed import Token
from wederhoor.reading.runs import (
    clause_around,
    content_end,
    content_start,
    describes,
    first_speaker,
    is_finite,
    last_token,
    mutual,
    np_end,
    opener_after,
    relative_end,
    report_from,
    report_group,
    reports_aside,
    segment_end,
    unsaid,
)
from wederhoor.reading.settling import settle
from wederhoor.reading.sources import (
    Context,
    after,
    governed,
    is_passive,
    joined,
    only_name,
    passive_agent,
    phrase_start,
    seat,
    subject,
)
from wederhoor.reading.speech_beside import backward, believed, dashed, fronted, headed, likened, own, resumed
from wederhoor.reading.speech_objects import antecedent, infinitive, judged, leading, objects, shared, shown, urged
from wederhoor.reading.speech_stances import stances
from wederhoor.reading.speech_texts import announced, drawn, nominal, stated
from wederhoor.reading.verbs import VerbUse

Finder = Callable[[Context], Iterator[Attribution]]


def find_attributions(context: Context) -> tuple[Attribution, ...]:
    """Every attribution of a sentence, the narrowest first."""
    found: list[Attribution] = []
    for finder in FINDERS:
        for item in finder(context):
            if not any(set(item.cue) & set(known.cue) for known in found):
                found.append(item)
    return tuple(sorted(settle(context, found), key=lambda item: (item.size, item.segment)))


def inverted(context: Context) -> Iterator[Attribution]:
    """``<content>, zegt X``; ``"...", schreef hij``; ``..., heeft X bekendgemaakt``; ``..., zo klinkt het in Y``."""
    tokens = context.sentence.tokens
    fillers = context.lexicon.words("reading", "agent", "fillers")
    for mark in range(1, len(tokens) - 1):
        if not _is_mark(context, mark):
            continue
        start = mark + 1
        while start < len(tokens) - 1 and context.lower(start) in fillers:
            start += 1
        end = segment_end(context, mark + 1)
        verb = report_from(context, start) or reports_aside(context, start, end, quoted=_quoted_before(context, mark))
        if verb is None or report_group(context, verb) == "judge" or _is_subordinate(context, mark):
            continue
        if not _quoted_before(context, mark) and (
            _tells_infinitive(context, start, end) or _ends_subject(context, mark, end)
        ):
            continue
        group = report_group(context, verb) or "assert"
        if group == "deny" and mutual(context, start, end):
            continue
        source = passive_agent(context, verb, start, end) or first_speaker(context, start + 1, end)
        if source is None and not (_has_verb(context, mark) and context.sentence.tokens[mark + 1].pos != "CCONJ"):
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
            carried=source is None and not _somebody(context, verb, verb.finite_index + 1, end + 1),
        )


def _is_mark(context: Context, index: int) -> bool:
    """Whether content can end at a token: a comma, or a closing mark right behind another mark."""
    tokens = context.sentence.tokens
    if tokens[index].text == ",":
        return context.quotation(index) is None or not is_finite(context, index + 1)
    ends = any(item.last == index and not item.goes_on for item in context.quotations)
    return ends and tokens[index - 1].pos == "PUNCT"


def _is_subordinate(context: Context, mark: int) -> bool:
    """Whether only a clause of time or reason stands before a mark, so that the verb's content must follow it."""
    openers = context.lexicon.words("speech", "clause", "subordinators")
    alone = not any(context.sentence.tokens[i].text == "," for i in range(mark))
    first = context.sentence.tokens[0]
    return alone and first.pos == "SCONJ" and first.lower in openers and not is_finite(context, 1)


def _tells_infinitive(context: Context, first: int, last: int) -> bool:
    """Whether the verb has a content of its own behind it: ", zei hij niets te weten"."""
    to = context.lexicon.words("reading", "function", "to")
    tokens = context.sentence.tokens
    return any(tokens[i].lower in to and tokens[i + 1].has("VerbForm=Inf") for i in range(first, last))


def _ends_subject(context: Context, mark: int, end: int) -> bool:
    """Whether only a name and a relative clause stand before a mark: "De brigade, die er vecht, had dat ontkend"."""
    named = context.speakers(0, mark)
    if not named or governed(context, named[0]) or end < last_token(context) - 1:
        return False
    return relative_end(context, named[0].last) == mark and not any(is_finite(context, i) for i in range(named[0].last))


def _quoted_before(context: Context, mark: int) -> bool:
    return any(item.last in {mark - 1, mark} for item in context.quotations)


def _has_verb(context: Context, mark: int) -> bool:
    """Whether what stands before a mark is a clause or a quotation, not only somebody's name and office."""
    return _quoted_before(context, mark) or any(
        verb.index < mark and verb.form in {"finite", "participle"} for verb in context.verbs
    )


def heard(context: Context) -> Iterator[Attribution]:
    """``klinkt het (in Kyiv)``, ``luidt het``, ``staat in de update``: the source follows or is carried."""
    for _, match in context.lexicon.phrases["speech"].all(context.sentence.tokens):
        start, end = _heard_segment(context, match)
        source = _heard_from(context, match, end)
        content = ((0, start - 1),) if start > 0 else ((end + 1, last_token(context)),)
        seen = source is None and context.lower(match[-1] + 1) in context.lexicon.words("reading", "function", "on")
        if content[0][0] <= content[0][1] and not seen:  # "is te zien op beelden": the outlet looks for itself
            carried = source is None and not _heard_elsewhere(context, match)
            yield Attribution("heard", "assert", source, match, content, (start, end), carried=carried)


def _heard_elsewhere(context: Context, match: tuple[int, ...]) -> bool:
    """Whether somebody stands behind it whom no name is known for: "klinkt het bij de provincie"."""
    return context.lower(match[-1] + 1) in context.lexicon.words("reading", "agent", "heard_at")


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
    """``volgens X``, ``aldus X``, ``dixit X``, ``in de woorden van X``: before, inside or after what X vouches for."""
    for words in _prepositions(context):
        index = words[-1]
        source = after(context, index)
        mates = joined(context, source, plural=words[0] <= 1) if source else ()
        end = _place_behind(context, mates[-1] if mates else source) if source else np_end(context, index)
        end = relative_end(context, end, closed=words[0] <= 1)
        if _closes(context, words, end):
            end = last_token(context)
        if words[0] == 0 and source is not None and end >= last_token(context) - 1:
            yield Attribution("prepositional", "assert", source, words, (), (0, end), backward=True)
            continue
        if words[0] <= 1:
            content: tuple[tuple[int, int], ...] = ((end + 1, last_token(context)),)
        elif context.lower(words[0] - 1) == "," and (
            end >= last_token(context) - 1 or context.lower(end + 1) in {";", ")"}
        ):
            content = ((content_start(context, words[0] - 1), words[0] - 2),)
        else:
            content = _either_side(context, words[0], end)
        yield Attribution("prepositional", "assert", source, words, content, (words[0], end), carried=False)


def _place_behind(context: Context, name: Name) -> int:
    """The last word of a source with the place that its office is of: "de burgemeester van Kyiv"."""
    of = context.lexicon.words("reading", "function", "of")
    if context.lower(name.last + 1) not in of:
        return name.last
    behind = (n for n in context.names if n.role is Role.OFFICE and name.last + 2 <= n.first <= name.last + 4)
    return next((n.last for n in behind), name.last)


def _closes(context: Context, words: tuple[int, ...], end: int) -> bool:
    """Whether nothing but the occasion follows a source that ends what it says: "..., aldus X in een bericht"."""
    closing = context.lexicon.words("speech", "sources", "closing")
    alone = words[0] == 0 or context.lower(words[0] - 1) == ","
    rest = context.sentence.tokens[end + 1 :]
    if (
        not alone
        or context.lower(words[0]) not in closing
        or any(t.pos in {"VERB", "AUX", "NUM", "SCONJ"} for t in rest)
    ):
        return False
    spoken = any(n.first > end and (n.role is Role.CHANNEL or n.sort == "medium") for n in context.names)
    return spoken and not any(t.text in {",", ";", ":"} for t in rest)


def _either_side(context: Context, first: int, last: int) -> tuple[tuple[int, int], ...]:
    """The clause around a source; behind a relative clause that belongs to the source it goes on."""
    begin, end = clause_around(context, first)
    if end >= last or last >= last_token(context):
        return ((begin, end),)
    return ((begin, first - 1), (last + 1, clause_around(context, last + 1)[1]))


def _prepositions(context: Context) -> Iterator[tuple[int, ...]]:
    """The words that stand before a source, as token indexes."""
    plain = context.lexicon.words("speech", "sources", "prepositions")
    yield from ((token.index,) for token in context.sentence.tokens if token.lower in plain)
    for _, match in context.lexicon.phrases["voiced"].all(context.sentence.tokens):
        yield match


def clausal(context: Context) -> Iterator[Attribution]:
    """``X zegt dat ...``, ``heeft X toegegeven dat ...``, ``door X wordt gemeld dat ...``: the content follows."""
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
        if unsaid(context, first, opener, but=verb.indexes) or _opened_by_another(context, verb, group, opener):
            continue
        if describes(context, verb, opener) or told_of_another(context, verb, opener):
            continue
        if _of_report(context, opener):
            yield Attribution(
                "clausal", group, None, (opener - 1,), ((opener + 1, content_end(context, opener)),), (first, opener)
            )
            continue
        source = _teller(context, verb, first, opener)
        if source is None and not (_relative_source(context, first) or _somebody(context, verb, first, opener)):
            continue
        cue = tuple(sorted({verb.finite_index, *verb.indexes}))
        if tokens[opener].text != ":":
            content = ((opener + 1, content_end(context, opener)),)
            yield Attribution("clausal", group, source, cue, content, (first, opener))
            continue
        after_colon = ((opener + 1, last_token(context)),)
        if group == "deny":
            yield Attribution("clausal", group, source, cue, ((first, opener - 1),), (-1, -1))
            yield Attribution("colon", "assert", source, (opener,), after_colon, (opener, opener))
        else:
            yield Attribution("clausal", group, source, cue, after_colon, (first, opener))


def _opened_by_another(context: Context, verb: VerbUse, group: str, opener: int) -> bool:
    """Whether what opens belongs to a later verb ("spreekt X tegen en zegt dat") or a noun ("de claim van X dat")."""
    last = max(*verb.indexes, verb.finite_index)
    later = any(last < other.finite_index < opener and report_group(context, other) for other in context.verbs)
    return later or (group == "assert" and any(item.segment[1] == opener for item in nominal(context)))


def _teller(context: Context, verb: VerbUse, first: int, opener: int) -> Name | None:
    """Who tells what a clause says: the subject, or in the passive whoever stands behind "door"."""
    if is_passive(context, verb):
        return passive_agent(context, verb, first, opener - 1) or seat(context, first, opener - 1)
    begin = max(first, verb.finite_index) if _behind_subordinate(context, verb) else first
    known = subject(context, verb, begin, opener - 1) or antecedent(context, first) or leading(context, verb)
    known = known or shared(context, verb)
    return known or (seat(context, first, opener - 1) if _by_people(context, verb) else None)


def _of_report(context: Context, opener: int) -> bool:
    """Whether a report opens the clause, of which somebody only speaks: "reageerde op het bericht dat"."""
    nouns = context.lexicon.words("speech", "sources", "nouns")
    toward = context.lexicon.words("speech", "sources", "toward")
    told = context.lower(opener - 1) in nouns | context.lexicon.words("hedges", "stance", "reports")
    return told and context.lower(phrase_start(context, opener - 2)) in toward


def _behind_subordinate(context: Context, verb: VerbUse) -> bool:
    """Whether a verb opens the main clause behind "terwijl X in Y is,": nobody in that clause is its subject."""
    openers = context.lexicon.words("speech", "clause", "subordinators")
    return context.lower(verb.finite_index - 1) == "," and context.lower(0) in openers


def _by_people(context: Context, verb: VerbUse) -> bool:
    """Whether the subject beside a verb is a word for people in general: "in Moskou zegt men dat"."""
    anyone = context.lexicon.words("reading", "agent", "anyone")
    return any(context.lower(verb.finite_index + step) in anyone for step in (-1, 1))


def _somebody(context: Context, verb: VerbUse, first: int, opener: int) -> bool:
    """Whether the subject is somebody whom no name is known for: "ingewijden melden dat"."""
    if is_passive(context, verb):
        return False
    prepositions = context.lexicon.words("reading", "agent", "prepositions")
    people = context.lexicon.words("reading", "person", "nouns")
    inside = [token for token in context.sentence.tokens[first:opener] if token.index not in verb.indexes]
    nouns = [token.index for token in inside if token.pos == "NOUN" or token.lower in people or _is_name(token)]
    return any(context.lower(phrase_start(context, i - 1)) not in prepositions for i in nouns)


def _is_name(token: Token) -> bool:
    """Whether a word is a name that no table need know: ", meldt Interfax"."""
    return token.pos == "PROPN" and token.text[:1].isupper()


def _relative_source(context: Context, first: int) -> bool:
    return context.lower(first) in context.lexicon.words("speech", "clause", "relative")


FINDERS: tuple[Finder, ...] = (
    backward,
    resumed,
    believed,
    fronted,
    likened,
    drawn,
    stated,
    heard,
    nominal,
    announced,
    inverted,
    opposing,
    clausal,
    prepositional,
    own,
    headed,
    dashed,
    shown,
    judged,
    objects,
    infinitive,
    urged,
    stances,
)
