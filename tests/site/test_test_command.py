"""`careerguide test` for a site of one's own: check, build apart, follow every link."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from careerguide.building.looked_over import look_over
from careerguide.cli import main
from careerguide.editing import site_copy


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "my-site"
    site_copy.copy(folder)
    monkeypatch.chdir(folder)
    return folder


def test_a_new_site_passes(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["test"]) == 0
    said = capsys.readouterr().out
    assert "1 guide read: no problems" in said
    last = said.splitlines()[-1]
    assert re.fullmatch(
        r"\d+ pages built; \d+ links followed, 0 broken; "
        r"heaviest page \S+ with \d+ kB compressed",
        last,
    )
    assert not (site / "site").exists(), "what is published stays as it is"


def test_a_link_in_a_template_of_the_site_is_followed(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    footer = site / "overrides" / "partials" / "footer.html"
    footer.parent.mkdir(parents=True)
    footer.write_text(
        '<footer><a href="{{ "tems/" | url }}">Terms</a> <a href="#contend">Up</a></footer>\n'
        "<!-- block: offline -->\n"
    )
    assert main(["test"]) == 1
    said = capsys.readouterr().out
    assert (
        "about/index.html: the link ../tems/ leads to no page or file; "
        "correct it in the page's text, or in overrides/\n"
    ) in said
    assert (
        "about/index.html: the link #contend leads to no place on its page; "
        "correct it, or end a heading there in { #contend }\n"
    ) in said


def test_every_link_of_the_real_site_leads_somewhere(built_site: Path) -> None:
    assert look_over(built_site).broken == []


def test_faults_of_the_content_come_first(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    guide = site / "roles" / "lock-keeper.md"
    guide.write_text(guide.read_text().replace("title: ", "titel: ", 1))
    assert main(["test"]) == 1
    assert "roles/lock-keeper.md:2: titel" in capsys.readouterr().out
    assert not (site / ".cache" / "tested").exists()
