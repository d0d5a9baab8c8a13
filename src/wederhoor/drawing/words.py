"""Words, days and names for a drawing in one language. Rule: every word comes from the language's pack."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from wederhoor.model.packs import LanguagePack, Theatre
from wederhoor.model.period import Period, at_home
from wederhoor.model.places import Gazetteer, Place
from wederhoor.model.vocabulary import UNATTRIBUTED

NAMED = 16  # names in a list


@dataclass(frozen=True, slots=True)
class Words:
    """What a drawing says, in one language."""

    code: str
    tables: Mapping[str, Any]  # Any: the parsed TOML, whose shape the wording tests pin
    theatre: Theatre
    gazetteer: Gazetteer

    def say(self, table: str, key: str, **slots: object) -> str:
        """A word or pattern with its slots filled."""
        return str(self.tables[table][key]).format(**slots)

    def party(self, party: str) -> str:
        """The name of a side; of nobody, or of several at once."""
        named = self.theatre.tables["theatre"].get("party_names", {}).get(party, {})
        return str(named.get(self.code) or self.tables["party"].get(party, party))

    def place(self, place: str) -> str:
        """The house's spelling of a place."""
        known = self.gazetteer.get(place)
        return known.name(self.code) if known else place

    def label(self, place: Place) -> str:
        """What stands beside a sign."""
        return place.name(self.code)

    def actor(self, actor: str) -> str:
        """The short name of an actor."""
        if actor == UNATTRIBUTED:
            return self.say("map", "unattributed")
        known = self.theatre.actor(actor)
        return known.short_name(self.code) if known else actor

    def day(self, day: date, form: str = "day") -> str:
        """A calendar day."""
        from babel.dates import format_date

        return str(format_date(day, self.tables["date"][form], locale=self.code))

    def moment(self, moment: datetime) -> str:
        """An aware instant to the minute, on the clocks of the house."""
        from babel.dates import format_datetime

        local = at_home(moment)
        return str(format_datetime(local, self.tables["date"]["minute"], tzinfo=local.tzinfo, locale=self.code))

    def when(self, period: Period | None) -> str:
        """A Period no more precisely than it is; nothing for none."""
        if period is None:
            return ""
        if period.day:
            return self.day(period.day)
        return period.edtf.replace("/", " - ")

    def listed(self, names: Iterable[str]) -> str:
        """Names after each other; of many only the first, and how many more there are."""
        found = list(names)
        if len(found) <= NAMED:
            return ", ".join(found)
        return self.say("list", "more", names=", ".join(found[:NAMED]), number=len(found) - NAMED)


def words_of(language: LanguagePack, theatre: Theatre, gazetteer: Gazetteer) -> Words:
    """The words of a language for a theatre."""
    return Words(language.code, language.tables["drawing"], theatre, gazetteer)
