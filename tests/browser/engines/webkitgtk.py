"""WebKitGTK's small browser on a screen that nobody sees, driven by W3C WebDriver over HTTP."""

from __future__ import annotations

import http.client
import json
import os
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from tests.browser.engines.driver import KEYS, Driver, Failed

__all__ = ["start"]

_SECONDS = 120


@contextmanager
def start(program: str, screen: str, profile: Path) -> Iterator[Driver]:
    """`profile` stays empty: under automation this browser forgets everything at its end."""
    with ExitStack() as stack:
        display = stack.enter_context(
            _running([screen, "-displayfd", "1", "-nolisten", "tcp"], stdout=subprocess.PIPE)
        )
        assert display.stdout is not None
        number = display.stdout.readline().strip()
        port = _free_port()
        folders = {"HOME": str(profile), "XDG_RUNTIME_DIR": str(profile)}
        profile.mkdir(mode=0o700, exist_ok=True)
        environment = {**os.environ, **folders, "DISPLAY": f":{number}"}
        stack.enter_context(_running([program, f"--port={port}"], env=environment))
        window = _WebKitGTK(port)
        try:
            yield window
        finally:
            window.quit()


@contextmanager
def _running(command: list[str], **options: Any) -> Iterator[subprocess.Popen[str]]:
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "text": True}
    with subprocess.Popen(command, **{**quiet, **options}) as process:
        try:
            yield process
        finally:
            process.terminate()


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as found:
        port: int = found.getsockname()[1]
        return port


class _WebKitGTK:
    def __init__(self, port: int) -> None:
        self._port = port
        self._session = ""
        self._wait_for_the_driver()
        made = self._ask("POST", "/session", {"capabilities": {"alwaysMatch": {}}})
        self._session = f"/session/{made['sessionId']}"
        self.version = str(made["capabilities"]["browserVersion"])
        self._ask("POST", "/timeouts", {"script": 1000 * _SECONDS})

    def open(self, url: str) -> None:
        self._ask("POST", "/url", {"url": url})

    def press(self, key: str) -> None:
        strokes = [{"type": kind, "value": KEYS[key]} for kind in ("keyDown", "keyUp")]
        self._ask("POST", "/actions", {"actions": [{"type": "key", "id": "k", "actions": strokes}]})

    def evaluate(self, expression: str) -> Any:
        script = f"return (async () => JSON.stringify((await ({expression})) ?? null))()"
        return json.loads(self._ask("POST", "/execute/sync", {"script": script, "args": []}))

    def quit(self) -> None:
        self._ask("DELETE", "")

    def _wait_for_the_driver(self) -> None:
        end = time.monotonic() + _SECONDS
        while True:
            try:
                self._ask("GET", "/status")
                return
            except ConnectionRefusedError:
                assert time.monotonic() < end, "WebKitWebDriver does not answer"
                time.sleep(0.1)

    def _ask(self, verb: str, path: str, body: dict[str, Any] | None = None) -> Any:
        connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=_SECONDS)
        try:
            text = None if body is None else json.dumps(body)
            connection.request(verb, self._session + path, text)
            value = json.loads(connection.getresponse().read())["value"]
        finally:
            connection.close()
        if isinstance(value, dict) and "error" in value:
            raise Failed(f"{path}: {value['error']}: {value['message']}")
        return value
