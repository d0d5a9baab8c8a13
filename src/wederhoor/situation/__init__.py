"""The one lens through which commands, pages and updates look at the ledger."""

from wederhoor.situation.assembly import assemble
from wederhoor.situation.periods import default_period, previous
from wederhoor.situation.value import Firmer, Situation

__all__ = ["Firmer", "Situation", "assemble", "default_period", "previous"]
