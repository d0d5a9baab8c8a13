"""Power cuts, races and full disks while reports are read: what was said to be stored is stored, once."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.ledger.killing import Left, Nursery, left, nursery, write_reports

REPORTS = 6
MOUNT, UMOUNT = shutil.which("mount") or "", shutil.which("umount") or ""


@pytest.fixture(scope="module")
def readers() -> Iterator[Nursery]:
    with nursery() as started:
        yield started


@pytest.fixture(scope="module")
def reports(tmp_path_factory) -> Path:
    return write_reports(tmp_path_factory.mktemp("reports"), REPORTS)


@pytest.fixture(scope="module")
def complete(readers, reports, tmp_path_factory) -> Path:
    """A ledger that was read into without a hitch."""
    ledger: Path = tmp_path_factory.mktemp("whole") / "l.sqlite"
    assert readers.read(ledger, reports).done == 1
    return ledger


@pytest.fixture(scope="module")
def whole(complete) -> Left:
    """What it holds."""
    found = left(complete)
    assert len(found.stories) == REPORTS
    return found


@pytest.mark.parametrize("seed", range(10))
def test_a_kill_at_any_moment_loses_nothing_and_reading_again_completes_it(readers, reports, whole, tmp_path, seed):
    ledger = tmp_path / "l.sqlite"
    told = readers.kill(ledger, reports, seed)
    found = left(ledger)
    assert found.lost(told) == []
    assert found.doubled == []
    assert found.problems == ()
    assert found.entries <= whole.entries
    assert readers.read(ledger, reports).done == 1
    again = left(ledger)
    assert again.entries == whole.entries
    assert (again.doubled, again.problems) == ([], ())


def test_two_readers_of_the_same_reports_store_them_once(readers, reports, whole, tmp_path):
    ledger = tmp_path / "l.sqlite"
    told = readers.read(ledger, reports, reports)
    assert (told.done, told.failed) == (2, ())
    found = left(ledger)
    assert found.entries == whole.entries
    assert (found.doubled, found.problems) == ([], ())


def test_a_limit_on_the_size_of_files_stops_one_step_and_no_other(readers, reports, whole, tmp_path):
    ledger = tmp_path / "l.sqlite"
    readers.read(ledger, reports / "00.txt")
    told = readers.read(ledger, reports, limit=40_000)
    (message,) = told.failed
    assert str(ledger) in message
    assert "refused to read or write" in message
    assert "run the command again" in message
    _is_completed(readers, reports, whole, ledger, told)


@pytest.fixture
def small_disk(complete, tmp_path) -> Iterator[Path]:
    """A disk with room for the complete ledger and not for its log as well, where the system lets us make one."""
    if os.geteuid() != 0 or not MOUNT or not UMOUNT:
        pytest.skip("only root can make a small disk")
    folder = tmp_path / "disk"
    folder.mkdir()
    command = [MOUNT, "-t", "tmpfs", "-o", f"size={complete.stat().st_size}", "tmpfs", folder]
    if subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("this system lets nobody make a small disk")
    try:
        yield folder
    finally:
        subprocess.run([UMOUNT, folder], check=True)


def test_a_full_disk_stops_one_step_and_no_other(readers, reports, whole, small_disk):
    ledger = small_disk / "l.sqlite"
    told = readers.read(ledger, reports)
    (message,) = told.failed
    assert message.startswith(str(ledger))
    assert "The disk is full" in message
    assert "Make room and run the command again" in message
    subprocess.run([MOUNT, "-o", "remount,size=8m", small_disk], check=True)
    _is_completed(readers, reports, whole, ledger, told)


def _is_completed(readers, reports, whole, ledger, told):
    found = left(ledger)
    assert (found.lost(told), found.doubled, found.problems) == ([], [], ())
    assert found.entries < whole.entries
    assert readers.read(ledger, reports).done == 1
    assert left(ledger).entries == whole.entries
