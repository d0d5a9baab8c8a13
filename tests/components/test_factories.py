"""The components in a spaCy pipeline: on documents made by hand, on the shipped pipeline, stored and loaded again."""

import json
import pickle
import subprocess
import sys
import tomllib
from functools import cache
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin
from tests.reading.reading_rooms import read

from wederhoor import languages
from wederhoor.components.documents import NotAnalysed
from wederhoor.model.claims import Claim
from wederhoor.model.codec import decode
from wederhoor.model.period import BadPeriod

ROOT = Path(__file__).parents[2]
SMALL = {"places": "small"}
READING = ("wederhoor_speech", "wederhoor_hedges", "wederhoor_happenings", "wederhoor_claims")
TEXT = (
    "Volgens president Volodymyr Zelensky is Lyman vrijdag ingenomen. Rusland ontkent dat. "
    "Bij beschietingen op Nikopol zouden 12 burgers zijn gedood, meldt TASS."
)
WORDS = ["Lyman", "zou", "volgens", "Zelensky", "vrijdag", "zijn", "ingenomen", "."]
ANALYSIS: dict[str, Any] = {
    "pos": ["PROPN", "AUX", "ADP", "PROPN", "NOUN", "AUX", "VERB", "PUNCT"],
    "tags": ["N|eigen", "WW|pv|verl|ev", "VZ|init", "N|eigen", "N|soort", "WW|inf", "WW|vd|vrij", "LET"],
    "morphs": ["", "Tense=Past|VerbForm=Fin", "", "", "", "VerbForm=Inf", "VerbForm=Part", ""],
    "lemmas": ["Lyman", "zullen", "volgens", "Zelensky", "vrijdag", "zijn", "innemen", "."],
    "deps": ["nsubj:pass", "aux", "case", "obl", "obl", "aux:pass", "ROOT", "punct"],
    "heads": [6, 6, 3, 6, 6, 6, 6, 6],
    "sent_starts": [True, False, False, False, False, False, False, False],
}


def by_hand(nlp: Language, **without: None) -> Doc:
    """The document of one sentence with its analysis given; parts of it can be left out."""
    given = {name: value for name, value in ANALYSIS.items() if name not in without}
    spaces = [True] * (len(WORDS) - 2) + [False, False]
    return Doc(nlp.vocab, words=WORDS, spaces=spaces, **given)


@cache
def shipped() -> Language:
    """The shipped pipeline with every component behind it."""
    syntax = languages.load("nl").syntax
    assert syntax is not None
    nlp = spacy.load(syntax)
    nlp.add_pipe("wederhoor_sentences", first=True)
    for name in READING:
        nlp.add_pipe(name, config=SMALL)
    return nlp


def stretches(doc: Doc, group: str) -> list[tuple[str, str]]:
    return [(span.text, span.label_) for span in doc.spans[group]]


def test_a_document_made_by_hand_gives_a_claim_and_its_spans():
    nlp = spacy.blank("nl")
    component = nlp.add_pipe("wederhoor_claims", config=SMALL)
    doc = by_hand(nlp)
    doc._.wederhoor_published = "2022-10-01"
    component(doc)
    (claim,) = doc._.wederhoor_claims
    assert (claim["claimants"], claim["kind"], claim["certainty"]) == (["Volodymyr Zelensky"], "capture", "hedged")
    assert (claim["when"], [place["place"] for place in claim["places"]]) == ("2022-09-30", ["Lyman"])
    assert claim["words"]["cue"] == ["zou volgens"]
    assert stretches(doc, "wederhoor_claimants") == [("Zelensky", "Volodymyr Zelensky")]
    assert stretches(doc, "wederhoor_cues") == [("zou volgens", "hedged")]
    ((content, kind),) = stretches(doc, "wederhoor")
    assert (content, kind) == (claim["words"]["content"], "capture")
    assert doc.spans["wederhoor"][0].id_ == claim["id"]
    assert doc._.wederhoor_missed == []


def test_a_document_made_by_hand_gives_speech_hedge_and_happening():
    nlp = spacy.blank("nl")
    doc = by_hand(nlp)
    for name in READING[:3]:
        nlp.add_pipe(name, config=SMALL)(doc)
    (said,) = doc._.wederhoor_speech
    assert (said["group"], said["actors"], said["source"]) == (
        "assert",
        ["Volodymyr Zelensky"],
        {"start": 18, "end": 26},
    )
    (hedge,) = doc._.wederhoor_hedges
    assert (hedge["certainty"], hedge["hedged_by"], hedge["rule"]) == ("hedged", "outlet", "zou-hearsay-possible")
    assert stretches(doc, "wederhoor_happenings") == [("ingenomen", "capture")]


@pytest.mark.parametrize("text", [TEXT, "Het regent in Moskou.", "Lyman is gevallen, zei hij.\n\nKyiv zweeg."])
def test_on_the_shipped_pipeline_the_claims_are_those_of_the_reader(text: str):
    doc = shipped().make_doc(text)
    doc._.wederhoor_published = "2022-09-11"
    found = [
        decode(Claim, {k: v for k, v in item.items() if k != "words"}) for item in shipped()(doc)._.wederhoor_claims
    ]
    expected = read(text).claims

    def told(claims: Any) -> list[tuple[object, ...]]:
        fields = (
            "claimants",
            "kind",
            "certainty",
            "polarity",
            "agent",
            "target",
            "places",
            "when",
            "quantity",
            "content",
        )
        return [tuple(getattr(claim, name) for name in fields) for claim in claims]

    assert told(found) == told(expected)


