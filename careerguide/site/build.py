"""Build the site: read and check the content, let MkDocs render its part, fill, then put in place.

Nothing of the old site is touched before the new one is whole.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

from careerguide.content.catalog import load
from careerguide.content.problems import Problem, render
from careerguide.site import assets, blocks, inputs, markers, policy, settings, swap, templates
from careerguide.site.docs_links import page_url
from careerguide.site.output import Output
from careerguide.site.pages import SETTINGS, SHELLS
from careerguide.site.site import Page, Shell, Site

__all__ = ["BuildFailed", "build"]
