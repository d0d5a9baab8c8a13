"""Following along: what the ledger learned, in order, without gap or repeat."""

import pytest
from tests.cli.examples import LEARNED, reviewed_ledger

from wederhoor.ledger import open_ledger


@pytest.fixture(scope="module")
def reviewed(tmp_path_factory):
    """A ledger in which people corrected, rejected, undid, judged, merged, withdrew and chose."""
    return reviewed_ledger(tmp_path_factory.mktemp("changes") / "l.sqlite")


@pytest.fixture(scope="module")
def follow(reviewed, visit):
    pages = visit(reviewed)
    return lambda **asked: pages.get("/api/v1/changes", params=asked).json()


def test_all_entries_in_the_order_of_the_chain(follow, reviewed):
    told = follow()
    store = open_ledger(reviewed, read_only=True)
    chain = [(link.position, link.entry) for link in store.recordings()]
    assert [(item["seq"], item["entry"]) for item in told["items"]] == chain
    assert told["ledger"] == store.ledger_id
    assert told["last"] == told["since"] == len(chain)
    store.close()


@pytest.mark.parametrize("limit", [1, 2, 5, 13])
def test_asking_on_from_each_answer_gives_everything_once(follow, limit):
    since, found = 0, []
    while True:
        told = follow(since=since, limit=limit)
        found += told["items"]
        assert len(told["items"]) <= limit
        if told["since"] == told["last"]:
            break
        assert told["since"] > since
        since = told["since"]
    assert found == follow()["items"]
    assert follow(since=told["last"])["items"] == []


def test_what_people_did_has_their_name_their_reason_and_what_it_is_about(follow):
    told = {item["act"] or item["kind"]: item for item in follow()["items"]}
    corrected = told["correct"]
    assert (corrected["by"], corrected["why"]) == ("A. Visser", "stad verwisseld")
    assert corrected["claims"][0] in told["reading"]["claims"] or corrected["stories"]
    assert told["undo"]["undoes"] == told["reject"]["entry"]
    assert told["withdrawal"]["stories"]
    assert told["pin"]["why"] == "in Charkiv"


def test_up_to_a_moment_of_recording(follow):
    assert {item["kind"] for item in follow(recorded_as_of="2022-09-12T08:30")["items"]} == {"story", "reading"}
    assert LEARNED.hour == 6
    assert follow(recorded_as_of="2022-09-11")["items"] == []
