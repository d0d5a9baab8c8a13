"""One statement in two stories is one; what only looks alike stays two."""

from tests.weighing.making import (
    ARMY,
    ISW,
    KREMLIN,
    MOSCOW,
    POPOVA,
    RUSSIANS,
    STAFF,
    ZELENSKY,
    claim,
    related,
    story,
    weighed,
)

from wederhoor.model.vocabulary import Certainty, Kind, Part

FIRST, SECOND, FOURTH = "2022-09-10T08:00", "2022-09-11T08:00", "2022-09-15T08:00"


def joined(stories, a, b):
    return related(weighed(stories, (a, b)).relations, a, b)


def test_the_same_speaker_with_the_same_number_in_two_papers():
    one, two = story(FIRST, outlet="A"), story(SECOND, outlet="B")
    a = claim(one, ZELENSKY, Kind.RECAPTURE, number=(1000, "km2"), when="2022-09-01/2022-09-10")
    b = claim(two, ZELENSKY, Kind.RECAPTURE, number=(1000, "km2"), when="2022-09-01/2022-09-10")
    assert joined((one, two), a, b) == {"repeats"}


def test_numbers_of_other_units_windows_or_victims_are_not_one():
    one, two = story(FIRST, outlet="A"), story(SECOND, outlet="B")
    a = claim(one, MOSCOW, Kind.CASUALTIES, ARMY, number=(2000, "killed"), when="2022-09-08/2022-09-10")
    others = (
        claim(two, MOSCOW, Kind.CASUALTIES, ARMY, number=(2000, "wounded"), when="2022-09-08/2022-09-10"),
        claim(two, MOSCOW, Kind.CASUALTIES, ARMY, number=(2000, "killed"), when="2022-09-11"),
        claim(two, MOSCOW, Kind.CASUALTIES, "civilians", number=(2000, "killed"), when="2022-09-08/2022-09-10"),
        claim(two, MOSCOW, Kind.RECAPTURE, number=(2000, "killed"), when="2022-09-08/2022-09-10"),
    )
    assert all(not joined((one, two), a, other) for other in others)


def test_a_small_number_without_a_place_shows_nothing():
    one, two = story(FIRST, outlet="A"), story(FIRST, outlet="B")
    a = claim(one, POPOVA, Kind.CASUALTIES, number=(1, "killed"), when="2022-09-10")
    b = claim(two, STAFF, Kind.CASUALTIES, number=(1, "killed"), when="2022-09-10")
    assert joined((one, two), a, b) == set()


def test_one_side_at_one_place_on_one_day():
    one, two = story(FIRST, outlet="A"), story(FIRST, outlet="B")
    a = claim(one, POPOVA, Kind.ADVANCE, "Kupiansk", by=ARMY, when="2022-09-10")
    b = claim(two, "Ukrainian authorities", Kind.ADVANCE, "Kupiansk", by=ARMY, when="2022-09-10")
    assert joined((one, two), a, b) == {"repeats"}


def test_the_same_formula_about_another_day_is_a_new_statement():
    one, two = story(FIRST, outlet="A"), story(SECOND, outlet="A")
    a = claim(one, MOSCOW, Kind.REPELLED_ATTACK, "Kherson", by=RUSSIANS, when="2022-09-10")
    b = claim(two, MOSCOW, Kind.REPELLED_ATTACK, "Kherson", by=RUSSIANS, when="2022-09-11")
    assert joined((one, two), a, b) == set()


def test_a_third_party_repeats_nobody():
    one, two = story(FIRST, outlet="A"), story(FIRST, outlet="B")
    a = claim(one, ISW, Kind.RECAPTURE, number=(400, "km2"))
    b = claim(two, ZELENSKY, Kind.RECAPTURE, number=(400, "km2"))
    assert joined((one, two), a, b) == set()


