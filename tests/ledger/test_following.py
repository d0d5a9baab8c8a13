"""Following a ledger: positions without gap or repeat, and when each story was last spoken of."""

import pytest
from tests.cli.examples import FRONT, LEARNED, NUMBERS, hour, reviewed_ledger
from tests.ledger.examples import at, make_reading, make_story

from wederhoor.ledger.following import Learned, held, last_learned, last_position, learned
from wederhoor.ledger.opening import open_sqlite
from wederhoor.ledger.saving import save


@pytest.fixture
def reviewed(tmp_path):
    store = open_sqlite(reviewed_ledger(tmp_path / "l.sqlite"))
    yield store
    store.close()


@pytest.mark.parametrize("most", [1, 3, 100])
def test_what_was_learned_in_parts_is_the_chain(reviewed, most):
    found: list[Learned] = []
    position = 0
    while part := learned(reviewed, position, most):
        assert len(part) <= most
        found += part
        position = part[-1].position
    chain = list(reviewed.recordings())
    assert [(item.position, item.entry.id, item.recorded_at) for item in found] == [
        (link.position, link.entry, link.recorded_at) for link in chain
    ]
    assert last_position(reviewed) == len(chain)


def test_up_to_a_moment_only_what_was_recorded_by_then(reviewed):
    assert {item.recorded_at for item in learned(reviewed, 0, 100, LEARNED)} == {LEARNED}
    assert learned(reviewed, 0, 100, at(-100_000)) == ()


def test_a_story_was_last_learned_of_when_somebody_read_judged_or_withdrew_it(reviewed):
    assert last_learned(reviewed) == {FRONT.id: hour(12), NUMBERS.id: hour(13)}
    assert last_learned(reviewed, LEARNED) == {FRONT.id: LEARNED, NUMBERS.id: LEARNED}


def test_a_later_reading_moves_its_story_alone(tmp_path):
    store = open_sqlite(tmp_path / "l.sqlite")
    first, second = make_story(key="krant|/1"), make_story(key="krant|/2")
    save(store, (first, second), (make_reading(first),), recorded_at=at(0))
    save(store, readings=(make_reading(first, "rules 2"),), recorded_at=at(5))
    assert last_learned(store) == {first.id: at(5), second.id: at(0)}
    assert held(store, (first.id, "s-unknown")) == {first.id}
    store.close()


def test_an_empty_ledger_has_learned_nothing(tmp_path):
    store = open_sqlite(tmp_path / "l.sqlite")
    assert (last_position(store), learned(store, 0, 10), last_learned(store)) == (0, (), {})
    store.close()
