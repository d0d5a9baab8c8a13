"""Reused text is found, given its direction, and kept apart from shared quotations and an outlet's own furniture."""

from dataclasses import replace
from itertools import permutations

import pytest
from tests.weighing.demonstration import load
from tests.weighing.making import ARMY, ZELENSKY, claim, story, weighed

from wederhoor.model.stories import Story
from wederhoor.model.texts import Block, BlockKind
from wederhoor.model.vocabulary import Kind
from wederhoor.weighing.copies import Reuse, find_copies

NEWS = (
    "Het leger heeft maandag in het noorden drie dorpen heroverd na een week van zware gevechten langs de rivier. "
    "De inwoners waren al eerder vertrokken en wachten in de stad op bericht van hun familie en buren. "
    "Volgens de burgemeester zijn de bruggen beschadigd en rijden er voorlopig geen bussen naar het gebied. "
    "Hulpverleners brengen water en dekens naar de scholen waar de mensen vannacht zullen slapen."
)
OTHER = (
    "Elders bleef het rustig en hielden de partijen zich aan de afspraken die vorige maand zijn gemaakt over graan. "
    "De prijs daalde licht op de beurs terwijl handelaren wachten op nieuwe cijfers over de oogst van dit jaar. "
    "In de hoofdstad gingen duizenden mensen de straat op om te vragen om hogere lonen en betere zorg voor ouderen."
)


def found(*stories: Story) -> tuple[Reuse, ...]:
    return find_copies(stories, {one.id: one.published.period for one in stories if one.published})


def paragraphs(moment: str, *texts: str, outlet: str) -> Story:
    made = story(moment, "\n".join(texts), outlet=outlet)
    blocks, start = [], 0
    for number, text in enumerate(texts, 1):
        blocks.append(Block(start, start + len(text), BlockKind.BODY, number))
        start += len(text) + 1
    return replace(made, blocks=tuple(blocks))


def test_the_later_of_two_equal_texts_is_a_full_copy():
    first, second = story("2022-09-10T08:00", NEWS, outlet="A"), story("2022-09-10T09:00", NEWS, outlet="B")
    (reuse,) = found(second, first)
    assert (reuse.copy.story, reuse.copy.original) == (second.id, first.id)
    assert (reuse.copy.coverage, reuse.copy.share, reuse.copy.rule) == ("full", 1.0, "earliest")


def test_a_text_that_reuses_half_is_a_partial_copy_with_the_reused_stretch():
    first = story("2022-09-10T08:00", NEWS, outlet="A")
    second = story("2022-09-10T09:00", OTHER, NEWS, outlet="B")
    (reuse,) = found(first, second)
    assert reuse.copy.coverage == "partial"
    (span,) = reuse.spans
    assert span.of(second.text).startswith("Het leger heeft maandag")


def test_a_credit_outweighs_the_order_of_publication():
    agency = story("2022-09-10T10:00", NEWS, outlet="Persdienst Noordzee", credits=("PN",))
    paper = story("2022-09-10T09:00", NEWS, outlet="B", credits=("PN",))
    (reuse,) = found(agency, paper)
    assert (reuse.copy.story, reuse.copy.original, reuse.copy.rule) == (paper.id, agency.id, "credit")


def test_a_shared_quotation_is_no_copy():
    quotation = f"“{NEWS}”"
    first = story("2022-09-10T08:00", "De president zei gisteren:", quotation, outlet="A")
    second = story("2022-09-10T09:00", OTHER, "Hij zei:", quotation, outlet="B")
    assert found(first, second) == ()


def test_versions_of_one_address_are_no_copies():
    first = story("2022-09-10T08:00", NEWS, outlet="A", key="A https://a.example/1")
    second = story("2022-09-10T09:00", NEWS + " Later meer.", outlet="A", key="A https://a.example/1")
    assert found(first, second) == ()


def test_what_an_outlet_prints_under_every_story_makes_no_copy():
    texts = ("Over graan en brood.", "Over sport en spel.", "Over het weer van morgen.")
    stories = [story(f"2022-09-1{n}", text, NEWS, outlet="A") for n, text in enumerate(texts)]
    assert found(*stories) == ()


def test_what_the_papers_of_one_house_print_under_every_story_makes_no_copy():
    texts = ("Over graan en brood.", "Over sport en spel.", "Over het weer van morgen.")
    stories = [story(f"2022-09-1{n}", text, NEWS, outlet=paper) for n, text in enumerate(texts) for paper in "ABC"]
    assert {reuse.copy.share for reuse in found(*stories)} == set()


def test_a_standing_text_hides_no_copy_and_is_no_part_of_it():
    others = [story(f"2022-09-1{n}", text, OTHER, outlet="B") for n, text in enumerate(("Brood.", "Spel.", "Weer."))]
    first, copy = story("2022-09-15T08:00", NEWS, outlet="A"), story("2022-09-15T09:00", NEWS, OTHER, outlet="B")
    (reuse,) = found(first, copy, *others)
    assert (reuse.copy.story, reuse.copy.original, reuse.copy.coverage) == (copy.id, first.id, "full")
    assert "".join(span.of(copy.text) for span in reuse.spans) in NEWS


