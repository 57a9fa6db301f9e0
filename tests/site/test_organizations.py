"""Two made-up organizations: a hospital trust in the UK and a training provider in Germany.

Each is the example with files of its own over it: other brand, groups, occupations and currency.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import lxml.html
import pytest

from careerguide.building.whole import build
from careerguide.views import wording
from tests.content.project import problems

ORGANIZATIONS = Path(__file__).resolve().parents[1] / "content" / "organizations"
EXPECTED = {
    "hospital-trust": {
        "name": "Riverside Trust",
        "pay": "£26,000–£36,000",
        "code": "SOC 2020 2237",
        "day": "1 November 2026",
        "color": "#7a1f5c",
        "lang": "en-GB",
    },
    "training-provider": {
        "name": "Elbtal Training",
        "pay": "€38,000–€57,000",
        "code": "KldB 2010 43412",
        "day": "1 November 2026",
        "color": "#8a3b00",
        "lang": "en-IE",
    },
}
"""What each site says of its organization."""


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    yield
    wording.speak("")


def project(name: str, root: Path, folder: Path) -> Path:
    shutil.copytree(root / "example", folder, ignore=shutil.ignore_patterns("site", ".cache"))
    (folder / "roles" / "lock-keeper.md").unlink()
    shutil.copytree(ORGANIZATIONS / name, folder, dirs_exist_ok=True)
    return folder


@pytest.mark.parametrize("name", EXPECTED)
def test_its_content_is_faultless(name: str, root: Path, tmp_path: Path) -> None:
    assert problems(project(name, root, tmp_path / name)) == []


@pytest.mark.parametrize("name", EXPECTED)
def test_it_is_built_as_its_own(name: str, root: Path, tmp_path: Path) -> None:
    own = project(name, root, tmp_path / name)
    build(own, own / "site", precompressed=False)
    expected = EXPECTED[name]
    guide = lxml.html.fromstring(next(own.glob("site/roles/*/index.html")).read_bytes())
    for words in ("name", "pay", "code", "day"):
        assert expected[words] in guide.text_content()
    for page in own.glob("site/**/index.html"):
        assert lxml.html.fromstring(page.read_bytes()).get("lang") == expected["lang"], page
    assert expected["color"] in next(own.glob("site/assets/site-*/site.css")).read_text()
    others = r"AIEH|Harbor|lock-keeper|\$[0-9]|United States|Bureau of Labor|O\*NET"
    for path in own.glob("site/**/*"):
        if path.suffix in {".html", ".json", ".txt", ".xml", ".webmanifest"}:
            found = re.search(others, path.read_text(encoding="utf-8"))
            assert not found, f"{path.relative_to(own)}: {found}"


def test_a_logo_stands_in_place_of_the_mark(root: Path, tmp_path: Path) -> None:
    own = project("hospital-trust", root, tmp_path / "own")
    build(own, own / "site", publishing=False)
    home = lxml.html.fromstring((own / "site" / "index.html").read_bytes())
    assert home.xpath("//a[@class='wordmark']/img/@src") == ["icons/trust.svg"]
    assert home.xpath("//link[@rel='icon']/@href") == ["icons/trust.svg"]
    assert (own / "site" / "icons" / "trust.svg").is_file()
