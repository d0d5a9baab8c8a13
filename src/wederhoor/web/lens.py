"""The moments that every address may carry. Rule: what an address asks for is in the address, and nothing else is."""

from datetime import datetime
from typing import Annotated
from urllib.parse import quote, urlencode

from pydantic import BaseModel, ConfigDict, Field

from wederhoor.model.period import Period, at_home
from wederhoor.situation import moments
from wederhoor.web.source import Asked

KnownAt = Annotated[
    str | None,
    Field(
        description="Leave out stories published later: an EDTF day (its end) or minute, in Amsterdam time.",
        examples=["2022-09-10T08:00"],
        max_length=64,
    ),
]
RecordedAsOf = Annotated[
    str | None,
    Field(
        description="Leave out what the ledger learned later: an EDTF day such as 2022-10-01 (all of it) or minute.",
        max_length=64,
    ),
]


class Lens(BaseModel):
    """The two moments; an address with any other parameter is refused."""

    model_config = ConfigDict(extra="forbid")

    known_at: KnownAt = None
    recorded_as_of: RecordedAsOf = None

    def asked(self, period: str | None = None) -> Asked:
        """What it asks for; raises BadPeriod or OpenEnd. An empty text is as none."""
        return Asked(
            moments.whole_period(period) if period else None,
            moments.known_at(self.known_at) if self.known_at else None,
            self.recorded(),
        )

    def asked_on(self, day: str | None) -> Asked:
        """What it asks for of one day; raises BadPeriod or OpenEnd, also for a longer time."""
        asked = self.asked(day)
        if asked.period is not None and asked.period.day is None:
            raise moments.OpenEnd(asked.period.edtf, "one day")
        return asked

    def recorded(self) -> datetime | None:
        """The moment up to which recordings count; raises BadPeriod or OpenEnd."""
        return moments.recorded_as_of(self.recorded_as_of) if self.recorded_as_of else None

    @property
    def blank(self) -> bool:
        """Whether something is empty, as a form sends what was not filled in."""
        return "" in self.model_dump().values()

    def plain(self) -> "Lens":
        """The moments alone."""
        return Lens(known_at=self.known_at, recorded_as_of=self.recorded_as_of)

    def query(self, **more: str | None) -> str:
        """The moments, and what else is asked, as the end of an address; '' where nothing is."""
        wanted = {"known_at": self.known_at, "recorded_as_of": self.recorded_as_of, **more}
        chosen = {name: value for name, value in wanted.items() if value}
        return f"?{urlencode(chosen)}" if chosen else ""


def local(moment: datetime) -> str:
    """An aware instant as an address carries it: the minute on the clocks of the house."""
    return f"{at_home(moment):%Y-%m-%dT%H:%M}"


def update_path(code: str, period: Period | str | None) -> str:
    """The address of a period's update."""
    named = period.edtf if isinstance(period, Period) else period
    return f"/{code}/update/{quote(named, safe='/')}" if named else f"/{code}/update"


def own_path(path: str) -> str:
    """A path of this server to go on to; '' for an address that could lead elsewhere."""
    plain = path.startswith("/") and not path.startswith(("//", "/\\")) and path.isprintable() and "\\" not in path
    return path if plain and "/sign-" not in path else ""
