"""Claims in columns are found, narrowed and counted as those of stories that are looked at one by one."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.cli.examples import FRONT, claim_taken
from tests.situation.test_sieve import VALUES, chosen

from wederhoor.languages import load as language
from wederhoor.model.claims import Claim, Reading
from wederhoor.model.period import Period
from wederhoor.model.search import Hit, Sought
from wederhoor.model.stories import Published, Story
from wederhoor.model.texts import Span
from wederhoor.model.vocabulary import Basis, Certainty, Kind
from wederhoor.situation.found import SORTS, Found, facets, narrow, sentences
from wederhoor.situation.sheets import sheet_of_few
from wederhoor.situation.sifting import Finder, Line, Pile

NL = language("nl")
CLAIM = claim_taken(FRONT)
PLACES = (CLAIM.places, (), (*CLAIM.places, replace(CLAIM.places[0], place="nowhere")))
APART = tuple(Span(start, start + 8) for start in range(0, 60, 10))  # sentences
ACROSS = tuple(Span(start, start + 9) for start in range(5, 60, 10))  # each touches two of them
NAMES = ("s-1", "s-2", "s-3", "s-4")
RANKS = (-3.26, -3.31, -0.04, 0.0)


@st.composite
def claims(draw: st.DrawFn, story: str, spans: Sequence[Span]) -> tuple[Claim, ...]:
    """Claims of a story, on sentences of some spans, one of them on several."""
    made = []
    for number in range(draw(st.integers(0, 5))):
        several = spans is not APART and draw(st.booleans())
        made.append(
            replace(
                CLAIM,
                story=story,
                id=f"{story}-{number}",
                sentence=draw(st.sampled_from(spans)),
                also=tuple(draw(st.lists(st.sampled_from(spans), max_size=2))) if several else (),
                kind=Kind(draw(st.sampled_from(VALUES["kind"]))),
                certainty=Certainty(draw(st.sampled_from(VALUES["certainty"]))),
                claimants=tuple(draw(st.lists(st.sampled_from(VALUES["claimant"]), max_size=2))),
                places=draw(st.sampled_from(PLACES)),
            )
        )
    return tuple(made)


Told = tuple[Mapping[str, Story], Mapping[str, Reading], Mapping[str, Published]]


@st.composite
def ledgers(draw: st.DrawFn) -> Told:
    """A few stories, some undated, of some all sentences apart and of others not."""
    stories, readings, dated = dict[str, Story](), dict[str, Reading](), dict[str, Published]()
    for name in NAMES:
        outlet = draw(st.sampled_from([None, "", "Krant A"]))
        stories[name] = replace(FRONT, id=name, outlet=outlet)
        if draw(st.integers(0, 3)):
            spans = draw(st.sampled_from((APART, (*APART, *ACROSS))))
            readings[name] = Reading(name, "rules 1", draw(claims(name, spans)))
        if when := draw(st.sampled_from(("", "2022-09-10", "2022-09-11", "2022-09", "2022"))):
            dated[name] = Published(Period.parse(when), Basis.URL)
    return stories, readings, dated


hits = st.lists(
    st.builds(Hit, st.sampled_from((*NAMES, "gone")), st.sampled_from(APART), st.sampled_from(RANKS)),
    unique_by=lambda hit: (hit.story, hit.span),
    max_size=12,
).map(tuple)


def compare(piles: Sequence[Pile], told: Sequence[Found], readings: Mapping[str, Reading], chosen: Mapping[str, str]):
    """What piles hold is what was found, in its order and in that of the newest."""
    fitting = narrow(told, chosen)
    masks = [pile.narrowed(pile.having(chosen)) for pile in piles]
    totals = [pile.totals(mask) for pile, mask in zip(piles, masks, strict=True)]
    assert sum(lines for lines, _ in totals) == len(fitting)
    assert sum(some for _, some in totals) == sum(len(item.claims) for item in fitting)
    counts = {sort: sum((pile.facets(pile.having(chosen))[sort] for pile in piles), Counter[str]()) for sort in SORTS}
    assert counts == facets(told, chosen)
    for newest in (False, True):
        listed = sorted((place(item, newest), shown(item)) for item in fitting)
        for after, most in ((None, 100), (None, 1), *((key, 2) for key, _ in listed)):
            found = [
                line
                for pile, mask in zip(piles, masks, strict=True)
                for line in pile.first(mask, after, most, newest=newest)
            ]
            begun = [item for item in listed if after is None or item[0] > after]
            assert sorted((line.key, told_by(line, readings)) for line in found)[:most] == begun[:most]
    named = {claim.id for item in told for claim in item.claims}
    slots = [(slot, pile) for pile in piles if not pile.bare for slot in pile.told]
    assert {
        readings[story].claims[one].id for (_, story, number), pile in slots for one in pile.claims_of(number)
    } == named


def place(item: Found, newest: bool):
    return (0.0, *item.key[1:]) if newest else item.key


def shown(item: Found):
    return item.story.id, item.span, sorted(claim.id for claim in item.claims), item.rank


def told_by(line: Line, readings: Mapping[str, Reading]):
    return line.story, line.span, sorted(readings[line.story].claims[one].id for one in line.places), line.rank


@settings(max_examples=25, deadline=None)
@given(ledgers(), chosen)
def test_all_claims_are_narrowed_and_counted_as_one_by_one(told: Told, chosen: Mapping[str, str]):
    found = sentences(*told, hits=None, sought=Sought(), bare=False)
    sheet = sheet_of_few(*told)
    compare([Pile(sheet, sheet.among(b"\1" * len(NAMES)))], found, told[1], chosen)


@settings(max_examples=60, deadline=None)
@given(ledgers(), hits, chosen, st.booleans(), st.sets(st.sampled_from(NAMES)))
def test_hits_are_laid_under_the_claims_that_they_touch(
    told: Told, hits: Sequence[Hit], chosen: Mapping[str, str], bare: bool, unknown: set[str]
):
    stories, readings, dated = told
    known = {name: story for name, story in stories.items() if name not in unknown}
    found = sentences(known, readings, dated, hits=hits, sought=Sought(), bare=bare)
    sheet = sheet_of_few(*told)
    finder = Finder(sheet, bare)
    add = finder.adder()
    for hit in hits:
        if hit.story in sheet.index:
            add(sheet.index[hit.story], hit.span.start, hit.span.end, hit.rank)
    piles = list(finder.piles(bytes(story in known for story in sheet.stories)))
    compare(piles, found, readings, chosen)
