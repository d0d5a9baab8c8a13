"""Numbers citations and first mentions while an update is composed. Rule: ask in the order of printing."""

import re
from collections import defaultdict
from collections.abc import Iterable
from copy import copy

from wederhoor.briefing.edits import edits_of
from wederhoor.briefing.material import Material, text_of, with_possible
from wederhoor.briefing.update import Citation, Reprint, Said, Source, Voice, Words
from wederhoor.model.claims import Claim
from wederhoor.model.texts import Span
from wederhoor.model.vocabulary import UNATTRIBUTED, Certainty, Polarity

Key = tuple[str, str]
MARKS = re.compile(r"[\"'“”„‟«»‘’‚]")  # a copy may set other quotation marks
RESERVES = {
    Certainty.HEDGED: "hedged",
    Certainty.CONDITIONAL: "conditional",
    Certainty.INTENTION: "intention",
    Certainty.UNCONFIRMED: "not_confirmed",
    Certainty.NO_COMMENT: "unanswered_bare",
    Certainty.DENIED: "denied",
    Certainty.CORRECTED: "corrected",
}


class Desk:
    """The one place where composing remembers something: what was cited and who was named before."""

    def __init__(self, material: Material) -> None:
        self.material = material
        self.whole = with_possible(material)  # what may be cited: more than what is weighed
        self._roots = {copy.story: copy.original for copy in material.copies}
        self._keys: dict[str, Key] = {}
        self._evidence: dict[Key, list[str]] = defaultdict(list)
        for claim in sorted(self.whole.claims, key=self.whole.order):
            self._evidence[self.key(self.whole.claims[claim])].append(claim)
        self._numbers: dict[Key, int] = {}
        self._named: set[str] = set()
        self._origins = {claim: origin.id for origin in material.origins for claim in origin.claims}

    def cite(self, claim: str) -> int:
        """The number of the citation of a claim's sentence; copies share that of their original."""
        key = self.key(self.whole.claims[claim])
        return self._numbers.setdefault(key, len(self._numbers) + 1)

    def cite_all(self, claims: tuple[str, ...]) -> tuple[int, ...]:
        """The numbers of several claims, each once, in their order."""
        return tuple(dict.fromkeys(self.cite(claim) for claim in claims if claim in self.whole.claims))

    def said(self, claim: str) -> Said:
        """A claim ready to be printed."""
        found = self.whole.claims[claim]
        story = self.whole.stories.get(found.story)
        people = (*found.claimants, *found.agent)
        fresh = tuple(dict.fromkeys(name for name in people if name != UNATTRIBUTED and name not in self._named))
        self._named.update(fresh)
        published = self.whole.published.get(found.story)
        outlet = story.outlet if story else None
        return Said(found, self.words(found), self.cite(claim), outlet, published, fresh)

    def words(self, claim: Claim) -> Words:
        """The printed words of a claim, apart from those of the other claims of its sentence."""
        return words_of(claim, text_of(self.whole, claim), self._others(claim))

    def source(self, claim: str) -> Source:
        """Who said a claim, for a table."""
        found = self.whole.claims[claim]
        story = self.whole.stories.get(found.story)
        published = self.whole.published.get(found.story)
        return Source(
            claim, found.claimants, story.outlet if story else None, published, self.cite(claim), reserve_of(found)
        )

    def voices(self, claims: tuple[str, ...]) -> tuple[Voice, ...]:
        """Who says these claims, each with its own counts, in the order given."""
        groups: dict[tuple[str, ...], list[str]] = defaultdict(list)
        for claim in claims:
            groups[self.whole.claims[claim].claimants].append(claim)
        return tuple(self.voice(tuple(group)) for group in groups.values())

    def voice(self, claims: tuple[str, ...]) -> Voice:
        """The claimants of the first claim, with the origins and outlets of all of them."""
        found = [self.whole.claims[claim] for claim in claims]
        stories = {claim.story: self.whole.stories.get(claim.story) for claim in found}
        outlets = {story.outlet for story in stories.values() if story and story.outlet}
        nameless = sum(1 for story in stories.values() if story and not story.outlet)
        origins = {self._origins.get(claim.id, claim.id) for claim in found}
        via = tuple(dict.fromkeys(name for claim in found for name in claim.via))
        return Voice(found[0].claimants, via, tuple(sorted(outlets)), len(origins), nameless, found[0].carried)

    def citations(self) -> tuple[Citation, ...]:
        """Every citation asked for, by number."""
        return tuple(self._citation(key, number) for key, number in self._numbers.items())

    def origins_of(self, claims: Iterable[str]) -> frozenset[str]:
        """Where those claims first came from."""
        return frozenset(self._origins[claim] for claim in claims if claim in self._origins)

    def anew(self) -> "Desk":
        """The same over the same material, with nothing cited and nobody named yet."""
        fresh = copy(self)
        fresh._numbers, fresh._named = {}, set()
        return fresh

    def beside(self, claim: Claim) -> tuple[Claim, ...]:
        """The other claims of the same sentence of the same story."""
        found = (self.whole.claims[item] for item in self._evidence[self.key(claim)] if item != claim.id)
        return tuple(other for other in found if other.story == claim.story)

    def _others(self, claim: Claim) -> tuple[Span, ...]:
        """What other claims of the same sentence say and how: their words are not this claim's."""
        spans = (
            (other.content, *(other.cue if other.certainty is Certainty.UNCONFIRMED else ()))
            for other in self.beside(claim)
            if not other.content.overlaps(claim.content)
        )
        return tuple(span for group in spans for span in group if not span.overlaps(claim.content))

    def _citation(self, key: Key, number: int) -> Citation:
        material = self.whole
        claims = self._evidence[key]
        first = material.claims[claims[0]]
        story = material.stories[first.story]
        same = tuple(item for item in claims if material.claims[item].story == first.story)
        others = dict.fromkeys(material.claims[item].story for item in claims if item not in same)
        paragraph, sentence = material.place_in_text.get(first.id, (0, 0))
        return Citation(
            number=number,
            story=story.id,
            span=first.sentence,
            text=first.sentence.of(story.text),
            claims=tuple(claims),
            outlet=story.outlet,
            title=story.title,
            published=material.published.get(story.id),
            basis=material.bases.get(story.id),
            address=story.address,
            paragraph=paragraph,
            sentence=sentence,
            part=first.part,
            reprints=tuple(self._reprint(other) for other in others),
            edits=edits_of(material.claims[item] for item in claims),
        )

    def _reprint(self, story: str) -> Reprint:
        found = self.whole.stories[story]
        return Reprint(found.outlet, self.whole.published.get(story), found.address)

    def key(self, claim: Claim) -> Key:
        """What makes two claims one citation: the sentence, and the story that it was first printed in."""
        if claim.id not in self._keys:
            self._keys[claim.id] = self._key(claim)
        return self._keys[claim.id]

    def _key(self, claim: Claim) -> Key:
        text = " ".join(MARKS.sub(" ", claim.sentence.of(text_of(self.whole, claim))).split())
        root, seen = claim.story, {claim.story}
        while root in self._roots and self._roots[root] not in seen:
            root = self._roots[root]
            seen.add(root)
        return root, text or f"{claim.story}:{claim.sentence.start}"


