"""Reporting constructions whose content has no conjunction: objects, judgements, promises, infinitives, showing.

Rule: the content is the clause around the verb, and never the words of another clause.
"""

from collections.abc import Iterator
from itertools import pairwise

from wederhoor.reading.attribution import Attribution
from wederhoor.reading.mentions import Name
from wederhoor.reading.names_pairs import RULE as PAIR
from wederhoor.reading.phrases import find_phrase
from wederhoor.reading.runs import (
    clause_around,
    is_finite,
    last_token,
    main_clause_start,
    mutual,
    opener_after,
    report_group,
)
from wederhoor.reading.sources import (
    Context,
    after,
    behind_it,
    governed,
    governor,
    is_passive,
    only_name,
    passive_agent,
    subject,
    unnamed_before,
)
from wederhoor.reading.verbs import VerbUse

NEAR = 8  # words


def objects(context: Context) -> Iterator[Attribution]:
    """``meldt zware aanvallen``, ``sprak van ...``, ``houdt het op ...``: content as a noun phrase."""
    table = context.lexicon.tables["speech"]["object"]
    plain, opposing = set(table["plain"]), set(context.lexicon.tables["speech"]["opposing"]["verbs"])
    felt = context.lexicon.words("speech", "judge", "felt")
    for verb in context.verbs:
        opened = _opened_by(context, verb)
        feels = any(context.lower(index) in felt for index in opened or ())
        group = "judge" if feels else report_group(context, verb)
        if _is_infinitive(context, verb) or (opened is None and (verb.lemma not in plain or group == "judge")):
            continue
        first, last = _clause(context, verb)
        if opened is not None and _is_talk(context, first, last, opened):
            continue
        source = _teller(context, verb, first, last)
        if _tells_clause(context, verb) or (group == "deny" and mutual(context, first, last)):
            continue
        if source is None:
            it = any(behind_it(context, verb.finite_index, name) for name in context.names)
            somebody = verb.form == "finite" and (verb.lemma in plain - opposing or unnamed_before(context, verb))
            if verb.lemma not in table["sized"] and (it or somebody):
                cue = tuple(sorted({verb.finite_index, *verb.indexes}))
                yield Attribution("object", group or "assert", None, cue, ((first, last),), (-1, -1), carried=it)
            continue
        cue = tuple(sorted({verb.finite_index, *verb.indexes, *(opened or ())}))
        first = main_clause_start(context, source, verb.finite_index) or first
        yield Attribution("object", group or "assert", source, cue, ((first, last),), (source.first, source.last))


def _teller(context: Context, verb: VerbUse, first: int, last: int) -> Name | None:
    """Who tells what a noun phrase names: the subject, or in the passive whoever stands behind "door"."""
    if is_passive(context, verb):
        return passive_agent(context, verb, first, last)
    source = subject(context, verb, first, last) or antecedent(context, first) or leading(context, verb)
    source = source or shared(context, verb)
    return _speaking(context, verb, source, first) if source is not None else None


def _tells_clause(context: Context, verb: VerbUse) -> bool:
    """Whether "dat" opens what this verb tells, and not what a later one does: "meldde de val en zei dat"."""
    opener = opener_after(context, verb.index, context.lexicon.words("reading", "function", "that"))
    later = (v.finite_index for v in context.verbs if report_group(context, v) and v.form != "infinitive")
    return opener is not None and not any(verb.finite_index < index < opener for index in later if index != verb.index)


def _speaking(context: Context, verb: VerbUse, source: Name, first: int) -> Name | None:
    """The subject where a name is spoken of: nobody in "de rechter verdenkt X", Y in "Y ontkent en beschuldigt X"."""
    finite = verb.finite_index
    if source.first < finite:
        return source
    before = context.sentence.tokens[first:finite]
    told = context.lexicon.words("reading", "function", "that")  # "dat ontkent X": what X denies, whatever its tag
    if any(t.dep == "nsubj" and t.head in {verb.index, finite} and t.lower not in told for t in before):
        return None
    if finite == 0 or context.sentence.tokens[finite - 1].pos != "CCONJ":
        return source
    return next((n for n in context.speakers(0, finite - 1) if not governed(context, n)), None)