def test_a_plain_statement_is_no_hedge_and_silence_and_denial_are():
    doc = shipped()("Lyman is ingenomen. Rusland ontkent dat. De gouverneur wilde niet reageren.")
    assert [item["certainty"] for item in doc._.wederhoor_hedges] == ["denied", "no_comment"]


def test_what_was_overlooked_is_listed():
    doc = shipped()(TEXT + " Hoeveel van de 40 huizen staan er?")
    (missed,) = doc._.wederhoor_missed
    assert missed["sentence"] == "Hoeveel van de 40 huizen staan er?"
    assert missed["signs"] == [{"signal": "number", "words": "40 huizen"}]


def test_sentences_are_cut_by_the_rules_of_the_product():
    nlp = spacy.blank("nl")
    nlp.add_pipe("wederhoor_sentences")
    doc = nlp("Kop van de dag\n\nGen. Syrsky kwam om 10.30 uur. 'Wij gaan door.' Meer volgt.\n  \n")
    starts = [token.text for token in doc if token.is_sent_start]
    assert starts == ["Kop", "Gen.", "'", "Meer"]


def test_a_first_line_can_be_a_headline():
    nlp = spacy.load(languages.load("nl").syntax or "")
    nlp.add_pipe("wederhoor_sentences", first=True)
    nlp.add_pipe("wederhoor_claims", config={**SMALL, "headline": True})
    doc = nlp("Lyman ingenomen door Rusland\nVolgens Zelensky wordt gevochten bij Koepjansk.")
    assert [claim["part"] for claim in doc._.wederhoor_claims] == ["headline", "body"]


@pytest.mark.parametrize("name", READING)
@pytest.mark.parametrize(
    ("without", "told"),
    [({"deps": None, "heads": None}, "a parser before it"), ({"pos": None}, "a morphologizer or tagger before it")],
)
def test_a_document_without_an_analysis_is_refused(name: str, without: dict[str, None], told: str):
    nlp = spacy.blank("nl")
    component = nlp.add_pipe(name, config=SMALL)
    with pytest.raises(NotAnalysed, match=f"{name} needs .*{told}"):
        component(by_hand(nlp, **without))


def test_a_document_without_sentences_is_refused():
    nlp = spacy.blank("nl")
    nlp.add_pipe("wederhoor_claims", config=SMALL)
    with pytest.raises(NotAnalysed, match="put `wederhoor_sentences` or a parser before it"):
        nlp("Rusland ontkent dat.")


def test_an_empty_document_holds_nothing():
    doc = shipped()("")
    assert (doc._.wederhoor_claims, doc._.wederhoor_speech, list(doc.spans["wederhoor"])) == ([], [], [])


@pytest.mark.parametrize("wrong", [{"places": "none"}, {"theatre": "nowhere"}, {"language": "xx"}])
def test_a_pack_that_is_not_there_is_told(wrong: dict[str, str]):
    nlp = spacy.blank("nl")
    component = nlp.add_pipe("wederhoor_claims", config={**SMALL, **wrong})
    with pytest.raises(LookupError, match=next(iter(wrong.values()))):
        component(by_hand(nlp))


def test_a_date_that_is_none_is_told():
    nlp = spacy.blank("nl")
    doc = by_hand(nlp)
    doc._.wederhoor_published = "gisteren"
    with pytest.raises(BadPeriod):
        nlp.add_pipe("wederhoor_claims", config=SMALL)(doc)


def test_a_pipeline_is_stored_with_its_settings_and_reads_the_same(tmp_path: Path):
    nlp = shipped()
    nlp.to_disk(tmp_path / "own")
    again = spacy.load(tmp_path / "own")
    assert again.config["components"]["wederhoor_claims"]["places"] == "small"
    assert again(TEXT)._.wederhoor_claims == nlp(TEXT)._.wederhoor_claims


def test_what_was_found_is_stored_with_the_document():
    doc = shipped()(TEXT)
    stored = DocBin(docs=[doc], store_user_data=True).to_bytes()
    (again,) = DocBin().from_bytes(stored).get_docs(spacy.blank("nl").vocab)
    assert again._.wederhoor_claims[0]["claimants"] == ("Volodymyr Zelensky",)
    for name in (*READING, "wederhoor_missed"):
        assert json.dumps(again._.get(name)) == json.dumps(doc._.get(name))
    assert stretches(again, "wederhoor") == stretches(doc, "wederhoor")


@pytest.mark.parametrize("name", ["wederhoor_sentences", *READING])
def test_a_component_can_be_sent_to_another_process(name: str):
    component = shipped().get_pipe(name)
    assert pickle.loads(pickle.dumps(component)) == component  # noqa: S301 - it was written one step before


def test_spacy_finds_every_factory_by_its_entry_point():
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["entry-points"]["spacy_factories"]
    installed = {item.name: item.value for item in entry_points(group="spacy_factories") if "wederhoor" in item.value}
    assert installed == declared, "the installed package is older than pyproject.toml: run `make setup`"
    program = f"import spacy; nlp = spacy.blank('nl'); print([nlp.add_pipe(name) is None for name in {list(declared)}])"
    outcome = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert outcome.stdout.strip() == str([False] * len(declared)), outcome.stderr
