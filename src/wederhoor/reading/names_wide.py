"""Names of places that the small table lacks. Rule: the words around a name must ask for a place."""

from collections.abc import Iterable, Iterator

from wederhoor.model.folding import fold
from wederhoor.model.places import Candidate
from wederhoor.model.vocabulary import PlaceKind
from wederhoor.reading.names_hits import Hit
from wederhoor.reading.names_homonyms import ordered
from wederhoor.reading.names_lexicon import FUZZY, NameLexicon
from wederhoor.reading.names_roles import takes
from wederhoor.reading.names_view import View

FURTHER, SIMILAR, UNKNOWN = "further", "similar", "unknown"  # rules
LONGEST = 4  # words in a name
SHORTEST = 3  # letters in one
_OBJECTS = frozenset({"obj", "nsubj:pass", "nsubj"})  # no place takes one: as a subject it is that of a passive
TOWN = 100_000  # people from which a far town is meant without a head noun


def cued(views: Iterable[View]) -> frozenset[str]:
    """The names that somewhere in a story stand where only a place stands."""
    return frozenset(fold(name) for view in views for name in _cued(view))


def _cued(view: View) -> Iterator[str]:
    if view.lexicon.wide is None:
        return
    for at in range(len(view)):
        if view.capital(at) and _cue(view, at) in {"head", "where"}:
            hit = further(view, at, None)
            if hit:
                yield view.slice(hit.first, hit.last)


def further(view: View, first: int, before: Hit | None) -> Hit | None:
    """The longest name at a word that the wide gazetteer knows, where the words around it ask for a place."""
    wide = view.lexicon.wide
    if wide is None or not _may_begin(view, first):
        return None
    for last in range(min(first + LONGEST, len(view)) - 1, first - 1, -1):
        if not _capitals(view, first, last):
            continue
        written = view.slice(first, last)
        found = _fitting(view, first, last, wide.further(written), before)
        if found:
            return Hit(first, last, ordered(view.lexicon, found), rule=FURTHER)
    return None


def similar(view: View, first: int) -> Hit | None:
    """A name of seven letters or more with one slip in it, after a preposition of place or a head noun."""
    wide = view.lexicon.wide
    if wide is None or not _may_begin(view, first) or _cue(view, first) not in {"head", "where"}:
        return None
    for last in (first + 1, first):
        written = view.slice(first, last) if last < len(view) and _capitals(view, first, last) else ""
        plain = written.replace(" ", "").replace("-", "").isalpha()
        if (
            len(written) < FUZZY
            or not plain
            or view.capital(last + 1)
            or (first == last and view.lexicon.ordinary(view.raw(first)))
        ):
            continue
        found = [item for item in wide.similar(written) if _near(view, item)]
        if found and not wide.further(written):
            return Hit(first, last, ordered(view.lexicon, found), rule=SIMILAR)
    return None


def unknown(view: View, first: int) -> Hit | None:
    """A name after "het dorp" that nobody knows: a village all the same."""
    if view.lexicon.wide is None or not view.among(first - 1, "place_words.villages") or not view.capital(first):
        return None
    if _something(view, first) or view.pos(first) == "VERB":
        return None
    last = first
    while last + 1 < len(view) and last < first + 2 and view.capital(last + 1) and view.pos(last + 1) == "PROPN":
        last += 1
    return Hit(first, last, (), rule=UNKNOWN)


def possible(lexicon: NameLexicon, item: Candidate) -> bool:
    """Whether a candidate is one that a report may name at all: near the war, in the small table, or a large town."""
    return item.place.country in lexicon.theatre.tables["places"]["near"] or item.common or _large(item)


def _fitting(
    view: View, first: int, last: int, found: tuple[Candidate, ...], before: Hit | None
) -> tuple[Candidate, ...]:
    """The candidates for which the cue is strong enough."""
    if not found or (first == last and _lookalike(view, first)) or _in_a_longer_name(view, first, last):
        return ()
    cue = _cue(view, first)
    if cue == "head":
        return tuple(item for item in found if possible(view.lexicon, item))
    if cue == "where":
        return tuple(item for item in found if _near(view, item) or item.common or (_large(item) and _far(view, first)))
    listed = _listed(view, first, last, before)
    if (
        listed
        or _in_a_cued_list(view, first)
        or _taken(view, first, last)
        or fold(view.slice(first, last)) in view.cued
        or _dateline(view, first, last)
    ):
        return tuple(item for item in found if _near(view, item))
    if len(view.raw(first)) >= 5 and view.raw(first).isupper():
        return tuple(item for item in found if _near(view, item) and item.common)
    if len(view.raw(first)) >= 5 and view.pos(first) == "PROPN":
        sure = tuple(item for item in found if _near(view, item) and item.primary and (item.common or _large(item)))
        return sure if view.raw(first - 1) and not view.among(first - 1, "words.articles") else ()
    return ()


