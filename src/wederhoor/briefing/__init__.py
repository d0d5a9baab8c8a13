"""The update: composed without a language, then said and laid out. Rule: every line names its claims.

Light on purpose: what the parts need is imported when they are called.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wederhoor.briefing.update import Update
    from wederhoor.drawing.picture import Picture
    from wederhoor.model.packs import LanguagePack, Theatre
    from wederhoor.model.places import Gazetteer
    from wederhoor.situation.value import Situation

FORMATS = ("terminal", "markdown", "html", "json")


class UnknownFormat(LookupError):
    """A format that no renderer writes."""

    def __init__(self, name: str) -> None:
        super().__init__(f"There is no format {name!r}; there are: {', '.join(FORMATS)}.")


def compose(
    situation: "Situation",
    previous: "Situation | None",
    language: "LanguagePack",
    theatre: "Theatre",
    gazetteer: "Gazetteer",
) -> "Update":
    """The update of a situation, compared with an earlier one; the language only gives its digest to the footer."""
    from wederhoor.briefing.composing import compose_update
    from wederhoor.briefing.material import gather

    before = gather(previous) if previous else None
    return compose_update(gather(situation), before, language, theatre, gazetteer)


def render(
    update: "Update",
    fmt: str,
    language: "LanguagePack",
    width: int | None = None,
    *,
    colour: bool = False,
    pictures: "tuple[Picture, ...]" = (),
) -> str:
    """The update as text: terminal (80 to 200 columns), markdown, html or json; raises UnknownFormat.

    Only html shows pictures.
    """
    from wederhoor.briefing.paging import build_page

    page = build_page(update, language)
    if fmt == "terminal":
        from wederhoor.briefing.render_terminal import render_terminal

        return render_terminal(page, width or 100, colour=colour)
    if fmt == "markdown":
        from wederhoor.briefing.render_markdown import render_markdown

        return render_markdown(page)
    if fmt == "html":
        from wederhoor.briefing.render_html import render_html

        return render_html(page, update, language, pictures)
    if fmt == "json":
        from wederhoor.briefing.render_json import render_json

        return render_json(page, update, language)
    raise UnknownFormat(fmt)
