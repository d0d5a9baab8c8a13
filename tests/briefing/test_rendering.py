"""Four formats of one update. Golden files show them whole; here is what must hold whatever they look like."""

import json
import re
import unicodedata
from dataclasses import replace
from html.parser import HTMLParser
from importlib.resources import files

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.briefing.demonstration import HOSTILE, gazetteer, theatre
from tests.briefing.pages import unstyled
from tests.conftest import GOLDEN

from wederhoor.briefing import FORMATS, UnknownFormat, compose, render
from wederhoor.briefing.footnotes import Mark, noted
from wederhoor.briefing.once import lines_of
from wederhoor.briefing.page import Item, Page, PageSection, Paragraph, marks, plain
from wederhoor.briefing.paging import build_page
from wederhoor.briefing.render_markdown import escape
from wederhoor.briefing.render_terminal import cells, safe, wrap

LANGUAGES = ("nl", "en")
SUFFIX = {"markdown": "md", "terminal": "txt", "html": "html", "json": "json"}


@pytest.fixture(scope="module", params=LANGUAGES)
def language(request, dutch, english):
    return {"nl": dutch, "en": english}[request.param]


@pytest.mark.parametrize("form", FORMATS)
def test_golden(update, language, form, golden):
    text = render(update, form, language, 100)
    for pack, digest in update.footer.packs:
        text = text.replace(f"{pack} {digest}", f"{pack} DIGEST").replace(
            f'"{pack}": "{digest}"', f'"{pack}": "DIGEST"'
        )
    golden(f"briefing/update.{language.code}.{SUFFIX[form]}", unstyled(text))


def test_an_unknown_format_is_said(update, dutch):
    with pytest.raises(UnknownFormat, match="docx"):
        render(update, "docx", dutch)


@pytest.mark.parametrize("width", [80, 100, 120, 200])
@pytest.mark.parametrize("colour", [False, True])
def test_terminal_lines_fit_their_width(update, language, width, colour):
    plain = render(update, "terminal", language, width)
    assert max(cells(line) for line in plain.splitlines()) <= width
    coloured = render(update, "terminal", language, width, colour=colour)
    for code in ("\x1b[1m", "\x1b[2m", "\x1b[0m", *(f"\x1b[{tone}m" for tone in (31, 32, 33, 35))):
        coloured = coloured.replace(code, "")
    assert coloured == plain


class Html(HTMLParser):
    """Ids, links, tags and texts of a page."""

    def __init__(self, text):
        super().__init__()
        self.ids, self.links, self.tags, self.sources, self.words = set(), [], set(), [], []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        for name, value in attrs:
            if name == "id":
                assert value not in self.ids
                self.ids.add(value)
            if name == "href":
                self.links.append(value)
            if name in {"src", "srcset", "action", "data"}:
                self.sources.append(value)

    def handle_data(self, data):
        self.words.append(data)


def test_html_needs_no_network_and_no_script(update, language):
    text = render(update, "html", language)
    page = Html(text)
    assert page.sources == []
    assert not page.tags & {"script", "link", "img", "iframe", "object"}
    assert "@import" not in text
    assert "url(" not in text


def test_html_links_lead_to_what_is_there(update, language):
    page = Html(render(update, "html", language))
    inner = {link[1:] for link in page.links if link.startswith("#")}
    assert inner <= page.ids
    assert all(link.startswith("https://") for link in page.links if not link.startswith("#"))


def test_each_cited_sentence_stands_once_and_leads_back_to_its_first_mark(update, language):
    text = render(update, "html", language)
    marks = dict(re.findall(r'<a class="mark" id="(r\d+)" href="#(c[\d-]+)">', text))
    sources = re.findall(r'<div class="source"><a class="number" id="(c\d+)"(?: href="#(r\d+)")?>', text)
    assert [name for name, _ in sources] == [f"c{citation.number}" for citation in update.citations]
    assert {back for _, back in sources} == {*marks}
    assert all(marks[back] in {name, _stretch(text, name)} for name, back in sources)
    listed = text.split('<section id="sources">')[1].split("</section>")[0]
    assert listed.count("“") == len(update.citations)


def _items(page):
    return [block for block in page.sections[0].blocks if isinstance(block, Item)]


def _stretch(text, name):
    """The name of the stretch that a source stands in."""
    before = text[: text.index(f'id="{name}"')]
    return before.rpartition('<div class="stretch" id="')[2].partition('"')[0] if "stretch" in before else ""


