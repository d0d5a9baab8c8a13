"""How well reused text is found among generated copies, beside MinHash on the same stories in one run.

Run it with `bench/copies [GOLD]`; without a folder it reads tests/gold. Each of at most 60 of its reports becomes the
original of a family with seven copies: verbatim, 5 % and 15 % of the words edited, the first 60 % and 30 %, half of it
with as much own text, and three of its sentences in a long story. In three of four copies the places are
respelled, the numbers rounded or a denial is added as well. Among the families stand stories that copy nothing: they
share a quotation, a standing text or a mould, or follow up their own earlier version.

A copy is found if it is tied to its original, be it through another copy. Precision counts every pair of stories of one
family as right. Of the copies that are tied to their original itself, a direction is right if it is the true one, or if
it is called unknown where nothing in the two stories tells it, and words are those that were taken over; a word that
was changed in between counts for nothing.

For the comparison, and for nothing else: `.venv/bin/python -m pip install datasketch`. Where it is not there, the bench
says so.
"""

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from time import perf_counter

from copies_families import CHANGES, TYPES, Made, newsroom

from wederhoor.cli.compose import Program
from wederhoor.intake import take_file
from wederhoor.model.period import Period
from wederhoor.model.texts import BlockKind
from wederhoor.weighing.copies import Reuse, find_copies
from wederhoor.weighing.fingerprints import fingerprints
from wederhoor.weighing.links import Families

GOLD = Path(__file__).parents[1] / "tests" / "gold"
FAMILIES = 60
SHORTEST = 60  # words of a report that can be an original
ALIKE = 0.5  # the share of five-word rows in common from which MinHash calls two stories a pair

Pair = frozenset[str]


@dataclass(slots=True)
class Score:
    """What was found of the copies of one type or with one change; None where nothing was asked."""

    name: str
    copies: int
    found: float
    minhash: float | None = None
    direction: float | None = None
    words_found: float | None = None
    words_right: float | None = None


