"""Who did it and to whom, from the table of own texts: agent and target of one claim of each."""

from pathlib import Path

import pytest
from tests.reading.reading_rooms import read

TABLE = Path(__file__).parent / "roles_examples.md"


def rows():
    for line in TABLE.read_text("utf-8").splitlines():
        cells = [cell.strip() for cell in line.split("|")[1:-1]]
        if len(cells) == 4 and cells[0] != "text" and not cells[0].startswith("---"):
            yield cells


def examples():
    for text, kind, roles, note in rows():
        marks = [pytest.mark.xfail(reason=note.removeprefix("xfail: "), strict=False)] if note else []
        yield pytest.param(text, kind, roles, id=f"{text[:60]} {kind}", marks=marks)


def claims(text: str):
    """The claims of a text, or of a headline over a body that says nothing."""
    made = read("Meer volgt.", "2024-06-11", text[2:]) if text.startswith("# ") else read(text, "2024-06-11")
    return made.claims


@pytest.mark.parametrize(("text", "kind", "roles"), list(examples()))
def test_agent_and_target_of_a_claim(text, kind, roles):
    found = [claim for claim in claims(text) if claim.kind == kind]
    assert found, f"no {kind} in {[claim.kind.value for claim in claims(text)]}"
    agent, _, target = (part.strip() for part in roles.partition(">"))
    assert ("+".join(found[-1].agent), "+".join(found[-1].target)) == (agent, target)


def test_the_table_holds_a_hundred_and_twenty_texts_and_some_where_nobody_is_named():
    told = list(rows())
    assert len(told) >= 120
    assert sum(roles.startswith(">") for _, _, roles, _ in told) >= 20
