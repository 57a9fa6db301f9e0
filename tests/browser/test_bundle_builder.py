"""Making a bundle in a real browser: CPython's numbers, and what is wrong at its field."""

from __future__ import annotations

import json
import random
import string
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, Request, expect

from tests.browser import bundles, passports
from tests.browser.built import real_site
from tests.browser.host import Fault, Host

Serve = Callable[..., Host]
ACL, SQL = "acl-prompt-to-spec", "ai-augmented-sql"
NEED_REASON = "Say in one sentence why you changed this weight."
NEED_NAME = "Enter the name of the employer or team."
NO_WEIGHT = " is not a weight. Enter a number from 0 (counts for nothing) to 1 (counts most)."


@pytest.fixture
def host(serve: Serve) -> Host:
    return serve(real_site(), scores_here=True)


@pytest.fixture
def form(page: Page, host: Host) -> Page:
    page.clock.set_fixed_time(f"{bundles.TODAY}T12:00:00")
    page.goto(f"{host.url}bundle/?role={bundles.ROLE}")
    expect(page.locator(".person")).to_have_count(4)
    return page


def own(page: Page, family: str) -> Locator:
    return page.locator(f'[name="own.{family}"]')


def slide(page: Page, family: str) -> Locator:
    item = page.locator(".weighing", has=own(page, family))
    return item.get_by_role("slider", name="Drag your weight")


def weigh(page: Page, family: str, weight: str) -> None:
    own(page, family).fill(weight)
    own(page, family).blur()


def write_at_once(page: Page, written: dict[str, str]) -> None:
    """Fill many fields without a pause between them, in which the page would ask the scoring."""
    page.evaluate(
        """(written) => {
          for (const [name, value] of Object.entries(written)) {
            const field = document.querySelector(`[name="${name}"]`);
            field.value = value;
            field.dispatchEvent(new InputEvent("input", { bubbles: true }));
          }
        }""",
        written,
    )


def reason(page: Page, family: str) -> Locator:
    return page.locator(f'[name="details.reasons.{family}"]')


def make(page: Page) -> None:
    page.get_by_role("button", name="Make the bundle").click()


def make_whole(page: Page) -> None:
    weigh(page, ACL, "0.5")
    reason(page, ACL).fill("The team writes its own evals.")
    page.get_by_label("Employer or team").fill("Example Works")
    make(page)
    expect(page.get_by_role("heading", name="Your bundle")).to_be_focused()


def statement(page: Page) -> Locator:
    return page.locator("[data-part=statement]").first


def error(page: Page, field: str) -> Locator:
    return page.locator(f'[data-error="{field}"]')


def asked(page: Page, **weights: float) -> dict[str, Any]:
    """What CPython says of the page's own candidates under `weights`."""
    data = json.loads(page.locator("role-bundle script[data-part=data]").text_content() or "")
    candidates = [
        {
            "name": person["name"],
            "entries": page.evaluate(
                """async ([results, today]) => {
                  const { moved } = await import(new URL(
                    "bundle/calendar.js", document.querySelector("script[type=module]").src));
                  return results.map(({ entry, age_days }) =>
                    ({ ...entry, date: moved(today, { days: -age_days }) }));
                }""",
                [person["results"], bundles.TODAY],
            ),
        }
        for person in data["candidates"]
    ]
    own = {**bundles.role()["weights"], **weights}
    return bundles.ask("bundle", role=bundles.ROLE, own=own, candidates=candidates)


