"""Encodings: every usual one is read, and damage is named."""

import pytest

from wederhoor.intake import take_bytes
from wederhoor.intake.decoding import decode

TEXT = "Leger herovert één dorp in Oekraïne\n\n“Wij gaan door”, zegt de gouverneur – het leger van Oekraïne heeft één dorp heroverd."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_every_usual_encoding_gives_the_same_story(encoding):
    taken = take_bytes(TEXT.encode(encoding), "page")
    assert taken.problems == ()
    assert taken.stories[0].text == TEXT


@pytest.mark.parametrize(
    ("data", "part"),
    [
        (TEXT.encode().decode("cp1252", "replace").encode(), "converted wrongly before it came here: 'Ã©Ã©n'"),
        (TEXT.replace("ï", "\ufffd").encode(), "Characters were lost before it came here, first near 'Oekra"),
        (TEXT.encode() + " één".encode("cp1252"), "It mixes UTF-8 with another encoding"),
        (b"\xff\xfe" + "Een tekst".encode("utf-16-le") + b"\x00", "It is marked as utf-16 but is not so at byte"),
        (
            b'<meta charset="utf-8"><p>' + TEXT.encode("cp1252") + b"</p>",
            "It says that it is utf-8 but is not so at byte 40; it was read as Windows-1252.",
        ),
    ],
)
def test_damage_is_named(data, part):
    fault = decode(data).fault
    assert fault is not None
    assert part in fault[0]
    assert any(part in problem.message for problem in take_bytes(data, "page").problems)


def test_an_unknown_declared_encoding_is_ignored():
    assert decode(b'<meta charset="klingon-8"><p>' + TEXT.encode()).encoding == "utf-8"


@pytest.mark.parametrize("text", ["São Paulo en Ângela", "Âge", "prijs: 5 € – goed", "Ãlvaro"])
def test_foreign_letters_are_no_damage(text):
    assert decode(text.encode()).fault is None
