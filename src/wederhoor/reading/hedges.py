"""How firmly: the certainty and polarity of a clause under an attribution. Rule: the first test that speaks decides.

Silences and doubts (silences.py) belong to a whole sentence or clause and are found before anything else.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import dropwhile, takewhile

from wederhoor.model.vocabulary import Certainty, HedgedBy, Polarity
from wederhoor.reading.attribution import Attribution
from wederhoor.reading.clauses import Clause
from wederhoor.reading.lexicon import Lexicon
from wederhoor.reading.negation import negated
from wederhoor.reading.parsed import Token
from wederhoor.reading.phrases import Phrases
from wederhoor.reading.zou import Zou, read_zou

ZOU_CERTAINTY = {
    Zou.HEARSAY: Certainty.HEDGED,
    Zou.CONDITIONAL: Certainty.CONDITIONAL,
    Zou.PLANNED: Certainty.INTENTION,
}


@dataclass(frozen=True, slots=True)
class Firmness:
    """A certainty with the words that give it."""

    certainty: Certainty
    polarity: Polarity
    cue: tuple[int, ...]  # token indexes in the sentence
    hedged_by: HedgedBy | None
    rule: str
    worded: bool = False  # the polarity is that of the clause's own words, so that each happening is asked again
    turned: bool = False  # who tells it does not believe it: what the clause says is turned round


RELATIVE = "acl:relcl"  # a relation of Universal Dependencies
SHORT = 3  # words of an exclamation
ALIKE = 3  # words from "zo" to the "als" that it compares with
REPORT = 5  # words between the name of a report and what it says
REACHING = frozenset({"possible", "looming"})  # rules of what a relative clause may say for itself
CLOSED = 2  # words of a clause: at least a subject and a verb

Test = Callable[[Clause, Attribution | None, Lexicon], Firmness | None]


def firmness(clause: Clause, attribution: Attribution | None, lexicon: Lexicon) -> Firmness:
    """The certainty of a clause."""
    for test in TESTS:
        found = test(clause, attribution, lexicon)
        if found is not None:
            return found
    return Firmness(Certainty.ASSERTED, _polarity(clause, lexicon), (), None, "asserted", worded=True)


def _polarity(clause: Clause, lexicon: Lexicon) -> Polarity:
    return Polarity.NEGATIVE if negated(clause.tokens, lexicon) else Polarity.POSITIVE


def denied(clause: Clause, attribution: Attribution | None, lexicon: Lexicon) -> Firmness | None:
    """The source rejects it: a verb or phrase of denial."""
    if attribution is not None and attribution.group == "deny":
        if attribution.rule == "clausal" and negated(clause.tokens, lexicon):
            return Firmness(Certainty.ASSERTED, Polarity.POSITIVE, attribution.cue, None, "denied-twice")
        return Firmness(Certainty.DENIED, Polarity.NEGATIVE, attribution.cue, None, "denied")
    match = first_of(lexicon.phrases["deny"], clause.tokens)
    if match is None and attribution is not None:
        match = unopened("deny.said", clause, lexicon) or _bare_denial(clause, lexicon)
        if match is None and attribution.rule != "nominal":  # whose claim it is does not deny it
            match = _denied_behind(clause, lexicon) or _denied_after(clause, lexicon)
    if match:
        return Firmness(Certainty.DENIED, Polarity.NEGATIVE, match, None, "denied-phrase")
    return None


def _bare_denial(clause: Clause, lexicon: Lexicon) -> tuple[int, ...] | None:
    """The one word in which somebody rejects what was said: "Onzin", zegt X."""
    words = [token for token in clause.tokens if token.pos != "PUNCT"]
    bare = lexicon.words("hedges", "denial", "bare")
    return tuple(t.index for t in words) if 0 < len(words) <= SHORT and words[-1].lower in bare else None


def _denied_behind(clause: Clause, lexicon: Lexicon) -> tuple[int, ...] | None:
    """What is said not to be true of a clause or report before it: "Dat X is gevallen, klopt volgens Y niet"."""
    that = lexicon.words("reading", "function", "that")
    reports = lexicon.words("hedges", "stance", "reports") - that
    tokens = clause.sentence.tokens
    openers = [t.index for t in tokens[max(0, clause.first - 1) : clause.last] if t.lower in that]
    named = any(token.lower in reports for at in openers for token in tokens[max(0, at - REPORT) : at])
    if not named and 0 not in openers:
        return None
    end = next((token.index for token in tokens[clause.last + 1 :] if token.text in {",", ";"}), len(tokens))
    match = first_of(lexicon.phrases["deny.behind"], tokens[clause.last + 1 : end])
    never = lexicon.words("reading", "negation", "words")
    inside = (i for i in range(match[0], match[-1]) if i not in match) if match else ()
    return None if any(tokens[i].lower in never for i in inside) else match


def _denied_after(clause: Clause, lexicon: Lexicon) -> tuple[int, ...] | None:
    """What a speaker adds in the next piece of his quotation: "..., zei hij, "maar dat is nooit gebeurd"."""
    tokens = clause.sentence.tokens
    match = first_of(lexicon.phrases["deny.added"], tokens[clause.last + 1 :])
    before = tokens[match[0] - 1].text if match else ""
    return match if before and before in lexicon.tables["reading"]["quotes"]["open"] else None


