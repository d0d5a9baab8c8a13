"""How firm, how negated and how future the events of other people's texts are read: Dutch MEANTIME, one run.

Run it with `bench/factuality FOLDER`, where FOLDER holds CoNLL files with six columns: number, token, event, certainty,
polarity and time (of MEANTIME, the NewsReader project's corpus; Minard et al., LREC 2016; CC BY 4.0). Each sentence is
parsed as a paragraph of its own; each annotated event is given and gets what the rules say of its clause: a hedge, a
condition or a doubt is not CERTAIN, what a negation reaches is NEG, a plan or a future tense is FUTURE; what can be
done counts as certain and still to come, as that corpus has it. The labels are skewed, so the figures are those of the
rare ones. The public rule module's figures are for 120 documents of the same corpus and are cited, not measured here.
"""

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from wederhoor.cli.compose import Program
from wederhoor.model.ids import digest
from wederhoor.model.stories import Story
from wederhoor.model.texts import Block, BlockKind
from wederhoor.model.vocabulary import Certainty, Kind
from wederhoor.reading.attribution import Attribution
from wederhoor.reading.clauses import Clause, clauses
from wederhoor.reading.happenings import Happening
from wederhoor.reading.hedges import firmness, reached
from wederhoor.reading.negation import reaches
from wederhoor.reading.reader import RuleReader
from wederhoor.reading.scene import Scene
from wederhoor.reading.silences import doubt
from wederhoor.reading.sources import Context
from wederhoor.reading.speech import find_attributions
from wederhoor.reading.times.tense import Tense

RARE = ("not CERTAIN", "NEG", "FUTURE")
PUBLIC = {"not CERTAIN": 0.249, "NEG": 0.362, "FUTURE": 0.411}  # the rule module of VU Amsterdam, over 120 documents
UNSURE = frozenset({Certainty.HEDGED, Certainty.CONDITIONAL, Certainty.UNCONFIRMED})
CLOSING = frozenset(".,;:!?)%")
CERTAINTY, POLARITY, TIME = 3, 4, 5  # columns


@dataclass(frozen=True, slots=True)
class Event:
    """An annotated event: its first token in the sentence, and which of the rare labels it has."""

    token: int
    labels: frozenset[str]


@dataclass(frozen=True, slots=True)
class Annotated:
    """A sentence with its tokens and events."""

    tokens: tuple[str, ...]
    events: tuple[Event, ...]

    @property
    def text(self) -> str:
        """The tokens as a line of running text."""
        return "".join(f"{'' if at == 0 or word in CLOSING else ' '}{word}" for at, word in enumerate(self.tokens))

    def start(self, index: int) -> int:
        """Where in the text a token begins."""
        before = Annotated(self.tokens[: index + 1], ()).text
        return len(before) - len(self.tokens[index])


