"""Wars as folders of data. Rule: parties, actors and offices come from the tables; nothing here knows a war by name."""

import csv
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from wederhoor.model.actors import Actor, Office
from wederhoor.model.chronicle import Chronicle
from wederhoor.model.ids import digest
from wederhoor.model.packs import Theatre
from wederhoor.model.vocabulary import THIRD
from wederhoor.theatres.chronicle import chronicle
from wederhoor.theatres.made import Made

_LANGUAGES = ("en", "nl")  # in which names are printed
CHRONICLE = "chronicle"  # the table that only dating asks for: it is read when it is first asked for


class UnknownTheatre(LookupError):
    """No folder for this war."""

    def __init__(self, name: str) -> None:
        super().__init__(f"There is no theatre {name!r}; there are: {', '.join(available())}.")


def available() -> tuple[str, ...]:
    """The names of the wars that have a folder."""
    return tuple(sorted(item.name for item in files(__name__).iterdir() if (item / "theatre.toml").is_file()))


@cache
def load(name: str) -> Theatre:
    """One war's parties, actors and tables, with a digest of all its files; raises UnknownTheatre."""
    folder = files(__name__) / name
    if not (folder / "theatre.toml").is_file():
        raise UnknownTheatre(name)
    countries = (files(__name__) / "countries.csv").read_text("utf-8")
    texts = _texts(folder)
    tables: dict[str, Mapping[str, Any]] = {stem: tomllib.loads(texts[stem]) for stem in texts if stem != CHRONICLE}
    world = list(csv.DictReader(countries.splitlines()))
    about, rows = tables.pop("theatre"), [row for table in tables.values() for row in table.get("actor", ())]
    actors = {actor.id: actor for actor in (*_governments(world, about["countries"]), *map(_actor, rows))}
    adjectives = list(csv.DictReader((files(__name__) / "adjectives.csv").read_text("utf-8").splitlines()))
    by_language = {code: {row["iso"]: row[code] for row in adjectives if row.get(code)} for code in _LANGUAGES}
    made = Made(world, by_language, tables.get("roles", {}), about["countries"])

    @cache
    def told() -> Chronicle:
        return chronicle(tomllib.loads(texts.get(CHRONICLE, "")), about)

    return Theatre(
        id=name,
        name=about["name"],
        started=about["started"],
        zone=about["zone"],
        parties=tuple(about["parties"]),
        actors=actors,
        demonyms=_peoples(about.get("peoples", {})),
        tables={
            **{stem: table for stem, table in tables.items() if "actor" not in table},
            "theatre": about,
            "countries": {row["iso"]: row["id"] for row in world},
            "adjectives": {row["id"]: row["adjective"] for row in world if row["adjective"]},
            "articles": made.articles(_articles(world, rows)),
            "made": made,
        },
        digest=digest("\n".join((countries, *texts.values())))[:12],
        told=told,
    )


def _texts(folder: Traversable) -> dict[str, str]:
    found = sorted((item for item in folder.iterdir() if item.name.endswith(".toml")), key=lambda item: item.name)
    return {item.name.removesuffix(".toml"): item.read_text("utf-8") for item in found}


def _governments(world: Iterable[Mapping[str, str]], parties: Mapping[str, str]) -> Iterator[Actor]:
    for row in world:
        yield Actor(
            id=row["id"],
            kind="government",
            party=parties.get(row["iso"], THIRD),
            names=tuple((code, row[code]) for code in _LANGUAGES),
            short=tuple((code, row[f"{code}_short"] or row[code]) for code in _LANGUAGES),
            spellings=tuple(dict.fromkeys((row["nl"], row["en"], *filter(None, row["spellings"].split("|"))))),
            source="Unicode CLDR",
        )


def _actor(row: Mapping[str, Any]) -> Actor:
    return Actor(
        id=row["id"],
        kind=row["kind"],
        party=row["party"],
        parent=row.get("parent"),
        names=tuple((code, row[code][0]) for code in _LANGUAGES),
        short=tuple((code, row[code][1]) for code in _LANGUAGES),
        spellings=tuple(row.get("spellings", ())),
        offices=tuple(map(_office, row.get("offices", ()))),
        source=row["source"],
    )


def _office(row: Mapping[str, Any]) -> Office:
    titles = tuple((code, row[code]) for code in _LANGUAGES if code in row)
    return Office(row["title"], row.get("period", "../.."), titles)


def _peoples(table: Mapping[str, Mapping[str, str]]) -> dict[str, tuple[str, ...]]:
    return {f"{code}:{word}": (actor,) for code, words in table.items() for word, actor in words.items()}


def _articles(world: Iterable[Mapping[str, str]], rows: Iterable[Mapping[str, Any]]) -> dict[str, dict[str, str]]:
    """By language: the article before an actor's printed name; no entry where the name stands alone."""
    found: dict[str, dict[str, str]] = {code: {} for code in _LANGUAGES}
    for country in world:
        for code in _LANGUAGES:
            found[code][country["id"]] = country[f"{code}_article"]
    for row in rows:
        for code in _LANGUAGES:
            found[code][row["id"]] = row.get("articles", {}).get(code, "")
    return {code: {actor: word for actor, word in words.items() if word} for code, words in found.items()}
