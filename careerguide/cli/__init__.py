"""The command `careerguide`: one module per subcommand, each with `HELP`, `arguments` and `run`."""

from __future__ import annotations

import argparse
import importlib
import io
import os
import sys
from collections.abc import Sequence

__all__ = ["main"]

_COMMANDS = (
    "init",
    "check",
    "explain",
    "new",
    "schema",
    "wages",
    "facts",
    "fresh",
    "log",
    "versions",
    "practice",
    "changes",
    "links",
    "build",
    "test",
    "serve",
    "hosting",
    "upgrade",
)
"""In the order of the help; a module is imported when its command is called, or for the help."""

_ABOUT = "The career guides: write and check the content, then make and serve the site."


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0: all is well, 1: something is wrong with the content, 2: wrong usage."""
    if isinstance(sys.stdout, io.TextIOWrapper):  # a console of Windows may lack our letters
        sys.stdout.reconfigure(errors="backslashreplace")
    words = list(sys.argv[1:] if arguments is None else arguments)
    parser = argparse.ArgumentParser(prog="careerguide", description=_ABOUT)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for name in words[:1] if words and words[0] in _COMMANDS else _COMMANDS:
        module = importlib.import_module(f"careerguide.cli.{name}")
        module.arguments(commands.add_parser(name, help=module.HELP, description=module.HELP))
    chosen = parser.parse_args(words)
    try:
        status = int(importlib.import_module(f"careerguide.cli.{chosen.command}").run(chosen))
        sys.stdout.flush()
    except BrokenPipeError:  # whoever read the output has seen enough, as `head` does
        _drop_output()
        return 1
    except OSError as error:
        from careerguide.yamlfile.text_files import sentence

        _drop_output()
        print(f"careerguide {chosen.command}: {sentence(error)}", file=sys.stderr)
        return 1
    return status


def _drop_output() -> None:
    """Let the interpreter not try at its end to write what could not be written."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
