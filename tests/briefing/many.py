"""Reports made by the hundred for one day, with the claims that are in them. Demonstration text."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from tests.briefing.demonstration import story

from wederhoor.ledger import open_ledger
from wederhoor.ledger.saving import save
from wederhoor.model.claims import Claim, Quantity, Reading, with_id
from wederhoor.model.places import PlaceRef
from wederhoor.model.stories import Story
from wederhoor.model.texts import Span
from wederhoor.model.vocabulary import Certainty, Kind, Polarity

TOWNS = (("Izium", "Izjoem"), ("Kupiansk", "Koepjansk"), ("Lyman", "Lyman"), ("Balakliia", "Balaklija"))
SIDES = (
    ("Ukraine General Staff", "Oekraïense generale staf"),
    ("Russian Ministry of Defence", "Russische ministerie van Defensie"),
)
READER = "many 1"
LEARNED = datetime(2022, 9, 12, 6, 0, tzinfo=UTC)


def reports(number: int, published: str | None) -> tuple[tuple[Story, Reading], ...]:
    """Reports of one day or without a date: who took which town, who denies it, how many died, who gave no answer."""
    return tuple(_report(place, published) for place in range(number))


def put(path: Path, found: Iterable[tuple[Story, Reading]]) -> Path:
    """A new ledger with these reports and readings."""
    stories, readings = zip(*found, strict=True) if found else ((), ())
    store = open_ledger(path)
    try:
        save(store, stories, readings, recorded_at=LEARNED)
    finally:
        store.close()
    return path


def _report(number: int, published: str | None) -> tuple[Story, Reading]:
    town, printed = TOWNS[number % len(TOWNS)]
    side, name = SIDES[number // len(TOWNS) % 2]
    other, against = SIDES[(number // len(TOWNS) + 1) % 2]
    dead = number % 90 + 2
    lines = (
        f"Eenheden hebben {printed} ingenomen, meldt het {name} in bericht {number}.",
        f"Bij {printed} zijn volgens het {name} {dead} inwoners omgekomen.",
        f"Het {against} ontkent dat {printed} is ingenomen.",
        f"Over {printed} gaf het {against} in bericht {number} geen commentaar.",
    )
    made = story(f"s-{number:04}", f"Krant {number % 40}", published or "2022-09-11", *lines)
    told = made if published else replace(made, published=None)
    claims = (
        _claim(told, lines[0], side, name, Kind.CAPTURE, town, printed),
        _claim(told, lines[1], side, name, Kind.CASUALTIES, town, printed, dead=dead),
        _claim(told, lines[2], other, against, Kind.CAPTURE, town, printed, certainty=Certainty.DENIED),
        _claim(told, lines[3], other, against, Kind.OTHER, town, printed, certainty=Certainty.NO_COMMENT),
    )
    return told, Reading(told.id, READER, claims)


def _claim(
    told: Story, line: str, who: str, name: str, kind: Kind, town: str, printed: str, dead: int = 0, **fields
) -> Claim:
    start = told.text.index(line)

    def span(words: str) -> Span:
        at = told.text.index(words, start)
        return Span(at, at + len(words))

    number = Quantity("residents", float(dead), span=span(f"{dead} inwoners")) if dead else None
    polarity = Polarity.NEGATIVE if fields.get("certainty") is Certainty.DENIED else Polarity.POSITIVE
    sentence = Span(start, start + len(line))
    return with_id(
        Claim(
            told.id,
            sentence,
            sentence,
            (who,),
            kind,
            "many",
            claimant_spans=(span(name),),
            places=(PlaceRef(town, span(printed)),),
            quantity=number,
            polarity=polarity,
            **fields,
        )
    )
