"""The contrast sets: sentences for one difficulty each. Rule: a sentence is a story of its own."""

from wederhoor.evaluation.answers import LabelAnswer, MentionsAnswer, TimesAnswer
from wederhoor.evaluation.gold import Gold
from wederhoor.evaluation.tools import Tools
from wederhoor.model.ids import digest, make_id
from wederhoor.model.period import Period
from wederhoor.model.stories import Published, Story
from wederhoor.model.texts import Block, BlockKind
from wederhoor.model.vocabulary import Basis

SOURCE = "contrast set"


def alone(text: str, published: str | None = None) -> Story:
    """A story of one paragraph, its characters counted as in the text."""
    return Story(
        id=make_id("s", SOURCE, text, published),
        key=SOURCE,
        page="",
        text=text,
        text_hash=digest(text),
        blocks=(Block(0, len(text), BlockKind.BODY, 1),),
        published=None if published is None else Published(Period.parse(published), Basis.DELIVERY),
    )


def label_zou(gold: Gold, tools: Tools) -> tuple[LabelAnswer, ...]:
    """The reading of zou in each sentence."""
    if tools.zou is None:
        return ()
    return tuple(LabelAnswer(item.id, tools.zou(alone(item.text))) for item in gold.zou or ())


def find_times(gold: Gold, tools: Tools) -> tuple[TimesAnswer, ...]:
    """The times of each sentence that can be placed."""
    if tools.times is None:
        return ()
    return tuple(TimesAnswer(t.id, tuple(tools.times(alone(t.text, t.published)))) for t in gold.times or ())


def find_places(gold: Gold, tools: Tools) -> tuple[MentionsAnswer, ...]:
    """The place names of each sentence."""
    if tools.places is None:
        return ()
    return tuple(MentionsAnswer(item.id, tuple(tools.places(alone(item.text)))) for item in gold.places or ())
