"""Feeds, ninjs and NewsML-G2: each item a story, or a Problem that says what it is."""

import json

import pytest
from tests.intake.helpers import blocks, of_kind, only, take

from wederhoor.model.stories import Delivery
from wederhoor.model.vocabulary import Basis

FIRST = "Het leger heeft het dorp heroverd, zegt de gouverneur van de regio."
SECOND = "Er vielen volgens hem geen doden, maar wel vijf gewonden."
NAR = 'xmlns="http://iptc.org/std/nar/2006-10-01/"'


def rss(items: str, title: str = "Omroep Delta - Buitenland") -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>{title}</title><language>nl</language>{items}</channel></rss>'


def item(number: int, text: str = FIRST, date: str = "Mon, 12 Sep 2022 07:30:00 +0200") -> str:
    return (
        f"<item><title>Kop {number}</title><link>https://delta.example/{number}/?utm_medium=rss</link>"
        f"<guid isPermaLink='false'>od-{number}</guid><pubDate>{date}</pubDate>"
        f"<description><![CDATA[<p>{text}</p><p>{SECOND}</p>]]></description></item>"
    )


def test_rss_items_are_stories_of_their_own():
    first, second = take(rss(item(1) + item(2))).stories
    assert (first.guid, first.address, first.outlet) == ("od-1", "https://delta.example/1", "Omroep Delta")
    assert first.published is not None
    assert (first.published.period.edtf, first.published.basis) == ("2022-09-12T07:30:00+02:00", Basis.PUB_DATE)
    assert blocks(first) == [("headline", "Kop 1"), ("body", FIRST), ("body", SECOND)]
    assert (second.guid, second.main, second.number) == ("od-2", True, 1)


def test_an_item_keeps_its_id_when_others_come_before_it():
    assert take(rss(item(1))).stories[0].id == take(rss(item(2) + item(1))).stories[1].id


def test_a_delivery_gives_a_feeds_items_no_date():
    feed = rss(item(1).replace("<pubDate>Mon, 12 Sep 2022 07:30:00 +0200</pubDate>", ""), title="")
    story = only(feed, Delivery(outlet="Omroep Delta", published="2022-09-12", url="https://delta.example/feed"))
    assert (story.published, story.outlet, story.address) == (None, "Omroep Delta", "https://delta.example/1")


