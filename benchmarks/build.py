"""What a build costs, against stock MkDocs + Material, Zensical and Hugo, in one interleaved run.

    python benchmarks/build.py              all peers to 1,000 guides, ours and Hugo to 10,000
    python benchmarks/build.py --quick      ours alone, to 1,000 guides; fails on growth

Every figure is the median of several runs of whole processes: CPU time is user plus system time of
the process and its children, memory the largest process. Every builder gets the same guides
from `generate.py`; ours puts more on each page (wages, figures, sources, twin, linked data).
Writes build.md, build.json and build.svg beside itself, unless --quick. A cold build has no cache
of the project; bytecode of modules and of the theme's templates lies with the code and stays.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import math
import os
import platform
import pstats
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from statistics import median
from typing import TypeVar

import yaml

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
sys.path.insert(0, str(HERE))

import generate  # noqa: E402

from careerguide.markdown import render  # noqa: E402

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")

GROWTH = 12.0
"""Ten times the guides may cost at most this many times the CPU time, start-up taken off."""
PEERS = ("ours", "kits", "hugo", "zensical", "mkdocs")
SIZES = {"ours": (30, 100, 1000, 10000), "kits": (100, 1000), "hugo": (30, 100, 1000, 10000),
         "zensical": (30, 100, 1000), "mkdocs": (30, 100, 1000)}  # fmt: skip
NAMES = {"ours": "this project", "kits": "this project, each guide with a kit", "hugo": "Hugo",
         "zensical": "Zensical", "mkdocs": "MkDocs + Material"}  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Run:
    """One build as a whole process."""

    cpu: float
    wall: float
    memory: float
    """Largest single process, MB."""


def timed(command: list[str], folder: Path) -> Run:
    """Run `command` in `folder`; stops everything if it fails, with its output."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # nobody compiles all modules on every run
    with tempfile.TemporaryFile() as output:
        start = time.perf_counter()
        process = subprocess.Popen(
            command, cwd=folder, stdout=output, stderr=subprocess.STDOUT, env=environment
        )
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            output.seek(0)
            sys.exit(f"{' '.join(command)} failed:\n{output.read().decode()[-3000:]}")
    return Run(cpu=usage.ru_utime + usage.ru_stime, wall=wall, memory=usage.ru_maxrss / 1024)


def ours(folder: Path, count: int, *, kits: bool = False) -> tuple[list[str], list[Path]]:
    generate.project(count, folder, kits=kits)
    command = [sys.executable, "-m", "careerguide", "build", "--quiet", "--bare"]
    return command, [folder / ".cache", folder / "site"]


def with_kits(folder: Path, count: int) -> tuple[list[str], list[Path]]:
    """Three pages a guide: it, its kit for candidates, and that for recruiters."""
    return ours(folder, count, kits=True)


def plain_guides(count: int, folder: Path) -> None:
    """The same texts for the peers: a title, and no front matter of ours."""
    with tempfile.TemporaryDirectory() as temporary:
        generate.project(count, Path(temporary) / "p")
        folder.mkdir(parents=True)
        for path in sorted((Path(temporary) / "p" / "roles").glob("*.md")):
            _, front, body = path.read_text(encoding="utf-8").split("---\n", 2)
            title = re.search(r'^title: "?(.*?)"?$', front, re.MULTILINE)
            assert title
            body = re.sub(r"\]\((?!https?:)[^)]*\)", "](#)", body)
            text = f'---\ntitle: "{title[1]}"\n---\n{body}'
            (folder / path.name).write_text(text, encoding="utf-8")


def mkdocs(folder: Path, count: int) -> tuple[list[str], list[Path]]:
    plain_guides(count, folder / "docs" / "roles")
    (folder / "docs" / "index.md").write_text("# Guides\n", encoding="utf-8")
    (folder / "mkdocs.yml").write_text(
        "site_name: Guides\ntheme: {name: material, font: false}\nplugins: [search]\n"
        "markdown_extensions: [tables, footnotes]\n",
        encoding="utf-8",
    )
    return [str(peer("mkdocs")), "build", "-q"], [folder / "site"]


def zensical(folder: Path, count: int) -> tuple[list[str], list[Path]]:
    mkdocs(folder, count)
    return [str(peer("zensical")), "build"], [folder / "site", folder / ".cache"]


def hugo(folder: Path, count: int) -> tuple[list[str], list[Path]]:
    plain_guides(count, folder / "content" / "roles")
    layouts = folder / "layouts" / "_default"
    layouts.mkdir(parents=True)
    (folder / "hugo.toml").write_text('baseURL = "/"\ntitle = "Guides"\n', encoding="utf-8")
    (layouts / "single.html").write_text(
        "<!doctype html><title>{{ .Title }}</title><h1>{{ .Title }}</h1>{{ .TableOfContents }}"
        "{{ .Content }}",
        encoding="utf-8",
    )
    (layouts / "list.html").write_text(
        "<!doctype html><title>{{ .Title }}</title><ul>{{ range .Pages }}"
        '<li><a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}</ul>',
        encoding="utf-8",
    )
    return [str(peer("hugo")), "--quiet"], [folder / "public", folder / "resources"]


