"""The Admiralty code: a letter for the source, a digit for the claim. Rule: neither is ever raised by the other.

The one meeting point: what one source claims is "possibly true" (3) if the source is rated A or B, else it cannot be
judged (6).
"""

from wederhoor.model.vocabulary import Status

UNRATED = "F"
RELIABLE = frozenset("AB")
DIGITS = {
    Status.CONFIRMED: 1,
    Status.CORROBORATED: 2,
    Status.CLAIMED: 6,
    Status.CONTESTED: 4,
    Status.WITHDRAWN: 5,
    Status.EXPECTED: 6,
    Status.UNANSWERED: 6,
}
POSSIBLE = 3  # the digit of what one reliable source claims
ENOUGH = 10  # judged claims before a source gets a letter other than F
LETTERS = (  # letter, how many claims others must have borne out, and which share of the judged ones that must be
    ("A", 50, 0.98),
    ("B", 20, 0.9),
    ("C", 10, 0.75),
    ("D", 5, 0.5),
    ("E", 0, 0.0),
)


def grade(status: Status, letter: str = UNRATED) -> str:
    """Letter and digit, such as F6."""
    possible = status is Status.CLAIMED and letter in RELIABLE
    return f"{letter}{POSSIBLE if possible else DIGITS[status]}"


def letter_of(borne_out: int, taken_back: int) -> str:
    """The letter that follows from how many claims were borne out and how many taken back; F until ten are judged.

    What is taken back never betters a letter, and what is borne out never worsens one.
    """
    judged = borne_out + taken_back
    if judged < ENOUGH:
        return UNRATED
    share = round(borne_out / judged, 6)
    return next(letter for letter, number, least in LETTERS if borne_out >= number and share >= least)
