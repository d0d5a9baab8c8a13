"""Two numbers for one thing in one line. Rule: each keeps its own claimant and time, and contradicts nothing."""

from dataclasses import replace

from wederhoor.briefing.book import Book, capital
from wederhoor.briefing.lines import Candidate
from wederhoor.briefing.material import Material
from wederhoor.briefing.names import claimants, is_plural
from wederhoor.briefing.saying import finished, say
from wederhoor.briefing.update import Said
from wederhoor.model.claims import Claim
from wederhoor.model.packs import Theatre
from wederhoor.model.vocabulary import UNATTRIBUTED, Certainty, Part, Polarity, Status


def paired(
    chosen: tuple[Candidate, ...], found: tuple[Candidate, ...], material: Material, theatre: Theatre
) -> tuple[Candidate, ...]:
    """The candidates of In short, each with the number that somebody else gives for the same thing, if anybody does."""
    taken = {item.main.id for item in chosen}
    result = []
    for item in chosen:
        others = [
            other for other in found if other.main.id not in taken and _same_thing(item, other, material, theatre)
        ]
        both = sorted((item, *others[:1]), key=lambda one: (-len(one.part.outlets), material.order(one.main.id)))
        fits = len(both) == 2 and _window_kept(both[0].main, both[1].main)
        taken.update(one.main.id for one in both)
        result.append(replace(both[0], beside=both[1]) if fits else item)
    return tuple(result)


def _same_thing(item: Candidate, other: Candidate, material: Material, theatre: Theatre) -> bool:
    """Whether two lines count the same in one unit, each for somebody who is not above or below the other."""
    one, two = item.main, other.main
    if not (_counts(one, material) and _counts(two, material)) or item.matter.place != other.matter.place:
        return False
    if Status.CONTESTED in {item.part.standing.status, other.part.standing.status} or one.kind is not two.kind:
        return False
    assert one.quantity is not None  # it counts
    assert two.quantity is not None
    same = one.quantity.unit == two.quantity.unit and one.quantity.value != two.quantity.value
    above = [{up for name in claim.claimants for up in theatre.ancestors(name)} for claim in (one, two)]
    doers = [{theatre.party(name) for name in claim.agent} for claim in (one, two)]
    return same and doers[0] == doers[1] and not (set(one.claimants) & above[1] or set(two.claimants) & above[0])


def _counts(claim: Claim, material: Material) -> bool:
    firm = claim.certainty is Certainty.ASSERTED and claim.polarity is Polarity.POSITIVE and claim.part is Part.BODY
    known = claim.claimants not in {(), (UNATTRIBUTED,)} and claim.edited is None
    return (
        firm and known and claim.id in material.new and claim.quantity is not None and claim.quantity.value is not None
    )


def _window_kept(first: Claim, second: Claim) -> bool:
    """Whether the second number has no time of its own that its short form would lose."""
    return not second.when_worded and not (second.quantity and second.quantity.window)


def sentence_beside(first: Said, second: Said, book: Book) -> str:
    """Both numbers in one sentence; in two where the first ends with a quotation and its full stop."""
    said, given = capital(say(first, book)), gives(first, second, claimants(second, book), book)
    return joined(said, given)


def joined(said: str, given: str) -> str:
    """A sentence that is not yet finished with what somebody else gives."""
    return f"{said} {capital(given)}." if finished(said) == said else f"{said}; {given}."


def gives(first: Said, second: Said, name: str, book: Book) -> str:
    """Who gives which other number, and that it has no stretch of time where the first has one."""
    number = second.claim.quantity
    assert number is not None  # only lines that count are paired
    timed = first.claim.when_worded or (first.claim.quantity is not None and first.claim.quantity.window is not None)
    gives = book.tables["grammar"]["gives"][is_plural(second.claim.claimants, book)]
    shown = book.quantity(number, second.words.quantity)
    return book.word("frame", "gives_untimed" if timed else "gives", C=name, gives=gives, n=shown)
