"""The preview answers this machine and nobody who borrows its address."""

from __future__ import annotations

import http.client
import json
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from watchdog.events import FileClosedEvent, FileModifiedEvent, FileMovedEvent, FileOpenedEvent

from careerguide.preview.server import PreviewServer, frame_of, is_this_machine
from careerguide.preview.watched_files import Saved, WatchedFiles
from careerguide.project.places import Places


@pytest.fixture
def port(tmp_path: Path) -> Iterator[int]:
    (tmp_path / "index.html").write_text("a draft", encoding="utf-8")
    server = PreviewServer(tmp_path, 0)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield server.server_address[1]
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.mark.parametrize(
    ("host", "own"),
    [
        ("127.0.0.1:8000", True),
        ("localhost", True),
        ("LocalHost:9000", True),  # another port: the machine was reached through a tunnel
        ("[::1]:8000", True),
        ("127.1.2.3", True),
        ("evil.example:8000", False),
        ("localhost.evil.example", False),
        ("127.0.0.1.evil.example", False),
        ("192.168.1.7:8000", False),
        ("user@localhost@evil.example", False),
        ("[::1", False),
        ("", False),
    ],
)
def test_a_host_is_this_machine_or_not(host: str, own: bool) -> None:
    assert is_this_machine(host) is own


@pytest.mark.parametrize("method", ["GET", "HEAD"])
@pytest.mark.parametrize("path", ["/", "/_preview/events", "/_preview/preview.js"])
def test_a_foreign_host_gets_nothing(port: int, method: str, path: str) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    connection.request(method, path, headers={"Host": "evil.example"})
    answer = connection.getresponse()
    assert answer.status == 403
    if method == "GET":
        assert b"Open the one that the terminal shows" in answer.read()
    connection.close()


def test_this_machine_gets_the_page(port: int) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    connection.request("GET", "/")
    answer = connection.getresponse()
    assert answer.status == 200
    assert b"a draft" in answer.read()
    connection.close()


def test_a_page_hears_of_an_edit_that_came_before_it_could_listen(tmp_path: Path) -> None:
    server = PreviewServer(tmp_path, 0)
    sent = str(server.edits)
    assert server.listen(sent).empty()
    server.tell({"page": "roles/x/"})
    assert server.listen(sent).get_nowait() == "{}"
    assert server.listen(str(server.edits)).empty()
    server.tell({"problems": ["roles/x.md:1: …"]})  # what is shown stays as it was
    assert "roles/x.md" in server.listen("1").get_nowait()
    server.server_close()


PAGE = """<head><title>Keeper</title><meta name="description" content="Keeps">
<script type="application/ld+json">{"name": "Keeper"}</script><link rel="stylesheet" href="a.css">
</head><body><header>Menu</header><main id="content"><h1>Keeper</h1></main><p>Foot</p></body>"""


@pytest.mark.parametrize(
    ("old", "new", "same"),
    [
        ("<h1>Keeper", "<h1>Maker", True),
        ("<title>Keeper", "<title>Maker", True),
        ('content="Keeps"', 'content="Makes"', True),
        ('"name": "Keeper"', '"name": "Maker"', True),
        ("a.css", "b.css", False),
        ("Menu", "Contents", False),
        ("Foot", "Hand", False),
    ],
)
def test_a_page_reloads_if_anything_around_its_article_changed(
    old: str, new: str, same: bool
) -> None:
    changed = PAGE.replace(old, new)
    assert changed != PAGE
    assert (frame_of(changed.encode()) == frame_of(PAGE.encode())) is same


def test_what_is_newer_than_the_folder_is_served_until_a_build_has_it(tmp_path: Path) -> None:
    server = PreviewServer(tmp_path, 0)
    told = server.listen(str(server.edits))
    server.show({"roles/x/index.html": PAGE.encode(), "roles/x/index.json": b"{}"}, 1)
    assert json.loads(told.get_nowait())["pages"].keys() == {"roles/x/"}
    server.show({"roles/y/index.html": PAGE.encode()}, 2)
    server.built(1, everything=False)  # which began before y was saved
    assert server.made("roles/x/index.json") is None
    assert server.made("roles/y/index.html") == PAGE.encode()
    server.built(2, everything=True)
    assert server.made("roles/y/index.html") is None
    server.server_close()


def test_a_file_counts_as_saved_when_it_is_closed_or_put_in_its_place(tmp_path: Path) -> None:
    steps: list[Saved] = []
    files = WatchedFiles(Places(tmp_path), steps.append)
    guide, other = f"{tmp_path}/roles/x.md", f"{tmp_path}/roles/y.md"
    for event in (
        FileOpenedEvent(guide),
        FileModifiedEvent(guide),
        FileClosedEvent(guide),
        FileMovedEvent(f"{guide}.tmp", guide),
        FileMovedEvent(guide, other),
        FileModifiedEvent(f"{tmp_path}/notes.txt"),
    ):
        files.on_any_event(event)
    assert steps == [
        Saved("roles/x.md", False),
        Saved("roles/x.md", True),
        Saved("roles/x.md", True),
        Saved("roles/x.md", False),
        Saved("roles/y.md", True),
    ]
