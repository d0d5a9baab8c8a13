"""A reader that needs no model: every sentence with a known verb is a claim. Enough to walk the whole way of an evaluation."""

import re

from wederhoor.evaluation.tools import Tools
from wederhoor.intake import take_file
from wederhoor.model.claims import Claim, Reading, with_id
from wederhoor.model.stories import Story
from wederhoor.model.texts import Span
from wederhoor.model.vocabulary import Certainty, Kind, Part, Polarity

SENTENCE = re.compile(r"[^.!?\n]+[.!?]?")


def read(story: Story) -> Reading:
    """Destroyed things are damage, and whoever says "ontkent" denies it."""
    claims = []
    for block in story.readable:
        for match in SENTENCE.finditer(story.text, block.start, block.end):
            words = match.group()
            span = Span(match.start() + len(words) - len(words.lstrip()), match.end())
            denied = "ontkent" in words
            if denied or "opgeblazen" in words:
                claim = Claim(
                    story.id,
                    span,
                    span,
                    ("Russia",) if denied else ("Ukrainian army",),
                    Kind.INFRASTRUCTURE_DAMAGE,
                    "fake",
                    part=Part(block.kind.value),
                    polarity=Polarity.NEGATIVE if denied else Polarity.POSITIVE,
                    certainty=Certainty.DENIED if denied else Certainty.ASSERTED,
                )
                claims.append(with_id(claim))
    return Reading(story.id, "fake", tuple(claims))


TOOLS = Tools(take=take_file, read=read)
