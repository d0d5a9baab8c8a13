"""Claims with what people said of them, and with what is doubtful about them. Rule: a mark is a fact of the reading."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from wederhoor.situation.listing import Row
from wederhoor.web.deeds import Teller, Told
from wederhoor.web.review import about, of_claim
from wederhoor.web.source import Bench


@dataclass(frozen=True, slots=True)
class Judged:
    """What a page shows of the judgements on one claim."""

    act: str  # that of the review that counts; '' where nobody said anything
    by: str  # whose it is
    deeds: tuple[Told, ...]  # on this claim, the newest last

    @property
    def undoable(self) -> Told | None:
        """The last decision that can be undone."""
        return next((deed for deed in reversed(self.deeds) if deed.undoable), None)


@dataclass(frozen=True, slots=True)
class Beside:
    """What a page of claims needs for judging them."""

    rows: tuple[Row, ...]  # the rejected ones too
    since: int  # the last decision that the page shows
    of: Mapping[str, Judged]  # by claim
    form: str  # of the sign-in


def judged(rows: Collection[Row], teller: Teller) -> dict[str, Judged]:
    """The judgements on some claims."""
    by_claim: dict[str, list[Told]] = {row.claim.id: [] for row in rows}
    for deed in teller.bench.deeds:
        for thing in about(deed, teller.bench):
            sort, _, name = thing.partition(" ")
            if sort in {"claim", "pair"} and name in by_claim:
                by_claim[name].append(teller.tell(deed))
    held = {row.claim.id: (row.verdict.review.act.value, row.verdict.review.by) for row in rows if row.verdict}
    return {name: Judged(*held.get(name, ("", "")), tuple(deeds)) for name, deeds in by_claim.items()}


def waiting(bench: Bench) -> Iterator[Row]:
    """The claims of which nobody said anything that still holds."""
    return (row for row in bench.docket.rows if row.verdict is None)


def key_of_claim(name: str, story: str) -> frozenset[str]:
    """The things that a verdict on a claim is about: the claim, and whether its report counts."""
    return frozenset({of_claim(name), f"story {story}"})
