"""Parts of CSL entries, written in short."""


def names(*written: str) -> list[dict[str, str]]:
    people = (name.split(", ") for name in written)
    return [{"family": p[0], "given": p[1]} if len(p) == 2 else {"literal": p[0]} for p in people]


def on(*parts: int) -> dict[str, list[list[int]]]:
    return {"date-parts": [list(parts)]}
