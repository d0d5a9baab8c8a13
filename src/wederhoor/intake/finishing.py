"""Drafts to stories. Rule: a story's id says what it says; neither path nor time of reading enters it."""

import re
from dataclasses import replace

from wederhoor.intake.addresses import canonical_address, story_key
from wederhoor.intake.blocks import Arranged, arrange
from wederhoor.intake.cleaning import one_line
from wederhoor.intake.dates import settle
from wederhoor.intake.splitting import split_stories
from wederhoor.intake.taken import Draft
from wederhoor.intake.tongue import language_name, language_of
from wederhoor.intake.words import PageWords
from wederhoor.model.ids import digest
from wederhoor.model.problems import Problem
from wederhoor.model.stories import Delivery, Story, make_story_id
from wederhoor.model.texts import BlockKind

MOST_CHARACTERS = 1_000_000  # some 150,000 words: a thick book
MOST_LINES = 20_000
WORD = re.compile(r"[^\W\d_]{2}")
SAYS = frozenset({BlockKind.BODY, BlockKind.HEADLINE})


def finish(
    draft: Draft, page: str, delivery: Delivery, source: str, words: PageWords
) -> tuple[tuple[Story, ...], tuple[Problem, ...]]:
    """The story of a draft and the others under it, with their problems."""
    length = sum(len(line.text) for line in draft.lines)
    if length > MOST_CHARACTERS or len(draft.lines) > MOST_LINES:
        return (), (_endless(source, draft.place, length, len(draft.lines)),)
    main, *others = split_stories(draft.lines, words)
    drafts = [replace(draft, lines=main.lines, age=main.age or draft.age)]
    drafts += [
        Draft(
            part.lines,
            draft.place,
            outlet=draft.outlet,
            language=draft.language,
            age=part.age,
            main=False,
            number=number,
        )
        for number, part in enumerate(others, 1)
    ]
    stories: list[Story] = []
    problems: list[Problem] = []
    for one in drafts:
        story, wrong = _story(
            one, page, delivery if one.delivered and one.main else _of_folder(delivery), source, words
        )
        problems.extend(wrong)
        if story:
            stories.append(story)
    return tuple(stories), tuple(problems)


def _of_folder(delivery: Delivery) -> Delivery:
    """What a delivery says of every story on the page."""
    return Delivery(outlet=delivery.outlet, retrieved_at=delivery.retrieved_at)


def _story(
    draft: Draft, page: str, delivery: Delivery, source: str, words: PageWords
) -> tuple[Story | None, tuple[Problem, ...]]:
    arranged = arrange(draft.lines, one_line(draft.title or "") or None, words)
    if not any(block.kind in SAYS and WORD.search(block.span.of(arranged.text)) for block in arranged.blocks):
        return None, (_empty(source, draft.place),) if draft.main else ()
    outlet = one_line(draft.outlet or delivery.outlet or "") or None
    address = canonical_address(draft.address) or canonical_address(delivery.url)
    guid = (draft.guid or "").strip() or None
    published, problems = settle(draft.published, delivery, address, source, draft.place)
    key = story_key(outlet, address, guid, arranged.text)
    language = language_of(_plain(arranged), draft.language, words)
    if language != words.language:
        problems = (*problems, _foreign(source, draft.place, language, words))
    story = Story(
        id=make_story_id(key, arranged.text, published.period.edtf if published else None, 0),
        key=key,
        page=page,
        text=arranged.text,
        text_hash=digest(arranged.text),
        blocks=arranged.blocks,
        outlet=outlet,
        title=arranged.title,
        dateline_places=arranged.dateline_places,
        credits=tuple(dict.fromkeys((*arranged.credits, *draft.credits))),
        language=language,
        published=published,
        address=address,
        guid=guid,
        age=draft.age,
        main=draft.main,
        number=draft.number,
    )
    return story, problems


def _plain(arranged: Arranged) -> str:
    return " ".join(block.span.of(arranged.text) for block in arranged.blocks if block.kind is not BlockKind.FURNITURE)


def _empty(source: str, place: str) -> Problem:
    return Problem(
        source, place, "It holds no report: no headline and no paragraph.", "Leave it out, or fetch it again."
    )


def _endless(source: str, place: str, characters: int, lines: int) -> Problem:
    message = f"It is too long for a report: {characters} characters on {lines} lines."
    return Problem(source, place, message, "Split it into one file per report.")


def _foreign(source: str, place: str, language: str, words: PageWords) -> Problem:
    message = f"It is in {language_name(language)}; only {language_name(words.language)} is read."
    return Problem(source, place, message, "The story is kept; no claims are looked for in it.")
