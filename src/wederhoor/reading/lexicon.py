"""A language pack made ready for the rules: forms, phrases, sets. Rule: built once per pack, never changed."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from wederhoor.model.packs import LanguagePack
from wederhoor.model.vocabulary import Aspect, Kind
from wederhoor.reading.phrases import Phrases, Step, compile_phrase, orders

READING_TABLES = ("reading", "speech", "hedges", "happenings", "manner", "roles")


@dataclass(frozen=True, slots=True)
class Verb:
    """One verb's forms, in lower case; a separable verb also has its prefix and its forms in one word."""

    lemma: str  # with its bar: "terug|trekken"
    prefix: str  # "" where it has none
    finite: frozenset[str]  # of the base: "trekt", "trok"; in one word for a verb without prefix
    joined: frozenset[str]  # "terugtrekt", "terugtrok": subordinate clauses
    participle: str
    infinitive: str  # in one word
    base: str  # infinitive of the base
    past: frozenset[str]


@dataclass(frozen=True, slots=True)
class Frame:
    """A frame of happenings.toml."""

    kind: Kind
    verbs: frozenset[str]
    nouns: frozenset[str]
    phrases: tuple[tuple[Step, ...], ...]
    subject: str
    object: str
    needs: tuple[Step, ...]
    unless: tuple[Step, ...]
    subject_class: tuple[str, ...]
    object_class: tuple[str, ...]
    needs_place: bool
    move: bool
    aspect: Aspect | None
    weight: int
    name: str
    invading: Kind | None = None  # its kind where an invader did it on the other side's land
    strict: bool = False  # its classes and its place are asked of its phrases too
    weak: bool = False  # only for what somebody says, where nothing else fits
    losing: bool = False  # its subject has lost what it tells of


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What the rules ask of a language."""

    verbs: Mapping[str, Verb]
    by_form: Mapping[str, tuple[tuple[str, str], ...]]  # form -> (lemma, what: finite, joined, participle, infinitive)
    told: Phrases  # the phrases of all frames, the weightiest frame first
    told_of: tuple[Frame, ...]  # the frame of each
    by_noun: Mapping[str, tuple[Frame, ...]]
    by_verb: Mapping[str, tuple[Frame, ...]]
    classes: Mapping[str, frozenset[str]]
    report: Mapping[str, str]  # lemma -> class of speech.toml
    tables: Mapping[str, Mapping[str, Any]]
    phrases: Mapping[str, Phrases]  # "silence" -> phrases
    compounds: Phrases  # reporting phrases that work as one verb: "<laten> ... weten"
    compound_lemmas: tuple[str, ...]  # what each of them is called as a verb
    openers: Mapping[str, tuple[tuple[Step, ...], ...]]  # verb -> what opens a noun phrase that is its content
    sets: Mapping[tuple[str, str, str], frozenset[str]]
    likely: Mapping[str, tuple[tuple[Kind, int], ...]]  # trait of a clause -> kinds it speaks for or against

    def words(self, table: str, section: str, key: str) -> frozenset[str]:
        """A list of the pack as a set, in lower case; raises KeyError where the pack lacks it."""
        return self.sets[table, section, key]


@lru_cache(maxsize=8)
def lexicon(language: LanguagePack) -> Lexicon:
    """The pack made ready; the same pack gives the same value."""
    tables = language.tables
    verbs = {verb.lemma: verb for verb in (_verb(name, row) for name, row in tables["verbs"]["verbs"].items())}
    forms = {name: _every_form(verb) for name, verb in verbs.items()}
    by_form: dict[str, list[tuple[str, str]]] = {}
    for verb in verbs.values():
        for form, what in _forms(verb):
            by_form.setdefault(form, []).append((verb.lemma, what))
    classes = {name: frozenset(words) for name, words in tables["happenings"]["classes"].items()}
    frames = tuple(
        sorted(
            (_frame(number, row, forms) for number, row in _numbered(tables["happenings"]["frame"])),
            key=lambda frame: -frame.weight,
        )
    )
    report = {lemma: group for group, lemmas in tables["speech"]["verbs"].items() for lemma in lemmas}
    report |= dict.fromkeys(tables["speech"]["judge"]["verbs"], "judge")
    compounds = {text: group for group, texts in tables["speech"]["compound"].items() for text in texts}
    report |= compounds
    return Lexicon(
        verbs,
        {form: tuple(found) for form, found in by_form.items()},
        Phrases(phrase for frame in frames for phrase in frame.phrases),
        tuple(frame for frame in frames for _ in frame.phrases),
        _index(frames, "nouns"),
        _index(frames, "verbs"),
        classes,
        report,
        tables,
        _phrases(tables, forms),
        Phrases(compile_phrase(text, forms) for text in compounds),
        tuple(compounds),
        {
            verb: tuple(compile_phrase(text, forms) for text in texts)
            for verb, texts in tables["speech"]["object"].items()
            if verb not in {"plain", "sized"}
        },
        _sets(tables),
        _likely(tables.get("likely", {}).get("weights", {})),
    )


def _likely(rows: Mapping[str, str]) -> dict[str, tuple[tuple[Kind, int], ...]]:
    """The weights of each trait, from lines of traits and weights for each kind."""
    found: dict[str, list[tuple[Kind, int]]] = {}
    for name, text in rows.items():
        words = text.split()
        for trait, weight in zip(words[::2], words[1::2], strict=True):
            found.setdefault(trait, []).append((Kind(name), int(weight)))
    return {trait: tuple(weights) for trait, weights in found.items()}


def _sets(tables: Mapping[str, Mapping[str, Any]]) -> dict[tuple[str, str, str], frozenset[str]]:
    return {
        (table, section, key): frozenset(str(word).lower() for word in words)
        for table in READING_TABLES
        for section, rows in tables[table].items()
        if isinstance(rows, Mapping)
        for key, words in rows.items()
        if isinstance(words, list)
    }


def _verb(name: str, row: str) -> Verb:
    prefix, _, base = name.rpartition("|")
    present, past, pasts, participle = row.split()
    pasts_of = {*past.split("/"), *pasts.split("/")}
    finite = frozenset({present, base} | pasts_of)
    return Verb(
        name,
        prefix,
        finite,
        frozenset(prefix + form for form in finite) if prefix else frozenset(),
        participle,
        prefix + base,
        base,
        frozenset(pasts_of | {prefix + form for form in pasts_of}),
    )


def _forms(verb: Verb) -> list[tuple[str, str]]:
    found = [(form, "finite") for form in sorted(verb.finite)]
    found += [(form, "joined") for form in sorted(verb.joined) if form != verb.infinitive]
    found += [(verb.participle, "participle")]
    return found + ([(verb.infinitive, "infinitive")] if verb.prefix else [])


def _every_form(verb: Verb) -> frozenset[str]:
    return (verb.finite if not verb.prefix else verb.joined) | {verb.participle, verb.infinitive}


def _numbered(rows: Sequence[Mapping[str, Any]]) -> Iterator[tuple[int, Mapping[str, Any]]]:
    """Each frame with its number among those of its kind, from 1."""
    of_kind: Counter[str] = Counter()
    for row in rows:
        of_kind[row["kind"]] += 1
        yield of_kind[row["kind"]], row


def _frame(number: int, row: Mapping[str, Any], forms: Mapping[str, frozenset[str]]) -> Frame:

    def steps(key: str) -> tuple[Step, ...]:
        return tuple(compile_phrase(word, forms)[0] for word in row.get(key, ()))

    return Frame(
        Kind(row["kind"]),
        frozenset(row.get("verbs", ())),
        frozenset(word for word in row.get("nouns", ()) if not word.endswith("_")),
        tuple(compile_phrase(order, forms) for text in row.get("phrases", ()) for order in orders(text)),
        row.get("subject", "agent"),
        row.get("object", "target"),
        steps("needs"),
        steps("unless"),
        tuple(row.get("subject_class", ())),
        tuple(row.get("object_class", ())),
        bool(row.get("needs_place", False)),
        bool(row.get("move", False)),
        Aspect(row["aspect"]) if "aspect" in row else None,
        int(row.get("weight", 0)),
        f"{row['kind']}-{number}",
        Kind(row["invading"]) if "invading" in row else None,
        bool(row.get("strict", False)),
        bool(row.get("weak", False)),
        bool(row.get("losing", False)),
    )


def _index(frames: Sequence[Frame], field: str) -> dict[str, tuple[Frame, ...]]:
    table: dict[str, list[Frame]] = {}
    for frame in frames:
        for word in sorted(getattr(frame, field)):
            table.setdefault(word, []).append(frame)
    return {word: tuple(found) for word, found in table.items()}


def _phrases(tables: Mapping[str, Mapping[str, Any]], forms: Mapping[str, frozenset[str]]) -> dict[str, Phrases]:
    wanted = {
        "elsewhere": tables["happenings"]["elsewhere"]["phrases"],
        "carry": tables["reading"]["carry"]["openings"],
        "weighed": tables["reading"]["assessment"]["phrases"],
        "again": tables["reading"]["carry"]["again"],
        "lost": tables["roles"]["phrases"]["lost"],
        "captured": tables["roles"]["phrases"]["captured"],
        **{name: tables["roles"]["phrases"][name] for name in ("peace", "parties", "truce")},
        "undergone": tables["roles"]["phrases"]["undergone"],
        "hedge": tables["hedges"]["hedge"]["phrases"],
        "hedge.unlikely": tables["hedges"]["hedge"]["unlikely"],
        "silence": tables["hedges"]["silence"]["phrases"],
        "doubt": tables["hedges"]["doubt"]["phrases"],
        "correction": tables["hedges"]["correction"]["phrases"],
        "changed": tables["hedges"]["correction"]["changed"],
        "recounted": tables["hedges"]["correction"]["recounted"],
        "condition": tables["hedges"]["condition"]["phrases"],
        "hedge.unless": tables["hedges"]["hedge"]["unless"],
        "withdrawn": tables["hedges"]["correction"]["withdrawn"],
        "absent": tables["hedges"]["negation"]["absent"],
        "spent": tables["hedges"]["negation"]["spent"],
        "plan": tables["hedges"]["modal"]["plans"],
        "looming": tables["hedges"]["modal"]["looming"],
        "able": tables["hedges"]["modal"]["able"],
        "polite": tables["hedges"]["zou"]["polite_phrases"],
        "speech": tables["speech"]["phrases"]["assert"],
        "opposing": tables["speech"]["opposing"]["phrases"],
        "deny": tables["speech"]["phrases"]["deny"],
        "deny.said": tables["hedges"]["denial"]["said"],
        "deny.behind": tables["hedges"]["denial"]["behind"],
        "deny.added": tables["hedges"]["denial"]["added"],
        "correct": tables["speech"]["phrases"]["correct"],
        "stated": tables["speech"]["stated"]["phrases"],
        "voiced": tables["speech"]["sources"]["phrases"],
        "believe": tables["speech"]["sources"]["believe"],
        "self": tables["speech"]["sources"]["self"],
        "relay": tables["speech"]["sources"]["relay"],
        "manner.beside": tables["manner"]["beside"]["phrases"],
    }
    groups = ("deny", "correct", "withdraw", "disbelieve", "hedge")
    wanted |= {f"stance.{group}": tables["hedges"]["stance"][group] for group in groups}
    manner = {**tables["manner"]["aspect"], **tables["manner"]["extent"]}
    wanted |= {f"manner.{name}": texts for name, texts in manner.items()}
    return {
        name: Phrases(compile_phrase(text, forms) for text in texts if not text.endswith("_"))
        for name, texts in wanted.items()
    }
