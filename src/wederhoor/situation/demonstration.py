"""Whether reports are made up. Rule: by their address alone, under a name that is reserved for examples (RFC 2606)."""

import re
from collections.abc import Iterable

from wederhoor.model.stories import Story

MADE_UP = re.compile(r"https?://[^/]*\.example(?:[:/]|$)")  # no outlet can have it


def made_up(stories: Iterable[Story]) -> bool:
    """Whether any of some stories is demonstration text."""
    return any(MADE_UP.match(story.address or "") for story in stories)
