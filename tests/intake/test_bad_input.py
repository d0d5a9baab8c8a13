"""What bad input gets: one Problem with source, place, fact and remedy; nothing raises."""

import json
import os
import zlib
from pathlib import Path

import pytest
from tests.intake.helpers import take

from wederhoor.intake import find_files, take_bytes, take_file
from wederhoor.intake.sniffing import LIMIT

LAUGHS = '<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;">]><rss version="2.0"><channel><title>&b;</title></channel></rss>'
SENTENCE = "Het leger heeft het dorp heroverd, zegt de gouverneur van de regio."


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "It is empty."),
        (b" \r\n\t\n", "It is empty."),
        (b"\xef\xbb\xbf", "It is empty."),
        (b"\xff\xfe", "It is empty."),
        (b"%PDF-1.7\n...", "It is a PDF file, not text."),
        (b"PK\x03\x04abc", "It is a ZIP archive or an office document, not text."),
        (b"\x89PNG\r\n\x1a\n", "It is a PNG picture, not text."),
        (b"\x00\x00\x00\x18ftypmp42", "It is a video or picture file, not text."),
        (b"Een tekst\x00met een nul.", "It is binary, not text."),
        (zlib.compress(SENTENCE.encode() * 9), "It is binary, not text."),
        (b"- * - * -", "It holds no report: no headline and no paragraph."),
        (b'{"uri": "x", "headline": ', "It is broken JSON."),
        (b"<html><body><p>Half", "It is broken HTML: it ends before its body does."),
        (b'<?xml version="1.0"?><unknown/>', "It is XML, but neither a feed nor NewsML-G2 nor a web page."),
        (LAUGHS.encode(), "It declares entities of its own, which are not expanded."),
        (
            LAUGHS.replace("rss", "newsItem").encode("utf-16"),
            "It declares entities of its own, which are not expanded.",
        ),
    ],
)
def test_what_cannot_be_read_says_so_once(data, message):
    taken = take_bytes(data, "map/bestand.txt")
    assert [problem.message for problem in taken.problems] == [message]
    assert taken.stories == ()
    assert taken.problems[0].source == "map/bestand.txt"
    assert taken.problems[0].remedy.endswith(".")


def test_broken_xml_names_the_line():
    taken = take('<?xml version="1.0"?>\n<newsItem>\n<itemMeta></newsItem>')
    assert [problem.place for problem in taken.problems] == ["line 3"]
    assert taken.problems[0].message.startswith("It is broken XML: ")


def test_fifty_megabytes_are_refused_before_they_are_read(tmp_path):
    path = tmp_path / "groot.txt"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    taken = take_file(path)
    assert [problem.message for problem in taken.problems] == ["It is 50 MB; a page of more than 20 MB is not read."]
    assert take_bytes(b"x" * (LIMIT + 1), "groot").problems[0].remedy == "Split it into one file per report."


@pytest.mark.parametrize("part", ["AB/", "KYIV ", "A B C D ", "(", '."', "- ", "Foto: ", "Lees ook ", "meer uit "])
def test_a_long_line_of_signs_takes_no_time(part):
    assert take(part * (400_000 // len(part))).page is not None


def test_what_is_longer_than_a_report_is_refused():
    taken = take(f"{SENTENCE}\n\n" * 15_000)
    assert [problem.message for problem in taken.problems] == [
        "It is too long for a report: 1005000 characters on 15000 lines."
    ]
    assert "tags, more than" in take("<!doctype html>" + "<p>" * 200_001).problems[0].message


def test_a_file_that_is_not_there_and_a_folder(tmp_path):
    assert take_file(tmp_path / "weg.txt").problems[0].message == "There is no such file or folder."
    assert take_file(tmp_path).problems[0].message == "It is a folder, not a file."
    assert take_file(Path("een\x00twee")).problems[0].message == "It is no possible path."


def test_no_permission(tmp_path):
    path = tmp_path / "dicht.txt"
    path.write_text(SENTENCE)
    path.chmod(0)
    tmp_path.chmod(0o755)
    assert _as_nobody(lambda: take_file(path).problems[0].message) == "You have no permission to read it."
    closed = tmp_path / "map"
    closed.mkdir(mode=0)
    assert _as_nobody(lambda: find_files([closed])[1][0].message) == "You have no permission to read it."


def _as_nobody(ask):
    """What a user without rights is told: in a child process, for the super-user has all rights."""
    if os.geteuid() != 0:
        return ask()
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.setgroups([])
            os.setuid(65534)
            os.write(write, json.dumps(ask()).encode())
        finally:
            os._exit(0)
    os.close(write)
    with os.fdopen(read) as answer:
        told = answer.read()
    os.waitpid(child, 0)
    return json.loads(told)


ENGLISH = "The army has retaken the village, the governor said on Saturday. It was not clear how many of the soldiers had been killed in the fighting."
GERMAN = "Die Armee hat das Dorf zurückerobert, sagte der Gouverneur am Samstag. Es ist nicht klar, wie viele Soldaten bei den Kämpfen getötet wurden."
FRENCH = "L'armée a repris le village, a dit le gouverneur samedi. On ne sait pas combien de soldats ont été tués dans les combats et qui est sur la place."
UKRAINIAN = "Українська армія звільнила село, повідомив губернатор області в суботу під час пресконференції."


@pytest.mark.parametrize(
    ("text", "code", "name"),
    [
        (ENGLISH, "en", "English"),
        (GERMAN, "de", "German"),
        (FRENCH, "fr", "French"),
        (UKRAINIAN, "und", "a language that was not recognised"),
    ],
)
def test_another_language_is_kept_with_a_problem(text, code, name):
    taken = take(text)
    assert taken.stories[0].language == code
    assert [problem.message for problem in taken.problems] == [f"It is in {name}; only Dutch is read."]


@pytest.mark.parametrize("header", ["2022-13-40", "2022-02-30", "2022-00"])
def test_an_impossible_date_is_a_problem_and_the_story_is_kept(header):
    taken = take(f" date {header} Leger herovert dorp\n\n{SENTENCE}")
    assert [(problem.place, problem.message) for problem in taken.problems] == [
        ("line 1", f"The date {header!r} in the header is no possible date.")
    ]
    assert (taken.stories[0].published, taken.stories[0].title) == (None, "Leger herovert dorp")
