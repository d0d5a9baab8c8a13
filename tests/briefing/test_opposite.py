"""Which claim a contested line is set against."""

from collections.abc import Iterable, Sequence

from tests.weighing.making import ARMY, KREMLIN, MOSCOW, RUSSIANS, ZELENSKY, claim, story, weighed

from wederhoor.briefing.lines import candidates, opposite
from wederhoor.briefing.material import Material, opposed_by
from wederhoor.model.claims import Claim
from wederhoor.model.period import Period
from wederhoor.model.stories import Story
from wederhoor.model.vocabulary import Certainty, Kind


def against(stories: Iterable[Story], claims: Sequence[Claim]) -> dict[str, str | None]:
    """The first claim of each line, and what it is set against."""
    told = {one.id: one for one in stories}
    found = weighed(told.values(), claims)
    material = Material(
        period=Period.parse("2022-09"),
        known_at=None,
        stories=told,
        published={one.id: one.published.period for one in told.values() if one.published},
        bases={},
        inside=frozenset(told),
        overlapping=frozenset(),
        undated=0,
        claims={one.id: one for one in claims},
        new=frozenset(one.id for one in claims),
        relations=found.relations,
        against=opposed_by(found.relations),
        by_story={one.id: tuple(item for item in claims if item.story == one.id) for one in told.values()},
        matters=found.matters,
    )
    return {item.main.id: opposite(item, material) for item in candidates(material, frozenset(told))}


def test_every_line_of_a_denied_sentence_is_set_against_the_denial_that_is_shown_once():
    one = story("2022-09-10T20:00", "Er is 500 km2 heroverd, met vijf dorpen.", "Dat is niet zo.")
    area = claim(one, ZELENSKY, Kind.RECAPTURE, by=ARMY, at="Er is", number=(500, "km2"))
    count = claim(one, ZELENSKY, Kind.RECAPTURE, by=ARMY, at="Er is", number=(5, "villages"))
    denied = claim(one, MOSCOW, Kind.RECAPTURE, by=ARMY, at="Dat is", certainty=Certainty.DENIED, about=area.id)
    shown = against((one,), (area, count, denied))
    assert (shown[area.id], shown[count.id]) == (denied.id, denied.id)


def test_a_line_is_set_against_the_other_party_and_not_against_its_own_sides_denial():
    early, late = story("2022-09-10T20:00", outlet="A"), story("2022-09-12T20:00", outlet="B")
    denied = claim(early, KREMLIN, Kind.WITHDRAWAL, "Lyman", by=RUSSIANS, certainty=Certainty.DENIED)
    left = claim(late, MOSCOW, Kind.WITHDRAWAL, "Lyman", by=RUSSIANS)
    assert set(against((early, late), (denied, left)).values()) == {None}


def test_a_line_that_is_not_contested_is_set_against_nothing():
    early, late = story("2022-09-10T20:00", outlet="A"), story("2022-09-12T20:00", outlet="B")
    denied = claim(early, MOSCOW, Kind.CAPTURE, "Lyman", by=ARMY, certainty=Certainty.DENIED)
    taken = claim(early, ZELENSKY, Kind.CAPTURE, "Lyman", by=ARMY)
    admitted = claim(late, MOSCOW, Kind.CAPTURE, "Lyman", by=ARMY)
    assert denied.id in against((early,), (taken, denied)).values()
    assert set(against((early, late), (taken, denied, admitted)).values()) == {None}
