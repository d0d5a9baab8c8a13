"""What is said and in which order. Rule: a line is printed once in full; later sections point to its number."""

from collections import defaultdict
from dataclasses import replace

from wederhoor.briefing.desk import Desk
from wederhoor.briefing.lines import Candidate, candidates, line_of, numbered, status_before
from wederhoor.briefing.material import Material
from wederhoor.briefing.notes import notes
from wederhoor.briefing.opposed import contradictions, corrections
from wederhoor.briefing.ranking import changed_holder, in_short
from wederhoor.briefing.ranking import holders as holders_of
from wederhoor.briefing.silent import headlines, is_talk, own_voice, silences
from wederhoor.briefing.tables import holders, rows
from wederhoor.briefing.update import Counts, Footer, Group, Header, Line, Update
from wederhoor.model.actors import Actor
from wederhoor.model.packs import LanguagePack, Theatre
from wederhoor.model.places import Gazetteer, Place
from wederhoor.model.vocabulary import UNATTRIBUTED, Certainty, PlaceKind, RelationKind, Status

ORDER = (
    PlaceKind.SETTLEMENT,
    PlaceKind.SITE,
    PlaceKind.WATER,
    PlaceKind.SECTOR,
    PlaceKind.REGION,
    PlaceKind.OBLAST,
    PlaceKind.COUNTRY,
)


def compose_update(
    material: Material, previous: Material | None, language: LanguagePack, theatre: Theatre, gazetteer: Gazetteer
) -> Update:
    """The update of a period; the language gives its digest to the footer and nothing else."""
    desk = Desk(material)
    found = candidates(material, material.inside)
    chosen = in_short(found, material, previous, theatre, gazetteer)
    short = numbered(
        tuple(line_of(item, desk, status_before(item, previous), place) for place, item in enumerate(chosen, 1)), 1
    )
    by_matter = {line.matter: line.number for line in short if line.matter and line.number}
    by_citation = {line.said[0].citation: line.number for line in short if line.number}
    rest = tuple(item for item in found if item not in chosen)
    changed = _groups(tuple(item for item in rest if _has_source(item)), short, desk, previous, gazetteer)
    opposed = contradictions(material, desk, theatre, by_matter)
    confirmed = tuple(line for line in _all_lines(short, changed) if line.status is Status.CONFIRMED)
    corrected = corrections(found, desk)
    held = holders(desk)
    numbers = rows(desk)
    talks = tuple(line_of(item, desk, status_before(item, previous)) for item in rest if _is_talk(item))
    quiet = silences(desk, by_citation)
    voice = tuple(line_of(item, desk, None) for item in own_voice(rest, material))
    heads = headlines(found, desk)
    later = _overlapping(material, desk, gazetteer)
    citations = desk.citations()
    update = Update(
        header=_header(material, previous, theatre),
        short=short,
        changed=changed,
        contradictions=opposed,
        confirmed=confirmed,
        corrections=corrected,
        holders=held,
        rows=numbers,
        talks=talks,
        quiet=quiet,
        own_voice=voice,
        headlines=heads,
        overlapping=later,
        spans=_spans(material),
        citations=citations,
        notes=notes(material, citations),
        footer=_footer(material, language, theatre),
        actors=(),
        places=(),
    )
    return _with_names(_with_ids(update), material, theatre, gazetteer)


def _has_source(item: Candidate) -> bool:
    if item.quiet or item.own_voice or is_talk(item):
        return False
    return item.main.certainty is not Certainty.CORRECTED


def _is_talk(item: Candidate) -> bool:
    return is_talk(item) and not item.quiet and item.main.certainty is not Certainty.CORRECTED


def _all_lines(short: tuple[Line, ...], groups: tuple[Group, ...]) -> tuple[Line, ...]:
    return short + tuple(line for group in groups for line in group.lines)


def _groups(
    items: tuple[Candidate, ...],
    short: tuple[Line, ...],
    desk: Desk,
    previous: Material | None,
    gazetteer: Gazetteer,
) -> tuple[Group, ...]:
    """The lines by place: towns, waters, regions, countries, and what has no place last."""
    by_place: dict[str | None, list[Candidate]] = defaultdict(list)
    for item in items:
        by_place[item.matter.place].append(item)
    see: dict[str | None, list[int]] = defaultdict(list)
    for line in short:
        see[line.place].append(line.number or 0)
    places = sorted({*by_place, *see}, key=lambda place: _place_order(place, gazetteer))
    return tuple(
        Group(
            place,
            tuple(line_of(item, desk, status_before(item, previous)) for item in by_place.get(place, ())),
            tuple(see.get(place, ())),
        )
        for place in places
        if by_place.get(place)
    )


