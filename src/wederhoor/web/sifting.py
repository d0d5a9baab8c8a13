"""Searches, however large a ledger is. Rule: a page and the API find the same, and both narrow it here."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from wederhoor.situation.found import Key
from wederhoor.situation.listing import Row
from wederhoor.situation.registering import moment_of
from wederhoor.situation.sieve import Sieve
from wederhoor.web.desk import Desk
from wederhoor.web.source import Asked, Sifted, Sifter, Slot


@dataclass(frozen=True, slots=True)
class Near:
    """The sentences found in a ledger of which every report is in memory."""

    sieve: Sieve

    def sifted(self, chosen: Mapping[str, str], after: Key | None, most: int, *, newest: bool) -> Sifted:
        """What has every value chosen, of which so many sentences are listed after one: the best or newest first."""

        def place(key: Key) -> Key:
            return (0.0, *key[1:]) if newest else key

        fitting = self.sieve.narrow(chosen)
        listed = sorted(fitting, key=lambda item: place(item.key)) if newest else fitting  # else they lie so
        begin = bisect_right(listed, after, key=lambda item: place(item.key)) if after else 0
        claims = sum(len(item.claims) for item in fitting)
        return Sifted(len(fitting), claims, self.sieve.facets(chosen), tuple(listed[begin : begin + most]))

    def rows(self, begin: Slot, most: int) -> Sequence[Row]:
        """The claims on them, of the stories from a place in the list on, however many."""
        found = (item for item in self.sieve.found if (moment_of(item.published), item.story.id) >= begin)
        rows = {claim.id: Row(claim, item.story, item.published) for item in found for claim in item.claims}
        return tuple(rows.values())


def sifter_of(desk: Desk, asked: Asked, typed: str, *, bare: bool) -> Sifter:
    """The sentences that fit a question as it is typed, all with a claim for an empty one.

    `bare` says whether sentences without a claim are among them.
    """
    lists, sought = desk.lists(asked), desk.source.seek(typed)
    if lists is not None:
        key = asked.moments, typed if sought.parts else "", bare and bool(sought.parts)
        found: Sifter | None = desk.remember("sifter", key, lambda: lists.sifter(sought, bare=bare))
        if found is not None:
            return found
    return Near(desk.sieve(asked, typed, bare=bare))
