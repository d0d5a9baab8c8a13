"""Peoples, governments, offices and bodies of the whole world; and words that only look like them."""

import pytest
from tests.reading.naming import actors, names

from wederhoor import languages, theatres
from wederhoor.reading.mentions import Role


@pytest.mark.parametrize(
    ("sentence", "words", "actor"),
    [
        ("Het Keniaanse ministerie van Defensie meldt twee doden.", "Keniaanse ministerie van Defensie", "Kenyan Ministry of Defence"),
        ("Het Saoedische ministerie van Buitenlandse Zaken bevestigt dat.", "Saoedische ministerie van Buitenlandse Zaken", "Saudi Ministry of Foreign Affairs"),
        ("De Iraanse veiligheidsraad ontkent dat.", "Iraanse veiligheidsraad", "Iranian Security Council"),
        ("Volgens de Filipijnse kustwacht zonk het schip.", "Filipijnse kustwacht", "Philippine coast guard"),
        ("De ambassade van Iran ontkent dat.", "ambassade van Iran", "Iranian embassy"),
        ("Volgens het Zuid-Koreaanse leger is er niets gebeurd.", "Zuid-Koreaanse leger", "South Korean army"),
        ("De Colombiaanse regering zwijgt.", "Colombiaanse regering", "Colombia"),
        ("De Wit-Russische staatsmedia melden dat.", "Wit-Russische staatsmedia", "Belarusian media"),
        ("De regering in Nairobi ontkent dat.", "regering", "Kenya"),
        ("Nairobi ontkent dat.", "Nairobi", "Kenya"),
        ("Volgens Addis Abeba is dat niet waar.", "Addis Abeba", "Ethiopia"),
        ("Volgens Teheran zijn er drie doden.", "Teheran", "Iran"),
        ("De Iraniërs ontkennen dat.", "Iraniërs", "Iran"),
        ("De Oegandezen zeggen dat er overleg is.", "Oegandezen", "Uganda"),
        ("De Iraanse Revolutionaire Garde (IRG) dreigt.", "Iraanse Revolutionaire Garde (IRG)", "Islamic Revolutionary Guard Corps"),
        ("De Wereldgezondheidsorganisatie (WHO) telt 20 aanvallen.", "Wereldgezondheidsorganisatie (WHO)", "World Health Organization"),
        ("Downing Street bevestigt het bericht.", "Downing Street", "Downing Street"),
    ],
)  # fmt: skip
def test_governments_bodies_and_peoples(sentence, words, actor):
    assert actors(sentence)[words] == (actor,)


@pytest.mark.parametrize(
    ("sentence", "words", "actor"),
    [
        ("De Mexicaanse president ontkent dat.", "Mexicaanse president", "President of Mexico"),
        ("De president van Mexico ontkent dat.", "president van Mexico", "President of Mexico"),
        ("De president van de Verenigde Staten ontkent dat.", "president van de Verenigde Staten", "President of the United States"),
        ("De president van Rusland ontkent dat.", "president van Rusland", "Vladimir Putin"),
        ("De Iraanse minister van Volksgezondheid telt tien doden.", "Iraanse minister van Volksgezondheid", "Iranian Minister of Health"),
        ("De nieuwe Poolse premier zegt nee.", "nieuwe Poolse premier", "Prime Minister of Poland"),
    ],
)  # fmt: skip
def test_an_office_of_a_country_without_its_holder(sentence, words, actor):
    assert actors(sentence)[words] == (actor,)


@pytest.mark.parametrize(
    ("story", "actor"),
    [
        (("De Britse premier Keir Starmer kwam aan.", "De Britse premier belooft hulp."), "Keir Starmer"),
        (("De Britse premier Keir Starmer sprak oud-premier Boris Johnson.", "De Britse premier knikte."), "Keir Starmer"),
        (("De voormalige Britse premier Boris Johnson kwam aan.", "De Britse premier bleef weg."), "Prime Minister of the United Kingdom"),
        (("De Poolse minister van Defensie Jan Kowalski sprak.", "De Poolse minister van Buitenlandse Zaken zweeg."), "Polish Minister of Foreign Affairs"),
    ],
)  # fmt: skip
def test_a_holder_is_the_one_whom_the_story_names_in_that_very_office(story, actor):
    assert actor in [who for whom in list(actors(*story).values())[-1:] for who in whom]


