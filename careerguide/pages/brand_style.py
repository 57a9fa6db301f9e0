"""The style sheet of a site's own colors: what the theme has under these names, made of them."""

from __future__ import annotations

from careerguide.content.brand import LEAST_CONTRAST, PAPER, contrast
from careerguide.content.site_model import Colors, SiteFacts

__all__ = ["style"]


def style(facts: SiteFacts) -> str:
    """Links and buttons in the site's color, figures in that of their kind of work.

    Empty where the site has the theme's own.
    """
    rules = {":root": _of_links(facts.colors)} if facts.colors else {}
    for id, cluster in facts.clusters.items():
        if cluster.colors:
            rules[f".kind-{id}"] = _of_figures(cluster.colors)
    return "".join(map(_rule, rules, rules.values()))


_Pairs = dict[str, tuple[str, str]]
"""Name of a color in the theme -> what it is on the light and on the dark ground."""


def _rule(selector: str, pairs: _Pairs) -> str:
    lines = (f"  --{name}: light-dark({a}, {b});\n" for name, (a, b) in pairs.items())
    return f"{selector} {{\n{''.join(lines)}}}\n"


def _of_links(colors: Colors) -> _Pairs:
    return {
        "link": (colors.light, colors.dark),
        "accent": (colors.light, colors.dark),
        "on-accent": (_readable(colors.light), _readable(colors.dark)),
        "accent-deep": (_mixed(colors.light, "#000000", 0.2), _mixed(colors.dark, "#ffffff", 0.35)),
        "tint": (_mixed(colors.light, PAPER[0], 0.92), _mixed(colors.dark, PAPER[1], 0.85)),
    }


def _of_figures(colors: Colors) -> _Pairs:
    return {
        "blue": (colors.light, colors.dark),
        "blue-soft": (_mixed(colors.light, PAPER[0], 0.75), _mixed(colors.dark, PAPER[1], 0.65)),
    }


def _readable(ground: str) -> str:
    """The color of text on `ground`: white where that can be read."""
    return PAPER[0] if contrast(PAPER[0], ground) >= LEAST_CONTRAST else PAPER[1]


def _mixed(color: str, other: str, share: float) -> str:
    """`color` with `share` of `other` in it."""
    parts = ((int(c[at : at + 2], 16) for c in (color, other)) for at in (1, 3, 5))
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in parts)
