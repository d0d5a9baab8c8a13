"""What a "not" reaches: a whole clause, one happening in it, or nothing. Rule: it must stand in the clause itself."""

from collections.abc import Sequence
from dataclasses import replace

from wederhoor.model.vocabulary import Kind
from wederhoor.reading.clauses import Clause
from wederhoor.reading.happenings import NOMINAL, Happening
from wederhoor.reading.lexicon import Lexicon
from wederhoor.reading.parsed import Sentence, Token

TRIED = frozenset({Kind.ATTACK, Kind.ADVANCE, Kind.CAPTURE, Kind.RECAPTURE, Kind.ENCIRCLEMENT, Kind.BATTLE})
WARDED = "prevented"  # by what a happening is known that did not come about
AVERTED = 4  # words from what is prevented to the verb of preventing
PHRASE = 4  # words from a "no" to the noun that it belongs to


def negations(tokens: Sequence[Token], lexicon: Lexicon) -> tuple[int, ...]:
    """The words that negate the clause itself: no relative clause in it, no phrase that negates nothing."""
    words = lexicon.words("reading", "negation", "words")
    neither = lexicon.words("hedges", "negation", "neither")
    relative = lexicon.words("speech", "clause", "relative")
    spent = _spent(tokens, lexicon)
    found: list[int] = []
    for position, token in enumerate(tokens):
        if position > 1 and token.lower in relative and token.pos in {"PRON", "ADV", "SCONJ"}:
            break
        again = token.lower in neither and any(before.lower in neither for before in tokens[:position])
        says_no = token.lower in words or _refuses(position, tokens, lexicon)
        if says_no and token.index not in spent and not again and not _aside(position, tokens, lexicon):
            found.append(token.index)
    return tuple(found)


def _refuses(position: int, tokens: Sequence[Token], lexicon: Lexicon) -> bool:
    """Whether a verb says that its infinitive is not done: "weigert de stad te verlaten"."""
    to = lexicon.words("reading", "function", "to")
    refuses = tokens[position].lower in lexicon.words("hedges", "negation", "refusing")
    return refuses and any(token.lower in to for token in tokens[position + 1 :])


def _aside(position: int, tokens: Sequence[Token], lexicon: Lexicon) -> bool:
    """Whether a "not" only sets something aside, without a verb: "tien doden, niet acht", "geen acht maar tien"."""
    but = lexicon.words("hedges", "negation", "but")
    behind = tokens[position + 1 : position + 1 + PHRASE]
    if behind and behind[0].pos == "NUM" and any(token.lower in but for token in behind):
        return True
    if position == 0:
        return False
    if behind and behind[0].pos == "NUM" and (tokens[position - 1].text == "," or tokens[position - 1].pos == "CCONJ"):
        return True  # "120 miljard, niet 350 miljard zoals Trump beweert", "vier en niet vijf"
    if tokens[position - 1].text != ",":
        return False
    for token in tokens[position + 1 :]:
        if token.text == ",":
            break
        if token.has("VerbForm=Fin"):
            return False
    return True


def _spent(tokens: Sequence[Token], lexicon: Lexicon) -> set[int]:
    """The words of phrases that negate nothing: "niet alleen"."""
    return {tokens[at].index for match in lexicon.phrases["spent"].every(tokens) for at in match}


def negated(tokens: Sequence[Token], lexicon: Lexicon) -> bool:
    """Whether a clause as a whole says that something is not so."""
    return bool(negations(tokens, lexicon))


def unsaid(clause: Clause, happening: Happening, lexicon: Lexicon) -> bool:
    """Whether a happening stands in a clause that somebody did not say or know: "zei nooit dat X is ingenomen"."""
    found = negations(clause.tokens, lexicon)
    return any(index < happening.trigger and _opened(clause, index, happening.trigger, lexicon) for index in found)