def _place_order(place: str | None, gazetteer: Gazetteer) -> tuple[int, str]:
    if place is None:
        return len(ORDER) + 1, ""
    known = gazetteer.get(place)
    return (ORDER.index(known.kind) if known else len(ORDER)), place


def _overlapping(material: Material, desk: Desk, gazetteer: Gazetteer) -> tuple[Group, ...]:
    items = tuple(item for item in candidates(material, material.overlapping) if _has_source(item))
    return _groups(items, (), desk, None, gazetteer)


def _spans(material: Material) -> tuple[tuple[str, int], ...]:
    counts: dict[str, int] = defaultdict(int)
    for story in material.overlapping:
        counts[material.published[story].edtf] += 1
    return tuple(sorted(counts.items()))


def _header(material: Material, previous: Material | None, theatre: Theatre) -> Header:
    inside = [material.stories[story] for story in sorted(material.inside)]
    copied = {copy.story for copy in material.copies}
    return Header(
        theatre=tuple(sorted(theatre.name.items())),
        period=material.period,
        known_at=material.known_at,
        compared_with=previous.known_at if previous else None,
        reports=len(inside),
        outlets=len({story.outlet for story in inside if story.outlet}),
        claims=len(material.new),
        copies=len(copied & material.inside),
        all_reports=len(material.stories),
        all_outlets=len({story.outlet for story in material.stories.values() if story.outlet}),
        all_copies=len(copied),
        undated=material.undated,
        unnamed=sum(1 for story in inside if not story.outlet),
        counts=_counts(material, previous),
    )


def _counts(material: Material, previous: Material | None) -> Counts:
    found = candidates(material, material.inside)
    fresh = [item for item in found if status_before(item, previous) is not item.part.standing.status]
    opposed = {item.matter.id for item in fresh if item.part.standing.status is Status.CONTESTED}
    corrected = {claim for claim in material.new if material.claims[claim].certainty is Certainty.CORRECTED}
    corrected |= {
        item.a for item in material.relations if item.kind is RelationKind.CORRECTS and item.a in material.new
    }
    quiet = {material.claims[claim].sentence for claim in material.new if _asks(material, claim)}
    return Counts(
        holders=sum(1 for place in holders_of(material.cells) if changed_holder(place, material)),
        confirmed=sum(1 for item in fresh if item.part.standing.status is Status.CONFIRMED),
        contradictions=len(opposed),
        corrections=len(corrected),
        unanswered=len(quiet),
    )


def _asks(material: Material, claim: str) -> bool:
    return material.claims[claim].certainty in {Certainty.NO_COMMENT, Certainty.UNCONFIRMED}


def _footer(material: Material, language: LanguagePack, theatre: Theatre) -> Footer:
    packs = ((f"languages/{language.code}", language.digest), (f"theatres/{theatre.id}", theatre.digest))
    return Footer(tuple(sorted(set(material.readers))), packs)


def _with_ids(update: Update) -> Update:
    """The update with an id on every line, in the order of printing."""
    counter = len(update.short)

    def give(lines: tuple[Line, ...]) -> tuple[Line, ...]:
        nonlocal counter
        given = numbered(lines, counter + 1)
        counter += len(lines)
        return given

    changed = tuple(replace(group, lines=give(group.lines)) for group in update.changed)
    talks, voice = give(update.talks), give(update.own_voice)
    later = tuple(replace(group, lines=give(group.lines)) for group in update.overlapping)
    confirmed = tuple(line for line in _all_lines(update.short, changed) if line.status is Status.CONFIRMED)
    return replace(update, changed=changed, talks=talks, own_voice=voice, overlapping=later, confirmed=confirmed)


def _with_names(update: Update, material: Material, theatre: Theatre, gazetteer: Gazetteer) -> Update:
    """The update with every actor and place that its claims name."""
    cited = {claim for citation in update.citations for claim in citation.claims}
    actors, places = set[str](), {holder.place for holder in update.holders}
    for claim in (material.claims[name] for name in cited):
        actors |= {*claim.claimants, *claim.via, *claim.agent, *claim.target}
        places |= {*claim.place_ids, *claim.target}
    places |= {group.place for group in (*update.changed, *update.overlapping) if group.place}
    places |= {line.place for line in _all_lines(update.short, update.changed) if line.place}
    places |= {item.place for item in update.contradictions if item.place} | {
        row.place for row in update.rows if row.place
    }
    known: list[Actor] = [theatre.actors[name] for name in sorted(actors - {UNATTRIBUTED}) if name in theatre.actors]
    found: list[Place] = [place for name in sorted(places) if (place := gazetteer.get(name))]
    return replace(update, actors=tuple(known), places=tuple(found))
