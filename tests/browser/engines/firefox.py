"""Firefox, driven by its own WebDriver BiDi: commands in JSON through one web socket."""

from __future__ import annotations

import itertools
import json
import re
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from websockets.sync.client import ClientConnection, connect

from tests.browser.engines.driver import KEYS, Driver, Failed

__all__ = ["start"]

_PREFERENCES = {
    # Firefox's own set for automation also lets files read each other, as no reader's browser does.
    "remote.prefs.recommended": False,
    # A window that nobody sees has the focus, and keys count from a page's first moment.
    "focusmanager.testmode": True,
    "dom.input_events.security.minNumTicks": 0,
    "dom.input_events.security.minTimeElapsedInMS": 0,
    # Nothing but the pages under test opens or asks for anything.
    "browser.aboutwelcome.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "services.settings.server": "data:,#none",
    "termsofuse.bypassNotification": True,
}
_READY = re.compile(r"WebDriver BiDi listening on (ws://\S+)\n")
_SECONDS = 120


@contextmanager
def start(
    program: str, profile: Path, settings: Mapping[str, object] | None = None
) -> Iterator[Driver]:
    """`settings`: preferences of the reader, beside those of the tests."""
    profile.mkdir(exist_ok=True)
    preferences = {**_PREFERENCES, **(settings or {})}
    lines = (f"user_pref({json.dumps(n)}, {json.dumps(v)});\n" for n, v in preferences.items())
    (profile / "user.js").write_text("".join(lines), encoding="utf-8")
    said = profile / "said.txt"
    command = [program, "--headless", "--no-remote", "--profile", str(profile)]
    with said.open("wb") as stream:
        process = subprocess.Popen([*command, "--remote-debugging-port", "0"], stderr=stream)
    try:
        # Frames are as large as what a page answers.
        with connect(f"{_address(process, said)}/session", max_size=None) as socket:
            window = _Firefox(socket)
            yield window
            window.quit()
        process.wait(_SECONDS)
    finally:
        process.kill()
        process.wait()


def _address(process: subprocess.Popen[bytes], said: Path) -> str:
    """Where Firefox listens, as soon as it says so."""
    end = time.monotonic() + _SECONDS
    while not (ready := _READY.search(text := said.read_text(encoding="utf-8"))):
        assert process.poll() is None, f"Firefox ended: {text}"
        assert time.monotonic() < end, f"Firefox is not ready: {text}"
        time.sleep(0.1)
    return ready[1]


class _Firefox:
    def __init__(self, socket: ClientConnection) -> None:
        self._socket = socket
        self._ids = itertools.count(1)
        session = self._ask("session.new", capabilities={})
        self.version = str(session["capabilities"]["browserVersion"])
        # The first window shows pages of Firefox itself and may not go everywhere.
        self._window = self._ask("browsingContext.create", type="tab")["context"]

    def open(self, url: str) -> None:
        self._ask("browsingContext.navigate", context=self._window, url=url, wait="complete")

    def press(self, key: str) -> None:
        strokes = [{"type": kind, "value": KEYS[key]} for kind in ("keyDown", "keyUp")]
        source = {"type": "key", "id": "keyboard", "actions": strokes}
        self._ask("input.performActions", context=self._window, actions=[source])

    def evaluate(self, expression: str) -> Any:
        answer = self._ask(
            "script.evaluate",
            expression=f"(async () => JSON.stringify((await ({expression})) ?? null))()",
            target={"context": self._window},
            awaitPromise=True,
        )
        if answer["type"] == "exception":
            raise Failed(f"{expression}: {answer['exceptionDetails']['text']}")
        return json.loads(answer["result"]["value"])

    def quit(self) -> None:
        self._ask("browser.close")

    def _ask(self, method: str, **params: Any) -> dict[str, Any]:
        number = next(self._ids)
        self._socket.send(json.dumps({"id": number, "method": method, "params": params}))
        while (answer := json.loads(self._socket.recv(_SECONDS))).get("id") != number:
            pass  # an event, or an answer that is too late
        if answer["type"] == "error":
            raise Failed(f"{method}: {answer['error']}: {answer['message']}")
        result: dict[str, Any] = answer["result"]
        return result
