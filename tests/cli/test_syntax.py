"""Reading with another spaCy pipeline than the shipped one. The pipelines are made here, and know next to nothing."""

import json
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example
from tests.cli.examples import typed

from wederhoor import languages
from wederhoor.cli.compose import opened
from wederhoor.cli.syntax import named
from wederhoor.ledger import views

WORDS = ["Rusland", "ontkent", "de", "val", "van", "Lyman", "."]
GIVEN: dict[str, Any] = {
    "pos": ["PROPN", "VERB", "DET", "NOUN", "ADP", "PROPN", "PUNCT"],
    "tags": ["N|eigen", "WW|pv", "LID", "N|soort", "VZ", "N|eigen", "LET"],
    "morphs": ["Number=Sing", "VerbForm=Fin", "_", "Number=Sing", "_", "Number=Sing", "_"],
    "lemmas": ["Rusland", "ontkennen", "de", "val", "van", "Lyman", "."],
}
HEADS = [1, 1, 3, 1, 5, 3, 1]
UNIVERSAL = ["nsubj", "ROOT", "det", "obj", "case", "nmod", "punct"]
TIGER = ["sb", "ROOT", "nk", "oa", "mnr", "nk", "punct"]
ALL = ("tagger", "morphologizer", "trainable_lemmatizer", "parser")
EMBEDDING = {"width": 8, "depth": 1, "embed_size": 50, "window_size": 1, "maxout_pieces": 2, "subword_features": True}
SMALL = {"model": {"tok2vec": {"@architectures": "spacy.HashEmbedCNN.v2", "pretrained_vectors": None, **EMBEDDING}}}
EVERY_LABEL = {"min_action_freq": 1}
REPORT = "Lyman ingenomen\n\nVolgens president Volodymyr Zelensky is Lyman ingenomen. Rusland ontkent dat.\n"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Path]:
    """`made(components, labels, language, name)` writes a pipeline, initialised on one sentence, and gives its folder."""

    def make(
        components: Iterable[str] = ALL, labels: list[str] = UNIVERSAL, language: str = "nl", name: str = "small"
    ) -> Path:
        nlp = spacy.blank(language, meta={"name": name, "version": "1.2.3"})
        for component in components:
            nlp.add_pipe(component, config=SMALL | (EVERY_LABEL if component == "parser" else {}))
        example = Example(nlp.make_doc(" ".join(WORDS)), Doc(nlp.vocab, WORDS, deps=labels, heads=HEADS, **GIVEN))
        nlp.initialize(lambda: [example])
        folder = tmp_path_factory.mktemp("pipelines") / name
        nlp.to_disk(folder)
        return folder

    return make


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "lyman.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


def readers(ledger: Path) -> set[str]:
    with opened(ledger) as store:
        return {reader for _, reader, _ in views.claims_known(store)}


def test_two_pipelines_give_two_readings_that_stand_beside_each_other(made, report: Path, tmp_path: Path):
    ledger, folder = tmp_path / "l.sqlite", made()
    assert typed("read", str(report), ledger=ledger).code == 0
    (first,) = readers(ledger)
    told = typed("read", str(report), "--syntax", str(folder), "--json", ledger=ledger)
    assert told.code == 0, told.err
    (story,) = [story for file in json.loads(told.out)["files"] for story in file["stories"]]
    assert (story["new"], story["read"]) == (False, True)
    (second,) = readers(ledger) - {first}
    assert "+syntax-nl_small-1.2.3-" in second
    assert second.partition("+syntax-")[0] == first.partition("+syntax-")[0]
    again = typed("read", str(report), "--syntax", str(folder), "--json", ledger=ledger)
    assert not json.loads(again.out)["files"][0]["stories"][0]["read"]
    assert readers(ledger) == {first, second}
    assert typed("verify", ledger=ledger).code == 0


def test_a_pipeline_is_known_by_what_is_in_it_not_by_where_it_stands(made, tmp_path: Path):
    language, folder = languages.load("nl"), made(name="moved")
    first = named(str(folder), language).id
    assert first.startswith("nl_moved-1.2.3-")
    elsewhere = shutil.copytree(folder, tmp_path / "elsewhere")
    assert named(str(elsewhere), language).id == first
    changed = shutil.copytree(folder, tmp_path / "changed")
    meta = json.loads((changed / "meta.json").read_text("utf-8"))
    (changed / "meta.json").write_text(json.dumps({**meta, "description": "changed"}), encoding="utf-8")
    assert named(str(changed), language).id != first


@pytest.mark.parametrize(
    ("components", "labels", "language", "facts"),
    [
        (("tagger", "morphologizer", "trainable_lemmatizer"), UNIVERSAL, "nl", ["no dependencies (a parser"]),
        (
            ("tagger", "trainable_lemmatizer", "parser"),
            UNIVERSAL,
            "nl",
            ["no parts of speech", "and gives no features"],
        ),
        (("morphologizer", "parser"), UNIVERSAL, "nl", ["gives no lemmas (a lemmatizer"]),
        ((), UNIVERSAL, "nl", ["no dependencies", "no parts of speech", "no lemmas"]),
        (ALL, TIGER, "nl", ["not those of Universal Dependencies: mnr, nk, oa, sb"]),
        (ALL, UNIVERSAL, "de", ["is for the language 'de', and the reports are read in 'nl'"]),
    ],
    ids=["no parser", "no parts of speech", "no lemmas", "nothing", "other labels", "other language"],
)
def test_a_pipeline_that_cannot_be_read_with_is_refused(made, report, tmp_path, components, labels, language, facts):
    folder, ledger = made(components, labels, language, "unfit"), tmp_path / "l.sqlite"
    told = typed("read", str(report), "--syntax", str(folder), ledger=ledger)
    assert (told.code, told.out) == (2, "")
    assert f"The pipeline '{folder}'" in told.err
    assert all(fact in told.err for fact in (*facts, "docs/spacy.md"))
    assert not ledger.exists()


def test_a_component_that_fails_is_told_in_its_own_words(report: Path, tmp_path: Path):
    @Language.component("fails_on_every_sentence")
    def fails(doc: Doc) -> Doc:
        raise ZeroDivisionError("division by\nzero")

    nlp = spacy.blank("nl")
    nlp.add_pipe("fails_on_every_sentence")
    nlp.to_disk(tmp_path / "failing")
    told = typed("read", str(report), "--syntax", str(tmp_path / "failing"), ledger=tmp_path / "l.sqlite")
    assert told.code == 2
    assert "fails on a sentence: division by zero" in told.err


@pytest.mark.parametrize("command", ["read", "evaluate"])
def test_a_pipeline_that_is_not_there_is_told(command: str, report: Path, tmp_path: Path):
    told = typed(command, str(report), "--syntax", "nl_nowhere_lg")
    assert (told.code, told.out) == (2, "")
    assert "There is no spaCy pipeline 'nl_nowhere_lg' here. Install it" in told.err
    empty = typed(command, str(report), "--syntax", str(tmp_path))
    assert empty.code == 2
    assert "cannot be loaded" in empty.err


def test_an_older_model_of_the_house_reads_with_its_own_name(shared: Path, report: Path, tmp_path: Path):
    ledger = tmp_path / "l.sqlite"
    told = typed("read", str(report), "--syntax", str(shared / "first-model"), ledger=ledger)
    assert told.code == 0, told.err
    (reader,) = readers(ledger)
    assert "+syntax-nl_" in reader
    claims = json.loads(typed("claims", "--format", "json", ledger=ledger).out)
    assert {"Volodymyr Zelensky", "Russia"} <= {claimant for claim in claims for claimant in claim["claimants"]}
