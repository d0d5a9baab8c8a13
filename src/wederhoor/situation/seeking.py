"""A question as it is typed, and whether a sentence fits. Rule: any text is a question; none is an error."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from wederhoor.model.folding import fold
from wederhoor.model.packs import LanguagePack, Theatre
from wederhoor.model.places import Gazetteer
from wederhoor.model.search import Line, Part, Sought, mark_of
from wederhoor.model.texts import Span
from wederhoor.situation.terms import ACTOR, PLACE, Term, stems, terms, words

QUOTES = str.maketrans(dict.fromkeys("“”„‟«»", '"'))
PIECE = re.compile(r'(?<!\S)(-?)"([^"]*)"|(\S+)')
LONGEST_NAME = 5  # words of an actor's name
MOST_PLACES = 3  # places that bear one name, the likeliest first
MOST_PARTS = 24

Spellings = Callable[[str], Iterable[str]]  # of a place


@dataclass(frozen=True, slots=True)
class Seeker:
    """What a question is understood with."""

    language: LanguagePack  # of the reports
    theatre: Theatre
    gazetteer: Gazetteer
    spellings: Spellings
    actors: Mapping[str, tuple[str, ...]]  # ids by folded name

    def sought(self, typed: str) -> Sought:
        """The question: words by stem, names in every spelling, "phrases" as they stand, -words left out."""
        parts, without = list[Part](), list[Part]()
        plain: list[str] = []
        for sign, phrase, word in PIECE.findall(typed.translate(QUOTES)):
            out = sign == "-" or (word.startswith("-") and word[1:2].isalnum())
            if word and not out:
                plain.append(word)
                continue
            parts += self._words(plain)
            plain = []
            part = self._phrase(phrase) if not word else next(iter(self._words([word[1:]])), None)
            if part is not None:
                (without if out else parts).append(part)
        parts += self._words(plain)
        if not parts:
            parts, without = without, []
        return Sought(tuple(parts[:MOST_PARTS]), tuple(without[:MOST_PARTS]))

    def _words(self, typed: Sequence[str]) -> Iterator[Part]:
        """Words that stand beside each other: the longest name that they make, else each by itself."""
        at = 0
        while at < len(typed):
            for end in range(min(len(typed), at + LONGEST_NAME), at, -1):
                part = self._named(" ".join(typed[at:end]), bare=end == at + 1)
                if part is not None:
                    yield part
                    break
            at = end

    def _named(self, typed: str, *, bare: bool) -> Part | None:
        """The part of a name that the packs know, or of a word; None for several words that are no name."""
        found = terms(typed, self.language)
        own = tuple(term.stem for term in found)
        if not own:
            return None
        places, actors = self._places(typed), self.actors.get(fold(typed), ())
        if not (bare or places or actors):
            return None
        spelt = (stems(name, self.language) for place in places for name in self.spellings(place))
        ways = tuple(dict.fromkeys((own, *(way for way in spelt if way))))
        marks = *(mark_of(PLACE, place) for place in places), *(mark_of(ACTOR, actor) for actor in actors)
        if typed.endswith("*") and len(ways) == 1:
            last = found[-1]
            held = last.stem if last.word.startswith(last.stem) else last.word
            return Part(typed, ((*own[:-1], held),), begins=True)
        return Part(typed, ways, marks)

    def _places(self, typed: str) -> tuple[str, ...]:
        name = typed.strip(".,;:!?()")
        found = self.gazetteer.find(name) or self.gazetteer.find(name.title())
        return tuple(place.id for place in found[:MOST_PLACES])

    def _phrase(self, typed: str) -> Part | None:
        found = terms(typed, self.language)
        if not found:
            return None
        return Part(f'"{typed}"', (tuple(term.stem for term in found),), exact=tuple(term.word for term in found))


def make_seeker(language: LanguagePack, theatre: Theatre, gazetteer: Gazetteer, spellings: Spellings) -> Seeker:
    """A seeker over loaded packs."""
    actors: dict[str, list[str]] = {}
    for actor in theatre.actors.values():
        for name in {fold(called) for called in (actor.id, *actor.called)}:
            actors.setdefault(name, []).append(actor.id)
    named = {name: tuple(sorted(found)) for name, found in actors.items()}
    return Seeker(language, theatre, gazetteer, spellings, named)


def fits(line: Line, sought: Sought) -> bool:
    """Whether a line holds every part and none to be without, its exact words aside."""
    return all(_holds(line, part) for part in sought.parts) and not any(_holds(line, part) for part in sought.without)


def fits_exactly(text: str, sought: Sought) -> bool:
    """Whether a sentence holds every phrase as it was typed."""
    found = words(text)
    return all(not part.exact or _runs(found, part.exact) for part in sought.parts)


def marked(text: str, sought: Sought, language: LanguagePack) -> tuple[tuple[str, bool], ...]:
    """A text in pieces, those true that a question asked for."""
    found = terms(text, language)
    spans = sorted({span for part in sought.parts for span in _spans(found, part)})
    pieces, at = list[tuple[str, bool]](), 0
    for span in spans:
        if span.end > at:
            start = max(span.start, at)
            pieces += [(text[at:start], False), (text[start : span.end], True)]
            at = span.end
    return tuple(piece for piece in (*pieces, (text[at:], False)) if piece[0])


def _holds(line: Line, part: Part) -> bool:
    if any(mark in line.about for mark in part.marks):
        return True
    columns = (line.said,) if part.exact else (line.said, line.about)
    return any(_runs(column, way, begins=part.begins) for column in columns for way in part.ways)


def _runs(column: Sequence[str], way: Sequence[str], *, begins: bool = False) -> list[int]:
    """Where terms that follow each other stand in a column."""
    *first, last = way
    ends = (at for at, term in enumerate(column) if (term.startswith(last) if begins else term == last))
    return [at - len(first) for at in ends if at >= len(first) and list(column[at - len(first) : at]) == first]


def _spans(found: Sequence[Term], part: Part) -> Iterator[Span]:
    column = [term.stem for term in found]
    by_stem = ((way, _runs(column, way, begins=part.begins)) for way in part.ways)
    runs = ((part.exact, _runs([term.word for term in found], part.exact)),) if part.exact else by_stem
    for way, places in runs:
        for at in places:
            yield Span(found[at].span.start, found[at + len(way) - 1].span.end)
