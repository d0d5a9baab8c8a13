"""Taking back stories and texts. Rule: only a named person with a reason does so, and the ledger keeps both."""

from datetime import datetime

from wederhoor.ledger.reviewing import check_named
from wederhoor.ledger.rows import stamp
from wederhoor.ledger.views import Purge, Withdrawal, fields
from wederhoor.ledger.views import story as find_story
from wederhoor.model.codec import encode
from wederhoor.model.entries import Entry, EntryKind, Store


def withdraw(store: Store, story_id: str, *, by: str, why: str, recorded_at: datetime) -> Entry:
    """Takes a story out of every view until it is undone; its text and readings stay. Raises LedgerError."""
    check_named(by, why)
    said = Withdrawal(find_story(store, story_id).id, by, why, stamp(recorded_at))
    entry = Entry.make(EntryKind.WITHDRAWAL, encode(said))
    store.add((entry,), recorded_at=recorded_at)
    return entry


def purge(store: Store, story_id: str, *, by: str, why: str, recorded_at: datetime) -> Entry:
    """Removes a story's text for good and leaves a tombstone; raises LedgerError.

    The text goes from every story that has it, for the same hash is the same words and the reason holds for all of
    them; the tombstone lists these stories. Spans, title, dateline and readings stay. The text does not come back
    when the same file is read again, nor by merging.
    """
    check_named(by, why)
    story = find_story(store, story_id)
    held = (fields(entry, "id", "text_hash") for entry in store.entries(EntryKind.STORY))
    same = sorted({of for of, text_hash in held if text_hash == story.text_hash})
    tombstone = Entry.make(EntryKind.PURGE, encode(Purge(story.id, tuple(same), story.text_hash, by, why)))
    store.drop_text(story.text_hash, tombstone, recorded_at=recorded_at)
    return tombstone