def corrected(clause: Clause, attribution: Attribution | None, lexicon: Lexicon) -> Firmness | None:
    """A figure or claim is replaced."""
    if attribution is not None and attribution.group == "correct":
        return Firmness(Certainty.CORRECTED, Polarity.POSITIVE, attribution.cue, None, "corrected")
    if attribution is not None and attribution.group == "withdraw":
        return Firmness(Certainty.CORRECTED, Polarity.NEGATIVE, attribution.cue, None, "withdrawn-by-source")
    words = lexicon.words("hedges", "correction", "words")
    withdrawn = first_of(lexicon.phrases["withdrawn"], _part_of(clause))
    if withdrawn and not (
        attribution is not None and attribution.rule == "nominal"
    ):  # others say so of somebody's claim
        return Firmness(Certainty.CORRECTED, Polarity.NEGATIVE, withdrawn, None, "withdrawn")
    opening = next((t for t in clause.sentence.tokens[:2] if t.lower in words), None)
    if opening:
        return Firmness(Certainty.CORRECTED, Polarity.POSITIVE, (opening.index,), None, "corrected-word")
    whole = clause.sentence.tokens[clause.first : clause.last + 1]
    match = first_of(lexicon.phrases["correction"], whole) or first_of(lexicon.phrases["correct"], whole)
    match = match or _recounted(clause.sentence.tokens, lexicon)
    return Firmness(Certainty.CORRECTED, Polarity.POSITIVE, match, None, "corrected-phrase") if match else None


def _recounted(tokens: Sequence[Token], lexicon: Lexicon) -> tuple[int, ...] | None:
    """The words that set a new number against an old one: "eerst meldde X vijf doden, later vier"."""
    match = first_of(lexicon.phrases["recounted"], tokens) or first_of(lexicon.phrases["changed"], tokens)
    if match is None:
        return None
    from_to = [at for at in match if tokens[at].pos == "ADP"][-2:]
    start, end = from_to if len(from_to) > 1 else match[-2:]
    old, new = tokens[start:end], tokens[end + 1 : end + 1 + SHORT]
    return match if all(any(token.pos == "NUM" for token in part) for part in (old, new)) else None


def _part_of(clause: Clause) -> list[Token]:
    """The words between the semicolons around a clause: what is withdrawn and the words that withdraw it."""
    tokens = clause.sentence.tokens
    marks = [token.index for token in tokens if token.text == ";"]
    first = max((mark + 1 for mark in marks if mark < clause.first), default=0)
    last = min((mark for mark in marks if mark > clause.last), default=len(tokens))
    return list(tokens[first:last])


def conditional(clause: Clause, attribution: Attribution | None, lexicon: Lexicon) -> Firmness | None:
    """It holds only if something else does."""
    openers = lexicon.words("hedges", "condition", "openers")
    tokens = clause.sentence.tokens
    inside = [t for t in tokens if attribution is None or attribution.vouches(t.index)] or list(tokens)
    inside = list(dropwhile(lambda token: token.pos == "PUNCT", inside)) or inside
    lasts = inside[0].lower in lexicon.words("hedges", "condition", "lasting") and _is_until(inside, lexicon)
    if (inside[0].lower in openers or lasts) and any(token.text == "," for token in inside):
        return Firmness(Certainty.CONDITIONAL, Polarity.POSITIVE, (inside[0].index,), None, "conditional-opener")
    if opens_condition(inside, lexicon):
        return Firmness(Certainty.CONDITIONAL, Polarity.POSITIVE, (inside[0].index,), None, "conditional-inverted")
    late = next((t for t in tokens[1:] if t.lower in lexicon.words("hedges", "condition", "late")), None)
    threatens = attribution is not None and attribution.group == "intend"
    if late is not None and not threatens and _is_late_condition(late, tokens, lexicon):
        return Firmness(Certainty.CONDITIONAL, Polarity.POSITIVE, (late.index,), None, "conditional-late")
    match = first_of(lexicon.phrases["condition"], tokens)
    return Firmness(Certainty.CONDITIONAL, Polarity.POSITIVE, match, None, "conditional-phrase") if match else None