def _is_talk(context: Context, first: int, last: int, opened: tuple[int, ...]) -> bool:
    """Whether people spoke with each other, which is an event and no statement: "X sprak met Y over graan"."""
    beside, links = (context.lexicon.words("reading", "function", key) for key in ("with", "and"))
    names = context.speakers(first, last)
    joined = any(a.last + 2 == b.first and context.lower(a.last + 1) in links for a, b in pairwise(names))
    joined = joined or any(n.rule == PAIR for n in names)
    about = context.lexicon.words("speech", "aside", "about")
    return any(governor(context, n) in beside for n in names) or (joined and context.lower(opened[-1]) in about)


def _is_infinitive(context: Context, verb: VerbUse) -> bool:
    if verb.form == "infinitive" or not context.sentence.tokens[verb.index].has("VerbForm=Inf"):
        return verb.form == "infinitive"
    first, last = _clause(context, verb)
    others = (index for index in range(first, last + 1) if index != verb.index)
    return verb.form != "finite" or any(is_finite(context, index) for index in others)  # "de Russen spreken van"


def _clause(context: Context, verb: VerbUse) -> tuple[int, int]:
    """The run of tokens around a verb, between marks with a finite verb right behind them."""
    first, last = clause_around(context, verb.finite_index)
    tokens = context.sentence.tokens
    marks = [i for i in range(first + 1, last) if tokens[i].text == "," and is_finite(context, i + 1)]
    parted = (i for i in marks if i < verb.finite_index and any(is_finite(context, j) for j in range(first, i)))
    begin = max((i + 1 for i in parted), default=first)
    return begin, min((i - 1 for i in marks if i > verb.finite_index), default=last)


def _opened_by(context: Context, verb: VerbUse) -> tuple[int, ...] | None:
    """The words after a verb such as spreken that make what follows its content."""
    tokens = context.sentence.tokens
    for opener in context.lexicon.openers.get(verb.lemma, ()):
        for start in range(max(0, verb.index - NEAR), min(verb.finite_index + NEAR + 1, len(tokens))):
            match = tuple(start + at for at in find_phrase(opener, tokens[start:]) or ())
            if match and match[0] == start and _near(verb, start):
                return match
    return None


def _near(verb: VerbUse, index: int) -> bool:
    """Whether a word stands a little behind a verb or, where its subject follows, before it."""
    return 0 < index - verb.finite_index <= NEAR or 0 < verb.index - index <= NEAR


def shared(context: Context, verb: VerbUse) -> Name | None:
    """The subject of the verb before "en", of which this one says what it did next: "X spreekt Y tegen en zegt dat"."""
    before = verb.finite_index - 1
    if before < 0 or context.sentence.tokens[before].pos != "CCONJ":
        return None
    names = [name for name in context.speakers(0, before) if not governed(context, name)]
    doer = next((token for token in context.sentence.tokens[:before] if token.dep == "nsubj"), None)
    unnamed = doer is not None and doer.pos == "NOUN" and context.name_over(doer.index) is None
    if unnamed and names and doer is not None and doer.index < names[0].first:
        return None  # "de burgemeester ontving X en zei": nobody whom a name is known for
    return only_name(names)


