"""What the evaluation asks of the program, as functions. Rule: a tool that is not there leaves its set unanswered."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from wederhoor.evaluation.answers import MentionAnswer
from wederhoor.intake import Taken
from wederhoor.model.claims import Claim, Reading
from wederhoor.model.period import Period
from wederhoor.model.stories import Delivery, Story
from wederhoor.model.weights import ControlCell
from wederhoor.weighing.weighed import Weighed


@dataclass(frozen=True, slots=True)
class Told:
    """Stories with their claims and when each story came out: what weighing takes."""

    stories: tuple[Story, ...]
    claims: tuple[Claim, ...]
    published: Mapping[str, Period]  # by Story.id

    def known_by(self, day: date) -> "Told":
        """What a reader knew at the end of a day."""
        known = {story for story, period in self.published.items() if (last := period.last_day) and last <= day}
        return Told(
            tuple(story for story in self.stories if story.id in known),
            tuple(claim for claim in self.claims if claim.story in known),
            {story: period for story, period in self.published.items() if story in known},
        )


@dataclass(frozen=True, slots=True)
class Tools:
    """The program's rooms as they are measured."""

    take: Callable[[Path, Mapping[Path, Delivery]], Taken]  # a file to its stories
    read: Callable[[Story], Reading]  # dated, then read
    weigh: Callable[[Told], Weighed] | None = None
    control: Callable[[Told, date], Sequence[ControlCell]] | None = None
    zou: Callable[[Story], str | None] | None = None  # the reading of zou in a story of one sentence
    times: Callable[[Story], Sequence[str]] | None = None  # the times of a story of one sentence, as EDTF
    places: Callable[[Story], Sequence[MentionAnswer]] | None = None  # its place names
