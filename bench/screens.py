"""Pictures of every page of the desk's screen, wide, narrow, dark and on paper, with much data, little and none.

Run it with `bench/screens FOLDER`; it makes three ledgers (the sample and the annotated reports of tests/gold, two
reports of the sample, nothing), serves each, and walks from the menu to one page of every sort, and to a reviewer's.
Beside each picture it says what is wrong: what is wider than the window, what the console complains of, and what axe
finds serious. FOLDER/index.html shows all pictures. With --ledger it shows one ledger of yours instead; nothing is
written to it or beside it. Three ledgers take some ten minutes.
"""

import argparse
import os
import re
import shutil
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import uvicorn
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import ConsoleMessage, Page, sync_playwright

from wederhoor.cli.compose import Program, opened
from wederhoor.cli.read import read_reports
from wederhoor.cli.serving import LedgerSource
from wederhoor.web.access import Door
from wederhoor.web.application import create_app
from wederhoor.web.tokens import Role, add

ROOT = Path(__file__).parents[1]
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
WIDTHS, COLOURS = (1440, 1024, 390), ("light", "dark")
PAPER = (794, "print")  # pixels of an A4 page
TALLEST = 2400  # pixels of a page that a picture shows
AXE = ((1440, "light"), (390, "dark"))
GRAVE = frozenset({"serious", "critical"})
SORT = re.compile(r"/(?:nl|en)/([a-z_-]+)(/(?:(claim|matter|place|actor|held|log)\b)?.*)?")
ALWAYS = ("update/2022-09", "nothing", "search?q=Izjoem", "search?q=zzz", "control?date=gisteren")
JUDGING = ("review", "review/log", "review/place?name=Izjoem", "review/actor?name=Volodymyr+Zelensky")
WAIT = 60.0


@dataclass(frozen=True, slots=True)
class Wish:
    """What to take pictures of, and where to put them."""

    folder: Path
    widths: tuple[int, ...]
    only: frozenset[str]
    axe: bool
    code: str

    @property
    def looks(self) -> list[tuple[int, str]]:
        """Widths with colours, and paper where nobody chose a width."""
        screens = [(width, colours) for colours in COLOURS for width in self.widths]
        return [*screens, *([PAPER] if self.widths == WIDTHS else [])]


