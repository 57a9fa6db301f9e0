"""A web host for the tests: right types, what was asked of it, and ways to go wrong on request."""

from __future__ import annotations

import hashlib
import re
import sys
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Literal

from scoring.api import handle

__all__ = ["Fault", "Host", "Line"]

RELAY = Path(__file__).with_name("relay.js")

_TYPES = {
    ".css": "text/css",
    ".gz": "application/gzip",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript",
    ".json": "application/json",
    ".mjs": "text/javascript",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
    ".xml": "application/xml",
    ".zip": "application/zip",
}
_CHUNK = 1 << 14
_ENCODINGS = {"br": ".br", "gzip": ".gz"}


@dataclass(frozen=True, kw_only=True)
class Fault:
    """What goes wrong with one file."""

    status: int = 200
    type: str | None = None
    """Sent instead of the right content type."""
    keep: float = 1.0
    """Share of the content that is sent, as if it were all."""
    stalls: bool = False
    """The rest is announced, and never comes."""


@dataclass(kw_only=True)
class Line:
    """A line between host and browser that is slow and breaks. Bytes are those of all content."""

    rate: float = 0
    """Bytes a second, all connections together; 0: as fast as they go."""
    breaks: list[int] = field(default_factory=list)
    """Numbers of bytes after which every connection ends."""
    stalls: list[int] = field(default_factory=list)
    """Numbers of bytes after which the connection that carried the last one goes silent."""
    dead: int = 0
    """How many requests after each break get no answer."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that has heard enough hangs up; anything else is a fault of this file."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


@dataclass
class Host:
    """Serves `folder` below `prefix` on this machine until `stop`."""

    folder: Path
    compress: Literal["br", "gzip", ""] = ""
    """Sends `name.br` or `name.gz`, where there is one, as the compressed content of `name`."""
    prefix: str = "/"
    headers: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """End of a path -> headers for it; the end "" is that of all."""
    faults: dict[str, Fault] = field(default_factory=dict)
    """End of a path -> what goes wrong with it."""
    line: Line = field(default_factory=Line)
    ranges: bool = True
    """Whether a part of a file may be asked for."""
    scores_here: bool = False
    """Answers the scoring's requests in this Python; pages get `relay.js` for the worker.

    Several times faster than Pyodide in a new profile. That both give the same answers is what
    `test_runtime_answers.py` shows; what is about the runtime itself leaves this out.
    """
    thinks: float = 0
    """Seconds before such an answer, in which a page shows that it waits."""
    alter: Callable[[str], str] | None = None
    """What the host does to every page on the way."""
    asked: list[str] = field(default_factory=list)
    """Paths, in the order they came."""
    sent: int = 0
    """Bytes of content."""
    resumed: list[tuple[str, int]] = field(default_factory=list)
    """Paths of which a part was sent, and its first byte."""

    def start(self, port: int = 0) -> Host:
        self._stopped = threading.Event()
        self._wire = threading.Lock()
        self._broken = 0
        self._dead = 0
        self._server = _Server(("127.0.0.1", port), self._handler())
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,))
        self._thread.start()
        return self

    def restart(self) -> None:
        """Serve again after `stop`, at the same address."""
        self.start(self._server.server_port)

    def stop(self) -> None:
        self._stopped.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}"

    @property
    def url(self) -> str:
        return self.origin + self.prefix

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        host = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def log_message(self, *_: object) -> None:
                """Nothing: the tests look at `Host.asked`."""

            def do_GET(self) -> None:
                host._answer(self)

            def do_HEAD(self) -> None:
                self.do_GET()

            def do_POST(self) -> None:
                request = self.rfile.read(int(self.headers["Content-Length"])).decode()
                kind = {"Content-Type": _TYPES[".json"]}
                answer = handle(request).encode()
                host._stopped.wait(host.thinks)
                host._send(self, 200, kind, answer)

        return Handler

    def _answer(self, to: BaseHTTPRequestHandler) -> None:
        if self._stopped.is_set():  # a connection that was kept open
            to.close_connection = True
            return
        if self._dead > 0:
            self._dead -= 1
            to.close_connection = True
            return
        path = to.path.partition("?")[0]
        self.asked.append(path)
        if self.scores_here and path.endswith("/scoring/worker.js"):
            self._send(to, 200, {"Content-Type": _TYPES[".js"]}, RELAY.read_bytes())
            return
        fault = next((f for end, f in self.faults.items() if path.endswith(end)), Fault())
        file = self._file(path)
        if file is None or fault.status != 200:
            missing = self.folder / "404.html"
            content = missing.read_bytes() if missing.is_file() else b"-"
            kind = {"Content-Type": _TYPES[".html"]}
            self._send(to, fault.status if file else 404, kind, content)
            return
        headers = {"Content-Type": _TYPES.get(file.suffix, "application/octet-stream")}
        headers["Cache-Control"] = "max-age=86400" if "/assets/" in path else "no-cache"
        packed = file.with_name(file.name + _ENCODINGS.get(self.compress, ""))
        if packed != file and packed.is_file():
            file, headers["Content-Encoding"] = packed, self.compress
        for end, extra in self.headers.items():
            if path.endswith(end):
                headers.update(extra)
        if fault.type is not None:
            headers["Content-Type"] = fault.type
        content = file.read_bytes()
        content = content[: int(len(content) * fault.keep)]
        if self.alter and headers["Content-Type"] == _TYPES[".html"]:
            assert not self.compress
            content = self.alter(content.decode()).encode()
        start = self._start(to, headers, content) if self.ranges else 0
        if start:
            self.resumed.append((path, start))
            headers["Content-Range"] = f"bytes {start}-{len(content) - 1}/{len(content)}"
        self._send(to, 206 if start else 200, headers, content[start:], stalls=fault.stalls)

    def _start(self, to: BaseHTTPRequestHandler, headers: dict[str, str], content: bytes) -> int:
        """The first byte that is asked for."""
        tag = f'"{hashlib.sha256(content).hexdigest()[:16]}"'
        headers |= {"Accept-Ranges": "bytes", "ETag": tag}
        asked = re.fullmatch(r"bytes=(\d+)-", to.headers.get("Range", ""))
        is_same = to.headers.get("If-Range", tag) == tag
        start = int(asked[1]) if asked and is_same else 0
        return start if start < len(content) else 0

    def _file(self, path: str) -> Path | None:
        if not path.startswith(self.prefix):
            return None
        file = self.folder / path.removeprefix(self.prefix)
        file = file / "index.html" if file.is_dir() else file
        return file if file.is_file() else None

    def _send(
        self,
        to: BaseHTTPRequestHandler,
        status: int,
        headers: Mapping[str, str],
        content: bytes,
        stalls: bool = False,
    ) -> None:
        to.send_response(status)
        for name, value in headers.items():
            to.send_header(name, value)
        to.send_header("Content-Length", str(len(content) * (2 if stalls else 1)))
        to.end_headers()
        if to.command != "HEAD" and not self._write(to, content):
            to.close_connection = True
            return
        if stalls:
            to.wfile.flush()
            self._stopped.wait(60)

    def _write(self, to: BaseHTTPRequestHandler, content: bytes) -> bool:
        """Whether all of `content` went through the line."""
        broken = self._broken
        for start in range(0, len(content), _CHUNK):
            piece = content[start : start + _CHUNK]
            if not self._carry(len(piece), broken):
                return False
            to.wfile.write(piece)
        return True

    def _carry(self, size: int, broken: int) -> bool:
        """Wait for the line's turn for `size` bytes; whether they get through."""
        line = self.line
        with self._wire:
            if self._broken != broken or (line.rate and self._stopped.wait(size / line.rate)):
                return False
            self.sent += size
            is_broken, is_silent = (
                bool(places and places[0] <= self.sent and places.pop(0))
                for places in (line.breaks, line.stalls)
            )
            if is_broken:
                self._broken += 1
                self._dead = line.dead
        return not is_broken and not (is_silent and self._stopped.wait(60))