def test_the_sources_of_a_long_line_open_together_and_as_parts_of_none(dutch):
    marked = [Item(runs=(*marks(numbers),)) for numbers in ((2,), (*range(3, 9),), (*range(3, 9),), (*range(6, 12),))]
    listed = [Item((), number=number, anchor=f"c{number}") for number in range(1, 12)]
    blocks = {"short": tuple(marked), "sources": tuple(listed)}
    told = noted(Page("nl", "", (), tuple(PageSection(key, "", held, 1) for key, held in blocks.items()), (), ""))
    shown = [[run.text for run in block.runs if run.text.strip()] for block in _items(told.page)]
    assert shown == [["[2]"], ["[3]–[8]"], ["[3]–[8]"], ["[6]", "–", "[11]"]]
    assert [(stretch.key, len(stretch.notes)) for stretch in told.stretches] == [
        ("", 1), ("", 1), ("3-8", 6), ("", 1), ("", 1), ("", 1),
    ]  # fmt: skip
    backs = [note.back for stretch in told.stretches for note in stretch.notes]
    assert backs == ["", "r2", *["r3"] * 6, "", "", "r11"]


@given(st.lists(st.tuples(st.integers(1, 30), st.integers(1, 12)), max_size=8))
def test_every_source_is_listed_once_whatever_is_cited(asked):
    cited = [tuple(range(first, min(31, first + size))) for first, size in asked]
    listed = [Item((), number=number, anchor=f"c{number}") for number in range(1, 31)]
    blocks = (("short", tuple(Item(marks(numbers)) for numbers in cited)), ("sources", tuple(listed)))
    told = noted(Page("nl", "", (), tuple(PageSection(key, "", held, 1) for key, held in blocks), (), ""))
    assert [note.item.number for stretch in told.stretches for note in stretch.notes] == list(range(1, 31))
    runs = [run for block in _items(told.page) for run in block.runs if isinstance(run, Mark)]
    names = [run.id for run in runs if run.id]
    assert len(names) == len(set(names))
    keys = {stretch.key for stretch in told.stretches} | {str(number) for number in range(1, 31)}
    assert {run.key for run in runs} <= keys
    assert {note.back for stretch in told.stretches for note in stretch.notes} - {""} <= {*names}


def _hostile(demo, dutch):
    situation = demo.situation
    told = situation.stories["s09"]
    claim = demo.claims["hostile"]
    bad = replace(told, outlet=HOSTILE, title=HOSTILE, address='javascript:alert("x")')
    changed = replace(
        situation,
        stories={**situation.stories, "s09": bad},
        inside=(*situation.inside, "s09"),
        overlapping=(),
        new=(*situation.new, claim.id),
        claims={**situation.claims, claim.id: replace(claim, claimants=(HOSTILE,), via=(HOSTILE,))},
    )
    return compose(changed, None, dutch, theatre(), gazetteer())


def test_hostile_text_stays_text(demo, dutch):
    update = _hostile(demo, dutch)
    page = Html(html := render(update, "html", dutch))
    assert "script" not in page.tags
    assert '<script>alert("x")</script>' in "".join(page.words)
    assert all(not link.startswith("javascript") for link in page.links)
    assert "\x1b" not in html
    markdown = render(update, "markdown", dutch)
    assert "<script>" not in markdown
    assert "[koppeling](" not in markdown
    assert "**vet**" not in markdown
    assert "\x1b" not in markdown
    assert "\x1b" not in render(update, "terminal", dutch)
    json.loads(render(update, "json", dutch))


def test_markdown_tables_keep_their_columns(demo, dutch):
    markdown = render(_hostile(demo, dutch), "markdown", dutch)
    blocks = [block for block in markdown.split("\n\n") if block.startswith("|")]
    for block in blocks:
        counts = {line.replace("\\|", "").count("|") for line in block.splitlines()}
        assert len(counts) == 1


@given(st.text(max_size=60))
def test_no_text_becomes_markdown_markup(text):
    escaped = escape(text)
    assert "\n" not in escaped
    assert not re.search(r"(?<!\\)(?:\\\\)*[`*_\[\]<>|#~&]", escaped)


@given(st.text(max_size=80), st.integers(20, 100))
def test_terminal_text_fits_and_steers_nothing(text, width):
    for line in wrap(safe(text), width):
        assert "\x1b" not in line
        assert cells(line) <= width or east_asian(line)


def east_asian(line):
    return any(unicodedata.east_asian_width(sign) in "WF" for sign in line)


@pytest.mark.parametrize("text", ["*a*", "_a_", "<b>", "[a](b)", "a | b", "# a", "- a", "1. a", "`a`", "> a", "~~a~~"])
def test_markdown_escapes_its_own_signs(text):
    escaped = escape(text)
    assert escaped != text
    assert escaped.replace("\\", "") == text


