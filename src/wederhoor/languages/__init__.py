"""Languages as folders of data. Rule: words live in TOML here; the rooms that use them know no language by name."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import as_file, files
from importlib.resources.abc import Traversable
from typing import Any

from wederhoor.model.ids import digest
from wederhoor.model.packs import LanguagePack

SHOWN = frozenset({"drawing", "screen", "search", "sheets", "wording"})  # what shows and finds; no reading rests on it


class UnknownLanguage(LookupError):
    """No folder for this language."""

    def __init__(self, code: str) -> None:
        super().__init__(f"There is no language pack {code!r}; there are: {', '.join(available())}.")


def available() -> tuple[str, ...]:
    """The codes of the languages that have a folder."""
    here = files(__name__)
    return tuple(sorted(item.name for item in here.iterdir() if (item / "ORIGIN.md").is_file()))


@cache
def load(code: str) -> LanguagePack:
    """One language's tables, with digests of all its files and of those that readers use; raises UnknownLanguage."""
    folder = files(__name__) / code
    if not (folder / "ORIGIN.md").is_file():
        raise UnknownLanguage(code)
    texts = {
        item.name.removesuffix(".toml"): item.read_text("utf-8")
        for item in sorted(folder.iterdir(), key=lambda item: item.name)
        if item.name.endswith(".toml")
    }
    return pack_of(code, texts, _syntax(folder))


def pack_of(code: str, texts: Mapping[str, str], syntax: str | None = None) -> LanguagePack:
    """The pack of TOML texts by file name without suffix; a table that is no TOML raises when it is asked for."""
    rules = [text for name, text in texts.items() if name not in SHOWN]
    return LanguagePack(code, _Tables(texts), _short(texts.values()), syntax, _short(rules))


def _short(texts: Iterable[str]) -> str:
    return digest("\n".join(texts))[:12]


class _Tables(Mapping[str, Mapping[str, Any]]):
    """TOML tables by name, each parsed when it is first asked for: who only writes needs few of them."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._texts = texts
        self._parsed: dict[str, Mapping[str, Any]] = {}

    def __getitem__(self, name: str) -> Mapping[str, Any]:
        if name not in self._parsed:
            self._parsed[name] = tomllib.loads(self._texts[name])
        return self._parsed[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._texts)

    def __len__(self) -> int:
        return len(self._texts)


def _syntax(folder: Traversable) -> str | None:
    model = folder / "syntax"
    if not (model / "config.cfg").is_file():
        return None
    with as_file(model) as path:
        return str(path)
