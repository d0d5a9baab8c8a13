"""Places that the small table lacks: cues, homonyms, relations, slips, and what is left open."""

import pytest
from tests.reading.widely import located, misspelt, names, placeless, why, world

from wederhoor import atlas
from wederhoor.model.geometry import distance
from wederhoor.model.vocabulary import PlaceKind
from wederhoor.reading.mentions import Role


@pytest.mark.parametrize(
    ("sentence", "words", "place"),
    [
        ("IZJOEM is bevrijd.", "IZJOEM", "Izium"),
        ("In Wowtschansk wordt gevochten.", "Wowtschansk", "Vovchansk"),
        ("Rond Synkivka wordt gevochten.", "Synkivka", "Synkivka (UA, Kharkiv Oblast)"),
        ("In Vorosjilovgrad is het stil.", "Vorosjilovgrad", "Luhansk"),
        ("In Dnepropetrovsk vielen doden.", "Dnepropetrovsk", "Dnipro"),
        ("Troepen uit Tsjetsjenië zijn vertrokken.", "Tsjetsjenië", "Chechnya"),
        ("Hij reisde naar Melbourne.", "Melbourne", "Melbourne (AU, 2158177)"),
        ("Hij was geboortig uit Cambridge.", "Cambridge", "Cambridge (GB, 2653941)"),
        ("De stad Parma is oud.", "Parma", "Parma (IT, 3171457)"),
        ("Bij Tsjassiv Jar wordt gevochten.", "Tsjassiv Jar", "Chasiv Yar"),
        ("Bij Berdytsji wordt gevochten.", "Berdytsji", "Berdychi (UA, Donetsk Oblast)"),
        ("Het leger is weg uit Berdytsji, Stepove en Tonenke.", "Stepove", "Stepove (UA, Donetsk Oblast)"),
        ("De Russen melden de verovering van Krochmalne.", "Krochmalne", "Krokhmalne (UA, Kharkiv Oblast)"),
        ("De Russen namen Ivanivske ten westen van Bachmoet in.", "Ivanivske", "Ivanivske (UA, 704285)"),
        ("De Russen heroverden Snagost.", "Snagost", "Snagost (RU, Kursk Oblast)"),
        ("Het leger zegt Levadne te hebben ingenomen.", "Levadne", "Levadne (UA, Zaporizhzhia Oblast)"),
        ("Het dorp Jahidne bij Tsjernihiv was bezet.", "Jahidne", "Yahidne (UA, Chernihiv Oblast)"),
        ("Het dorp Pjatychatky is ontruimd.", "Pjatychatky", "Piatykhatky (UA, Zaporizhzhia Oblast)"),
        ("In de stad Engels brandt een depot.", "Engels", "Engels (RU, 563464)"),
        ("Op de vliegbasis Engels brandt een bommenwerper.", "vliegbasis Engels", "Engels-2 Air Base"),
    ],
)
def test_a_name_with_a_cue_is_a_place(sentence, words, place):
    assert located(sentence)[words] == place


@pytest.mark.parametrize(
    "sentence",
    [
        "Hij sprak Engels met Jan Boer.",
        "Het vertrouwen in Johnson is weg.",
        "Bij Wagner werken veel mannen.",
        "De Bradley is een pantserwagen.",
        "Volgens Vance komt er niets van.",
        "Bij Azov dienen vrijwilligers.",
        "Aan de bar zat een boer.",
        "Daar wint Sjachtar weer.",
        "In Popasne wordt gezongen.",
        "De inname van Maria duurde lang.",
        "De verovering van Hannah was een boek.",
        "Ze wilden Levin bevrijden uit zijn huis.",
        "Het is in Engels geschreven.",
    ],
)
def test_what_equals_the_name_of_some_village_is_no_place(sentence):
    assert located(sentence) == {}


def test_a_head_noun_is_carried_through_a_list_and_finds_oblasts_outside_the_small_table():
    found = located("De regio's Toela, Penza en Saratov zitten zonder stroom.")
    assert found == {"Toela": "Tula Oblast", "Penza": "Penza Oblast", "Saratov": "Saratov Oblast"}


