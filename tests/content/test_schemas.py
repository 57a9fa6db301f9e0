"""The JSON Schemas: valid, committed as generated, and of one mind with the checks."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from careerguide.cli import main
from careerguide.cli.schema import FOLDER, SNIPPETS, text
from careerguide.content.catalog import shared
from careerguide.content.completions import names
from careerguide.content.fields import ROLE
from careerguide.content.schemas import FILES, SCHEMAS, schema
from careerguide.content.snippets import of_guides
from careerguide.rulebook.about_values import LIST_LENGTH
from careerguide.yamlfile import source
from careerguide.yamlfile.front_matter import FrontMatter, front_matter
from careerguide.yamlfile.scalars import Number
from careerguide.yamlfile.shape import Reading, Shape
from careerguide.yamlfile.tables import Field, ListOf, MapOf, Record
from tests.content.project import BASE, project

ROOT = Path(__file__).parents[2]

VALUES = {
    "text": "x: some words",
    "empty text": 'x: ""',
    "an id": "x: data-scientist",
    "a number": "x: 7",
    "a fraction": "x: 0.25",
    "a large number": "x: 123456789",
    "a negative number": "x: -1",
    "a number in quotes": 'x: "7"',
    "infinity": "x: .inf",
    "yes": "x: yes",
    "null": "x: null",
    "a date": "x: 2026-11-24",
    "a month": "x: 2026-11",
    "a list": "x: [some, words]",
    "an empty list": "x: []",
    "a list of numbers": "x: [1, 2, 3]",
    "a map": "x: {a: b}",
    "an empty map": "x: {}",
    "a long text": f"x: {'word ' * 600}",
    "a choice": "x: published",
    "an address": "x: https://example.org/a",
}
COMPILE = """
for (const [path, schema] of Object.entries(JSON.parse(fs.readFileSync(0, "utf8")))) {
  const Ajv = require(schema.$schema.includes("2020-12") ? "ajv/dist/2020" : "ajv").default;
  try {
    // A title of digits alone is a number in YAML: text or number, on purpose.
    new Ajv({ strict: true, allowUnionTypes: true, validateFormats: false }).compile(schema);
  } catch (error) {
    console.log(`${path}: ${error.message}`);
  }
}
"""
_PLACES = 2
"""Decimals of the fraction above."""


def fields(kind: str) -> Iterator[tuple[str, Field]]:
    """Every row of every table of `kind`, with a name for it."""

    def inside(shape: Shape, at: str) -> Iterator[tuple[str, Field]]:
        match shape:
            case Record():
                for row in shape.fields:
                    yield f"{at}.{row.key}", row
                    yield from inside(row.shape, f"{at}.{row.key}")
            case ListOf():
                yield from inside(shape.entry, f"{at}[]")
            case MapOf():
                yield from inside(shape.value, f"{at}{{}}")

    return inside(SCHEMAS[kind], kind)


ROWS = [(name, row) for kind in SCHEMAS for name, row in fields(kind)]


@pytest.mark.parametrize("kind", SCHEMAS)
def test_schema_is_draft_7(kind: str) -> None:
    made = schema(kind, {})
    assert made["$schema"] == "http://json-schema.org/draft-07/schema#"
    jsonschema.Draft7Validator.check_schema(made)


def test_other_programs_can_read_every_schema() -> None:
    """Ajv, in its strict mode, compiles the patterns as JavaScript does, and so does VS Code."""
    places = (FOLDER, "scoring/formats", "tests/browser/badge")
    paths = [path for place in places for path in (ROOT / place).glob("*.json")]
    made = {str(path.relative_to(ROOT)): json.loads(path.read_text("utf-8")) for path in paths}
    made = {path: value for path, value in made.items() if "$schema" in value}
    assert len(made) > len(SCHEMAS)
    done = subprocess.run(
        ["node", "-e", COMPILE], input=json.dumps(made), cwd=ROOT, capture_output=True, text=True
    )
    assert done.stdout + done.stderr == ""


@pytest.mark.parametrize("kind", SCHEMAS)
def test_committed_schema_is_the_generated_one(kind: str) -> None:
    committed = (ROOT / FOLDER / f"{kind}.json").read_text(encoding="utf-8")
    assert committed == text(schema(kind, {})), "run: careerguide schema --write"


def test_committed_snippets_are_the_generated_ones() -> None:
    committed = (ROOT / SNIPPETS).read_text(encoding="utf-8")
    assert committed == text(of_guides({})), "run: careerguide schema --write"


CHOICES = re.compile(r"\$\{[0-9]+\|((?:\\.|[^\\|])*)\|\}")
PLACE = re.compile(r"\$\{[0-9]+:((?:\\.|[^\\}])*)\}")


def typed(snippet: dict[str, Any], last: bool) -> str:
    """What stands in the file after an editor took the first value of each list, or the last."""

    def chosen(match: re.Match[str]) -> str:
        options = re.split(r"(?<!\\),", match[1])
        return re.sub(r"\\(.)", r"\1", options[-1 if last else 0])

    body = CHOICES.sub(chosen, "\n".join(snippet["body"]))
    return PLACE.sub(lambda match: re.sub(r"\\(.)", r"\1", match[1]), body)


@pytest.mark.parametrize("last", [False, True])
@pytest.mark.parametrize("row", ROLE, ids=[row.key for row in ROLE])
def test_what_a_snippet_writes_is_what_the_check_asks_for(row: Field, last: bool) -> None:
    """Every key of a guide completes in VS Code, with the names of the project as values."""
    catalog, _ = shared(BASE)
    snippet = of_guides(names(catalog))[f"guide: {row.key}"]
    assert snippet["prefix"] == row.key
    assert row.what in snippet["description"]
    node, found = source.parse(typed(snippet, last) + "\n")
    assert node is not None
    assert not found
    reading = Reading(names(catalog))
    Record(name="one", fields=(row,), make=dict).read(node, "", reading)
    # One entry of a list is a beginning, which the check asks to go on with.
    assert not [found for found in reading.found if found.rule is not LIST_LENGTH]


def test_check_jsonschema_reads_the_schemas_and_the_files_by_them() -> None:
    def run(*words: str) -> None:
        done = subprocess.run(
            [sys.executable, "-m", "check_jsonschema", *words],
            cwd=ROOT,
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, done.stdout + done.stderr

    run("--check-metaschema", *(f"{FOLDER}/{kind}.json" for kind in SCHEMAS))
    run("--schemafile", f"{FOLDER}/site.json", "site.yml", "example/site.yml")
    run("--schemafile", f"{FOLDER}/families.json", "quizzes/families.yml")


def test_vscode_knows_every_file() -> None:
    settings = json.loads((ROOT / ".vscode" / "settings.json").read_text(encoding="utf-8"))
    wired = {
        Path(path).stem: (patterns,) if isinstance(patterns, str) else tuple(patterns)
        for path, patterns in settings["yaml.schemas"].items()
    }
    assert wired == FILES
    assert all((ROOT / path).is_file() for path in settings["yaml.schemas"])


def test_a_site_of_ones_own_is_wired_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(project(tmp_path))
    assert main(["schema", "--write", "--names"]) == 0
    settings = Path(".vscode/settings.json")
    wired = json.loads(settings.read_text())["yaml.schemas"]
    assert {Path(path).stem: tuple(files) for path, files in wired.items()} == FILES
    assert "big-five-personality" in Path(SNIPPETS).read_text()
    settings.write_text("{}")
    assert main(["schema", "--write"]) == 0
    assert settings.read_text() == "{}"
    assert capsys.readouterr().out.count("settings.json") == 1


def test_vscode_reads_the_lines_of_the_check() -> None:
    tasks = json.loads((ROOT / ".vscode" / "tasks.json").read_text(encoding="utf-8"))
    pattern = tasks["tasks"][0]["problemMatcher"]["pattern"]
    line = "roles/a.md:12: title: is empty; expected text (value-empty)"
    found = re.match(pattern["regexp"], line)
    assert found
    assert found[pattern["file"]] == "roles/a.md"
    assert found[pattern["line"]] == "12"
    assert found[pattern["message"]] == "title: is empty; expected text"
    assert found[pattern["code"]] == "value-empty"


def documents(root: Path) -> Iterator[tuple[str, Path]]:
    for kind, patterns in FILES.items():
        without = [pattern[1:] for pattern in patterns if pattern.startswith("!")]
        left_out = {path for pattern in without for path in root.glob(pattern)}
        for pattern in patterns:
            for path in sorted(root.glob(pattern)) if not pattern.startswith("!") else ():
                if path not in left_out:
                    yield kind, path
    for path in sorted((root / "roles").glob("*.md")):
        yield "role", path


def data(path: Path) -> Any:
    content = path.read_text(encoding="utf-8")
    if path.suffix == ".md":
        parts = front_matter(content)
        assert isinstance(parts, FrontMatter)
        content = parts.yaml
    node, found = source.parse(content)
    assert node is not None
    assert not found
    return source.plain(node)


@pytest.mark.parametrize("root", [ROOT, BASE], ids=["the project", "the faultless project"])
def test_content_fits_the_schemas(root: Path) -> None:
    known = names(shared(root)[0])
    for kind, path in documents(root):
        made = jsonschema.Draft7Validator(schema(kind, known))
        wrong = [f"{path.name}: {e.json_path}: {e.message}" for e in made.iter_errors(data(path))]
        assert not wrong


@pytest.mark.parametrize(("name", "row"), ROWS, ids=[name for name, _ in ROWS])
def test_schema_and_checks_agree(name: str, row: Field) -> None:
    """Each value is taken by both or refused by both, for every key an editor can write."""
    record = Record(name="one", fields=(row,), make=dict)
    validator = jsonschema.Draft7Validator(record.schema({}))
    for label, document in VALUES.items():
        node, _ = source.parse(document.replace("x:", f"{row.key}:", 1))
        assert node is not None
        reading = Reading()
        record.read(node, "", reading)
        value = source.plain(node)
        if label == "a fraction" and isinstance(row.shape, Number) and row.shape.places < _PLACES:
            continue  # JSON Schema's multipleOf is off in binary fractions
        assert validator.is_valid(value) == (not reading.found), f"{name} with {label}: {value}"


def test_names_become_choices() -> None:
    catalog, _ = shared(BASE)
    made = schema("role", names(catalog))
    family = made["properties"]["relevance"]["items"]["properties"]["family"]
    assert family["enum"] == ["big-five-personality", "communication"]
    soc = made["properties"]["occupation"]["properties"]["soc"]
    assert soc["enum"] == ["15-2041", "19-2042", "53-6011"]
