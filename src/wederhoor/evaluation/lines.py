"""Predictions as JSON lines, written and read. Rule: what is written here any scorer of the format can read.

Whole numbers are written without a decimal point, so that a count looks the same everywhere.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
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
    Number,
    PointAnswer,
    RelationAnswer,
    SeriesAnswer,
    TimesAnswer,
)
from wederhoor.model.problems import Problem

Json = Any  # one object of a line
REMEDY = "Write one JSON object a line, as docs/quality.md shows."


def write(answers: Answers) -> str:
    """The answers as JSON lines: one line per document, then one for each further list that has something."""
    lists: dict[str, list[Json]] = {
        "relations": [_relation(item) for item in answers.relations],
        "control": [{"date": c.date, "place": c.place, "holder": c.holder} for c in answers.control],
        "series": [{"points": [_point(point) for point in item.points]} for item in answers.series],
        "zou": [{"id": item.id, "label": item.label} for item in answers.zou],
        "times": [{"id": item.id, "edtf": list(item.edtf)} for item in answers.times],
        "places": [{"id": item.id, "mentions": [_mention(m) for m in item.mentions]} for item in answers.places],
    }
    objects = [_document(document) for document in answers.documents.values()]
    objects += [{name: items} for name, items in lists.items() if items]
    return "".join(json.dumps(item, ensure_ascii=False) + "\n" for item in objects)


def read(text: str, source: str) -> tuple[Answers, tuple[Problem, ...]]:
    """Answers from JSON lines, and a Problem for each line that holds none."""
    documents: dict[str, DocumentAnswer] = {}
    lists: dict[str, list[Json]] = {}
    problems: list[Problem] = []
    for number, entry in _objects(text, source, problems):
        try:
            if "doc" in entry:
                documents[entry["doc"]] = document_of(entry)
            else:
                for name, items in entry.items():
                    lists.setdefault(name, []).extend(items)
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            problems.append(_bad(source, number, f"The line is no prediction: {type(error).__name__}: {error}."))
    try:
        return _answers(documents, lists), tuple(problems)
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        problems.append(Problem(source, "", f"A list holds no prediction: {type(error).__name__}: {error}.", REMEDY))
        return Answers(documents), tuple(problems)


def _objects(text: str, source: str, problems: list[Problem]) -> Iterator[tuple[int, Json]]:
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        try:
            entry = json.loads(line)
        except ValueError:
            problems.append(_bad(source, number, "The line is not JSON."))
            continue
        if isinstance(entry, dict):
            yield number, entry
        else:
            problems.append(_bad(source, number, "The line is no JSON object."))


def _bad(source: str, number: int, message: str) -> Problem:
    return Problem(source, f"line {number}", message, REMEDY)


def _answers(documents: Mapping[str, DocumentAnswer], lists: Mapping[str, Iterable[Json]]) -> Answers:
    return Answers(
        documents=documents,
        relations=tuple(RelationAnswer(r["type"], end_of(r["a"]), end_of(r["b"])) for r in lists.get("relations", ())),
        control=tuple(ControlAnswer(c["date"], c["place"], c.get("holder")) for c in lists.get("control", ())),
        series=tuple(SeriesAnswer(tuple(map(point_of, s.get("points", ())))) for s in lists.get("series", ())),
        zou=tuple(LabelAnswer(z["id"], z.get("label")) for z in lists.get("zou", ())),
        times=tuple(TimesAnswer(t["id"], tuple(e for e in t.get("edtf", ()) if e)) for t in lists.get("times", ())),
        places=tuple(
            MentionsAnswer(p["id"], tuple(map(mention_of, p.get("mentions", ())))) for p in lists.get("places", ())
        ),
    )


def document_of(entry: Json) -> DocumentAnswer:
    """What a line says of one document."""
    return DocumentAnswer(
        doc=entry["doc"],
        published=entry.get("published"),
        stories=entry.get("stories"),
        main_text=entry.get("main_text"),
        title=entry.get("title"),
        dateline_places=names(entry.get("dateline_places")),
        wire_credits=names(entry.get("wire_credits")),
        claims=tuple(ClaimAnswer(**claim_fields(claim)) for claim in entry.get("claims") or ()),
    )


def claim_fields(entry: Json) -> dict[str, Any]:
    """The fields that an annotated and a predicted claim share; a place may be a name or an object with its name."""
    plain = ("cue", "kind", "agent", "target", "when", "polarity", "certainty", "matter")
    return {
        "sentence": entry.get("sentence") or "",
        "claimants": names(entry.get("claimants")),
        "via": names(entry.get("via")),
        "places": tuple(p["canonical"] if isinstance(p, dict) else str(p) for p in entry.get("places") or ()),
        "quantity": amount_of(entry.get("quantity")),
        **{name: entry.get(name) for name in plain},
    }


def names(value: Json) -> tuple[str, ...]:
    """A list of names; nothing for null."""
    return tuple(map(str, value or ()))


def amount_of(entry: Json) -> Amount | None:
    """A quantity, or None where the object is null or empty."""
    if not entry:
        return None
    return Amount(value_of(entry.get("value")), entry.get("unit"), entry.get("cmp"), entry.get("vague"))


def value_of(value: Json) -> Number | tuple[Number, ...] | None:
    """A number or a range of two."""
    return tuple(value) if isinstance(value, list) else value


def end_of(entry: Json) -> End:
    """A claim by its document and index."""
    return End(entry["doc"], int(entry["claim"]))


def point_of(entry: Json) -> PointAnswer:
    """One value of a series."""
    return PointAnswer(end_of(entry), entry.get("date"), value_of(entry.get("value")), entry.get("unit"))


def mention_of(entry: Json) -> MentionAnswer:
    """One place name."""
    return MentionAnswer(
        start=entry["start"],
        as_written=entry.get("as_written") or "",
        canonical=entry.get("canonical"),
        kind=entry.get("kind"),
        latitude=entry.get("lat"),
        longitude=entry.get("lon"),
        geonames_id=entry.get("geonames_id"),
    )


def _document(answer: DocumentAnswer) -> Json:
    return {
        "doc": answer.doc,
        "published": answer.published,
        "stories": answer.stories,
        "main_text": answer.main_text,
        "title": answer.title,
        "dateline_places": list(answer.dateline_places),
        "wire_credits": list(answer.wire_credits),
        "claims": [_claim(claim) for claim in answer.claims],
    }


def _claim(claim: ClaimAnswer) -> Json:
    number = claim.quantity
    return {
        "sentence": claim.sentence,
        "claimants": list(claim.claimants),
        "via": list(claim.via),
        "cue": claim.cue,
        "kind": claim.kind,
        "agent": claim.agent,
        "target": claim.target,
        "places": list(claim.places),
        "when": claim.when,
        "quantity": None
        if number is None
        else {"value": _plain(number.value), "unit": number.unit, "cmp": number.comparison, "vague": number.vague},
        "polarity": claim.polarity,
        "certainty": claim.certainty,
        "matter": claim.matter,
    }


def _relation(item: RelationAnswer) -> Json:
    return {
        "type": item.kind,
        "a": {"doc": item.a.doc, "claim": item.a.claim},
        "b": {"doc": item.b.doc, "claim": item.b.claim},
    }


def _point(point: PointAnswer) -> Json:
    return {
        "doc": point.end.doc,
        "claim": point.end.claim,
        "date": point.date,
        "value": _plain(point.value),
        "unit": point.unit,
    }


def _mention(mention: MentionAnswer) -> Json:
    return {
        "start": mention.start,
        "as_written": mention.as_written,
        "canonical": mention.canonical,
        "kind": mention.kind,
        "lat": mention.latitude,
        "lon": mention.longitude,
        "geonames_id": mention.geonames_id,
    }


def _plain(value: Number | tuple[Number, ...] | None) -> Json:
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return int(value) if isinstance(value, float) and value.is_integer() else value
