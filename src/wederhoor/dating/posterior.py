"""What clues say together: a weight for every day. Rule: their order changes nothing; a barred day stays barred."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, fsum, log

from wederhoor.dating.clue import Clue

TRUST = 1.3  # how much more clues that agree weigh than each for itself; set on reports written for it
DIGITS = 9  # to which logarithms and masses are rounded before they are compared


@dataclass(frozen=True, slots=True)
class Days:
    """The share of each day, from the first on; empty where no day is left."""

    first: int  # ordinal
    shares: tuple[float, ...]

    def smallest(self, mass: float) -> tuple[int, int] | None:
        """The first and last ordinal of the shortest stretch with this share, the earliest of several."""
        best: tuple[int, int] | None = None
        start, held = 0, 0.0
        for end, share in enumerate(self.shares):
            held += share
            while start < end and round(held - self.shares[start], DIGITS) >= mass:
                held -= self.shares[start]
                start += 1
            if round(held, DIGITS) >= mass and (best is None or end - start < best[1] - best[0]):
                best = start, end
        return (self.first + best[0], self.first + best[1]) if best else None

    def around(self, first: int, last: int, part: float, widest: int) -> tuple[int, int]:
        """A stretch with the days beside it that have that part of the likeliest day's share, the likelier first."""
        least = round(part * max(self.shares, default=0.0), DIGITS)
        start, end = first - self.first, last - self.first
        while end - start + 1 < widest:
            before = self.shares[start - 1] if start > 0 else -1.0
            after = self.shares[end + 1] if end + 1 < len(self.shares) else -1.0
            if max(before, after) < least:
                break
            start, end = (start - 1, end) if before > after else (start, end + 1)
        return self.first + start, self.first + end

    def share(self, first: int, last: int) -> float:
        """What a stretch holds together."""
        begin = max(0, first - self.first)
        return round(fsum(self.shares[begin : max(begin, last + 1 - self.first)]), DIGITS)


def weigh(clues: Sequence[Clue], first: int, prior: Sequence[float]) -> Days:
    """The share of each day, given how likely each was before and what fits it."""
    ordered = sorted(clues, key=lambda clue: clue.order)
    logs = [_fit(ordered, first + number, before) for number, before in enumerate(prior)]
    highest = max((one for one in logs if one is not None), default=None)
    if highest is None:
        return Days(first, ())
    raw = [0.0 if one is None else exp(one - highest) for one in logs]
    total = fsum(raw)
    return Days(first, tuple(round(one / total, DIGITS) for one in raw))


def _fit(clues: Sequence[Clue], day: int, before: float) -> float | None:
    """The logarithm of a day's weight, or None where something bars it."""
    weights = [before, *(clue.at(day) for clue in clues)]
    return round(TRUST * fsum(map(log, weights)), DIGITS) if min(weights) > 0 else None
