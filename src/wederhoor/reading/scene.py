"""Everything found in a story before claims are made of it. Rule: built once per story, then only looked at."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from wederhoor.model.packs import LanguagePack, Theatre
from wederhoor.model.period import Period
from wederhoor.model.places import Gazetteer
from wederhoor.model.stories import Story
from wederhoor.model.vocabulary import Part
from wederhoor.reading.lexicon import Lexicon
from wederhoor.reading.mentions import Name, NumberMention, TimeExpression
from wederhoor.reading.parsed import Document
from wederhoor.reading.quotes import Quotation, quotations
from wederhoor.reading.sources import Context
from wederhoor.reading.verbs import find_verbs

REACH = 2  # sentences
FAR = 4  # sentences, in a story that opens with this war
OPENING = 3  # sentences with which a story opens


@dataclass(frozen=True, slots=True)
class Scene:
    """A story with its document and mentions, by sentence."""

    story: Story
    document: Document
    names: tuple[Name, ...]
    times: tuple[TimeExpression, ...]
    periods: tuple[Period | None, ...]  # one per time expression
    numbers: tuple[NumberMention, ...]
    lexicon: Lexicon
    language: LanguagePack
    theatre: Theatre
    gazetteer: Gazetteer
    contexts: Mapping[int, Context]
    opens: bool = field(init=False, repr=False)  # whether the first sentences of the story itself name this war

    def __post_init__(self) -> None:
        body = [n for n, context in sorted(self.contexts.items()) if context.sentence.part is Part.BODY]
        object.__setattr__(self, "opens", any(self._names(number) for number in body[:OPENING]))

    def times_in(self, sentence: int) -> tuple[tuple[TimeExpression, Period | None], ...]:
        """The time expressions of a sentence with what they resolve to."""
        pairs = zip(self.times, self.periods, strict=True)
        return tuple((time, period) for time, period in pairs if time.sentence == sentence)

    def numbers_in(self, sentence: int) -> tuple[NumberMention, ...]:
        """The numbers of a sentence."""
        return tuple(number for number in self.numbers if number.sentence == sentence)

    def concerns(self, sentence: int) -> bool:
        """Whether a sentence names a side of this war or a place of its theatre, or is told of by one that does."""
        return self._names(sentence) or (self._points_back(sentence + 1) and self._names(sentence + 1))

    def _names(self, sentence: int) -> bool:
        return any(self._concerns(name) for name in self.contexts[sentence].names)

    def _points_back(self, sentence: int) -> bool:
        """Whether a sentence opens with a word for the one before it, in the same paragraph."""
        here, before = self.contexts.get(sentence), self.contexts.get(sentence - 1)
        if here is None or before is None or here.sentence.paragraph != before.sentence.paragraph:
            return False
        return here.lower(0) in self.lexicon.words("speech", "backward", "pronouns")

    def near(self, sentence: int) -> bool:
        """Whether a sentence or one of the few before it names this war, or it is the headline of a story of it."""
        reach = FAR if self.opens else REACH
        here = range(max(0, sentence - reach), sentence + 1)
        return any(self.concerns(number) for number in here) or self.headed(sentence)

    def headed(self, sentence: int) -> bool:
        """Whether a sentence is the headline of a story that opens with this war."""
        return self.opens and self.contexts[sentence].sentence.part is Part.HEADLINE

    @property
    def related(self) -> bool:
        """Whether any sentence of the story names this war."""
        return any(self.concerns(number) for number in self.contexts)

    def _concerns(self, name: Name) -> bool:
        if any(self.theatre.party(actor) in self.theatre.parties for actor in name.actors):
            return True
        if name.party in self.theatre.parties:
            return True
        place = self.gazetteer.get(name.place) if name.place else None
        return place is not None and place.country in self.theatre.tables["theatre"].get("countries", ())


def contexts(document: Document, names: tuple[Name, ...], lexicon: Lexicon) -> dict[int, Context]:
    """One context per sentence."""
    by_sentence: dict[int, list[Name]] = {}
    for name in names:
        by_sentence.setdefault(name.sentence, []).append(name)
    quoted = quotations(document, lexicon)
    return {
        sentence.number: Context(
            sentence,
            tuple(by_sentence.get(sentence.number, ())),
            find_verbs(sentence, lexicon),
            lexicon,
            quoted.get(sentence.number, ()),
            _after_quotation(document, sentence.number, quoted),
        )
        for sentence in document.sentences
    }


def _after_quotation(document: Document, number: int, quoted: Mapping[int, tuple[Quotation, ...]]) -> bool:
    """Whether the sentence before it in the same paragraph ends with a quotation."""
    if number == 0:
        return False
    before, here = document.sentences[number - 1], document.sentences[number]
    ends = any(item.last == len(before.tokens) - 1 for item in quoted.get(number - 1, ()))
    return ends and (before.paragraph, before.part) == (here.paragraph, here.part)