def test_by_keyboard_alone_from_a_guide(page: Page, host: Host) -> None:
    foreign: list[str] = []

    def note(request: Request) -> None:
        if not request.url.startswith((host.origin, "data:", "blob:")):
            foreign.append(request.url)

    page.on("request", note)
    page.clock.set_fixed_time(f"{bundles.TODAY}T12:00:00")
    page.goto(f"{host.url}roles/{bundles.ROLE}/")
    page.get_by_role("link", name="build a bundle from these weights").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".person")).to_have_count(4)
    page.evaluate(
        "addEventListener('securitypolicyviolation', e => { document.title += ' BLOCKED '"
        " + e.violatedDirective; })"
    )
    expect(page.get_by_label("Role", exact=True)).to_have_value(bundles.ROLE)
    own(page, SQL).focus()
    page.keyboard.press("ArrowUp")
    expect(own(page, SQL)).to_have_value("0.75")
    page.keyboard.press("Tab")
    expect(slide(page, SQL)).to_be_focused()
    expect(slide(page, SQL)).to_have_value("0.75")
    page.keyboard.press("Tab")
    expect(reason(page, SQL)).to_be_focused()
    page.keyboard.type("Our product managers live in the event tables.")
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.name") == "details.employer":
            break
    page.keyboard.type("Example Works")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Your bundle")).to_be_focused()
    page.keyboard.press("Tab")
    link = page.get_by_label("The link")
    expect(link).to_be_focused()
    document = bundles.document(
        own={SQL: 0.75},
        reasons={SQL: "Our product managers live in the event tables."},
    )
    expect(page.locator(".bundle-view__digest")).to_have_text(document["digest"])
    assert foreign == []
    assert page.title() == "Build a bundle · AIEH career guides"


def test_shares_and_invented_candidates_are_cpythons(form: Page) -> None:
    weigh(form, ACL, "0.5")
    expect(statement(form)).to_have_text(
        "1 of 4 weights changed. With every weight, the shares of all the others move too."
    )
    said = asked(form, **{ACL: 0.5})
    for row in said["comparison"]["families"]:
        item = form.locator(".weighing", has=own(form, row["family"]))
        expect(item.locator(".weighing__percent")).to_have_text(
            [f"{row['published_share_percent']}%", f"{row['own_share_percent']}%"]
        )
        changed = "▼ Lowered from .95" if row["family"] == ACL else "Unchanged"
        expect(item.locator("[data-part=mark]")).to_have_text(changed)
    for place, person in enumerate(said["candidates"]):
        item = form.locator(".person").nth(place)
        expect(item.locator("h4")).to_have_text(f"{person['name']} Invented")
        expect(item.locator(".standing")).to_have_text(
            [standing("Published", person["published"]), standing("Yours", person["own"])],
            use_inner_text=True,
        )
    assert [person["samples_left_out"] for person in said["candidates"]] == [0, 0, 0, 1]
    expect(form.locator(".person").last).to_contain_text(
        "1 sample left out. An employer’s view never counts samples."
    )


def standing(who: str, readiness: dict[str, Any]) -> str:
    """A readiness as the page words it."""
    if not readiness["headline"]:
        return (
            f"{who} No number: full results cover {readiness['k_full_percent']}% of the weight, "
            "and half is needed."
        )
    (p, r), covered = (readiness["p"], readiness["r"]), readiness["k_full_percent"]
    return (
        f"{who} {p['score_shown']} {p['band90_shown'][0]}–{p['band90_shown'][1]} On what was taken "
        f"{r['score_shown']}, {r['band90_shown'][0]}–{r['band90_shown'][1]}; {covered}% covered"
    )


def test_a_slider_is_answered_before_the_scoring(page: Page, host: Host) -> None:
    """Here the scoring never answers, and the preview has its numbers all the same."""
    host.faults["scoring.zip"] = host.faults["scoring.zip.gz"] = Fault(status=404)
    host.scores_here = False
    page.clock.set_fixed_time(f"{bundles.TODAY}T12:00:00")
    page.goto(f"{host.url}bundle/?role={bundles.ROLE}")
    slide(page, ACL).fill("0.5")
    expect(own(page, ACL)).to_have_value("0.5")
    said = asked(page, **{ACL: 0.5})
    for place, person in enumerate(said["candidates"]):
        item = page.locator(".person").nth(place)
        expect(item.locator(".standing")).to_have_text(
            [standing("Published", person["published"]), standing("Yours", person["own"])],
            use_inner_text=True,
        )
    expect(page.locator("[data-part=verdict]")).to_be_empty()


