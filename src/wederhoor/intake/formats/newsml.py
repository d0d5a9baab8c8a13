"""IPTC NewsML-G2. Rule: a news item with text is a story; every other item gets a Problem that says what it is."""

import re
from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from wederhoor.intake.cleaning import normalise, one_line
from wederhoor.intake.dates import impossible, read_date
from wederhoor.intake.formats.markup import element_lines, html_unescaped, markup_lines, text_lines
from wederhoor.intake.formats.xml import parse
from wederhoor.intake.taken import Draft, Found, Line
from wederhoor.intake.words import PageWords
from wederhoor.model.problems import Problem
from wederhoor.model.stories import Published
from wederhoor.model.vocabulary import Basis

OTHER_ITEMS = {
    "packageItem": "a package that only refers to other items",
    "conceptItem": "a concept",
    "knowledgeItem": "a list of concepts",
    "planningItem": "a plan of coverage",
    "catalogItem": "a catalogue",
}
WITHDRAWN = frozenset({"canceled", "cancelled", "withheld"})
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
READ_OTHERS = "Read the text items that it refers to."


def read(text: str, source: str, words: PageWords) -> Found:
    """The text items of a news item or news message."""
    parsed = parse(text, source)
    if parsed.root is None:
        return Found((), (parsed.problem,) if parsed.problem else ())
    drafts: list[Draft] = []
    problems: list[Problem] = []
    items = tuple(_items(parsed.root))
    if not items:
        name = _name(parsed.root)
        message = f"It is a fragment of NewsML-G2, <{name}>, without an item."
        return Found((), (Problem(source, "", message, "Read the whole item."),))
    for number, item in enumerate(items, 1):
        place = f"item {number}" if len(items) > 1 else ""
        draft, wrong = _item(item, source, place)
        problems.extend(wrong)
        if draft:
            drafts.append(draft)
    alone = len(items) == 1
    return Found(tuple(_numbered(drafts, alone=alone)), tuple(problems))


def _numbered(drafts: list[Draft], *, alone: bool) -> Iterator[Draft]:
    for number, draft in enumerate(drafts):
        yield replace(draft, number=number, delivered=alone)


def _items(root: etree._Element) -> Iterator[etree._Element]:
    if _name(root).endswith("Item"):
        yield root
    elif _name(root) == "newsMessage":
        for group in _children(root, "itemSet"):
            yield from (child for child in group if _name(child).endswith("Item"))


def _item(item: etree._Element, source: str, place: str) -> tuple[Draft | None, tuple[Problem, ...]]:
    name = _name(item)
    if name != "newsItem":
        what = OTHER_ITEMS.get(name, f"a <{name}>")
        return None, (Problem(source, place, f"It is {what}, not a text.", READ_OTHERS),)
    kind = _code(_first(item, "itemMeta", "itemClass"))
    if kind and kind != "text":
        return None, (Problem(source, place, f"It is a news item of class {kind!r}, not a text.", READ_OTHERS),)
    status = _code(_first(item, "itemMeta", "pubStatus"))
    if status in WITHDRAWN:
        return None, (Problem(source, place, f"Its provider marked it as {status}.", "Leave it out."),)
    lines = _lines(item)
    if not lines:
        return None, (Problem(source, place, "It is a news item without text in it.", READ_OTHERS),)
    published, problems = _published(item, source, place)
    guid = item.get("guid")
    draft = Draft(
        lines=lines,
        place=place,
        title=_text(_first(item, "contentMeta", "headline")) or _hedline(item),
        outlet=_outlet(item),
        address=guid if guid and guid.startswith(("http://", "https://")) else None,
        guid=guid,
        language=_language(item),
        published=published,
    )
    return draft, problems


def _lines(item: etree._Element) -> tuple[Line, ...]:
    for content in _children(item, "contentSet"):
        for part in content:
            lines = _inline(part)
            if lines:
                return lines
    return ()


def _inline(part: etree._Element) -> tuple[Line, ...]:
    if _name(part) == "inlineXML":
        body = next((node for node in part.iter() if _name(node) in {"body.content", "body"}), part)
        content = next((node for node in body.iter() if _name(node) == "body.content"), body)
        return element_lines(content)
    if _name(part) == "inlineData":
        raw = "".join(str(text) for text in part.itertext())
        kind = part.get("contenttype") or ""
        return markup_lines(html_unescaped(raw)) if "html" in kind else text_lines(normalise(raw))
    return ()


def _published(item: etree._Element, source: str, place: str) -> tuple[Published | None, tuple[Problem, ...]]:
    written = _text(_first(item, "itemMeta", "versionCreated"))
    if not written:
        return None, ()
    period = read_date(written)
    if period is None:
        return None, (impossible(source, place, written, "versionCreated"),)
    return Published(period, Basis.VERSION_CREATED), ()


def _outlet(item: etree._Element) -> str | None:
    for path in (("itemMeta", "provider"), ("rightsInfo", "copyrightHolder")):
        name = _text(_first(item, *path, "name"))
        if name:
            return name
    return None


def _language(item: etree._Element) -> str | None:
    tag = _first(item, "contentMeta", "language")
    return (tag.get("tag") if tag is not None else None) or item.get(LANG)


def _hedline(item: etree._Element) -> str | None:
    return next((_text(node) for node in item.iter() if _name(node) == "hl1"), None)


def _first(element: etree._Element | None, *path: str) -> etree._Element | None:
    for name in path:
        element = next(_children(element, name), None) if element is not None else None
    return element


def _children(element: etree._Element, name: str) -> Iterator[etree._Element]:
    return (child for child in element if _name(child) == name)


def _name(element: etree._Element) -> str:
    tag: object = element.tag  # a function for comments and instructions, whatever the stubs say
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _code(element: etree._Element | None) -> str | None:
    """The last part of a qualified code, such as ``text`` of ``ninat:text``, or of its address."""
    if element is None:
        return None
    return re.split(r"[:/]", element.get("qcode") or element.get("uri") or "")[-1] or None


def _text(element: etree._Element | None) -> str | None:
    return one_line("".join(str(text) for text in element.itertext())) or None if element is not None else None
