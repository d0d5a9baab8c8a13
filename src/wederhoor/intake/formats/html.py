"""HTML pages. Rule: the main text is what trafilatura is sure of; what a page says of itself is read beside it."""

import re

from lxml import etree, html

from wederhoor.intake.cleaning import fold, normalise, one_line
from wederhoor.intake.dateline import known_agencies
from wederhoor.intake.formats.markup import element_lines, local_name, text_lines
from wederhoor.intake.formats.metadata import read_metadata
from wederhoor.intake.formats.xml import without_declaration
from wederhoor.intake.taken import Draft, Found, Line
from wederhoor.intake.words import PageWords
from wederhoor.model.problems import Problem

MOST_TAGS = 100_000  # the parsers' time grows faster than their number
LABEL_LENGTH = 40
SHORTEST = 40  # characters of main text; less than that is no report


def read(text: str, source: str, words: PageWords) -> Found:
    """The story of an HTML page, or a Problem that there is none on it."""
    text = without_declaration(text)
    if text.count("<") > MOST_TAGS:
        message = f"It holds {text.count('<')} tags, more than a page of news can."
        return Found((), (Problem(source, "", message, "Save the report as text."),))
    try:
        root = html.document_fromstring(text)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return Found((), (Problem(source, "", "It is broken HTML.", "Fetch it again."),))
    unfinished = _unfinished(text, source)
    metadata, wrong = read_metadata(root, source)
    problems = (*unfinished, *wrong)
    credits = _credits(root, metadata.outlet, words)
    lines = _main_text(text) or _article(root) or text_lines(normalise(metadata.body or ""))
    if sum(len(line.text) for line in lines) < SHORTEST:
        message = "No report was found on the page."
        none = Problem(source, "", message, "Save the page after it has loaded, or as text.")
        return Found((), problems if unfinished else (*problems, none))
    draft = Draft(
        lines=lines,
        title=metadata.title,
        outlet=metadata.outlet,
        address=metadata.address,
        language=metadata.language,
        published=metadata.published,
        credits=credits,
    )
    return Found((draft,), problems)


def _main_text(text: str) -> tuple[Line, ...]:
    """What trafilatura takes for the report; nothing where it finds none."""
    import trafilatura

    document = trafilatura.bare_extraction(
        text, favor_precision=True, include_comments=False, include_tables=False, with_metadata=False
    )
    body = getattr(document, "body", None)
    if body is None:
        return ()
    for head in body.iter("head"):  # its headings carry their rank in an attribute
        head.tag = head.get("rend") if head.get("rend") in {"h1", "h2", "h3", "h4", "h5", "h6"} else "h2"
    return element_lines(body)


def _article(root: html.HtmlElement) -> tuple[Line, ...]:
    """The paragraphs of the one article on the page, for pages too short to be sure of."""
    articles = list(root.iter("article"))
    return element_lines(articles[0]) if len(articles) == 1 else ()


def _unfinished(text: str, source: str) -> tuple[Problem, ...]:
    low = text.lower()
    if re.search(r"<(?:html|body)[\s>]", low) and "</html" not in low and "</body" not in low:
        return (Problem(source, "", "It is broken HTML: it ends before its body does.", "Fetch it again."),)
    return ()


def _credits(root: html.HtmlElement, outlet: str | None, words: PageWords) -> tuple[str, ...]:
    """The wire services in a label that the page marks as the source of its article."""
    scope = next(iter(root.iter("article", "main")), root)
    for element in scope.iter():
        if not local_name(element) or not words.source_class.search((element.get("class") or "").lower()):
            continue
        text = one_line(element.text_content())
        if text and len(text) <= LABEL_LENGTH and fold(text) != fold(outlet or ""):
            label = words.credit_label.match(text)
            return known_agencies(text[label.end() :] if label else text, words)
    return ()
