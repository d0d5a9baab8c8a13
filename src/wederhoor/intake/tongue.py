"""Which language a text is in. Rule: only a clear majority of function words overrules what the page declares."""

import re

from wederhoor.intake.words import PageWords

NAMES = {"nl": "Dutch", "en": "English", "de": "German", "fr": "French"}
ENOUGH_WORDS = 20
SHARE = 0.08
MARGIN = 1.5
UNKNOWN = "und"  # ISO 639-2: undetermined


def language_of(text: str, declared: str | None, words: PageWords) -> str:
    """The ISO 639-1 code by the text itself, else as declared, else that of the page words; 'und' for other scripts."""
    declared = re.split(r"[-_]", declared.strip().lower())[0] if declared and declared.strip() else None
    letters = [letter for letter in text if letter.isalpha()]
    latin = sum(letter < "\u0250" for letter in letters)
    if letters and latin * 2 < len(letters):
        return declared if declared and declared not in NAMES else UNKNOWN
    tokens = re.findall(r"[^\W\d_]+", text.lower())
    if len(tokens) < ENOUGH_WORDS:
        return declared or words.language
    shares = sorted(
        (
            (sum(token in listed for token in tokens) / len(tokens), code)
            for code, listed in words.function_words.items()
        ),
        reverse=True,
    )
    best, code = shares[0]
    second = shares[1][0] if len(shares) > 1 else 0.0
    if best >= SHARE and best >= MARGIN * second:
        return code
    return declared or (words.language if best >= SHARE / 2 else UNKNOWN)


def language_name(code: str) -> str:
    """The English name of a language, as far as problems need it."""
    return NAMES.get(code, "a language that was not recognised" if code == UNKNOWN else f"the language {code!r}")