def opens_condition(tokens: Sequence[Token], lexicon: Lexicon) -> bool:
    """Whether a finite verb opens what "dan" goes on from: "Valt de stad, dan ligt de weg open"."""
    then = lexicon.words("hedges", "condition", "then")
    marks = (at for at, token in enumerate(tokens[:-1]) if token.text == ",")
    first = tokens[0]
    opens = first.has("VerbForm=Fin") or first.lower in lexicon.words("reading", "auxiliary", "finite")
    return opens and any(tokens[at + 1].lower in then for at in marks)


def _is_until(tokens: Sequence[Token], lexicon: Lexicon) -> bool:
    """Whether what comes before the comma is not so yet: "zolang X niet vertrekt", "zodra X vertrekt"."""
    never = lexicon.words("reading", "negation", "words")
    opened = list(takewhile(lambda token: token.text != ",", tokens))
    finite = next((token for token in opened if token.has("VerbForm=Fin")), None)
    once = opened[0].lower in lexicon.words("hedges", "condition", "once")
    present = finite is not None and finite.has("Tense=Pres")
    return present and (once or any(token.lower in never for token in opened))


def _is_late_condition(opener: Token, tokens: Sequence[Token], lexicon: Lexicon) -> bool:
    """Whether a clause behind a comma or "alleen" is a condition of what stands before it, not told in the past."""
    if opener.lower in lexicon.words("hedges", "condition", "bare") and _is_closed(opener, tokens, lexicon):
        return True
    only = lexicon.words("hedges", "condition", "only")
    if tokens[opener.index - 1].text != "," and not any(token.lower in only for token in tokens[: opener.index]):
        return False
    would = lexicon.words("hedges", "modal", "would")
    behind = [token for token in tokens[opener.index + 1 :] if token.has("VerbForm=Fin")]
    if not behind or tokens[opener.index + 1].has("VerbForm=Fin"):
        return False
    return any(token.lower in would for token in tokens) or behind[0].has("Tense=Pres")


def _is_closed(opener: Token, tokens: Sequence[Token], lexicon: Lexicon) -> bool:
    """Whether a conjunction opens a clause that its only finite verb, in the present, ends: "als Kyiv capituleert"."""
    relative = lexicon.words("speech", "clause", "relative")
    behind: list[Token] = []
    for token in tokens[opener.index + 1 :]:
        if token.pos == "PUNCT" or token.lower in relative:
            break
        behind.append(token)
    finite = [token for token in behind if token.has("VerbForm=Fin")]
    alike = lexicon.words("hedges", "condition", "alike")
    if any(token.lower in alike for token in tokens[max(0, opener.index - ALIKE) : opener.index]):
        return False
    if len(finite) == 1 and _taken_for(finite[0], lexicon):
        return False
    if opener.pos != "SCONJ" or len(behind) < CLOSED or len(finite) != 1 or not finite[0].has("Tense=Pres"):
        return False
    return all(token.pos in {"VERB", "AUX"} for token in behind[behind.index(finite[0]) :])


def _taken_for(verb: Token, lexicon: Lexicon) -> bool:
    """Whether it is a verb by which somebody takes one thing for another."""
    verbs = lexicon.words("hedges", "condition", "taken_for")
    return any(lemma in verbs for lemma, _ in lexicon.by_form.get(verb.lower, ()))


def modal(clause: Clause, attribution: Attribution | None, lexicon: Lexicon) -> Firmness | None:
    """Zou and its readings."""
    would = lexicon.words("hedges", "modal", "would")
    here = next((token for token in clause.tokens if token.lower in would), None)
    if here is None and attribution is None:
        here = _shared(clause, lexicon)
    if here is None:
        return None
    label, sign = read_zou(clause.sentence, here, lexicon)
    if label is Zou.HEARSAY and sign == "default" and _foretold(clause, here, attribution, lexicon):
        label, sign = Zou.PLANNED, "foretold"
    certainty = ZOU_CERTAINTY.get(label)
    if certainty is None and attribution is not None and label is Zou.FUTURE_IN_PAST:
        certainty = Certainty.HEDGED
    if certainty is None:
        return None
    by = HedgedBy.OUTLET if certainty is Certainty.HEDGED else None
    rule = f"zou-{label.value}-{sign}"
    return Firmness(certainty, _polarity(clause, lexicon), (here.index,), by, rule, worded=True)


