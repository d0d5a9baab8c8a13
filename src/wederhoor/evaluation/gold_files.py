"""Opens a gold folder. Rule: a file that does not fit becomes a Problem with its name, and the rest is still read."""

import csv
import json
import re
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from wederhoor.evaluation import lines
from wederhoor.evaluation.gold import (
    SEEDS,
    ControlState,
    Forbidden,
    Gold,
    GoldClaim,
    GoldDocument,
    GoldPoint,
    GoldRelation,
    GoldRelations,
    GoldSeries,
    PlacesItem,
    Reference,
    TimesItem,
    ZouItem,
)
from wederhoor.model.problems import Problem
from wederhoor.model.vocabulary import Part

T = TypeVar("T")
Json = Any  # the contents of a JSON file
REMEDY = "Compare the file with the worked example in docs/quality.md."
HEADER = re.compile(r"^ ?date \S+ ")


def load(folder: Path) -> tuple[Gold | None, tuple[Problem, ...]]:
    """The gold folder and what is wrong with it; None where there is nothing to measure on."""
    problems: list[Problem] = []

    def opened(name: str, make: Callable[[Json], T]) -> T | None:
        return _open(folder / name, make, problems)

    documents = _documents(folder, problems)
    aliases = opened("aliases.json", lambda data: (data.get("parents", {}), data.get("sides", {})))
    parents, sides = aliases or ({}, {})
    geonames = _place_ids(folder / "places.csv", problems)
    gold = Gold(
        root=folder,
        documents=documents,
        parents=parents,
        known=frozenset({*parents, *parents.values(), *sides, *geonames}),
        geonames=geonames,
        relations=opened("relations.json", _relations),
        control=opened("control.json", _control),
        series=opened("series.json", _series),
        zou=opened("zou.json", _zou),
        times=opened("times.json", _times),
        places=opened("places.json", _places),
    )
    sets = (gold.relations, gold.control, gold.series, gold.zou, gold.times, gold.places)
    if not documents and all(one is None for one in sets):
        remedy = "Name a folder with an index.json, as docs/quality.md describes."
        return None, (*problems, Problem(str(folder), "", "The folder holds no gold.", remedy))
    return gold, tuple(problems)


def reference_text(document: GoldDocument) -> str | None:
    """The main story as it should come out, or None where its text is not at hand."""
    if document.text is None or not document.text.is_file():
        return None
    text = HEADER.sub("", document.text.read_text("utf-8"))
    if document.furniture_from:
        text = text[: text.find(document.furniture_from)]
    for furniture in document.furniture_inside:
        text = text.replace(furniture, " ")
    return text


def _open(path: Path, make: Callable[[Json], T], problems: list[Problem]) -> T | None:
    if not path.is_file():
        return None
    try:
        return make(json.loads(path.read_text("utf-8")))
    except OSError as error:
        problems.append(Problem(str(path), "", f"The file cannot be read: {error.strerror}.", "Give leave to read it."))
    except KeyError as error:
        problems.append(Problem(str(path), "", f"The file lacks the field {error}.", REMEDY))
    except (AttributeError, TypeError, ValueError) as error:
        problems.append(Problem(str(path), "", f"The file does not fit: {error}.", REMEDY))
    return None


def _documents(folder: Path, problems: list[Problem]) -> dict[str, GoldDocument]:
    documents: dict[str, GoldDocument] = {}
    index = _open(folder / "index.json", lambda data: list(data["docs"]), problems) or []
    for entry in index:
        if entry.get("gold"):
            path = folder / entry["gold"]
            if not path.is_file():
                problems.append(Problem(str(path), "", "The file of an index entry is not there.", REMEDY))
            document = _open(path, partial(_indexed, folder, entry), problems)
            if document is not None:
                documents[document.doc] = document
    for path in sorted((folder / SEEDS).glob("*.json")):
        document = _open(path, partial(_seed, folder), problems)
        if document is not None:
            documents[document.doc] = document
    return documents


def _indexed(folder: Path, entry: Mapping[str, Json], data: Mapping[str, Json]) -> GoldDocument:
    text = entry.get("text") or (entry["file"] if entry.get("format") == "txt" else None)
    place = {"set": entry["set"], "file": folder / entry["file"], "text": folder / text if text else None}
    also = {"published_true": entry.get("published_true"), "guid": entry.get("item_guid")}
    return _document(entry["doc"], data, {**place, **also, "outlet": entry.get("outlet"), "url": entry.get("url")})