def test_atom_entries():
    atom = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>De Dagkrant</title><entry><title>Kop</title><id>tag:x,1</id>
    <link href="https://dagkrant.example/kop"/><published>2022-09-12T07:30:00Z</published>
    <content type="html">&lt;p&gt;{FIRST}&lt;/p&gt;&lt;h2&gt;Gewonden&lt;/h2&gt;&lt;p&gt;{SECOND}&lt;/p&gt;</content></entry></feed>"""
    story = only(atom)
    assert (story.guid, story.outlet, of_kind(story, "subhead")) == ("tag:x,1", "De Dagkrant", ["Gewonden"])
    assert story.published is not None
    assert story.published.period.edtf == "2022-09-12T09:30:00+02:00"


def test_a_feed_that_breaks_off_gives_its_whole_items():
    taken = take(rss(item(1) + item(2))[:-200])
    assert [story.guid for story in taken.stories] == ["od-1"]
    assert taken.problems[0].message.startswith("It is broken XML")


def test_an_impossible_date_in_a_feed():
    taken = take(rss(item(1, date="Mon, 45 Sep 2022 07:30:00 +0200")))
    assert taken.stories[0].published is None
    assert (taken.problems[0].place, "no possible date" in taken.problems[0].message) == ("item 1", True)


NINJS: dict[str, dict[str, object]] = {
    "1": {"type": "text", "versioncreated": "2022-09-12T09:20:00Z", "headline": "Kop", "body_text": f"KYIV (PN) - {FIRST}\n\n{SECOND}"},
    "2": {
        "type": "text",
        "versioncreated": "2022-09-12T09:20:00Z",
        "headlines": [{"role": "main", "value": "Kop"}],
        "bodies": [{"role": "main", "contenttype": "text/html", "value": f"<p>KYIV (PN) - {FIRST}</p><p>{SECOND}</p>"}],
        "copyrightholder": "Persdienst",
    },
    "3": {
        "versionCreated": "2022-09-12T09:20:00Z",
        "headlines": [{"role": "main", "value": "Kop"}],
        "bodies": [{"role": "main", "contentType": "text/plain", "value": f"KYIV (PN) - {FIRST}\n\n{SECOND}"}],
        "copyrightHolder": "Persdienst",
    },
}  # fmt: skip


@pytest.mark.parametrize("version", ["1", "2", "3"])
def test_ninjs_versions(version):
    story = only(json.dumps({"uri": "https://pn.example/een", "language": "nl"} | NINJS[version]))
    assert blocks(story) == [("headline", "Kop"), ("dateline", "KYIV (PN) - "), ("body", FIRST), ("body", SECOND)]
    assert (story.guid, story.address, story.credits) == ("https://pn.example/een", "https://pn.example/een", ("PN",))
    assert story.published is not None
    assert (story.published.period.edtf, story.published.basis) == ("2022-09-12T11:20:00+02:00", Basis.VERSION_CREATED)


@pytest.mark.parametrize("kind", ["picture", "audio", "video", "graphic", "planning"])
def test_ninjs_items_that_are_no_texts(kind):
    taken = take(json.dumps({"uri": "x", "type": kind, "headline": "Kop"}))
    assert [problem.message for problem in taken.problems] == [f"It is an item of type {kind!r}, not a text."]


def test_a_list_of_ninjs_items():
    items = [{"uri": "a"} | NINJS["1"], {"uri": "b", "type": "picture", "headline": "Kop"}]
    taken = take(json.dumps({"items": items}))
    assert [story.guid for story in taken.stories] == ["a"]
    assert [problem.place for problem in taken.problems] == ["item 2"]


def test_a_cancelled_item_is_not_read():
    taken = take(json.dumps({"uri": "a", "pubstatus": "canceled"} | NINJS["1"]))
    assert (taken.stories, taken.problems[0].message) == ((), "Its provider marked it as canceled.")


def test_other_json():
    assert take('{"a": 1}').problems[0].message == "It is JSON, but no ninjs item."
    assert take('{"uri": "x", "headline": ').problems[0].message == "It is broken JSON."
    assert take("[" * 100_000 + "{}").problems[0].message == "It is JSON that is nested too deeply."


def newsml(content: str, kind: str = "ninat:text", name: str = "newsItem") -> str:
    return f"""<?xml version="1.0" encoding="UTF-8"?><{name} {NAR} guid="urn:newsml:pn:1" xml:lang="nl"><rightsInfo><copyrightHolder>
    <name>Persdienst</name></copyrightHolder></rightsInfo><itemMeta><itemClass qcode="{kind}"/><versionCreated>2022-09-10T22:15:00+02:00
    </versionCreated></itemMeta><contentMeta><located><name>Kyiv</name></located><headline>Kop</headline></contentMeta>
    <contentSet>{content}</contentSet></{name}>"""


XHTML = f'<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>Kop</title></head><body><p>{FIRST}</p><p>{SECOND}</p></body></html></inlineXML>'


def test_a_newsml_item():
    story = only(newsml(XHTML))
    assert blocks(story) == [("headline", "Kop"), ("body", FIRST), ("body", SECOND)]
    assert (story.guid, story.outlet, story.address) == ("urn:newsml:pn:1", "Persdienst", None)
    assert story.published is not None
    assert (story.published.period.edtf, story.published.basis) == ("2022-09-10T22:15:00+02:00", Basis.VERSION_CREATED)


def test_where_an_item_is_located_is_no_dateline():
    assert only(newsml(XHTML)).dateline_places == ()


def test_nitf_and_plain_text_inside_newsml():
    nitf = f"""<inlineXML contenttype="application/nitf+xml"><nitf xmlns="http://iptc.org/std/NITF/2006-10-18/"><body><body.head><hedline>
    <hl1>Kop</hl1></hedline><byline>Door X</byline></body.head><body.content><p>{FIRST}</p><hl2>Gewonden</hl2><p>{SECOND}</p></body.content></body></nitf></inlineXML>"""
    assert of_kind(only(newsml(nitf)), "subhead") == ["Gewonden"]
    plain = f'<inlineData contenttype="text/plain">{FIRST}\n\n{SECOND}</inlineData>'
    assert of_kind(only(newsml(plain)), "body") == [FIRST, SECOND]


def test_items_in_a_news_message():
    inner = newsml(XHTML).split("?>", 1)[1]
    picture = newsml("", kind="ninat:picture").split("?>", 1)[1]
    message = f"<newsMessage {NAR}><header/><itemSet><packageItem/>{inner}{picture}</itemSet></newsMessage>"
    taken = take(message)
    assert [story.guid for story in taken.stories] == ["urn:newsml:pn:1"]
    assert [(problem.place, problem.message) for problem in taken.problems] == [
        ("item 1", "It is a package that only refers to other items, not a text."),
        ("item 3", "It is a news item of class 'picture', not a text."),
    ]


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("packageItem", "It is a package that only refers to other items, not a text."),
        ("conceptItem", "It is a concept, not a text."),
        ("planningItem", "It is a plan of coverage, not a text."),
        ("contentSet", "It is a fragment of NewsML-G2, <contentSet>, without an item."),
    ],
)
def test_other_newsml_says_what_it_is(name, message):
    assert [problem.message for problem in take(newsml(XHTML, name=name)).problems] == [message]
