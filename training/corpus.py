"""The treebank as spaCy reads it: CoNLL-U in, binary documents out.

A document is one sentence, as the program parses them: it cuts sentences by its own rules before it asks for syntax.
"""

from collections.abc import Iterable
from pathlib import Path

from columns import DEPREL, FEATS, FORM, HEAD, MISC, UPOS, XPOS, Sentence, lemma, sentences
from repair import OFFICIAL, genders, repaired
from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab

OFFICIAL_TIMES = 2  # how often a sentence is shown in each round that needed no repair


def document(sentence: Sentence, vocab: Vocab) -> Doc:
    """One annotated sentence."""
    rows = sentence.rows
    return Doc(
        vocab,
        words=[row[FORM] for row in rows],
        spaces=["SpaceAfter=No" not in row[MISC] for row in rows],
        tags=[row[XPOS] for row in rows],
        pos=[row[UPOS] for row in rows],
        morphs=["" if row[FEATS] == "_" else row[FEATS] for row in rows],
        lemmas=[lemma(row) for row in rows],
        heads=[number if row[HEAD] == "0" else int(row[HEAD]) - 1 for number, row in enumerate(rows)],
        deps=["ROOT" if row[HEAD] == "0" else row[DEPREL] for row in rows],
        sent_starts=[number == 0 for number in range(len(rows))],
    )


def write(read: Iterable[Sentence], target: Path) -> None:
    """Store sentences as documents, those of the official sources in the training file more than once."""
    vocab, documents = Vocab(), DocBin(store_user_data=False)
    for sentence in read:
        for _ in range(OFFICIAL_TIMES if sentence.source in OFFICIAL else 1):
            documents.add(document(sentence, vocab))
    target.parent.mkdir(parents=True, exist_ok=True)
    documents.to_disk(target)


def prepared(path: Path) -> list[Sentence]:
    """The sentences of a training file, repaired."""
    read = list(sentences(path))
    known = genders(read)
    return [repaired(sentence, known) for sentence in read]
