"""The picture of the layers in CONTRIBUTING.md: `python -m tests.house` draws it anew.

An arrow from a layer to another says that the first imports the second; what an arrow leads to over
others is not drawn a second time.
"""

from __future__ import annotations

import re

from tests.test_architecture import BY_NAME, LAYERS, MODULES, ROOT, dotted, imports

__all__ = ["PAGE", "drawn", "mermaid"]

PAGE = ROOT / "CONTRIBUTING.md"
_PICTURE = re.compile(r"(?<=```mermaid\n).*?(?=```)", re.DOTALL)
_LEFT_OUT = {"__main__", "rulebook"}
"""Every layer imports the rulebook, and nothing but `cli` is imported by `__main__`."""


def mermaid() -> str:
    """The layers and their imports in Mermaid's language."""
    below = {name: set() for name in ("scoring", *LAYERS) if name not in _LEFT_OUT}
    for path in MODULES:
        for module in imports(path):
            own, other = _room(dotted(path)), _room(module) if module in BY_NAME else ""
            if own in below and other in below and other != own:
                below[own].add(other)
    lines = ["flowchart TD"]
    for name, others in reversed(below.items()):
        nearest = {one for one in others if not any(one in _all(below, o) for o in others)}
        lines += [f"  {_id(name)} --> {_id(one)}" for one in below if one in nearest]
    return "".join(f"{line}\n" for line in lines)


def _room(module: str) -> str:
    if module.startswith("scoring"):
        return "scoring"
    inner = module.removeprefix("careerguide").removeprefix(".")
    return max((one for one in LAYERS if inner == one or inner.startswith(f"{one}.")),
               key=len, default="")  # fmt: skip


def _all(below: dict[str, set[str]], name: str) -> set[str]:
    """What `name` imports, over others too, without itself."""
    return below[name] | {one for other in below[name] for one in _all(below, other)}


def _id(name: str) -> str:
    return f"{name.replace('.', '_')}[{name.replace('.', '/')}]"


def drawn(text: str) -> str:
    """`text` with the picture as it is now."""
    return _PICTURE.sub(mermaid(), text, count=1)


if __name__ == "__main__":
    PAGE.write_text(drawn(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
