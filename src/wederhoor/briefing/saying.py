"""One claim as one sentence. Rule: when in doubt quote; a lead never says more firmly what the quoted words say."""

import re

from wederhoor.briefing.book import Book, capital, contains
from wederhoor.briefing.cues import told_inside
from wederhoor.briefing.echo import WORDS, echo, retold
from wederhoor.briefing.frames import paraphrase, when_inside
from wederhoor.briefing.glosses import gloss
from wederhoor.briefing.names import claimants, says
from wederhoor.briefing.update import Correction, Said
from wederhoor.model.period import Period
from wederhoor.model.vocabulary import UNATTRIBUTED, Certainty, HedgedBy, Part, PlaceKind, Polarity

QUOTES = "\"“”„‟«»'‘’‚"
QUOTE = re.compile(r"[\"“”„‟«»‘‚]|(?<!\w)['’](?![snt]\b)|['’](?!\w)")  # no apostrophe
INNER = re.compile(r"(?<!\w)[\"“„](?P<words>[^\"“”„]+)[\"”]")
LETTERS = 3  # a shorter word is no name of a source


def say(said: Said, book: Book) -> str:
    """A paraphrase where the fields carry every word, else the plain clause, else a quotation; not yet finished.

    What the newsroom changed is only quoted: the report's own words stand beside it.
    """
    if said.claim.edited is not None:
        return quotation(said, book)
    return paraphrase(said, book) or echo(said, book) or retold(said, book) or quotation(said, book)


def quotation(said: Said, book: Book, *, whole: bool = False) -> str:
    """The printed words, or all of their sentence, under the lead of the claim's certainty and claimant."""
    own = said.claim.claimants == (UNATTRIBUTED,)
    spoken = "" if whole else spoken_of(said, book)
    words, whole = (said.words.sentence, True) if whole else (spoken, False) if spoken else chosen_words(said, book)
    quoted = marked(words)
    manner = manner_of(said)
    topic_words = about(said, words, book)
    if own:
        return book.word("quote", "own" if manner == "plain" else f"own_{manner}", on=topic_words, q=quoted)
    names = claimants(said, book)
    if manner == "plain" and not whole and not spoken and _after_that(said, book):
        return book.word("quote", "that", C=names, says=says(said, book), on=topic_words, q=quoted)
    if names_itself(said, words, book):
        manner = "self_plain" if told_inside(said.claim, words, book) else f"self_{manner}"
        if topic_words and stands_bare(manner, book):
            return book.word("quote", "about", on=topic_words, q=quoted).strip()
    elif spoken or told_of(said, words, book):
        manner = f"worded_{manner}"
    outlet = said.outlet or book.word("labels", "report")
    return book.word("quote", manner, C=names, on=topic_words, q=quoted, outlet=outlet)


def about(said: Said, words: str, book: Book) -> str:
    """What quoted words are about: in another language always, in their own the places that they do not name."""
    claim = said.claim
    if not book.source.get("verbatim"):
        return book.word("quote", "on", topic=gloss(said, book)) if claim.kind not in WORDS else ""
    silent = claim.certainty in {Certainty.NO_COMMENT, Certainty.UNCONFIRMED}  # its target is that of another claim
    named = (*claim.place_ids, *(() if silent else claim.target))
    known = {name: book.places[name] for name in named if name in book.places}
    places = tuple(name for name, place in known.items() if place.kind is not PlaceKind.COUNTRY)
    spelled = [name for place in places for name in (place, *dict(known[place].names).values())]
    printed = [name for _, _, name in said.words.places if name[:1].isupper()]  # "the city" is no name
    if not places or any(contains(words, name) for name in (*spelled, *printed)):
        return ""
    return book.word("quote", "on", topic=book.listed([book.place(place) for place in places]))


def stands_bare(manner: str, book: Book) -> bool:
    """Whether a quotation of this manner has no words before it, which could say what it is about."""
    return bool(book.tables["quote"][manner] == "{q}")


