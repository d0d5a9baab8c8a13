"""The command `wederhoor`. Rule: one module per command, its help is its manual, and only here a clock is read."""


def main() -> None:
    """Run the command line; ends the process with exit code 0, 1 or 2."""
    from wederhoor.cli.app import app

    app(prog_name="wederhoor")
