"""Everything the program says about a gold folder. Rule: nothing of the gold but its questions reaches the program.

Dates and single claims are those of the bare files; relations, control and series are those of delivered ones.
"""

from dataclasses import dataclass

from wederhoor.evaluation.answers import Answers
from wederhoor.evaluation.contrast import find_places, find_times, label_zou
from wederhoor.evaluation.documents import document_answer, read_documents
from wederhoor.evaluation.gold import Gold, GoldDocument
from wederhoor.evaluation.storyline import Storyline, ends_of, given_gold, told_by, weigh
from wederhoor.evaluation.tools import Tools
from wederhoor.intake.files import DELIVERIES
from wederhoor.model.problems import Problem


@dataclass(frozen=True, slots=True)
class Predicted:
    """What was said end to end, what weighing made of the annotated claims, and what went wrong."""

    answers: Answers
    given_gold: Answers
    problems: tuple[Problem, ...] = ()


def predict(gold: Gold, tools: Tools) -> Predicted:
    """Read and weigh a gold folder with the program."""
    documents = tuple(gold.documents.values())
    alone, problems = read_documents(documents, tools, delivered=False)
    delivered, more = read_documents(_storyline(documents), tools, delivered=True)
    ends = ends_of(delivered, alone)
    made, given = Storyline(), Answers()
    if gold.relations is not None or gold.control is not None or gold.series is not None:
        made = weigh(gold, told_by(delivered.values()), ends, tools)
        given = given_gold(gold, delivered, tools)
    matters = {end: made.matters[claim] for claim, end in ends.items() if claim in made.matters}
    answers = Answers(
        documents={doc: document_answer(read, matters) for doc, read in alone.items()},
        relations=made.relations,
        control=made.control,
        series=made.series,
        zou=label_zou(gold, tools),
        times=find_times(gold, tools),
        places=find_places(gold, tools),
    )
    return Predicted(answers, given, tuple(dict.fromkeys((*problems, *more))))


def _storyline(documents: tuple[GoldDocument, ...]) -> tuple[GoldDocument, ...]:
    """The documents of folders with deliveries: those that can be compared with each other."""
    folders = {document.file.parent for document in documents}
    known = {folder for folder in folders if (folder / DELIVERIES).is_file()}
    return tuple(document for document in documents if document.file.parent in known)
