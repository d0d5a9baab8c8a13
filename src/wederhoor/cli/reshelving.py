"""A shelf after people decided something more. Rule: the same as one read anew; stories and readings are kept."""

from collections.abc import Mapping

from wederhoor.cli.shelf import Shelf
from wederhoor.ledger.acts import read_act, standing
from wederhoor.model.entries import Entry, EntryKind, Store
from wederhoor.model.reviews import Undo
from wederhoor.situation.reviewed import apply


def reshelved(store: Store, before: Shelf, since: int, head: int) -> Shelf | None:
    """The shelf at position `head` from that at position `since`; None where more than judgements was recorded."""
    decided = {entry.id: (link.position, entry) for link, entry in store.decisions()}
    fresh = [entry for position, entry in decided.values() if since < position <= head]
    if len(fresh) != head - since or any(entry.kind not in {EntryKind.REVIEW, EntryKind.PIN} for entry in fresh):
        return None
    for entry in fresh:
        act = read_act(entry) if entry.kind is EntryKind.REVIEW else None
        if isinstance(act, Undo) and not _judged(act, {name: held for name, (_, held) in decided.items()}):
            return None  # a story may be back, or gone again
    read = before.reviewed.read if before.reviewed else before.readings
    found = apply(read, standing(store))
    return Shelf(before.stories, found.readings, found if found.acts else None)


def _judged(undo: Undo, decided: Mapping[str, Entry]) -> bool:
    """Whether what is undone is a judgement or a choice of place, also by way of other undos."""
    target = decided.get(undo.entry)
    if target is None or target.kind is not EntryKind.REVIEW:
        return target is not None and target.kind is EntryKind.PIN
    act = read_act(target)
    return not isinstance(act, Undo) or _judged(act, decided)
