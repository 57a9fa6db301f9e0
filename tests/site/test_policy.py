"""The policy of pages, and the build that fails where a page would need a looser one."""

from __future__ import annotations

import base64
import hashlib
import random
import re
from html import escape
from pathlib import Path

import pytest

from careerguide.browser import onefile
from careerguide.building.whole import BuildFailed, build
from careerguide.pages import policy
from careerguide.pages.policy import Offence, offences, sound, sound_styles
from tests.projects import copy_project
from tests.work import calls

INLINE = "document.documentElement.dataset.x = 1 && '</div>'"
HASH = f"'sha256-{base64.b64encode(hashlib.sha256(INLINE.encode()).digest()).decode()}'"

BAD = {
    '<p onclick="x()">': 'the attribute onclick in <p onclick="x()">',
    "<p ONCLICK = x()>": "the attribute onclick in <p ONCLICK = x()>",
    "<p\nonfocus='x()'>": "the attribute onfocus in <p onfocus='x()'>",
    "<svg/onload=x()>": "the attribute onload in <svg/onload=x()>",
    '<a href="x"onblur="y">': 'the attribute onblur in <a href="x"onblur="y">',
    '<p style="color: red">': 'the attribute style in <p style="color: red">',
    "<p\tSTYLE=a:b>": "the attribute style in <p STYLE=a:b>",
    '<a href="javascript:x()">': 'a javascript: address in <a href="javascript:x()">',
    '<a href=" java\nscript:x()">': 'a javascript: address in <a href=" java script:x()">',
    '<a href="&#106;avascript:x()">': 'a javascript: address in <a href="&#106;avascript:x()">',
    '<a href="java&Tab;script:x()">': 'a javascript: address in <a href="java&Tab;script:x()">',
    '<button formaction="javascript:x()">': (
        'a javascript: address in <button formaction="javascript:x()">'
    ),
    '<img src="https://x.example/y.png" alt="">': (
        "<img> from a foreign origin: https://x.example/y.png"
    ),
    "<img src=//x.example/y.png>": "<img> from a foreign origin: //x.example/y.png",
    "<img src='//x.example/y.png'>": "<img> from a foreign origin: //x.example/y.png",
    '<img srcset="a.png 1x, https://x.example/b.png 2x">': (
        "<img> from a foreign origin: https://x.example/b.png 2x"
    ),
    '<script src="https://x.example/y.js"></script>': (
        "<script> from a foreign origin: https://x.example/y.js"
    ),
    '<script src="data:text/javascript,x()"></script>': (
        "<script> from a foreign origin: data:text/javascript,x()"
    ),
    '<iframe src="https://x.example/">': "<iframe> from a foreign origin: https://x.example/",
    '<form action="https://x.example/">': "<form> from a foreign origin: https://x.example/",
    '<video poster="https://x.example/y.png">': (
        "<video> from a foreign origin: https://x.example/y.png"
    ),
    '<a href="../x/" ping="https://x.example/">': "<a> from a foreign origin: https://x.example/",
    '<link rel="stylesheet" href="https://x.example/y.css">': (
        "<link> from a foreign origin: https://x.example/y.css"
    ),
    '<link rel="preconnect" href="//x.example">': "<link> from a foreign origin: //x.example",
    '<svg><use href="https://x.example/y.svg#z"/></svg>': (
        "<use> from a foreign origin: https://x.example/y.svg#z"
    ),
    '<svg><image xlink:href="https://x.example/y.png"/></svg>': (
        "<image> from a foreign origin: https://x.example/y.png"
    ),
    '<meta http-equiv="refresh" content="0; url=/">': (
        'a page that leads elsewhere: <meta http-equiv="refresh" content="0; url=/">'
    ),
    '<base href="/">': "<base>, since base-uri is 'none'",
    '<object data="x.svg"></object>': "<object>, since object-src is 'none'",
    "<style>p { color: red }</style>": (
        "an inline <style> that the policy does not name: p { color: red }"
    ),
    "<script>alert(1)</script>": "an inline <script> that the policy does not name: alert(1)",
    '<script type="module">alert(1)</script>': (
        "an inline <script> that the policy does not name: alert(1)"
    ),
}

GOOD = [
    "<p>Set onclick = or style = in prose, and write it as <code>onclick=&#34;x()&#34;</code>.</p>",
    '<p>See <a href="https://x.example/y?style=z">the source</a> of https://x.example/.</p>',
    '<p><a class="doi" href="https://doi.org/10.1/x">A study</a></p>',
    '<link rel="canonical" href="https://own.example/roles/">',
    '<link rel="alternate feed" type="application/atom+xml" href="https://own.example/feed.xml">',
    '<img src="data:image/png;base64,AAAA" alt="">',
    '<script type="application/json">{"a": "<p onclick=x>"}</script>',
    '<script type="application/ld+json">{"@context": "https://schema.org"}</script>',
    f"<script>{INLINE}</script>",
    '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg>',
    '<details open><summary>Once</summary></details><input type="checkbox" checked value="">',
]


