"""`lufang extract`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from lufang_tui.cli import streams
from lufang_tui.cli.kits import STANDARD_INPUT, StandardInput
from lufang_tui.errors import ExitCode, LufangError
from lufang_tui.i18n import _
from lufang_tui.kit.faults import one_line

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from lufang_tui.kit.model import Kit


def extract_release(path: Path, date: str | None, language: str | None, *, as_yaml: bool) -> int:
    """Print what a release says as a kit, in JSON or as a kit file; `-` reads plain text from standard input."""
    from lufang_tui.documents import load_document
    from lufang_tui.release import extract
    from lufang_tui.release.kit import make_kit

    data, name = read_release(path)
    extraction = extract(load_document(data, name), date=day(date), language=language)
    kit = make_kit(extraction, kit_id="release", label=one_line(path.stem) or "-")
    streams.data(_yaml(kit) if as_yaml else _json(kit))
    if not kit.quotes:
        streams.talk(one_line(_("{name}: no quotation found").format(name=name)))
    return ExitCode.DONE


def read_release(path: Path) -> tuple[bytes, str]:
    """Give a release's bytes and what messages call it; `-` is standard input. Raises LufangError."""
    from lufang_tui.documents import MAX_PACKED_BYTES

    if str(path) == STANDARD_INPUT:
        try:
            return sys.stdin.buffer.read(MAX_PACKED_BYTES + 1), "-"
        except OSError as error:
            raise LufangError(f"-: {error.strerror or error}") from error
    try:
        with path.open("rb") as file:
            return file.read(MAX_PACKED_BYTES + 1), one_line(str(path))
    except OSError as error:
        raise LufangError(one_line(f"{path}: {error.strerror or error}")) from error


def day(date: str | None) -> dt.date | None:
    """The last day of an EDTF date: a release of 2018 tells of days in 2018."""
    if date is None:
        return None
    from lufang_tui.dates.edtf import parse

    try:
        return parse(date).last
    except ValueError as error:
        raise LufangError(str(error)) from error


def _yaml(kit: Kit) -> str:
    from lufang_tui.kit.write import kit_text

    return kit_text(kit)


def _json(kit: Kit) -> str:
    from lufang_tui.export.as_json import extracted_json
    from lufang_tui.kit.press import PressKit

    return extracted_json(PressKit(kit, StandardInput()))
