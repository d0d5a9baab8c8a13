"""Claims that the chronicle surely has otherwise are remarked, and nothing that can be read to agree with it is."""

from dataclasses import replace
from functools import cache

import pytest
from tests.reading.documents import pipeline

from wederhoor import atlas, languages, theatres
from wederhoor.briefing import FORMATS, compose, render
from wederhoor.dating.contradicting import remarked, remarks
from wederhoor.intake import take_file
from wederhoor.model.chronicle import Chronicle
from wederhoor.model.period import Period
from wederhoor.pipeline import read_story
from wederhoor.reading.reader import RuleReader
from wederhoor.situation.assembly import assemble

DUTCH, WAR = languages.load("nl"), theatres.load("ukraine")


@cache
def reader():
    return RuleReader(DUTCH, WAR, atlas.load(), pipeline())


def made(folder, text, day):
    """A report of that day."""
    path = folder / "bericht.txt"
    path.write_text(f" date {day} Oorlog in Oekraïne\n{text}\n", "utf-8")
    return next(story for story in take_file(path, {}, DUTCH.tables["page"]).stories if story.main)


def found(folder, text, day):
    """Each remark on a report of that day: rule, state and words."""
    story = made(folder, text, day)
    claims = read_story(story, reader(), WAR).claims
    given = remarks(claims, story.text, story.published.period, WAR, DUTCH)
    return [(item.rule, item.state.id, item.span.of(story.text)) for item in given]


@pytest.mark.parametrize(
    ("day", "text", "rule", "state"),
    [
        ("2023-03-14", "Cherson is in Russische handen.", "other_holder", "kherson-held-by-ukraine"),
        ("2022-07-20", "Melitopol is in Oekraïense handen.", "other_holder", "melitopol-held-by-russia"),
        ("2023-06-01", "Rusland heeft in mei 2022 Cherson veroverd.", "no_change", "kherson-held-by-russia"),
        ("2023-06-01", "Het Russische leger nam Balaklia in juli 2022 in.", "no_change", "balakliia-held-by-russia"),
        ("2023-06-01", "Oekraïne heeft in juni 2022 Izjoem heroverd.", "other_holder", "izium-held-by-russia"),
        (
            "2023-06-01",
            "Volgens Kyiv trok het Russische leger zich in februari 2023 terug uit Cherson.",
            "other_holder",
            "kherson-held-by-ukraine",
        ),
        ("2022-06-15", "Rusland heeft Izjoem nog niet ingenomen.", "held_after_all", "izium-held-by-russia"),
        ("2022-06-15", "Kyiv ontkent dat Rusland Izjoem heeft ingenomen.", "held_after_all", "izium-held-by-russia"),
        ("2022-06-15", "Izjoem is niet in Russische handen.", "held_after_all", "izium-held-by-russia"),
        (
            "2022-06",
            "Het Russische leger is er tot nu toe niet in geslaagd Izjoem te veroveren.",
            "held_after_all",
            "izium-held-by-russia",
        ),
        (
            "2022-06-15",
            "De Russen willen Izjoem innemen, wat eerder niet lukte.",
            "taken_before",
            "izium-held-by-russia",
        ),
        (
            "2022-07",
            "Rusland wil Koepjansk veroveren, iets wat tot nu toe niet is gelukt.",
            "taken_before",
            "kupiansk-held-by-russia",
        ),
    ],
)
def test_what_the_chronicle_surely_has_otherwise_is_remarked(tmp_path, day, text, rule, state):
    assert [(item[0], item[1]) for item in found(tmp_path, text, day)] == [(rule, state)]


