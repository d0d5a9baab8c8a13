"""Judging on screen. Rule: a reviewer, by a form of the pages' own, and never over somebody else's head.

A form carries the position of the last decision that its page showed. Where somebody decided about the same thing
since, nothing is stored and the page shows both.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from http import HTTPStatus
from secrets import compare_digest
from typing import Annotated

from fastapi import Request
from pydantic import BaseModel, ConfigDict, Field

from wederhoor.ledger.views import Purge, Withdrawal
from wederhoor.model.folding import fold
from wederhoor.model.reviews import Act, Identity, Judgement, Pin, Review, Undo
from wederhoor.situation.unfit import Unfit
from wederhoor.web.access import Visitor
from wederhoor.web.desk import Desk
from wederhoor.web.problems import Refusal
from wederhoor.web.screen import screen_of
from wederhoor.web.source import Bench, Deed, Meanwhile

TRIES = 4  # times that others may get in between before somebody is told so
CLOSED = "Only who signed in with a reviewer's token may judge."
FOREIGN = "This form is not of your sign-in. Open the page again and send it from there."

Long = Annotated[str, Field(max_length=500)]


class Sent(BaseModel):
    """What every form that judges sends; any other field is refused."""

    model_config = ConfigDict(extra="forbid")

    form: Annotated[str, Field(max_length=100)] = ""  # of the sign-in
    since: Annotated[int, Field(ge=0)]  # the last decision that the page showed
    why: Long = ""
    to: Annotated[str, Field(max_length=2000)] = ""  # where to go on


class Clash(Exception):
    """Others decided about the same thing since the page was made; nothing was stored."""

    def __init__(self, deeds: Sequence[Deed], bench: Bench) -> None:
        super().__init__()
        self.deeds, self.bench = tuple(deeds), bench


def reviewer(request: Request) -> Visitor:
    """Who judges; raises Refusal for everybody who may not."""
    visitor = screen_of(request).visitor(request)
    if not visitor.reviewer or visitor.name is None:
        raise Refusal(HTTPStatus.FORBIDDEN, CLOSED)
    return visitor


def signer(request: Request, sent: Sent) -> tuple[str, str]:
    """Name and reason of a decision; raises Refusal for a form of another sign-in, and Unfit without a reason."""
    visitor = reviewer(request)
    if not compare_digest(visitor.form.encode(), sent.form.encode()):
        raise Refusal(HTTPStatus.FORBIDDEN, FOREIGN)
    why = " ".join(sent.why.split())
    if not why:
        raise Unfit("why", "Give a reason.")
    assert visitor.name is not None  # a reviewer has one
    return visitor.name, why


def now() -> datetime:
    """The present moment in UTC."""
    return datetime.now(UTC)


def stamp(moment: datetime) -> str:
    """A moment as acts have it."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def decide(
    desk: Desk, things: Iterable[str], since: int, make: Callable[[Bench, datetime], Sequence[Act | Pin]]
) -> tuple[str, ...]:
    """Store what `make` makes of the claims as they are now, and give the entries.

    Raises Clash, Occupied, and whatever `make` raises.
    """
    wanted = frozenset(things)
    for _ in range(TRIES):
        bench = desk.bench()
        found = [deed for deed in bench.deeds if deed.position > since and not wanted.isdisjoint(about(deed, bench))]
        if found:
            raise Clash(found, bench)
        moment = now()
        try:
            return desk.source.decide(make(bench, moment), bench.position, moment)
        except Meanwhile:
            continue
    raise Clash((), desk.bench())


def about(deed: Deed, bench: Bench) -> frozenset[str]:
    """The things that a decision is about, each under a name with its sort."""
    what = deed.what
    if isinstance(what, Undo):
        target = next((other for other in bench.deeds if other.entry == what.entry), None)
        return about(target, bench) if target else frozenset()
    if isinstance(what, Review):
        return frozenset(map(of_claim, {what.seen.claim.id, *_now_read(deed.entry, bench)}))
    if isinstance(what, Judgement):
        return frozenset(map(of_pair, (what.a.claim.id, what.b.claim.id)))
    if isinstance(what, Identity):
        return frozenset(map(of_actor, what.actors))
    if isinstance(what, Pin):
        return frozenset({of_name(what.name)})
    assert isinstance(what, Withdrawal | Purge)  # there are no other decisions
    return frozenset({f"story {what.story}"})


def of_claim(name: str) -> str:
    """A claim, as a thing that verdicts are about."""
    return f"claim {name}"


def of_pair(name: str) -> str:
    """A claim, as one of a pair that is judged."""
    return f"pair {name}"


def of_actor(name: str) -> str:
    """An actor, as one of two that are merged or split."""
    return f"actor {name}"


def of_name(name: str) -> str:
    """A written name of a place."""
    return f"name {fold(name)}"


def _now_read(entry: str, bench: Bench) -> tuple[str, ...]:
    """The claim that a review holds for in the newest reading."""
    verdicts = bench.docket.reviewed.verdicts if bench.docket.reviewed else {}
    return tuple(claim for claim, verdict in verdicts.items() if verdict.entry == entry)
