"""The situation that a command looks at, and the one before it. Rule: no clock; the default follows from the ledger."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path

from wederhoor.cli import moments
from wederhoor.cli.compose import Program, opened
from wederhoor.cli.failures import NOT_DONE, Failure
from wederhoor.cli.shelf import Shelf, shelf
from wederhoor.ledger import LedgerError
from wederhoor.ledger.acts import standing, undone
from wederhoor.ledger.catalogue import SqliteCatalogue, behind
from wederhoor.ledger.opening import PATIENCE, open_sqlite
from wederhoor.ledger.sqlite import SqliteStore
from wederhoor.model.catalogue import EVER, NEVER, SHORTEST, claim_key, seconds
from wederhoor.model.entries import DECIDED, EntryKind
from wederhoor.model.period import Period, at_home
from wederhoor.model.reviews import Act, Judgement, seen_by
from wederhoor.model.stories import Story
from wederhoor.situation import cards
from wederhoor.situation.assembly import assemble
from wederhoor.situation.finding import NOTHING, Asked, Decided, Found, find, find_around, leads_of
from wederhoor.situation.near import Reach, reach_of
from wederhoor.situation.periods import default_period, previous
from wederhoor.situation.reviewed import apply, renamed
from wederhoor.situation.value import Situation
from wederhoor.weighing.copies import Twin, find_twins
from wederhoor.weighing.judged import UNJUDGED, Judged

EMPTY = "The ledger holds no dated story. Read some with `wederhoor read PATH`."


@dataclass(frozen=True, slots=True)
class View:
    """What an update is composed from."""

    situation: Situation
    previous: Situation


def look(program: Program, kept: Shelf, asked: Period | None = None, known_at: datetime | None = None) -> View:
    """The situation of a period, and that of the one before it as known at its end; raises Failure.

    Without a period it is the last single day with a dated story, else the last month.
    """
    period = asked or kept.period or default_period(kept.stories, kept.readings)
    if period is None:
        raise Failure(EMPTY, NOT_DONE)

    judged = judgements(program, kept)

    def seen(stretch: Period, moment: datetime | None) -> Situation:
        return assemble(
            kept.stories, kept.readings, program.theatre, program.gazetteer, stretch, moment, kept.reach, judged
        )

    return View(seen(period, known_at), seen(previous(period), None))


def glance(program: Program, kept: Shelf, asked: Period | None = None, known_at: datetime | None = None) -> Situation:
    """The situation of a period alone, for a page about one thing; raises Failure.

    Without a period it is the day of the moment asked, else what the update takes without one.
    """
    period = asked or _day_of(known_at) or kept.period or default_period(kept.stories, kept.readings)
    if period is None:
        raise Failure(EMPTY, NOT_DONE)
    judged = judgements(program, kept)
    return assemble(
        kept.stories, kept.readings, program.theatre, program.gazetteer, period, known_at, kept.reach, judged
    )


def _day_of(known_at: datetime | None) -> Period | None:
    return Period.of_day(at_home(known_at).date()) if known_at else None


def glanced(
    program: Program, path: Path, asked: Period | None, known_at: str | None, recorded_as_of: str | None
) -> Situation:
    """The situation of a period alone, from a ledger and moments as a user types them; raises Failure."""
    moment, recorded = moments.known_at(known_at), moments.recorded_as_of(recorded_as_of)
    with opened(path) as store:
        kept = shelf(store, recorded)
    return glance(program, kept, asked, moment)


def judgements(program: Program, kept: Shelf) -> Judged:
    """What people said of pairs of claims; from here on the program's theatre knows merged actors by one name."""
    if kept.reviewed is None:
        return UNJUDGED
    program.theatre = renamed(program.theatre, kept.reviewed.actors)
    return kept.reviewed.judged


