"""Libraries for tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lufang_tui.kit.write import kit_text
from lufang_tui.library import Library

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from lufang_tui.kit.model import Kit


def written(kits: Iterable[Kit], folder: Path) -> list[Path]:
    """Write kits, a folder each; gives their kit files."""
    files = []
    for at, kit in enumerate(kits):
        file = folder / f"kit-{at:04}/press_kit/kit.yaml"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(kit_text(kit), encoding="utf-8")
        files.append(file)
    return files


def library_of(kits: Iterable[Kit], folder: Path) -> Library:
    """A library over some kits, up to date."""
    archive = folder / "archive"
    archive.mkdir(exist_ok=True, parents=True)
    written(kits, archive)
    library = Library(folder / "data", folder / "cache")
    library.add(archive)
    library.refresh(workers=1)
    return library
