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
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from lufang_tui.documents import Document
    from lufang_tui.kit.model import Kit
    from lufang_tui.release.model import Extraction


def extract_release(
    path: Path, date: str | None, language: str | None, *, attachment: str | None = None, as_yaml: bool
) -> int:
    """Print what a release says as a kit, in JSON or as a kit file; `-` reads plain text from standard input.

    `attachment`: the file of an e-mail that is read in its place.
    """
    from lufang_tui.documents import load_document
    from lufang_tui.release import extract
    from lufang_tui.release.kit import make_kit

    data, name = read_release(path, attachment)
    document = load_document(data, name)
    extraction = extract(document, date=day(date) or document.extras.date, language=language)
    label = one_line(document.extras.title or path.stem) or "-"
    kit = make_kit(extraction, kit_id="release", label=label)
    streams.data(_yaml(kit) if as_yaml else _json(kit, extraction))
    for notice in document.extras.notices:
        streams.talk(one_line(f"{name}: {notice}"))
    for offer in offers(document, kit, extraction.languages):
        streams.talk(one_line(f"{name}: {offer}"))
    return ExitCode.DONE


def offers(document: Document, kit: Kit, languages: Sequence[str] = ()) -> Iterator[str]:
    """Say which attachments an e-mail has, for none is read unasked, and what else a reader of the result should know."""
    if document.extras.attachments:
        names = ", ".join(found.name for found in document.extras.attachments)
        yield _("attached are {names}; --attachment NAME reads one").format(names=names)
    if len(languages) > 1:
        yield _("in two languages, {languages}; both were read").format(languages=", ".join(languages))
    if not kit.quotes:
        yield _("no quotation found")


def read_release(path: Path, attachment: str | None = None) -> tuple[bytes, str]:
    """Give a release's bytes and what messages call it; `-` is standard input. Raises LufangError.

    `attachment`: the file of an e-mail that is given in its place.
    """
    data, name = _read(path)
    if attachment is None:
        return data, name
    from lufang_tui.documents import load_document

    attached = load_document(data, name).extras.attachments
    found = next((one for one in attached if one.name == attachment), None)
    if found is None:
        names = ", ".join(one.name for one in attached) or _("nothing")
        raise LufangError(
            one_line(
                _("{name}: nothing of that name is attached: {attachment}").format(
                    name=name, attachment=attachment
                )
            ),
            one_line(_("attached: {names}").format(names=names)),
        )
    return found.data, one_line(found.name)


def _read(path: Path) -> tuple[bytes, str]:
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


def _json(kit: Kit, extraction: Extraction) -> str:
    from lufang_tui.export.as_json import extracted_json
    from lufang_tui.kit.press import PressKit
    from lufang_tui.release.confidence import UNSURE
    from lufang_tui.release.places import places

    found = {entry: [place._asdict() for place in stand] for entry, stand in places(extraction, kit).items()}
    return extracted_json(PressKit(kit, StandardInput()), found, sure_from=UNSURE)