def near(path: Path, asked: Period | None, known_at: datetime | None, recorded_as_of: datetime | None) -> Shelf:
    """What `look` needs of a ledger for one period and no more; all of it where the ledger cannot say.

    It cannot as it was recorded up to a moment, nor where `nearby` cannot. Raises LedgerError.
    """
    found = nearby(path, asked, known_at) if recorded_as_of is None else None
    if found is not None:
        return found
    with opened(path) as store:
        return shelf(store, recorded_as_of)


def nearby(path: Path, asked: Period | None, known_at: datetime | None, *, alone: bool = False) -> Shelf | None:
    """What `look`, or with `alone` what `glance` needs of a ledger for one period; None where the ledger cannot say.

    It cannot where its catalogue is behind and may not be written, nor where people took back that a story is
    withdrawn or judged a claim that is near together with an older one, nor of a period without a beginning or an end.
    Raises LedgerError.
    """
    with planned(path, asked, known_at, alone=alone) as plan:
        return plan.shelf() if plan is not None else None


@contextmanager
def planned(
    path: Path, asked: Period | None, known_at: datetime | None, *, alone: bool = False
) -> "Iterator[Plan | None]":
    """What `nearby` would read of a ledger, found but not read, for as long as the ledger is open."""
    with catalogued(path) as store:
        if store is None or brought_back(store):
            yield None
            return
        yield _near(store, asked or (_day_of(known_at) if alone else None), known_at, alone)


@dataclass(frozen=True, slots=True)
class Plan:
    """What is near one period in a ledger, before it is read."""

    store: SqliteStore
    found: Found
    period: Period
    acts: Mapping[str, Act]
    asks: tuple[Asked, ...]

    def basis(self) -> str:
        """What stays the same as long as `shelf` does, whatever else the ledger holds: a digest.

        Entries never change. So a shelf follows from which stories it has, which of their readings count, how far it
        reaches, and what people decided of anything.
        """
        found, reach = self.found, self.found.reach
        parts = (
            self.period.edtf,
            [(one.period.edtf, one.moment.isoformat()) for one in self.asks],
            SqliteCatalogue(self.store).held(found.stories),
            sorted(found.ground),
            sorted((story, sorted(others)) for story, others in found.leads.items()),
            reach.since.isoformat(),
            [(at.isoformat(), told.reports, sorted(told.outlets), told.bare) for at, told in reach.totals.items()],
            sorted(entry.id for kind in DECIDED for entry in self.store.entries(kind)),
        )
        return sha256(repr(parts).encode()).hexdigest()

    def shelf(self) -> Shelf:
        """All of it, read."""
        found, acts = self.found, self.acts
        stories, readings = SqliteCatalogue(self.store).load(found.stories, found.ground)
        reach = replace(found.reach, twins=find_twins(stories, found.leads))
        if not acts:
            return Shelf(stories, readings, reach=reach, period=self.period)
        reviewed = apply(readings, acts)
        return Shelf(stories, reviewed.readings, reviewed, reach, self.period)


def around(path: Path, story: str) -> Shelf | None:
    """One story with its versions and what may be its copies; none where it is not in the ledger.

    None where the ledger cannot say, as with `nearby`. Raises LedgerError.
    """
    with catalogued(path) as store:
        if store is None or brought_back(store):
            return None
        catalogue = SqliteCatalogue(store)
        found = find_around(catalogue, story)
        if found is None:
            return Shelf((), ())
        stories, readings = catalogue.load(found.stories)
        acts = standing(store)
        reach = replace(found.reach, twins=find_twins(stories, found.leads))
        return Shelf(stories, apply(readings, acts).readings if acts else readings, reach=reach)


def near_copies(path: Path, stories: Iterable[Story]) -> tuple[Twin, ...] | None:
    """Near copies of the stories without a date, among some; None where the ledger cannot say. Raises LedgerError."""
    with catalogued(path) as store:
        if store is None or brought_back(store):
            return None
        catalogue = SqliteCatalogue(store)
        leads = leads_of(catalogue, catalogue.undated())
    return find_twins(stories, leads)


