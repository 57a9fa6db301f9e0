"""Reading a guide: what folds on a phone opens for who looks for it; it prints on few pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.built import real_site
from tests.browser.host import Host
from tests.browser.late import before_scripts

SCREENS, PAGES = 16, 9
PHONE = {"width": 390, "height": 844}
WIDE = {"width": 1280, "height": 800}
GUIDE = "roles/ai-product-manager/"
SHIFTS = """
  globalThis.shifts = [];
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) shifts.push(entry.value);
  }).observe({ type: "layout-shift", buffered: true });
"""


def longest() -> list[str]:
    """Addresses of the guides with the most text."""
    pages = (real_site() / "roles").glob("*/index.html")
    return [f"roles/{page.parent.name}/" for page in sorted(pages, key=lambda p: -p.stat().st_size)]


@pytest.fixture
def site(serve: Callable[..., Host]) -> str:
    return serve(real_site()).url


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport=PHONE, reduced_motion="reduce")  # type: ignore[arg-type]
    context.set_default_timeout(60_000)
    yield context.new_page()
    context.close()


def part(page: Page, heading: str) -> Locator:
    """What folds under the heading with this id."""
    return page.locator(f".part:has(> #{heading}) > .long-part")


@pytest.mark.parametrize("place", [0, 1, 2])
def test_a_guide_is_short_on_a_phone_and_on_paper(phone: Page, site: str, place: int) -> None:
    phone.goto(site + longest()[place])
    phone.wait_for_load_state("networkidle")
    height = phone.evaluate("document.documentElement.scrollHeight")
    assert height <= SCREENS * PHONE["height"]
    for size in ("A4", "Letter"):
        assert phone.pdf(format=size).count(b"/Type /Page\n") <= PAGES


def test_a_list_opened_before_the_script_came_stays_open(phone: Page, site: str) -> None:
    contents = phone.locator("details[data-open-wide]").first
    with before_scripts(phone, site + GUIDE):
        contents.locator("summary").click()
    expect(contents).to_have_attribute("open", "")


def test_paper_has_what_is_folded_and_no_doubles(phone: Page, site: str) -> None:
    phone.goto(site + GUIDE)
    phone.emulate_media(media="print")
    shown_on_paper = ("#pay ~ details p", "#weights", "#sources ~ details li", "#routes")
    for shown in (*shown_on_paper, ".print-only"):
        expect(phone.locator(shown).first).to_be_visible()
    for left_out in (".weeks", ".toc", ".long-part > summary", ".permalink", ".quiz"):
        expect(phone.locator(left_out).first).to_be_hidden()


def test_links_open_the_part_they_lead_into(phone: Page, site: str) -> None:
    phone.goto(site + GUIDE)
    pay, readiness = part(phone, "pay"), part(phone, "readiness")
    for closed in (pay, readiness, part(phone, "sources")):
        expect(closed).not_to_have_attribute("open")
    phone.locator(".guide-head a[href='#weights']").click()
    expect(readiness).to_have_attribute("open")
    expect(phone.locator("#weights")).to_be_in_viewport()
    for _ in range(2):  # the second press changes no address
        phone.locator(".toc summary").click()
        phone.locator(".toc a[href='#pay']").click()
        expect(phone.locator(".toc ol")).to_be_hidden()
        expect(pay).to_have_attribute("open")
        expect(phone.locator("#pay")).to_be_in_viewport()
        pay.locator("> summary").click()
        expect(pay).not_to_have_attribute("open")
        expect(pay.locator("> p").first).to_be_hidden()
    cited = phone.locator(".glance a[href^='#source-']").first
    source = cited.get_attribute("href")
    cited.click()
    expect(phone.locator(source or "")).to_be_in_viewport()


def test_the_head_of_a_part_opens_it(phone: Page, site: str) -> None:
    phone.goto(site + GUIDE)
    phone.locator("#skills").scroll_into_view_if_needed()
    box = phone.locator("#skills").bounding_box()
    assert box
    phone.mouse.click(box["x"] + 40, box["y"] + box["height"] / 2)
    expect(part(phone, "skills")).to_have_attribute("open")


@pytest.mark.parametrize("place", ["#pay", "#official-wages"])
def test_an_address_opens_its_part_and_nothing_jumps(phone: Page, site: str, place: str) -> None:
    phone.add_init_script(SHIFTS)
    phone.goto(f"{site}{GUIDE}{place}")
    expect(part(phone, "pay")).to_have_attribute("open")
    expect(phone.locator(place)).to_be_in_viewport()
    phone.wait_for_load_state("networkidle")
    phone.wait_for_timeout(300)
    assert sum(phone.evaluate("shifts")) <= 0.02


def test_the_bar_names_the_part_and_leads_to_the_top(phone: Page, site: str) -> None:
    phone.goto(f"{site}{GUIDE}#pay")
    bar = phone.locator(".toc")
    expect(bar.locator("[data-part=here]")).to_have_text("Pay")
    expect(bar).to_be_in_viewport()
    assert (bar.bounding_box() or {})["y"] == 0
    bar.locator("summary").click()
    expect(bar.locator("ol")).to_be_visible()
    phone.keyboard.press("Escape")
    expect(bar.locator("ol")).to_be_hidden()
    bar.get_by_role("link", name="Top").click()
    expect(phone.locator("h1")).to_be_in_viewport()
    expect(bar.locator("[data-part=here]")).to_be_empty()


def test_without_scripts_a_part_opens_by_itself_and_for_a_link(browser: Browser, site: str) -> None:
    context = browser.new_context(viewport=PHONE, java_script_enabled=False)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(f"{site}{GUIDE}#pay")
    expect(part(page, "pay").locator("> p").first).to_be_visible()
    words = part(page, "skills").locator("> p, > h3").first
    expect(words).to_be_hidden()
    part(page, "skills").locator("> summary").click()
    expect(words).to_be_visible()
    context.close()


def test_where_styles_cannot_open_parts_a_script_does(phone: Page, site: str) -> None:
    phone.add_init_script("CSS.supports = () => false")
    phone.goto(site + GUIDE)
    shut = phone.locator(".long-part:not([open])")
    expect(part(phone, "pay")).not_to_have_attribute("open")
    phone.set_viewport_size(WIDE)  # type: ignore[arg-type]
    expect(shut).to_have_count(0)
    phone.set_viewport_size(PHONE)  # type: ignore[arg-type]
    expect(part(phone, "pay")).not_to_have_attribute("open")
    phone.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(shut).to_have_count(0)


def test_headings_have_a_link_that_is_not_part_of_their_name(phone: Page, site: str) -> None:
    phone.set_viewport_size(WIDE)  # type: ignore[arg-type]
    phone.goto(site + GUIDE)
    heading = phone.get_by_role("heading", name="Pay", exact=True)
    heading.hover()
    heading.locator(".permalink").click()
    assert phone.url.endswith("#pay")


def test_paths_fold_on_a_phone_and_open_where_a_link_leads(phone: Page, site: str) -> None:
    phone.goto(f"{site}paths/")
    folds = phone.locator("details.path")
    expect(phone.locator("details.path:not([open])")).to_have_count(folds.count())
    link = phone.locator(".paths__plot a").nth(2)
    link.click()
    expect(phone.locator(str(link.get_attribute("href")))).to_be_in_viewport()
