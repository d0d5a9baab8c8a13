"""The best one-to-one pairing of two lists. Rule: the total weight is greatest, and ties fall the same way every time.

The Hungarian method with potentials, one row at a time: cubic in the number of claims of a document, which is small.
"""

from collections.abc import Sequence

Weights = Sequence[Sequence[int]]
Pairs = tuple[tuple[int, int], ...]


def assign(weights: Weights) -> Pairs:
    """Pairs (row, column) of greatest total weight, in order; a pair of weight 0 is none."""
    rows, columns = len(weights), len(weights[0]) if weights else 0
    if not rows or not columns:
        return ()
    if rows > columns:
        turned = [[row[column] for row in weights] for column in range(columns)]
        return tuple(sorted((row, column) for column, row in assign(turned)))
    matching = _Matching(weights)
    for row in range(1, rows + 1):
        matching.add(row)
    pairs = ((owner - 1, column - 1) for column, owner in enumerate(matching.owner) if column and owner)
    return tuple(sorted(pair for pair in pairs if weights[pair[0]][pair[1]] > 0))


class _Matching:
    """A pairing under construction; rows and columns count from 1, column 0 is where a new row enters."""

    def __init__(self, weights: Weights) -> None:
        top = max(map(max, weights))
        self.cost = [[top - weight for weight in row] for row in weights]
        self.columns = len(weights[0])
        self.owner = [0] * (self.columns + 1)
        self.row_price = [0] * (len(weights) + 1)
        self.column_price = [0] * (self.columns + 1)

    def add(self, row: int) -> None:
        """Give a row a column, moving earlier rows where that is cheaper."""
        self.owner[0] = row
        before = [0] * (self.columns + 1)  # the column from which each was reached
        slack: list[float] = [float("inf")] * (self.columns + 1)
        done = [False] * (self.columns + 1)
        here = 0
        while self.owner[here]:
            done[here] = True
            following = self._reach(here, before, slack, done)
            self._shift(int(slack[following]), slack, done)
            here = following
        while here:
            self.owner[here] = self.owner[before[here]]
            here = before[here]

    def _reach(self, here: int, before: list[int], slack: list[float], done: list[bool]) -> int:
        """The cheapest column not yet done, seen from here."""
        row, nearest = self.owner[here], 0
        least = float("inf")
        for column in range(1, self.columns + 1):
            if done[column]:
                continue
            price = self.cost[row - 1][column - 1] - self.row_price[row] - self.column_price[column]
            if price < slack[column]:
                slack[column], before[column] = price, here
            if slack[column] < least:
                least, nearest = slack[column], column
        return nearest

    def _shift(self, step: int, slack: list[float], done: list[bool]) -> None:
        for column in range(self.columns + 1):
            if done[column]:
                self.row_price[self.owner[column]] += step
                self.column_price[column] -= step
            else:
                slack[column] -= step
