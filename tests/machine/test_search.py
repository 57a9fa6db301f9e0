"""Search: the theme's own worker, given the published index, finds every guide by all its names."""

from __future__ import annotations

import json
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from careerguide.content.model import Catalog
from careerguide.machine import search_index

WORKER = """
const [,, script, index] = process.argv;
const fs = require("fs"), vm = require("vm");
let handle, answer;
const world = {addEventListener: (_, f) => handle = f, postMessage: m => answer = m, console};
world.self = world;
vm.runInNewContext(fs.readFileSync(script, "utf8"), world);
(async () => {
  const data = {...JSON.parse(fs.readFileSync(index, "utf8")), options: {suggest: false}};
  await handle({data: {type: 0, data}});
  const found = [];
  for (const query of JSON.parse(fs.readFileSync(0, "utf8"))) {
    await handle({data: {type: 2, data: query}});
    found.push(answer.data.items.map(items => items[0].location));
  }
  console.log(JSON.stringify(found));
})();
"""


class Search:
    """Material's search, as the search box drives it."""

    def __init__(self, site: Path, folder: Path) -> None:
        self.script = folder / "search.cjs"
        self.script.write_text(WORKER, encoding="utf-8")
        (self.worker,) = (site / "assets" / "javascripts" / "workers").glob("search.*.js")
        self.index = site / search_index.PATH

    def __call__(self, *queries: str) -> list[list[str]]:
        """For each query, the addresses of the pages found, best first."""
        done = subprocess.run(
            ["node", str(self.script), str(self.worker), str(self.index)],
            input=json.dumps(queries),
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        found: list[list[str]] = json.loads(done.stdout)
        return found


@pytest.fixture(scope="session")
def search(published: Any, tmp_path_factory: pytest.TempPathFactory) -> Search:
    return Search(published.folder, tmp_path_factory.mktemp("search"))


@pytest.fixture(scope="session")
def twins(published: Any, role_ids: list[str]) -> dict[str, Any]:
    return {id: published.json(f"roles/{id}/index.json") for id in role_ids}


def test_a_guide_is_found_first_by_its_title(search: Search, twins: dict[str, Any]) -> None:
    found = search(*(twin["title"] for twin in twins.values()))
    assert [pages[0] for pages in found] == [f"roles/{id}/" for id in twins]


@pytest.mark.parametrize("names", ["also_called", "skills"])
def test_a_guide_is_found_by_its_other_names_and_skills(
    search: Search, twins: dict[str, Any], names: str
) -> None:
    asked = [(id, name) for id, twin in twins.items() for name in twin[names]]
    assert len(asked) > len(twins), names
    for (id, name), pages in zip(asked, search(*(name for _, name in asked)), strict=True):
        assert f"roles/{id}/" in pages, name


def test_skills_are_those_of_the_page(published: Any, twins: dict[str, Any]) -> None:
    for id, twin in twins.items():
        section = published.html(f"roles/{id}/index.html")
        text = " ".join(section.text_content().split())
        assert len(twin["skills"]) >= 3, id
        for skill in twin["skills"]:
            assert skill in text, skill


def test_guides_and_the_catalog_entry_are_found_by_family(
    search: Search, content: Catalog, twins: dict[str, Any]
) -> None:
    families = list(content.families.values())
    for family, pages in zip(families, search(*(f.short_name for f in families)), strict=True):
        assert f"tests/#{family.id}" in pages
        users = {
            f"roles/{id}/"
            for id, twin in twins.items()
            if family.id in [entry["family"] for entry in twin["relevance"]]
        }
        assert users
        assert users <= set(pages)


def test_hand_written_pages_are_found_by_their_text(search: Search) -> None:
    (pages,) = search("adverse impact")
    assert any(page.startswith("for-recruiters/") for page in pages)


def test_every_address_in_the_index_is_relative_and_works(published: Any) -> None:
    for doc in published.json(search_index.PATH)["docs"]:
        path, _, anchor = doc["location"].partition("#")
        page = published.html(f"{path}index.html")
        assert not anchor or page.xpath(f"//*[@id='{anchor}']"), doc["location"]


def test_a_page_comes_before_its_sections(published: Any) -> None:
    seen = set()
    for doc in published.json(search_index.PATH)["docs"]:
        path, hash_, _ = doc["location"].partition("#")
        assert not hash_ or path in seen, doc["location"]
        seen.add(path)


def test_markup_in_titles_is_escaped(content: Catalog) -> None:
    role = next(iter(content.roles.values()))
    odd = replace(role, title="R&D <Lead>", also_called=("A & B",))
    document = search_index.document(odd, content, ["Cost < value"])
    assert document["title"] == "R&amp;D &lt;Lead&gt;"
    assert document["text"].startswith("Also called A &amp; B. Skills: Cost &lt; value. Tests: ")


def test_a_guide_costs_the_index_little(published: Any, role_ids: list[str]) -> None:
    docs = published.json(search_index.PATH)["docs"]
    sizes = [
        len(json.dumps(doc, ensure_ascii=False).encode())
        for doc in docs
        if doc["location"].startswith("roles/") and doc["location"] != "roles/"
    ]
    assert len(sizes) == len(role_ids)
    assert max(sizes) < 1000  # the text of a guide has some 17,000
