"""The preview of the editors' desk shows what the build makes: the same HTML from both."""

from __future__ import annotations

import gzip
import json
import shutil
import subprocess
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from careerguide.content import catalog as catalogs
from careerguide.content import roles
from careerguide.content.model import Catalog
from careerguide.content.roles import RoleFile
from careerguide.desk import carried, shown_guide
from careerguide.markdown import render
from careerguide.project.places import Places
from careerguide.python_runtime import desk_archive
from tests.clock import TODAY
from tests.content.project import BASE
from tests.content.test_commonmark import EXAMPLES

ROOT = Path(__file__).resolve().parents[2]
PAGE = "../../"
EVERYTHING = """\
Opening with `[@nobody-2020]`, [@nobody-2020], <b>raw HTML</b> and [a script](javascript:alert(1)).

## Pay & more {#x}

> [!WARNING] Look out
> Text with a footnote[^1] and https://example.org/?a=1&b=2.

> [!NOTE]
> One.
>
> > Quoted "text" in it.

| Left | Right |
| :-- | --: |
| `a \\| b` | ~struck~ and ~~struck~~ |

- [x] done
- [ ] to do, see [pay](#pay) and [one more](tide-table-maker.md#pay)

The signs &lt;div&gt; and `</div>`.

### Pay & more
### Pay & more

[^1]: The *note*, see [@nobody-2020].
"""
FORMULA = "The sign $`x < y`$.\n"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the desk's page fetches, but for the content."""
    made = desk_archive.build(Places(ROOT))
    assert isinstance(made, Path)
    assert (made / desk_archive.MARKDOWN).is_file(), "comrak is missing; run npm ci"
    folder = tmp_path_factory.mktemp("desk")
    for script in made.glob("*.js"):
        shutil.copy(script, folder)
    (folder / "package.json").write_text('{"type": "module"}', encoding="utf-8")
    packed = (made / desk_archive.ARCHIVE).read_bytes()
    (folder / "desk.zip").write_bytes(gzip.decompress(packed))
    return folder


@dataclass(frozen=True, kw_only=True)
class Content:
    root: Path
    catalog: Catalog
    guides: list[RoleFile]

    def shown(self, text: str, guide: RoleFile) -> dict[str, Any]:
        """The article by this Python and its Markdown library, with all of the content."""
        return shown_guide.show(text, guide.path, guide.role, self.catalog, PAGE)

    def text(self, guide: RoleFile) -> str:
        return (self.root / guide.path).read_text(encoding="utf-8")

    def answers(self, folder: Path, asked: list[Any]) -> list[Any]:
        """What the browser's Python answers, which knows what the desk carries of the content."""
        packed = carried.pack(carried.carried(self.catalog, self.guides, {}, []))
        (folder / "content").write_bytes(gzip.decompress(packed))
        script = Path(__file__).with_name("desk.mjs")
        done = subprocess.run(
            ["node", script, ROOT / "node_modules" / "pyodide", ROOT, folder],
            input="\n".join(map(json.dumps, asked)),
            capture_output=True,
            text=True,
            check=True,
        )
        return [json.loads(line) for line in done.stdout.splitlines()]


def content(root: Path) -> Content:
    catalog, _ = catalogs.shared(root)
    guides = [roles.read_file(root, path, catalog) for path in roles.paths(root)]
    return Content(root=root, catalog=catalog, guides=guides)


def asking(text: str, guide: RoleFile) -> dict[str, Any]:
    return {"op": "check", "path": guide.path, "text": text, "today": f"{TODAY}", "base": PAGE}


def test_guides_are_shown_as_the_build_makes_them(folder: Path, long: bool) -> None:
    """Some of ours; a long run takes all of them."""
    here = content(ROOT)
    guides = here.guides if long else here.guides[::7]
    asked = [asking(here.text(guide), guide) for guide in guides]
    for guide, its in zip(guides, here.answers(folder, asked), strict=True):
        assert its["shown"] == here.shown(here.text(guide), guide), guide.path


def test_whatever_markdown_has_is_shown_as_the_build_makes_it(folder: Path) -> None:
    """Also where the head cannot be read; but formulas stay as TeX."""
    here = content(BASE)
    guide = here.guides[0]
    headless = replace(guide, role=None)
    head = here.text(guide).partition("\n---\n")[0]
    whole = f"{head}\n---\n{EVERYTHING}"
    pieces = [EVERYTHING, *(example for example, _ in EXAMPLES)]
    asked = [asking(whole, guide), asking(EVERYTHING, guide), asking(FORMULA, guide), *pieces]
    with_head, without, formula, *rest = here.answers(folder, asked)
    assert with_head["shown"] == here.shown(whole, guide)
    assert without["shown"] == here.shown(EVERYTHING, headless)
    assert '<code data-math-style="inline">x &lt; y</code>' in formula["shown"]["introduction"]
    for piece, its in zip(pieces, rest, strict=True):
        assert its == render.document(piece), piece