def test_json_fits_its_schema(update, language):
    schema = json.loads((files("wederhoor.briefing") / "update.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    value = json.loads(render(update, "json", language))
    jsonschema.Draft202012Validator(schema).validate(value)


def test_every_golden_json_fits_the_schema_without_asking_for_another():
    text = (files("wederhoor.briefing") / "update.schema.json").read_text("utf-8")
    assert set(re.findall(r'"\$ref": "(.)', text)) <= {"#"}
    validator = jsonschema.Draft202012Validator(json.loads(text))
    found = sorted((GOLDEN / "briefing").glob("*.json"))
    assert len(found) >= 2 * len(LANGUAGES)
    for path in found:
        validator.validate(json.loads(path.read_text("utf-8")))


def test_what_a_remark_rests_on_is_marked_behind_its_line(update, language):
    lines = {line.id: line for line in lines_of(update) if not line.number} | {
        f"n{line.number}": line for line in lines_of(update) if line.number
    }
    blocks = [block for section in build_page(update, language).sections for block in section.blocks]
    shown = {block.anchor: block.cites for block in blocks if isinstance(block, Item) and block.anchor in lines}
    remarked = [name for name in shown if any(remark.citations for remark in lines[name].remarks)]
    assert remarked
    for name in remarked:
        assert {number for remark in lines[name].remarks for number in remark.citations} <= set(shown[name])


def test_json_lines_and_citations_belong_together(update, language):
    value = json.loads(render(update, "json", language))
    numbers = {citation["number"] for citation in value["citations"]}
    for line in value["lines"]:
        assert line["text"]
        assert set(line["citations"]) <= numbers


def test_the_same_update_gives_the_same_bytes(update, language):
    for form in FORMATS:
        assert render(update, form, language) == render(update, form, language)


def test_empty_sections_say_so(demo, dutch, english):
    from dataclasses import replace

    from wederhoor.weighing.weighed import Weighed

    situation = demo.situation
    empty = replace(
        situation, stories={}, inside=(), overlapping=(), claims={}, new=(), weighed=Weighed(), cells=(), missed=0
    )
    update = compose(replace(empty, undated=0), None, dutch, theatre(), gazetteer())
    for language in (dutch, english):
        page = build_page(update, language)
        blocks = [block for section in page.sections for block in section.blocks]
        shown = [plain(block.runs) for block in blocks if isinstance(block, Paragraph)]
        words = language.tables["wording"]["empty"]
        for key in (key for key in words if not key.endswith("_unreported")):
            assert words.get(f"{key}_unreported", words[key]) in shown, key
        assert words["short"] not in shown
        assert language.tables["wording"]["labels"]["nothing_else"] in render(update, "markdown", language)


@pytest.mark.parametrize("form", ["markdown", "terminal", "html"])
def test_where_nothing_is_said_one_line_names_the_empty_sections(demo, update, dutch, form):
    situation = demo.situation
    told = replace(situation, inside=(), new=(), fresh=(), weighed=replace(situation.weighed, matters=()), cells=())
    without = compose(told, None, dutch, theatre(), gazetteer())
    text = " ".join(
        re.sub("<[^>]+>", " ", render(without, form, dutch).partition("</nav>")[2 * (form == "html")]).split()
    )
    assert "Ook niets onder ‘Nieuw en gewijzigd’, ‘Tegenspraak’" in text
    assert "Niets." not in text
    assert "PROBLEMEN" in text.upper().partition("OOK NIETS")[2]  # what holds something stands as ever
    assert "Ook niets" not in render(update, form, dutch)


@pytest.fixture(scope="module")
def drawn(demo, language):
    """The drawings of a day on which every lane of the demonstration is crowded with marks."""
    from tests.drawing import world

    from wederhoor.drawing import pictures

    return pictures(world.situation(), world.base(), world.words(language.code))


def test_html_holds_the_drawings_with_their_tables(update, language, drawn):
    text = render(update, "html", language, pictures=drawn)
    page = Html(text)  # no id stands twice
    assert {picture.key for picture in drawn} == {"map", "timeline"} <= page.ids
    assert {"#map", "#timeline"} <= set(page.links)
    assert text.count('role="img"') == 4  # for a wide page and a narrow one
    for picture in drawn:
        assert picture.wide in text
        assert picture.narrow in text
        assert all(cell in page.words for row in picture.rows for cell in row if cell)


def test_html_with_drawings_still_needs_no_network_and_no_script(update, language, drawn):
    text = render(update, "html", language, pictures=drawn)
    page = Html(text)
    assert page.sources == []
    assert not page.tags & {"script", "link", "img", "iframe", "object", "image", "use", "foreignobject"}
    assert set(re.findall(r"url\(([^)]*)", text)) <= {f"#{name}" for name in page.ids}
    assert "default-src 'none'; style-src 'unsafe-inline'" in text
    assert not re.findall(r"\son\w+=", text)


def test_html_without_drawings_has_no_style_for_them(update, language):
    assert ".wm" not in render(update, "html", language)


def test_other_formats_have_no_drawings(update, language, drawn):
    for form in ("terminal", "markdown", "json"):
        assert render(update, form, language, pictures=drawn) == render(update, form, language)
