"""What is written to the terminal. Rule: answers go to standard output, everything about them to standard error."""

from collections.abc import Iterable, Mapping

from rich.console import Console
from rich.text import Text

from wederhoor.model.problems import Problem


def out() -> Console:
    """Where answers go."""
    return Console(highlight=False)


def aside() -> Console:
    """Where progress, counts beside JSON and problems go."""
    return Console(stderr=True, highlight=False)


def plain(text: str) -> None:
    """Write an answer exactly as it is, without wrapping or colour, and end its line."""
    print(text, end="" if text.endswith("\n") else "\n")


def complain(message: str) -> None:
    """Write one message to standard error."""
    aside().print(f"wederhoor: {message}", markup=False, soft_wrap=True)


def list_problems(problems: Iterable[Problem]) -> None:
    """Write each problem on a line of its own to standard error."""
    console = aside()
    for problem in problems:
        console.print(f"  {problem}", markup=False, soft_wrap=True)


def list_facts(facts: Mapping[str, str | None]) -> None:
    """Write names and values in two columns; what has no value is left out."""
    shown = {name: value for name, value in facts.items() if value}
    width = max(map(len, shown), default=0)
    for name, value in shown.items():
        line = Text.assemble((name, "bold"), " " * (width - len(name) + 2), value)
        out().print(line, soft_wrap=True)
