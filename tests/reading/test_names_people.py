"""Persons and bodies: by name, by surname inside a story, by title, without a name."""

import pytest
from tests.reading.naming import actors, names

from wederhoor.reading.mentions import Role


@pytest.mark.parametrize(
    ("sentence", "words", "actor"),
    [
        ("Volgens president Volodimir Zelenski is het rustig.", "president Volodimir Zelenski", "Volodymyr Zelensky"),
        ("Dat schrijft presidentieel adviseur Mychajlo Podoljak.", "presidentieel adviseur Mychajlo Podoljak", "Mykhailo Podolyak"),
        ("De Oekraïense minister van Buitenlandse Zaken Dmytro Koeleba zweeg.", "Oekraïense minister van Buitenlandse Zaken Dmytro Koeleba", "Dmytro Kuleba"),
        ("De aanval was gepland, zei inlichtingenchef Kyrylo Boedanov.", "inlichtingenchef Kyrylo Boedanov", "Kyrylo Budanov"),
        ("Poetins leger staat stil.", "Poetins", "Vladimir Putin"),
        ("Het Institute for the Study of War (ISW) ziet weinig beweging.", "Institute for the Study of War (ISW)", "Institute for the Study of War"),
        ("Dat meldt persbureau AFP.", "persbureau AFP", "AFP"),
    ],
)  # fmt: skip
def test_known_names_with_the_titles_before_them(sentence, words, actor):
    assert actors(sentence)[words] == (actor,)


def test_a_shared_surname_needs_the_full_name_somewhere_in_the_story():
    assert actors("Austin belooft hulp.") == {}
    found = actors("Minister Lloyd Austin belooft hulp.", "Volgens Austin is er haast bij.")
    assert found["Austin"] == ("Lloyd Austin",)


def test_a_surname_against_another_first_name_is_somebody_else():
    assert "Vladimir Putin" not in {who for whom in actors("Igor Poetin opende een winkel.").values() for who in whom}


def test_a_stranger_with_an_office_becomes_a_provisional_actor_and_later_a_surname():
    story, found = names(
        "Jevgeni Ivanov, de burgemeester van Belgorod, meldt een droneaanval.", "Ivanov spreekt van twee gewonden."
    )
    people = [name for name in found if name.actors]
    assert [(n.span.of(story.text), n.actors) for n in people] == [
        ("Jevgeni Ivanov", ("Jevgeni Ivanov",)),
        ("Ivanov", ("Jevgeni Ivanov",)),
    ]
    made = people[0].provisional
    assert made is not None
    assert (made.party, made.provisional, made.kind) == ("russia", True, "person")
    assert made.offices[0].title == "burgemeester van Belgorod"


def test_a_stranger_installed_by_a_side_is_of_that_side():
    _, found = names("De door Rusland aangestelde burgemeester Petro Kovalenko van Melitopol raakte gewond.")
    made = next(name.provisional for name in found if name.provisional)
    assert (made.id, made.party) == ("Petro Kovalenko", "russia")


def test_a_stranger_of_whom_no_side_is_told_has_no_party():
    _, found = names("Kolonel Jan Hendriks noemt het een verrassing.")
    (person,) = [name for name in found if name.provisional]
    assert person.party is None
    assert person.provisional is not None
    assert person.provisional.party == "third"


def test_a_name_without_an_office_is_left_alone():
    assert actors("Olena Marenko woont al jaren in de stad.") == {}


@pytest.mark.parametrize(
    ("sentence", "words", "party"),
    [
        ("Dat zegt een gewezen kolonel van de landmacht.", "gewezen kolonel van de landmacht", None),
        ("Volgens een functionaris van de NAVO klopt dat niet.", "functionaris van de NAVO", "third"),
    ],
)
def test_people_without_a_name_stay_what_the_words_say(sentence, words, party):
    story, found = names(sentence)
    person = next(name for name in found if name.provisional)
    assert (person.span.of(story.text), person.party) == (words, party)


def test_what_a_person_is_behind_a_comma_is_no_second_person():
    assert list(actors("Oleksandr Petrenko, commandant van een brigade, zag de Russen gaan.")) == [
        "Oleksandr Petrenko",
        "Russen",
    ]


def test_channels_carry_the_name_that_a_claim_prints():
    _, found = names("Dat schreef hij op X, en op sociale media stond een filmpje.")
    assert [name.labels for name in found if name.role is Role.CHANNEL] == [("X",), ("social media",), ("video",)]


@pytest.mark.parametrize(
    ("sentence", "words", "actor"),
    [
        ("De Oekraïense president sprak van een succes.", "Oekraïense president", "Volodymyr Zelensky"),
        ("De gouverneur van Odesa meldt schade.", "gouverneur", "Governor of Odesa Oblast"),
        ("De burgemeester van Izjoem zweeg.", "burgemeester", "Mayor of Izium"),
        (
            "De Britse minister van Defensie belooft hulp.",
            "Britse minister van Defensie",
            "British Minister of Defence",
        ),
    ],
)
def test_an_office_without_its_holder(sentence, words, actor):
    assert actors(sentence)[words] == (actor,)


def test_what_stands_before_a_name_between_commas_is_that_person():
    assert actors("De woordvoerder van de generale staf, Viktor Trehoebov, ontkent dat.") == {
        "Viktor Trehoebov": ("Viktor Trehubov",)
    }
    assert actors("De commandant van de brigade, Andri Biletsky, meldt de inname.") == {
        "Andri Biletsky": ("Andri Biletsky",)
    }
