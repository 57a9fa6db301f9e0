"""What a screen reader says of each page: figures and tables have a name, headings skip nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import lxml.html

from careerguide.markdown import render

REGEX = {"re": "http://exslt.org/regular-expressions"}
TABLE = "| a | b |\n| --- | --- |\n| 1 | 2 |\n"


def faults(html: lxml.html.HtmlElement) -> Iterator[str]:
    for template in html.xpath("//template"):
        template.drop_tree()
    for figure in html.xpath("//svg[not(ancestor::svg)][not(ancestor-or-self::*[@aria-hidden])]"):
        named = figure.xpath("@aria-label | @aria-labelledby | title")
        if figure.get("role") != "img" or not named:
            yield f"a figure without a name: {lxml.html.tostring(figure)[:90]!r}"
    for table in html.xpath("//table"):
        box = table.getparent()
        if not (table.xpath("caption") or box.get("aria-label") or box.xpath("summary")):
            yield f"a table without a name: {table.text_content().split()[:6]}"
    level = 0
    for heading in html.xpath("//main//*[re:test(name(), '^h[1-6]$')]", namespaces=REGEX):
        if int(heading.tag[1]) > level + 1:
            yield f"from h{level} to {heading.tag}: {heading.text_content()[:40]}"
        level = int(heading.tag[1])


def test_names_and_headings_on_every_page(built_site: Path) -> None:
    found = []
    for page in sorted(built_site.rglob("index.html")):
        html = lxml.html.parse(str(page)).getroot()
        found += [f"{page.relative_to(built_site)}: {fault}" for fault in faults(html)]
    assert found == []


def test_a_table_is_named_by_the_heading_above_it() -> None:
    html = render.page(f"{TABLE}\n## What it *pays*\n\n{TABLE}", str)
    names = lxml.html.fromstring(html).xpath("//*[@role='group']/@aria-label")
    assert names == ["Table", "Table: What it pays"]
