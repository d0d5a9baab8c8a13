"""Which of two texts was first. Rule: a credit, the agency's own item, the earlier moment; else nobody knows."""

from dataclasses import dataclass

from wederhoor.model.stories import Story
from wederhoor.weighing.passages import Item
from wederhoor.weighing.words import fold

RULES = ("credit", "own_item", "earliest", "unknown_direction")  # the surest first


@dataclass(frozen=True, slots=True)
class Directed:
    """A pair with its order; where the rule is `unknown_direction`, the order is only for want of a better."""

    copy: Item
    original: Item
    rule: str

    @property
    def doubt(self) -> int:
        """The lower, the surer."""
        return RULES.index(self.rule)


def direct(a: Item, b: Item) -> Directed:
    """The copy credits the other's outlet, or takes from an agency's own item, or came out when the other was out."""
    for copy, original in ((a, b), (b, a)):
        if credits(copy.story, original.story) and not credits(original.story, copy.story):
            return Directed(copy, original, "credit")
    for copy, original in ((a, b), (b, a)):
        if _own_item(original.story) and not _own_item(copy.story):
            return Directed(copy, original, "own_item")
    original, copy = sorted((a, b), key=lambda item: (item.known, item.story.id))
    known = _before(original, copy) and not _third(a.story, b.story)
    return Directed(copy, original, "earliest" if known else "unknown_direction")


def credits(story: Story, other: Story) -> bool:
    """Whether a story names the other's outlet, in full or by its initials, as where it comes from."""
    return story.outlet != other.outlet and _names(story, other.outlet)


def _names(story: Story, outlet: str | None) -> bool:
    if not outlet:
        return False
    names = {fold(outlet), "".join(fold(word)[:1] for word in outlet.split())}
    return any(fold(credit) in names for credit in story.credits)


def _own_item(story: Story) -> bool:
    """Whether an outlet signs the story with its own credit, as agencies do."""
    return _names(story, story.outlet)


def _third(a: Story, b: Story) -> bool:
    """Whether both credit one source whose item is neither: who printed it first is then no matter."""
    return bool({fold(name) for name in a.credits} & {fold(name) for name in b.credits})


def _before(first: Item, second: Item) -> bool:
    if first.period is None or second.period is None:
        return False
    return not first.period.overlaps(second.period)
