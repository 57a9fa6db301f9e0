"""Which method made a number: part of every answer, so that old results can be told from new."""

__all__ = ["API", "SCORING"]

SCORING = "1.2.0"
"""Version of the method. The first figure changes when the same answers would score differently."""

API = 1
"""Version of the requests and answers described in `scoring.api`."""