def _shared(clause: Clause, lexicon: Lexicon) -> Token | None:
    """The "zou" of the clause before, with which "en" goes on: "zouden er tien zijn gedood en twee zijn gevlucht"."""
    bare = lexicon.words("hedges", "modal", "bare")
    tokens = clause.sentence.tokens
    done = any(token.has("VerbForm=Part") or token.tag.startswith("WW|vd") for token in clause.tokens)
    if clause.first == 0 or tokens[clause.first].pos != "CCONJ" or not done:
        return None
    if not any(token.lower in bare for token in clause.tokens):
        return None
    before = list(tokens[: clause.first])
    while before and before[-1].pos != "PUNCT":
        if before[-1].lower in lexicon.words("hedges", "modal", "would"):
            return before[-1]
        before.pop()
    return None


def _foretold(clause: Clause, modal: Token, attribution: Attribution | None, lexicon: Lexicon) -> bool:
    """Whether somebody said, in the past, that something would be done: "zei dat het leger de stad zou innemen"."""
    if attribution is None or attribution.rule != "clausal" or attribution.group not in {"assert", "intend"}:
        return False
    said = any(clause.sentence.tokens[index].has("Tense=Past") for index in attribution.cue)
    behind = [token for token in clause.tokens if token.index > modal.index]
    done = [token for token in behind if _infinitive(token, lexicon)]
    states = lexicon.words("hedges", "zou", "states")
    return said and bool(done) and not any(token.lower in states for token in behind)


def hedged(clause: Clause, attribution: Attribution | None, lexicon: Lexicon) -> Firmness | None:
    """A word or verb of doubt."""
    polarity = _polarity(clause, lexicon)
    words = lexicon.words("hedges", "hedge", "words")
    firm = {i for match in lexicon.phrases["hedge.unless"].every(clause.tokens) for i in match}
    left = [token for position, token in enumerate(clause.tokens) if position not in firm]
    word = next((token for token in left if token.lower in words), None)
    if word:
        return Firmness(Certainty.HEDGED, polarity, (word.index,), HedgedBy.CLAIMANT, "hedge-word", worded=True)
    match = first_of(lexicon.phrases["hedge"], clause.tokens)
    if match:
        return Firmness(Certainty.HEDGED, polarity, match, HedgedBy.CLAIMANT, "hedge-phrase", worded=True)
    unlikely = first_of(lexicon.phrases["hedge.unlikely"], clause.tokens)
    if unlikely or (attribution is not None and attribution.group == "disbelieve"):
        turned = Polarity.POSITIVE if polarity is Polarity.NEGATIVE else Polarity.NEGATIVE
        cue = unlikely or (attribution.cue if attribution is not None else ())
        return Firmness(Certainty.HEDGED, turned, cue, HedgedBy.CLAIMANT, "disbelieved", worded=True, turned=True)
    if attribution is not None and attribution.group == "hedge":
        return Firmness(Certainty.HEDGED, polarity, attribution.cue, HedgedBy.CLAIMANT, "hedge-verb", worded=True)
    return None


def intended(clause: Clause, attribution: Attribution | None, lexicon: Lexicon) -> Firmness | None:
    """The doer means to do it."""
    polarity = _polarity(clause, lexicon)
    verbs = lexicon.words("hedges", "modal", "intend")
    inside = clause.tokens
    verbs |= lexicon.words("hedges", "modal", "going")
    duty = lexicon.words("hedges", "modal", "duty")
    here = next((t for t in inside if t.lower in verbs and _helps(t, clause, lexicon)), None)
    others = [token for token in inside if here and token.index > here.index]
    if here and any(_infinitive(t, lexicon) for t in inside if t is not here) and not _bound(others, duty):
        return Firmness(Certainty.INTENTION, polarity, (here.index,), None, "intention-modal", worded=True)
    if attribution is not None and attribution.group == "intend":
        return Firmness(Certainty.INTENTION, polarity, attribution.cue, None, "intention-verb", worded=True)
    plan = first_of(lexicon.phrases["plan"], inside)
    if plan:
        return Firmness(Certainty.INTENTION, polarity, plan, None, "intention-phrase", worded=True)
    ready = next((token for token in inside if token.lower in lexicon.words("hedges", "modal", "ready")), None)
    if ready:
        return Firmness(Certainty.INTENTION, polarity, (ready.index,), None, "intention-word", worded=True)
    return None


