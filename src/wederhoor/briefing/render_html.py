"""The update as one HTML file. Rule: it needs no network and no script, and every text is escaped."""

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup

from wederhoor.briefing.book import open_book
from wederhoor.briefing.page import Heading, Item, Page, Paragraph, Run, Style, Table, visible
from wederhoor.briefing.paging_sources import WEB, where
from wederhoor.briefing.update import Update
from wederhoor.drawing.picture import Picture
from wederhoor.drawing.style import flexible
from wederhoor.model.packs import LanguagePack


@cache
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("wederhoor.briefing", "templates"),
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
    return environment.get_template("update.html.j2")


def _shown(value: object) -> object:
    """Printed text without control marks; what is escaped already stays as it is."""
    return visible(value) if type(value) is str else value


def _is_web(run: Run) -> bool:
    return run.style is Style.LINK and run.key.startswith(WEB)


def render_html(page: Page, update: Update, language: LanguagePack, pictures: tuple[Picture, ...] = ()) -> str:
    """One self-contained file with the evidence of every line folded under it, and the drawings in it."""
    book = open_book(update, language)
    cited = {
        citation.number: (citation.text, where(citation, book), citation.outlet or "") for citation in update.citations
    }
    return _template().render(
        page=page,
        cited=cited,
        labels=book.tables["labels"],
        nothing=_empty(page),
        pictures=pictures,
        drawn=Markup(flexible()),  # noqa: S704 - the style sheet holds no word of any report
    )


def _empty(page: Page) -> frozenset[str]:
    return frozenset(section.key for section in page.sections if not section.count)
