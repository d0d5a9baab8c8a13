"""Pronouns and definite descriptions stand for the nearest name that agrees, or for nobody."""

import pytest
from tests.reading.naming import names, referents

from wederhoor.reading.mentions import Role
from wederhoor.reading.names import resolve_reference


@pytest.mark.parametrize(
    ("story", "word", "actor"),
    [
        (("Zelensky was in de stad.", "Hij sprak met soldaten."), "Hij", ("Volodymyr Zelensky",)),
        (("Dat zegt Hanna Maljar.", "Het front is volgens haar opgeschoven."), "haar", ("Hanna Maliar",)),
        (("Dat zeggen Amerikaanse functionarissen.", "Volgens hen klopt het niet."), "hen", ("US officials",)),
        (("Het Russische ministerie van Defensie zwijgt.", "Wel meldde het dinsdag een aanval."), "het", ("Russian Ministry of Defence",)),
        (("Het ISW ziet dat anders.", "Volgens de denktank is er weinig veranderd."), "denktank", ("Institute for the Study of War",)),
        (("Dat zei gouverneur Oleh Synjehoebov.", "Kyiv zweeg.", "De gouverneur noemde geen namen."), "gouverneur", ("Oleh Syniehubov",)),
        (("Peskov gaf een persconferentie.", "President Poetin hoort volgens hem alles."), "hem", ("Dmitry Peskov",)),
    ],
)  # fmt: skip
def test_the_nearest_name_that_agrees(story, word, actor):
    assert referents(*story)[word] == actor


@pytest.mark.parametrize(
    ("story", "word"),
    [
        (("Rusland valt aan.", "Hij sprak van een fout."), "Hij"),
        (("Zelensky zweeg.", "De gouverneur noemde geen namen."), "gouverneur"),
        (("Hij zou gevlucht zijn.",), "Hij"),
    ],
)
def test_nobody_where_nothing_agrees(story, word):
    assert referents(*story)[word] == ()


def test_the_speaker_last_heard_comes_first():
    story, found = names("Peskov sprak met Poetin.", "Hij noemde dat nuttig.")
    peskov = next(name for name in found if name.actors == ("Dmitry Peskov",))
    he = next(name for name in found if name.role is Role.PRONOUN)
    assert resolve_reference(story, found, he, recent=peskov) is peskov


def test_a_name_stands_for_itself():
    story, found = names("Peskov zweeg.")
    assert resolve_reference(story, found, found[0]) is found[0]


def test_a_verb_of_sound_has_no_speaker():
    assert "het" not in referents("De stad is vrij, klinkt het.")
