"""The pack's examples run: each text yields the claims below it, no more and no fewer."""

import re
from importlib.resources import files

import pytest
from tests.reading.reading_rooms import read
from tests.reading.speaking import HEADING

from wederhoor.model.notation import Noted, note, write
from wederhoor.model.notation import read as parse

PAGE = (files("wederhoor.languages") / "nl" / "examples.md").read_text("utf-8")
EXAMPLES = PAGE.partition(HEADING)[0]  # what follows is judged on its speakers alone


def cases() -> list[tuple[str, tuple[Noted, ...]]]:
    """(text, claims) for every block."""
    found = []
    for block in re.split(r"\n\s*\n", EXAMPLES):
        quoted = [line[2:] for line in block.splitlines() if line.startswith("> ")]
        claims = [parse(line[2:]) for line in block.splitlines() if line.startswith("- ")]
        if quoted and (claims or "# none" in block):
            found.append(("\n".join(quoted), tuple(claims)))
    return found


@pytest.mark.parametrize(("text", "expected"), cases(), ids=[text[:60] for text, _ in cases()])
def test_example(text: str, expected: tuple[Noted, ...]) -> None:
    claims = read(text).claims
    said = "\n".join(write(note(claim)) for claim in claims) or "nothing"
    wanted = "\n".join(write(noted) for noted in expected) or "nothing"
    left = list(claims)
    for noted in expected:
        match = next((claim for claim in left if noted.fits(claim)), None)
        assert match is not None, f"{text}\nwanted:\n{wanted}\nread:\n{said}"
        left.remove(match)
    assert not left, f"{text}\nwanted:\n{wanted}\nread:\n{said}"


def test_there_are_examples() -> None:
    assert len(cases()) >= 20
