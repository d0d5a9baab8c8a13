"""Judging by forms alone: each act, who may, what others did meanwhile, and text that would be more than text."""

import csv
import io
import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest
from tests.cli.examples import FRONT, LEARNED, claim_area, claim_denied, claim_taken, hour, small_ledger, typed
from tests.cli.examples import NUMBERS as UNDATED
from tests.web.judging import Desk, filled, form, give, said

from wederhoor.ledger import open_ledger
from wederhoor.ledger.acts import standing
from wederhoor.ledger.pinning import pins
from wederhoor.ledger.reviewing import review
from wederhoor.ledger.saving import save
from wederhoor.ledger.verifying import verify
from wederhoor.model.claims import Reading, with_id
from wederhoor.model.reviews import ActKind, Identity, Judgement, Review, see
from wederhoor.model.vocabulary import Kind
from wederhoor.web.tokens import Role, tokens_path

ONE, OTHER, THIRD = claim_taken(FRONT).id, claim_denied(FRONT).id, claim_area(UNDATED).id
STORY = f"/nl/story/{FRONT.id}"
PAGES = (
    "/nl/review",
    f"/nl/review/claim/{ONE}",
    f"/nl/review/matter/{ONE}",
    "/nl/review/actor?name=Ukrainian+General+Staff",
    "/nl/review/place?name=Izjoem",
    "/nl/review/log",
)
POSTS = (
    f"/nl/review/claim/{ONE}/verdict",
    f"/nl/review/claim/{ONE}/correct",
    f"/nl/review/matter/{ONE}",
    "/nl/review/actor",
    "/nl/review/place",
    "/nl/review/undo",
)


@pytest.fixture(scope="module")
def desk_files(tmp_path_factory):
    """A small ledger with the tokens of two reviewers and a reader, made once."""
    path = small_ledger(tmp_path_factory.mktemp("judge") / "small.sqlite")
    return path, give(path, Anouk=Role.REVIEWER, Boris=Role.REVIEWER, Lia=Role.READER)


@pytest.fixture
def small(desk_files, tmp_path):
    """A copy of it."""
    for path in (desk_files[0], tokens_path(desk_files[0])):
        shutil.copy(path, tmp_path)
    return tmp_path / desk_files[0].name


@pytest.fixture
def given(desk_files):
    """The tokens, by name."""
    return desk_files[1]


@pytest.fixture
def pages(small, given, visit):
    return visit(small)


@pytest.fixture
def anouk(pages, given):
    return Desk(pages, given["Anouk"])


@pytest.fixture
def boris(pages, given):
    return Desk(pages, given["Boris"])


def acts(ledger):
    with closing(open_ledger(ledger)) as store:
        assert verify(store) == ()
        return list(standing(store).values())


def test_claims_are_accepted_and_rejected_from_the_list_and_leave_it(small, anouk):
    page = anouk.open("/nl/review")
    assert [item.get("data-claim") for item in page.xpath("//li[@data-claim]")] == [ONE, OTHER, THIRD]
    page = anouk.done(form(page, f"{ONE}/verdict", act="accept"))
    assert "akkoord · Anouk" in said(page, "//div[@class='done']")
    page = anouk.done(form(page, f"{OTHER}/verdict", act="reject"), why="  staat er\nniet  ")
    assert [item.get("data-claim") for item in page.xpath("//li[@data-claim]")] == [THIRD]
    assert [(act.act, act.by, act.why) for act in acts(small)] == [
        (ActKind.ACCEPT, "Anouk", "nagelezen in het bericht"),
        (ActKind.REJECT, "Anouk", "staat er niet"),
    ]


def test_the_list_goes_on_with_the_next_claim_and_keeps_its_choice(anouk):
    page = anouk.open("/nl/review?place=Izium")
    answer = anouk.send(form(page, f"{ONE}/verdict", act="accept"))
    place, _, query = answer.headers["location"].partition("?")
    assert place == "/nl/review"
    assert query.startswith("place=Izium&done=e-")
    assert query.endswith(f"#{OTHER}")


def test_the_list_is_narrowed_by_day_place_source_outlet_kind_and_doubt(anouk):
    def names(query: str) -> list[str]:
        return [str(item.get("data-claim")) for item in anouk.open(f"/nl/review{query}").xpath("//li[@data-claim]")]

    assert names("?day=2022-09-11") == [ONE, OTHER]
    assert names("?day=0000-00-00") == names("?mark=undated") == names("?outlet=Omroep+Delta") == [THIRD]
    assert names("?place=Izium&claimant=Russian+Ministry+of+Defence") == [OTHER]
    assert names("?kind=battle") == []
    assert names("?known_at=2022-09-11T09:00") == [ONE, OTHER]
    facets = anouk.open("/nl/review").xpath("//nav[@id='filters']//a/@href")
    assert f"/nl/review?outlet={'Omroep+Delta'}" in facets
    assert anouk.pages.get("/nl/review?colour=red").status_code == 400


