"""Figures on whole documents: dates, stories, claims where there are none. Rule: no date is not a wrong date."""

import re
from collections import Counter
from collections.abc import Sequence
from datetime import timedelta
from statistics import median

from wederhoor.evaluation.answers import Answers, DocumentAnswer
from wederhoor.evaluation.clock import Stretch, contains, same, stretch
from wederhoor.evaluation.gold import GoldDocument
from wederhoor.evaluation.gold_files import reference_text
from wederhoor.evaluation.measures import Figures, mean, ratio, sets_f1, word_f1
from wederhoor.model.period import OPEN
from wederhoor.model.vocabulary import FAMILIES, Family, Kind

DAY = timedelta(days=1)
WAR_KINDS = frozenset(
    {
        *(set(FAMILIES[Family.GROUND])),
        *(set(FAMILIES[Family.STRIKES]) - {Kind.INFRASTRUCTURE_DAMAGE}),
        *(set(FAMILIES[Family.PEOPLE]) - {Kind.CASUALTIES, Kind.EVACUATION}),
    }
)  # what hardly happens outside a war
WAR_YEAR = "2022"


def answer_for(answers: Answers, document: GoldDocument) -> DocumentAnswer:
    """What was said of a document; an empty answer where nothing was."""
    return answers.documents.get(document.doc) or DocumentAnswer(document.doc)


def dating_figures(documents: Sequence[GoldDocument], answers: Answers) -> Figures:
    """How the dates of publication stand to the gold, and how wide the right ones are in days (median)."""
    counts: Counter[str] = Counter()
    widths: list[float] = []
    for document in documents:
        outcome = _dated(document, answer_for(answers, document).published)
        if outcome is None:
            continue
        verdict, width = outcome
        counts.update([verdict, "asked"])
        if width is not None:
            widths.append(width)
    names = ("equal", "contained", "wrong", "abstained")
    shares: Figures = {name: ratio(counts[name], counts["asked"], False) for name in names}
    return {**shares, "width_days": round(median(widths), 2) if widths else None, "asked": counts["asked"]}


def _dated(document: GoldDocument, answer: str | None) -> tuple[str, float | None] | None:
    best = (document.published or document.published_interval, *document.published_also)
    truth = next(filter(None, map(stretch, (document.published_true, *best))), None)
    if truth is None:
        return None
    if not answer or OPEN in answer:
        return "abstained", None
    given = stretch(answer)
    width = None if given is None else (given[1] - given[0]) / DAY
    if any(same(answer, reading) for reading in best):
        return "equal", width
    if given is not None and _holds(given, truth):
        return "contained", width
    return "wrong", None


def _holds(given: Stretch, truth: Stretch) -> bool:
    narrower = (truth[1] - truth[0]).days > 1 and contains(truth, given)
    return contains(given, truth) or narrower


def story_figures(documents: Sequence[GoldDocument], answers: Answers) -> Figures:
    """Main text, title, dateline, credits and number of stories."""
    told = [(document, answer_for(answers, document)) for document in documents]
    references = [(document, answer, reference_text(document)) for document, answer in told]
    texts = [
        word_f1(_body(reference, document.title), _body(answer.main_text, document.title))
        for document, answer, reference in references
        if reference is not None
    ]
    titles = [_fold(document.title) == _fold(answer.title) for document, answer in told if document.title]
    numbers = [document.stories == answer.stories for document, answer in told if document.stories is not None]
    return {
        "main_text_f1": mean(texts),
        "title": ratio(sum(titles), len(titles), False),
        "dateline_f1": sets_f1((document.dateline_places, answer.dateline_places) for document, answer in told),
        "credits_f1": sets_f1((document.wire_credits, answer.wire_credits) for document, answer in told),
        "count": ratio(sum(numbers), len(numbers), False),
    }


def _fold(text: str | None) -> str:
    return re.sub(r"\s+", " ", text or "").strip()


def _body(text: str | None, title: str | None) -> str:
    return _fold(text).removeprefix(_fold(title))


def false_claims(documents: Sequence[GoldDocument], answers: Answers) -> Figures:
    """Claims of war kinds dated 2022 or later or not at all, where there is none to find; per 100 sentences."""
    start = stretch(WAR_YEAR)
    assert start is not None  # a year
    found = 0
    for document in documents:
        for claim in answer_for(answers, document).claims:
            when = stretch(claim.when)
            found += claim.kind in WAR_KINDS and (when is None or when[1] > start[0])
    sentences = sum(document.sentences for document in documents)
    return {"false_claims": {"number": found, "sentences": sentences, "per_100": ratio2(100 * found, sentences)}}


def ratio2(part: float, whole: float) -> float | None:
    """The part of the whole to two decimals, or None without a whole."""
    return round(part / whole, 2) if whole else None
