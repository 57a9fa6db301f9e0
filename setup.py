"""What the wheel carries beside the code; all else about it is in pyproject.toml.

- `overrides/`, the theme, as `careerguide/theme`;
- `example/`, the site that `careerguide init` writes, as `careerguide/example`;
- `hosting/`, what `careerguide hosting` writes, as `careerguide/hosting`;
- what the site takes from npm, as `careerguide/npm`: whoever installs the wheel needs no Node.js.
"""

import shutil
import sys
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

ROOT = Path(__file__).resolve().parent
sys.path.insert(0, str(ROOT))

from careerguide.project import npm_files  # noqa: E402 - needs the line above, as does the next
from careerguide.project.places import Places  # noqa: E402
from careerguide.python_runtime import desk_archive, runtime  # noqa: E402

COPIED = (("overrides", "theme"), ("example", "example"), ("hosting", "hosting"))
"""Folder at the top -> folder in the package."""


def packed_beside(_: str, names: "list[str]") -> "set[str]":
    """Files whose packed form is carried: a build unpacks it."""
    return {name for name in names if f"{name}.gz" in names}


class WithTheSite(build_py):
    def run(self) -> None:
        if self.editable_mode:
            super().run()
            return
        shutil.rmtree(self.build_lib, ignore_errors=True)  # files of an earlier version
        super().run()
        package = Path(self.build_lib, "careerguide")
        for source, target in COPIED:
            shutil.copytree(ROOT / source, package / target)
        made = runtime.build(Places(ROOT))
        if isinstance(made, runtime.Missing):
            print(f"setup.py: the wheel is without what comes from npm: {made.reason}")
            return
        shutil.copytree(made.folder.parent, package / "npm" / "python", ignore=packed_beside)
        desk = desk_archive.build(Places(ROOT))
        if not isinstance(desk, runtime.Missing):
            shutil.copytree(desk, package / "npm" / "desk" / desk.name)
        for path in (path for files in npm_files.PUBLISHED.values() for path in files):
            place = package / "npm" / path
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / "node_modules" / path, place)


setup(cmdclass={"build_py": WithTheSite})
