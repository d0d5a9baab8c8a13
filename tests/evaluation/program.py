"""The real program, put together as `wederhoor evaluate` does it."""

from wederhoor.cli.compose import Program
from wederhoor.cli.measuring import tools
from wederhoor.evaluation.tools import Tools


def measured() -> Tools:
    """Reader and packs for the war in Ukraine, in Dutch."""
    return tools(Program())
