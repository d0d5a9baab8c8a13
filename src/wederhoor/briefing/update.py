"""The update as a value without a language. Rule: every line names its claims and the numbers of its citations."""

from dataclasses import dataclass
from datetime import datetime

from wederhoor.model.actors import Actor
from wederhoor.model.claims import Claim, Edit, Quantity
from wederhoor.model.period import Period
from wederhoor.model.places import Place
from wederhoor.model.texts import Span
from wederhoor.model.vocabulary import Basis, Kind, Part, Status
from wederhoor.model.weights import Reason, Relation


@dataclass(frozen=True, slots=True)
class Reprint:
    """A story that carries a cited sentence as a copy."""

    outlet: str | None
    published: Period | None
    address: str | None


@dataclass(frozen=True, slots=True)
class Citation:
    """One sentence of one story, as printed."""

    number: int  # from 1, in the order in which the update first needs it
    story: str  # Story.id
    span: Span
    text: str  # the characters of the span; empty once the story's text was purged
    claims: tuple[str, ...]
    outlet: str | None = None
    title: str | None = None
    published: Period | None = None
    basis: Basis | None = None  # what the date rests on
    address: str | None = None
    paragraph: int = 0  # 0 outside the body
    sentence: int = 0  # place in the paragraph, from 1
    part: Part = Part.BODY
    reprints: tuple[Reprint, ...] = ()
    edits: tuple[Edit, ...] = ()  # what the newsroom changed of its claims


@dataclass(frozen=True, slots=True)
class Words:
    """The printed words behind a claim, so that a line can be said without its story."""

    sentence: str
    content: str
    before: str  # what stands in the sentence before the content
    outside: str  # what stands in the sentence beside the content and belongs to no other claim
    when: str = ""
    quantity: str = ""
    cues: tuple[str, ...] = ()
    claimants: tuple[str, ...] = ()
    places: tuple[tuple[str, str, str], ...] = ()  # (Place.id, word or words before the name, name as printed)


@dataclass(frozen=True, slots=True)
class Said:
    """One claim with its words, its outlet and its citation."""

    claim: Claim
    words: Words
    citation: int
    outlet: str | None = None
    published: Period | None = None
    introduce: tuple[str, ...] = ()  # actors named here for the first time in the update


@dataclass(frozen=True, slots=True)
class Voice:
    """Who says it, through whom, and in how many origins and outlets."""

    claimants: tuple[str, ...]  # Actor.id, or "unattributed"
    via: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    origins: int = 1
    unknown_outlets: int = 0  # reports without a named outlet
    carried: bool = False  # the source stands in an earlier sentence
    printed: tuple[str, ...] = ()  # how the report with the first of its claims calls them


@dataclass(frozen=True, slots=True)
class Remark:
    """What stands beside a status: a rule's name and the citations behind it."""

    rule: str
    citations: tuple[int, ...] = ()
    actors: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    moment: Period | None = None  # the minute of the report with these claims, if it has one


@dataclass(frozen=True, slots=True)
class Line:
    """What one line says: one kind and one content of one matter."""

    id: str  # "L" and its place in the order of printing
    matter: str | None  # Matter.id
    place: str | None  # Place.id
    kind: Kind
    status: Status
    grade: str
    rule: str  # of the status
    said: tuple[Said, ...]  # what is printed; two for a contradiction
    voices: tuple[Voice, ...]
    claims: tuple[str, ...]
    citations: tuple[int, ...]
    remarks: tuple[Remark, ...] = ()
    was: Status | None = None  # the status of the same line in the update before, also where it is the same
    number: int | None = None  # in "In short"; elsewhere the line is pointed to by it
    reasons: tuple[Reason, ...] = ()  # why it has its status
    relations: tuple[Relation, ...] = ()  # of its claims to each other and to other claims
    beside: bool = False  # of two that are printed, the second gives another number and contradicts nothing
    dated: Period | None = None  # of the report, where that is not simply the day of the update


@dataclass(frozen=True, slots=True)
class Counts:
    """What changed since the update before."""

    holders: int
    confirmed: int
    contradictions: int
    corrections: int
    unanswered: int


@dataclass(frozen=True, slots=True)
class Header:
    """What the update is about and what it rests on."""

    theatre: tuple[tuple[str, str], ...]  # (language, name)
    period: Period
    known_at: datetime | None  # aware
    compared_with: datetime | None  # the moment of knowledge of the update before
    reports: int
    outlets: int
    claims: int
    copies: int
    all_reports: int  # known by then, of every period
    all_outlets: int
    all_copies: int | None  # None where not all reports were laid beside each other
    undated: int  # reports that count in no period
    unnamed: int  # reports of the period without a named outlet
    possible: int  # reports that may be of the period and count in none of these numbers
    counts: Counts
    since: bool = False  # compared with the same period at an earlier moment, and not with the period before
    demonstration: bool = False  # some report comes from an address under .example, which nobody can own


