"""Which stories are parsed at all. Rule: one is passed over only where no word can name this war; no syntax is asked.

Whatever the rules for names could take for a side or a place of the theatre must be let through, on its letters alone.
"""

import re
from functools import lru_cache

from wederhoor.model.places import Candidate, Place
from wederhoor.model.stories import Story
from wederhoor.reading.names_lexicon import FUZZY, NameLexicon, one_slip

PASSED_OVER = "names nothing of the theatre"
PIECE = re.compile(r"[^\W_]+")
REMEMBERED = 20_000  # words of which it is kept in mind whether they name the war
MORE = 4  # pieces that a name may have beside its words, for hyphens and full stops
WIDE = 4  # words in a name of the wide gazetteer
SLIPPED = 3  # pieces of a name in which a slip is looked for
CUED = 6  # words before a name in which a cue for a place can stand


class Gate:
    """What a theatre, a language and a gazetteer know of words that can name the war."""

    def __init__(self, lexicon: NameLexicon) -> None:
        self._lexicon = lexicon
        self._countries = frozenset(lexicon.theatre.tables["theatre"].get("countries", ()))
        self._adjectives = tuple(word for word, iso in lexicon.adjectives.items() if iso in self._countries)
        known = lexicon.roles["bare"], lexicon.roles["world"]
        self._heads = frozenset(
            words[0] for words, code in lexicon.heads.items() if any(self._sided(table.get(code)) for table in known)
        )
        self._slips = tuple(name for name, place in lexicon.misspelt if self._here(lexicon.gazetteer.get(place)))
        self._names = lru_cache(REMEMBERED)(self._names_it)
        self._similar = lru_cache(REMEMBERED)(self._is_similar)

    def lets_through(self, story: Story) -> bool:
        """Whether any word of a story can name a side of the war or a place of its theatre."""
        return any(self._any(block.span.of(story.text)) for block in story.readable)

    def _any(self, text: str) -> bool:
        lower = text.lower()
        if any(word in lower for word in self._adjectives):
            return True
        pieces = [(piece.start(), piece.end()) for piece in PIECE.finditer(text)]
        words = [text[start:end] for start, end in pieces]
        if any(map(self._names, words)):
            return True
        return any(
            self._longer(text, pieces, at) or (word[0].isupper() and self._slipped(words, at))
            for at, word in enumerate(words)
        )

    def _names_it(self, word: str) -> bool:
        """Whether a single word can name the war."""
        lexicon = self._lexicon
        people = lexicon.peoples.get(word)
        if (people is not None and people.iso in self._countries) or word.lower() in self._heads:
            return True
        if self._known(word) or any(self._known(base) for base in self._bases(word)):
            return True
        if not word[0].isupper():
            return False
        return self._sided(lexicon.variant(word)) or self._village(word) or self._misspelt(word)

    def _known(self, name: str) -> bool:
        """Whether the tables have a name, letter for letter, and it is of this war."""
        lexicon = self._lexicon
        return self._sided(lexicon.spelled.get(name)) or any(map(self._here, lexicon.gazetteer.find(name)))

    def _bases(self, word: str) -> list[str]:
        """A word without the endings that make it a genitive or an adjective."""
        table = self._lexicon.table
        endings = (*table["words"]["genitives"], *table["place_words"]["adjective_endings"])
        return [word.removesuffix(ending) for ending in endings if word.endswith(ending)]

    def _longer(self, text: str, pieces: list[tuple[int, int]], at: int) -> bool:
        """Whether a name of several words that begins at a piece is of this war."""
        lexicon, start = self._lexicon, pieces[at][0]
        word = text[start : pieces[at][1]]
        if word in lexicon.begun or lexicon.gazetteer.begins(word):
            ends = pieces[at + 1 : at + lexicon.longest + MORE]
            if any(self._known(text[start:end]) for _, end in ends):
                return True
        if not word[0].isupper():
            return False
        for begin, end in pieces[at + 1 : at + WIDE + MORE]:
            if text[begin - 1].isspace() and not text[begin].isupper():
                break  # every word of such a name has a capital
            if self._village(text[start:end]):
                return True
        return False

    def _village(self, name: str) -> bool:
        """Whether the wide gazetteer has a name in the theatre that is no ordinary word."""
        wide, lexicon = self._lexicon.wide, self._lexicon
        if wide is None or len(name) < 3 or lexicon.ordinary(name):
            return False
        return any(map(self._near, wide.further(name)))

    def _misspelt(self, word: str) -> bool:
        return len(word) >= FUZZY and any(name[0] == word[0] and one_slip(name, word) for name in self._slips)

    def _slipped(self, words: list[str], at: int) -> bool:
        """Whether words behind a cue for a place are one slip from a name of the wide gazetteer."""
        before = words[max(0, at - CUED) : at]
        lists = (self._lexicon.words["place_words.where"], self._lexicon.words["place_words.directions"])
        cued = any(word.lower() in known for word in before for known in lists)
        if not cued and not any(self._lexicon.place_head(word) for word in before[-1:]):
            return False
        return any(self._similar(" ".join(words[at:end])) for end in range(at + 1, at + SLIPPED + 1))

    def _is_similar(self, name: str) -> bool:
        wide = self._lexicon.wide
        return wide is not None and len(name) >= FUZZY and any(map(self._near, wide.similar(name)))

    def _near(self, item: Candidate) -> bool:
        return self._here(item.place)

    def _here(self, place: Place | None) -> bool:
        return place is not None and place.country in self._countries

    def _sided(self, actor: str | None) -> bool:
        theatre = self._lexicon.theatre
        return actor is not None and theatre.party(actor) in theatre.parties
