"""Bodies and offices of every country, as they are printed."""

import pytest

from wederhoor import languages, theatres
from wederhoor.briefing.book import make_book
from wederhoor.briefing.names import running
from wederhoor.theatres.made import Made


@pytest.fixture(scope="module")
def ukraine():
    return theatres.load("ukraine")


@pytest.mark.parametrize(
    ("name", "dutch", "english"),
    [
        ("Kenyan Ministry of Defence", "het Keniaanse ministerie van Defensie", "the Kenyan Ministry of Defence"),
        ("Philippine coast guard", "de Filipijnse kustwacht", "Philippine coast guard"),
        ("President of Mexico", "de Mexicaanse president", "the President of Mexico"),
        ("President of the United States", "de Amerikaanse president", "the President of the United States"),
        ("Iranian officials", "Iraanse functionarissen", "Iranian officials"),
    ],
)
def test_a_made_body_is_printed_with_its_article(ukraine, name, dutch, english):
    actor = ukraine.actor(name)
    assert actor is not None
    for code, expected in (("nl", dutch), ("en", english)):
        book = make_book(languages.load(code), [actor], [], ukraine.tables["articles"][code], {})
        assert running(name, book, first=True, day=None) == expected


def test_what_is_made_has_its_country_and_party(ukraine):
    ministry = ukraine.actor("Ukrainian Ministry of Health")
    assert (ministry.party, ministry.parent, ministry.provisional) == ("ukraine", "Ukraine", True)
    assert ukraine.party("Ukrainian Ministry of Health") == "ukraine"
    assert ukraine.ancestors("Iranian Security Council") == ("Iranian Security Council", "Iran")
    assert ukraine.party("Iranian Security Council") == "third"


def test_a_listed_body_is_itself_and_nobody_is_made_up_twice(ukraine):
    assert ukraine.actor("UK Ministry of Defence") is ukraine.actors["UK Ministry of Defence"]
    assert "US Ministry of Defence" not in ukraine.tables["made"]  # the theatre lists the Pentagon
    assert ukraine.actor("Ministry of Silly Walks") is None


def test_the_printed_adjective_is_one_that_is_read(ukraine):
    table = languages.load("nl").tables["peoples"]["peoples"]
    for actor in ukraine.tables["made"].values():
        iso = next(code for code, name in ukraine.tables["countries"].items() if name == actor.parent)
        assert dict(actor.names)["nl"][:3] == table[iso][0][:3], actor.id


def test_what_is_made_when_it_is_asked_for_is_what_is_made_of_all():
    countries = tuple(
        {"iso": iso, "id": name, "adjective": adjective, "en_article": article}
        for iso, name, adjective, article in (
            ("AA", "Arland", "Arian", ""),
            ("BB", "Bear Isles", "Arian", "the"),  # the adjective of two countries
            ("CC", "Cend", "", ""),
        )
    )
    roles = {
        "patterns": {"army": "{adjective} army", "navy": "{adjective} Navy", "side": "{country}"},
        "country_offices": {"king": "King of {country}"},
        "printed": {
            "nl": {"army": "het | {adjective} leger", "navy": "| {adjective} marine", "king": "de | {adjective} koning"}
        },
        "bodies": {"AA": {"navy": "Royal Fleet"}},
    }
    dutch = {"nl": {"AA": "Arische", "BB": "Beerse", "CC": "Cendse"}}
    whole, single = (Made(countries, dutch, roles, {"BB": "bears"}) for _ in range(2))
    assert list(whole) == ["Arian army", "King of Arland", "Arian Navy", "King of the Bear Isles"]
    assert {name: single[name] for name in [*whole][::-1]} == dict(whole)
    assert (single["Arian army"].parent, single["Arian Navy"].party) == ("Arland", "bears")
    assert [name for name in ("Cendian army", "Royal Fleet", "King of Cend", "army", "") if name in single] == []
    words = single.articles({"nl": {"Arian army": "een"}})
    assert dict(words["nl"]) == {"Arian army": "een", "King of Arland": "de", "King of the Bear Isles": "de"}
    assert dict(words["en"]) == {"King of Arland": "the", "King of the Bear Isles": "the"}
    assert list(single) == list(whole)
