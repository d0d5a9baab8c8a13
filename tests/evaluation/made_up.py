"""Predictions that no program made: perfect, trivial, and perfect ones spoiled at random."""

import random
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from wederhoor.evaluation.answers import (
    Amount,
    Answers,
    ClaimAnswer,
    ControlAnswer,
    DocumentAnswer,
    End,
    LabelAnswer,
    MentionAnswer,
    MentionsAnswer,
    PointAnswer,
    RelationAnswer,
    SeriesAnswer,
    TimesAnswer,
)
from wederhoor.evaluation.gold import Gold, GoldDocument, Reference
from wederhoor.evaluation.gold_files import reference_text
from wederhoor.model.vocabulary import Certainty, Kind, RelationKind

FIELDS = ("claimants", "via", "cue", "kind", "agent", "target", "places", "when", "quantity", "polarity", "certainty")


def perfect(gold: Gold) -> Answers:
    """What the gold says."""
    return Answers(
        documents={doc: _document(document) for doc, document in gold.documents.items()},
        relations=tuple(
            RelationAnswer(r.kind, _end(r.a), _end(r.b)) for r in (gold.relations.relations if gold.relations else ())
        ),
        control=tuple(ControlAnswer(s.date, s.place, s.holder) for s in gold.control or ()),
        series=tuple(
            SeriesAnswer(tuple(PointAnswer(_end(p.at), p.date, p.value, p.unit) for p in s.points))
            for s in gold.series or ()
        ),
        zou=tuple(LabelAnswer(item.id, item.label) for item in gold.zou or ()),
        times=tuple(TimesAnswer(t.id, tuple(edtf for edtf, _ in t.expressions if edtf)) for t in gold.times or ()),
        places=tuple(MentionsAnswer(item.id, item.mentions) for item in gold.places or ()),
    )


def _end(reference: Reference) -> End:
    assert reference.claim is not None
    return End(reference.doc, reference.claim)


def _document(document: GoldDocument) -> DocumentAnswer:
    claims = (ClaimAnswer(c.sentence, **{name: getattr(c, name) for name in FIELDS}) for c in document.claims)
    return DocumentAnswer(
        document.doc,
        published=document.published or document.published_interval,
        stories=document.stories,
        main_text=reference_text(document),
        title=document.title,
        dateline_places=document.dateline_places,
        wire_credits=document.wire_credits,
        claims=tuple(claims),
    )


def trivial(gold: Gold) -> Answers:
    """One claim per sentence, recapture by nobody; hearsay for every zou; nobody knows who holds what."""
    documents = {}
    for doc, document in gold.documents.items():
        sentences = re.split(r"(?<=[.!?])\s+|\n+", reference_text(document) or "")
        claims = tuple(
            ClaimAnswer(s, ("unattributed",), kind="recapture", polarity="positive", certainty="asserted")
            for s in sentences
            if len(s.split()) > 2
        )
        documents[doc] = DocumentAnswer(doc, stories=1, main_text=document.file.read_text("utf-8"), claims=claims)
    return Answers(
        documents=documents,
        control=tuple(ControlAnswer(s.date, s.place, "ukraine") for s in gold.control or ()),
        zou=tuple(LabelAnswer(item.id, "hearsay") for item in gold.zou or ()),
    )


def spoiled(gold: Gold, seed: int) -> Answers:
    """The gold with about a third of everything changed, dropped, doubled, moved or invented."""
    dice = random.Random(seed)  # noqa: S311 - the same numbers every time are the point
    answers = perfect(gold)
    documents = {
        doc: _spoil_document(answer, dice) for doc, answer in answers.documents.items() if dice.random() > 0.05
    }
    return Answers(
        documents=documents,
        relations=tuple(_spoil_relations(answers, gold, dice)),
        control=tuple(
            replace(c, holder=_pick(dice, ["ukraine", "russia", "contested", "unknown", None]))
            if dice.random() < 0.3
            else c
            for c in answers.control
        ),
        series=tuple(_spoil_series(answers, dice)),
        zou=tuple(
            replace(z, label=_pick(dice, ["hearsay", "conditional", None])) if dice.random() < 0.3 else z
            for z in answers.zou
            if dice.random() > 0.1
        ),
        times=tuple(
            replace(t, edtf=_pick(dice, [(), ("2022-09",), (*t.edtf, "2022-09-08"), tuple(reversed(t.edtf))]))
            if dice.random() < 0.3
            else t
            for t in answers.times
        ),
        places=tuple(_spoil_places(answers, dice)),
    )


def _pick(dice: random.Random, options: Any) -> Any:
    return options[int(dice.random() * len(options))]


