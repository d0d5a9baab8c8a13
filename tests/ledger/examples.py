"""Stories, readings and stores to test with."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from wederhoor.ledger import open_ledger
from wederhoor.ledger.memory import MemoryStore
from wederhoor.model.claims import Claim, ReadDate, Reading, with_id
from wederhoor.model.entries import Entry, EntryKind, Store
from wederhoor.model.ids import digest
from wederhoor.model.period import Period
from wederhoor.model.stories import Published, Story, make_story_id
from wederhoor.model.texts import Block, BlockKind, Span
from wederhoor.model.vocabulary import Basis, Kind

NOON = datetime(2022, 9, 11, 12, 0, tzinfo=UTC)
READER = "rules 1"
STORES = ("memory", "sqlite")


def at(minutes: int) -> datetime:
    """So many minutes after noon."""
    return NOON + timedelta(minutes=minutes)


def note(number: int) -> Entry:
    """A small entry, one per number."""
    return Entry.make(EntryKind.PIN, {"place": number})


def make_story(text: str = "De stad is ingenomen, zegt het leger.", key: str = "krant|/1", page: str = "p-1") -> Story:
    published = Published(Period.parse("2022-09-11"), Basis.DELIVERY)
    return Story(
        id=make_story_id(key, text, published.period.edtf, 0),
        key=key,
        page=page,
        text=text,
        text_hash=digest(text),
        blocks=(Block(0, len(text), BlockKind.BODY, 1),),
        outlet="De Krant",
        published=published,
    )


def make_claim(story: Story, kind: Kind = Kind.CAPTURE) -> Claim:
    whole = Span(0, len(story.text))
    return with_id(Claim(story.id, whole, whole, ("Ukrainian Armed Forces",), kind, "rule", cue=(Span(0, 2),)))


def make_reading(story: Story, reader: str = READER, kinds: tuple[Kind, ...] = (Kind.CAPTURE,)) -> Reading:
    claims = tuple(make_claim(story, kind) for kind in kinds)
    dated = ReadDate(Period.parse("2022-09-11"), Basis.TEXT, "weekday", Span(3, 7))
    return Reading(story.id, reader, claims, dated)


@contextmanager
def new_store(kind: str, name: str = "a") -> Iterator[Store]:
    """An empty store of a kind."""
    if kind == "memory":
        yield MemoryStore(f"l-{name}")
        return
    with TemporaryDirectory() as folder:
        store = open_ledger(Path(folder) / f"{name}.db")
        try:
            yield store
        finally:
            store.close()


def texts_of(store: Store, *texts: str) -> list[str]:
    """Those of the texts that the store holds."""
    return [text for text in texts if store.text(digest(text)) == text]
