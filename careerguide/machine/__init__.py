"""What the site says to machines: data, feed, sitemap, search index, previews, reports of changes.

Every number here is the page's: these modules take the page's own view (`site.guide.context`) and
the catalog, and compute none of their own.
"""
