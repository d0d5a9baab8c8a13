"""Small ledgers of all sorts for hypothesis: stories over half a year, some undated, with the claims read in them."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from hypothesis import strategies as st
from tests.weighing.making import ARMY, KREMLIN, MOSCOW, RUSSIANS, STAFF, ZELENSKY, claim, story

from wederhoor.model.claims import Claim, ReadDate, Reading
from wederhoor.model.period import Period
from wederhoor.model.stories import Story
from wederhoor.model.vocabulary import Basis, Certainty, Kind

FIRST = date(2022, 3, 1)
DAYS = 180
TOWNS = ("Izium", "Kupiansk", "Balakliia", "Kherson")
KINDS = (Kind.CAPTURE, Kind.CONTROL, Kind.WITHDRAWAL, Kind.ADVANCE, Kind.BATTLE, Kind.STRIKE, Kind.CASUALTIES)
FIRMNESS = (Certainty.ASSERTED, Certainty.ASSERTED, Certainty.DENIED, Certainty.UNCONFIRMED, Certainty.CORRECTED)
TEXTS = (
    "De brug over de rivier is in de nacht zwaar beschadigd en voor al het verkeer gesloten, meldt de burgemeester. "
    "Bewoners van de linkeroever worden met veerboten overgezet zolang het donker is en er niet wordt geschoten.",
    "Op de markt van het dorp werd gewoon brood verkocht en speelden kinderen tussen de kramen met rijp fruit. "
    "Een bakker vertelt dat zijn oven al weken op hout brandt omdat er geen gas meer uit de oude leiding komt.",
    "In de haven liggen vier schepen te wachten tot de mijnen zijn geruimd en de vuurtoren weer mag branden. "
    "De loodsen spelen kaart in het kantoor en luisteren naar een radio die alleen nog muziek laat horen vandaag.",
)


@dataclass(frozen=True, slots=True)
class Told:
    """One story of a ledger with what was read in it."""

    story: Story
    reading: Reading


@st.composite
def tellings(draw: st.DrawFn, number: int) -> Told:
    """One story: of a day, a month, none, or one that only its reading infers."""
    day = FIRST + timedelta(days=draw(st.integers(0, DAYS)))
    kind = draw(st.sampled_from(("day", "day", "day", "minute", "month", "none", "inferred")))
    edtf = {"minute": f"{day}T{draw(st.integers(0, 23)):02}:00+02:00", "month": f"{day:%Y-%m}"}.get(kind, f"{day}")
    text = draw(st.sampled_from(TEXTS))
    own = f"Bericht {draw(st.integers(0, 3))} van de dag." if draw(st.booleans()) else f"Bericht nummer {number}."
    total = draw(st.none() | st.integers(1000, 1400))
    sentences = [f"{text} {own}", *([f"Er vielen {total} soldaten."] if total else [])]
    outlet = draw(st.sampled_from(("De Dagkrant", "Het Avondblad", None)))
    key = f"{outlet} {draw(st.integers(0, 20))}"
    made = story(edtf, *sentences, outlet=outlet, key=key)
    if kind in {"none", "inferred"}:
        made = replace(made, id=f"s-{number:04}", published=None)
    claims = {one.id: one for one in draw(st.lists(_claims(made, day), max_size=3))}
    if total:
        count = claim(
            made, STAFF, Kind.CASUALTIES, RUSSIANS, when="2022-02-24/..", number=(total, "killed"), at="Er vielen"
        )
        claims[count.id] = replace(count, when_symbol="since(warday(1,2022-02-24))")
    likely = ReadDate(Period.of_days(day, day + timedelta(days=9)), Basis.INFERRED, "likely")
    return Told(made, Reading(made.id, "test 1", tuple(claims.values()), likely if kind == "inferred" else None))


@st.composite
def _claims(draw: st.DrawFn, told: Story, day: date) -> Claim:
    who = draw(st.sampled_from((ZELENSKY, MOSCOW, KREMLIN, ARMY)))
    when = f"{day - timedelta(days=draw(st.integers(0, 40)))}" if draw(st.booleans()) else None
    by = draw(st.sampled_from((RUSSIANS, ARMY)))
    firm = draw(st.sampled_from(FIRMNESS))
    return claim(
        told, who, draw(st.sampled_from(KINDS)), draw(st.sampled_from(TOWNS)), by=by, when=when, certainty=firm
    )


@st.composite
def ledgers(draw: st.DrawFn, most: int = 24) -> tuple[Told, ...]:
    """Some stories, each once."""
    count = draw(st.integers(2, most))
    found = [draw(tellings(number)) for number in range(count)]
    return tuple({one.story.id: one for one in found}.values())
