"""What is kept of a story to find it by. Rule: a card follows from one story and its reading, and from nothing else."""

from collections.abc import Iterable, Iterator

from wederhoor.model.catalogue import Card, KeyKind, claim_key, closed_key, key_of, open_key, seconds
from wederhoor.model.claims import Claim, Reading
from wederhoor.model.period import Period
from wederhoor.model.stories import Story
from wederhoor.model.vocabulary import Kind
from wederhoor.situation.counters import total_of
from wederhoor.situation.derived import is_open
from wederhoor.situation.periods import published_of
from wederhoor.weighing.fingerprints import sketch
from wederhoor.weighing.oppositions import HOLDS

VERSION = "2"  # of what a card holds: another one makes every ledger write its cards anew
HOLDING = HOLDS | {Kind.WITHDRAWAL}


def card(story: Story, reading: Reading | None) -> Card:
    """The card of a story as it was last read."""
    own = published_of(story, reading)
    period = own.period if own is not None and own.period.known_at is not None else None
    open_ = is_open(story, own if period else None)
    claims = reading.claims if reading is not None else ()
    keys = {*_marks(story, open_), *_totals(claims, open_), *town_keys(claims), (KeyKind.PAGE, page_key(story))}
    keys |= {(KeyKind.CLAIM, claim_key(claim.id)) for claim in claims}
    return Card(
        story=story.id,
        outlet=story.outlet,
        first=seconds(period.start) if period and period.start else None,
        known=known_second(period) if period else None,
        day=day.toordinal() if period and (day := period.day) else None,
        open=open_,
        keys=tuple(sorted(keys)),
    )


def page_key(story: Story) -> int:
    """The key that the versions of a story share."""
    return key_of(KeyKind.PAGE, story.key)


def known_second(period: Period) -> int:
    """The second at which a story of a Period that ends is known."""
    known = period.known_at
    assert known is not None  # the caller asks of a Period with an end
    return seconds(known)


def town_keys(claims: Iterable[Claim]) -> Iterator[tuple[KeyKind, int]]:
    """Keys of the places of which claims say who holds, leaves or enters them; which are towns is seen later."""
    for claim in claims:
        kind = KeyKind.HELD if claim.kind in HOLDING else KeyKind.ENTERED if claim.kind is Kind.ADVANCE else None
        if kind is not None:
            for place in {*claim.target, *claim.place_ids}:
                yield kind, key_of(kind, place)


def _marks(story: Story, open_: bool) -> Iterator[tuple[KeyKind, int]]:
    for mark in sketch(story):
        yield (KeyKind.OPEN_MARK, open_key(2 * mark)) if open_ else (KeyKind.MARK, 2 * mark)


def _totals(claims: Iterable[Claim], open_: bool) -> Iterator[tuple[KeyKind, int]]:
    for claim in claims:
        name = total_of(claim)
        if name is not None:
            key = closed_key(key_of(KeyKind.TOTAL, repr(name)))
            yield (KeyKind.OPEN_TOTAL, open_key(key)) if open_ else (KeyKind.TOTAL, key)
