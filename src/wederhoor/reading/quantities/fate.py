"""What befell the people who are counted. Rule: only words of the sentence say so; those after the number go first."""

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
    start = mention.span.start - sentence.span.start
    said = [
        (match.start(), match.end(), name)
        for name, phrases in table.items()
        if name != "people"
        for phrase in phrases
        for match in re.finditer(rf"(?<!\w){literal(phrase)}(?!\w)", words, re.IGNORECASE)
    ]
    split = language.tables["numbers"].get("fate_split", {})
    said += [
        (match.end(), match.end(), name)
        for name, patterns in split.items()
        for pattern in patterns
        for match in re.finditer(rf"(?<!\w){pattern}", words, re.IGNORECASE)
    ]
    after = sorted((at - start, name) for at, _, name in said if at >= start)
    before = sorted((start - to, name) for _, to, name in said if to <= start)
    if not (after or before):
        return None
    name = (after or before)[0][1]
    return f"{name}{RATE}{rate}" if rate else name
