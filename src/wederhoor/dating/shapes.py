"""How long before and after an anchor it is spoken of. Rule: a height says how much likelier those days are."""

from wederhoor.dating.clue import FAR, Slope
from wederhoor.model.chronicle import Anchor
from wederhoor.model.vocabulary import Kind


def news(anchor: Anchor, fresh: bool, often: bool) -> tuple[Slope, ...]:
    """A town said to be taken: a claim runs some days ahead, news of it some days behind."""
    first, last = _days(anchor)
    share = 0.1 if often else 1.0
    if fresh:
        return (Slope.of(first - 4, last + 7, 5000.0 * share, 4, 14),)
    return (Slope.of(first - 4, last + 12, 1500.0 * share, 7, 20),)


def siege(anchor: Anchor, height: float) -> tuple[Slope, ...]:
    """Fighting for a town: the weeks before it falls most of all, the months before it, a month after it.

    Where the anchor is itself an attack, the fighting follows it.
    """
    first, last = _days(anchor)
    if anchor.kind == Kind.ATTACK:
        return (Slope.of(first - 2, last + 40, height, 2, 60),)
    return (Slope.of(first - 45, last + 7, height, 30, 20), Slope.of(first - 240, last, height / 4, 0, 30))


def around(anchor: Anchor, height: float) -> tuple[Slope, ...]:
    """A town that is merely named."""
    first, last = _days(anchor)
    return (Slope.of(first - 30, last + 20, height, 30, 40),)


def blow(anchor: Anchor, fresh: bool, height: float) -> tuple[Slope, ...]:
    """A strike on a place: it is news for some days; told without a day, it may be any strike of those months."""
    first, last = _days(anchor)
    if fresh:
        return (Slope.of(first, last + 5, height, 0, 10),)
    return (Slope.of(first, last + 8, height / 3, 0, 25), Slope.of(first - 30, last + 30, height / 12, 30, 30))


def holding(anchor: Anchor) -> tuple[Slope, ...]:
    """A town said to be held by whoever gained it then: most of all in the weeks after."""
    first, last = _days(anchor)
    return (Slope.of(first - 3, last + 14, 150.0, 4, 30), Slope.of(first - 3, last + 120, 4.0, 4, 120))


def rare(anchor: Anchor, height: float) -> tuple[Slope, ...]:
    """A kind of happening that comes seldom: its news, and what comes of it."""
    first, last = _days(anchor)
    return (Slope.of(first - 1, last + 10, height, 2, 25),)


def tide(anchor: Anchor) -> tuple[Slope, ...]:
    """A side that gains ground somewhere gains it elsewhere in those weeks."""
    first, last = _days(anchor)
    return (Slope.of(first - 7, last + 10, 15.0, 5, 20),)


def later(anchor: Anchor) -> tuple[Slope, ...]:
    """What is told as past: from then on, the first year most of all."""
    first, _ = _days(anchor)
    return (Slope.of(first, first + 200, 1.0, 0, 500), Slope.of(first, FAR, 0.4))


def spoken(anchor: Anchor, height: float) -> tuple[Slope, ...]:
    """Talks: some days ahead of a round and some weeks after it."""
    first, last = _days(anchor)
    return (Slope.of(first - 8, last + 25, height, 10, 40),)


def known(anchor: Anchor, fresh: bool) -> tuple[Slope, ...]:
    """A proper name: it is hardly spoken of before its day; as news it is of that week."""
    first, last = _days(anchor)
    if fresh:
        return (Slope.of(first, last + 7, 3000.0, 0, 20), Slope.of(first, last + 300, 4.0))
    return (Slope.of(first, last + 60, 40.0, 0, 300),)


def _days(anchor: Anchor) -> tuple[int, int]:
    return anchor.first.toordinal(), anchor.last.toordinal()
