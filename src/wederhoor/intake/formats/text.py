"""Plain text. Rule: paragraphs are lines; a date before the first word is the page's own."""

from wederhoor.intake.cleaning import normalise, unwrap
from wederhoor.intake.dates import impossible, read_date
from wederhoor.intake.formats.markup import text_lines
from wederhoor.intake.taken import Draft, Found, Line
from wederhoor.intake.words import PageWords
from wederhoor.model.problems import Problem
from wederhoor.model.stories import Published
from wederhoor.model.vocabulary import Basis

NEAR_THE_TOP = 8  # lines among which a line that says when the story came out is looked for


def read(text: str, source: str, words: PageWords) -> Found:
    """The one draft of a text page."""
    text = normalise(text)
    published: Published | None = None
    problems: tuple[Problem, ...] = ()
    header = words.header.match(text)
    if header:
        text = text[header.end() :]
        period = read_date(header[1])
        if period:
            published = Published(period, Basis.HEADER)
        else:
            problems = (impossible(source, "line 1", header[1], "the header"),)
    lines = text_lines(unwrap(text))
    if published is None and not problems:
        published, problems = _printed(lines, source, words)
    return Found((Draft(lines, published=published),), problems)


def _printed(lines: tuple[Line, ...], source: str, words: PageWords) -> tuple[Published | None, tuple[Problem, ...]]:
    """The date on a line of its own above the story."""
    for number, line in enumerate(lines[:NEAR_THE_TOP], 1):
        match = words.date_line.fullmatch(line.text)
        year = match and (match["year"] or match["year2"])
        if not match or not year:
            continue
        month = match["month2"] or words.months[match["name"].lower()]
        iso = f"{year}-{int(month):02}-{int(match['day'] or match['day2']):02}"
        if match["hour"]:
            iso += f"T{int(match['hour']):02}:{match['minute']}"
        period = read_date(iso)
        if period is None:
            return None, (impossible(source, f"line {number}", line.text, "the text"),)
        return Published(period, Basis.TEXT), ()
    return None, ()
