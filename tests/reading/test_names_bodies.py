"""Bodies by description, and which side they are on."""

import pytest
from tests.reading.naming import actors, names


@pytest.mark.parametrize(
    ("sentence", "words", "actor"),
    [
        ("Het Russische ministerie van Defensie zwijgt.", "Russische ministerie van Defensie", "Russian Ministry of Defence"),
        ("Dat zegt het ministerie van Defensie in Moskou.", "ministerie van Defensie", "Russian Ministry of Defence"),
        ("Het ministerie in Kyiv reageerde niet.", "ministerie", "Ukrainian Ministry of Defence"),
        ("Ruslands ministerie van Defensie meldt de inname.", "Ruslands ministerie van Defensie", "Russian Ministry of Defence"),
        ("Het leger van Oekraïne trekt op.", "leger van Oekraïne", "Ukrainian army"),
        ("De troepen van Poetin trekken zich terug.", "troepen van Poetin", "Russian army"),
        ("Britse inlichtingendiensten zien dat anders.", "Britse inlichtingendiensten", "UK intelligence"),
        ("Het Amerikaanse ministerie van Buitenlandse Zaken noemt dat ironie.", "Amerikaanse ministerie van Buitenlandse Zaken", "US State Department"),
        ("Amerikaanse functionarissen bevestigen dat.", "Amerikaanse functionarissen", "US officials"),
        ("De generale staf in Kyiv noemt geen plaatsen.", "generale staf", "Ukraine General Staff"),
        ("Honderden Russische militairen gaven zich over.", "Russische militairen", "Russian soldiers"),
        ("Russische militairen rukken op.", "Russische militairen", "Russian army"),
        ("Een prorussische blogger klaagt.", "prorussische blogger", "Russian bloggers"),
        ("De separatisten in Donetsk ontkennen dat.", "separatisten", "Donetsk separatists"),
        ("Een woordvoerder van het Oekraïense leger ontkent dat.", "woordvoerder van het Oekraïense leger", "Ukrainian army spokesperson"),
        ("Aan Russische kant blijft het stil.", "Russische kant", "Russia"),
        ("Volgens EU-diplomaten komt er een pakket.", "EU-diplomaten", "EU diplomats"),
        ("Europese leiders reizen af.", "Europese leiders", "European leaders"),
        ("Militaire analisten zien weinig beweging.", "Militaire analisten", "military analysts"),
        ("De Russen vluchten.", "Russen", "Russia"),
    ],
)  # fmt: skip
def test_a_side_and_a_head_noun_give_the_actor(sentence, words, actor):
    assert actors(sentence)[words] == (actor,)


def test_a_country_that_the_theatre_does_not_know_in_detail_gets_a_provisional_body():
    _, found = names("Het Poolse ministerie van Buitenlandse Zaken roept de ambassadeur terug.")
    made = found[0].provisional
    assert made is not None
    assert (made.id, made.party, made.parent) == ("Polish Ministry of Foreign Affairs", "third", "Poland")


def test_two_sides_in_one_phrase_are_two_actors():
    found = actors("Amerikaanse en Britse functionarissen bevestigen dat.")
    assert found == {"Amerikaanse en Britse functionarissen": ("US officials", "British officials")}


@pytest.mark.parametrize(
    ("story", "words", "actor"),
    [
        (("President Poetin hoort elke stap van de legerleiding.",), "legerleiding", "Russian army"),
        (("Dat zei president Zelensky.", "De legerleiding noemde een ander getal."), "legerleiding", "Ukrainian army"),
        (("De generale staf zweeg.", "Een legerwoordvoerder vroeg om geduld."), "legerwoordvoerder", "Ukrainian army spokesperson"),
        (("Rusland herschikt zijn troepen.",), "troepen", "Russian army"),
        (("In Moskou blijft het stil: het ministerie van Defensie gaf geen briefing.",), "ministerie van Defensie", "Russian Ministry of Defence"),
        (("De politie in Charkiv vond een graf.",), "politie", "Ukrainian police"),
        (("In Belgorod viel een drone neer, aldus de hulpdiensten.",), "hulpdiensten", "Russian emergency services"),
        (("Zelensky was in de stad, laten zijn woordvoerders weten.",), "woordvoerders", "Office of the President of Ukraine"),
        (("Vitali Gantsjev is gevlucht.", "Zijn bestuur meldt dat."), "bestuur", "Russian-installed Kharkiv administration"),
    ],
)  # fmt: skip
def test_a_body_without_a_side_gets_it_from_who_speaks_or_where_it_is(story, words, actor):
    assert actors(*story)[words] == (actor,)


@pytest.mark.parametrize(
    "sentence", ["De Russen zijn gevlucht, zegt het leger.", "De politie hield zeven mensen aan.", "Het leger oefent."]
)
def test_a_side_is_never_guessed(sentence):
    assert not {"leger", "politie"} & set(actors(sentence))


def test_a_country_with_a_daily_update_speaks_through_the_body_that_the_story_names():
    assert actors("Volgens Londen wankelt de linie.")["Londen"] == ("UK Ministry of Defence",)
    story = ("Dat melden de Britse inlichtingendiensten.", "De Britten zeggen dat er haast bij is.")
    assert actors(*story)["Britten"] == ("UK intelligence",)
    assert actors("Londen geeft Kyiv nieuwe raketten.")["Londen"] == ("United Kingdom",)
