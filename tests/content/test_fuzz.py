"""No input, however broken, gives a traceback: files torn, mixed and mutated."""

import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerguide.content import roles
from careerguide.content.catalog import shared
from careerguide.markdown.prose import scan
from careerguide.yamlfile import source
from careerguide.yamlfile.problems import errors, render
from tests.content.project import BASE, problems, project

CATALOG, _ = shared(BASE)
GUIDE = (BASE / "roles" / "tide-table-maker.md").read_bytes()
FILES = sorted(path.relative_to(BASE) for path in BASE.rglob("*") if path.is_file())
PIECES = (
    b"---\n", b"\t", b": ", b"- ", b"[", b"]", b"{", b"}", b"&a ", b"*a", b"!!x ", b"|\n", b">\n",
    b'"', b"'", b"#", b"?", b"%", b"@", b"`", b"\x00", b"\xff", b"\xef\xbb\xbf", b"\r", b"\n\n",
    b"1e999", b".nan", b"0x1F", b"2026-02-30", b"null", b"yes", b"[@", b"](", b"<!--", b"<a",
    b"```", b"## ", b"[^1]: ", b"> [!NOTE]\n", b"\xe2\x80\xae", b"\xf0\x9f\x98\x80", b"," * 50,
    b"=" * 50, b"? |\n  a\n  b\n: ", b"a" * 5000, b"- " * 300, b"[" * 300,
)  # fmt: skip


def mutated(data: bytes, chance: random.Random) -> bytes:
    """`data` with a few pieces put in, cut out, doubled or swapped."""
    for _ in range(chance.randint(1, 6)):
        at, to = sorted(chance.randrange(len(data) + 1) for _ in "12")
        kind = chance.randrange(5)
        if kind == 0:
            data = data[:at] + chance.choice(PIECES) + data[at:]
        elif kind == 1:
            data = data[:at] + data[min(to, at + chance.randrange(1, 400)) :]
        elif kind == 2:
            data = data[:to] + data[at:to][:400] + data[to:]
        elif kind == 3:
            data = data[:at] + bytes([chance.randrange(256)]) + data[at + 1 :]
        else:
            lines = data.split(b"\n")
            chance.shuffle(lines)
            data = b"\n".join(lines) if chance.randrange(4) == 0 else data
    return data


def test_mutated_guides(request: pytest.FixtureRequest) -> None:
    """Read alone, as the site does: only problems, each in its file and on a line of it."""
    rounds = 30_000 if request.config.getoption("--long", default=False) else 1500
    chance = random.Random(20260101)
    for number in range(rounds):
        data = mutated(GUIDE, chance)
        file = roles.read(data, "roles/tide-table-maker.md", CATALOG)
        lines = data.count(b"\n") + data.count(b"\r") + 1
        for problem in file.problems:
            assert problem.path == "roles/tide-table-maker.md"
            assert 1 <= problem.line <= lines, (number, problem)
            assert problem.what
            assert "\n" not in f"{problem}", (number, problem)
        assert file.role is not None or errors(file.problems), number


def test_mutated_projects(tmp_path: Path, long: bool) -> None:
    """Any file of a project: everything is read and told, in all three forms."""
    chance = random.Random(20260102)
    root = project(tmp_path)
    for _ in range(3000 if long else 40):
        path = chance.choice(FILES)
        whole = (BASE / path).read_bytes()
        (root / path).write_bytes(mutated(whole, chance))
        found = problems(root)
        assert render(found).count("\n") == len(found)
        assert render(found, "github").count("\n") == len(found)
        assert render(found, "json").startswith("[")
        (root / path).write_bytes(whole)


@given(st.text(max_size=400))
def test_any_text_as_a_guide(text: str) -> None:
    data = text.encode("utf-8", "surrogatepass")
    assert errors(roles.read(data, "roles/a.md", CATALOG).problems)
    front = b"---\n" + data + b"\n---\n" + data
    assert errors(roles.read(front, "roles/a.md", CATALOG).problems)


@given(st.text(alphabet="-:[]{}&*!|>'\"#%@`?,\n\t ab1.~", max_size=200))
def test_any_signs_as_yaml(text: str) -> None:
    node, found = source.parse(text)
    assert node is not None or found
    if node is not None:
        source.plain(node)


@given(st.text(alphabet="[](){}<>!\\`*_#-+=|:@^&;.'\"/\n ab1", max_size=200))
def test_any_signs_as_markdown(text: str) -> None:
    lines = text.count("\n") + 1
    found = scan(text)
    for passage in found.passages:
        assert 1 <= passage.line <= lines
        assert all(passage.line <= span.line <= lines for span in passage.spans)
