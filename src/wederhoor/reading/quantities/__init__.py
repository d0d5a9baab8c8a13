"""Numbers that count something, with what they count. Rule: a number that is a date, an age or a name counts nothing.

A mention has a value, a range (value and high) or only a vague word. A unit is the pack's name for what is counted;
a rate ends in ``_per_day``; a share is in ``percent``; "four times" is in ``times``. The plain article counts as one
only before a noun that news counts (a village, a person): first and last are then the article's token, so that a
reader can tell it by its word and decide. ``fate`` says what befell people who are counted: killed, wounded, missing.
"""

from wederhoor.reading.quantities.finding import find_quantities

__all__ = ["find_quantities"]
