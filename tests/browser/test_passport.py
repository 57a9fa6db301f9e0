"""The passport in a real browser: kept, shown, removed, and where nothing can be stored."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from itertools import chain
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from careerguide.building.whole import build
from careerguide.content import kept_versions
from careerguide.content.catalog import shared
from careerguide.project.places import Places
from careerguide.python_runtime import runtime as runtimes
from scoring.scale import nearest_ten
from tests.browser.built import real_site
from tests.browser.host import Host
from tests.browser.kept import fill, score
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
    stored,
    today,
)
from tests.projects import copy_project

Serve = Callable[..., Host]
ACL, COMMUNICATION, SQL = "acl-prompt-to-spec", "communication", "ai-augmented-sql"
BIG_FIVE = "big-five-personality"
REMOVE_ACL = "Remove the result of 3 September 2026, AI collaboration"


@pytest.fixture
def host(serve: Serve) -> Host:
    return serve(real_site(), scores_here=True)


def message(page: Page) -> Any:
    return page.locator("[data-part=message]")


def card(page: Page, family: str) -> Any:
    name = page.get_by_role("link", name=family, exact=True)
    return page.locator(".result").filter(has=page.locator("h3").filter(has=name))


def text(locator: Any) -> str:
    return " ".join(locator.inner_text().split())


def download(page: Page, press: Callable[[], None]) -> str:
    with page.expect_download() as started:
        press()
    return Path(started.value.path()).read_text(encoding="utf-8")


def test_from_the_sample_to_a_passport_with_a_backup(page: Page, host: Host) -> None:
    page.goto(f"{host.url}passport/")
    expect(page.get_by_role("heading", name="Nothing measured yet")).to_be_visible()
    page.get_by_role("link", name="Take the sample").click()
    for statement in page.locator("[data-group][data-shown] fieldset").all():
        statement.locator('input[value="4"]').check()
    page.get_by_role("button", name="See my result").click()
    page.get_by_role("button", name="Save to my passport").click(timeout=60_000)
    notice = page.locator("[data-part=keep] .notice")
    expect(notice).to_be_focused()
    expect(notice).to_contain_text("Kept. Your passport holds one result, in this browser only.")
    backup = json.loads(download(page, page.get_by_role("button", name="Save a backup file").click))
    [entry] = stored(page)
    assert (entry["quiz"], entry["kind"], len(entry["answers"])) == ("big-five", "sample", 5)
    assert backup["entries"] == [entry]
    page.get_by_role("link", name="Open your Skills Passport").click()
    expect(page.get_by_role("heading", name="Your results")).to_be_visible(timeout=60_000)
    expect(page.locator(".passport__lead")).to_contain_text("1 result")
    expect(page.locator(".passport__lead")).to_contain_text("Self-reported, not verified")


def test_every_number_is_the_one_that_cpython_gives(page: Page, host: Host) -> None:
    page.clock.set_fixed_time("2026-11-24T12:00:00")
    results = [
        sample("sample-1", "2026-11-24"),
        sample("sample-0", "2025-03-31", C4=5, N3=6),
        added("acl-1", ACL, 640, "2026-09-03"),
        added("com-1", COMMUNICATION, 612, "2023-02-11"),
    ]
    open_passport(page, host.url, results)
    answer = ask("passport", entries=results, reference=published(True), as_of="2026-11-24")
    by_id = {result["id"]: result for result in answer["entries"]}

    acl = text(card(page, "AI collaboration"))
    assert acl.startswith(
        "AI collaboration Entered by hand 566–714 around 640 Taken 3 September 2026, 3 months"
    )
    assert f"Counts today {by_id['acl-1']['freshness_percent']}%" in acl
    assert "Take it again around 3 September 2027" in acl
    assert "Standard error 45 points, assumed" in acl
    stale = text(card(page, "Communication"))
    assert "Taken 11 February 2023, 45 months ago" in stale
    assert "Take it again due since 11 February 2026" in stale

    big_five = card(page, "Big Five")
    for trait in by_id["sample-1"]["traits"]:
        row = big_five.locator("li").filter(has_text=_name(trait["trait"]))
        low, high = trait["band90_shown"]
        expect(row.locator("b")).to_have_text(f"{low}–{high}")
        at = (trait["score"] - 300) / 5.5
        assert float(row.locator("circle").get_attribute("cx")[:-1]) == pytest.approx(at)
    assert "Versions big-five-sample 1.0, norms 2026-11-24" in text(big_five)
    assert "Take it again" not in text(big_five)
    assert "Sample, not a full assessment: five questions, one per trait." in text(big_five)
    assert "Do not use this to hire, reject or rank anyone." in text(big_five)

    page.locator(".passport__rest summary").click()
    lines = page.locator(".role-line")
    order = [*chain(*answer["groups"]), *answer["alphabetical"]]
    links = lines.locator("h3 a").evaluate_all("all => all.map(a => a.pathname)")
    assert links == [f"/roles/{role}/" for role in order]
    for index, role in enumerate(order):
        line, told = text(lines.nth(index)), answer["roles"][role]
        assert f"{told['k_percent']}% covered, {told['k_full_percent']}% by full results" in line
        assert told["headline"] == (f"{told['p']['score_shown']} for the whole role" in line)
    best = answer["next"]["best"]
    step = text(page.locator(".passport__next"))
    assert "Big Five is open today. A full result would cover" in step
    assert "{} to {}% more of every role".format(*answer["next"]["open"]["gain_percent"]) in step
    assert best == answer["next"]["open"] or "would cover more" in step
    assert "by version 1.2.0 of the scoring" in text(page.locator(".passport__results"))


def _name(trait: str) -> str:
    return trait.replace("-", " ").capitalize()


def test_roles_stand_in_order_only_where_results_tell_them_apart(page: Page, host: Host) -> None:
    open_passport(page, host.url, [sample("sample-1")])
    order = page.locator(".passport__order")
    expect(order).to_contain_text("No role has a number yet. It takes full results that cover")
    rest = page.get_by_text("How much of each role your results cover")
    expect(page.locator(".role-line").first).to_be_hidden()
    rest.click()
    titles = page.locator(".role-line h3").all_inner_texts()
    assert titles == sorted(titles, key=str.casefold)
    assert "for the whole role" not in text(page.locator(".role-lines"))
    keep(page, [added(f"f-{f}", f, 640, today()) for f in (ACL, COMMUNICATION, SQL)])
    expect(order).to_contain_text(
        "In alphabetical order: these results put no role ahead of another. The differences are "
        "smaller than their margin of error."
    )
    titles = page.locator(".role-line h3").all_inner_texts()
    assert titles == sorted(titles, key=str.casefold)
    # A far better result, and a far worse one, tell roles apart.
    far = [added("far-c", COMMUNICATION, 850, today()), added("far-s", SQL, 300, today())]
    page.evaluate(
        f"async () => {{ {ASSETS} await (await import(at('passport/database.js'))).drop(); }}"
    )
    keep(page, [*far, added("far-a", ACL, 575, today())])
    expect(order).to_contain_text("The roles with the highest numbers come first.")
    answer = ask(
        "passport",
        entries=[*far, added("far-a", ACL, 575, today())],
        reference=published(True),
        as_of=today(),
    )
    assert len(answer["groups"]) > 1
    starts = page.locator(".role-line[data-start] h3 a")
    later = answer["groups"][1:]
    paths = starts.evaluate_all("all => all.map(a => a.pathname)")
    assert paths == [f"/roles/{group[0]}/" for group in later if group]


def test_one_card_says_what_to_take_next(page: Page, host: Host) -> None:
    open_passport(page, host.url, [added("acl-1", ACL, 640, today())])
    step = page.locator(".passport__next")
    expect(step).to_contain_text("Big Five is open today. A full result would cover")
    expect(step).to_contain_text("Communication would cover more")
    link = step.get_by_role("link", name="Take Big Five")
    assert link.evaluate("a => a.pathname") == "/big-five/"
    # A role says its next step only where that is another one.
    page.get_by_text("How much of each role your results cover").click()
    line = page.locator(".role-line").filter(has_text="Data Engineer")
    expect(line).to_contain_text("AI-Augmented SQL would add most")
    line = page.locator(".role-line").filter(has_text="AI Product Manager")
    assert "would add most" not in text(line)


def test_the_last_view_is_there_at_once(page: Page, host: Host) -> None:
    open_passport(page, host.url, [added("acl-1", ACL, 640, today())])
    shown = text(page.locator(".passport__results"))
    page.add_init_script("globalThis.Worker = class { postMessage() {} terminate() {} };")
    page.reload()
    expect(page.locator(".passport__lead")).to_be_visible()
    assert text(page.locator(".passport__results")) == shown
    # It is the answer about these results and no others.
    keep(page, [added("com-1", COMMUNICATION, 612, today())])
    page.reload()
    expect(page.locator("skills-passport[data-busy]")).to_be_visible()
    expect(page.locator(".passport__lead")).to_have_count(0)


def test_several_results_of_a_family_over_time(page: Page, host: Host) -> None:
    results = [added(f"acl-{y}", ACL, 500 + y, f"20{y}-05-31") for y in (22, 24, 26)]
    open_passport(page, host.url, [*results, sample("s-1", "2026-05-31"), sample("s-2", C4=6)])
    acl = card(page, "AI collaboration")
    expect(acl.locator(".trait__band")).to_have_text("452–600")
    acl.get_by_text("All 3 results over time").click()
    figure = acl.locator("figure svg").first
    caption = text(acl.locator("figure figcaption"))
    assert caption == "AI collaboration around 522 first, around 526 last"
    expect(figure.locator("> title")).to_have_text(
        "AI collaboration over time: around 522 on 31 May 2022, around 526 on 31 May 2026"
    )
    expect(figure.locator("circle")).to_have_count(3)
    places = figure.locator("circle").evaluate_all(
        "all => all.map(c => c.parentNode.getAttribute('x'))"
    )
    assert places[0] == "0%"
    assert float(places[1][:-1]) == pytest.approx(50, abs=0.1)
    assert places[2] == "100%"
    rows = acl.locator("tbody tr")
    assert [text(row).split(" Entered")[0] for row in rows.all()] == [
        "31 May 2026",
        "31 May 2024",
        "31 May 2022",
    ]
    card(page, "Big Five").get_by_text("All 2 results over time").click()
    expect(card(page, "Big Five").locator("figure")).to_have_count(5)


def test_results_of_one_day_are_drawn_in_the_order_they_were_kept(page: Page, host: Host) -> None:
    """A date has no hour: ids tell the order, on this device and on every other."""
    shown = []
    for answer in (1, 6, 2):
        page.goto(f"{host.url}big-five-sample/")
        fill(page, {"O3": answer, "C4": 4, "E2": 4, "A3": 4, "N3": 4})
        shown.append(score(page)["openness"].split()[-1])
        page.get_by_role("button", name="Save to my passport").click()
        expect(page.locator("[data-part=keep] .notice")).to_be_focused()
    page.goto(f"{host.url}passport/")
    big_five = card(page, "Big Five")
    big_five.get_by_text("All 3 results over time").click()
    day = "24 November 2026"
    expect(big_five.locator("figure svg > title").first).to_have_text(
        f"Openness over time: around {shown[0]} on {day}, around {shown[2]} on {day}"
    )
    scores = big_five.locator("tbody .history__score:first-child b")
    assert scores.all_inner_texts() == [*reversed(shown)]
    expect(big_five.locator("li", has_text="Openness").first).to_contain_text(f"around {shown[2]}")


def test_a_later_id_sorts_behind_all_of_its_day(page: Page, host: Host) -> None:
    page.goto(f"{host.url}privacy/")
    ids = page.evaluate(
        f"""async () => {{ {ASSETS}
          const {{ laterId }} = await import(at("passport/id.js"));
          const kept = ["sample-1", "zzzzzzzzzzzzzzzz"].map((id) => ({{ id, date: "2026-11-24" }}));
          for (let round = 0; round < 500; round += 1) {{
            kept.push({{ id: laterId(kept, "2026-11-24"), date: "2026-11-24" }});
          }}
          const other = laterId(kept, "2026-11-25");
          return [kept.map(({{ id }}) => id), other];
        }}"""
    )
    kept, other = ids
    assert kept[1:] == sorted(set(kept[1:]))
    assert all(re.fullmatch(r"[A-Za-z0-9]([A-Za-z0-9._-]{0,62}[A-Za-z0-9])?", id) for id in kept)
    assert re.fullmatch("[0-9a-f]{16}", other)


def test_a_result_from_elsewhere_is_added_by_hand(page: Page, host: Host) -> None:
    open_passport(page, host.url)
    page.get_by_role("button", name="Add a result from elsewhere").click()
    dialog = page.get_by_role("dialog", name="Add a result from elsewhere")
    dialog.get_by_label("Family").select_option(COMMUNICATION)
    expect(dialog.get_by_text("Standard error of 50 points: an assumption")).to_be_visible()
    dialog.get_by_label("Score, from 300 to 850").fill("640.5")
    page.keyboard.press("Enter")
    errors = dialog.locator(".error-summary")
    expect(errors).to_be_focused(timeout=60_000)
    assert sorted(errors.locator("a").all_inner_texts()) == [
        "Day: choose the day you took it. It can’t be later than today.",
        "Score: enter a whole number from 300 to 850.",
    ]
    errors.locator("a").filter(has_text="Score").click()
    expect(dialog.get_by_label("Score, from 300 to 850")).to_be_focused()
    assert stored(page) == []
    page.keyboard.type("640")
    dialog.get_by_label("Score, from 300 to 850").fill("640")
    dialog.get_by_label("Day you took it").fill("2026-09-03")
    page.keyboard.press("Enter")
    expect(message(page)).to_have_text(
        "Added. Save a backup, so that it does not depend on this browser alone."
    )
    [entry] = stored(page)
    assert entry == added(entry["id"], COMMUNICATION, 640, "2026-09-03")
    expect(page.get_by_role("heading", name="Your results")).to_be_focused()


def test_one_result_is_removed_after_a_question(page: Page, host: Host) -> None:
    open_passport(page, host.url, [sample("sample-1"), added("acl-1", ACL, 640, "2026-09-03")])
    page.get_by_role("button", name=REMOVE_ACL).click()
    dialog = page.get_by_role("dialog", name="Remove this result?")
    expect(dialog).to_contain_text(
        "AI collaboration, 3 September 2026. Only a backup could bring it back."
    )
    dialog.get_by_role("button", name="Keep it").click()
    assert len(stored(page)) == 2
    page.get_by_role("button", name=REMOVE_ACL).click()
    dialog.get_by_role("button", name="Remove it").click()
    expect(message(page)).to_have_text("The result is removed.")
    assert [entry["id"] for entry in stored(page)] == ["sample-1"]


def test_deleting_everything_leaves_nothing_of_this_site_and_all_of_others(
    page: Page, host: Host
) -> None:
    open_passport(page, host.url, [sample("sample-1")])
    page.evaluate(
        """async () => {
          await caches.open("/#offline pages 1");
          await caches.open("/other/#offline pages 1");
          localStorage.setItem("/#colors", "{}");
          localStorage.setItem("/other/#colors", "{}");
          sessionStorage.setItem("/#guide", "{}");
          await new Promise((done) => {
            const other = indexedDB.open("/other/#passport", 1);
            other.onsuccess = () => { other.result.close(); done(); };
          });
        }"""
    )
    page.get_by_role("button", name="Delete everything…").click()
    dialog = page.get_by_role("dialog", name="Delete everything?")
    backup = json.loads(
        download(page, dialog.get_by_role("button", name="Save a backup first").click)
    )
    assert [entry["id"] for entry in backup["entries"]] == ["sample-1"]
    dialog.get_by_role("button", name="Delete everything").click()
    expect(message(page)).to_have_text("Everything this site stored in this browser is deleted.")
    expect(page.get_by_role("heading", name="Nothing measured yet")).to_be_focused()
    left = page.evaluate(
        """async () => [
          ...(await indexedDB.databases()).map(({ name }) => name),
          ...(await caches.keys()),
          ...Object.keys(localStorage), ...Object.keys(sessionStorage)]"""
    )
    # The page itself looks into its stores again, and finds nothing.
    assert stored(page) == []
    assert sorted(set(left) - {"/#passport", "/#ratings", "/#last"}) == [
        "/other/#colors",
        "/other/#offline pages 1",
        "/other/#passport",
    ]


def test_other_tabs_follow(context: BrowserContext, host: Host) -> None:
    first, second = context.new_page(), context.new_page()
    open_passport(first, host.url, [sample("sample-1")])
    open_passport(second, host.url)
    expect(second.locator(".passport__lead")).to_contain_text("1 result")
    keep(second, [sample("sample-2", "2026-01-31")])
    expect(first.locator(".passport__lead")).to_contain_text("2 results")
    first.get_by_role("button", name="Delete everything…").click()
    first.get_by_role("button", name="Delete everything", exact=True).click()
    expect(second.get_by_role("heading", name="Nothing measured yet")).to_be_visible()


def test_two_tabs_that_append_keep_all(context: BrowserContext, host: Host, long: bool) -> None:
    tabs = [context.new_page(), context.new_page()]
    entry = sample("x")
    for tab in tabs:
        tab.goto(f"{host.url}privacy/")
    for turn in range(20 if long else 2):
        for name, tab in zip("ab", tabs, strict=True):
            tab.evaluate(
                f"""([entry, name]) => {{ {ASSETS}
                  self.done = (async () => {{
                    const {{ add }} = await import(at("passport/store.js"));
                    const one = (n) => add([{{ ...entry, id: `${{name}}-${{n}}` }}], 500);
                    await Promise.all([...Array(100).keys()].map(one));
                  }})();
                }}""",
                [entry, name],
            )
        for tab in tabs:
            tab.evaluate("self.done")
        held = stored(tabs[0])
        assert len({kept["id"] for kept in held}) == 200, turn
        tabs[0].evaluate(
            f"async () => {{ {ASSETS} await (await import(at('passport/database.js'))).drop(); }}"
        )


DENIED = """Object.defineProperty(self, "indexedDB", {
  get() { throw new DOMException("no", "SecurityError"); },
});"""
PRIVATE = """IDBFactory.prototype.open = () => {
  throw new DOMException("no", "InvalidStateError");
};"""
FORBIDDEN = (
    "Your browser lets this site store nothing: its settings forbid it, or the window is private."
)
NEWER = """const { open } = IDBFactory.prototype;
const later = open.call(indexedDB, "/#passport", 2);
later.onsuccess = () => later.result.close();"""


@pytest.mark.parametrize(
    ("script", "reason"),
    [
        (DENIED, FORBIDDEN),
        (PRIVATE, FORBIDDEN),
        (NEWER, "A newer version of this site has been here. Reload the page."),
    ],
    ids=["denied", "private", "newer"],
)
def test_a_browser_that_stores_nothing_says_so_and_still_shows(
    page: Page, host: Host, script: str, reason: str, tmp_path: Path
) -> None:
    page.add_init_script(script)
    page.goto(f"{host.url}passport/")
    trouble = page.locator("[data-part=trouble]")
    expect(trouble).to_contain_text("Your passport cannot be read or changed.", timeout=60_000)
    expect(trouble).to_contain_text(reason)
    expect(page.get_by_role("heading", name="Your passport is closed")).to_be_visible()
    file = tmp_path / "passport.json"
    entries = [sample("sample-1")]
    exported = ask(
        "export_passport", entries=entries, via="file", reference=published(), as_of=today()
    )
    file.write_text(exported["text"], encoding="utf-8")
    page.locator("[data-part=file]").set_input_files(file)
    expect(ready(page).get_by_role("heading", name="1 result")).to_be_visible(timeout=60_000)
    page.get_by_role("button", name="Add to my passport").click()
    expect(trouble).to_contain_text("Not kept, and nothing was changed.")
    again = json.loads(
        download(page, page.get_by_role("button", name="Save as a file instead").click)
    )
    assert [entry["id"] for entry in again["entries"]] == ["sample-1"]


def test_a_full_disk_loses_nothing(page: Page, host: Host) -> None:
    open_passport(page, host.url)
    storage = page.context.new_cdp_session(page)
    storage.send("Storage.overrideQuotaForOrigin", {"origin": host.origin, "quotaSize": 1})
    # A small result still finds a place between a full disk's blocks.
    page.evaluate(
        """() => {
          const { add } = IDBObjectStore.prototype;
          IDBObjectStore.prototype.add = function (value) {
            return add.call(this, { ...value, ballast: "x".repeat(5e6) });
          };
        }"""
    )
    page.get_by_role("button", name="Add a result from elsewhere").click()
    page.get_by_label("Score, from 300 to 850").fill("640")
    page.get_by_label("Day you took it").fill("2026-09-03")
    page.get_by_role("button", name="Add it").click()
    trouble = page.locator("[data-part=trouble]")
    expect(trouble).to_contain_text("Not kept, and nothing was changed.", timeout=60_000)
    expect(trouble).to_contain_text("The browser has no room left for this site.")
    assert stored(page) == []
    saved = json.loads(
        download(page, page.get_by_role("button", name="Save as a file instead").click)
    )
    assert [entry["score"] for entry in saved["entries"]] == [640]


def test_a_quiz_result_that_cannot_be_kept_is_still_there(page: Page, host: Host) -> None:
    page.add_init_script(DENIED)
    page.goto(f"{host.url}big-five-sample/")
    for item in ("O3", "C4", "E2", "A3", "N3"):
        page.check(f'input[name="{item}"][value="4"]')
    page.get_by_role("button", name="See my result").click()
    page.get_by_role("button", name="Save to my passport").click(timeout=60_000)
    notice = page.locator("[data-part=keep] .notice")
    expect(notice).to_be_focused()
    expect(notice).to_contain_text(
        f"The result was not kept. {FORBIDDEN} The result is still on this page."
    )
    saved = json.loads(
        download(page, page.get_by_role("button", name="Save this result as a file").click)
    )
    assert saved["entries"][0]["answers"] == dict.fromkeys(("O3", "C4", "E2", "A3", "N3"), 4)


def test_at_most_five_hundred(page: Page, host: Host) -> None:
    page.goto(f"{host.url}privacy/")
    entry = added("x", ACL, 640, "2026-09-03")
    keep(page, [{**entry, "id": f"kept-{number}"} for number in range(500)])
    with pytest.raises(Exception, match="StoreError: too-many"):
        keep(page, [{**entry, "id": "one-more"}])
    assert len(stored(page)) == 500
    page.goto(f"{host.url}passport/")
    opened(page)
    expect(page.locator(".passport__lead")).to_contain_text("500 results")


def test_a_result_that_cannot_be_scored_is_left_as_it_is(page: Page, host: Host) -> None:
    later = {**sample("later"), "quiz_version": "9.0"}
    open_passport(page, host.url, [sample("sample-1"), later])
    aside = page.locator("[data-part=aside]")
    expect(aside).to_contain_text("This version of the site cannot score one result")
    expect(aside.locator("li")).to_have_text(
        f'Big Five, {later["date"]}: quiz_version: "9.0"; expected "1.0"'
    )
    expect(page.locator(".passport__lead")).to_contain_text("1 result")
    saved = json.loads(
        download(page, page.get_by_role("button", name="Save them as they are").click)
    )
    assert saved["entries"] == [later]
    backup = json.loads(
        download(page, page.get_by_role("button", name="Save a backup file").first.click)
    )
    assert {entry["id"] for entry in backup["entries"]} == {"later", "sample-1"}
    assert len(stored(page)) == 2


@pytest.fixture
def renormed(serve: Serve, root: Path, tmp_path: Path) -> Host:
    """The site after its sample got new norms, as the editors' guide says how."""
    project = copy_project(root, tmp_path / "project")
    table = project / "quizzes" / "norms" / "big-five-sample.yml"
    norms = table.read_text(encoding="utf-8")
    norms = norms.replace('version: "2026-11-24"', 'version: "2027-05-01"')
    table.write_text(norms.replace("loading: 0.678", "loading: 0.500"), encoding="utf-8")
    kept_versions.append(project, kept_versions.missing(shared(project)[0]))
    real = runtimes.build(Places(root))
    with mock.patch.object(runtimes, "build", return_value=real):
        build(project, project / "site", publishing=False)
    return serve(project / "site")