def test_the_oblast_in_the_story_chooses_between_places_of_one_name():
    def within(oblast: str) -> str | None:
        place = located(f"In de regio {oblast} is Ivanivka ingenomen.", "Rond Ivanivka wordt gevochten.")["Ivanivka"]
        found = world().get(place or "")
        return found.within if found else None

    assert [within(name) for name in ("Loehansk", "Cherson", "Odesa")] == [
        "Luhansk Oblast",
        "Kherson Oblast",
        "Odesa Oblast",
    ]


def test_one_name_has_one_sense_in_a_story():
    story, found = names(
        "Het dorp Oleksandrivka viel.", "In de regio Donetsk wordt gevochten.", "Bij Oleksandrivka ook."
    )
    assert len({name.place for name in found if name.span.of(story.text) == "Oleksandrivka"}) == 1


def test_words_that_say_where_it_lies_choose_between_places_of_one_name():
    place = located("Het dorp Novopavlivka, 35 kilometer ten westen van Pokrovsk, ligt onder vuur.")["Novopavlivka"]
    found, pokrovsk = world().get(place or ""), world().get("Pokrovsk")
    assert found is not None
    assert pokrovsk is not None
    away = distance((found.latitude or 0, found.longitude or 0), (pokrovsk.latitude or 0, pokrovsk.longitude or 0))
    assert away < 60


@pytest.mark.parametrize(
    ("sentence", "words", "place"),
    [
        ("In Orlivka bij Avdiivka wordt gevochten.", "Orlivka", "Orlivka (UA, Donetsk Oblast)"),
        (
            "In Novopokrovka, nabij Orichiv, staan huizen leeg.",
            "Novopokrovka",
            "Novopokrovka (UA, Zaporizhzhia Oblast)",
        ),
        ("In Novoandriivka bij Orichiv ligt alles plat.", "Novoandriivka", None),
    ],
)
def test_a_place_lies_near_the_one_that_is_named_after_bij(sentence, words, place):
    assert located(sentence)[words] == place


def test_a_village_that_nobody_knows_is_put_where_the_words_put_it():
    sentence = "Het dorp Zeltorske, 12 kilometer ten zuiden van Pokrovsk, is ingenomen."
    assert located(sentence)["Zeltorske"] == "Zeltorske (48.17, 37.18 ± 4 km)"
    assert why(sentence)["Zeltorske"] == "unknown: reckoned from Pokrovsk"
    found = world().get("Zeltorske (48.17, 37.18 ± 4 km)")
    assert found is not None
    assert found.kind is PlaceKind.SETTLEMENT


def test_dead_reckoning_holds_the_true_point_within_its_uncertainty():
    place = located("Het dorp Sinkowkaja, zeven kilometer ten noordoosten van Koepjansk, is gevallen.")["Sinkowkaja"]
    found, true = world().get(place or ""), world().get("Synkivka (UA, Kharkiv Oblast)")
    assert found is not None
    assert true is not None
    away = distance((found.latitude or 0, found.longitude or 0), (true.latitude or 0, true.longitude or 0))
    assert away <= (found.radius or 0)


@pytest.mark.parametrize(
    ("sentence", "words", "reason"),
    [
        ("Het dorp Moskou is ingenomen.", "Moskou", "only a town is known"),
        ("De dorpen Stepove en Berdytsjiv zijn gevallen.", "Berdytsjiv", "only a town is known"),
        ("Het dorp Zeltorske is gevallen.", "Zeltorske", "no place of this name is known"),
        ("In de regio Charkiv is Ivanivka ingenomen.", "Ivanivka", "no place of this name is known in Kharkiv Oblast"),
        ("Bij Berdytsjiw, ten westen van Avdiivka, wordt gevochten.", "Berdytsjiw", "lies so from Avdiivka"),
        ("Het dorp Popasne in de regio Dnipropetrovsk is geraakt.", "Popasne", "no place of this name is known"),
        ("Het dorp Angeren ligt bij de rivier.", "Angeren", "no place of this name is known"),
    ],
)
def test_a_village_that_is_not_to_be_told_stays_open_and_says_why(sentence, words, reason):
    assert located(sentence)[words] is None
    assert why(sentence)[words].startswith("unresolved")
    assert reason in why(sentence)[words]