def main() -> None:
    """Take the pictures; the exit code is 1 where something is wrong."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folder", type=Path, metavar="FOLDER", help="where the pictures go")
    options.add_argument("--ledger", type=Path, help="one ledger instead of the three")
    options.add_argument("--only", action="append", default=[], metavar="PAGE", help="such as update; repeatable")
    options.add_argument("--width", action="append", type=int, default=[], help="pixels; repeatable")
    options.add_argument("--language", choices=("nl", "en"), default="nl", help="of the pages")
    options.add_argument("--no-axe", action="store_true", help="pictures only")
    given = options.parse_args()
    found = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    if found is None:
        sys.exit("No Chromium is installed: `make browser` says how to get it.")
    widths = tuple(given.width) or WIDTHS
    wish = Wish(given.folder, widths, frozenset(given.only), not given.no_axe, given.language)
    program, wrong = Program(), 0
    with tempfile.TemporaryDirectory() as made, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox", "--disable-gpu"])
        ledgers = {given.ledger.stem: given.ledger} if given.ledger else ledgers_in(Path(made), program)
        for name, ledger in ledgers.items():
            for judging in (False, True):
                tokens = Path(made) / f"{name}.tokens"
                bearer = {"Authorization": f"Bearer {add(tokens, 'Anouk', Role.REVIEWER)}"} if judging else {}
                with served(program, ledger, tokens) as address:
                    context = browser.new_context(base_url=address, extra_http_headers=bearer)
                    wrong += sum(pictured(context.new_page(), name, wish, judging=judging))
                    context.close()
        browser.close()
    show_all(wish.folder)
    sys.exit(1 if wrong else 0)


def ledgers_in(folder: Path, program: Program) -> dict[str, Path]:
    """A ledger with much, one with little and one with nothing."""
    sample = ROOT / "sample"
    reports = {
        "much": [sample, ROOT / "tests" / "gold" / "reports"],
        "little": sorted(sample.glob("2022-09-11-*"))[:2],
        "none": [],
    }
    for name, paths in reports.items():
        with opened(folder / f"{name}.ledger", write=True) as store:
            if paths:
                read_reports(program, store, paths)
    return {name: folder / f"{name}.ledger" for name in reports}


@contextmanager
def served(program: Program, ledger: Path, tokens: Path) -> Iterator[str]:
    """The address of a server over a ledger."""
    app = create_app(LedgerSource(program, ledger), Door(tokens))
    config = uvicorn.Config(app, port=0, log_level="critical")
    server, listening = uvicorn.Server(config), config.bind_socket()
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    until = time.monotonic() + WAIT
    while not server.started and time.monotonic() < until:
        time.sleep(0.05)
    yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    server.should_exit = True
    thread.join(WAIT)


def pictured(page: Page, name: str, wish: Wish, *, judging: bool) -> Iterator[int]:
    """Take every picture of one ledger, of a reader or of what only reviewers have; how much is wrong with each."""
    folder = wish.folder / name
    folder.mkdir(parents=True, exist_ok=True)
    begin = JUDGING if judging else ("update", *ALWAYS)
    found = walked(page, [f"/{wish.code}/{path}" for path in begin], judging=judging)
    chosen = {sort: path for sort, path in found.items() if not wish.only or sort in wish.only}
    for width, colours in wish.looks:
        paper = (width, colours) == PAPER
        page.emulate_media(media="print" if paper else "screen", color_scheme="light" if paper else colours)
        for sort, path in chosen.items():
            axe = wish.axe and (width, colours) in AXE
            told = taken(page, path, width, axe, folder / f"{sort}-{width}-{colours}.png")
            for words in told:
                sys.stdout.write(f"{name} {path} {width} {colours}: {words}\n")
            yield len(told)


def walked(page: Page, waiting: list[str], *, judging: bool) -> dict[str, str]:
    """One address of every sort of page that links lead to, and of those where the walk begins.

    A reviewer's walk is through the pages for judging alone.
    """
    found: dict[str, str] = {}
    code = waiting[0][1:3]
    while waiting:
        path = waiting.pop(0)
        sort = sort_of(path)
        if sort in found or sort == "claim-one" or judging is not sort.startswith("review"):
            continue
        found[sort] = path
        page.goto(path)
        links = page.eval_on_selector_all(
            f"a[href^='/{code}/']:not([download])", "all => all.map(a => a.getAttribute('href'))"
        )
        waiting += [link.partition("#")[0] for link in links if "form=" not in link and link not in waiting]
    return found


def sort_of(path: str) -> str:
    """What a page is called among the pictures."""
    place, _, asked = path.partition("?")
    if "/beside/" in place:
        return "beside"
    match = SORT.fullmatch(place)
    if match is None:
        return "other"
    sort = f"{match[1]}-{match[3]}" if match[3] and match[1] == "review" else f"{match[1]}{'-one' if match[2] else ''}"
    return f"{sort}-empty" if asked.endswith("zzz") else f"{sort}-wrong" if asked.endswith("gisteren") else sort


def show_all(folder: Path) -> None:
    """A page that shows all pictures, one row a page of the screen."""
    rows = ""
    for first in sorted(folder.glob("*/*-1440-light.png")) or sorted(folder.glob("*/*-light.png")):
        sort = first.stem.rpartition("-")[0].rpartition("-")[0]
        shown = sorted(first.parent.glob(f"{sort}-[0-9]*.png"))
        pictures = "".join(f'<img src="{one.relative_to(folder)}" alt="{one.stem}" height="420">' for one in shown)
        rows += f"<h2>{first.parent.name} {sort}</h2><p>{pictures}</p>\n"
    (folder / "index.html").write_text(f"<!doctype html><title>Screens</title>\n{rows}", encoding="utf-8")


def taken(page: Page, path: str, width: int, axe: bool, picture: Path) -> list[str]:
    """One picture, and what is wrong with the page."""
    wrong: list[str] = []

    def heard(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"} and not re.search("404|400", message.text):
            wrong.append(message.text)

    page.on("console", heard)
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(path)
    page.wait_for_timeout(150)
    over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    if over:
        wrong.append(f"{over} pixels wider than the window")
    if axe:
        found = Axe().run(page).response["violations"]
        wrong += [f"axe: {rule['id']} {rule['nodes'][0]['html']}" for rule in found if rule["impact"] in GRAVE]
    tall = min(page.evaluate("document.documentElement.scrollHeight"), TALLEST)
    page.set_viewport_size({"width": width, "height": max(900, tall)})
    page.screenshot(path=os.fspath(picture))
    page.remove_listener("console", heard)
    return wrong


if __name__ == "__main__":
    main()
