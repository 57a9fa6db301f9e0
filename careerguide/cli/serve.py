"""`careerguide serve`: build a preview and show every edit at once."""

from __future__ import annotations

import argparse
from pathlib import Path

__all__ = ["HELP", "arguments", "run"]

HELP = "build a preview, drafts included, and serve it on this machine with live reload"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "-p", "--port", type=int, default=8000, help="default: 8000; 0: any free one"
    )
    parser.add_argument(
        "--offline", action="store_true", help="keep the site on the device as a published one is"
    )


def run(options: argparse.Namespace) -> int:
    from careerguide.preview.live import Preview

    try:
        preview = Preview(Path.cwd(), options.port, offline=options.offline)
    except OSError as error:
        print(f"port {options.port}: {error.strerror}; choose another with --port")
        return 1
    preview.run()
    return 0
