"""Families of copies with the truth about them: which words were taken over, from which story, in which direction.

A family is one report with a copy of each type, and each copy may be changed once more. Around the families stand
stories that share words and copy nothing. All is drawn from one seed: the same texts give the same stories.
"""

import csv
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path
from random import Random

from copies_words import DENIALS, Babbler, mould, standing

from wederhoor.model.ids import digest
from wederhoor.model.period import Period
from wederhoor.model.stories import Published, Story, make_story_id
from wederhoor.model.texts import Block, BlockKind
from wederhoor.model.vocabulary import Basis
from wederhoor.weighing.words import WORD

SPELLINGS = Path(__file__).parents[1] / "src" / "wederhoor" / "atlas" / "spellings.csv"
TYPES = (
    "verbatim",
    "5 % edited",
    "15 % edited",
    "first 60 %",
    "first 30 %",
    "half and own text",
    "three in a long one",
)
CHANGES = ("as it is", "places respelled", "numbers rounded", "a denial added")
NUMBER = re.compile(r"\d[\d.]*\d")
SENTENCES = re.compile(r"(?<=[.!?])\s+|(?<=[.!?][\"'”’])\s+|\n+")
GROUPS = 15  # of stories around a shared quotation, and of those in one mould

Truth = bool | None  # taken over, of one's own, or a word changed in between that counts for nothing


@dataclass(frozen=True, slots=True)
class Token:
    """A word with the marks around it, and whether it was taken over."""

    text: str
    taken: Truth = True


Sentences = list[list[Token]]


@dataclass(frozen=True, slots=True)
class Made:
    """One story with what is true of it; a copy names its original and says whether anybody can know the direction."""

    story: Story
    family: str
    type: str = ""
    change: str = ""
    original: str | None = None  # Story.id
    open: bool = False  # nothing in the two stories says which was first
    taken: tuple[Truth, ...] = ()  # of each word of the story


