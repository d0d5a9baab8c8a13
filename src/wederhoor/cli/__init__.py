"""The command `wederhoor`. Rule: one module per command, its help is its manual, and only here a clock is read."""

import gc
import sys

OBJECTS = (
    500_000  # new ones after which Python looks for garbage; with Python's own 700 a large update takes a fifth more
)
LASTING = 50_000  # the same for what runs on and on
SERVES = "serve"


def main() -> None:
    """Run the command line; ends the process with exit code 0, 1 or 2."""
    from wederhoor.cli.commands import command_of, for_words

    words = sys.argv[1:]
    gc.set_threshold(LASTING if command_of(words) == SERVES else OBJECTS)
    for_words(words)(prog_name="wederhoor")
