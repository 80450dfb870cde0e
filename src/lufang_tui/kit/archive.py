"""A kit in a .zip: read within limits, never unpacked to disk."""

from __future__ import annotations

import contextlib
import stat
import zipfile
import zlib
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from lufang_tui.errors import LufangError
from lufang_tui.i18n import _
from lufang_tui.kit.faults import excerpt, one_line
from lufang_tui.kit.folder import (
    KIT_FILE,
    MAX_KIT_BYTES,
    MAX_PICTURE_BYTES,
    MAX_SOURCE_BYTES,
    PICTURES,
    WORDS,
    MissingFile,
    leaves_folder,
    too_large,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_ARCHIVE_ENTRIES = 10_000
MAX_ARCHIVE_BYTES = 500_000_000
"""All entries of an archive, unpacked, by its own directory."""
MAX_RATIO = 200
"""Unpacked to packed: pictures and text stay far below it, bombs far above (zlib's most is about 1000)."""


_LOOKED_THROUGH = 4_000_000
"""Bytes of a damaged .zip in which the name of a kit file is looked for."""


class Archive:
    """A kit in a .zip: one wrapping folder is looked through, and what macOS adds is passed over."""

    def __init__(self, path: Path) -> None:
        self._path = path
        entries: dict[str, zipfile.ZipInfo] = {}
        try:
            with zipfile.ZipFile(path) as archive:
                for name, info in self._checked(archive.infolist()):
                    entries.setdefault(name, info)
        except (OSError, zipfile.BadZipFile, NotImplementedError, ValueError) as error:
            raise LufangError(
                one_line(_("{path}: not a readable .zip").format(path=path)), one_line(str(error))
            ) from error
        self._entries = entries
        kit_entry = self._find_kit()
        words = PurePosixPath(kit_entry).parent
        self._words = words
        self._pictures = (words.parent if words.name == WORDS else words) / PICTURES
        self._kit_entry = kit_entry
        self.kit_name = one_line(f"{path}/{kit_entry}")

    def kit_bytes(self) -> bytes:
        """The kit file."""
        return self._read(PurePosixPath(self._kit_entry), MAX_KIT_BYTES)

    def source_bytes(self, relative: str) -> bytes:
        """A file of the words' folder."""
        return self._read(self._words / self._plain(relative), MAX_SOURCE_BYTES)

    def picture_bytes(self, relative: str) -> bytes:
        """A file of the pictures' folder."""
        return self._read(self._pictures / self._plain(relative), MAX_PICTURE_BYTES)

    def picture_path(self, relative: str) -> None:
        """None: a picture in an archive has no path of its own."""
        if str(self._pictures / self._plain(relative)) not in self._entries:
            raise MissingFile(
                one_line(
                    _("{path}/{pictures}/{relative}: no such file").format(
                        path=self._path, pictures=self._pictures, relative=relative
                    )
                )
            )

    def _checked(self, infos: list[zipfile.ZipInfo]) -> Iterator[tuple[str, zipfile.ZipInfo]]:
        if len(infos) > MAX_ARCHIVE_ENTRIES:
            raise LufangError(
                one_line(
                    _("{path}: more than {most:,} entries").format(path=self._path, most=MAX_ARCHIVE_ENTRIES)
                )
            )
        if sum(info.file_size for info in infos) > MAX_ARCHIVE_BYTES:
            raise LufangError(
                one_line(
                    _("{path}: unpacks to more than {most:.0f} MB").format(
                        path=self._path, most=MAX_ARCHIVE_BYTES / 1e6
                    )
                )
            )
        for info in infos:
            name = entry_name(info)
            reason = leaves_folder(name)
            if stat.S_ISLNK(info.external_attr >> 16):
                reason = _("it is a link")
            if reason is not None:
                raise LufangError(one_line(f"{self._path}: {excerpt(name)}: {reason}"))
            if info.file_size > MAX_RATIO * max(info.compress_size, 1_000):
                raise LufangError(
                    one_line(
                        _("{path}: {name}: packed more than {most} times; not unpacked").format(
                            path=self._path, name=excerpt(name), most=MAX_RATIO
                        )
                    )
                )
            if not info.is_dir() and not name.startswith("__MACOSX/"):
                yield str(PurePosixPath(name)), info

    def _find_kit(self) -> str:
        """The kit file's entry: at the top, or inside one wrapping folder."""
        wrappers = {name.split("/", 1)[0] for name in self._entries if "/" in name}
        tops = ["", *(f"{wrapper}/" for wrapper in sorted(wrappers))]
        places = [top + name for name in (f"{WORDS}/{KIT_FILE}", KIT_FILE) for top in tops]
        found = [place for place in dict.fromkeys(places) if place in self._entries]
        if not found:
            raise LufangError(
                one_line(_("{path}: no press kit in it").format(path=self._path)),
                _("expected {file}").format(file=f"{WORDS}/{KIT_FILE}"),
            )
        if len(found) > 1 and found[0] != f"{WORDS}/{KIT_FILE}":
            raise LufangError(
                one_line(
                    _("{path}: several kits in it: {kits}").format(path=self._path, kits=", ".join(found))
                )
            )
        return found[0]

    @staticmethod
    def _plain(relative: str) -> str:
        if reason := leaves_folder(relative):
            raise LufangError(f"{excerpt(one_line(relative))}: {reason}")
        return relative

    def _read(self, entry: PurePosixPath, most: int) -> bytes:
        info = self._entries.get(str(entry))
        shown = one_line(f"{self._path}/{entry}")
        if info is None:
            raise MissingFile(_("{shown}: no such file").format(shown=shown))
        if info.flag_bits & 0x1:
            raise LufangError(
                _("{shown}: encrypted").format(shown=shown), _("unpack it with its password first")
            )
        try:
            with zipfile.ZipFile(self._path) as archive, archive.open(info) as stream:
                data = stream.read(most + 1)  # the directory's size may lie, so the reading is bounded too
        except (OSError, zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as error:
            raise LufangError(
                _("{shown}: cannot be unpacked").format(shown=shown), one_line(str(error))
            ) from error
        if len(data) > most:
            raise LufangError(f"{shown}: {too_large(len(data), most)}")
        return data


def claims_kit(path: Path) -> bool:
    """Whether a .zip says that a kit is in it: one of its names is a kit file's. Reads names alone; never raises.

    Of a file that is damaged, such as a copy that was broken off, only the first bytes are looked through for the name.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            return any(PurePosixPath(entry_name(info)).name == KIT_FILE for info in archive.infolist())
    except (OSError, zipfile.BadZipFile, NotImplementedError, ValueError):
        pass
    try:
        with path.open("rb") as stream:
            start = stream.read(_LOOKED_THROUGH)
    except OSError:
        return False
    return start.startswith(b"PK\x03\x04") and any(name.encode() in start for name in (KIT_FILE, f"{WORDS}/"))


def entry_name(info: zipfile.ZipInfo) -> str:
    """Give an entry's name: without the UTF-8 flag (APPNOTE 4.4.4, bit 11) it is UTF-8 (macOS) or GBK (Windows in China).

    Short Chinese names in GBK are often sound UTF-8 too (图一 reads as ͼһ), so a UTF-8 reading counts only with
    what a file name may well hold: letters of the Latin blocks, or characters of three bytes and more.
    """
    if info.flag_bits & 0x800:
        return info.filename
    raw = info.orig_filename.encode("cp437", "replace")
    readings: dict[str, str] = {}
    for encoding in ("utf-8", "gbk"):
        with contextlib.suppress(UnicodeDecodeError):
            readings[encoding] = raw.decode(encoding)
    utf8 = readings.get("utf-8")
    if utf8 is not None and ("gbk" not in readings or not any("\u0180" <= char < "\u0800" for char in utf8)):
        return utf8
    return readings.get("gbk", utf8 or info.filename)
