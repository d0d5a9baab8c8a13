"""Decisions in the words of a language. Rule: who, when, what and why, and whether it still counts."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from wederhoor.briefing.book import Book
from wederhoor.ledger.views import Purge, Withdrawal
from wederhoor.model.claims import Claim, Quantity
from wederhoor.model.period import Period
from wederhoor.model.places import Gazetteer, PlaceRef
from wederhoor.model.reviews import ActKind, Changes, Identity, Judgement, Pin, Review, Undo
from wederhoor.situation import docket as dockets
from wederhoor.situation.listing import Row
from wederhoor.web.source import Bench, Deed

WORDED = frozenset({"polarity", "certainty", "hedged_by", "aspect", "extent"})  # fields with a table of words


@dataclass(frozen=True, slots=True)
class Told:
    """A decision as a page shows it."""

    entry: str
    when: str
    by: str
    what: str
    why: str
    state: str  # in words; '' where it counts
    undoable: bool
    claims: tuple[str, ...]  # that it is about
    sentences: tuple[str, ...]  # theirs, as far as the reports are here


@dataclass(frozen=True, slots=True)
class Teller:
    """Says decisions in one language."""

    book: Book
    words: Mapping[str, Any]  # Any: the parsed TOML of the pages' words
    gazetteer: Gazetteer
    bench: Bench

    @property
    def rows(self) -> Mapping[str, Row]:
        """The claims by id."""
        return self.bench.rows

    def tell(self, deed: Deed) -> Told:
        """A decision in words."""
        what = deed.what
        undoable = not deed.undone and not isinstance(what, Purge)
        return Told(
            entry=deed.entry,
            when=self.book.moment(deed.recorded_at),
            by=what.by,
            what=self.said(deed),
            why=what.why,
            state=self._state(deed),
            undoable=undoable,
            claims=_claims(deed),
            sentences=tuple(row.sentence for name in _claims(deed) if (row := self.rows.get(name)) and row.sentence),
        )

    def said(self, deed: Deed) -> str:
        """What was decided, without who and why."""
        what = deed.what
        if isinstance(what, Review):
            changes = what.changes if what.act is ActKind.CORRECT else None
            return self._pattern(what.act.value, changes=self.changed(what.seen.claim, changes) if changes else "")
        if isinstance(what, Judgement):
            return self._pattern(what.act.value)
        if isinstance(what, Identity):
            first, other = map(self.book.actor, what.actors)
            return self._pattern(what.act.value, first=first, other=other)
        if isinstance(what, Pin):
            return self._pattern("pin", name=what.name, place=self.place(what.place))
        if isinstance(what, Undo):
            target = next((other for other in self.bench.deeds if other.entry == what.entry), None)
            return self._pattern("undo", deed=self.said(target) if target else what.entry)
        return self._pattern("withdrawal" if isinstance(what, Withdrawal) else "purge")

    def changed(self, claim: Claim, changes: Changes) -> str:
        """Each changed field with its value before and after."""
        return "; ".join(
            f"{self.book.word('field', name)}: {self.value(name, getattr(claim, name))} → "
            f"{self.value(name, getattr(changes, name))}"
            for name in changes.fields
        )

    def value(self, name: str, value: object) -> str:
        """A field's value in words."""
        if value is None or value == ():
            return str(self.words["review"]["empty"])
        if isinstance(value, tuple):
            return ", ".join(self._one(item) for item in value)
        if name in WORDED:
            return str(self.words[name][str(value)])
        if isinstance(value, Quantity):
            return self.book.quantity(value)
        if isinstance(value, Period):
            return self.book.period(value)
        return self.book.word("noun", str(value))

    def place(self, name: str) -> str:
        """The house's spelling of a place."""
        known = self.gazetteer.get(name)
        return known.name(self.book.code) if known else name

    def _one(self, item: object) -> str:
        """A place or an actor."""
        if isinstance(item, PlaceRef):
            return self.place(item.place)
        name = str(item)
        return self.place(name) if self.gazetteer.get(name) else self.book.actor(name)

    def _state(self, deed: Deed) -> str:
        states: Mapping[str, str] = self.words["review"]["states"]
        if deed.undone:
            return states["undone"]
        if not isinstance(deed.what, Review | Judgement | Identity) or self.bench.docket.reviewed is None:
            return ""
        if deed.entry not in self.bench.docket.reviewed.acts:
            return ""
        found = dockets.state(self.bench.docket, deed.entry, deed.what)
        keys = {dockets.CARRIED: "carried", dockets.AGAIN: "again", dockets.OUTDONE: "outdone", dockets.GONE: "gone"}
        return states[keys[found]] if found in keys else ""

    def _pattern(self, key: str, **slots: str) -> str:
        return str(self.words["review"]["acts"][key]).format(**slots)


def _claims(deed: Deed) -> tuple[str, ...]:
    what = deed.what
    if isinstance(what, Review):
        return (what.seen.claim.id,)
    return (what.a.claim.id, what.b.claim.id) if isinstance(what, Judgement) else ()