def averted(clause: Clause, happening: Happening, lexicon: Lexicon) -> bool:
    """Whether somebody prevents it or wants to: "voorkwam een aanval", "belette dat de stad werd ingenomen"."""
    averting = lexicon.words("hedges", "negation", "averting")
    tokens, trigger = clause.sentence.tokens, happening.trigger
    if happening.by == "verb":
        return _kept_from(clause.sentence, trigger, lexicon) is not None
    objects = {"obj", "nsubj", "nsubj:pass"}
    if happening.by == "noun" and _ended(clause.sentence, trigger, lexicon):
        return True
    if happening.by != "noun" or tokens[trigger].dep not in objects:
        return False
    before = [token for token in tokens[max(0, trigger - AVERTED) : trigger] if token.has("VerbForm=Fin")]
    behind = tokens[trigger + 1 : trigger + 1 + AVERTED]
    found = [token for token in (*before, *behind) if token.lower in averting and clause.holds(token.index)]
    never = lexicon.words("reading", "negation", "words")
    return bool(found) and not any(token.lower in never for token in clause.tokens)


def _ended(sentence: Sentence, noun: int, lexicon: Lexicon) -> bool:
    """Whether an infinitive with "te" behind a noun says that it should end: "de beschietingen te staken"."""
    ending, to = lexicon.words("hedges", "negation", "ending"), lexicon.words("reading", "function", "to")
    behind = sentence.tokens[noun + 1 :]
    at = next((t.index for t in behind if t.lower in to or t.text in {",", ";"} or t.pos == "CCONJ"), None)
    return (
        at is not None
        and sentence.tokens[at].lower in to
        and any(token.lower in ending for token in sentence.tokens[at + 1 : at + 2])
    )


def warded(clause: Clause, happening: Happening, lexicon: Lexicon) -> Happening:
    """An advance that somebody prevented is one beaten off, of those who tried: "belette dat de Russen X innamen"."""
    if happening.kind not in TRIED or happening.by != "verb":
        return happening
    tokens, to = clause.sentence.tokens, lexicon.words("reading", "function", "to")
    prevents = _kept_from(clause.sentence, happening.trigger, lexicon)
    if prevents is None or tokens[prevents].has("VerbForm=Inf"):
        return happening  # "om te voorkomen dat": nothing is told of it
    infinitive = tokens[happening.trigger - 1].lower in to or happening.trigger == prevents + 1
    agent, target = (happening.agent, None) if infinitive else (None, happening.agent)
    return replace(happening, kind=Kind.REPELLED_ATTACK, by=WARDED, agent=agent, target=target, doer=None)


def _kept_from(sentence: Sentence, trigger: int, lexicon: Lexicon) -> int | None:
    """The verb of preventing of which a verb is the content, in a clause with "dat" or "te" behind it."""
    averting = lexicon.words("hedges", "negation", "averting")
    opening = lexicon.words("reading", "function", "that") | lexicon.words("reading", "function", "to")
    prevents = max((token.index for token in sentence.tokens[:trigger] if token.lower in averting), default=None)
    if prevents is None:
        return None
    between = sentence.tokens[prevents + 1 : trigger + 1]
    never = lexicon.words("reading", "negation", "words")
    bare = len(between) == 1  # "verijdelt binnendringen"
    opened = bare or any(token.lower in opening and token.pos != "DET" for token in between)
    apart = any(token.text in {",", ";", ":"} or token.pos == "CCONJ" for token in between)
    denied = any(token.lower in never for token in sentence.tokens[:prevents])
    return prevents if opened and not apart and not denied else None


def asked(clause: Clause, happening: Happening, lexicon: Lexicon) -> bool:
    """Whether a happening stands in a question inside the sentence: "op de vraag of X is ingenomen"."""
    for token in reversed(clause.sentence.tokens[: happening.trigger]):
        if opens_question(clause.sentence, token.index, lexicon):
            return True
        if token.pos in {"SCONJ", "PUNCT"}:
            return False
    return False


