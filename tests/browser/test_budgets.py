"""What a page may weigh, ask for and shift, on every page that the site has and in its states."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Request

from tests.browser import bundles, passports
from tests.browser.host import Host
from tests.browser.kept import by_kind, pages_of

Serve = Callable[..., Host]
GUIDE_BYTES = 60_000
GUIDE_HTML = 32_000
GUIDE_REQUESTS = 13
SCRIPT_BYTES = 30_000
SHIFT = 0.02
WIDTHS = (360, 1280)
RUNTIME = "/python-"
"""Python itself, which has a budget of its own; the page of a quiz gets it ready."""
AS_READERS: dict[str, Any] = {"service_workers": "block", "reduced_motion": "no-preference"}
OBSERVE = """
  // A loaded machine may need longer than a reader would wait.
  const wait = () => document.documentElement?.style.setProperty("--patience", "600s");
  new MutationObserver(wait).observe(document, { childList: true });
  wait();
  globalThis.shifts = [];
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) shifts.push(entry.value);
  }).observe({ type: "layout-shift", buffered: true });
"""


def wire(site: Path, path: str) -> int:
    """Bytes of the file at `path` as a host that compresses sends it."""
    file = site / path
    file = file / "index.html" if file.is_dir() else file
    packed = file.with_name(f"{file.name}.br")
    return (packed if packed.is_file() else file).stat().st_size


def load(browser: Browser, host: Host, site: Path, address: str, width: int) -> dict[str, Any]:
    """What a first visit to `address` asks for, its bytes, and how much the page shifts."""
    context = browser.new_context(viewport={"width": width, "height": 800}, **AS_READERS)
    page = context.new_page()
    urls: list[str] = []

    def note(request: Request) -> None:
        urls.append(request.url)

    page.on("request", note)
    page.add_init_script(OBSERVE)
    page.goto(host.url + address)
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(300)
    shift = sum(page.evaluate("() => shifts"))
    foreign = [u for u in urls if not u.startswith((host.url, "data:"))]
    own = [u.removeprefix(host.url).partition("?")[0] for u in urls if u.startswith(host.url)]
    own = [path for path in own if RUNTIME not in path]
    context.close()
    return {
        "requests": len(own),
        "html": wire(site, address),
        "bytes": sum(wire(site, path) for path in own),
        "scripts": sum(wire(site, path) for path in own if path.endswith(".js")),
        "shift": shift,
        "foreign": foreign,
    }


def heaviest(site: Path, most: int) -> list[str]:
    """Every page; of many pages of one kind, such as those of skills, the `most` heaviest."""
    return [
        address
        for addresses in by_kind(pages_of(site))
        for address in sorted(addresses, key=lambda one: -wire(site, one))[:most]
    ]


@pytest.fixture
def host(serve: Serve, built_site: Path) -> Host:
    return serve(built_site, compress="br", prefix="/x/")


def by_width(tried: Iterable[str], long: bool) -> Iterator[tuple[str, int]]:
    """Each with both widths; in a short run with one of them in turn, and guides with both."""
    for number, one in enumerate(tried):
        both = long or is_guide(one)
        yield from ((one, width) for width in (WIDTHS if both else [WIDTHS[number % 2]]))


def is_guide(address: str) -> bool:
    return address.startswith("roles/") and address.count("/") == 2


def test_every_page_keeps_to_its_budget(
    browser: Browser, host: Host, built_site: Path, long: bool
) -> None:
    over: list[str] = []
    for address, width in by_width(heaviest(built_site, 10 if long else 1), long):
        found = load(browser, host, built_site, address, width)
        limits: dict[str, float] = {"shift": SHIFT, "scripts": SCRIPT_BYTES}
        if is_guide(address):
            limits |= {"bytes": GUIDE_BYTES, "requests": GUIDE_REQUESTS, "html": GUIDE_HTML}
        over += [
            f"{address or 'home'} at {width}: {name} {found[name]}, allowed {most}"
            for name, most in limits.items()
            if found[name] > most
        ]
        over += [f"{address or 'home'}: asks {url}" for url in found["foreign"]]
    assert over == []


ROLES = ("data-engineer", "ai-product-manager", "ai-ux-designer")
BUSY = "skills-passport[data-busy], role-bundle[data-busy]"


@cache
def bundle() -> str:
    return bundles.pack(json.dumps(bundles.document()))


@cache
def passport() -> str:
    exported = passports.ask(
        "export_passport",
        entries=[passports.sample("shown-1"), passports.sample("shown-2", "2026-05-02")],
        via="link",
        reference=passports.published(),
        as_of=passports.today(),
    )
    return bundles.pack(json.dumps(exported["document"])).replace("#bundle", "#passport")


def refused() -> str:
    """A bundle that the scoring finds two faults in."""
    faults = {"employer": "", "review_by": "2020-01-01"}
    return bundles.pack(json.dumps({**bundles.document(), **faults}))


STATES: dict[str, tuple[Callable[[], str], str]] = {
    "a bundle from a link": (lambda: f"bundle/{bundle()}", "role-bundle[data-state=read]"),
    "a link that was cut": (lambda: f"bundle/{bundle()[:-9]}", "[data-part=trouble] p"),
    "a bundle with faults": (lambda: f"bundle/{refused()}", "[data-part=trouble] p"),
    "a bundle to be built": (lambda: f"bundle/?role={ROLES[1]}", "[data-part=people] .standing"),
    "two roles compared": (lambda: f"compare/?roles={','.join(ROLES[:2])}", "tr td:nth-child(3)"),
    "three roles compared": (lambda: f"compare/?roles={','.join(ROLES)}", "tr td:nth-child(4)"),
    "a passport with results": (lambda: "passport/", ".passport__lead"),
    "a passport from a link": (lambda: f"passport/{passport()}", "skills-passport .result-cards"),
    "a damaged passport link": (lambda: "passport/#passport=1.AAAA", "[data-part=trouble] p"),
    "a guide with results": (lambda: f"roles/{ROLES[1]}/", "career-readiness .readiness__bar"),
    "roles that were asked for": (lambda: "roles/?words=data&sort=pay", "[data-part=count]"),
}
"""What is opened by its address -> the address, and what is there when it is opened."""
WITH_PYTHON = {"a passport from a link", "a bundle to be built"}
"""Where Python itself starts; the others wait as long for the host, which answers for it."""
WITH_RESULTS = {"a passport with results", "a guide with results"}


@pytest.mark.parametrize("state", STATES)
def test_nothing_moves_while_a_page_gets_ready(
    browser: Browser, host: Host, state: str, long: bool
) -> None:
    host.scores_here = state not in WITH_PYTHON
    host.thinks = 0.5
    for one, width in by_width(STATES, long):
        if one == state:
            nothing_moves(browser, host, state, width)


def nothing_moves(browser: Browser, host: Host, state: str, width: int) -> None:
    address, selector = STATES[state]
    context = browser.new_context(viewport={"width": width, "height": 800}, **AS_READERS)
    context.set_default_timeout(120_000)
    page = context.new_page()
    if state in WITH_RESULTS:
        page.goto(f"{host.url}privacy/")
        passports.keep(page, [passports.sample("kept-1"), passports.sample("kept-2", "2026-05-02")])
    page.add_init_script(OBSERVE)
    page.goto(host.url + address())
    page.evaluate(  # on a phone it waits until it is near
        "document.querySelector('career-readiness')?.scrollIntoView({behavior: 'instant'})"
    )
    page.locator(selector).first.wait_for()
    page.locator(BUSY).first.wait_for(state="detached")
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(300)
    assert sum(page.evaluate("() => shifts")) <= SHIFT
    assert page.locator("main").evaluate("main => getComputedStyle(main).visibility") == "visible"
    context.close()
