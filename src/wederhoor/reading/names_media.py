"""Media that no table holds, by what stands before them: "persbureau X", "de krant Y". Rule: no noun, no medium."""

from collections.abc import Iterator
from dataclasses import replace

from wederhoor.model.actors import FROM_TEXT, Actor
from wederhoor.model.vocabulary import THIRD
from wederhoor.reading.mentions import Name, Role
from wederhoor.reading.names_view import View

LONGEST = 4  # words


def media(view: View) -> Iterator[Name]:
    """Names behind a noun for a medium, as actors of this story; a name that is a place or known is none of them."""
    for at in range(len(view) - 1):
        if not view.lexicon.medium(view.low(at)):
            continue
        last = _end(view, at + 1)
        written = view.slice(at + 1, last)
        if last <= at or _known(view, written) or _is_place(view, at + 1, last, written):
            continue
        actor = Actor(written, "medium", THIRD, spellings=(written,), provisional=True, source=FROM_TEXT)
        yield replace(view.name(at + 1, last, Role.ACTOR, "medium", (written,)), provisional=actor, sort="medium")


def _is_place(view: View, first: int, last: int, written: str) -> bool:
    """Whether a single word is a town; letters that stand for a name, as in "SANA", are none."""
    return first == last and not written.isupper() and bool(view.lexicon.gazetteer.find(written))


def _end(view: View, first: int) -> int:
    """The last token of a run of words with a capital, before a name that is known."""
    at = first
    while (
        at < min(len(view), first + LONGEST) and _proper(view, at) and (at == first or not _known(view, view.raw(at)))
    ):
        at += 1
    return at - 1


def _proper(view: View, at: int) -> bool:
    return view.raw(at)[:1].isupper() and len(view.raw(at)) > 1 and view.pos(at) not in {"VERB", "AUX", "PUNCT"}


def _known(view: View, written: str) -> bool:
    return written in view.lexicon.spelled or written in view.surnames
