"""A clause in the report's own words, told as the claimant's. Rule: only where it stands alone.

In the language of the reports a plain clause needs no quotation marks. It keeps every word; only names of places take
the house's spelling. Words that are loaded, that point outside the clause, or that speak for "us" are quoted.
"""

import re

from wederhoor.briefing.book import Book, contains
from wederhoor.briefing.frames import when_inside
from wederhoor.briefing.names import claimants, says
from wederhoor.briefing.update import Said
from wederhoor.model.vocabulary import UNATTRIBUTED, Certainty, Kind, Part, Polarity

WORDS = frozenset({Kind.STATEMENT, Kind.ASSESSMENT, Kind.OTHER, Kind.ACCUSATION})
MARKS = re.compile(r"[\"“”„‟«»‘’‚():]|(?<!\w)'|'(?!\w)")
SHORTEST = 4  # words
BETWEEN = r"(?:\s+[\w-]+){0,4}?\s+"  # a title or an article between cue and name


def echo(said: Said, book: Book) -> str | None:
    """The clause with who says it, not yet finished; None where it must be quoted."""
    found = clause_of(said, book)
    return echoed(*found, said, claimants(said, book), book) if found else None


def echoed(opening: str, clause: str, said: Said, name: str, book: Book) -> str:
    """A clause and a claimant put together in the way in which the report opens the clause."""
    if opening == "says" and said.claim.certainty is Certainty.HEDGED:
        opening = "says_hedged"
    return book.word("frame", opening, clause=clause, says=says(said, book), C=name)


def clause_of(said: Said, book: Book) -> tuple[str, str] | None:
    """How the report opens a clause, and the clause itself; None where it must be quoted."""
    claim = said.claim
    if not book.source.get("verbatim") or claim.kind in WORDS or claim.part is not Part.BODY:
        return None
    if claim.claimants in {(), (UNATTRIBUTED,)} or claim.polarity is Polarity.NEGATIVE or not when_inside(said):
        return None
    opening, clause = _opening(said, book), _unattributed(said.words.content, said, book).strip(" ,;.")
    if behind := _behind_according(said, book):
        opening, clause = "according", behind
    joint, _, rest = clause.partition(" ")
    if joint.casefold() in book.source["words"]["joining"]:
        opening, clause = "says", rest
    if joint.casefold() in book.source["words"]["openers"] and not said.words.before:
        opening, clause = "that", rest
    if not opening or not _plain(clause, book) or not _firm_enough(said, clause, book):
        return None
    told = _dated(_spelled(clause, said, book), said, book)
    return (opening, told) if told else None


def retold(said: Said, book: Book) -> str | None:
    """The whole sentence with the name of its speaker in place of the "he" that opens it; None where it is quoted."""
    tail = tail_of(said, book)
    return tail and f"{claimants(said, book)} {tail}"


def tail_of(said: Said, book: Book) -> str | None:
    """What follows the "he" of a plain sentence about its own speaker."""
    claim = said.claim
    opening, _, rest = said.words.sentence.partition(" ")
    subject = opening.casefold() in book.source["words"].get("subjects", ()) and opening in said.words.claimants
    if not book.source.get("verbatim") or not subject or claim.part is not Part.BODY or claim.carried:
        return None
    if claim.certainty is not Certainty.ASSERTED or claim.polarity is Polarity.NEGATIVE or len(claim.claimants) != 1:
        return None
    rest = rest.strip(" ,;.")
    return _dated(_spelled(rest, said, book), said, book) or None if _plain(rest, book) else None


def _opening(said: Said, book: Book) -> str:
    """How the clause comes: by itself, behind "that", behind "according to"; "" where something else leads to it."""
    before, words = said.words.before.rstrip(" ,").casefold(), book.source["words"]
    last = before.split()[-1:] or [""]
    if not before or before.endswith(";") or last[0] in words["joining"]:
        return "says"
    if last[0] in words["openers"]:
        return "that"
    return "according" if _only_attributes(before, said, book) else ""


def _firm_enough(said: Said, clause: str, book: Book) -> bool:
    """Whether the clause says by itself how firm it is, and nothing beside it takes anything back."""
    hedged, cues = said.claim.certainty is Certainty.HEDGED, book.source["cues"]
    if said.claim.certainty is not Certainty.ASSERTED and not hedged:
        return False
    kept = any(contains(clause, word) for word in book.tables["signs"]["hedge"])
    if hedged and not kept:
        return False
    if not _only_says(said, book):
        return False
    beside = (name for name, words in cues.items() for word in words if contains(said.words.outside, word))
    if any(name != "comparison" and not (name == "hedge" and hedged) for name in beside):
        return False
    told = (cue for cue in said.words.cues if cue.casefold() not in cues["hedge"])
    return not any(contains(clause, words) for words in (*told, *said.words.claimants))


