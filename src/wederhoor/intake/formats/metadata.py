"""What an HTML page says of itself: JSON-LD, og and article tags, links. Rule: each date keeps where it stood."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from typing import Any

from lxml import html

from wederhoor.intake.addresses import canonical_address
from wederhoor.intake.cleaning import one_line
from wederhoor.intake.dates import impossible, read_date
from wederhoor.model.problems import Problem
from wederhoor.model.stories import Published
from wederhoor.model.vocabulary import Basis

ARTICLE = re.compile(r"(?:\w*NewsArticle|Article|Report|LiveBlogPosting|BlogPosting)")
DATE_TAGS = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "date",
    "dc.date.issued", "dcterms.issued", "pubdate", "publication_date", "publishdate", "parsely-pub-date",
    "sailthru.date",
)  # fmt: skip
REMEDY = "Nothing need be done: the page's other marks are used."


@dataclass(frozen=True, slots=True)
class Metadata:
    """The facts of a page's head."""

    title: str | None = None
    outlet: str | None = None
    address: str | None = None
    language: str | None = None
    published: Published | None = None
    body: str | None = None  # the article's text, where JSON-LD repeats it


def read_metadata(root: html.HtmlElement, source: str) -> tuple[Metadata, tuple[Problem, ...]]:
    """What the page says of itself; JSON-LD first, then og and article tags, then the visible time."""
    problems: list[Problem] = []
    article = _article(root, source, problems)
    tags = _tags(root)
    outlet = _name(article.get("publisher")) or tags.get("og:site_name") or tags.get("application-name")
    title = _string(article.get("headline")) or _without_site(tags.get("og:title"), outlet) or _title(root, outlet)
    language = _name(article.get("inLanguage")) or root.get("lang") or tags.get("og:locale")
    published = _published(root, article, tags, source, problems)
    body = article.get("articleBody")
    text = unescape(body) if isinstance(body, str) else None
    return Metadata(title, outlet, _address(root, article, tags), language, published, text), tuple(problems)


def _article(root: html.HtmlElement, source: str, problems: list[Problem]) -> Mapping[str, Any]:
    for script in root.iter("script"):
        if (script.get("type") or "").strip().lower() != "application/ld+json":
            continue
        text = script.text or ""
        try:
            data = json.loads(text.strip().removeprefix("<!--").removesuffix("-->"), strict=False)
        except (ValueError, RecursionError):
            problems.append(Problem(source, "JSON-LD", "The page's JSON-LD is broken.", REMEDY))
            continue
        for item in _objects(data, 0):
            if any(ARTICLE.fullmatch(str(kind)) for kind in _listed(item.get("@type"))):
                return item
    return {}


def _objects(data: Any, depth: int) -> Iterator[Mapping[str, Any]]:
    if depth > 8:
        return
    if isinstance(data, list):
        for item in data:
            yield from _objects(item, depth + 1)
    elif isinstance(data, dict):
        yield data
        for name in ("@graph", "mainEntity"):
            yield from _objects(data.get(name), depth + 1)


def _tags(root: html.HtmlElement) -> dict[str, str]:
    tags: dict[str, str] = {}
    for meta in root.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").strip().lower()
        content = one_line(meta.get("content") or "")
        if name and content:
            tags.setdefault(name, content)
    return tags


def _published(
    root: html.HtmlElement, article: Mapping[str, Any], tags: Mapping[str, str], source: str, problems: list[Problem]
) -> Published | None:
    written = next((date for value in _listed(article.get("datePublished")) if (date := _string(value))), None)
    candidates = [(written, Basis.JSON_LD, "the JSON-LD")]
    candidates += [(tags[name], Basis.OG, f"the tag {name}") for name in DATE_TAGS if name in tags]
    candidates.append((_visible_time(root), Basis.TEXT, "the visible time"))
    for text, basis, where in candidates:
        if not text:
            continue
        period = read_date(text)
        if period:
            return Published(period, basis)
        problems.append(impossible(source, "", text, where))
    return None


def _visible_time(root: html.HtmlElement) -> str | None:
    """The first time element of the article; on a page without one, the only time element there is."""
    article = next(root.iter("article"), None)
    times = [time.get("datetime") for time in (article if article is not None else root).iter("time")]
    stated = [time for time in times if time]
    return stated[0] if stated and (article is not None or len(set(stated)) == 1) else None


def _address(root: html.HtmlElement, article: Mapping[str, Any], tags: Mapping[str, str]) -> str | None:
    links = [link.get("href") for link in root.iter("link") if (link.get("rel") or "").strip().lower() == "canonical"]
    base = tags.get("og:url") or _identity(article.get("mainEntityOfPage")) or _string(article.get("url"))
    for candidate in (*links, base):
        address = canonical_address(candidate, base)
        if address and re.search(r"//[^/]+/.", address):  # a bare host is a broken template
            return address
    return None


def _title(root: html.HtmlElement, outlet: str | None) -> str | None:
    heads = [text for head in root.iter("h1") if (text := one_line(head.text_content()))]
    if len(heads) == 1:
        return heads[0]
    return next((_without_site(one_line(title.text_content()), outlet) for title in root.iter("title")), None)


def _without_site(title: str | None, outlet: str | None) -> str | None:
    if title and outlet:
        title = re.sub(rf"(?i)\s+[-–—|•:]\s+{re.escape(outlet)}$", "", title)
    return title or None


def _identity(value: Any) -> str | None:
    return _string(value.get("@id") or value.get("url")) if isinstance(value, dict) else _string(value)


def _name(value: Any) -> str | None:
    value = _listed(value)[0] if _listed(value) else None
    return _string(value.get("name") or value.get("alternateName")) if isinstance(value, dict) else _string(value)


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _string(value: Any) -> str | None:
    return one_line(unescape(value)) or None if isinstance(value, str) else None
