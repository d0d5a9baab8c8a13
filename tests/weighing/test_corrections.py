"""A correction finds what it replaces, and only its own speaker, side or outlet corrects."""

from tests.weighing.making import MOSCOW, STAFF, ZELENSKY, claim, relations, story, weighed

from wederhoor.model.vocabulary import Certainty, Kind, Status

TENTH, ELEVENTH = "2022-09-10T22:00", "2022-09-11T13:00"
CORRECTED = Certainty.CORRECTED


def corrects(stories, claims):
    return {(rule, a, b) for kind, rule, a, b in relations(stories, claims) if kind == "corrects"}


def test_another_body_of_the_side_corrects_the_unit_and_the_old_value_stays():
    one, two = story(TENTH, outlet="A"), story(ELEVENTH, outlet="B")
    old = claim(one, ZELENSKY, Kind.RECAPTURE, number=(2000, "km"), when="2022-09-01/2022-09-10")
    new = claim(two, STAFF, Kind.RECAPTURE, number=(2000, "km2"), when="../2022-09-10", certainty=CORRECTED)
    assert corrects((one, two), (old, new)) == {("other_unit", new.id, old.id)}
    found = weighed((one, two), (old, new))
    points = {point.claim: point for series in found.series for point in series.points}
    assert (points[old.id].value, points[old.id].unit, points[old.id].corrected_by) == (2000, "km", new.id)
    status = {line.claims[0]: line.standing.status for matter in found.matters for line in matter.lines}
    assert status == {old.id: Status.WITHDRAWN, new.id: Status.CLAIMED}


def test_the_other_side_corrects_nothing():
    one, two = story(TENTH, outlet="A"), story(ELEVENTH, outlet="B")
    old = claim(one, ZELENSKY, Kind.RECAPTURE, number=(2000, "km"))
    new = claim(two, MOSCOW, Kind.RECAPTURE, number=(2000, "km2"), certainty=CORRECTED)
    assert corrects((one, two), (old, new)) == set()


def test_a_recalled_old_number_is_corrected_by_the_new_one_beside_it():
    one, two = story(TENTH, outlet="A"), story(ELEVENTH, "Nu 388.", "Eerder 300.", outlet="B")
    first = claim(one, STAFF, Kind.RECAPTURE, number=(300, "settlements"), when="2022-09-04/2022-09-10")
    new = claim(two, STAFF, Kind.RECAPTURE, number=(388, "settlements"), when="../2022-09-11", at="Nu")
    recalled = claim(
        two, STAFF, Kind.RECAPTURE, number=(300, "settlements"), when="../2022-09-10", at="Eerder", certainty=CORRECTED
    )
    assert corrects((one, two), (first, new, recalled)) == {("new_number", new.id, first.id)}


def test_a_toll_that_its_own_source_raises_replaces_the_lower_one():
    one = story(ELEVENTH, "Eén dode.", "Later vier doden.")
    low = claim(one, STAFF, Kind.CASUALTIES, "civilians", number=(1, "killed"), at="Eén")
    high = claim(one, STAFF, Kind.CASUALTIES, "civilians", number=(4, "killed"), at="Later", certainty=CORRECTED)
    assert corrects((one,), (low, high)) == {("other_number", high.id, low.id)}


def test_an_outlet_replaces_its_own_villages_by_kilometres():
    one = story(ELEVENTH, "Fout: vijftig dorpen.", "Het gaat om vijftig kilometer.")
    wrong = claim(
        one, "unattributed", Kind.RECAPTURE, number=(50, "villages"), at="Fout", certainty=CORRECTED, negative=True
    )
    right = claim(one, "unattributed", Kind.ADVANCE, number=(50, "km"), at="Het gaat", certainty=CORRECTED)
    assert corrects((one,), (wrong, right)) == {("unit_replaced", right.id, wrong.id)}


def test_who_takes_it_back_withdraws_it():
    one = story(ELEVENTH, "Het is uitgesteld.", "Daar is geen sprake van.")
    said = claim(one, MOSCOW, Kind.OTHER, "referendum", at="Het is")
    back = claim(one, MOSCOW, Kind.OTHER, "referendum", at="Daar", certainty=CORRECTED, negative=True)
    assert corrects((one,), (said, back)) == {("taken_back", back.id, said.id)}


def test_a_correction_that_names_no_number_of_its_own_still_takes_back_the_one_it_is_about():
    one = story(ELEVENTH, "Eén dode.", "Later werd dat aantal bijgesteld.")
    low = claim(one, STAFF, Kind.CASUALTIES, "civilians", number=(1, "killed"), at="Eén")
    right = claim(one, STAFF, Kind.CASUALTIES, at="Later", certainty=CORRECTED)
    assert corrects((one,), (low, right)) == {("put_right", right.id, low.id)}
    other_side = claim(one, MOSCOW, Kind.CASUALTIES, at="Later", certainty=CORRECTED, about=low.id)
    assert corrects((one,), (low, other_side)) == set()
    bare = claim(one, STAFF, Kind.CASUALTIES, "civilians", at="Eén")
    assert corrects((one,), (bare, right)) == set()
