"""Readings as people overrule them. Rule: a pure function of readings and acts; the newest act about a claim counts.

An act on a claim holds for what a newer reading made of that claim, where sentence and claimants agree; where nothing
does, the act is to be seen again and changes nothing.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain

from wederhoor.model.claims import Claim, Reading
from wederhoor.model.packs import Theatre
from wederhoor.model.reviews import (
    Act,
    ActKind,
    Identity,
    Judgement,
    Review,
    Seen,
    corrected,
    find_again,
    says_the_same,
    seen_by,
)
from wederhoor.weighing.judged import UNJUDGED, Judged, settle
from wederhoor.weighing.links import Families


@dataclass(frozen=True, slots=True)
class Verdict:
    """The review that counts for a claim."""

    entry: str  # Entry.id
    review: Review
    carried: bool  # whether it was given on another reading of the claim


@dataclass(frozen=True, slots=True)
class Reviewed:
    """The readings of a ledger after everything that people decided."""

    readings: tuple[Reading, ...]  # corrected, without rejected claims, merged actors under one name
    read: tuple[Reading, ...] = ()  # as the reader made them
    acts: Mapping[str, Act] = field(default_factory=dict)  # those that stand, oldest first, by entry
    verdicts: Mapping[str, Verdict] = field(default_factory=dict)  # by claim
    rejected: Mapping[str, Claim] = field(default_factory=dict)  # by id: they count for nothing
    actors: Mapping[str, str] = field(default_factory=dict)  # merged actor -> the one it counts as
    judged: Judged = UNJUDGED  # pairs of claims as they are now read
    again: tuple[str, ...] = ()  # entries of acts on claims that the newest reading does not have

    @property
    def lost(self) -> frozenset[tuple[str, int]]:
        """Story and start of the sentences whose review is to be seen again."""
        acts = (self.acts[entry] for entry in self.again)
        return frozenset(
            (seen.claim.story, seen.claim.sentence.start)
            for act in acts
            if isinstance(act, Review)
            for seen in seen_by(act)
        )


def apply(readings: Sequence[Reading], acts: Mapping[str, Act]) -> Reviewed:
    """What people decided, applied; `acts` are those that stand, oldest first, by entry."""
    if not acts:
        return Reviewed(tuple(readings), tuple(readings))
    claims = {reading.story: reading.claims for reading in readings}
    verdicts = _verdicts(acts, claims)
    actors = one_name(acts)
    rejected = {name for name, verdict in verdicts.items() if verdict.review.act is ActKind.REJECT}
    changed = {claim.id: _changed(claim, verdicts.get(claim.id), actors) for claim in chain(*claims.values())}
    return Reviewed(
        readings=tuple(
            replace(reading, claims=tuple(changed[claim.id] for claim in reading.claims if claim.id not in rejected))
            for reading in readings
        ),
        read=tuple(readings),
        acts=acts,
        verdicts=verdicts,
        rejected={name: changed[name] for name in sorted(rejected)},
        actors=actors,
        judged=_judged(acts, claims),
        again=tuple(entry for entry, act in acts.items() if any(_lost(seen, act, claims) for seen in seen_by(act))),
    )


def one_name(acts: Mapping[str, Act]) -> dict[str, str]:
    """Merged actors with the one that each counts as: the first-named of the newest merge of its set."""
    found = [act for act in reversed(list(acts.values())) if isinstance(act, Identity)]
    merged = settle((act.act is ActKind.MERGE, *act.actors) for act in found).same
    sets = Families(merged)
    names: dict[str, str] = {}  # by set
    for first, _ in merged:  # the newest first
        names.setdefault(sets.top(first), first)
    counted = {actor: names[sets.top(actor)] for actor in sorted({*chain(*merged)})}
    return {actor: name for actor, name in counted.items() if actor != name}


def renamed(theatre: Theatre, actors: Mapping[str, str]) -> Theatre:
    """The theatre in which the name of a merged actor is a spelling of the one that it counts as."""
    known = dict(theatre.actors)
    for other, name in actors.items():
        kept, gone = theatre.actor(name), theatre.actor(other)
        if kept is not None:
            more = (other, *(gone.called if gone else ()))
            held = known.get(name, kept)
            known[name] = replace(held, spellings=tuple(dict.fromkeys((*held.spellings, *more))))
    return replace(theatre, actors=known) if actors else theatre


def _verdicts(acts: Mapping[str, Act], claims: Mapping[str, Sequence[Claim]]) -> dict[str, Verdict]:
    found: dict[str, Verdict] = {}
    for entry, act in acts.items():
        if isinstance(act, Review) and (claim := _meant(act.seen, act, claims)):
            found[claim.id] = Verdict(entry, act, claim.id != act.seen.claim.id)
    return found


def _meant(seen: Seen, act: Act, claims: Mapping[str, Sequence[Claim]]) -> Claim | None:
    """The claim as it is now read; an acceptance holds only for what says the same."""
    claim = find_again(seen, claims.get(seen.claim.story, ()))
    accepts = isinstance(act, Review) and act.act is ActKind.ACCEPT
    return claim if claim is None or not accepts or says_the_same(claim, seen.claim) else None


def _lost(seen: Seen, act: Act, claims: Mapping[str, Sequence[Claim]]) -> bool:
    """Whether the story is there and what was seen in it is not."""
    return seen.claim.story in claims and _meant(seen, act, claims) is None


def _changed(claim: Claim, verdict: Verdict | None, actors: Mapping[str, str]) -> Claim:
    if verdict is not None and verdict.review.changes is not None:
        review = verdict.review
        claim = corrected(claim, verdict.review.changes, review.by, review.why)
    if actors.keys().isdisjoint((*claim.claimants, *claim.via, *claim.agent, *claim.target)):
        return claim
    return replace(
        claim,
        claimants=_named(claim.claimants, actors),
        via=_named(claim.via, actors),
        agent=_named(claim.agent, actors),
        target=_named(claim.target, actors),
    )


def _named(names: Iterable[str], actors: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(actors.get(name, name) for name in names))


def _judged(acts: Mapping[str, Act], claims: Mapping[str, Sequence[Claim]]) -> Judged:
    words = []
    for act in reversed(list(acts.values())):
        if isinstance(act, Judgement):
            a, b = (_meant(seen, act, claims) for seen in (act.a, act.b))
            if a is not None and b is not None:
                words.append((act.act is ActKind.SAME_MATTER, a.id, b.id))
    return settle(words)
