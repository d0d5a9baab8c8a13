"""`wederhoor demo`: the whole way on the reports that come with the program. Rule: it says that they are made up."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import as_file, files
from pathlib import Path
from typing import Annotated

import typer

from wederhoor.cli.compose import opened
from wederhoor.cli.failures import NOT_DONE, Failure
from wederhoor.cli.options import session
from wederhoor.cli.read import read_reports, tell
from wederhoor.cli.screen import out, plain
from wederhoor.cli.update import Form, composed, pictures, rendered, save

LANGUAGE = "nl"
WRITTEN = {Form.HTML: "update.html", Form.MARKDOWN: "update.md", Form.JSON: "update.json"}
LISTED = "deliveries.jsonl"  # names every report; the folder's README is none
MARK = "Demonstration text: these reports and their outlets are made up. Do not quote them."


def demo(
    ctx: typer.Context,
    folder: Annotated[
        Path, typer.Option("--output", metavar="FOLDER", help="Where the ledger and the updates are written.")
    ] = Path("out"),
) -> None:
    """Read the demonstration reports, print the update of their last day in Dutch, and write it as three files.

    Twenty-six made-up reports of September 2022 come with the program. They are read into `out/demo.ledger`, a ledger
    of their own; `out/update.html`, `out/update.md` and `out/update.json` hold what is printed. A second run adds
    nothing and writes the same files.

        wederhoor demo
        wederhoor claims --ledger out/demo.ledger
    """
    from wederhoor.cli.lens import look, near

    program, path = session(ctx).program, folder / "demo.ledger"
    with _sample() as reports, opened(path, write=True) as store:
        run = read_reports(program, store, reports)
    if run.stopped or not run.report.pages:
        tell(path, run)
        raise typer.Exit(NOT_DONE)
    view = look(program, near(path, None, None, None))
    update, drawn = composed(program, view, LANGUAGE), pictures(program, view, LANGUAGE)
    plain(rendered(program, update, LANGUAGE, Form.TERMINAL))
    for form, name in WRITTEN.items():
        save(folder / name, rendered(program, update, LANGUAGE, form, drawn))
    out().print()
    tell(path, run, ", ".join(str(folder / name) for name in WRITTEN.values()))
    out().print(f"\n{MARK}\nLook further with: wederhoor claims --ledger {path}", markup=False, soft_wrap=True)


@contextmanager
def _sample() -> Iterator[list[Path]]:
    """The demonstration reports: in the installed package, else in the checkout that it is run from."""
    package = files("wederhoor")
    for folder in (package / "sample", package / ".." / ".." / "sample"):
        if (folder / LISTED).is_file():
            with as_file(folder) as path:
                lines = (path / LISTED).read_text(encoding="utf-8").splitlines()
                yield [path.resolve() / json.loads(line)["file"] for line in lines]
            return
    raise Failure("The demonstration reports are not there. Install Wederhoor again.", NOT_DONE)
