"""The site's downloads: each sample in one file, and all pages as an archive.

They are made when all pages are. The page that offers them holds the mark `<!-- downloads -->`
until their sizes and hashes are known; in the archive it says something else there.
"""

from __future__ import annotations

from careerguide.browser import archive, onefile
from careerguide.building.compose import DOWNLOADS
from careerguide.pages.docs_links import prefix
from careerguide.pages.frame import Site
from careerguide.pages.output import Output
from careerguide.python_runtime.runtime import Runtime
from scoring.lazy_dataclass import dataclass

__all__ = ["Offer", "add", "left_out"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Offer:
    """A file as the page offers it."""

    path: str
    title: str
    size: int
    """Bytes."""
    sha256: str

    @property
    def megabytes(self) -> str:
        return f"{self.size / 1e6:.1f}"


def add(out: Output, site: Site) -> None:
    """Write the downloads of the site `out`, and fill the pages that offer them."""
    one_file = []
    if isinstance(site.runtime, Runtime):
        for quiz in site.catalog.quizzes.values():
            path = f"{quiz.id}.html"
            out.write(path, onefile.build(site, quiz.id, site.runtime))
            one_file.append(_offer(out, path, quiz.title))
    practice = None
    if isinstance(site.runtime, Runtime) and site.catalog.practice:
        out.write(onefile.PRACTICE, onefile.build_practice(site, site.runtime))
        practice = _offer(out, onefile.PRACTICE, "Practice sets")
    whole = None
    if len(site.catalog.roles) <= archive.MOST_GUIDES:
        files = dict(zip(site.catalog.quizzes, (offer.path for offer in one_file), strict=False))
        kept = practice.path if practice else ""
        out.write(archive.name(site), archive.pack(out, site, files, kept))
        whole = _offer(out, archive.name(site), "")
    context = {
        "one_file": one_file,
        "practice_file": practice,
        "archive": whole,
        "guides": len(site.catalog.roles),
    }
    pages = [path for path in out.files if path.endswith(".html") and not path.startswith("roles/")]
    for path in pages:
        html = (out.folder / path).read_text(encoding="utf-8")
        if DOWNLOADS in html:
            base = prefix(path.removesuffix("index.html"))
            offers = site.template("pages/downloads.html", {**context, "base": base})
            out.replace(path, html.replace(DOWNLOADS, offers))


def left_out(site: Site) -> tuple[str, ...]:
    """A line for each download that the site is without, and why."""
    notes = []
    if site.runtime_reason:
        notes.append(
            "left out are the scoring in the browser and the sample in one file: "
            f"{site.runtime_reason}"
        )
    if (count := len(site.catalog.roles)) > archive.MOST_GUIDES:
        notes.append(
            f"left out is the archive for disks, which is made for up to {archive.MOST_GUIDES} "
            f"guides: the site has {count}"
        )
    return tuple(notes)


def _offer(out: Output, path: str, title: str) -> Offer:
    size = (out.folder / path).stat().st_size
    return Offer(path=path, title=title, size=size, sha256=out.files[path])
