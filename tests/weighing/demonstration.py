"""The annotated demonstration reports as values of the model, so that weighing can be measured on right claims.

Claims are taken from the annotation and the moments from the deliveries; spans are found by looking for the sentence.
"""

import csv
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from wederhoor.model.actors import Actor
from wederhoor.model.claims import Claim, Quantity, with_id
from wederhoor.model.ids import digest
from wederhoor.model.packs import LanguagePack, Theatre
from wederhoor.model.period import Period
from wederhoor.model.places import Place, PlaceRef
from wederhoor.model.stories import Published, Story, make_story_id
from wederhoor.model.texts import Block, BlockKind, Span
from wederhoor.model.vocabulary import Basis, Certainty, Comparison, HedgedBy, Kind, Part, PlaceKind, Polarity

GOLD = Path(__file__).parents[1] / "gold"
HEARSAY = {"zou", "zouden"}


class Table:
    """A gazetteer over a fixed table."""

    def __init__(self, places: Mapping[str, Place]) -> None:
        self.places = places

    def get(self, place: str) -> Place | None:
        return self.places.get(place)

    def find(self, name: str) -> tuple[Place, ...]:
        found = self.places.get(name)
        return (found,) if found else ()

    def longest(self) -> int:
        return max(len(name.split()) for name in self.places)

    def begins(self, word: str) -> bool:
        return True

    def all(self) -> tuple[Place, ...]:
        return tuple(self.places[name] for name in sorted(self.places))


@dataclass(frozen=True)
class Demonstration:
    stories: tuple[Story, ...]
    claims: tuple[Claim, ...]
    published: Mapping[str, Period]
    theatre: Theatre
    gazetteer: Table
    language: LanguagePack
    docs: Mapping[str, str]  # document -> story id
    where: Mapping[str, tuple[str, int]]  # claim id -> document, index
    predictions: Mapping[str, Any]  # documents in the form that the scorer reads


def load(sets: tuple[str, ...] = ("reports",)) -> Demonstration:
    index = json.loads((GOLD / "index.json").read_text("utf-8"))["docs"]
    stories, claims, published, docs, where, predictions = [], [], {}, {}, {}, {}
    for entry in index:
        if entry["set"] not in sets or not entry.get("gold"):
            continue
        annotated = json.loads((GOLD / entry["gold"]).read_text("utf-8"))
        story = as_story(entry, annotated)
        stories.append(story)
        assert story.published is not None
        published[story.id] = story.published.period
        docs[entry["doc"]] = story.id
        for number, raw in enumerate(annotated["claims"]):
            claim = as_claim(story, raw, number)
            claims.append(claim)
            where[claim.id] = (entry["doc"], number)
        predictions[entry["doc"]] = {"doc": entry["doc"], "claims": [dict(c) for c in annotated["claims"]]}
    return Demonstration(
        tuple(stories),
        tuple(claims),
        published,
        theatre(),
        gazetteer(),
        LanguagePack("nl", {}, ""),
        docs,
        where,
        predictions,
    )


def as_story(entry: dict[str, Any], annotated: dict[str, Any]) -> Story:
    text = (GOLD / (entry.get("text") or entry["file"])).read_text("utf-8")
    if annotated.get("boilerplate_starts_at"):
        text = text[: text.find(annotated["boilerplate_starts_at"])]
    moment = entry["published_true"]
    return Story(
        id=make_story_id(entry["url"], text, moment, 0),
        key=f"{entry['outlet']} {entry['url']}",
        page="p-demonstration",
        text=text,
        text_hash=digest(text),
        blocks=(Block(0, len(text), BlockKind.BODY, 1),),
        outlet=entry["outlet"],
        title=annotated["story_title"],
        credits=tuple(annotated["wire_credits"]),
        published=Published(Period.parse(moment), Basis.DELIVERY),
        address=entry["url"],
    )


def as_claim(story: Story, raw: dict[str, Any], number: int) -> Claim:
    start = story.text.find(raw["sentence"])
    assert start >= 0, raw["sentence"]
    sentence = Span(start, start + len(raw["sentence"]))
    # The annotation marks no clause: a cut of the sentence by the claim's number keeps ids and order apart.
    content = Span(start + min(number, len(raw["sentence"]) - 1), sentence.end)
    cue = raw["cue"] or ""
    hedged = raw["certainty"] == "hedged"
    return with_id(
        Claim(
            story=story.id,
            sentence=sentence,
            content=content,
            claimants=tuple(raw["claimants"]),
            kind=Kind(raw["kind"]),
            rule="annotation",
            via=tuple(raw["via"]),
            agent=tuple(filter(None, (raw["agent"] or "").split("+"))),
            target=tuple(filter(None, (raw["target"] or "").split("+"))),
            places=tuple(PlaceRef(place["canonical"], sentence) for place in raw["places"]),
            when=Period.parse(raw["when"]) if raw["when"] else None,
            quantity=as_quantity(raw["quantity"]),
            polarity=Polarity(raw["polarity"]),
            certainty=Certainty(raw["certainty"]),
            hedged_by=(HedgedBy.OUTLET if set(cue.split()) <= HEARSAY else HedgedBy.CLAIMANT) if hedged else None,
            part=Part(raw["part"]),
        )
    )


def as_quantity(raw: dict[str, Any] | None) -> Quantity | None:
    if raw is None:
        return None
    value = raw.get("value")
    low, high = value if isinstance(value, list) else (value, None)
    comparison = Comparison(raw["cmp"]) if raw.get("cmp") else None
    return Quantity(unit=raw["unit"], value=low, high=high, comparison=comparison, vague=raw.get("vague"))


def theatre() -> Theatre:
    aliases = json.loads((GOLD / "aliases.json").read_text("utf-8"))
    names = set(aliases["parents"]) | set(aliases["parents"].values()) | set(aliases["sides"])
    actors = {
        name: Actor(
            id=name, kind="body", party=aliases["sides"].get(name, "third"), parent=aliases["parents"].get(name)
        )
        for name in sorted(names)
    }
    return Theatre(
        id="demonstration",
        name={"nl": "demonstratie"},
        started=date(2022, 2, 24),
        zone="Europe/Kyiv",
        parties=("russia", "ukraine"),
        actors=actors,
        demonyms={},
        tables={},
        digest="",
    )


def gazetteer() -> Table:
    with (GOLD / "places.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    return Table({row["canonical"]: Place(id=row["canonical"], kind=PlaceKind(row["kind"])) for row in rows})
