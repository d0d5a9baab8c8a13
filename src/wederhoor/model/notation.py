"""Claims as one readable line, and back: the language of tests and examples. Rule: what a line leaves out, it does not ask.

``Volodymyr Zelensky via Telegram | recapture | hedged | not | by: Ukraine | on: Izium | at: Izium | when: 2022-09 | count: more_than 30 villages``
"""  # noqa: E501 - the example is one line of the notation

import re
from dataclasses import dataclass

from wederhoor.model.claims import Claim, Quantity
from wederhoor.model.vocabulary import Certainty, Comparison, Kind, Polarity

NUMBER = re.compile(
    r"(?:(?P<cmp>[a-z_]+) )?(?:(?P<low>\d+(?:\.\d+)?)(?:\.\.(?P<high>\d+(?:\.\d+)?))?|(?P<vague>[a-z]+)) (?P<unit>\S+)"
)
KEYS = ("by", "on", "at", "when", "count")


class BadNotation(ValueError):
    """A line is no claim in notation."""

    def __init__(self, line: str, why: str) -> None:
        super().__init__(
            f"{line!r}: {why}. Write: WHO [via RELAY] | KIND [| CERTAINTY] [| not] [| by: ..] [| on: ..] ..."
        )


@dataclass(frozen=True, slots=True)
class Noted:
    """A claim as a line gives it; None where the line says nothing of a field."""

    claimants: tuple[str, ...]
    kind: Kind
    via: tuple[str, ...] = ()
    certainty: Certainty = Certainty.ASSERTED
    polarity: Polarity = Polarity.POSITIVE
    agent: tuple[str, ...] | None = None
    target: tuple[str, ...] | None = None
    places: tuple[str, ...] | None = None
    when: str | None = None
    quantity: Quantity | None = None

    def fits(self, claim: Claim) -> bool:
        """Whether a claim is what the line says; fields that the line leaves out are not looked at."""
        said = (claim.claimants, claim.kind, claim.via, claim.certainty, claim.polarity)
        if said != (self.claimants, self.kind, self.via, self.certainty, self.polarity):
            return False
        number = claim.quantity
        return (
            (self.agent is None or self.agent == claim.agent)
            and (self.target is None or self.target == claim.target)
            and (self.places is None or self.places == claim.place_ids)
            and (self.when is None or (claim.when is not None and claim.when.edtf == self.when))
            and (self.quantity is None or (number is not None and _bare(number) == _bare(self.quantity)))
        )


def _bare(number: Quantity) -> tuple[object, ...]:
    return (number.unit, number.value, number.high, number.comparison, number.vague)


def note(claim: Claim) -> Noted:
    """All that the notation can say of a claim."""
    return Noted(
        claim.claimants,
        claim.kind,
        claim.via,
        claim.certainty,
        claim.polarity,
        claim.agent or None,
        claim.target or None,
        claim.place_ids or None,
        claim.when.edtf if claim.when else None,
        claim.quantity,
    )


def write(noted: Noted) -> str:
    """The line."""
    who = " + ".join(noted.claimants) or "somebody"
    parts = [f"{who} via {', '.join(noted.via)}" if noted.via else who, noted.kind.value]
    if noted.certainty is not Certainty.ASSERTED:
        parts.append(noted.certainty.value)
    if noted.polarity is Polarity.NEGATIVE:
        parts.append("not")
    for key, names in (("by", noted.agent), ("on", noted.target), ("at", noted.places)):
        if names is not None:
            parts.append(f"{key}: {' + '.join(names)}")
    if noted.when is not None:
        parts.append(f"when: {noted.when}")
    if noted.quantity is not None:
        parts.append(f"count: {_number(noted.quantity)}")
    return " | ".join(parts)


def read(line: str) -> Noted:
    """A line back; raises BadNotation."""
    who, *rest = [part.strip() for part in line.split("|")]
    if not who or not rest:
        raise BadNotation(line, "a claimant and a kind are needed")
    names, _, via = who.partition(" via ")
    try:
        kind = Kind(rest[0])
        flags = {part for part in rest[1:] if ":" not in part}
        fields = dict(part.split(":", 1) for part in rest[1:] if ":" in part)
        certainty = next((Certainty(flag) for flag in sorted(flags - {"not"})), Certainty.ASSERTED)
    except ValueError as error:
        raise BadNotation(line, str(error)) from error
    if set(fields) - set(KEYS):
        raise BadNotation(line, f"unknown field {sorted(set(fields) - set(KEYS))[0]!r}")
    listed = {key: tuple(name.strip() for name in text.split(" + ")) for key, text in fields.items()}
    return Noted(
        () if names == "somebody" else tuple(name.strip() for name in names.split(" + ")),
        kind,
        tuple(name.strip() for name in via.split(",")) if via else (),
        certainty,
        Polarity.NEGATIVE if "not" in flags else Polarity.POSITIVE,
        listed.get("by"),
        listed.get("on"),
        listed.get("at"),
        fields["when"].strip() if "when" in fields else None,
        _quantity(line, fields["count"].strip()) if "count" in fields else None,
    )


def _number(number: Quantity) -> str:
    value = number.vague or _figure(number.value)
    if number.high is not None:
        value += f"..{_figure(number.high)}"
    return " ".join(filter(None, (number.comparison.value if number.comparison else "", value, number.unit)))


def _figure(value: float | None) -> str:
    return "0" if value is None else f"{value:.10g}"


def _quantity(line: str, text: str) -> Quantity:
    match = NUMBER.fullmatch(text)
    if match is None:
        raise BadNotation(line, f"{text!r} is no number with a unit")
    low, high = match["low"], match["high"]
    return Quantity(
        match["unit"],
        float(low) if low else None,
        float(high) if high else None,
        Comparison(match["cmp"]) if match["cmp"] else None,
        match["vague"],
    )
