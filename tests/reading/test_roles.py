"""Who did it and to whom, from the table of own texts: agent and target of one claim of each."""

from pathlib import Path

import pytest
from tests.reading.reading_rooms import cells, claims_of

TABLE = Path(__file__).parent / "roles_examples.md"


def examples():
    for text, kind, roles, note in cells(TABLE, 4):
        marks = [pytest.mark.xfail(reason=note.removeprefix("xfail: "), strict=False)] if note else []
        yield pytest.param(text, kind, roles, id=f"{text[:60]} {kind}", marks=marks)


@pytest.mark.parametrize(("text", "kind", "roles"), list(examples()))
def test_agent_and_target_of_a_claim(text, kind, roles):
    found = [claim for claim in claims_of(text) if claim.kind == kind]
    assert found, f"no {kind} in {[claim.kind.value for claim in claims_of(text)]}"
    agent, _, target = (part.strip() for part in roles.partition(">"))
    assert ("+".join(found[-1].agent), "+".join(found[-1].target)) == (agent, target)


def test_the_table_holds_a_hundred_and_twenty_texts_and_some_where_nobody_is_named():
    told = list(cells(TABLE, 4))
    assert len(told) >= 120
    assert sum(roles.startswith(">") for _, _, roles, _ in told) >= 20
