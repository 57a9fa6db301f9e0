"""Official wages as typed values: whole units of the release's currency a year."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from scoring.lazy_dataclass import dataclass

__all__ = ["WageRow", "Wages"]


@dataclass(frozen=True, kw_only=True, slots=True)
class WageRow:
    """Annual wages of one occupation in one area; None where the table publishes no figure."""

    soc: str
    title: str
    area: str
    area_type: Literal["national", "metro"]
    employment: int | None
    mean: int | None
    p10: int | None
    p25: int | None
    median: int | None
    p75: int | None
    p90: int | None
    capped: tuple[str, ...] = ()
    """Columns where the table prints its cap ("or more") instead of a figure."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Wages:
    """A wage release: national rows for every occupation, metro rows where the extract has them."""

    release: str
    """The month the wages describe, in words, e.g. "May 2025"."""
    as_of: str
    """The same as `YYYY-MM`."""
    reference: str
    currency: str
    geography: str
    """Where the national rows hold."""
    cap: int | None
    """Annual wage from which the table prints only "or more"; None if it says no such figure."""
    excludes: str
    """What these wages leave out, in a sentence."""
    licence: str
    national: Mapping[str, WageRow]
    metros: Mapping[str, tuple[WageRow, ...]]
