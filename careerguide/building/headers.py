"""Response headers that a page cannot give itself: framing, workers, caching.

Pages carry their own policy in a meta tag and need no header for it. A worker takes its policy from
its own response, and framing can be refused by a header alone. `_headers` is the form that Netlify
and Cloudflare Pages read; hosting/ holds the same for nginx, Caddy and CloudFront.
"""

from __future__ import annotations

from collections.abc import Iterator

from careerguide.browser import offline, worker_removal
from careerguide.pages.frame import Site

__all__ = ["EVERYWHERE", "FIXED", "FRESH", "SCORING_WORKER", "SERVICE_WORKER", "netlify"]

EVERYWHERE = {
    "Content-Security-Policy": "base-uri 'none'; frame-ancestors 'none'; object-src 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "browsing-topics=(), camera=(), geolocation=(), microphone=()",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
SCORING_WORKER = (
    "default-src 'none'; connect-src 'self'; script-src 'self' 'wasm-unsafe-eval'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
"""Python is compiled in it and files of the site are fetched; no code comes from strings."""
SERVICE_WORKER = (
    "default-src 'none'; connect-src 'self'; script-src 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
FIXED = "public, max-age=31536000, immutable"
"""Caching of what carries a hash in its name."""
FRESH = "no-cache"
"""Caching of what is asked for each time, mostly to hear that it is unchanged."""


def netlify(site: Site) -> str:
    """The file `_headers`; where two rules name the same policy header, a browser obeys both.

    Both hosts read it at the root of what they publish. If the site lies below a path, as its
    address says, the rules name that path.
    """
    path = site.settings.site_path.removesuffix("/")
    return "".join(_rules(site, path))


def _rules(site: Site, root: str) -> Iterator[str]:
    yield _rule(f"{root}/*", EVERYWHERE)
    for folder in filter(None, (site.assets.folder, site.python, site.desk_folder)):
        yield _rule(f"{root}/{folder}/*", {"Cache-Control": FIXED})
    worker = site.assets.path("scoring/worker.js")
    yield _rule(f"{root}/{worker}", {"Content-Security-Policy": SCORING_WORKER})
    policy = {"Content-Security-Policy": SERVICE_WORKER}
    yield _rule(f"{root}/{worker_removal.PATH}", {**policy, "Cache-Control": FRESH})
    for path in offline.LISTS:
        yield _rule(f"{root}/{path}", {"Cache-Control": FRESH})


def _rule(path: str, headers: dict[str, str]) -> str:
    return "".join([f"{path}\n", *(f"  {name}: {value}\n" for name, value in headers.items())])
