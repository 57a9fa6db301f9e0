"""The picture that shows when a link to a guide is shared: 1200 by 630, drawn once per content.

Pillow is loaded only when a picture must be drawn, and nothing is drawn without `site_url`: an
address in Open Graph is absolute or useless.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from dataclasses import astuple
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from careerguide.content.model import Catalog, Role
from careerguide.project.settings import THEME_COLOR, Settings
from careerguide.views import guide_view, titles
from careerguide.views.wording import weight
from scoring.lazy_dataclass import dataclass

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

__all__ = ["SIZE", "Card", "draw", "kept", "of_role", "of_site"]

SIZE = (1200, 630)
_PACKAGE, _FONT = "fontpkg_inter", "files/Inter[opsz,wght].ttf"
_LEFT, _RIGHT = 72, SIZE[0] - 72
_MOST_BARS = 4
_STEPS = 12

# The other light colors of overrides/browser/css/00-tokens.css.
_TEXT = "#1b1f24"
_MUTED = "#57606a"
_TRACK = "#e6eaee"
_PAPER = "#ffffff"


@dataclass(frozen=True, kw_only=True, slots=True)
class Card:
    """All that a picture shows."""

    site: str
    title: str
    line: str
    bars: tuple[tuple[str, float], ...] = ()
    """Name and weight of each family."""
    color: str = THEME_COLOR


def of_role(role: Role, catalog: Catalog, settings: Settings) -> Card:
    """The head of the guide's page: its title, its pay line, what counts."""
    return Card(
        site=settings.site_name,
        title=titles.headline(role.title),
        line=guide_view.pay_line(role.compensation),
        bars=tuple(
            (catalog.families[item.family].short_name, item.weight)
            for item in role.relevance[:_MOST_BARS]
        ),
        color=_color(role, catalog) or settings.color,
    )


def _color(role: Role, catalog: Catalog) -> str:
    """The color of its kind of work on white; "" where the site gives none."""
    cluster = catalog.site.clusters.get(role.cluster or "")
    return cluster.colors.light if cluster and cluster.colors else ""


def of_site(settings: Settings) -> Card:
    return Card(
        site=settings.site_name,
        title=settings.site_name,
        line=settings.site_description,
        color=settings.color,
    )


def kept(card: Card, cache: Path) -> Path:
    """The PNG of `card` in the folder `cache`, drawn if it is not there; never one cut short."""
    path = cache / f"{_key(card)}.png"
    if not path.is_file():
        cache.mkdir(parents=True, exist_ok=True)
        part = path.with_suffix(f".{os.getpid()}")
        draw(card).save(part, format="PNG", compress_level=3)
        part.replace(path)
    return path


def _key(card: Card) -> str:
    """Hash of all that shapes the picture: what it shows, this module, the libraries."""
    key = _base().copy()
    key.update(repr(astuple(card)).encode())
    return key.hexdigest()[:32]


@cache
def _base() -> hashlib._Hash:
    from importlib.metadata import version  # loads the library for mail

    versions = f"pillow {version('pillow')} inter {version('fontpkg-inter')}\0"
    return hashlib.sha256(Path(__file__).read_bytes() + versions.encode())


def draw(card: Card) -> Image:
    """`card` as a picture of few colours."""
    from PIL import Image, ImageDraw

    image = Image.new("RGB", SIZE, _PAPER)
    pen = ImageDraw.Draw(image)
    pen.rectangle((0, 0, SIZE[0], 12), fill=card.color)
    _mark(pen, _LEFT, 60, card.color)
    pen.text((_LEFT + 66, 84), card.site, font=_font(28, 600), fill=_TEXT, anchor="lm")
    title, lines = _fitted(card.title)
    y = 148
    for line in lines:
        pen.text((_LEFT, y), line, font=title, fill=_TEXT, anchor="la")
        y += round(title.size * 1.18)
    for line in list(_wrapped(card.line, _font(32, 500)))[:2]:
        pen.text((_LEFT, y + 16), line, font=_font(32, 500), fill=card.color, anchor="la")
        y += 44
    _bars(pen, card.bars, card.color)
    return image.quantize(palette=_palette(card.color), dither=Image.Dither.NONE)


@cache
def _palette(color: str) -> Image:
    """The colours, and for the edges of letters steps from each to the paper."""
    from PIL import Image, ImageColor

    paper = ImageColor.getrgb(_PAPER)
    values = list(ImageColor.getrgb(_TRACK))
    for colour in map(ImageColor.getrgb, (color, _TEXT, _MUTED)):
        for step in range(_STEPS + 1):
            values += (
                round(a + (b - a) * step / _STEPS) for a, b in zip(colour, paper, strict=True)
            )
    palette = Image.new("P", (1, 1))
    palette.putpalette(values)
    return palette


def _mark(pen: ImageDraw, x: int, y: int, color: str) -> None:
    """The mark of overrides/icons/icon.svg, 48 pixels wide."""
    pen.rounded_rectangle((x, y, x + 48, y + 48), radius=12, fill=color)
    pen.line((x + 9, y + 24, x + 39, y + 24), fill=_PAPER, width=4)
    for end in (x + 9, x + 39):
        pen.line((end, y + 17, end, y + 31), fill=_PAPER, width=4)
    pen.ellipse((x + 19, y + 16, x + 35, y + 32), fill=_PAPER)


def _bars(pen: ImageDraw, bars: tuple[tuple[str, float], ...], color: str) -> None:
    """Two by two above the lower edge: name, weight as printed on the page, and a bar."""
    width, gap = 500, 56
    for place, (name, value) in enumerate(bars):
        x = _LEFT + (place % 2) * (width + gap)
        y = 466 + (place // 2) * 74
        pen.text((x, y), name, font=_font(26, 500), fill=_MUTED, anchor="la")
        pen.text((x + width, y), weight(value), font=_font(26, 700), fill=_TEXT, anchor="ra")
        pen.rounded_rectangle((x, y + 38, x + width, y + 50), radius=6, fill=_TRACK)
        if value > 0:
            end = x + max(12, round(width * value))
            pen.rounded_rectangle((x, y + 38, end, y + 50), radius=6, fill=color)


def _fitted(title: str) -> tuple[FreeTypeFont, list[str]]:
    """The largest type in which `title` takes two lines, else the smallest; three lines at most."""
    for size in (72, 62, 54, 46):
        lines = list(_wrapped(title, _font(size, 700)))
        if len(lines) <= 2:
            break
    return _font(size, 700), lines[:3]


def _wrapped(text: str, font: FreeTypeFont) -> Iterator[str]:
    line = ""
    for word in text.split():
        longer = f"{line} {word}".strip()
        if line and font.getlength(longer) > _RIGHT - _LEFT:
            yield line
            line = word
        else:
            line = longer
    yield line


@cache
def _font(size: int, weight: int) -> FreeTypeFont:
    """Inter, a variable font, at `size` pixels with its optical size to match."""
    from importlib import resources

    from PIL import ImageFont

    with resources.as_file(resources.files(_PACKAGE).joinpath(_FONT)) as path:
        font = ImageFont.truetype(str(path), size)
    font.set_variation_by_axes([min(32, max(14, size)), weight])
    return font
