"""The scoring model of the site: pure functions of numbers, standard library only.

The same files run in CPython and in the browser. Nothing here reads a clock, a file or a locale;
the date "as of" is always an argument. Start reading at `scoring.scale` and `scoring.items`.
"""

from scoring.version import SCORING

__all__ = ["__version__"]

__version__ = SCORING
