"""What a person's decision comes to, before it is written down. Rule: what says nothing new is refused."""

from collections.abc import Mapping, Sequence
from contextlib import suppress

from wederhoor.model.packs import Theatre
from wederhoor.model.reviews import ActKind, Changes, Seen
from wederhoor.situation.correcting import Desk, Packs, changes_of
from wederhoor.situation.docket import Docket, named_actors, seen, twins
from wederhoor.situation.listing import Row
from wederhoor.situation.naming import actor_of
from wederhoor.situation.unfit import Unfit

Draft = tuple[Seen, Changes | None]  # a claim as it was read, and what a review changes of it


def verdict(docket: Docket, act: ActKind, row: Row, by: str, *, copies: bool = False) -> tuple[Draft, ...]:
    """An acceptance or a rejection of a claim, and of its copies where wanted; raises Unfit."""
    if _same_again(row, act, by):
        told = f"{row.claim.id} is {row.reviewed} already."
        raise Unfit("already", told, usage=False, claim=row.claim.id)
    others = [(twin, read) for twin, read in twins(docket, row) if not _same_again(twin, act, by)] if copies else []
    kept = act is ActKind.ACCEPT  # what was corrected is accepted as it stands
    return tuple((read, _before(of) if kept else None) for of, read in [(row, seen(docket, row)), *others])


def correction(
    docket: Docket, row: Row, given: Mapping[str, Sequence[str]], packs: Packs, *, copies: bool = False
) -> tuple[Draft, ...]:
    """New values for fields of a claim, and of its copies where wanted; raises Unfit."""
    actors = named_actors(docket)

    def changes(of: Row, read: Seen) -> Changes:
        return changes_of(given, Desk(packs, read.claim, of.story, actors), _before(of))

    own = seen(docket, row)
    found = [(own, changes(row, own))]
    for twin, read in twins(docket, row) if copies else ():
        with suppress(Unfit):  # it says so already, or its own report has nothing of the kind
            found.append((read, changes(twin, read)))
    return tuple(found)


def two_claims(docket: Docket, a: Row, b: Row) -> tuple[Seen, Seen]:
    """Two claims that are judged together; raises Unfit for one."""
    if a.claim.id == b.claim.id:
        raise Unfit("two_claims", f"Both name {a.claim.id}: give two claims.", claim=a.claim.id)
    return seen(docket, a), seen(docket, b)


def two_actors(docket: Docket, theatre: Theatre, names: tuple[str, str]) -> tuple[str, str]:
    """Two actors that are judged together; raises Unfit for one, for nobody and for several of a name."""
    known = named_actors(docket)
    first, second = (_actor(name, theatre, known) for name in names)
    if first == second:
        raise Unfit("two_actors", f"Both name {first!r}: give two actors.", name=first)
    return first, second


def _actor(name: str, theatre: Theatre, known: frozenset[str]) -> str:
    found = actor_of(name, theatre, known)
    if found is None:
        told = f"No actor is named {name!r} here. `wederhoor claims --format csv` lists claimants."
        raise Unfit("nobody", told, usage=False, name=name)
    return found


def _before(row: Row) -> Changes | None:
    return row.verdict.review.changes if row.verdict else None


def _same_again(row: Row, act: ActKind, by: str) -> bool:
    """Whether this very person said this of the claim, as it is now read, and nobody said otherwise since."""
    held = row.verdict
    return held is not None and held.review.act is act and held.review.by == by.strip() and not held.carried
