"""Under which heading a place stands."""

import pytest

from wederhoor.cli.compose import Program
from wederhoor.situation.regions import Regions


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ("Ukraine", (None, "Ukraine")),  # the whole country is not the part of it without a sector of its own
        ("Kyiv", ("kyiv", None)),
        ("Russia", ("russia", None)),
        ("Izium", ("kharkiv", None)),
        ("Belgium", (None, None)),
        (None, (None, None)),
    ],
)
def test_a_place_has_the_heading_of_its_sector_and_a_country_its_own(place, expected):
    program = Program()
    assert Regions(program.theatre, program.gazetteer).where(place) == expected