PREPARE: dict[str, Callable[[Path, int], tuple[list[str], list[Path]]]] = {
    "ours": ours,
    "kits": with_kits,
    "hugo": hugo,
    "zensical": zensical,
    "mkdocs": mkdocs,
}


def peer(name: str) -> Path:
    """The command of a peer, installed from requirements/bench.txt into .venv-bench."""
    folder = ROOT / ".venv-bench"
    lock = ROOT / "requirements" / "bench.txt"
    stamp = folder / "bench.stamp"
    if not stamp.exists() or stamp.read_text() != lock.read_text():
        print("Installing the peers into .venv-bench", flush=True)
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        pip = [folder / "bin" / "python", "-m", "pip", "install", "-q"]
        subprocess.run([*pip, "--require-hashes", "--only-binary=:all:", "-r", lock], check=True)
        stamp.write_text(lock.read_text())
    return folder / "bin" / name


def measure(cases: dict[tuple[str, int], tuple[list[str], list[Path], Path]], rounds: int) -> dict[
    tuple[str, int], list[Run]
]:  # fmt: skip
    """Cold builds of every case, in turn, `rounds` times; slow ones at least once.

    Those of a second or two are run five times a round: one run of them varies by a quarter.
    """
    runs: dict[tuple[str, int], list[Run]] = {case: [] for case in cases}
    short = [case for case in cases if not case[1]]
    for turn in range(rounds):
        for case in (*cases, *4 * short):
            command, made, folder = cases[case]
            if turn and sum(run.wall for run in runs[case]) > 240:
                continue  # a case of minutes is stable enough after fewer runs
            for path in filter(Path.exists, made):
                # Removed when all runs have ended: for some minutes ext4 looks past every inode
                # that was freed, which takes up to two milliseconds for each guide's files.
                shutil.move(path, tempfile.mkdtemp(dir=folder.parent))
            runs[case].append(timed(command, folder))
            print(f"  {case[0]} {case[1]}: {runs[case][-1].cpu:.2f} CPU s", flush=True)
    return runs


def middle(runs: list[Run]) -> Run:
    return Run(
        cpu=median(run.cpu for run in runs),
        wall=median(run.wall for run in runs),
        memory=median(run.memory for run in runs),
    )


def growth(small: float, large: float, start_up: float) -> float:
    """How many times the cost of `small` the cost of `large` is, start-up taken off."""
    return (large - start_up) / max(small - start_up, 1e-9)


def exponent(small: tuple[int, float], large: tuple[int, float], start_up: float) -> float:
    """The power of the number of guides with which the cost grows, start-up taken off."""
    ratio = (large[1] - start_up) / (small[1] - start_up)
    return math.log(ratio) / math.log(large[0] / small[0])


def quick() -> int:
    """Ours alone, 100 and 1,000 guides beside the published ones: does ten times cost ten times?

    By the least of several runs, not the median: a busy machine only ever adds to the CPU time, and
    what 100 guides cost is little beside the start-up that is taken off.
    """
    base = generate.published()
    few, many = base + 100, base + 1000
    with tempfile.TemporaryDirectory() as temporary:
        cases = {}
        for count in (base, few, many):
            folder = Path(temporary) / f"ours-{count}"
            command, made = ours(folder, count)
            # One process: two on one core's two threads would count as more CPU time.
            cases["ours", count] = ([*command, "--jobs", "1"], made, folder)
        runs = measure(cases, 2)
        small = {case: cases[case] for case in cases if case[1] < many}
        for case, found in measure(small, 2).items():
            runs[case] += found
    least = {count: min(run.cpu for run in found) for (_, count), found in runs.items()}
    times = growth(least[few], least[many], least[base])
    print(f"CPU s: {least[base]:.2f} with {base} guides, {least[few]:.2f} with {few}, ", end="")
    print(f"{least[many]:.2f} with {many}")
    print(f"ten times the guides cost {times:.1f} times the CPU time (at most {GROWTH:.0f})")
    return int(times > GROWTH)


