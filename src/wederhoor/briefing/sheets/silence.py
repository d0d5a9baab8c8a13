"""Who gave no answer. Rule: a silence stands open, with its minute, until the one who was silent speaks of the matter.

A refusal or missing answer can be closed; a doubt ("could not confirm it") only stands beside what it doubts.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from wederhoor.briefing.saying import marked, topic
from wederhoor.briefing.sheets.reference import Reference
from wederhoor.briefing.sheets.sheet import Grid, Sheet
from wederhoor.briefing.silent import repeats_body
from wederhoor.model.claims import Claim
from wederhoor.model.period import Period
from wederhoor.model.vocabulary import UNATTRIBUTED, Certainty, RelationKind
from wederhoor.weighing.facts import SILENT

COLUMNS = ("claim", "manner", "who", "about", "places", "since", "days", "outlets", "closed_by", "closed_at", "words")


@dataclass(frozen=True, slots=True)
class Quiet:
    """One silence or doubt, with those that only repeat it."""

    claim: Claim
    about: str | None  # claim
    since: Period  # of the first story that tells of it
    outlets: tuple[str, ...]  # that tell of it
    days: int | None  # up to the day of the situation, or to the answer
    closed_by: str | None = None  # claim

    @property
    def manner(self) -> str:
        """Whether it is a silence or a doubt."""
        return "doubt" if self.claim.certainty is Certainty.UNCONFIRMED else "silence"


def silences(reference: Reference, places: frozenset[str] = frozenset()) -> tuple[Quiet, ...]:
    """Every silence and doubt once, the open ones first, of these the latest first."""
    repeated = {
        relation.a: relation.b
        for relation in reference.situation.weighed.relations
        if relation.kind is RelationKind.REPEATS
    }
    grouped: dict[object, list[str]] = defaultdict(list)
    for name in reference.known(_silent(reference)):
        claim = reference.claim(name)
        if not repeats_body(claim, reference.desk.material):
            grouped[_question(name, repeated, reference)].append(name)
    found = (_quiet(names, reference) for names in grouped.values())
    wanted = (item for item in found if not places or places & _places(item, reference))
    return tuple(sorted(wanted, key=lambda item: _order(item, reference)))


def _silent(reference: Reference) -> tuple[str, ...]:
    return tuple(name for name, claim in reference.situation.claims.items() if claim.certainty in SILENT)


def _question(name: str, repeated: dict[str, str], reference: Reference) -> object:
    """What makes two of them one: a repeat, or the same sentence for the same speaker."""
    seen = {name}
    while name in repeated and repeated[name] not in seen:
        name = repeated[name]
        seen.add(name)
    claim = reference.claim(name)
    return reference.desk.key(claim), claim.claimants, claim.certainty


def _quiet(names: Sequence[str], reference: Reference) -> Quiet:
    weighed = reference.situation.weighed
    mine = [silence for silence in weighed.silences if silence.claim in names]
    claim = reference.claim(names[0])
    about = next((item.about for item in mine if item.about), claim.about)
    answers = reference.known(item.answered_by for item in mine if item.answered_by)
    outlets = {reference.situation.stories[reference.claim(name).story].outlet for name in names}
    since = reference.published(names[0])
    last = reference.published(answers[0]).last_day if answers else reference.situation.period.last_day
    return Quiet(
        claim=claim,
        about=about if about in reference.situation.claims else None,
        since=since,
        outlets=tuple(sorted(outlet for outlet in outlets if outlet)),
        days=_days(since.last_day, last),
        closed_by=answers[0] if answers else None,
    )


def _days(first: date | None, last: date | None) -> int | None:
    return (last - first).days if first and last else None


def _places(item: Quiet, reference: Reference) -> frozenset[str]:
    """Its places, and those of what it is about."""
    about = reference.claim(item.about) if item.about else None
    return frozenset((*item.claim.place_ids, *(about.place_ids if about else ())))


def _order(item: Quiet, reference: Reference) -> tuple[bool, float, str]:
    moment, *_ = reference.desk.material.order(item.claim.id)
    return item.closed_by is not None, -moment.timestamp(), item.claim.id


def sheet(found: Sequence[Quiet], reference: Reference) -> Sheet:
    """The open list, then the closed one."""
    open_, closed = ([item for item in found if bool(item.closed_by) is done] for done in (False, True))
    parts = (
        _grid("open", open_, ("who", "about", "since", "days", "words"), reference),
        _grid("closed", closed, ("who", "about", "since", "days", "closed_by"), reference),
    )
    return Sheet(
        title=reference.word("silence", "title"),
        lead=(reference.known_at(),),
        parts=parts,
        columns=COLUMNS,
        rows=tuple(_flat(item, reference) for item in found),
        record={
            "known_at": reference.situation.known_at.isoformat(),
            "open": [_record(item, reference) for item in open_],
            "closed": [_record(item, reference) for item in closed],
        },
    )


def _grid(key: str, found: Sequence[Quiet], columns: tuple[str, ...], reference: Reference) -> Grid:
    head = tuple(reference.word("silence", column) for column in columns)
    rows = tuple(_row(item, reference) for item in found)
    title = f"{reference.word('silence', key)}: {len(found)}"
    return Grid(title, head, rows, (3, 3, 3, 1, 6), reference.word("silence", "empty"))


def _row(item: Quiet, reference: Reference) -> tuple[str, ...]:
    who = f"{_who(item, reference)}\n{reference.word('silence', item.manner)}"
    since = f"{reference.book.period(item.since, 'compact')}\n{reference.book.listed(item.outlets)}".strip()
    last = _quoted(item, reference) if item.closed_by is None else _answer(item.closed_by, reference)
    return who, _about(item, reference), since, "" if item.days is None else str(item.days), last


def _who(item: Quiet, reference: Reference) -> str:
    """Who was silent; where the report names nobody, that it does not."""
    if item.claim.claimants == (UNATTRIBUTED,):
        return reference.word("silence", "nobody_named")
    return reference.who(item.claim.id)


def _about(item: Quiet, reference: Reference) -> str:
    """What it is about: the claim that was left open, else its own words."""
    if item.about is None:
        return topic(reference.desk.said(item.claim.id), reference.book)
    said = topic(reference.desk.said(item.about), reference.book)
    return f"{said}, {reference.who(item.about)}, {reference.date(item.about)} {reference.marks((item.about,))}"


def _quoted(item: Quiet, reference: Reference) -> str:
    words = reference.desk.said(item.claim.id).words.sentence
    return f"{marked(words)} {reference.marks((item.claim.id,))}"


def _answer(claim: str, reference: Reference) -> str:
    when, who = reference.book.period(reference.published(claim), "compact"), reference.who(claim)
    return f"{when}, {who}: {marked(reference.desk.said(claim).words.sentence)} {reference.marks((claim,))}"


def _flat(item: Quiet, reference: Reference) -> tuple[str, ...]:
    return (
        item.claim.id,
        item.manner,
        "; ".join(item.claim.claimants),
        item.about or "",
        "; ".join(sorted(_places(item, reference))),
        item.since.edtf,
        "" if item.days is None else str(item.days),
        "; ".join(item.outlets),
        item.closed_by or "",
        reference.published(item.closed_by).edtf if item.closed_by else "",
        reference.desk.said(item.claim.id).words.sentence,
    )


def _record(item: Quiet, reference: Reference) -> dict[str, Any]:
    row: dict[str, Any] = dict(zip(COLUMNS, _flat(item, reference), strict=True))
    return {
        **{key: value or None for key, value in row.items()},
        "who": list(item.claim.claimants),
        "places": sorted(_places(item, reference)),
        "outlets": list(item.outlets),
        "days": item.days,
    }