def told_of(said: Said, words: str, book: Book) -> bool:
    """Whether quoted words speak of who says it as "he": they are the report's, and the lead says whose."""
    pronouns = book.source["words"]["third_persons"]
    speaks = any(one.casefold() in pronouns and contains(words, one) for one in said.words.claimants)
    return speaks and manner_of(said) in {"plain", "negative"}


def pointing(said: Said, book: Book) -> str:
    """Who gave no answer or confirmation, for a line that points to the words elsewhere."""
    key = "unconfirmed" if said.claim.certainty is Certainty.UNCONFIRMED else "no_comment"
    if said.claim.claimants == (UNATTRIBUTED,):
        written = book.word("quote", "written_by", outlet=said.outlet) if said.outlet else ""
        return book.word("quote", f"see_own_{key}") + written
    return book.word("quote", f"see_{key}", C=claimants(said, book))


def question(said: Said, book: Book) -> str | None:
    """An open question in short, on what and since which day; None where only the sentence tells on what.

    What a silence is about is often taken from an earlier sentence; then its own words say less, and surely.
    """
    claim = said.claim
    surely = claim.kind not in WORDS and (claim.about is None or bool(claim.places))
    if not surely or claim.edited is not None or loaded_beside(said, book):
        return None
    on = book.word("quote", "question_on", topic=topic(said, book))
    return f"{pointing(said, book)}{on}, {book.short_date(said.published)}"


def loaded_beside(said: Said, book: Book) -> bool:
    """Whether the sentence of a silence holds a word of denial, hedge, condition or intention as well."""
    kept = {"comparison", "no_comment", "doubt", "negation"}
    cues = ((name, word) for name, words in book.source["cues"].items() for word in words)
    return any(name not in kept and contains(said.words.sentence, word) for name, word in cues)


def named_contradiction(said: tuple[Said, ...], book: Book) -> str | None:
    """Who contradicts whom, where the report says so in one sentence; None for all else."""
    pair = denier(said)
    if pair is None:
        return None
    first, second = pair
    on = book.word("quote", "question_on", topic=topic(first, book))
    named = {"C": claimants(first, book), "D": claimants(second, book), "on": on}
    spoken = spoken_of(second, book) if _only_contradicts(first) else ""
    if spoken and second.outlet:
        return book.word("quote", "contradicts_of", **named, q=marked(spoken), outlet=second.outlet)
    return book.word("quote", "contradicts", **named, q=marked(first.words.sentence))


def _only_contradicts(denial: Said) -> bool:
    """Whether a denial says no more than whom it contradicts: it has no place, number or time of its own."""
    claim = denial.claim
    own = claim.places or claim.quantity or claim.when_worded
    return not own and not any(sign.isdigit() for sign in denial.words.sentence)


def denier(said: tuple[Said, ...]) -> tuple[Said, Said] | None:
    """Of two claims of one sentence the one that denies the other, before the other."""
    if len(said) != 2 or said[0].claim.story != said[1].claim.story or said[0].claim.sentence != said[1].claim.sentence:
        return None
    first, second = sorted(said, key=lambda one: one.claim.certainty is not Certainty.DENIED)
    plain = first.claim.kind not in WORDS and not first.claim.edited and not second.claim.edited
    opposed = first.claim.certainty is Certainty.DENIED and first.claim.about == second.claim.id
    return (first, second) if plain and opposed else None


def names_itself(said: Said, words: str, book: Book) -> bool:
    """Whether the quoted words name every claimant, by a name or a noun and not by 'he' alone.

    The words of a claim that the newsroom changed never do: they may name another.
    """
    if said.claim.carried or said.claim.edited is not None:
        return False
    return all(_named_in(name, said, words, book) for name in said.claim.claimants)


def _named_in(name: str, said: Said, words: str, book: Book) -> bool:
    actor = book.actors.get(name)
    spelled = set(actor.called) if actor else {name}
    if any(contains(words, one) for one in spelled if len(one) > LETTERS or one.isupper()):
        return True
    small = {*book.source["words"]["pronouns"], *book.tables["grammar"]["articles"]}
    return len(said.claim.claimants) == 1 and any(
        contains(words, printed)
        and any(len(word) > LETTERS and word.casefold() not in small for word in printed.split())
        for printed in said.words.claimants
    )