def warm(folder: Path, rounds: int) -> dict[str, float]:
    """CPU seconds of builds after nothing, one guide and one template changed, at this size."""
    command = [sys.executable, "-m", "careerguide", "build", "--quiet", "--bare"]
    guide = sorted((folder / "roles").glob("*.md"))[7]
    template = folder / "overrides" / "components" / "guide" / "page.html"
    template.parent.mkdir(parents=True)
    shutil.copyfile(ROOT / "overrides" / "components" / "guide" / "page.html", template)
    timed(command, folder)
    found: dict[str, list[float]] = {"nothing changed": [], "one guide changed": []}
    for turn in range(rounds):
        found["nothing changed"].append(timed(command, folder).cpu)
        guide.write_text(guide.read_text() + f"\nEdit {turn}.\n")
        found["one guide changed"].append(timed(command, folder).cpu)
    template.write_text(template.read_text() + "\n")
    found["every guide changed"] = [timed(command, folder).cpu]
    return {name: median(values) for name, values in found.items()}


STEPS = {
    "reading: front matter as YAML": "yamlfile/source.py:parse",
    "reading: front matter as records": "yamlfile/tables.py:read_fields",
    "reading: text, for the checks": "markdown/prose.py:scan",
    "reading: all, rules included": "content/roles.py:read_file",
    "page: Markdown": "markdown/render.py:render",
    "page: values for the templates": "views/guide_view.py:context",
    "page: templates": "pages/frame.py:template",
    "page: content security policy": "pages/policy.py:sound",
    "page: files written": "pages/output.py:write",
    "page: all": "building/compose.py:make",
}
"""What a guide goes through -> the function that does it."""


def profile(folder: Path) -> dict[str, float]:
    """For each of STEPS its share of the CPU time of a cold build in one process, by cProfile."""
    command = [sys.executable, "-m", "cProfile", "-o", str(folder / "profile.out")]
    command += ["-m", "careerguide", "build", "--quiet", "--bare", "--jobs", "1"]
    for name in (".cache", "site"):
        shutil.rmtree(folder / name, ignore_errors=True)
    timed(command, folder)
    stats = pstats.Stats(str(folder / "profile.out"))
    found = {
        f"{'/'.join(Path(file).parts[-2:])}:{name}": entry[3]
        for (file, _, name), entry in stats.stats.items()  # type: ignore[attr-defined]
    }
    return {step: found[function] / stats.total_tt for step, function in STEPS.items()}  # type: ignore[attr-defined]


def floor(folder: Path) -> dict[str, float]:
    """CPU ms a guide of what no build can leave out, done by C and Rust, one process, in order."""
    spent: dict[str, float] = {}

    def step(name: str, work: Callable[[_Item], _Result], items: Sequence[_Item]) -> list[_Result]:
        start = time.process_time()
        found = [work(item) for item in items]
        spent[name] = 1000 * (time.process_time() - start) / len(items)
        return found

    def write(page: tuple[Path, bytes]) -> None:
        hashlib.sha256(page[1]).digest()
        page[0].parent.mkdir(parents=True, exist_ok=True)
        page[0].write_bytes(page[1])

    sources = sorted((folder / "roles").glob("*.md"))
    texts = step("reading the file", lambda path: path.read_text(encoding="utf-8"), sources)
    parts = [text.split("---\n", 2) for text in texts]
    step("its YAML as events, by libyaml", lambda p: list(yaml.parse(p[1], yaml.CLoader)), parts)
    step("its Markdown, by comrak", lambda p: render.render(p[2], str, lambda _, id: id), parts)
    made = [
        ((folder / "floor" / path.stem / name), (folder / "site/roles" / path.stem / name))
        for path in sources
        for name in ("index.html", "index.json")
    ]
    step("writing both files", write, [(new, old.read_bytes()) for new, old in made])
    spent["writing both files"] *= 2
    return spent