def test_two_assessments_of_one_speaker_are_two():
    one, two = story(FIRST, "Het gaat slecht.", outlet="A"), story(FIRST, "Alles loopt.", outlet="B")
    a, b = claim(one, KREMLIN, Kind.ASSESSMENT), claim(two, KREMLIN, Kind.ASSESSMENT)
    assert joined((one, two), a, b) == set()


def test_what_was_said_on_an_earlier_day_is_what_that_day_holds():
    one, two = story(FIRST, outlet="A"), story(SECOND, outlet="B")
    a = claim(one, MOSCOW, Kind.WITHDRAWAL, "Izium", by=RUSSIANS)
    b = claim(two, "Russia", Kind.WITHDRAWAL, by=RUSSIANS, said="2022-09-10")
    assert joined((one, two), a, b) == {"repeats"}


def test_after_three_days_a_number_comes_anew():
    one, two = story(FIRST, outlet="A"), story(FOURTH, outlet="B")
    a = claim(one, ZELENSKY, Kind.RECAPTURE, number=(20, "villages"), when="2022-09-08/2022-09-10")
    b = claim(two, ZELENSKY, Kind.RECAPTURE, number=(20, "villages"), when="2022-09-08/2022-09-15")
    assert joined((one, two), a, b) == set()


def test_a_headline_repeats_its_text_but_not_another_place():
    one = story(FIRST, "Izjoem gevallen.", "Izjoem is heroverd.", outlet="A")
    body = claim(one, ZELENSKY, Kind.RECAPTURE, "Izium", by=ARMY, at="Izjoem is")
    head = claim(one, "unattributed", Kind.RECAPTURE, "Izium", by=ARMY, part=Part.HEADLINE)
    other = claim(one, "unattributed", Kind.RECAPTURE, "Lyman", by=ARMY, part=Part.HEADLINE)
    assert joined((one,), head, body) == {"repeats"}
    assert joined((one,), other, body) == set()


def test_versions_of_a_page_carry_one_claim():
    one = story(FIRST, "Het leger staat in Lyman.", key="A 1")
    two = story(SECOND, "Het leger staat nu in Lyman.", key="A 1")
    a = claim(one, "unattributed", Kind.CONTROL, "Lyman", by=ARMY, certainty=Certainty.HEDGED)
    b = claim(two, "unattributed", Kind.CONTROL, "Lyman", by=ARMY, certainty=Certainty.HEDGED)
    found = weighed((one, two), (a, b))
    assert related(found.relations, a, b) == {"repeats"}
    assert len(found.origins) == 1


def test_one_number_of_one_speaker_is_one_though_it_is_called_an_advance_and_a_recapture():
    one, two = story(FIRST, outlet="A"), story(SECOND, outlet="B")
    a = claim(one, ZELENSKY, Kind.RECAPTURE, number=(2000, "km"), when="2022-09-01/2022-09-10")
    b = claim(two, ZELENSKY, Kind.ADVANCE, number=(2000, "km"), when="2022-09-10")
    c = claim(two, STAFF, Kind.ADVANCE, number=(2000, "km"), when="2022-09-10")
    assert joined((one, two), a, b) == {"repeats"}
    assert joined((one, two), a, c) == set()


def test_a_headline_stands_between_no_two_papers():
    one = story(FIRST, outlet="A")
    two = story(SECOND, "Al 1.000 heroverd.", "De president sprak van 1.000.", outlet="B")
    a = claim(one, ZELENSKY, Kind.RECAPTURE, number=(1000, "km2"), when="2022-09-01/2022-09-10")
    head = claim(two, ZELENSKY, Kind.RECAPTURE, number=(1000, "km2"), part=Part.HEADLINE, at="Al 1.000")
    body = claim(two, ZELENSKY, Kind.RECAPTURE, number=(1000, "km2"), at="De president")
    found = weighed((one, two), (a, head, body)).relations
    assert {(r.a, r.b) for r in found if r.kind.value == "repeats"} == {(head.id, body.id), (body.id, a.id)}


