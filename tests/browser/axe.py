"""What axe objects to on an open page, in both schemes and at both widths."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal

from playwright.sync_api import Page

__all__ = ["WIDTHS", "objections"]

_AXE = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"
WIDTHS = (320, 1280)
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
_OF_TEXT = "color-contrast"
"""Takes three quarters of the time where it looks at every text."""
_OF_LINKS = "link-in-text-block"

_DIFFERENT_TEXTS = """(within) => {
  const known = new Map();
  const numbers = new Map();
  const look = (element) => {
    if (!element) return 0;
    if (!known.has(element)) {
      const style = getComputedStyle(element);
      const own = [
        element.localName, element.getAttribute("class"), style.display, style.visibility,
        style.position, style.color, style.backgroundColor, style.backgroundImage, style.opacity,
        style.fontSize, style.fontWeight, style.textShadow, look(element.parentElement),
      ].join("|");
      if (!numbers.has(own)) numbers.set(own, numbers.size + 1);
      known.set(element, numbers.get(own));
    }
    return known.get(element);
  };
  const hasText = (element) =>
    element.matches("input, select, textarea") ||
    [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
  const root = document.querySelector(within);
  const found = new Map();
  for (const element of [root, ...root.querySelectorAll("*")]) {
    if (hasText(element) && !found.has(look(element))) found.set(look(element), element);
  }
  return [...found.values()];
}"""
"""Elements with text: of those that look the same down from the root, the first.

What is seen of an element's colors depends on its own look and that of all around it.
"""

_RUN = f"""async ([within, ofPage, ofParts]) => {{
  const quick = {{ resultTypes: ["violations"], preload: false }};
  const violations = async (context, chosen) =>
    (await axe.run(context, {{ ...quick, ...chosen }})).violations;
  const texts = ({_DIFFERENT_TEXTS})(within);
  if (ofPage) {{
    const include = texts;
    return [...(await violations(within, ofPage)), ...(await violations({{ include }}, ofParts))];
  }}
  const links = document.querySelector(within).querySelectorAll("a[href], [role=link]");
  return violations({{ include: [...new Set([...texts, ...links])] }}, ofParts);
}}"""
"""Rules of the page, if any, and then those of texts; without the first, of links too: each run
of axe costs a tenth of a second before it looks at anything."""


def objections(
    page: Page,
    widths: tuple[int, ...] = WIDTHS,
    within: str = "html",
    also_in_the_dark: tuple[str, ...] = (),
) -> list[str]:
    """What is wrong in the element `within`; the context of `page` leaves out its policy.

    With other colors only the rules about colors can say other things. `also_in_the_dark` are
    rules about the color of text.
    """
    found = []
    but_of_text = {"rules": {_OF_TEXT: {"enabled": False}}}
    of_parts: dict[str, Any] = {
        "light": {"runOnly": [_OF_TEXT]},
        "dark": {"runOnly": [_OF_TEXT, _OF_LINKS, *also_in_the_dark]},
    }
    page.evaluate(_AXE.read_text(encoding="utf-8"))
    for width in widths:
        page.set_viewport_size({"width": width, "height": 900})
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            of_page = but_of_text if scheme == "light" else None
            found += [
                f"{width} {scheme} {one['id']}: {node['html'][:160]} {node['any'][:1]}"
                for one in page.evaluate(_RUN, [within, of_page, of_parts[scheme]])
                for node in one["nodes"][:3]
            ]
        if (wide := page.evaluate("document.documentElement.scrollWidth")) > width:
            found.append(f"{width}: the page is {wide} wide")
    return found
