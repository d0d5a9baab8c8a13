"""A small made-up country on a square sheet, and a situation in it. Names of the demonstration; shapes of nowhere."""

from dataclasses import replace
from datetime import date
from xml.etree import ElementTree

from tests.briefing.demonstration import Map, demonstration

from wederhoor import languages, theatres
from wederhoor.drawing.words import Words, words_of
from wederhoor.model.maps import BaseMap, Lake, Occupied
from wederhoor.model.places import Place
from wederhoor.model.vocabulary import PlaceKind
from wederhoor.model.weights import ControlCell, Reason
from wederhoor.situation.value import Situation

HOSTILE = "<script>alert(\"x\")</script> & 'dorp' \x1b[31m\u202e"
SVG = "{http://www.w3.org/2000/svg}"
DRY = date(2022, 9, 10)


def square(west: float, south: float, east: float, north: float) -> tuple[tuple[float, float], ...]:
    return ((west, south), (east, south), (east, north), (west, north), (west, south))


def base() -> BaseMap:
    """Two regions, a neighbour, a river, a lake that ran dry and a corner that was occupied before."""
    return BaseMap(
        country="Ukraine",
        front=(35.0, 48.0, 39.0, 51.0),
        box=(33.0, 46.0, 41.0, 53.0),
        credit="nowhere",
        land=(square(33.0, 47.0, 41.0, 53.0),),
        units={
            "Kharkiv Oblast": (square(34.0, 49.0, 39.5, 51.5),),
            "Donetsk Oblast": (square(34.0, 47.5, 39.5, 49.0),),
            "Crimea": (square(34.0, 47.0, 36.0, 47.5),),
        },
        inner=(((34.0, 49.0), (39.5, 49.0)),),
        borders=(((39.5, 47.5), (39.5, 51.5), (34.0, 51.5)),),
        foreign=(((39.5, 50.0), (41.0, 50.0)),),
        rivers={"Oskil River": (((37.6, 51.5), (37.5, 50.0), (37.7, 49.0)),)},
        lakes=(Lake("Dry Lake", (square(36.0, 48.2, 36.5, 48.6),), DRY),),
        occupied=(Occupied("Crimea", ("Crimea",), "russia", date(2014, 2, 27)),),
        names={
            "areas": {"Kharkiv Oblast": ((36.0, 50.6),), "Donetsk Oblast": ((36.8, 48.4),)},
            "countries": {"Russia": ((40.5, 52.5), (38.9, 50.9))},
            "waters": {"Dry Lake": ((36.2, 48.4),), "Oskil River": ((37.5, 50.2),)},
        },
        towns=("Kharkiv", "Izium"),
    )


def gazetteer(name: str = "Izjoem") -> Map:
    """Towns with points, one of them under another name if asked, and one without."""
    towns = (
        ("Izium", name, 37.25, 49.2),
        ("Kupiansk", "Koepjansk", 37.6, 49.7),
        ("Balakliia", "Balaklija", 36.84, 49.46),
        ("Lyman", "Lyman", 37.8, 48.98),
        ("Kharkiv", "Charkiv", 36.25, 49.98),
        ("Pokrovsk", "Pokrovsk", 37.18, 48.28),
        ("Nowhere", "Nergens", None, None),
        ("Far away", "Ver weg", 24.0, 49.8),
    )
    areas = (
        ("Kharkiv Oblast", PlaceKind.OBLAST, "regio Charkiv"),
        ("Donetsk Oblast", PlaceKind.OBLAST, "regio Donetsk"),
        ("Crimea", PlaceKind.REGION, "de Krim"),
        ("Ukraine", PlaceKind.COUNTRY, "Oekraïne"),
        ("Russia", PlaceKind.COUNTRY, "Rusland"),
        ("Dry Lake", PlaceKind.WATER, "het droge meer"),
        ("Oskil River", PlaceKind.WATER, "Oskil"),
    )
    within = {"Lyman": "Donetsk Oblast", "Pokrovsk": "Donetsk Oblast", "Far away": "Lviv Oblast"}
    places = [
        Place(id, PlaceKind.SETTLEMENT, (("nl", nl), ("en", id)), lat, lon, country="UA", within=within.get(id))
        for id, nl, lon, lat in towns
    ]
    places = [place if place.within else replace(place, within="Kharkiv Oblast") for place in places]
    places += [Place(id, kind, (("nl", nl), ("en", id)), country="UA") for id, kind, nl in areas]
    return Map({place.id: place for place in places})


def cell(place: str, holder: str, *, claimed: tuple[str, ...] = (), admitted: tuple[str, ...] = ()) -> ControlCell:
    return ControlCell(place, "2022-09-11", holder, None, claimed, admitted, (), (Reason("claimed", claimed),))


def situation(*, cells: tuple[ControlCell, ...] | None = None) -> Situation:
    """The demonstration of 11 September 2022, with its own cells or others."""
    told = demonstration()
    new, old = told.situation.new[0], next(name for name in told.situation.claims if name not in told.situation.new)
    mine = (
        cell("Balakliia", "ukraine", claimed=(old,), admitted=(old,)),
        cell("Far away", "ukraine", claimed=(old,)),
        cell("Izium", "contested", claimed=(new,)),
        cell("Kharkiv", "ukraine", claimed=(old,)),
        cell("Kupiansk", "ukraine", claimed=(new,)),
        cell("Lyman", "russia", claimed=(old,)),
        cell("Nowhere", "russia", claimed=(old,)),
    )
    before = (cell("Kupiansk", "russia"), cell("Balakliia", "ukraine"), cell("Izium", "contested"))
    return replace(told.situation, cells=mine if cells is None else cells, cells_before=before)


def words(code: str = "nl", places: Map | None = None) -> Words:
    return words_of(languages.load(code), theatres.load("ukraine"), places or gazetteer())


def parsed(svg: str) -> ElementTree.Element:
    """A drawing as a tree; it raises where the markup is not well-formed."""
    return ElementTree.fromstring(svg)  # noqa: S314 - of our own making


def lines(svg: str) -> str:
    """A drawing with one element a line, so that a difference can be read."""
    return svg.replace("><", ">\n<") + "\n"
