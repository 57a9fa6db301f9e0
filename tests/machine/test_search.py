"""The search box: its own modules, given the published index, find guides by all their names."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from careerguide.content.model import Catalog
from careerguide.formats import search_index
from careerguide.project import theme

ROOT = Path(__file__).resolve().parents[2]
ASK = """
import fs from "node:fs";
import { rowsOf, search } from "./published/search/pages.js";
const { index, queries } = JSON.parse(fs.readFileSync(0, "utf8"));
const rows = rowsOf(index);
console.log(JSON.stringify(queries.map((query) => search(rows, query, index))));
"""


class Search:
    """What the search box shows, without the box."""

    def __init__(self, index: dict[str, Any], folder: Path) -> None:
        self.index = index
        self.folder = folder
        for part in theme.published(ROOT):
            shutil.copytree(part, folder / "published", dirs_exist_ok=True)
        (folder / "package.json").write_text('{"type": "module"}', encoding="utf-8")
        (folder / "ask.js").write_text(ASK, encoding="utf-8")

    def found(self, *queries: str) -> list[dict[str, Any]]:
        """For each query, what kind of answers it has, and to what."""
        done = subprocess.run(
            ["node", "ask.js"],
            cwd=self.folder,
            input=json.dumps({"index": self.index, "queries": queries}),
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        found: list[dict[str, Any]] = json.loads(done.stdout)
        return found

    def answers(self, *queries: str) -> list[list[dict[str, Any]]]:
        return [found["answers"] for found in self.found(*queries)]

    def __call__(self, *queries: str) -> list[list[str]]:
        """For each query, the addresses of the pages found, best first."""
        return [[answer["location"] for answer in one] for one in self.answers(*queries)]


@pytest.fixture(scope="session")
def search(published: Any, tmp_path_factory: pytest.TempPathFactory) -> Search:
    index = published.json(search_index.PATH)
    index["docs"] += published.json(search_index.GUIDES)["docs"]
    return Search(index, tmp_path_factory.mktemp("search"))


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
        assert f"roles/{id}/" in [page.split("#")[0] for page in pages], name


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
        assert users <= {page.split("#")[0] for page in pages}


def test_hand_written_pages_are_found_by_their_text(search: Search) -> None:
    (pages,) = search("adverse impact")
    assert any(page.startswith("for-recruiters/") for page in pages)


def test_every_address_in_the_index_is_relative_and_works(published: Any) -> None:
    for doc in published.json(search_index.PATH)["docs"]:
        path, _, anchor = doc["location"].partition("#")
        page = published.html(f"{path}index.html")
        assert not anchor or page.xpath(f"//*[@id='{anchor}']"), doc["location"]


def test_every_section_of_a_guide_and_its_kit_is_called_what_its_page_calls_it(
    published: Any,
) -> None:
    for doc in published.json(search_index.GUIDES)["docs"]:
        assert doc.keys() == {"location", "title", "text"}
        path, _, anchor = doc["location"].partition("#")
        (place,) = published.html(f"{path}index.html").xpath(f"//*[@id='{anchor}']")
        heading = " ".join(place.text_content().split())
        assert doc["title"] in (heading, "Pay in other countries"), doc["location"]


def test_a_page_comes_before_its_sections(published: Any) -> None:
    seen = set()
    for doc in published.json(search_index.PATH)["docs"]:
        path, hash_, _ = doc["location"].partition("#")
        assert not hash_ or path in seen, doc["location"]
        seen.add(path)


def test_a_guide_is_plain_text(content: Catalog) -> None:
    role = next(iter(content.roles.values()))
    official = replace(role.occupation, soc="11-2021", title="Marketing Managers")
    odd = replace(role, title="R&D <Lead>", also_called=("A & B",), occupation=official)
    document = search_index.document(odd, content, ["Cost < value"])
    assert document["title"] == "R&D <Lead>"
    assert document["text"].startswith(
        "Also called A & B. Official occupation: 11-2021 Marketing Managers. "
        "Skills: Cost < value. Tests: "
    )


DOCS = {
    "ux/": ("UX Designer", "Skills: Prototypes."),
    "ml/": ("ML Engineer", "AI at work. Official occupation: 11-2021 Marketing Managers."),
    "pm/": ("Product Manager", "Writes evals. Scores run from 300–850."),
    "pm/#pay": ("Pay", "The median is high. Managers earn more."),
    "pm/#how": ("How it is scored", "A long text about nothing. " * 9 + "Then the resume."),
    "pm/kit/": ("Product Manager: the kit", "Evals."),
    "ev/": ("Evaluation", "What a résumé says, and studies."),
    "cs/": ("C# Developer", "Writes for .NET"),
    "ai/": ("AI Lead", "Leads."),
    "rules/": ("Words", "A rule about evals, evals and evals, with an added example."),
}
LANGUAGE = {
    "same": [["pay", "salary", "wage"], ["ad", "posting"]],
    "ignored": ["how", "does", "the"],
    "last": ["rules/"],
}


@pytest.fixture(scope="module")
def invented(tmp_path_factory: pytest.TempPathFactory) -> Search:
    docs = [
        {"location": address, "title": title, "text": text}
        for address, (title, text) in DOCS.items()
    ]
    return Search({"docs": docs, **LANGUAGE}, tmp_path_factory.mktemp("invented"))


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("UX/UI", ["ux/"]),  # nothing has both words
        ("AI/ML", ["ml/"]),  # one page has both
        ("AI / Robotics", ["ai/", "ml/"]),
        ("product-manager", ["pm/", "pm/kit/"]),
        ("300–850", ["pm/"]),
        ("300-850", ["pm/"]),
        ("Marketing Managers", ["ml/"]),
        ("11-2021", ["ml/"]),
        ("evals", ["ev/", "pm/kit/", "pm/", "rules/"]),  # a page for editors comes last
        ("évaluation", ["ev/"]),
        ("resumé", ["ev/", "pm/#how"]),
        ("product managers", ["pm/", "pm/kit/"]),
        ("study", ["ev/"]),
        ("C#", ["cs/"]),
        (".net", ["cs/"]),
        ("how does the product manager", ["pm/", "pm/kit/"]),
        ("product manager salary", ["pm/#pay"]),
        ("WAGES", ["pm/#pay"]),
        ("???", []),
    ],
)
def test_a_question_is_taken_apart_as_texts_are(
    invented: Search, query: str, expected: list[str]
) -> None:
    (found,) = invented.found(query)
    assert [answer["location"] for answer in found["answers"]] == expected
    assert found["kind"] == ("found" if expected else "none")


@pytest.mark.parametrize(
    ("query", "asked"),
    [
        ("prodct manager", "product manager"),  # too few
        ("prodduct manager", "product manager"),  # too many
        ("produkt manager", "product manager"),  # another
        ("prdouct manager", "product manager"),  # in the wrong order
        ("marketng managers", "marketing managers"),
    ],
)
def test_one_slip_of_a_finger_is_put_right(invented: Search, query: str, asked: str) -> None:
    slipped, right = invented.found(query, asked)
    assert (slipped["kind"], slipped["asked"]) == ("corrected", asked)
    assert slipped["answers"] == right["answers"]
    assert right["kind"] == "found"


def test_where_no_page_has_all_words_the_nearest_are_shown(invented: Search) -> None:
    near, none, number = invented.found("designer prototypes quilting", "quilting", "301–850")
    assert near["kind"] == "near"
    assert [answer["location"] for answer in near["answers"]] == ["ux/"]
    assert (none["kind"], none["answers"]) == ("none", [])
    assert number["kind"] == "near"  # a number is not put right


def test_an_answer_names_the_section_and_shows_the_words(invented: Search) -> None:
    ((answer,),) = invented.answers("resume nothing")
    assert (answer["title"], answer["page"]) == ("How it is scored", "Product Manager")
    text = "".join(piece["text"] for piece in answer["excerpt"])
    assert text.startswith("A long text about nothing.")
    assert text.endswith(" …")
    assert [p["text"] for p in answer["excerpt"] if p["asked"]][:1] == ["nothing."]
    ((answer, _),) = invented.answers("resume")
    assert answer["location"] == "ev/"
    assert [p["text"] for p in answer["excerpt"] if p["asked"]] == ["résumé"]


QUERIES = yaml.safe_load(Path(__file__).with_name("search_queries.yml").read_text("utf-8"))


def test_what_people_type_finds_the_page_and_the_section(search: Search) -> None:
    missed = {}
    for (query, wanted), found in zip(QUERIES.items(), search(*map(str, QUERIES)), strict=True):
        start = wanted.removesuffix("*")
        hits = [
            page.startswith(start) if wanted.endswith("*") else page == wanted for page in found[:3]
        ]
        if not any(hits):
            missed[query] = found[:3]
    assert missed == {}
    assert len(QUERIES) >= 40


def test_a_guide_costs_the_index_little(published: Any, role_ids: list[str]) -> None:
    docs = published.json(search_index.PATH)["docs"]
    sizes = [
        len(json.dumps(doc, ensure_ascii=False).encode())
        for doc in docs
        if re.fullmatch(r"roles/[^/]+/", doc["location"])
    ]
    assert len(sizes) == len(role_ids)
    assert max(sizes) < 1000  # the text of a guide has some 17,000
