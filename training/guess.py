"""Learn which words of a clause speak for which kind: `python training/guess.py GOLD [--check]`.

In: the sentences under training/kinds, a line each under its kind; the examples of happenings of the tests; and those
sentences of the reports of GOLD whose claims are all of one kind. Out: src/wederhoor/languages/nl/likely.toml.
--check writes nothing: it prints how often the weights are right on reports that they were not learned from.
A linear model of softmax, with no chance in its training.
"""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from wederhoor.cli.compose import Program
from wederhoor.cli.measuring import tools
from wederhoor.evaluation import gold_files
from wederhoor.intake import take_file
from wederhoor.model.stories import Story
from wederhoor.model.texts import Span
from wederhoor.model.vocabulary import Kind
from wederhoor.reading.clauses import clauses
from wederhoor.reading.likely import traits
from wederhoor.reading.speech import find_attributions

HERE = Path(__file__).parent
OUT = HERE.parent / "src/wederhoor/languages/nl/likely.toml"
EXAMPLES = HERE.parent / "tests/reading/happenings_examples.md"
PENALTY, ROUNDS, SCALE, SURE = 0.3, 150, 20, 0.35
LEAST = 2  # a whole weight nearer to nought is left out
PARTS = 5  # into which the reports are divided for a check
WORDS = 3  # that a clause has at least
Matrix = np.ndarray


@dataclass(frozen=True, slots=True)
class Example:
    """The traits of a clause and its kind; ``doc`` is the report, or empty."""

    traits: tuple[str, ...]
    kind: str
    doc: str = ""


def lines(program: Program, work: Path) -> Iterator[Example]:
    """The sentences of the folder beside this script and of the table of examples."""
    file, words = work / "line.txt", program.language.tables.get("page")
    for kind, line in (*listed(), *tabled()):
        file.write_text(f"{line.rstrip('.')}.\n", "utf-8")
        for story in take_file(file, {}, words).stories:
            yield from (Example(found, kind) for _, found in told(program, story))


def listed() -> Iterator[tuple[str, str]]:
    """Kinds and sentences of the folder beside this script."""
    for path in sorted((HERE / "kinds").glob("*.txt")):
        kind = ""
        for line in path.read_text("utf-8").splitlines():
            if line.startswith("= "):
                kind = line[2:]
            elif line.strip():
                yield kind, line


