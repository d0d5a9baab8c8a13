"""What is said and in which order. Rule: a line is printed once in full; later sections point to its number."""

from collections import defaultdict
from dataclasses import replace

from wederhoor.briefing.desk import Desk, Key
from wederhoor.briefing.lines import Candidate, borne_out, candidates, line_of, numbered, status_before, unique
from wederhoor.briefing.material import Material
from wederhoor.briefing.notes import notes
from wederhoor.briefing.numbers import paired
from wederhoor.briefing.opposed import contradictions, corrections, is_fresh
from wederhoor.briefing.perhaps import perhaps
from wederhoor.briefing.ranking import changed_holder, in_short
from wederhoor.briefing.ranking import holders as holders_of
from wederhoor.briefing.silent import headlines, is_talk, own_voice, repeats_body, silences, still
from wederhoor.briefing.tables import holders, rows
from wederhoor.briefing.update import (
    Citation,
    Contradiction,
    Correction,
    Counts,
    Footer,
    Group,
    Header,
    Line,
    Quiet,
    Update,
)
from wederhoor.model.actors import Actor
from wederhoor.model.claims import Claim
from wederhoor.model.packs import LanguagePack, Theatre
from wederhoor.model.places import Gazetteer, Place
from wederhoor.model.vocabulary import UNATTRIBUTED, Certainty, Family, RelationKind, Status
from wederhoor.situation.demonstration import made_up
from wederhoor.situation.regions import Regions, Where, sector_names

FAMILIES = (Family.GROUND, Family.STRIKES, Family.PEOPLE, Family.TALKS, Family.WORDS)


def compose_update(
    material: Material, previous: Material | None, language: LanguagePack, theatre: Theatre, gazetteer: Gazetteer
) -> Update:
    """The update of a period; the language gives its digest to the footer and nothing else."""
    desk, regions = Desk(material), Regions(theatre, gazetteer)
    found = unique(candidates(material, material.inside), desk)
    found += borne_out(found, material, previous)
    chosen = paired(in_short(found, material, previous, theatre, gazetteer), found, material, theatre)
    short = numbered(
        tuple(line_of(item, desk, status_before(item, previous), place) for place, item in enumerate(chosen, 1)), 1
    )
    by_matter = {line.matter: line.number for line in reversed(short) if line.matter and line.number}
    by_claim = {said.claim.id: line.number for line in short if len(line.said) > 1 for said in line.said if line.number}
    by_citation = {line.said[0].citation: line.number for line in short if line.number}
    printed = {claim for line in short for claim in line.claims}
    heads = headlines(found, desk)
    replaced = {item.b for item in material.relations if item.kind is RelationKind.CORRECTS and item.a in material.new}
    answered = {desk.key(said.claim) for line in short if len(line.said) > 1 for said in line.said}
    left = (item for item in found if item.main.id not in printed | replaced and not _told_above(item, desk, answered))
    rest = tuple(item for item in left if not repeats_body(item.main, material))
    changed = _groups(tuple(item for item in rest if _has_source(item)), short, desk, previous, regions)
    opposed = contradictions(material, desk, theatre, {**by_matter, **by_claim})
    confirmed = _newly_confirmed(short, changed)
    corrected = corrections(found, desk)
    held = holders(desk)
    numbers = rows(desk)
    talks = tuple(line_of(item, desk, status_before(item, previous)) for item in rest if _is_talk(item))
    quiet = silences(desk, by_citation)
    voice = tuple(line_of(item, desk, None) for item in own_voice(rest, material))
    later = _overlapping(material, desk, regions)
    maybe = perhaps(desk)
    citations = desk.citations()
    update = Update(
        header=_header(material, previous, theatre, _counts(found, previous, material, opposed, corrected, quiet)),
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
        perhaps=maybe,
        citations=citations,
        notes=notes(desk.whole, citations),
        footer=_footer(material, language, theatre),
        claims=_cited(citations, desk.whole),
        actors=(),
        places=(),
        still=still(material, theatre, gazetteer),
    )
    return _with_names(_with_ids(update), desk.whole, theatre, gazetteer)


def _told_above(item: Candidate, desk: Desk, answered: set[Key]) -> bool:
    """Whether a line is the other side of one in short, or was taken back, which the corrections tell."""
    status = item.part.standing.status
    if status is Status.WITHDRAWN:
        behind = (claim for reason in item.part.standing.reasons for claim in reason.claims)
        return any(claim in desk.material.new and claim not in item.part.claims for claim in behind)
    return status is Status.CONTESTED and desk.key(item.main) in answered


def _cited(citations: tuple[Citation, ...], material: Material) -> tuple[Claim, ...]:
    names = dict.fromkeys(claim for citation in citations for claim in citation.claims)
    return tuple(material.claims[name] for name in names)


def _has_source(item: Candidate) -> bool:
    if item.quiet or item.own_voice or is_talk(item):
        return False
    return item.main.certainty is not Certainty.CORRECTED


def _is_talk(item: Candidate) -> bool:
    return is_talk(item) and not item.quiet and item.main.certainty is not Certainty.CORRECTED


def _all_lines(short: tuple[Line, ...], groups: tuple[Group, ...]) -> tuple[Line, ...]:
    return short + tuple(line for group in groups for line in group.lines)


