"""docs/commands.md, made from the commands themselves. Rule: nothing about a command is written anywhere else."""

import inspect
from collections.abc import Iterator
from typing import Any

import typer.main

TITLE = """# Commands

This page is made from the program's own help: `wederhoor COMMAND --help` says the same. `make update-golden` writes it
anew when a command has changed.
"""


def manual(app: typer.Typer) -> str:
    """The manual of all commands as Markdown."""
    group: Any = typer.main.get_command(app)  # Any: the class of typer's groups has no public name
    parts = [TITLE, *_section("wederhoor", group, 2)]
    for name, command in group.commands.items():
        parts.extend(_section(f"wederhoor {name}", command, 2))
        for inner, subcommand in getattr(command, "commands", {}).items():
            parts.extend(_section(f"wederhoor {name} {inner}", subcommand, 3))
    return "\n".join(parts)


def _section(name: str, command: Any, level: int) -> Iterator[str]:
    yield f"{'#' * level} {name}\n"
    yield f"```\n{name}{_usage(command)}\n```\n"
    yield f"{inspect.cleandoc(command.help or '')}\n"
    rows = [row for parameter in command.params if (row := _row(parameter))]
    if rows:
        yield "\n".join(["| option | meaning |", "|---|---|", *rows]) + "\n"


def _usage(command: Any) -> str:
    arguments = [_argument(item) for item in command.params if item.param_type_name == "argument"]
    command_name = [" COMMAND ..."] if hasattr(command, "commands") else []
    return "".join([" [OPTIONS]", *(f" {item}" for item in arguments), *command_name])


def _argument(parameter: Any) -> str:
    name = parameter.metavar or parameter.name.upper()
    shown = name if parameter.required else f"[{name}]"
    return f"{shown}..." if parameter.nargs == -1 else shown


def _row(parameter: Any) -> str:
    if parameter.param_type_name == "argument":
        name = f"`{parameter.metavar or parameter.name.upper()}`"
    else:
        value = "" if parameter.is_flag else f" {parameter.metavar}"
        name = ", ".join(f"`{option}{value}`" for option in parameter.opts)
    notes = [parameter.help or ""]
    if parameter.required and parameter.param_type_name == "option":
        notes.append("Required.")
    if parameter.envvar:
        notes.append(f"Also set by `{parameter.envvar}`.")
    if parameter.default not in (None, False, ()) and not callable(parameter.default):
        notes.append(f"Without it: `{parameter.default}`.")
    cells = (text.replace("|", "\\|") for text in (name, " ".join(notes)))
    return f"| {' | '.join(cells)} |"
