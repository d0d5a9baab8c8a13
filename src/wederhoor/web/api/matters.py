"""Matters: what is said of one thing at one place. Rule: a matter is found by any of its claims."""

from typing import Annotated, Any

from fastapi import APIRouter, Path, Query, Response
from pydantic import BaseModel, Field

from wederhoor.briefing.sheets.matter import AGREED, Entry, MatterPage, find_matters, lay_out
from wederhoor.briefing.sheets.matter_rows import LIST_COLUMNS, list_row, origins_of, outlets_of
from wederhoor.briefing.sheets.reference import Reference
from wederhoor.model.vocabulary import Family, Status
from wederhoor.model.weights import Matter
from wederhoor.situation.history import control_history
from wederhoor.web.api.asking import PROBLEMS, TABLE, Asking
from wederhoor.web.api.examples import CLAIM, PLACE
from wederhoor.web.api.paging import Day, DayListed, Key, Language, moment_key, part
from wederhoor.web.api.shapes import Next, ReasonShape, reason_shapes
from wederhoor.web.lens import Lens
from wederhoor.web.problems import unknown_claim
from wederhoor.web.screen import CODES

router = APIRouter(responses=PROBLEMS)


class Choice(DayListed):
    """Which matters; what is left out does not choose."""

    place: Annotated[str | None, Field(max_length=200, description="Place id.", examples=[PLACE])] = None
    family: Annotated[Family | None, Field(description="What it is about.", examples=[Family.GROUND])] = None
    status: Annotated[Status | None, Field(description="How it stands.", examples=[Status.CONTESTED])] = None


class Detail(Lens):
    """The moments, the day and the language."""

    date: Day = None
    language: Language = CODES[0]


class MatterShape(BaseModel):
    """A matter with its standing."""

    id: str = Field(description="That of its earliest claim.", examples=[CLAIM])
    place: str | None
    family: str
    kinds: list[str]
    first: str = Field(description="EDTF: when its first claim was published.")
    last: str = Field(description="EDTF: when its last claim was published.")
    status: str
    grade: str = Field(description="Admiralty code.", examples=["F6"])
    reasons: list[ReasonShape]
    remarks: list[ReasonShape]
    claims: list[str]
    origins: int
    outlets: list[str]


class Matters(BaseModel):
    """A part of the list of matters."""

    items: list[MatterShape]
    next: Next


class EntryShape(BaseModel):
    """What one party says on one day in one line of a matter."""

    published: str = Field(description="EDTF")
    party: str = Field(description='A side of the war, "third", "unknown", or "own" for an outlet\'s own voice.')
    status: str
    grade: str
    kind: str
    words: str = Field(description="In the language that was asked for.")
    claimants: list[str]
    via: list[str]
    origins: int
    outlets: list[str]
    again: bool = Field(description="Whether the party said it on an earlier day too.")
    claims: list[str]
    reasons: list[ReasonShape]


class RelationShape(BaseModel):
    """How claim a, the later, stands to claim b."""

    kind: str
    a: str
    b: str
    rule: str
    meaning: str = Field(description="The rule in words.")


class QuestionShape(BaseModel):
    """A refusal, a missing answer or a doubt to which no answer is known."""

    claim: str
    about: str | None


class HolderShape(BaseModel):
    """Who is said to hold the place from a day on."""

    day: str = Field(description="EDTF")
    holder: str


class LaidOut(MatterShape):
    """A matter with all that is said in it."""

    holders: list[HolderShape]
    parties: list[str]
    entries: list[EntryShape]
    relations: list[RelationShape]
    repeats: int
    agreed: list[list[str]] = Field(description="The claims of each line that is confirmed or corroborated.")
    disputed: list[list[str]] = Field(description="The claims of each line that is contested.")
    questions: list[QuestionShape]
    nobody_claims_it_for: list[str]


class MattersOfClaim(BaseModel):
    """The matters that a claim stands in, one for each place that it speaks of."""

    known_at: str
    items: list[LaidOut]


