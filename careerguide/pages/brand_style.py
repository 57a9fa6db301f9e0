"""The style sheet of a site's own color: what the theme has under these names, made of it."""

from __future__ import annotations

from careerguide.content.brand import LEAST_CONTRAST, PAPER, contrast
from careerguide.content.site_model import Colors

__all__ = ["style"]


def style(colors: Colors | None) -> str:
    """The style sheet of `colors`; empty where the site has the theme's own."""
    if colors is None:
        return ""
    pairs = {
        "link": (colors.light, colors.dark),
        "accent": (colors.light, colors.dark),
        "on-accent": (_readable(colors.light), _readable(colors.dark)),
        "accent-deep": (_mixed(colors.light, "#000000", 0.2), _mixed(colors.dark, "#ffffff", 0.35)),
        "tint": (_mixed(colors.light, PAPER[0], 0.92), _mixed(colors.dark, PAPER[1], 0.85)),
    }
    lines = (f"  --{name}: light-dark({a}, {b});\n" for name, (a, b) in pairs.items())
    return f":root {{\n{''.join(lines)}}}\n"


def _readable(ground: str) -> str:
    """The color of text on `ground`: white where that can be read."""
    return PAPER[0] if contrast(PAPER[0], ground) >= LEAST_CONTRAST else PAPER[1]


def _mixed(color: str, other: str, share: float) -> str:
    """`color` with `share` of `other` in it."""
    parts = ((int(c[at : at + 2], 16) for c in (color, other)) for at in (1, 3, 5))
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in parts)
