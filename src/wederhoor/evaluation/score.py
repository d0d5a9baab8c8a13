"""All figures of a gold folder. Rule: the same answers give the same figures, whatever made them.

The result is {"folders": {name: figures}, "total": figures}; the total is over the sets in which claims are annotated.
"""

from collections.abc import Mapping, Sequence

from wederhoor.evaluation.agreement import align
from wederhoor.evaluation.answers import Answers
from wederhoor.evaluation.assignment import Pairs
from wederhoor.evaluation.claim_figures import Compared, claim_figures
from wederhoor.evaluation.document_figures import answer_for, dating_figures, false_claims, story_figures
from wederhoor.evaluation.gold import Gold, GoldDocument
from wederhoor.evaluation.measures import Figures
from wederhoor.evaluation.relation_figures import Ends, relation_figures
from wederhoor.evaluation.set_figures import (
    control_figures,
    places_figures,
    series_figures,
    times_figures,
    zou_figures,
)

NONE_TO_FIND = "reports-none"  # the set in which every claim is false
TOTAL = ("reports", "reports-other", "seeds")


def score(gold: Gold, answers: Answers) -> Figures:
    """All figures: {"folders": {name: figures}, "total": figures}."""
    pairs = {
        doc: align(document.claims, answer_for(answers, document).claims) for doc, document in gold.documents.items()
    }
    folders: Figures = {}
    for name in gold.sets:
        documents = gold.of_set(name)
        folders[name] = (
            false_claims(documents, answers) if name == NONE_TO_FIND else _documents(gold, documents, answers, pairs)
        )
    folders.update(storyline_figures(gold, answers, pairs))
    folders.update(_contrasts(gold, answers))
    scored = [document for document in gold.documents.values() if document.set in TOTAL]
    return {"folders": folders, "total": _documents(gold, scored, answers, pairs)}


def _documents(gold: Gold, documents: Sequence[GoldDocument], answers: Answers, pairs: Mapping[str, Pairs]) -> Figures:
    given = {document.doc: answer_for(answers, document).claims for document in documents}
    compared = Compared(
        documents=len(documents),
        wanted=tuple(claim for document in documents for claim in document.claims),
        given=sum(map(len, given.values())),
        pairs=tuple((d.claims[i], given[d.doc][j]) for d in documents for i, j in pairs[d.doc]),
    )
    return {
        **claim_figures(gold, compared),
        "dating": dating_figures(documents, answers),
        "stories": story_figures(documents, answers),
    }


def storyline_figures(gold: Gold, answers: Answers, pairs: Mapping[str, Pairs]) -> Figures:
    """Figures on relations, control and series, as far as the folder asks them."""
    ends = Ends.make(answers, pairs)
    figures: Figures = {}
    if gold.relations is not None:
        figures["relations"] = relation_figures(gold, gold.relations, ends, answers)
    if gold.control is not None:
        figures["control"] = control_figures(gold.control, answers.control)
    if gold.series is not None:
        figures["series"] = series_figures(gold.series, answers.series, ends)
    return figures


def _contrasts(gold: Gold, answers: Answers) -> Figures:
    figures: Figures = {}
    if gold.zou is not None:
        figures["zou"] = zou_figures(gold.zou, answers.zou)
    if gold.times is not None:
        figures["times"] = times_figures(gold.times, answers.times)
    if gold.places is not None:
        figures["places"] = places_figures(gold, gold.places, answers.places)
    return figures
