"""What weighing gives comes back as answers on the right claims, whether they were read or annotated."""

import json
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from tests.evaluation import reading_fake

from wederhoor.evaluation import report
from wederhoor.evaluation.answers import ControlAnswer, End, PointAnswer, RelationAnswer, SeriesAnswer
from wederhoor.evaluation.tools import Told
from wederhoor.model.claims import Reading
from wederhoor.model.stories import Story
from wederhoor.model.vocabulary import Family, RelationKind, Status
from wederhoor.model.weights import ControlCell, Matter, Relation, Series, SeriesPoint, Standing
from wederhoor.weighing.weighed import Weighed

TEXT = "Een brug bij Izjoem is opgeblazen, meldt het leger.\n\nMoskou ontkent dat.\n"


def weigh(told: Told) -> Weighed:
    """Every denial contradicts every report; all of it is one matter and one series."""
    reports = [claim.id for claim in told.claims if claim.polarity == "positive"]
    denials = [claim.id for claim in told.claims if claim.polarity == "negative"]
    standing = Standing(Status.CONTESTED, "F4", ())
    points = tuple(SeriesPoint(claim, "2022-09-08", 2.0, "bridges") for claim in reports)
    return Weighed(
        relations=tuple(Relation(RelationKind.CONTRADICTS, b, a, "fake") for b in denials for a in reports),
        matters=(Matter("m-1", Family.STRIKES, None, (*reports, *denials), (), standing),),
        series=(Series("s-1", "bridges", "bridges", "", (), points),),
    )


def control(told: Told, day: date) -> tuple[ControlCell, ...]:
    """A place is contested as soon as two stories are known, and Russia's before."""
    holder = "contested" if len(told.stories) == 2 else "russia"
    return (ControlCell("Izium", day.isoformat(), holder, None),) if told.stories else ()