def test_a_speakers_words_come_again_in_a_sentence_that_shares_what_it_tells():
    said = "De minister noemde de terugtocht van vrijdag een zorgvuldig voorbereide stap."
    again = "Vrijdag heette de terugtocht nog zorgvuldig voorbereide strategie, volgens Moskou."
    other = "De minister prees vrijdag de bouw van een brug en opende daarna een school."
    one, two, three = story(FIRST, said, outlet="A"), story(SECOND, again, outlet="B"), story(SECOND, other, outlet="C")
    a = claim(one, MOSCOW, Kind.ASSESSMENT, when="2022-09-09")
    b, c = (
        claim(two, MOSCOW, Kind.ASSESSMENT, when="2022-09-09"),
        claim(three, MOSCOW, Kind.ASSESSMENT, when="2022-09-09"),
    )
    assert joined((one, two, three), a, b) == {"repeats"}
    assert joined((one, two, three), a, c) == set()
    assert joined((one, two), a, claim(two, KREMLIN, Kind.ASSESSMENT, when="2022-09-09")) == set()
    assert joined((one, two), a, claim(two, MOSCOW, Kind.ASSESSMENT, when="2022-09-11")) == set()
    assert joined((one, two), a, claim(two, MOSCOW, Kind.ASSESSMENT, negative=True, when="2022-09-09")) == set()


def test_names_alone_make_no_two_statements_one():
    one = story(FIRST, "President Volodymyr Zelensky van Oekraïne sprak Joe Biden in Washington.", outlet="A")
    two = story(FIRST, "President Volodymyr Zelensky van Oekraïne dankte Joe Biden na Washington.", outlet="B")
    a, b = (claim(told, ZELENSKY, Kind.STATEMENT, when="2022-09-10") for told in (one, two))
    assert joined((one, two), a, b) == set()


def strike(told, who, number=None, target="substations", day="2022-09-10"):
    made = claim(
        told, who, Kind.DRONE_OR_MISSILE_STRIKE, (target, "Kharkiv Oblast"), by=RUSSIANS, number=number, when=day
    )
    return made


def test_a_deed_of_one_day_is_one_whether_its_number_is_given_or_not():
    one, two = story(FIRST, outlet="A"), story(SECOND, outlet="B")
    bare = strike(one, POPOVA)
    assert joined((one, two), bare, strike(two, ZELENSKY, (2, "substations"))) == {"repeats"}
    for other in (
        strike(two, MOSCOW, (2, "substations")),
        strike(two, ISW, (2, "substations")),
        strike(two, ZELENSKY, (2, "depots"), target="depots"),
        strike(two, ZELENSKY, (2, "substations"), day="2022-09-11"),
    ):
        assert joined((one, two), bare, other) == set()


def test_a_deed_with_two_numbers_is_left_open():
    one, two = story(FIRST, outlet="A"), story(SECOND, outlet="B")
    bare, few, more = (
        strike(one, POPOVA),
        strike(two, ZELENSKY, (2, "substations")),
        strike(two, STAFF, (3, "substations")),
    )
    found = weighed((one, two), (bare, few, more)).relations
    assert not [r for r in found if r.kind.value == "repeats" and bare.id in {r.a, r.b}]


def test_what_was_said_on_an_earlier_day_is_found_though_a_copy_holds_it_too():
    one, copy = story(FIRST, outlet="A"), story("2022-09-10T09:00", outlet="C")
    two = story(SECOND, outlet="B")
    a, same = (claim(told, MOSCOW, Kind.WITHDRAWAL, "Izium", by=RUSSIANS) for told in (one, copy))
    b = claim(two, "Russia", Kind.WITHDRAWAL, by=RUSSIANS, said="2022-09-10")
    found = weighed((one, copy, two), (a, same, b)).relations
    assert ("recalled", b.id, a.id) in {(r.rule, r.a, r.b) for r in found}
