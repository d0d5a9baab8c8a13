"""What befell the people who are counted. Rule: only words of the sentence say so, and the nearest ones count."""

import re

from wederhoor.model.packs import LanguagePack
from wederhoor.reading.mentions import NumberMention
from wederhoor.reading.numerals import literal
from wederhoor.reading.parsed import Document

RATE = "_per_"


def fate_unit(mention: NumberMention, document: Document, language: LanguagePack) -> str | None:
    """killed, wounded or captured for a number of people of whom the sentence says so, rates kept; else None."""
    table = language.tables.get("numbers", {}).get("fate", {})
    unit, _, rate = (mention.unit or "").partition(RATE)
    sentence = next((s for s in document.sentences if s.number == mention.sentence), None)
    if sentence is None or (unit and not set(unit.split("_and_")) <= set(table.get("people", ()))):
        return None
    words = sentence.span.of(document.text)
    start, end = mention.span.start - sentence.span.start, mention.span.end - sentence.span.start
    near = [
        (min(abs(match.start() - end), abs(start - match.end())), name)
        for name, phrases in table.items()
        if name != "people"
        for phrase in phrases
        for match in re.finditer(rf"(?<!\w){literal(phrase)}(?!\w)", words, re.IGNORECASE)
    ]
    if not near:
        return None
    name = min(near)[1]
    return f"{name}{RATE}{rate}" if rate else name