HELD = """() => {
  const { setTimeout, Worker } = window;
  const { postMessage } = Worker.prototype;
  const [pauses, asks] = [[], []];
  window.setTimeout = (run, ...rest) =>
    /#update/.test(run) ? pauses.push(run) : setTimeout(run, ...rest);
  window.endPause = () => void pauses.splice(0).at(-1)();
  Worker.prototype.postMessage = function (message) {
    const send = () => postMessage.call(this, message);
    if (!message.request?.includes('"op":"bundle"')) return send();
    asks.push(send);
    document.body.dataset.asks = asks.length;
    const answered = () => (document.body.dataset.answered = "yes");
    this.addEventListener("message", answered, { once: true });
  };
  window.send = () => void asks.shift()();
}"""
"""Here the test says when the pause after a change ends, and when the scoring is asked."""


def test_an_answer_about_an_earlier_weight_is_not_drawn(form: Page) -> None:
    """The preview stands until the scoring has answered about the weight that it is of."""
    people, verdict = form.locator("[data-part=people]"), form.locator("[data-part=verdict]")
    expect(verdict).not_to_have_attribute("data-pending", "")
    form.evaluate(HELD)
    slide(form, ACL).fill("0.5")
    form.evaluate("endPause()")
    expect(form.locator("body")).to_have_attribute("data-asks", "1")
    slide(form, ACL).fill("0")
    preview = people.inner_text()
    form.evaluate("send()")
    expect(form.locator("body")).to_have_attribute("data-answered", "yes")
    form.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert people.inner_text() == preview
    expect(verdict).to_have_attribute("data-pending", "")


def test_the_verdict_and_how_far_a_weight_is_from_mattering(form: Page) -> None:
    verdict = form.locator("[data-part=verdict]")
    expect(verdict).to_have_text(
        "Change a weight to see whether it puts anybody below in another order."
    )
    slide(form, ACL).fill("0.6")
    expect(verdict).to_contain_text("This change reorders nobody.")
    said = asked(form, **{ACL: 0.6})
    assert said["turns"] == []
    moved = said["candidates"][0]["move"]
    expect(form.locator(".person").first.locator("[data-part=move]")).to_have_text(
        f"Your weights move this number by {signed(moved['points_shown'])} (90% band "
        f"{signed(moved['band90_shown'][0])} to {signed(moved['band90_shown'][1])}). "
        "It may not have moved at all."
    )
    tips = {row["family"]: row for row in said["tipping"]}
    shown = form.locator(".weighing", has=own(form, ACL)).locator("[data-part=tipping]")
    assert tips[ACL] == {"family": ACL, "below": 0.5, "above": None}
    expect(shown).to_have_text("Changing only this weight makes a difference at .50 or less.")
    slide(form, ACL).fill("0.5")
    expect(verdict).to_contain_text(
        "Example C now gets a number: full results cover half of these weights."
    )


def signed(points: int) -> str:
    return f"{points:+d}".replace("-", "−").replace("+0", "0")


def test_a_wrong_weight_is_told_while_it_is_typed(form: Page) -> None:
    own(form, ACL).fill("1.5")
    expect(error(form, f"own.{ACL}")).to_have_text(f"1.5{NO_WEIGHT}")
    expect(own(form, ACL)).to_be_focused()


def test_a_pure_rescaling_is_called_the_same_shares(form: Page) -> None:
    for family, weight in {
        ACL: "0.475",
        "communication": "0.425",
        SQL: "0.35",
        "big-five-personality": "0.25",
    }.items():
        weigh(form, family, weight)
    expect(statement(form)).to_have_text(
        "Same shares. Every weight is the published one times the same number, which changes "
        "nothing for anybody."
    )
    form.get_by_role("button", name="Back to the published weights").click()
    expect(statement(form)).to_have_text("Nothing is changed. These are the published weights.")
    expect(own(form, ACL)).to_have_value("0.95")
    expect(reason(form, ACL)).to_be_hidden()


