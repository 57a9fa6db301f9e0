"""The figures of a report, as SVG that needs nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

import numpy as np

from tools.calibrate.calibrated import Calibrated
from tools.calibrate.group_odds import Compared
from tools.calibrate.taken import Array

__all__ = ["PARTS", "differences", "item_curves", "totals"]

PARTS = 5
"""Groups of people by what they did on all other items, as equal as they can be."""

_WIDE = 640
_LABEL = 170
_ROW = 22
_INK, _LINE, _SOFT = "#222222", "#1f5fa8", "#b9c4d0"


def totals(found: Calibrated) -> str:
    """People by points: bars, and the smoothed counts as a line."""
    most = max(found.counts.max(), found.smooth.max())
    high, step = 180, _WIDE / len(found.counts)
    parts = []
    for total, count in enumerate(found.counts):
        tall = high * count / most
        parts.append(
            f'<rect x="{total * step + 2:.1f}" y="{high - tall:.1f}" width="{step - 4:.1f}" '
            f'height="{tall:.1f}" fill="{_SOFT}"/>'
        )
        if total % 4 == 0:
            parts.append(_text(total * step + step / 2, high + 16, str(total), "middle"))
    line = " ".join(
        f"{total * step + step / 2:.1f},{high - high * count / most:.1f}"
        for total, count in enumerate(found.smooth)
    )
    parts.append(f'<polyline points="{line}" fill="none" stroke="{_LINE}" stroke-width="2"/>')
    return _svg(high + 24, parts, "People by points; the line is the smoothed count")


def item_curves(found: Calibrated) -> str:
    """A small picture for each item: share of its points, from the lowest fifth to the highest."""
    wide, high, across = 150, 90, 4
    parts = []
    for place, item in enumerate(found.items):
        left, top = (place % across) * (wide + 10), (place // across) * (high + 34)
        shares = _by_part(found, place)
        points = " ".join(
            f"{left + 8 + (wide - 16) * number / (len(shares) - 1):.1f},"
            f"{top + 18 + high * (1 - share):.1f}"
            for number, share in enumerate(shares)
        )
        parts.append(_text(left, top + 12, item.item))
        parts.append(
            f'<rect x="{left}" y="{top + 18}" width="{wide}" height="{high}" fill="none" '
            f'stroke="{_SOFT}"/>'
        )
        parts.append(f'<polyline points="{points}" fill="none" stroke="{_LINE}" stroke-width="2"/>')
    rows = -(-len(found.items) // across)
    title = "Share of each item's points, by fifths of people on all other items"
    return _svg(rows * (high + 34), parts, title)


def _by_part(found: Calibrated, column: int) -> list[float]:
    taken = found.taken
    order = np.argsort(taken.rest(column), kind="stable")
    parts: list[Array] = np.array_split(taken.points[order, column], PARTS)
    return [float(part.mean() / taken.most[column]) for part in parts]


def differences(groups: Iterable[Compared]) -> str:
    """Delta of each item in each comparison, with its 90% interval and the limits of class A."""
    parts: list[str] = []
    top = 0
    for group in groups:
        parts += _difference_rows(group, top)
        top += _ROW * (len(group.items) + 2)
    return _svg(max(top, _ROW), parts, "How much harder each item is for one group")


def _difference_rows(group: Compared, top: int) -> Iterator[str]:
    middle, unit = _LABEL + (_WIDE - _LABEL) / 2, (_WIDE - _LABEL) / 10
    first, second = group.groups
    yield _text(0, top + 14, f"{first} ({group.people[0]}) and {second} ({group.people[1]})")
    yield _text(_LABEL, top + 14 + _ROW, f"harder for {second}")
    yield _text(_WIDE, top + 14 + _ROW, f"harder for {first}", "end")
    low, high = top + 2 * _ROW, top + _ROW * (len(group.items) + 2)
    for delta in (-1.5, -1, 0, 1, 1.5):
        x = middle + delta * unit
        yield (
            f'<line x1="{x:.1f}" x2="{x:.1f}" y1="{low}" y2="{high}" stroke="{_SOFT}" '
            f'stroke-width="{2 if delta == 0 else 1}"/>'
        )
    for row, odds in enumerate(group.items):
        y = low + _ROW * row + _ROW / 2
        ends = [_inside(middle + unit * (odds.delta + way * 1.645 * odds.error)) for way in (-1, 1)]
        yield _text(0, y + 4, f"{odds.item}: {odds.letter}")
        yield (
            f'<line x1="{ends[0]:.1f}" x2="{ends[1]:.1f}" y1="{y}" y2="{y}" stroke="{_LINE}" '
            f'stroke-width="2"/><circle cx="{_inside(middle + unit * odds.delta):.1f}" cy="{y}" '
            f'r="4" fill="{_LINE}"/>'
        )


def _inside(x: float) -> float:
    return max(_LABEL, min(x, _WIDE))


def _text(x: float, y: float, words: str, anchor: str = "start") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{escape(words)}</text>'


def _svg(high: float, parts: Iterable[str], title: str) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="-8 -8 {_WIDE + 16} {high + 16:.0f}" '
        f'role="img" font-family="sans-serif" font-size="12" fill="{_INK}">'
        f"<title>{escape(title)}</title>{''.join(parts)}</svg>\n"
    )