@dataclass(frozen=True, slots=True)
class Group:
    """Lines about one sector of the theatre, or one place outside them; numbers point to lines printed before."""

    sector: str | None
    place: str | None
    lines: tuple[Line, ...] = ()
    see: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Cell:
    """One party's words in a contradiction."""

    said: Said
    voice: Voice
    citations: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Contradiction:
    """One matter on which parties disagree, a column for each of them, oldest first."""

    kind: Kind
    place: str | None
    columns: tuple[tuple[str, tuple[Cell, ...]], ...]  # (party, cells)
    see: int | None = None
    rules: tuple[str, ...] = ()  # by which they contradict each other: they say on what they disagree
    named_in: tuple[int, ...] = ()  # citations in which the report itself sets them against each other


@dataclass(frozen=True, slots=True)
class Correction:
    """What was taken back or corrected: the old claim, if it is known, and the sentence that does it."""

    new: Said
    voice: Voice
    old: Said | None
    citations: tuple[int, ...]
    old_outlets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """Who said something in a table: the claimant, or the outlet in its own voice."""

    claim: str
    claimants: tuple[str, ...]
    outlet: str | None
    published: Period | None
    citation: int
    reserve: str = ""  # how less than firmly: hedged, conditional, intention, denied, negative ...


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds a place at the end of the period."""

    place: str
    holder: str  # a party, "contested" or "unknown"
    status: Status
    change: str  # new, changed, none or silent
    before: str | None
    claimed: tuple[Source, ...]
    admitted: tuple[Source, ...]
    denied: tuple[Source, ...]
    against: tuple[Source, ...] = ()  # what contests the holder that is claimed
    left: bool = False  # a side says that it left, and nobody that he holds it
    open: bool = False  # nobody says who holds it: it was entered, left or fought over


@dataclass(frozen=True, slots=True)
class Point:
    """One value of a row of numbers."""

    quantity: Quantity
    printed: str  # the number as the report prints it
    date: Period | None
    source: Source
    corrected_by: int | None = None  # citation


@dataclass(frozen=True, slots=True)
class Row:
    """One number over time; a row with one point is a first value."""

    kind: Kind
    unit: str
    place: str | None
    window: str  # since:DATE, last:HOURS, day, total ...; "" where nobody says
    window_words: str  # as the report prints it
    points: tuple[Point, ...]
    beside: tuple[Point, ...] = ()  # the same thing over another window, given in the same report


@dataclass(frozen=True, slots=True)
class Perhaps:
    """A report that may be of the period, with what it says; nothing of it counts or has a status."""

    story: str
    outlet: str | None
    published: Period  # only overlaps the period, and ends after the moment of knowledge
    basis: Basis
    told: tuple[tuple[Said, Voice], ...]


@dataclass(frozen=True, slots=True)
class Quiet:
    """One refusal, silence or lack of confirmation."""

    said: Said
    status: str  # new, open or answered
    answer: int | None = None  # citation of the answer
    see: int | None = None


@dataclass(frozen=True, slots=True)
class Headline:
    """A headline without a source above a text that gives one."""

    said: Said
    body: Said


@dataclass(frozen=True, slots=True)
class Note:
    """Something a reader of the update must know about its evidence."""

    rule: str
    citations: tuple[int, ...] = ()
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Footer:
    """What made the update: readers and packs with their digests."""

    readers: tuple[str, ...]
    packs: tuple[tuple[str, str], ...]  # (name, digest)


@dataclass(frozen=True, slots=True)
class Update:
    """The whole update."""

    header: Header
    short: tuple[Line, ...]
    changed: tuple[Group, ...]
    contradictions: tuple[Contradiction, ...]
    confirmed: tuple[Line, ...]
    corrections: tuple[Correction, ...]
    holders: tuple[Holder, ...]
    rows: tuple[Row, ...]
    talks: tuple[Line, ...]
    quiet: tuple[Quiet, ...]
    own_voice: tuple[Line, ...]
    headlines: tuple[Headline, ...]
    overlapping: tuple[Group, ...]
    spans: tuple[tuple[str, int], ...]  # (EDTF, reports) of what is dated only to a longer time
    perhaps: tuple[Perhaps, ...]  # at most so many of what may be of the period
    citations: tuple[Citation, ...]
    notes: tuple[Note, ...]
    footer: Footer
    claims: tuple[Claim, ...]  # of every citation
    actors: tuple[Actor, ...]  # everyone named above, with their spellings
    places: tuple[Place, ...]
    articles: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = ()  # (language, (actor, article before its name))
    sectors: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = ()  # (sector, (language, name))
    still: tuple[str, ...] = ()  # towns of the days before of which nothing new is said