def main() -> None:
    """Measure and print a line per label, or one JSON object with --json."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("folder", type=Path, metavar="FOLDER", help="where the CoNLL files are")
    options.add_argument("--json", action="store_true", help="answer in JSON")
    given = options.parse_args()
    files = sorted(given.folder.glob("*.conll"))
    if not files:
        raise SystemExit(f"No file NAME.conll is in {given.folder}.")
    reader = Program().reader
    pairs = [pair for path in files for pair in _judged(path, reader)]
    figures = {label: _figures(label, pairs) for label in RARE}
    if given.json:
        answer = {"documents": len(files), "events": len(pairs), "labels": figures, "public": PUBLIC}
        sys.stdout.write(json.dumps(answer, indent=2) + "\n")
        return
    sys.stdout.write(f"{len(files)} documents, {len(pairs)} events\n")
    sys.stdout.write(
        f"{'label':<12}  {'precision':>9} {'recall':>7} {'F1':>6}  {'in gold':>7}  public F1  majority F1\n"
    )
    for label, found in figures.items():
        line = f"{label:<12}  {found['precision']:>9.3f} {found['recall']:>7.3f} {found['f1']:>6.3f}"
        sys.stdout.write(f"{line}  {found['gold']:>7.0f}  {PUBLIC[label]:>9.3f}  {0:>11.3f}\n")


def _figures(label: str, pairs: Iterable[tuple[frozenset[str], frozenset[str]]]) -> dict[str, float]:
    both = [(label in gold, label in said) for gold, said in pairs]
    right, given, wanted = (
        sum(gold and said for gold, said in both),
        sum(said for _, said in both),
        sum(gold for gold, _ in both),
    )
    precision, recall = right / given if given else 0.0, right / wanted if wanted else 0.0
    f1 = 2 * right / (given + wanted) if given + wanted else 0.0
    return {"precision": precision, "recall": recall, "f1": f1, "gold": float(wanted)}


def _judged(path: Path, reader: RuleReader) -> Iterator[tuple[frozenset[str], frozenset[str]]]:
    """The labels of each event of a file, and those that the rules give it."""
    sentences = tuple(_sentences(path))
    story = _story(path.name, [sentence.text for sentence in sentences])
    scene = reader.scene(reader.prepare(story), None)
    for block, sentence in zip(story.blocks, sentences, strict=True):
        for event in sentence.events:
            at = block.span.start + sentence.start(event.token)
            yield event.labels, _labels(scene, at)


def _sentences(path: Path) -> Iterator[Annotated]:
    for part in path.read_text("utf-8").split("\n\n"):
        rows = [line.split("\t") for line in part.splitlines() if line.strip()]
        if rows:
            events = (Event(at, _gold(row)) for at, row in enumerate(rows) if row[CERTAINTY].startswith("B-"))
            yield Annotated(tuple(row[1] for row in rows), tuple(events))


def _gold(row: list[str]) -> frozenset[str]:
    certainty, polarity, time = (row[column].split("-")[1] for column in (CERTAINTY, POLARITY, TIME))
    found = {"not CERTAIN": certainty != "CERTAIN", "NEG": polarity == "NEG", "FUTURE": time == "FUTURE"}
    return frozenset(label for label, holds in found.items() if holds)


def _story(name: str, lines: list[str]) -> Story:
    text = "\n".join(lines)
    starts = [sum(len(line) + 1 for line in lines[:number]) for number in range(len(lines))]
    blocks = tuple(
        Block(start, start + len(line), BlockKind.BODY, number)
        for number, (start, line) in enumerate(zip(starts, lines, strict=True), start=1)
    )
    return Story(name, name, name, text, digest(text), blocks)


def _labels(scene: Scene, at: int) -> frozenset[str]:
    """The rare labels that the rules give to the word at a character of the story."""
    context = next((c for c in scene.contexts.values() if c.sentence.span.start <= at < c.sentence.span.end), None)
    token = next((t for t in context.sentence.tokens if t.start <= at < t.end), None) if context else None
    if context is None or token is None:
        return frozenset()
    return frozenset(_said(scene, context, token.index))


def _said(scene: Scene, context: Context, index: int) -> Iterator[str]:
    clause = next(part for part in clauses(context.sentence, scene.lexicon) if part.holds(index))
    attribution = _attribution(context, index)
    if attribution is not None and not attribution.segment[0] <= index <= attribution.segment[1]:
        clause = Clause(clause.sentence, clause.first, clause.last, attribution.segment)
    firm = reached(firmness(clause, attribution, scene.lexicon), clause, index, scene.lexicon)
    outside = index not in firm.cue  # the words that hedge or plan are themselves certain and present
    can = firm.rule == "possible"
    if outside and not can and (firm.certainty in UNSURE or doubt(clause, scene.lexicon)):
        yield "not CERTAIN"
    by = "verb" if context.sentence.tokens[index].pos in {"VERB", "AUX"} else "noun"
    event = Happening(Kind.OTHER, "event", index, (index,), by, None, None, None)
    negative = firm.certainty is Certainty.DENIED or reaches(clause, event, scene.lexicon)
    if negative:
        yield "NEG"
    meant = outside and not negative and (can or firm.certainty is Certainty.INTENTION)
    if meant or _in_future(scene, context, clause, index):
        yield "FUTURE"


def _in_future(scene: Scene, context: Context, clause: Clause, index: int) -> bool:
    """Whether a word stands in the part of a clause whose verb a future auxiliary belongs to."""
    future = Tense.of(scene.language).forms["future"]
    above = {index, *(token.index for token in context.sentence.ancestors(index))}
    return any(token.lower in future and token.head in above for token in clause.tokens)


def _attribution(context: Context, index: int) -> Attribution | None:
    """The narrowest attribution in whose content a token stands; a word that itself reports is in none of its own."""
    around = [item for item in find_attributions(context) if item.vouches(index) and index not in item.cue]
    return min(around, key=lambda item: item.size, default=None)


if __name__ == "__main__":
    main()
