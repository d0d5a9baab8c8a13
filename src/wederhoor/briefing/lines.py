"""Lines from matters. Rule: the words and the claimants are those of one claim; everyone else has a voice."""

from dataclasses import dataclass, replace

from wederhoor.briefing.desk import Desk
from wederhoor.briefing.material import Material
from wederhoor.briefing.update import Line, Remark
from wederhoor.model.claims import Claim
from wederhoor.model.period import Period
from wederhoor.model.vocabulary import FAMILY_OF, UNATTRIBUTED, Certainty, Family, Kind, Part, Status
from wederhoor.model.weights import Matter, MatterLine, Reason, Standing

SILENT = frozenset({Certainty.NO_COMMENT, Certainty.UNCONFIRMED})
WEAKER = SILENT | {Certainty.DENIED}
RANK = {Part.BODY: 0, Part.CAPTION: 1, Part.SUBHEAD: 2, Part.HEADLINE: 3}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A line before it is printed: what ranking and sections choose from."""

    matter: Matter
    part: MatterLine
    claims: tuple[Claim, ...]  # of the stories asked for, the one that gives the words first
    beside: "Candidate | None" = None  # another number for the same thing, from somebody else

    @property
    def main(self) -> Claim:
        """The claim that gives the words."""
        return self.claims[0]

    @property
    def own_voice(self) -> bool:
        """Whether nobody is named for it."""
        return all(claim.claimants == (UNATTRIBUTED,) for claim in self.claims)

    @property
    def quiet(self) -> bool:
        """Whether it holds nothing but silence or lack of confirmation."""
        return all(claim.certainty in SILENT for claim in self.claims)

    @property
    def family(self) -> Family:
        """The family of its kind."""
        return FAMILY_OF[self.part.kind]


def candidates(material: Material, stories: frozenset[str]) -> tuple[Candidate, ...]:
    """Every line with a claim of these stories; a claim that weighing left out gets a line of its own."""
    found, used = [], set[str]()
    for matter in material.matters:
        for part in matter.lines:
            used.update(part.claims)
            claims = _of(material, part.claims, stories)
            if claims:
                found.append(Candidate(matter, part, claims))
    for claim in sorted(set(material.claims) - used, key=material.order):
        claims = _of(material, (claim,), stories)
        if claims:
            found.append(alone(claims[0]))
    return tuple(sorted(found, key=lambda item: material.order(item.main.id)))


def unique(found: tuple[Candidate, ...], desk: Desk) -> tuple[Candidate, ...]:
    """The candidates without those that print the same sentence for the same claimants and kind: copies, mostly."""
    first: dict[object, Candidate] = {}
    for item in found:
        main = item.main
        if read_weaker(main, desk):
            continue
        own = main.claimants == (UNATTRIBUTED,) and main.certainty not in SILENT
        what = None if own else (main.content.start - main.sentence.start, main.content.end - main.content.start)
        first.setdefault((desk.key(main), main.claimants, own or main.certainty, what), item)
    return tuple(first.values())


def borne_out(found: tuple[Candidate, ...], material: Material, previous: Material | None) -> tuple[Candidate, ...]:
    """Lines of earlier reports that a new claim confirms, where no line of the new ones says that it does."""
    told = {item.matter.id for item in found if item.part.standing.status is Status.CONFIRMED}
    result = []
    for matter in material.matters:
        for part in matter.lines:
            known = [claim for claim in part.claims if claim in material.claims]
            if part.standing.status is not Status.CONFIRMED or matter.id in told or material.new & set(known):
                continue
            behind = {claim for reason in part.standing.reasons for claim in reason.claims} & material.new
            claims = (*known, *sorted(behind, key=material.order))
            item = Candidate(matter, part, tuple(material.claims[claim] for claim in claims))
            if known and behind and status_before(item, previous) not in {None, Status.CONFIRMED}:
                result.append(item)
                told.add(matter.id)
    return tuple(result)


def read_weaker(claim: Claim, desk: Desk) -> bool:
    """Whether the same clause of the same claimant was also read as a doubt, silence or denial: the weaker counts."""
    if claim.certainty is not Certainty.ASSERTED:
        return False
    return any(
        other.certainty in WEAKER
        and other.claimants == claim.claimants
        and (other.kind is claim.kind or other.content.overlaps(claim.content))
        for other in desk.beside(claim)
    )


def _of(material: Material, claims: tuple[str, ...], stories: frozenset[str]) -> tuple[Claim, ...]:
    known = [material.claims[claim] for claim in claims if claim in material.claims]
    inside = [claim for claim in known if claim.story in stories]
    named = [claim for claim in inside if claim.claimants != (UNATTRIBUTED,)]
    rest = [claim for claim in inside if claim.claimants == (UNATTRIBUTED,)] if named else []
    return (*sorted(named or inside, key=lambda claim: RANK[claim.part]), *rest)


def alone(claim: Claim) -> Candidate:
    """A claim that weighing put in no matter, as a line of its own."""
    expected = {Certainty.INTENTION, Certainty.CONDITIONAL}
    status = Status.EXPECTED if claim.certainty in expected else Status.CLAIMED
    status = Status.UNANSWERED if claim.certainty in SILENT else status
    standing = Standing(status, "", (Reason("single", (claim.id,)),))
    part = MatterLine(claim.kind, (claim.id,), (), (), standing)
    place = claim.place_ids[0] if claim.places else None
    return Candidate(Matter(claim.id, FAMILY_OF[claim.kind], place, (claim.id,), (part,), standing), part, (claim,))


def line_of(candidate: Candidate, desk: Desk, was: Status | None, number: int | None = None) -> Line:
    """The line as it is printed; its id is given when all lines are there."""
    material, part = desk.material, candidate.part
    second = opposite(candidate, material) if number is not None else None
    printed = sorted((candidate.main.id, second), key=material.order) if second else [candidate.main.id]
    merged = candidate.claims
    if candidate.beside is not None:
        printed, merged = [candidate.main.id, candidate.beside.main.id], (*merged, *candidate.beside.claims)
    said = tuple(desk.said(claim) for claim in printed)
    every = tuple(dict.fromkeys((*(item.claim.id for item in said), *(claim.id for claim in merged))))
    citations = tuple(dict.fromkeys((*(item.citation for item in said), *desk.cite_all(every))))
    standing = part.standing
    return Line(
        id="",
        matter=candidate.matter.id,
        place=candidate.matter.place,
        kind=part.kind,
        status=standing.status,
        grade=standing.grade,
        rule=standing.reasons[0].rule if standing.reasons else "",
        said=said,
        voices=desk.voices(every),
        claims=every,
        citations=citations,
        remarks=remarks_of(candidate, desk),
        was=was,
        number=number,
        reasons=standing.reasons,
        relations=material.relations_of(every),
        beside=candidate.beside is not None,
        dated=None if material.of_the_day(said[0].claim) else said[0].published,
    )


def opposite(candidate: Candidate, material: Material) -> str | None:
    """The claim that a contested line stands against: the latest one of another claimant.

    Where the pair that is shown is of another claim that the same speaker makes beside this one, its other end.
    """
    if candidate.part.standing.status is not Status.CONTESTED:
        return None
    reasons = candidate.part.standing.reasons
    behind = {claim for reason in reasons for claim in reason.claims if claim in material.claims}
    main = candidate.main
    ours = {*(claim.id for claim in candidate.claims), *behind}
    mine = {claim for claim in ours if material.claims[claim].claimants == main.claimants}
    against = _ends_against(mine, material) or _ends_against(_beside(main, material), material) & behind
    return max(against, key=material.order, default=None)


def _ends_against(mine: set[str], material: Material) -> set[str]:
    """What stands against these claims, by the contradictions that are shown."""
    ends = {other for claim in mine for other in material.against.get(claim, ()) if other not in mine}
    return {claim for claim in ends if claim in material.claims}


def _beside(main: Claim, material: Material) -> set[str]:
    """The claims of contradictions that the same speaker makes in the same story."""
    return {
        claim.id
        for claim in material.by_story.get(main.story, ())
        if claim.id in material.against and claim.claimants == main.claimants
    }


def remarks_of(candidate: Candidate, desk: Desk) -> tuple[Remark, ...]:
    """What stands beside the status: what weighing found, and doubts and silences about these very claims."""
    material = desk.material
    return tuple(
        Remark(
            reason.rule,
            desk.cite_all(reason.claims),
            speakers(material, reason.claims),
            reason.claims,
            moment_of(material, reason.claims),
        )
        for reason in remarks_on(candidate, material)
    )


def remarks_on(candidate: Candidate, material: Material) -> tuple[Reason, ...]:
    """The remarks with the claims behind them; who told or denied it himself left nothing unanswered."""
    found = list(candidate.part.standing.remarks)
    for rule, certainty in (("not_confirmed", Certainty.UNCONFIRMED), ("unanswered", Certainty.NO_COMMENT)):
        doubts = about(candidate, material, certainty)
        if doubts and all(reason.rule != rule for reason in found):
            found.append(Reason(rule, doubts))
    told = (material.claims[item] for part in candidate.matter.lines for item in part.claims if item in material.claims)
    denied = (claim for claim in told if claim.certainty is Certainty.DENIED)
    own = {name for claim in (*candidate.claims, *denied) for name in claim.claimants}
    asked = (reason for reason in found if reason.rule == "unanswered")
    idle = [reason for reason in asked if (names := speakers(material, reason.claims)) and set(names) <= own]
    late = _overtaken(candidate, found, material)
    return tuple(reason for reason in found if reason not in idle and reason not in late)


def _overtaken(candidate: Candidate, found: list[Reason], material: Material) -> tuple[Reason, ...]:
    """That somebody did not confirm, where it is confirmed by now, and by him."""
    standing = candidate.part.standing
    if standing.status is not Status.CONFIRMED:
        return ()
    by = set(speakers(material, tuple(claim for reason in standing.reasons for claim in reason.claims)))
    doubts = (reason for reason in found if reason.rule == "not_confirmed")
    return tuple(doubt for doubt in doubts if (names := speakers(material, doubt.claims)) and set(names) <= by)


def about(candidate: Candidate, material: Material, certainty: Certainty) -> tuple[str, ...]:
    """Doubts or silences that point at the candidate, or stand in its sentence and speak of the same kind."""
    if candidate.quiet:
        return ()
    mine = {claim.id: claim for claim in candidate.claims}
    found = {
        doubt.id
        for own in mine.values()
        for doubt in material.doubts_near(own, certainty)
        if doubt.id not in mine and (_speaks_of(doubt, own) or _asked_of(doubt, own, material))
    }
    return tuple(sorted(found, key=material.order))


def _speaks_of(doubt: Claim, claim: Claim) -> bool:
    if doubt.about:
        return doubt.about == claim.id
    same = doubt.story == claim.story and doubt.sentence.overlaps(claim.sentence) and doubt.kind is claim.kind
    return same and doubt.kind not in {Kind.OTHER, Kind.STATEMENT}


def _asked_of(doubt: Claim, claim: Claim, material: Material) -> bool:
    """Whether a silence that does not say on what also leaves unanswered what its speaker is said to have done.

    That stands before in the same paragraph: a report asks at the end, of all that it told.
    """
    silent = doubt.certainty is Certainty.NO_COMMENT and doubt.about is not None and not doubt.places
    if not silent or doubt.story != claim.story or claim.sentence.start >= doubt.sentence.start:
        return False
    here, there = (material.place_in_text.get(one.id, (0, 0))[0] for one in (doubt, claim))
    return here == there > 0 and bool(set(claim.agent) & set(doubt.claimants))


def moment_of(material: Material, claims: tuple[str, ...]) -> Period | None:
    """The minute as of which a silence is told; None where its reports give none, or several."""
    found = {material.published.get(material.claims[claim].story) for claim in claims if claim in material.claims}
    only = found.pop() if len(found) == 1 else None
    return only if only is not None and only.precision == "minute" else None


def speakers(material: Material, claims: tuple[str, ...]) -> tuple[str, ...]:
    """Who is named for these claims, each once."""
    names = (name for claim in claims if claim in material.claims for name in material.claims[claim].claimants)
    return tuple(dict.fromkeys(name for name in names if name != UNATTRIBUTED))


def status_before(candidate: Candidate, previous: Material | None) -> Status | None:
    """The status that the update before gave to the same line, or None where it had none."""
    if previous is None:
        return None
    found = (previous.statuses.get((claim, candidate.part.kind)) for claim in candidate.part.claims)
    return next((status for status in found if status), None)


def numbered(lines: tuple[Line, ...], first: int) -> tuple[Line, ...]:
    """The lines with their ids, from a given place in the order of printing."""
    return tuple(replace(line, id=f"L{place}") for place, line in enumerate(lines, first))
