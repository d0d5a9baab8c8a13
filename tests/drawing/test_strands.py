"""The timeline of three times: every claim is drawn or counted, and each sign says what it stands for."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from tests.drawing.world import HOSTILE, SVG, gazetteer, lines, parsed, situation, words

from wederhoor.drawing import loom
from wederhoor.drawing.loom import NARROW, WIDE, Loom, Ways, draw, lane_name, slices
from wederhoor.drawing.span import Span
from wederhoor.drawing.span import draw as draw_span
from wederhoor.drawing.strands import FOCUS, LANES, MARKS, OWN, STRANDS, By, beyond, listed, party_of, weave
from wederhoor.drawing.telling import spoken
from wederhoor.model.period import Period
from wederhoor.model.vocabulary import UNATTRIBUTED, Certainty
from wederhoor.model.weights import Copy


def woven(told=None, by=By.PLACE, focus=None):
    return weave(told or situation(), words().theatre, gazetteer(), by, focus)


def drawn(found, code="nl", width=WIDE, ways=Ways(), places=None):  # noqa: B008 - a frozen value
    return draw(Loom(found, ways, words(code, places), width, "loom"))


def at(node, name):
    """A number that an element has."""
    return float(node.get(name))


def bars(svg):
    return [node for node in parsed(svg).iter(f"{SVG}rect") if node.get("class") == "wt-happened"]


def titles(svg):
    return ["".join(node.itertext()) for node in parsed(svg).iter(f"{SVG}title")]


def every(found):
    return [
        (lane, strand, telling)
        for lane in (*found.lanes, *found.left)
        for strand in lane.strands
        for telling in strand.tellings
    ]


@pytest.mark.parametrize("code", ["nl", "en"])
def test_golden(code, golden):
    golden(f"drawing/strands.{code}.svg", lines(drawn(woven(), code)))


@pytest.mark.parametrize("by", By)
def test_every_new_claim_is_drawn_or_counted(by):
    told = situation()
    found = woven(told, by)
    assert {telling.claim.id for _, _, telling in every(found)} == set(told.new)
    assert found.claims == len(told.new)
    for lane in found.lanes:
        whole = sum(len(strand.tellings) for strand in lane.strands)
        assert len(list(listed(lane))) + beyond(lane)["claims"] == whole
        assert len(lane.shown) <= STRANDS
        assert all(len(strand.shown) <= MARKS for strand in lane.shown)
    assert len(found.lanes) <= LANES


def test_what_has_no_room_is_said_with_its_number():
    told = situation()
    matter = max(
        (matter for matter in told.weighed.matters if set(matter.claims) & set(told.new)),
        key=lambda matter: len(matter.lines),
    )
    line = next(line for line in matter.lines if set(line.claims) & set(told.new))
    many = (line,) * (STRANDS + 3)
    crowded = replace(
        told,
        new=tuple(name for name in told.new if name in line.claims),
        weighed=replace(told.weighed, matters=(replace(matter, lines=many),)),
    )
    found = woven(crowded)
    lane = found.lanes[0]
    assert beyond(lane)["strands"] == 3
    text = "".join(parsed(drawn(found)).itertext())
    assert f"en nog 3 regels ({beyond(lane)['claims']} claim" in text
    alone = woven(crowded, focus=lane.key)
    assert [other.key for other in alone.lanes] == [lane.key]
    assert beyond(alone.lanes[0])["claims"] == 0
    assert FOCUS > STRANDS


def test_by_party_each_claim_stands_with_who_vouches():
    theatre = words().theatre
    for lane, _, telling in every(woven(by=By.PARTY)):
        assert party_of(telling.claim, theatre) == lane.key
    claim = next(iter(situation().claims.values()))
    assert party_of(replace(claim, claimants=(UNATTRIBUTED,)), theatre) == OWN
    assert party_of(replace(claim, claimants=("Nobody Known",)), theatre) == "unknown"


def test_a_claim_of_a_copied_report_is_hollow_and_says_so():
    told = situation()
    first, second = told.inside[0], told.inside[-1]
    origins = tuple(
        replace(origin, story=first) if any(told.claims[name].story == second for name in origin.claims) else origin
        for origin in told.weighed.origins
        if all(name in told.claims for name in origin.claims)
    )
    copied = replace(told.weighed, copies=(Copy(second, first, "full", 1.0, "reuse"),), origins=origins)
    found = woven(replace(told, weighed=copied))
    assert first != second
    assert any(telling.copy for _, _, telling in every(found))
    for _, _, telling in every(found):
        assert telling.copy == (telling.claim.story == second)
    assert any(", kopie" in title for title in titles(drawn(found)))


def test_a_mark_is_named_by_kind_status_certainty_speaker_and_times():
    told = situation()
    lines = (line for matter in told.weighed.matters for line in matter.lines)
    name = next(name for line in lines for name in line.claims if name in told.new)
    claim = replace(told.claims[name], certainty=Certainty.DENIED, when=Period.parse("2022-09-09"))
    found = woven(replace(told, claims={**told.claims, name: claim}))
    lane, strand, telling = next(item for item in every(found) if item[2].claim.id == name)
    said = next(
        title for title in titles(drawn(found)) if "ontkend" in title and words().say("kind", strand.kind) in title
    )
    assert lane_name(lane, By.PLACE, words()) in said
    assert f"status {words().say('status', strand.status)}" in said
    assert "gebeurd 9 september 2022" in said
    assert spoken(telling.published, words()) in said


def test_a_bar_is_as_wide_as_its_time_is_uncertain():
    told = situation()
    claims = {
        name: replace(claim, when=Period.parse("2022-09-11" if place % 2 else "2022-09-10/2022-09-11"))
        for place, (name, claim) in enumerate(sorted(told.claims.items()))
    }
    wide = replace(told, period=Period.parse("2022-09-08/2022-09-11"), claims=claims)
    column = (WIDE - 262 - 2) / 4
    shown = (at(bar, "width") for bar in bars(drawn(woven(wide))))
    widths = {round(width / column) for width in shown if width > 20}  # the key's own bar is narrower
    assert widths == {1, 2}


def test_what_lies_outside_the_days_is_an_arrow_at_their_edge():
    told = situation()
    claims = {name: replace(claim, when=Period.parse("2022-02-24")) for name, claim in told.claims.items()}
    svg = drawn(woven(replace(told, claims=claims)))
    assert 'class="wt-arrow"' in svg
    assert all(at(bar, "x") == 262 for bar in bars(svg) if at(bar, "x") >= 0)
    none = {name: replace(claim, when=None, said=None) for name, claim in told.claims.items()}
    assert 'class="wt-arrow"' not in drawn(woven(replace(told, claims=none)))


def test_marks_lead_where_they_are_told_and_the_chosen_one_is_current():
    found = woven()
    ids = [telling.claim.id for lane in found.lanes for _, telling in listed(lane)]
    ways = Ways(claims={name: f"/x?claim={name}&y=1" for name in ids}, chosen=ids[0])
    marks = [node for node in parsed(drawn(found, ways=ways)).iter(f"{SVG}a") if node.get("class") == "wt-mark"]
    assert {mark.get("href") for mark in marks} == set(ways.claims.values())
    assert {mark.get("data-claim") for mark in marks if mark.get("aria-current")} == {ids[0]}
    assert all(mark.get("aria-label") for mark in marks)


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_hostile_names_are_text(width):
    svg = drawn(woven(), places=gazetteer(HOSTILE), width=width)
    assert "<script" not in svg
    assert not [node for node in parsed(svg).iter() if node.tag.endswith("script")]
    if width == NARROW:
        assert "<script>" in "".join(parsed(svg).itertext())


@pytest.mark.parametrize("sheet", [620.0, 60.0])
def test_on_paper_it_is_cut_between_lanes_or_strands_and_nothing_is_lost(monkeypatch, sheet):
    monkeypatch.setattr(loom, "SHEET", sheet)
    found = woven()
    cut = slices(Loom(found, Ways(), words(), WIDE, "loom"))
    svg = parsed(drawn(found))
    ends = [top + high for top, high in cut]
    assert [top for top, _ in cut] == [0.0, *ends[:-1]]
    assert ends[-1] == pytest.approx(at(svg, "height"), abs=0.1)
    tops = [top for top, _ in cut]
    for group in svg.iter(f"{SVG}g"):
        if group.get("class") == "wt-strand":
            heights = [at(node, "y") for node in group.iter(f"{SVG}text")]
            spot = [sum(top <= height for top in tops) for height in heights]
            assert len(set(spot)) == 1  # the words of a strand stay together
    strands, lanes = sum(len(lane.shown) for lane in found.lanes), len(found.lanes)
    assert len(cut) == (lanes if sheet > 100 else strands) + 1


def test_without_claims_it_says_so():
    empty = woven(replace(situation(), new=()))
    assert words().say("strands", "nothing") in "".join(parsed(drawn(empty)).itertext())


@pytest.mark.parametrize("number", [1, 10, 62, 400, 1700])
def test_the_axis_of_days_has_a_bar_for_each_and_names_that_do_not_touch(number):
    first = date(2022, 2, 24)
    days = tuple((first + timedelta(days=step), 1 + step % 7) for step in range(number))
    svg = draw_span(Span(days, days[-1][0], days[-1][0], 880.0, "span"), words())
    tree = parsed(svg)
    assert tree.get("data-first") == first.isoformat()
    assert tree.get("data-days") == str(number)
    assert len([node for node in tree.iter(f"{SVG}rect") if node.get("class") in {"wt-bar", "wt-chosen"}]) == number
    assert len([node for node in tree.iter(f"{SVG}rect") if node.get("class") == "wt-chosen"]) == 1
    spots = [at(node, "x") for node in tree.iter(f"{SVG}text")]
    assert spots == sorted(spots)
    assert 1 <= len(spots) < 40
