"""What one sentence tells: claims of its own, and a source for those before it. Rule: an own source stays.

"Dat meldde X dinsdag" says of the sentence before it who vouches for it, who passed it on, and when it was said.
"""

from dataclasses import dataclass, replace

from wederhoor.model.claims import Claim, Trace, with_id
from wederhoor.model.period import Period
from wederhoor.model.texts import Span
from wederhoor.model.vocabulary import UNATTRIBUTED, Certainty
from wederhoor.reading.scene import Scene
from wederhoor.reading.sources import Context
from wederhoor.reading.tracing import naming, retraced
from wederhoor.reading.voices import QUOTED
from wederhoor.reading.vouching import Voucher


@dataclass(frozen=True, slots=True)
class Told:
    """What a sentence tells: claims of its own, or a source for the sentence before."""

    claims: tuple[Claim, ...] = ()
    source: Voucher | None = None
    back_to: tuple[Span, ...] = ()
    relays: tuple[tuple[str, Span], ...] = ()  # the words of this sentence that name who passed it on
    said: tuple[Span, Period] | None = None  # when the source said so, in the words of this sentence
    only_sources: bool = False  # it says nothing else than who vouches for what stands before it

    def resourced(self, claim: Claim) -> Claim:
        """A claim of a sentence before, under the source that this sentence gives it."""
        source = self.source
        if source is None or claim.sentence not in self.back_to:
            return claim
        if claim.claimants == source.claimants:
            return self._spoken(self._passed_on(claim, tuple(dict.fromkeys((*claim.via, *source.via)))))
        open_to_all = claim.claimants in {(), (UNATTRIBUTED,)} or claim.rule.startswith(QUOTED)
        if claim.certainty in {Certainty.NO_COMMENT, Certainty.UNCONFIRMED}:
            return claim
        if not open_to_all:
            relays = (*claim.via, *source.claimants, *source.via) if source.relays else claim.via
            return self._passed_on(claim, tuple(dict.fromkeys(relays)))
        claim = retraced(claim, (Trace("claimants", "backward", span) for span in source.spans))
        claim = replace(claim, claimants=source.claimants, claimant_spans=source.spans)
        return self._spoken(with_id(self._passed_on(claim, source.via)))

    def _spoken(self, claim: Claim) -> Claim:
        """The claim with when it was said, where only this sentence tells that: "Dat meldde X dinsdag"."""
        if self.said is None or claim.said is not None:
            return claim
        words, day = self.said
        return replace(claim, said=day, trace=(*claim.trace, Trace("said", "backward", words)))

    def _passed_on(self, claim: Claim, via: tuple[str, ...]) -> Claim:
        """The claim with the relays that this sentence names."""
        kept = [trace for trace in claim.trace if trace.field == "via" and set(claim.via) <= set(via)]
        words = dict(self.relays)
        new = [Trace("via", "backward", words.get(item)) for item in via if not kept or item not in claim.via]
        others = (trace for trace in claim.trace if trace.field != "via")
        return replace(claim, via=via, trace=(*others, *kept, *new))


def given_back(scene: Scene, context: Context, source: Voucher | None, back_to: tuple[Span, ...]) -> Told:
    """A source for sentences before this one, with the words that name each relay."""
    number = context.sentence.number
    relays = (*source.claimants, *source.via) if source is not None else ()
    named = [(item, name.span) for item in relays if (name := naming(scene, number, item)) is not None]
    days = ((t.span, day) for t, day in scene.times_in(number) if day is not None and t.role == "time")
    return Told((), source, back_to, tuple(named), next(days, None))
