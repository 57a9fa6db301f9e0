"""Work that is done beside the site, not by its build."""