def _cue(view: View, first: int) -> str | None:
    """What before a name asks for a place: a head noun, a preposition of place, a direction; or nothing."""
    at = first - 1
    if view.lexicon.place_head(view.raw(at)) is not None:
        return "head"
    if view.among(at, "words.of") and view.among(at - 1, "place_words.directions"):
        return "where"
    if view.among(at, "words.articles"):
        return None
    before = view.before(first)
    if view.among(before, "place_words.where"):
        trusting = any(view.among(before - step, "place_words.trust") for step in (1, 2))
        return None if trusting else "where"
    return None


def villages(view: View, first: int) -> bool:
    """Whether the noun before a name, or before the list in which it stands, says that it is a village."""
    return view.among(_list_begins(view, first) - 1, "place_words.villages")


def _far(view: View, first: int) -> bool:
    return view.among(view.before(first), "place_words.far")


def _near(view: View, item: Candidate) -> bool:
    return item.place.country in view.lexicon.theatre.tables["places"]["near"]


def _large(item: Candidate) -> bool:
    return item.primary and (item.population >= TOWN or item.place.kind is not PlaceKind.SETTLEMENT)


def _listed(view: View, first: int, last: int, before: Hit | None) -> bool:
    """Whether its neighbour in a list is a place."""
    if before is not None and 0 < first - before.last - 1 <= 2:
        between = range(before.last + 1, first)
        if all(view.among(at, "words.joiners") for at in between):
            return True
    after = last + 1
    if not view.among(after, "words.joiners") or not view.capital(after + 1):
        return False
    found = view.lexicon.gazetteer.find(view.raw(after + 1))
    return bool(found) and found[0].kind is PlaceKind.SETTLEMENT


def _in_a_cued_list(view: View, first: int) -> bool:
    """Whether a preposition of place or a head noun stands before the list of names in which it stands."""
    at = _list_begins(view, first)
    return at < first and _cue(view, at) in {"head", "where"}


def _list_begins(view: View, first: int) -> int:
    """The first word of the list of names that a name ends, or its own."""
    steps = 0
    while view.among(first - 1, "words.joiners") and view.raw(first - 2)[:1].isupper() and steps < LONGEST:
        first -= 2
        while first > 0 and view.raw(first - 1)[:1].isupper():
            first -= 1
        steps += 1
    return first


def _taken(view: View, first: int, last: int) -> bool:
    """Whether it is what is taken, freed or shelled: by the tree, or because the verb stands against it."""
    heads = (token for token in view.sentence.tokens[first : last + 1] if not first <= token.head <= last)
    if any(token.dep in _OBJECTS and takes(view, token.head, "place_words.taken") for token in heads):
        return True
    if view.among(first - 1, "words.of") and view.among(first - 2, "place_words.taking"):
        return True
    after = last + 1
    while view.among(after, "place_words.between"):
        after += 1
    return takes(view, first - 1, "place_words.taken") or takes(view, after, "place_words.taken")


def _dateline(view: View, first: int, last: int) -> bool:
    return first == 0 and view.raw(last + 1) in {"(", "-", "–", "—"} and view.raw(first).isupper()


def _may_begin(view: View, at: int) -> bool:
    word = view.raw(at)
    return word[:1].isupper() and len(word) >= SHORTEST and not _something(view, at)


def _something(view: View, at: int) -> bool:
    """Whether a word is known as something else: a person, a people, an office, a channel, a body."""
    word, lexicon = view.raw(at), view.lexicon
    if word in lexicon.spelled or word in view.surnames or word in lexicon.peoples or word in lexicon.channels:
        return True
    if view.iso(at) or lexicon.title(word) or lexicon.place_head(word) is not None:
        return True
    return word.lower() in lexicon.bodies or _part_of_a_person(view, at)


def _part_of_a_person(view: View, at: int) -> bool:
    """Whether the words around it make a known person's full name."""
    for first, last in ((at - 1, at), (at, at + 1), (at - 2, at), (at, at + 2)):
        if first >= 0 and last < len(view):
            written = view.slice(first, last)
            if written in view.lexicon.spelled or written in view.surnames:
                return True
    return False


def _lookalike(view: View, at: int) -> bool:
    """Whether it equals an ordinary word or a surname, and no noun ("de stad Engels") says that it is a place."""
    kind = view.lexicon.place_head(view.raw(at - 1))
    return kind not in {PlaceKind.SETTLEMENT, PlaceKind.SITE} and view.lexicon.ordinary(view.raw(at))


def _capitals(view: View, first: int, last: int) -> bool:
    return all(view.raw(at)[:1].isupper() for at in range(first, last + 1))


def _in_a_longer_name(view: View, first: int, last: int) -> bool:
    """Whether an unknown word with a capital stands against it: a club, a street, a person."""
    right = view.capital(last + 1) and view.pos(last + 1) == "PROPN"
    left = view.raw(first - 1)
    unlike = first > 1 and left[:1].isupper() and view.pos(first - 1) == "PROPN"
    headed = view.lexicon.place_head(left) is not None or view.among(first - 1, "place_words.where")
    return right or (unlike and not headed)
