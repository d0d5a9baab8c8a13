"""Whether what may be of the period is kept apart. Rule: no status, number, holder or dispute rests on it."""

from collections.abc import Iterator

from wederhoor.briefing.material import Material
from wederhoor.briefing.once import lines_of
from wederhoor.briefing.update import Update
from wederhoor.model.problems import Problem


def perhaps_faults(update: Update, material: Material, remedy: str) -> Iterator[Problem]:
    """Reports that may be of the period and are dated otherwise than their stories, or that feed another line."""
    known = {one.story.id: one for one in material.possible}
    if update.header.possible != len(known):
        yield Problem("header", str(update.header.possible), "So many reports may not be of the period.", remedy)
    for number, report in enumerate(update.perhaps, 1):
        one, place = known.get(report.story), f"possible {number}"
        if one is None or (report.published, report.basis) != (one.published.period, one.published.basis):
            yield Problem(place, report.story, "It is not dated so.", remedy)
        elif report.outlet != one.story.outlet or any(said.claim not in one.claims for said, _ in report.told):
            yield Problem(place, report.story, "It does not come from there or does not say so.", remedy)
    apart = {claim.id for one in known.values() for claim in one.claims}
    for where, claim in _counted(update):
        if claim in apart:
            yield Problem(where, claim, "It rests on a report that may not be of the period.", remedy)


def _counted(update: Update) -> Iterator[tuple[str, str]]:
    """Every claim that something else in the update rests on, with where."""
    for line in lines_of(update):
        behind = [*(reason.claims for reason in line.reasons), *(remark.claims for remark in line.remarks)]
        for claim in (*line.claims, *(said.claim.id for said in line.said), *(one for some in behind for one in some)):
            yield f"line {line.id}", claim
    for number, item in enumerate(update.contradictions, 1):
        yield from ((f"contradiction {number}", cell.said.claim.id) for _, cells in item.columns for cell in cells)
    for number, fixed in enumerate(update.corrections, 1):
        yield from ((f"correction {number}", said.claim.id) for said in (fixed.new, fixed.old) if said)
    for number, holder in enumerate(update.holders, 1):
        sources = (*holder.claimed, *holder.admitted, *holder.denied)
        yield from ((f"holder {number}", source.claim) for source in sources)
    for number, row in enumerate(update.rows, 1):
        yield from ((f"number {number}", point.source.claim) for point in (*row.points, *row.beside))
    yield from (("question", quiet.said.claim.id) for quiet in update.quiet)
    yield from (("headline", said.claim.id) for head in update.headlines for said in (head.said, head.body))