def test_what_is_missing_is_said_at_once_and_at_its_field(form: Page) -> None:
    weigh(form, ACL, "0.5")
    form.locator('[name="details.review_by"]').fill("2027-01-01")
    make(form)
    summary = form.locator("[data-part=errors]")
    expect(summary).to_be_focused()
    expect(summary.locator("strong")).to_have_text("The bundle is not made yet")
    expect(summary.locator("li")).to_have_text(
        [
            f"Employer or team: {NEED_NAME}",
            f"Why, AI collaboration: {NEED_REASON}",
        ]
    )
    assert form.title() == "Error: Build a bundle · AIEH career guides"
    expect(error(form, f"details.reasons.{ACL}")).to_have_text(NEED_REASON)
    expect(reason(form, ACL)).to_have_accessible_description(NEED_REASON)
    expect(error(form, "details.employer")).to_have_text(NEED_NAME)
    summary.get_by_role("link", name="Employer or team").click()
    expect(form.get_by_label("Employer or team")).to_be_focused()
    form.keyboard.type("Example Works")
    expect(error(form, "details.employer")).to_be_hidden()
    reason(form, ACL).fill("The team writes its own evals.")
    expect(error(form, "details.review_by")).to_have_text(
        "Choose a day 6 to 12 months from today."
    )
    form.locator('[name="details.review_by"]').fill("2027-06-01")
    expect(summary).to_be_hidden()
    assert form.title() == "Build a bundle · AIEH career guides"
    make(form)
    expect(form.get_by_role("heading", name="Your bundle")).to_be_focused()


@pytest.mark.parametrize(
    ("weight", "field", "sentence"),
    [
        ("1.5", f"own.{ACL}", f"1.5{NO_WEIGHT}"),
        ("-1", f"own.{ACL}", f"-1{NO_WEIGHT}"),
        ("0.12345", f"own.{ACL}", "Use at most four digits after the point."),
        ("", f"own.{ACL}", "Enter a weight from 0 to 1."),
    ],
)
def test_weights_that_cannot_be(form: Page, weight: str, field: str, sentence: str) -> None:
    weigh(form, ACL, weight)
    expect(error(form, field)).to_have_text(sentence)
    expect(own(form, ACL)).to_have_attribute("aria-invalid", "true")
    expect(form.locator("[data-outdated]")).to_have_count(1)
    make(form)
    summary = form.locator("[data-part=errors]")
    expect(summary).to_be_focused()
    expect(summary.locator("a")).to_have_text(["Your weight, AI collaboration"])
    weigh(form, ACL, "0.95")
    expect(error(form, field)).to_be_hidden()
    expect(summary.locator("a")).to_have_text(["Employer or team"])
    form.get_by_label("Employer or team").fill("Example Works")
    expect(summary).to_be_hidden()
    expect(form.locator("[data-outdated]")).to_have_count(0)


def test_weights_of_nothing_at_all(form: Page) -> None:
    for family in (ACL, "communication", SQL, "big-five-personality"):
        weigh(form, family, "0")
    expect(error(form, "own")).to_have_text(
        "All weights are 0, so nothing would count. Raise at least one."
    )