@router.get(
    "/matters",
    tags=["matters"],
    summary="Matters, by date of their first claim",
    response_model=Matters,
    responses=TABLE,
)
def matters(question: Asking, asked: Annotated[Choice, Query()]) -> Matters | Response:
    """The matters that fit, as known at the end of the day or at the moment asked."""
    reference = question.reference(asked.asked_on(asked.date))

    def key(matter: Matter) -> Key:
        first = reference.known(matter.claims)[0]
        return moment_key(reference.published(first)), matter.id, matter.place or ""

    found = [matter for matter in reference.situation.weighed.matters if _fits(matter, asked)]
    chosen, after = part(found, key, asked)
    told = Matters(items=[MatterShape(**_fields(matter, reference)) for matter in chosen], next=after)
    return question.listed("matters", told, LIST_COLUMNS, lambda: (list_row(item, reference) for item in chosen), after)


@router.get("/matters/{claim}", tags=["matters"], summary="The matters of a claim")
def matter(
    question: Asking,
    claim: Annotated[str, Path(max_length=80, examples=[CLAIM])],
    asked: Annotated[Detail, Query()],
) -> MattersOfClaim:
    """Each matter that the claim stands in: who says what on which day, and how the claims stand to each other."""
    moments = asked.asked_on(asked.date)
    situation = question.screen.desk.glance(moments).situation
    found = find_matters(situation, claim) if claim in situation.claims else ()
    if not found:
        raise unknown_claim(claim)
    items = [_laid_out(item, question.reference(moments, asked.language)) for item in found]
    return MattersOfClaim(known_at=situation.known_at.isoformat(), items=items)


def _fits(matter: Matter, asked: Choice) -> bool:
    return (
        asked.place in (None, matter.place)
        and asked.family in (None, matter.family)
        and asked.status in (None, matter.standing.status)
    )


def _fields(matter: Matter, reference: Reference) -> dict[str, Any]:  # Any: the values of a MatterShape
    known = reference.known(matter.claims)
    return {
        "id": matter.id,
        "place": matter.place,
        "family": matter.family.value,
        "kinds": list(dict.fromkeys(line.kind.value for line in matter.lines)),
        "first": reference.published(known[0]).edtf,
        "last": reference.published(known[-1]).edtf,
        "status": matter.standing.status.value,
        "grade": matter.standing.grade,
        "reasons": reason_shapes(matter.standing.reasons),
        "remarks": reason_shapes(matter.standing.remarks),
        "claims": list(matter.claims),
        "origins": len(origins_of(matter)),
        "outlets": sorted(outlets_of(matter)),
    }


def _laid_out(matter: Matter, reference: Reference) -> LaidOut:
    page = lay_out(matter, reference)
    return LaidOut(
        **_fields(matter, reference),
        holders=_holders(matter.place, reference),
        parties=[party or "own" for party in page.parties],
        entries=[_entry(entry, reference) for entry in page.entries],
        relations=[
            RelationShape(kind=item.kind.value, a=item.a, b=item.b, rule=item.rule, meaning=reference.rule(item.rule))
            for item in page.relations
        ],
        repeats=page.repeats,
        agreed=_lines(page, *AGREED),
        disputed=_lines(page, Status.CONTESTED),
        questions=[QuestionShape(claim=item.claim, about=item.about) for item in page.questions],
        nobody_claims_it_for=list(page.unclaimed),
    )


def _holders(place: str | None, reference: Reference) -> list[HolderShape]:
    last = reference.situation.period.last_day
    if place is None or last is None:
        return []
    cells = control_history(reference.situation, place, last, reference.theatre, reference.gazetteer)
    return [HolderShape(day=cell.day, holder=cell.holder) for cell in cells]


def _entry(entry: Entry, reference: Reference) -> EntryShape:
    voices = reference.desk.voices(entry.claims)
    standing = entry.line.standing
    return EntryShape(
        published=entry.published.edtf,
        party=entry.party or "own",
        status=standing.status.value,
        grade=standing.grade,
        kind=entry.line.kind.value,
        words=reference.words(entry.claims[0]),
        claimants=list(dict.fromkeys(name for voice in voices for name in voice.claimants)),
        via=list(dict.fromkeys(name for voice in voices for name in voice.via)),
        origins=sum(voice.origins for voice in voices),
        outlets=sorted({outlet for voice in voices for outlet in voice.outlets}),
        again=entry.again,
        claims=list(entry.claims),
        reasons=reason_shapes(standing.reasons),
    )


def _lines(page: MatterPage, *statuses: Status) -> list[list[str]]:
    return [list(line.claims) for line in page.matter.lines if line.standing.status in statuses]
