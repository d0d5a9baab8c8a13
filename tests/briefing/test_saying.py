"""Sentences from claims: a paraphrase only where the fields carry every word, else the printed words."""

from dataclasses import replace

import pytest
from tests.briefing.demonstration import claim, gazetteer, story, theatre

from wederhoor.briefing.book import capital, make_book
from wederhoor.briefing.desk import words_of
from wederhoor.briefing.frames import paraphrase
from wederhoor.briefing.saying import chosen_words, finished, marked, named_contradiction, say
from wederhoor.briefing.update import Said
from wederhoor.model.vocabulary import Aspect, Certainty, Comparison, Extent, Kind, Polarity


@pytest.fixture(scope="module")
def books(dutch, english):
    people, places = theatre().actors.values(), gazetteer().all()
    return {pack.code: make_book(pack, people, places, {}, {}) for pack in (dutch, english)}


def said(sentence, claimants, kind, introduce=(), **fields):
    told = story("s", "Proefbode", "2022-09-11", sentence)
    assert told.published is not None
    made = claim(told, sentence, claimants, kind, **fields)
    return Said(made, words_of(made, told.text), 1, "Proefbode", told.published.period, introduce)


CASES = [
    (
        said(
            "Het Oekraïense leger heeft Izjoem heroverd, zegt Oekraïne.",
            "Ukraine",
            Kind.RECAPTURE,
            content="Het Oekraïense leger heeft Izjoem heroverd",
            agent=("Ukrainian army",),
            places=(("Izium", "Izjoem"),),
        ),
        "Het Oekraïense leger heeft Izjoem heroverd, zegt Oekraïne.",
        "The Ukrainian army has retaken Izium, says Ukraine.",
    ),
    (
        said(
            "Volgens de Oekraïense autoriteiten zouden bij Koepjansk zeker drie inwoners zijn omgekomen.",
            "Ukrainian authorities",
            Kind.CASUALTIES,
            content="zouden bij Koepjansk zeker drie inwoners zijn omgekomen",
            places=(("Kupiansk", "Koepjansk"),),
            number=("zeker drie inwoners", "residents", 3.0, Comparison.AT_LEAST),
            certainty=Certainty.HEDGED,
        ),
        "Zeker drie inwoners zouden bij Koepjansk zijn omgekomen, volgens de Oekraïense autoriteiten.",
        "At least 3 residents are said to have died near Kupiansk, according to Ukrainian authorities.",
    ),
    (
        said(
            "Bij Pokrovsk is één burger omgekomen, melden de Oekraïense autoriteiten.",
            "Ukrainian authorities",
            Kind.CASUALTIES,
            content="Bij Pokrovsk is één burger omgekomen",
            places=(("Pokrovsk", "Pokrovsk"),),
            number=("één burger", "civilians", 1.0),
        ),
        "Één burger is bij Pokrovsk omgekomen, zeggen de Oekraïense autoriteiten.",
        "1 civilian has died near Pokrovsk, say Ukrainian authorities.",
    ),
    (
        said(
            "Rond Koepjansk wordt gevochten, zegt Oekraïne.",
            "Ukraine",
            Kind.BATTLE,
            content="Rond Koepjansk wordt gevochten",
            places=(("Kupiansk", "Koepjansk"),),
        ),
        "Er wordt rond Koepjansk gevochten, zegt Oekraïne.",
        "There is fighting around Kupiansk, says Ukraine.",
    ),
    (
        said(
            "Inmiddels is meer dan 3.000 vierkante kilometer heroverd, zegt Oekraïne.",
            "Ukraine",
            Kind.RECAPTURE,
            content="is meer dan 3.000 vierkante kilometer heroverd",
            number=("meer dan 3.000 vierkante kilometer", "km2", 3000.0, Comparison.MORE_THAN),
        ),
        "Meer dan 3.000 vierkante kilometer is heroverd, zegt Oekraïne.",
        "More than 3,000 square kilometres have been retaken, says Ukraine.",
    ),
]


@pytest.mark.parametrize(("given", "dutch_words", "english_words"), CASES)
def test_fields_alone_say_it(books, given, dutch_words, english_words):
    assert capital(finished(paraphrase(given, books["nl"]) or "")) == dutch_words
    assert capital(finished(paraphrase(given, books["en"]) or "")) == english_words


WHOLE = CASES[0][0]
LOADED = [
    ("niet", "Het Oekraïense leger heeft Izjoem niet heroverd"),
    ("waarschijnlijk", "Het Oekraïense leger heeft Izjoem waarschijnlijk heroverd"),
    ("deels", "Het Oekraïense leger heeft Izjoem deels heroverd"),
    ("bijna", "Het Oekraïense leger heeft Izjoem bijna heroverd"),
    ("opnieuw", "Het Oekraïense leger heeft Izjoem opnieuw heroverd"),
    ("wordt", "Izjoem wordt heroverd"),
    ("in en bij", "Het Oekraïense leger heeft Izjoem en Koepjansk heroverd"),
    ("zou", "Het Oekraïense leger zou Izjoem hebben heroverd"),
    ("wil", "Het Oekraïense leger wil Izjoem heroverd hebben"),
    ("de buitenwijken van", "Het Oekraïense leger heeft de buitenwijken van Izjoem heroverd"),
]