def test_a_sentence_that_a_newspaper_reprints_in_a_long_story_is_a_partial_copy():
    first = story("2022-09-10T08:00", NEWS, outlet="A")
    taken = NEWS.split(". ")[1] + ". " + NEWS.split(". ")[2] + "."
    own = [" ".join(f"{word}{n}" for word in OTHER.split()) for n in range(6)]
    second = story("2022-09-10T09:00", *own[:3], taken, *own[3:], outlet="B")
    (reuse,) = found(first, second)
    assert reuse.copy.coverage == "partial"
    assert reuse.copy.share < 0.15
    assert " ".join(span.of(second.text) for span in reuse.spans) in taken


def test_one_sentence_in_common_makes_no_copy():
    denial = "Een woordvoerder van het leger weersprak het bericht nog dezelfde avond."
    assert found(story("2022-09-10", OTHER, denial, outlet="A"), story("2022-09-11", NEWS, denial, outlet="B")) == ()


def test_places_in_another_spelling_and_rounded_figures_leave_the_passage_whole():
    words = "In {} en {} zijn zaterdag {} huizen beschadigd en {} mensen gewond geraakt, zegt de burgemeester van {}."
    first = story(
        "2022-09-10T08:00", NEWS, words.format("Izjoem", "Charkov", "2.412", "138", "Charkov"), OTHER, outlet="A"
    )
    second = story(
        "2022-09-10T09:00", NEWS, words.format("Izium", "Kharkiv", "2.400", "140", "Kharkiv"), OTHER, outlet="B"
    )
    (reuse,) = found(first, second)
    assert reuse.copy.coverage == "full"
    told = [span.of(second.text) for span in reuse.spans]
    assert told[:5] == [
        NEWS + " In",
        "en",
        "zijn zaterdag 2",
        "huizen beschadigd en",
        "mensen gewond geraakt, zegt de burgemeester van",
    ]


LOSSES = (
    "De Russische strijdkrachten hebben sinds het begin van de inval ongeveer {} militairen verloren, meldt de staf. "
    "Ook zijn er volgens het dagelijkse overzicht {} tanks en {} kanonnen vernietigd of buitgemaakt. "
    "De aantallen zijn niet te controleren en Moskou geeft zelf zelden cijfers over zijn verliezen vrij."
)


def test_the_losses_of_two_days_in_one_mould_are_no_copies():
    first = story("2022-09-10T08:00", LOSSES.format("52.650", "2.136", "1.259"), outlet="A")
    second = story("2022-09-11T08:00", LOSSES.format("52.953", "2.154", "1.263"), outlet="B")
    assert found(first, second) == ()


def test_the_losses_of_one_day_are_a_copy_though_they_are_rounded():
    first = story("2022-09-10T08:00", LOSSES.format("52.653", "2.136", "1.259"), outlet="A")
    second = story("2022-09-10T09:00", LOSSES.format("52.700", "2.140", "1.260"), outlet="B")
    assert [reuse.copy.original for reuse in found(first, second)] == [first.id]


def test_a_quotation_of_several_paragraphs_is_no_copy():
    parts = [part + "." for part in NEWS.removesuffix(".").split(". ")]
    closed_later = ["“" + parts[0], parts[1] + "”"]
    opened_again = ["“" + part for part in parts[:-1]] + ["“" + parts[-1] + "”"]
    for marked in (closed_later, opened_again):
        first = paragraphs("2022-09-10T08:00", "De president zei gisteren:", *marked, outlet="A")
        second = paragraphs("2022-09-10T09:00", OTHER, *marked, OTHER[::-1], outlet="B")
        assert found(first, second) == ()


def test_a_word_cut_short_opens_no_quotation():
    first = story("2022-09-10T08:00", "'s Avonds bleef het stil.", NEWS, "'Dat is goed', zei hij.", outlet="A")
    second = story("2022-09-10T09:00", "'s Avonds bleef het stil.", NEWS, "'Dat is goed', zei hij.", outlet="B")
    assert [reuse.copy.coverage for reuse in found(first, second)] == ["full"]


def test_a_changed_page_is_no_copy_of_what_was_copied_from_it():
    first = story("2022-09-10T08:00", NEWS, outlet="A", key="A https://a.example/1")
    copy = story("2022-09-10T09:00", NEWS, outlet="B")
    later = story("2022-09-10T10:00", NEWS, "Het aantal bussen is later uitgebreid.", outlet="A", key=first.key)
    (reuse,) = found(first, copy, later)
    assert (reuse.copy.story, reuse.copy.original) == (copy.id, first.id)


