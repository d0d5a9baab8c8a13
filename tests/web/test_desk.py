"""What is kept of what was worked out, and that no thread waits for one that waits for it."""

import threading
import time
from datetime import UTC, datetime
from functools import partial

from wederhoor.cli.serving import LedgerSource
from wederhoor.model.period import Period
from wederhoor.web.desk import AT_WORK, Desk, Kept
from wederhoor.web.source import Asked


def test_a_value_is_worked_out_once_however_many_ask():
    kept, made = Kept(), []

    def make():
        time.sleep(0.05)
        made.append(1)
        return len(made)

    found = []
    threads = [threading.Thread(target=lambda: found.append(kept.get(("sort", 1, "key"), make))) for _ in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(10)
    assert found == [1] * 12


def test_few_values_are_worked_out_at_a_time_and_those_that_rest_on_others_end_too():
    kept, working, most, guard = Kept(), 0, 0, threading.Lock()

    def base(number):
        nonlocal working, most
        with guard:
            working += 1
            most = max(most, working)
        time.sleep(0.02)
        with guard:
            working -= 1
        return number

    def page(number):
        return kept.get(("found", 1, number), lambda: kept.get(("library", 1, number % 3), lambda: base(number % 3)))

    found: list[int] = []
    threads = [threading.Thread(target=lambda n=n: found.append(page(n))) for n in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(10)
    assert sorted(found) == sorted(number % 3 for number in range(20))
    assert most <= AT_WORK


def test_each_sort_of_value_keeps_its_own_number():
    kept = Kept(2)
    for number in range(5):
        kept.get(("light", 1, number), partial(str, number))
    kept.get(("heavy", 1, 0), lambda: "first")
    for number in range(5, 10):
        kept.get(("light", 1, number), partial(str, number))
    assert kept.get(("heavy", 1, 0), lambda: "again") == "first"
    assert kept.get(("light", 1, 9), lambda: "again") == "9"
    assert kept.get(("light", 1, 0), lambda: "again") == "again"


def test_situations_are_kept_as_far_as_their_claims_have_room_and_the_last_one_always(program, demo):
    glance = LedgerSource(program, demo).glance(Asked(Period.parse("2022-09-11")))
    claims = len(glance.situation.claims)
    assert claims > 0
    for room, left in ((2 * claims, {1, 2}), (2 * claims - 1, {2}), (0, {2})):
        kept = Kept(room=room)
        for number in range(3):
            kept.get(("glance", 1, number), lambda: glance)
            kept.get(("light", 1, number), partial(str, number))
        assert {number for number in range(3) if kept.find(("glance", 1, number))} == left
        assert all(kept.find(("light", 1, number)) for number in range(3))


def test_what_takes_no_time_waits_for_nothing_that_does():
    kept, until = Kept(), threading.Event()
    heavy = [
        threading.Thread(target=lambda n=n: kept.get(("seen", 1, n), lambda: until.wait(10)))
        for n in range(AT_WORK + 1)
    ]
    for thread in heavy:
        thread.start()
    light = threading.Thread(target=lambda: kept.get(("report", 1, 0), lambda: "at once"))
    light.start()
    light.join(5)
    assert not light.is_alive()
    assert all(thread.is_alive() for thread in heavy)
    until.set()
    for thread in heavy:
        thread.join(10)


def test_what_rests_on_something_heavy_holds_nobody_up_while_it_waits_for_a_turn():
    kept, until = Kept(), threading.Event()

    def drawn(number):
        return kept.get(("drawn", 1, number), lambda: kept.get(("seen", 1, number), lambda: until.wait(10)))

    waiting = [threading.Thread(target=lambda n=n: drawn(n)) for n in range(2 * AT_WORK)]
    for thread in waiting:
        thread.start()
    assert kept.get(("drawn", 1, "another"), lambda: "at once") == "at once"
    until.set()
    for thread in waiting:
        thread.join(10)
    assert drawn(0) is True


def test_the_end_of_a_day_is_the_moment_at_which_it_is_looked_at_anyway(program, demo):
    desk, day = Desk(LedgerSource(program, demo)), Period.parse("2022-09-10")
    found = desk.glance(Asked(day))
    assert desk.glance(Asked(day, day.known_at)) is found
    assert desk.glance(Asked(known_at=day.known_at)) is found
    earlier = desk.glance(Asked(known_at=datetime(2022, 9, 10, 12, tzinfo=UTC)))
    assert earlier.situation.period == day
    assert len(earlier.situation.inside) < len(found.situation.inside)


def test_what_was_made_from_an_older_ledger_goes():
    kept = Kept()
    kept.get(("library", "old", None), lambda: "old")
    kept.get(("report", "new", None), lambda: "new")
    assert kept.get(("library", "old", None), lambda: "again") == "again"
