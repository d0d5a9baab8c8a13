"""Bodies and offices of every country that no table lists, as they are printed. Rule: reading has the same patterns."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from wederhoor.model.actors import Actor

SOURCE = "made from a pattern, which states no fact"
Articles = dict[str, dict[str, str]]  # by language and actor


def made(
    world: Iterable[Mapping[str, str]],
    adjectives: Mapping[str, Mapping[str, str]],
    roles: Mapping[str, Any],
    parties: Mapping[str, str],
) -> tuple[dict[str, Actor], Articles]:
    """What the patterns of roles.toml make of each country, with names and articles in every language that prints them.

    `adjectives` gives a country's by language and ISO code, `parties` the party of each country that is at war.
    """
    actors: dict[str, Actor] = {}
    articles: Articles = {code: {} for code in ("en", *roles.get("printed", {}))}
    for country in world:
        for kind, name, phrases in _patterns(roles, country):
            said = dict(_said(phrases, country["iso"], adjectives))
            if name in actors or not said:
                continue
            names = tuple((code, phrase) for code, (_, phrase) in said.items())
            party = parties.get(country["iso"], "third")
            actors[name] = Actor(name, kind, party, country["id"], names, names, provisional=True, source=SOURCE)
            if kind == "person":
                articles["en"][name] = "the"
            for code, (article, _) in said.items():
                if article:
                    articles[code][name] = article
    return actors, articles


def _patterns(roles: Mapping[str, Any], country: Mapping[str, str]) -> Iterator[tuple[str, str, dict[str, str]]]:
    """Kind, canonical name and printed patterns by language of all that a country has by its patterns."""
    listed = roles.get("bodies", {}).get(country["iso"], {})
    article = country["en_article"]
    whole = f"{article} {country['id']}" if article else country["id"]
    for table, kind, name in (("patterns", "body", country["id"]), ("country_offices", "person", whole)):
        for code, pattern in roles.get(table, {}).items():
            phrases = {language: said[code] for language, said in roles.get("printed", {}).items() if code in said}
            if phrases and country["adjective"] and code not in listed:
                yield kind, pattern.format(adjective=country["adjective"], country=name), phrases


def _said(
    phrases: Mapping[str, str], iso: str, adjectives: Mapping[str, Mapping[str, str]]
) -> Iterator[tuple[str, tuple[str, str]]]:
    """By language: the article and the words of a body."""
    for code, phrase in phrases.items():
        adjective = adjectives.get(code, {}).get(iso)
        if adjective:
            article, _, words = phrase.partition("|")
            yield code, (article.strip(), words.strip().format(adjective=adjective))