def test_a_result_of_earlier_norms_is_still_scored_by_them(page: Page, renormed: Host) -> None:
    old = sample("old", "2026-05-31")
    page.goto(f"{renormed.url}big-five-sample/")
    fill(page)
    score(page)
    page.get_by_role("button", name="Save to my passport").click()
    expect(page.locator("[data-part=keep] .notice")).to_be_focused()
    keep(page, [old])
    page.goto(f"{renormed.url}passport/")
    opened(page)
    expect(page.locator("[data-part=aside]")).to_be_hidden()
    big_five = card(page, "Big Five")
    assert "Versions big-five-sample 1.0, norms 2027-05-01" in text(big_five)
    big_five.get_by_text("All 2 results over time").click()
    held = {entry["norms_version"]: entry["traits"] for entry in stored(page)}
    then, now = (held[v]["openness"]["score"] for v in ("2026-11-24", "2027-05-01"))
    expect(big_five.locator("figure svg > title").first).to_contain_text(
        f"around {nearest_ten(then)} on 31 May 2026, around {nearest_ten(now)} on "
    )
    assert held["2026-11-24"] == old["traits"]
    assert held["2027-05-01"]["openness"] != old["traits"]["openness"]
    assert held["2027-05-01"]["extraversion"] == old["traits"]["extraversion"]