@pytest.mark.parametrize(
    ("sentence", "words", "place"),
    [
        ("Makiivka in Loehansk is heroverd.", "Makiivka", "Makiivka (UA, Luhansk Oblast)"),
        ("In de regio Loehansk is Makiivka beschoten.", "Makiivka", "Makiivka (UA, Luhansk Oblast)"),
        ("Tussen Svatove en Kreminna ligt Makiivka onder vuur.", "Makiivka", "Makiivka (UA, Luhansk Oblast)"),
        ("Bij Avdiivka is Vodjane gevallen.", "Vodjane", "Vodiane (UA, Donetsk Oblast)"),
        ("In New York bij Toretsk wordt gevochten.", "New York", "Niu-York (UA, 699751)"),
        ("De leiders spraken in New York over Toretsk.", "New York", "New York City"),
        ("In New York bij de Verenigde Naties is gestemd.", "New York", "New York City"),
        ("In Makiivka kwamen soldaten om.", "Makiivka", "Makiivka"),
        ("In Loehansk en Makiivka vielen doden.", "Makiivka", "Makiivka"),
        ("In Makiivka, bij Donetsk, vielen doden.", "Makiivka", "Makiivka"),
        ("In Donetsk en in de regio Loehansk is Makiivka genoemd.", "Makiivka", "Makiivka"),
        ("Bij Enerhodar ligt Vodjane.", "Vodjane", "Vodiane"),
    ],
)
def test_a_town_gives_way_to_a_village_of_its_name_only_where_the_words_say_so(sentence, words, place):
    assert located(sentence)[words] == place


def test_the_village_is_meant_in_the_whole_story_once_the_words_said_so():
    story, found = names("Makiivka in Loehansk is heroverd.", "Rond Makiivka wordt nog gevochten.")
    assert {name.place for name in found if name.span.of(story.text) == "Makiivka"} == {"Makiivka (UA, Luhansk Oblast)"}


@pytest.mark.parametrize(
    ("sentence", "role"),
    [
        ("Pokrovske ligt onder vuur.", None),
        ("De Pokrovske dorpen liggen onder vuur.", Role.ADJECTIVE),
        ("De Chersonse havens zijn dicht.", Role.ADJECTIVE),
    ],
)
def test_a_name_of_a_place_is_an_adjective_only_before_what_it_describes(sentence, role):
    story, found = names(sentence)
    assert next((name.role for name in found if name.span.of(story.text) in {"Pokrovske", "Chersonse"}), None) is role


def test_a_choice_of_a_person_is_obeyed():
    wanted = world().further("Oleksandrivka")[5].place.id
    pinned = atlas.Pinned(world(), {"oleksandrivka": wanted})
    _, found = names("In Oleksandrivka vielen doden.", places=pinned)
    assert [name.place for name in found if name.role is Role.PLACE] == [wanted]


def test_on_five_hundred_sentences_without_a_place_none_is_found():
    assert {sentence: found for sentence in placeless(500) if (found := located(sentence))} == {}


def test_names_with_one_slip_in_them_are_found_and_seldom_taken_for_another():
    towns = [
        (place.id, place.name("nl"))
        for place in world().all()
        if place.kind is PlaceKind.SETTLEMENT and place.country == "UA" and len(place.name("nl")) >= 7
    ]
    right = wrong = 0
    for place, sentence in misspelt(towns, 200):
        found = {known for known in located(sentence).values() if known}
        right += place in found
        wrong += bool(found) and place not in found
    assert right / 200 >= 0.85
    assert wrong / 200 <= 0.03
