"""Sentences by own rules, against texts that were cut by hand."""

import hashlib
import itertools
import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.reading.reading_rooms import story

from wederhoor import languages
from wederhoor.intake import take_bytes, take_file
from wederhoor.model.stories import Delivery, Story
from wederhoor.reading.sentences import split

HERE = Path(__file__).parent / "sentences"
GOLD = Path(__file__).parents[1] / "gold"
FLOOR = 1.0  # what is reached; a sentence counts where both its ends are right
Spans = set[tuple[int, int]]


def sentences(text: str, title: str | None = None) -> list[str]:
    made = story(text, title=title)
    return [sentence.span.of(made.text) for sentence in split(made, languages.load("nl"))]


def cases() -> list[str]:
    lines = (HERE / "cases.txt").read_text("utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


@pytest.mark.parametrize("line", cases())
def test_a_line_is_cut_where_it_is_marked(line: str) -> None:
    expected = [part.strip().lstrip("•– ") for part in line.split("|")]
    assert sentences(line.replace(" | ", " ").replace("|", "")) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- Kyiv meldt winst.", ["Kyiv meldt winst."]),
        ("1. De stad viel. Niemand bleef.", ["De stad viel.", "Niemand bleef."]),
        ("3) De stad viel.", ["De stad viel."]),
        ("Wie wint? Niemand weet het…  En dan?", ["Wie wint?", "Niemand weet het…", "En dan?"]),
        ('"Wij gaan. " Daarna zweeg hij.', ['"Wij gaan. "', "Daarna zweeg hij."]),
        ("Wij gaan door. (...) De strijd is niet voorbij.", ["Wij gaan door.", "De strijd is niet voorbij."]),
        ("***", []),
        ("Dat schreef hij op X. De stad is vrij.", ["Dat schreef hij op X.", "De stad is vrij."]),
        ("Dat zei generaal X. De Vries gisteren.", ["Dat zei generaal X. De Vries gisteren."]),
    ],
)
def test_list_marks_and_stray_space_belong_to_no_sentence(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


def test_a_headline_is_one_sentence_whatever_its_marks() -> None:
    assert sentences("Tekst.", title="Charkiv geraakt. Weer doden")[0] == "Charkiv geraakt. Weer doden"


@pytest.mark.parametrize("label", ["UPDATE", "Met video", "LIVE"])
def test_a_label_glued_to_its_paragraph_and_a_dateline_are_in_no_sentence(label: str) -> None:
    page = f"Leger herovert dorp\n\n{label}Bij een aanval vielen twee doden. De staf zwijgt.\n\nKYIV (ANP) - Meer niet."
    made = take_bytes(page.encode(), "page", Delivery()).stories[0]
    found = [sentence.span.of(made.text) for sentence in split(made, languages.load("nl"))]
    assert "Bij een aanval vielen twee doden." in found
    made = take_bytes(b"KYIV (ANP) - Het leger rukt op. De staf zwijgt.", "page", Delivery()).stories[0]
    assert [s.span.of(made.text) for s in split(made, languages.load("nl"))] == [
        "Het leger rukt op.",
        "De staf zwijgt.",
    ]


def found_in(made: Story) -> Spans:
    return {(s.span.start, s.span.end) for s in split(made, languages.load("nl"))}


def by_hand(made: Story, doc: str) -> Spans:
    """The sentences of a text cut by hand, one a line, as they follow each other in the story."""
    spans: Spans = set()
    at = 0
    for line in filter(None, (HERE / f"{doc}.txt").read_text("utf-8").splitlines()):
        at = made.text.index(line, at)
        spans.add((at, at + len(line)))
        at += len(line)
    return spans


def reports() -> dict[str, Story]:
    index = {entry["doc"]: entry for entry in json.loads((GOLD / "index.json").read_text("utf-8"))["docs"]}
    named = {path.stem for path in HERE.glob("2*.txt")}
    taken = {doc: (index[doc], take_file(GOLD / index[doc]["file"]).stories) for doc in sorted(named)}
    return {
        doc: next(s for s in stories if "item_guid" not in entry or s.guid == entry["item_guid"])
        for doc, (entry, stories) in taken.items()
    }


def seeds(folder: Path) -> dict[str, tuple[Story, Spans]]:
    rows = json.loads((HERE / "seeds.json").read_text("utf-8"))
    found = {}
    for row in rows:
        stories = take_file(folder / f"{row['seed']}.txt").stories
        made = next(s for s in stories if s.number == row["story"])
        assert hashlib.sha256(made.text.encode()).hexdigest() == row["text"], f"the text of {row['seed']} has changed"
        ends = (pair.split("-") for pair in row["sentences"])
        spans = {(int(first), int(last)) for first, last in ends}
        found[f"{row['seed']} {row['story']}"] = (made, spans)
    return found


def f1(pairs: dict[str, tuple[Story, Spans]]) -> tuple[float, str]:
    """How many sentences are right, over a set, and the ones that are not."""
    right = given = asked = 0
    wrong: list[str] = []
    for name, (made, spans) in pairs.items():
        said = found_in(made)
        right, given, asked = right + len(said & spans), given + len(said), asked + len(spans)
        wrong += [f"{name}: missed {made.text[a:b]!r}" for a, b in sorted(spans - said)]
        wrong += [f"{name}: said {made.text[a:b]!r}" for a, b in sorted(said - spans)]
    return 2 * right / (given + asked), "\n".join(wrong)


def test_the_reports_are_cut_as_by_hand() -> None:
    pairs = {doc: (made, by_hand(made, doc)) for doc, made in reports().items()}
    score, wrong = f1(pairs)
    assert len(pairs) >= 25
    assert score >= FLOOR, wrong


def test_the_seeds_are_cut_as_by_hand(shared: Path) -> None:
    score, wrong = f1(seeds(shared / "seeds"))
    assert score >= FLOOR, wrong


def treebank(path: Path) -> list[str]:
    """The whole sentences of a treebank that begin with a capital and end with a stop, as they were written."""
    found = []
    for block in path.read_text("utf-8").split("\n\n"):
        rows = [line.split("\t") for line in block.splitlines() if line[:1].isdigit()]
        text = "".join(row[1] + " " * ("SpaceAfter=No" not in row[9]) for row in rows if row[0].isdigit()).strip()
        if len(rows) > 2 and re.match(r"[\"'“‘(]*[A-Z]", text) and re.search(r"[.!?][\"'”’)]*$", text):
            found.append(text)
    return found


def test_sentences_of_a_treebank_are_parted_again(shared: Path) -> None:
    pairs: dict[str, tuple[Story, Spans]] = {}
    for name in ("test-alpino", "test-lassysmall"):
        texts = treebank(shared / "treebank" / f"{name}.conllu")
        for first in range(0, len(texts), 4):
            made = story(" ".join(texts[first : first + 4]))
            starts = [0, *itertools.accumulate(len(text) + 1 for text in texts[first : first + 4])]
            spans = {(at, at + len(text)) for at, text in zip(starts, texts[first : first + 4], strict=False)}
            pairs[f"{name} {first}"] = (made, spans)
    score, wrong = f1(pairs)
    assert score >= 0.995, wrong


@given(st.text(alphabet="Abst c.,!?…\"'»”\n0•()-@", max_size=80))
def test_sentences_follow_each_other_and_lose_no_letter(text: str) -> None:
    made = story(text or " ")
    spans = [sentence.span for sentence in split(made, languages.load("nl"))]
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))
    kept = "".join(span.of(made.text) for span in spans)
    assert sum(c.isalpha() for c in kept) == sum(c.isalpha() for c in made.text)
