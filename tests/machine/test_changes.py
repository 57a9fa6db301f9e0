"""`careerguide changes`: what a reviewer is shown, and what never gets through."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from careerguide import cli
from careerguide.editing import number_report

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def repository(root: Path, tmp_path: Path) -> Path:
    """The content under git, at its first commit."""
    copy = tmp_path / "content"
    for name in ("roles", "quizzes", "docs", "overrides"):
        shutil.copytree(root / name, copy / name)
    shutil.copyfile(root / "site.yml", copy / "site.yml")
    git(copy, "init", "-q")
    git(copy, "add", "-A")
    git(copy, "commit", "-q", "-m", "Begin")
    return copy


def git(folder: Path, *arguments: str) -> None:
    names = ["-c", "user.name=Test", "-c", "user.email=test@example.org"]
    subprocess.run(["git", *names, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def run(
    repository: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Run:
    monkeypatch.chdir(repository)

    def call(*words: str) -> tuple[int, str, str]:
        status = cli.main(["changes", *words])
        said = capsys.readouterr()
        return status, said.out, said.err

    return call


def edit(path: Path, *pairs: tuple[str, str]) -> None:
    text = path.read_text(encoding="utf-8")
    for old, new in pairs:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")


def head(folder: Path) -> str:
    done = subprocess.run(
        ["git", "rev-parse", "HEAD"], cwd=folder, check=True, capture_output=True, text=True
    )
    return done.stdout[:12]


def test_nothing_changed(run: Run, repository: Path) -> None:
    status, out, err = run("--base", "HEAD")
    assert (status, err) == (0, "")
    assert out == f"### Changes in numbers\n\nNo number differs from `{head(repository)}`.\n"


def test_pay_weights_wages_and_norms_are_listed(run: Run, repository: Path) -> None:
    guide = repository / "roles" / "ai-product-manager.md"
    edit(guide, ("  median: 165000", "  median: 170000"), ("    weight: 0.85", "    weight: 0.80"))
    wages = repository / "roles" / "wages" / "oews-national-2025.csv"
    line = next(x for x in wages.read_text(encoding="utf-8").splitlines() if "11-2021," in x)
    edit(wages, (line, line.replace(",166790,", ",167000,")))
    edit(repository / "quizzes" / "norms" / "big-five-sample.yml", ("[70, 124,", "[71, 124,"))
    status, out, _ = run("--base", "HEAD", "--json", "list.json")
    assert status == 0
    assert out.startswith(
        "### Changes in numbers\n\n"
        f"4 numbers in 2 places, compared with `{head(repository)}`.\n\n"
        "`roles/ai-product-manager.md`\n\n"
        "| what | before | after | by |\n| --- | --: | --: | --: |\n"
        "| `pay median` | `165,000` | `170,000` | `+5,000 (+3.0%)` |\n"
        "| `weight of communication` | `0.85` | `0.8` | `-0.05` |\n"
        "| `official wage median` | `166,790` | `167,000` | `+210 (+0.1%)` |\n\n"
        "`quizzes/norms/big-five-sample.yml`\n"
    )
    listed = json.loads((repository / "list.json").read_text(encoding="utf-8"))
    assert listed["changes"][0] == {
        "subject": "roles/ai-product-manager.md",
        "what": "pay median",
        "before": 165000,
        "after": 170000,
    }
    assert (
        number_report.markdown(number_report.load((repository / "list.json").read_bytes())) == out
    )


def test_new_and_removed_guides_are_listed_whole(run: Run, repository: Path) -> None:
    guide = repository / "roles" / "data-engineer.md"
    guide.rename(guide.with_name("data-builder.md"))
    _, out, _ = run("--base", "HEAD")
    new, gone = out.index("`roles/data-builder.md`"), out.index("`roles/data-engineer.md`")
    assert new < gone
    assert "| `pay currency` |  | `USD` |  |" in out[new:gone]
    assert "| `pay currency` | `USD` |  |  |" in out[gone:]


def test_a_revision_before_the_content_counts_as_empty(run: Run, repository: Path) -> None:
    git(repository, "checkout", "-q", "--orphan", "empty")
    git(repository, "rm", "-rq", "--cached", ".")
    git(repository, "commit", "-q", "--allow-empty", "-m", "Nothing")
    status, out, _ = run("--base", "empty")
    assert status == 0
    first = min((repository / "roles").glob("*.md")).name
    assert f"`roles/{first}`" in out
    assert "| `pay low` |  | `" in out


def test_content_with_problems_is_compared_as_far_as_it_can_be_read(
    run: Run, repository: Path
) -> None:
    edit(repository / "roles" / "ai-product-manager.md", ("title: AI Product Manager\n", ""))
    status, out, err = run("--base", "HEAD")
    assert status == 0
    assert "`roles/ai-product-manager.md`" in out
    assert err.endswith("so the list may be incomplete; python3 dev.py check names them\n")


def test_a_proposal_is_compared_as_data_wherever_one_stands(run: Run, repository: Path) -> None:
    """Attributes that hide a file from archives or alter it in a checkout change nothing."""
    git(repository, "branch", "base")
    guide = repository / "roles" / "ai-product-manager.md"
    edit(guide, ("  median: 165000", "  median: 170000"))
    attributes = "roles/*.md export-ignore\nroles/*.md export-subst eol=crlf\n"
    (repository / ".gitattributes").write_text(attributes, encoding="utf-8")
    (repository / "roles" / "link.md").symlink_to("/etc/hostname")
    git(repository, "add", "-A")
    git(repository, "commit", "-q", "-m", "Propose")
    git(repository, "branch", "proposal")
    git(repository, "checkout", "-q", "base")
    status, out, err = run("--base", "base", "--of", "proposal")
    assert status == 0
    assert err.startswith("1 error in the content")  # the log does not know of it yet
    assert out.startswith("### Changes in numbers\n\n1 number in 1 place, compared with ")
    assert "| `pay median` | `165,000` | `170,000` | `+5,000 (+3.0%)` |" in out
    git(repository, "checkout", "-q", "proposal")
    assert run("--base", "proposal", "--of", "base")[1].count("| `170,000` | `165,000` |") == 1


def test_an_unknown_revision_is_named(run: Run) -> None:
    assert run("--base", "HEAD", "--of", "nothing")[2].startswith("--of: there is no revision ")
    assert run("--base=--output=x") == (
        2,
        "",
        "--base: there is no revision '--output=x' here; expected a branch, tag or commit; fetch "
        "it first (git fetch origin), with its history if the clone is shallow\n",
    )


def valid() -> dict[str, Any]:
    change = {"subject": "roles/x.md", "what": "pay low", "before": 1, "after": 2.5}
    return {"format": 1, "base": "0123abcd", "changes": [change]}


def test_a_list_that_is_as_it_must_be_is_read() -> None:
    assert number_report.load(json.dumps(valid()).encode()) == number_report.NumberReport(
        base="0123abcd",
        changes=(
            number_report.ChangedNumber(subject="roles/x.md", what="pay low", before=1, after=2.5),
        ),
    )


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"\xff", "the file is not JSON (UnicodeDecodeError)"),
        (b"[" * 100_000, "the file is not JSON (RecursionError)"),
        (b"[]", "the file is no object with the keys format, base, changes"),
        (b" " * 5_000_001, "the file has 5,000,001 bytes; expected at most 5,000,000"),
    ],
)
def test_what_is_no_list_is_refused(data: bytes, message: str) -> None:
    with pytest.raises(ValueError, match=r"^the file") as caught:
        number_report.load(data)
    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("key", "value", "message"),
    [
        ("format", 2, "format: expected 1"),
        ("base", "HEAD; rm", "base: expected a revision's hash"),
        ("changes", {}, "changes: expected a list"),
        (
            "changes",
            [1],
            "changes[0]: expected an object with the keys subject, what, before, after",
        ),
    ],
)
def test_a_wrong_list_is_refused(key: str, value: object, message: str) -> None:
    with pytest.raises(ValueError, match="expected") as caught:
        number_report.load(json.dumps(valid() | {key: value}).encode())
    assert str(caught.value) == message


HOSTILE = [
    "`code` ends",
    "[a link](//example.org)",
    "<img src=x>",
    "@everyone",
    "#1",
    "a | b",
    "two\nlines",
    "https://example.org",
    "![x](y)",
    "\u202egnp.exe",
    "a" * 161,
    "",
]


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("key", ["subject", "what", "before", "after"])
def test_nothing_but_short_names_and_numbers_gets_through(key: str, text: str) -> None:
    data = valid()
    data["changes"][0][key] = text
    with pytest.raises(ValueError, match=rf"^changes\[0\]\.{key}: expected a "):
        number_report.load(json.dumps(data).encode())


@pytest.mark.parametrize("value", ["NaN", "Infinity", "-Infinity", "1e999", "true", "[]"])
def test_odd_numbers_do_not_get_through(value: str) -> None:
    text = json.dumps(valid()).replace("2.5", value)
    with pytest.raises(ValueError, match=r"^changes\[0\]\.after: expected a number"):
        number_report.load(text.encode())


def test_a_long_list_is_cut() -> None:
    changes = tuple(
        number_report.ChangedNumber(subject=f"roles/r{n}.md", what="pay low", before=n, after=n + 1)
        for n in range(1000)
    )
    text = number_report.markdown(number_report.NumberReport(base="0123abcd", changes=changes))
    assert text.endswith("\nAnd 700 more, in the file changes.json.\n")
    assert len(text) < 65_536


def test_the_report_runs_alone(root: Path, tmp_path: Path) -> None:
    """The workflow that comments installs nothing, and calls it like this."""
    file = tmp_path / "changes.json"
    file.write_text(json.dumps(valid()), encoding="utf-8")
    # -S and -I: without the packages of the environment, as on a fresh machine.
    code = f"import sys; sys.path.insert(0, {str(root)!r}); sys.argv[1:] = [{str(file)!r}]; "
    code += (
        "import runpy; runpy.run_module('careerguide.editing.number_report', run_name='__main__')"
    )
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", code], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "| `pay low` | `1` | `2.5` | `+1.5` |" in done.stdout


def test_the_report_says_why_it_refuses(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "changes.json"
    file.write_text("{}", encoding="utf-8")
    assert number_report.main([str(file)]) == 1
    assert number_report.main([]) == 2
    assert capsys.readouterr().err == (
        f"{file}: the file is no object with the keys format, base, changes\n"
        "usage: python3 -m careerguide.editing.number_report FILE\n"
    )
