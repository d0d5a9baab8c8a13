"""Pictures of every page of the desk's screen, wide and narrow, light and dark, with much data, little and none.

Run it with `bench/screens FOLDER`; it makes three ledgers (the sample and the annotated reports of tests/gold, two
reports of the sample, nothing), serves each, and walks from the menu to one page of every sort. Beside each picture it
says what is wrong: what is wider than the window, what the console complains of, and what axe finds serious. With
--ledger it shows one ledger of yours instead.
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
from playwright.sync_api import Browser, ConsoleMessage, Page, sync_playwright

from wederhoor.cli.compose import Program, opened
from wederhoor.cli.read import read_reports
from wederhoor.cli.serving import LedgerSource
from wederhoor.web.access import Door
from wederhoor.web.application import create_app
from wederhoor.web.tokens import tokens_path

ROOT = Path(__file__).parents[1]
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
WIDTHS, COLOURS = (1440, 1024, 390), ("light", "dark")
TALLEST = 2400  # pixels of a page that a picture shows
AXE = ((1440, "light"), (390, "dark"))
GRAVE = frozenset({"serious", "critical"})
SORT = re.compile(r"/nl/([a-z_-]+)(/.*)?")
ALWAYS = ("/nl/update/2022-09", "/nl/nothing", "/nl/search?q=Izjoem")
WAIT = 60.0


@dataclass(frozen=True, slots=True)
class Wish:
    """What to take pictures of, and where to put them."""

    folder: Path
    widths: tuple[int, ...]
    only: frozenset[str]
    axe: bool


def main() -> None:
    """Take the pictures; the exit code is 1 where something is wrong."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folder", type=Path, metavar="FOLDER", help="where the pictures go")
    options.add_argument("--ledger", type=Path, help="one ledger instead of the three")
    options.add_argument("--only", action="append", default=[], metavar="PAGE", help="such as update; repeatable")
    options.add_argument("--width", action="append", type=int, default=[], help="pixels; repeatable")
    options.add_argument("--no-axe", action="store_true", help="pictures only")
    given = options.parse_args()
    found = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    if found is None:
        sys.exit("No Chromium is installed: `make browser` says how to get it.")
    wish = Wish(given.folder, tuple(given.width) or WIDTHS, frozenset(given.only), not given.no_axe)
    program, wrong = Program(), 0
    with tempfile.TemporaryDirectory() as made, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox", "--disable-gpu"])
        ledgers = {given.ledger.stem: given.ledger} if given.ledger else ledgers_in(Path(made), program)
        for name, ledger in ledgers.items():
            with served(program, ledger) as address:
                wrong += sum(pictured(browser, address, name, wish))
        browser.close()
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
def served(program: Program, ledger: Path) -> Iterator[str]:
    """The address of a server over a ledger."""
    app = create_app(LedgerSource(program, ledger), Door(tokens_path(ledger)))
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


def pictured(browser: Browser, address: str, name: str, wish: Wish) -> Iterator[int]:
    """Take every picture of one ledger; how much is wrong with each."""
    folder = wish.folder / name
    folder.mkdir(parents=True, exist_ok=True)
    for colours in COLOURS:
        context = browser.new_context(base_url=address, color_scheme=colours, viewport={"width": 1440, "height": 900})
        page = context.new_page()
        for sort, path in walked(page).items():
            if not wish.only or sort in wish.only:
                for width in wish.widths:
                    told = taken(
                        page,
                        path,
                        width,
                        wish.axe and (width, colours) in AXE,
                        folder / f"{sort}-{width}-{colours}.png",
                    )
                    for words in told:
                        sys.stdout.write(f"{name} {path} {width} {colours}: {words}\n")
                    yield len(told)
        context.close()


def walked(page: Page) -> dict[str, str]:
    """One address of every sort of page that links lead to, and those that nobody links to."""
    found: dict[str, str] = {}
    waiting = ["/nl/update", *ALWAYS]
    while waiting:
        path = waiting.pop(0)
        match = SORT.fullmatch(path.partition("?")[0])
        sort = f"{match[1]}{'-one' if match[2] else ''}" if match else "other"
        if sort in found or sort == "claim-one":
            continue
        found[sort] = path
        page.goto(path)
        links = page.eval_on_selector_all(
            "a[href^='/nl/']:not([download])", "all => all.map(a => a.getAttribute('href'))"
        )
        waiting += [link.partition("#")[0] for link in links if "form=" not in link and link not in waiting]
    return found


def taken(page: Page, path: str, width: int, axe: bool, picture: Path) -> list[str]:
    """One picture, and what is wrong with the page."""
    wrong: list[str] = []

    def heard(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"} and "404" not in message.text:
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
