"""What is said and in which order, on demonstration text."""

import re
from dataclasses import fields, is_dataclass, replace
from datetime import datetime

from tests.briefing.demonstration import gazetteer, theatre

from wederhoor.briefing import compose
from wederhoor.briefing.once import lines_of
from wederhoor.model.period import Period
from wederhoor.model.vocabulary import Certainty, Kind, Status, WhenBasis
from wederhoor.weighing.weighed import Weighed


def _short(update):
    return [line.said[0].claim for line in update.short]


def test_in_short_holds_at_most_five_matters_each_once(update):
    assert len(update.short) == 5
    assert len({line.matter for line in update.short}) == 5
    assert [line.number for line in update.short] == [1, 2, 3, 4, 5]


def test_a_holder_that_changed_comes_first_and_a_number_last(update, demo):
    firsts = [{said.claim.kind for said in line.said} for line in update.short]
    assert Kind.WITHDRAWAL in firsts[0] or Kind.RECAPTURE in firsts[0]
    assert _short(update)[2].id == demo.claims["village"].id
    assert _short(update)[4].id == demo.claims["battles"].id


def test_a_contested_line_gives_both_sides_the_older_first(update, demo):
    lines = {tuple(said.claim.id for said in line.said) for line in update.short}
    assert (demo.claims["izium"].id, demo.claims["denied"].id) in lines
    assert (demo.claims["orderly"].id, demo.claims["british"].id) in lines


def test_a_village_that_nobody_confirmed_carries_the_remark(update, demo):
    line = next(line for line in update.short if line.said[0].claim.id == demo.claims["village"].id)
    assert [remark.rule for remark in line.remarks] == ["not_confirmed"]


def test_every_line_is_printed_once(update):
    lines = lines_of(update)
    printed = [(line.said[0].claim.id, len(line.said)) for line in lines]
    assert len(printed) == len(set(printed))
    assert [line.id for line in lines] == [f"L{place}" for place in range(1, len(lines) + 1)]


def test_copies_share_a_citation_and_count_as_outlets_of_one_origin(update, demo):
    line = next(line for line in update.short if line.said[0].claim.id == demo.claims["village"].id)
    assert line.voices[0].origins == 1
    assert line.voices[0].outlets == ("Proefbode", "Voorbeeldkrant")
    cited = update.citations[line.citations[0] - 1]
    assert [copy.outlet for copy in cited.reprints] == ["Voorbeeldkrant"]


def test_citations_are_numbered_in_the_order_of_first_need(update):
    assert [citation.number for citation in update.citations] == list(range(1, len(update.citations) + 1))
    assert update.short[0].citations[0] == 1


def test_citation_says_where_its_sentence_stands(update, demo):
    place = {citation.claims[0]: (citation.paragraph, citation.sentence) for citation in update.citations}
    assert place[demo.claims["battles"].id] == (2, 3)


def test_a_correction_keeps_the_old_value_and_who_printed_it(update, demo):
    (found,) = update.corrections
    assert found.new.claim.id == demo.claims["new_number"].id
    assert found.old is not None
    assert found.old.claim.id == demo.claims["old_number"].id
    assert found.old_outlets == ("Proefbode",)


def test_a_correction_whose_old_claim_is_not_known_still_stands(demo, dutch):
    weighed = demo.situation.weighed
    fewer = replace(weighed, relations=(), series=())
    update = compose(replace(demo.situation, weighed=fewer), None, dutch, theatre(), gazetteer())
    assert [item.old for item in update.corrections] == [None]


def test_silence_is_listed_once_for_all_copies(update, demo):
    quiet = [item.said.claim.id for item in update.quiet]
    assert quiet == [demo.claims["village_doubt"].id, demo.claims["kremlin"].id]
    assert [item.see for item in update.quiet] == [3, None]


def test_a_number_stands_beside_the_other_window_of_its_report(update):
    row = next(row for row in update.rows if row.unit == "battles")
    assert [point.quantity.value for point in row.points] == [261.0]
    assert [(point.quantity.value, point.quantity.unit) for point in row.beside] == [(100.0, "battles_per_day")]


def test_a_corrected_number_keeps_its_old_unit_beside_the_new(update):
    row = next(row for row in update.rows if row.unit == "km2")
    assert [point.quantity.unit for point in row.points] == ["km", "km2"]
    assert [point.corrected_by is not None for point in row.points] == [True, False]


def test_a_headline_that_a_sentence_answers_for_is_no_line(update, demo):
    assert all(line.said[0].claim.id != demo.claims["headline"].id for line in lines_of(update))
    assert [item.said.claim.id for item in update.headlines] == [demo.claims["headline"].id]
    assert update.headlines[0].body.claim.id == demo.claims["izium"].id


def test_a_headline_with_a_place_has_no_source_in_a_sentence_without_it(demo, dutch):
    izium = demo.claims["izium"]
    claims = {**demo.situation.claims, izium.id: replace(izium, places=(), agent=("Ukraine",))}
    update = compose(replace(demo.situation, claims=claims), None, dutch, theatre(), gazetteer())
    assert update.headlines == ()
    assert demo.claims["headline"].id in [line.said[0].claim.id for line in update.own_voice]


def test_own_voice_stands_apart(update, demo):
    assert [line.said[0].claim.id for line in update.own_voice] == [demo.claims["light"].id]
    grouped = {line.said[0].claim.id for group in update.changed for line in group.lines}
    assert demo.claims["light"].id not in grouped


def test_what_is_dated_only_to_the_month_stands_last(update, demo):
    assert [line.said[0].claim.id for group in update.overlapping for line in group.lines] == [demo.claims["month"].id]
    assert update.spans == (("2022-09", 1),)


