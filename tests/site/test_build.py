"""The build: what it makes, what it makes again, and that a site is whole or not there."""

from __future__ import annotations

import hashlib
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import lxml.html
import pytest

from careerguide import rulebook
from careerguide.building import whole as builder
from careerguide.building.cache import quick
from careerguide.building.whole import BuildFailed, BuildReport
from careerguide.content.catalog import load
from careerguide.project.places import Places
from careerguide.yamlfile.problems import errors

GUIDE = "roles/ai-product-manager/index.html"
OTHER = "roles/data-engineer/index.html"
REVIEWER = """\
reviewed_by:
  name: A. Person
  role: data engineer in a port
  date: 2026-11-20
  consent: 2026-11-19
"""


def build(project: Path, jobs: int = 1) -> BuildReport:
    return builder.build(project, project / "site", publishing=False, jobs=jobs)


def contents(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{path.name} no longer holds {old!r}"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_every_page_is_there_and_no_marker_is_left(project: Path) -> None:
    """A plugin that was silently ignored would leave guides out and markers in."""
    report = build(project)
    site = project / "site"
    assert report.guides == 2
    names = {path.stem for path in (project / "docs").glob("*.md")} - {"index"}
    expected = {"index.html", "404.html", GUIDE, OTHER, *(f"{name}/index.html" for name in names)}
    missing = {name for name in expected if not (site / name).is_file()}
    assert not missing
    for path in site.rglob("*.html"):
        assert "<!-- block:" not in path.read_text(encoding="utf-8"), path
    assert not list(site.rglob("_shell*"))


def test_what_the_front_matter_says_stands_on_the_page(project: Path) -> None:
    edit(project / "roles" / "data-engineer.md", "\n---\n", f"\n{REVIEWER}---\n")
    build(project)
    html = (project / "site" / GUIDE).read_text(encoding="utf-8")
    assert "How to Become an AI Product Manager</h1>" in html
    assert "$120,000–$240,000" in html
    assert "(median $165,000)" in html
    for words in ("very important (.95)", "very important (.85)", "important (.70)"):
        assert f">{words}<" in html
    nobody = lxml.html.fromstring(html).xpath("//li[contains(., 'reviewed by')]")[0]
    assert nobody.text == "Not yet reviewed by a practitioner. "
    assert nobody[0].get("href") == "../../about/#reviewers"
    page = lxml.html.fromstring((project / "site" / OTHER).read_text(encoding="utf-8"))
    (somebody,) = page.xpath("//li[starts-with(., 'Reviewed by')]")
    day = "20 November 2026"
    assert somebody.text_content() == f"Reviewed by A. Person, data engineer in a port, on {day}"


def test_nothing_changed_means_nothing_done(built: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in (built / "site").rglob("*")}
    assert build(built).unchanged
    assert {path: path.stat().st_mtime_ns for path in (built / "site").rglob("*")} == before


def test_time_stamps_do_not_matter(built: Path) -> None:
    for path in built.rglob("*.md"):
        os.utime(path, (1, 1))
    assert build(built).unchanged


def test_packages_that_npm_installed_since_are_a_change(tmp_path: Path) -> None:
    places = Places(tmp_path)
    before = quick.input_key(places)
    places.installed.parent.mkdir()
    places.installed.write_text("{}")
    assert quick.input_key(places) != before


EARLIER = """\
  - id: big-five-sample
    version: "0.9"
    family: big-five-personality
    kind: sample
    norms_id: big-five-sample
    norms_version: "2026-11-01"
    private_traits: []
    items:
    - {id: O3, trait: openness, direction: forward, counts: [1, 2, 3], loading: 0.5}
"""

CHANGES = {
    "the body of a guide": (
        "roles/ai-product-manager.md",
        "Five activities fill the week.",
        "Five things fill the week.",
        {GUIDE},
    ),
    "the summary of a guide, shown by the other as related": (
        "roles/ai-product-manager.md",
        "summary: ",
        "summary: Now ",
        {GUIDE, OTHER},
    ),
    "a reference that one guide cites": (
        "roles/references.yml",
        "title: Software 2.0",
        "title: Software 2.0 again",
        {GUIDE},
    ),
    "a template of guides": (
        "overrides/components/guide/page.html",
        "Related roles",
        "Related work",
        {GUIDE, OTHER},
    ),
    "a family": (
        "quizzes/families.yml",
        "short_name: Communication",
        "short_name: Communicating",
        {GUIDE, OTHER},
    ),
    "how traits become one number in a role": (
        "roles/published-weights.yml",
        "openness: 0.13",
        "openness: 0.14",
        {GUIDE, OTHER},
    ),
    "a question of the sample": (
        "quizzes/big-five-sample.yml",
        "text: ",
        "text: So ",
        {GUIDE, OTHER},
    ),
    "a figure of the norms": (
        "quizzes/norms/big-five-sample.yml",
        "split_halves: 50",
        "split_halves: 51",
        {GUIDE, OTHER},
    ),
    "an earlier version of the sample": (
        "quizzes/versions.yml",
        "versions:\n",
        f"versions:\n{EARLIER}",
        {GUIDE, OTHER},
    ),
    "a template of blocks": (
        "overrides/components/quiz/quiz.html",
        "<big-five-quiz",
        '<big-five-quiz lang="en"',
        {GUIDE, OTHER},
    ),
    "a script": (
        "overrides/components/offline/worker.js",
        "const AT_ONCE = 12",
        "const AT_ONCE = 13",
        {GUIDE, OTHER},
    ),
    "a style": ("overrides/browser/css/00-tokens.css", "{", "{ ", {GUIDE, OTHER}),
    "the frame": ("mkdocs.yml", "site_name: AIEH career", "site_name: Our career", {GUIDE, OTHER}),
    "the front matter of a guide": (
        "roles/ai-product-manager.md",
        "also_called: [",
        "also_called: [Product Owner for AI, ",
        {GUIDE},
    ),
    "a skill that one guide lists": (
        "roles/skills/prompt-to-spec.yml",
        "name: ",
        "name: Again ",
        {GUIDE},
    ),
    "the kit of a guide": ("roles/kits/data-engineer.yml", "task: ", "task: Now ", {OTHER}),
    "a fact of the site": ("site.yml", "publisher: ", "publisher: The ", {GUIDE, OTHER}),
    "a hand-written page": ("docs/about.md", "# ", "# More ", set()),
}


def built_anew(project: Path) -> dict[str, str]:
    """The site of a first build, with nothing to take from the one before."""
    shutil.rmtree(project / "site")
    for part in ("build-*.json", "*.pickle", "mkdocs"):
        for kept in (project / ".cache").glob(part):
            shutil.rmtree(kept) if kept.is_dir() else kept.unlink()
    build(project)
    return contents(project / "site")


HASHED_WITH_ANOTHER = {"a template of blocks": "a template of guides", "a style": "a script"}
"""Files of which all have one hash: the short run changes one of them."""


def test_a_change_makes_exactly_the_pages_that_it_shapes(built: Path, long: bool) -> None:
    """One after another, those that shape most first; at last the site is that of a first build."""
    changes = {name: CHANGES[name] for name in CHANGES if long or name not in HASHED_WITH_ANOTHER}
    for name, (path, old, new, pages) in sorted(changes.items(), key=lambda one: -len(one[1][3])):
        edit(built / path, old, new)
        report = build(built)
        assert set(report.made) == pages, name
        assert not report.unchanged, name
    warm = contents(built / "site")
    assert built_anew(built) == warm


@pytest.mark.long
@pytest.mark.parametrize(("path", "old", "new", "pages"), CHANGES.values(), ids=list(CHANGES))
def test_after_a_single_change_the_site_is_that_of_a_first_build(
    built: Path, path: str, old: str, new: str, pages: set[str]
) -> None:
    edit(built / path, old, new)
    assert set(build(built).made) == pages
    warm = contents(built / "site")
    assert built_anew(built) == warm


def test_a_wage_changes_the_guides_of_its_occupation_alone(built: Path) -> None:
    table = next((built / "roles" / "wages").glob("oews-2025.csv"))
    lines = table.read_text(encoding="utf-8").splitlines(keepends=True)
    place = next(
        i for i, line in enumerate(lines) if line.startswith("11-2021") and "metro" in line
    )
    cells = lines[place].split('"')
    assert len(cells) == 3
    lines[place] = f'{cells[0]}"{cells[1]} (changed)"{cells[2]}'
    table.write_text("".join(lines), encoding="utf-8")
    assert set(build(built).made) == {GUIDE}


def test_cold_and_warm_one_and_two_processes_here_and_elsewhere_are_the_same_bytes(
    built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit(built / "roles/ai-product-manager.md", "Five activities", "Six activities")
    build(built)
    warm = contents(built / "site")
    elsewhere = tmp_path / "another place"
    shutil.copytree(built, elsewhere, ignore=shutil.ignore_patterns("site", ".cache"))
    monkeypatch.setattr("careerguide.project.workers._FEWEST", 1)
    monkeypatch.setattr(time, "time", lambda: 4_000_000_000.0)
    build(elsewhere, jobs=2)
    assert contents(elsewhere / "site") == warm


def test_a_file_that_nobody_reads_is_told_even_when_all_else_is_kept(built: Path) -> None:
    (built / "roles" / "data-scientist.markdown").write_text("# Lost\n", encoding="utf-8")
    with pytest.raises(BuildFailed) as failure:
        build(built)
    assert "roles/data-scientist.markdown" in "\n".join(failure.value.lines)


@pytest.mark.parametrize("damage", ["state", "entries", "shared", "mkdocs", "site", "foreign"])
def test_a_damaged_or_foreign_cache_is_noticed(built: Path, damage: str) -> None:
    good = contents(built / "site")
    cache = built / ".cache"
    if damage == "state":
        for file in cache.glob("build-*.json"):
            file.write_text(file.read_text()[:-20], encoding="utf-8")
    elif damage in ("entries", "shared"):
        data = bytearray((cache / f"{damage}.pickle").read_bytes())
        data[len(data) // 2] ^= 1
        (cache / f"{damage}.pickle").write_bytes(data)
        edit(built / "roles/ai-product-manager.md", "Five activities", "Five  activities")
        edit(built / "roles/ai-product-manager.md", "Five  activities", "Five activities")
        for file in cache.glob("build-*.json"):
            file.unlink()
    elif damage == "mkdocs":
        page = next((cache / "mkdocs").rglob("_shell/2/index.html"))
        page.write_text(page.read_text(encoding="utf-8") + "damaged", encoding="utf-8")
        for file in cache.glob("build-*.json"):
            file.unlink()
    elif damage == "site":
        (built / "site" / GUIDE).write_text("damaged", encoding="utf-8")
    else:
        for file in cache.glob("build-*.json"):
            file.write_text('{"form": 1, "key": "x"}', encoding="utf-8")
    build(built)
    assert contents(built / "site") == good


def test_a_broken_guide_leaves_the_old_site(built: Path) -> None:
    old = contents(built / "site")
    edit(built / "roles/ai-product-manager.md", "low: 120000", "low: 999000")
    edit(built / "roles/ai-product-manager.md", "status: published", "status: publishd")
    with pytest.raises(BuildFailed) as failure:
        build(built)
    text = "\n".join(failure.value.lines)
    assert "roles/ai-product-manager.md:" in text
    assert "status" in text
    assert "compensation.low" in text
    assert contents(built / "site") == old
    assert not list(built.glob(".site.*"))


def test_a_page_with_mistakes_is_named_by_line_as_check_does(project: Path) -> None:
    edit(project / "docs/about.md", "description: What", "description: So: what")
    edit(project / "docs/tests.md", "# ", "<!-- block: nonsense -->\n\n# ")
    (project / "docs" / "login.html").write_text("<form>", encoding="utf-8")
    with pytest.raises(BuildFailed) as failure:
        build(project)
    _, problems = load(project)
    assert failure.value.lines == [str(problem) for problem in errors(problems)]
    assert [line.partition("; ")[0] for line in failure.value.lines] == [
        'docs/about.md:2: YAML: "description: So: what these guides are, what AIEH means by …" '
        "cannot be read",
        "docs/login.html:1: file: is of another type",
        'docs/tests.md:5: marker: names "nonsense"',
    ]


@pytest.mark.skipif(sys.platform == "win32", reason="no devices and no pipes in folders")
def test_a_link_to_what_never_ends_is_refused_and_not_read(project: Path) -> None:
    for name in ("docs/zero.txt", "docs/zero.md", "roles/zero.md", "quizzes/zero.yml"):
        (project / name).symlink_to("/dev/zero")
    os.mkfifo(project / "docs" / "pipe.md")
    done = subprocess.run(
        [sys.executable, "-m", "careerguide", "build", "--bare"],
        cwd=project,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 1
    assert [line.partition("; ")[0] for line in done.stderr.splitlines()[:-1]] == [
        "docs/pipe.md:1: file: is not an ordinary file",
        *(
            f"{name}:1: file: is a symbolic link"
            + " that leads out of the project" * (not name.startswith("docs/"))
            for name in ("docs/zero.md", "docs/zero.txt", "quizzes/zero.yml", "roles/zero.md")
        ),
    ]


def test_a_formula_that_cannot_be_read_is_named(project: Path) -> None:
    edit(project / "docs/about.md", "# About", "# About\n\n$`\\text{<script>}`$")
    with pytest.raises(BuildFailed) as failure:
        build(project)
    assert any(
        'docs/about.md: the formula "\\text{<script>}" cannot be read' in line
        and line.endswith(" (build-text)")
        for line in failure.value.lines
    )


def test_a_guide_with_a_formula_that_cannot_be_read_is_named(project: Path) -> None:
    edit(project / "roles/ai-product-manager.md", "\n## ", "\nSo $`a_`$.\n\n## ")
    with pytest.raises(BuildFailed) as failure:
        build(project)
    assert failure.value.lines == [
        'roles/ai-product-manager.md: the formula "a_" cannot be read; correct the TeX (build-text)'
    ]


def test_an_offence_against_the_policy_stops_the_build(project: Path) -> None:
    edit(project / "overrides/components/guide/page.html", "<h1>", '<h1 style="color: red">')
    with pytest.raises(BuildFailed) as failure:
        build(project)
    assert failure.value.lines == [
        'roles/ai-product-manager/index.html: the attribute style in <h1 style="color: red">; '
        "expected none; remove it (build-policy)"
    ]


@pytest.mark.parametrize("name", [name for name in rulebook.by_id() if name.startswith("build-")])
def test_what_shows_only_while_building_has_a_rule(
    project: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """The failing example stands where the passing one is, and is all that is wrong."""
    rule = rulebook.by_id()[name]
    if name == "build-clash":
        monkeypatch.setattr(builder.destination, "SEAL", "llms.txt")
    elif name == "build-text":
        edit(project / "roles/ai-product-manager.md", "\n## ", f"\n{rule.fails}\n\n## ")
    elif name == "build-policy":
        edit(project / rule.where, "<", f"{rule.fails}<")
    else:
        edit(project / rule.where, rule.passes, rule.fails)
    with pytest.raises(BuildFailed) as failure:
        build(project)
    assert failure.value.lines
    assert all(line.endswith(f" ({name})") for line in failure.value.lines), failure.value.lines


def test_a_kill_at_any_time_leaves_a_whole_site(built: Path, long: bool) -> None:
    """The old site or the new one, never a mixture, and the next build mends what is left."""
    first = contents(built / "site")
    page = built / "roles" / "ai-product-manager.md"
    edit(page, "Five activities fill the week.", "Many activities fill the week.")
    build(built)
    second = contents(built / "site")
    chance = random.Random(20261124)
    for turn in range(50 if long else 8):
        old, new = ("Many", "Five") if turn % 2 == 0 else ("Five", "Many")
        edit(page, f"{old} activities fill the week.", f"{new} activities fill the week.")
        process = subprocess.Popen(
            [sys.executable, "-m", "careerguide", "build", "--quiet"],
            cwd=built,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        time.sleep(chance.uniform(0.05, 1.2))
        process.send_signal(signal.SIGKILL)
        process.wait()
        now = {
            k: v for k, v in contents(built / "site").items() if not k.endswith((".br", ".gz"))
        }
        assert now[GUIDE] in (first[GUIDE], second[GUIDE])
        assert set(now) >= set(first)
    build(built)
    assert contents(built / "site") in (first, second)
    assert not list(built.glob(".site.*"))


def test_the_number_of_a_security_release_is_published(project: Path) -> None:
    """Devices go by it; one that is no number is refused in a sentence."""
    settings = project / "mkdocs.yml"
    edit(settings, "security_release: 0", "security_release: 3")
    builder.build(project, project / "site")
    listed = json.loads((project / "site" / "offline.json").read_text(encoding="utf-8"))
    assert listed["security"] == 3
    edit(settings, "security_release: 3", "security_release: soon")
    with pytest.raises(BuildFailed) as failure:
        build(project)
    assert "security_release" in "\n".join(failure.value.lines)
    assert failure.value.lines[-1].endswith(" (build-mkdocs)")


def test_what_one_page_alone_needs_is_loaded_there(project_template: Path) -> None:
    """No guide loads the styles of the passport or of bundles."""

    def sheets(path: str) -> list[str]:
        html = lxml.html.parse(project_template / "site" / path)
        found = html.xpath("//link[@rel='stylesheet']/@href")
        return [href.partition("/site-")[2].partition("/")[2] for href in found]

    assert sheets(GUIDE) == ["site.css"]
    assert sheets("passport/index.html") == ["site.css", "passport/passport.css"]
    assert sheets("bundle/index.html") == ["site.css", "bundle/bundle.css"]