def _only_says(said: Said, book: Book) -> bool:
    """Whether whoever says it just says it: to confirm, admit, suspect or show in maps is more or less than that."""
    words = book.source["words"]
    known = {*words["neutral"], *words["according"], *book.source["cues"]["hedge"]}
    told = [word.casefold() for cue in said.words.cues for word in cue.split()]
    bare = all(cue.casefold() in known for cue in said.words.cues) or all(word in known for word in told)
    return bool(told) and bare and not any(contains(said.words.outside, word) for word in words["qualified"])


def _unattributed(content: str, said: Said, book: Book) -> str:
    """The content without "according to" and the name behind it."""
    for cue in said.words.cues:
        if cue.casefold() not in book.source["words"]["according"]:
            continue
        for name in said.words.claimants:
            path = rf"(?<!\w){re.escape(cue)}(?:\s+|{BETWEEN}){re.escape(name)}(?!\w)\s*"
            content = re.sub(path, "", content, count=1, flags=re.IGNORECASE)
    return content


def _behind_according(said: Said, book: Book) -> str:
    """What follows "according to" and the name with which the content opens, perhaps behind "and" or "but"."""
    words = book.source["words"]
    names = "|".join(re.escape(name) for name in said.words.claimants)
    cues = "|".join(re.escape(word) for word in words["according"])
    joints = "|".join(re.escape(word) for word in (*words["joining"], *words["adding"]))
    path = rf"(?:(?:{joints})\s+)?(?:{cues})(?:\s+|{BETWEEN})(?:{names})(?!\w)[\s,]+(?P<rest>.+)"
    found = re.fullmatch(path, said.words.content.strip(" ,;."), re.IGNORECASE) if names else None
    return found["rest"] if found else ""


def _only_attributes(before: str, said: Said, book: Book) -> bool:
    """Whether nothing but "according to" with a name stands before the clause."""
    names = "|".join(re.escape(name.casefold()) for name in said.words.claimants)
    openers = "|".join(re.escape(word) for word in book.source["words"]["according"])
    return bool(names) and re.fullmatch(rf"(?:{openers})(?:\s+|{BETWEEN})(?:{names})", before) is not None


def _spelled(clause: str, said: Said, book: Book) -> str:
    """The clause with the house's spelling of its places, where that has as many words."""
    for place, _, printed in said.words.places:
        name = book.place(place)
        if len(name.split()) == len(printed.split()) and name.casefold() != printed.casefold():
            clause = re.sub(rf"(?<!\w){re.escape(printed)}(?!\w)", name, clause, count=1)
        elif f" {name.split()[0]} {printed}".casefold() in f" {clause}".casefold():
            clause = re.sub(rf"(?<!\w){re.escape(printed)}(?!\w)", name.split()[-1], clause, count=1)
    return clause


def _dated(clause: str, said: Said, book: Book) -> str:
    """The clause with the date behind the name of a weekday, in an update of more than a day; "" if it has none."""
    when, printed = said.claim.when, said.words.when
    named = tuple(book.source["words"]["weekdays"])
    if not book.long or not any(word.casefold().startswith(named) for word in re.findall(r"\w+", clause)):
        return clause
    day = (when.day or (when.first_day if when.last_day is None else None)) if when else None
    if day is None or not any(word.casefold().startswith(named) for word in printed.split()):
        return ""
    shown = f"{printed} ({book.short_day(day)})"
    return re.sub(rf"(?<!\w){re.escape(printed)}(?!\w)", lambda _: shown, clause, count=1)


def _plain(clause: str, book: Book) -> bool:
    """Whether a clause stands alone: long enough, nothing quoted in it, no word that points outside or is loaded."""
    words = book.source["words"]
    if len(clause.split()) < SHORTEST or MARKS.search(clause):
        return False
    first, _, rest = clause.partition(" ")
    if first.casefold() in {*words["dependent"], *words["joining"], *words["openers"]}:
        return False
    if re.search(rf"(?<!\w)(?:{'|'.join(words['unnamed'])})(?!\w| [A-ZÀ-Þ])", clause):
        return False  # which town, the clause does not say
    shown = rest if first.casefold() in words["empty_subjects"] else clause
    for span in words["lasting"]:
        shown = re.sub(rf"(?<!\w){re.escape(span)}(?!\w)", "", shown, flags=re.IGNORECASE)
    return not any(contains(shown, word) for word in (*words["pointing"], *words["charged"]))
