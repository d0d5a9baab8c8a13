"""A story's Period from its own words and the theatre. Rule: what is proved is kept apart from what is inferred.

Proof needs hard evidence, and a false date is worse than no date. What most likely holds is a Period of basis
"inferred", wide enough to hold nearly all that is likely. Evidence from other stories is no business of this room.
"""

from wederhoor.dating.dating import date_story
from wederhoor.dating.inferring import find_clues, infer, likeliest, weighed

__all__ = ["date_story", "find_clues", "infer", "likeliest", "weighed"]
