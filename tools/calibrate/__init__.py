"""Norms of a practice set from answers that people gave away: `python -m tools.calibrate`.

Needs the packages of `requirements/calibrate.txt`, in an environment of its own. Points and scores
are the site's own: they come from `scoring`. Halves, smoothing and alpha come from `tools.norms`.

Reading order: `donated` (files to points), `taken` (the points), `item_figures`, `between_cases`
(alpha and Q3), `group_odds` (DIF), `half_cases` (coverage), `calibrated` (all of it, and norms),
`norm_file` and `report` with `pictures` (what is written). `takers` invents people and `trials`
plants faults: `python -m tools.calibrate.trials`.
"""