def test_a_correction_changes_only_what_was_changed_in_the_form(small, anouk):
    page = anouk.open(f"/nl/review/claim/{ONE}")
    sheet = form(page, "/correct")
    assert {"kind": "recapture", "claimants": "", "places": ""}.items() <= dict(filled(sheet)).items()
    page = anouk.done(sheet, kind="capture", when="2022-09-10", number="3.000", unit="km2", why="ingenomen")
    assert "wat er gebeurde: een herovering → een inname" in said(page, "//ol[@class='deeds']")
    (act,) = acts(small)
    assert isinstance(act, Review)
    assert act.changes is not None
    assert act.changes.fields == ("kind", "when", "quantity")
    assert act.changes.kind is Kind.CAPTURE
    assert act.changes.quantity is not None
    assert act.changes.quantity.value == 3000.0
    for path in (STORY, "/nl/search", "/nl/update/2022-09-11", f"/nl/matter/{ONE}"):
        assert "Redactie: wat er gebeurde" in said(anouk.open(path)), path
        assert "aangepast door Anouk: ingenomen" in said(anouk.open(path)), path


MISFITS: tuple[tuple[dict[str, str], str], ...] = (
    ({}, "Er verandert niets"),
    ({"why": " "}, "Geef een reden"),
    ({"claimants": "Piet Niemand"}, "Niemand heet hier ‘Piet Niemand’"),
    ({"claimants": ""}, "nooit zonder dit veld: wie het zegt"),
    ({"places": "Nergenshuizen"}, "De atlas kent geen plaats ‘Nergenshuizen’"),
    ({"places": "Koepjansk"}, "Kies een van deze"),
    ({"when": "gisteren"}, "‘gisteren’ is geen datum"),
    ({"kind": "taken"}, "‘taken’ kan hier niet: wat er gebeurde"),
    ({"number": "drie", "unit": "km2"}, "‘drie’ is geen aantal"),
    ({"number": "3", "unit": "elephants"}, "geen bekende eenheid"),
)


def test_what_does_not_fit_is_said_beside_what_was_typed_and_stores_nothing(small, anouk):
    sheet = form(anouk.open(f"/nl/review/claim/{ONE}"), "/correct")
    for typed_in, told in MISFITS:
        answer = anouk.send(sheet, **{"why": "getypt", **typed_in})
        assert answer.status_code == 422, told
        assert told in " ".join(answer.text.split())
        assert all(f'"{value}"' in answer.text for value in typed_in.values() if value.strip()), told
    assert acts(small) == []


def test_claimants_and_places_are_typed_in_dutch_and_chosen_from_what_the_words_may_mean(small, anouk):
    sheet = form(anouk.open(f"/nl/review/claim/{ONE}"), "/correct")
    offered = sheet.xpath(".//select[@name='places']/option/@value")
    assert {"Izium", "Izium Raion"} <= set(offered)
    other = form(anouk.open(f"/nl/review/claim/{OTHER}"), "/correct")
    assert ("claimants", "ministerie van Defensie van Rusland") in filled(other)
    anouk.done(sheet, places=["Izium Raion", ""], claimants=["ministerie van Defensie van Rusland"], why="streek")
    (act,) = acts(small)
    assert isinstance(act, Review)
    assert act.changes is not None
    assert [ref.place for ref in act.changes.places] == ["Izium Raion"]
    assert act.changes.claimants == ("Russian Ministry of Defence",)


def test_an_undo_puts_everything_back_and_can_itself_be_undone(small, anouk, boris):
    before = anouk.open(STORY)
    page = anouk.done(form(before, f"{OTHER}/verdict", act="reject"), why="dubbel")
    assert "afgewezen · Anouk" in said(page)
    assert OTHER not in typed("update", "2022-09-11", "--format", "json", ledger=small).out
    page = boris.done(form(boris.open(STORY), "/review/undo"), why="niet dubbel")
    assert acts(small) == []
    assert "(ongedaan gemaakt)" in said(page)
    log = anouk.open("/nl/review/log")
    first = said(log, "//tbody/tr[1]")
    assert first.startswith("ongedaan gemaakt: afgewezen")
    assert "niet dubbel" in first
    anouk.done(form(log, "/review/undo"), why="toch")
    assert [act.act for act in acts(small)] == [ActKind.REJECT]


