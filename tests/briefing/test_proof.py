"""The proof accepts what is true and catches what is not: each mutation below is a mistake an update could make."""

from dataclasses import replace

import pytest
from tests.briefing.demonstration import gazetteer, theatre

from wederhoor.briefing.material import gather
from wederhoor.briefing.proof import Rendered, check, rendered_lines
from wederhoor.model.texts import Span
from wederhoor.model.vocabulary import Status


@pytest.fixture(scope="module")
def packs(dutch, english):
    return {"nl": dutch, "en": english}


def _check(update, lines, demo, language):
    return check(update, lines, gather(demo.situation), theatre(), gazetteer(), language)


@pytest.mark.parametrize("code", ["nl", "en"])
def test_true_lines_are_accepted(update, demo, packs, code):
    lines = rendered_lines(update, packs[code])
    assert len(lines) > 15
    assert _check(update, lines, demo, packs[code]) == ()


def _line(update, demo, language, name) -> Rendered:
    wanted = demo.claims[name].id
    return next(line for line in rendered_lines(update, language) if wanted in line.claims)


MUTATIONS = [
    ("nl", "izium", "Izjoem", "Koepjansk", "another town"),
    ("nl", "izium", "heroverd", "ingenomen", "another verb"),
    ("nl", "izium", "11 september", "12 september", "another day"),
    ("nl", "izium", "11 september", "10 september", "a day of another claim"),
    ("nl", "izium", "Volodymyr Zelensky", "Denys Sjmyhal", "another speaker"),
    ("nl", "izium", "Het Oekraïense leger", "Het Russische leger", "another agent"),
    ("nl", "izium", "heroverd", "volledig heroverd", "an extent that nobody gave"),
    ("nl", "izium", "Moskou ontkent dat", "Moskou zegt dat", "a quotation that is not to the letter"),
    ("nl", "izium", "Moskou ontkent dat", "Moskou ontkent niet dat", "a denial turned round"),
    ("nl", "village", "een dorp", "twee dorpen", "another number in a quotation"),
    ("nl", "village", "Rusland", "Oekraïne", "another party"),
    ("nl", "village", "Pokrovsk", "Soemy", "another place in a quotation"),
    ("nl", "dead", "Zeker drie", "Drie", "a comparison word lost"),
    ("nl", "dead", "Zeker drie", "Zeker dertig", "another number in words"),
    ("nl", "dead", "zouden bij Koepjansk zijn", "zijn bij Koepjansk", "a hedge lost"),
    ("nl", "dead", "inwoners", "militairen", "other victims"),
    ("nl", "battles", "261", "216", "digits changed places"),
    ("nl", "kremlin", "Geen antwoord van het Kremlin", "Het Kremlin", "a silence lost"),
    ("nl", "new_number", "2.000 vierkante kilometer", "3.000 vierkante kilometer", "another value"),
    ("nl", "new_number", "moet 2.000 vierkante kilometer", "moet 2.000 kilometer", "another unit"),
    ("nl", "journey", "Als er niets verandert, zou", "Zelensky zal", "a condition cut from a quotation"),
    ("en", "izium", "Izium", "Kupiansk", "another town"),
    ("en", "izium", "retaken", "taken", "another verb"),
    ("en", "dead", "At least 3", "3", "a comparison word lost"),
    ("en", "dead", "At least 3", "At least 30", "another number"),
    ("en", "dead", "are said to have died", "have died", "a hedge lost"),
    ("en", "denied", "a denial by Russia", "Russia", "a denial lost"),
    ("en", "kremlin", "No answer from the Kremlin", "The Kremlin", "a silence lost"),
    ("en", "journey", "On a condition, according to", "According to", "a condition lost"),
    ("en", "new_number", "2,000 square kilometres", "2,500 square kilometres", "another value"),
    (
        "en",
        "new_number",
        "the Ukraine General Staff corrects",
        "says the Ukraine General Staff",
        "a correction lost",
    ),
    ("en", "village", "on a capture", "on a massacre", "a word of nobody"),
]


