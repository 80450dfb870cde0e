"""Adding to a library: a folder of kits, a kit, or a raw release, which is imported first."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from lufang_tui.errors import LufangError
from lufang_tui.i18n import _
from lufang_tui.kit.faults import one_line
from lufang_tui.kit.load import open_folder
from lufang_tui.library.records import SourceKind
from lufang_tui.library.scanning import kit_file, other_files
from lufang_tui.library.sources import absolute, add_source

if TYPE_CHECKING:
    from lufang_tui.library.folders import Folders
    from lufang_tui.library.records import Source


def add(folders: Folders, path: Path) -> Source:
    """See `Library.add`."""
    path = absolute(path)
    try:
        path.stat()
        str(path).encode()
    except UnicodeEncodeError as error:
        raise LufangError(one_line(_("{path}: a name that is no text").format(path=path))) from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or _("not a path")
        raise LufangError(one_line(f"{path}: {reason}")) from error
    if path.suffix.lower() == ".zip" and path.is_file():
        open_folder(path)  # which says what is wrong with one that is no kit
    if kit_file(str(path)):
        return add_source(folders.list_file, path, SourceKind.KIT)
    if path.is_dir():
        return add_source(folders.list_file, path, SourceKind.FOLDER)
    if not path.is_file():
        raise LufangError(one_line(_("{path}: not a file or a folder").format(path=path)))
    return add_source(folders.list_file, _imported(folders, path), SourceKind.KIT, str(path))


def releases_in(folder: Path) -> tuple[Path, ...]:
    """See `Library.releases_in`."""
    from lufang_tui.documents import ENDINGS

    files = map(Path, other_files(str(absolute(folder))))
    return tuple(file for file in files if file.suffix.lower().removeprefix(".") in ENDINGS)


def _imported(folders: Folders, release: Path) -> Path:
    """Import a raw release into the data folder, or bring the kit that was made of it before up to date."""
    from lufang_tui.library.sources import read_sources
    from lufang_tui.review.importing import import_release, safe_name

    before = next((one for one in read_sources(folders.list_file) if one.release == str(release)), None)
    try:
        data = release.read_bytes()
    except OSError as error:
        raise LufangError(one_line(f"{release}: {error.strerror or error}")) from error
    folder = (
        absolute(release.__class__(before.path))
        if before
        else _free(folders.imported / safe_name(release.stem))
    )
    return import_release(data, release.name, folder, update=before is not None, beside=release.parent).folder


def _free(folder: Path) -> Path:
    """A folder that is not there yet."""
    number, free = 1, folder
    while free.exists():
        number += 1
        free = folder.with_name(f"{folder.name}-{number}")
    return free
