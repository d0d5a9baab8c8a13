"""Brings the converted suites to the habits of the official files. Rule: what a tree does not tell stays as it is.

Three habits differ. The conversion never writes `obl:arg`, which the official files give to one oblique phrase in four:
complements.toml says which words ask for which preposition. It leaves the gender of unknown names open (`genus`), which
the official files hardly ever do. And it knows no `ExtPos`, which speaks of a phrase and not of a word: that is taken
out of all files.
"""

import tomllib
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from columns import DEPREL, FEATS, FORM, HEAD, ID, LEMMA, XPOS, Row, Sentence, lemma

OFFICIAL = ("LassyEnhanced",)  # the sources that need no repair
_UNDECIDED = "N|eigen|ev|basis|genus|stan"
_ANY = "zijd"  # the gender of persons and clubs, who are most of the names without one
_GENDERS = {"zijd": "Gender=Com|Number=Sing", "onz": "Gender=Neut|Number=Sing"}
_SAME = {"mee": "met", "toe": "tot"}  # as a preposition is written behind its word ("er rekening mee houden")

COMPLEMENTS = {
    preposition: frozenset(words.split())
    for preposition, words in tomllib.loads(Path(__file__).with_name("complements.toml").read_text("utf-8")).items()
}


def genders(sentences: Iterable[Sentence]) -> dict[str, str]:
    """The gender that each name has most often where it has one."""
    seen: dict[str, Counter[str]] = {}
    for sentence in sentences:
        for row in sentence.rows:
            parts = row[XPOS].split("|")
            if row[XPOS].startswith("N|eigen|ev|basis|") and parts[4] in _GENDERS:
                seen.setdefault(row[LEMMA], Counter())[parts[4]] += 1
    return {name: counts.most_common(1)[0][0] for name, counts in seen.items()}


def repaired(sentence: Sentence, known: dict[str, str]) -> Sentence:
    """The sentence as the official files would have it, as far as that can be known."""
    rows = [_plain(row) for row in sentence.rows]
    if sentence.source in OFFICIAL:
        return Sentence(sentence.source, rows)
    for row in rows:
        if row[XPOS] == _UNDECIDED:
            gender = known.get(row[LEMMA], _ANY)
            row[XPOS], row[FEATS] = _UNDECIDED.replace("genus", gender), _GENDERS[gender]
        if row[DEPREL] == "obl" and _is_complement(row, rows):
            row[DEPREL] = "obl:arg"
    return Sentence(sentence.source, rows)


def _plain(row: Row) -> Row:
    features = [part for part in row[FEATS].split("|") if not part.startswith("ExtPos=")]
    return [*row[:FEATS], "|".join(features) or "_", *row[FEATS + 1 :]]


def _is_complement(row: Row, rows: list[Row]) -> bool:
    head = lemma(rows[int(row[HEAD]) - 1])
    cases = (word[FORM].lower() for word in rows if word[HEAD] == row[ID] and word[DEPREL] == "case")
    return any(head in COMPLEMENTS.get(_SAME.get(case, case), ()) for case in cases)