TOOLS = replace(reading_fake.TOOLS, weigh=weigh, control=control)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two reports with the same two claims on two days, the second with an annotated claim that is not read."""
    for name in ("reports", "gold"):
        (tmp_path / name).mkdir()
    docs, rows = [], []
    for number, doc in enumerate(("one", "two")):
        (tmp_path / "reports" / f"{doc}.txt").write_text(f"Brug {doc}\n\n{TEXT}")
        moment = f"2022-09-0{8 + number}T10:00:00+02:00"
        docs.append(
            {
                "doc": doc,
                "set": "reports",
                "file": f"reports/{doc}.txt",
                "format": "txt",
                "published_true": moment,
                "gold": f"gold/{doc}.json",
            }
        )
        rows.append({"file": f"{doc}.txt", "outlet": doc, "url": f"https://{doc}.example/", "published": moment})
        annotated = {
            "story_title": f"Brug {doc}",
            "published": None,
            "dateline_places": [],
            "wire_credits": [],
            "claims": [
                claim(f"Brug {doc}", "unattributed", "positive"),
                claim("Een brug bij Izjoem is opgeblazen, meldt het leger.", "Ukrainian army", "positive"),
                claim("Moskou ontkent dat.", "Russia", "negative"),
            ][1 - number :],
        }
        (tmp_path / "gold" / f"{doc}.json").write_text(json.dumps(annotated))
    (tmp_path / "index.json").write_text(json.dumps({"docs": docs}))
    (tmp_path / "reports" / "deliveries.jsonl").write_text("\n".join(map(json.dumps, rows)))
    states = [{"date": f"2022-09-{day}", "place": "Izium", "holder": "unknown"} for day in ("07", "08", "09")]
    (tmp_path / "control.json").write_text(json.dumps({"states": states}))
    return tmp_path


def claim(sentence: str, claimant: str, polarity: str) -> dict[str, object]:
    return {
        "sentence": sentence,
        "claimants": [claimant],
        "kind": "infrastructure_damage",
        "when": None,
        "polarity": polarity,
        "certainty": "denied" if polarity == "negative" else "asserted",
        "places": [{"name_as_written": "brug", "canonical": "Izium"}],
        "quantity": {"value": [1, 2], "unit": "bridges", "cmp": "about"},
    }


def test_claims_that_were_read_are_named_by_their_index_among_those_read_without_deliveries(folder: Path):
    found, problems = report.evaluate(folder, TOOLS)
    assert found is not None
    assert problems == ()
    assert set(found.answers.relations) == {
        RelationAnswer("contradicts", End(a, 1), End(b, 0)) for a in ("one", "two") for b in ("one", "two")
    }
    assert found.answers.series == (
        SeriesAnswer(tuple(PointAnswer(End(doc, 0), "2022-09-08", 2, "bridges") for doc in ("one", "two"))),
    )
    assert {claim.matter for doc in found.answers.documents.values() for claim in doc.claims} == {"m-1"}


def test_claims_of_the_gold_are_named_by_their_own_index(folder: Path):
    found, _ = report.evaluate(folder, TOOLS)
    assert found is not None
    ends = {"one": ([0], 1), "two": ([0, 1], 2)}
    assert set(found.given_gold.relations) == {
        RelationAnswer("contradicts", End(a, denial), End(b, number))
        for a, (_, denial) in ends.items()
        for b, (numbers, _) in ends.items()
        for number in numbers
    }
    assert found.figures["given_gold"]["control"]["states"] == 3
    assert "relations" not in found.figures["given_gold"]


def test_control_knows_only_what_was_published_by_the_end_of_the_day(folder: Path):
    found, _ = report.evaluate(folder, TOOLS)
    assert found is not None
    holders = zip(("07", "08", "09"), ("unknown", "russia", "contested"), strict=True)
    expected = tuple(ControlAnswer(f"2022-09-{day}", "Izium", holder) for day, holder in holders)
    assert found.answers.control == found.given_gold.control == expected


def test_without_deliveries_nothing_is_compared(folder: Path):
    (folder / "reports" / "deliveries.jsonl").unlink()
    found, _ = report.evaluate(folder, TOOLS)
    assert found is not None
    assert found.answers.relations == found.given_gold.relations == ()
    assert found.answers.documents["one"].published is None


def test_a_file_that_is_not_there_is_a_problem_and_the_rest_is_measured(folder: Path):
    shutil.move(folder / "reports" / "two.txt", folder / "reports" / "three.txt")
    found, problems = report.evaluate(folder, TOOLS)
    assert found is not None
    assert {problem.source for problem in problems} == {
        str(folder / "reports" / "two.txt"),
        str(folder / "reports" / "deliveries.jsonl"),  # it still names the file
    }
    assert found.figures["total"]["counts"]["predicted_claims"] == 2


def test_a_story_on_which_reading_fails_is_a_problem_and_the_rest_is_measured(folder: Path):
    def read(story: Story) -> Reading:
        if "two" in (story.title or ""):
            raise RuntimeError("no parse")
        return reading_fake.read(story)

    found, problems = report.evaluate(folder, replace(TOOLS, read=read))
    assert found is not None
    assert [problem.message for problem in problems] == ["Reading two failed: RuntimeError: no parse."]
    assert list(found.answers.documents) == ["one"]


def test_a_guid_that_no_item_has_is_a_problem(folder: Path):
    index = json.loads((folder / "index.json").read_text())
    index["docs"][0]["item_guid"] = "nowhere"
    (folder / "index.json").write_text(json.dumps(index))
    found, problems = report.evaluate(folder, TOOLS)
    assert found is not None
    assert [problem.remedy for problem in problems] == ["Correct item_guid in index.json."]
    assert list(found.answers.documents) == ["two"]


def test_the_table_has_a_column_per_folder(folder: Path):
    found, _ = report.evaluate(folder, TOOLS)
    assert found is not None
    heading, *body = report.rows(found.figures)
    assert heading == ("figure", "reports", "control", "total", "given_gold")
    assert {len(row) for row in body} == {len(heading)}
    assert ("counts.aligned", "4", "", "4", "") in body
    assert ("control.states", "", "", "", "3") in body
