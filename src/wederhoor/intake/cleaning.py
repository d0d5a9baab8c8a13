"""One spelling for white space and letters. Rule: words, quotation marks and dashes stay as they are printed."""

import re
import unicodedata

BREAKS = re.compile("\r\n|[\r\u0085\u2028\u2029\x0b\x0c]")
# Soft hyphens, zero-width characters, marks of writing direction and of interlinear notes, variation selectors.
INVISIBLE = re.compile(
    "[\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb]"
)
CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")
SPACES = re.compile("[ \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
EMPTY_LINES = re.compile(r"\n{3,}")
ENDS_SENTENCE = re.compile(r"""[.!?:…]["'”’»)\]]*$""")


def normalise(text: str) -> str:
    """NFC, plain line ends and spaces, nothing invisible, no space at a line's edges, no more than one empty line."""
    text = CONTROL.sub("", BREAKS.sub("\n", text))
    text = SPACES.sub(" ", INVISIBLE.sub("", text))
    text = "\n".join(line.strip(" ") for line in text.split("\n"))
    return unicodedata.normalize("NFC", EMPTY_LINES.sub("\n\n", text)).strip("\n ")


def one_line(text: str) -> str:
    """A normalised text on one line."""
    return re.sub(r"\s+", " ", normalise(text)).strip()


def fold(text: str) -> str:
    """What two printings of one title have in common: letters and digits, in lower case."""
    return re.sub(r"\W+", " ", text.casefold()).strip()


def unwrap(text: str) -> str:
    """A normalised text with hard-wrapped paragraphs joined: lines of nearly one width that break inside sentences."""
    return "\n\n".join(_unwrap_block(block) for block in text.split("\n\n"))


def _unwrap_block(block: str) -> str:
    lines = block.split("\n")
    inner = lines[:-1]
    if len(lines) < 3:
        return block
    width = max(len(line) for line in inner)
    even = all(len(line) > 0.7 * width for line in inner) and 40 <= width <= 120
    broken = sum(not ENDS_SENTENCE.search(line) for line in inner)
    return " ".join(lines) if even and broken * 2 > len(inner) else block
