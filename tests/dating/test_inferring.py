"""Reports without a date are dated to a stretch that holds their day, or not at all."""

import tomllib
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from statistics import median

import pytest
from tests.reading.documents import pipeline

from wederhoor import atlas, languages, theatres
from wederhoor.dating import infer
from wederhoor.intake import take_file
from wederhoor.model.chronicle import Anchor, Chronicle
from wederhoor.model.period import Period
from wederhoor.model.vocabulary import Basis
from wederhoor.pipeline import read_story
from wederhoor.reading.reader import RuleReader

STORIES = tomllib.loads((Path(__file__).parent / "stories.toml").read_text("utf-8"))["story"]
WORDS = languages.load("nl").tables["page"]


@cache
def reader():
    return RuleReader(languages.load("nl"), theatres.load("ukraine"), atlas.load(), pipeline())


def story_of(folder, text, name="bericht.txt"):
    path = folder / name
    path.write_text(text.strip() + "\n", "utf-8")
    return next(story for story in take_file(path, {}, WORDS).stories if story.main)


def read(folder, text, name="bericht.txt", theatre=None):
    return read_story(story_of(folder, text, name), reader(), theatre or theatres.load("ukraine"))


@pytest.fixture(scope="module")
def answers(tmp_path_factory):
    folder = tmp_path_factory.mktemp("stories")
    return [(item, read(folder, item["text"], f"{number}.txt").published) for number, item in enumerate(STORIES)]


def test_most_reports_are_dated_and_nearly_all_of_those_rightly(answers):
    asked = [(date.fromisoformat(item["date"]), said) for item, said in answers if item.get("answers", True)]
    answered = [(day, said) for day, said in asked if said is not None]
    right = [said for day, said in answered if said.period.contains(Period.of_day(day))]
    assert len(asked) >= 40
    assert len(answered) >= 0.6 * len(asked)
    assert len(right) >= 0.95 * len(answered)
    assert median((said.period.last_day - said.period.first_day).days + 1 for said in right) <= 45


def test_a_report_that_names_nothing_of_its_time_is_not_dated(answers):
    assert [item["date"] for item, said in answers if said is not None and not item.get("answers", True)] == []


def test_an_inferred_date_says_so_and_names_its_words(tmp_path):
    text = "Leger trekt zich terug uit Lysytsjansk\nOekraïne heeft zondag zijn troepen teruggetrokken uit Lysytsjansk."
    reading, story = read(tmp_path, text), story_of(tmp_path, text)
    assert reading.published is not None
    assert (reading.published.basis, reading.published.rule) == (Basis.INFERRED, "clues")
    rules = {trace.rule: trace.span.of(story.text) for trace in reading.published.because if trace.span}
    assert rules["taken 2022-07-02-lysychansk-capture"] == "Lysytsjansk"


def test_claims_are_not_placed_in_time_by_an_inferred_date(tmp_path):
    text = "Leger trekt zich terug uit Lysytsjansk\nOekraïne heeft zondag zijn troepen teruggetrokken uit Lysytsjansk."
    reading = read(tmp_path, text)
    assert reading.published is not None
    assert all(claim.when is None for claim in reading.claims)


def test_a_date_that_the_page_gives_is_left_alone(tmp_path):
    text = " date 2022-08 Leger trekt zich terug uit Lysytsjansk\nOekraïne heeft zijn troepen teruggetrokken."
    assert story_of(tmp_path, text).published is not None
    assert read(tmp_path, text).published is None


def anchored(*anchors):
    """The theatre with a chronicle of these (id, kind, day, agent, place) and nothing else."""
    made = tuple(
        Anchor(name, kind, Period.parse(day), name, ("made up",), agent, None, (place,))
        for name, kind, day, agent, place in anchors
    )
    return replace(theatres.load("ukraine"), told=lambda: Chronicle(made))


TAKEN = ("taken", "capture", "2023-03-10", "Russian army", "Soledar")
LATER = ("later", "capture", "2024-09-10", "Russian army", "Kurakhove")
END = ("end", "capture", "2025-09-10", "Russian army", "Toretsk")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Het Russische leger heeft Soledar vrijdag ingenomen, meldt Moskou.", "2023-03-10"),
        ("Het Russische leger heeft dinsdag Koerachove ingenomen, meldt Moskou.", "2024-09-10"),
        ("Het leger zegt dat er dinsdag 14 maart bij Soledar zwaar is gevochten.", "2023-03-14"),
        ("Rond Soledar wordt op de 385ste dag van de oorlog zwaar gevochten, zegt het leger.", "2023-03-15"),
        ("Een week na de inname van Soledar wordt er bij Soledar nog gevochten, zegt het Russische leger.", "2023-03-17"),
    ],
)  # fmt: skip
def test_what_happened_is_looked_up_in_the_chronicle(tmp_path, text, day):
    said = read(tmp_path, text, theatre=anchored(TAKEN, LATER, END)).published
    assert said is not None
    assert said.period.contains(Period.parse(day))
    assert (said.period.last_day - said.period.first_day).days < 45


@pytest.mark.parametrize(
    "text",
    [
        "Het Russische leger heeft Soledar niet ingenomen, zegt Kyiv.",  # denied: it may have been tried any day
        "In 2023 nam het Russische leger Soledar in, zegt een historicus van het leger.",  # long past
        "Bij Soledar worden dorpen beschoten, zegt het leger.",  # in the news for years
        "Rusland wil Soledar innemen, zegt de gouverneur.",  # an intention
    ],
)
def test_what_does_not_date_a_report(tmp_path, text):
    said = read(tmp_path, text, theatre=anchored(TAKEN, LATER, END)).published
    assert said is None


def test_a_report_is_not_before_a_day_that_it_looks_back_on(tmp_path):
    news = "Het Russische leger heeft Soledar vrijdag ingenomen, meldt Moskou."
    looking_back = f"{news} Op 1 juni 2024 was het daar stil."
    said = read(tmp_path, looking_back, theatre=anchored(TAKEN, LATER, END)).published
    alone = read(tmp_path, news, theatre=anchored(TAKEN, LATER, END)).published
    assert alone is not None
    assert alone.period.first_day < date(2024, 6, 1)
    assert said is None or said.period.first_day >= date(2024, 6, 1)


def test_the_year_of_a_page_s_copyright_is_no_evidence(tmp_path):
    news = "Rusland meldt inname van Soledar\n\nHet Russische leger heeft Soledar vrijdag ingenomen, meldt Moskou."
    war = anchored(TAKEN, LATER, END)
    plain, furnished = read(tmp_path, news, theatre=war), read(tmp_path, f"{news}\n\n© 2026 Dagkrant", theatre=war)
    assert plain.published is not None
    assert furnished.published is not None
    assert furnished.published.period == plain.published.period


def test_a_story_without_fighting_or_talks_is_of_no_war(tmp_path):
    story = story_of(tmp_path, "Soep uit Soledar\nKok Iryna maakt soep zoals in Soledar.")
    prepared = reader().begin(story)
    reading = reader().finish(prepared, None)
    theatre, language = anchored(TAKEN), languages.load("nl")
    assert infer(story, prepared.document, prepared.names, prepared.times, reading, language, theatre) is None
