"""Text pages: header, headline, dateline, subheads, furniture, credits."""

import pytest
from tests.intake.helpers import blocks, of_kind, only, take

from wederhoor.model.vocabulary import Basis

SENTENCE = "Het leger heeft het dorp heroverd, zegt de gouverneur van de regio."


@pytest.mark.parametrize("header", ["2022", "2022-12", "2022-12-05"])
def test_a_date_glued_to_the_first_line_is_the_pages_own(header):
    story = only(f" date {header} Leger herovert dorp\n\n{SENTENCE}\n")
    assert story.published is not None
    assert (story.published.period.edtf, story.published.basis) == (header, Basis.HEADER)
    assert blocks(story) == [("headline", "Leger herovert dorp"), ("body", SENTENCE)]


def test_a_date_before_a_text_without_headline():
    story = only(f" date 2022-12 {SENTENCE}\n\nEr vielen geen doden.\n")
    assert story.title is None
    assert [block.paragraph for block in story.blocks] == [1, 2]
    assert story.text.startswith(SENTENCE)


def test_a_printed_publication_date_above_the_story():
    story = only(f"Leger herovert dorp\nGepubliceerd op 10 september 2022 om 14.05\n{SENTENCE}")
    assert story.published is not None
    assert (story.published.period.edtf, story.published.basis) == ("2022-09-10T14:05:00", Basis.TEXT)
    assert of_kind(story, "furniture") == ["Gepubliceerd op 10 september 2022 om 14.05"]


def test_a_headline_directly_above_the_dateline():
    story = only(f"Leger herovert dorp\nKYIV/LONDEN (PN/RTR) - {SENTENCE}\nEr vielen geen doden.")
    assert story.title == "Leger herovert dorp"
    assert (story.dateline_places, story.credits) == (("KYIV", "LONDEN"), ("PN", "RTR"))
    assert blocks(story) == [
        ("headline", "Leger herovert dorp"),
        ("dateline", "KYIV/LONDEN (PN/RTR) - "),
        ("body", SENTENCE),
        ("body", "Er vielen geen doden."),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Door Rusland bezette gebieden houden referendum",
        "LIVE. Leger herovert dorp",
        'President: "Wij gaan door"',
        "Wie heeft het dorp in handen?",
        "Pianiste A.B. de Vries (1931-2024) was streng",
    ],
)
def test_what_a_headline_can_look_like(line):
    assert only(f"{line}\n\n{SENTENCE}\n").title == line


@pytest.mark.parametrize(
    "line",
    ["Het dorp is heroverd. Dat zegt de gouverneur van de regio", "Het dorp is heroverd.", "Het dorp, zegt hij,"],
)
def test_what_ends_or_runs_on_like_a_sentence_is_no_headline(line):
    assert only(f"{line}\n\n{SENTENCE}\n").title is None


def test_subheads_stand_alone_and_are_followed_by_a_paragraph():
    story = only(f"Leger herovert dorp\n\n{SENTENCE}\n\nWat nu?\n\n{SENTENCE}\n\nBrug\n\n{SENTENCE}\n")
    assert of_kind(story, "subhead") == ["Wat nu?", "Brug"]
    assert [block.paragraph for block in story.blocks if block.paragraph] == [1, 2, 3]


def test_a_subhead_in_a_text_without_empty_lines():
    story = only(f"Leger herovert dorp\n{SENTENCE}\nZware gevechten\n{SENTENCE}")
    assert of_kind(story, "subhead") == ["Zware gevechten"]


def test_what_stands_before_the_dateline_of_a_wire_item():
    text = f"Buitenland\nLeger herovert dorp\nDoor Jan de Vries\n12:45\nANP-456789123\nKYIV (ANP) – {SENTENCE}"
    story = only(text)
    assert story.title == "Leger herovert dorp"
    assert of_kind(story, "furniture") == ["Buitenland", "Door Jan de Vries", "12:45", "ANP-456789123"]


@pytest.mark.parametrize(
    "line",
    [
        "LEES OOK: Wie is de gouverneur?",
        "Lees ook",
        "Volledig scherm © ANP",
        "Volg dit onderwerp",
        "Meer lezen? Dit was het nieuws van maandag",
        "Meld je aan voor onze nieuwsbrief",
        "Morgen om 7.00 uur volgt een nieuw overzicht. Volg tot die tijd ons liveblog.",
        "Download onze gratis app",
        "Wij gebruiken cookies om de site te verbeteren.",
        "Deel via Facebook",
        "Advertentie",
        "1 / 3",
        "Foto: Jan de Vries",
    ],
)
def test_furniture_between_paragraphs_is_set_aside(line):
    story = only(f"Leger herovert dorp\n\n{SENTENCE}\n\n{line}\n\nEr vielen geen doden.\n")
    assert of_kind(story, "furniture") == [line]
    assert of_kind(story, "body") == [SENTENCE, "Er vielen geen doden."]
    assert line not in story.main_text


@pytest.mark.parametrize(
    "line",
    [
        "Volgens het ISW ontbreekt bewijs, schrijft het in zijn nieuwsbrief.",
        "Reacties uit Moskou bleven uit.",
        "Delen van de stad zijn ingenomen.",
        "Laatste stellingen van het leger zijn verlaten.",
        "3 uur geleden begon de aanval.",
        "Rechtzetting: in een eerdere versie stond een ander getal.",
    ],
)
def test_sentences_that_only_begin_like_furniture_stay(line):
    story = only(f"Leger herovert dorp\n\n{SENTENCE}\n\n{line}\n\nEr vielen geen doden.\n")
    assert line in of_kind(story, "body")


