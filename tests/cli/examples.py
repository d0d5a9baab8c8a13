"""A small ledger made by hand, and a way to type commands at it. Demonstration text."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from typer.testing import CliRunner

from wederhoor.ledger import open_ledger
from wederhoor.ledger.pinning import pin
from wederhoor.ledger.removing import withdraw
from wederhoor.ledger.reviewing import identify, judge, review, undo
from wederhoor.ledger.saving import save
from wederhoor.model.claims import Claim, Quantity, Reading, Trace, with_id
from wederhoor.model.ids import digest
from wederhoor.model.period import Period
from wederhoor.model.places import PlaceRef
from wederhoor.model.reviews import ActKind, Changes, Seen, see
from wederhoor.model.stories import Published, Story, make_story_id
from wederhoor.model.texts import Block, BlockKind, Span
from wederhoor.model.vocabulary import Basis, Certainty, Kind, Polarity

LEARNED = datetime(2022, 9, 12, 6, 0, tzinfo=UTC)
READER = "rules 1"
HEADLINE = "Gevechten om Izjoem"
TAKEN = "Izjoem is ingenomen, zegt de Oekraïense generale staf."
DENIED = "Het Russische ministerie van Defensie ontkent dat Izjoem is gevallen."
FURNITURE = "Lees ook: het weer van morgen"
AREA = "=Ruim 3.000 vierkante kilometer is heroverd, zegt Zaloezjny."
ADDRESS = "https://dagkrant.example/izjoem"


def story(lines: list[tuple[str, BlockKind]], outlet: str, address: str, day: str | None) -> Story:
    text = "\n".join(line for line, _ in lines)
    blocks, start = [], 0
    for number, (line, kind) in enumerate(lines):
        blocks.append(Block(start, start + len(line), kind, number if kind is BlockKind.BODY else 0))
        start += len(line) + 1
    published = Published(Period.parse(day), Basis.DELIVERY) if day else None
    return Story(
        id=make_story_id(address, text, day, 0),
        key=address,
        page="p-1",
        text=text,
        text_hash=digest(text),
        blocks=tuple(blocks),
        outlet=outlet,
        title=lines[0][0],
        published=published,
        address=address,
        credits=("PN",),
    )


def find(text: Story, words: str) -> Span:
    start = text.text.index(words)
    return Span(start, start + len(words))


def claim_taken(front: Story) -> Claim:
    return with_id(
        Claim(
            story=front.id,
            sentence=find(front, TAKEN),
            content=find(front, "Izjoem is ingenomen"),
            claimants=("Ukrainian General Staff",),
            kind=Kind.RECAPTURE,
            rule="says-clause",
            claimant_spans=(find(front, "Oekraïense generale staf"),),
            via=("Telegram",),
            cue=(find(front, "zegt"),),
            places=(PlaceRef("Izium", Span(front.text.index(TAKEN), front.text.index(TAKEN) + 6)),),
            trace=(Trace("kind", "verb innemen", find(front, "ingenomen")), Trace("via", "channel", None)),
        )
    )


def claim_denied(front: Story) -> Claim:
    return with_id(
        Claim(
            story=front.id,
            sentence=find(front, DENIED),
            content=find(front, "dat Izjoem is gevallen"),
            claimants=("Russian Ministry of Defence",),
            kind=Kind.RECAPTURE,
            rule="denial",
            polarity=Polarity.NEGATIVE,
            certainty=Certainty.DENIED,
            places=(PlaceRef("Izium", find(front, "Izjoem is gevallen")),),
        )
    )


def claim_area(numbers: Story) -> Claim:
    return with_id(
        Claim(
            story=numbers.id,
            sentence=find(numbers, AREA),
            content=find(numbers, "3.000 vierkante kilometer is heroverd"),
            claimants=("Valerii Zaluzhnyi",),
            kind=Kind.RECAPTURE,
            rule="says-clause",
            certainty=Certainty.HEDGED,
            quantity=Quantity("km2", 3000.0),
        )
    )


FRONT = story(
    [
        (HEADLINE, BlockKind.HEADLINE),
        (TAKEN, BlockKind.BODY),
        (DENIED, BlockKind.BODY),
        (FURNITURE, BlockKind.FURNITURE),
    ],
    "De Dagkrant",
    ADDRESS,
    "2022-09-11T08:00:00+02:00",
)
NUMBERS = story([(AREA, BlockKind.BODY)], "Omroep Delta", "https://delta.example/gebied", None)


def small_ledger(path: Path) -> Path:
    """Two stories with three claims, of which one story has no date."""
    readings = (
        Reading(FRONT.id, READER, (claim_taken(FRONT), claim_denied(FRONT))),
        Reading(NUMBERS.id, READER, (claim_area(NUMBERS),)),
    )
    store = open_ledger(path)
    save(store, (FRONT, NUMBERS), readings, recorded_at=LEARNED)
    store.close()
    return path


def reviewed_ledger(path: Path) -> Path:
    """The same, after people corrected one claim, rejected another and undid that, and withdrew the second story."""
    store = open_ledger(small_ledger(path))
    taken, denied = (see(claim, ()) for claim in (claim_taken(FRONT), claim_denied(FRONT)))
    changes = Changes(("kind", "places"), kind=Kind.CAPTURE, places=(PlaceRef("Kupiansk", find(FRONT, "Izjoem")),))
    review(store, ActKind.CORRECT, taken, changes, by="A. Visser", why="stad verwisseld", recorded_at=hour(7))
    wrong = review(store, ActKind.REJECT, denied, by="B. Smit", why="dubbel", recorded_at=hour(8))
    undo(store, wrong.id, by="A. Visser", why="niet dubbel", recorded_at=hour(9))
    judge(store, ActKind.NOT_SAME_MATTER, taken, denied, by="A. Visser", why="andere stad", recorded_at=hour(10))
    merge = ("Ukrainian General Staff", "Ukraine General Staff")
    identify(store, ActKind.MERGE, merge, by="B. Smit", why="zelfde staf", recorded_at=hour(11))
    review(store, ActKind.ACCEPT, GONE, by="B. Smit", why="klopt", recorded_at=hour(12))
    withdraw(store, NUMBERS.id, by="B. Smit", why="krant nam het terug", recorded_at=hour(13))
    pin(store, "Izjoem", "Izium", by="A. Visser", why="in Charkiv", recorded_at=hour(14))
    store.close()
    return path


def hour(number: int) -> datetime:
    return LEARNED.replace(hour=number)


GONE = Seen(with_id(replace(claim_denied(FRONT), claimants=("Kremlin",))))  # a claim that no reading has
Typed = Callable[..., "Answer"]


class Answer:
    """What a command answered: exit code, standard output, standard error."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err


def typed(*words: str, ledger: Path | None = None) -> Answer:
    """The answer to `wederhoor WORDS`, on a terminal of a hundred columns without colour."""
    from wederhoor.cli.app import app

    given = (("--ledger", str(ledger)) if ledger else ()) + words
    result = CliRunner().invoke(
        app,
        given,
        env={"COLUMNS": "100", "NO_COLOR": "1", "TERM": "dumb", "WEDERHOOR_LEDGER": ""},
        prog_name="wederhoor",
    )
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return Answer(result.exit_code, result.stdout, result.stderr)
