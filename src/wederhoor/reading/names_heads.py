"""Who heads a body, in one word: "Wagner-baas", "VN-chef". Rule: whom the story names of that body, else its head."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from wederhoor.reading.mentions import Name, Role
from wederhoor.reading.names_lexicon import NameLexicon
from wederhoor.reading.names_view import View

RULE = "headed"


def headed(view: View) -> Iterator[Name]:
    """Words made of a body and a word for its head, where no name follows: who is still open, the body is kept."""
    for at in range(len(view)):
        body = _body_of(view, at)
        apposed = view.raw(at + 1) == "," and view.capital(at + 2)
        if body is not None and not view.capital(at + 1) and not apposed:
            yield replace(view.name(at, at, Role.ACTOR, RULE, (body,)), sort="person")


def _body_of(view: View, at: int) -> str | None:
    """The body in a word such as "NAVO-chef"."""
    word = view.raw(at)
    for head in view.lexicon.table["headed"]["words"]:
        if word.lower().endswith(head) and (start := word[: -len(head)].removesuffix("-")):
            actor = view.lexicon.spelled.get(start)
            if actor is not None and view.lexicon.sort(actor) != "person":
                return actor
    return None


def head_of(view: View, name: Name, before: Sequence[Name], after: Sequence[Name]) -> Name | None:
    """The head of the body in a name; None where the story names nobody of it, or several, and no table has him."""
    body = name.actors[0]
    told = {other.actors[0] for other in (*before, *after) if _belongs(view.lexicon, other, body)}
    known = told or {str(head) for head in (view.lexicon.roles["chiefs"].get(body),) if head}
    if len(known) != 1:
        return None
    person = known.pop()
    return replace(view.name(name.first, name.last, Role.ACTOR, RULE, (person,)), sort="person")


def _belongs(lexicon: NameLexicon, name: Name, body: str) -> bool:
    """Whether a name is a person right under a body."""
    known = lexicon.theatre.actors.get(name.actors[0]) if len(name.actors) == 1 else None
    return known is not None and known.kind == "person" and known.parent == body
