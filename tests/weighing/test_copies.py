"""Reused text is found, given its direction, and kept apart from shared quotations and an outlet's own furniture."""

from itertools import permutations

from tests.weighing.demonstration import load
from tests.weighing.making import story

from wederhoor.model.stories import Story
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
