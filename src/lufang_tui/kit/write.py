"""Writing a kit: the records as YAML that reads back as the same records, whole or not at all.

Order is kept; comments are not, since records have none. Empty lists, mappings and nulls that the format
has as defaults are left out, except for `speakers`, where empty is a statement.
"""

from __future__ import annotations

import errno
import os
import tempfile
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml
from msgspec import NODEFAULT, Struct, structs

from lufang_tui.errors import ExitCode, LufangError
from lufang_tui.i18n import _
from lufang_tui.kit.faults import one_line
from lufang_tui.kit.folder import KIT_FILE, WORDS
from lufang_tui.kit.schema import FIRST_LINE, SCHEMA_FILE, schema_text

if TYPE_CHECKING:
    from lufang_tui.kit.model import Kit


_LAST = ("note", "review", "rule", "confidence")
"""What every entry may have stands behind what makes it that entry."""


class FileExists(LufangError):
    """A file would be overwritten."""

    exit_code = ExitCode.UNDELIVERED


def kit_text(kit: Kit) -> str:
    """Give a kit as the text of its kit file, its first line naming the schema.

    Raises LufangError for text that no YAML file can hold (a lone surrogate).
    """
    try:
        text: str = yaml.dump(
            _plain(kit), Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=1_000_000, indent=2
        )
        text.encode()  # the emitter of the C library checks this by itself, the Python one does not
    except UnicodeEncodeError as error:
        half = ord(error.object[error.start])
        raise LufangError(
            _("a text of the kit holds half a character (U+{half:04X})").format(half=half)
        ) from error
    return FIRST_LINE + text


def write_kit(kit: Kit, folder: Path, *, force: bool = False) -> Path:
    """Write a kit file and its schema into `folder/press_kit/`; gives the kit file's path.

    Raises FileExists where there is one already and not `force`; LufangError where it cannot be written.
    """
    words = folder / WORDS
    path = words / KIT_FILE
    text = kit_text(kit)
    try:
        words.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise LufangError(one_line(f"{words}: {error.strerror}")) from error
    write_whole(path, text.encode(), force=force)
    write_whole(words / SCHEMA_FILE, schema_text().encode(), force=True)
    return path


def write_whole(path: Path, data: bytes, *, force: bool = False) -> None:
    """Write a file whole or not at all: a temporary file in the same folder, fsync, then a rename.

    Raises FileExists where `path` exists and not `force`, LufangError where it cannot be written.
    """
    try:
        path = path.resolve()  # behind a link, the file that it leads to is written, and the link stays
        if path.exists() and not path.is_file():
            raise LufangError(one_line(_("{path}: not a file").format(path=path)))
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        temporary = Path(name)
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(data)
                stream.flush()
                os.fsync(stream.fileno())
            temporary.chmod(_mode(path))
            if force:
                temporary.replace(path)
            else:
                _put_new(temporary, path)
        finally:
            temporary.unlink(missing_ok=True)
    except FileExistsError as error:
        raise FileExists(
            one_line(_("{path}: exists already").format(path=path)), _("use --force to overwrite it")
        ) from error
    except OSError as error:
        raise LufangError(one_line(f"{path}: {error.strerror or error}")) from error


def _put_new(temporary: Path, path: Path) -> None:
    """Give a finished file its name, unless that is taken. Raises FileExistsError."""
    try:
        os.link(temporary, path)  # fails where the path exists, which a check before could not promise
    except OSError as error:
        if error.errno not in {errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK}:
            raise
        # A file system without hard links, such as FAT: the name is taken first, then the file put there.
        with path.open("xb"):
            pass
        temporary.replace(path)


def _mode(path: Path) -> int:
    """The permissions for a file: those it has, or those of a new one under the process's umask."""
    if path.exists():
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


class _Dumper(getattr(yaml, "CSafeDumper", yaml.SafeDumper)):  # type: ignore[misc]
    """Quotes what another YAML reader could take for a number or date, writes paragraphs as blocks."""

    def ignore_aliases(self, data: Any) -> bool:
        """Write equal parts out: a kit has no aliases."""
        del data
        return True


def _represent_text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    # The emitter falls back to a quoted scalar by itself where a block could not hold the text.
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)


_Dumper.add_representer(str, _represent_text)


def _plain(value: Any) -> Any:
    """Records as mappings in the model's order, without fields that hold their default."""
    if isinstance(value, Struct):
        return {
            field.encode_name: _plain(getattr(value, field.name))
            for field in sorted(structs.fields(type(value)), key=lambda field: field.name in _LAST)
            if not _is_default(field, getattr(value, field.name))
        }
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    return value


def _is_default(field: structs.FieldInfo, value: Any) -> bool:
    if field.default is not NODEFAULT:
        return bool(value == field.default)
    return field.default_factory is not NODEFAULT and bool(value == field.default_factory())
