"""HTML pages: the main text, and what a page says of itself."""

import json

import pytest
from tests.intake.helpers import of_kind, only, take

from wederhoor.model.stories import Delivery
from wederhoor.model.vocabulary import Basis

FIRST = "Het leger heeft het dorp heroverd, zegt de gouverneur van de regio zaterdag op een persconferentie."
SECOND = "Bij de aanval vielen volgens hem drie doden en vijf gewonden. Het ministerie wil daar niets over zeggen."
ARTICLE = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": "Leger herovert dorp",
    "datePublished": "2022-09-10T14:05:00+02:00",
    "publisher": {"@type": "Organization", "name": "Omroep Delta"},
    "mainEntityOfPage": {"@id": "https://delta.example/nieuws/dorp"},
    "inLanguage": "nl-NL",
}


def page(head: str = "", body: str = "", start: str = "", end: str = "") -> str:
    return f"""<!DOCTYPE html><html lang="nl"><head><meta charset="utf-8"><title>Leger herovert dorp | Omroep Delta</title>
{head}</head><body><nav><ul><li><a href="/">Voorpagina</a></li></ul></nav>{start}<article><h1>Leger herovert dorp</h1>
{body or f"<p>{FIRST}</p><p>{SECOND}</p>"}</article>{end}<footer>© 2022 Omroep Delta - Nieuwsbrief</footer></body></html>"""


def json_ld(**changes: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(ARTICLE | changes)}</script>'


def test_what_json_ld_says():
    story = only(page(json_ld()))
    assert story.published is not None
    assert (story.published.period.edtf, story.published.basis) == ("2022-09-10T14:05:00+02:00", Basis.JSON_LD)
    assert (story.title, story.outlet) == ("Leger herovert dorp", "Omroep Delta")
    assert (story.address, story.language) == ("https://delta.example/nieuws/dorp", "nl")
    assert story.key == "Omroep Delta https://delta.example/nieuws/dorp"
    assert of_kind(story, "body") == [FIRST, SECOND]


def test_json_ld_in_a_graph_and_in_a_list():
    graph = f'<script type="application/ld+json">{json.dumps({"@graph": [{"@type": "WebSite"}, ARTICLE]})}</script>'
    listed = f'<script type="application/ld+json">{json.dumps([ARTICLE | {"@type": ["Article"]}])}</script>'
    assert only(page(graph)).outlet == only(page(listed)).outlet == "Omroep Delta"


def test_broken_json_ld_is_a_problem_and_the_tags_are_used():
    tags = '<meta property="og:site_name" content="De Dagkrant"><meta property="article:published_time" content="2022-09-10">'
    taken = take(page(f'<script type="application/ld+json">{{"@type": "NewsArticle",}}</script>{tags}'))
    assert [problem.message for problem in taken.problems] == ["The page's JSON-LD is broken."]
    story = taken.stories[0]
    assert story.published is not None
    assert (story.outlet, story.published.basis) == ("De Dagkrant", Basis.OG)


def test_an_impossible_date_in_json_ld_is_a_problem_and_the_next_mark_is_used():
    time = '<p><time datetime="2022-09-10T14:05:00+02:00">10 september</time></p>'
    taken = take(page(json_ld(datePublished="2022-13-40"), start="", body=f"{time}<p>{FIRST}</p><p>{SECOND}</p>"))
    assert [problem.message for problem in taken.problems] == [
        "The date '2022-13-40' in the JSON-LD is no possible date."
    ]
    assert taken.stories[0].published is not None
    assert taken.stories[0].published.basis is Basis.TEXT


def test_a_day_in_the_address_is_the_last_resort():
    head = '<link rel="canonical" href="https://delta.example/2022/04/02/dorp/?utm_source=x#top">'
    story = only(page(head))
    assert story.published is not None
    assert (story.published.period.edtf, story.published.basis) == ("2022-04-02", Basis.URL)
    assert story.address == "https://delta.example/2022/04/02/dorp"


def test_what_stands_around_the_article_stays_out():
    start = '<div class="cookie" role="dialog"><p>Deze site plaatst cookies om bezoek te meten. Is dat goed?</p></div>'
    end = '<section><h3>Meer in Buitenland</h3><ul><li><a href="#">Gasprijs stijgt naar record</a></li></ul></section>'
    body = f'<p>{FIRST}</p><aside class="teaser"><a href="#">Lees ook: Wie is de gouverneur?</a></aside><p>{SECOND}</p>'
    story = only(page(json_ld(), body, start, end))
    for furniture in ("cookies", "Voorpagina", "Wie is de gouverneur", "Gasprijs", "Nieuwsbrief"):
        assert furniture not in story.text


def test_headings_and_paragraphs_stay_apart():
    body = f"<p>{FIRST}</p><h2>Drie doden</h2><p>{SECOND}</p><p><strong>Brug</strong></p><p>{FIRST} {SECOND}</p>"
    story = only(page(json_ld(), body))
    assert of_kind(story, "subhead") == ["Drie doden", "Brug"]
    assert [block.paragraph for block in story.blocks if block.paragraph] == [1, 2, 3]


def test_a_dateline_inside_the_page():
    story = only(page(json_ld(), f"<p>KYIV (ANP) - {FIRST}</p><p>{SECOND}</p><p>Bron: ANP/Reuters</p>"))
    assert (story.dateline_places, story.credits) == (("KYIV",), ("ANP", "Reuters"))


@pytest.mark.parametrize(
    ("label", "credits"), [("ANP", ("ANP",)), ("Bron: Reuters", ("Reuters",)), ("Omroep Delta", ())]
)
def test_a_label_that_names_the_wire_service(label, credits):
    body = f'<p class="meta"><span class="bron">{label}</span></p><p>{FIRST}</p><p>{SECOND}</p>'
    assert only(page(json_ld(), body)).credits == credits


def test_an_amp_page_without_metadata():
    story = only(
        f"<!doctype html><html ⚡ lang=nl><body><article><h1>Leger herovert dorp</h1><p>{FIRST}<p>{SECOND}</article></body></html>"
    )
    assert (story.title, story.outlet, story.published) == ("Leger herovert dorp", None, None)
    assert of_kind(story, "body") == [FIRST, SECOND]


def test_a_headline_that_only_the_metadata_give_becomes_the_first_line():
    text = page(json_ld()).replace("<h1>Leger herovert dorp</h1>", "")
    story = only(text)
    assert story.text.split("\n")[0] == "Leger herovert dorp"
    assert of_kind(story, "headline") == ["Leger herovert dorp"]


def test_a_page_that_a_script_fills_is_read_from_its_json_ld():
    text = f"<!doctype html><html><head>{json_ld(articleBody=f'{FIRST}{chr(10)}{SECOND}')}</head><body><div id=app></div></body></html>"
    assert of_kind(only(text), "body") == [FIRST, SECOND]


def test_a_page_without_a_report():
    taken = take("<!doctype html><html><body><div id=app></div></body></html>")
    assert (taken.stories, [problem.message for problem in taken.problems]) == (
        (),
        ["No report was found on the page."],
    )


def test_the_declared_encoding_is_used():
    from wederhoor.intake import take_bytes

    text = page(json_ld()).replace("utf-8", "iso-8859-1").replace("het dorp", "één dorp")
    story = take_bytes(text.encode("cp1252"), "page", Delivery()).stories[0]
    assert "één dorp heroverd" in story.text