def test_what_a_changed_page_takes_over_is_a_copy():
    first = story("2022-09-10T08:00", OTHER, outlet="A", key="A https://a.example/1")
    source = story("2022-09-10T09:00", NEWS, outlet="B")
    later = story("2022-09-10T10:00", OTHER, NEWS, outlet="A", key=first.key)
    (reuse,) = found(first, source, later)
    assert (reuse.copy.story, reuse.copy.original, reuse.copy.coverage) == (later.id, source.id, "partial")


def test_an_item_signed_by_its_own_agency_is_the_original_whenever_it_came():
    agency = story("2022-09-10T10:00", NEWS, outlet="Persdienst Noordzee", credits=("PN",))
    paper = story("2022-09-10T09:00", NEWS, outlet="B")
    (reuse,) = found(agency, paper)
    assert (reuse.copy.original, reuse.copy.rule) == (agency.id, "own_item")


@pytest.mark.parametrize(
    ("one", "other", "credits"),
    [
        ("2022-09-10", "2022-09-10", ()),
        ("2022-09-10", "2022-09-10T09:00", ()),
        ("2022-09-10T09:00", "2022-09-10T09:00", ()),
        ("2022-09-10T08:00", "2022-09-10T09:00", ("PN",)),  # both from an agency whose own item is not there
    ],
)
def test_a_direction_that_nothing_tells_is_unknown(one, other, credits):
    stories = (story(one, NEWS, outlet="A", credits=credits), story(other, NEWS, outlet="B", credits=credits))
    (reuse,) = found(*stories)
    assert reuse.copy.rule == "unknown_direction"


def test_of_two_texts_of_one_day_the_extract_is_the_copy():
    whole = story("2022-09-10", NEWS, OTHER, outlet="A")
    part = story("2022-09-10T07:00", NEWS, outlet="B")
    (reuse,) = found(whole, part)
    assert (reuse.copy.story, reuse.copy.original, reuse.copy.rule) == (part.id, whole.id, "unknown_direction")


def test_an_edited_copy_that_is_copied_in_turn_points_to_the_first_text():
    first = story("2022-09-10T07:00", NEWS, outlet="A")
    edited = story(
        "2022-09-10T08:00", NEWS.replace("maandag", "begin deze week").replace("buren", "kennissen"), outlet="B"
    )
    third = story("2022-09-10T09:00", edited.text, outlet="C")
    assert {(reuse.copy.story, reuse.copy.original) for reuse in found(first, edited, third)} == {
        (edited.id, first.id),
        (third.id, first.id),
    }


def test_a_claim_in_a_reused_passage_has_the_origin_of_the_first_text_and_one_beside_it_has_its_own():
    taken = (
        "Het leger zegt dat Izium is heroverd na een week van zware gevechten langs de rivier en in de bossen. " + NEWS
    )
    own = "De president meldt dat Kupiansk is bevrijd."
    first, second = (
        story("2022-09-10T08:00", taken, outlet="A"),
        story("2022-09-10T09:00", own, taken, OTHER, outlet="B"),
    )
    told = [
        claim(first, ARMY, Kind.RECAPTURE, "Izium", at="Het leger zegt"),
        claim(second, ARMY, Kind.RECAPTURE, "Izium", at="Het leger zegt"),
        claim(second, ZELENSKY, Kind.RECAPTURE, "Kupiansk", at="De president"),
    ]
    origins = {name: origin.story for origin in weighed([first, second], told).origins for name in origin.claims}
    assert [origins[one.id] for one in told] == [first.id, first.id, second.id]


def test_case_diacritics_and_quotation_marks_hide_no_copy():
    first = story("2022-09-10T08:00", NEWS, outlet="A")
    second = story("2022-09-10T09:00", NEWS.upper().replace("E", "É"), outlet="B")
    assert [reuse.copy.coverage for reuse in found(first, second)] == ["full"]


def test_a_copy_of_a_copy_points_to_the_first_text():
    stories = [story(f"2022-09-10T0{hour}:00", NEWS, outlet=name) for hour, name in ((7, "A"), (8, "B"), (9, "C"))]
    for order in permutations(stories):
        assert {(reuse.copy.story, reuse.copy.original) for reuse in found(*order)} == {
            (stories[1].id, stories[0].id),
            (stories[2].id, stories[0].id),
        }


def test_the_demonstration_reports_hold_two_copies_and_no_more():
    told = load()
    names = {story: doc for doc, story in told.docs.items()}
    copies = {
        (names[reuse.copy.story], names[reuse.copy.original], reuse.copy.coverage)
        for reuse in find_copies(told.stories, told.published)
    }
    assert copies == {
        ("2022-09-10-nvn-hergroepering", "2022-09-10-pn-hergroepering", "full"),
        ("2022-09-10-dagkrant-izium", "2022-09-10-pn-hergroepering", "partial"),
    }
