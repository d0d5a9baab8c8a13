"""Several stories in one flattened text."""

from tests.intake.helpers import of_kind, only, take

MAIN = (
    "Leger herovert dorp\nKYIV (PN) - Het leger heeft het dorp heroverd, zegt de gouverneur.\nEr vielen geen doden.\n"
)
OTHER = "De regering heeft een akkoord bereikt, meldt een woordvoerder."


def test_other_stories_under_a_heading_with_ages_stuck_to_the_next_dateline():
    text = f"{MAIN}Meer uit Buitenland\nROME (ANP) - {OTHER}\n3 uur geledenPARIJS (ANP/AFP) - {OTHER}\n7 uur geleden"
    stories = take(text).stories
    assert [(story.main, story.number, story.age) for story in stories] == [
        (True, 0, None),
        (False, 1, "3 uur geleden"),
        (False, 2, "7 uur geleden"),
    ]
    assert [story.dateline_places for story in stories] == [("KYIV",), ("ROME",), ("PARIJS",)]
    assert [story.credits for story in stories] == [("PN",), ("ANP",), ("ANP", "AFP")]
    assert [story.title for story in stories] == ["Leger herovert dorp", None, None]
    assert OTHER not in stories[0].text
    assert "geleden" not in "".join(story.text for story in stories)


def test_an_age_on_a_line_of_its_own_ends_a_story_too():
    text = f"{MAIN}Meer nieuws\nROME (ANP) - {OTHER}\n3 uur geleden\nPARIJS (AFP) - {OTHER}\n1 dag geleden\n"
    assert [story.age for story in take(text).stories] == [None, "3 uur geleden", "1 dag geleden"]


def test_teasers_that_are_no_stories_are_furniture():
    story = only(f"{MAIN}Meer uit Buitenland\nGasprijs stijgt naar record\nTien doden bij ongeluk\n")
    assert of_kind(story, "furniture") == [
        "Meer uit Buitenland",
        "Gasprijs stijgt naar record",
        "Tien doden bij ongeluk",
    ]


def test_a_second_dateline_opens_a_story_with_the_headline_above_it():
    main, other = take(f"{MAIN}Akkoord bereikt\nROME (ANP) - {OTHER}\n").stories
    assert (main.title, other.title, other.main) == ("Leger herovert dorp", "Akkoord bereikt", False)
    assert "Akkoord" not in main.text


def test_the_age_under_a_headline_is_that_of_the_story():
    story = only(f"Leger herovert dorp\n3 uur geleden\n\n{OTHER} Er vielen geen doden.\n")
    assert story.age == "3 uur geleden"


def test_other_stories_have_no_date_and_address_of_the_page():
    from wederhoor.model.stories import Delivery

    delivery = Delivery(outlet="Omroep Delta", url="https://delta.example/een", published="2022-09-05")
    main, other = take(f"{MAIN}Meer uit Buitenland\nROME (ANP) - {OTHER}\n3 uur geleden", delivery).stories
    assert (main.address, main.published is not None) == ("https://delta.example/een", True)
    assert (other.address, other.published, other.outlet) == (None, None, "Omroep Delta")


def test_the_same_teaser_on_two_pages_is_one_story():
    first = take(f"{MAIN}Meer uit Buitenland\nROME (ANP) - {OTHER}\n3 uur geleden").stories[1]
    second = take(
        f"Andere kop\n{MAIN}Net binnen\nPARIJS (ANP) - Een ander verhaal.\n1 uur geledenROME (ANP) - {OTHER}\n"
    )
    assert first.id in {story.id for story in second.stories}
