"""Small stories and claims for tests: a story is its sentences, a claim names the number of its sentence."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from tests.weighing.demonstration import gazetteer, theatre

from wederhoor.model.claims import Claim, Quantity, with_id
from wederhoor.model.ids import digest
from wederhoor.model.packs import LanguagePack
from wederhoor.model.period import Period
from wederhoor.model.places import PlaceRef
from wederhoor.model.stories import Published, Story, make_story_id
from wederhoor.model.texts import Block, BlockKind, Span
from wederhoor.model.vocabulary import Basis, Certainty, Kind, Polarity
from wederhoor.model.weights import ControlCell, Relation
from wederhoor.weighing import Weighed, weigh
from wederhoor.weighing.control import control, survey

THEATRE, GAZETTEER, LANGUAGE = theatre(), gazetteer(), LanguagePack("nl", {}, "")

ZELENSKY, POPOVA, ARMY, STAFF = "Volodymyr Zelensky", "Natalia Popova", "Ukrainian army", "Ukraine General Staff"
MOSCOW, KREMLIN, PUSHILIN, ISW = (
    "Russian Ministry of Defence",
    "Kremlin",
    "Denis Pushilin",
    "Institute for the Study of War",
)
RUSSIANS, LONDON = "Russian army", "UK Ministry of Defence"


def story(
    moment: str,
    *sentences: str,
    outlet: str | None = "De Dagkrant",
    key: str | None = None,
    credits: tuple[str, ...] = (),
) -> Story:
    """A story of one paragraph, published at a moment or on a day."""
    text = " ".join(sentences) or "Een zin."
    key = key or f"{outlet} {moment} {text[:40]}"
    return Story(
        id=make_story_id(key, text, moment, 0),
        key=key,
        page="p-test",
        text=text,
        text_hash=digest(text),
        blocks=(Block(0, len(text), BlockKind.BODY, 1),),
        outlet=outlet,
        credits=credits,
        published=Published(Period.parse(moment), Basis.DELIVERY),
    )


def claim(
    story: Story,
    claimant: str | tuple[str, ...],
    kind: Kind,
    place: str | tuple[str, ...] = (),
    *,
    by: str | tuple[str, ...] = (),
    at: str = "",
    when: str | None = None,
    said: str | None = None,
    number: tuple[float, str] | None = None,
    certainty: Certainty = Certainty.ASSERTED,
    negative: bool = False,
    **more: Any,
) -> Claim:
    """A claim on the sentence that holds `at`, or on the whole text; `place` is what the deed is done to."""
    target = (place,) if isinstance(place, str) else place
    start = story.text.find(at) if at else 0
    end = story.text.find(".", start) + 1 or len(story.text)
    sentence = Span(start, end)
    return with_id(
        Claim(
            story=story.id,
            sentence=sentence,
            content=sentence,
            claimants=(claimant,) if isinstance(claimant, str) else claimant,
            kind=kind,
            rule="test",
            agent=(by,) if isinstance(by, str) else by,
            target=target,
            places=tuple(PlaceRef(name, sentence) for name in target if GAZETTEER.get(name)),
            when=Period.parse(when) if when else None,
            said=Period.parse(said) if said else None,
            quantity=Quantity(unit=number[1], value=number[0]) if number else None,
            certainty=certainty,
            polarity=Polarity.NEGATIVE if negative or certainty is Certainty.DENIED else Polarity.POSITIVE,
            **more,
        )
    )


def weighed(stories: Iterable[Story], claims: Iterable[Claim]) -> Weighed:
    """Everything that follows, with the moments of the stories."""
    told = tuple(stories)
    published = {one.id: one.published.period for one in told if one.published}
    return weigh(told, tuple(claims), THEATRE, GAZETTEER, LANGUAGE, published)


def relations(stories: Iterable[Story], claims: Iterable[Claim]) -> set[tuple[str, str, str, str]]:
    """Relations as (kind, rule, a, b)."""
    return {(r.kind.value, r.rule, r.a, r.b) for r in weighed(stories, claims).relations}


def related(found: Iterable[Relation], a: Claim, b: Claim) -> set[str]:
    """The kinds of the relations between two claims."""
    return {r.kind.value for r in found if {r.a, r.b} == {a.id, b.id}}


def cell(stories: Iterable[Story], claims: Iterable[Claim], place: str, day: str) -> ControlCell:
    """Who holds a place on a day."""
    told = tuple(stories)
    published = {one.id: one.published.period for one in told if one.published}
    return control(survey(told, claims, THEATRE, GAZETTEER, published), place, date.fromisoformat(day))
