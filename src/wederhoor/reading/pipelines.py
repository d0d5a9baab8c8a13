"""Whether a spaCy pipeline can be read with. Rule: it is tried on a sentence of the language, not asked what it is.

The rules of this room ask for the analysis of Universal Dependencies: https://universaldependencies.org/u/dep/.
"""

from collections.abc import Iterator
from typing import Any

from wederhoor.model.packs import LanguagePack
from wederhoor.reading.syntax import parse_alone

NEEDED = {  # what spaCy calls it: what the user calls it, and the components that give it
    "DEP": "no dependencies (a parser gives them)",
    "POS": "no parts of speech (a morphologizer or tagger gives them)",
    "MORPH": "no features such as VerbForm=Fin (a morphologizer gives them)",
    "LEMMA": "no lemmas (a lemmatizer gives them)",
}
RELATIONS = frozenset(
    {
        "acl",
        "advcl",
        "advmod",
        "amod",
        "appos",
        "aux",
        "case",
        "cc",
        "ccomp",
        "clf",
        "compound",
        "conj",
        "cop",
        "csubj",
        "dep",
        "det",
        "discourse",
        "dislocated",
        "expl",
        "fixed",
        "flat",
        "goeswith",
        "iobj",
        "list",
        "mark",
        "nmod",
        "nsubj",
        "nummod",
        "obj",
        "obl",
        "orphan",
        "parataxis",
        "punct",
        "reparandum",
        "root",
        "vocative",
        "xcomp",
    }
)
SHOWN = 5  # strange labels that a message names


def faults(pipeline: Any, language: LanguagePack) -> tuple[str, ...]:
    """Why a pipeline cannot be read with, each as the end of a sentence about it; empty where it can."""
    if pipeline.lang != language.code:
        return (f"is for the language {pipeline.lang!r}, and the reports are read in {language.code!r}",)
    try:
        doc = parse_alone(str(language.tables["syntax"]["trial"]), pipeline)
    except Exception as error:  # whatever a component of somebody else raises
        return (f"fails on a sentence: {' '.join(str(error).split())}",)
    missing = [text for name, text in NEEDED.items() if not doc.has_annotation(name)]
    if missing:
        return tuple(f"gives {text}" for text in missing)
    strange = sorted(set(_labels(pipeline, doc)))
    if not strange:
        return ()
    named = ", ".join(strange[:SHOWN]) + (" ..." if len(strange) > SHOWN else "")
    return (f"has dependency labels that are not those of Universal Dependencies: {named}",)


def _labels(pipeline: Any, doc: Any) -> Iterator[str]:
    """The dependency labels that are not universal: all that a parser can give, and those of a sentence."""
    given = {token.dep_ for token in doc}
    for name, component in pipeline.pipeline:
        if "token.dep" in pipeline.get_pipe_meta(name).assigns:
            given.update(getattr(component, "labels", ()))
    return (label for label in given if label.split(":")[0].lower() not in RELATIONS)
