"""Acts of people in words, for lists and logs. Rule: each names who, when, what and why, and its entry."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from wederhoor.model.claims import Claim
from wederhoor.model.codec import encode
from wederhoor.model.period import at_home
from wederhoor.model.reviews import Act, ActKind, Changes, Identity, Judgement, Review, Undo, seen_by, undone
from wederhoor.model.stories import Story
from wederhoor.situation.correcting import shown
from wederhoor.situation.listing import DONE

if TYPE_CHECKING:
    from wederhoor.situation.reviewed import Reviewed

SHORT = 10  # characters of an id in a table: enough to name one


def clock(moment: datetime | str) -> str:
    """A moment on the clocks of Amsterdam, to the minute."""
    known = datetime.fromisoformat(moment) if isinstance(moment, str) else moment
    return f"{at_home(known):%Y-%m-%d %H:%M}"


def deed(act: Act) -> str:
    """What was done, without who and why: "corrected c-1f3a (kind: strike -> attack)"."""
    if isinstance(act, Review):
        changes = f" ({changed(act.seen.claim, act.changes)})" if act.changes is not None else ""
        return f"{DONE[act.act]} {act.seen.claim.id}{changes}"
    if isinstance(act, Judgement):
        verb = "brought together" if act.act is ActKind.SAME_MATTER else "set apart"
        return f"{verb} {act.a.claim.id} and {act.b.claim.id}"
    if isinstance(act, Identity):
        first, second = act.actors
        return f"merged {second!r} into {first!r}" if act.act is ActKind.MERGE else f"split {first!r} and {second!r}"
    return f"undid {act.entry}"


def changed(claim: Claim, changes: Changes) -> str:
    """Each changed field with its value before and after."""
    return "; ".join(
        f"{name}: {shown(getattr(claim, name))} -> {shown(getattr(changes, name))}" for name in changes.fields
    )


def record(entry: str, act: Act) -> dict[str, Any]:
    """An act as JSON."""
    return {"entry": entry, **encode(act)}


def sentence(claim: Claim, stories: Mapping[str, Story]) -> str:
    """The words that were judged, on one line; '' where the story or its text is gone."""
    story = stories.get(claim.story)
    return " ".join(claim.sentence.of(story.text).split()) if story else ""


@dataclass(frozen=True, slots=True)
class Done:
    """One act on a claim, and whether it was undone."""

    entry: str
    act: Act
    undone: bool

    @property
    def line(self) -> str:
        """When, who, what and why on one line."""
        act = self.act
        return f"{clock(act.at)} {act.by} {deed(act)}: {act.why} ({self.entry})" + "; undone" * self.undone

    @property
    def record(self) -> dict[str, Any]:
        """The same as JSON."""
        return {**record(self.entry, self.act), "undone": self.undone}


def about(claim: str, acts: Mapping[str, Act], reviewed: "Reviewed | None") -> Iterator[Done]:
    """The acts on one claim, also those given on another reading of it, and their undos, oldest first."""
    gone, listed = undone(acts), set[str]()
    verdicts = reviewed.verdicts if reviewed else {}
    for entry in sorted(acts, key=lambda entry: (acts[entry].at, entry)):
        act = acts[entry]
        seen = {one.claim.id for one in seen_by(act)}
        carried = claim in verdicts and verdicts[claim].entry == entry
        if claim in seen or carried or (isinstance(act, Undo) and act.entry in listed):
            listed.add(entry)
            yield Done(entry, act, entry in gone)
