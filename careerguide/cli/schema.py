"""`careerguide schema`: JSON Schemas and snippets, for completion and hints in editors."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

__all__ = ["FOLDER", "HELP", "SNIPPETS", "arguments", "run"]

HELP = "print or write JSON Schemas (draft 7) for completion in editors"
FOLDER = ".vscode/schemas"
SNIPPETS = ".vscode/guides.code-snippets"
_SETTINGS = ".vscode/settings.json"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("kind", nargs="?", help="print the schema of this kind, e.g. role")
    parser.add_argument(
        "--names", action="store_true", help="list the project's own families, references and codes"
    )
    parser.add_argument(
        "--write",
        action="store_true",
        help=f"write every schema to {FOLDER}/ and {SNIPPETS}, which VS Code reads",
    )
    parser.epilog = (
        "VS Code completes the YAML files by these schemas with its YAML extension, and the front "
        "matter of guides by the snippets: press Ctrl+Space at the start of a line."
    )


def run(options: argparse.Namespace) -> int:
    from careerguide.content.catalog import shared
    from careerguide.content.completions import names
    from careerguide.content.schemas import FILES, SCHEMAS, schema
    from careerguide.content.snippets import of_guides
    from careerguide.yamlfile.text_files import write_whole

    root = Path.cwd()
    known = names(shared(root)[0]) if options.names else {}
    if options.write:
        folder = root / FOLDER
        folder.mkdir(parents=True, exist_ok=True)
        for kind in SCHEMAS:
            write_whole(folder / f"{kind}.json", text(schema(kind, known)))
        write_whole(root / SNIPPETS, text(of_guides(known)))
        print(f"{FOLDER}: {len(SCHEMAS)} schemas written")
        print(f"{SNIPPETS}: written")
        if not (root / _SETTINGS).exists():
            wired = {f"{FOLDER}/{kind}.json": list(files) for kind, files in FILES.items()}
            write_whole(root / _SETTINGS, text({"yaml.schemas": wired, "files.eol": "\n"}))
            print(f"{_SETTINGS}: written")
        return 0
    if options.kind not in SCHEMAS:
        print(f"careerguide schema: name one of {', '.join(SCHEMAS)}, or give --write")
        return 2
    print(text(schema(options.kind, known)), end="")
    return 0


def text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
