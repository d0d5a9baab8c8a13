"""A claim's fields as a form. Rule: only what somebody changed in the form is a correction."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from wederhoor.briefing.book import Book
from wederhoor.model.claims import Claim, Quantity
from wederhoor.model.ids import canonical, digest
from wederhoor.model.places import Place
from wederhoor.model.reviews import CORRECTABLE
from wederhoor.model.vocabulary import UNATTRIBUTED, Comparison
from wederhoor.situation.correcting import LISTS, Packs
from wederhoor.situation.listing import Row
from wederhoor.situation.naming import actor_of, place_of
from wederhoor.situation.unfit import Unfit
from wederhoor.web.deeds import WORDED, Teller
from wederhoor.web.review import Sent

NAMES = ("claimants", "via", "agent", "target")  # fields that take several names
TIMES = ("when", "said")
NUMBER = ("comparison", "number", "vague", "unit")  # the parts of a quantity
EMPTY_TOO = frozenset({"hedged_by", "aspect", "extent"})  # lists of which a claim may have none

Text = Annotated[str, Field(max_length=200)]
Texts = Annotated[tuple[Text, ...], Field(max_length=24)]


class Correction(Sent):
    """The form of a correction."""

    shown: Annotated[str, Field(max_length=64)] = ""  # what stood in it, in short
    copies: bool = False
    claimants: Texts = ()
    via: Texts = ()
    agent: Texts = ()
    target: Texts = ()
    places: Texts = ()
    kind: Text = ""
    polarity: Text = ""
    certainty: Text = ""
    hedged_by: Text = ""
    aspect: Text = ""
    extent: Text = ""
    when: Text = ""
    said: Text = ""
    comparison: Text = ""
    number: Text = ""
    vague: Text = ""
    unit: Text = ""

    def values(self, name: str) -> tuple[str, ...]:
        """What stands in one control, without blanks."""
        held = getattr(self, name)
        given = (held,) if isinstance(held, str) else held
        return tuple(item for value in given if (item := " ".join(value.split())))


@dataclass(frozen=True, slots=True)
class Control:
    """One control, or a row of alike ones."""

    name: str
    label: str  # '' where the field's own will do
    values: tuple[str, ...]
    options: tuple[tuple[str, str], ...] = ()  # value and words; none for a control in which one types
    now: str = ""  # what is recorded, where that is something else


@dataclass(frozen=True, slots=True)
class Form:
    """Reads and shows the form of one claim."""

    row: Row
    packs: Packs
    teller: Teller
    known: frozenset[str]  # whom the claims of the ledger name
    senses: Callable[[str], tuple[Place, ...]]

    @property
    def book(self) -> Book:
        """The words of the form."""
        return self.teller.book

    def shown(self) -> dict[str, tuple[str, ...]]:
        """What stands in each control."""
        claim = self.row.claim
        filled = {name: tuple(self._typed(item) for item in getattr(claim, name)) for name in NAMES}
        lists = {name: (str(value),) if (value := getattr(claim, name)) else () for name in LISTS}
        times = {name: (value.edtf,) if (value := getattr(claim, name)) else () for name in TIMES}
        return {**filled, "places": claim.place_ids, **lists, **times, **_parts(claim.quantity, self.book)}

    def mark(self) -> str:
        """What stands in the form, in short: another where somebody or another reading changed it."""
        return digest(canonical({name: list(values) for name, values in self.shown().items()}))[:16]

    def given(self, sent: Correction) -> dict[str, list[str]]:
        """The fields that somebody changed, as a correction takes them; raises Unfit."""
        before = self.shown()
        if sent.shown != self.mark():
            raise Unfit("stale", "The claim was read anew or corrected since this form was made.")
        changed = [name for name in before if sent.values(name) != before[name]]
        found = {name: list(sent.values(name)) or [""] for name in changed if name not in NUMBER}
        if "claimants" in found:
            own = self.book.word("labels", "unattributed").casefold()
            found["claimants"] = [UNATTRIBUTED if item.casefold() == own else item for item in found["claimants"]]
        if not set(NUMBER).isdisjoint(changed):
            found["quantity"] = [self._number(sent)]
        return found

    def fields(self, typed: Correction | None = None) -> list[tuple[str, str, list[Control]]]:
        """Each field with its words and controls, filled with what is recorded or with what was typed."""
        before = self.shown()
        made = []
        for name in CORRECTABLE:
            parts = NUMBER if name == "quantity" else (name,)
            controls = [self._control(part, before[part], typed) for part in parts]
            made.append((name, self.book.word("field", name), controls))
        return made

    def _control(self, name: str, before: tuple[str, ...], typed: Correction | None) -> Control:
        values = typed.values(name) if typed else before
        listed = tuple(self._options(name, values))
        known = {value for value, _ in listed}
        options = (*listed, *((value, value) for value in values if listed and value not in known))
        now = self._in_words(name, before) if values != before else ""
        label = str(self.teller.words["review"][{"number": "value"}.get(name, name)]) if name in NUMBER[1:] else ""
        return Control(name, label, values, options, now)

    def _options(self, name: str, values: Sequence[str]) -> Iterator[tuple[str, str]]:
        words = self.teller.words
        if name in EMPTY_TOO or name in {"comparison", "vague", "unit"}:
            yield "", "–"
        if name in WORDED:
            yield from ((item.value, words[name][item.value]) for item in LISTS[name])
        elif name == "kind":
            yield from ((item.value, self.book.word("noun", item.value)) for item in LISTS[name])
        elif name == "comparison":
            yield from ((item.value, words["comparison_words"][item.value]) for item in Comparison)
        elif name == "vague":
            yield from self.book.tables["vague"].items()
        elif name == "unit":
            yield from sorted(((key, many) for key, (_, many) in self.book.tables["unit"].items()), key=lambda u: u[1])
        elif name == "places":
            yield from self._senses(values)

    def _senses(self, values: Sequence[str]) -> Iterator[tuple[str, str]]:
        """The places that the report's own words may mean, and those that are chosen."""
        claim, text = self.row.claim, self.row.story.text
        named = dict.fromkeys(words for ref in claim.places if (words := ref.span.of(text)))
        found = {place.id: place for words in named for place in self.senses(words)}
        for chosen in (*values, *claim.place_ids):
            known = self.packs.places.get(chosen)
            if known is not None:
                found.setdefault(known.id, known)
        yield from described(found.values(), self.teller)

    def _in_words(self, name: str, values: tuple[str, ...]) -> str:
        options = dict(self._options(name, values))
        return ", ".join(options.get(value, value) for value in values) or str(self.teller.words["review"]["empty"])

    def _typed(self, name: str) -> str:
        """The words in the language that mean an actor or a place here, else its id."""
        if name == UNATTRIBUTED:
            return self.book.word("labels", "unattributed")
        with suppress(Unfit):
            words = self.book.actor(name)
            if actor_of(words, self.packs.theatre, self.known) == name:
                return words
            words = self.teller.place(name)
            found = place_of(words, self.packs.places)
            if found is not None and found.id == name and actor_of(words, self.packs.theatre, self.known) is None:
                return words
        return name

    def _number(self, sent: Correction) -> str:
        """A quantity as the command takes it: "at_least 3 killed"; '' for none."""
        comparison, number, vague, unit = (next(iter(sent.values(name)), "") for name in NUMBER)
        if not number:
            return f"{vague} {unit}".strip()
        ends = [self._decimal(part, number) for part in number.replace("–", "-").split("-")]
        return " ".join(filter(None, (comparison, "-".join(ends), unit)))

    def _decimal(self, part: str, whole: str) -> str:
        from babel.numbers import NumberFormatError, parse_decimal

        try:
            return f"{parse_decimal(part.strip(), locale=self.book.code, strict=True):f}"
        except (NumberFormatError, ValueError) as error:
            raise Unfit("number", f"{whole!r} is no number.", value=whole) from error


