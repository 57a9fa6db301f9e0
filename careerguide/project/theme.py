"""Where the theme lies: templates, styles, scripts and icons.

A file in a site's own `overrides/` takes the place of the packaged file of the same name. What
belongs to one part of the pages lies in one folder, `components/NAME/`:

- `BLOCK.html` fills the marker `<!-- block: BLOCK -->`, as do those of `blocks/`, which need no
  script and no style of their own;
- `page.html` is the part as a page of its own, `_NAME.html` a piece that other templates include;
- scripts are published with those of `browser/`, as one folder;
- `NN-NAME.css` is joined with those of `browser/css/`, `NAME.css` is loaded by its page alone.
"""

from __future__ import annotations

from pathlib import Path

__all__ = ["DOCUMENTS", "OWN", "PACKAGED", "blocks", "layers", "published"]

OWN = "overrides"
_PACKAGE = Path(__file__).resolve().parents[1]
_PLACES = (_PACKAGE / "theme", _PACKAGE.parent / OWN)
"""In an installed package, where setup.py puts it; in a checkout."""
PACKAGED = next(filter(Path.is_dir, _PLACES), _PLACES[0])
DOCUMENTS = frozenset({"chain/chain.html", "offline/as-built.html"})
"""What scripts fetch of components: published as written, while other HTML is a template."""


def layers(root: Path) -> tuple[Path, ...]:
    """The folders of the theme of the project at `root`, the one that counts first."""
    own = (root / OWN).resolve()
    return (own, PACKAGED) if own.is_dir() and own != PACKAGED else (PACKAGED,)


def published(root: Path) -> list[Path]:
    """Folders with scripts and styles, the one that counts first."""
    return [folder / part for folder in layers(root) for part in ("browser", "components")]


def blocks(root: Path) -> dict[str, str]:
    """Each block of the project at `root` -> its template, by path in the theme.

    A site's own template counts before the theme's, in whichever folder either is.
    """
    found: dict[str, str] = {}
    for folder in reversed(layers(root)):
        for path in (*folder.glob("components/*/*.html"), *folder.glob("blocks/*.html")):
            part, name = path.parent.name, path.name
            if name[0] not in "_." and name != "page.html" and f"{part}/{name}" not in DOCUMENTS:
                found[path.stem] = path.relative_to(folder).as_posix()
    return found
