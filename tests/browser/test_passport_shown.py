"""What leaves a passport and what comes into it: links, files, badges, paper."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.built import real_site
from tests.browser.host import Fault, Host
from tests.browser.passports import (
    ASSETS,
    added,
    ask,
    keep,
    open_passport,
    opened,
    published,
    ready,
    sample,
    some_results,
    stored,
    today,
)

Serve = Callable[..., Host]
SAMPLES = Path(__file__).resolve().parents[1] / "scoring" / "samples"
ACL, COMMUNICATION = "acl-prompt-to-spec", "communication"
RESULTS = ["sample-1", "acl-1"]


@pytest.fixture
def host(serve: Serve) -> Host:
    return serve(real_site(), scores_here=True)


@pytest.fixture
def passport(page: Page, host: Host) -> Page:
    """A passport with a sample and a full result."""
    results = [sample("sample-1", "2026-10-18"), added("acl-1", ACL, 640, "2026-09-03")]
    open_passport(page, host.url, results)
    return page


def dialog(page: Page) -> Any:
    return page.get_by_role("dialog", name="Show your passport")


def show(page: Page, via: str = "A link") -> Any:
    page.get_by_role("button", name="Show it to somebody").click()
    dialog(page).get_by_label(via).check()
    expect(dialog(page).locator(".preview li").first).to_be_visible(timeout=60_000)
    return dialog(page)


def link_of(page: Page) -> str:
    show(page)
    return dialog(page).get_by_label("The link").input_value()


def what_leaves(page: Page) -> Any:
    """The document of the preview, every character of it."""
    return json.loads(dialog(page).locator(".preview pre code").text_content() or "")


def saved(page: Page) -> str:
    with page.expect_download() as started:
        dialog(page).get_by_role("button", name="Save the file").click()
    return Path(started.value.path()).read_text(encoding="utf-8")


def open_file(page: Page, path: Path) -> None:
    page.locator("[data-part=file]").set_input_files(path)


def trouble(page: Page) -> Any:
    return page.locator("[data-part=trouble]")


def test_a_link_shows_exactly_what_leaves_and_opens_elsewhere(
    passport: Page, host: Host, browser: Any
) -> None:
    link = link_of(passport)
    leaving = what_leaves(passport)
    assert {entry["id"] for entry in leaving["entries"]} == set(RESULTS)
    [taken] = [entry for entry in leaving["entries"] if entry["kind"] == "sample"]
    assert taken["withheld"] == ["emotional-stability"]
    assert sorted(taken["answers"]) == ["A3", "C4", "E2", "O3"]
    assert "emotional-stability" not in taken["traits"]
    assert leaving["notice"] == "Self-reported, not verified"
    size = len(json.dumps(leaving, separators=(",", ":"), ensure_ascii=False).encode())
    preview = dialog(passport).locator(".preview")
    expect(preview).to_contain_text(f"2 results, {size:,} bytes, of at most 16,384.")
    expect(preview).to_contain_text("Left out: Emotional stability.")
    asked = host.asked.copy()

    other = browser.new_context()
    page = other.new_page()
    page.goto(link)
    expect(ready(page).get_by_role("heading", name="2 results")).to_be_focused(timeout=60_000)
    assert page.url == f"{host.url}passport/"
    banner = page.locator(".passport__banner")
    expect(banner).to_contain_text("Self-reported, not verified. This passport came with the link")
    expect(banner).to_contain_text("Left out by its owner: Emotional stability.")
    expect(ready(page)).to_contain_text("Your own passport is unchanged so far.")
    expect(page.locator(".result__traits li")).to_have_count(4)
    assert stored(page) == []
    assert not any("passport=" in path for path in [*asked, *host.asked])
    other.close()


def test_a_link_is_opened_in_a_tab_that_shows_the_passport_already(passport: Page) -> None:
    link = link_of(passport)
    dialog(passport).get_by_role("button", name="Close").click()
    passport.evaluate("link => { location.hash = new URL(link).hash; }", link)
    expect(passport.locator(".passport__banner")).to_contain_text("came with the link")
    expect(ready(passport)).to_contain_text(
        "All of its results are in your passport on this device already."
    )
    assert "#" not in passport.url


def test_emotional_stability_leaves_only_when_it_is_added(passport: Page) -> None:
    show(passport)
    dialog(passport).get_by_label("Emotional stability").check()
    leaving = dialog(passport).locator(".preview")
    expect(leaving).to_contain_text("Emotional stability 690 580–810")
    [taken] = [entry for entry in what_leaves(passport)["entries"] if entry["kind"] == "sample"]
    assert taken["withheld"] == []
    assert taken["answers"]["N3"] == 1
    dialog(passport).get_by_label("Emotional stability").uncheck()
    expect(leaving).to_contain_text("Left out: Emotional stability.")


def test_a_link_takes_what_was_chosen_and_no_more_than_fits(page: Page, host: Host) -> None:
    results = [sample(f"sample-{n:02}", f"2026-01-{n + 1:02}") for n in range(30)]
    open_passport(page, host.url, [*results, *(sample(f"x-{n}") for n in range(10))])
    page.get_by_role("button", name="Show it to somebody").click()
    refusal = dialog(page).locator("[data-part=show-message]")
    expect(refusal).to_have_text(
        "That is more than a link can hold. Choose fewer results, or save a file.", timeout=60_000
    )
    expect(dialog(page).get_by_role("button", name="Copy the link")).to_be_disabled()
    boxes = dialog(page).locator("input[name=result]")
    for number in range(39):
        boxes.nth(number).uncheck()
    expect(dialog(page).locator(".preview")).to_contain_text("1 result,")
    boxes.nth(39).uncheck()
    expect(refusal).to_have_text("Choose at least one result.")


def test_the_link_is_copied(passport: Page, host: Host) -> None:
    passport.context.grant_permissions(["clipboard-read", "clipboard-write"])
    link = link_of(passport)
    dialog(passport).get_by_role("button", name="Copy the link").click()
    expect(dialog(passport).locator("[data-part=show-message]")).to_have_text("The link is copied.")
    assert passport.evaluate("navigator.clipboard.readText()") == link


def test_a_shared_passport_can_be_kept_by_its_owner(
    passport: Page, host: Host, browser: Any
) -> None:
    link = link_of(passport)
    other = browser.new_context()
    page = other.new_page()
    page.goto(link)
    page.get_by_role("button", name="Add to my passport").click(timeout=60_000)
    expect(page.locator("[data-part=message]")).to_have_text(
        "2 results added. Those you had stay as they were."
    )
    assert [entry["id"] for entry in stored(page)] == sorted(RESULTS)
    other.close()


def test_somebody_elses_samples_count_for_no_role(passport: Page, host: Host) -> None:
    full = [added("acl-1", ACL, 640, "2026-09-03"), added("com-1", COMMUNICATION, 612, today())]
    keep(passport, full[1:])
    expect(passport.locator(".passport__lead")).to_contain_text("3 results")
    passport.goto("about:blank")
    passport.goto(f"{host.url}passport/")
    opened(passport)
    link = link_of(passport)
    passport.goto("about:blank")
    passport.goto(link)
    opened(passport)
    passport.get_by_label("Role", exact=True).select_option("ai-product-manager")
    told = passport.locator(".role-answer")
    expected = readiness("ai-product-manager", full)
    low, high = expected["p"]["band90_shown"]
    expect(told).to_contain_text(
        f"{expected['p']['score_shown']} for the whole role, 90% band {low}–{high}"
    )
    expect(told).to_contain_text(
        f"Full results cover {expected['k_full_percent']}% of the role’s weight."
    )
    passport.get_by_label("Role", exact=True).select_option("data-engineer")
    expected = readiness("data-engineer", full)
    assert not expected["headline"]
    expect(told).to_contain_text(f"{expected['k_full_percent']}% covered by full results")
    expect(told).to_contain_text("There is no number for the role until full results cover half")


def readiness(role: str, entries: list[Any]) -> Any:
    """What CPython says to full results alone."""
    asked = {"role": role, "entries": entries, "reference": published(True), "as_of": today()}
    return ask("readiness", **asked)["published"]


def test_a_file_leaves_the_private_trait_out_and_a_backup_keeps_it(
    passport: Page, tmp_path: Path
) -> None:
    show(passport, "A file")
    shared = json.loads(saved(passport))
    assert shared == what_leaves(passport)
    [taken] = [entry for entry in shared["entries"] if entry["kind"] == "sample"]
    assert taken["withheld"] == ["emotional-stability"]
    dialog(passport).get_by_role("button", name="Close").click()
    with passport.expect_download() as started:
        passport.get_by_role("button", name="Save a backup file").first.click()
    backup = json.loads(Path(started.value.path()).read_text(encoding="utf-8"))
    expect(passport.locator("[data-part=message]")).to_have_text(
        "The backup is saved with your downloads. It holds everything, so keep it to yourself."
    )
    schema = json.loads((real_site() / "schemas" / "skills-passport-1.schema.json").read_text())
    for document in (shared, backup):
        Draft202012Validator(schema).validate(document)
    [taken] = [entry for entry in backup["entries"] if entry["kind"] == "sample"]
    assert taken["answers"]["N3"] == 1

    passport.evaluate(
        f"async () => {{ {ASSETS} await (await import(at('passport/database.js'))).drop(); }}"
    )
    expect(passport.get_by_role("heading", name="Nothing measured yet")).to_be_visible()
    path = tmp_path / "backup.json"
    path.write_text(json.dumps(backup), encoding="utf-8")
    open_file(passport, path)
    expect(passport.locator(".passport__banner")).to_contain_text("came from the file you opened")
    passport.get_by_role("button", name="Add to my passport").click()
    expect(passport.get_by_role("heading", name="Your results")).to_be_focused()
    assert stored(passport) == sorted(backup["entries"], key=lambda entry: str(entry["id"]))


def test_a_badge_opens_as_a_passport(passport: Page, tmp_path: Path) -> None:
    passport.get_by_role("button", name="Show it to somebody").click()
    dialog(passport).get_by_label("A badge").check()
    expect(dialog(passport).locator("[data-part=show-message]")).to_have_text(
        "A badge holds one result. Choose one."
    )
    dialog(passport).get_by_label("AI collaboration, 3 September 2026").uncheck()
    expect(dialog(passport).locator(".preview li")).to_have_count(1)
    path = tmp_path / "badge.json"
    path.write_text(saved(passport), encoding="utf-8")
    dialog(passport).get_by_role("button", name="Close").click()
    open_file(passport, path)
    expect(ready(passport).get_by_role("heading", name="1 result")).to_be_focused()
    expect(passport.locator(".result__traits li")).to_have_count(4)


def test_numbers_that_were_tampered_with_are_named(passport: Page, tmp_path: Path) -> None:
    show(passport, "A file")
    document = json.loads(saved(passport))
    dialog(passport).get_by_role("button", name="Close").click()
    [taken] = [entry for entry in document["entries"] if entry["kind"] == "sample"]
    place = document["entries"].index(taken)
    was = taken["traits"]["openness"]["score"]
    taken["traits"]["openness"]["score"] = 850
    path = tmp_path / "better.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    open_file(passport, path)
    banner = passport.locator(".passport__banner")
    expect(banner).to_contain_text("It claims other numbers. Where they differ, the ones below")
    expect(banner.locator("[data-part=claims] li")).to_have_text(
        f"Big Five, 18 October 2026, Openness: it says 850, we get {was}"
    )
    expect(banner.locator("[data-part=problems] li")).to_have_text(
        f"passport.entries[{place}].traits.openness.score: 850; expected {was}"
    )
    assert "850" not in " ".join(passport.locator(".result__points").all_inner_texts())


def test_the_sample_of_every_version_opens(page: Page, host: Host) -> None:
    page.clock.set_fixed_time("2030-01-01T12:00:00")
    open_passport(page, host.url)
    files = sorted(SAMPLES.glob("skills-passport-*.json"))
    assert files
    for file in files:
        open_file(page, file)
        count = len(json.loads(file.read_text())["entries"])
        heading = ready(page).get_by_role("heading", name=f"{count} results")
        expect(heading).to_be_focused(timeout=60_000)
        expect(page.locator("[data-part=claims]")).to_have_count(0)
        page.get_by_role("button", name="Close, and open my own passport").click()
        expect(page.get_by_role("heading", name="Nothing measured yet")).to_be_focused()


@pytest.mark.parametrize("count", [1, 7, 60, pytest.param(500, marks=pytest.mark.long)])
def test_whatever_is_exported_is_imported(
    page: Page, host: Host, count: int, long: bool, tmp_path: Path
) -> None:
    page.goto(f"{host.url}passport/")
    for seed in range(20 if long else 1):
        results = some_results(count, seed)
        answer = page.evaluate(
            f"""async ([results, most]) => {{ {ASSETS}
              const scoring = await import(at("scoring/client.js"));
              const {{ reference }} = await import(at("passport/reference.js"));
              const {{ link, unpack }} = await import(at("passport/link.js"));
              const {{ fromFile, fromLink }} = await import(at("passport/incoming.js"));
              const {{ today }} = await import(at("clock.js"));
              const common = {{ reference: await reference(), as_of: today() }};
              const read = {{}};
              const byLink = async (text) =>
                fromLink((await link("/", "passport", text)).split("#passport=")[1], []);
              const byFile = (text) => fromFile(new File([text], "x.json"), [], most);
              for (const via of ["backup", "file", "link"]) {{
                const entries = via === "link" ? results.slice(0, 30) : results;
                const asked = {{ entries, via, ...common }};
                const {{ result }} = await scoring.call("export_passport", asked);
                const back = await (via === "link" ? byLink : byFile)(result.text);
                read[via] = {{
                  left: result.document.entries,
                  came: back.entries.map(({{ entry }}) => entry),
                  wrong: back.disagreements,
                }};
              }}
              return read;
            }}""",
            [results, 256 * 1024],
        )
        for way in answer.values():
            assert way["came"] == way["left"]
            assert way["wrong"] == []
        assert answer["backup"]["left"] == results


def test_a_printed_passport_fits_on_one_page(page: Page, host: Host) -> None:
    results = [sample("sample-1", "2026-10-18"), sample("sample-0", "2026-03-31")]
    results += [added(f"full-{f}", f, 640, "2026-09-03") for f in (ACL, COMMUNICATION)]
    open_passport(page, host.url, results)
    assert pages(page.pdf(format="A4")) == 1
    page.emulate_media(media="print")
    expect(page.locator(".passport__lead")).to_contain_text("Self-reported, not verified")
    expect(page.locator("[data-private=true]")).to_be_hidden()
    expect(page.get_by_text("Left out of print: Emotional stability.")).to_be_visible()
    expect(page.locator(".passport__roles")).to_be_hidden()
    page.emulate_media(media="null")

    page.evaluate("window.print = () => {}")
    show(page, "A page")
    dialog(page).get_by_label("Communication, 3 September 2026").uncheck()
    dialog(page).get_by_role("button", name="Print").click()
    page.emulate_media(media="print")
    sheet = page.locator(".passport-sheet")
    expect(sheet).to_contain_text("Self-reported, not verified.")
    expect(sheet).to_contain_text("Left out: Emotional stability.")
    expect(sheet.locator(".result")).to_have_count(3)
    expect(sheet.get_by_text("Communication")).to_have_count(0)
    expect(sheet.locator("li").filter(has_text="Emotional stability")).to_have_count(0)
    expect(page.locator("[data-part=view]")).to_be_hidden()
    page.emulate_media(media="null")
    expect(sheet).to_be_hidden()
    # Making the PDF is a print of its own, after which the sheet is put away.
    assert pages(page.pdf(format="A4")) == 1
    expect(page.locator("skills-passport[data-sheet]")).to_have_count(0)

    show(page, "A page")
    dialog(page).get_by_label("Emotional stability").check()
    expect(dialog(page).locator(".preview")).to_contain_text("Emotional stability 690")
    dialog(page).get_by_role("button", name="Print").click()
    page.emulate_media(media="print")
    expect(sheet.locator("li").filter(has_text="Emotional stability").first).to_be_visible()


def pages(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


def test_readers_of_two_tabs_and_a_link(context: BrowserContext, host: Host) -> None:
    """A tab that looks at somebody's passport is not drawn over when the own one changes."""
    first, second = context.new_page(), context.new_page()
    open_passport(first, host.url, [sample("sample-1")])
    link = link_of(first)
    second.goto(link)
    expect(second.locator(".passport__banner")).to_be_visible(timeout=60_000)
    keep(first, [sample("sample-2")])
    expect(first.locator(".passport__lead")).to_contain_text("2 results")
    expect(second.locator(".passport__banner")).to_be_visible()


def test_a_dialog_that_did_not_come_can_be_asked_for_again(passport: Page, host: Host) -> None:
    host.faults["passport/show.js"] = Fault(status=503)
    passport.get_by_role("button", name="Show it to somebody").click()
    trouble = passport.locator("[data-part=trouble]")
    expect(trouble).to_contain_text("Your results are safe in this browser; try again")
    host.faults.clear()
    trouble.get_by_role("button", name="Try again").click()
    expect(dialog(passport).locator(".preview li").first).to_be_visible()
