"""The QR code of a shared passport, read from what a phone shows by a decoder that is not ours."""

from __future__ import annotations

import io
import random
import string
from collections.abc import Callable, Iterator

import pytest
import zxingcpp
from PIL import Image, ImageFilter
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.built import real_site
from tests.browser.host import Host
from tests.browser.passports import ASSETS, open_passport, sample

LONGEST = 1200
"""Characters of the longest address that gets a code; a longer one gets a sentence."""
SIGNS = string.ascii_letters + string.digits + "-_"


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """390 points wide, and as coarse as a screen can be."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, device_scale_factor=1)
    context.set_default_timeout(60_000)
    yield context.new_page()
    context.close()


@pytest.fixture
def place(phone: Page, serve: Callable[..., Host]) -> Locator:
    """Where the dialog for showing a passport has its code."""
    open_passport(phone, serve(real_site(), scores_here=True).url, [sample("taken")])
    phone.get_by_role("button", name="Show it to somebody").click()
    shown = phone.locator("dialog .preview [data-part=code]")
    expect(shown.get_by_role("img")).to_be_visible()
    return shown


def address(length: int) -> str:
    """Of a passport: what is behind the sign is packed and looks like chance."""
    start = "https://guide.example/passport/#passport=1."
    chance = random.Random(length)
    return start + "".join(chance.choices(SIGNS, k=length - len(start)))


def draw(place: Locator, link: str) -> None:
    """Put what the page makes of `link` in the place of the code that is shown."""
    place.evaluate(
        f"""async (place, link) => {{ {ASSETS}
          const {{ code }} = await import(at("passport/qr.js"));
          place.replaceChildren(...await code(link, document, "qr-hint"));
        }}""",
        link,
    )


def seen(place: Locator) -> Image.Image:
    return Image.open(io.BytesIO(place.get_by_role("img").screenshot())).convert("L")


def read(picture: Image.Image) -> str | None:
    found = zxingcpp.read_barcodes(picture, formats=zxingcpp.BarcodeFormat.QRCode)
    return found[0].text if found else None


def test_the_link_of_a_passport_is_scanned(phone: Page, place: Locator) -> None:
    link = phone.get_by_label("The link", exact=True).input_value()
    assert read(seen(place)) == link


def test_the_longest_link_is_scanned_from_a_phone(place: Locator) -> None:
    link = address(LONGEST)
    draw(place, link)
    picture = seen(place)
    assert picture.width <= 390
    assert read(picture) == link
    # As a camera sees it: larger, turned a little, not sharp.
    larger = picture.resize((4 * picture.width, 4 * picture.height), Image.Resampling.BICUBIC)
    photo = larger.rotate(4, expand=True, fillcolor=255).filter(ImageFilter.GaussianBlur(3))
    assert read(photo) == link
    draw(place, address(LONGEST + 1))
    expect(place).to_contain_text("This link is too long for a QR code.")


PRINTER = 300 / 96
"""Dots of a plain printer for each point of a page."""


def test_the_longest_link_is_scanned_from_paper(
    browser: Browser, serve: Callable[..., Host]
) -> None:
    """The code on a printed passport is 34 mm wide."""
    paper = browser.new_context(
        viewport={"width": 794, "height": 1123}, device_scale_factor=PRINTER
    )
    paper.set_default_timeout(60_000)
    page = paper.new_page()
    open_passport(page, serve(real_site(), scores_here=True).url, [sample("taken")])
    page.evaluate("window.print = () => {}")
    page.get_by_role("button", name="Show it to somebody").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("A page").check()
    expect(dialog.locator(".preview li").first).to_be_visible()
    dialog.get_by_role("button", name="Print").click()
    place = page.locator(".passport-sheet__code")
    expect(place.locator("svg")).to_have_count(1)
    page.emulate_media(media="print")
    page.evaluate("document.body.style.padding = '15mm'")  # the margins of a sheet
    link = address(LONGEST)
    draw(place, link)
    picture = seen(place)
    assert abs(picture.width - 34 / 25.4 * 300) < 2 * PRINTER  # edges are whole points
    assert read(picture) == link
    # A phone held near sees 18 points a millimeter: turned a little, not sharp.
    photo = picture.resize((600, 600), Image.Resampling.BICUBIC)
    photo = photo.rotate(4, expand=True, fillcolor=255).filter(ImageFilter.GaussianBlur(1))
    assert read(photo) == link
    paper.close()
