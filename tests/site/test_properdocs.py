"""The same site by ProperDocs, the maintained fork of MkDocs 1.6, as by MkDocs itself."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from pathlib import Path


def by(program: str, project: Path, folder: Path) -> dict[str, str]:
    """Hash of each file that `program` builds, guides and filled markers included."""
    command = [sys.executable, "-m", program, "build", "--strict", "-f", "mkdocs.yml"]
    done = subprocess.run(
        [*command, "-d", str(folder)], cwd=project, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr
    for path in folder.rglob("*.html"):
        assert "<!-- block:" not in path.read_text(encoding="utf-8"), path
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_both_build_the_same_site(project: Path, tmp_path: Path) -> None:
    made = by("properdocs", project, tmp_path / "properdocs")
    assert "roles/ai-product-manager/index.html" in made
    assert made == by("mkdocs", project, tmp_path / "mkdocs")
