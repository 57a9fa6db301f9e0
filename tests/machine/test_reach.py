"""`careerguide links`, against a server of our own that answers as servers do."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterable, Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from careerguide import cli
from careerguide.editing import link_check


class Handler(BaseHTTPRequestHandler):
    def do_HEAD(self) -> None:
        self.answer()

    def do_GET(self) -> None:
        self.answer()

    def answer(self) -> None:
        name = self.path.strip("/")
        if name == "get-only":
            self.send_response(405 if self.command == "HEAD" else 200)
        elif name.startswith("to-"):
            self.send_response(int(name.removeprefix("to-")))
            self.send_header("Location", "/200")
        elif name == "both":
            self.send_response(301)
            self.send_header("Location", "/to-302")
        elif name == "round":
            self.send_response(301)
            self.send_header("Location", "/round")
        elif name == "slow":
            time.sleep(1.5)
            self.send_response(200)
        elif name == "broken":
            self.wfile.write(b"no HTTP at all\r\n\r\n")
            return
        else:
            self.send_response(int(name))
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as found:
        threading.Thread(target=found.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{found.server_address[1]}"
        found.shutdown()


@pytest.mark.parametrize(
    ("name", "kind", "detail"),
    [
        ("200", "ok", ""),
        ("get-only", "ok", ""),
        ("to-302", "ok", ""),
        ("both", "ok", ""),
        ("to-301", "moved", "{server}/200"),
        ("to-308", "moved", "{server}/200"),
        ("404", "gone", "status 404"),
        ("410", "gone", "status 410"),
        ("403", "refused", "status 403"),
        ("429", "refused", "status 429"),
        ("500", "refused", "status 500"),
    ],
)
def test_each_kind_of_answer(server: str, name: str, kind: str, detail: str) -> None:
    (answer,) = link_check.check([f"{server}/{name}"], timeout=5)
    assert (answer.kind, answer.detail) == (kind, detail.format(server=server))


@pytest.mark.parametrize("name", ["slow", "broken"])
def test_no_answer_is_unreachable(server: str, name: str) -> None:
    (answer,) = link_check.check([f"{server}/{name}"], timeout=0.5)
    assert answer.kind == "unreachable"
    assert answer.detail


def test_a_redirect_without_end_is_refused(server: str) -> None:
    (answer,) = link_check.check([f"{server}/round"], timeout=5)
    assert (answer.kind, answer.detail) == ("refused", "status 301")


def test_what_is_no_web_address_is_not_opened(tmp_path: Path) -> None:
    file = tmp_path / "secret"
    file.write_text("x", encoding="utf-8")
    assert link_check.check([file.as_uri(), "ftp://127.0.0.1/x"]) == [
        link_check.Answer(url=file.as_uri(), kind="unreachable", detail="no web address"),
        link_check.Answer(url="ftp://127.0.0.1/x", kind="unreachable", detail="no web address"),
    ]


def test_an_address_is_asked_for_once(server: str) -> None:
    assert len(link_check.check([f"{server}/200", f"{server}/200", f"{server}/404"])) == 2


REFERENCES = """\
- id: {key}
  type: webpage
  author: [{{literal: Somebody}}]
  issued: {{date-parts: [[2026]]}}
  title: A page
  URL: {url}
  accessed: {{date-parts: [[2026, 3, 1]]}}
"""


def test_the_command_fails_only_for_what_is_gone(
    server: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (tmp_path / "roles").mkdir()
    file = tmp_path / "roles" / "references.yml"
    monkeypatch.chdir(tmp_path)
    ask = link_check.check

    def elsewhere(urls: Iterable[str], timeout: float) -> list[link_check.Answer]:
        """References have no ports in their addresses, so the server stands in for example.org."""
        found = ask([url.replace("https://example.org", server) for url in urls], timeout)
        return [replace(a, url=a.url.replace(server, "https://example.org")) for a in found]

    monkeypatch.setattr(link_check, "check", elsewhere)
    kept = REFERENCES.format(key="one-2026", url="https://example.org/403")
    file.write_text(kept, encoding="utf-8")
    assert cli.main(["links"]) == 0
    assert capsys.readouterr().out == (
        "### Links: 0 of 1 addresses answer\n\nRefused a program: look by hand\n\n"
        "- `one-2026` <https://example.org/403> — status 403\n"
    )
    (tmp_path / "roles" / "skills").mkdir()
    skill = tmp_path / "roles" / "skills" / "knots.yml"
    skill.write_text("resources:\n- {title: A, url: https://example.org/403}\n", encoding="utf-8")
    assert cli.main(["links"]) == 0
    assert "- `one-2026, roles/skills/knots.yml` <" in capsys.readouterr().out
    skill.unlink()
    file.write_text(
        kept + REFERENCES.format(key="two-2026", url="https://example.org/404"), encoding="utf-8"
    )
    assert cli.main(["links"]) == 1
    assert capsys.readouterr().out == (
        "### Links: 0 of 2 addresses answer\n\nGone: find where it went, or another source\n\n"
        "- `two-2026` <https://example.org/404> — status 404\n\nRefused a program: look by hand\n\n"
        "- `one-2026` <https://example.org/403> — status 403\n"
    )
