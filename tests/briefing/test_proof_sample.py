"""Every update of the sample is proved whole, and no line of it can be changed unseen. Demonstration text."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from importlib.resources import files
from pathlib import Path

import jsonschema
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from tests.briefing.pages import unstyled
from tests.cli.examples import typed

from wederhoor.briefing import render
from wederhoor.briefing.material import Material, gather
from wederhoor.briefing.proof import Rendered, check, rendered_lines
from wederhoor.briefing.update import Update
from wederhoor.cli.compose import Program, opened
from wederhoor.cli.lens import look
from wederhoor.cli.shelf import shelf
from wederhoor.cli.update import composed
from wederhoor.model.period import Period
from wederhoor.model.problems import Problem

SAMPLE = Path(__file__).parents[2] / "sample"


@dataclass(frozen=True)
class Told:
    """One update in one language, with what proves it."""

    code: str
    update: Update
    material: Material
    lines: tuple[Rendered, ...]
    program: Program

    def faults(self, *lines: Rendered) -> tuple[Problem, ...]:
        language = self.program.wording(self.code)
        return check(self.update, lines, self.material, self.program.theatre, self.program.gazetteer, language)


def updates(folder: Path, ledger: Path, periods: tuple[str, ...] = ()) -> tuple[Told, ...]:
    """The updates of some periods, by default of every day with a report, in both languages."""
    told = typed("read", str(folder), ledger=ledger)
    assert told.code in {0, 1}, told.err
    program = Program()
    with opened(ledger) as store:
        kept = shelf(store)
    days = {f"{found.period.day}" for found in kept.dated().values() if found.period.day}
    result = []
    for asked in periods or sorted(days):
        view = look(program, kept, Period.parse(asked))
        for code in ("nl", "en"):
            update = composed(program, view, code)
            lines = rendered_lines(update, program.wording(code))
            result.append(Told(code, update, gather(view.situation), lines, program))
    return tuple(result)


@pytest.fixture(scope="module")
def sample(tmp_path_factory) -> tuple[Told, ...]:
    return updates(SAMPLE, tmp_path_factory.mktemp("proof") / "sample.sqlite")


def test_no_true_line_of_the_sample_is_refused(sample):
    assert len(sample) >= 20
    assert sum(len(told.lines) for told in sample) > 500
    for told in sample:
        assert told.faults(*told.lines) == ()


def test_the_json_of_every_day_fits_the_published_schema(sample):
    schema = json.loads((files("wederhoor.briefing") / "update.schema.json").read_text("utf-8"))
    validator = jsonschema.Draft202012Validator(schema)
    for told in sample:
        value = json.loads(render(told.update, "json", told.program.wording(told.code)))
        assert value["schema"] == schema["properties"]["schema"]["const"]
        validator.validate(value)


@pytest.mark.parametrize("code", ["nl", "en"])
@pytest.mark.parametrize("day", ["2022-09-11", "2022-09-12"])
def test_golden_days(sample, day, code, golden):
    """Two days as they are read: everything before the sources, which the citations' own tests hold."""
    told = next(one for one in sample if one.code == code and one.update.header.period.edtf == day)
    language = told.program.wording(code)
    lines, _, _ = render(told.update, "markdown", language).partition(
        f"\n## {language.tables['wording']['sections']['sources']}\n"
    )
    golden(f"briefing/{day}.{code}.md", f"{lines}\n")


@pytest.mark.parametrize("code", ["nl", "en"])
@pytest.mark.parametrize(
    ("day", "form", "width", "name"),
    [
        ("2022-09-08", "terminal", 80, "80.txt"),
        ("2022-09-08", "terminal", 200, "200.txt"),
        ("2022-09-06", "html", None, "html"),
        ("2022-09-06", "json", None, "json"),
    ],
)
def test_golden_days_in_other_formats(sample, day, form, width, name, code, golden):
    """A full day at both ends of a terminal's width, a short one with its sources as a page and as JSON.

    The versions of reader and packs and the style sheets are left out: they say nothing about a day, and change often.
    """
    told = next(one for one in sample if one.code == code and one.update.header.period.edtf == day)
    readers = tuple("READER" for _ in told.update.footer.readers)
    packs = tuple((pack, "DIGEST") for pack, _ in told.update.footer.packs)
    update = replace(told.update, footer=replace(told.update.footer, readers=readers, packs=packs))
    golden(f"briefing/{day}.{code}.{name}", unstyled(render(update, form, told.program.wording(code), width)))


def test_no_line_quotes_a_sentence_that_another_of_the_same_source_quotes(sample):
    for told in sample:
        whole = [
            (line.citations[0], told.material.claims[line.claims[0]].claimants, line.badge)
            for line in told.lines
            if line.badge and len(line.claims) == 1 and _sentence(line, told) in line.text
        ]
        assert len(whole) == len(set(whole))


def _sentence(line, told):
    claim = told.material.claims[line.claims[0]]
    return " ".join(claim.sentence.of(told.material.stories[claim.story].text).split())


@pytest.mark.parametrize("name", ["gold/reports", "gold/reports-none", "seeds"])
def test_no_true_line_of_other_reports_is_refused(shared, tmp_path, name):
    periods = ("2022", "2023", "2024", "2025") if name == "seeds" else ("2022-09", "2024-08")
    for told in updates(shared / name, tmp_path / "other.sqlite", periods):
        assert told.faults(*told.lines) == ()


