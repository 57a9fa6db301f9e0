"""Response headers: the file that hosts read, and the same for servers of one's own."""

from __future__ import annotations

import http.client
import json
import os
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest
import yaml

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
    assert len(fixed) == 3
    for path in fixed:
        assert re.fullmatch(r"/assets/(desk|site|python)-[0-9a-f]{10}/\*", path)


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


class WithTags(yaml.SafeLoader):
    """Reads CloudFormation's tags, such as `!Ref`, as what they are about."""


WithTags.add_multi_constructor(
    "!",
    lambda loader, tag, node: (
        loader.construct_scalar(node)
        if isinstance(node, yaml.ScalarNode)
        else loader.construct_sequence(node)
    ),
)


@pytest.fixture(scope="module")
def cloudfront() -> dict[str, Any]:
    stack = yaml.load((HOSTING / "cloudfront.yml").read_text(encoding="utf-8"), WithTags)
    resources: dict[str, Any] = stack["Resources"]
    return resources


def sent(resource: dict[str, Any]) -> dict[str, str]:
    """The headers that a policy of CloudFront's adds."""
    config = resource["Properties"]["ResponseHeadersPolicyConfig"]
    security = config["SecurityHeadersConfig"]
    return {
        "Content-Security-Policy": security["ContentSecurityPolicy"]["ContentSecurityPolicy"],
        "Referrer-Policy": security["ReferrerPolicy"]["ReferrerPolicy"],
        **({"X-Content-Type-Options": "nosniff"} if "ContentTypeOptions" in security else {}),
        **{item["Header"]: item["Value"] for item in config["CustomHeadersConfig"]["Items"]},
    }


def test_cloudfront_sends_the_same(cloudfront: dict[str, Any], built_site: Path) -> None:
    config = cloudfront["Distribution"]["Properties"]["DistributionConfig"]
    used = {}
    for behavior in (config["DefaultCacheBehavior"], *config["CacheBehaviors"]):
        assert behavior["Compress"]
        pattern = behavior.get("PathPattern", "*")
        used[pattern] = sent(cloudfront[behavior["ResponseHeadersPolicyId"]])
    for path, rule in (
        ("roles/index.html", {"Cache-Control": headers.FRESH}),
        ("service-worker.js", {"Content-Security-Policy": headers.SERVICE_WORKER}),
        ("offline.json", {"Cache-Control": headers.FRESH}),
        ("assets/site-*/site.css", {"Cache-Control": headers.FIXED}),
        ("assets/python-*/stdlib.zip.gz", {"Cache-Control": headers.FIXED}),
        ("assets/site-*/scoring/worker.js", {"Content-Security-Policy": headers.SCORING_WORKER}),
    ):
        (file,) = built_site.glob(path)
        assert file.stat().st_size < 10_000_000, "what is larger, CloudFront does not compress"
        for folder in ("/", "/careers/"):
            address = folder + file.relative_to(built_site).as_posix()
            match = next(p for p in (*list(used)[1:], "*") if fnmatchcase(address, p))
            assert used[match].items() >= {**headers.EVERYWHERE, **rule}.items(), address


