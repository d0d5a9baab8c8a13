"""The drawings on the real map: small enough for one file, also on a day on which every town of the atlas is fought over."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import cycle

import pytest
from tests.drawing.world import cell, parsed, situation

from wederhoor import atlas, drawing, languages, theatres
from wederhoor.briefing import compose, render
from wederhoor.drawing.words import words_of
from wederhoor.model.period import Period
from wederhoor.model.places import PlaceRef
from wederhoor.model.vocabulary import PlaceKind
from wederhoor.model.weights import MatterLine
from wederhoor.theatres.mapping import load_map

LIMIT = 1_500_000  # bytes of an update in HTML
HOLDERS = ("ukraine", "russia", "contested")


@pytest.fixture(scope="module")
def crowded():
    """A month in which the atlas's every town has a holder and a matter on each day."""
    told, places = situation(), atlas.load()
    towns = [place.id for place in places.all() if place.kind is PlaceKind.SETTLEMENT and place.country in {"UA", "RU"}]
    (matter, *_), claim = told.weighed.matters, told.claims[told.new[0]]
    line: MatterLine = matter.lines[0]
    claims, matters = {}, []
    for number, town in enumerate(towns):
        day = date(2022, 8, 20) + timedelta(days=number % 23)
        name = f"c-{number:04d}"
        said = replace(claim, id=name, when=Period.of_day(day), places=(PlaceRef(town, claim.sentence),))
        claims[name] = said
        matters.append(replace(matter, id=name, place=town, lines=(replace(line, claims=(name,)),)))
    held = zip(towns, cycle(HOLDERS), claims, strict=False)
    return replace(
        told,
        period=Period.parse("2022-08-12/2022-09-11"),
        claims={**told.claims, **claims},
        new=(*told.new, *claims),
        cells=tuple(cell(town, holder, claimed=(name,)) for town, holder, name in held),
        weighed=replace(told.weighed, matters=tuple(matters)),
    )


def pictures(told):
    words = words_of(languages.load("nl"), theatres.load("ukraine"), atlas.load())
    return drawing.pictures(told, load_map("ukraine"), words)


def test_an_update_with_its_drawings_keeps_below_its_limit(crowded):
    drawn = pictures(crowded)
    assert len(crowded.cells) > 300
    kinds = [picture.key.partition("-")[0] for picture in drawn]
    assert kinds == ["map", "map", "timeline"]  # a closer map too, for the signs crowd
    update = compose(situation(), None, languages.load("nl"), theatres.load("ukraine"), atlas.load())
    assert len(render(update, "html", languages.load("nl"), pictures=drawn).encode()) < LIMIT


def test_a_day_of_few_places_is_drawn_in_a_few_hundred_kilobytes():
    assert sum(len(picture.wide) + len(picture.narrow) for picture in pictures(situation())) < 250_000


def test_every_drawing_is_well_formed_and_the_same_again(crowded):
    first = pictures(crowded)
    assert first == pictures(crowded)
    for picture in first:
        for svg in (picture.wide, picture.narrow):
            parsed(svg)
