"""Why a decision cannot be taken down. Rule: one sentence for the command line, and a reason that pages can say."""


class Unfit(ValueError):
    """What a person asked for does not fit the claim, the atlas or the actors; nothing was changed."""

    def __init__(self, reason: str, message: str, *, usage: bool = True, **slots: str) -> None:
        super().__init__(message)
        self.reason, self.slots = reason, slots
        self.usage = usage  # whether other words would have done