@pytest.mark.parametrize(
    ("address", "answer"),
    [
        ("/", "/index.html"),
        ("/roles/", "/roles/index.html"),
        ("/roles/roles.json", "/roles/roles.json"),
        ("/roles", "308 /roles/"),
        ("/careers/roles/data-engineer", "308 /careers/roles/data-engineer/"),
        ("//elsewhere.example", "//elsewhere.example"),
        ("//elsewhere", "308 /elsewhere/"),
    ],
)
def test_cloudfront_finds_the_page_of_a_folder(
    cloudfront: dict[str, Any], address: str, answer: str
) -> None:
    code = cloudfront["Folders"]["Properties"]["FunctionCode"]
    said = f"""{code}
    const made = handler({{ request: {{ uri: {json.dumps(address)} }} }});
    console.log(made.uri ?? `${{made.statusCode}} ${{made.headers.location.value}}`);"""
    done = subprocess.run(["node", "-e", said], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == answer


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def nginx(root: Path, path: str, folder: Path, port: int) -> tuple[list[str], dict[str, str]]:
    """Command and environment that serve `root`, where the site lies in the folder `path`."""
    snippet = (HOSTING / "nginx.conf").read_text(encoding="utf-8")
    snippet = re.sub(r"listen 80;.*", f"listen 127.0.0.1:{port};", snippet)
    snippet = re.sub(r"root /srv.*", f"root {root};", snippet)
    snippet = re.sub(r"(error_page .*)/404.html;", rf"\1{path}/404.html;", snippet)
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
    return ["nginx", "-c", str(file), "-e", f"{folder}/errors", "-g", "user root;"], {}


def caddy(root: Path, path: str, folder: Path, port: int) -> tuple[list[str], dict[str, str]]:
    """The same by the variables that the image sets."""
    snippet = (HOSTING / "Caddyfile").read_text(encoding="utf-8")
    file = folder / "Caddyfile"
    file.write_text(f"{{\n\tadmin off\n}}\n{snippet}", encoding="utf-8")
    command = ["caddy", "run", "--adapter", "caddyfile", "--config", str(file)]
    at = {"SITE_ADDRESS": f"http://127.0.0.1:{port}", "SITE_ROOT": str(root), "SITE_PATH": path}
    return command, at


@pytest.fixture(
    scope="module",
    params=[(nginx, ""), (caddy, ""), (nginx, "/careers"), (caddy, "/careers")],
    ids=["nginx", "caddy", "nginx below a path", "caddy below a path"],
)
def server(
    request: pytest.FixtureRequest, built_site: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[int, str]]:
    """Port of a real server with our configuration, and the path of the site on it."""
    make, path = request.param
    if shutil.which(make.__name__) is None:
        pytest.skip(f"{make.__name__} is not installed (Debian: apt install {make.__name__})")
    folder = tmp_path_factory.mktemp("server")
    # A copy, which the server's own user may read.
    shutil.copytree(built_site, folder / f"site{path}", dirs_exist_ok=True)
    port = free_port()
    command, variables = make(folder / "site", path, folder, port)
    process = subprocess.Popen(
        command,
        env=os.environ | variables,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    try:
        for _ in range(100):
            try:
                socket.create_connection(("127.0.0.1", port), 1).close()
                break
            except OSError:
                assert process.poll() is None, process.stderr and process.stderr.read().decode()
                time.sleep(0.1)
        yield port, path
    finally:
        process.terminate()
        process.communicate()


def ask(
    server: tuple[int, str], path: str, encoding: str = ""
) -> tuple[int, dict[str, str], int]:
    """Status, headers, and bytes of content on the wire."""
    port, below = server
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    connection.request("GET", below + path, headers={"Accept-Encoding": encoding})
    answer = connection.getresponse()
    size = len(answer.read())
    connection.close()
    return answer.status, {name.lower(): value for name, value in answer.getheaders()}, size


def test_a_real_server_with_our_configuration(
    server: tuple[int, str], built_site: Path
) -> None:
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
    status, found, size = ask(server, "/no-such-page/")
    assert (status, found["content-type"].split(";")[0]) == (404, "text/html")
    assert size == (built_site / "404.html").stat().st_size
    assert found["content-security-policy"] == general


def test_a_folder_without_its_slash_is_sent_on_to_its_page(server: tuple[int, str]) -> None:
    """Links on a page are relative: at /roles every one of them would lead astray."""
    for path, expected in (
        ("/roles", "/roles/"),
        ("/roles/data-engineer", "/roles/data-engineer/"),
    ):
        status, found, _ = ask(server, path)
        assert status in (301, 302, 307, 308), path
        assert urljoin(server[1] + path, found["location"]) == server[1] + expected
    for path in ("/assets/", "/search/"):  # folders without a page
        assert ask(server, path)[0] == 404, path
