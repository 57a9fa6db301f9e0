"""The browser files of a site: scripts without comments, styles joined, results scored before."""

from __future__ import annotations

from careerguide.building.cache import records
from careerguide.content.model import Catalog
from careerguide.pages.assets import Assets
from careerguide.project import hashes, npm_files, theme
from careerguide.project.places import Places

__all__ = ["load_or_make"]


def load_or_make(places: Places, catalog: Catalog, around: str) -> Assets:
    """The files for `catalog`, from the cache if nothing they depend on changed.

    `around`: hash of the engine and of all content files except guides. Empty if unknown; then
    nothing is cached.
    """
    packages, file = npm_files.folder(places), places.cache / "assets.pickle"
    scripts = [packages / path for paths in npm_files.PUBLISHED.values() for path in paths]
    installed = hashes.tree(scripts, packages)
    key = hashes.digest(around, hashes.of_theme(places.root), installed)
    kept = records.load(file, key) if around else None
    if isinstance(kept, Assets):
        return kept
    from careerguide.pages import assets, brand_style  # what follows is slow to import
    from careerguide.views import scoring_catalog

    made = assets.collect(
        theme.published(places.root),
        {**scoring_catalog.assets(catalog), **assets.vendored(packages)},
        brand_style.style(catalog.site),
    )
    if around:
        records.save(file, key, made)
    return made
