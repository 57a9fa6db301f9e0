"""Lists of sources on the pages of the real site: letters only where a list needs them."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

from careerguide.pages import docs_links

_LIST = re.compile(r'<ol class="sources">(.*?)</ol>', re.DOTALL)
_ENTRY = re.compile(r'<li id="(source-[^"]*)">(.*?)</li>', re.DOTALL)
_CITED = re.compile(r'<a href="#(source-[^"]*)">(.*?)</a>')
_YEAR = re.compile(r"(\d{4}|n\.d\.)(?:-?([a-z]{1,2}))?$")
_IN_ENTRY = re.compile(r"\((\d{4}[a-z]*|n\.d\.(?:-[a-z]+)?)[,)]")


def test_a_letter_has_its_partner_and_the_text_agrees_with_the_list(built_site: Path) -> None:
    lists = 0
    for path in sorted(built_site.rglob("index.html")):
        html = path.read_text(encoding="utf-8")
        listed = _LIST.search(html)
        if not listed:
            continue
        lists += 1
        entries = {key: unescape(re.sub("<[^>]*>", "", text)) for key, text in _ENTRY.findall(html)}
        years = {key: _IN_ENTRY.findall(entry)[0] for key, entry in entries.items()}
        letters: dict[tuple[str, str], list[str]] = {}
        for key, entry in entries.items():
            found = _YEAR.fullmatch(years[key])
            assert found, entry
            if found[2]:
                authors = entry[: entry.index("(")]
                letters.setdefault((authors, found[1]), []).append(found[2])
        for (authors, year), used in letters.items():
            assert used == ["a", "b", "c", "d", "e"][: len(used)], f"{path}: {authors}{year}{used}"
            assert len(used) > 1, f"{path}: {authors}{year}{used[0]} stands alone"
        for key, text in _CITED.findall(html):
            if _YEAR.search(text):
                assert unescape(text).rpartition(", ")[2] == years[key], f"{path}: {text}"
    assert lists > 10


def test_what_stands_in_code_or_in_a_tag_is_no_citation() -> None:
    html = (
        '<p>See [@a; @b].</p><pre><code class="x">\n[@code]\n</code></pre><p><code>[@c]</code> and '
        '<a href="../x/" title="[@tag]">x</a> [@d]</p>'
    )
    cited: list[str] = []
    finished = docs_links.finish("../", lambda keys: f"({'+'.join(keys)})", cited.extend)(html)
    assert cited == ["a", "b", "d"]
    assert finished == html.replace("[@a; @b]", "(a+b)").replace("[@d]", "(d)")