def disputed(clause: Clause, happening: Happening, lexicon: Lexicon) -> bool:
    """Whether a happening stands in a dependent clause of which the sentence says that it is a lie or unlikely."""
    words = lexicon.words("hedges", "negation", "disputing")
    openers = lexicon.words("hedges", "negation", "openers")
    tokens = clause.sentence.tokens
    opened = any(token.lower in openers for token in tokens[: happening.trigger])
    return opened and any(token.lower in words for token in tokens)


def opens_question(sentence: Sentence, index: int, lexicon: Lexicon) -> bool:
    """Whether a word is "of" in the sense of whether: right behind a verb it joins nothing, whatever its tag."""
    behind_verb = index > 0 and sentence.tokens[index - 1].pos in {"VERB", "AUX"}
    token = sentence.tokens[index]
    return token.lower in lexicon.words("hedges", "negation", "whether") and (
        token.pos == "SCONJ" or token.dep == "mark" or behind_verb
    )


def reaches(clause: Clause, happening: Happening, lexicon: Lexicon) -> bool:
    """Whether it is said that the happening was not: an odd number of negations reach it."""
    own = set(happening.words)
    found = [index for index in negations(_around(clause, happening.trigger, lexicon), lexicon) if index not in own]
    reaching = [index for index in found if _reaches(clause, index, happening, lexicon)]
    absent = _stayed_away(clause, happening, lexicon)
    return (len(reaching) + absent) % 2 == 1 or _done_without(clause, happening, lexicon)


def _around(clause: Clause, trigger: int, lexicon: Lexicon) -> tuple[Token, ...]:
    """The words of a clause from the conjunction on that opens the part in which the happening stands."""
    openers = lexicon.words("hedges", "negation", "openers")
    relative = lexicon.words("speech", "clause", "relative")
    opened = [
        t.index
        for t in clause.tokens
        if t.index < trigger and ((t.lower in openers and t.pos == "SCONJ") or _relates(t, trigger, clause, relative))
    ]
    return tuple(token for token in clause.tokens if not opened or token.index > opened[-1])


def _relates(token: Token, trigger: int, clause: Clause, relative: frozenset[str]) -> bool:
    """Whether a word opens the relative clause whose verb a happening is: "dorpen die niet zijn heroverd"."""
    verb = clause.sentence.tokens[trigger]
    return token.lower in relative and token.pos == "PRON" and verb.dep == "acl:relcl" and verb.head < token.index


def _stayed_away(clause: Clause, happening: Happening, lexicon: Lexicon) -> bool:
    """Whether what a noun names did not come: "de aanval bleef uit"."""
    words = [token for token in clause.tokens if token.pos != "PUNCT"]
    if happening.kind is Kind.SANCTIONS:
        return False  # who is shut out is punished
    if happening.by != "verb" and _governed(clause.sentence, happening.trigger, lexicon):
        return False
    if any(token.lower in lexicon.words("reading", "negation", "words") for token in words):
        return False  # "sluit gesprekken niet uit"
    own = set(happening.words) if happening.by == "verb" else None  # "sluit gesprekken uit" itself says that none come
    found = (match for match in lexicon.phrases["absent"].every(words) if match[-1] == len(words) - 1)
    return any(own is None or {words[at].index for at in match} <= own for match in found)


def _reaches(clause: Clause, index: int, happening: Happening, lexicon: Lexicon) -> bool:
    trigger = happening.trigger
    if happening.by == "noun":
        return _reaches_noun(clause, index, trigger, lexicon)
    words = happening.words if happening.by == "verb" else [token.index for token in clause.tokens]
    if {clause.sentence.tokens[word].lower for word in words} & lexicon.words("hedges", "negation", "warded"):
        return False  # "konden de raketten niet tegenhouden"
    if index > trigger:
        return not _opened(clause, trigger, index, lexicon) and not _aimed(clause, trigger, index, lexicon)
    return not _opened(clause, index, trigger, lexicon) and not _set_right(clause, index, trigger, lexicon)


