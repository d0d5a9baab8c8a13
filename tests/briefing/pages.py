"""Pages as tests read them."""

import re


def unstyled(text: str) -> str:
    """A page without its style sheets: they are files that one reads where they are written."""
    return re.sub(r"<style>.*?</style>", "<style></style>", text, flags=re.DOTALL)
