"""Draw the PNG icons of the site anew from overrides/icons/icon.svg: `python tools/icons.py`.

Browsers that install a site ask for PNG; the drawing itself stays one SVG file. The maskable icon
has its mark inside the safe zone, a circle of four fifths, on a field that reaches the edges.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from playwright.sync_api import sync_playwright

ICONS = Path(__file__).resolve().parents[1] / "overrides" / "icons"
SIZES = {
    "icon-180.png": 180,
    "icon-192.png": 192,
    "icon-512.png": 512,
    "icon-512-maskable.png": 512,
}
_SAFE = 'viewBox="-4 -4 40 40"'
_FIELD = '<rect x="-4" y="-4" width="40" height="40" fill="#0b57a4"/>'


def main() -> None:
    svg = (ICONS / "icon.svg").read_text(encoding="utf-8")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        for name, size in SIZES.items():
            page = browser.new_page(viewport={"width": size, "height": size})
            drawn = svg
            if "180" in name or "maskable" in name:  # the system rounds the corners itself
                drawn = re.sub(r"<rect[^>]*/>", _FIELD, svg, count=1)
            if "maskable" in name:
                drawn = re.sub(r'viewBox="[^"]*"', _SAFE, drawn)
            style = "html,body{margin:0}svg{display:block;width:100vw;height:100vh}"
            page.set_content(f"<style>{style}</style>{drawn}")
            page.screenshot(path=ICONS / name, omit_background=True)
        browser.close()


if __name__ == "__main__":
    main()
