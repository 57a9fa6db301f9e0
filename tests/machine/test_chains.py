"""How the figures of a page come about: rows, sums and sources are those of the tables."""

from __future__ import annotations

import json
import re
from importlib import import_module
from inspect import getsource
from pathlib import Path
from typing import Any

import pytest

from careerguide.content.model import Catalog
from careerguide.views import figure_chains
from careerguide.views.function_sources import of_all
from scoring.scale import stored, whole
from tests.machine.conftest import Built

GUIDE = "ai-product-manager"


def numbers(site: Path, page: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((site / page / "numbers.json").read_text(encoding="utf-8"))
    return found


def test_every_guide_says_how_its_figures_come_about(published: Built, content: Catalog) -> None:
    for role in content.roles.values():
        found = numbers(published.folder, f"roles/{role.id}")
        chains = found["numbers"]
        assert [f"weight {place}" for place in range(len(role.relevance))] == [
            key for key in chains if key.startswith("weight")
        ]
        assert sum(chain["scored"]["share"] for chain in chains.values() if chain["scored"]) == (
            pytest.approx(1, abs=1e-4)
        )
        for key, chain in chains.items():
            assert all(len(row) == len(chain["columns"]) for row in chain["rows"]), key
            assert set(chain["sources"]) <= found["sources"].keys()


def test_the_row_of_wages_is_the_tables(content: Catalog) -> None:
    chains = figure_chains.of_guide(content.roles[GUIDE], content)
    (row,) = chains["wages"].table.rows
    wages = content.wages.national["11-2021"]
    amounts = [int(cell[1:].replace(",", "")) for cell in row if cell.startswith("$")]
    assert amounts == [wages.mean, wages.p10, wages.p25, wages.median, wages.p75, wages.p90]


def test_a_factor_is_one_median_over_the_other(content: Catalog) -> None:
    chains = figure_chains.of_metros("11-2021", content)
    for row in content.wages.metros["11-2021"]:
        steps = chains[f"metro {row.area}"].steps
        national = content.wages.national["11-2021"].median
        assert (steps == ()) == (row.median is None)
        if row.median and national:
            assert steps[0].values.endswith(f" = {row.median / national:.2f}")


def test_new_jobs_are_worked_out_from_the_row_that_is_shown(content: Catalog) -> None:
    for role in content.roles.values():
        chain = figure_chains.of_guide(role, content).get("new jobs")
        if chain is None or chain.steps[0].values == "0%":
            continue
        numbers = [
            int(one.replace(",", ""))
            for one in re.findall(r"\d[\d,]+", " ".join(chain.table.rows[0][-2:]))
        ]
        share = 100 * numbers[0] / 10 / numbers[1]
        assert f"about {whole(share)}%" in chain.steps[0].values


def test_a_share_is_what_the_scoring_will_say_again(content: Catalog) -> None:
    role = content.roles[GUIDE]
    chain = figure_chains.of_guide(role, content)["weight 0"]
    total = sum(item.weight for item in role.relevance)
    share = role.relevance[0].weight / total
    assert chain.share == (role.relevance[0].family, stored(share))


def test_the_functions_that_are_shown_are_those_of_the_scoring() -> None:
    for functions in of_all().values():
        for function in functions:
            module = import_module(function["file"].removesuffix(".py").replace("/", "."))
            assert function["source"] == getsource(getattr(module, function["name"]))
