"""The readings of the modal of hearsay, plan and condition. Rule: signs stand in a visible order.

Each sign is a function of the sentence; the first that speaks decides, and its name is the rule.
"""

from collections.abc import Callable, Sequence
from enum import StrEnum

from wederhoor.reading.lexicon import Lexicon
from wederhoor.reading.parsed import Sentence, Token


class Zou(StrEnum):
    """What the modal says."""

    HEARSAY = "hearsay"
    FUTURE_IN_PAST = "future_in_past"
    CONDITIONAL = "conditional"
    PLANNED = "scheduled_not_done"
    POLITE = "polite_or_other"


Sign = Callable[[Sentence, Token, Lexicon], Zou | None]


def read_zou(sentence: Sentence, modal: Token, lexicon: Lexicon) -> tuple[Zou, str]:
    """The reading of a modal in its sentence, and the sign that decided."""
    for sign in SIGNS:
        label = sign(sentence, modal, lexicon)
        if label is not None:
            return label, sign.__name__
    return Zou.HEARSAY, "default"


def find_modal(sentence: Sentence, lexicon: Lexicon) -> Token | None:
    """The first modal of the sentence."""
    would = lexicon.words("hedges", "modal", "would")
    return next((token for token in sentence.tokens if token.lower in would), None)


def _words(lexicon: Lexicon, key: str) -> frozenset[str]:
    return lexicon.words("hedges", "zou", key)


def _lower(sentence: Sentence) -> list[str]:
    return [token.lower for token in sentence.tokens]


def _perfect(sentence: Sentence, modal: Token, lexicon: Lexicon) -> bool:
    """Whether the modal governs a perfect infinitive: participle with hebben, zijn or worden."""
    helpers = lexicon.words("hedges", "zou", "perfect_helpers")
    tail = sentence.tokens[modal.index + 1 :]
    for position, token in enumerate(tail):
        if token.text in {";", ":"}:
            break
        if token.lower in helpers:
            around = [*tail[max(0, position - 2) : position], *tail[position + 1 : position + 3]]
            if any(_participle(t, lexicon) for t in around) or _unmarked(tail, position, lexicon):
                return True
    before = sentence.tokens[max(0, modal.index - 2) : modal.index]
    return (
        modal.index + 1 < len(sentence.tokens)
        and tail[0].lower in helpers
        and any("participle" in _kinds(t, lexicon) for t in before)
    )


def _participle(token: Token, lexicon: Lexicon) -> bool:
    return token.tag.startswith("WW|vd") or token.has("VerbForm=Part") or "participle" in _kinds(token, lexicon)


def _unmarked(tail: Sequence[Token], position: int, lexicon: Lexicon) -> bool:
    """Whether a participle that looks like an infinitive stands right behind its helper: "zijn voorkomen"."""
    following = tail[position + 1] if position + 1 < len(tail) else None
    prefixes = tuple(_words(lexicon, "unmarked"))
    return following is not None and following.pos == "VERB" and following.lower.startswith(prefixes)


def _kinds(token: Token, lexicon: Lexicon) -> set[str]:
    return {what for _, what in lexicon.by_form.get(token.lower, ())}


def polite(sentence: Sentence, modal: Token, lexicon: Lexicon) -> Zou | None:
    """A first or second person, a question, advice, a wish."""
    near = sentence.tokens[max(0, modal.index - 1) : modal.index + 3]
    if any(token.lower in _words(lexicon, "polite_subjects") for token in near):
        return Zou.POLITE
    if sentence.tokens[-1].text == "?" or lexicon.phrases["polite"].first(sentence.tokens):
        return Zou.POLITE
    return None


def asked(sentence: Sentence, modal: Token, lexicon: Lexicon) -> Zou | None:
    """Inside a demand, a promise or an indirect question."""
    before = [token.lower for token in sentence.tokens[: modal.index]]
    openers = lexicon.words("hedges", "zou", "asked_openers")
    asks = _words(lexicon, "demands") | _words(lexicon, "asks")
    verb = next((i for i, word in enumerate(before) if word in asks), None)
    if verb is not None and any(word in openers for word in before[verb:]) and not _perfect(sentence, modal, lexicon):
        return Zou.POLITE
    return None


