"""A build brings the site before the last one up to date; nobody can tell from what comes of it."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from careerguide.building import whole as builder
from careerguide.pages.output import ClashError, Output
from careerguide.project import destination, earlier_site
from careerguide.project.places import Places

PAGE = b'<meta http-equiv="Content-Security-Policy" content="default-src \'self\'">'


def build(project: Path) -> None:
    builder.build(project, project / "site", publishing=False, jobs=1)


def content(folder: Path) -> dict[str, bytes | None]:
    """Of each file below `folder`; nothing of a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else None
        for path in folder.rglob("*")
    }


def edit(project: Path, line: str) -> None:
    guide = project / "roles" / "ai-product-manager.md"
    guide.write_text(f"{guide.read_text(encoding='utf-8')}\n{line}\n", encoding="utf-8")


def test_the_site_is_the_one_that_a_cold_build_makes(built: Path) -> None:
    for line in ("One.", "Two.", "Three."):
        edit(built, line)
        before = content(built / "site")
        held = shutil.copytree(built / "site", built / "held", copy_function=os.link)
        build(built)
        assert content(held) == before, "a file of the old site was written to"
        shutil.rmtree(held)
    assert Places(built).earlier_site.is_dir()
    page = built / "docs" / "about.md"
    page.rename(page.with_name("who.md"))
    for file in (*built.glob("docs/*.md"), *built.glob("roles/*.md"), built / "mkdocs.yml"):
        file.write_text(file.read_text("utf-8").replace("about.md", "who.md"), encoding="utf-8")
    build(built)
    warm = content(built / "site")
    assert "who/index.html" in warm
    shutil.rmtree(built / "site")
    shutil.rmtree(built / ".cache")
    build(built)
    assert content(built / "site") == warm


def test_what_lies_in_it_besides_does_not_come_back(built: Path, tmp_path: Path) -> None:
    precious = tmp_path / "precious"
    precious.mkdir()
    (precious / "mine").write_text("kept", encoding="utf-8")
    (built / "site" / "roles" / "stray.html").write_text("stray", encoding="utf-8")
    (built / "site" / "strays").symlink_to(precious)
    edit(built, "One.")
    build(built)
    earlier = Places(built).earlier_site
    assert (earlier / "strays").is_symlink()
    changed = earlier / "roles" / "index.html"
    changed.write_bytes(changed.read_bytes() + b"changed")  # the site's as well, by a hard link
    edit(built, "Two.")
    build(built)
    assert not {"strays", "roles/stray.html"} & content(built / "site").keys()
    assert not (built / "site" / "roles" / "index.html").read_bytes().endswith(b"changed")
    assert (precious / "mine").read_text(encoding="utf-8") == "kept"


@pytest.mark.parametrize("foreign", ["link", "file", "folder"])
def test_a_foreign_thing_in_its_place_is_left_alone_or_replaced(
    built: Path, tmp_path: Path, foreign: str
) -> None:
    earlier = Places(built).earlier_site
    precious = tmp_path / "precious"
    precious.mkdir()
    (precious / destination.SEAL).write_text(destination.SEAL_TEXT, encoding="utf-8")
    (precious / "mine").write_text("kept", encoding="utf-8")
    if foreign == "link":
        earlier.symlink_to(precious)
    elif foreign == "file":
        earlier.write_text("file", encoding="utf-8")
    else:
        earlier.mkdir()
        (earlier / "mine").write_text("kept", encoding="utf-8")
    for line in ("One.", "Two."):
        edit(built, line)
        build(built)
    assert "mine" not in content(built / "site")
    assert (precious / "mine").read_text(encoding="utf-8") == "kept"


def begun(tmp_path: Path, *paths: str) -> Output:
    """An output whose folder holds what the last site holds: these `paths` and the seal."""
    last, kept = tmp_path / "site", tmp_path / "kept"
    for path in (destination.SEAL, *paths):
        (last / path).parent.mkdir(parents=True, exist_ok=True)
        (last / path).write_bytes(destination.SEAL_TEXT.encode())
    shutil.copytree(last, kept, copy_function=os.link)
    shared = earlier_site.begin(tmp_path / "new", kept, last)
    assert shared.keys() == {destination.SEAL, *paths}
    return Output(tmp_path / "new", last=last, there=shared)


def test_folders_and_files_take_each_others_place(tmp_path: Path) -> None:
    out = begun(tmp_path, "a/b/c.txt", "a/b/d.txt", "e", "f/g.txt")
    out.write("a/b", b"file now")
    out.write("e/h/i.html", PAGE)
    out.write(destination.SEAL, b"new")
    out.finish()
    found = {"a": None, "a/b": b"file now", "e": None, "e/h": None, "e/h/i.html": PAGE}
    assert content(tmp_path / "new") == {**found, destination.SEAL: b"new"}
    assert (tmp_path / "site" / "e").read_bytes() == destination.SEAL_TEXT.encode()


def test_a_file_is_taken_once_or_written_once(tmp_path: Path) -> None:
    out = begun(tmp_path, "a.txt", "b.txt")
    out.take("a.txt", "")
    with pytest.raises(ClashError):
        out.take("a.txt", "")
    with pytest.raises(ClashError):
        out.write("a.txt", b"")
    out.replace("a.txt", "other")
    part = out.part()
    part.write("b.txt", b"by another process")
    out.adopt(part.files)
    out.finish()
    now = {"a.txt": b"other", "b.txt": b"by another process"}
    assert content(tmp_path / "new") == now
    old = destination.SEAL_TEXT.encode()
    assert content(tmp_path / "site") == {destination.SEAL: old, "a.txt": old, "b.txt": old}


def test_what_cannot_be_used_is_removed(tmp_path: Path) -> None:
    kept, new = tmp_path / "kept", tmp_path / "new"
    kept.mkdir()
    assert earlier_site.begin(new, kept, tmp_path / "site") == {}
    assert content(new) == {}
    assert not kept.exists()