@pytest.mark.parametrize(
    ("day", "text"),
    [
        # as the chronicle has it
        ("2022-06-15", "Cherson is in Russische handen."),
        ("2023-03-14", "Cherson is in Oekraïense handen."),
        ("2023-06-01", "Rusland heeft in maart 2022 Cherson veroverd."),
        ("2023-06-01", "Oekraïne heeft in september 2022 Izjoem heroverd."),
        ("2023-06-01", "Rusland heeft Izjoem niet ingenomen."),
        ("2022-03-20", "Rusland heeft Izjoem niet ingenomen."),
        ("2022-12-15", "De Russen willen Izjoem innemen, wat eerder niet lukte."),
        # within two weeks of the change, or in a stretch that holds it
        ("2022-11-20", "Cherson is in Russische handen."),
        ("2022-09", "Izjoem is in Russische handen."),
        ("2023-06-01", "Het Russische leger nam in 2022 Cherson in."),
        # of no settled time
        ("2023-03-14", "Cherson was in handen van de Russen."),
        ("2023-03-14", "Rusland heeft Cherson ingenomen."),
        ("2023-03-14", "Rusland hield Cherson acht maanden bezet."),
        # not firm, planned, conditional, a part, or somewhere else
        ("2023-03-14", "Mogelijk is Cherson in Russische handen."),
        ("2023-03-14", "Cherson zou in Russische handen zijn."),
        ("2023-03-14", "Rusland wil Cherson innemen."),
        ("2023-03-14", "Als Rusland Cherson inneemt, is de weg naar Odesa open."),
        ("2023-03-14", "Een deel van Cherson is in Russische handen."),
        ("2022-06-15", "Rusland zou Izjoem willen innemen, wat eerder niet lukte."),
        ("2022-06-15", "Oekraïne wil Izjoem heroveren, wat eerder niet lukte."),
        ("2022-06-15", "De Russen willen Izjoem innemen, maar zeggen dat ze haast hebben, wat eerder niet lukte."),
        ("2022-06-15", "Rusland wil Izjoem en Slovjansk innemen, wat eerder niet lukte."),
        # at first, in a manner, not all of it, or somebody else
        ("2022-08-15", "Toen heeft Rusland Marioepol niet ingenomen."),
        ("2022-08-15", "Lange tijd slaagde Rusland er niet in Marioepol te veroveren."),
        ("2022-08-15", "In het begin van de oorlog had Rusland Marioepol nog niet ingenomen."),
        ("2022-08-15", "De Russische marine heeft Marioepol niet ingenomen, dat deed de landmacht."),
        ("2022-08-15", "De Russen namen Severodonetsk niet snel in."),
        ("2022-08-15", "Rusland heeft Severodonetsk nog niet volledig ingenomen."),
        ("2022-08-15", "Rusland heeft Severodonetsk nog niet helemaal in handen."),
        ("2023-03-14", "Rusland annexeerde in september 2022 Cherson."),
        ("2023-03-14", "Rusland nam in juli 2022 een dorp bij Cherson in."),
        ("2023-03-14", "Oekraïense partizanen namen in juli 2022 een gebouw in Melitopol in."),
        ("2023-03-14", "Zolang Cherson in Russische handen is, vluchten velen."),
        ("2023-03-14", "Stel dat Cherson in Russische handen is."),
        # a town without a state, a region, and days that the chronicle does not reach
        ("2023-03-14", "Poltava is in Russische handen."),
        ("2023-03-14", "De regio Cherson is in Russische handen."),
        ("2031-03-14", "Cherson is in Russische handen."),
    ],
)
def test_what_can_be_read_to_agree_with_the_chronicle_is_not_remarked(tmp_path, day, text):
    assert found(tmp_path, text, day) == []


def test_the_words_of_an_addition_are_shown_without_the_plan_before_them(tmp_path):
    text = "De Russen willen Izjoem innemen, iets dat eerder niet lukte, meldt het Britse ministerie van Defensie."
    assert [words for *_, words in found(tmp_path, text, "2022-06-15")] == ["iets dat eerder niet lukte"]


def test_a_remark_names_the_state_and_the_anchor_with_which_it_began_and_their_sources(tmp_path):
    story = made(tmp_path, "Rusland heeft Izjoem nog niet ingenomen.", "2022-06-15")
    claims = read_story(story, reader(), WAR).claims
    (remark,) = remarks(claims, story.text, story.published.period, WAR, DUTCH)
    told = {entry.id: entry for entry in remarked(remark)}
    assert list(told) == ["izium-held-by-russia", "2022-03-17-izium-capture"]
    assert told["izium-held-by-russia"].date == "2022-04-01/2022-09-10"
    assert all(entry.sources for entry in told.values())


def test_without_a_date_or_a_chronicle_there_is_nothing_to_remark(tmp_path):
    story = made(tmp_path, "Rusland heeft Izjoem nog niet ingenomen.", "2022-06-15")
    claims, period = read_story(story, reader(), WAR).claims, story.published.period
    assert remarks(claims, story.text, period, WAR, DUTCH)
    assert remarks(claims, story.text, None, WAR, DUTCH) == ()
    assert remarks(claims, story.text, period, replace(WAR, told=Chronicle), DUTCH) == ()


def test_a_purged_text_leaves_no_remark(tmp_path):
    story = made(tmp_path, "Cherson is in Russische handen.", "2023-03-14")
    claims, period = read_story(story, reader(), WAR).claims, story.published.period
    assert remarks(claims, story.text, period, WAR, DUTCH)
    assert remarks(claims, "", period, WAR, DUTCH) == ()


@pytest.mark.parametrize("form", FORMATS)
def test_no_status_cell_or_line_rests_on_the_chronicle(tmp_path, form):
    text = (
        "Volgens president Poetin is Cherson in Russische handen. "
        "De Oekraïense generale staf meldt dat Oekraïne in januari 2023 Izjoem heeft heroverd."
    )
    story = made(tmp_path, text, "2023-03-14")
    read = read_story(story, reader(), WAR)
    assert len(remarks(read.claims, story.text, story.published.period, WAR, DUTCH)) == 2

    def written(theatre):
        found = assemble((story,), (read,), theatre, atlas.load(), Period.parse("2023-03-14"))
        return found, render(compose(found, None, DUTCH, theatre, atlas.load()), form, DUTCH)

    with_it, text_with_it = written(WAR)
    without, text_without = written(replace(WAR, told=Chronicle))
    assert with_it == without
    assert text_with_it == text_without
    assert "Cherson" in text_with_it
    assert "held-by" not in text_with_it
