"""One page to its stories. Rule: this is the one place where files are opened, and nothing raises out of it."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from wederhoor.intake.decoding import decode
from wederhoor.intake.files import impossible_path, unreadable
from wederhoor.intake.finishing import finish
from wederhoor.intake.sniffing import LIMIT, Format, binary, detect, refuse, too_large
from wederhoor.intake.taken import Found, Taken
from wederhoor.intake.words import PageWords, page_words
from wederhoor.model.ids import digest, make_id
from wederhoor.model.problems import Problem
from wederhoor.model.stories import Delivery, Page, Story

FormatReader = Callable[[str, str, PageWords], Found]
NOTHING = Delivery()


def take_file(
    path: Path, deliveries: Mapping[Path, Delivery] | None = None, words: Mapping[str, Any] | None = None
) -> Taken:
    """The stories of a file; deliveries are those of `read_deliveries`, words a language's page table."""
    source = str(path)
    try:
        size = path.stat().st_size
        if size > LIMIT:
            return Taken(problems=(too_large(size, source),))
        with path.open("rb") as file:
            data = file.read(LIMIT + 1)  # it may grow while it is read
    except OSError as error:
        return Taken(problems=(unreadable(source, error),))
    except ValueError:  # a NUL character in the name
        return Taken(problems=(impossible_path(source),))
    return take_bytes(data, source, (deliveries or {}).get(path, NOTHING), words)


def take_bytes(data: bytes, source: str, delivery: Delivery = NOTHING, words: Mapping[str, Any] | None = None) -> Taken:
    """The stories of a page's bytes, with a Problem for everything that could not be read as it should."""
    refused = refuse(data, source)
    if refused:
        return Taken(problems=(refused,))
    decoded = decode(data)
    refused = binary(decoded.text, source)
    if refused:
        return Taken(problems=(refused,))
    form = detect(decoded.text)
    page = Page(make_id("p", digest(data)), source, form.value, len(data), delivery)
    compiled = page_words(words)
    faults = (Problem(source, "", *decoded.fault),) if decoded.fault else ()
    found = _found(form, decoded.text, source, compiled)
    stories: list[Story] = []
    problems = [*faults, *found.problems]
    for draft in found.drafts:
        finished, wrong = finish(draft, page.id, delivery, source, compiled)
        stories.extend(finished)
        problems.extend(wrong)
    unique = {story.id: story for story in reversed(stories)}
    kept = tuple(story for story in stories if unique[story.id] is story)
    return Taken(page, kept, tuple(dict.fromkeys(problems)))


def _found(form: Format, text: str, source: str, words: PageWords) -> Found:
    read = _reader(form)
    if read is None:
        message = "It is XML, but neither a feed nor NewsML-G2 nor a web page."
        return Found((), (Problem(source, "", message, "Give it as one of these, or as plain text."),))
    try:
        return read(text, source, words)
    except Exception as error:  # parsers of others meet bytes that nobody thought of; one page stops no run
        message = f"Its reader failed: {type(error).__name__}."
        return Found((), (Problem(source, "", message, "Save the report as plain text and read that."),))


def _reader(form: Format) -> FormatReader | None:
    """The reader of a format; heavy parsers are only loaded for the pages that need them."""
    match form:
        case Format.TEXT:
            from wederhoor.intake.formats.text import read
        case Format.HTML:
            from wederhoor.intake.formats.html import read
        case Format.RSS | Format.ATOM:
            from wederhoor.intake.formats.feed import read
        case Format.NEWSML:
            from wederhoor.intake.formats.newsml import read
        case Format.NINJS:
            from wederhoor.intake.formats.ninjs import read
        case _:
            return None
    return read
