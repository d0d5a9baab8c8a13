"""Several stories in one flattened text. Rule: an age belongs to the story before it, a dateline opens a new one."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from wederhoor.intake.cleaning import ENDS_SENTENCE
from wederhoor.intake.dateline import find_dateline
from wederhoor.intake.taken import Line
from wederhoor.intake.words import PageWords
from wederhoor.model.texts import BlockKind

STORY_LENGTH = 120  # characters; a teaser's title is shorter than the first paragraph of a story


@dataclass(frozen=True, slots=True)
class Part:
    """The lines of one story and its age, if the page gives one."""

    lines: tuple[Line, ...]
    age: str | None = None


@dataclass(slots=True)
class _Growing:
    lines: list[Line] = field(default_factory=list)
    age: str | None = None
    datelined: bool = False
    closed: bool = False  # an age has ended it


def split_stories(lines: Sequence[Line], words: PageWords) -> tuple[Part, ...]:
    """The main story first, then the others under it; teasers that are no stories are furniture of the main one."""
    parts = [_Growing()]
    others = False
    for line in lines:
        if words.other_stories.fullmatch(line.text) and parts[0].lines:
            parts[0].lines.append(replace(line, kind=BlockKind.FURNITURE))
            others = True
            continue
        for piece, is_age in _pieces(line, words, others=others):
            if is_age:
                parts[-1].age = parts[-1].age or piece.text
                parts[-1].closed = others or parts[-1].datelined
            else:
                _add(parts, piece, words, others=others)
    return _finished(parts)


def _pieces(line: Line, words: PageWords, *, others: bool) -> list[tuple[Line, bool]]:
    """The line, with an age before it taken apart."""
    match = words.age.match(line.text)
    if not match:
        return [(line, False)]
    rest = line.text[match.end() :]
    age = replace(line, text=match[0])
    if not rest.strip():
        return [(age, True)]
    glued = rest[0].isupper() and (others or find_dateline(rest, words) is not None)
    return [(age, True), (replace(line, text=rest), False)] if glued else [(line, False)]


def _add(parts: list[_Growing], line: Line, words: PageWords, *, others: bool) -> None:
    current = parts[-1]
    datelined = find_dateline(line.text, words) is not None
    new = (others and (len(parts) == 1 or current.closed)) or (datelined and current.datelined)
    if new:
        headline = _headline_of_next(current) if not others and not current.closed else None
        parts.append(_Growing([headline] if headline else []))
    parts[-1].lines.append(line)
    parts[-1].datelined = parts[-1].datelined or datelined


def _headline_of_next(part: _Growing) -> Line | None:
    """The last line of a story where it looks like the headline of the story that follows."""
    if (
        len(part.lines) > 2
        and not ENDS_SENTENCE.search(part.lines[-1].text)
        and len(part.lines[-1].text) < STORY_LENGTH
    ):
        return replace(part.lines.pop(), kind=BlockKind.HEADLINE)
    return None


def _finished(parts: Sequence[_Growing]) -> tuple[Part, ...]:
    main, *rest = parts
    stories = []
    for part in rest:
        if part.datelined or any(_is_report(line) for line in part.lines):
            stories.append(Part(tuple(part.lines), part.age))
        else:
            main.lines.extend(replace(line, kind=BlockKind.FURNITURE) for line in part.lines)
    return (Part(tuple(main.lines), main.age), *stories)


def _is_report(line: Line) -> bool:
    return len(line.text) >= STORY_LENGTH and ENDS_SENTENCE.search(line.text) is not None