def tabled() -> Iterator[tuple[str, str]]:
    """Kinds and sentences of the table of examples; what tells nothing is at most said."""
    for line in EXAMPLES.read_text("utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("| ").split("|")]
        kinds = cells[1].split(", ") if len(cells) > 1 else []
        if len(kinds) == 1 and kinds[0] in {"", *Kind}:
            yield kinds[0] or Kind.STATEMENT.value, cells[0].lstrip("# ")


def told(program: Program, story: Story) -> Iterator[tuple[Span, tuple[str, ...]]]:
    """Each clause of a story, without the words that only say who speaks: its sentence and its traits."""
    reader = program.reader
    scene = reader.scene(reader.prepare(story), None)
    for number in sorted(scene.contexts):
        context = scene.contexts[number]
        segments = [item.segment for item in find_attributions(context)]
        for clause in clauses(context.sentence, reader.lexicon):
            said = next((segment for segment in segments if clause.holds(max(segment[0], clause.first))), (0, -1))
            rest = replace(clause, without=said)
            if sum(token.pos != "PUNCT" for token in rest.tokens) >= WORDS:
                yield context.sentence.span, traits(scene, context, rest)


def reported(program: Program, folder: Path) -> Iterator[Example]:
    """The sentences of annotated reports whose claims are all of one kind."""
    gold, _ = gold_files.load(folder)
    if gold is None:
        sys.exit(f"{folder} holds no annotated reports.")
    take = tools(program).take
    for document in gold.of_set("reports"):
        for story in take(document.file, {}).stories[:1]:
            for span, found in told(program, story):
                text = span.of(story.text)
                kinds = {claim.kind for claim in document.claims if claim.sentence in text or text in claim.sentence}
                if len(kinds) == 1:
                    yield Example(found, str(*kinds), document.doc)


def learned(examples: Sequence[Example]) -> tuple[Matrix, dict[str, int], list[str]]:
    """Weights of traits by kinds, with the number of each trait and the kinds."""
    names = {trait: number for number, trait in enumerate(sorted({t for e in examples for t in e.traits}))}
    kinds = sorted({example.kind for example in examples})
    x = table(examples, names)
    y = np.array([[float(example.kind == kind) for kind in kinds] for example in examples])
    inner = x @ x.T
    dual, pace = np.zeros_like(y), np.zeros_like(y)
    step = 1 / (0.5 * _stretch(inner) + PENALTY)
    for _ in range(ROUNDS):
        ahead = dual + 0.9 * pace
        pace = 0.9 * pace - step * (share(inner @ ahead) - y + PENALTY * ahead)
        dual = dual + pace
    whole = np.round(SCALE * (x.T @ dual))
    return np.where(np.abs(whole) >= LEAST, whole, 0), names, kinds


def _stretch(inner: Matrix) -> float:
    """The most by which a matrix stretches anything."""
    along = np.ones(len(inner))
    for _ in range(20):
        along = inner @ along
        length = float(np.linalg.norm(along))
        along /= length
    return length


def table(examples: Sequence[Example], names: dict[str, int]) -> Matrix:
    """A row for each example, with 1 for each trait that is known."""
    made = np.zeros((len(examples), len(names)))
    for row, example in enumerate(examples):
        made[row, [names[trait] for trait in example.traits if trait in names]] = 1
    return made


def share(sums: Matrix) -> Matrix:
    """Sums as shares of 1, row by row."""
    grown = np.exp(sums - sums.max(axis=1, keepdims=True))
    return grown / grown.sum(axis=1, keepdims=True)


def check(plain: Sequence[Example], reports: Sequence[Example]) -> None:
    """How often the weights are right on the reports that they were not learned from, and how often they are sure."""
    docs = sorted({example.doc for example in reports})
    right, sure, both = 0, 0, 0
    for part in range(PARTS):
        out = set(docs[part::PARTS])
        left = [example for example in reports if example.doc in out]
        weights, names, kinds = learned([*plain, *(example for example in reports if example.doc not in out)])
        shares = share(table(left, names) @ weights / SCALE)
        marks = [kinds[row.argmax()] == example.kind for row, example in zip(shares, left, strict=True)]
        firm = [row.max() >= SURE for row in shares]
        right, sure = right + sum(marks), sure + sum(firm)
        both += sum(a and b for a, b in zip(marks, firm, strict=True))
    print(f"right {right} of {len(reports)}; sure of {sure}, of which {both} right")


def written(weights: Matrix, names: dict[str, int], kinds: Sequence[str]) -> str:
    """The pack's table."""
    head = "# Which traits of a clause speak for which kind. Made by training/guess.py; see ORIGIN.md.\n"
    parts = [head, f"scale = {SCALE}  # a weight of 1", f"sure = {SURE}  # the least share of 1", "", "[weights]"]
    for column, kind in enumerate(kinds):
        pairs = (f"{trait} {int(weights[row, column])}" for trait, row in names.items() if weights[row, column])
        parts.append(f'{kind} = """\n' + "\n".join(pairs) + '\n"""')
    return "\n".join(parts) + "\n"


def main() -> None:
    """Learn and write, or check."""
    if len(sys.argv) < 2:
        sys.exit("Say where the annotated reports are: python training/guess.py GOLD [--check]")
    program = Program()
    with TemporaryDirectory() as work:
        plain = list(lines(program, Path(work)))
    reports = list(reported(program, Path(sys.argv[1])))
    if "--check" in sys.argv:
        check(plain, reports)
    else:
        OUT.write_text(written(*learned([*plain, *reports])), "utf-8")
        print(f"{len(plain)} sentences and {len(reports)} clauses of reports: wrote {OUT.name}")


if __name__ == "__main__":
    main()
