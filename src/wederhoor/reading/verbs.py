"""The verbs of a sentence, separable ones put together again. Rule: words and order decide; the parser only helps."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from wederhoor.reading.lexicon import Lexicon, Verb
from wederhoor.reading.parsed import Sentence, Token

REACH = 16  # words between a verb and its separated prefix
DOER = 4  # words from "door" to the participle that it belongs to
STOPS = frozenset({",", ";", ":", "–", "—"})
PARTICLE_TAGS = ("VZ|fin",)
INTRODUCING = frozenset({"DET", "ADP", "ADJ", "NUM", "VERB", "AUX"})
NO_VERB = frozenset({"NUM", "DET", "ADP", "PRON", "PUNCT"})


@dataclass(frozen=True, slots=True)
class VerbUse:
    """One verb of the pack in a sentence."""

    lemma: str
    index: int  # the token that carries the verb
    indexes: tuple[int, ...]  # with its prefix
    form: str  # finite, participle, infinitive
    past: bool
    helper: int | None = None  # the finite auxiliary of a participle or infinitive
    helper_lemma: str = ""

    @property
    def finite_index(self) -> int:
        """Where the finite verb of its clause stands, else the verb itself."""
        return self.index if self.helper is None else self.helper


def find_verbs(sentence: Sentence, lexicon: Lexicon) -> tuple[VerbUse, ...]:
    """Every verb of the pack, by place; of several readings of one word the longest stands."""
    best: dict[int, VerbUse] = {}
    for token in sentence.tokens:
        if token.pos in NO_VERB or (token.pos == "PROPN" and token.text[:1].isupper() and token.index > 0):
            continue
        if token.pos == "NOUN" and token.index > 0 and _introduces(sentence.tokens[token.index - 1], token):
            continue  # "het bericht", "Russische aanvallen"
        for use in _uses(token, sentence, lexicon):
            known = best.get(use.index)
            if known is None or len(use.indexes) > len(known.indexes):
                best[use.index] = use
    for use in _compounds(sentence, lexicon, best):
        best[use.index] = use
    taken = {index for use in best.values() if len(use.indexes) > 1 for index in use.indexes[1:]}
    return tuple(use for index, use in sorted(best.items()) if index not in taken or len(use.indexes) > 1)


def _introduces(before: Token, noun: Token) -> bool:
    return before.pos == "DET" or (before.dep == "amod" and before.head == noun.index)


def _compounds(sentence: Sentence, lexicon: Lexicon, known: Mapping[int, VerbUse]) -> Iterator[VerbUse]:
    """Phrases that work as one verb, such as "liet ... weten", with no mark inside."""
    for number, match in lexicon.compounds.all(sentence.tokens):
        if match[0] not in known:
            continue
        lemma = lexicon.compound_lemmas[number]
        if any(token.text in STOPS for token in sentence.tokens[match[0] : match[-1]]):
            continue
        carrier = known[match[0]]
        helper = auxiliary(sentence, match[0], lexicon) if carrier.helper is None else sentence.tokens[carrier.helper]
        opens = match[0] > 0 and sentence.tokens[match[0] - 1].text in STOPS  # "..., laten zij weten" is finite
        if helper is not None and not opens and _is_bare(sentence.tokens[match[0]], lexicon):
            lemma_of = _helper_lemma(helper, lexicon)
            yield VerbUse(lemma, match[0], match, "participle", carrier.past, helper.index, lemma_of)
        elif carrier.form == "finite":
            yield replace(carrier, lemma=lemma, indexes=match)


def _is_bare(token: Token, lexicon: Lexicon) -> bool:
    """Whether a word can be an infinitive or participle."""
    return any(
        what in {"participle", "infinitive"} or lexicon.verbs[lemma].base == token.lower
        for lemma, what in lexicon.by_form.get(token.lower, ())
    )


def _uses(token: Token, sentence: Sentence, lexicon: Lexicon) -> Iterator[VerbUse]:
    for lemma, what in lexicon.by_form.get(token.lower, ()):
        verb = lexicon.verbs[lemma]
        if (
            what == "finite"
            and _is_adjective(token, sentence)
            and (_introduced(token, sentence) or _done_by(token, sentence, lexicon))
        ):
            yield VerbUse(lemma, token.index, (token.index,), "adjective", True)
        elif what == "finite":
            yield from _finite(token, verb, sentence, lexicon)
        elif what == "joined":
            yield VerbUse(lemma, token.index, (token.index,), "finite", token.lower in verb.past)
        elif _is_adjective(token, sentence):
            yield VerbUse(lemma, token.index, (token.index,), "adjective", True)
        else:
            helper = auxiliary(sentence, token.index, lexicon)
            yield VerbUse(
                lemma,
                token.index,
                (token.index,),
                what,
                helper is not None and helper.lower in lexicon.words("reading", "auxiliary", "past"),
                helper.index if helper else None,
                _helper_lemma(helper, lexicon),
            )


def _finite(token: Token, verb: Verb, sentence: Sentence, lexicon: Lexicon) -> Iterator[VerbUse]:
    past = token.lower in verb.past
    if not verb.prefix:
        to = lexicon.words("reading", "function", "to")
        after_te = token.index > 0 and sentence.tokens[token.index - 1].lower in to
        form = "infinitive" if token.lower == verb.base and after_te else "finite"
        yield VerbUse(verb.lemma, token.index, (token.index,), form, past)
        return
    before = sentence.tokens[max(0, token.index - 2) : token.index]
    if token.lower == verb.base and len(before) == 2 and before[0].lower == verb.prefix and before[1].pos != "NOUN":
        yield VerbUse(verb.lemma, token.index, (token.index, before[0].index), "infinitive", False)
        return
    prefix = _prefix(token, verb, sentence, lexicon)
    if prefix is not None:
        yield VerbUse(verb.lemma, token.index, (token.index, prefix), "finite", past)


def _prefix(token: Token, verb: Verb, sentence: Sentence, lexicon: Lexicon) -> int | None:
    """Where the separated prefix stands: after the verb, inside its clause, and not opening a phrase of its own."""
    that, loose, bound = (lexicon.words("reading", "function", key) for key in ("that", "loose", "bound"))
    prefix, alone = verb.prefix, verb.prefix in loose or verb.base in bound
    inside = False
    for other in sentence.tokens[token.index + 1 : token.index + 1 + REACH]:
        inside = (inside or other.text == "(") and other.text != ")"
        if inside or other.text == ")":
            continue  # "maakte minister X (Defensie) bekend"
        if other.text in STOPS or (other.lower in that and _begins_clause(other, sentence)):
            return None
        if other.lower == prefix and _opens_infinitive(other, sentence, lexicon):
            continue
        if other.lower == prefix and (alone or _stands_alone(other, sentence)):
            return other.index
    return None


def _begins_clause(token: Token, sentence: Sentence) -> bool:
    """Whether a conjunction has a verb behind it; in "zette dat recht" there is none, and it is a pronoun."""
    if token.pos != "SCONJ":
        return False
    for other in sentence.tokens[token.index + 1 :]:
        if other.text in STOPS:
            return False
        if other.pos in {"VERB", "AUX"}:
            return True
    return False


def _opens_infinitive(token: Token, sentence: Sentence, lexicon: Lexicon) -> bool:
    """Whether a word opens an infinitive with "te" instead: "kwamen bijeen om over graan te praten"."""
    around, to = (lexicon.words("reading", "function", key) for key in ("around", "to"))
    if token.lower not in around:
        return False
    for other in sentence.tokens[token.index + 1 : token.index + 1 + REACH]:
        if other.text in STOPS or other.lower in to:
            return other.lower in to
    return False


def _stands_alone(token: Token, sentence: Sentence) -> bool:
    if token.dep == "compound:prt" or token.tag.startswith(PARTICLE_TAGS):
        return True
    following = sentence.tokens[token.index + 1 : token.index + 2]
    return not following or following[0].pos in {"PUNCT", "CCONJ", "SCONJ", "ADP", "VERB", "AUX"} or token.pos != "ADP"


def _done_by(token: Token, sentence: Sentence, lexicon: Lexicon) -> bool:
    """Whether a doer behind "door" stands right before a form: "de door Rusland bezette stad"."""
    by = lexicon.words("reading", "passive", "by")
    at = token.index - 1
    while at > 0 and sentence.tokens[at].pos in {"PROPN", "NOUN", "ADJ", "DET", "ADV"} and token.index - at <= DOER:
        at -= 1
    return at >= 0 and sentence.tokens[at].lower in by


def _introduced(token: Token, sentence: Sentence) -> bool:
    """Whether no subject can stand right before a form: "het heroverde Izjoem", unlike "Rusland heroverde Izjoem"."""
    return token.index > 0 and sentence.tokens[token.index - 1].pos in INTRODUCING


def _is_adjective(token: Token, sentence: Sentence) -> bool:
    """Whether a participle stands before the noun it describes."""
    described = token.dep == "amod" or (token.dep == "acl" and token.head > token.index)
    if not token.tag.startswith("WW|vd|prenom") and not described:
        return False
    following = sentence.tokens[token.index + 1 : token.index + 2]
    return bool(following) and following[0].pos in {"NOUN", "PROPN", "ADJ"}


def auxiliary(sentence: Sentence, index: int, lexicon: Lexicon) -> Token | None:
    """The finite auxiliary nearest to a participle or infinitive, in the same clause."""
    helpers = lexicon.words("reading", "auxiliary", "finite")
    for token in reversed(sentence.tokens[:index]):
        if token.lower in helpers:
            return token
        if token.text in {";", ":"} or (
            token.text == "," and index - token.index > 1 and _opens_clause(sentence, token)
        ):
            break
    for token in sentence.tokens[index + 1 : index + 4]:
        if token.lower in helpers:
            return token
        if token.pos not in {"AUX", "VERB", "PART", "ADP"}:
            break
    return None


def settled(verb: VerbUse, sentence: Sentence, lexicon: Lexicon) -> VerbUse:
    """A form that is finite and participle alike ("bezet", "verdacht") is a participle beside an auxiliary."""
    known = lexicon.verbs.get(verb.lemma)
    if known is None or verb.form != "finite" or known.participle != sentence.tokens[verb.index].lower:
        return verb
    helper = auxiliary(sentence, verb.index, lexicon)
    if helper is None:
        return verb
    return replace(verb, form="participle", helper=helper.index, helper_lemma=_helper_lemma(helper, lexicon))


def _opens_clause(sentence: Sentence, comma: Token) -> bool:
    following = sentence.tokens[comma.index + 1 : comma.index + 2]
    return bool(following) and following[0].pos in {"CCONJ", "SCONJ", "PRON", "VERB", "AUX"}


def _helper_lemma(helper: Token | None, lexicon: Lexicon) -> str:
    if helper is None:
        return ""
    return str(lexicon.tables["reading"]["auxiliary"]["lemmas"].get(helper.lower, helper.lower))
