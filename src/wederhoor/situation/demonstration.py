"""Whether reports are made up. Rule: by their address alone, under a name that is reserved for examples (RFC 2606)."""

import re
from collections.abc import Iterable

from wederhoor.model.stories import Story

RESERVED = ".example"  # no outlet can have it
MADE_UP = re.compile(rf"https?://[^/]*{re.escape(RESERVED)}(?:[:/]|$)")


def made_up(stories: Iterable[Story]) -> bool:
    """Whether any of some stories is demonstration text."""
    return any_made_up(story.address or "" for story in stories)


def any_made_up(addresses: Iterable[str]) -> bool:
    """Whether any of some addresses is one of demonstration text."""
    return any(MADE_UP.match(address) for address in addresses)
