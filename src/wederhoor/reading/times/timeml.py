"""A text with its times as TimeML. Rule: the characters of the text are kept; tags are all that is added.

What XML cannot hold, such as a form feed, becomes the character U+FFFD, so that offsets stay right.
"""

import html
import re
from collections.abc import Iterator, Sequence
from itertools import count

from wederhoor.model.period import Period
from wederhoor.reading.mentions import TimeExpression
from wederhoor.reading.times.resolving import follow
from wederhoor.reading.times.timex3 import Timex, leans_on_text, point, timex, written_out

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<TimeML>\n'
NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
PUBLISHED = "t0"


def timeml(text: str, expressions: Sequence[TimeExpression], anchor: Period | None) -> str:
    """The document: DCT where the day or month of publication is known, then the text with a TIMEX3 per expression."""
    dated = anchor is not None and anchor.placed and "/" not in anchor.edtf
    parts = [HEAD]
    if dated and anchor is not None:
        parts += ["<DCT>", _tag(PUBLISHED, point(anchor.edtf), {"functionInDocument": "PUBLICATION_TIME"}), "</DCT>\n"]
    parts.append("<TEXT>")
    rows = zip(expressions, follow(expressions, anchor), strict=True)
    at, ends = 0, (f"t{number}" for number in count(len(expressions) + 1))
    for number, (expression, (time, before)) in enumerate(rows, 1):
        value = timex(expression, time, anchor)
        leans = f"t{before + 1}" if before is not None and leans_on_text(expression) else PUBLISHED if dated else ""
        more = {"temporalFunction": "false"} if written_out(expression) else _function(time, leans)
        points = _points(value, ends)
        more |= {name: tid for name, tid, _ in points}
        parts.append(_text(text[at : expression.span.start]))
        parts.append(_tag(f"t{number}", value, more, _text(expression.span.of(text))))
        parts += [_tag(tid, made, {"temporalFunction": "true"}) for _, tid, made in points]
        at = expression.span.end
    return "".join([*parts, _text(text[at:]), "</TEXT>\n</TimeML>\n"])


def _function(time: Period | None, leans: str) -> dict[str, str]:
    """That a value was counted, and from which TIMEX3."""
    found = {"temporalFunction": "true"}
    return found | {"anchorTimeID": leans} if leans and time is not None else found


def _points(value: Timex, tids: Iterator[str]) -> list[tuple[str, str, Timex]]:
    """The ends of a duration as TIMEX3 of their own."""
    ends = (("beginPoint", value.begin), ("endPoint", value.end))
    return [(name, next(tids), point(text)) for name, text in ends if text]


def _tag(tid: str, value: Timex, more: dict[str, str], inside: str = "") -> str:
    named = {"tid": tid, "type": value.type, "value": value.value, "mod": value.mod, "quant": value.quant, **more}
    attributes = "".join(f' {name}="{html.escape(text)}"' for name, text in named.items() if text)
    return f"<TIMEX3{attributes}>{inside}</TIMEX3>" if inside else f"<TIMEX3{attributes}/>"


def _text(text: str) -> str:
    return html.escape(NO_XML.sub("\ufffd", text), quote=False)
