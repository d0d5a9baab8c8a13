"""What a user is told when something cannot be done. Rule: one message with its remedy, and no traceback."""

from typing import Any

from typer import Exit
from typer.core import TyperGroup

from wederhoor.cli.screen import complain
from wederhoor.model.period import BadPeriod

NOT_DONE = 1  # nothing could be read or done, or a check failed
WRONG_USAGE = 2


class Failure(Exception):
    """Why a command cannot go on, as the sentence that the user reads."""

    def __init__(self, message: str, code: int = NOT_DONE) -> None:
        super().__init__(message)
        self.code = code


class Commands(TyperGroup):
    """The group of commands: an error that has a remedy ends as one message and an exit code."""

    def invoke(self, ctx: Any) -> Any:  # Any: typer's own signature names a class that it keeps private
        """Run the command that was asked for."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt as error:
            complain("stopped.")
            raise Exit(NOT_DONE) from error
        except Exception as error:
            failure = as_failure(error)
            if failure is None:
                raise
            complain(str(failure))
            raise Exit(failure.code) from error


def as_failure(error: Exception) -> Failure | None:
    """The message for an error that a user can do something about, or None."""
    from wederhoor.languages import UnknownLanguage
    from wederhoor.ledger import LedgerError
    from wederhoor.situation.unfit import Unfit

    if isinstance(error, Unfit):
        return Failure(str(error), WRONG_USAGE if error.usage else NOT_DONE)
    if isinstance(error, Failure):
        return error
    if isinstance(error, BadPeriod | UnknownLanguage):
        return Failure(str(error), WRONG_USAGE)
    if isinstance(error, LedgerError):
        return Failure(str(error))
    if isinstance(error, OSError) and error.filename is not None:
        return Failure(f"{error.filename}: {error.strerror}. Check that the path exists and that you may write there.")
    return None
