"""Numbers that count something, with what they count. Rule: a number that is a date, an age or a name counts nothing.

A mention has a value, a range (value and high) or only a vague word. A unit is the pack's name for what is counted;
a rate ends in ``_per_day``; a share is in ``percent``; "four times" is in ``times``. The plain article counts as one
only before a noun that news counts (a village, a person): first and last are then the article's token, so that a
reader can tell it by its word and decide. ``fate_unit`` turns people into killed, wounded or captured by the words of
their sentence; ``carry_units`` gives a bare number the unit of one close before it.
"""

from wederhoor.reading.quantities.carrying import carry_units
from wederhoor.reading.quantities.fate import fate_unit
from wederhoor.reading.quantities.finding import find_quantities

__all__ = ["carry_units", "fate_unit", "find_quantities"]
