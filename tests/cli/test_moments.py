import pytest

from wederhoor.cli.compose import Program
from wederhoor.cli.failures import Failure
from wederhoor.cli.lens import look
from wederhoor.cli.moments import known_at, recorded_as_of
from wederhoor.cli.shelf import Shelf


def test_without_a_dated_story_there_is_no_update():
    with pytest.raises(Failure, match="no dated story"):
        look(Program(), Shelf((), ()))


@pytest.mark.parametrize(
    ("text", "known", "recorded"),
    [
        ("2022-09-10T08:00", "2022-09-10T06:00:00+00:00", "2022-09-10T06:00:00+00:00"),
        ("2022-09-10T08:00Z", "2022-09-10T08:00:00+00:00", "2022-09-10T08:00:00+00:00"),
        ("2022-09-10", "2022-09-10T21:59:00+00:00", "2022-09-10T22:00:00+00:00"),
    ],
)
def test_a_moment_is_itself_and_a_day_its_end(text, known, recorded):
    told = known_at(text), recorded_as_of(text)
    assert [moment.isoformat() for moment in told if moment] == [known, recorded]
