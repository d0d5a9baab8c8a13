"""Short ways to a story: own words for a page, and what became of its blocks."""

from wederhoor.intake import Taken, take_bytes
from wederhoor.model.stories import Delivery, Story

NOTHING = Delivery()


def take(text: str, delivery: Delivery = NOTHING, source: str = "page") -> Taken:
    return take_bytes(text.encode("utf-8"), source, delivery)


def only(text: str, delivery: Delivery = NOTHING) -> Story:
    taken = take(text, delivery)
    assert len(taken.stories) == 1, taken
    return taken.stories[0]


def blocks(story: Story) -> list[tuple[str, str]]:
    return [(block.kind.value, block.span.of(story.text)) for block in story.blocks]


def of_kind(story: Story, kind: str) -> list[str]:
    return [text for found, text in blocks(story) if found == kind]