def conditioned(sentence: Sentence, modal: Token, lexicon: Lexicon) -> Zou | None:
    """A clause or phrase of condition, before or after."""
    words = _lower(sentence)
    openers, then = _words(lexicon, "condition_openers"), _words(lexicon, "condition_words")
    if words[0] in openers or (modal.index > 0 and words[0] in then) or modal.index == 0:
        return Zou.CONDITIONAL
    if any(word in _words(lexicon, "condition_inner") for word in words[:]) and not _perfect(sentence, modal, lexicon):
        return Zou.CONDITIONAL
    starts = _words(lexicon, "condition_prepositions")
    unless = _words(lexicon, "hearsay") | lexicon.words("speech", "sources", "prepositions")
    if words[0] in starts and words[0] not in unless and not _perfect(sentence, modal, lexicon):
        return Zou.CONDITIONAL
    return None


def supposed(sentence: Sentence, modal: Token, lexicon: Lexicon) -> Zou | None:
    """A hypothetical subject: an indefinite noun for something that has not happened."""
    first = sentence.tokens[0]
    if first.lower in _words(lexicon, "indefinite") | _words(lexicon, "even"):
        nouns = [token.lower for token in sentence.tokens[: modal.index]]
        if any(word in _words(lexicon, "hypothetical") for word in nouns) and not _perfect(sentence, modal, lexicon):
            return Zou.CONDITIONAL
    return None


def turned_out(sentence: Sentence, modal: Token, lexicon: Lexicon) -> Zou | None:
    """Told afterwards: later, uiteindelijk, blijken, a past clause that it continues."""
    if _perfect(sentence, modal, lexicon):
        return None
    words = _lower(sentence)
    if any(word in _words(lexicon, "turned_out_verbs") for word in words[modal.index + 1 :]):
        return Zou.FUTURE_IN_PAST
    near = words[max(0, modal.index - 4) : modal.index + 8]
    if any(word in _words(lexicon, "later") for word in near):
        return Zou.FUTURE_IN_PAST
    return None


def planned(sentence: Sentence, modal: Token, lexicon: Lexicon) -> Zou | None:
    """A plan: a moment or a schedule with a bare infinitive, done or not."""
    if _perfect(sentence, modal, lexicon):
        return None
    words = _lower(sentence)
    if any(word in _words(lexicon, "plan_words") for word in words):
        return Zou.PLANNED
    moments = _words(lexicon, "moments")
    near = words[max(0, modal.index - 2) : modal.index + 6]
    infinitive = any(token.has("VerbForm=Inf") for token in sentence.tokens[modal.index + 1 :])
    if infinitive and any(word in moments for word in near):
        return Zou.PLANNED
    if any(word in _words(lexicon, "cancelled") for word in words):
        return Zou.PLANNED
    return None


def narrated(sentence: Sentence, modal: Token, lexicon: Lexicon) -> Zou | None:
    """A relative or coordinate clause after a past event, without a source."""
    if _perfect(sentence, modal, lexicon) or any(
        w in _words(lexicon, "hearsay") for w in _lower(sentence)[modal.index :]
    ):
        return None
    before = sentence.tokens[: modal.index]
    past = any(token.has("Tense=Past") and token.pos in {"VERB", "AUX"} for token in before)
    spoken = any(lexicon.report.get(lemma) for token in before for lemma, _ in lexicon.by_form.get(token.lower, ()))
    linked = any(token.lower in lexicon.words("hedges", "zou", "links") for token in before)
    return Zou.FUTURE_IN_PAST if past and linked and not spoken else None


def possible(sentence: Sentence, modal: Token, lexicon: Lexicon) -> Zou | None:
    """A report: a perfect infinitive, a word about now, a named source."""
    if _perfect(sentence, modal, lexicon):
        return Zou.HEARSAY
    return None


SIGNS: tuple[Sign, ...] = (polite, asked, conditioned, supposed, possible, turned_out, planned, narrated)
