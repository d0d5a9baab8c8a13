"""The stories of the section "Who speaks" of the pack's examples, judged on claimants and relays alone, line by line."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

from tests.reading.reading_rooms import read

from wederhoor.model.claims import Claim
from wederhoor.model.notation import Noted
from wederhoor.model.notation import read as parse
from wederhoor.model.vocabulary import UNATTRIBUTED

HEADING = "## Who speaks"
MISSED = "# missed: "
LINE = re.compile(r"- (?P<words>[^:|]+): (?P<claim>.+)")
ABROAD = "Abroad"
RARER = "Rarer: "
HEADLINE = "Nieuws over de oorlog in Oekraïne en daarbuiten"
NOBODY = frozenset({UNATTRIBUTED})


class Outcome(StrEnum):
    """What a reading makes of one line."""

    RIGHT = "right"
    WRONG = "somebody else"
    MISSING = "no claim"


@dataclass(frozen=True)
class Line:
    """Whoever must tell what holds these words; kind and firmness are counted apart."""

    words: str
    noted: Noted

    @property
    def voice(self) -> tuple[frozenset[str], frozenset[str]]:
        """Claimants and relays; a speaker whom nobody can name counts as nobody."""
        return frozenset(self.noted.claimants) or NOBODY, frozenset(self.noted.via)


@dataclass(frozen=True)
class Spoken:
    """One story, its lines, and why it is known to fail."""

    section: str
    text: str
    lines: tuple[Line, ...]
    missed: str | None
    control: bool


@cache
def stories() -> tuple[Spoken, ...]:
    """All stories of the section, in order."""
    page = (files("wederhoor.languages") / "nl" / "examples.md").read_text("utf-8")
    found, section = [], ""
    for block in re.split(r"\n\s*\n", page.partition(HEADING)[2]):
        lines = block.splitlines()
        section = next((line[4:] for line in lines if line.startswith("### ")), section)
        quoted = [line[2:] for line in lines if line.startswith("> ")]
        if quoted:
            told = tuple(_line(line) for line in lines if line.startswith("- "))
            missed = next((line.removeprefix(MISSED) for line in lines if line.startswith(MISSED)), None)
            found.append(Spoken(section, "\n".join(quoted), told, missed, "# control" in lines))
    return tuple(found)


def _line(text: str) -> Line:
    match = LINE.fullmatch(text)
    assert match, text
    return Line(match["words"], parse(match["claim"]))


@cache
def claims_of(story: Spoken) -> tuple[Claim, ...]:
    """What the reader makes of a story; one about another war stands under a headline on this one, else it is not read."""
    return read(story.text, title=HEADLINE if story.section == ABROAD else None).claims


@cache
def judged(story: Spoken) -> tuple[tuple[Line, Outcome, bool], ...]:
    """For each line what became of it, and whether the kind is right too."""
    claims, text = claims_of(story), _text(story)
    return tuple(_judge(line, claims, story, text) for line in story.lines)


def _judge(line: Line, claims: tuple[Claim, ...], story: Spoken, text: str) -> tuple[Line, Outcome, bool]:
    about = _about(line, claims, story, text)
    voices = [(frozenset(claim.claimants) or NOBODY, frozenset(claim.via)) for claim in about]
    if not about:
        return line, Outcome.MISSING, False
    if any(voice != line.voice for voice in voices):
        return line, Outcome.WRONG, False
    return line, Outcome.RIGHT, any(claim.kind is line.noted.kind for claim in about)


def _about(line: Line, claims: tuple[Claim, ...], story: Spoken, text: str) -> list[Claim]:
    """The claims whose content holds the words; else those of the sentence, where no other line is about them."""
    inside = [claim for claim in claims if line.words in claim.content.of(text)]
    if inside:
        return inside
    others = [other.words for other in story.lines if other is not line]
    around = [claim for claim in claims if line.words in claim.sentence.of(text)]
    return [claim for claim in around if not any(word in claim.content.of(text) for word in others)]


def _text(story: Spoken) -> str:
    return f"{HEADLINE}\n{story.text}" if story.section == ABROAD else story.text


def told(story: Spoken) -> str:
    """What the reader makes of a story, for a failing test."""
    return "\n".join(
        f"{'+'.join(c.claimants) or 'somebody'} via {','.join(c.via) or '-'} | {c.kind} | {c.rule} | {c.content.of(_text(story))}"
        for c in claims_of(story)
    )


def rare(story: Spoken) -> bool:
    """Whether a story stands in one of the sections on constructions that are rarer."""
    return story.section.startswith(RARER)


def share(control: bool | None = None, rarer: bool = False) -> dict[str, float]:
    """Lines and the shares of them with the right voice, another's voice, no claim, and the right kind as well.

    The sections on rarer constructions are counted apart.
    """
    chosen = [story for story in stories() if rare(story) is rarer and control in (None, story.control)]
    lines = [item for story in chosen for item in judged(story)]
    total = len(lines)
    counted = {outcome.value: sum(found is outcome for _, found, _ in lines) / total for outcome in Outcome}
    return {"lines": total, **counted, "kind too": sum(kind for _, _, kind in lines) / total}
