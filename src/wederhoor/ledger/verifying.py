"""Whether a ledger proves what it says. Rule: every finding is a Problem; none hides another."""

import dataclasses
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from wederhoor.ledger.acts import read_act
from wederhoor.ledger.errors import LedgerError
from wederhoor.ledger.rows import RESTORE
from wederhoor.ledger.views import Purge, read_payload
from wederhoor.model.claims import Claim, Reading, claim_id
from wederhoor.model.entries import EntryKind, Store
from wederhoor.model.problems import Problem
from wederhoor.model.reviews import Undo, seen_by
from wederhoor.model.stories import Story
from wederhoor.model.texts import Span

READ_AGAIN = "Read the report again with `wederhoor read`, and report this if it stays."


def verify(store: Store) -> tuple[Problem, ...]:
    """What is broken in the file, in the chain, in stories, readings and acts; empty when all is well."""
    found = list(store.verify())
    try:
        found.extend(_content(store))
    except LedgerError as error:  # the file cannot be read to the end
        found.append(error.problem)
    return tuple(dict.fromkeys(found))


def _content(store: Store) -> Iterator[Problem]:
    problems: list[Problem] = []
    purged = {item.text_hash for item in _values(store, EntryKind.PURGE, Purge, problems)}
    lengths: dict[str, int | None] = {}  # by story; None where the text is gone
    for story in _values(store, EntryKind.STORY, Story, problems):
        lengths[story.id] = _length(store, story, problems)
        if lengths[story.id] is None and story.text_hash not in purged:
            yield Problem("ledger", f"story {story.id}", "Its text is missing and was not purged.", RESTORE)
        yield from _outside(f"story {story.id}", (block.span for block in story.blocks), lengths[story.id])
    for reading in _values(store, EntryKind.READING, Reading, problems):
        yield from _reading(reading, lengths)
    yield from _acts(store, lengths)
    yield from problems


def _acts(store: Store, lengths: Mapping[str, int | None]) -> Iterator[Problem]:
    """Acts of people that cannot be read, that undo what is not there, or that judge claims outside their text."""
    known: set[str] | None = None
    for entry in store.entries(EntryKind.REVIEW):
        try:
            act = read_act(entry)
        except LedgerError as error:
            yield error.problem
            continue
        place = f"entry {entry.id}"
        if isinstance(act, Undo):
            known = {other.id for other in store.entries()} if known is None else known
            if act.entry not in known:
                yield Problem("ledger", place, f"It undoes {act.entry}, which is missing.", RESTORE)
        for seen in seen_by(act):
            if seen.claim.id != claim_id(seen.claim):
                yield Problem("ledger", place, "The claim that it judges is not what its id says.", RESTORE)
            yield from _outside(place, _spans(seen.claim), lengths.get(seen.claim.story))


def _values(store: Store, kind: EntryKind, value: type[Any], problems: list[Problem]) -> Iterator[Any]:
    # Any: the class given decides, and each caller names it
    for entry in store.entries(kind):
        try:
            yield read_payload(value, entry)
        except LedgerError as error:
            problems.append(error.problem)


def _length(store: Store, story: Story, problems: list[Problem]) -> int | None:
    try:
        text = store.text(story.text_hash)
    except LedgerError as error:
        problems.append(error.problem)
        return None
    return None if text is None else len(text)


def _reading(reading: Reading, lengths: Mapping[str, int | None]) -> Iterator[Problem]:
    place = f"reading of {reading.story}"
    if reading.story not in lengths:
        yield Problem("ledger", place, "Its story is missing.", RESTORE)
        return
    length = lengths[reading.story]
    yield from _outside(
        place, _spans((tuple(item.span for item in reading.missed), reading.missed, reading.published)), length
    )
    for claim in reading.claims:
        yield from _claim(claim, reading, length)


def _claim(claim: Claim, reading: Reading, length: int | None) -> Iterator[Problem]:
    place = f"claim {claim.id}"
    if claim.id != claim_id(claim):
        yield Problem("ledger", place, "Its id is not that of what it says.", READ_AGAIN)
    if claim.story != reading.story:
        yield Problem("ledger", place, f"It stands in a reading of another story, {reading.story}.", READ_AGAIN)
    if claim.sentence.start >= claim.sentence.end or claim.content.start >= claim.content.end:
        yield Problem("ledger", place, "Its sentence or content is empty.", READ_AGAIN)
    yield from _outside(place, _spans(claim), length)


def _outside(place: str, spans: Iterable[Span], length: int | None) -> Iterator[Problem]:
    for span in spans:
        too_far = length is not None and span.end > length
        if span.start < 0 or span.end < span.start or too_far:
            fact = f"Characters {span.start} to {span.end} do not lie in the text."
            yield Problem("ledger", place, fact, READ_AGAIN)


def _spans(value: Any) -> Iterator[Span]:  # Any: whatever a claim is made of
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _spans(item)
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from _spans(getattr(value, field.name))
