"""IPTC ninjs 1.x, 2.x and 3.x. Rule: names are compared without capitals, for the versions differ in little else."""

import json
from collections.abc import Mapping
from typing import Any

from wederhoor.intake.cleaning import normalise
from wederhoor.intake.dates import impossible, read_date
from wederhoor.intake.formats.markup import markup_lines, text_lines
from wederhoor.intake.taken import Draft, Found, Line
from wederhoor.intake.words import PageWords
from wederhoor.model.problems import Problem
from wederhoor.model.stories import Published
from wederhoor.model.vocabulary import Basis

TEXT_TYPES = frozenset({"text", "composite", ""})
WITHDRAWN = frozenset({"canceled", "cancelled", "withheld"})
SIGNS = frozenset(
    {"headline", "headlines", "body_text", "body_xhtml", "body_html", "bodies", "versioncreated", "slugline"}
)
BODY_FIELDS = (("body_xhtml", "text/html"), ("body_html", "text/html"), ("body_text", "text/plain"))
LISTS = ("items", "_items", "results", "data")


def read(text: str, source: str, words: PageWords) -> Found:
    """The text items of a ninjs document, or of a list of them."""
    try:
        data = json.loads(text, strict=False)
    except ValueError as error:
        place = f"line {error.lineno}" if isinstance(error, json.JSONDecodeError) else ""
        return Found((), (Problem(source, place, "It is broken JSON.", "Fetch it again from its provider."),))
    except RecursionError:
        return Found((), (Problem(source, "", "It is JSON that is nested too deeply.", "Leave it out."),))
    items = _items(data)
    drafts: list[Draft] = []
    problems: list[Problem] = []
    for number, item in enumerate(items, 1):
        draft, wrong = _item(_lowered(item), source, f"item {number}" if len(items) > 1 else "", alone=len(items) == 1)
        problems.extend(wrong)
        if draft:
            drafts.append(draft)
    if not items:
        problems.append(Problem(source, "", "It is JSON, but no list of news items.", "Give ninjs items."))
    return Found(tuple(drafts), tuple(problems))


def _items(data: Any) -> list[Any]:
    if isinstance(data, dict) and not SIGNS & set(_lowered(data)):
        data = next((data[name] for name in LISTS if isinstance(data.get(name), list)), data)
    return data if isinstance(data, list) else [data]


def _lowered(item: Any) -> dict[str, Any]:
    return {str(name).lower(): value for name, value in item.items()} if isinstance(item, dict) else {}


def _item(item: Mapping[str, Any], source: str, place: str, *, alone: bool) -> tuple[Draft | None, tuple[Problem, ...]]:
    if not SIGNS & set(item):
        return None, (Problem(source, place, "It is JSON, but no ninjs item.", "Give ninjs 1, 2 or 3, or plain text."),)
    kind = _string(item.get("type")) or ""
    if kind.lower() not in TEXT_TYPES:
        return None, (Problem(source, place, f"It is an item of type {kind!r}, not a text.", "Leave it out."),)
    status = (_string(item.get("pubstatus")) or "").lower()
    if status in WITHDRAWN:
        return None, (Problem(source, place, f"Its provider marked it as {status}.", "Leave it out."),)
    lines = _body(item)
    if not lines:
        what = "package" if kind == "composite" else "text item"
        return None, (Problem(source, place, f"It is a {what} without a body.", "Read the item that holds the text."),)
    published, problems = _published(item, source, place)
    uri = _string(item.get("uri"))
    draft = Draft(
        lines=lines,
        place=place,
        title=_headline(item),
        outlet=_outlet(item),
        address=uri if uri and uri.startswith(("http://", "https://")) else None,
        guid=uri,
        language=_string(item.get("language")),
        published=published,
        number=0 if alone else int(place.removeprefix("item ")) - 1,
        delivered=alone,
    )
    return draft, problems


def _body(item: Mapping[str, Any]) -> tuple[Line, ...]:
    bodies = [(_string(item.get(name)) or "", kind, name) for name, kind in BODY_FIELDS]
    listed = item.get("bodies")
    for body in listed if isinstance(listed, list) else []:
        low = _lowered(body)
        kind = (_string(low.get("contenttype")) or "text/plain").lower()
        bodies.append((_string(low.get("value")) or "", kind, _string(low.get("role")) or ""))
    readable = [body for body in bodies if body[0].strip() and ("html" in body[1] or body[1].startswith("text/plain"))]
    for value, kind, _ in sorted(readable, key=lambda body: (body[2] != "main", "html" not in body[1])):
        lines = markup_lines(value) if "html" in kind else text_lines(normalise(value))
        if lines:
            return lines
    return ()


def _headline(item: Mapping[str, Any]) -> str | None:
    listed = item.get("headlines")
    found = [_lowered(entry) for entry in listed] if isinstance(listed, list) else []
    found.sort(key=lambda entry: entry.get("role") != "main")
    values = [_string(entry.get("value")) for entry in found]
    return (
        next((value for value in values if value), None) or _string(item.get("headline")) or _string(item.get("title"))
    )


def _outlet(item: Mapping[str, Any]) -> str | None:
    for name in ("provider", "copyrightholder"):
        value = item.get(name)
        named = _string(value.get("name")) if isinstance(value, dict) else _string(value)
        if named:
            return named
    return None


def _published(item: Mapping[str, Any], source: str, place: str) -> tuple[Published | None, tuple[Problem, ...]]:
    written = _string(item.get("versioncreated"))
    if not written:
        return None, ()
    period = read_date(written)
    if period is None:
        return None, (impossible(source, place, written, "versioncreated"),)
    return Published(period, Basis.VERSION_CREATED), ()


def _string(value: Any) -> str | None:
    return value.strip() or None if isinstance(value, str) else None
