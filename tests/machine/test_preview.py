"""Preview pictures: right size, readable, drawn once."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from careerguide.content.model import Catalog
from careerguide.formats import share_image, site_files
from careerguide.project.settings import Settings

SETTINGS = Settings(
    site_name="Guides", site_description="About jobs", site_url="https://x.example/", repo_url=""
)
CARD = share_image.Card(
    site="Guides",
    title="How to Become a Data Engineer",
    line="Typical comp: $90,000–$160,000 (median $120,000)",
    bars=(("SQL", 0.9), ("Communication", 0.5), ("ACL", 0.0)),
)


def paper_columns(image: Image.Image) -> set[int]:
    """Columns in which nothing is drawn below the stripe at the top."""
    rgb = image.convert("RGB")
    left = rgb.crop((0, 20, share_image.SIZE[0], share_image.SIZE[1]))
    return {
        x
        for x in range(left.width)
        if left.crop((x, 0, x + 1, left.height)).getcolors() == [(left.height, (255, 255, 255))]
    }


def test_published_pictures_are_what_their_meta_data_says(
    published: Any, role_ids: list[str]
) -> None:
    names = ["preview.png", *(f"roles/{id}/preview.png" for id in role_ids)]
    for name in names:
        with Image.open(published.folder / name) as image:
            assert image.format == "PNG"
            assert image.size == (1200, 630)
        assert (published.folder / name).stat().st_size < 60_000
        meta = published.html(name.replace("preview.png", "index.html"))
        for side, size in (("width", "1200"), ("height", "630")):
            assert meta.xpath(f"//meta[@property='og:image:{side}']/@content") == [size]


@pytest.mark.parametrize(
    "title",
    [
        "How to Become a Data Engineer",
        "How to Become a Senior Postsecondary Agricultural and Environmental Sciences Teacher",
        "How to Become a " + "Donaudampfschifffahrtsgesellschaftskapitän " * 3,
    ],
)
def test_long_titles_stay_inside_the_margins(title: str) -> None:
    card = share_image.Card(site="Guides", title=title, line=CARD.line, bars=CARD.bars)
    empty = paper_columns(share_image.draw(card))
    assert set(range(60)) <= empty
    assert set(range(1140, 1200)) <= empty


def test_a_bar_is_as_long_as_its_weight() -> None:
    image = share_image.draw(CARD).convert("RGB")
    accent = (11, 87, 164)
    lengths = [
        sum(image.getpixel((x, y)) == accent for x in range(start, start + 500))
        for start, y in ((72, 510), (628, 510), (72, 584))
    ]
    assert lengths == pytest.approx([450, 250, 0], abs=2)


def test_a_picture_is_drawn_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = share_image.kept(CARD, tmp_path)
    monkeypatch.setattr(share_image, "draw", lambda card: pytest.fail("drawn again"))
    assert share_image.kept(CARD, tmp_path) == first


def test_other_content_is_another_picture(tmp_path: Path) -> None:
    other = share_image.Card(site="Guides", title=CARD.title, line=CARD.line, bars=(("SQL", 0.8),))
    assert share_image.kept(other, tmp_path) != share_image.kept(CARD, tmp_path)


def test_the_same_content_is_the_same_bytes(tmp_path: Path) -> None:
    first, second = (share_image.kept(CARD, tmp_path / name).read_bytes() for name in "ab")
    assert first == second


def test_pictures_that_nothing_shows_leave_the_cache(content: Catalog, tmp_path: Path) -> None:
    (tmp_path / "old.png").write_bytes(b"")
    named = dict(site_files.pictures(content, SETTINGS, tmp_path, jobs=1))
    assert set(named.values()) == set(tmp_path.iterdir())
    assert len(named) == len(content.roles) + 1


def test_without_an_address_nothing_is_drawn(content: Catalog, tmp_path: Path) -> None:
    settings = Settings(site_name="Guides", site_description="", site_url="", repo_url="")
    assert not list(site_files.pictures(content, settings, tmp_path / "new", jobs=1))
    assert not (tmp_path / "new").exists()


def test_pillow_is_loaded_only_to_draw(root: Path) -> None:
    code = "import sys, careerguide.building.whole; print('PIL' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True
    )
    assert done.stdout == "False\n"