def described(places: Iterable[Place], teller: Teller) -> list[tuple[str, str]]:
    """Ids and words of places that a name may mean; two that sound alike are told apart by their ids."""
    found = [(place.id, describe(place, teller)) for place in places]
    counts = Counter(words for _, words in found)
    return [(name, f"{words} · {name}" if counts[words] > 1 else words) for name, words in found]


def describe(place: Place, teller: Teller) -> str:
    """A place as one of several of its name: where it lies and how many live there."""
    where = teller.place(place.within) if place.within else place.country or ""
    people = teller.words["review"]["people"].format(number=teller.book.number(place.population or 0))
    kind = teller.words["review"]["place"][place.kind.value]
    told = ", ".join(filter(None, (kind, where, people if place.population else "")))
    return f"{teller.place(place.id)} ({told})"


def _parts(quantity: Quantity | None, book: Book) -> Mapping[str, tuple[str, ...]]:
    """A quantity in the parts of the form."""
    if quantity is None:
        return dict.fromkeys(NUMBER, ())
    ends = [book.number(value) for value in (quantity.value, quantity.high) if value is not None]
    number, comparison, vague = "-".join(ends), quantity.comparison, quantity.vague
    values = (str(comparison) if comparison else "", number, "" if number else vague or "", quantity.unit)
    return {name: (value,) if value else () for name, value in zip(NUMBER, values, strict=True)}


def named(claim: Claim, text: str) -> tuple[str, ...]:
    """The words in which a claim names its places, each once."""
    return tuple(dict.fromkeys(words for ref in claim.places if (words := ref.span.of(text))))
