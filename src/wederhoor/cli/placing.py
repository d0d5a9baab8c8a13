"""What is known of a place and how a text's places were read, as plain records. Rule: no terminal here."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from wederhoor.cli.compose import Program
from wederhoor.model.ids import digest, make_id
from wederhoor.model.places import Candidate, Place
from wederhoor.model.stories import Story
from wederhoor.model.texts import Block, BlockKind
from wederhoor.situation.listing import Row

if TYPE_CHECKING:  # the rules for reading are loaded by the commands that need them
    from wederhoor.reading.mentions import Name
    from wederhoor.reading.names_lexicon import NameLexicon


@dataclass(frozen=True, slots=True)
class Sense:
    """One place that a name may mean, with the grounds for it."""

    place: Place
    score: float
    grounds: dict[str, float]


@dataclass(frozen=True, slots=True)
class Seen:
    """One spelling of a place in the ledger."""

    spelling: str
    outlet: str
    first: str  # EDTF of the earliest story with it, or "undated"
    last: str
    times: int


def senses(program: Program, name: str) -> tuple[Sense, ...]:
    """The places that a name may mean, the likeliest first; those of an id, if it is one; none for an unknown name."""
    from wederhoor.reading.names_homonyms import Around, grounds, score

    places, lexicon = program.places, lexicon_of(program)
    by_id = places.get(name)
    pinned = places.find(name)
    found = {item.place.id: item for item in (places.further(name) or places.similar(name))}
    for place in (*pinned, *filter(None, (by_id,))):
        found.setdefault(place.id, Candidate(place, True, True))
    alone = Around()
    made = [Sense(item.place, score(lexicon, item, alone), grounds(lexicon, item, alone)) for item in found.values()]
    first = by_id.id if by_id else _usual(lexicon, pinned)
    return tuple(sorted(made, key=lambda sense: (sense.place.id != first, -sense.score, sense.place.id)))


def _usual(lexicon: "NameLexicon", found: Sequence[Place]) -> str | None:
    """What the name means by itself: what the theatre says, else the first of the small table."""
    usual = lexicon.theatre.tables["places"]["usual"]
    return str(usual.get(found[0].id, found[0].id)) if found else None


def lexicon_of(program: Program) -> "NameLexicon":
    """What the rules for names ask of the packs of a program."""
    from wederhoor.reading.names_lexicon import name_lexicon

    return name_lexicon(program.language, program.theatre, program.places)


def seen(rows: Iterable[Row], place: str) -> tuple[Seen, ...]:
    """The spellings of a place in the claims of a ledger, by outlet, the commonest first."""
    found: dict[tuple[str, str], list[str]] = {}
    counted: dict[tuple[str, str], set[tuple[str, int]]] = {}
    for row in rows:
        for ref in row.claim.places:
            written = ref.span.of(row.story.text) if row.story.text else ""
            if ref.place == place and written:
                key = (written, row.story.outlet or "unknown outlet")
                found.setdefault(key, []).append(row.published.edtf if row.published else "")
                counted.setdefault(key, set()).add((row.story.id, ref.span.start))
    made = (_seen(key, days, len(counted[key])) for key, days in found.items())
    return tuple(sorted(made, key=lambda item: (-item.times, item.spelling, item.outlet)))


def _seen(key: tuple[str, str], days: Sequence[str], times: int) -> Seen:
    dated = sorted(filter(None, days))
    return Seen(*key, dated[0] if dated else "undated", dated[-1] if dated else "undated", times)


def mentions(program: Program, text: str) -> list[dict[str, Any]]:
    """The names of places in a text: where, as what, which place, and by which rule."""
    from wederhoor.reading.mentions import Role

    shown = (Role.PLACE, Role.METONYM, Role.OFFICE, Role.ADJECTIVE)
    names = program.reader.prepare(alone(text)).names
    wanted = (name for name in names if name.role in shown and (name.place or name.role is Role.PLACE))
    return [_mention(program, name, text) for name in wanted]


def _mention(program: Program, name: "Name", text: str) -> dict[str, Any]:
    from wederhoor.reading.mentions import Role

    place = program.places.get(name.place) if name.place else None
    where = None if place is None else coordinates(place)
    stands = ", ".join(name.actors) if name.role is Role.METONYM else ""
    return {
        "start": name.span.start,
        "words": name.span.of(text),
        "role": f"{name.role.value} of {stands}" if stands else name.role.value,
        "place": place.id if place else None,
        "kind": place.kind.value if place else None,
        "where": where,
        "rule": name.rule,
    }


def coordinates(place: Place) -> str | None:
    """The point of a place in degrees, with the distance by which it may be wrong."""
    if place.latitude is None or place.longitude is None:
        return None
    unsure = f" ± {place.radius:g} km" if place.radius else ""
    return f"{place.latitude:.3f}, {place.longitude:.3f}{unsure}"


def alone(text: str) -> Story:
    """A story of the paragraphs of a text, its characters counted as in the text."""
    blocks, start = [], 0
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            blocks.append(Block(start, start + len(line), BlockKind.BODY, number))
        start += len(line) + 1
    return Story(make_id("s", "typed", text), "typed", "", text, digest(text), tuple(blocks))
