"""What `evaluate` measures: the rooms as `read` and `update` use them. Rule: no way round that they do not take."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from wederhoor.cli.compose import Program
from wederhoor.evaluation.answers import MentionAnswer
from wederhoor.evaluation.lines import mention_of
from wederhoor.evaluation.tools import Told, Tools
from wederhoor.intake import Taken, take_file
from wederhoor.model.claims import Reading
from wederhoor.model.packs import anchor_of
from wederhoor.model.stories import Delivery, Story
from wederhoor.model.weights import ControlCell
from wederhoor.pipeline import read_story
from wederhoor.reading.place_mentions import place_mentions
from wederhoor.reading.times import resolve
from wederhoor.reading.zou import find_modal, read_zou
from wederhoor.weighing.weighed import Weighed


def tools(program: Program) -> Tools:
    """The rooms of a program as functions."""
    words = program.language.tables.get("page")

    def take(path: Path, deliveries: Mapping[Path, Delivery]) -> Taken:
        return take_file(path, deliveries, words)

    def read(story: Story) -> Reading:
        return read_story(story, program.reader, program.theatre)

    return Tools(
        take=take,
        read=read,
        weigh=lambda told: _weigh(program, told),
        control=lambda told, day: _control(program, told, day),
        zou=lambda story: _zou(program, story),
        times=lambda story: tuple(_times(program, story)),
        places=lambda story: tuple(_places(program, story)),
    )


def _weigh(program: Program, told: Told) -> Weighed:
    from wederhoor.weighing import weigh

    return weigh(told.stories, told.claims, program.theatre, program.gazetteer, program.language, told.published)


def _control(program: Program, told: Told, day: date) -> Sequence[ControlCell]:
    from wederhoor.weighing.control import cells, survey

    return cells(survey(told.stories, told.claims, program.theatre, program.gazetteer, told.published), day)


def _zou(program: Program, story: Story) -> str | None:
    reader = program.reader
    for sentence in reader.prepare(story).document.sentences:
        modal = find_modal(sentence, reader.lexicon)
        if modal is not None:
            return read_zou(sentence, modal, reader.lexicon)[0].value
    return None


def _times(program: Program, story: Story) -> Iterator[str]:
    prepared = program.reader.prepare(story)
    for time in resolve(prepared.times, anchor_of(story, None)):
        if time is not None:
            yield time.edtf


def _places(program: Program, story: Story) -> Iterator[MentionAnswer]:
    names = program.reader.prepare(story).names
    for mention in place_mentions(names, program.gazetteer, story.text):
        yield mention_of(mention)
