"""Passports from people who mean no good, through the page's own import and its worker."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.built import real_site
from tests.browser.host import Host
from tests.browser.passports import (
    ASSETS,
    added,
    ask,
    open_passport,
    opened,
    published,
    ready,
    refused,
    sample,
    some_results,
    stored,
    today,
)
from tests.scoring.cases import Payload, hostile_payloads

Serve = Callable[..., Host]
PAYLOADS = [payload for payload in hostile_payloads() if payload.kind == "passport"]
AS_OF = "2026-11-24T12:00:00"
"""The day on which the payloads are judged."""
NAMED = ("other", "bundle", "newer", "damaged", "empty", "page", "too-large", "too-long")
"""What JavaScript calls a document, or what is none, by itself."""
WORDED = ("refused", "ahead")
"""What the scoring finds in a document; ahead: days that are still to come."""
READ = f"""async ([text, via]) => {{ {ASSETS}
  const {{ fromFile, fromLink }} = await import(at("passport/incoming.js"));
  const {{ link }} = await import(at("passport/link.js"));
  const sentence = ({{ field, found, expected }}) =>
    `${{field}}: found ${{found}}; expected ${{expected}}`;
  try {{
    const read = via === "link"
      ? await fromLink((await link("/", "passport", text)).split("#passport=")[1], [])
      : await fromFile(new File([text], "x.json"), [], 262144);
    return {{ disagreements: read.disagreements.map(sentence) }};
  }} catch (error) {{
    return {{ code: error.code, errors: (error.problems ?? []).map(sentence) }};
  }}
}}"""


@pytest.fixture
def host(serve: Serve) -> Host:
    return serve(real_site(), scores_here=True)


@pytest.fixture
def watched(page: Page) -> Iterator[Page]:
    """A page on which no script of a payload may run, and no module of the passport may throw."""
    seen: list[str] = []

    def note(dialog: Any) -> None:
        seen.append(dialog.message)
        dialog.dismiss()

    def note_error(error: Any) -> None:
        if "/passport/" in (error.stack or ""):
            seen.append(error.stack)

    page.on("dialog", note)
    page.on("pageerror", note_error)
    yield page
    assert seen == []


@pytest.fixture
def passport(watched: Page, host: Host) -> Page:
    """The passport page on the day of the payloads."""
    watched.clock.set_fixed_time(AS_OF)
    open_passport(watched, host.url)
    return watched


@pytest.fixture
def with_python(watched: Page, serve: Serve) -> Page:
    """The same, scored by Python in the browser."""
    watched.clock.set_fixed_time(AS_OF)
    open_passport(watched, serve(real_site()).url)
    return watched


def open_text(page: Page, text: str | bytes) -> None:
    content = text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
    page.locator("[data-part=file]").set_input_files(
        {"name": "passport.json", "mimeType": "application/json", "buffer": content}
    )


def trouble(page: Page) -> Any:
    return page.locator("[data-part=trouble]")


def test_every_payload_is_refused_as_in_cpython(with_python: Page) -> None:
    """What JavaScript's gate cannot name for what it is, the worker words as CPython does."""
    assert len(PAYLOADS) >= 60
    worded = 0
    for payload in PAYLOADS:
        told = with_python.evaluate(READ, [payload.text, payload.via])
        if not payload.errors:
            assert told == {"disagreements": payload.disagreements}, payload.name
            continue
        via, _, what = told["code"].partition("-")
        assert via == payload.via, payload.name
        if what in WORDED:
            said = [line.replace(": ", ": found ", 1) for line in _refusals(payload)]
            assert told["errors"] == said, payload.name
            worded += 1
        else:
            assert what in NAMED, (payload.name, what)
    assert worded >= 50
    assert stored(with_python) == []


def _refusals(payload: Payload) -> list[str]:
    """CPython's words, by what the site publishes."""
    asked = {"text": payload.text, "via": payload.via, "reference": published()}
    return refused("check_passport", **asked, as_of=today())


def test_refusals_say_what_is_wrong_and_show_no_markup(passport: Page) -> None:
    markup = '<img src=x onerror="alert(1)"><script>alert(2)</script>'
    document = {
        "format": "aieh-skills-passport",
        "version": 1,
        markup: markup,
        "entries": [{"kind": markup}],
    }
    open_text(passport, json.dumps(document))
    box = trouble(passport)
    expect(box).to_contain_text("That passport can’t be opened: something in it was changed")
    expect(box).to_contain_text(markup[:40])
    assert box.locator("img, script").count() == 0
    assert passport.locator("skills-passport img, skills-passport script").count() == 1  # its data
    assert stored(passport) == []


def test_names_that_look_like_markup_stay_text(passport: Page) -> None:
    """What scoring lets through as a name stays a name, in cards, figures and the dialog."""
    entries = [sample("sample-1", "2026-11-24")]
    exported = ask(
        "export_passport", entries=entries, via="file", reference=published(), as_of="2026-11-24"
    )
    document = json.loads(exported["text"])
    document["scoring"] = "constructor"
    document["entries"][0]["id"] = "__proto__x"
    open_text(passport, json.dumps(document))
    expect(trouble(passport)).to_contain_text('passport.entries[0].id: "__proto__x"; expected')
    document["entries"][0]["id"] = "constructor"
    open_text(passport, json.dumps(document))
    expect(ready(passport).get_by_role("heading", name="1 result")).to_be_focused()
    passport.get_by_role("button", name="Add to my passport").click()
    expect(passport.locator(".passport__lead")).to_contain_text("1 result")
    assert [entry["id"] for entry in stored(passport)] == ["constructor"]


