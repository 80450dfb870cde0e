"""From a release as received to a kit on disk: the file byte for byte, its pictures, and what was found in it."""

from __future__ import annotations

import re
import shutil
import tempfile
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from msgspec import structs

from lufang_tui.errors import LufangError
from lufang_tui.i18n import _, _n
from lufang_tui.kit.faults import BrokenKit, one_line
from lufang_tui.kit.folder import KIT_FILE, MAX_PICTURE_BYTES, PICTURES, WORDS, leaves_folder
from lufang_tui.kit.load import read
from lufang_tui.kit.model import Source
from lufang_tui.kit.pictures import picture_trouble
from lufang_tui.kit.write import FileExists, kit_text, write_kit, write_whole
from lufang_tui.review.reimport import reimport
from lufang_tui.text.safe import visible

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from lufang_tui.documents import Document
    from lufang_tui.kit.model import Entry, Figure, Kit

SOURCE = "source"
_PICTURE_FOLDERS = ("assets", "images", "pictures", "media")
MAX_NAME = 100
"""Code points of a file's name inside a kit; file systems have 255 bytes."""
MOST_NAMED = 3
"""Pictures that one line names."""
_UNSAFE = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f]')


class Imported(NamedTuple):
    """What an import gave."""

    folder: Path
    kit: Kit
    lost: tuple[Entry, ...] = ()
    """Reviewed entries of the kit that was there, whose words the corrected release does not have."""
    kept: int = 0
    """How many reviewed entries still stand."""
    notices: tuple[str, ...] = ()
    """What the reader of the file has to say, such as pictures that were left out; safe to show."""
    document: Document | None = None
    """What was read."""


def import_release(
    data: bytes,
    name: str,
    folder: Path,
    *,
    date: dt.date | None = None,
    language: str | None = None,
    update: bool = False,
    beside: Path | None = None,
) -> Imported:
    """Make a kit in `folder` of a release: `data` its bytes, `name` its file name, of which the ending tells the format.

    `beside`: a folder in which pictures that the release names may lie, and are then taken along.
    With `update`, a kit that is there already is brought up to the corrected release, and what was reviewed is kept.
    Raises FileExists where there is a kit and not `update`, LufangError where the release cannot be read or the kit not
    written; a new kit is there whole or not at all.
    """
    from lufang_tui.documents import load_document
    from lufang_tui.release import extract
    from lufang_tui.release.kit import make_kit

    name = safe_name(name)
    old = _existing(folder, update=update)
    document = load_document(data, name)
    pictures = {**_pictures_beside(document, beside), **document.extras.pictures}
    source = Source(file=f"{SOURCE}/{name}", sha256=sha256(data).hexdigest())
    stem = Path(name).stem
    extraction = extract(document, date=date or document.extras.date, language=language)
    label = one_line(document.extras.title or stem)
    kit = make_kit(extraction, kit_id=kit_id(folder.name or stem), label=label, source=source)
    kit, missing = _without_missing(kit, pictures, document.extras.remote)
    shown = {figure.file for figure in kit.figures}
    pictures = {name: picture for name, picture in pictures.items() if name in shown}
    told = (*document.extras.notices, *missing)
    notices = tuple(one_line(notice) for notice in told)
    if old is None:
        _write_new(kit, pictures, data, folder)
        return Imported(folder, kit, notices=notices, document=document)
    merged = reimport(old, kit)
    kit = structs.replace(merged.kit, source=_with_history(source, old))
    _write_over(kit, pictures, data, folder)
    return Imported(folder, kit, merged.lost, len(merged.kept), notices, document)


def safe_name(name: str) -> str:
    """Give a file's name as it can stand in a kit on any system: no path, no control characters, not too long."""
    plain = _UNSAFE.sub("_", visible(Path(name).name)).strip(" .") or "release.txt"
    stem, dot, ending = plain.rpartition(".")
    return plain if len(plain) <= MAX_NAME else f"{(stem or ending)[: MAX_NAME - 10]}{dot}{ending[:9]}"


def kit_id(name: str) -> str:
    """Give an id that is near a name: pinyin for Chinese, `kit` where nothing of an id is left."""
    from lufang_tui.lexicon.pinyin import syllables

    spoken = "".join(f" {found[0]} " if (found := syllables(one)) else one for one in name.lower())
    return re.sub(r"[^a-z0-9]+", "-", spoken).strip("-")[:60].strip("-") or "kit"


def _pictures_beside(document: Document, folder: Path | None) -> dict[str, bytes]:
    """The pictures that a release names and that lie beside it; looked for by their names alone, never by a path."""
    found: dict[str, bytes] = {}
    for block in document.blocks:
        name = block.picture
        if folder is None or not name or leaves_folder(name) or "/" in name:
            continue
        for place in (folder / name, *(folder / inner / name for inner in _PICTURE_FOLDERS)):
            try:
                if place.is_file() and place.stat().st_size <= MAX_PICTURE_BYTES:
                    found[name] = place.read_bytes()
                    break
            except (OSError, ValueError):
                continue
    return found