@pytest.mark.parametrize("html", BAD)
def test_what_would_break_the_policy_is_found(html: str) -> None:
    page = f"<main><p>Text.</p>{html}</main>"
    assert list(offences(page, f"script-src 'self' {HASH}")) == [BAD[html]]


@pytest.mark.parametrize("html", GOOD)
def test_what_is_harmless_passes(html: str) -> None:
    assert list(offences(f"<main>{html}</main>", f"script-src 'self' {HASH}")) == []


@pytest.mark.parametrize("html", GOOD)
def test_an_offence_is_found_among_what_is_harmless(html: str) -> None:
    page = f"{html}\n<b\nonclick='x()'>b</b>"
    assert list(offences(page, HASH)) == ["the attribute onclick in <b onclick='x()'>"]


@pytest.mark.parametrize("place", ["<head>", "</head>", "<main>", "</p>", "</main>", "</footer>"])
def test_an_offence_is_found_wherever_a_whole_page_has_it(place: str) -> None:
    page = (
        "<html><head><script src='../site.js'></script></head><body><main><p>Text &#x27;</p></main>"
        "<footer><script src='../foot.js'></script></footer></body></html>"
    )
    assert list(offences(page, HASH)) == []
    page = page.replace(place, f"{place}<b onclick='x()'>b</b>")
    assert list(offences(page, HASH)) == ["the attribute onclick in <b onclick='x()'>"]


def test_the_first_look_misses_nothing_that_the_reading_finds() -> None:
    """Random tags of names, separators, quotes and values; what is plain must be sound."""
    chance = random.Random(20261124)
    names = ["onclick", "ONLOAD", "oNclick", "style", "sTyle", "href", "src", "action", "poster"]
    names += ["data-on", "class", "data:on"]
    values = ["x", "javascript:x()", "https://x.example/", "//x.example", "../y/", "a on b = c"]
    found = passed = 0
    for _ in range(20_000):
        tag = chance.choice(["a", "p", "img", "svg", "link", "script", "form", "use", "eMbed"])
        parts = []
        for _ in range(chance.randrange(1, 4)):
            quote = chance.choice(['"', '"', '"', "'", ""])
            value = chance.choice(values)
            value = value.replace(" ", "") if not quote else value
            equals = chance.choice(["=", "=", "=", " = ", "= "])
            lead = chance.choice([" ", " ", " ", "\n", "\t", "/", " / "])
            parts.append(f"{lead}{chance.choice(names)}{equals}{quote}{value}{quote}")
        html = f"<p>Words and <b>more</b></p><{tag}{''.join(parts)}>"
        read = policy._Reader(html, "").offences
        found += bool(read)
        plain = policy._is_plain(html)
        passed += plain
        if read:
            assert not plain, html
    assert found > 5_000
    assert passed > 100


@pytest.mark.parametrize("html", BAD)
def test_what_earlier_pages_had_hides_nothing(html: str) -> None:
    """Tags are looked at once for all pages: neither those around it nor a look before matter."""
    page = '<article class="guide"><p>Text</p><a href="../x/">x</a></article>'
    for _ in range(2):
        assert list(offences(page, HASH)) == []
        for place in ("<article", "<p>", "</p>", "<a ", "</a>", "</article>"):
            assert list(offences(page.replace(place, f"{html}{place}"), HASH)) == [BAD[html]]


def test_what_is_looked_at_once_stays_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(policy, "_seen", set())
    for number in range(3 * policy._MOST_SEEN):
        assert policy._is_plain(f'<p id="p{number}"><b id="b{number}">')
    assert len(policy._seen) <= policy._MOST_SEEN + 2
    assert not policy._is_plain('<p id="p0" onclick="x()">')


@pytest.mark.parametrize(
    "html",
    [
        '<a title="x>" onclick="y">',
        "<a title='x>' onclick=y>",
        '<a title=x"y lang="z>" onclick=x()>',
        '<p <!-- block: x --> onclick="x()">',
        "<!-- <p> --!><img onerror=x()>",
        '<textarea title="</textarea><img onerror=x()>">',
        "<p",
        '<p class="a"',
        "Text <",
    ],
)
def test_what_a_browser_may_end_elsewhere_is_read_tag_by_tag(html: str) -> None:
    assert not policy._is_plain(html)


def test_the_first_look_never_takes_long() -> None:
    """Whatever is wrong with the last of many tags: a pattern could try each way to read them."""
    many = "".join(f'<p class="a b:c" data-x="{i}" hidden title="&amp; b/c">' for i in range(2_000))
    for last in ('<p onclick="x">', '<a href="javascript:x">', '<p title="//', "<p data-x='", "<p"):
        assert not policy._is_plain(many + last)


def test_an_offence_names_its_file_and_each_place() -> None:
    with pytest.raises(Offence) as failure:
        sound('<p style="a:b" onclick="c()">', "roles/x/index.html")
    tag = '<p style="a:b" onclick="c()">'
    assert str(failure.value).splitlines() == [
        f"roles/x/index.html: the attribute style in {tag}; expected none; remove it",
        f"roles/x/index.html: the attribute onclick in {tag}; expected none; remove it",
    ]


