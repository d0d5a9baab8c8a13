"""The demonstration reports: every field that a page gives is read as it is annotated."""

import json
from pathlib import Path

import pytest

from wederhoor.intake import take_file
from wederhoor.model.stories import Published

GOLD = Path(__file__).parents[1] / "gold"
GIVEN = {"header", "json-ld", "og", "pubDate", "versionCreated"}
DOCS = {entry["doc"]: entry for entry in json.loads((GOLD / "index.json").read_text("utf-8"))["docs"]}
READ = [doc for doc, entry in DOCS.items() if entry["set"] in {"reports", "reports-none"}]


def as_day(published: Published | None) -> str | None:
    if published is None:
        return None
    day = published.period.day
    return day.isoformat() if day and published.period.precision == "minute" else published.period.edtf


@pytest.mark.parametrize("doc", READ)
def test_a_report_is_read_as_annotated(doc):
    entry = DOCS[doc]
    gold = json.loads((GOLD / entry["gold"]).read_text("utf-8"))
    taken = take_file(GOLD / entry["file"])
    assert taken.problems == ()
    stories = [story for story in taken.stories if story.guid == entry.get("item_guid") or "item_guid" not in entry]
    assert len(stories) == gold["stories"]
    story = stories[0]
    assert story.title == (gold["story_title"] if gold["title_in_text"] else None)
    assert (list(story.dateline_places), list(story.credits)) == (gold["dateline_places"], gold["wire_credits"])
    if gold["published_from"] in GIVEN:
        assert as_day(story.published) == gold["published"]
    for furniture in gold.get("must_not_extract", []):
        assert furniture not in story.text
    for claim in gold["claims"]:
        assert any(claim["sentence"] in block.span.of(story.text) for block in story.readable)
    start = gold["boilerplate_starts_at"]
    assert not start or start not in story.main_text
