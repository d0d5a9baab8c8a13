"""The update as one HTML file. Rule: it needs no network and no script, and every text is escaped."""

from dataclasses import replace
from functools import cache

from jinja2 import BaseLoader, ChoiceLoader, Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup

from wederhoor.briefing.book import Book, open_book
from wederhoor.briefing.footnotes import noted
from wederhoor.briefing.page import Heading, Item, Page, Paragraph, Run, Style, Table, gathered, visible
from wederhoor.briefing.paging_sources import WEB, where
from wederhoor.briefing.update import Update
from wederhoor.drawing.picture import Picture
from wederhoor.drawing.style import flexible
from wederhoor.model.packs import LanguagePack


def make_environment(*more: BaseLoader) -> Environment:
    """Templates with the blocks of an update, and others beside them; every text in them is escaped."""
    own = PackageLoader("wederhoor.briefing", "templates")
    environment = Environment(
        loader=ChoiceLoader([own, *more]),
        autoescape=True,
        finalize=_shown,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.tests["table"] = lambda block: isinstance(block, Table)
    environment.tests["item"] = lambda block: isinstance(block, Item)
    environment.tests["heading"] = lambda block: isinstance(block, Heading)
    environment.tests["paragraph"] = lambda block: isinstance(block, Paragraph)
    environment.tests["web"] = _is_web
    return environment


@cache
def _template() -> Template:
    return make_environment().get_template("update.html.j2")


def _shown(value: object) -> object:
    """Printed text without control marks; what is escaped already stays as it is."""
    return visible(value) if type(value) is str else value


def _is_web(run: Run) -> bool:
    return run.style is Style.LINK and run.key.startswith(WEB)


def render_html(page: Page, update: Update, language: LanguagePack, pictures: tuple[Picture, ...] = ()) -> str:
    """One self-contained file: each cited sentence once, opened by the marks of its lines, and the drawings."""
    told = noted(replace(page, sections=gathered(page)))
    shown = {
        "page": told.page,
        "stretches": told.stretches,
        "labels": open_book(update, language).tables["labels"],
        "nothing": empty(page),
        "pictures": pictures,
        "drawn": Markup(flexible()),  # noqa: S704 - the style sheet holds no word of any report
    }
    return _template().render(shown)


def cited(update: Update, book: Book) -> dict[int, tuple[str, str]]:
    """The sentence of each citation, and where it stands."""
    return {citation.number: (citation.text, where(citation, book)) for citation in update.citations}


def empty(page: Page) -> frozenset[str]:
    """The sections that hold nothing."""
    return frozenset(section.key for section in page.sections if not section.count)
