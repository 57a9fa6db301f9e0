"""Rebuilds `quizzes/norms/big-five-sample.yml` from public data: `python -m tools.norms`.

Needs the packages of `requirements/norms.txt`, in an environment of its own. Reading order: `bfi`
(the data), `polychoric` and `onefactor` (the loadings), `latent` (the trait as 25 items see it),
`trials` (scores tried on people left out of their making), `groups` (women and men, younger and
older), `table` (the file). The scores under trial are the site's own: they come from `scoring`.
"""