@pytest.mark.parametrize("label", ["Met video", "UPDATE", "LIVE", "Bekijk video"])
def test_a_label_stuck_to_a_paragraph_is_cut_off(label):
    story = only(f"Leger herovert dorp\n\n{label}{SENTENCE}\n\nEr vielen geen doden.\n")
    assert of_kind(story, "furniture") == [label]
    assert of_kind(story, "body")[0] == SENTENCE


def test_a_topic_stuck_to_the_headline_is_cut_off():
    story = only(f"BuitenlandLeger herovert dorp\n\n{SENTENCE}\n")
    assert story.title == "Leger herovert dorp"
    assert of_kind(story, "furniture") == ["Buitenland"]


def test_words_that_begin_with_a_label_are_left_alone():
    story = only(f"Leger herovert dorp\n\nUPDATES zijn er niet, zegt hij. {SENTENCE}\n")
    assert of_kind(story, "furniture") == []


def test_a_caption_is_kept_apart_from_its_label_and_its_maker():
    story = only(f"Leger herovert dorp\n\n{SENTENCE}\n\nVolledig schermEen tank bij de brug. © REUTERS\n\n{SENTENCE}\n")
    assert of_kind(story, "caption") == ["Een tank bij de brug."]
    assert of_kind(story, "furniture") == ["Volledig scherm", "© REUTERS"]
    assert story.credits == ()


def test_a_bullet_is_set_aside_and_its_item_is_no_subhead():
    story = only(f"Leger herovert dorp\n\n{SENTENCE}\n\n• Drie doden\n• Vijf gewonden\n")
    assert of_kind(story, "body") == [SENTENCE, "Drie doden", "Vijf gewonden"]
    assert of_kind(story, "furniture") == ["•", "•"]


@pytest.mark.parametrize(
    ("line", "credits"),
    [
        ("(ANP /upday)", ("ANP",)),
        ("Bron: ANP", ("ANP",)),
        ("Bronnen: ANP, Reuters en AFP", ("ANP", "Reuters", "AFP")),
        ("(c) ANP", ("ANP",)),
        ("© ANP", ("ANP",)),
        ("ANP/Reuters", ("ANP", "Reuters")),
    ],
)
def test_credits_on_a_line_at_the_end(line, credits):
    story = only(f"Leger herovert dorp\n\n{SENTENCE}\n\n{line}\n\nAdvertentie\n")
    assert story.credits == credits
    assert of_kind(story, "credit") == [line]


def test_a_credit_in_brackets_after_the_last_sentence():
    story = only(f"Leger herovert dorp\n\n{SENTENCE} (ANP)\n")
    assert (story.credits, of_kind(story, "credit")) == (("ANP",), ["(ANP)"])
    assert of_kind(story, "body") == [SENTENCE]


def test_a_credit_in_the_middle_belongs_to_a_picture():
    story = only(f"Leger herovert dorp\n\n{SENTENCE}\n\n© ANP\n\nEr vielen geen doden.\n")
    assert story.credits == ()
    assert of_kind(story, "furniture") == ["© ANP"]


def test_a_teaser_after_the_last_paragraph_is_set_aside():
    story = only(f"Leger herovert dorp\n\n{SENTENCE}\n\nDit weten we over de aanval\n")
    assert of_kind(story, "furniture") == ["Dit weten we over de aanval"]


def test_hard_wrapped_paragraphs_are_joined():
    wrapped = "\n".join(
        [
            "Het leger heeft het dorp heroverd, zegt de gouverneur van de regio. Volgens",
            "hem vielen daarbij geen doden. De burgemeester van de stad zegt dat de strijd",
            "nog niet voorbij is en dat inwoners beter kunnen blijven waar zij zijn.",
        ]
    )
    story = only(f"Leger herovert dorp\n\n{wrapped}\n\nEr vielen geen doden.\n")
    assert of_kind(story, "body") == [wrapped.replace("\n", " "), "Er vielen geen doden."]


def test_white_space_and_invisible_characters_have_one_spelling():
    story = only(
        "Leger\u00a0herovert dorp\r\n\r\nHet le\u00adger\u200b heeft  het\u2009dorp\theroverd, zegt e\u0301e\u0301n man.\r\n"
    )
    assert story.title == "Leger herovert dorp"
    assert of_kind(story, "body") == ["Het leger heeft het dorp heroverd, zegt één man."]


def test_quotation_marks_stay_as_printed():
    line = "«Wij gaan door», ‘zei’ „hij” en \"zij\" ,,ook''."
    assert only(f"Leger herovert dorp\n\n{line}\n").text.endswith(line)


def test_the_same_text_has_the_same_id_wherever_it_was_found():
    here, there = take(f"Kop\n\n{SENTENCE}\n", source="a/b.txt"), take(f"\ufeffKop\r\n\r\n{SENTENCE}", source="c.txt")
    assert here.stories[0].id == there.stories[0].id
    assert here.stories[0].key.startswith("text:")


def test_the_outlet_is_never_taken_from_the_file_name():
    assert take(f"Kop\n\n{SENTENCE}", source="omroep-delta.txt").stories[0].outlet is None