def manner_of(said: Said) -> str:
    """Which pattern of quotation a claim's certainty, polarity and hedge ask for."""
    claim = said.claim
    if (
        claim.certainty is Certainty.HEDGED
        and claim.hedged_by is HedgedBy.OUTLET
        and claim.claimants != (UNATTRIBUTED,)
    ):
        return "hedged_outlet"
    if claim.certainty is not Certainty.ASSERTED:
        return claim.certainty.value
    return "negative" if claim.polarity is Polarity.NEGATIVE else "plain"


def chosen_words(said: Said, book: Book) -> tuple[str, bool]:
    """The words to quote and whether they are the whole sentence, which is taken unless the content stands alone."""
    words, claim = said.words, said.claim
    half = half_of(said, book)
    if half:
        return half, True
    firm = claim.certainty is Certainty.ASSERTED and claim.polarity is Polarity.POSITIVE
    accused = any(f" {words.before.casefold()}".endswith(f" {end}") for end in book.source["words"]["accusing"])
    if (
        accused
        or not claim.claimants
        or not firm
        or claim.part is not Part.BODY
        or len(words.content.split()) < 3
        or loaded(words.outside, book)
    ):
        return words.sentence, True
    if words.when and not when_inside(said):
        return words.sentence, True
    if bare(words.content) == bare(words.sentence) or not stands_alone(words.content, book):
        return words.sentence, True
    part, joined = own_part(words.content, book)
    if joined and any(contains(words.before, word) for word in book.source["words"]["openers"]):
        return words.sentence, True  # the second half of a subordinate clause may lack its subject
    opens = joined or not words.before or words.before[-1] in QUOTES + ":;" or _after_that(said, book)
    return (part, False) if opens and words.content != words.sentence else (words.sentence, True)


def half_of(said: Said, book: Book) -> str:
    """The half of a sentence between semicolons that holds a claim and how firm it is; nothing where it needs more."""
    words, table = said.words, book.source["words"]
    if not book.source.get("verbatim"):
        return ""  # a reader of another language looks the sentence up
    parts = [part.strip() for part in words.sentence.split(";")]
    found = [part for part in parts if bare(words.content) and bare(words.content) in part]
    if len(parts) < 2 or len(found) != 1 or any(sign in QUOTES for sign in words.sentence):
        return ""
    (part,) = found
    first = part.split(maxsplit=1)[0].casefold()
    points = first in table["resuming"] or any(contains(part, word) for word in table["pointing"])
    sourced = all(contains(part, name) for name in words.claimants)
    when = not words.when or contains(part, words.when)
    whole = not points and sourced and when and not loaded(words.outside, book)
    return part if whole and told_inside(said.claim, part, book) else ""


def spoken_of(said: Said, book: Book) -> str:
    """What somebody "spoke of" in a clause about him inside another's sentence: "X, dat zaterdag sprak van ..."."""
    first, *_ = said.words.content.split(maxsplit=1) or [""]
    about_him = said.words.before.rstrip().endswith(",") and first.casefold() in book.source["words"]["relatives"]
    if not about_him or manner_of(said) != "plain" or said.claim.part is not Part.BODY:
        return ""
    for cue in said.words.cues:
        _, found, rest = said.words.content.partition(f" {cue} ")
        if found and len(rest.split()) > 1 and not loaded(said.words.content.removesuffix(rest), book):
            return rest.strip(" ,;:")
    return ""


def own_part(content: str, book: Book) -> tuple[str, bool]:
    """A clause without the word that joins it to the one before, and whether there was such a word."""
    first, _, rest = content.partition(" ")
    joined = first.casefold() in book.source["words"]["joining"]
    return (rest if joined else content).rstrip(" ,;:"), joined


def bare(words: str) -> str:
    """Words without marks at their ends."""
    return words.strip(QUOTES + " .,;:!?")


