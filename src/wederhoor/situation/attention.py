"""What needs somebody's eye: dates, places and sources that are missing or unsure, and what may have been overlooked.

Rule: everything here follows from stories and readings; it says where to look, and decides nothing.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from wederhoor.dating.contradicting import Remark, remarks
from wederhoor.model.claims import Claim, Reading
from wederhoor.model.packs import LanguagePack, Theatre
from wederhoor.model.places import Gazetteer
from wederhoor.model.stories import Published, Story
from wederhoor.model.texts import Span
from wederhoor.model.vocabulary import FAMILY_OF, UNATTRIBUTED, Basis, Family, Signal


@dataclass(frozen=True, slots=True)
class Spot:
    """A place to look at: a report, or a sentence in it."""

    story: str
    span: Span | None = None  # of a sentence; None for the report
    cited: bool = True  # a claim rests on the sentence, so that readers may see it
    words: str = ""  # what of it is meant
    note: str = ""  # what else is known of it
    signals: tuple[Signal, ...] = ()
    remark: Remark | None = None  # what the chronicle has otherwise


@dataclass(frozen=True, slots=True)
class Doubt:
    """A name that was taken for a place, and that others bear too or that no table has."""

    name: str  # as written
    place: str  # Place.id, as which it was read
    others: tuple[str, ...]  # Place.id
    claims: tuple[str, ...]  # Claim.id of those that name it


def undated(stories: Mapping[str, Story], dated: Mapping[str, Published]) -> tuple[Spot, ...]:
    """The reports that have no date and were given none."""
    return tuple(Spot(name) for name in sorted(stories) if name not in dated)


def loose(stories: Mapping[str, Story], dated: Mapping[str, Published]) -> tuple[Spot, ...]:
    """The reports of which no day is known, or whose day was inferred."""
    return tuple(
        Spot(name, note="inferred" if given.basis is Basis.INFERRED else "")
        for name, given in sorted(dated.items())
        if name in stories and (given.period.day is None or given.basis is Basis.INFERRED)
    )


def unread(stories: Mapping[str, Story], readings: Mapping[str, Reading]) -> tuple[Spot, ...]:
    """The reports that no reading is kept of, and those whose text was removed."""
    found = (Spot(name, note="" if story.text else "removed") for name, story in sorted(stories.items()))
    return tuple(spot for spot in found if spot.story not in readings or spot.note)


def passed_over(stories: Mapping[str, Story], readings: Mapping[str, Reading]) -> tuple[Spot, ...]:
    """The reports that were not parsed, with the reason."""
    return tuple(
        Spot(name, note=why) for name in sorted(stories) if name in readings and (why := readings[name].passed_over)
    )


def missed(stories: Mapping[str, Story], readings: Mapping[str, Reading]) -> tuple[Spot, ...]:
    """The sentences that look like a claim and gave none, those with most signs first."""
    found = [
        Spot(name, item.span, cited=False, signals=tuple(dict.fromkeys(sign.signal for sign in item.signs)))
        for name in sorted(stories)
        for item in (readings[name].missed if name in readings else ())
        if stories[name].text
    ]
    return tuple(sorted(found, key=lambda spot: (-len(spot.signals), spot.story, spot.span or Span(0, 0))))


def unattributed(stories: Mapping[str, Story], readings: Mapping[str, Reading]) -> tuple[Spot, ...]:
    """The claims that no source vouches for."""
    return tuple(_spot(claim) for claim in _claims(stories, readings) if claim.claimants == (UNATTRIBUTED,))


def placeless(stories: Mapping[str, Story], readings: Mapping[str, Reading]) -> tuple[Spot, ...]:
    """The claims about the ground that name no place."""
    found = (claim for claim in _claims(stories, readings) if FAMILY_OF[claim.kind] is Family.GROUND)
    return tuple(_spot(claim) for claim in found if not claim.places and not claim.target)


def doubtful(stories: Mapping[str, Story], readings: Mapping[str, Reading], gazetteer: Gazetteer) -> tuple[Doubt, ...]:
    """The names in claims that several places of one kind bear, or whose place no table has; of most claims first.

    A town and the region around it that share a name are no doubt: the words beside it tell them apart.
    """
    named: dict[tuple[str, str], dict[str, None]] = defaultdict(dict)
    for claim in _claims(stories, readings):
        for ref in claim.places:
            words = " ".join(ref.span.of(stories[claim.story].text).split())
            if words:
                named[words, ref.place][claim.id] = None
    doubts = []
    for (words, place), claims in named.items():
        known = gazetteer.get(place)
        bearers = (found for found in gazetteer.find(words) if found.id != place)
        others = tuple(found.id for found in bearers if known is not None and found.kind is known.kind)
        if others or known is None:
            doubts.append(Doubt(words, place, others, tuple(claims)))
    return tuple(sorted(doubts, key=lambda doubt: (-len(doubt.claims), doubt.name, doubt.place)))


def contradicted(
    stories: Mapping[str, Story],
    readings: Mapping[str, Reading],
    dated: Mapping[str, Published],
    theatre: Theatre,
    language: LanguagePack,
) -> tuple[Spot, ...]:
    """The claims about which the chronicle has otherwise, with what it has."""
    found = []
    for name, story in sorted(stories.items()):
        claims = readings[name].claims if name in readings else ()
        given = dated.get(name)
        by_id = {claim.id: claim for claim in claims}
        for remark in remarks(claims, story.text, given.period if given else None, theatre, language):
            words = " ".join(remark.span.of(story.text).split())
            found.append(replace(_spot(by_id[remark.claim], words), remark=remark))
    return tuple(found)


def _claims(stories: Mapping[str, Story], readings: Mapping[str, Reading]) -> Sequence[Claim]:
    return [claim for name in sorted(stories) if name in readings for claim in readings[name].claims]


def _spot(claim: Claim, words: str = "", note: str = "") -> Spot:
    return Spot(claim.story, claim.sentence, words=words, note=note)
