"""Whether a happening is told at all. Rule: what is only reported of, asked, prevented or disputed is no claim."""

from wederhoor.model.vocabulary import Certainty, Kind, Polarity
from wederhoor.reading.aftermath import is_report
from wederhoor.reading.building import Statement
from wederhoor.reading.foreground import of_speaker
from wederhoor.reading.happenings import Happening
from wederhoor.reading.negation import asked, averted, disputed, unsaid

DISPUTABLE = frozenset({Certainty.ASSERTED, Certainty.CONDITIONAL})
POINTING = frozenset({Certainty.DENIED, Certainty.CORRECTED})


def is_told(statement: Statement, item: Happening, only_says: bool = False) -> bool:
    """Whether a happening itself is told: no noun for a report of it ("die beschuldiging"), nothing left unsaid."""
    firm = statement.firmness
    if firm.certainty in POINTING and is_report(item, statement.context):
        return False
    if statement.attribution is not None and of_speaker(item.trigger, statement.attribution.cue, statement.clause):
        return False  # "de brigade, die er vecht, ontkende het bericht"
    if item.kind is Kind.NEGOTIATION and any(name is not None and name.sort == "medium" for name in item.named):
        return False  # who speaks with a newspaper gives an interview
    if item.kind is Kind.NEGOTIATION and item.by != "verb" and only_says:
        return False  # "heeft X op de top gezegd": the occasion
    lexicon = statement.context.lexicon
    if averted(statement.clause, item, lexicon):
        return False
    if firm.certainty is Certainty.ASSERTED and asked(statement.clause, item, lexicon):
        return False
    if (
        firm.certainty in DISPUTABLE
        and firm.polarity is Polarity.POSITIVE
        and disputed(statement.clause, item, lexicon)
    ):
        return False
    return not (firm.worded and unsaid(statement.clause, item, lexicon))