def test_without_a_connection_it_can_be_tried_again(browser: Browser, host: Host) -> None:
    context = browser.new_context(service_workers="block")
    page = context.new_page()
    page.goto(f"{host.url}privacy/")
    keep(page, [sample("sample-1")])
    page.route("**/*.json", lambda route: route.abort())
    page.goto(f"{host.url}passport/")
    trouble = page.locator("[data-part=trouble]")
    expect(trouble).to_contain_text("A part of the site could not be loaded.", timeout=60_000)
    page.unroute("**/*.json")
    trouble.get_by_role("button", name="Try again").click()
    expect(page.locator(".passport__lead")).to_contain_text("1 result", timeout=60_000)
    expect(trouble).to_be_empty()
    context.close()


def test_a_site_built_without_the_runtime(page: Page, host: Host) -> None:
    page.goto(f"{host.url}privacy/")
    keep(page, [sample("sample-1")])
    page.add_init_script(
        "addEventListener('DOMContentLoaded', () =>"
        """ document.querySelector('meta[name="careerguide:python"]').remove())"""
    )
    page.goto(f"{host.url}passport/")
    trouble = page.locator("[data-part=trouble]")
    expect(trouble).to_contain_text("This copy of the site was built without its scoring.")
    saved = json.loads(
        download(page, page.get_by_role("button", name="Save them as they are").click)
    )
    checked = ask("check_passport", text=json.dumps(saved), reference=published(), as_of=today())
    assert [entry["id"] for entry in checked["entries"]] == ["sample-1"]


