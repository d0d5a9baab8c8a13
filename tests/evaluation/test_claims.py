"""Claims pass between the gold's form and ours without loss."""

from dataclasses import replace

import pytest
from tests.evaluation.made_up import FIELDS

from wederhoor.evaluation.answers import Amount
from wederhoor.evaluation.claims import answer_of, claims_of
from wederhoor.evaluation.contrast import alone
from wederhoor.evaluation.documents import read_documents
from wederhoor.evaluation.gold import Gold, GoldClaim
from wederhoor.evaluation.tools import Tools
from wederhoor.intake import take_file
from wederhoor.model.claims import Claim, Quantity, Reading, with_id
from wederhoor.model.texts import Span
from wederhoor.model.vocabulary import Comparison, Kind

SILENT = Tools(take=take_file, read=lambda story: Reading(story.id, "silent"))
TEXT = "Het leger meldde gisteren naar verluidt de inname van Izjoem."
CLAIM = Claim("s-1", Span(0, len(TEXT)), Span(0, len(TEXT)), ("Ukrainian army",), Kind.CAPTURE, "test")


def test_every_annotated_claim_is_in_its_story_and_comes_back_as_it_was(gold: Gold):
    found, problems = read_documents(tuple(gold.documents.values()), SILENT, delivered=True)
    assert problems == ()
    assert set(found) == set(gold.documents)
    for doc, document in gold.documents.items():
        story = found[doc].story
        for wanted, claim in zip(document.claims, claims_of(doc, document.claims, story), strict=True):
            answer = answer_of(claim, story.text)
            assert answer.sentence.split() == wanted.sentence.split()
            for name in FIELDS:
                given, expected = getattr(answer, name), getattr(wanted, name)
                assert given == (tuple(dict.fromkeys(expected)) if name == "places" else expected), (doc, name)


def test_items_of_a_feed_are_found_by_their_guid(gold: Gold):
    found, _ = read_documents(gold.of_set("reports"), SILENT, delivered=False)
    items = [document for document in gold.of_set("reports") if document.guid]
    assert {found[item.doc].story.guid for item in items} == {item.guid for item in items}
    assert {found[item.doc].stories for item in items} == {1}


@pytest.mark.parametrize(
    ("quantity", "amount"),
    [
        (Quantity("km2", 3000.0, comparison=Comparison.ABOUT), Amount(3000, "km2", "about")),
        (Quantity("km", 2.5), Amount(2.5, "km")),
        (Quantity("villages", 4.0, 5.0), Amount((4, 5), "villages")),
        (Quantity("villages", vague="dozens"), Amount(None, "villages", vague="dozens")),
    ],
)
def test_whole_numbers_are_written_whole(quantity: Quantity, amount: Amount):
    found = answer_of(replace(CLAIM, quantity=quantity), TEXT).quantity
    assert repr(found) == repr(amount)


def test_the_cue_is_its_words_in_order():
    claim = replace(CLAIM, cue=(Span(10, 16), Span(26, 39)), agent=("Ukraine", "Russia"))
    answer = answer_of(with_id(claim), TEXT, "m-1")
    assert (answer.cue, answer.agent, answer.target, answer.matter) == (
        "meldde ... naar verluidt",
        "Ukraine+Russia",
        None,
        "m-1",
    )


def test_words_that_are_not_there_point_at_the_whole_sentence():
    claim = GoldClaim("Een zin.", ("x",), cue="elders", kind="attack", polarity="positive", certainty="asserted")
    (made,) = claims_of("doc", (claim,), alone("Iets. Een zin. Meer."))
    assert made.sentence == made.cue[0] == Span(6, 14)
