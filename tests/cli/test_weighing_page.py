"""docs/weighing.md shows what the program makes of the sample: every block in it is made here and held to it."""

import re
import textwrap
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from tests.cli.examples import typed

from wederhoor import languages
from wederhoor.briefing.sheets import control, matter_words
from wederhoor.briefing.sheets.matter import Entry, lay_out
from wederhoor.briefing.sheets.reference import Reference, open_reference
from wederhoor.briefing.sheets.sheet import Grid
from wederhoor.cli.compose import Program, opened
from wederhoor.cli.lens import glance
from wederhoor.cli.shelf import shelf
from wederhoor.model.period import Period
from wederhoor.model.vocabulary import CONTESTED, UNKNOWN, Certainty, Part, Status
from wederhoor.model.weights import Matter, Reason
from wederhoor.weighing.grades import ENOUGH, LETTERS, RELIABLE, grade

PAGE = Path(__file__).parents[2] / "docs" / "weighing.md"
BLOCK = re.compile(r"<!-- made: (?P<key>[\w ]+) -->\n\n```\n(?:(?!```).*\n)*```\n")
WIDTH = 110
PLAIN = frozenset({Certainty.ASSERTED, Certainty.DENIED})
DAYS = tuple(f"2022-09-{day:02}" for day in range(14, 4, -1))


class Sample:
    """The sample as it is known at the end of its last day, or of another."""

    def __init__(self, ledger: Path) -> None:
        self.ledger, self.program = ledger, Program()
        with opened(ledger) as store:
            self.kept = shelf(store)

    def on(self, day: str) -> Reference:
        situation = glance(self.program, self.kept, Period.parse(day))
        return open_reference(situation, languages.load("en"), self.program.theatre, self.program.gazetteer)

    def told(self, *words: str) -> list[str]:
        answer = typed(*words, "--language", "en", ledger=self.ledger)
        assert answer.code == 0, answer.err
        return [f"$ wederhoor {' '.join(words)} --language en", *map(str.rstrip, answer.out.rstrip().splitlines())]


@pytest.fixture(scope="module")
def sample(demo) -> Sample:
    folder, _ = demo
    return Sample(folder / "demo.ledger")


def entries(reference: Reference) -> Iterable[tuple[Matter, Entry]]:
    """What parties say in their own sentences, the latest matter first."""
    for matter in reversed(reference.situation.weighed.matters):
        for entry in lay_out(matter, reference).entries:
            claim = reference.claim(entry.claims[0])
            if entry.party and claim.part is Part.BODY and not claim.carried:
                yield matter, entry


def shown(entry: Entry, reasons: Iterable[Reason], reference: Reference) -> str:
    lines = [matter_words.cell(entry, reference)]
    lines += [
        f"{matter_words.rule(item.rule, reference, named=True)} {reference.marks(item.claims)}" for item in reasons
    ]
    lines.append(f"Grade {entry.line.standing.grade}.")
    return wrapped("\n".join(lines))


def wrapped(text: str) -> str:
    """Lines no longer than a page is wide."""
    return "\n".join(part for line in text.splitlines() for part in textwrap.wrap(line, WIDTH, subsequent_indent="  "))


def status_block(sample: Sample, name: str) -> str:
    """The first line of that status on the last day that has one."""
    wanted = Status(name)
    for day in DAYS:
        reference = sample.on(day)
        for _, entry in entries(reference):
            certainty = reference.claim(entry.claims[0]).certainty
            standing = entry.line.standing
            open_ended = wanted in {Status.EXPECTED, Status.UNANSWERED}
            if standing.status is wanted and (open_ended or certainty in PLAIN):
                return f"Known at the end of {day}:\n{shown(entry, standing.reasons, reference)}"
    return "No line of the sample has this status."


def remark_block(sample: Sample, name: str) -> str:
    for day in DAYS:
        reference = sample.on(day)
        for _, entry in entries(reference):
            found = [remark for remark in entry.remarks if remark.rule == name]
            if found:
                said = matter_words.remarked(found[0], reference)
                return wrapped(
                    f"Known at the end of {day}:\n{matter_words.cell(entry, reference)}\nRemark {name}: {said}."
                )
    return "No line of the sample has this remark."


def control_block(sample: Sample, name: str) -> str:
    """The first place with that holder on the last day that has one."""
    for day in DAYS:
        reference = sample.on(day)
        for item in control.held_on(reference):
            party = item.cell.holder in reference.theatre.parties
            if item.cell.holder == name or (name == "party" and party):
                head, row = (part for part in _first_row(item, reference))
                lines = [f"{key}: {' · '.join(cell.splitlines())}" for key, cell in zip(head, row, strict=True) if cell]
                lines += [f"{matter_words.rule(reason.rule, reference, named=True)}" for reason in item.cell.reasons]
                return wrapped("\n".join((f"Known at the end of {day}:", *lines)))
    return "No place of the sample has this holder."