def reserve_of(claim: Claim) -> str:
    """The remark that stands beside a claim in a table; empty where it is firm."""
    if claim.polarity is Polarity.NEGATIVE:
        return "corrected_away" if claim.certainty is Certainty.CORRECTED else RESERVES.get(claim.certainty, "negative")
    return RESERVES.get(claim.certainty, "")


def words_of(claim: Claim, text: str, others: tuple[Span, ...] = ()) -> Words:
    """The printed words of a claim's fields."""
    inside = claim.content if claim.sentence.covers(claim.content) else claim.sentence
    return Words(
        sentence=clean(claim.sentence.of(text)),
        content=clean(inside.of(text)),
        before=clean(Span(claim.sentence.start, inside.start).of(text)),
        outside=clean(_outside(claim.sentence, (inside, *others), text)),
        when=clean(claim.when_words.of(text)) if claim.when_words else "",
        quantity=clean(claim.quantity.span.of(text)) if claim.quantity and claim.quantity.span else "",
        cues=tuple(clean(span.of(text)) for span in claim.cue),
        claimants=tuple(clean(span.of(text)) for span in claim.claimant_spans),
        places=tuple(
            (ref.place, clean(Span(claim.sentence.start, ref.span.start).of(text))[-60:], clean(ref.span.of(text)))
            for ref in claim.places
        ),
    )


def _outside(sentence: Span, spans: tuple[Span, ...], text: str) -> str:
    """The sentence without these stretches."""
    left = text[: sentence.end]
    for span in spans:
        left = left[: span.start] + " " * len(left[span.start : span.end]) + left[span.end :]
    return left[sentence.start :]


def clean(text: str) -> str:
    """A text on one line, without control and direction marks that could disturb what is printed around it."""
    spaced = " ".join(text.split())
    if spaced.isprintable():
        return spaced
    return "".join(sign for sign in spaced if sign.isprintable() or sign == " ")