Mutation = Callable[[Rendered, Told, st.DataObject], Rendered | None]


def pick(data: st.DataObject, options):
    """One of some options; None where there is none."""
    found = sorted(set(options))
    return data.draw(st.sampled_from(found)) if found else None


def another_name(line, told, data):
    """A name of the update exchanged for that of somebody or some place else."""
    book = {item.name(told.code) for item in (*told.update.actors, *told.update.places)}
    old = pick(data, (name for name in book if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", line.text)))
    new = pick(data, book - {old})
    return old and new and replace(line, text=line.text.replace(old, new, 1))


def another_digit(line, told, data):
    """A digit of a number, a day or a year raised by one."""
    at = pick(data, (found.start() for found in re.finditer(r"\d", line.text)))
    if at is None:
        return None
    return replace(line, text=f"{line.text[:at]}{(int(line.text[at]) + 1) % 10}{line.text[at + 1 :]}")


def word_lost(line, told, data):
    """A word of hedge, denial, doubt, comparison or condition dropped."""
    cues = told.program.wording("nl").tables["wording"]["from"]["nl"]["cues"]
    words = {word for found in cues.values() for word in found}
    at = pick(data, (word for word in words if re.search(rf"(?<!\w){re.escape(word)}(?!\w)", line.text)))
    return at and replace(line, text=re.sub(rf"(?<!\w){re.escape(at)}\s?(?!\w)", "", line.text, count=1))


def word_added(line, told, data):
    """A word put in anywhere: a denial, a hedge, an extent."""
    words = {"nl": ["niet", "geheel", "waarschijnlijk", "Rusland"], "en": ["not", "probably", "Russia", "said"]}
    at = pick(data, (found.start() for found in re.finditer(r" ", line.text)))
    return at and replace(line, text=f"{line.text[:at]} {pick(data, words[told.code])}{line.text[at:]}")


def quotation_altered(line, told, data):
    """A word of a quotation taken out."""
    quotes = [(found.start(1), found.end(1)) for found in re.finditer(r"“([^“”]+)”", line.text)]
    words = [
        (start + found.start(), start + found.end())
        for start, end in quotes
        for found in re.finditer(r"\w+", line.text[start:end])
    ]
    where = pick(data, words)
    return where and replace(line, text=line.text[: where[0]] + line.text[where[1] :])


def another_sentence(line, told, data):
    """A citation exchanged for one that carries other claims."""
    carried = {item.number: set(item.claims) for item in told.update.citations}
    others = [number for number, claims in carried.items() if not claims & {*line.every, *line.claims}]
    new = pick(data, others)
    return new and replace(line, citations=(new, *line.citations[1:]))


def another_claim(line, told, data):
    """The words of one claim given to another."""
    mine = told.material.claims[line.claims[0]]
    others = (
        claim.id
        for claim in told.material.claims.values()
        if claim.claimants != mine.claimants and claim.sentence != mine.sentence
    )
    new = pick(data, others)
    return new and replace(line, claims=(new, *line.claims[1:]))


def another_status(line, told, data):
    """A status raised or lowered."""
    words = told.program.wording(told.code).tables["wording"]["status"].values()
    return replace(line, badge=pick(data, {*words} - {line.badge})) if line.badge else None


def another_source(line, told, data):
    """A claimant of the chain exchanged, or one added to it."""
    names = {actor.name(told.code) for actor in told.update.actors}
    old = pick(data, (name for name in names if line.badge and line.below.startswith(name)))
    new = pick(data, names - {old})
    return old and new and replace(line, below=line.below.replace(old, pick(data, [new, f"{old}, {new}"]), 1))


def channel_changed(line, told, data):
    """A channel dropped from the chain or exchanged."""
    found = re.search(r", via ([^:(·]+?)(?=[:(·]| \()", line.below) if line.badge else None
    return found and replace(line, below=line.below.replace(found[0], pick(data, ["", ", via de vijand"]), 1))


def count_changed(line, told, data):
    """An origin or an outlet too many."""
    at = pick(data, (found.start() for found in re.finditer(r"(?<!\w)\d(?!\w)", line.below))) if line.badge else None
    return at and replace(line, below=f"{line.below[:at]}{int(line.below[at]) + 1}{line.below[at + 1 :]}")


def plural(line, told, data):
    """A second speaker beside the one who speaks."""
    joined = {"nl": " en ", "en": " and "}[told.code]
    names = {actor.name(told.code) for actor in told.update.actors}
    old = pick(data, (name for name in names if name in line.text.split("“")[0]))
    new = pick(data, names - {old})
    return old and new and replace(line, text=line.text.replace(old, old + joined + new, 1))


MUTATIONS: tuple[Mutation, ...] = (
    another_name,
    another_digit,
    word_lost,
    word_added,
    quotation_altered,
    another_sentence,
    another_claim,
    another_status,
    another_source,
    channel_changed,
    count_changed,
    plural,
)


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda item: item.__name__)
@settings(max_examples=40, suppress_health_check=[HealthCheck.filter_too_much])  # few lines have a channel
@given(data=st.data())
def test_no_line_of_the_sample_can_be_changed_unseen(sample, mutation, data):
    told = data.draw(st.sampled_from(sample), label="update")
    line = data.draw(st.sampled_from(told.lines), label="line")
    changed = mutation(line, told, data)
    assume(changed and changed != line)
    assert told.faults(changed), changed