def _first_row(item: control.Holding, reference: Reference) -> tuple[tuple[str, ...], tuple[str, ...]]:
    (grid,) = control.sheet([item], reference).parts
    assert isinstance(grid, Grid)
    return grid.head, grid.rows[0]


def grades_block(_sample: Sample, _name: str) -> str:
    unrated = "  ".join(grade(status) for status in Status)
    rated = "  ".join(grade(status, min(RELIABLE)) for status in Status)
    head = ", ".join(Status)
    *better, (worst, _, _) = LETTERS
    letters = [
        f"{letter}: at least {number} borne out, {share:.0%} of what was judged" for letter, number, share in better
    ]
    return "\n".join(
        (
            f"{head}:",
            f"  unrated  {unrated}",
            f"  rated A  {rated}",
            f"F until {ENOUGH} were judged",
            *letters,
            f"{worst}: less",
        )
    )


def rules_block(_sample: Sample, _name: str) -> str:
    rules = languages.load("en").tables["sheets"]["rule"]
    width = max(map(len, rules))
    return "\n".join(f"{name:{width}}  {said}" for name, said in rules.items())


def matter_block(sample: Sample, _name: str) -> str:
    """The smallest matter in which two sides of the war contradict each other."""
    reference = sample.on(DAYS[0])
    sides = set(reference.theatre.parties)
    opposed = [
        matter
        for matter in reference.situation.weighed.matters
        if matter.standing.status is Status.CONTESTED and sides <= {reference.party(claim) for claim in matter.claims}
    ]
    chosen = min(opposed, key=lambda matter: (len(matter.claims), matter.id))
    place = ("--place", chosen.place) if chosen.place else ()
    return "\n".join(sample.told("matter", chosen.id[:10], *place))


def history_block(sample: Sample, _name: str) -> str:
    return "\n".join(sample.told("control", "--place", "Izjoem", "--date", "2022-09-12"))


def record_block(sample: Sample, _name: str) -> str:
    """The head of a record and its first list."""
    lines = sample.told("record", "Zelensky")
    blank = [place for place, line in enumerate(lines) if not line]
    return "\n".join([*lines[: blank[4]], "..."]) if len(blank) > 4 else "\n".join(lines)


def series_block(sample: Sample, _name: str) -> str:
    """The longest row of one subject."""
    lines = sample.told("series", "recapture:km2")
    second = [place for place, line in enumerate(lines) if line.startswith("Series n-")][1:2]
    return "\n".join([*lines[: second[0] - 1], "..."] if second else lines)


def silence_block(sample: Sample, _name: str) -> str:
    return "\n".join(sample.told("silence", "--place", "Balaklija"))


MAKERS: dict[str, Callable[[Sample, str], str]] = {
    "status": status_block,
    "remark": remark_block,
    "control": control_block,
    "grades": grades_block,
    "rules": rules_block,
    "matter": matter_block,
    "history": history_block,
    "record": record_block,
    "series": series_block,
    "silence": silence_block,
}


def test_every_block_is_what_the_program_says(sample: Sample, request: pytest.FixtureRequest):
    def made(match: re.Match[str]) -> str:
        maker, _, name = match["key"].partition(" ")
        return f"<!-- made: {match['key']} -->\n\n```\n{MAKERS[maker](sample, name)}\n```\n"

    written = PAGE.read_text(encoding="utf-8")
    produced = BLOCK.sub(made, written)
    if request.config.getoption("--update-golden"):
        PAGE.write_text(produced, encoding="utf-8", newline="")
        written = produced
    assert written == produced, "docs/weighing.md is out of date: make update-golden"


def test_every_status_holder_and_letter_is_explained():
    text = PAGE.read_text(encoding="utf-8")
    keys = {match["key"] for match in BLOCK.finditer(text)}
    assert {f"status {status.value}" for status in Status} <= keys
    assert {f"control {name}" for name in ("party", CONTESTED, UNKNOWN)} <= keys
    assert {"grades", "rules", "matter", "history", "record", "series", "silence"} <= keys


def test_the_remarks_that_weighing_makes_are_explained(sample: Sample):
    text = PAGE.read_text(encoding="utf-8")
    explained = {match["key"].split()[1] for match in BLOCK.finditer(text) if match["key"].startswith("remark ")}
    reference = sample.on(DAYS[0])
    found = {remark.rule for matter in reference.situation.weighed.matters for remark in matter.standing.remarks}
    assert found <= explained