def _reaches_noun(clause: Clause, index: int, noun: int, lexicon: Lexicon) -> bool:
    """A "no" of its own, or a "not" beside a verb that says whether it came about."""
    tokens = clause.sentence.tokens
    through = lexicon.words("hedges", "negation", "through")
    if any(token.lower in through for token in tokens[index + 1 : min(index + 1 + PHRASE, noun)]):
        return True
    if _in_phrase(clause.sentence, index, noun) or _none_of(clause.sentence, index, noun, lexicon):
        return True
    if tokens[index].lower in lexicon.words("hedges", "negation", "none"):
        return False
    happens = lexicon.words("hedges", "negation", "happens")
    indefinite = lexicon.words("hedges", "negation", "indefinite")
    some = any(token.lower in indefinite and _in_phrase(clause.sentence, token.index, noun) for token in tokens[:noun])
    came = some or tokens[noun].dep == "obj" or any(token.lower in happens for token in clause.tokens)
    return came and not _governed(clause.sentence, noun, lexicon)


def _opened(clause: Clause, first: int, last: int, lexicon: Lexicon) -> bool:
    """Whether a clause of its own opens between two words."""
    openers = lexicon.words("hedges", "negation", "openers")
    between = clause.sentence.tokens[first + 1 : last]
    return any(token.lower in openers and token.pos == "SCONJ" for token in between)


def _aimed(clause: Clause, first: int, last: int, lexicon: Lexicon) -> bool:
    """Whether an infinitive of purpose opens between two words: "trok zich terug om niet omsingeld te worden"."""
    around = lexicon.words("reading", "function", "around")
    return any(token.lower in around and token.dep == "mark" for token in clause.sentence.tokens[first + 1 : last])


def _set_right(clause: Clause, first: int, last: int, lexicon: Lexicon) -> bool:
    """Whether what is so is set against what is not: "geen zes maar vier"."""
    but = lexicon.words("hedges", "negation", "but")
    return any(token.lower in but for token in clause.sentence.tokens[first + 1 : last])


def _in_phrase(sentence: Sentence, index: int, noun: int) -> bool:
    """Whether a word stands in the noun phrase, before its noun."""
    between = sentence.tokens[index + 1 : noun]
    return 0 < noun - index <= PHRASE and all(token.pos in {"ADJ", "DET", "NUM", "ADV"} for token in between)


def _none_of(sentence: Sentence, index: int, noun: int, lexicon: Lexicon) -> bool:
    """Whether a "none" counts out those whom the noun names: "none of the missiles"."""
    following = sentence.tokens[index + 1 : index + 2]
    of = bool(following) and following[0].lower in lexicon.words("reading", "function", "of")
    return of and _in_phrase(sentence, index + 1, noun)


def _governed(sentence: Sentence, noun: int, lexicon: Lexicon) -> bool:
    """Whether a preposition governs a noun, so that what is denied of its clause is not it: "bij de aanval"."""
    prepositions = lexicon.words("reading", "agent", "prepositions")
    index = noun - 1
    while index >= 0 and sentence.tokens[index].pos in NOMINAL | {"ADJ", "DET", "NUM"}:
        if sentence.tokens[index].lower in prepositions:
            break
        index -= 1
    return index >= 0 and sentence.tokens[index].lower in prepositions


def _done_without(clause: Clause, happening: Happening, lexicon: Lexicon) -> bool:
    """Whether something was done without it: "zonder dat er werd gevochten", "zonder slachtoffers"."""
    tokens, spent = clause.sentence.tokens, _spent(clause.tokens, lexicon)
    without = lexicon.words("hedges", "negation", "without")
    for token in clause.tokens:
        if token.lower not in without or token.index in spent or token.index > happening.trigger:
            continue
        between = tokens[token.index + 1 : happening.trigger]
        if happening.by == "noun":
            return _in_phrase(clause.sentence, token.index, happening.trigger)
        if between and between[0].lower in lexicon.words("reading", "function", "that"):
            return True
        if any(word.lower in lexicon.words("reading", "function", "to") for word in between):
            return True
    return False
