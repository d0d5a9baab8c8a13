"""All commands as one program. Rule: the help is the manual; docs/commands.md is made from it."""

from wederhoor.cli.commands import ALL, made

app = made(ALL)
