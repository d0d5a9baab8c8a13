"""The agencies' published examples: each gives a story or a Problem that says what it is."""

import pytest

from wederhoor.intake import take_file

STORIES = {
    "ninjs/examples/1.4_businesswire-newsml-20130515006361.json": "en",
    "ninjs/examples/1.4_ninjsExComplex1.json": "en",
    "ninjs/examples/1.4_ninjsExMediumText1.json": "en",
    "ninjs/examples/1.4_ninjsExSimpleText1.json": "en",
    "ninjs/examples/2.1_dpa_text.json": "de",
    "ninjs/examples/2.1_ninjsExSimpleText_2.json": "en",
    "ninjs/examples/2.1_tt_text_image_2.json": "sv",
    "ninjs/examples/3.0_dpa_text.json": "de",
    "ninjs/examples/3.0_ninjsExSimpleText_3.json": "en",
    "ninjs/examples/3.0_tt_text_image_3.json": "sv",
    "newsml-g2/LISTING_2_NewsML-G2_Text_Document.xml": "en",
    "newsml-g2/LISTING_22_Sports_story_in_NewsML-G2NITF.xml": "en",
}


def test_every_example_gives_a_story_or_says_what_it_is(shared):
    folder = shared / "formats"
    paths = [path for path in sorted(folder.glob("*/**/*")) if path.suffix in {".json", ".xml"}]
    assert len(paths) > 20
    stories = {}
    for path in paths:
        taken = take_file(path)
        assert taken.stories or taken.problems
        assert not any("reader failed" in problem.message for problem in taken.problems)
        if taken.stories:
            stories[path.relative_to(folder).as_posix()] = taken.stories[0].language
    assert stories == STORIES


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("ninjs/examples/2.1_ap_image.json", "type 'picture'"),
        ("ninjs/examples/3.0_ap_audio.json", "type 'audio'"),
        ("ninjs/examples/2.1_ntb_text.json", "without a body"),
        ("newsml-g2/LISTING_6_Simple_NewsML-G2_Package.xml", "a package"),
        ("newsml-g2/LISTING_7_Group_Set_example_showing_Hierarchical_Package_Structure.xml", "a fragment"),
        ("newsml-g2/LISTING_13_Complete_Catalog_Item.xml", "a catalogue"),
        ("newsml-g2/LISTING_26_Embedded_photo_metadata_fields_mapped_to_NewsML-G2.xml", "class 'picture'"),
    ],
)
def test_what_is_no_text_says_what_it_is(shared, name, part):
    taken = take_file(shared / "formats" / name)
    assert taken.stories == ()
    assert part in taken.problems[0].message


def test_the_five_seeds_read_without_a_problem(shared):
    counts = {}
    for path in sorted((shared / "seeds").glob("*.txt")):
        taken = take_file(path)
        assert taken.problems == ()
        counts[path.name[:3]] = len(taken.stories)
    assert counts == {"000": 1, "001": 1, "002": 8, "003": 1, "004": 1}