@pytest.mark.parametrize(
    ("fragment", "said"),
    [
        ("1." + "A" * 1_000_000, "This link is too long to hold a passport."),
        ("1." + "A" * 16_384, "This link is too long to hold a passport."),
        ("1.AAAA", "Part of this link is missing."),
        ("1.", "Part of this link is missing."),
        ("", "Part of this link is missing."),
        ("<img src=x onerror=alert(1)>", "Part of this link is missing."),
        ("0.AAAA", "Part of this link is missing."),
        ("2.AAAA", "A newer version of this site made this link."),
    ],
    ids=["1 MB", "just over", "no deflate", "nothing", "empty", "markup", "zero", "newer"],
)
def test_links_that_are_no_passports(watched: Page, host: Host, fragment: str, said: str) -> None:
    page = watched
    page.goto(f"{host.url}passport/#passport={fragment}")
    expect(trouble(page)).to_contain_text(said, timeout=60_000)
    # It stays, so that one can see it and try again.
    assert page.url.startswith(f"{host.url}passport/#passport=")
    assert trouble(page).locator("img").count() == 0
    # One's own passport opens below it.
    expect(page.get_by_role("heading", name="Nothing measured yet")).to_be_visible()


def test_a_link_that_unpacks_to_a_flood_is_stopped(passport: Page, host: Host) -> None:
    flood = passport.evaluate(
        f"""async () => {{ {ASSETS}
          const {{ link }} = await import(at("passport/link.js"));
          return link("/passport/", "passport", " ".repeat(10_000_000));
        }}"""
    )
    assert len(flood) < 16_384
    passport.goto("about:blank")
    passport.goto(flood)
    expect(trouble(passport)).to_contain_text("This link is too long to hold a passport.")


def test_a_store_that_somebody_else_wrote_to(passport: Page, host: Host) -> None:
    """Other sites at the same origin could write there: what they wrote is text, or left out."""
    passport.evaluate(
        f"""async ([good]) => {{ {ASSETS}
          const {{ add }} = await import(at("passport/store.js"));
          const markup = "<img src=x onerror=alert(1)>";
          await add([good, {{ ...good, id: "a", family: markup }}, {{ id: "b", kind: markup }},
            {{ ...good, id: "c", date: "2199-12-31" }}, {{ id: "d", [markup]: [markup] }}], 500);
        }}""",
        [sample("good", "2026-11-24")],
    )
    passport.reload()
    opened(passport)
    expect(passport.locator(".passport__lead")).to_contain_text("1 result")
    expect(passport.locator("[data-part=aside]")).to_contain_text("cannot score 4 results")
    assert passport.locator("skills-passport img").count() == 0


def test_damaged_documents_never_raise_and_stay_in_range(with_python: Page, long: bool) -> None:
    """Mutations of real documents through gate and worker; all 200,000 with --long."""
    entries = [sample("s", "2026-11-24"), added("f", "communication", 612, today())]
    base = ask(
        "export_passport",
        entries=[*entries, *some_results(3, 1)],
        via="file",
        reference=published(),
        as_of=today(),
    )["text"]
    chance = random.Random(20261124)
    total, step = (200_000, 500) if long else (400, 200)
    accepted = 0
    for _ in range(total // step):
        texts = [_damaged(base, chance) for _ in range(step)]
        for told in with_python.evaluate(MANY, texts):
            assert told["code"] in ("", *(f"file-{what}" for what in (*NAMED, *WORDED))), told
            assert told["sound"], told
            accepted += told["code"] == ""
    assert accepted, "some damage must pass, or nothing was tested"
    assert stored(with_python) == []


MANY = f"""async (texts) => {{ {ASSETS}
  const {{ fromFile }} = await import(at("passport/incoming.js"));
  const day = /^20[0-9]{{2}}-[0-9]{{2}}-[0-9]{{2}}$/;
  const onScale = (points) => points >= 300 && points <= 850;
  const real = (date) => day.test(date) && new Date(date).toISOString().startsWith(date);
  const answers = [];
  for (const text of texts) {{
    try {{
      const {{ entries }} = await fromFile(new File([text], "x.json"), [], 262144);
      const sound = entries.every((entry) => real(entry.date) && entry.date <= "2026-11-25"
        && [entry.points, ...entry.traits].filter(Boolean).every(({{ score, band90 }}) =>
          [score, ...band90].every(onScale)));
      answers.push({{ code: "", sound, text }});
    }} catch (error) {{
      const code = error.code ?? String(error);
      const worded = /-(refused|ahead)$/.test(code);
      answers.push({{ code, sound: !worded || error.problems.length > 0, text }});
    }}
  }}
  return answers;
}}"""

_PIECES = [
    "NaN", "1e999", "-1", "null", "true", '"2026-02-30"', '"2199-01-01"', "[", "]", "{", "}", ",",
    ":", '"', "\\", "\x00", "\u202e", "9" * 30, "851", "299", "7", "0", '"__proto__"', "<b>",
]  # fmt: skip


def _damaged(text: str, chance: random.Random) -> str:
    """`text` with one to three places cut out, doubled or replaced."""
    for _ in range(chance.randint(1, 3)):
        start = chance.randrange(len(text))
        end = min(len(text), start + chance.randint(0, 6))
        piece = chance.choice(
            ["", text[start:end] * 2, chance.choice(_PIECES), chance.choice("0123456789")]
        )
        text = text[:start] + piece + text[end:]
    return text
