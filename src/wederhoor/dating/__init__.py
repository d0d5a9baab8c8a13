"""A story's Period from its own words and the theatre. Rule: hard evidence or none; a false date is worse than no date.

Evidence from other stories is no business of this room.
"""

from wederhoor.dating.dating import date_story

__all__ = ["date_story"]