@pytest.mark.parametrize(("word", "content"), LOADED)
def test_a_word_that_no_field_carries_forces_a_quotation(books, word, content):
    given = said(
        f"{content}, zegt Oekraïne.",
        "Ukraine",
        Kind.RECAPTURE,
        content=content,
        agent=("Ukrainian army",),
        places=(("Izium", "Izjoem"),),
    )
    for book in books.values():
        assert paraphrase(given, book) is None
        assert content in say(given, book)


@pytest.mark.parametrize(
    "change",
    [
        {"extent": Extent.MOST},
        {"aspect": Aspect.UNDER_WAY},
        {"aspect": Aspect.FAILED},
        {"polarity": Polarity.NEGATIVE},
        {"certainty": Certainty.DENIED},
        {"certainty": Certainty.INTENTION},
        {"certainty": Certainty.CONDITIONAL},
        {"certainty": Certainty.UNCONFIRMED},
        {"certainty": Certainty.HEDGED},
        {"kind": Kind.CAPTURE},
        {"claimants": ("unattributed",)},
    ],
)
def test_a_field_that_no_pattern_expresses_forces_a_quotation(books, change):
    given = replace(WHOLE, claim=replace(WHOLE.claim, **change))
    assert all(paraphrase(given, book) is None for book in books.values())


def test_words_of_doubt_outside_the_clause_are_quoted_with_it(books):
    sentence = "Het is niet zeker dat Izjoem is gevallen, zegt Oekraïne."
    given = said(sentence, "Ukraine", Kind.CAPTURE, content="Izjoem is gevallen")
    assert chosen_words(given, books["nl"]) == (sentence, True)


def test_a_clause_that_opens_with_whether_is_quoted_as_a_whole_sentence(books):
    sentence = "Of Izjoem helemaal is heroverd, liet Oekraïne in het midden."
    given = said(sentence, "Ukraine", Kind.RECAPTURE, content="Of Izjoem helemaal is heroverd")
    assert chosen_words(given, books["nl"]) == (sentence, True)


def test_a_clause_that_cuts_a_quotation_is_quoted_as_a_whole_sentence(books):
    sentence = "De herovering is volgens de generale staf 'volop bezig'."
    given = said(
        sentence,
        "Ukraine General Staff",
        Kind.RECAPTURE,
        content="De herovering is volgens de generale staf 'volop bezig",
    )
    assert chosen_words(given, books["nl"]) == (sentence, True)


def test_the_verb_agrees_with_the_claimants_alone(books):
    many = said(
        "Rusland en Oekraïne zeggen dat er overleg komt.",
        ("Russia", "Ukraine"),
        Kind.NEGOTIATION,
        content="er overleg komt",
    )
    one = said(
        "Rusland zegt dat er overleg komt.",
        "Russia",
        Kind.NEGOTIATION,
        content="er overleg komt",
        via=("TASS", "Telegram"),
    )
    assert say(many, books["nl"]) == "Rusland en Oekraïne zeggen dat “er overleg komt”"
    assert say(one, books["nl"]) == "Rusland zegt dat “er overleg komt”"


def test_a_pronoun_does_not_name_the_claimant(books):
    sentence = "Zaterdag had hij de toestand er nog moeilijk genoemd."
    given = said(sentence, "Volodymyr Zelensky", Kind.ASSESSMENT, who=("hij",), cue=("genoemd",))
    assert say(given, books["nl"]) == f"Zelensky, in de woorden van Proefbode: “{sentence}”"
    named = said("Volgens Zelensky blijft het moeilijk.", "Volodymyr Zelensky", Kind.ASSESSMENT, who=("Zelensky",))
    assert say(named, books["nl"]) == "“Volgens Zelensky blijft het moeilijk.”"


def test_an_office_stands_at_the_first_mention_only(books):
    sentence = "Zelensky zegt dat het overleg doorgaat."
    first = said(
        sentence, "Volodymyr Zelensky", Kind.NEGOTIATION, ("Volodymyr Zelensky",), content="het overleg doorgaat"
    )
    again = replace(first, introduce=())
    assert say(first, books["nl"]) == "president Volodymyr Zelensky zegt dat “het overleg doorgaat”"
    assert say(again, books["nl"]) == "Zelensky zegt dat “het overleg doorgaat”"


