"""The spaCy pipeline that reads: the shipped one, or one that the user names. Rule: it is known by what is in it."""

import hashlib
import warnings
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from wederhoor.cli.failures import WRONG_USAGE, Failure
from wederhoor.cli.screen import complain
from wederhoor.model.packs import LanguagePack

if TYPE_CHECKING:
    from spacy.language import Language

DIGITS = 12
INSTALL = "Install it into the environment of this program, or name the folder that it was saved to."
CHOOSE = "Name a Dutch pipeline with Universal Dependencies; docs/spacy.md says what it must offer."


@dataclass(frozen=True, slots=True)
class Syntax:
    """A pipeline with what it is known by."""

    pipeline: "Language"
    id: str  # name and version as it gives them, and a digest of its files


def shipped(language: LanguagePack) -> Syntax:
    """The pipeline that comes with a language."""
    assert language.syntax is not None, "the language that is read ships a syntax model"
    return _loaded(language.syntax)


def named(name: str, language: LanguagePack) -> Syntax:
    """An installed package or a folder with a pipeline; raises Failure where it cannot be loaded or read with."""
    from wederhoor.reading.pipelines import faults

    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        found = _found(name)
    for message in dict.fromkeys(str(item.message) for item in told):
        complain(f"{name}: {message}")
    wrong = faults(found.pipeline, language)
    if wrong:
        raise Failure(f"The pipeline {name!r} {', and '.join(wrong)}. {CHOOSE}", WRONG_USAGE)
    return found


def _found(name: str) -> Syntax:
    from spacy.util import is_package

    if not is_package(name) and not Path(name).is_dir():
        raise Failure(f"There is no spaCy pipeline {name!r} here. {INSTALL}", WRONG_USAGE)
    try:
        return _loaded(name)
    except Exception as error:  # spaCy and the pipeline's own code raise what they like
        fact = " ".join(str(error).split())
        raise Failure(f"The pipeline {name!r} cannot be loaded: {fact.rstrip('.')}. {INSTALL}", WRONG_USAGE) from error


@cache
def _loaded(name: str) -> Syntax:
    import spacy

    pipeline = spacy.load(name)
    meta = pipeline.meta
    return Syntax(pipeline, f"{meta['lang']}_{meta['name']}-{meta['version']}-{_digest(pipeline.path)}")


def _digest(folder: Path | None) -> str:
    """Of the names and bytes of all files of a pipeline, wherever it stands."""
    if folder is None:
        raise OSError("it was not loaded from files")
    whole = hashlib.sha256()
    for path in sorted(folder.rglob("*"), key=lambda path: path.relative_to(folder).as_posix()):
        if path.is_file() and path.suffix != ".pyc":
            whole.update(f"{path.relative_to(folder).as_posix()}\0{path.stat().st_size}\0".encode())
            with path.open("rb") as file:
                whole.update(hashlib.file_digest(file, "sha256").digest())
    return whole.hexdigest()[:DIGITS]
