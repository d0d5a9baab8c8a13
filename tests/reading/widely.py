"""Names of a text with the wide gazetteer; sentences without a place, and names with one slip, made by rule."""

import random
from collections.abc import Iterator
from functools import cache

from platformdirs import user_cache_path
from tests.reading.naming import document

from wederhoor import atlas, languages, theatres
from wederhoor.reading.mentions import Name, Role
from wederhoor.reading.names import find_names
from wederhoor.reading.parsed import Document

LETTERS = "abcdefghijklmnoprstuvwyz"
PEOPLE = [
    "Jan de Boer",
    "Wagner",
    "Lloyd Austin",
    "Austin",
    "Boris Johnson",
    "Johnson",
    "Marco Rubio",
    "Vance",
    "Anna de Wit",
    "Karin Bakker",
    "Elon Musk",
    "Engels",
    "Frederiks",
    "mevrouw Van Dam",
    "Vladimir",
    "Oleksandr",
    "Natalia Petrova",
    "Kirov",
    "Victoria",
    "Thomas van Dijk",
    "Bradley",
    "Harris",
    "Petrenko",
    "Melnyk",
    "Ivanova",
    "Sokolov",
    "Lukas",
    "Peter de Groot",
    "Maria",
    "Alexandra",
    "Marina",
    "Svetlana",
    "Nikolaj",
    "Timosjenko",
    "Romanov",
    "Stanislav",
    "Borys",
    "Mila",
    "Roman",
    "Nina",
]
HOUSES = [
    "Philips",
    "Shell",
    "Ajax",
    "Feyenoord",
    "Heineken",
    "Bosch",
    "Unilever",
    "Tata",
    "Amazon",
    "Google",
    "Tesla",
    "de NAVO",
    "de Azov-brigade",
    "Azov",
    "het Rode Kruis",
    "Greenpeace",
    "Tweede Kamer",
    "Amnesty",
    "FC Twente",
    "de NOS",
    "de Volkskrant",
    "Trouw",
    "Reuters",
    "Interfax",
    "Gazprom",
    "Rosatom",
    "Naftogaz",
    "DTEK",
    "Lidl",
    "Albert Heijn",
    "Rabobank",
    "Lufthansa",
    "Dynamo",
    "Spartak",
    "Sjachtar",
    "Zenit",
    "Volkswagen",
    "Rheinmetall",
    "Fokker",
    "Bayer",
]
THINGS = [
    "Iskander",
    "Bradley",
    "Leopard",
    "Patriot",
    "Javelin",
    "Stinger",
    "Kalibr",
    "Gepard",
    "Sjahed",
    "Shahed",
    "Starlink",
    "Telegram",
    "Facebook",
    "YouTube",
    "WhatsApp",
    "Windows",
    "Instagram",
    "HIMARS",
    "Caesar",
    "Kinzjal",
    "Lancet",
    "Geran",
    "Grad",
    "Smerch",
    "Boek",
    "Buk",
    "Pion",
    "Malka",
    "Oreshnik",
    "Storm Shadow",
    "Taurus",
    "Abrams",
    "Challenger",
    "Marder",
    "Bayraktar",
    "Orlan",
    "Zala",
    "Tochka",
    "Neptune",
    "Nova",
]
MONTHS = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
    "Maart",
    "Juni",
    "Pasen",
    "Kerst",
    "Koningsdag",
    "Pinksteren",
    "maandag",
    "Dinsdag",
]
PATTERNS = (
    (PEOPLE, "Volgens {} is dat niet zo."),
    (PEOPLE, "Het boek gaat over {} en diens familie."),
    (PEOPLE, "Gisteren sprak {} met de pers."),
    (PEOPLE, "Er is weinig vertrouwen in {} op dit moment."),
    (PEOPLE, "{} zweeg de hele avond."),
    (PEOPLE, "Het huis van {} is verkocht."),
    (HOUSES, "Bij {} werken veel mensen."),
    (HOUSES, "Hij stapte over naar {} in de zomer."),
    (HOUSES, "De winst van {} daalde."),
    (HOUSES, "Hij had aandelen in {} gekocht."),
    (HOUSES, "Uit onderzoek van {} blijkt iets anders."),
    (THINGS, "Met een {} werd het doel geraakt."),
    (THINGS, "De {} is een duur wapen."),
    (THINGS, "Op {} verscheen een bericht."),
    (MONTHS, "In {} wordt het warmer."),
    (MONTHS, "Eind {} komt het rapport."),
)
CUES = (
    "Bij {} wordt gevochten.",
    "In {} vielen doden.",
    "De Russen trekken op richting {}.",
    "Het leger is weg uit {}.",
    "Het stadje {} ligt onder vuur.",
)


@cache
def world() -> atlas.World:
    """The wide gazetteer, kept where the program keeps it."""
    return atlas.wide(user_cache_path("wederhoor"))


def names(*sentences: str, places: "atlas.World | atlas.Pinned | None" = None) -> tuple[Document, tuple[Name, ...]]:
    """The names of a story of one paragraph."""
    story = document(*sentences)
    return story, find_names(story, languages.load("nl"), theatres.load("ukraine"), places or world())


def located(*sentences: str) -> dict[str, str | None]:
    """The place of each name that is one, None where it cannot be told; by the words."""
    story, found = names(*sentences)
    return {name.span.of(story.text): name.place for name in found if name.role is Role.PLACE}


def why(*sentences: str) -> dict[str, str]:
    """The rule of each name that is a place."""
    story, found = names(*sentences)
    return {name.span.of(story.text): name.rule for name in found if name.role is Role.PLACE}


def placeless(count: int) -> list[str]:
    """So many sentences with people, houses, things and months, and without a place."""
    made = [pattern.format(word) for words, pattern in PATTERNS for word in words]
    return random.Random(7).sample(made, count)  # noqa: S311 -- the same draw every time is what is wanted


def misspelt(pool: list[tuple[str, str]], count: int) -> Iterator[tuple[str, str]]:
    """So many sentences with a name in which one letter is left out, put in, other or swapped; and the place meant."""
    rng = random.Random(11)  # noqa: S311 -- the same
    while count:
        place, name = rng.choice(pool)
        wrong = _slip(rng, name)
        if wrong.lower() != name.lower() and len(wrong) >= 7 and wrong[0].isupper() and wrong.istitle():
            yield place, rng.choice(CUES).format(wrong)
            count -= 1


def _slip(rng: random.Random, name: str) -> str:
    at = rng.randrange(len(name))
    how = rng.randrange(4)
    if how == 0:
        made = name[:at] + name[at + 1 :]
    elif how == 1:
        made = name[:at] + rng.choice(LETTERS) + name[at:]
    elif how == 2:
        made = name[:at] + rng.choice(LETTERS) + name[at + 1 :]
    else:
        made = name[:at] + name[at + 1 : at + 2] + name[at] + name[at + 2 :]
    return made[:1].upper() + made[1:].lower() if name.count(" ") + name.count("-") == 0 else made
