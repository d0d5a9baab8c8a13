"""The stories of attribution_examples.md and firmness_examples.md, and how a reading of them is judged: right, wrong or missing, line by line."""

import re
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from tests.reading.reading_rooms import read

from wederhoor.model.claims import Claim
from wederhoor.model.vocabulary import UNATTRIBUTED, Certainty, HedgedBy, Kind, Polarity

LINE = re.compile(r"- (?P<words>[^:]+): (?P<who>[^|]+?)(?: via (?P<via>[^|]+?))?(?P<rest>(?: \| \w+)*)$")
PAGES = ("attribution_examples.md", "firmness_examples.md")


@dataclass(frozen=True)
class Expected:
    """Who must tell what holds these words, and how firmly."""

    words: str
    claimants: frozenset[str]
    via: frozenset[str]
    certainty: Certainty
    polarity: Polarity
    kind: Kind | None = None  # None: any
    hedged_by: HedgedBy | None = None  # None: not asked

    def same_voice(self, claim: Claim) -> bool:
        """Whether the claim is told by this claimant through these relays."""
        return (frozenset(claim.claimants), frozenset(claim.via)) == (self.claimants, self.via)

    def as_firm(self, claim: Claim) -> bool:
        """Whether the claim is told as firmly, of the kind and with the owner of the hedge that the line asks."""
        return (
            (claim.certainty, claim.polarity) == (self.certainty, self.polarity)
            and self.kind in (None, claim.kind)
            and self.hedged_by in (None, claim.hedged_by)
        )


@dataclass(frozen=True)
class Case:
    """One story with what is expected of it."""

    section: str
    text: str
    expected: tuple[Expected, ...]
    missed: str | None = None


@dataclass
class Verdict:
    """What a reading got right, wrong and not at all."""

    right: list[str] = field(default_factory=list)
    wrong_voice: list[str] = field(default_factory=list)
    wrong_firmness: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)


def sections(page: str) -> list[str]:
    """The names of a page's sections."""
    return re.findall(r"^## (.+)$", Path(__file__).with_name(page).read_text("utf-8"), re.MULTILINE)


@cache
def cases(*sections: str) -> tuple[Case, ...]:
    """The stories of the sections named, or all."""
    pages = [Path(__file__).with_name(page).read_text("utf-8") for page in PAGES]
    found, section = [], ""
    for block in re.split(r"\n\s*\n", "\n\n".join(pages)):
        lines = block.splitlines()
        if lines[0].startswith("## "):
            section = lines[0][3:]
        quoted = [line[2:] for line in lines if line.startswith("> ")]
        if quoted and (not sections or section in sections):
            missed = next((line[10:] for line in lines if line.startswith("# missed: ")), None)
            expected = tuple(_expected(line) for line in lines if line.startswith("- "))
            assert expected or "# none" in lines, block
            found.append(Case(section, "\n".join(quoted), expected, missed))
    return tuple(found)


def _expected(line: str) -> Expected:
    match = LINE.match(line)
    assert match, line
    rest = [item.strip() for item in match["rest"].split("|") if item.strip()]
    firm = next((Certainty(item) for item in rest if item in set(Certainty)), Certainty.ASSERTED)
    kind = next((Kind(item) for item in rest if item in set(Kind)), None)
    owner = next((HedgedBy(item) for item in rest if item in set(HedgedBy)), None)
    return Expected(
        match["words"],
        frozenset(item.strip() for item in match["who"].split("+")),
        frozenset(item.strip() for item in (match["via"] or "").split(",") if item.strip()),
        firm,
        Polarity.NEGATIVE if "not" in rest else Polarity.POSITIVE,
        kind,
        owner,
    )


def judge(case: Case) -> Verdict:
    """The verdict on what the shipped reader makes of a story."""
    verdict, met = Verdict(), set()
    for claim in read(case.text).claims:
        told = f"{'+'.join(claim.claimants)} via {','.join(claim.via)} | {claim.certainty} {claim.polarity} {claim.kind} {claim.hedged_by} | {claim.rule} | {claim.content.of(case.text)!r}"
        lines = _about(claim, case)
        if not claim.claimants:
            continue  # told by somebody whom nobody names: left empty, not wrong
        if not lines:
            others = {who for line in case.expected for who in line.claimants} | {UNATTRIBUTED}
            if not set(claim.claimants) <= others:
                verdict.wrong_voice.append(told)
            continue
        fitting = [line for line in lines if line.same_voice(claim)]
        met.update(fitting or lines)
        if not fitting:
            verdict.wrong_voice.append(told)
        elif not any(line.as_firm(claim) for line in fitting):
            verdict.wrong_firmness.append(told)
        else:
            verdict.right.append(told)
    verdict.missing = [line.words for line in case.expected if line not in met]
    return verdict


def _about(claim: Claim, case: Case) -> list[Expected]:
    """The lines whose words stand in the claim's content, else in its sentence where only one line is about that."""
    inside = [line for line in case.expected if line.words in claim.content.of(case.text)]
    around = [line for line in case.expected if line.words in claim.sentence.of(case.text)]
    return inside or (around if len(around) == 1 else [])


def params(*sections: str) -> list[Any]:  # pytest does not publish the type of pytest.param
    """The stories as parameters of a test; a known miss is expected to fail, with its reason."""
    return [
        pytest.param(
            case,
            id=f"{case.section}: {case.text[:70]}",
            marks=[pytest.mark.xfail(reason=case.missed, strict=True)] if case.missed else [],
        )
        for case in cases(*sections)
    ]


def check(case: Case) -> None:
    """Fails unless all that is expected is there and nothing is wrong."""
    verdict = judge(case)
    found = [*verdict.wrong_voice, *verdict.wrong_firmness, *(f"missing: {words}" for words in verdict.missing)]
    assert not found, "\n".join([case.text, *found])
