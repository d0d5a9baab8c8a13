"""Score a pipeline on annotated sentences: `python training/score.py PIPELINE FILE.conllu ...`.

Sentence boundaries and words are those of the file. UAS and LAS leave punctuation out (part of speech PUNCT).
"""

import sys
import time
from pathlib import Path

import spacy
from columns import sentences
from corpus import document
from spacy.tokens import Doc

FIGURES = ("uas", "las", "tag", "pos", "lemma")


def bare(gold: Doc) -> Doc:
    """The words of a sentence and nothing else, said to be one sentence."""
    doc = Doc(gold.vocab, [token.text for token in gold], [bool(token.whitespace_) for token in gold])
    for token in doc:
        token.is_sent_start = token.i == 0
    return doc


def right(gold: Doc, found: Doc) -> dict[str, list[bool]]:
    """For each figure, of each word that it counts whether it is right."""
    pairs = list(zip(gold, found, strict=True))
    words = [(a, b, a.head.i == b.head.i) for a, b in pairs if a.pos_ != "PUNCT"]
    return {
        "uas": [same for _, _, same in words],
        "las": [same and a.dep_.lower() == b.dep_.lower() for a, b, same in words],
        "tag": [a.tag_ == b.tag_ for a, b in pairs],
        "pos": [a.pos_ == b.pos_ for a, b in pairs],
        "lemma": [a.lemma_ == b.lemma_ for a, b in pairs],
    }


def line(pipeline: Path, file: Path) -> str:
    """The figures of one file, in per cent."""
    nlp = spacy.load(pipeline)
    gold = [document(sentence, nlp.vocab) for sentence in sentences(file)]
    started = time.process_time()
    found = list(nlp.pipe(bare(doc) for doc in gold))
    speed = sum(map(len, gold)) / (time.process_time() - started)
    marks: dict[str, list[bool]] = {figure: [] for figure in FIGURES}
    for a, b in zip(gold, found, strict=True):
        for figure, seen in right(a, b).items():
            marks[figure] += seen
    figures = "  ".join(f"{figure} {100 * sum(seen) / len(seen):.2f}" for figure, seen in marks.items())
    return f"{file.name}: {len(gold)} sentences  {figures}  ({speed:.0f} words a second of processor time)"


def main() -> None:
    """A line for each file."""
    if len(sys.argv) < 3:
        sys.exit("Say which pipeline and which files: python training/score.py PIPELINE FILE.conllu ...")
    for name in sys.argv[2:]:
        print(line(Path(sys.argv[1]), Path(name)))


if __name__ == "__main__":
    main()
