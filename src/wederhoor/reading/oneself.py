"""What somebody says that he himself does not want. Rule: he rejects what others think he wants, and promises nothing.

"X zei dat hij Y niet wil innemen" denies it; of somebody else it is a will that is lacking, and "zal niet" promises.
"""

from dataclasses import replace

from wederhoor.model.vocabulary import UNATTRIBUTED, Certainty, Polarity
from wederhoor.reading.building import Statement
from wederhoor.reading.hedges import Firmness
from wederhoor.reading.mentions import Name
from wederhoor.reading.sources import governed
from wederhoor.reading.vouching import Memory, identify


def of_oneself(statement: Statement, memory: Memory) -> Firmness:
    """The firmness of a clause: a denial where its speaker says that he, or his side, does not want or plan it."""
    firm = statement.firmness
    wants = statement.context.lexicon.words("hedges", "modal", "want")
    of_will = any(statement.context.lower(index) in wants for index in firm.cue)
    lacking = firm.certainty is Certainty.INTENTION and firm.polarity is Polarity.NEGATIVE
    if statement.attribution is None or not (lacking and of_will and _speaks_of_himself(statement, memory)):
        return firm
    return replace(firm, certainty=Certainty.DENIED, rule="denied-will", worded=False)


def _speaks_of_himself(statement: Statement, memory: Memory) -> bool:
    """Whether the subject is the speaker, or one that speaks for the same side of the war."""
    first = statement.context.lexicon.words("roles", "doer", "first_person")
    if any(token.dep.startswith("nsubj") and token.lower in first for token in statement.clause.tokens):
        return True
    name = _subject(statement)
    known = identify(statement.scene, name, memory) if name is not None else None
    if known is None or not known.actors or UNATTRIBUTED in statement.voucher.claimants:
        return False
    return bool(set(known.actors) & set(statement.voucher.claimants)) or _same_side(statement, known)


def _subject(statement: Statement) -> Name | None:
    """The first free name of the clause."""
    context, clause = statement.context, statement.clause
    here = (n for n in context.speakers(clause.first, clause.last) if clause.holds(n.first))
    return next((n for n in here if not governed(context, n)), None)


def _same_side(statement: Statement, name: Name) -> bool:
    """Whether a name and all who speak belong to one party of the war."""
    theatre = statement.scene.theatre
    party = name.party or theatre.party(name.actors[0])
    sides = theatre.tables["theatre"]["countries"].values()
    return party in sides and all(theatre.party(actor) == party for actor in statement.voucher.claimants)
