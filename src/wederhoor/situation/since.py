"""What a situation adds to an earlier one of the same period. Rule: a story known before is no news."""

from collections.abc import Iterable
from dataclasses import replace

from wederhoor.model.weights import Relation
from wederhoor.situation.value import Situation


def news_since(now: Situation, before: Situation) -> Situation:
    """The situation with only those stories inside that were not known at the moment of the one before.

    Everything known is still weighed; only what counts as new is less. Both are of one period, the first known later.
    """
    inside = tuple(name for name in now.inside if name not in before.stories)
    kept = set(inside)
    seen = {one.story.id for one in before.possible}
    new = tuple(name for name in now.new if now.claims[name].story in kept)
    fresh = set(new)

    def touching(relations: Iterable[Relation]) -> tuple[Relation, ...]:
        return tuple(item for item in relations if item.a in fresh or item.b in fresh)

    return replace(
        now,
        inside=inside,
        overlapping=tuple(name for name in now.overlapping if name not in before.stories),
        new=new,
        fresh=tuple(name for name in now.fresh if name in fresh),
        contradictions=touching(now.contradictions),
        confirmations=touching(now.confirmations),
        corrections=touching(now.corrections),
        silences_new=tuple(item for item in now.silences_new if item.claim in fresh),
        cells_before=before.cells,
        copies_new=tuple(copy for copy in now.copies_new if copy.story in kept),
        firmer=tuple(item for item in now.firmer if item.headline in fresh),
        possible=tuple(one for one in now.possible if one.story.id not in seen),
        own_voice=tuple(name for name in now.own_voice if name in fresh),
        missed=max(0, now.missed - before.missed),
        aside=max(0, now.aside - before.aside),
    )
