"""The files that exports go to: what a format is for, its ending, and a name that overwrites nothing."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, Final, NamedTuple

from lufang_tui.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


class FileFormat(NamedTuple):
    """A format, for somebody who chooses one; texts are marked for translation."""

    title: str
    ending: str
    """Of a file's name, with the dot."""
    purpose: str


FILES: Final[Mapping[str, FileFormat]] = {
    "markdown": FileFormat("Markdown", ".md", N_("to read and edit as plain text")),
    "html": FileFormat("HTML", ".html", N_("one page with its pictures, for a browser or to print")),
    "json": FileFormat("JSON", ".json", N_("everything there is to know, for programs")),
    "csv": FileFormat("CSV", ".csv", N_("one table, for a spreadsheet")),
}
"""What there is to choose from: name of the format -> what it is, the first choice first."""


def free_name(folder: Path, stem: str, ending: str) -> str:
    """Give a file name that `folder` does not have yet: the stem, where it is taken with a number behind it.

    A folder that cannot be read has nothing.
    """
    names = (f"{stem}{'' if number == 1 else f'-{number}'}{ending}" for number in count(1))
    return next(name for name in names if not _is_taken(folder / name))


def other_ending(name: str, ending: str) -> str:
    """Give a name or path with the ending of another format, if it has the ending of one; else as it is."""
    known = next((one.ending for one in FILES.values() if name.lower().endswith(one.ending)), None)
    return name if known is None else name[: -len(known)] + ending


def _is_taken(path: Path) -> bool:
    try:
        return path.exists() or path.is_symlink()
    except OSError:
        return False
