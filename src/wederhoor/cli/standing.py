"""Claims as they were read and acts as they stand, for `review`. Rule: an act is on a claim as its reader made it."""

import re
from collections.abc import Iterator, Mapping

from rich.markup import escape
from rich.table import Table

from wederhoor.cli.acting import SHORT, clock, deed, sentence
from wederhoor.cli.shelf import Shelf, find_row
from wederhoor.model.claims import Claim, Reading
from wederhoor.model.reviews import Act, ActKind, Identity, Judgement, Review, Seen, says_the_same, see, seen_by
from wederhoor.situation.listing import Row
from wederhoor.weighing.judged import pair

AGAIN = "to be seen again"
OUTDONE = "a newer act counts"


def one(kept: Shelf, named: str) -> tuple[Row, Seen]:
    """The claim that is meant, with what its reader made of it before anybody changed it; raises Failure."""
    row = find_row(kept.rows(), named)
    return row, _seen(kept, row)


def twins(kept: Shelf, row: Row) -> Iterator[tuple[Row, Seen]]:
    """The same claim in other reports: the same words of the sentence, read alike."""
    claim, words = _seen(kept, row).claim, _words(row.sentence)
    for other in kept.rows():
        if words and other.story.id != row.story.id and _words(other.sentence) == words:
            seen = _seen(kept, other)
            if seen.claim.claimants == claim.claimants and says_the_same(seen.claim, claim):
                yield other, seen


def named_actors(kept: Shelf) -> frozenset[str]:
    """Whom the claims of a ledger name, as they were read."""
    claims = (claim for reading in _read(kept) for claim in reading.claims)
    return frozenset(name for claim in claims for name in _people(claim))


def state(kept: Shelf, entry: str, act: Act) -> str:
    """Whether an act counts as it was given, counts for a newer reading, or does not count."""
    found = kept.reviewed
    assert found is not None  # there are acts
    if entry in found.again:
        return AGAIN
    if isinstance(act, Review):
        held = next((verdict for verdict in found.verdicts.values() if verdict.entry == entry), None)
        if held is None:
            there = any(story.id == act.seen.claim.story for story in kept.stories)
            return OUTDONE if there else "its story is not here"
        return "counts for a newer reading" if held.carried else "counts"
    if isinstance(act, Identity):
        first, second = (found.actors.get(name, name) for name in act.actors)
        return "counts" if (first == second) == (act.act is ActKind.MERGE) else OUTDONE
    return OUTDONE if isinstance(act, Judgement) and _outdone(act, kept) else "counts"


def table(kept: Shelf, acts: Mapping[str, Act], states: Mapping[str, str]) -> Table:
    """The acts with the words that they are about, laid out for the terminal."""
    shown = Table(box=None, pad_edge=False, header_style="bold")
    for column in ("entry", "when"):
        shown.add_column(column, no_wrap=True)
    for column, share in (("who and why", 2), ("what", 3), ("sentence", 3)):
        shown.add_column(column, overflow="fold", ratio=share)
    stories = {story.id: story for story in kept.stories}
    for entry, act in acts.items():
        words = "\n".join(filter(None, (sentence(seen.claim, stories) for seen in seen_by(act))))
        cells = (entry[:SHORT], clock(act.at), f"{act.by}: {act.why}", f"{deed(act)}\n{states[entry]}", words)
        shown.add_row(*map(escape, cells))
    return shown


def _outdone(act: Judgement, kept: Shelf) -> bool:
    assert kept.reviewed is not None  # the caller has an act
    judged = kept.reviewed.judged
    against = judged.apart if act.act is ActKind.SAME_MATTER else judged.same
    return pair(act.a.claim.id, act.b.claim.id) in {pair(*both) for both in against}


def _seen(kept: Shelf, row: Row) -> Seen:
    told = [claim for reading in _read(kept) if reading.story == row.claim.story for claim in reading.claims]
    return see(next(claim for claim in told if claim.id == row.claim.id), told)


def _read(kept: Shelf) -> tuple[Reading, ...]:
    return kept.reviewed.read if kept.reviewed else kept.readings


def _people(claim: Claim) -> tuple[str, ...]:
    return (*claim.claimants, *claim.via, *claim.agent, *claim.target)


def _words(text: str) -> tuple[str, ...]:
    """A sentence without marks and capitals, in which copies differ."""
    return tuple(re.findall(r"\w+", text.casefold()))
