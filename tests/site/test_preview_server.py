"""The preview answers this machine and nobody who borrows its address."""

from __future__ import annotations

import http.client
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from careerguide.preview.server import PreviewServer, is_this_machine


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
