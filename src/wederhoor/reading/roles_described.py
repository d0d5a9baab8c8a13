"""Which town words without a name stand for. Rule: the one town named last, or the one that the story is about."""

from collections.abc import Iterable

from wederhoor.model.vocabulary import Part, PlaceKind
from wederhoor.reading.mentions import Name, Role
from wederhoor.reading.parsed import Token
from wederhoor.reading.roles_names import Setting, introduces
from wederhoor.reading.roles_sides import Ids
from wederhoor.reading.scene import Scene

REACH = 3  # sentences back to the town that "de stad" stands for, whatever the story is about


def described(s: Setting, *, beside: bool = False) -> Ids:
    """The town that "de stad" in a clause stands for; ``beside``: also where something is only near it."""
    at = next((token.index for token in s.clause.tokens if _describes(s, token, beside=beside)), None)
    if at is None:
        return ()
    latter = any(s.context.lower(i) in s.words("target", "latter") for i in (at - 1, at - 2))
    return _last_town(s, at, latter=latter)


def there(s: Setting) -> Ids:
    """The town that "er" or "daar" in a clause stands for."""
    at = next((token.index for token in s.clause.tokens if token.lower in s.words("target", "there")), None)
    return () if at is None else _last_town(s, at)


def in_focus(s: Setting, at: int) -> Ids:
    """The town that a story speaks of before a token, also where no word stands for it."""
    return _last_town(s, at)


def _describes(s: Setting, token: Token, *, beside: bool) -> bool:
    """Whether a noun is a definite town without its name, and nothing is only near it."""
    if token.lower not in s.words("target", "place_nouns"):
        return False
    of = s.context.lexicon.words("reading", "function", "of")
    follows = s.context.sentence.tokens[token.index + 1 : token.index + 2]
    named = any(0 < name.first - token.index <= 2 for name in s.context.names) or any(
        after.pos == "PROPN" or after.text[:1].isupper() or after.lower in of for after in follows
    )
    start = token.index - 1
    while start > 0 and introduces(s.context, start - 1):
        start -= 1
    definite = any(s.context.lower(i) in s.words("target", "definite") for i in range(start, token.index))
    return definite and not named and (beside or not _is_near(s, start - 1))


def _is_near(s: Setting, at: int) -> bool:
    """Whether a word before a noun of places says that something is only near it: "bij", "ten noorden van"."""
    near = s.context.lexicon.words("happenings", "direction", "near")
    of = s.context.lower(at) in s.context.lexicon.words("reading", "function", "of")
    return s.context.lower(at) in near or (of and s.context.lower(at - 1) in near)


def _last_town(s: Setting, at: int, *, latter: bool = False) -> Ids:
    """The town named last before a token, where the nearest words that name any name no other.

    Further back than a few sentences only the town that the story is about is meant.
    """
    here = [n for n in s.context.names if n.last < at]
    number = s.context.sentence.number
    for back, names in enumerate((here, *(s.scene.contexts[i].names for i in range(number - 1, -1, -1)))):
        found = _towns(names)
        if found and (latter or len(set(found)) == 1):
            return (found[-1],) if back <= REACH or found[-1] == _subject(s.scene) else ()
        if found:
            return ()
    return ()


def _subject(scene: Scene) -> str | None:
    """The one town that the first sentence of the text names, and the headline where it names any."""
    opening = next((n for n, context in sorted(scene.contexts.items()) if context.sentence.part is Part.BODY), None)
    if opening is None:
        return None
    found = {town for number in range(opening + 1) for town in _towns(scene.contexts[number].names)}
    return found.pop() if len(found) == 1 else None


def _towns(names: Iterable[Name]) -> list[str]:
    return [n.place for n in names if n.role is Role.PLACE and n.place_kind is PlaceKind.SETTLEMENT and n.place]