def main() -> None:
    """Measure and print a table, or one JSON object with --json."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("gold", nargs="?", type=Path, default=GOLD, metavar="GOLD", help="a folder with an index.json")
    options.add_argument("--texts", type=Path, action="append", default=[], help="a folder with more reports, as .txt")
    options.add_argument("--seed", type=int, default=1, help="another draw of edits, times and places")
    options.add_argument("--show", action="store_true", help="list the wrong pairs and the copies that were missed")
    options.add_argument("--json", action="store_true", help="answer in JSON")
    given = options.parse_args()
    made = newsroom(list(_texts(given.gold, given.texts))[:FAMILIES], given.seed).made
    start = perf_counter()
    reuses = find_copies([one.story for one in made], _published(made))
    seconds = perf_counter() - start
    rival = _minhash(made)
    facts = _facts(made, reuses, rival, seconds)
    tied, also = Families(map(_ends, reuses)), Families((min(pair), max(pair)) for pair in rival or ())
    scores = [_score(name, copies, reuses, tied) for name, copies in _groups(made)]
    if rival is not None:
        for score, (_, copies) in zip(scores, _groups(made), strict=True):
            score.minhash = _share(copies, also)
    if given.json:
        sys.stdout.write(json.dumps({**facts, "scores": list(map(asdict, scores))}, indent=2) + "\n")
        return
    sys.stdout.writelines(f"{name}: {value}\n" for name, value in facts.items())
    columns = ("copies", "found", "minhash", "direction", "words_found", "words_right")
    sys.stdout.write(f"{'':<20}" + "".join(f"{name.replace('_', ' '):>13}" for name in columns) + "\n")
    for one in scores:
        sys.stdout.write(f"{one.name:<20}" + "".join(f"{_shown(getattr(one, name)):>13}" for name in columns) + "\n")
    if given.show:
        sys.stdout.writelines(_wrong(made, reuses))


def _texts(gold: Path, more: Iterable[Path]) -> Iterable[str]:
    """The reports that nobody copied from another, each once."""
    words = Program().language.tables.get("page")
    entries = json.loads((gold / "index.json").read_text("utf-8"))["docs"]
    files = [gold / entry["file"] for entry in entries if not entry.get("copy_of")]
    for path in dict.fromkeys([*files, *(path for folder in more for path in sorted(folder.glob("*.txt")))]):
        for story in take_file(path, {}, words).stories:
            body = "\n".join(block.span.of(story.text) for block in story.blocks if block.kind is BlockKind.BODY)
            if len(body.split()) >= SHORTEST:
                yield body


def _published(made: Iterable[Made]) -> dict[str, Period]:
    return {one.story.id: one.story.published.period for one in made if one.story.published}


def _minhash(made: Sequence[Made]) -> set[Pair] | None:
    """Pairs whose five-word rows are alike, as datasketch finds them; None where it is not installed."""
    try:
        from datasketch import MinHash, MinHashLSH
    except ImportError:
        sys.stderr.write("left out: datasketch is not installed (.venv/bin/python -m pip install datasketch)\n")
        return None
    index, prints = MinHashLSH(threshold=ALIKE, num_perm=128), {}
    for one in made:
        words = fingerprints(one.story)[0].folded
        mark = MinHash(num_perm=128, seed=1)
        mark.update_batch([" ".join(words[at : at + 5]).encode() for at in range(len(words) - 4)])
        prints[one.story.id] = mark
        index.insert(one.story.id, mark)
    return {
        frozenset((name, other))
        for name, mark in prints.items()
        for other in index.query(mark)
        if other != name and mark.jaccard(prints[other]) >= ALIKE
    }


def _facts(made: Sequence[Made], reuses: Sequence[Reuse], rival: set[Pair] | None, seconds: float) -> dict[str, object]:
    own = {frozenset(_ends(reuse)) for reuse in reuses}
    facts: dict[str, object] = {
        "families": len({one.family for one in made if one.original}),
        "stories": len(made),
        "pairs": len(own),
        "precision": _precision(made, own),
        "seconds": round(seconds, 1),
    }
    if rival is not None:
        facts |= {"minhash_pairs": len(rival), "minhash_precision": _precision(made, rival)}
    return facts


def _precision(made: Iterable[Made], pairs: set[Pair]) -> float:
    """The share of pairs whose stories are of one family, one of them a copy."""
    by_id = {one.story.id: one for one in made}
    right = sum(_right(*(by_id[name] for name in pair)) for pair in pairs)
    return round(right / max(1, len(pairs)), 3)


def _right(a: Made, b: Made) -> bool:
    return a.family == b.family and bool(a.original or b.original) and a.story.key != b.story.key


def _groups(made: Sequence[Made]) -> list[tuple[str, list[Made]]]:
    copies = [one for one in made if one.original]
    found = [(kind, [one for one in copies if one.type == kind]) for kind in TYPES]
    found += [(change, [one for one in copies if one.change == change]) for change in CHANGES]
    return [*found, ("all", copies)]


def _score(name: str, copies: Sequence[Made], reuses: Iterable[Reuse], tied: Families) -> Score:
    by_pair = {frozenset(_ends(reuse)): reuse for reuse in reuses}
    hits = [(one, by_pair[pair]) for one in copies if (pair := _pair(one)) in by_pair]
    score = Score(name, len(copies), _share(copies, tied))
    if hits:
        score.direction = _ratio(sum(_directed(one, reuse) for one, reuse in hits), len(hits))
    counts = [_words(one, reuse) for one, reuse in hits if reuse.copy.story == one.story.id]
    if counts:
        both, taken, said = (sum(column) for column in zip(*counts, strict=True))
        score.words_found, score.words_right = _ratio(both, taken), _ratio(both, said)
    return score


def _share(copies: Sequence[Made], tied: Families) -> float:
    """The share of copies that are tied to their original."""
    found = [one for one in copies if one.original and tied.top(one.story.id) == tied.top(one.original)]
    return _ratio(len(found), len(copies))


def _ends(reuse: Reuse) -> tuple[str, str]:
    return reuse.copy.story, reuse.copy.original


def _pair(one: Made) -> Pair:
    return frozenset((one.story.id, one.original or ""))


def _directed(one: Made, reuse: Reuse) -> bool:
    unknown = reuse.copy.rule == "unknown_direction"
    return unknown if one.open else not unknown and reuse.copy.story == one.story.id


def _words(one: Made, reuse: Reuse) -> tuple[int, int, int]:
    """Of the words that count: both taken over and said to be, taken over, said to be."""
    places = fingerprints(one.story)[0].places
    said = [any(span.start <= start and end <= span.end for span in reuse.spans) for start, end in places]
    counted = [(taken, here) for taken, here in zip(one.taken, said, strict=True) if taken is not None]
    return (
        sum(taken and here for taken, here in counted),
        sum(bool(taken) for taken, _ in counted),
        sum(here for _, here in counted),
    )


def _wrong(made: Sequence[Made], reuses: Sequence[Reuse]) -> Iterable[str]:
    by_id = {one.story.id: one for one in made}
    told: dict[str, list[str]] = defaultdict(list)
    for reuse in reuses:
        a, b = by_id[reuse.copy.story], by_id[reuse.copy.original]
        told[a.story.id].append(f"{b.family} {b.type or 'original'} {reuse.copy.share:.2f} {reuse.copy.rule}")
        if not _right(a, b):
            yield f"wrong: {a.family} {a.type} <- {b.family} {b.type} {reuse.copy.share}\n"
    tied = Families(map(_ends, reuses))
    for one in made:
        if one.original and tied.top(one.story.id) != tied.top(one.original):
            yield f"missed: {one.family} {one.type}, {one.change}; told: {'; '.join(told[one.story.id]) or 'nothing'}\n"


def _ratio(part: int, whole: int) -> float:
    return round(part / whole, 3) if whole else 0.0


def _shown(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}" if isinstance(value, float) else str(value)


if __name__ == "__main__":
    main()
