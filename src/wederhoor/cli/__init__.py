"""The command `wederhoor`. Rule: one module per command, its help is its manual, and only here a clock is read."""

import gc
import sys

OBJECTS = 50_000  # new ones after which Python looks for garbage; by default 700, which costs a large update a tenth


def main() -> None:
    """Run the command line; ends the process with exit code 0, 1 or 2."""
    from wederhoor.cli.commands import for_words

    gc.set_threshold(OBJECTS)
    for_words(sys.argv[1:])(prog_name="wederhoor")
