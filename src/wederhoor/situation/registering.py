"""What a register holds of a story. Rule: what a list would find in the story itself, and nothing else."""

from collections import Counter
from collections.abc import Iterable, Iterator

from wederhoor.model.claims import Claim, Reading
from wederhoor.model.period import Period
from wederhoor.model.register import LAST, NO_DAY, Listed, Register, Registered
from wederhoor.model.stories import Story
from wederhoor.situation.derived import is_open
from wederhoor.situation.doubting import Doubts
from wederhoor.situation.found import days_of, newest_of
from wederhoor.situation.needing import Kept, Packs, doubt_name, doubts, of_story
from wederhoor.situation.periods import published_of

VERSION = "2"  # of what is registered: another one makes every ledger write its register anew


def version_of(packs: Packs, places: str) -> str:
    """What changes with what is registered of any story; `places` is the digest of the gazetteer."""
    return f"{VERSION} {packs.theatre.digest} {packs.language.digest} {places}"


def registrar(packs: Packs) -> Register:
    """What says of a story by what lists choose and order it."""
    return lambda story, reading: registered(story, reading, packs)


def registered(story: Story, reading: Reading | None, packs: Packs) -> Registered:
    """What lists choose and order a story by; of one that others may date, no more than that."""
    own = published_of(story, reading)
    given = own if own is not None and own.period.known_at is not None else None
    if is_open(story, given):
        return Registered(open=True)
    period = given.period if given else None
    claims = reading.claims if reading is not None else ()
    kept = Kept({story.id: story}, {story.id: reading} if reading else {}, {story.id: given} if given else {})
    doubtful = Doubts(packs.theatre, packs.gazetteer, kept.dated)
    marks = {claim.id: {("mark", mark) for mark in doubtful.marks(claim)} for claim in claims}
    for doubt in doubts(kept, packs):
        for claim in doubt.claims:
            marks[claim].add(("doubt", doubt_name(doubt)))
    dates = tuple(days_of(period))
    return Registered(
        open=False,
        moment=moment_of(period),
        newest=newest_of(period),
        edtf=period.edtf if period else None,
        day=day.isoformat() if period and (day := period.day) else None,
        month=dates[0] if dates else None,
        date=dates[1] if len(dates) > 1 else None,
        last_day=last_day_of(period),
        claims=tuple(listed(claim, marks[claim.id]) for claim in claims),
        findings=Counter(of_story(kept, packs)),
    )


def moment_of(period: Period | None) -> str:
    """What sorts by when something was known; what has no date comes last."""
    known = period.known_at if period else None
    return known.isoformat() if known else LAST


def last_day_of(period: Period | None) -> str:
    """The last day of a Period; what has none comes before every other."""
    last = period.last_day if period else None
    return last.isoformat() if last else NO_DAY


def listed(claim: Claim, marks: Iterable[tuple[str, str]] = ()) -> Listed:
    """A claim by what lists choose it by; `marks` are further sorts and values."""
    also = tuple((span.start, span.end) for span in claim.also)
    return Listed(claim.sentence.start, claim.sentence.end, also, frozenset((*_values(claim), *marks)))


def _values(claim: Claim) -> Iterator[tuple[str, str]]:
    yield "kind", claim.kind.value
    yield "certainty", claim.certainty.value
    yield from (("claimant", name) for name in claim.claimants)
    yield from (("place", name) for name in claim.place_ids)