@dataclass(slots=True)
class Newsroom:
    """Writes stories and keeps them."""

    dice: Random
    babbler: Babbler
    respelled: Callable[[str], str]
    made: list[Made] = field(default_factory=list)

    def family(self, name: str, text: str, number: int) -> None:
        """An original and seven copies; agency, paper with a time and paper with a day only take turns."""
        sentences = sentences_of(text)
        sort = number % 3
        agency = f"Agentschap {name}"
        credits = (initials(agency),) if sort == 0 else ()
        first = self.write(name, sentences, agency, day(number, hour=None if sort == 2 else 12), credits)
        for turn, kind in enumerate(TYPES):
            change = CHANGES[(number + turn) % len(CHANGES)]
            when, own_credits, open_ = self._moment(number, sort, turn, credits)
            copied = self._changed(self._copied(sentences, kind), change)
            story = self.write(name, copied, f"Krant {turn} van {name}", when, own_credits)
            self.made[-1] = replace(story, type=kind, change=change, original=first.story.id, open=open_)
        if number % 4 == 0:  # the original's page is changed after all copies: still one origin
            later = [*sentences, own("De redactie vulde dit bericht later aan met nieuws uit het gebied.")]
            self.write(name, later, agency, day(number + 3, hour=12), credits, key=first.story.key)

    @staticmethod
    def _moment(number: int, sort: int, turn: int, credits: tuple[str, ...]) -> tuple[str, tuple[str, ...], bool]:
        """When a copy came out, whom it credits, and whether its direction is open."""
        later, earlier = day(number, hour=13 + turn), day(number, hour=2 + turn)
        if sort == 0:
            return ((later, credits, False), (earlier, credits, False), (day(number), (), False))[turn % 3]
        if sort == 1:
            return ((later, (), False), (day(number + 1), (), False), (day(number), (), True))[turn % 3]
        return ((day(number + 1, hour=8), (), False), (later, (), True), (day(number), (), True))[turn % 3]

    def _copied(self, sentences: Sentences, kind: str) -> Sentences:
        if kind.endswith("edited"):
            return self._edited(sentences, int(kind.split(maxsplit=1)[0]) / 100)
        if kind.startswith("first"):
            return first_part(sentences, int(kind.split()[1]) / 100)
        if kind == "half and own text":
            half = first_part(sentences, 0.5)
            own = self._fill(count(half))
            return half + own if self.dice.random() < 0.5 else own + half
        if kind == "three in a long one":
            long = self._fill(500)
            for sentence in self.dice.sample(sentences, 3):
                long.insert(self.dice.randrange(len(long)), sentence)
            return long
        return sentences

    def _edited(self, sentences: Sentences, share: float) -> Sentences:
        """Every so many words changed, one after another: put in, left out or replaced."""
        return [list(self._edit(sentence, share)) for sentence in sentences]

    def _edit(self, sentence: list[Token], share: float) -> Iterator[Token]:
        for token in sentence:
            if self.dice.random() >= share:
                yield token
                continue
            way = self.dice.choice(("put in", "leave out", "replace", "replace"))
            if way != "leave out":
                yield Token(self.babbler.word(), None)
            if way == "put in":
                yield token

    def _changed(self, sentences: Sentences, change: str) -> Sentences:
        if change == "places respelled":
            return [[self._swap(token, self.respelled(token.text)) for token in line] for line in sentences]
        if change == "numbers rounded":
            return [[self._swap(token, NUMBER.sub(rounded, token.text)) for token in line] for line in sentences]
        if change == "a denial added":
            denial = own(self.dice.choice(DENIALS))
            place = self.dice.randrange(1, len(sentences) + 1)
            return [*sentences[:place], denial, *sentences[place:]]
        return sentences

    @staticmethod
    def _swap(token: Token, text: str) -> Token:
        return token if text == token.text or not token.taken else Token(text, None)

    def strangers(self) -> None:
        """Stories that share words and are no copies: a quotation, a standing text, a mould."""
        for number in range(GROUPS):
            self._quotation(number)
            for turn in range(4):
                name, lines = mould(number, turn)
                paper = f"Cijferblad {turn % 2} {number}"
                self.write(f"{name} {number} {turn}", list(map(own, lines)), paper, day(number + turn, hour=9))
        for number in range(GROUPS // 3):
            self._standing(number)

    def _quotation(self, number: int) -> None:
        said = self._fill(60)[:3]
        for turn, (opening, closing) in enumerate((("“", "”"), ("'", "'"), ("„", "”"))):
            quoted = [list(line) for line in said]
            quoted[0][0] = Token(opening + quoted[0][0].text, False)
            quoted[-1][-1] = Token(quoted[-1][-1].text + closing, False)
            lead = own("Dat zei de president zondagavond in zijn dagelijkse toespraak:")
            text = [*self._fill(80), lead, *quoted, *self._fill(40)]
            self.write(f"quotation {number} {turn}", text, f"Blad {number} {turn}", day(number, hour=20 + turn))

    def _standing(self, number: int) -> None:
        """Under every story of three papers of one house stands the same text."""
        foot = [own(line) for line in standing(number)] + self._fill(40)
        for paper in range(3):
            for turn in range(4):
                text = [*self._fill(120), *foot]
                self.write(
                    f"standing {number} {paper} {turn}", text, f"Huis {number} {paper}", day(turn, hour=6 + paper)
                )

    def _fill(self, number: int) -> Sentences:
        """Own text of so many words, in sentences of eight to twenty."""
        words = self.babbler.words(number)
        found: Sentences = []
        while words:
            size = self.dice.randrange(8, 21)
            line, words = words[:size], words[size:]
            found.append([Token(word, False) for word in line[:-1]] + [Token(line[-1] + ".", False)])
        return found

    def write(
        self, family: str, sentences: Sentences, outlet: str, when: str, credits: tuple[str, ...] = (), key: str = ""
    ) -> Made:
        """One story, its sentences in paragraphs of three."""
        paragraphs = [
            " ".join(token.text for line in sentences[at : at + 3] for token in line)
            for at in range(0, len(sentences), 3)
        ]
        text = "\n\n".join(paragraphs)
        blocks, start = [], 0
        for number, paragraph in enumerate(paragraphs, 1):
            blocks.append(Block(start, start + len(paragraph), BlockKind.BODY, number))
            start += len(paragraph) + 2
        key = key or f"{outlet} {when} {digest(text)[:12]}"
        story = Story(
            id=make_story_id(key, text, when, 0),
            key=key,
            page=digest(text),
            text=text,
            text_hash=digest(text),
            blocks=tuple(blocks),
            outlet=outlet,
            credits=credits,
            published=Published(Period.parse(when), Basis.DELIVERY),
        )
        taken = tuple(token.taken for line in sentences for token in line for _ in WORD.findall(token.text))
        self.made.append(Made(story, family, taken=taken))
        return self.made[-1]


def newsroom(texts: Sequence[str], seed: int) -> Newsroom:
    """A newsroom with a family for each text and the strangers around them."""
    dice = Random(seed)  # noqa: S311 -- reproducible, not secret
    room = Newsroom(dice, Babbler(texts, dice), respeller(SPELLINGS))
    for number, text in enumerate(texts):
        room.family(f"familie {number}", text, number)
    room.strangers()
    return room


def sentences_of(text: str) -> Sentences:
    """Sentences as words: good enough to cut and to edit, and no judgement on what a sentence is."""
    found: Sentences = []
    for line in SENTENCES.split(text):
        words = line.split()
        if any(WORD.search(word) for word in words):
            found.append([Token(word) for word in words])
    return found


def first_part(sentences: Sentences, share: float) -> Sentences:
    """The sentences from the start that come nearest to a share of the words."""
    total, ends = count(sentences), range(1, len(sentences) + 1)
    end = min(ends, key=lambda end: abs(count(sentences[:end]) - share * total))
    return sentences[:end]


def count(sentences: Sentences) -> int:
    """The number of words."""
    return sum(map(len, sentences))


def own(text: str) -> list[Token]:
    """A sentence that was taken from nowhere."""
    return [Token(word, False) for word in text.split()]


def initials(outlet: str) -> str:
    """How a credit names an outlet."""
    return "".join(word[0] for word in outlet.split()).upper()


def day(number: int, hour: int | None = None) -> str:
    """A day, or a moment on it, as a delivery would write it."""
    moment = date(2022, 9, 1) + timedelta(number)
    return moment.isoformat() if hour is None else f"{moment}T{hour:02}:00:00+02:00"


def rounded(match: re.Match[str]) -> str:
    """A number with one figure fewer that says something."""
    digits = match.group().replace(".", "")
    unit = 10 ** (len(digits) - len(digits.rstrip("0").lstrip("0")) + 1)
    value = round(int(digits) / unit) * unit
    return f"{value:,}".replace(",", ".") if value else match.group()


def respeller(table: Path) -> Callable[[str], str]:
    """Gives a word that is the name of a place its next spelling in the atlas, from whatever system; marks stay."""
    places: dict[str, list[str]] = {}
    with table.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if WORD.fullmatch(row["spelling"]) and row["spelling"] not in places.get(row["place"], ()):
                places.setdefault(row["place"], []).append(row["spelling"])
    turns = {
        name: names[(at + 1) % len(names)]
        for names in places.values()
        if len(names) > 1
        for at, name in enumerate(names)
    }
    return lambda text: WORD.sub(lambda match: turns.get(match.group(), match.group()), text)
