"""What bad input gets: one Problem each with file, place and remedy, and everything else is stored."""

import json
import os
from pathlib import Path

import pytest
from tests.cli.examples import typed

GOOD = "Russische troepen hebben zaterdag het dorp verlaten, meldt het Oekraïense leger. Moskou ontkent dat."
ENTITIES = """<?xml version="1.0"?>
<!DOCTYPE newsItem [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>
<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/"><contentSet><inlineXML><html><body><p>&c;</p></body></html></inlineXML></contentSet></newsItem>
"""
ENGLISH = (
    "Ukrainian forces have taken back the town on Saturday, the general staff said in a statement. The ministry in Moscow "
    "has not yet answered questions about the report, and there was no way to check it on the ground."
)
BAD = {
    "empty.txt": b"",
    "binary.txt": b"\x00\x01\x02\x03" * 400,
    "picture.html": b"\x89PNG\r\n\x1a\n" + bytes(100),
    "broken.xml": b'<?xml version="1.0"?><rss version="2.0"><channel><item><title>Oorlog</ti',
    "entities.xml": ENTITIES.encode(),
    "english.txt": ENGLISH.encode(),
}
STORED = {  # a problem is told, and what can be kept is kept
    "encoding.txt": ("Tekst met een kapot teken: Oekra\u00efne. " + GOOD)
    .encode("utf-8")
    .replace(b"\xc3\xaf", b"\xc3(", 1),
    "date.txt": GOOD.encode(),
}


@pytest.fixture(scope="module")
def answer(tmp_path_factory):
    folder = tmp_path_factory.mktemp("bad")
    for name, content in {**BAD, **STORED, "good.txt": GOOD.encode()}.items():
        (folder / name).write_bytes(content)
    (folder / "date.txt.meta.json").write_text('{"outlet": "De Dagkrant", "published": "2022-13-45"}', encoding="utf-8")
    (folder / "broken.html").write_text(f"<html><body><p>{GOOD}<div><p", encoding="utf-8")
    with (folder / "large.txt").open("wb") as file:
        file.truncate(50_000_000)
    (folder / "gone.txt").symlink_to(folder / "nowhere.txt")
    (folder / "secret.txt").write_text(GOOD, encoding="utf-8")
    (folder / "secret.txt").chmod(0)
    told = typed("read", str(folder), str(folder / "missing.txt"), "--json", ledger=folder.parent / "bad.sqlite")
    assert told.code == 0, told.err
    return json.loads(told.out)


def problems_of(answer, name):
    return [problem for problem in answer["problems"] if Path(problem["source"]).name == name]


@pytest.mark.parametrize("name", [*BAD, "encoding.txt", "date.txt.meta.json", "large.txt", "missing.txt"])
def test_each_bad_file_is_one_problem_with_a_remedy(answer, name):
    (problem,) = problems_of(answer, name)
    assert problem["message"].endswith(".")
    assert problem["remedy"].endswith(".")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_one_problem(answer):
    (problem,) = problems_of(answer, "secret.txt")
    assert "permission" in problem["message"]


@pytest.mark.parametrize("name", ["good.txt", "broken.html", *STORED])
def test_everything_else_is_stored(answer, name):
    (file,) = [file for file in answer["files"] if Path(file["source"]).name == name and file["page"]]
    assert len(file["stories"]) == 1


def test_a_good_report_is_no_problem(answer):
    assert problems_of(answer, "good.txt") == []


def test_when_nothing_can_be_read_the_command_ends_with_1(tmp_path):
    (tmp_path / "empty.txt").write_bytes(b"")
    answer = typed("read", str(tmp_path), ledger=tmp_path / "l.sqlite")
    assert answer.code == 1
    assert "empty.txt: It is empty. Fetch it again, or leave it out." in answer.err
    assert "nothing could be read" in answer.err
    assert "Traceback" not in answer.err


@pytest.mark.parametrize(
    ("content", "told"),
    [(b"no ledger at all, only words" * 10, "no SQLite database"), (None, "This is a folder.")],
)
def test_a_file_that_is_no_ledger_is_left_as_it_was(tmp_path, content, told):
    path = tmp_path / "l.sqlite"
    if content is None:
        path.mkdir()
    else:
        path.write_bytes(content)
    for words in (["read", str(tmp_path)], ["update"], ["claims"], ["verify"]):
        answer = typed(*words, ledger=path)
        assert answer.code == 1
        assert told in answer.err
        assert answer.out == ""
    assert path.is_dir() or path.read_bytes() == content


@pytest.mark.parametrize("words", [["update"], ["claims"], ["story", "s-1"], ["explain", "c-1"], ["verify"]])
def test_without_a_ledger_the_message_says_how_to_make_one(tmp_path, words):
    answer = typed(*words, ledger=tmp_path / "none.sqlite")
    assert (answer.code, answer.out) == (1, "")
    assert "wederhoor read PATH" in answer.err
    assert not (tmp_path / "none.sqlite").exists()
