"""How well reports are dated from their own words, with every date that their pages give hidden.

Run it with `bench/dating [GOLD]`; without a folder it reads tests/gold. Of each set it prints how many of the reports
with a known moment are answered, how many answers hold it, and how wide they are. Reports that hold no claim about
the war (the set reports-none) ought to get no answer and are counted apart. The reports that are wrong, or all with
--all, are listed, but for the sets that must not be looked at (--totals, by default reports-other).
"""

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median

from wederhoor.cli.compose import Program
from wederhoor.intake import take_file
from wederhoor.model.claims import ReadDate
from wederhoor.model.period import Period
from wederhoor.model.stories import Story
from wederhoor.pipeline import read_story

GOLD = Path(__file__).parents[1] / "tests" / "gold"
NONE = "reports-none"


@dataclass(frozen=True, slots=True)
class Dated:
    """One report with what was said of its date."""

    doc: str
    set: str
    moment: Period
    said: ReadDate | None

    @property
    def right(self) -> bool:
        """Whether the answer holds the moment."""
        return self.said is not None and self.said.period.contains(self.moment)

    @property
    def width(self) -> float | None:
        """The days of the answer."""
        width = self.said.period.width if self.said else None
        return width.total_seconds() / 86400 if width else None


def main() -> None:
    """Measure and print a table, or one JSON object with --json."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("gold", nargs="?", type=Path, default=GOLD, metavar="GOLD", help="a folder with an index.json")
    options.add_argument("--all", action="store_true", help="list right answers and abstentions too")
    options.add_argument("--totals", action="append", metavar="SET", help="sets of which no report is named")
    options.add_argument("--json", action="store_true", help="answer in JSON")
    given = options.parse_args()
    dated = list(_dated(given.gold))
    if not dated:
        raise SystemExit(f"No report with a known moment was found in {given.gold}.")
    hidden = given.totals or ["reports-other"]
    figures = {name: _figures([one for one in dated if one.set == name]) for name in sorted({one.set for one in dated})}
    figures["about the war"] = _figures([one for one in dated if one.set != NONE])
    listed = [one for one in dated if one.set not in hidden and (given.all or (one.said and not one.right))]
    if given.json:
        sys.stdout.write(json.dumps({"figures": figures, "listed": list(map(_line, listed))}, indent=2) + "\n")
        return
    for name, found in figures.items():
        sys.stdout.write(f"{name:<16}" + "".join(f"  {key} {value}" for key, value in found.items()) + "\n")
    sys.stdout.writelines(f"{_line(one)}\n" for one in listed)


def _dated(gold: Path) -> Iterator[Dated]:
    program = Program()
    words = program.language.tables.get("page")
    for entry in json.loads((gold / "index.json").read_text("utf-8"))["docs"]:
        moment = entry.get("published_true")
        stories = take_file(gold / entry["file"], {}, words).stories if moment else ()
        story = next((one for one in stories if _belongs(one, entry.get("item_guid"))), None)
        if story is not None:
            said = read_story(replace(story, published=None), program.reader, program.theatre).published
            yield Dated(entry["doc"], entry["set"], Period.parse(moment), said)


def _belongs(story: Story, guid: str | None) -> bool:
    return story.guid == guid if guid else story.main


def _figures(dated: list[Dated]) -> dict[str, float | None]:
    answered = [one for one in dated if one.said]
    right = [one for one in answered if one.right]
    widths = [one.width for one in right if one.width]
    return {
        "reports": len(dated),
        "answered": round(len(answered) / len(dated), 2),
        "right": round(len(right) / len(answered), 2) if answered else None,
        "wrong": len(answered) - len(right),
        "width_days": round(median(widths), 1) if widths else None,
    }


def _line(one: Dated) -> str:
    said = f"{one.said.period} by {one.said.rule}" if one.said else "no answer"
    return f"{'right' if one.right else 'wrong' if one.said else '-'}  {one.doc}  {one.moment.edtf[:10]}  {said}"


if __name__ == "__main__":
    main()
