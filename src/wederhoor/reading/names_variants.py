"""Spellings of one surname: letters that papers render in several ways made equal. Rule: two namesakes, no answer."""

from collections.abc import Iterable, Mapping, Sequence

SHORTEST = 5  # letters that must be left, so that short names stay as they are written


def skeleton(word: str, pairs: Sequence[tuple[str, str]]) -> str | None:
    """The word with its variable spellings made equal; None where too little is left to tell names apart."""
    found = word.lower()
    for written, equal in pairs:
        found = found.replace(written, equal)
    return found if len(found) >= SHORTEST else None


def variants(spellings: Iterable[tuple[str, str]], pairs: Sequence[tuple[str, str]]) -> Mapping[str, str]:
    """Actors by the skeletons of their one-word spellings; a skeleton that two actors share stands for neither."""
    found: dict[str, set[str]] = {}
    for spelling, actor in spellings:
        equal = skeleton(spelling, pairs) if " " not in spelling else None
        if equal:
            found.setdefault(equal, set()).add(actor)
    return {equal: actors.pop() for equal, actors in found.items() if len(actors) == 1}
