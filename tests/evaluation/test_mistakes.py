"""Sorts of mistakes are counted in the direction in which they were made."""

from dataclasses import replace

from tests.evaluation import made_up

from wederhoor.evaluation.answers import Amount, Answers, ClaimAnswer, DocumentAnswer
from wederhoor.evaluation.gold import Gold, GoldClaim
from wederhoor.evaluation.mistakes import Mistakes, mistakes

SENTENCE = "Bij Koepjansk zijn drie soldaten gesneuveld, meldt het leger."


def counted(gold: Gold, wanted: tuple[GoldClaim, ...], *given: ClaimAnswer) -> Mistakes:
    """The mistakes of one document with these claims in place of its own."""
    document = replace(gold.of_set("reports")[0], claims=wanted)
    small = replace(gold, documents={document.doc: document})
    return mistakes(small, Answers({document.doc: DocumentAnswer(document.doc, claims=given)}), "reports")


def wanted(**fields: object) -> GoldClaim:
    base = GoldClaim(SENTENCE, ("Ukrainian army",), kind="casualties", polarity="positive", certainty="asserted")
    return replace(base, **fields)  # type: ignore[arg-type]  # fields of GoldClaim by name


def said(**fields: object) -> ClaimAnswer:
    base = ClaimAnswer(SENTENCE, ("Ukrainian army",), kind="casualties", polarity="positive", certainty="asserted")
    return replace(base, **fields)  # type: ignore[arg-type]  # as above


def test_perfect_answers_have_no_mistake(gold: Gold):
    assert mistakes(gold, made_up.perfect(gold), "reports") == Mistakes((), ())


def test_a_claim_that_was_not_read_is_left_out_and_says_what_its_sentence_gave(gold: Gold):
    passed_over = counted(gold, (wanted(),))
    beside_another = counted(gold, (wanted(), wanted(kind="battle")), said(kind="battle"))
    assert passed_over.left_out == (("casualties in a sentence passed over", 1),)
    assert beside_another.left_out == (("casualties in a sentence of which another claim was read", 1),)


def test_a_claim_that_is_not_there_is_wrongly_said(gold: Gold):
    alone = counted(gold, (), said())
    beside_another = counted(gold, (wanted(),), said(), said(kind="battle"))
    assert alone == Mistakes((), (("casualties in a sentence without a claim", 1),))
    assert beside_another == Mistakes((), (("battle in a sentence with other claims", 1),))


def test_a_field_left_open_is_left_out_and_a_field_filled_otherwise_is_wrongly_said(gold: Gold):
    open_field = counted(gold, (wanted(when="2022-09-08", quantity=Amount(3, "killed")),), said(when="2022-09-09"))
    assert open_field.left_out == (("quantity left empty", 1),)
    assert open_field.wrongly_said == (("when wrong", 1),)
    assert counted(gold, (wanted(),), said(agent="Russia")).wrongly_said == (("agent given where there is none", 1),)


def test_the_outlets_own_voice_for_a_named_source_is_left_out_and_the_other_way_wrongly_said(gold: Gold):
    nobody = ("unattributed",)
    assert counted(gold, (wanted(),), said(claimants=nobody)).left_out == (
        ("claimant read as the outlet's own voice", 1),
    )
    assert counted(gold, (wanted(claimants=nobody),), said()).wrongly_said == (
        ("claimant given to the outlet's own voice", 1),
    )
    assert counted(gold, (wanted(),), said(claimants=("Russia",))).wrongly_said == (("claimant wrong", 1),)


def test_the_commonest_come_first_and_ties_by_name(gold: Gold):
    two = (wanted(kind="battle"), wanted(kind="battle"), wanted(kind="strike"), wanted(kind="attack"))
    assert [times for _, times in counted(gold, two).left_out] == [2, 1, 1]
    assert [sort.split()[0] for sort, _ in counted(gold, two).left_out] == ["battle", "attack", "strike"]
