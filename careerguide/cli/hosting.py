"""`careerguide hosting HOST`: the files with which a host publishes the site."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from scoring.lazy_dataclass import dataclass

__all__ = ["FILES", "HELP", "RECIPES", "arguments", "run"]

HELP = "write what a web host needs to publish the site: headers, compression, missing pages"

_PACKAGE = Path(__file__).resolve().parents[1]
_PLACES = (_PACKAGE / "hosting", _PACKAGE.parent / "hosting")
"""In an installed package, where setup.py puts it; in a checkout."""
FILES = next(filter(Path.is_dir, _PLACES), _PLACES[0])


@dataclass(frozen=True, kw_only=True, slots=True)
class _Recipe:
    files: tuple[tuple[str, str], ...] = ()
    """Name of each file among ours, and in the site."""
    then: str
    """What is left to do."""


RECIPES = {
    "caddy": _Recipe(
        files=(("Caddyfile", "Caddyfile"),),
        then="correct name and folder in Caddyfile, then run caddy validate",
    ),
    "cloudflare": _Recipe(
        then="in Cloudflare's settings, the build command is: pip install -r requirements.txt && "
        "careerguide build --precompressed=no; the output folder is: site",
    ),
    "cloudfront": _Recipe(
        files=(("cloudfront.yml", "cloudfront.yml"),),
        then="run the four commands at the top of cloudfront.yml",
    ),
    "github": _Recipe(
        then="in the repository's settings, under Pages, choose GitHub Actions as the source; "
        ".github/workflows/publish.yml, which init made, does the rest",
    ),
    "gitlab": _Recipe(
        files=(("gitlab-ci.yml", ".gitlab-ci.yml"),),
        then="push to the default branch; GitLab shows the address under Deploy, Pages",
    ),
    "image": _Recipe(
        files=(("Containerfile", "Containerfile"), ("Caddyfile", "Caddyfile")),
        then="run the three commands at the top of Containerfile",
    ),
    "netlify": _Recipe(
        files=(("netlify.toml", "netlify.toml"),),
        then="add the repository as a new site at Netlify",
    ),
    "nginx": _Recipe(
        files=(("nginx.conf", "nginx.conf"),),
        then="correct the three lines in capitals in nginx.conf, then run nginx -t",
    ),
}


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("host", choices=RECIPES, help="where the site will be")


def run(options: argparse.Namespace) -> int:
    from careerguide.yamlfile.text_files import write_whole

    recipe = RECIPES[options.host]
    texts = {Path(to): (FILES / name).read_text(encoding="utf-8") for name, to in recipe.files}
    if there := [place for place in texts if place.exists()]:
        print(
            f"careerguide hosting: {there[0]} is there already; compare it with "
            f"{FILES / there[0].name.lstrip('.')}, or move it away and run this again",
            file=sys.stderr,
        )
        return 2
    for place, text in texts.items():
        write_whole(place, text)
        print(f"{place}: written")
    print(f"Now {recipe.then}.")
    return 0
