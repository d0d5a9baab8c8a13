"""Reads the reports of a gold folder with the program. Rule: a document is one story of its file.

Dates and single claims are asked without what came with the files; whatever compares stories is asked with it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from wederhoor.evaluation.answers import DocumentAnswer, End
from wederhoor.evaluation.claims import answer_of
from wederhoor.evaluation.gold import GoldDocument
from wederhoor.evaluation.tools import Tools
from wederhoor.intake import Taken, read_deliveries
from wederhoor.model.claims import Reading
from wederhoor.model.period import Period
from wederhoor.model.problems import Problem
from wederhoor.model.stories import Story


@dataclass(frozen=True, slots=True)
class Read:
    """What the program made of one document."""

    doc: str
    story: Story
    reading: Reading
    stories: int  # on its page, or 1 for an item of a feed

    @property
    def published(self) -> Period | None:
        """When it came out: what the text proves, else what the page gives."""
        proved = self.reading.published or self.story.published
        return None if proved is None else proved.period


def read_documents(
    documents: Sequence[GoldDocument], tools: Tools, *, delivered: bool
) -> tuple[dict[str, Read], tuple[Problem, ...]]:
    """What was read, by document, with or without what came with the files; Problems of pages that gave no story."""
    files = tuple(dict.fromkeys(document.file for document in documents))
    deliveries, problems = read_deliveries(files) if delivered else ({}, ())
    taken = {file: tools.take(file, deliveries) for file in files}
    wrong = [*problems, *(problem for one in taken.values() for problem in one.problems)]
    found: dict[str, Read] = {}
    for document in documents:
        read = _read(document, taken[document.file], tools)
        if isinstance(read, Read):
            found[document.doc] = read
        elif read is not None:
            wrong.append(read)
    return found, tuple(wrong)


def _read(document: GoldDocument, taken: Taken, tools: Tools) -> Read | Problem | None:
    """What was made of a document; None where its page was refused, which is a Problem already."""
    source = str(document.file)
    if not taken.stories:
        return None
    stories = _stories(taken, document)
    if not stories:
        fact = f"No item has the guid {document.guid!r} of the document {document.doc}."
        return Problem(source, "", fact, "Correct item_guid in index.json.")
    try:
        return Read(document.doc, stories[0], tools.read(stories[0]), len(stories))
    except Exception as error:  # whatever reading did not foresee costs one document, never the run
        fact = f"Reading {document.doc} failed: {type(error).__name__}: {error}."
        return Problem(source, "", fact, "Report this with the file; everything else was read.")


def _stories(taken: Taken, document: GoldDocument) -> tuple[Story, ...]:
    """The stories that belong to a document, its own first."""
    if document.guid is not None:
        return tuple(story for story in taken.stories if story.guid == document.guid)
    return tuple(sorted(taken.stories, key=lambda story: (not story.main, story.number)))


def document_answer(read: Read, matters: Mapping[End, str]) -> DocumentAnswer:
    """What is said of one document; matters gives the matter of some of its claims."""
    story, text = read.story, read.story.text
    return DocumentAnswer(
        doc=read.doc,
        published=None if read.published is None else read.published.edtf,
        stories=read.stories,
        main_text=story.main_text,
        title=story.title,
        dateline_places=story.dateline_places,
        wire_credits=story.credits,
        claims=tuple(
            answer_of(claim, text, matters.get(End(read.doc, number)))
            for number, claim in enumerate(read.reading.claims)
        ),
    )
