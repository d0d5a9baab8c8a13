"""A matter's page in words. Rule: every cell shows its status, who says it, in how many origins and outlets."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from wederhoor.briefing.book import capital
from wederhoor.briefing.edits import edits_of, told
from wederhoor.briefing.lines import speakers
from wederhoor.briefing.names import chain
from wederhoor.briefing.paging_words import remark_words
from wederhoor.briefing.saying import marked, topic
from wederhoor.briefing.sheets.matter import AGREED, Entry, MatterPage, Question, row_of
from wederhoor.briefing.sheets.matter_rows import COLUMNS, LIST_COLUMNS, list_row, origins_of, outlets_of, record, row
from wederhoor.briefing.sheets.reference import Reference
from wederhoor.briefing.sheets.sheet import Grid, Notes, Sheet
from wederhoor.briefing.update import Remark
from wederhoor.model.period import Period
from wederhoor.model.vocabulary import CONTESTED, Certainty, Status
from wederhoor.model.weights import ControlCell, Matter, Reason, Relation


def sheet(page: MatterPage, held: Sequence[ControlCell], reference: Reference, *, named: bool = True) -> Sheet:
    """One matter; held is the history of its place, where that is a town. Rules bear their names if asked."""
    said = {
        entry: cell(entry, reference) for entry in page.entries
    }  # in this order an office stands at its first mention
    head = (reference.word("matter", "day"), *(reference.book.party(party) for party in page.parties))
    rows = tuple(_row(page, day, said, reference) for day in page.days)
    nothing = (reference.word("matter", "nothing"),)
    parts: list[Grid | Notes] = [Grid("", head, rows, (2, *(5 for _ in page.parties)))]
    for key, lines in (
        ("relations", _relations(page, reference, named=named)),
        ("agreed", _by_status(page, AGREED, reference)),
        ("disputed", _by_status(page, frozenset({Status.CONTESTED}), reference)),
        ("questions", tuple(_question(item, reference) for item in page.questions)),
        ("reasons", _reasons(page.matter, reference, named=named)),
    ):
        parts.append(Notes(reference.word("matter", key), lines or nothing))
    return Sheet(
        title=reference.word("matter", "title", topic=name_of(page.matter, reference)),
        lead=tuple(filter(None, (_badge(page.matter, reference), _held(held, reference), missing(page, reference)))),
        parts=tuple(parts),
        columns=COLUMNS,
        rows=tuple(row(page, entry, reference) for entry in page.entries),
        record=record(page, held, reference),
    )


def name_of(matter: Matter, reference: Reference) -> str:
    """What a matter is about: its family and its place."""
    family = reference.word("family", matter.family.value)
    return f"{family}, {reference.book.place(matter.place)}" if matter.place else family


def list_sheet(found: Sequence[Matter], reference: Reference) -> Sheet:
    """The matters of a place, one a row."""
    keys = ("matter", "about", "days", "standing", "kinds", "counts")
    head = tuple(reference.word("matter", key) for key in keys)
    grid = Grid("", head, tuple(_listed(matter, reference) for matter in found), (4, 4, 5, 4, 6, 5))
    rows = tuple(list_row(matter, reference) for matter in found)
    return Sheet(
        title=reference.word("matter", "list"),
        lead=(reference.known_at(),),
        parts=(grid,),
        columns=LIST_COLUMNS,
        rows=rows,
        record={
            "known_at": reference.situation.known_at.isoformat(),
            "matters": [dict(zip(LIST_COLUMNS, row, strict=True)) for row in rows],
        },
    )


def _badge(matter: Matter, reference: Reference) -> str:
    status = reference.word("status", matter.standing.status.value).upper()
    grade = f"{reference.word('labels', 'grade')} {matter.standing.grade}"
    return f"{status} · {grade} · {reference.known_at()} · {matter.id}"


def _held(held: Sequence[ControlCell], reference: Reference) -> str:
    """The holder on each day on which it changed."""
    found: list[str] = []
    before = None
    for cell in held:
        if cell.holder != before:
            status = cell.status
            word = f" {reference.word('status', status.value)}" if status and cell.holder != CONTESTED else ""
            day = reference.day(Period.of_day(date.fromisoformat(cell.day)))
            found.append(f"{day} {reference.book.party(cell.holder)}{word}")
            before = cell.holder
    return f"{reference.word('matter', 'holder')}: {' · '.join(found)}" if found else ""


def missing(page: MatterPage, reference: Reference) -> str:
    """What nobody has claimed: a count over the ledger, no conclusion."""
    if not page.unclaimed or page.matter.place is None:
        return ""
    parties = f" {reference.word('matter', 'or')} ".join(reference.book.party(party) for party in page.unclaimed)
    return reference.word("matter", "missing", place=reference.book.place(page.matter.place), parties=parties)


def _row(page: MatterPage, day: Period, said: dict[Entry, str], reference: Reference) -> tuple[str, ...]:
    name = reference.day(day)
    if day is page.days[-1]:
        name += f"\n{reference.word('matter', 'newest')}"
    nothing = reference.word("matter", "empty_cell")
    cells = ("\n\n".join(said[entry] for entry in row_of(page, day, party)) or nothing for party in page.parties)
    return (name, *cells)


@dataclass(frozen=True, slots=True)
class Saying:
    """What one party says on one day, in words."""

    badge: str
    again: str  # that it said so on an earlier day too; empty the first time
    words: str
    below: str  # chain with counts, remarks, and what the newsroom changed


def saying(entry: Entry, reference: Reference) -> Saying:
    """What one party says on one day: status, words, chain with counts, remarks, and what the newsroom changed."""
    voices = [chain(voice, reference.book) for voice in reference.desk.voices(entry.claims)]
    remarks = [found for reason in entry.remarks if (found := remarked(reason, reference))]
    edits = [told(edit, reference.book) for edit in edits_of(map(reference.claim, entry.claims))]
    return Saying(
        badge=reference.word("status", entry.line.standing.status.value),
        again=reference.word("matter", "again") if entry.again else "",
        words=reference.words(entry.claims[0]),
        below=" · ".join(dict.fromkeys((*voices, *remarks, *edits))),
    )


def cell(entry: Entry, reference: Reference) -> str:
    """The same for a cell of a table, with the claim that gives the words."""
    said = saying(entry, reference)
    again = f", {said.again}" if said.again else ""
    return f"{said.badge.upper()}{again}  {said.words}\n{said.below} {reference.marks(entry.claims[:1])}"


def remarked(reason: Reason, reference: Reference) -> str:
    """A remark in words, with those who are named for it; empty where the language has none for its rule."""
    who = speakers(reference.desk.material, reason.claims)
    return remark_words(Remark(reason.rule, actors=who), reference.book)


def _relations(page: MatterPage, reference: Reference, *, named: bool) -> tuple[str, ...]:
    """Who says what of whom, with the rule behind it; repeats are only counted."""
    lines = [_relation(relation, reference, named=named) for relation in page.relations]
    if page.repeats:
        lines.append(reference.book.count("repeat", page.repeats))
    return tuple(lines)


def _relation(relation: Relation, reference: Reference, *, named: bool) -> str:
    ends = {
        end: f"{reference.who(claim)} ({_topic(claim, reference)}, {reference.date(claim)})"
        for end, claim in (("a", relation.a), ("b", relation.b))
    }
    said = capital(reference.word("relation", relation.kind.value, **ends))
    return f"{said}. {rule(relation.rule, reference, named=named)} {reference.marks((relation.a, relation.b))}"


def rule(name: str, reference: Reference, *, named: bool) -> str:
    """What a rule says, behind its name where that is wanted."""
    return f"{capital(reference.word('labels', 'rule'))}{f' {name}' if named else ''}: {reference.rule(name)}."


def _topic(claim: str, reference: Reference) -> str:
    return topic(reference.desk.said(claim), reference.book)


def _by_status(page: MatterPage, statuses: frozenset[Status], reference: Reference) -> tuple[str, ...]:
    """The lines of some statuses: what they are about, and the reasons."""
    found = []
    for line in page.matter.lines:
        if line.standing.status in statuses and line.claims[0] in reference.situation.claims:
            reasons = "; ".join(reference.rule(reason.rule) for reason in line.standing.reasons)
            status = reference.word("status", line.standing.status.value)
            mark = reference.marks(line.claims[:1])
            found.append(f"{capital(_topic(line.claims[0], reference))}: {status}, {reasons} {mark}")
    return tuple(found)


def _question(item: Question, reference: Reference) -> str:
    """Who did not answer or confirm, when, in the words of the report."""
    key = "doubt" if reference.claim(item.claim).certainty is Certainty.UNCONFIRMED else "silence"
    about = f" ({_topic(item.about, reference)})" if item.about else ""
    said = f"{reference.who(item.claim)}{about}, {reference.book.period(reference.published(item.claim))}"
    quoted = marked(reference.desk.said(item.claim).words.sentence)
    return f"{reference.word('matter', key)}: {said}. {quoted} {reference.marks((item.claim,))}"


def _reasons(matter: Matter, reference: Reference, *, named: bool) -> tuple[str, ...]:
    """Why the matter stands as it does, and what is remarked beside it."""
    standing = matter.standing
    why = [
        f"{rule(reason.rule, reference, named=named)} {reference.marks(reason.claims)}" for reason in standing.reasons
    ]
    remark = capital(reference.word("matter", "remark"))
    why += [
        f"{remark}{f' {item.rule}' if named else ''}: {reference.rule(item.rule)}. {reference.marks(item.claims)}"
        for item in standing.remarks
    ]
    return tuple(why)


def _listed(matter: Matter, reference: Reference) -> tuple[str, ...]:
    first, last = _reach(matter, reference)
    days = first if first == last else f"{first} - {last}"
    standing = f"{reference.word('status', matter.standing.status.value).upper()} {matter.standing.grade}"
    kinds = ", ".join(dict.fromkeys(reference.word("noun", line.kind.value) for line in matter.lines))
    counts = (
        reference.book.count("claim", len(matter.claims)),
        reference.book.count("origin", len(origins_of(matter))),
        reference.book.count("outlet", len(outlets_of(matter))),
    )
    return matter.id[:10], name_of(matter, reference), days, standing, kinds, ", ".join(counts)


def _reach(matter: Matter, reference: Reference) -> tuple[str, str]:
    """The days of its first and of its last story."""
    known = reference.known(matter.claims)
    return reference.date(known[0]), reference.date(known[-1])
