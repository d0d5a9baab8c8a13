"""Train the Dutch syntax model: `python training/train.py SHARED`; `make model` does it with WEDERHOOR_SHARED.

SHARED is a folder with treebank/train.conllu and treebank/dev.conllu, and with first-model, the pipeline to train
further. The result goes to build/model/, what spaCy logged to training/log.txt. One seed and one thread: two runs on
one machine give the same bytes.
"""

import json
import os
import shutil
import sys
from pathlib import Path
from typing import Any

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "BLIS_NUM_THREADS"):
    os.environ[name] = "1"  # before numpy is imported: sums in another order round otherwise
os.environ["ANSI_COLORS_DISABLED"] = "1"

from columns import sentences  # noqa: E402  (see above)
from corpus import prepared, write  # noqa: E402
from spacy.training.initialize import init_nlp  # noqa: E402
from spacy.training.loop import train  # noqa: E402
from spacy.util import load_config  # noqa: E402
from thinc.api import Config  # noqa: E402

HERE = Path(__file__).resolve().parent
BUILD = HERE.parent / "build" / "model"
TOP_K = 3  # ways to a lemma that are tried, the likeliest first, until one fits the word
WHAT = (
    "Dutch tags, morphology, lemmas and Universal Dependencies. Trained on the Alpino treebank suites (University of "
    "Groningen), UD_Dutch-Alpino and UD_Dutch-LassySmall (Gosse Bouma, Gertjan van Noord)."
)


def know_lemmas(lemmatizer: Any) -> None:
    """Number the ways to a lemma again: a stored lemmatizer has lost that and would learn from no example."""
    lemmatizer.tree2label = {tree: number for number, tree in enumerate(lemmatizer.cfg["labels"])}


def finish(trained: Path, target: Path) -> None:
    """The pipeline as it ships: with its licence, without the folders of this machine."""
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(trained, target)
    config = Config().from_disk(target / "config.cfg", interpolate=False)
    config["paths"] |= dict.fromkeys(config["paths"])
    config["components"]["trainable_lemmatizer"]["top_k"] = TOP_K
    config.to_disk(target / "config.cfg")
    meta = json.loads((target / "meta.json").read_text("utf-8"))
    meta |= {"description": WHAT, "license": "CC BY-SA 4.0"}
    (target / "meta.json").write_text(json.dumps(meta, indent=2, ensure_ascii=False) + "\n", "utf-8")


def main() -> None:
    """Convert, train, and keep the last state: the rate of learning ends at nought, so it is the best one."""
    if len(sys.argv) != 2:
        sys.exit("Say which folder holds treebank and first-model: python training/train.py SHARED")
    shared = Path(sys.argv[1])
    files = {part: shared / "treebank" / f"{part}.conllu" for part in ("train", "dev")}
    base = shared / "first-model"
    for needed in (*files.values(), base / "config.cfg"):
        if not needed.is_file():
            sys.exit(f"{needed} is missing: the folder must hold the treebank and the model to begin with.")
    write(prepared(files["train"]), BUILD / "train.spacy")
    write(sentences(files["dev"]), BUILD / "dev.spacy")
    paths = {f"paths.{part}": str(BUILD / f"{part}.spacy") for part in files}
    paths["paths.base"] = str(base)
    nlp = init_nlp(load_config(HERE / "config.cfg", overrides=paths, interpolate=False))
    know_lemmas(nlp.get_pipe("trainable_lemmatizer"))
    (BUILD / "run").mkdir(exist_ok=True)
    with (HERE / "log.txt").open("w", encoding="utf-8", buffering=1) as log:
        train(nlp, BUILD / "run", stdout=log)
    text = (HERE / "log.txt").read_text("utf-8")
    (HERE / "log.txt").write_text(text.replace(f"{HERE.parent}{os.sep}", ""), "utf-8")  # no folder of this machine
    finish(BUILD / "run" / "model-last", BUILD / "syntax")
    print(f"The pipeline stands in {BUILD / 'syntax'}; training/score.py scores it.")


if __name__ == "__main__":
    main()