def test_two_claims_are_set_apart_and_brought_together(small, anouk):
    page = anouk.open(f"/nl/review/matter/{ONE}")
    page = anouk.done(form(page, f"/matter/{ONE}"), b=OTHER, act="not_same_matter", why="andere plaats")
    assert "twee kwesties" in said(page)
    (act,) = acts(small)
    assert isinstance(act, Judgement)
    assert {act.a.claim.id, act.b.claim.id} == {ONE, OTHER}
    page = anouk.done(form(page, f"/matter/{ONE}"), other=OTHER[:10], act="same_matter", why="toch niet")
    assert [act.act for act in acts(small)] == [ActKind.NOT_SAME_MATTER, ActKind.SAME_MATTER]
    answer = anouk.send(form(page, f"/matter/{ONE}"), b=ONE, act="same_matter", why="een")
    assert answer.status_code == 422
    assert "twee verschillende claims" in answer.text


def test_actors_are_merged_either_way_and_split(small, anouk):
    page = anouk.open("/nl/review/actor?name=Ukrainian+General+Staff&q=Zaloezjny")
    assert "Valeri Zaloezjny" in said(page)
    sheet = form(page, "/review/actor")
    page = anouk.done(sheet, other="Valerii Zaluzhnyi", under="other", act="merge", why="hij leidt die")
    assert "telt als Valeri Zaloezjny" in said(page)
    assert "Valeri Zaloezjny" in said(anouk.open(STORY), f"//li[@data-claim='{ONE}']/p[@class='chain']")
    anouk.done(form(page, "/review/actor", other="Valerii Zaluzhnyi"), act="split", why="twee")
    assert [(act.act, act.actors) for act in acts(small) if isinstance(act, Identity)] == [
        (ActKind.MERGE, ("Valerii Zaluzhnyi", "Ukrainian General Staff")),
        (ActKind.SPLIT, ("Ukrainian General Staff", "Valerii Zaluzhnyi")),
    ]


def test_a_name_is_settled_on_one_of_its_places(small, anouk):
    page = anouk.open("/nl/review/place?name=Izjoem")
    sheet = form(page, "/review/place")
    assert sheet.xpath(".//input[@name='place']/@value")[:2] == ["Izium", "Izium Raion"]
    page = anouk.done(sheet, place="Izium Raion", why="het ging om de streek")
    assert "Nu vastgezet op district Izjoem" in said(page)
    with closing(open_ledger(small)) as store:
        assert pins(store)["izjoem"].place == "Izium Raion"
    anouk.done(form(anouk.open("/nl/review/log"), "/review/undo"))
    assert "niet vastgezet" in said(anouk.open("/nl/review/place?name=Izjoem"))
    assert anouk.send(sheet, other="Nergenshuizen", why="x", since="99").status_code == 422


def test_what_another_did_meanwhile_is_shown_and_nothing_is_stored(small, anouk, boris, tree):
    mine, theirs = (desk.open("/nl/review") for desk in (anouk, boris))
    boris.done(form(theirs, f"{ONE}/verdict", act="reject"), why="stond er niet")
    answer = anouk.send(form(mine, f"{ONE}/verdict", act="accept"))
    assert answer.status_code == 409
    assert "afgewezen</b> · Boris" in answer.text
    assert "stond er niet" in answer.text
    assert len(acts(small)) == 1
    anouk.done(form(mine, f"{OTHER}/verdict", act="accept"))  # nobody touched this one
    anouk.done(form(tree(answer.text), f"{ONE}/verdict"))
    assert [(act.act, act.by) for act in acts(small)][-1] == (ActKind.ACCEPT, "Anouk")


def test_two_corrections_stand_side_by_side_and_neither_is_lost(small, anouk, boris, tree):
    mine = form(anouk.open(f"/nl/review/claim/{ONE}"), "/correct")
    boris.done(form(boris.open(f"/nl/review/claim/{ONE}"), "/correct"), kind="capture", why="ingenomen")
    answer = anouk.send(mine, extent="part", why="deels")
    assert answer.status_code == 409
    page = tree(answer.text)
    assert "gecorrigeerd: wat er gebeurde: een herovering → een inname · Boris" in said(page, "//div[@role='alert']")
    again = form(page, "/correct")
    assert {("kind", "recapture"), ("extent", "part"), ("why", "deels")} <= set(filled(again))
    assert "nu vastgelegd: een inname" in said(page, "//fieldset[contains(@class, 'kind')]")
    anouk.done(again, kind="capture")
    last = acts(small)[-1]
    assert isinstance(last, Review)
    assert last.changes is not None
    assert (last.by, last.changes.fields) == ("Anouk", ("kind", "extent"))