def test_the_example_is_invented_and_leaves_no_trace(page: Page, host: Host) -> None:
    open_passport(page, host.url)
    page.get_by_role("button", name="See an example passport").click()
    heading = page.get_by_role("heading", name="Robin Example’s results")
    expect(heading).to_be_focused(timeout=60_000)
    banner = page.locator(".passport__banner")
    expect(banner).to_contain_text("An invented example. Robin Example does not exist")
    expect(banner).to_contain_text("They are shown as of 24 November 2026.")
    expect(page.locator(".passport__order")).to_contain_text(
        "In alphabetical order: these results put no role ahead of another."
    )
    assert page.locator(".role-line__p").count() > 0
    assert page.get_by_role("button", name="Remove").count() == 0
    page.get_by_role("button", name="Back to your own passport").click()
    expect(page.get_by_role("heading", name="Nothing measured yet")).to_be_focused()
    assert stored(page) == []


def test_in_a_frame_nothing_is_shown(page: Page, host: Host) -> None:
    open_passport(page, host.url, [sample("sample-1")])
    page.goto(f"{host.url}privacy/")
    page.evaluate(
        """() => {
          const frame = document.createElement("iframe");
          frame.src = "../passport/";
          document.body.append(frame);
        }"""
    )
    frame = page.frame_locator("iframe")
    expect(frame.locator("[data-part=trouble]")).to_contain_text(
        "A passport is not shown inside another page."
    )
    expect(frame.locator("[data-part=view]")).to_be_empty()
    expect(frame.get_by_role("link", name="Open it by itself")).to_have_attribute(
        "href", "/passport/"
    )


