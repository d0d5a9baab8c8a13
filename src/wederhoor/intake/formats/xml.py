"""XML without its dangers. Rule: no entity of the document's own is expanded and nothing is fetched."""

import re
from dataclasses import dataclass

from lxml import etree

from wederhoor.model.problems import Problem

DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
ENTITY = re.compile(r"<!ENTITY")


@dataclass(frozen=True, slots=True)
class Parsed:
    """A document's root, or the Problem that there is none."""

    root: etree._Element | None
    problem: Problem | None = None


def parse(text: str, source: str) -> Parsed:
    """The root of an XML text; one that declares entities or is not well-formed gives a Problem instead."""
    refused = entities(text, source)
    if refused:
        return Parsed(None, refused)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return Parsed(etree.fromstring(without_declaration(text).encode("utf-8", "replace"), parser))
    except (etree.XMLSyntaxError, ValueError) as error:
        line = getattr(error, "lineno", None)
        message = f"It is broken XML: {_reason(error)}."
        return Parsed(
            None, Problem(source, f"line {line}" if line else "", message, "Fetch it again from its provider.")
        )


def entities(text: str, source: str) -> Problem | None:
    """The Problem for a document that declares entities of its own, which can grow without end."""
    match = ENTITY.search(text)
    if not match:
        return None
    place = f"line {text.count(chr(10), 0, match.start()) + 1}"
    message = "It declares entities of its own, which are not expanded."
    return Problem(source, place, message, "Ask its provider for the item without a document type.")


def without_declaration(text: str) -> str:
    """The text without its XML declaration, whose encoding no longer holds."""
    return DECLARATION.sub("", text.lstrip("\ufeff"))


def _reason(error: Exception) -> str:
    reason = re.sub(r", line \d+.*", "", str(error)).strip().rstrip(".")
    return (reason or type(error).__name__)[:160]
