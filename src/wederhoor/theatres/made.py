"""Bodies and offices of every country that no table lists, as they are printed. Rule: reading has the same patterns.

There are thousands, and a run names a few: each is made when it is first asked for.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, NamedTuple

from wederhoor.model.actors import Actor

SOURCE = "made from a pattern, which states no fact"


class _Body(NamedTuple):
    """What a pattern makes of a country."""

    kind: str
    name: str
    phrases: Mapping[str, str]  # how it is printed, by language
    country: Mapping[str, str]


class Made(Mapping[str, Actor]):
    """What the patterns of roles.toml make of each country, by name; of equal names the first country's counts.

    `adjectives` gives a country's by language and ISO code, `parties` the party of each country that is at war.
    """

    def __init__(
        self,
        world: Iterable[Mapping[str, str]],
        adjectives: Mapping[str, Mapping[str, str]],
        roles: Mapping[str, Any],
        parties: Mapping[str, str],
    ) -> None:
        self._world: Sequence[Mapping[str, str]] = tuple(world)
        self._adjectives, self._roles, self._parties = adjectives, roles, parties
        self._found: dict[str, tuple[Actor, Mapping[str, str]] | None] = {}

    def __getitem__(self, name: str) -> Actor:
        found = self._of(name)
        if found is None:
            raise KeyError(name)
        return found[0]

    def __iter__(self) -> Iterator[str]:
        return iter(self._all)

    def __len__(self) -> int:
        return len(self._all)

    def articles(self, listed: Mapping[str, Mapping[str, str]]) -> dict[str, Mapping[str, str]]:
        """By language the article before an actor's printed name: a listed one, else that of what is made."""
        codes = dict.fromkeys(("en", *self._roles.get("printed", {}), *listed))
        return {code: _Articles(listed.get(code, {}), self, code) for code in codes}

    def article(self, name: str, code: str) -> str:
        """The article before a name in a language; "" for none."""
        found = self._of(name)
        return found[1].get(code, "") if found else ""

    @cached_property
    def _all(self) -> dict[str, None]:
        """Every name; all are made at once, for who goes through the names asks for each."""
        found: dict[str, tuple[Actor, Mapping[str, str]] | None] = {}
        for country in self._world:
            for body in self._bodies(country):
                if body.name not in found and (made := self._make(body)):
                    found[body.name] = made
        self._found.update(found)
        return dict.fromkeys(found)

    def _of(self, name: str) -> tuple[Actor, Mapping[str, str]] | None:
        """An actor with its articles by language."""
        if name not in self._found:
            named = (one for one in self._world if one["id"] in name or (one["adjective"] and one["adjective"] in name))
            bodies = (body for country in named for body in self._bodies(country) if body.name == name)
            self._found[name] = next((made for body in bodies if (made := self._make(body))), None)
        return self._found[name]

    def _bodies(self, country: Mapping[str, str]) -> Iterator[_Body]:
        """All that a country has by its patterns, each of which holds the country's name or its adjective."""
        listed = self._roles.get("bodies", {}).get(country["iso"], {})
        article, adjective = country["en_article"], country["adjective"]
        whole = f"{article} {country['id']}" if article else country["id"]
        for table, kind, name in (("patterns", "body", country["id"]), ("country_offices", "person", whole)):
            for code, pattern in self._roles.get(table, {}).items():
                printed = self._roles.get("printed", {})
                phrases = {language: said[code] for language, said in printed.items() if code in said}
                if phrases and adjective and code not in listed:
                    yield _Body(kind, pattern.format(adjective=adjective, country=name), phrases, country)

    def _said(self, body: _Body) -> dict[str, tuple[str, str]]:
        """By language: the article and the words of a body."""
        found = {}
        for code, phrase in body.phrases.items():
            adjective = self._adjectives.get(code, {}).get(body.country["iso"])
            if adjective:
                article, _, words = phrase.partition("|")
                found[code] = article.strip(), words.strip().format(adjective=adjective)
        return found

    def _make(self, body: _Body) -> tuple[Actor, Mapping[str, str]] | None:
        said = self._said(body)
        if not said:
            return None
        names = tuple((code, phrase) for code, (_, phrase) in said.items())
        party, country = self._parties.get(body.country["iso"], "third"), body.country["id"]
        actor = Actor(body.name, body.kind, party, country, names, names, provisional=True, source=SOURCE)
        articles = {"en": "the"} if body.kind == "person" else {}
        return actor, articles | {code: article for code, (article, _) in said.items() if article}


class _Articles(Mapping[str, str]):
    """The articles of one language, by actor: those of the tables, else those of what is made."""

    def __init__(self, listed: Mapping[str, str], made: Made, code: str) -> None:
        self._listed, self._made, self._code = listed, made, code

    def __getitem__(self, name: str) -> str:
        found = self._listed.get(name) or self._made.article(name, self._code)
        if not found:
            raise KeyError(name)
        return found

    def __iter__(self) -> Iterator[str]:
        made = (name for name in self._made if name not in self._listed and self._made.article(name, self._code))
        return iter((*self._listed, *made))

    def __len__(self) -> int:
        return sum(1 for _ in self)
