"""What people did, as values. Rule: what was taken back by an entry that stands is in no view."""

import json
from datetime import datetime

from wederhoor.ledger.errors import refusal
from wederhoor.model.codec import decode, encode
from wederhoor.model.entries import Entry, EntryKind, Store
from wederhoor.model.reviews import ACTS, Act, ActKind, Pin, in_force
from wederhoor.model.reviews import undone as taken_back


def act_entry(act: Act | Pin) -> Entry:
    """The entry that says what a person did."""
    return Entry.make(EntryKind.PIN if isinstance(act, Pin) else EntryKind.REVIEW, encode(act))


def read_act(entry: Entry) -> Act:
    """The act that a review entry holds; raises LedgerError where it holds none."""
    try:
        payload = json.loads(entry.payload)
        return decode(ACTS[ActKind(payload["act"])], payload)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        fact = f"It cannot be read as a person's act: {error}."
        raise refusal("ledger", fact, "Run `wederhoor verify`.", f"entry {entry.id}") from error


def acts(store: Store, recorded_as_of: datetime | None = None) -> dict[str, Act]:
    """Every act as recorded up to a moment, also those that are taken back, by entry."""
    found = store.entries(EntryKind.REVIEW, recorded_as_of=recorded_as_of)
    return {entry.id: read_act(entry) for entry in found}


def standing(store: Store, recorded_as_of: datetime | None = None) -> dict[str, Act]:
    """The acts that count, oldest first, by entry; without the undos."""
    return in_force(acts(store, recorded_as_of))


def undone(store: Store, recorded_as_of: datetime | None = None) -> frozenset[str]:
    """The entries that are taken back, of whatever kind."""
    return taken_back(acts(store, recorded_as_of))
