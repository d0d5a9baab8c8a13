"""Pages and the stories on them. Rule: a story's text is normalised once, at intake, and never changed after."""

from dataclasses import dataclass

from wederhoor.model.ids import digest, make_id
from wederhoor.model.period import Period
from wederhoor.model.texts import READ_KINDS, Block, BlockKind
from wederhoor.model.vocabulary import Basis


@dataclass(frozen=True, slots=True)
class Delivery:
    """What came with a file: a sidecar, a line of deliveries.jsonl, or a feed."""

    outlet: str | None = None
    url: str | None = None
    published: str | None = None  # EDTF
    retrieved_at: str | None = None  # ISO 8601 with offset


@dataclass(frozen=True, slots=True)
class Page:
    """What was opened, identified by the hash of its bytes."""

    id: str
    source: str  # the path or address as the user named it; for messages, never for output
    media_type: str
    size: int  # bytes
    delivery: Delivery = Delivery()


@dataclass(frozen=True, slots=True)
class Published:
    """When a story came out, and how that is known."""

    period: Period
    basis: Basis


@dataclass(frozen=True, slots=True)
class Story:
    """One news report. The blocks lie over the text; what no block covers is white space."""

    id: str
    key: str  # outlet and address or guid: what stays the same when the page changes
    page: str  # Page.id
    text: str  # empty once purged
    text_hash: str
    blocks: tuple[Block, ...] = ()
    outlet: str | None = None
    title: str | None = None
    dateline_places: tuple[str, ...] = ()  # as written: ("KYIV", "LONDEN")
    credits: tuple[str, ...] = ()  # wire services, as written: ("ANP", "RTR")
    language: str = "nl"
    published: Published | None = None
    address: str | None = None
    guid: str | None = None
    age: str | None = None  # "3 uur geleden", where the page gives an age and no date
    main: bool = True  # False for another story found under the main one
    number: int = 0  # place on its page

    @property
    def main_text(self) -> str:
        """The text without furniture, blocks joined as they stand."""
        kept = [block.span.of(self.text) for block in self.blocks if block.kind is not BlockKind.FURNITURE]
        return "\n".join(kept)

    @property
    def readable(self) -> tuple[Block, ...]:
        """The blocks in which claims are looked for."""
        return tuple(block for block in self.blocks if block.kind in READ_KINDS)


def make_story_id(key: str, text: str, published: str | None, number: int) -> str:
    """A story's id: its key, text, date and number on the page; the same content gives the same id everywhere."""
    return make_id("s", key, digest(text), published, number)
