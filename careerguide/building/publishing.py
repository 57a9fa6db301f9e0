"""What only a published site has: preview pictures, downloads, the offline copy, packed copies."""

from __future__ import annotations

from careerguide.browser import offline
from careerguide.building import compress, downloads, headers
from careerguide.formats import site_files
from careerguide.pages.frame import Site
from careerguide.pages.output import Output

__all__ = ["add"]


def add(out: Output, site: Site, *, copies: bool, jobs: int) -> tuple[str, ...]:
    """Write it beside the files of `out`; answers what was left out, and why.

    `copies`: with compressed copies for hosts that send them.
    """
    places = site.places
    for name, picture in site_files.pictures(site.catalog, site.settings, places.pictures, jobs):
        out.link(name, picture)
    downloads.add(out, site)
    offline.add(out, site)
    out.write("_headers", headers.netlify(site))
    if copies:
        compress.compress(out, places.compressed, jobs)
    return downloads.left_out(site)
