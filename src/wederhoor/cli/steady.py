"""Whether what lists look at themselves is the same as before a ledger grew. Rule: a digest of what it follows from.

Entries never change. So what is set apart follows from which stories are, which of their readings count, which others
may date them, and what people decided of anything.
"""

from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

from wederhoor.cli.lens import brought_back, catalogued, judged_stories
from wederhoor.ledger.acts import standing
from wederhoor.ledger.catalogue import SqliteCatalogue
from wederhoor.ledger.register import Scope, SqliteRegister
from wederhoor.model.catalogue import EVER, NEVER, KeyKind, closed_key, key_of
from wederhoor.model.claims import Reading
from wederhoor.model.entries import DECIDED
from wederhoor.situation.counters import total_of
from wederhoor.situation.finding import leads_of
from wederhoor.situation.reviewed import one_name


def basis(path: Path, readings: Iterable[Reading]) -> str | None:
    """The digest for a ledger as it is now; None where its catalogue cannot say.

    `readings` are those that were set apart, as people reviewed them: what they count may be counted in other stories.
    Raises LedgerError.
    """
    with catalogued(path) as store:
        if store is None or brought_back(store):
            return None
        catalogue, acts = SqliteCatalogue(store), standing(store)
        open_ = catalogue.undated()
        spoken = SqliteRegister(store, Scope()).spoken(one_name(acts))
        wanted = {*(card.story for card in open_), *judged_stories(acts), *spoken}
        leads = leads_of(catalogue, open_)
        counting = catalogue.holders(_counts(readings), NEVER + 1, EVER, EVER)
        compared = {other for others in leads.values() for other in others}
        parts = (
            sorted((card.story, card.known, card.keys) for card in open_),
            sorted(wanted),
            sorted((story, sorted(others)) for story, others in leads.items()),
            sorted((key, sorted(stories)) for key, stories in counting.items()),
            catalogue.held({*wanted, *compared, *(story for stories in counting.values() for story in stories)}),
            sorted(entry.id for kind in DECIDED for entry in store.entries(kind)),
        )
    return sha256(repr(parts).encode()).hexdigest()


def _counts(readings: Iterable[Reading]) -> Iterable[int]:
    """The keys by which a catalogue knows the running counts of some readings."""
    found = {total_of(claim) for reading in readings for claim in reading.claims} - {None}
    return (closed_key(key_of(KeyKind.TOTAL, repr(total))) for total in found)