def antecedent(context: Context, first: int) -> Name | None:
    """The name right before a relative clause: "..., dat zaterdag sprak van"."""
    if context.lower(first) not in context.lexicon.words("speech", "clause", "relative"):
        return None
    before = [n for n in context.speakers(0, first - 1) if first - n.last <= NEAR // 2]
    return before[-1] if before else None


def leading(context: Context, verb: VerbUse) -> Name | None:
    """The name that opens the sentence, before a relative clause: "X, die ..., sprak tegen dat"."""
    first = [n for n in context.speakers(0, verb.finite_index) if n.first <= 2 and not governed(context, n)]
    tokens = context.sentence.tokens
    comma = verb.finite_index > 0 and tokens[verb.finite_index - 1].text == ","
    return first[0] if first and comma and tokens[0].pos != "SCONJ" else None


def judged(context: Context) -> Iterator[Attribution]:
    """``X noemt Y Z``: what X thinks of Y; with a word such as onwaar it is a denial."""
    deny = context.lexicon.words("speech", "judge", "deny")
    for verb in context.verbs:
        if report_group(context, verb) != "judge" or verb.form == "infinitive":
            continue
        first, last = _clause(context, verb)
        source = _behind_by(context, first, last) if _judged(context, verb) else subject(context, verb, first, last)
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


def _judged(context: Context, verb: VerbUse) -> bool:
    """Whether the subject is the one who is judged; these verbs have no perfect with "zijn"."""
    perfect = context.lexicon.words("reading", "passive", "perfect")
    return is_passive(context, verb) or (verb.form == "participle" and verb.helper_lemma in perfect)


def _behind_by(context: Context, first: int, last: int) -> Name | None:
    """Who judges in the passive: the one name behind "door"."""
    by = context.lexicon.words("reading", "passive", "by")
    return only_name([name for name in context.speakers(first, last) if governor(context, name) in by])


def urged(context: Context) -> Iterator[Attribution]:
    """``X roept ... op te vertrekken``, ``X belooft te ...``: what somebody asks for or promises."""
    to = context.lexicon.words("reading", "function", "to")
    seeming = set(context.lexicon.tables["speech"]["urged"]["seeming"])
    for verb in context.verbs:
        group = report_group(context, verb)
        if group not in {"urge", "intend"} or verb.form == "infinitive":
            continue
        first, last = clause_around(context, verb.finite_index)
        if verb.lemma in seeming and _suffers(context, first, last):
            continue  # "X dreigt omsingeld te worden": nobody's threat
        source = subject(context, verb, first, last)
        if source is None and not unnamed_before(context, verb):
            continue
        if any(context.lower(i) in to for i in range(verb.finite_index, last)):
            cue = tuple(sorted({verb.finite_index, *verb.indexes}))
            near = (source.first, source.last) if source is not None else (verb.finite_index - 1, verb.finite_index)
            segment = (min(near[0], verb.finite_index), max(near[1], verb.finite_index))
            yield Attribution("urged", group, source, cue, ((verb.finite_index + 1, last),), segment)


def _suffers(context: Context, first: int, last: int) -> bool:
    """Whether the infinitive of a clause tells what befalls its subject: "omsingeld te worden", "te mislukken"."""
    befalling = set(context.lexicon.tables["speech"]["urged"]["befalling"])
    helpers = context.lexicon.words("reading", "passive", "helpers") | befalling
    to = context.lexicon.words("reading", "function", "to")
    return any(context.lower(i) in to and context.lower(i + 1) in helpers for i in range(first, last))


def infinitive(context: Context) -> Iterator[Attribution]:
    """``X zegt Y te hebben ingenomen``: the content is an infinitive with "te", in the same clause as the verb."""
    to, around = (context.lexicon.words("reading", "function", key) for key in ("to", "around"))
    for verb in context.verbs:
        group = report_group(context, verb)
        if group not in {"assert", "admit", "hedge", "deny"} or verb.form == "infinitive":
            continue
        first, last = _clause(context, verb)
        start = max(verb.finite_index, *verb.indexes) + 1
        at = next((i for i in range(start, last) if context.lower(i) in to), None)
        if at is None or any(
            context.lower(i) in around or context.sentence.tokens[i].text == "," for i in range(start, at)
        ):
            continue
        source = subject(context, verb, first, last) or shared(context, verb)
        if source is not None or unnamed_before(context, verb):
            cue = tuple(sorted({verb.finite_index, *verb.indexes}))
            yield Attribution("infinitive", group, source, cue, ((start, last),), (first, start - 1))


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
