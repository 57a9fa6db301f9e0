"""The command `careerguide`: one module per subcommand, each with `HELP`, `arguments` and `run`."""

from __future__ import annotations

import argparse
import importlib
import sys
from collections.abc import Sequence

__all__ = ["main"]

_COMMANDS = (
    "check",
    "new",
    "schema",
    "wages",
    "fresh",
    "log",
    "versions",
    "changes",
    "links",
    "build",
    "serve",
)
"""In the order of the help; a command's module is imported only when it is called."""

_ABOUT = "The career guides: write and check the content, then make and serve the site."


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0: all is well, 1: something is wrong with the content, 2: wrong usage."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    parser = argparse.ArgumentParser(prog="careerguide", description=_ABOUT)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for name in _COMMANDS:
        module = importlib.import_module(f"careerguide.cli.{name}")
        module.arguments(commands.add_parser(name, help=module.HELP, description=module.HELP))
    chosen = parser.parse_args(words)
    return int(importlib.import_module(f"careerguide.cli.{chosen.command}").run(chosen))
