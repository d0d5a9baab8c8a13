"""What holds for every page, whatever its bytes."""

from hypothesis import given
from hypothesis import strategies as st

from wederhoor.intake import Taken, take_bytes
from wederhoor.intake.cleaning import normalise
from wederhoor.model.ids import digest
from wederhoor.model.texts import BlockKind

PIECES = (
    " date 2022-09 ", "Leger herovert dorp", "KYIV (ANP) - ", "Het leger heeft het dorp heroverd, zegt hij. ", "\n", "\n\n",
    "Meer uit Buitenland", "3 uur geleden", "Lees ook: X", "Met video", "Volledig scherm", "© ANP", "(ANP)", "• ", "1/3",
    "Bron: ANP", "\u00ad", "\u200b", "e\u0301", "<p>", "</p>", "<html>", "<rss>", "<item>", "<title>", "<newsItem>", "{", "[",
    '"headline":', '"', "&amp;", "<!ENTITY", "<?xml ?>", "<!DOCTYPE html>", "<script type='application/ld+json'>", "</",
)  # fmt: skip
pages = st.one_of(
    st.binary(max_size=400),
    st.text(max_size=400).map(lambda text: text.encode("utf-8", "replace")),
    st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=8)), max_size=40).map(
        lambda parts: "".join(parts).encode("utf-8", "replace")
    ),
)


def well_formed(taken: Taken) -> bool:
    for story in taken.stories:
        end = 0
        for block in story.blocks:
            assert end <= block.start < block.end <= len(story.text)
            assert not story.text[end : block.start].strip()
            end = block.end
        assert not story.text[end:].strip()
        assert story.text_hash == digest(story.text)
        assert [b.paragraph for b in story.blocks if b.kind is BlockKind.BODY] == list(
            range(1, 1 + sum(b.kind is BlockKind.BODY for b in story.blocks))
        )
        assert story.text == normalise(story.text)
    return len({story.id for story in taken.stories}) == len(taken.stories)


@given(pages)
def test_any_bytes_give_a_story_or_a_problem_and_blocks_that_fit(data):
    taken = take_bytes(data, "page")
    assert taken.stories or taken.problems
    assert all(problem.message and problem.remedy and problem.source == "page" for problem in taken.problems)
    assert well_formed(taken)


@given(pages)
def test_reading_is_deterministic_and_the_source_enters_no_id(data):
    first, second = take_bytes(data, "page"), take_bytes(data, "page")
    assert first == second
    assert [s.id for s in take_bytes(data, "elsewhere").stories] == [s.id for s in first.stories]


@given(st.text())
def test_normalising_twice_changes_nothing(text):
    assert normalise(normalise(text)) == normalise(text)
