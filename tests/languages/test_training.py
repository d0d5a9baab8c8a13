"""What happens to the treebank before a model is trained on it."""

from pathlib import Path

import pytest
import spacy
from columns import DEPREL, FEATS, FORM, XPOS, Sentence, lemma, sentences
from corpus import prepared
from repair import COMPLEMENTS, genders, repaired
from spacy.tokens import Doc
from spacy.training import Example
from train import know_lemmas

from wederhoor import languages

HOPE = """1 Zij zij PRON VNW _ 2 nsubj
2 hoopt hopen VERB WW|pv|tgw|met-t _ 0 root
3 op op ADP VZ|init _ 4 case
4 vrede vrede NOUN N|soort|ev|basis|zijd|stan Gender=Com|Number=Sing 2 obl
5 op op ADP VZ|init _ 6 case
6 maandag maandag PROPN N|eigen|ev|basis|zijd|stan ExtPos=PROPN|Gender=Com 2 obl"""
LEAVE = """1 Koerts Koerts PROPN N|eigen|ev|basis|genus|stan Gender=Com,Neut|Number=Sing 2 nsubj
2 vertrekt vertrekken VERB WW|pv|tgw|met-t _ 0 root
3 op op ADP VZ|init _ 4 case
4 zaterdag zaterdag PROPN N|eigen|ev|basis|zijd|stan Gender=Com|Number=Sing 2 obl"""
COUNT_ON = """1 Reken af_rekenen VERB WW|pv|tgw|ev _ 0 root
2 er er ADV VNW _ 1 obl
3 mee mee ADP VZ|fin _ 2 case
4 af af ADP VZ|fin _ 1 compound:prt"""


def conllu(table: str, source: str) -> str:
    rows = ["\t".join([*line.split(), "_", "_"]) for line in table.splitlines()]
    return f"# source = {source}/7.xml\n# text = ...\n" + "\n".join(rows) + "\n\n"


def sentence(table: str, source: str = "cdb") -> Sentence:
    return Sentence(source, [[*line.split(), "_", "_"] for line in table.splitlines()])


def labels(made: Sentence) -> dict[str, str]:
    return {row[FORM]: row[DEPREL] for row in made.rows}


def test_a_file_is_read_with_the_source_of_each_sentence(tmp_path: Path):
    file = tmp_path / "some.conllu"
    file.write_text(
        conllu(HOPE, "cdb") + "1-2\tZij\t_\n" + conllu(COUNT_ON, "eans") + conllu(LEAVE, "qa").split("\n", 2)[2]
    )
    first, second, third = sentences(file)
    assert [(one.source, len(one.rows)) for one in (first, second, third)] == [("cdb", 6), ("eans", 4), ("", 4)]


def test_the_complement_of_a_word_is_told_from_a_phrase_of_time():
    made = labels(repaired(sentence(HOPE), {}))
    assert made["vrede"] == "obl:arg"
    assert made["maandag"] == "obl:arg"  # the same preposition behind the same verb: the list cannot tell
    assert labels(repaired(sentence(LEAVE), {}))["zaterdag"] == "obl"


def test_prepositions_behind_their_word_and_parted_verbs_are_found():
    assert labels(repaired(sentence(COUNT_ON), {}))["er"] == "obl:arg"


def test_names_get_the_gender_that_they_have_elsewhere():
    (name, *_) = repaired(sentence(LEAVE), {"Koerts": "onz"}).rows
    assert (name[XPOS], name[FEATS]) == ("N|eigen|ev|basis|onz|stan", "Gender=Neut|Number=Sing")
    (name, *_) = repaired(sentence(LEAVE), {}).rows
    assert name[XPOS] == "N|eigen|ev|basis|zijd|stan"
    assert genders([sentence(HOPE), sentence(LEAVE)]) == {"maandag": "zijd", "zaterdag": "zijd"}


def test_features_of_phrases_go_everywhere_and_official_files_keep_the_rest():
    made = repaired(sentence(HOPE, "LassyEnhanced"), {})
    assert labels(made)["vrede"] == "obl"
    assert made.rows[5][FEATS] == "Gender=Com"
    assert made.rows[3][FEATS] == "Gender=Com|Number=Sing"


def test_a_file_is_prepared_with_its_own_names(tmp_path: Path):
    file = tmp_path / "train.conllu"
    known = LEAVE.replace("genus", "onz")
    file.write_text(conllu(LEAVE, "cdb") + conllu(known, "cdb"))
    made = prepared(file)
    assert [one.rows[0][XPOS] for one in made] == ["N|eigen|ev|basis|onz|stan"] * 2


@pytest.mark.parametrize("written", ["af_rekenen", "afrekenen"])
def test_lemmas_lose_the_marks_inside_compounds(written: str):
    assert lemma(["1", "reken", written]) == "afrekenen"


def test_the_list_of_complements_holds_plain_words():
    assert all(word.isalpha() for words in COMPLEMENTS.values() for word in words)
    assert "wachten" in COMPLEMENTS["op"]
    assert "vertrekken" not in COMPLEMENTS["op"]


def test_a_stored_lemmatizer_can_be_trained_further():
    """The stored one has forgotten which of its answers is which, and would unlearn them all."""
    folder = languages.load("nl").syntax
    assert folder is not None
    nlp = spacy.load(folder, exclude=["tagger", "morphologizer", "parser"])
    right = ["de", "brug", "zijn", "bij", "de", "rivier"]
    gold = Doc(nlp.vocab, ["De", "bruggen", "zijn", "bij", "de", "rivieren"], lemmas=right)
    know_lemmas(nlp.get_pipe("trainable_lemmatizer"))
    teacher = nlp.resume_training()
    teacher.learn_rate = 0.01
    for _ in range(20):
        nlp.update([Example(nlp.make_doc(gold.text), gold)], sgd=teacher)
    assert [token.lemma_ for token in nlp(gold.text)] == right
