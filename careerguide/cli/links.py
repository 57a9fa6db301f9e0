"""`careerguide links`: whether the addresses of references still answer."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

__all__ = ["HELP", "arguments", "run"]

HELP = "ask every address of a reference or a resource whether it still answers (needs the network)"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--timeout", type=float, default=20.0, help="seconds to wait for an answer (default: 20)"
    )


def run(options: argparse.Namespace) -> int:
    from careerguide.content import references
    from careerguide.editing import link_check
    from careerguide.yamlfile.problems import errors

    found, problems = references.read(Path.cwd())
    if wrong := errors(problems):
        print("\n".join(map(str, wrong)), file=sys.stderr)
        return 1
    keys: dict[str, list[str]] = {}
    for reference in found.values():
        if reference.url:
            keys.setdefault(reference.url, []).append(reference.key)
    for url, path in link_check.resources(Path.cwd()):
        keys.setdefault(url, []).append(path)
    answers = link_check.check(keys, options.timeout)
    print("\n".join(link_check.markdown(answers, keys)))
    return int(any(answer.kind in ("gone", "unreachable") for answer in answers))