@pytest.mark.parametrize(
    ("certainty", "dutch_words", "english_words"),
    [
        (Certainty.DENIED, "ontkenning van Rusland", "a denial by Russia"),
        (Certainty.NO_COMMENT, "geen antwoord van Rusland", "no answer from Russia"),
        (Certainty.UNCONFIRMED, "geen bevestiging van Rusland", "no confirmation from Russia"),
        (Certainty.CORRECTED, "correctie van Rusland", "a correction by Russia"),
        (Certainty.INTENTION, "voornemen, volgens Rusland", "an intention, according to Russia"),
        (Certainty.CONDITIONAL, "onder voorwaarde, volgens Rusland", "on a condition, according to Russia"),
        (Certainty.HEDGED, "Rusland, met voorbehoud", "Russia, with a reservation"),
    ],
)
def test_certainty_is_said_before_the_quotation(books, certainty, dutch_words, english_words):
    given = said("De stad is gevallen, klinkt het.", "Russia", Kind.STATEMENT, certainty=certainty)
    assert say(given, books["nl"]).startswith(dutch_words)
    assert say(given, books["en"]).startswith(english_words)
    assert "De stad is gevallen, klinkt het." in say(given, books["en"])


def test_words_of_the_source_and_of_the_report_have_their_own_marks():
    assert marked('"Rusland stuurt soldaten"') == "‘Rusland stuurt soldaten’"
    assert marked("Rusland stuurt soldaten") == "“Rusland stuurt soldaten”"
    assert marked('Hij zei: "ja" en "nee"') == "“Hij zei: ‘ja’ en ‘nee’”"
    assert marked("Hij zei: “ja” en ging") == "“Hij zei: ‘ja’ en ging”"
    assert marked('Het was 5" of 6" dik') == '“Het was 5" of 6" dik”'


def test_an_english_line_says_what_its_dutch_is_about_from_the_fields_alone(books):
    sentence = "Het Oekraïense leger probeert Izjoem deels te heroveren, zegt Oekraïne."
    fields = {"places": (("Izium", "Izjoem"),), "agent": ("Ukrainian army",)}
    given = said(sentence, "Ukraine", Kind.RECAPTURE, aspect=Aspect.UNDER_WAY, extent=Extent.PART, **fields)
    lead = "Ukraine, on a recapture by the Ukrainian army (Izium), under way, in part, in Dutch: "
    assert say(given, books["en"]) == f"{lead}“{sentence}”"


def test_a_ratio_counts_nothing_that_an_english_line_could_give(books):
    sentence = "Het heroverde gebied is twee keer zo groot als Soemy, zegt Oekraïne."
    given = said(sentence, "Ukraine", Kind.RECAPTURE, number=("twee keer", "times", 2.0))
    assert say(given, books["en"]).startswith("Ukraine, on a recapture, in Dutch: ")


@pytest.mark.parametrize("agent", [("Russia",), ("Ukrainian army", "Russia"), ("vrijwilligers",)])
def test_an_agent_that_the_words_do_not_name_alone_is_not_given(books, agent):
    sentence = "Het Oekraïense leger probeert Izjoem te heroveren, zegt Oekraïne."
    given = said(sentence, "Ukraine", Kind.RECAPTURE, places=(("Izium", "Izjoem"),), agent=agent)
    assert say(given, books["en"]).startswith("Ukraine, on a recapture (Izium), in Dutch: ")


def disputed(denial):
    """Who contradicts whom in one sentence that also gives the words of the other."""
    sentence = f"{denial} Moskou tegen, dat sprak van een ordelijke verplaatsing."
    other = said(
        sentence,
        "Russia",
        Kind.WITHDRAWAL,
        content="dat sprak van een ordelijke verplaatsing",
        cue=("sprak van",),
        who=("Moskou",),
    )
    first = said(sentence, "UK Ministry of Defence", Kind.WITHDRAWAL, content=f"{denial} Moskou tegen", **DENIAL)
    return replace(first, claim=replace(first.claim, about=other.claim.id)), other


DENIAL = {"certainty": Certainty.DENIED, "polarity": Polarity.NEGATIVE}


def test_who_contradicts_whom_is_told_once_with_the_words_of_the_other(books):
    told = named_contradiction(disputed("Daarmee spreekt Londen"), books["nl"])
    assert told == (
        "het Britse ministerie van Defensie spreekt Rusland tegen over een terugtrekking; "
        "Rusland, in de woorden van Proefbode: “een ordelijke verplaatsing”"
    )
    told = named_contradiction(disputed("Daarmee spreekt Londen"), books["en"])
    assert told is not None
    assert told.endswith("; Russia, in the words of Proefbode in Dutch: “een ordelijke verplaatsing”")


def test_a_denial_with_a_number_of_its_own_is_quoted_whole(books):
    told = named_contradiction(disputed("Met 30 tanks spreekt Londen"), books["nl"])
    assert told is not None
    assert "“Met 30 tanks spreekt Londen Moskou tegen, dat sprak van een ordelijke verplaatsing.”" in told
