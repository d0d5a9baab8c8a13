"""Words to fill stories with: own sentences, texts in a mould, and prose that shares no five words with anything."""

import re
from collections import defaultdict
from collections.abc import Iterable
from itertools import pairwise
from random import Random

from wederhoor.weighing.words import WORD, fold

GRAM = 5  # words in a row that no two texts may share by chance
PLAIN = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")

DENIALS = (
    "Het ministerie van Defensie in Moskou ontkent dat en spreekt van verzinsels.",
    "Volgens het Kremlin is daar niets van waar.",
    "Een woordvoerder van het Oekraïense leger weersprak het bericht nog dezelfde avond.",
    "Rusland zegt dat er geen sprake van is geweest.",
    "De andere partij noemt het bericht een leugen.",
)
MOULDS = (
    (
        "verliezen",
        "De Russische strijdkrachten hebben sinds het begin van de invasie ongeveer {} militairen verloren, meldt de "
        "Oekraïense generale staf in het dagelijkse overzicht van de verliezen.",
        "Daarnaast zijn volgens Kyiv {} tanks, {} pantservoertuigen en {} artilleriesystemen vernietigd.",
        "Ook gingen volgens het overzicht {} vliegtuigen, {} helikopters en {} drones van de Russische strijdkrachten "
        "verloren sinds de eerste dag van de oorlog.",
        "De aantallen zijn niet door anderen te controleren en Moskou geeft zelf zelden cijfers over de eigen "
        "verliezen vrij.",
    ),
    (
        "drones",
        "Rusland heeft afgelopen nacht {} drones en {} raketten op Oekraïne afgevuurd, zo heeft de Oekraïense "
        "luchtmacht zaterdagochtend op Telegram bekendgemaakt.",
        "Daarvan heeft de luchtafweer er volgens de luchtmacht {} neergehaald boven het zuiden en het oosten.",
        "Bij inslagen raakten volgens de gouverneurs {} mensen gewond en liepen {} woningen schade op.",
        "Het Russische ministerie van Defensie heeft nog niet gereageerd op de berichten uit Kyiv over de aanval.",
    ),
    (
        "gevechten",
        "Aan het front zijn in het afgelopen etmaal {} gevechten geweest, schrijft de generale staf van het "
        "Oekraïense leger in het ochtendbericht op Facebook.",
        "De meeste aanvallen, {} in getal, waren volgens de legerleiding in de richting van Bachmoet en mislukten.",
        "Rusland voerde volgens hetzelfde bericht {} luchtaanvallen en {} beschietingen met raketwerpers uit op "
        "plaatsen langs de hele linie.",
        "Over eigen verliezen zwijgt de legerleiding in Kyiv zoals altijd in haar dagelijkse berichten.",
    ),
)


class Babbler:
    """Walks from word to word as they follow each other in some texts, and never says five words that were said."""

    def __init__(self, texts: Iterable[str], dice: Random) -> None:
        self._dice = dice
        self._next: dict[str, list[str]] = defaultdict(list)
        self._said: set[tuple[str, ...]] = set()
        self._row: list[str] = []  # the last folded words said, across sentences
        for text in texts:
            words = PLAIN.findall(text)
            for word, after in pairwise(words):
                self._next[word].append(after)
            self._hear([fold(word) for word in WORD.findall(text)])
        self._words = sorted(self._next)

    def word(self) -> str:
        """Some word of the texts."""
        return self._dice.choice(self._words)

    def words(self, number: int) -> list[str]:
        """So many words in a row; from each sentence to the next the row goes on."""
        found: list[str] = []
        while len(found) < number:
            following = self._next.get(found[-1], self._words) if found else self._words
            for options in (following, self._words):
                word = self._dice.choice(options)
                row = [*self._row, *map(fold, WORD.findall(word))]
                if not any(gram in self._said for gram in _grams(row)):
                    break
            else:
                continue
            found.append(word)
            self._hear(row)
            self._row = row[-GRAM + 1 :]
        return found

    def _hear(self, row: list[str]) -> None:
        self._said.update(_grams(row))


def mould(number: int, day: int) -> tuple[str, tuple[str, ...]]:
    """The report of a day in a mould that returns every day with other figures: its name and its sentences."""
    name, *lines = MOULDS[number % len(MOULDS)]
    filled, slot = [], 0
    for line in lines:
        figures = []
        for _ in range(line.count("{}")):
            slot += 1
            figures.append(f"{(number + 3) * 97 * slot + day * (11 + 7 * slot):,}".replace(",", "."))
        filled.append(line.format(*figures))
    return name, tuple(filled)


def standing(number: int) -> tuple[str, ...]:
    """What the papers of one house print under every story."""
    return (
        f"Dit bericht is gemaakt door de gezamenlijke redactie van de bladen van Huis {number} en wordt aangevuld.",
        "Heeft u een fout gezien of wilt u reageren, stuur dan een bericht aan de redactie met uw naam en woonplaats.",
        "Wie geen nieuws over de oorlog wil missen, kan zich gratis aanmelden voor de nieuwsbrief van de redactie.",
    )


def _grams(row: list[str]) -> list[tuple[str, ...]]:
    return [tuple(row[at : at + GRAM]) for at in range(len(row) - GRAM + 1)]
