"""The rule-based reader: story to claims. Rule: sentence by sentence, with a memory of who spoke last.

A story that names nothing of the theatre is passed over unparsed. Two steps, so that a story can be dated between
them: prepare parses and finds mentions, finish makes the claims.
"""

from dataclasses import dataclass
from functools import cached_property

from wederhoor.model.claims import Claim, ReadDate, Reading
from wederhoor.model.packs import LanguagePack, Theatre
from wederhoor.model.period import Period
from wederhoor.model.places import Gazetteer, WideGazetteer
from wederhoor.model.stories import Published, Story
from wederhoor.model.texts import Span
from wederhoor.reading.coherence import strikes_named
from wederhoor.reading.dated import dated
from wederhoor.reading.folding import fold
from wederhoor.reading.gate import PASSED_OVER, Gate
from wederhoor.reading.lexicon import lexicon
from wederhoor.reading.mentions import Name, NumberMention, TimeExpression
from wederhoor.reading.missed import missed
from wederhoor.reading.names import find_names
from wederhoor.reading.names_lexicon import name_lexicon
from wederhoor.reading.parsed import Document
from wederhoor.reading.quantities import find_quantities
from wederhoor.reading.roles_carried import told_below
from wederhoor.reading.scene import Scene, contexts
from wederhoor.reading.syntax import Pipeline, parse, unparsed
from wederhoor.reading.telling import tell
from wederhoor.reading.times import find_times, resolve
from wederhoor.reading.vouching import Memory

VERSION = "rules-2"


@dataclass(frozen=True, slots=True)
class Prepared:
    """A parsed story with what was found in it, before its date is settled."""

    story: Story
    document: Document
    names: tuple[Name, ...]
    times: tuple[TimeExpression, ...]
    numbers: tuple[NumberMention, ...]
    passed_over: str | None = None  # why it was not parsed, where it was not


class Rules:
    """The rules of this room over a language pack, a theatre and a gazetteer, for stories that are parsed."""

    def __init__(self, language: LanguagePack, theatre: Theatre, gazetteer: Gazetteer) -> None:
        self.language = language
        self.theatre = theatre
        self.gazetteer = gazetteer
        self.lexicon = lexicon(language)

    @property
    def name(self) -> str:
        """Name, version and the digests of its packs."""
        places = f"+places-{self.gazetteer.digest}" if isinstance(self.gazetteer, WideGazetteer) else ""
        theatre = f"{self.theatre.id}-{self.theatre.digest[:12]}"
        return f"{VERSION}+{self.language.code}-{self.language.rules}+{theatre}{places}"

    def find(self, story: Story, document: Document) -> Prepared:
        """The names, times and numbers of a parsed story."""
        times = find_times(document, self.language, self.theatre)
        names = find_names(document, self.language, self.theatre, self.gazetteer)
        return Prepared(story, document, names, times, find_quantities(document, self.language, times))

    def finish(self, prepared: Prepared, published: ReadDate | Published | None) -> Reading:
        """The claims of a prepared story, anchored on its Period."""
        if prepared.passed_over:
            return Reading(prepared.story.id, self.name, passed_over=prepared.passed_over)
        given = published.period if published else None
        anchor: Period | None = given or (prepared.story.published.period if prepared.story.published else None)
        scene = self.scene(prepared, anchor)
        if not scene.related:
            return Reading(prepared.story.id, self.name)
        told, sourcing = _claims(scene)
        claims = dated(scene, fold(told_below(strikes_named(told))), anchor)
        return Reading(prepared.story.id, self.name, claims, None, missed(scene, claims, sourcing))

    def scene(self, prepared: Prepared, anchor: Period | None) -> Scene:
        """Everything that is known of a prepared story before claims are made of it."""
        return Scene(
            prepared.story,
            prepared.document,
            prepared.names,
            prepared.times,
            resolve(prepared.times, anchor),
            prepared.numbers,
            self.lexicon,
            self.language,
            self.theatre,
            self.gazetteer,
            contexts(prepared.document, prepared.names, self.lexicon),
        )


class RuleReader(Rules):
    """Reads stories with the rules, parsed by a spaCy pipeline."""

    def __init__(
        self, language: LanguagePack, theatre: Theatre, gazetteer: Gazetteer, pipeline: Pipeline, syntax: str = ""
    ) -> None:
        super().__init__(language, theatre, gazetteer)
        self.pipeline = pipeline
        self.syntax = syntax  # name, version and digest of the pipeline, where they are known

    @property
    def name(self) -> str:
        """Name, version and the digests of its packs and of its pipeline."""
        return f"{super().name}+syntax-{self.syntax}" if self.syntax else super().name

    def prepare(self, story: Story) -> Prepared:
        """Parse a story and find its names, times and numbers."""
        return self.find(story, parse(story, self.language, self.pipeline))

    def begin(self, story: Story) -> Prepared:
        """Prepare a story; one without a word of the theatre is passed over unparsed, with no more than its times."""
        if self._gate.lets_through(story):
            return self.prepare(story)
        plain = unparsed(story, self.language)
        return Prepared(story, plain, (), find_times(plain, self.language, self.theatre), (), PASSED_OVER)

    def read(self, story: Story, published: Published | None) -> Reading:
        """Both steps, with the date given."""
        return self.finish(self.begin(story), published)

    @cached_property
    def _gate(self) -> Gate:
        return Gate(name_lexicon(self.language, self.theatre, self.gazetteer))


def _claims(scene: Scene) -> tuple[tuple[Claim, ...], frozenset[Span]]:
    """All claims in order, and the sentences such as "Dat meldt X" that only change those of the sentence before."""
    memory = Memory()
    found: list[Claim] = []
    sourcing: set[Span] = set()
    for sentence in scene.document.sentences:
        told = tell(scene, scene.contexts[sentence.number], tuple(found), memory)
        if told.only_sources:
            sourcing.add(sentence.span)
        if told.source is not None:
            found = [told.resourced(claim) for claim in found]
        known = {claim.id for claim in found}
        found.extend(claim for claim in told.claims if claim.id not in known)
    return tuple(found), frozenset(sourcing)
