"""What needs an eye, by sort. Rule: one table says how each sort is found, in a ledger or in one of its stories."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from wederhoor.model.claims import Reading
from wederhoor.model.ids import make_id
from wederhoor.model.packs import LanguagePack, Theatre
from wederhoor.model.places import Gazetteer
from wederhoor.model.stories import Published, Story
from wederhoor.situation import attention
from wederhoor.situation.attention import Doubt, Spot


@dataclass(frozen=True, slots=True)
class Packs:
    """What stories are held against."""

    theatre: Theatre
    language: LanguagePack  # of the reports
    gazetteer: Gazetteer


@dataclass(frozen=True, slots=True)
class Kept:
    """Some stories with their readings and dates."""

    stories: Mapping[str, Story]
    readings: Mapping[str, Reading]
    dated: Mapping[str, Published]


SORTS: Mapping[str, Callable[[Kept, Packs], tuple[Spot, ...]]] = {
    "unread": lambda kept, _: attention.unread(kept.stories, kept.readings),
    "undated": lambda kept, _: attention.undated(kept.stories, kept.dated),
    "loose": lambda kept, _: attention.loose(kept.stories, kept.dated),
    "contradicted": lambda kept, packs: attention.contradicted(
        kept.stories, kept.readings, kept.dated, packs.theatre, packs.language
    ),
    "missed": lambda kept, _: attention.missed(kept.stories, kept.readings),
    "unattributed": lambda kept, _: attention.unattributed(kept.stories, kept.readings),
    "placeless": lambda kept, _: attention.placeless(kept.stories, kept.readings),
    "passed_over": lambda kept, _: attention.passed_over(kept.stories, kept.readings),
}


def doubts(kept: Kept, packs: Packs) -> tuple[Doubt, ...]:
    """The names that may mean another place."""
    return attention.doubtful(kept.stories, kept.readings, packs.gazetteer)


def weight_of(sort: str, spot: Spot) -> int:
    """The smaller, the sooner it is shown among those of its sort; equal ones go by story."""
    return -len(spot.signals) if sort == "missed" else 0


def doubt_name(doubt: Doubt) -> str:
    """What stands for a doubtful name and its place, without the words of a report."""
    return make_id("d", doubt.name, doubt.place)


def of_story(kept: Kept, packs: Packs) -> Iterator[tuple[str, int]]:
    """Sort and weight of everything that needs an eye in a story."""
    for sort, find in SORTS.items():
        for spot in find(kept, packs):
            yield sort, weight_of(sort, spot)
