"""Text files of the project, read and written whole; what cannot be read is a problem."""

from __future__ import annotations

import errno
import os
import re
import stat
from collections.abc import Iterable
from pathlib import Path

from careerguide.rulebook.about_files import (
    FILE_EMPTY,
    FILE_ENCODING,
    FILE_KIND,
    FILE_READ,
    FILE_SIZE,
    MERGE_CONFLICT,
)
from careerguide.yamlfile.problems import Found, shown

__all__ = ["LIMIT", "decode", "read_bytes", "sentence", "write_whole"]

_CONFLICT_SIGNS = ("<<<<<<<", ">>>>>>>", "|||||||")
_CONFLICT = re.compile(r"^(?:<{7}|>{7}|\|{7})(?:[ ].*)?$", re.MULTILINE)
LIMIT = 1_000_000
"""Longest file, in bytes: fifty times a long guide; what is longer is a mistake or an attack."""


def read_bytes(root: Path, path: str, limit: int = LIMIT) -> bytes | Found:
    """The bytes of the file `path` below `root`, which may not be a way out of it."""
    place = os.path.join(root, path)
    try:
        found = os.lstat(place)
        if stat.S_ISLNK(found.st_mode):
            return _symbolic_link(root, place)
        if not stat.S_ISREG(found.st_mode):
            return Found(
                rule=FILE_KIND,
                field="file",
                what="is not an ordinary file",
                expected="a text file",
                do="move it out of this folder or rename it",
            )
        if found.st_size > limit:
            return _too_long(found.st_size, limit)
        with open(place, "rb") as file:
            data = file.read(found.st_size + 1)
            if len(data) > found.st_size:  # somebody is writing to it
                data += file.read(limit)
    except FileNotFoundError:
        return Found(
            rule=FILE_READ, field="file", what="does not exist", do="create it, or correct the path"
        )
    except OSError as error:
        return Found(
            rule=FILE_READ,
            field="file",
            what=f"cannot be read ({error.strerror or error})",
            do="check its permissions",
        )
    return data if len(data) <= limit else _too_long(len(data), limit)


def _symbolic_link(root: Path, place: str) -> Found:
    """A link is refused wherever it leads: a clone on another system may not have it as a link."""
    inside = os.path.realpath(place).startswith(os.path.realpath(root) + os.sep)
    return Found(
        rule=FILE_KIND,
        field="file",
        what="is a symbolic link" + ("" if inside else " that leads out of the project"),
        expected="an ordinary file",
        do="put a copy of the file in its place",
    )


def _conflict(text: str, first: re.Match[str]) -> Found:
    """What git leaves in a file when two people changed the same lines; nothing else counts."""
    signs = "<<<<<<<, ======= and >>>>>>>"
    return Found(
        rule=MERGE_CONFLICT,
        field="merge conflict",
        what=f"is not resolved: {shown(first[0])}",
        do=f"keep the lines that are right, and delete the lines that begin with {signs}",
        line=text.count("\n", 0, first.start()) + 1,
    )


def _too_long(size: int, limit: int) -> Found:
    return Found(
        rule=FILE_SIZE,
        field="file",
        what=f"is {size:,} bytes long",
        expected=f"at most {limit:,} bytes",
        do="remove what does not belong in it",
    )


def decode(data: bytes) -> str | Found:
    """`data` as text with plain newlines; a byte order mark and anything but UTF-8 are problems."""
    if data.startswith(b"\xef\xbb\xbf"):
        return Found(
            rule=FILE_ENCODING,
            field="file",
            what="begins with a byte order mark (BOM)",
            expected="UTF-8 without a mark",
            do='save it as "UTF-8", not "UTF-8 with BOM"',
            line=1,
        )
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return Found(
            rule=FILE_ENCODING,
            field="file",
            what=f"is not UTF-8 (byte 0x{data[error.start]:02X} on this line)",
            expected="UTF-8",
            do="save it in that encoding",
            line=line,
        )
    if "\0" in text:
        return Found(
            rule=FILE_ENCODING,
            field="file",
            what="contains a NUL character",
            expected="text",
            do="remove it, or save the file as UTF-8 instead of UTF-16",
            line=text.count("\n", 0, text.index("\0")) + 1,
        )
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if any(sign in text for sign in _CONFLICT_SIGNS) and (first := _CONFLICT.search(text)):
        return _conflict(text, first)
    if not text.strip():
        return Found(
            rule=FILE_EMPTY,
            field="file",
            what="is empty",
            expected="content",
            do="write it, or delete the file",
        )
    return text


def write_whole(path: Path, content: bytes | str | Iterable[bytes]) -> None:
    """Write the file `path`, whole or not at all: beside it first, then in its place."""
    if isinstance(content, str):
        content = content.encode()
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with beside.open("wb") as file:
            file.writelines([content] if isinstance(content, bytes) else content)
        os.replace(beside, path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


_REMEDIES = {
    errno.ENOSPC: "make room and try again",
    errno.EDQUOT: "make room and try again",
    errno.EACCES: "check its permissions and its owner",
    errno.EPERM: "check its permissions and its owner",
    errno.EROFS: "choose a place that can be written to",
    errno.EBUSY: "it is in use, or a disk of its own is mounted there; choose another place",
    errno.ENOENT: "create it, or correct the path",
    errno.EISDIR: "a file is needed here; rename the folder",
    errno.ENOTDIR: "a folder is needed here; rename the file",
}


def sentence(error: OSError) -> str:
    """What the system refused, where, and what to do, in one line."""
    place = os.fsdecode(error.filename2 or error.filename or "this machine")
    remedy = _REMEDIES.get(error.errno or 0)
    return f"{place}: {error.strerror or error}" + (f"; {remedy}" if remedy else "")