def holders_of_claim(path: Path, claim: str) -> Mapping[str, str] | None:
    """The claims whose id begins so, each with its story; None where the ledger cannot say. Raises LedgerError."""
    if len(claim) < SHORTEST:
        return None
    with catalogued(path) as store:
        if store is None or brought_back(store):
            return None
        catalogue = SqliteCatalogue(store)
        told = catalogue.holders((claim_key(claim),), NEVER, EVER, EVER)
        _, readings = catalogue.load(story for stories in told.values() for story in stories)
        return {one.id: one.story for reading in readings for one in reading.claims if one.id.startswith(claim)}


@contextmanager
def catalogued(path: Path) -> Iterator[SqliteStore | None]:
    """A ledger whose catalogue knows all that was recorded; None where it cannot know. Raises LedgerError."""
    if not caught_up(path):
        yield None
        return
    with opened(path) as store:
        yield store if isinstance(store, SqliteStore) else None


def brought_back(store: SqliteStore) -> bool:
    """Whether somebody took back that a story is withdrawn: the catalogue does not know."""
    gone = {entry.id for entry in store.entries(EntryKind.WITHDRAWAL)}
    return bool(gone) and not gone.isdisjoint(undone(store))


def caught_up(path: Path, patience: float = PATIENCE) -> bool:
    """Whether the catalogue of a ledger knows all that was recorded, or does so now.

    A ledger of an older schema is brought up to date; none is made where there is none. `patience` is how many seconds
    to wait for another program that writes.
    """

    def learn(store: SqliteStore) -> None:
        from wederhoor.ledger.cataloguing import catch_up

        catch_up(store, cards.card, cards.VERSION)

    return kept_up(path, lambda store: behind(store, cards.VERSION), learn, patience)


def kept_up(
    path: Path,
    behind: Callable[[SqliteStore], int],
    learn: Callable[[SqliteStore], None],
    patience: float = PATIENCE,
) -> bool:
    """Whether what is derived from a ledger knows all that was recorded, or does so once it has learned.

    `behind` says how many recordings it does not know. `patience` as above.
    """
    try:
        with opened(path) as store:
            if not isinstance(store, SqliteStore) or not behind(store):
                return isinstance(store, SqliteStore)
    except LedgerError:
        if not path.is_file():
            return False
    try:
        with closing(open_sqlite(path, patience=patience)) as writer:
            learn(writer)
    except LedgerError:
        return False
    return True


def _near(store: SqliteStore, asked: Period | None, known_at: datetime | None, alone: bool) -> Plan | None:
    catalogue = SqliteCatalogue(store)
    day = catalogue.last_day()
    period = asked or (Period.of_day(date.fromordinal(day)) if day is not None else None)
    if period is None or period.known_at is None or period.first_day is None:
        return None
    asks, before = [Asked(period, (known_at or period.known_at).astimezone(UTC))], previous(period)
    if not alone:
        asks.append(Asked(before, before.known_at or period.known_at))
    acts = standing(store)
    decided = Decided.of(apply(catalogue.load(judged_stories(acts))[1], acts).readings) if acts else NOTHING
    near = Reach(reach_of(before if period.day or not alone else period))  # a day alone is weighed as its update is
    if _reaches_back(catalogue, acts, seconds(near.start)):
        return None
    return Plan(store, find(catalogue, asks, near, decided), period, acts, tuple(asks))


def _reaches_back(catalogue: SqliteCatalogue, acts: Mapping[str, Act], start: int) -> bool:
    """Whether people brought a claim that is near together with an older one, or set them apart."""
    pairs = [[seen.claim.story for seen in seen_by(act)] for act in acts.values() if isinstance(act, Judgement)]
    filed = catalogue.filed({story for pair in pairs for story in pair})
    old = {card.story for card in filed if card.known is not None and card.known < start}
    return any(len(old.intersection(pair)) == 1 for pair in pairs if pair[0] != pair[1])


def judged_stories(acts: Mapping[str, Act]) -> set[str]:
    """The stories of which people decided something."""
    return {seen.claim.story for act in acts.values() for seen in seen_by(act)}
