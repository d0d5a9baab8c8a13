"""Claims as they lie before whoever judges them. Rule: an act is on a claim as its reader made it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from wederhoor.model.claims import Claim, Reading
from wederhoor.model.reviews import Act, ActKind, Identity, Judgement, Review, Seen, says_the_same, see
from wederhoor.situation.listing import Row
from wederhoor.situation.reviewed import Reviewed
from wederhoor.weighing.judged import pair

COUNTS, CARRIED = "counts", "counts for a newer reading"
AGAIN, OUTDONE, GONE = "to be seen again", "a newer act counts", "its story is not here"


@dataclass(frozen=True, slots=True)
class Docket:
    """All claims of a ledger with what people said of them."""

    rows: tuple[Row, ...]  # as people reviewed them, the rejected ones too
    read: tuple[Reading, ...]  # as their readers made them
    reviewed: Reviewed | None = None  # None where nobody decided anything
    stories: frozenset[str] = field(default_factory=frozenset)  # Story.id of those that count


def seen(docket: Docket, row: Row) -> Seen:
    """What the reader made of a claim before anybody changed it."""
    told = [claim for reading in docket.read if reading.story == row.claim.story for claim in reading.claims]
    return see(next(claim for claim in told if claim.id == row.claim.id), told)


def twins(docket: Docket, row: Row) -> Iterator[tuple[Row, Seen]]:
    """The same claim in other reports: the same words of the sentence, read alike."""
    claim, words = seen(docket, row).claim, _words(row.sentence)
    for other in docket.rows:
        if words and other.story.id != row.story.id and _words(other.sentence) == words:
            found = seen(docket, other)
            if found.claim.claimants == claim.claimants and says_the_same(found.claim, claim):
                yield other, found


def named_actors(docket: Docket) -> frozenset[str]:
    """Whom the claims of a ledger name, as they were read."""
    claims = (claim for reading in docket.read for claim in reading.claims)
    return frozenset(name for claim in claims for name in people(claim))


def people(claim: Claim) -> tuple[str, ...]:
    """Everybody whom a claim names."""
    return (*claim.claimants, *claim.via, *claim.agent, *claim.target)


def state(docket: Docket, entry: str, act: Act) -> str:
    """Whether an act that stands counts as it was given, counts for a newer reading, or does not count."""
    found = docket.reviewed
    assert found is not None  # there are acts
    if entry in found.again:
        return AGAIN
    if isinstance(act, Review):
        held = next((verdict for verdict in found.verdicts.values() if verdict.entry == entry), None)
        if held is None:
            return OUTDONE if act.seen.claim.story in docket.stories else GONE
        return CARRIED if held.carried else COUNTS
    if isinstance(act, Identity):
        first, second = (found.actors.get(name, name) for name in act.actors)
        return COUNTS if (first == second) == (act.act is ActKind.MERGE) else OUTDONE
    return OUTDONE if isinstance(act, Judgement) and _outdone(act, found) else COUNTS


def _outdone(act: Judgement, found: Reviewed) -> bool:
    against = found.judged.apart if act.act is ActKind.SAME_MATTER else found.judged.same
    return pair(act.a.claim.id, act.b.claim.id) in {pair(*both) for both in against}


def _words(text: str) -> tuple[str, ...]:
    """A sentence without marks and capitals, in which copies differ."""
    return tuple(re.findall(r"\w+", text.casefold()))
