"""How the site looks: what `site.yml` says of its colors and its logo."""

from __future__ import annotations

from careerguide.rulebook.rule import Rule

COLOR_CONTRAST = Rule(
    "color-contrast",
    "Text in the site's color can be read on its ground, white or dark: 4.5 to 1 or more.",
    passes='colors: {light: "#1f6f54", dark: "#7fd1b0"}',
    fails='colors: {light: "#7fd1b0", dark: "#7fd1b0"}',
    where="site.yml",
)
LOGO_MISSING = Rule(
    "logo-missing",
    "The logo is a file in overrides/.",
    passes="logo: icons/icon.svg",
    fails="logo: icons/harbor.svg",
    where="site.yml",
)
