"""The Open Badges 3.0 export: every term has a meaning, every required field is there.

The contexts come with `openbadgeslib`, read as files; its code is not run. The official JSON Schema
was not at hand, so the required fields are held by one of our own, see badge/.
"""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Callable, Iterator
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from playwright.sync_api import Page
from pyld import jsonld

from tests.browser.built import real_site
from tests.browser.host import Host
from tests.browser.passports import ASSETS, added, open_passport, published, sample, today

Serve = Callable[..., Host]
HERE = Path(__file__).with_name("badge")
VALIDATOR = Draft202012Validator(json.loads((HERE / "open-badge.schema.json").read_text()))
REJECTED = json.loads((HERE / "rejected.json").read_text())
UNKNOWN = "urn:unknown:"
CONTEXTS = {
    "https://www.w3.org/ns/credentials/v2": "credentials-v2.json",
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json": "ob-v3p0-context-3.0.3.json",
}


@pytest.fixture(scope="module")
def badges(browser: Any) -> Iterator[dict[str, Any]]:
    """One badge of a sample and one of a result entered by hand."""
    host = Host(real_site(), scores_here=True).start()
    page = browser.new_page()
    results = {"sample": sample("sample-1"), "added": added("com-1", "communication", 612, today())}
    open_passport(page, host.url)
    yield {kind: _badge(page, entry) for kind, entry in results.items()}
    page.close()
    host.stop()


def _badge(page: Page, entry: Any) -> Any:
    return page.evaluate(
        f"""async ([entry, reference, as_of]) => {{ {ASSETS}
          const scoring = await import(at("scoring/client.js"));
          const {{ badge }} = await import(at("passport/badge.js"));
          const {{ link }} = await import(at("passport/link.js"));
          const asked = {{ entries: [entry], reference, as_of }};
          const {{ result }} = await scoring.call("export_passport", {{ via: "link", ...asked }});
          asked.entries = result.document.entries;
          const [told] = (await scoring.call("passport", asked)).result.entries;
          const page = document.querySelector("skills-passport");
          return badge(told, await link(page.address("passport/"), "passport", result.text), page);
        }}""",
        [entry, published(), today()],
    )


@cache
def _context(url: str) -> Any:
    spec = importlib.util.find_spec("openbadgeslib")
    assert spec is not None
    assert spec.submodule_search_locations
    folder = Path(spec.submodule_search_locations[0]) / "ob3" / "contexts"
    return json.loads((folder / CONTEXTS[url]).read_text(encoding="utf-8"))


def _load(url: str, options: object = None) -> dict[str, Any]:
    return {
        "contentType": "application/ld+json",
        "contextUrl": None,
        "documentUrl": url,
        "document": _context(url),
    }


def _expanded(badge: Any) -> str:
    """The badge with every term as an address; terms without a meaning begin with `UNKNOWN`."""
    badge = deepcopy(badge)
    badge["@context"].insert(0, {"@vocab": UNKNOWN})
    return json.dumps(jsonld.expand(badge, {"documentLoader": _load}))


@pytest.mark.parametrize("kind", ["sample", "added"])
def test_every_term_has_a_meaning(badges: dict[str, Any], kind: str) -> None:
    expanded = _expanded(badges[kind])
    assert UNKNOWN not in expanded
    for term in ("OpenBadgeCredential", "AchievementSubject", "resultType", "Evidence", "Criteria"):
        assert f"https://purl.imsglobal.org/spec/vc/ob/vocab.html#{term}" in expanded
    assert UNKNOWN in _expanded({**badges[kind], "nonsense": "a term that no context has"})


@pytest.mark.parametrize("kind", ["sample", "added"])
def test_nothing_is_lost_when_it_is_written_back(badges: dict[str, Any], kind: str) -> None:
    badge = badges[kind]
    options = {"documentLoader": _load}
    expanded = jsonld.expand(badge, options)
    again = jsonld.compact(expanded, {"@context": badge["@context"]}, options)
    assert _plain(again) == _plain(badge)


def _plain(value: Any) -> Any:
    """JSON-LD takes a list of one for the one itself, and keeps no order of properties or sets."""
    if isinstance(value, dict):
        return {key: _plain(part) for key, part in value.items()}
    if isinstance(value, list):
        parts = sorted((_plain(part) for part in value), key=json.dumps)
        return parts[0] if len(parts) == 1 else parts
    return value


@pytest.mark.parametrize("kind", ["sample", "added"])
def test_every_required_field_is_there(badges: dict[str, Any], kind: str) -> None:
    VALIDATOR.validate(badges[kind])
    subject = badges[kind]["credentialSubject"]
    described = [line["id"] for line in subject["achievement"]["resultDescription"]]
    assert [line["resultDescription"] for line in subject["result"]] == described
    assert len(set(described)) == len(described)
    assert badges[kind]["issuer"]["id"] == subject["id"] != badges[kind]["id"]


@pytest.mark.parametrize("case", REJECTED, ids=lambda case: str(case["name"]))
def test_the_schema_refuses(badges: dict[str, Any], case: dict[str, Any]) -> None:
    badge = deepcopy(badges["added"])
    for path, value in case.get("set", {}).items():
        parent, key = _parent(badge, path)
        if isinstance(parent, list) and key == len(parent):
            parent.append(value)
        else:
            parent[key] = value
    if "delete" in case:
        parent, key = _parent(badge, case["delete"])
        del parent[key]
    errors = list(VALIDATOR.iter_errors(badge))
    places = [("/".join(map(str, error.absolute_path)), error.validator) for error in errors]
    assert (case["place"], case["rule"]) in places


def _parent(value: Any, path: str) -> tuple[Any, Any]:
    *parents, last = (int(key) if key.isdigit() else key for key in path.split("/"))
    for key in parents:
        value = value[key]
    return value, last


def test_every_rule_has_a_case() -> None:
    rules = {case["rule"] for case in REJECTED}
    used = set(_keywords(json.loads((HERE / "open-badge.schema.json").read_text())))
    annotations = {"format", "maxItems", "prefixItems"}  # the last two never stand alone
    assert used - annotations == rules


def _keywords(schema: Any) -> Iterator[str]:
    """The keywords of a schema that refuse something."""
    if not isinstance(schema, dict):
        return
    parts = ("properties", "$defs")
    for key, value in schema.items():
        if key in parts:
            for inner in value.values():
                yield from _keywords(inner)
        elif key == "prefixItems":
            for inner in value:
                yield from _keywords(inner)
        elif isinstance(value, dict) and key == "items":
            yield from _keywords(value)
        elif key not in ("$schema", "$ref", "title", "description"):
            yield key


def test_what_it_says(badges: dict[str, Any]) -> None:
    badge = badges["sample"]
    values = {
        line["resultDescription"].rpartition("#")[2]: line["value"]
        for line in badge["credentialSubject"]["result"]
    }
    assert values["big-five-personality-conscientiousness"] == "590"
    assert values["big-five-personality-conscientiousness-band"] == "470–700"
    assert not any("emotional-stability" in key for key in values)
    assert "emotional" not in json.dumps(badge).lower()
    assert badge["name"] == "Big Five, self-reported"
    assert "it may not be used to hire, reject or rank anyone" in json.dumps(badge)
    assert "the standard error is assumed" in json.dumps(badges["added"])
    assert badges["added"]["credentialSubject"]["result"][0]["value"] == "612"