def _newly_confirmed(short: tuple[Line, ...], groups: tuple[Group, ...]) -> tuple[Line, ...]:
    lines = _all_lines(short, groups)
    return tuple(line for line in lines if line.status is Status.CONFIRMED and line.was is not Status.CONFIRMED)


def _groups(
    items: tuple[Candidate, ...],
    short: tuple[Line, ...],
    desk: Desk,
    previous: Material | None,
    regions: Regions,
) -> tuple[Group, ...]:
    """The lines by sector, then by place outside them, and what has no place last; in a group towns come first."""
    grouped: dict[Where, list[Candidate]] = defaultdict(list)
    for item in sorted(items, key=lambda item: (*regions.rank(item.matter.place), FAMILIES.index(item.family))):
        grouped[regions.where(item.matter.place)].append(item)
    see: dict[Where, list[int]] = defaultdict(list)
    for line in short:
        see[regions.where(line.place)].append(line.number or 0)
    return tuple(
        Group(
            *where,
            tuple(line_of(item, desk, status_before(item, previous)) for item in grouped[where]),
            tuple(see.get(where, ())),
        )
        for where in sorted(grouped, key=regions.order)
    )


def _overlapping(material: Material, desk: Desk, regions: Regions) -> tuple[Group, ...]:
    items = tuple(item for item in candidates(material, material.overlapping) if _has_source(item))
    return _groups(items, (), desk, None, regions)


def _spans(material: Material) -> tuple[tuple[str, int], ...]:
    counts: dict[str, int] = defaultdict(int)
    for story in material.overlapping:
        counts[material.published[story].edtf] += 1
    return tuple(sorted(counts.items()))


def _header(material: Material, previous: Material | None, theatre: Theatre, counts: Counts) -> Header:
    told = {story for story in material.stories if material.by_story.get(story)}  # others say nothing of the war
    inside = [material.stories[story] for story in sorted(material.inside & told)]
    copied = {copy.story for copy in material.copies}
    beyond = material.beyond
    return Header(
        theatre=tuple(sorted(theatre.name.items())),
        period=material.period,
        known_at=material.known_at,
        compared_with=previous.known_at if previous else None,
        reports=len(inside),
        outlets=len({story.outlet for story in inside if story.outlet}),
        claims=len(material.new),
        copies=len(copied & material.inside),
        all_reports=beyond.reports if beyond else len(told),
        all_outlets=beyond.outlets if beyond else len({s for story in told if (s := material.stories[story].outlet)}),
        all_copies=None if beyond else len(copied),
        undated=material.undated,
        unnamed=sum(1 for story in inside if not story.outlet),
        possible=len(material.possible),
        counts=counts,
        since=previous is not None and previous.period == material.period,
        demonstration=made_up(material.stories.values()),
    )


def _counts(
    found: tuple[Candidate, ...],
    previous: Material | None,
    material: Material,
    opposed: tuple[Contradiction, ...],
    corrected: tuple[Correction, ...],
    quiet: tuple[Quiet, ...],
) -> Counts:
    """What changed since the update before, each matter once."""
    confirmed = [item for item in found if item.part.standing.status is Status.CONFIRMED]
    fresh = {item.matter.id for item in confirmed if status_before(item, previous) is not Status.CONFIRMED}
    return Counts(
        holders=sum(1 for place in holders_of(material.cells) if changed_holder(place, material)),
        confirmed=len(fresh),
        contradictions=sum(1 for item in opposed if is_fresh(item, material, previous)),
        corrections=len(corrected),
        unanswered=sum(1 for item in quiet if item.status == "new"),
    )


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
    confirmed = _newly_confirmed(update.short, changed)
    return replace(update, changed=changed, talks=talks, own_voice=voice, overlapping=later, confirmed=confirmed)


def _with_names(update: Update, material: Material, theatre: Theatre, gazetteer: Gazetteer) -> Update:
    """The update with every actor and place that its claims name."""
    cited = {claim for citation in update.citations for claim in citation.claims}
    actors, places = set[str](), {holder.place for holder in update.holders}
    for claim in (material.claims[name] for name in cited):
        actors |= {*claim.claimants, *claim.via, *claim.agent, *claim.target}
        places |= {*claim.place_ids, *claim.target}
    places |= set(update.still)
    places |= {group.place for group in (*update.changed, *update.overlapping) if group.place}
    places |= {line.place for line in _all_lines(update.short, update.changed) if line.place}
    places |= {item.place for item in update.contradictions if item.place} | {
        row.place for row in update.rows if row.place
    }
    known: list[Actor] = [actor for name in sorted(actors - {UNATTRIBUTED}) if (actor := theatre.actor(name))]
    found: list[Place] = [place for name in sorted(places) if (place := gazetteer.get(name))]
    return replace(
        update,
        actors=tuple(known),
        places=tuple(found),
        articles=_articles(known, theatre),
        sectors=sector_names(theatre),
    )


def _articles(actors: list[Actor], theatre: Theatre) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    table = theatre.tables.get("articles", {})
    return tuple(
        (code, tuple((actor.id, words[actor.id]) for actor in actors if words.get(actor.id)))
        for code, words in sorted(table.items())
    )