def _seed(folder: Path, data: Mapping[str, Json]) -> GoldDocument:
    file = folder.parent / SEEDS / f"{data['doc']}.txt"
    return _document(data["doc"], data, {"set": SEEDS, "file": file, "text": file, "published_true": None})


def _document(doc: str, data: Mapping[str, Json], further: Mapping[str, Json]) -> GoldDocument:
    others = data.get("other_stories")
    return GoldDocument(
        doc=doc,
        title=data["story_title"],
        published=data["published"],
        published_interval=data.get("published_interval"),
        published_also=tuple(data.get("published_also", ())),
        dateline_places=lines.names(data["dateline_places"]),
        wire_credits=lines.names(data["wire_credits"]),
        stories=data.get("stories", None if others is None else 1 + len(others)),
        furniture_from=data.get("boilerplate_starts_at"),
        furniture_inside=lines.names(data.get("interleaved_boilerplate")),
        claims=tuple(map(_claim, data["claims"])),
        sentences=data.get("sentences", 0),
        **further,
    )


def _claim(data: Mapping[str, Json]) -> GoldClaim:
    also = data.get("when_also", [])
    if data.get("when_basis") == "inferred_date":
        also = [*also, None]
    for needed in ("sentence", "kind", "certainty", "polarity"):
        data[needed]
    return GoldClaim(
        **lines.claim_fields(data),
        claimants_also=lines.names(data.get("claimants_also")),
        when_also=tuple(also),
        places_written=tuple(p["name_as_written"] for p in data["places"]),
        part=Part(data.get("part", Part.BODY)),
    )


def _reference(data: Mapping[str, Json]) -> Reference:
    return Reference(data["doc"], data.get("claim"), data.get("sentence") or "")


def _relations(data: Mapping[str, Json]) -> GoldRelations:
    return GoldRelations(
        tuple(GoldRelation(r["type"], _reference(r["a"]), _reference(r["b"])) for r in data["relations"]),
        tuple(map(_forbidden, data.get("must_not_merge", ()))),
    )


def _forbidden(data: Mapping[str, Json]) -> Forbidden:
    docs = lines.names(data.get("docs"))
    a, b = (None, None) if docs else (_reference(data["a"]), _reference(data["b"]))
    return Forbidden(a, b, docs, frozenset(data.get("may", ())))


def _control(data: Mapping[str, Json]) -> tuple[ControlState, ...]:
    return tuple(ControlState(s["date"], s["place"], s["holder"]) for s in data["states"])


def _series(data: Mapping[str, Json]) -> tuple[GoldSeries, ...]:
    def point(p: Json) -> GoldPoint:
        return GoldPoint(_reference(p), p["date"], lines.value_of(p["value"]), p["unit"])

    return tuple(GoldSeries(s["series"], tuple(map(point, s["points"]))) for s in data["series"])


def _zou(data: Mapping[str, Json]) -> tuple[ZouItem, ...]:
    return tuple(ZouItem(item["id"], item["text"], item["label"]) for item in data["items"])


def _times(data: Mapping[str, Json]) -> tuple[TimesItem, ...]:
    def expressions(item: Json) -> tuple[tuple[str | None, tuple[str, ...]], ...]:
        return tuple((e["edtf"], tuple(e.get("also_accept", ()))) for e in item["expressions"])

    return tuple(
        TimesItem(item["id"], item["text"], item.get("published"), expressions(item)) for item in data["items"]
    )


def _places(data: Mapping[str, Json]) -> tuple[PlacesItem, ...]:
    return tuple(
        PlacesItem(item["id"], item["text"], tuple(map(lines.mention_of, item["mentions"]))) for item in data["items"]
    )


def _place_ids(path: Path, problems: list[Problem]) -> dict[str, str]:
    if not path.is_file():
        return {}
    try:
        with path.open(encoding="utf-8", newline="") as file:
            return {row["canonical"]: row.get("geonames_id") or "" for row in csv.DictReader(file)}
    except (KeyError, UnicodeDecodeError, csv.Error):
        problems.append(Problem(str(path), "", "The table of places does not fit.", REMEDY))
        return {}
