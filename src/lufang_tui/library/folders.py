"""Where a library keeps its files: what is the user's in the data folder, what can be made again in the cache folder."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import NamedTuple

from lufang_tui.settings import APPLICATION

LIST_FILE = "library.json"
JOINS_FILE = "people.json"
IMPORTED = "imported"
"""The folder of the kits that raw releases were imported into."""


class Folders(NamedTuple):
    """The two folders of a library; neither needs to exist."""

    data: Path
    cache: Path

    @property
    def list_file(self) -> Path:
        """What was added."""
        return self.data / LIST_FILE

    @property
    def joins_file(self) -> Path:
        """What was said about who is the same person."""
        return self.data / JOINS_FILE

    @property
    def imported(self) -> Path:
        """Kits of raw releases, a folder each."""
        return self.data / IMPORTED

    @property
    def index_folder(self) -> Path:
        """The folder of the index."""
        return self.cache / "library"


def own_folders() -> Folders:
    """The user's own."""
    if sys.platform == "linux":
        # What platformdirs gives there (XDG Base Directory Specification), without importing it.
        home = Path.home()
        data = os.environ.get("XDG_DATA_HOME", "").strip()
        cache = os.environ.get("XDG_CACHE_HOME", "").strip()
        return Folders(
            Path(data or home / ".local/share") / APPLICATION, Path(cache or home / ".cache") / APPLICATION
        )
    from platformdirs import user_cache_path, user_data_path

    return Folders(user_data_path(APPLICATION), user_cache_path(APPLICATION))
