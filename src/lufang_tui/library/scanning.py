"""Which kits lie in the sources of a library, and what their files look like now."""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from lufang_tui.kit.folder import KIT_FILE, PICTURES, WORDS
from lufang_tui.library.records import SourceKind
from lufang_tui.library.stamps import stamp_at

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from lufang_tui.library.records import Source
    from lufang_tui.library.stamps import Stamp

MAX_DEPTH = 12
"""Folders in one another in which kits are looked for."""


def kit_file(path: str) -> str | None:
    """The kit file of a kit's folder, or the kit file or .zip itself; None where there is no kit."""
    for file in (f"{path}/{WORDS}/{KIT_FILE}", f"{path}/{KIT_FILE}"):
        if os.path.isfile(file):  # noqa: PTH113 - see `reading.stamp_at`
            return file
    if path.lower().endswith((".yaml", ".yml", ".zip")) and os.path.isfile(path):  # noqa: PTH113
        return path
    return None


def scan(
    sources: Iterable[Source], known: Iterable[str], go_on: Callable[[], bool] | None = None
) -> dict[str, Stamp]:
    """The kit files of the sources with their stamps.

    `known` are paths of kits: their folders need no look inside, and a .zip among them counts even if it is none any more.
    """
    scanning = _Scanning(known, go_on)
    for source in sources:
        if source.kind is SourceKind.FOLDER:
            scanning.walk(source.path, 0)
        elif file := kit_file(source.path):
            scanning.take(file)
    return scanning.found


class _Scanning:
    """One look at the sources."""

    def __init__(self, known: Iterable[str], go_on: Callable[[], bool] | None) -> None:
        self.found: dict[str, Stamp] = {}
        self._files: dict[str, str] = {}
        self._zips: set[str] = set()
        in_words, alone = f"/{WORDS}/{KIT_FILE}", f"/{KIT_FILE}"
        for path in known:
            if path.endswith(alone):
                self._files[path.removesuffix(in_words if path.endswith(in_words) else alone)] = path
            elif path.lower().endswith(".zip"):
                self._zips.add(path)
        self._go_on = go_on

    def take(self, file: str) -> bool:
        """Take a file if it is there."""
        stamp = stamp_at(file)
        if stamp is None:
            return False
        self.found[file] = stamp
        return True

    def walk(self, folder: str, depth: int) -> None:
        """Take the kit files in a folder. A kit's own folder is not looked into further; links to folders are not followed."""
        if depth > MAX_DEPTH or (self._go_on is not None and not self._go_on()):
            return
        # Mostly a kit is where it was: one look at its file instead of several for its folder.
        if (known := self._files.get(folder)) and self.take(known):
            return
        file = kit_file(folder)
        if file is not None:
            self.take(file)
            return
        files, take = self._files, self.take
        for path, is_folder in _inside(folder):
            if is_folder:
                if not (
                    (known := files.get(path)) and take(known)
                ):  # as above, without a call for each of them
                    self.walk(path, depth + 1)
            elif path.lower().endswith(".zip"):
                stamp = stamp_at(path)
                if stamp is not None and (path in self._zips or _claims_kit(path, stamp)):
                    self.found[path] = stamp


@lru_cache(maxsize=100_000)
def _claims_kit(path: str, _stamp: Stamp) -> bool:
    """Whether a .zip, as it is now, says that it is a kit; others lie in the folders of a desk too."""
    # Most kits are folders, and zipfile takes its time to import.
    from lufang_tui.kit.archive import claims_kit

    return claims_kit(Path(path))


def other_files(folder: str, depth: int = 0) -> Iterator[str]:
    """The files in a folder, at any depth, that belong to no kit; hidden ones and links to folders are passed over."""
    if depth > MAX_DEPTH or kit_file(folder):
        return
    for path, is_folder in _inside(folder):
        if is_folder:
            yield from other_files(path, depth + 1)
        else:
            yield path


def _inside(folder: str) -> list[tuple[str, bool]]:
    """What lies in a folder where kits may lie, in order, each with whether it is a folder; nothing where it is none."""
    try:
        with os.scandir(folder) as entries:
            return sorted(
                (entry.path, entry.is_dir(follow_symlinks=False))
                for entry in entries
                if not entry.name.startswith(".") and entry.name != PICTURES
            )
    except OSError:
        return []
