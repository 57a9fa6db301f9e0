"""Two releases of one site, and a host on which one takes the place of the other."""

from __future__ import annotations

import fcntl
import json
import random
import re
import shutil
import zipfile
from dataclasses import replace
from gzip import compress, decompress
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from unittest import mock

from playwright.sync_api import Page

from careerguide.project.places import Places
from careerguide.python_runtime import desk_archive
from careerguide.python_runtime import runtime as runtimes
from tests import projects
from tests.browser.host import Host
from tests.browser.kept import QUIZ, fill, score

__all__ = ["GUIDE", "NEW", "OLD", "deploy", "releases", "shown", "versions_shown"]

GUIDE = "roles/ai-product-manager/"
OLD, NEW = ("A", "7.7.7"), ("B", "8.8.8")


def deploy(live: Path, new: Path, chance: random.Random | None = None) -> None:
    """Put `new` in the place of what is in `live`, file by file; with `chance`, stop on the way.

    The last file of a stopped deploy is cut short.
    """
    files = {p.relative_to(new) for p in new.rglob("*") if p.is_file()}
    old = {p.relative_to(live) for p in live.rglob("*") if p.is_file()}
    steps = sorted(files) + sorted(old - files)
    if chance:
        chance.shuffle(steps)
        steps = steps[: chance.randrange(1, len(steps))]
    for step in steps:
        (live / step).unlink(missing_ok=True)
        if step in files:
            (live / step).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(new / step, live / step)
    last = live / steps[-1]
    if chance and last.is_file():
        last.write_bytes(last.read_bytes()[: last.stat().st_size // 2])


def shown(page: Page) -> tuple[str, str]:
    """The release that the open page's text is of, and that of its scripts."""
    text = page.locator("main, body").first.inner_text()
    named = [name for name in "AB" if f"This is release {name}." in text]
    assert len(named) == 1, f"{page.url} names the releases {named}"
    ran = page.wait_for_function("() => document.documentElement.dataset.release").json_value()
    return named[0], str(ran)


def versions_shown(page: Page, host: Host, *, scored: bool) -> set[str]:
    """Releases of all that the pages show; of the scoring too if `scored`."""
    found: set[str] = set()
    for address in ("", GUIDE, "methodology/", QUIZ):
        page.goto(host.url + address)
        text, scripts = shown(page)
        assert text == scripts, f"{address}: text of {text}, scripts of {scripts}"
        found.add(text)
    of_quiz, _ = shown(page)
    if scored:
        fill(page)
        score(page)
        said = page.locator("[data-part=versions] [data-slot=scoring]").text_content()
        version = dict((OLD, NEW))[of_quiz]
        assert said == version, f"quiz of {of_quiz}, scoring of version {said}"
    return found


def releases(root: Path) -> dict[str, Path]:
    """Both releases by name, made when something of the project changed, for all processes."""
    from careerguide.project import hashes

    folder = root / ".cache" / "test-releases"
    folder.parent.mkdir(exist_ok=True)
    sources = (Path(__file__), Path(projects.__file__))
    key = hashes.digest(hashes.everything(Places(root)), *(path.read_text() for path in sources))
    with open(folder.with_suffix(".lock"), "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        made_from = folder / "made-from"
        if not made_from.is_file() or made_from.read_text() != key:
            shutil.rmtree(folder, ignore_errors=True)
            for name, version in (OLD, NEW):
                _release(root, folder, name, version)
            made_from.write_text(key)
    return {name: folder / name / "site" for name, _ in (OLD, NEW)}


def _release(root: Path, folder: Path, name: str, version: str) -> None:
    """The site with two guides, every part of it stamped with `name`; its scoring says `version`.

    Pages carry the stamp as text, the entry module puts it on the root element, and the runtime's
    own scoring module holds the version: what a page shows of the three must be of one release.
    """
    project = projects.copy_project(root, folder / name)
    shutil.copyfile(root / "package-lock.json", project / "package-lock.json")
    for path in [*(project / "docs").glob("*.md"), *(project / "roles").glob("*.md")]:
        text = path.read_text(encoding="utf-8").rstrip()
        path.write_text(f"{text}\n\nThis is release {name}.\n", encoding="utf-8")
    entry = project / "overrides" / "browser" / "site.js"
    stamp = f'document.documentElement.dataset.release = "{name}";\n'
    entry.write_text(entry.read_text(encoding="utf-8") + stamp, encoding="utf-8")
    real = runtimes.build(Places(root))
    assert isinstance(real, runtimes.Runtime), real.reason
    shutil.copytree(
        root / ".cache" / "compressed", project / ".cache" / "compressed", dirs_exist_ok=True
    )
    desk = desk_archive.build(Places(root))
    with (
        mock.patch.object(runtimes, "build", return_value=_runtime(real, project, version)),
        mock.patch.object(desk_archive, "build", return_value=desk),
    ):
        projects.publish(project, project / "site")


def _runtime(real: runtimes.Runtime, project: Path, version: str) -> runtimes.Runtime:
    """The runtime `real` with another version written into its scoring."""
    folder = project / "runtime"
    shutil.copytree(real.folder, folder)
    from scoring import __version__

    assert len(version) == len(__version__)
    archive = BytesIO(decompress((folder / "scoring.zip.gz").read_bytes()))
    changed = BytesIO()
    with zipfile.ZipFile(archive) as old, zipfile.ZipFile(changed, "w") as new:
        for info in old.infolist():
            content = old.read(info)
            if info.filename == "scoring/version.pyc":
                assert __version__.encode() in content
                content = content.replace(__version__.encode(), version.encode())
            new.writestr(info, content)
    (folder / "scoring.zip.gz").write_bytes(compress(changed.getvalue(), mtime=0))
    about = json.loads((folder / "python.json").read_text(encoding="utf-8"))
    about["bytes"]["scoring.zip"] = len(changed.getvalue())
    (folder / "python.json").write_text(json.dumps(about), encoding="utf-8")
    files = {p.name: sha256(p.read_bytes()).hexdigest() for p in sorted(folder.iterdir())}
    seal = sha256(repr(files).encode()).hexdigest()[:10]
    return replace(real, folder=folder, name=re.sub(r"[0-9a-f]{10}$", seal, real.name), files=files)
