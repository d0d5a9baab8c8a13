"""Bytes to text. Rule: what is not certain is said; text that looks damaged is kept as it stands, with a remark."""

import codecs
import re
from dataclasses import dataclass

BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
XML_DECLARED = re.compile(rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']""")
HTML_DECLARED = re.compile(rb"""(?i)<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9._-]{1,40})""")
ALIASES = {"iso8859-1": "cp1252", "ascii": "cp1252"}  # as browsers do: pages that say so hold Windows quotation marks
RESAVE = "Fetch it again, or save it as UTF-8."
# A UTF-8 lead byte read as Windows text, followed by what a second byte looks like.
MOJIBAKE = re.compile(
    "Ã[\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|â€[\u0080-\u00ff™œžš˜“”]|Ð[\u0080-\u00bf]Ñ|Â[\u00a0«»°©·]"
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, how it was read, and what is wrong with it (message, remedy) if anything is."""

    text: str
    encoding: str
    fault: tuple[str, str] | None = None


def decode(data: bytes) -> Decoded:
    """The text of a file: byte order mark, then declared encoding, then UTF-8, then Windows-1252."""
    for mark, name in BOMS:
        if data.startswith(mark):
            return _marked(data, name)
    blind = _without_mark(data)
    if blind:
        return _checked(data.decode(blind, "replace"), blind)
    declared = _declared(data)
    if declared and declared != "utf-8":
        try:
            return _checked(data.decode(declared), declared)
        except UnicodeDecodeError as error:
            return _fallen_back(data, declared, error.start)
    try:
        return _checked(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        return _fallen_back(data, declared, error.start)


def _marked(data: bytes, name: str) -> Decoded:
    try:
        return _checked(data.decode(name), name)
    except UnicodeDecodeError as error:
        text = data.decode(name, "replace")
        return Decoded(text, name, (f"It is marked as {name} but is not so at byte {error.start}.", RESAVE))


def _without_mark(data: bytes) -> str | None:
    """UTF-16 without a mark: about every second byte of Latin text is zero."""
    head = data[:4096]
    if len(head) < 8 or len(data) % 2:
        return None
    half = len(head) // 2
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if odd > 0.7 * half and even < 0.05 * half:
        return "utf-16-le"
    return "utf-16-be" if even > 0.7 * half and odd < 0.05 * half else None


def _declared(data: bytes) -> str | None:
    match = XML_DECLARED.search(data[:400]) or HTML_DECLARED.search(data[:4096])
    if not match:
        return None
    try:
        name = codecs.lookup(match[1].decode("ascii")).name
        "".encode(name)  # refuses codecs that are no text encodings
    except (LookupError, ValueError, TypeError):
        return None
    if name.startswith(("utf-16", "utf-32")):
        return "utf-8"  # the declaration was read as single bytes, so it cannot be true
    return ALIASES.get(name, name)


def _fallen_back(data: bytes, declared: str | None, position: int) -> Decoded:
    text = data.decode("cp1252", "replace")
    if declared:
        fault = (
            f"It says that it is {declared} but is not so at byte {position}; it was read as Windows-1252.",
            RESAVE,
        )
        return Decoded(text, "cp1252", fault)
    if _holds_utf8(data):
        return Decoded(text, "cp1252", (f"It mixes UTF-8 with another encoding, first at byte {position}.", RESAVE))
    return _checked(text, "cp1252")


def _holds_utf8(data: bytes) -> bool:
    return any(len(run) > 1 and _is_utf8(run) for run in re.findall(rb"[\x80-\xff]+", data))


def _is_utf8(run: bytes) -> bool:
    try:
        run.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _checked(text: str, encoding: str) -> Decoded:
    damage = MOJIBAKE.search(text)
    if damage:
        message = f"Its letters were converted wrongly before it came here: {_around(text, damage.start())!r}."
        return Decoded(text, encoding, (message, RESAVE))
    lost = text.find("\ufffd")
    if lost >= 0:
        message = f"Characters were lost before it came here, first near {_around(text, lost)!r}."
        return Decoded(text, encoding, (message, RESAVE))
    return Decoded(text, encoding)


def _around(text: str, at: int) -> str:
    start = max(text.rfind(" ", 0, at), text.rfind("\n", 0, at)) + 1
    return text[max(start, at - 20) : at + 12].split(maxsplit=1)[0]
