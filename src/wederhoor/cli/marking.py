"""A text with its claims marked. Rule: the text itself is never changed; marks are added beside it or as styles."""

from collections.abc import Iterable, Mapping, Sequence

from rich.text import Text

from wederhoor.model.claims import Claim
from wederhoor.model.stories import Story
from wederhoor.model.texts import BlockKind, Span

SENTENCE = "underline"
CONTENT = "bold"
CUE = "yellow"
CLAIMANT = "cyan"
MARK = "bold magenta"


def marked_story(story: Story, claims: Sequence[Claim]) -> Text:
    """The story's blocks, furniture dimmed, with [n] after the sentence of each claim, n counted from 1."""
    numbers: dict[int, list[int]] = {}
    for number, claim in enumerate(claims, 1):
        for sentence in (claim.sentence, *claim.also):
            numbers.setdefault(sentence.end, []).append(number)
    parts = []
    for block in story.blocks:
        style = "dim" if block.kind is BlockKind.FURNITURE else "bold" if block.kind is BlockKind.HEADLINE else ""
        part = _with_numbers(story.text, block.span, numbers, style)
        for claim in claims:
            _shade(part, block.span, claim, numbers)
        parts.append(part)
    return Text("\n\n").join(parts)


def marked_sentence(story: Story, claim: Claim) -> Text:
    """A claim's sentence with content, cue and claimant in styles of their own."""
    text = Text(claim.sentence.of(story.text))
    _style(text, claim.sentence, (claim.content,), CONTENT)
    _style(text, claim.sentence, claim.claimant_spans, CLAIMANT)
    _style(text, claim.sentence, claim.cue, CUE)
    return text


def _with_numbers(text: str, span: Span, numbers: Mapping[int, Sequence[int]], style: str) -> Text:
    part, start = Text(style=style), span.start
    for end in sorted(end for end in numbers if span.start < end <= span.end):
        part.append(text[start:end])
        part.append(_note(numbers[end]), MARK)
        start = end
    part.append(text[start : span.end])
    return part


def _note(numbers: Sequence[int]) -> str:
    return f"[{','.join(map(str, numbers))}]"


def _shade(part: Text, block: Span, claim: Claim, numbers: Mapping[int, Sequence[int]]) -> None:
    """Underline a claim's sentence where it lies in a block that already holds the marks."""
    if block.covers(claim.sentence):
        part.stylize(SENTENCE, _moved(claim.sentence.start, block, numbers), _moved(claim.sentence.end, block, numbers))


def _moved(position: int, block: Span, numbers: Mapping[int, Sequence[int]]) -> int:
    before = sum(len(_note(numbers[end])) for end in numbers if block.start < end < position)
    return position - block.start + before


def _style(text: Text, frame: Span, spans: Iterable[Span], style: str) -> None:
    for span in spans:
        if frame.covers(span):
            text.stylize(style, span.start - frame.start, span.end - frame.start)
