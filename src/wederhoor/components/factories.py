"""The factories that spaCy finds by name. Rule: settings are plain values; packs are loaded at the first document."""

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc

from wederhoor.components import findings
from wederhoor.components.documents import Mark, check, document_of, mark, story_of
from wederhoor.components.findings import span_of
from wederhoor.dating import date_story
from wederhoor.reading.reader import Prepared, Rules
from wederhoor.reading.sentences import split
from wederhoor.reading.syntax import part_stops, shortened

PUBLISHED = "wederhoor_published"  # what the user knows of a document: its day or moment of publication, as EDTF
CLAIMS, MISSED = "wederhoor_claims", "wederhoor_missed"
SPEECH, HEDGES, HAPPENINGS = "wederhoor_speech", "wederhoor_hedges", "wederhoor_happenings"
WIDE, SMALL = "wide", "small"
SETTINGS = {"language": "nl", "theatre": "ukraine", "places": WIDE, "headline": False}
NEEDS = ("token.dep", "token.pos", "token.lemma", "doc.sents")

for _name in (PUBLISHED, CLAIMS, MISSED, SPEECH, HEDGES, HAPPENINGS):
    if not Doc.has_extension(_name):
        Doc.set_extension(_name, default=None)


@cache
def rules(language: str, theatre: str, places: str) -> Rules:
    """The rules over the packs named; raises LookupError for one that is not there."""
    from platformdirs import user_cache_path

    from wederhoor import atlas, languages, theatres

    if places not in (WIDE, SMALL):
        raise LookupError(f"There is no set of places {places!r}; there are: {WIDE}, {SMALL}.")
    gazetteer = atlas.load() if places == SMALL else atlas.wide(user_cache_path("wederhoor"))
    return Rules(languages.load(language), theatres.load(theatre), gazetteer)


@dataclass(frozen=True, slots=True)
class Sentences:
    """Sets sentence boundaries by the product's own rules, and parts a full stop from the word before it."""

    language: str

    def __call__(self, doc: Doc) -> Doc:
        from wederhoor import languages

        story, language = story_of(doc, headline=False, published=None), languages.load(self.language)
        cut = [sentence.span for sentence in split(story, language)]
        stops = {span.end for span in cut}
        ends = [token.i + 1 for token in doc if token.idx + len(token) in stops]
        doc, starts = part_stops(doc, ends, shortened(language)), [span.start for span in cut]
        for token in doc:
            reached = bisect_right(starts, token.idx)
            token.is_sent_start = reached > 0 or token.i == 0
            del starts[:reached]
        return doc


@dataclass(frozen=True, slots=True)
class Reading:
    """Reads a document and leaves on it what one finder finds."""

    called: str  # its name in the pipeline
    find: Callable[[Doc, Rules, Prepared], None]
    language: str
    theatre: str
    places: str  # "wide", or "small" for the table of places that reports name most
    headline: bool  # whether the first line is a headline

    def __call__(self, doc: Doc) -> Doc:
        check(doc, self.called)
        story = story_of(doc, headline=self.headline, published=doc._.get(PUBLISHED))
        used = rules(self.language, self.theatre, self.places)
        self.find(doc, used, used.find(story, document_of(doc, story)))
        return doc


@Language.factory("wederhoor_sentences", default_config={"language": "nl"}, assigns=["token.is_sent_start"])
def sentences(nlp: Language, name: str, language: str) -> Sentences:
    """Sentence boundaries; to be put before the parser."""
    return Sentences(language)


@Language.factory(SPEECH, default_config=SETTINGS, requires=NEEDS, assigns=[f"doc._.{SPEECH}"])
def speech(nlp: Language, name: str, language: str, theatre: str, places: str, headline: bool) -> Reading:
    """Who says what: every reporting construction."""
    return Reading(name, _speech, language, theatre, places, headline)


@Language.factory(HEDGES, default_config=SETTINGS, requires=NEEDS, assigns=[f"doc._.{HEDGES}"])
def hedges(nlp: Language, name: str, language: str, theatre: str, places: str, headline: bool) -> Reading:
    """How firmly: every clause that is not plainly said to be so."""
    return Reading(name, _hedges, language, theatre, places, headline)


@Language.factory(HAPPENINGS, default_config=SETTINGS, requires=NEEDS, assigns=[f"doc._.{HAPPENINGS}"])
def happenings(nlp: Language, name: str, language: str, theatre: str, places: str, headline: bool) -> Reading:
    """What happened, whoever says so."""
    return Reading(name, _happenings, language, theatre, places, headline)


@Language.factory(CLAIMS, default_config=SETTINGS, requires=NEEDS, assigns=[f"doc._.{CLAIMS}", f"doc._.{MISSED}"])
def claims(nlp: Language, name: str, language: str, theatre: str, places: str, headline: bool) -> Reading:
    """The claims, as `wederhoor read` makes them."""
    return Reading(name, _claims, language, theatre, places, headline)


def _speech(doc: Doc, used: Rules, prepared: Prepared) -> None:
    found = list(findings.speech(used.scene(prepared, None)))
    doc._.set(SPEECH, found)
    mark(doc, SPEECH, (Mark(span_of(run), item["group"]) for item in found for run in item["content"]))


def _hedges(doc: Doc, used: Rules, prepared: Prepared) -> None:
    found = list(findings.hedges(used.scene(prepared, None)))
    doc._.set(HEDGES, found)
    mark(doc, HEDGES, (Mark(span_of(item["clause"]), item["certainty"]) for item in found))


def _happenings(doc: Doc, used: Rules, prepared: Prepared) -> None:
    found = list(findings.told(used.scene(prepared, None)))
    doc._.set(HAPPENINGS, found)
    mark(doc, HAPPENINGS, (Mark(span_of(item["trigger"]), item["kind"]) for item in found))


def _claims(doc: Doc, used: Rules, prepared: Prepared) -> None:
    dated = date_story(prepared.story, prepared.document, prepared.times, used.theatre)
    reading = used.finish(prepared, dated)
    doc._.set(CLAIMS, [findings.claim(item, doc.text) for item in reading.claims])
    doc._.set(MISSED, [findings.missed(item, doc.text) for item in reading.missed])
    mark(doc, "wederhoor", (Mark(item.content, item.kind.value, item.id) for item in reading.claims))
    sources = ((span, item) for item in reading.claims for span in item.claimant_spans)
    mark(doc, "wederhoor_claimants", (Mark(span, " + ".join(item.claimants), item.id) for span, item in sources))
    cues = ((span, item) for item in reading.claims for span in item.cue)
    mark(doc, "wederhoor_cues", (Mark(span, item.certainty.value, item.id) for span, item in cues))