def _helps(modal: Token, clause: Clause, lexicon: Lexicon) -> bool:
    """Whether a modal speaks of its clause: finite, or with "te" before it, as in "zegt X te zullen innemen"."""
    before = clause.sentence.tokens[modal.index - 1].lower if modal.index else ""
    return not modal.tag.startswith("WW|inf") or before in lexicon.words("reading", "function", "to")


def _bound(tokens: Sequence[Token], duty: frozenset[str]) -> bool:
    """Whether an infinitive says that it must or may be done rather than will be."""
    return any(token.lower in duty for token in tokens)


def possible(clause: Clause, attribution: Attribution | None, lexicon: Lexicon) -> Firmness | None:
    """It can be or looms, which is not to say that it is: "kan de stad raken", "dreigt te vallen"."""
    looming = first_of(lexicon.phrases["looming"], clause.tokens)
    if looming:
        polarity = _polarity(clause, lexicon)
        return Firmness(Certainty.HEDGED, polarity, looming, HedgedBy.CLAIMANT, "looming", worded=True)
    able = first_of(lexicon.phrases["able"], clause.tokens)
    if able and _polarity(clause, lexicon) is Polarity.POSITIVE:
        return Firmness(Certainty.CONDITIONAL, Polarity.POSITIVE, able, None, "possible")
    can = lexicon.words("hedges", "modal", "can")
    here = next((token for token in clause.tokens if token.lower in can and _helps(token, clause, lexicon)), None)
    if here is None or _polarity(clause, lexicon) is Polarity.NEGATIVE:
        return None
    if not any(_infinitive(token, lexicon) for token in clause.tokens if token is not here):
        return None
    return Firmness(Certainty.CONDITIONAL, Polarity.POSITIVE, (here.index,), None, "possible")


def reached(firm: Firmness, clause: Clause, trigger: int, lexicon: Lexicon) -> Firmness:
    """The firmness of one happening: what only a relative clause beside it can do leaves it as it is told."""
    if firm.rule not in REACHING or not _in_relative(clause, firm.cue[0], trigger, lexicon):
        return firm
    return Firmness(Certainty.ASSERTED, _polarity(clause, lexicon), (), None, "asserted", worded=True)


def _in_relative(clause: Clause, index: int, trigger: int, lexicon: Lexicon) -> bool:
    """Whether a word stands in a relative clause that a happening lies outside of: "een raket die ver kan vliegen"."""
    tokens = clause.sentence.tokens
    relative = lexicon.words("speech", "clause", "relative")
    opened = any(t.lower in relative and t.pos == "PRON" for t in clause.tokens if t.index < index)
    above = (tokens[index], *clause.sentence.ancestors(index))
    heads = {token.index for token in above if token.dep == RELATIVE}
    over = {trigger, *(token.index for token in clause.sentence.ancestors(trigger))}
    return opened and bool(heads) and not heads & over


TESTS: tuple[Test, ...] = (denied, corrected, conditional, modal, hedged, intended, possible)


def _infinitive(token: Token, lexicon: Lexicon) -> bool:
    """Whether a word can be an infinitive."""
    if token.has("VerbForm=Inf") or token.tag.startswith("WW|inf"):
        return True
    return any(lemma.replace("|", "") == token.lower for lemma, _ in lexicon.by_form.get(token.lower, ()))


def unopened(name: str, clause: Clause, lexicon: Lexicon) -> tuple[int, ...] | None:
    """The words of a phrase inside which no other clause opens: not "geen bewijs dat X betrokken is"."""
    match = first_of(lexicon.phrases[name], clause.tokens)
    that = lexicon.words("reading", "function", "that")
    inside = clause.sentence.tokens[match[0] : match[-1]] if match else ()
    return None if any(t.lower in that and (t.pos == "SCONJ" or t.dep == "mark") for t in inside) else match


def first_of(phrases: Phrases, tokens: Sequence[Token]) -> tuple[int, ...] | None:
    """The words of the first phrase among some tokens, as indexes in their sentence."""
    match = phrases.first(tokens)
    return tuple(tokens[position].index for position in match) if match else None
