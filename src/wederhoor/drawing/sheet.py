"""What a map shows, before it is drawn. Rule: a value; the same sheet gives the same bytes."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from wederhoor.drawing.flat import Flat
from wederhoor.drawing.frame import Frame
from wederhoor.drawing.marks import Mark
from wederhoor.model.maps import BaseMap


@dataclass(frozen=True, slots=True)
class Leads:
    """Where the parts of a map on a page lead, and which place is looked at."""

    places: Mapping[str, str]  # addresses by Place.id
    units: Mapping[str, str]  # the same, of the units of the base map
    chosen: str = ""  # Place.id


@dataclass(frozen=True, slots=True)
class Chart:
    """What a map shows."""

    flat: Flat
    frame: Frame
    day: date
    marks: tuple[Mark, ...]  # with a point, and on the sheet
    title: str
    summary: str
    remarks: tuple[str, ...]  # what else is said under it
    prefix: str  # of its names in the document
    leads: Leads | None = None  # None for a picture that nobody can click

    @property
    def base(self) -> BaseMap:
        """What it is drawn on."""
        return self.flat.base
