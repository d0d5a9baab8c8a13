"""A made-up archive of any length over the real model: the same day after day, so that only its length differs.

Names of actors come from the theatre, places from the atlas, by a law under which few towns are named often and many
now and then. Every tenth story copies another of its day, one in twenty-five has no date but the text of one that has,
and some claims deny, doubt, leave unanswered or correct another. The sentences are patterns, and no report.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from itertools import accumulate

from wederhoor.model.claims import Claim, Quantity, Reading, with_id
from wederhoor.model.ids import digest
from wederhoor.model.packs import Theatre
from wederhoor.model.period import Period
from wederhoor.model.places import PlaceRef
from wederhoor.model.stories import Published, Story, make_story_id
from wederhoor.model.texts import Block, BlockKind, Span
from wederhoor.model.vocabulary import Basis, Certainty, Kind, Polarity

STORIES = 33  # a day
CLAIMS = 10  # a story
COPIES = 0.1
UNDATED = 0.04
FIRST = date(2014, 6, 1)
READER = "bench 1"
OUTLETS = tuple(f"Krant {letter}" for letter in "ABCDEFGHIJKLMNOPQRST")
WORDS = tuple(
    a + b + c
    for a in ["b", "d", "g", "k", "l", "m", "n", "p", "r", "s", "t", "v", "w"]
    for b in ["aa", "ee", "oo", "ui", "ie"]
    for c in ["k", "l", "n", "r", "s", "t"]
)
DEEDS = {
    Kind.ATTACK: ("vielen {town} aan", 14),
    Kind.BATTLE: ("vechten bij {town}", 10),
    Kind.ADVANCE: ("rukten op bij {town}", 10),
    Kind.CAPTURE: ("hebben {town} ingenomen", 5),
    Kind.CONTROL: ("houden {town} in handen", 5),
    Kind.REPELLED_ATTACK: ("sloegen een aanval af bij {town}", 6),
    Kind.WITHDRAWAL: ("hebben zich uit {town} teruggetrokken", 2),
    Kind.STRIKE: ("beschoten {town}", 14),
    Kind.CASUALTIES: ("doodden {number} soldaten bij {town}", 10),
    Kind.INFRASTRUCTURE_DAMAGE: ("beschadigden het net in {town}", 5),
    Kind.NEGOTIATION: ("willen praten over {town}", 5),
    Kind.STATEMENT: ("spreken over {town}", 14),
}
FIRMNESS = (
    (Certainty.ASSERTED, "meldt", 74),
    (Certainty.HEDGED, "denkt", 10),
    (Certainty.DENIED, "ontkent", 5),
    (Certainty.UNCONFIRMED, "kan niet bevestigen", 3),
    (Certainty.NO_COMMENT, "zwijgt erover", 2),
    (Certainty.INTENTION, "verwacht", 4),
    (Certainty.CORRECTED, "neemt terug", 2),
)


@dataclass(frozen=True, slots=True)
class Cast:
    """Who speaks, who acts, and where, with the weights by which places are drawn."""

    speakers: tuple[str, ...]
    armies: tuple[str, ...]
    towns: tuple[str, ...]
    weights: tuple[float, ...]  # running sums


def cast(theatre: Theatre, towns: Sequence[str]) -> Cast:
    """The actors of a theatre and some towns; the town at place n is named 1/n times as often as the first."""
    speakers = tuple(sorted(name for name, actor in theatre.actors.items() if actor.party))
    chance = random.Random("towns")  # noqa: S311  no secret
    drawn = chance.sample(sorted(towns), len(towns))
    return Cast(
        tuple(chance.sample(speakers, min(60, len(speakers)))),
        tuple(theatre.parties),
        tuple(drawn),
        tuple(accumulate(1 / number for number in range(1, len(drawn) + 1))),
    )


def day_of(number: int, people: Cast) -> tuple[tuple[Story, ...], tuple[Reading, ...]]:
    """The stories of one day of the archive and what was read in them; the same number gives the same day."""
    chance = random.Random(f"day {number}")  # noqa: S311  no secret
    day = FIRST + timedelta(days=number)
    stories: list[Story] = []
    readings: list[Reading] = []
    while len(stories) < STORIES:
        if stories and chance.random() < COPIES + UNDATED:
            dated = chance.random() < COPIES / (COPIES + UNDATED)
            which = chance.randrange(len(stories))
            story = _again(stories[which], chance, day if dated else None, len(stories))
            readings.append(_moved(readings[which], story))
        else:
            story, reading = _told(chance, people, day, len(stories))
            readings.append(reading)
        stories.append(story)
    return tuple(stories), tuple(readings)


def days(people: Cast, first: int, last: int) -> Iterator[tuple[tuple[Story, ...], tuple[Reading, ...]]]:
    """Days of the archive, from the first up to and without the last."""
    return (day_of(number, people) for number in range(first, last))


def _told(chance: random.Random, people: Cast, day: date, number: int) -> tuple[Story, Reading]:
    parts: list[str] = []
    drafts: list[Claim] = []
    start = 0
    for _ in range(CLAIMS):
        sentence, draft = _claim(chance, people, start, day)
        filler = " ".join(chance.choices(WORDS, k=12)).capitalize() + "."
        parts += [sentence, filler]
        drafts.append(draft)
        start += len(sentence) + len(filler) + 2
    text = " ".join(parts)
    story = _story(text, chance.choice(OUTLETS), _moment(chance, day), number, f"{day} {number}")
    claims = tuple(with_id(replace(draft, story=story.id)) for draft in drafts)
    return story, Reading(story.id, READER, tuple({claim.id: claim for claim in claims}.values()))


def _claim(chance: random.Random, people: Cast, start: int, day: date) -> tuple[str, Claim]:
    speaker, army = chance.choice(people.speakers), chance.choice(people.armies)
    town = chance.choices(people.towns, cum_weights=people.weights)[0]
    kind = chance.choices(tuple(DEEDS), [weight for _, weight in DEEDS.values()])[0]
    certainty, verb, _ = chance.choices(FIRMNESS, [weight for *_, weight in FIRMNESS])[0]
    count = chance.randrange(20, 900)
    deed = DEEDS[kind][0].format(town=town, number=count)
    sentence = f"{speaker} {verb}: troepen van {army} {deed}."
    whole = Span(start, start + len(sentence))
    place = start + sentence.index(town, len(speaker))
    earlier = chance.random() < 0.3
    return sentence, Claim(
        story="",
        sentence=whole,
        content=Span(start + sentence.index("troepen"), whole.end - 1),
        claimants=(speaker,),
        kind=kind,
        rule="bench",
        claimant_spans=(Span(start, start + len(speaker)),),
        agent=(army,),
        target=(town,),
        places=(PlaceRef(town, Span(place, place + len(town))),),
        when=Period.of_day(day - timedelta(days=chance.randrange(1, 5))) if earlier else None,
        quantity=Quantity("soldiers", float(count)) if kind is Kind.CASUALTIES else None,
        certainty=certainty,
        polarity=Polarity.NEGATIVE if certainty is Certainty.DENIED else Polarity.POSITIVE,
    )


def _again(story: Story, chance: random.Random, day: date | None, number: int) -> Story:
    """Nearly the same text in another outlet, later on its day or without a date."""
    outlet = chance.choice([name for name in OUTLETS if name != story.outlet])
    text = f"{story.text} {' '.join(chance.choices(WORDS, k=6)).capitalize()}."
    moment = None if day is None else datetime(day.year, day.month, day.day, 20, chance.randrange(60), tzinfo=UTC)
    return _story(text, outlet, moment, number, f"{story.key} {number}")


def _moved(reading: Reading, story: Story) -> Reading:
    return Reading(story.id, READER, tuple(with_id(replace(claim, story=story.id)) for claim in reading.claims))


def _moment(chance: random.Random, day: date) -> datetime:
    return datetime(day.year, day.month, day.day, chance.randrange(5, 20), chance.randrange(60), tzinfo=UTC)


def _story(text: str, outlet: str, moment: datetime | None, number: int, name: str) -> Story:
    key = f"{outlet} https://example.org/{digest(name)[:16]}"
    published = Published(Period.of_instant(moment), Basis.DELIVERY) if moment else None
    return Story(
        id=make_story_id(key, text, published.period.edtf if published else None, number),
        key=key,
        page=f"p-{digest(name)[:16]}",
        text=text,
        text_hash=digest(text),
        blocks=(Block(0, len(text), BlockKind.BODY, 1),),
        outlet=outlet,
        published=published,
        number=number,
    )