def test_link_and_file_hold_what_the_preview_shows(
    form: Page, browser: Browser, tmp_path: Path
) -> None:
    make_whole(form)
    document = bundles.document()
    expect(form.locator(".bundle-view__digest")).to_have_text(document["digest"])
    form.locator(".bundle__preview summary").click()
    assert json.loads(form.locator(".bundle__preview pre").inner_text()) == document

    with form.expect_download() as download:
        form.get_by_role("button", name="Save as a file").click()
    assert download.value.suggested_filename == "bundle-ai-product-manager-2026-11-24.json"
    file = tmp_path / "bundle.json"
    download.value.save_as(file)
    assert json.loads(file.read_text(encoding="utf-8")) == document

    link = form.get_by_label("The link").input_value()
    assert len(link) < 1000
    reader = browser.new_context().new_page()
    reader.clock.set_fixed_time(f"{bundles.TODAY}T12:00:00")
    reader.goto(link)
    digest = reader.locator(".bundle-view__digest")
    expect(digest).to_have_text(document["digest"])
    reader.locator("[data-part=file]").set_input_files(file)
    heading = reader.get_by_role("heading", name="Example Works: weights for AI Product Manager")
    expect(heading).to_be_focused()
    expect(digest).to_have_text(document["digest"])
    reader.context.close()


def test_the_link_is_copied_only_on_a_press(form: Page) -> None:
    form.context.grant_permissions(["clipboard-read", "clipboard-write"])
    form.evaluate("navigator.clipboard.writeText('before')")
    make_whole(form)
    assert form.evaluate("navigator.clipboard.readText()") == "before"
    form.get_by_role("button", name="Copy the link").click()
    expect(form.locator("[data-part=note]")).to_have_text("The link is copied.")
    link = form.get_by_label("The link").input_value()
    assert form.evaluate("navigator.clipboard.readText()") == link
    form.evaluate("void (navigator.clipboard.writeText = () => Promise.reject(Error('denied')))")
    form.get_by_role("button", name="Copy the link").click()
    expect(form.locator("[data-part=note]")).to_have_text(
        "The browser does not let the page copy. The link is selected: copy it yourself."
    )
    assert form.evaluate("getSelection().toString()") == link


def test_a_change_puts_the_made_bundle_away(form: Page) -> None:
    make_whole(form)
    form.get_by_label("Employer or team").focus()
    form.get_by_label("Employer or team").blur()
    expect(form.locator(".bundle__made")).to_have_count(1)
    weigh(form, ACL, "0.6")
    expect(form.locator(".bundle__made")).to_have_count(0)
    put_away = form.locator("[data-part=put-away]")
    expect(put_away).to_have_text(
        "You changed something, so the bundle that was made is put away. Make it again."
    )
    reason(form, ACL).fill("The team writes its own evals.")
    make(form)
    expect(form.get_by_role("heading", name="Your bundle")).to_be_focused()
    expect(put_away).to_be_empty()


@pytest.mark.parametrize(
    ("today", "review"),
    [("2026-11-24", "2027-08-24"), ("2027-05-31", "2028-03-02"), ("2028-02-29", "2028-11-29")],
)
def test_the_review_is_nine_months_ahead_at_first(
    page: Page, host: Host, today: str, review: str
) -> None:
    page.clock.set_fixed_time(f"{today}T12:00:00")
    page.goto(f"{host.url}bundle/?role={bundles.ROLE}")
    expect(page.locator('[name="details.review_by"]')).to_have_value(review)
    page.get_by_label("Employer or team").fill("Example Works")
    make(page)
    expect(page.get_by_role("heading", name="Your bundle")).to_be_focused(timeout=60_000)


def test_another_role_begins_anew(form: Page, host: Host) -> None:
    make_whole(form)
    form.get_by_label("Role", exact=True).select_option("data-engineer")
    expect(form.get_by_role("heading", name="Your weights for Data Engineer")).to_be_visible()
    assert form.url == f"{host.url}bundle/?role=data-engineer"
    expect(form.locator(".bundle__made")).to_have_count(0)
    expect(form.get_by_label("Employer or team")).to_have_value("")
    expect(form.locator(".weighing h3").first).to_have_text("AI-Augmented SQL")
    make(form)
    expect(error(form, "details.employer")).to_have_text(NEED_NAME)
    form.get_by_label("Role", exact=True).select_option("ai-ux-designer")
    expect(form.locator(".person")).to_have_count(4)
    expect(form.locator("[data-part=errors]")).to_be_hidden()
    expect(form.locator("[data-error]:visible")).to_have_count(0)
    form.get_by_label("Role", exact=True).select_option("")
    expect(form.locator(".weighing")).to_have_count(0)
    assert form.url == f"{host.url}bundle/"


