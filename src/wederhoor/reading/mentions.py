"""What names, times and numbers are found in a document. Rule: a mention keeps its words; its meaning may stay open."""

from dataclasses import dataclass
from enum import StrEnum

from wederhoor.model.actors import Actor
from wederhoor.model.texts import Span
from wederhoor.model.vocabulary import Comparison, PlaceKind


class Role(StrEnum):
    """What a name does in its sentence."""

    ACTOR = "actor"  # a person, body, medium, side or demonym noun that can speak or act
    METONYM = "metonym"  # a place name that stands for an actor
    PLACE = "place"  # a place where something is
    OFFICE = "office"  # a place inside somebody's title or the seat of a body: locates nobody's deed
    ADJECTIVE = "adjective"  # "Russische": a side or a place as a property of the noun it stands by
    PRONOUN = "pronoun"  # he, she, they, it or "the ministry", referring back
    CHANNEL = "channel"  # Telegram, a video, a press conference: by which something is said


@dataclass(frozen=True, slots=True)
class Name:
    """A name or a definite description in a sentence."""

    sentence: int  # Sentence.number
    span: Span
    first: int  # token indexes, inclusive
    last: int
    role: Role
    actors: tuple[str, ...] = ()  # Actor.id; more than one only for "Kyiv and Moscow" in one word or phrase
    place: str | None = None  # Place.id, also for a metonym (the capital), office and adjective where known
    place_kind: PlaceKind | None = None
    provisional: Actor | None = None  # for an actor made from this text
    party: str | None = None
    head: int | None = None  # token index of the head of the phrase
    rule: str = ""
    sort: str | None = None  # person, body, group, government or medium; of a pronoun: he, she, they, it or either
    labels: tuple[
        str, ...
    ] = ()  # what it may be called when referred to, such as "governor"; of a description: what it is


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time in words. The symbol is what the words say before a date of publication is known."""

    sentence: int
    span: Span
    symbol: str  # "weekday:2:past", "day:-1", "date:2022-09-06", "since:...": a small language, documented in times
    role: str = "time"  # time, duration, clock


@dataclass(frozen=True, slots=True)
class NumberMention:
    """A number with what it counts."""

    sentence: int
    span: Span  # with its comparison word and unit
    first: int  # token indexes of the number, inclusive
    last: int
    value: float | None
    high: float | None
    comparison: Comparison | None
    vague: str | None
    unit: str | None  # the unit's name, or None where nothing is counted that the language pack knows
    unit_span: Span | None = None
    counted: int | None = None  # token index of the noun that is counted
    fate: str | None = None  # of people: killed, wounded or missing where the sentence says so; with the rate
