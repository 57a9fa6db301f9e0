"""Rebuilds the norm tables in `quizzes/norms/` from public data: `python -m tools.norms TABLE`.

Needs the packages of `requirements/norms.txt`, in an environment of its own. The scores under trial
are the site's own: they come from `scoring`. Both tables use `polychoric` and `onefactor` (the
loadings) and `groups` (women and men, younger and older).

`big-five-sample`, norms by item. Reading order: `bfi` (the data), `latent` (the trait as 25 items
see it), `trials` (scores tried on people left out of their making), `table` (the file).

`big-five`, norms by total. Reading order: `form` (what is asked), `debian` and `spi` (the data, a
Debian package that `apt-get download` fetches), `smoothing`, `totals` (counts and reliability),
`held_out` (the trials), `total_groups`, `shift` (the same answer against both norm groups),
`retest` (another inventory taken twice), `totals_table` (the file).
"""
