"""The syntax model as it ships: the same sentences give the same analyses, and it is small enough."""

import json
from collections.abc import Callable
from hashlib import sha256
from itertools import islice
from pathlib import Path

import pytest
import spacy
from columns import FORM, MISC, sentences
from spacy.language import Language
from spacy.tokens import Doc

from wederhoor import languages

SENTENCES = 800
LIMIT = 25_000_000  # bytes


@pytest.fixture(scope="module")
def model() -> Path:
    folder = languages.load("nl").syntax
    assert folder is not None
    return Path(folder)


@pytest.fixture(scope="module")
def nlp(model: Path) -> Language:
    return spacy.load(model)


@pytest.fixture(scope="module")
def texts(shared: Path) -> list[str]:
    """The first sentences of the treebank's development file, as text."""
    file = shared / "treebank" / "dev.conllu"
    if not file.is_file():
        pytest.skip("treebank/dev.conllu is not in the folder that WEDERHOOR_SHARED names")
    first = islice(sentences(file), SENTENCES)
    return [
        "".join(row[FORM] + ("" if "SpaceAfter=No" in row[MISC] else " ") for row in sentence.rows).strip()
        for sentence in first
    ]


def analysis(doc: Doc) -> str:
    return "".join(f"{t.text}\t{t.tag_}\t{t.morph}\t{t.lemma_}\t{t.head.i}\t{t.dep_}\n" for t in doc)


def test_800_sentences_are_analysed_as_ever(nlp: Language, texts: list[str], golden: Callable[[str, str], None]):
    """Another digest means another model or another arithmetic: every figure has to be measured again."""
    docs = list(nlp.pipe(texts))
    found = {
        "sentences": len(docs),
        "words": sum(map(len, docs)),
        "sha256": sha256("".join(map(analysis, docs)).encode("utf-8")).hexdigest(),
    }
    golden("languages/nl-syntax.json", json.dumps(found, indent=1) + "\n")


def test_company_changes_no_analysis(nlp: Language, texts: list[str]):
    some = texts[:40]
    together = [analysis(doc) for doc in nlp.pipe(some, batch_size=40)]
    assert together == [analysis(nlp(text)) for text in some]


def test_the_model_is_small(model: Path):
    size = sum(path.stat().st_size for path in model.rglob("*") if path.is_file())
    assert 1_000_000 < size < LIMIT