@pytest.mark.parametrize(
    ("sentence", "person", "party", "parent"),
    [
        ("De Keniaanse president William Ruto zegt nee.", "William Ruto", "third", "Kenya"),
        ("President William Ruto van Kenia zegt nee.", "William Ruto", "third", "Kenya"),
        ("De Litouwse minister van Defensie (Dovile Sakaliene) zegt nee.", "Dovile Sakaliene", "third", "Lithuania"),
        ("De leider van de Iraanse veiligheidsraad, Ali Larijani, is dood.", "Ali Larijani", "third", "Iran"),
        ("Ali Yilmaz, de Turkse minister van Handel, meldt een akkoord.", "Ali Yilmaz", "third", "Turkey"),
        ("De Britse ambassadeur in Kyiv, John Smith, zegt nee.", "John Smith", "third", "United Kingdom"),
        ("De Syrische interim-president Ahmed al-Sharaa zegt nee.", "Ahmed al-Sharaa", "third", "Syria"),
        ("Woordvoerder Esmail Baghaei van het Iraanse ministerie van Buitenlandse Zaken zegt nee.", "Esmail Baghaei", "third", "Iran"),
        ("Pavel Kozlov, de door Rusland aangestelde gouverneur van Cherson, zegt nee.", "Pavel Kozlov", "russia", "Russia"),
        ("De door Moskou benoemde burgemeester van Melitopol, Anna Ivanova, zegt nee.", "Anna Ivanova", "russia", "Russia"),
        ("De pro-Russische gouverneur Pavel Kozlov zegt nee.", "Pavel Kozlov", "russia", None),
    ],
)  # fmt: skip
def test_a_stranger_has_the_side_and_country_that_the_words_give(sentence, person, party, parent):
    _, found = names(sentence)
    made = next(name.provisional for name in found if name.actors == (person,))
    assert made is not None
    assert (made.party, made.parent) == (party, parent)


@pytest.mark.parametrize(
    "sentence",
    [
        "Dynamo Kyiv zegt dat het duel doorgaat.",
        "Radio Teheran draait jazz.",
        "Turks fruit is een boek.",
        "We eten vanavond Chinees.",
        "De Deense dog beet de Poolse keeper.",
        "Hij spreekt Frans en vloeiend Engels.",
        "De Mexicaanse hond blafte.",
        "De Amerikaan zegt dat hij wint.",
        "Een Amerikaan zegt dat hij bang was.",
        "Drie Iraniërs zeggen dat ze zijn geslagen.",
        "Veel Russen zeggen dat het wel meevalt.",
        "Duizenden Amerikanen zeggen nee.",
        "Hij reisde naar Nairobi en zei niets.",
        "De leider van de band, Jan Jansen, zingt.",
        "De voorzitter van de voetbalclub, Piet Pietersen, zingt.",
        "De vliegbasis Engels ligt ver weg.",
    ],
)
def test_nobody_speaks_for_a_country_here(sentence):
    assert actors(sentence) == {}


def test_every_people_has_a_country_and_an_english_adjective():
    theatre, table = theatres.load("ukraine"), languages.load("nl").tables["peoples"]
    codes = {*table["peoples"], *table["adjectives"], *table["several"], *table["capitals"]} - {"EU", "CG"}
    countries = theatre.tables["countries"]
    assert codes <= set(countries)
    assert {countries[code] for code in codes if table["peoples"][code][0]} <= set(theatre.tables["adjectives"])


def test_no_word_means_two_peoples():
    table = languages.load("nl").tables["peoples"]
    several = [row[2] for row in table["peoples"].values() if row[2]]
    several += [word for words in table["several"].values() for word in words]
    assert len(several) == len(set(several))
    capitals = [name for names in table["capitals"].values() for name in names]
    assert len(capitals) == len(set(capitals))


def test_an_office_keeps_its_country_out_of_the_places():
    story, found = names("De president van Mexico bezoekt Kyiv.")
    assert [n.span.of(story.text) for n in found if n.role in (Role.PLACE, Role.METONYM)] == ["Kyiv"]
