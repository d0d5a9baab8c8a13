"""--known-at and --recorded-as-of mean the same in every command that shows claims, stories or weights."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.cli.examples import typed
from tests.weighing.demonstration import load
from typer.main import get_command

from wederhoor.cli.app import app
from wederhoor.ledger import open_ledger
from wederhoor.ledger.saving import save
from wederhoor.model.claims import Reading

TOLD = load()
DAY = "2022-09-10"
EARLY, LATE = datetime(2022, 10, 1, tzinfo=UTC), datetime(2022, 11, 1, tzinfo=UTC)
BETWEEN = "2022-10-15"
FIRST, LAST = TOLD.stories[0], TOLD.stories[-1]
OTHERWISE = {  # commands that show no claim, story or weight of the ledger
    "demo": "reads reports of its own",
    "read": "adds to the ledger",
    "places": "looks at a text that is typed",
    "times": "looks at a text that is typed",
    "verify": "proves the ledger as it is",
    "log": "lists what was recorded, by moment",
    "withdraw": "takes a story out from now on",
    "review": "adds to the ledger",
    "serve": "its pages take both in their address",
    "token": "gives people tokens",
    "purge": "removes a text",
    "evaluate": "reads reports that are annotated",
}
COMMANDS = get_command(app).commands  # type: ignore[attr-defined]  # the class of typer's groups has no public name


def claim_of(story: str) -> str:
    return next(claim.id for claim in TOLD.claims if claim.story == story)


ASKED = {  # what is typed so that an early and a late story could be seen
    "update": ("2022-09", "--format", "json"),
    "map": ("--format", "geojson"),
    "claims": ("--format", "json"),
    "search": ("Oekraïne", "--format", "json"),
    "story": (FIRST.id, "--json"),
    "explain": (claim_of(FIRST.id), "--json"),
    "matter": ("--place", "Izjoem", "--json"),
    "control": ("--date", "2022-09-14", "--json"),
    "series": ("--json",),
    "silence": ("--json",),
    "record": ("--json",),
    "place": ("Izjoem", "--json"),
}


def published(story) -> str:
    period = TOLD.published[story.id]
    return str(period.known_at)[:10]


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The first half of the reports, by their ids, was recorded a month before the second."""
    path = tmp_path_factory.mktemp("twice") / "l.sqlite"
    store = open_ledger(path)
    for stories, moment in ((halves()[0], EARLY), (halves()[1], LATE)):
        readings = tuple(
            Reading(one.id, "annotation", tuple(claim for claim in TOLD.claims if claim.story == one.id))
            for one in stories
        )
        save(store, stories, readings, recorded_at=moment)
    store.close()
    return path


def halves():
    """FIRST is in the early half and LAST in the late one."""
    rest = sorted((one for one in TOLD.stories if one not in (FIRST, LAST)), key=lambda one: one.id)
    return (FIRST, *rest[: len(rest) // 2]), (LAST, *rest[len(rest) // 2 :])


def claims_in(text: str) -> set[str]:
    """The ids of all claims and stories that an answer names."""
    words = text.replace('"', " ").replace(",", " ").replace(";", " ").split()
    return {word for word in words if word[:2] in {"c-", "s-"} and len(word) == 18}


def later_than(day: str) -> set[str]:
    stories = {one.id for one in TOLD.stories if published(one) > day}
    return stories | {claim.id for claim in TOLD.claims if claim.story in stories}


def unrecorded() -> set[str]:
    stories = {one.id for one in halves()[1]}
    return stories | {claim.id for claim in TOLD.claims if claim.story in stories}


def test_every_command_has_both_or_shows_nothing_of_the_ledger():
    without = {
        name
        for name, command in COMMANDS.items()
        if not {"--known-at", "--recorded-as-of"} <= {option for item in command.params for option in item.opts}
    }
    assert without == set(OTHERWISE)
    assert set(ASKED) == set(COMMANDS) - set(OTHERWISE)


@pytest.mark.parametrize("option", ["--known-at", "--recorded-as-of"])
def test_the_help_says_the_same_everywhere(option: str):
    said = {item.help for name in ASKED for item in COMMANDS[name].params if option in item.opts}
    assert len(said) == 1


@pytest.mark.parametrize("name", sorted(ASKED))
def test_nothing_that_was_published_later_is_shown(name: str, ledger: Path):
    told = typed(name, *ASKED[name], "--known-at", DAY, ledger=ledger)
    assert told.code == 0, told.err
    assert claims_in(told.out)
    assert not claims_in(told.out) & later_than(DAY)


@pytest.mark.parametrize("name", sorted(ASKED))
def test_nothing_that_was_recorded_later_is_shown(name: str, ledger: Path):
    told = typed(name, *ASKED[name], "--recorded-as-of", BETWEEN, ledger=ledger)
    assert told.code == 0, told.err
    assert claims_in(told.out)
    assert not claims_in(told.out) & unrecorded()


@pytest.mark.parametrize("name", sorted(set(ASKED) - {"story", "explain"}))
def test_without_them_all_of_it_is_shown(name: str, ledger: Path):
    shown = claims_in(typed(name, *ASKED[name], ledger=ledger).out)
    assert shown & later_than(DAY)
    assert shown & unrecorded()


@pytest.mark.parametrize(("name", "asked"), [("story", LAST.id), ("explain", claim_of(LAST.id))])
@pytest.mark.parametrize("when", [("--known-at", "2022-09-04"), ("--recorded-as-of", BETWEEN)])
def test_a_story_or_claim_that_was_not_there_yet_is_not_found(name, asked, when, ledger: Path):
    assert typed(name, asked, ledger=ledger).code == 0
    told = typed(name, asked, *when, ledger=ledger)
    assert (told.code, told.out) == (1, "")


@pytest.mark.parametrize("name", sorted(ASKED))
@pytest.mark.parametrize("option", ["--known-at", "--recorded-as-of"])
def test_a_moment_that_is_none_is_wrong_usage(name: str, option: str, ledger: Path):
    assert typed(name, *ASKED[name], option, "gisteren", ledger=ledger).code == 2


def test_an_undated_story_is_never_known(tmp_path: Path):
    from tests.cli.examples import NUMBERS, small_ledger

    path = small_ledger(tmp_path / "l.sqlite")
    assert NUMBERS.id in json.dumps(json.loads(typed("claims", "--format", "json", ledger=path).out))
    assert NUMBERS.id not in typed("claims", "--format", "json", "--known-at", "2030-01-01", ledger=path).out
    assert typed("story", NUMBERS.id, "--known-at", "2030-01-01", ledger=path).code == 1
