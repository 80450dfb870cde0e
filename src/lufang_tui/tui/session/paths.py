"""Which kits a path in the making could mean: what its folder has, and kits that were open before. Knows no widget."""

from __future__ import annotations

import os
from contextlib import suppress
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from lufang_tui.kit.folder import KIT_FILE, WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MOST = 200
"""Candidates that are offered; whoever wants another one types more of its name."""
SUFFIXES = (".zip", ".yaml", ".yml")


class Sort(Enum):
    """What a candidate is."""

    KIT = "kit"
    FOLDER = "folder"
    MISSING = "missing"


class Candidate(NamedTuple):
    """Something that could be opened or looked into."""

    text: str
    """What the field would say; a folder ends with a slash."""
    sort: Sort
    recent: bool = False
    """Whether it was open before."""


def cleaned(text: str) -> str:
    """Return a path as typed or pasted, without the space and quotation marks that shells and file managers put around."""
    text = text.strip()
    if len(text) > 1 and text[0] == text[-1] and text[0] in "'\"":
        text = text[1:-1]
    return text


def expanded(text: str) -> Path:
    """Return the path that a text means, ~ expanded where there is such a home."""
    path = Path(cleaned(text))
    with suppress(RuntimeError):
        path = path.expanduser()
    return path


def candidates(text: str, recent: Iterable[str]) -> list[Candidate]:
    """Return what a text could become: kits that were open before, then what its folder has, the best match first."""
    text = cleaned(text)
    found = [
        Candidate(path, Sort.KIT if exists(path) else Sort.MISSING, recent=True)
        for path in recent
        if text.casefold() in path.casefold()
    ]
    known = {candidate.text for candidate in found}  # absolute
    head, _slash, tail = text.rpartition("/")
    if tail in {".", "..", "~"}:  # on their way to ./ and ../
        head, tail = text, ""
    folder = head + "/" if head or _slash else ""
    names = sorted(_entries(expanded(folder or ".")), key=lambda name: _rank(name, tail))
    for name in names:
        if tail.casefold() in name.casefold() and (not name.startswith(".") or tail.startswith(".")):
            candidate = _candidate(folder, name)
            if str(expanded(candidate.text).absolute()) not in known:
                found.append(candidate)
        if len(found) >= MOST:
            break
    return found


def completed(text: str, offered: Iterable[Candidate]) -> str:
    """Return a text with as much added as all the candidates that begin with it share; the text itself where none does."""
    begun = [
        candidate.text for candidate in offered if candidate.text.startswith(text) and not candidate.recent
    ]
    return os.path.commonprefix(begun) if begun else text  # noqa: RUF071 - by characters is what completing means


def is_kit(path: Path) -> bool:
    """Tell whether a path looks like a kit: a folder with a kit file, or a file with the ending of one."""
    with suppress(OSError, ValueError):
        if path.is_dir():
            return (path / WORDS / KIT_FILE).is_file() or (path / KIT_FILE).is_file()
        return path.suffix.lower() in SUFFIXES and path.is_file()
    return False


def is_folder(path: Path) -> bool:
    """Tell whether a path is a folder; False where nobody can say, as for a name that is too long."""
    with suppress(OSError, ValueError):
        return path.is_dir()
    return False


def exists(text: str) -> bool:
    """Tell whether what a text means as a path is there; False where nobody can say."""
    try:
        return expanded(text).exists()
    except (OSError, ValueError):
        return False


def _rank(name: str, tail: str) -> tuple[bool, str]:
    return (not name.casefold().startswith(tail.casefold()), name.casefold())


def _entries(folder: Path) -> Iterator[str]:
    """The names of folders and of files that may be kits; a folder ends with a slash. Nothing where it cannot be read."""
    with suppress(OSError, ValueError), os.scandir(folder) as entries:
        for entry in entries:
            with suppress(OSError):
                if entry.is_dir():
                    yield entry.name + "/"
                elif entry.name.lower().endswith(SUFFIXES):
                    yield entry.name


def _candidate(folder: str, name: str) -> Candidate:
    text = folder + name
    if not name.endswith("/"):
        return Candidate(text, Sort.KIT)
    return Candidate(text, Sort.KIT if is_kit(expanded(text)) else Sort.FOLDER)
