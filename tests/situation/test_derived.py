"""A story without a date gets one from dated stories that print nearly the same text, and from nothing else."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.weighing.making import GAZETTEER, THEATRE, story

from wederhoor.model.claims import ReadDate, Reading
from wederhoor.model.period import Period
from wederhoor.model.stories import Story
from wederhoor.model.vocabulary import Basis
from wederhoor.situation.assembly import assemble
from wederhoor.situation.periods import dated, derived

BRIDGE = (
    "De brug over de rivier is in de nacht zwaar beschadigd en voor al het verkeer gesloten, meldt de burgemeester. "
    "Bewoners van de linkeroever worden met veerboten overgezet zolang het donker is en er niet wordt geschoten. "
    "Volgens de brandweer woedde er urenlang brand in een loods waar meubels en matrassen lagen opgeslagen."
)
MARKET = (
    "Op de markt van het dorp werd intussen gewoon brood verkocht en speelden kinderen tussen de kramen met fruit. "
    "Een bakker vertelt dat zijn oven al weken op hout brandt omdat er geen gas meer uit de leiding komt. "
    "De school gaat volgende maand weer open als de ramen op tijd kunnen worden vervangen door nieuwe."
)
TALLY = (
    "Het leger zegt dat de vijand {} soldaten, {} tanks en {} vliegtuigen heeft verloren sinds het begin van de oorlog. "
    "De cijfers worden elke ochtend bekendgemaakt en kunnen door niemand anders worden gecontroleerd, ook niet door "
    "waarnemers van buiten het land die de afgelopen maanden herhaaldelijk hebben gevraagd om inzage in de tellingen "
    "en daar nog nooit een antwoord op hebben gekregen van de woordvoerders van de legerleiding in de hoofdstad."
)


def undated(*sentences: str, outlet: str = "Het Avondblad", credits: tuple[str, ...] = ()) -> Story:
    return replace(story("2022-09", *sentences, outlet=outlet, credits=credits), published=None)


def inferred(one: Story, edtf: str) -> Reading:
    return Reading(one.id, "test 1", published=ReadDate(Period.parse(edtf), Basis.INFERRED, "likely"))


def when(wanted: Story, *others: Story, readings: Sequence[Reading] = ()) -> str | None:
    found = dated((wanted, *others), readings).get(wanted.id)
    return found.period.edtf if found else None


def test_a_near_copy_came_out_within_a_day_of_the_dated_one():
    paper, copy = story("2022-09-10T08:00", BRIDGE, outlet="A"), undated(BRIDGE, "Meer volgt.")
    found = dated((copy, paper), ())[copy.id]
    assert (found.period.edtf, found.basis) == ("2022-09-09/2022-09-11", Basis.INFERRED)


def test_a_credit_says_which_of_the_two_came_first():
    agency = story("2022-09-10T08:00", BRIDGE, outlet="Persdienst Noordzee", credits=("PN",))
    assert when(undated(BRIDGE, credits=("PN",)), agency) == "2022-09-10/2022-09-11"
    paper = story("2022-09-10", BRIDGE, outlet="A", credits=("PN",))
    assert when(undated(BRIDGE, outlet="Persdienst Noordzee", credits=("PN",)), paper) == "2022-09-09/2022-09-10"


def test_of_several_dated_copies_the_first_and_the_last_bound_it():
    papers = (story("2022-09-10T23:40", BRIDGE, outlet="A"), story("2022-09-11", BRIDGE, outlet="B"))
    copy = undated(BRIDGE)
    assert when(copy, *papers) == "2022-09-10/2022-09-11"
    assert derived((copy, *papers), ())[copy.id].copies == tuple(sorted(one.id for one in papers))


@pytest.mark.parametrize("last", ["2022-09-14", "2022-11", "2023-09-10"])
def test_a_text_that_comes_back_after_days_dates_nothing(last: str):
    assert when(undated(BRIDGE), story("2022-09-10", BRIDGE, outlet="A"), story(last, BRIDGE, outlet="B")) is None


def test_a_copy_dated_to_its_month_alone_dates_nothing_and_one_that_agrees_does_no_harm():
    month, day = story("2022-09", BRIDGE, outlet="A"), story("2022-09-10", BRIDGE, outlet="B")
    assert when(undated(BRIDGE), month) is None
    assert when(undated(BRIDGE), month, day) == "2022-09-09/2022-09-11"


def test_half_a_text_a_short_line_and_another_tally_are_no_near_copy():
    assert when(undated(BRIDGE, MARKET), story("2022-09-10", BRIDGE, outlet="A")) is None
    line = "Volg hier de hele dag het laatste nieuws over de oorlog en lees wat er in de nacht is gebeurd."
    assert when(undated(line), story("2022-09-10", line, outlet="A")) is None
    today, other = TALLY.format("50.150", "2.100", "236"), TALLY.format("50.610", "2.122", "237")
    assert when(undated(today), story("2022-09-10", today, outlet="A")) == "2022-09-09/2022-09-11"
    assert when(undated(today), story("2022-09-10", other, outlet="A")) is None


def test_what_a_page_gives_is_never_moved():
    month = story("2022-08", BRIDGE, outlet="Het Avondblad")
    assert when(month, story("2022-09-10", BRIDGE, outlet="A")) == "2022-08"
    since = story("2022-10/..", BRIDGE, outlet="Het Avondblad")
    assert when(since, story("2022-09-10", BRIDGE, outlet="A")) is None


@pytest.mark.parametrize(
    ("likely", "wanted"),
    [("2022-09", "2022-09-09/2022-09-11"), ("2022-08", "2022-08"), ("2022-08-20/2022-09-10", "2022-08-20/2022-09-10")],
)
def test_an_inferred_stretch_is_narrowed_only_where_the_copy_lies_inside_it(likely: str, wanted: str):
    copy, paper = undated(BRIDGE), story("2022-09-10", BRIDGE, outlet="A")
    assert when(copy, paper, readings=[inferred(copy, likely)]) == wanted


def test_an_inferred_date_dates_no_other_story_and_no_date_is_passed_on():
    first, second = undated(BRIDGE, outlet="A"), undated(BRIDGE, outlet="B")
    assert when(first, second, readings=[inferred(second, "2022-09-10")]) is None
    grown, longest = (BRIDGE, MARKET[:50]), (BRIDGE, MARKET[:100])
    source, middle, end = story("2022-09-10", BRIDGE, outlet="A"), undated(*grown), undated(*longest, outlet="C")
    assert when(middle, source, end) == "2022-09-09/2022-09-11"
    assert when(end, source, middle) is None


def test_without_the_dated_story_or_its_text_the_date_is_gone():
    copy, paper = undated(BRIDGE), story("2022-09-10", BRIDGE, outlet="A")
    assert when(copy, paper)
    assert when(copy) is None
    assert when(copy, replace(paper, text="", blocks=())) is None


def test_a_situation_takes_a_date_only_from_stories_that_are_known_then():
    copy = undated(BRIDGE)
    first, later = story("2022-09-10", BRIDGE, outlet="A"), story("2022-10-03", BRIDGE, outlet="B")

    def situation(period: str):
        return assemble((later, copy, first), (), THEATRE, GAZETTEER, Period.parse(period))

    day, days, month = situation("2022-09-10"), situation("2022-09-09/2022-09-11"), situation("2022-10")
    assert (day.inside, day.waiting, day.undated) == ((first.id,), 1, 0)
    assert set(days.inside) == {first.id, copy.id}
    assert [(one.story, one.original, one.coverage) for one in days.weighed.copies] == [(copy.id, first.id, "full")]
    assert copy.id not in month.stories
    assert month.undated == 1


POOL = tuple(
    story(f"2022-09-{day:02}", *text, outlet=outlet) if day else undated(*text, outlet=outlet)
    for outlet, day, text in [
        ("A", 10, (BRIDGE,)),
        ("B", 11, (BRIDGE, "Meer volgt.")),
        ("C", 0, (BRIDGE,)),
        ("D", 0, (BRIDGE, MARKET[:50])),
        ("E", 15, (MARKET,)),
        ("F", 0, (MARKET,)),
        ("G", 0, (BRIDGE, MARKET)),
    ]
)


@settings(max_examples=25)
@given(st.permutations(POOL + POOL[:2]))
def test_the_order_of_the_stories_changes_nothing(stories: list[Story]):
    assert dict(dated(stories, ())) == dict(dated(POOL, ()))
    assert list(dated(stories, ())) == list(dated(POOL, ()))


@settings(max_examples=25)
@given(st.sets(st.sampled_from(range(len(POOL)))))
def test_each_date_follows_from_dated_stories_alone(chosen: set[int]):
    stories = [POOL[number] for number in sorted(chosen)]
    firm = [one for one in stories if one.published]
    for name, found in derived(stories, ()).items():
        one = next(one for one in stories if one.id == name)
        assert set(found.copies) <= {other.id for other in firm}
        assert derived([one, *firm], ()) == {name: found}
