"""`wederhoor read`: reports into the ledger. Rule: what it says is stored is stored, whatever happens after."""

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bar

from wederhoor.cli import moments, refused
from wederhoor.cli.compose import Program, opened
from wederhoor.cli.failures import NOT_DONE
from wederhoor.cli.missed import as_lines, look_for_missed, show_missed
from wederhoor.cli.options import JsonOption, LedgerOption, SyntaxOption, ledger_path, session
from wederhoor.cli.screen import aside, complain, list_facts, list_problems, plain
from wederhoor.model.entries import Store

if TYPE_CHECKING:
    from wederhoor.pipeline import FileOutcome, Progress, ReadReport


@dataclass(frozen=True, slots=True)
class Run:
    """What reading did, and whether it came to its end."""

    report: "ReadReport"
    stopped: bool
    copies: int  # stories of the run that reuse the text of another story in the ledger, wholly or in part


def read(
    ctx: typer.Context,
    paths: Annotated[list[Path], typer.Argument(metavar="PATH", help="Files and folders with reports.")],
    as_json: JsonOption = False,
    missed: Annotated[
        bool,
        typer.Option("--missed", help="List the sentences that look like a claim and gave none, with the reason."),
    ] = False,
    syntax: SyntaxOption = None,
    ledger: LedgerOption = None,
) -> None:
    """Read reports into the ledger: text, HTML, RSS and Atom, IPTC ninjs, NewsML-G2.

    Folders are read with all folders in them. What a file is, is seen by its content, not by its name. A file
    NAME.meta.json beside a report, or a line of deliveries.jsonl in its folder, says what the report itself does not:
    `{"file": "NAME", "outlet": "De Dagkrant", "url": "https://...", "published": "2022-09-11T08:00:00+02:00"}`.
    Without an outlet a report counts as no second outlet; without a date it appears in no update.

    Reading the same thing twice adds nothing. A bad file, story or sentence is a problem that is listed with its
    place and remedy; everything else is stored. The command ends with 1 only if nothing at all could be read. Each
    file is stored before the next is begun: after Ctrl-C or a power cut, the same command goes on where it was.

    --missed lists the sentences of these reports that gave no claim although they hold a quotation mark, "zou", a
    reporting word or a number, each with its file, its place in the text, the signal and its words. It does so for
    reports that were read before, too: the list comes from the ledger, and nothing is read or stored again. Page
    furniture, captions without a verb, sentences such as "Dat meldt TASS" that only name the source of a claim, and
    reports that do not name this war are not in it. With --json each sentence is one line of JSON, and what is
    otherwise the whole answer is the last line.

    --syntax reads with another spaCy pipeline. Its name and digest stand in the reader's name, so that reports already
    read are read again: the new reading stands beside the old one, and the newest is the one that updates show. Give
    it a ledger of its own to compare the two. docs/spacy.md says what such a pipeline must offer.

        wederhoor read reports/
        wederhoor read front.txt page.html feed.xml
        wederhoor read reports/ --missed
        wederhoor read reports/ --missed --json > missed.jsonl
        wederhoor read reports/ --json > run.json
        wederhoor read archive/ --ledger archive.sqlite
        wederhoor read reports/ --syntax nl_core_news_lg --ledger other.sqlite
    """
    path = ledger_path(ctx, ledger)
    program = session(ctx).program
    program.parse_with(syntax)
    with opened(path, write=True) as store:
        run = read_reports(program, store, paths)
        refused.keep(path, run.report)
        search = look_for_missed(program, store, run.report) if missed else None
    if as_json and search is not None:
        plain(as_lines(search, _record(path, run)))
    elif as_json:
        plain(json.dumps(_record(path, run), ensure_ascii=False, indent=2))
    else:
        tell(path, run)
        if search is not None:
            show_missed(search)
    if run.stopped:
        complain("stopped. What is counted above is stored; the same command goes on from there.")
    elif not run.report.pages:
        complain("nothing could be read.")
    if run.stopped or not run.report.pages:
        raise typer.Exit(NOT_DONE)


def read_reports(program: Program, store: Store, paths: Iterable[Path]) -> Run:
    """Read files and folders into a store with progress on the terminal; Ctrl-C ends it after what is stored."""
    from wederhoor import pipeline
    from wederhoor.cli.reused import catalogue, copies

    lookup = catalogue(store)
    outcomes: list[FileOutcome] = []
    stopped = False
    program.obey(store)
    try:
        with _progress() as progress:
            program.places_progress = lambda done, total: progress(done, total, "making the index of places, once")
            for outcome in pipeline.read_files(
                store,
                paths,
                program.reader,
                theatre=program.theatre,
                now=moments.now,
                words=program.language.tables.get("page"),
                progress=progress,
                lookup=lookup,
            ):
                outcomes.append(outcome)
    except KeyboardInterrupt:
        stopped = True
    list_problems(filter(None, (program.gazetteer.problem,)))
    report = pipeline.fold(outcomes)
    return Run(report, stopped, copies(store, report))


def tell(path: Path, run: Run, written: str | None = None) -> None:
    """The closing counts, and each problem on a line of its own; with the files written, if there are any."""
    report = run.report
    list_problems(report.problems)
    list_facts(
        {
            "pages": str(report.pages),
            "stories": f"{report.stories}, {report.new_stories or 'none'} new",
            "copies": str(run.copies or "none"),
            "claims": f"{report.claims}, {report.new_claims or 'none'} new",
            "problems": str(len(report.problems) or "none"),
            "ledger": str(path),
            "written": written,
        }
    )


@contextmanager
def _progress() -> "Iterator[Progress]":
    """Where a run says how far it is: a bar on a terminal, nothing elsewhere."""
    console = aside()
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Bar(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("loading the language", total=None)

        def show(done: int, total: int, label: str) -> None:
            bar.update(task, completed=done, total=total or None, description=escape(label))

        yield show


def _record(path: Path, run: Run) -> dict[str, object]:
    report = run.report
    return {
        "ledger": str(path),
        "finished": not run.stopped,
        "pages": report.pages,
        "stories": report.stories,
        "new_stories": report.new_stories,
        "copies": run.copies,
        "claims": report.claims,
        "new_claims": report.new_claims,
        "problems": [asdict(problem) for problem in report.problems],
        "files": [asdict(file) for file in report.files],
    }
