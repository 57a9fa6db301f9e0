"""A local web server for the preview: the site's files, and a stream of events that renews pages.

Listens on this machine only, and answers only what was addressed to this machine: another site
could otherwise give its own name this machine's address and read drafts. Pages keep their policy:
the scripts that renew them are files of their own.
"""

from __future__ import annotations

import ipaddress
import json
import queue
import re
import sys
import threading
import zlib
from collections.abc import Mapping
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

__all__ = ["PreviewServer", "is_this_machine"]

_NAMES = ("change.js", "place.js", "preview.js", "swap.js")
_SCRIPTS = {f"/_preview/{name}": Path(__file__).with_name(name) for name in _NAMES}
_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".svg": "image/svg+xml",
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
    ".xml": "application/xml; charset=utf-8",
    ".zip": "application/zip",
}


_OF_THE_ARTICLE = re.compile(
    rb"<title>.*?</title>"
    rb"|<meta (?:name=\"description\"|property=)[^>]*>"
    rb"|<link rel=\"(?:canonical|alternate)[^>]*>"
    rb"|<script type=\"application/ld\+json\">.*?</script>",
    re.DOTALL,
)
"""What of a page's head depends on the article; `swap.js` knows the same as a selector."""


_HASHED = re.compile(r"/assets/(?:site|python)-[0-9a-f]+/")
"""Addresses that hold the hash of what lies there."""


_REFUSAL = (
    "The preview answers only addresses of this machine. Open the one that the terminal shows.\n"
)


def is_this_machine(host: str) -> bool:
    """Whether the Host header `host` names this machine, on whatever port it was reached."""
    try:
        name = urlsplit(f"//{host}").hostname or ""
        return name == "localhost" or ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False


def frame_of(page: bytes) -> str:
    """Checksum of all of `page` around its article: where it changed, a page has to reload."""
    head, _, rest = page.partition(b"<main")
    return f"{zlib.crc32(_OF_THE_ARTICLE.sub(b'', head) + rest.rpartition(b'</main>')[2]):x}"


def _live(page: bytes, edits: int = 0) -> bytes:
    """`page`, sent after so many `edits`, with the script that renews it."""
    script = (
        f'<script type="module" src="/_preview/preview.js?{edits}"'
        f' data-page="{zlib.crc32(page):x}" data-frame="{frame_of(page)}"></script></head>'
    )
    return page.replace(b"</head>", script.encode(), 1)


class PreviewServer(ThreadingHTTPServer):
    """Serves the folder `site` on loopback; `tell` reaches every open page that `reloads`."""

    daemon_threads = True
    request_queue_size = 64  # a page and its service worker ask for many files at once

    def __init__(self, site: Path, port: int, *, reloads: bool = True) -> None:
        self.site = site
        self.reloads = reloads
        self._listeners: list[queue.Queue[str]] = []
        self._lock = threading.Lock()
        self._last: dict[str, Any] | None = None
        self._made: dict[str, tuple[int, bytes]] = {}
        """Files that are newer than those in the folder, and the number of the edit they show."""
        self.edits = 0
        """How often the files changed; a page names the count it was sent at."""
        super().__init__(("127.0.0.1", port), partial(_Handler, directory=str(site)))

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A page that was left hangs up; anything else is a fault of ours."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/"

    def show(self, files: Mapping[str, bytes], edit: int) -> None:
        """Serve `files`, made of the edit number `edit`, and have the pages among them renewed."""
        self._made |= {name: (edit, data) for name, data in files.items()}
        pages = {
            name.removesuffix("index.html"): _live(data).decode()
            for name, data in files.items()
            if name.endswith("index.html")
        }
        self.tell({"pages": pages})

    def made(self, name: str) -> bytes | None:
        """The file `name` where it is newer than the folder's."""
        found = self._made.get(name)
        return found and found[1]

    def built(self, edit: int, *, everything: bool) -> None:
        """The folder is as of the edit number `edit`; `everything` else may have changed, too."""
        self._made = {name: made for name, made in self._made.items() if made[0] > edit}
        self.tell({} if everything else {"rest": True})

    def tell(self, message: dict[str, Any]) -> None:
        """Send `message` to the open pages; problems are kept for pages opened later."""
        with self._lock:
            self._last = message if "problems" in message else None
            self.edits += "problems" not in message
            for listener in self._listeners:
                listener.put(json.dumps(message))

    def listen(self, since: str) -> queue.Queue[str]:
        """Messages for a page that was sent after `since` edits, those it missed included."""
        listener: queue.Queue[str] = queue.Queue()
        with self._lock:
            self._listeners.append(listener)
            if since != str(self.edits):
                listener.put("{}")  # it changed before the page could listen: reload
            if self._last is not None:
                listener.put(json.dumps(self._last))
        return listener

    def forget(self, listener: queue.Queue[str]) -> None:
        with self._lock:
            self._listeners.remove(listener)


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"  # one connection for many files
    extensions_map = _TYPES
    server: PreviewServer

    def parse_request(self) -> bool:
        if not super().parse_request():
            return False
        if is_this_machine(self.headers.get("Host", "")):
            return True
        self._send(403, _REFUSAL.encode(), "text/plain; charset=utf-8")
        return False

    def do_GET(self) -> None:
        path, _, since = self.path.partition("?")
        if path == "/_preview/events":
            self._events(since)
        elif path in _SCRIPTS:
            self._send(200, _SCRIPTS[path].read_bytes(), _TYPES[".js"])
        else:
            self._file()

    def _file(self) -> None:
        path = Path(self.translate_path(self.path))
        is_folder = self.path.split("?")[0].endswith("/")
        if path.is_dir() and not is_folder:
            super().do_GET()  # redirects to the address with the slash
            return
        if is_folder:
            path /= "index.html"
        status = 200
        edits = self.server.edits  # before the file is read: at worst a page reloads once more
        content = self.server.made(path.relative_to(self.directory).as_posix())
        if content is None:
            if not path.is_file():
                status, path = 404, Path(self.directory, "404.html")
                if not path.is_file():
                    self.send_error(404)
                    return
            content = path.read_bytes()
        if path.suffix == ".html" and self.server.reloads:
            content = _live(content, edits)
        kind = _TYPES.get(path.suffix, "application/octet-stream")
        self._send(status, content, kind, cached=bool(_HASHED.search(self.path)))

    def _send(self, status: int, content: bytes, kind: str, cached: bool = False) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        fresh = "no-store" if self.server.reloads else "no-cache"  # which the offline copy obeys
        self.send_header("Cache-Control", "max-age=31536000, immutable" if cached else fresh)
        self.end_headers()
        self.wfile.write(content)

    def _events(self, since: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Connection", "close")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        listener = self.server.listen(since)
        try:
            self.wfile.write(b": open\n\n")
            self.wfile.flush()
            while True:
                try:
                    message = f"data: {listener.get(timeout=15)}\n\n"
                except queue.Empty:
                    message = ": still here\n\n"  # finds out whether the page is gone
                self.wfile.write(message.encode())
                self.wfile.flush()
        except OSError:
            pass
        finally:
            self.server.forget(listener)

    def log_message(self, format: str, *args: Any) -> None:
        """Quiet: the terminal is for what the editor did."""
