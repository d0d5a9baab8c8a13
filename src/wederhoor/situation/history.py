"""Who held a place, day by day. Rule: a day is judged by the stories up to its end, never by later ones."""

from datetime import date

from wederhoor.model.packs import Theatre
from wederhoor.model.places import Gazetteer
from wederhoor.model.weights import ControlCell
from wederhoor.situation.value import Situation
from wederhoor.weighing.control import Ground, control, survey, turns


def control_history(
    situation: Situation, place: str, until: date, theatre: Theatre, gazetteer: Gazetteer
) -> tuple[ControlCell, ...]:
    """The cells of a town from the first day on which something is said of it, one for each day that changes it."""
    ground = _ground(situation, place, theatre, gazetteer)
    found: list[ControlCell] = []
    for number in turns(ground, place):
        if number > until.toordinal():
            break
        cell = control(ground, place, date.fromordinal(number))
        if not found or _said(cell) != _said(found[-1]):
            found.append(cell)
    return tuple(cell for cell in found if cell is not found[0] or _tells(cell))


def _ground(situation: Situation, place: str, theatre: Theatre, gazetteer: Gazetteer) -> Ground:
    """What was said of one place: every claim of the stories that name it, for a doubt may be about another's words."""
    naming = {claim.story for claim in situation.claims.values() if place in claim.place_ids or place in claim.target}
    stories = (situation.stories[name] for name in sorted(naming))
    claims = (claim for claim in situation.claims.values() if claim.story in naming)
    return survey(stories, claims, theatre, gazetteer, situation.published)


def _said(cell: ControlCell) -> tuple[object, ...]:
    return cell.holder, cell.since, cell.claimed_by, cell.admitted_by, cell.denied_by


def _tells(cell: ControlCell) -> bool:
    return bool(cell.claimed_by or cell.admitted_by or cell.denied_by)