def test_a_score_that_one_does_not_have_is_tried(page: Page, host: Host) -> None:
    kept = [added("acl-1", ACL, 640, today())]
    open_passport(page, host.url, kept)
    page.get_by_text("What if? Try scores you don’t have").click()
    tried = page.locator(".what-if")
    expect(tried.get_by_text("As it is today")).to_be_visible()
    of_another_role = tried.locator(".what-if__slider").first.element_handle()
    tried.get_by_label("Role").select_option("data-engineer")
    of_another_role.wait_for_element_state("hidden")  # else the key may be pressed on it
    expect(tried.get_by_text("As it is today")).to_be_visible()
    expect(tried.locator(".what-if__answer")).to_contain_text("would narrow the band most")
    slider = tried.get_by_label("AI-Augmented SQL", exact=True)
    slider.focus()
    page.keyboard.press("End")
    line = tried.locator(".what-if__slider", has_text="AI-Augmented SQL")
    expect(line).to_contain_text("850, invented")
    expect(tried.locator(".what-if__answer")).to_contain_text("Invented")
    answer = ask(
        "readiness",
        role="data-engineer",
        entries=[*kept, added("sql-1", SQL, 850, today())],
        reference=published(True),
        as_of=today(),
    )["published"]
    low, high = answer["p"]["band90_shown"]
    number = f"{answer['p']['score_shown']} for the whole role, 90% band {low}–{high}"
    expect(tried.locator(".what-if__answer")).to_contain_text(number)
    covered = f"Full results cover {answer['k_full_percent']}% of the role"
    expect(tried.locator(".what-if__answer")).to_contain_text(covered)
    tried.get_by_role("button", name="Leave it out").click()
    expect(tried.get_by_text("As it is today")).to_be_visible()
    assert [entry["id"] for entry in stored(page)] == ["acl-1"]
