"""Languages as folders of data. Rule: words live in TOML here; the rooms that use them know no language by name."""

import tomllib
from functools import cache
from importlib.resources import as_file, files
from importlib.resources.abc import Traversable

from wederhoor.model.ids import digest
from wederhoor.model.packs import LanguagePack


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
    """One language's tables, with a digest of all its files; raises UnknownLanguage."""
    folder = files(__name__) / code
    if not (folder / "ORIGIN.md").is_file():
        raise UnknownLanguage(code)
    texts = {
        item.name.removesuffix(".toml"): item.read_text("utf-8")
        for item in sorted(folder.iterdir(), key=lambda item: item.name)
        if item.name.endswith(".toml")
    }
    tables = {name: tomllib.loads(text) for name, text in texts.items()}
    return LanguagePack(code, tables, digest("\n".join(texts.values()))[:12], _syntax(folder))


def _syntax(folder: Traversable) -> str | None:
    model = folder / "syntax"
    if not (model / "config.cfg").is_file():
        return None
    with as_file(model) as path:
        return str(path)
