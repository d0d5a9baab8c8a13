"""Values to entries and into a store. Rule: a story's payload holds no text; the text stands apart under its hash."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from wederhoor.model.claims import Reading
from wederhoor.model.codec import encode
from wederhoor.model.entries import Entry, EntryKind, Store
from wederhoor.model.stories import Story


def story_entry(story: Story) -> Entry:
    """The entry that says what a story is, without its text."""
    return Entry.make(EntryKind.STORY, encode(replace(story, text="")))


def reading_entry(reading: Reading) -> Entry:
    """The entry that says what one reader made of one story."""
    return Entry.make(EntryKind.READING, encode(reading))


def save(
    store: Store, stories: Iterable[Story] = (), readings: Iterable[Reading] = (), *, recorded_at: datetime
) -> tuple[Entry, ...]:
    """Stores stories with their texts and readings in one transaction; gives the entries that were new."""
    kept = tuple(stories)
    entries = (*map(story_entry, kept), *map(reading_entry, readings))
    return store.add(entries, (story.text for story in kept if story.text), recorded_at=recorded_at)


def save_story(store: Store, story: Story, *, recorded_at: datetime) -> bool:
    """Stores one story with its text; says whether it was new."""
    return bool(save(store, (story,), recorded_at=recorded_at))


def save_reading(store: Store, reading: Reading, *, recorded_at: datetime) -> bool:
    """Stores one reading; says whether it was new."""
    return bool(save(store, readings=(reading,), recorded_at=recorded_at))