@pytest.mark.parametrize(("code", "name", "old", "new", "mistake"), MUTATIONS)
def test_a_changed_line_is_caught(update, demo, packs, code, name, old, new, mistake):
    line = _line(update, demo, packs[code], name)
    assert old in line.text
    found = _check(update, [replace(line, text=line.text.replace(old, new))], demo, packs[code])
    assert found, mistake
    assert found[0].source == line.place


def test_lines_without_citations_or_with_unknown_ones_are_caught(update, demo, dutch):
    line = rendered_lines(update, dutch)[0]
    assert _check(update, [replace(line, citations=())], demo, dutch)
    assert _check(update, [replace(line, citations=(999,))], demo, dutch)


def test_a_citation_that_does_not_carry_its_line_is_caught(update, demo, dutch):
    line = _line(update, demo, dutch, "battles")
    other = next(citation.number for citation in update.citations if citation.number not in line.citations)
    assert _check(update, [replace(line, citations=(other,))], demo, dutch)


@pytest.mark.parametrize("span", [Span(0, 10_000), Span(5, 5), Span(-3, 4), Span(3, 40)])
def test_a_citation_outside_its_text_or_with_other_words_is_caught(update, demo, dutch, span):
    wrong = replace(update.citations[0], span=span)
    broken = replace(update, citations=(wrong, *update.citations[1:]))
    assert _check(broken, rendered_lines(broken, dutch), demo, dutch)


def test_a_story_that_is_not_there_is_caught(update, demo, dutch):
    empty = replace(gather(demo.situation), stories={})
    found = check(update, [], empty, theatre(), gazetteer(), dutch)
    assert len(found) == len(update.citations)


STANDING = [
    ("village", "badge", "gesteld", "bevestigd", "a status raised"),
    ("izium", "badge", "betwist", "gesteld", "a contradiction kept silent"),
    ("village", "below", "1 herkomst", "2 herkomsten", "an origin too many"),
    ("village", "below", "2 media", "3 media", "an outlet too many"),
    ("village", "below", "niet bevestigd", "tegen eigen belang", "a remark of nobody"),
    ("british", "below", "Britse ministerie van Defensie", "Russische ministerie van Defensie", "another source"),
    ("journey", "below", "onder voorwaarde", "voornemen", "a condition called an intention"),
]


@pytest.mark.parametrize(("name", "field", "old", "new", "mistake"), STANDING)
def test_a_changed_standing_is_caught(update, demo, dutch, name, field, old, new, mistake):
    line = next(line for line in rendered_lines(update, dutch) if line.badge and demo.claims[name].id in line.claims)
    assert old in getattr(line, field)
    changed = replace(line, **{field: getattr(line, field).replace(old, new)})
    assert _check(update, [changed], demo, dutch), mistake


def test_an_update_that_raises_a_status_or_adds_a_source_is_caught(update, demo, dutch):
    first = update.short[0]
    raised = Status.CONFIRMED if first.status is not Status.CONFIRMED else Status.CORROBORATED
    more = replace(first.voices[0], origins=first.voices[0].origins + 1)
    for wrong in (replace(first, status=raised), replace(first, voices=(more, *first.voices[1:]))):
        changed = replace(update, short=(wrong, *update.short[1:]))
        assert _check(changed, rendered_lines(changed, dutch), demo, dutch)


def test_a_holder_that_nobody_claims_is_caught(update, demo, dutch):
    (holder,) = update.holders
    claimed, denied = holder.claimed[0], holder.denied[0]
    wrong = (
        replace(holder, holder="russia"),
        replace(holder, status=Status.CONFIRMED),
        replace(holder, claimed=(replace(claimed, claimants=("Kremlin",)),)),
        replace(holder, claimed=(denied,)),
        replace(holder, claimed=(replace(claimed, citation=denied.citation),)),
    )
    for one in wrong:
        assert _check(replace(update, holders=(one,)), [], demo, dutch)
    assert _check(update, [], demo, dutch) == ()


def test_a_name_spelled_otherwise_than_the_theatre_has_it_is_caught(update, demo, dutch):
    actor = next(item for item in update.actors if item.id == "Russia")
    wrong = replace(actor, names=(("nl", "Oekraïne"), ("en", "Ukraine")))
    changed = replace(update, actors=(wrong, *(item for item in update.actors if item is not actor)))
    assert _check(changed, [], demo, dutch)