def _spoil_document(answer: DocumentAnswer, dice: random.Random) -> DocumentAnswer:
    claims: list[ClaimAnswer] = []
    for claim in answer.claims:
        if dice.random() < 0.15:
            continue
        claims.append(_spoil_claim(claim, dice))
        if dice.random() < 0.1:
            claims.append(replace(_spoil_claim(claim, dice), matter="m1"))
    if dice.random() < 0.5:
        claims.append(ClaimAnswer("Dat is een heel andere zin.", ("Ukraine",), kind="attack"))
        claims.reverse()
    dates = [None, "2022-09", "2022-09-10", "2022-09-05/2022-09-14", "..", "2022-09-08/..", "XXXX-09-08", "not a date"]
    return replace(
        answer,
        published=_pick(dice, dates) if dice.random() < 0.4 else answer.published,
        stories=_pick(dice, [None, 1, 2]) if dice.random() < 0.2 else answer.stories,
        title=None if dice.random() < 0.1 else answer.title,
        main_text=(answer.main_text or "")[int(dice.random() * 200) :],
        wire_credits=("ANP",) if dice.random() < 0.2 else answer.wire_credits,
        claims=tuple(claims),
    )


def _spoil_claim(claim: ClaimAnswer, dice: random.Random) -> ClaimAnswer:
    options: dict[str, list[Any]] = {
        "sentence": [claim.sentence.split(",")[0], claim.sentence + " En nog wat woorden meer."],
        "claimants": [(), ("Ukraine",), ("Russia", "Kremlin"), (*claim.claimants, "Ukrainian army")],
        "via": [("TASS",), ()],
        "kind": [*map(str, Kind), None],
        "agent": ["Ukraine", "Russia+Ukraine", None],
        "target": ["Izium", None],
        "places": [("Izium",), (), ("Kharkiv Oblast", "Kharkiv")],
        "when": [None, "2022", "2022-09", "2022-09-10", "2022-09-08/2022-09-11", "../2022-09-11", "2022-09-10T20:00"],
        "quantity": [
            None,
            Amount(None, "villages", vague="Dozens"),
            Amount(3000, "km2", "about"),
            Amount((1, 2), "km"),
        ],
        "polarity": ["negative", "positive", None],
        "certainty": [*map(str, Certainty), None],
        "matter": ["m1", "m2", None],
    }
    changes = {name: _pick(dice, values) for name, values in options.items() if dice.random() < 0.25}
    return replace(claim, **changes)


def _spoil_relations(answers: Answers, gold: Gold, dice: random.Random) -> Iterator[RelationAnswer]:
    kinds, docs = tuple(map(str, RelationKind)), tuple(gold.documents)
    for told in answers.relations:
        if dice.random() < 0.2:
            continue
        kind = _pick(dice, kinds) if dice.random() < 0.2 else told.kind
        a, b = (told.b, told.a) if dice.random() < 0.2 else (told.a, told.b)
        yield RelationAnswer(kind, a, b)
    for _ in range(30):
        a, b = (End(_pick(dice, docs), int(dice.random() * 12)) for _ in "ab")
        yield RelationAnswer(_pick(dice, kinds), a, b)
    for pair in gold.relations.forbidden if gold.relations else ():
        if pair.a and pair.b and dice.random() < 0.3:
            yield RelationAnswer(_pick(dice, kinds), _end(pair.a), _end(pair.b))


def _spoil_series(answers: Answers, dice: random.Random) -> Iterator[SeriesAnswer]:
    left: tuple[PointAnswer, ...] = ()
    for series in answers.series:
        points = [*left, *series.points]
        left = ()
        for i, point in enumerate(points):
            roll = dice.random()
            if roll < 0.1:
                points[i] = replace(point, unit="km")
            elif roll < 0.2:
                points[i] = replace(point, value=(1, 2))
            elif roll < 0.3:
                points[i] = replace(point, date="2022-09")
        if dice.random() < 0.3:
            left = tuple(points[-1:])
            del points[-1:]
        yield SeriesAnswer(tuple(points))


def _spoil_places(answers: Answers, dice: random.Random) -> Iterator[MentionsAnswer]:
    for item in answers.places:
        yield MentionsAnswer(item.id, tuple(_spoil_mention(mention, dice.random()) for mention in item.mentions))


def _spoil_mention(mention: MentionAnswer, roll: float) -> MentionAnswer:
    if roll < 0.1:
        return replace(mention, start=mention.start + 1)
    if roll < 0.2:
        return replace(mention, latitude=(mention.latitude or 48.0) + 0.05, geonames_id=None)
    if roll < 0.3:
        return replace(mention, geonames_id=1, kind="oblast")
    return replace(mention, canonical="Izium", latitude=None) if roll < 0.4 else mention
