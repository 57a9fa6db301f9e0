"""Response headers: the file that hosts read, and the same for servers of one's own."""

from __future__ import annotations

import http.client
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin

import pytest

from careerguide.building import headers

HOSTING = Path(__file__).resolve().parents[2] / "hosting"
POLICIES = {
    headers.EVERYWHERE["Content-Security-Policy"],
    headers.SCORING_WORKER,
    headers.SERVICE_WORKER,
}


def rules(text: str) -> dict[str, dict[str, str]]:
    """Path -> headers, of a file `_headers`."""
    found: dict[str, dict[str, str]] = {}
    for line in text.splitlines():
        if line.startswith("/"):
            found[line] = current = {}
        else:
            name, _, value = line.strip().partition(": ")
            current[name] = value
    return found


def test_the_file_that_hosts_read(built_site: Path) -> None:
    found = rules((built_site / "_headers").read_text(encoding="utf-8"))
    assert found["/*"] == headers.EVERYWHERE
    (worker,) = [path for path in found if path.endswith("/scoring/worker.js")]
    assert found[worker] == {"Content-Security-Policy": headers.SCORING_WORKER}
    assert found["/service-worker.js"]["Content-Security-Policy"] == headers.SERVICE_WORKER
    for path in found:
        assert (built_site / path.removeprefix("/").removesuffix("*")).exists(), path
    for path in ("/service-worker.js", "/offline.json", "/offline-pages.json"):
        assert found[path]["Cache-Control"] == "no-cache"
    fixed = {path for path, rule in found.items() if rule.get("Cache-Control") == headers.FIXED}
    assert len(fixed) == 2
    for path in fixed:
        assert re.fullmatch(r"/assets/(site|python)-[0-9a-f]{10}/\*", path)


def test_no_policy_lets_in_more_than_it_must() -> None:
    for policy in POLICIES:
        directives = dict(part.split(" ", 1) for part in policy.split("; "))
        assert directives["frame-ancestors"] == "'none'"
        assert directives["base-uri"] == "'none'"
        allowed = {word for value in directives.values() for word in value.split()}
        assert allowed <= {"'none'", "'self'", "'wasm-unsafe-eval'"}
    assert "wasm" not in headers.SERVICE_WORKER


@pytest.mark.parametrize("name", ["nginx.conf", "Caddyfile"])
def test_servers_of_ones_own_send_the_same(name: str) -> None:
    text = (HOSTING / name).read_text(encoding="utf-8")
    assert set(re.findall(r'"([^"]*frame-ancestors[^"]*)"', text)) == POLICIES
    for header, value in headers.EVERYWHERE.items():
        if header != "Content-Security-Policy":
            assert re.search(rf'\b{header} "{re.escape(value)}"', text), header
    assert headers.FIXED in text


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def nginx(site: Path, folder: Path, port: int) -> list[str]:
    snippet = (HOSTING / "nginx.conf").read_text(encoding="utf-8")
    snippet = re.sub(r"listen 80;.*", f"listen 127.0.0.1:{port};", snippet)
    snippet = re.sub(r"root /srv.*", f"root {site};", snippet)
    snippet = snippet.replace("include mime.types", "include /etc/nginx/mime.types")
    file = folder / "nginx.conf"
    temporary = "".join(
        f"{kind}_temp_path {folder}/{kind};\n"
        for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    file.write_text(
        f"daemon off; pid {folder}/pid; error_log {folder}/errors;\nevents {{}}\n"
        f"http {{ access_log off;\n{temporary}{snippet}\n}}\n",
        encoding="utf-8",
    )
    return ["nginx", "-c", str(file), "-e", f"{folder}/errors", "-g", "user root;"]


def caddy(site: Path, folder: Path, port: int) -> list[str]:
    snippet = (HOSTING / "Caddyfile").read_text(encoding="utf-8")
    snippet = snippet.replace("guides.example {", f"http://127.0.0.1:{port} {{")
    snippet = snippet.replace("/srv/guides/site", str(site))
    file = folder / "Caddyfile"
    file.write_text(f"{{\n\tadmin off\n}}\n{snippet}", encoding="utf-8")
    return ["caddy", "run", "--adapter", "caddyfile", "--config", str(file)]


@pytest.fixture(params=[nginx, caddy], ids=["nginx", "caddy"])
def server(request: pytest.FixtureRequest, built_site: Path, tmp_path: Path) -> Iterator[int]:
    """Port of a real server with our configuration."""
    name = request.param.__name__
    if shutil.which(name) is None:
        pytest.skip(f"{name} is not installed (Debian: apt install {name})")
    site = shutil.copytree(built_site, tmp_path / "site")  # readable to the server's own user
    port = free_port()
    command = request.param(site, tmp_path, port)
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    try:
        for _ in range(100):
            try:
                socket.create_connection(("127.0.0.1", port), 1).close()
                break
            except OSError:
                assert process.poll() is None, process.stderr and process.stderr.read().decode()
                time.sleep(0.1)
        yield port
    finally:
        process.terminate()
        process.communicate()


def ask(port: int, path: str, encoding: str = "") -> tuple[int, dict[str, str], int]:
    """Status, headers, and bytes of content on the wire."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    connection.request("GET", path, headers={"Accept-Encoding": encoding})
    answer = connection.getresponse()
    size = len(answer.read())
    connection.close()
    return answer.status, {name.lower(): value for name, value in answer.getheaders()}, size


def test_a_real_server_with_our_configuration(server: int, built_site: Path) -> None:
    (worker,) = built_site.glob("assets/site-*/scoring/worker.js")
    (program,) = built_site.glob("assets/python-*/pyodide.asm.wasm")
    (library,) = built_site.glob("assets/python-*/stdlib.zip.gz")
    address = {
        path: "/" + path.relative_to(built_site).as_posix() for path in (worker, program, library)
    }
    general = headers.EVERYWHERE["Content-Security-Policy"]
    for path, policy, caching, kind in (
        ("/roles/", general, headers.FRESH, "text/html"),
        (address[worker], headers.SCORING_WORKER, headers.FIXED, "text/javascript"),
        ("/service-worker.js", headers.SERVICE_WORKER, headers.FRESH, "text/javascript"),
        (address[program], general, headers.FIXED, "application/wasm"),
        (address[library], general, headers.FIXED, "application/gzip"),
        ("/site.webmanifest", general, headers.FRESH, "application/manifest+json"),
        ("/offline.json", general, headers.FRESH, "application/json"),
    ):
        status, found, _ = ask(server, path)
        assert status == 200, path
        assert found["content-security-policy"] == policy, path
        assert found["cache-control"] == caching, path
        assert found["content-type"].split(";")[0] == kind, path
        assert found["x-content-type-options"] == "nosniff", path
    status, found, size = ask(server, address[program], "gzip")
    assert found.get("content-encoding") == "gzip"
    assert size < program.stat().st_size / 2
    status, found, _ = ask(server, "/no-such-page/")
    assert (status, found["content-type"].split(";")[0]) == (404, "text/html")
    assert found["content-security-policy"] == general


def test_a_folder_without_its_slash_is_sent_on_to_its_page(server: int) -> None:
    """Links on a page are relative: at /roles every one of them would lead astray."""
    for path, expected in (
        ("/roles", "/roles/"),
        ("/roles/data-engineer", "/roles/data-engineer/"),
    ):
        status, found, _ = ask(server, path)
        assert status in (301, 302, 307, 308), path
        assert urljoin(path, found["location"]) == expected
    for path in ("/assets/", "/search/"):  # folders without a page
        assert ask(server, path)[0] == 404, path
