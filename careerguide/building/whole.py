"""Build the site: read and check the content, let MkDocs render its part, fill, then put in place.

Nothing of the old site is touched before the new one is whole. What did not change is not made
again: see `state` for what a build remembers and `keys` for what shapes a page.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from careerguide.building.cache import mkdocs_pages, quick, state
from careerguide.building.compose import compose, frame
from careerguide.building.reading import read, skills
from careerguide.content.model import Catalog
from careerguide.markdown import render
from careerguide.pages import fill, output, policy
from careerguide.pages.frame import Site
from careerguide.pages.output import Output
from careerguide.project import destination, earlier_site, lock, settings, swap, workers
from careerguide.project.places import Places
from careerguide.project.progress import QUIET, Progress
from careerguide.python_runtime import runtime
from careerguide.rulebook.about_building import (
    BUILD_BLOCK,
    BUILD_CLASH,
    BUILD_POLICY,
    BUILD_TEXT,
)
from careerguide.rulebook.rule import Rule
from careerguide.yamlfile.problems import Problem, errors
from careerguide.yamlfile.text_files import sentence
from scoring.lazy_dataclass import dataclass

__all__ = ["FAULTS", "BuildFailed", "BuildReport", "build", "current", "fill_in_place"]

_RULES: Mapping[type[Exception], Rule] = {
    fill.BlockError: BUILD_BLOCK,
    render.Unfit: BUILD_TEXT,
    output.ClashError: BUILD_CLASH,
    policy.Offence: BUILD_POLICY,
}
FAULTS: tuple[type[Exception], ...] = (*_RULES, runtime.CompileError)
"""What a text or a template can be guilty of that shows only when its page is made."""


class BuildFailed(Exception):
    """The site was not built, and the old one stands as it was; `lines` say why."""

    def __init__(self, lines: Iterable[str]) -> None:
        super().__init__("the site was not built")
        self.lines = list(lines)


@dataclass(frozen=True, kw_only=True, slots=True)
class BuildReport:
    """What a build did."""

    guides: int
    """Guides on the site."""
    made: tuple[str, ...] = ()
    """Pages of guides that were made anew; the others were taken from the last build."""
    unchanged: bool = False
    """Nothing was to be done."""
    advice: tuple[Problem, ...] = ()
    notes: tuple[str, ...] = ()
    """What was left out, and why."""


def build(
    root: Path,
    site: Path,
    *,
    key: str = "",
    drafts: bool = False,
    publishing: bool = True,
    precompressed: bool = True,
    jobs: int = 0,
    progress: Progress = QUIET,
) -> BuildReport:
    """Make the folder `site` anew from the project in `root`, or leave it if nothing changed.

    `key`: the hash of all inputs, where it is known already; `drafts`: with guides that are drafts;
    `publishing`: with all that only readers elsewhere need; `precompressed`: with compressed copies
    for hosts that send them; `jobs`: processes for the guides, 0 for one a core. Another build of
    the project is waited for. Raises `BuildFailed`.
    """
    try:
        places = Places(root)
        site = destination.claim(places, site)
        with lock.held(places.build_lock, progress.waits_for):
            copies, jobs = publishing and precompressed, workers.count(jobs)
            return _build(places, site, key, drafts, publishing, copies, jobs, progress)
    except destination.Refused as refused:
        raise BuildFailed([str(refused)]) from refused
    except OSError as error:
        raise BuildFailed([sentence(error)]) from error


def _build(
    places: Places,
    site: Path,
    key: str,
    drafts: bool,
    publishing: bool,
    copies: bool,
    jobs: int,
    progress: Progress,
) -> BuildReport:
    """`build` with the lock in hand, into a folder that is a build's to replace."""
    swap.repair(site)
    memory = quick.memory(places, site)
    before = state.load(memory)
    key = key or quick.input_key(places, drafts, publishing, copies)
    if before.key == key and before.intact(site):
        return BuildReport(guides=len(before.guides), unchanged=True)
    content = read(places, drafts=drafts, jobs=jobs, progress=progress)
    if wrong := errors(content.problems):
        raise BuildFailed(map(str, wrong))
    pages, complaints = mkdocs_pages.pages(places)
    if complaints:
        raise BuildFailed(complaints)
    new = swap.beside(site, "new")
    shared = earlier_site.begin(new, places.earlier_site, site)
    before = before.left_alone(site, shared)
    out = Output(new, hashed=publishing, last=site, there=shared)
    try:
        out.write(destination.SEAL, destination.SEAL_TEXT)
        named = skills(content)
        around = content.around
        frames = frame(places, content.catalog, pages, named, publishing=publishing, around=around)
        made = compose(frames, content, pages, out, before, jobs, progress)
        notes = settings.left_out(frames.settings)
        if publishing:
            from careerguide.building import publishing as published  # not for a local preview

            notes += published.add(out, frames, copies=copies, jobs=jobs)
        out.finish()
        files = state.survey(new, out.files, {path: before.files[path] for path in out.shared})
        old = swap.publish(new, site)
    except BaseException as error:
        if new.exists():
            swap.remove(new)
        if isinstance(error, FAULTS):
            raise BuildFailed(_named(error)) from error
        raise
    if old is not None:
        earlier_site.keep(old, places.earlier_site)
    after = state.State(
        site=str(site),
        key=key,
        guides=made.guides,
        pages=made.pages,
        listed=made.listed,
        files=files,
    )
    try:
        state.save(memory, after)
    except OSError as error:  # the site is in its place already
        notes += (f"the next build starts from nothing: {sentence(error)}",)
    return BuildReport(
        guides=len(made.guides),
        made=made.anew,
        advice=tuple(content.problems),
        notes=notes,
    )


def current(places: Places, catalog: Catalog) -> Site:
    """The site of `catalog` in the frames of the last MkDocs run."""
    pages, complaints = mkdocs_pages.pages(places)
    if complaints:
        raise BuildFailed(complaints)
    return frame(places, catalog, pages)


def fill_in_place(places: Places, folder: Path) -> list[str]:
    """Fill what `mkdocs build` just wrote to `folder`; what is wrong with the content, if any."""
    import tempfile  # slow to import, and `careerguide build` needs none

    content = read(places)
    if wrong := errors(content.problems):
        return [str(problem) for problem in wrong]
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=f".{folder.name}.") as work:
        pages = folder.rename(Path(work, "pages"))
        (pages / destination.SEAL).unlink(missing_ok=True)  # of an earlier build; MkDocs keeps it
        folder.mkdir()
        out = Output(folder)
        out.write(destination.SEAL, destination.SEAL_TEXT)
        try:
            site = frame(places, content.catalog, pages, skills(content))
            compose(site, content, pages, out, state.State())
        except FAULTS as fault:
            return _named(fault)
    return []


def _named(fault: Exception) -> list[str]:
    """The messages of `fault`, each with the id of its rule; Node's words stay as they are."""
    rule = _RULES.get(type(fault))
    return [f"{line} ({rule.id})" if rule else line for line in str(fault).splitlines()]