def test_an_act_by_the_command_line_counts_as_anothers(small, anouk):
    page = anouk.open(STORY)
    told = typed("review", "reject", ONE, "--by", "C. Daal", "--why", "elders", ledger=small)
    assert told.code == 0, told.err
    answer = anouk.send(form(page, f"{ONE}/verdict", act="accept"))
    assert answer.status_code == 409
    assert "C. Daal" in answer.text


def test_while_another_program_writes_nothing_is_lost_and_it_can_be_sent_again(small, anouk, monkeypatch, tree):
    monkeypatch.setattr("wederhoor.cli.serving.PATIENCE", 0.05)
    page = anouk.open("/nl/review")
    with closing(sqlite3.connect(small, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        answer = anouk.send(form(page, f"{ONE}/verdict", act="reject"), why="getypte reden")
        assert answer.status_code == 503
        assert answer.headers["retry-after"] == "5"
        assert "wederhoor read" in answer.text
        other.execute("ROLLBACK")
    assert acts(small) == []
    anouk.done(form(tree(answer.text), f"{ONE}/verdict"))
    assert [act.why for act in acts(small)] == ["getypte reden"]


def test_reports_that_come_in_meanwhile_are_no_conflict_and_keep_the_judgement(small, anouk):
    page = anouk.open("/nl/review")
    with closing(open_ledger(small)) as store:
        save(store, (), (Reading(FRONT.id, "rules 2", (claim_taken(FRONT),)),), recorded_at=hour(7))
    anouk.done(form(page, f"{ONE}/verdict", act="accept"))
    assert len(acts(small)) == 1
    answer = anouk.send(form(page, f"{OTHER}/verdict", act="accept"))
    assert answer.status_code == 404


def test_what_a_newer_reading_says_otherwise_waits_again(small, anouk):
    with closing(open_ledger(small)) as store:
        told = (claim_taken(FRONT), claim_denied(FRONT))
        review(store, ActKind.ACCEPT, see(told[0], told), by="Boris", why="klopt", recorded_at=LEARNED)
        newer = with_id(replace(told[0], kind=Kind.CAPTURE))
        save(store, (), (Reading(FRONT.id, "rules 2", (newer, told[1])),), recorded_at=hour(7))
    page = anouk.open("/nl/review?mark=again")
    assert [item.get("data-claim") for item in page.xpath("//li[@data-claim]")] == [newer.id]
    assert "opnieuw te bekijken" in said(anouk.open("/nl/review/log"))


def test_only_reviewers_see_what_judges_and_on_an_open_server_nobody(small, pages, given, anouk, tmp_path, visit):
    lia = Desk(pages, given["Lia"])
    sent = {"since": "0", "why": "x", "act": "accept", "entry": "e-1", "name": "x", "form": ""}
    for path in PAGES:
        assert anouk.pages.get(path).status_code == 200
        assert lia.pages.get(path).status_code == 403
        assert pages.get(path).status_code == 401
    for path in POSTS:
        answer = lia.pages.post(path, data=sent)
        assert answer.status_code == 403
        assert "reviewer" in answer.text
        assert pages.post(path, data=sent).status_code == 401
    tokens_path(small).rename(tmp_path / "away")
    opened = visit(small)
    assert {opened.get(path).status_code for path in PAGES} == {403}
    assert {opened.post(path, data=sent).status_code for path in POSTS} == {403}
    assert acts(small) == []


def test_readers_and_an_open_server_see_no_form(small, pages, given, tmp_path, visit):
    lia = Desk(pages, given["Lia"])
    opened = visit(small)
    paths = (STORY, "/nl/search", f"/nl/matter/{ONE}", "/nl/record/Ukrainian General Staff")
    for path in paths:
        answer = lia.pages.get(path)
        assert answer.status_code == 200
        assert "/review" not in answer.text
    tokens_path(small).rename(tmp_path / "away")
    for path in paths:
        assert "/review" not in opened.get(path).text


def test_no_other_site_sends_a_form_that_judges(small, anouk):
    sheet = form(anouk.open("/nl/review"), f"{ONE}/verdict", act="accept")
    for name, value in (
        ("origin", "https://evil.example"),
        ("origin", "null"),
        ("sec-fetch-site", "cross-site"),
        ("sec-fetch-site", "same-site"),
    ):
        answer = anouk.pages.post(sheet.get("action"), data=dict(filled(sheet)), headers={name: value})
        assert answer.status_code == 403
    assert acts(small) == []


def test_a_form_of_another_sign_in_is_refused(small, anouk, boris, given, pages):
    sheet = form(anouk.open("/nl/review"), f"{ONE}/verdict", act="accept")
    for token in ("", "guessed", dict(filled(form(boris.open("/nl/review"), f"{ONE}/verdict")))["form"]):
        assert anouk.send(sheet, form=token).status_code == 403
    assert Desk(pages, given["Anouk"]).send(sheet).status_code == 403  # a second sign-in has a form of its own
    assert acts(small) == []


def test_fields_that_the_form_does_not_have_are_refused(small, anouk):
    sheet = form(anouk.open("/nl/review"), f"{ONE}/verdict", act="accept")
    for wrong in ({"since": "-1"}, {"since": "x"}, {"colour": "red"}, {"why": "x" * 501}, {"act": "undo"}):
        assert anouk.send(sheet, **wrong).status_code == 400
    assert acts(small) == []


def test_a_form_leads_nowhere_else(anouk):
    for to in ("https://evil.example", "//evil.example", "/\\evil.example"):
        sheet = form(anouk.open("/nl/review"), "/verdict", act="accept")
        assert anouk.send(sheet, to=to).headers["location"].startswith("/nl/review/claim/c-")


ATTACK = "<script>alert(1)</script>{{7*7}}\"'"


def test_hostile_reasons_are_text_on_every_page_and_export(small, anouk, tree):
    anouk.done(form(anouk.open(f"/nl/review/claim/{ONE}"), "/correct"), extent="part", why=ATTACK)
    anouk.done(form(anouk.open("/nl/review"), f"{OTHER}/verdict", act="reject"), why=f"={ATTACK}")
    for path in (*PAGES, "/en/review/log", STORY, "/nl/search", "/nl/update/2022-09-11", f"/nl/matter/{ONE}"):
        page = tree(anouk.pages.get(path).text)
        assert not page.xpath("//script[not(@src)] | //*[@*[starts-with(name(), 'on')]] | //style"), path
        assert "{{7*7}}" in said(page) or "alert" not in said(page), path
    assert ATTACK in said(anouk.open("/nl/review/log"))
    rows = list(csv.reader(io.StringIO(anouk.pages.get("/nl/review/log?form=csv").text)))
    assert rows[0] == ["recorded", "entry", "by", "what", "why", "state", "claims"]
    assert [row[4] for row in rows[1:]] == [f"'={ATTACK}", ATTACK]


def test_a_hostile_name_from_another_ledger_is_text(small, anouk, tree):
    told = (claim_taken(FRONT), claim_denied(FRONT))
    with closing(open_ledger(small)) as store:
        review(store, ActKind.REJECT, see(told[0], told), by=ATTACK, why="x", recorded_at=hour(7))
    for path in ("/nl/review/log", STORY, f"/nl/review/claim/{ONE}"):
        page = anouk.open(path)
        assert not page.xpath("//script[not(@src)]")
        assert ATTACK in said(page)


def test_the_log_is_that_of_the_command(small, anouk):
    anouk.done(form(anouk.open("/nl/review"), f"{ONE}/verdict", act="accept"))
    page = anouk.open("/nl/review/log?by=Anouk")
    entry = page.xpath("//tbody/tr/@id")[0]
    assert entry[:10] in typed("log", ledger=small).out
    assert len(anouk.open("/nl/review/log?by=Niemand").xpath("//tbody/tr")) == 0
    told = typed("review", "undo", entry, "--by", "C. Daal", "--why", "toch niet", ledger=small)
    assert told.code == 0
    answer = anouk.send(form(page, "/review/undo"), why="ook")
    assert answer.status_code == 409


def test_a_rejected_claim_is_shown_to_reviewers_and_counts_nowhere(pages, given, anouk):
    anouk.done(form(anouk.open(STORY), f"{OTHER}/verdict", act="reject"), why="dubbel")
    assert anouk.open(STORY).xpath(f"//li[@data-claim='{OTHER}']/div[contains(@class, 'reject')]")
    lia = Desk(pages, given["Lia"])
    assert "ontkent dat Izjoem is gevallen" not in said(lia.open(STORY), "//ol")
    assert OTHER not in lia.pages.get("/nl/search").text