def test_a_role_that_is_not_there(page: Page, host: Host) -> None:
    page.goto(f"{host.url}bundle/?role=astronaut")
    expect(page.locator("[data-part=message]")).to_have_text(
        "The address names a role that is not here. Choose one from the list."
    )
    expect(page.get_by_label("Role", exact=True)).to_have_value("")


def test_it_says_what_can_be_assessed_today(form: Page) -> None:
    available = asked(form)["available"]
    assert set(available.values()) == {"none", "full"}
    expect(form.locator("[data-part=offer]")).to_have_text(
        "In full, today: Big Five. Not open yet: AI collaboration, Communication, "
        "AI-Augmented SQL. Tests catalog"
    )
    tags = form.locator(".weighing .tag")
    expect(tags).to_have_text(["Not open yet"] * 3 + ["Open"])


def test_a_bundle_that_fits_no_link_is_a_file(page: Page, host: Host) -> None:
    """With as many families as a role may have, and long reasons for all of them."""
    published = passports.published(roles=True)
    family = published["families"][0]
    ids = [f"family-{number:02}" for number in range(46)]
    many = [{**family, "id": name} for name in ids] + published["families"]
    roles = [{**published["roles"][0], "weights": dict.fromkeys(ids, 0.5)}]
    page.route(
        "**/scoring/reference.json",
        lambda route: route.fulfill(json={"families": many, "quizzes": published["quizzes"]}),
    )
    page.route("**/scoring/roles.json", lambda route: route.fulfill(json={"roles": roles}))
    page.goto(f"{host.url}bundle/?role={roles[0]['id']}")
    expect(page.locator(".person")).to_have_count(4)
    chance = random.Random(1)
    written = {f"own.{name}": "0.4" for name in ids[1:]} | {f"own.{ids[0]}": "0.3"}
    for name in ids:
        written[f"details.reasons.{name}"] = "".join(chance.choices(string.ascii_letters, k=300))
    write_at_once(page, written)
    page.get_by_label("Employer or team").fill("Example Works")
    make(page)
    expect(page.locator(".bundle__made .notice--warn").first).to_have_text(
        "This bundle is too long for a link, which holds at most 16 kB. Send it as a file.",
    )
    expect(page.get_by_role("button", name="Copy the link")).to_have_count(0)
    expect(page.get_by_role("button", name="Save as a file")).to_be_visible()
    expect(page.locator(".bundle__preview .weighing")).to_have_count(46)


def test_without_scoring_the_form_stays_and_can_be_tried_again(page: Page, host: Host) -> None:
    host.scores_here = False
    host.faults["scoring.zip"] = host.faults["scoring.zip.gz"] = Fault(status=404)
    page.goto(f"{host.url}bundle/?role={bundles.ROLE}")
    trouble = page.locator("[data-part=trouble]")
    expect(trouble).to_contain_text("The numbers could not be worked out. Nothing was changed.")
    own(page, ACL).fill("0.5")
    expect(reason(page, ACL)).to_be_visible()
    expect(trouble).to_contain_text("The numbers could not be worked out. Nothing was changed.")
    host.faults.clear()
    page.get_by_role("button", name="Try again").click()
    expect(page.locator(".person")).to_have_count(4)
    expect(own(page, ACL)).to_have_value("0.5")
    expect(trouble).to_be_empty()


def test_without_scripts_the_page_says_what_remains(browser: Browser, host: Host) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(f"{host.url}bundle/")
    expect(page.locator("role-bundle noscript p")).to_have_text(
        "Building and opening bundles needs scripts, which are off in this browser. Every guide "
        "shows its published weights, and how scoring works tells what changing them does."
    )
    page.context.close()
