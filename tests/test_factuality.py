"""The measure of certainty, negation and future on annotated events, on a small file of our own."""

import json
import subprocess
import sys
from pathlib import Path

BENCH = Path(__file__).parents[1] / "bench" / "factuality.py"
# Each sentence with its event word and that word's labels: certainty, polarity, time.
SENTENCES = (
    ("De fabriek opende een nieuwe hal .", "opende", "CERTAIN POS NON_FUTURE"),
    ("De fabriek opende geen nieuwe hal .", "opende", "CERTAIN NEG NON_FUTURE"),
    ("De fabriek zal een nieuwe hal openen .", "openen", "CERTAIN POS FUTURE"),
    ("De fabriek heeft waarschijnlijk een hal geopend .", "geopend", "PROBABLE POS NON_FUTURE"),
    ("De fabriek opende toen een hal .", "opende", "CERTAIN NEG FUTURE"),
)


def test_the_measure_counts_what_the_rules_say_of_each_event(tmp_path: Path) -> None:
    lines: list[str] = []
    for sentence, event, labels in SENTENCES:
        for number, word in enumerate(sentence.split(), start=1):
            said = "\t".join(f"B-{label}-1" for label in ("E", *labels.split())) if word == event else "_\t_\t_\t_"
            lines.append(f"{number}\t{word}\t{said}")
        lines.append("")
    (tmp_path / "own.conll").write_text("\n".join(lines), "utf-8")
    command = [sys.executable, str(BENCH), str(tmp_path), "--json"]
    told = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    assert (told["documents"], told["events"]) == (1, 5)
    assert told["labels"]["not CERTAIN"] == {"precision": 1.0, "recall": 1.0, "f1": 1.0, "gold": 1.0}
    assert told["labels"]["NEG"] == {"precision": 1.0, "recall": 0.5, "f1": 2 / 3, "gold": 2.0}
    assert told["labels"]["FUTURE"] == {"precision": 1.0, "recall": 0.5, "f1": 2 / 3, "gold": 2.0}


def test_a_folder_without_files_is_no_measure(tmp_path: Path) -> None:
    said = subprocess.run([sys.executable, str(BENCH), str(tmp_path)], capture_output=True, text=True, check=False)
    assert said.returncode != 0
    assert "No file" in said.stderr