def test_the_page_says_itself_which_inline_scripts_it_allows() -> None:
    meta = f'<meta http-equiv="Content-Security-Policy" content="{escape(HASH)}">'
    assert list(offences(f"{meta}<script>{INLINE}</script>")) == []
    assert list(offences(f"{meta}<script>{INLINE} </script>")) == [
        f"an inline <script> that the policy does not name: {INLINE}"
    ]


@pytest.mark.parametrize(
    "css",
    [
        "@import url(x.css);",
        "p { background: url( 'https://x.example/y.png') }",
        "url(//x.example)",
    ],
)
def test_styles_from_elsewhere_are_refused(css: str) -> None:
    with pytest.raises(Offence, match=r"browser/css/x\.css: a style from elsewhere: "):
        sound_styles(css, "browser/css/x.css")


def test_styles_of_our_own_pass() -> None:
    css = 'a { background: url("../x.svg") } b { mask: url(data:image/svg+xml,x) }'
    assert sound_styles(css, "x.css") == css


def test_the_policy_names_inline_scripts_by_hash_and_nothing_else() -> None:
    pages = [f"<script>{INLINE}</script>", '<script type="application/json">{}</script>']
    made = dict(part.split(" ", 1) for part in policy.for_pages(pages).split("; "))
    assert made.pop("script-src") == f"'self' 'wasm-unsafe-eval' {HASH}"
    assert made.pop("img-src") == "'self' data:"
    assert set(made.values()) == {"'self'", "'none'"}
    assert {"default-src", "style-src", "connect-src", "base-uri", "form-action"} <= made.keys()


def test_every_built_page_carries_the_same_strict_policy(built_site: Path) -> None:
    found = set()
    quizzes = {path.stem for path in Path("quizzes").glob("*.yml")} | {Path(onefile.PRACTICE).stem}
    for path in built_site.rglob("*.html"):
        html = path.read_text(encoding="utf-8")
        match = re.search(r'<meta http-equiv="Content-Security-Policy" content="([^"]+)">', html)
        assert match, path
        before = html[: match.start()]
        assert "<script" not in before, path
        assert "<style" not in before, path
        if path.stem in quizzes and path.parent == built_site:  # stands alone, has its own policy
            assert "connect-src" not in match[1]
            assert "default-src &#39;none&#39;" in match[1]
            continue
        # Fetched by scripts, and shown to nobody as pages.
        if path.name in {"as-built.html", "chain.html"}:
            assert match[1].startswith("default-src 'none'")
            continue
        found.add(match[1].replace("&#39;", "'"))
    (made,) = found
    for loose in ("unsafe-inline", "'unsafe-eval'", "*", "http:", "https:", "blob:", "strict-dyn"):
        assert loose not in made
    assert len(re.findall(r"'sha256-", made)) <= 3


def test_the_look_at_a_guide_is_little_work(built_site: Path) -> None:
    """It is taken at every guide of a site that may have ten thousand."""
    html = (built_site / "roles" / "ai-product-manager" / "index.html").read_text(encoding="utf-8")
    content = html[html.index('id="content"') : html.index('<footer class="site-footer"')]
    content = re.sub(r"<big-five-quiz.*?</big-five-quiz>", "", content, flags=re.DOTALL)
    assert policy._is_plain(content)
    assert calls(lambda: sound(content, "x")) < 100, "tags are looked at by one pattern, not by us"


@pytest.mark.parametrize(
    ("file", "text", "message"),
    [
        (
            "overrides/components/compare/compare.html",
            '\n<p onclick="x()">Text</p>\n',
            'compare/index.html: the attribute onclick in <p onclick="x()">',
        ),
        (
            "overrides/components/compare/compare.html",
            "\n<script>alert(1)</script>\n",
            "compare/index.html: an inline <script> that the policy does not name: alert(1)",
        ),
        (
            "overrides/components/compare/compare.html",
            '\n<img src="https://x.example/y.png" alt="">\n',
            "compare/index.html: <img> from a foreign origin: https://x.example/y.png",
        ),
        (
            "overrides/components/guide/page.html",
            '<p style="color: red">x</p>',
            'roles/ai-product-manager/index.html: the attribute style in <p style="color: red">',
        ),
        (
            "overrides/components/quiz/quiz.html",
            '{% if "role" in page.data %}<img src="//x.example/y.png" alt="">{% endif %}',
            "components/quiz/quiz.html: <img> from a foreign origin: //x.example/y.png",
        ),
        (
            "overrides/browser/css/90-print.css",
            "@import url(https://x.example/y.css);",
            "browser/css/90-print.css: a style from elsewhere: @import url(https://x.example/y.css);",
        ),
    ],
    ids=["handler", "script", "picture", "style", "block", "sheet"],
)
def test_the_build_fails_and_says_where(
    root: Path, tmp_path: Path, file: str, text: str, message: str
) -> None:
    project = copy_project(root, tmp_path / "project")
    path = project / file
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")
    with pytest.raises(BuildFailed) as failure:
        build(project, project / "site", publishing=False)
    assert f"{message}; expected none; remove it (build-policy)" in failure.value.lines
    assert not (project / "site").exists()
