"""Whether tables, open questions and header are those of the stories. Rule: each is made again and laid beside them."""

from collections.abc import Iterator

from wederhoor.briefing.desk import Desk
from wederhoor.briefing.material import Material
from wederhoor.briefing.silent import silences
from wederhoor.briefing.tables import holders, rows
from wederhoor.briefing.update import Holder, Point, Row, Update
from wederhoor.model.problems import Problem


def table_faults(update: Update, desk: Desk, remedy: str) -> Iterator[Problem]:
    """Numbers over another time, holders that changed otherwise, questions with another answer, wrong counts."""
    known = [_counted(row) for row in rows(desk)]
    for number, row in enumerate(update.rows, 1):
        if _counted(row) not in known:
            place = f"number {number}"
            yield Problem(
                place, row.unit, "Its values, their days or their window are not those of its claims.", remedy
            )
    changes = {_changed(holder) for holder in holders(desk)}
    for number, holder in enumerate(update.holders, 1):
        if _changed(holder) not in changes:
            yield Problem(f"holder {number}", holder.place, "It did not change so.", remedy)
    yield from _questions(update, desk, remedy)
    yield from _header(update, desk.material, remedy)


def _counted(row: Row) -> tuple[object, ...]:
    points = (tuple(_point(point) for point in some) for some in (row.points, row.beside))
    return row.kind, row.unit, row.place, row.window, row.window_words, *points


def _point(point: Point) -> tuple[object, ...]:
    return point.source.claim, point.quantity, point.printed, point.date, point.corrected_by is not None


def _changed(holder: Holder) -> tuple[object, ...]:
    return holder.place, holder.change, holder.before


def _questions(update: Update, desk: Desk, remedy: str) -> Iterator[Problem]:
    status = {quiet.said.claim.id: quiet.status for quiet in silences(desk, {})}
    answers = {silence.claim: silence.answered_by for silence in desk.material.silences}
    cited = {citation.number: citation.claims for citation in update.citations}
    for number, quiet in enumerate(update.quiet, 1):
        claim = quiet.said.claim.id
        if status.get(claim) != quiet.status:
            yield Problem(f"question {number}", claim, f"It is not {quiet.status}.", remedy)
        elif quiet.answer is not None and answers.get(claim) not in cited.get(quiet.answer, ()):
            yield Problem(f"question {number}", claim, "What it cites is not the answer.", remedy)


def _header(update: Update, material: Material, remedy: str) -> Iterator[Problem]:
    header = update.header
    inside = [material.stories[story] for story in material.inside if material.by_story.get(story)]
    outlets = {story.outlet for story in inside if story.outlet}
    copies = {copy.story for copy in material.copies} & material.inside
    true = (len(inside), len(outlets), len(material.new), len(copies), material.undated)
    shown = (header.reports, header.outlets, header.claims, header.copies, header.undated)
    if shown != true or header.period != material.period or header.known_at != material.known_at:
        yield Problem("header", header.period.edtf, "Its period or its counts are not those of the stories.", remedy)
