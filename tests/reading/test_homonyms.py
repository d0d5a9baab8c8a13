"""Which of several places of one name, over every name that the index has more than once."""

import pytest
from tests.reading.homonyms import cases, chosen
from tests.reading.widely import world


@pytest.mark.parametrize("why", ["named often", "size", "front", "neighbour", "oblast"])
def test_nearly_always_the_place_is_chosen_for_which_the_story_speaks(why):
    made = cases(world())[why]
    wrong = [(case[0], case[1], found) for case in made if (found := chosen(world(), case)) != case[1]]
    assert len(made) >= 15
    assert len(wrong) <= 0.02 * len(made), wrong[:10]
