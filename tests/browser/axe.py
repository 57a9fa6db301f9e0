"""What axe objects to on an open page, in both schemes and at both widths."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal

from playwright.sync_api import Page

__all__ = ["WIDTHS", "objections"]

_AXE = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"
WIDTHS = (320, 1280)
_OF_COLORS = ("color-contrast", "link-in-text-block")


def objections(
    page: Page,
    widths: tuple[int, ...] = WIDTHS,
    within: str = "html",
    also_in_the_dark: tuple[str, ...] = (),
) -> list[str]:
    """What is wrong in the element `within`; the context of `page` leaves out its policy.

    With other colors only the rules about colors can say other things.
    """
    found = []
    in_the_dark = {"runOnly": [*_OF_COLORS, *also_in_the_dark]}
    schemes: dict[Literal["light", "dark"], dict[str, Any]] = {"light": {}, "dark": in_the_dark}
    page.evaluate(_AXE.read_text(encoding="utf-8"))
    for width in widths:
        page.set_viewport_size({"width": width, "height": 900})
        for scheme, rules in schemes.items():
            page.emulate_media(color_scheme=scheme)
            options = {"resultTypes": ["violations"], **rules}
            asked = "([within, options]) => axe.run(within, options)"
            found += [
                f"{width} {scheme} {one['id']}: {node['html'][:160]} {node['any'][:1]}"
                for one in page.evaluate(asked, [within, options])["violations"]
                for node in one["nodes"][:3]
            ]
        if (wide := page.evaluate("document.documentElement.scrollWidth")) > width:
            found.append(f"{width}: the page is {wide} wide")
    return found