def _without_missing(
    kit: Kit, pictures: Mapping[str, bytes], remote: Mapping[str, str]
) -> tuple[Kit, tuple[str, ...]]:
    """Give the kit with `file: null` for pictures that did not come with the release, and what to say of them.

    The note keeps the picture's name, or its address in the network, where nothing fetches it.
    """
    figures: list[Figure] = []
    missing: list[str] = []
    for figure in kit.figures:
        data = pictures.get(figure.file or "")
        trouble = picture_trouble(data) if data is not None else None
        if figure.file is None or (data is not None and trouble is None):
            figures.append(figure)
            continue
        place = remote.get(figure.file, figure.file)
        missing.append(f"{place} ({trouble})" if trouble else place)
        note = _("the release names the picture {place}, which did not come with it").format(
            place=one_line(place)
        )
        figures.append(structs.replace(figure, file=None, note=note))
    if not missing:
        return kit, ()
    told = _n(
        "{count} picture did not come with the release: {names}",
        "{count} pictures did not come with the release: {names}",
        len(missing),
    ).format(
        count=len(missing), names=", ".join(missing[:MOST_NAMED]) + (" …" if missing[MOST_NAMED:] else "")
    )
    return structs.replace(kit, figures=tuple(figures)), (told,)


def _existing(folder: Path, *, update: bool) -> Kit | None:
    """The kit that is there already. Raises FileExists without `update`, BrokenKit where it is not sound."""
    file = folder / WORDS / KIT_FILE
    if not (file.is_symlink() or file.exists()):
        if folder.exists() and not folder.is_dir():
            raise LufangError(one_line(_("{path}: not a folder").format(path=folder)))
        return None
    if not update:
        raise FileExists(
            one_line(_("{path}: exists already").format(path=file)),
            _("--update brings it up to this version of the release and keeps what was reviewed"),
        )
    reading = read(folder)
    if reading.faults or reading.press is None:
        raise BrokenKit(reading.file, reading.faults)
    return reading.press.kit


def _with_history(source: Source, old: Kit) -> Source:
    """The corrected release's source, with the address that the editor may have noted."""
    if old.source is None:
        return source
    return structs.replace(source, url=old.source.url, received=old.source.received)


def _write_new(kit: Kit, pictures: Mapping[str, bytes], data: bytes, folder: Path) -> None:
    """Make the kit beside its place, then give it its name."""
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        draft = Path(tempfile.mkdtemp(dir=folder.parent, prefix=f".{folder.name}."))
    except OSError as error:
        raise LufangError(one_line(f"{folder}: {error.strerror or error}")) from error
    try:
        _fill(draft, kit, pictures, data)
        draft.chmod(0o755)
        if folder.is_dir():  # a folder without a kit, maybe empty: its files stay
            for part in (PICTURES, WORDS):
                _move(draft / part, folder / part)
        else:
            draft.rename(folder)
    except OSError as error:
        raise LufangError(one_line(f"{folder}: {error.strerror or error}")) from error
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _move(part: Path, to: Path) -> None:
    """Move a folder to its place, or its files into the one that is there, the kit file last: until then it is no kit."""
    if not part.exists():
        return
    if not to.exists():
        part.rename(to)
        return
    for file in sorted(
        (one for one in part.rglob("*") if one.is_file()), key=lambda one: one.name == KIT_FILE
    ):
        place = to / file.relative_to(part)
        place.parent.mkdir(parents=True, exist_ok=True)
        file.replace(place)


def _write_over(kit: Kit, pictures: Mapping[str, bytes], data: bytes, folder: Path) -> None:
    """Put the new source beside the old one, the kit file last: until then the old kit stands."""
    try:
        _write_files(folder, kit, pictures, data)
    except OSError as error:
        raise LufangError(one_line(f"{folder}: {error.strerror or error}")) from error
    write_whole(folder / WORDS / KIT_FILE, kit_text(kit).encode(), force=True)


def _fill(folder: Path, kit: Kit, pictures: Mapping[str, bytes], data: bytes) -> None:
    _write_files(folder, kit, pictures, data)
    write_kit(kit, folder)


def _write_files(folder: Path, kit: Kit, pictures: Mapping[str, bytes], data: bytes) -> None:
    (folder / WORDS / SOURCE).mkdir(parents=True, exist_ok=True)
    (folder / PICTURES).mkdir(exist_ok=True)
    if kit.source is not None:
        write_whole(folder / WORDS / kit.source.file, data, force=True)
    for name, picture in pictures.items():
        write_whole(folder / PICTURES / name, picture, force=True)
