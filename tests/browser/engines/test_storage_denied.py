"""A browser whose settings let no site store anything: all but keeping works, and that is said."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.browser.conftest import FLAGS
from tests.browser.engines import chromium, firefox
from tests.browser.engines.driver import Driver, wait_for
from tests.browser.host import Host

Serve = Callable[..., Host]
ANSWERS = {"O3": 4, "C4": 2, "E2": 5, "A3": 6, "N3": 1}
FORBIDDEN = "its settings forbid it"


def _chromium(request: pytest.FixtureRequest, profile: Path) -> Iterator[Driver]:
    """Settings, Privacy, Third-party cookies, "Block all cookies"."""
    program = request.getfixturevalue("chromium")
    running = request.getfixturevalue("whole_browser")
    settings = {"profile": {"default_content_setting_values": {"cookies": 2}}}
    (profile / "Default").mkdir(parents=True)
    (profile / "Default" / "Preferences").write_text(json.dumps(settings), encoding="utf-8")
    with chromium.start(program, FLAGS, running, profile) as driver:
        yield driver


def _firefox(_: pytest.FixtureRequest, profile: Path) -> Iterator[Driver]:
    """Settings, Privacy & Security, Cookies: "All cookies"."""
    program = shutil.which("firefox-esr") or shutil.which("firefox")
    if program is None:
        pytest.skip("Firefox is not installed (Debian: apt install firefox-esr)")
    with firefox.start(program, profile, {"network.cookie.cookieBehavior": 2}) as driver:
        yield driver


@pytest.fixture(
    params=[
        pytest.param(_chromium, id="Chromium"),
        pytest.param(_firefox, id="Firefox", marks=pytest.mark.long),
    ]
)
def driver(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Driver]:
    yield from request.param(request, tmp_path / "profile")


def says(driver: Driver, selector: str, words: str) -> None:
    wait_for(driver, f"document.querySelector('{selector}').innerText.includes('{words}')")


def test_all_but_keeping_works_and_that_is_said(
    driver: Driver, built_site: Path, serve: Serve
) -> None:
    host = serve(built_site, compress="gzip")
    driver.open(host.url)
    denied = "(() => { try { return !localStorage } catch { return true } })()"
    assert driver.evaluate(denied)

    driver.evaluate("void document.querySelector('site-search input').focus()")
    wait_for(driver, "customElements.get('site-search') !== undefined")
    driver.evaluate(
        """void ((field) => {
          field.value = "data engineer";
          field.dispatchEvent(new Event("input"));
        })(document.querySelector("site-search input"))"""
    )
    link = "document.querySelector('.search__results ol a')"
    assert wait_for(driver, f"{link}?.getAttribute('href')").endswith("roles/data-engineer/")

    background = "getComputedStyle(document.body).backgroundColor"
    for name, color in (("dark", "rgb(20, 24, 29)"), ("light", "rgb(255, 255, 255)")):
        driver.evaluate(f"void document.querySelector('[name=colors][value={name}]').click()")
        assert driver.evaluate(background) == color

    driver.open(f"{host.url}big-five-sample/")
    wait_for(driver, "customElements.get('big-five-quiz') !== undefined")
    for item, answer in ANSWERS.items():
        driver.evaluate(
            f"void document.querySelector('input[name={item}][value=\"{answer}\"]').click()"
        )
    driver.evaluate("void document.querySelector('[type=submit]').click()")
    keep = "document.querySelector('[data-part=keep] [data-do=keep]')"
    wait_for(driver, f"{keep} !== null")
    driver.evaluate(f"void {keep}.click()")
    says(driver, "[data-part=keep]", FORBIDDEN)

    driver.open(f"{host.url}passport/")
    says(driver, "skills-passport", FORBIDDEN)
    driver.open(f"{host.url}offline/")
    says(driver, "offline-copy", FORBIDDEN)