def weight(folder: Path) -> tuple[float, float, float]:
    """MB of all files; kB of a middling guide's page, raw and gzipped."""
    total = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6
    pages = sorted(folder.glob("roles/*/index.html"), key=lambda path: path.stat().st_size)
    page = pages[len(pages) // 2].read_bytes()
    return total, len(page) / 1e3, len(gzip.compress(page, 9)) / 1e3


def full(rounds: int) -> int:
    with tempfile.TemporaryDirectory() as temporary:
        cases: dict[tuple[str, int], tuple[list[str], list[Path], Path]] = {}
        for name in PEERS:
            for count in SIZES[name]:
                folder = Path(temporary) / f"{name}-{count}"
                cases[name, count] = (*PREPARE[name](folder, count), folder)
        for kind, count in (("start", 0), ("pages", generate.published())):
            folder = Path(temporary) / kind
            cases[kind, 0] = (*ours(folder, count), folder)
        runs = measure(cases, rounds)
        sizes = {
            case: weight(folder / ("public" if case[0] == "hugo" else "site"))
            for case, (_, _, folder) in cases.items()
            if case[1]
        }
        warmed = warm(Path(temporary) / "ours-1000", 5)
        shares = profile(Path(temporary) / "ours-1000")
        least = floor(Path(temporary) / "ours-1000")
    figures = {case: middle(found) for case, found in runs.items()}
    report(
        figures, sizes, warmed, shares, least, {case: len(found) for case, found in runs.items()}
    )
    plot(figures)
    return 0


def report(
    figures: dict[tuple[str, int], Run],
    sizes: dict[tuple[str, int], tuple[float, float, float]],
    warmed: dict[str, float],
    shares: dict[str, float],
    least: dict[str, float],
    counts: dict[tuple[str, int], int],
) -> None:
    """Write the tables."""
    start, pages = figures["start", 0].cpu, figures["pages", 0].cpu
    lines = [
        "# What a build costs",
        "",
        f"Measured on {date.today().isoformat()} by `python benchmarks/build.py`, "
        f"{platform.python_implementation()} {platform.python_version()}, {os.cpu_count()} cores, "
        f"load {os.getloadavg()[2]:.1f}; medians of at least {min(counts.values())} interleaved "
        "cold runs.",
        "",
        "| builder | guides | CPU s | wall s | memory MB | output MB | page kB | gzipped kB |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for (name, count), run in figures.items():
        if count:
            total, page, zipped = sizes[name, count]
            lines.append(
                f"| {NAMES[name]} | {count:,} | {run.cpu:.2f} | {run.wall:.2f} | {run.memory:.0f} "
                f"| {total:.1f} | {page:.0f} | {zipped:.1f} |"
            )
    lines += ["", "| builder | CPU ms a guide, from 100 to 1,000 |", "| --- | ---: |"]
    for name in PEERS:
        each = (figures[name, 1000].cpu - figures[name, 100].cpu) / 900 * 1000
        lines.append(f"| {NAMES[name]} | {each:.2f} |")
    top = figures["ours", 10000].cpu
    power = exponent((1000, figures["ours", 1000].cpu), (10000, top), pages)
    lines += [
        "",
        "| this project | |",
        "| --- | ---: |",
        f"| start-up with one page and no guide, CPU s | {start:.2f} |",
        f"| all hand-written pages and the {generate.published()} published guides, CPU s "
        f"| {pages:.2f} |",
        f"| CPU ms a guide, from 1,000 to 10,000 | {(top - figures['ours', 1000].cpu) / 9:.2f} |",
        f"| exponent of growth from 1,000 to 10,000, start-up taken off | {power:.3f} |",
        *(f"| 1,000 guides, {what}, CPU s | {value:.2f} |" for what, value in warmed.items()),
        "",
        "Compressed copies and preview images are left out here (`--bare`): they are made by a "
        "publishing build and kept by content.",
        "",
        "| a cold build of 1,000 guides in one process spends on | of its CPU time |",
        "| --- | ---: |",
        *(f"| {step} | {share:.0%} |" for step, share in shares.items()),
        "",
        "No part stands out. What is left when there are no checks, no templates and no data "
        "beside the text is the floor:",
        "",
        "| of one guide | CPU ms |",
        "| --- | ---: |",
        *(f"| {step} | {spent:.2f} |" for step, spent in least.items()),
        f"| together | {sum(least.values()):.2f} |",
    ]
    (HERE / "build.md").write_text("\n".join(lines) + "\n", encoding="utf-8")
    data = [{"builder": n, "guides": c, **asdict(run)} for (n, c), run in figures.items()]
    (HERE / "build.json").write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")


def plot(figures: dict[tuple[str, int], Run]) -> None:
    """CPU time by number of guides, both logarithmic; drawn in the peers' environment."""
    points = {
        NAMES[name]: [(count, figures[name, count].cpu) for count in SIZES[name]] for name in PEERS
    }
    code = (
        "import json, sys\n"
        "import matplotlib\n"
        "matplotlib.use('svg')\n"
        "matplotlib.rcParams['svg.hashsalt'] = 'build'\n"
        "import matplotlib.pyplot as plt\n"
        "points = json.load(sys.stdin)\n"
        "figure, axes = plt.subplots(figsize=(7, 4.5))\n"
        "for (name, values), mark in zip(points.items(), 'oPs^D'):\n"
        "    axes.loglog(*zip(*values), marker=mark, label=name)\n"
        "axes.set_xlabel('guides')\n"
        "axes.set_ylabel('CPU seconds, cold build')\n"
        "axes.grid(True, which='major', alpha=.3)\n"
        "axes.legend(frameon=False)\n"
        "figure.tight_layout()\n"
        "figure.savefig(sys.argv[1], metadata={'Date': None})\n"
    )
    python = ROOT / ".venv-bench" / "bin" / "python"
    subprocess.run(
        [python, "-c", code, HERE / "build.svg"], input=json.dumps(points), text=True, check=True
    )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--quick", action="store_true", help="ours alone, fails on growth")
    parser.add_argument("--rounds", type=int, default=3)
    chosen = parser.parse_args()
    sys.exit(quick() if chosen.quick else full(chosen.rounds))