def stands_alone(words: str, book: Book) -> bool:
    """Whether a clause can be quoted by itself: it opens with no "whether", and its quotation marks pair."""
    first = words.split(maxsplit=1)[0].strip(QUOTES).casefold()
    inner = re.sub(r"(?<=\w)['’](?=\w)", "", words)
    paired = all(inner.count(sign) % 2 == 0 for sign in "\"'") and inner.count("“") == inner.count("”")
    table = book.source["words"]
    return paired and first not in {*table["dependent"], *table["openers"]}


def _after_that(said: Said, book: Book) -> bool:
    last = said.words.before.rstrip(",").casefold().split()[-1:]
    return bool(last) and last[0] in book.source["words"]["openers"]


def loaded(text: str, book: Book) -> bool:
    """Whether a text holds a word of denial, doubt, hedge, condition or intention."""
    cues = book.source["cues"]
    return any(contains(text, word) for name, words in cues.items() if name != "comparison" for word in words)


def marked(words: str) -> str:
    """The report's words in “ ”; words that the report itself quotes from beginning to end in ‘ ’."""
    half = _half_quoted(words.strip())
    if half:
        return f"‘{half}’"
    inner = words.strip().strip(".,")
    if (
        len(inner) > 2
        and inner[0] in QUOTES
        and inner[-1] in QUOTES
        and not any(sign in QUOTES for sign in inner[1:-1])
    ):
        return f"‘{inner[1:-1].strip(' ,')}’"
    return f"“{INNER.sub(_in_single, words.strip())}”"


def _in_single(found: re.Match[str]) -> str:
    """What a report quotes inside quoted words, in the marks that stand for the source's own."""
    return f"‘{found['words']}’"


def _half_quoted(words: str) -> str:
    """The words of a sentence in the middle of a quotation, whose mark stands at one end alone; else nothing."""
    marks = [found.start() for found in re.finditer(QUOTE, words)]
    if marks == [0] and len(words) > 1:
        return words[1:].strip()
    return words[:-1].strip() if marks == [len(words) - 1] and len(words) > 1 else ""


def topic(said: Said, book: Book) -> str:
    """What a claim is about as a noun, with its places and its number."""
    claim = said.claim
    details = [book.place(place) for place in claim.place_ids]
    if claim.quantity is not None:
        details.append(book.quantity(claim.quantity, said.words.quantity))
    noun = book.word("noun", claim.kind.value)
    return f"{noun} ({', '.join(details)})" if details else noun


def correction(item: Correction, book: Book) -> str:
    """What was corrected into what, from the two numbers; else the correcting sentence, with the old number."""
    new, old = item.new.claim.quantity, item.old.claim.quantity if item.old else None
    changed = item.new.claim.edited or (item.old and item.old.claim.edited)
    if item.old is None or old is None or changed or item.new.claim.claimants == (UNATTRIBUTED,):
        return capital(finished(quotation(item.new, book)))
    who = claimants(item.old, book) or book.word("labels", "unattributed")
    shown, date = old_number(item.old, book), book.short_date(day_of(item.old))
    if new is None or new.value is None or (new.value, new.unit) == (old.value, old.unit):
        quoted = marked(chosen_words(item.new, book)[0])
        own = item.old.claim.claimants == item.new.claim.claimants
        lead = "corrected_own" if own else "corrected_of"
        by = claimants(item.new, book)
        return capital(finished(book.word("quote", lead, C=by, old=shown, C1=who, date=date, q=quoted)))
    after, by = book.quantity(new, item.new.words.quantity), claimants(item.new, book)
    return finished(capital(book.word("frame", "correction", old=shown, C1=who, date=date, new=after, C2=by)))


def old_number(said: Said, book: Book) -> str:
    """A number that was corrected, as it was printed."""
    assert said.claim.quantity is not None  # callers ask for claims with a number
    return f"‘{said.words.quantity}’" if said.words.quantity else book.quantity(said.claim.quantity)


def day_of(said: Said) -> Period | None:
    """The day on which something was said, else that of its report."""
    return said.claim.said if said.claim.said is not None and said.claim.said.day else said.published


def finished(text: str) -> str:
    """The sentence with a full stop, unless its quotation ends with one."""
    return text if re.search(r"[.!?…][\"'”’»]*$", text) else f"{text}."
