"""The editors' desk without a network: once used, it opens again with its checker and preview."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.host import Host
from tests.browser.kept import ask, until

GUIDE = "ai-product-manager"
KEPT = """async () => {
  const name = (await caches.keys()).find((name) => name.endsWith("#offline desk"));
  return name ? (await (await caches.open(name)).keys()).map(({ url }) => url) : [];
}"""


def test_the_desk_opens_again_with_what_was_typed(
    page: Page, serve: Callable[..., Host], small_site: Path
) -> None:
    page.set_default_timeout(60_000)
    host = serve(small_site, compress="br", prefix="/x/")
    listed = json.loads((small_site / "offline-pages.json").read_text(encoding="utf-8"))["desk"]
    page.goto(f"{host.url}editors-desk/")
    page.get_by_label("Guide", exact=True).select_option(GUIDE)
    page.get_by_role("button", name="Open it").click()
    expect(page.locator("[data-part=said]")).to_contain_text("Checked on this device")
    page.get_by_role("button", name="Show the preview").click()
    seen = page.get_by_role("region", name="Preview")
    expect(seen.locator("#sources")).to_be_attached()
    field = page.get_by_role("textbox", name="The text")
    typed = f"{field.input_value()}\nTyped and not saved.\n"
    field.fill(typed)
    until(lambda: {url.removeprefix(host.url) for url in page.evaluate(KEPT)} == set(listed))
    until(lambda: ask(page, "look")["runtime"]["isKept"])
    until(lambda: ask(page, "missing", groups="all")["paths"] == [])

    host.stop()
    page.reload()
    expect(field).to_have_value(typed)
    expect(page.locator("[data-part=said]")).to_contain_text("Checked on this device")
    page.get_by_role("button", name="Show the preview").click()
    expect(seen.get_by_text("Typed and not saved.")).to_be_attached()
