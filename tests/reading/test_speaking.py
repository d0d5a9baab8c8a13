"""Who speaks and through whom, whatever is claimed: the stories of the pack's examples and the share of them that is right."""

from typing import Any

import pytest
from tests.reading.speaking import Outcome, Spoken, judged, stories, told


def _params() -> list[Any]:
    return [
        pytest.param(
            story,
            id=f"{story.section}: {story.text[:60]}",
            marks=[pytest.mark.xfail(reason=story.missed, strict=True)] if story.missed else [],
        )
        for story in stories()
    ]


@pytest.mark.parametrize("story", _params())
def test_story(story: Spoken) -> None:
    wrong = [f"{line.words}: {outcome}" for line, outcome, _ in judged(story) if outcome is not Outcome.RIGHT]
    assert not wrong, "\n".join([story.text, *wrong, "read:", told(story)])


def test_most_are_right() -> None:
    assert len(stories()) >= 180
    assert sum(story.control for story in stories()) >= 30
