"""Lines on claims that the newsroom changed: quoted, marked, explained in the evidence, and still provable."""

import json
from dataclasses import replace
from importlib.resources import files

import jsonschema
import pytest
from tests.briefing.demonstration import HOSTILE, gazetteer, theatre

from wederhoor.briefing import FORMATS, compose, render
from wederhoor.briefing.material import gather
from wederhoor.briefing.proof import check, rendered_lines
from wederhoor.model.claims import Quantity
from wederhoor.model.period import Period
from wederhoor.model.places import PlaceRef
from wederhoor.model.reviews import Changes, corrected
from wederhoor.model.texts import Span
from wederhoor.model.vocabulary import UNATTRIBUTED, Certainty, Kind, Polarity

CHANGES = {
    "kind": Changes(("kind",), kind=Kind.CAPTURE),
    "claimants": Changes(("claimants",), claimants=("Ukraine General Staff",)),
    "nobody": Changes(("claimants",), claimants=(UNATTRIBUTED,)),
    "places": Changes(("places",), places=(PlaceRef("Sumy", Span(0, 5)),)),
    "when": Changes(("when",), when=Period.parse("2022-09-09")),
    "quantity": Changes(("quantity",), quantity=Quantity("villages", 7.0)),
    "asserted": Changes(("certainty", "polarity"), certainty=Certainty.ASSERTED, polarity=Polarity.POSITIVE),
    "hedged": Changes(("certainty",), certainty=Certainty.HEDGED),
    "denied": Changes(("certainty", "polarity"), certainty=Certainty.DENIED, polarity=Polarity.NEGATIVE),
    "several": Changes(
        ("claimants", "kind", "agent", "target"),
        claimants=("Kremlin",),
        kind=Kind.CONTROL,
        agent=("Russia",),
        target=("Pokrovsk",),
    ),
}
IZIUM = "Het Oekraïense leger heeft zondag Izjoem heroverd"


@pytest.fixture(scope="module", params=["nl", "en"])
def language(request, dutch, english):
    return {"nl": dutch, "en": english}[request.param]


def edited(demo, changes: Changes, *names: str, by: str = "A. Visser", why: str = "nagebeld"):
    """The situation in which some claims were changed."""
    fresh = {demo.claims[name].id: corrected(demo.claims[name], changes, by, why) for name in names}
    return replace(demo.situation, claims={**demo.situation.claims, **fresh})


def written(situation, language, form: str = "terminal") -> str:
    return render(compose(situation, None, language, theatre(), gazetteer()), form, language, 400)


def faults(situation, update, demo, language):
    lines = rendered_lines(update, language)
    return check(update, lines, gather(situation), theatre(), gazetteer(), language)


@pytest.mark.parametrize("name", CHANGES)
def test_an_update_on_changed_claims_is_proved(demo, language, name):
    for claim in demo.claims.keys() - {"old_number"}:  # what was corrected away is not printed for itself
        situation = edited(demo, CHANGES[name], claim)
        update = compose(situation, None, language, theatre(), gazetteer())
        assert faults(situation, update, demo, language) == (), claim


def test_a_changed_claim_is_quoted_and_marked_and_its_evidence_says_who_and_why(demo, dutch):
    shown = written(edited(demo, CHANGES["several"], "izium"), dutch, "markdown")
    line = next(line for line in shown.splitlines() if "Het Kremlin" in line and IZIUM in line)
    assert "(redactie)" in line
    assert (
        "Redactie: wie het zegt, wat er gebeurde, wie het deed en waartegen of waaraan aangepast door A. Visser: "
        "nagebeld." in shown
    )


def test_every_line_that_cites_the_sentence_is_marked_and_no_other(demo, dutch):
    update = compose(edited(demo, CHANGES["kind"], "izium"), None, dutch, theatre(), gazetteer())
    (changed,) = [f"[{citation.number}]" for citation in update.citations if citation.edits]
    value = json.loads(render(update, "json", dutch))
    printed = [item["text"] for section in value["sections"] for item in section["blocks"] if "text" in item]
    assert any(changed in text for text in printed)
    assert all((f"{changed} (redactie)" in text) == (changed in text) for text in printed)
    assert all(text.count("(redactie)") == text.count(changed) for text in printed)
    assert "redactie" not in written(demo.situation, dutch).lower()


def test_a_number_of_the_newsroom_is_marked_in_its_table(demo, dutch):
    shown = written(edited(demo, Changes(("quantity",), quantity=Quantity("battles", 216.0)), "battles"), dutch)
    assert any("216 gevechten" in line and "(redactie)" in line for line in shown.splitlines())


def test_a_change_that_is_not_told_is_found(demo, language):
    situation = edited(demo, CHANGES["kind"], "izium")
    update = compose(situation, None, language, theatre(), gazetteer())
    silent = tuple(replace(citation, edits=()) for citation in update.citations)
    (problem,) = faults(situation, replace(update, citations=silent), demo, language)
    assert "what the newsroom changed" in problem.message


def test_a_name_that_nobody_gave_is_still_found(demo, dutch):
    situation = edited(demo, CHANGES["claimants"], "izium")
    update = compose(situation, None, dutch, theatre(), gazetteer())
    lines = rendered_lines(update, dutch)
    wrong = [replace(line, text=line.text.replace("generale staf", "Kremlin")) for line in lines]
    assert check(update, wrong, gather(situation), theatre(), gazetteer(), dutch)


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_tells_the_change_and_escapes_the_reason(demo, language, form):
    shown = written(edited(demo, CHANGES["kind"], "izium", by=HOSTILE, why="nee"), language, form)
    assert "<script>" not in shown or form in {"terminal", "json"}
    assert "\x1b[31m" not in shown


def test_the_json_names_fields_who_and_why_and_keeps_to_its_schema(demo, dutch):
    value = json.loads(written(edited(demo, CHANGES["kind"], "izium"), dutch, "json"))
    schema = json.loads(files("wederhoor.briefing").joinpath("update.schema.json").read_text("utf-8"))
    jsonschema.validate(value, schema)
    told = [citation["edits"] for citation in value["citations"] if "edits" in citation]
    assert told == [[{"fields": ["kind"], "by": "A. Visser", "why": "nagebeld"}]]