def test_holder_names_who_says_it_and_who_denies_it(update):
    (holder,) = update.holders
    assert (holder.place, holder.holder, holder.change, holder.before) == ("Izium", "ukraine", "changed", "russia")
    assert holder.claimed[0].claimants == ("Volodymyr Zelensky",)
    assert holder.denied[0].claimants == ("Russia",)
    assert holder.admitted == ()


def test_status_is_compared_with_the_update_before(demo, dutch):
    update = compose(demo.situation, demo.situation, dutch, theatre(), gazetteer())
    assert update.header.counts.contradictions == 0
    lines = (*update.short, *(line for group in update.changed for line in group.lines), *update.talks)
    assert all(line.was in {line.status, None} for line in lines)
    assert any(line.was for line in lines)
    assert update.confirmed == ()


def test_the_order_in_which_claims_came_changes_nothing(demo, dutch, update):
    situation = demo.situation
    backwards = replace(
        situation,
        claims=dict(reversed(situation.claims.items())),
        stories=dict(reversed(situation.stories.items())),
        new=tuple(reversed(situation.new)),
        inside=tuple(reversed(situation.inside)),
    )
    assert compose(backwards, None, dutch, theatre(), gazetteer()) == update


def test_an_empty_situation_composes(demo, dutch):
    situation = demo.situation
    empty = replace(
        situation,
        stories={},
        published={},
        bases={},
        inside=(),
        overlapping=(),
        earlier=(),
        claims={},
        new=(),
        fresh=(),
        weighed=Weighed(),
        silences_new=(),
        cells=(),
        cells_before=(),
        copies_new=(),
        readers=(),
    )
    update = compose(empty, None, dutch, theatre(), gazetteer())
    assert lines_of(update) == ()
    assert update.citations == ()


def test_a_purged_text_leaves_its_place(demo, dutch):
    situation = demo.situation
    gone = {name: replace(story, text="") for name, story in situation.stories.items()}
    update = compose(replace(situation, stories=gone), None, dutch, theatre(), gazetteer())
    assert all(citation.text == "" for citation in update.citations)
    assert any(note.rule == "text_removed" for note in update.notes)


def test_no_moment_but_those_of_reports_and_knowledge_enters(update, demo):
    moments = {value for value in _values(update) if isinstance(value, datetime)}
    periods = demo.situation.published.values()
    allowed = {update.header.known_at, update.header.period.start, update.header.period.end}
    allowed |= {end for period in periods for end in (period.start, period.end)}
    allowed |= {end for claim in demo.claims.values() if claim.when for end in (claim.when.start, claim.when.end)}
    assert moments <= allowed


def _values(value):
    if is_dataclass(value):
        for field in fields(value):
            yield from _values(getattr(value, field.name))
    elif isinstance(value, tuple):
        for item in value:
            yield from _values(item)
    else:
        yield value


def test_a_clause_read_twice_counts_as_the_weaker(demo, dutch):
    situation = demo.situation
    doubt = demo.claims["village_doubt"]
    firm = replace(doubt, certainty=Certainty.ASSERTED, id="c-firm")
    claims = {**situation.claims, "c-firm": firm}
    update = compose(
        replace(situation, claims=claims, new=(*situation.new, "c-firm")), None, dutch, theatre(), gazetteer()
    )
    assert all(said.claim.id != "c-firm" for line in lines_of(update) for said in line.said)


def test_footer_names_reader_and_packs(update, dutch):
    assert update.footer.readers == ("demonstration 1",)
    assert ("languages/nl", dutch.digest) in update.footer.packs
    assert all(re.fullmatch(r"[a-z]+/[a-z]+", name) for name, _ in update.footer.packs)


def test_statuses_come_from_weighing_alone(update, demo):
    by_matter = {
        (matter.id, part.kind): part.standing.status
        for matter in demo.situation.weighed.matters
        for part in matter.lines
    }
    for line in lines_of(update):
        assert line.status is by_matter.get((line.matter, line.kind), Status.CLAIMED)


def test_a_report_that_says_nothing_of_the_war_is_not_counted(demo, dutch, update):
    situation = demo.situation
    name = situation.inside[0]
    other = replace(situation.stories[name], id="s-weather", outlet="Weerbericht", text="Morgen schijnt de zon.")
    more = replace(
        situation,
        stories={**situation.stories, other.id: other},
        published={**situation.published, other.id: situation.published[name]},
        inside=(*situation.inside, other.id),
        aside=situation.aside + 1,
    )
    header = compose(more, None, dutch, theatre(), gazetteer()).header
    assert (header.reports, header.outlets) == (update.header.reports, update.header.outlets)
    assert (header.all_reports, header.all_outlets) == (update.header.all_reports, update.header.all_outlets)


def test_an_old_event_on_the_ground_opens_no_update(demo, dutch):
    claim = demo.claims["village"]
    old = replace(claim, when=Period.parse("2022-09-07"), when_basis=WhenBasis.WORDS)
    known = replace(demo.situation, claims={**demo.situation.claims, claim.id: old})
    update = compose(known, None, dutch, theatre(), gazetteer())
    assert all(line.said[0].claim.id != claim.id for line in update.short)
    assert any(line.said[0].claim.id == claim.id for line in lines_of(update))


def test_what_a_claimant_leaves_open_himself_is_no_remark_on_his_own_words(demo, dutch):
    silent = demo.claims["kremlin"]
    own = replace(demo.claims["village"], claimants=silent.claimants)
    about = replace(silent, about=own.id)
    claims = {**demo.situation.claims, own.id: own, silent.id: about}
    update = compose(replace(demo.situation, claims=claims), None, dutch, theatre(), gazetteer())
    line = next(line for line in lines_of(update) if own.id in line.claims)
    assert "unanswered" not in {remark.rule for remark in line.remarks}
