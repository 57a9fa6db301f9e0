"""From a checked catalog to the files of the site."""
