"""`careerguide schema`: JSON Schemas, for completion and hints in editors."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

__all__ = ["FOLDER", "HELP", "arguments", "run"]

HELP = "print or write JSON Schemas (draft 7) for completion in editors"
FOLDER = ".vscode/schemas"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("kind", nargs="?", help="print the schema of this kind, e.g. role")
    parser.add_argument(
        "--names", action="store_true", help="list the project's own families, references and codes"
    )
    parser.add_argument(
        "--write", action="store_true", help=f"write every schema to {FOLDER}/, which VS Code reads"
    )
    parser.epilog = (
        "VS Code completes the YAML files by these schemas with its YAML extension. It does not "
        "look into the front matter of Markdown; for guides there is the task that runs the check."
    )


def run(options: argparse.Namespace) -> int:
    from careerguide.content.catalog import shared
    from careerguide.content.schemas import SCHEMAS, names, schema
    from careerguide.yamlfile.text_files import write_whole

    root = Path.cwd()
    known = names(shared(root)[0]) if options.names else {}
    if options.write:
        folder = root / FOLDER
        folder.mkdir(parents=True, exist_ok=True)
        for kind in SCHEMAS:
            write_whole(folder / f"{kind}.json", text(schema(kind, known)))
        print(f"{FOLDER}: {len(SCHEMAS)} schemas written")
        return 0
    if options.kind not in SCHEMAS:
        print(f"careerguide schema: name one of {', '.join(SCHEMAS)}, or give --write")
        return 2
    print(text(schema(options.kind, known)), end="")
    return 0


def text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
