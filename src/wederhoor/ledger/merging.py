"""Two ledgers into one. Rule: what is in the result does not depend on the order of merging."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from wederhoor.ledger.errors import refusal
from wederhoor.ledger.views import read_payload
from wederhoor.model.entries import Entry, EntryKind, Store
from wederhoor.model.ids import digest
from wederhoor.model.stories import Story


def merge(target: Store, source: Store, *, recorded_at: datetime) -> tuple[Entry, ...]:
    """Brings the entries and texts of one ledger into another, in one transaction; gives the entries that were new.

    The target records them in its own chain, by entry id. Purges come along: a text that either of the two has purged
    is not in the result. Raises LedgerError, and stores nothing, if the source holds an entry or a text that does not
    match its hash.
    """
    entries = tuple(source.entries())
    stories = (read_payload(Story, entry) for entry in entries if entry.kind is EntryKind.STORY)
    hashes = dict.fromkeys(story.text_hash for story in stories)
    return target.add(entries, _texts(source, hashes), recorded_at=recorded_at)


def _texts(source: Store, hashes: Iterable[str]) -> Iterator[str]:
    for text_hash in hashes:
        text = source.text(text_hash)
        if text is None:
            continue
        if digest(text) != text_hash:
            remedy = "Run `wederhoor verify` on the ledger that it comes from."
            raise refusal("merge", "A text does not match its hash; nothing was stored.", remedy, f"text {text_hash}")
        yield text
