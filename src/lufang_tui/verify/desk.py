"""A draft that is being corrected: its report, the verbatim words put into the file, the file as it was before."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

from lufang_tui.documents import is_text, load_document
from lufang_tui.errors import LufangError
from lufang_tui.i18n import _
from lufang_tui.kit.faults import one_line
from lufang_tui.kit.write import write_whole
from lufang_tui.verify.verify import untold, verify

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from lufang_tui.documents import Document
    from lufang_tui.verify.report import DraftReport, Finding
    from lufang_tui.verify.sources import Sources


_WRITABLE = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH


class NotChanged(LufangError):
    """A draft was not changed, since its file or the finding does not allow it."""


class Desk:
    """One draft beside its sources. Nothing is written but by `fix` and `undo`."""

    def __init__(self, path: Path, sources: Sources, progress: Callable[[int, int], None] = untold) -> None:
        """Read and verify a draft; `progress` as of `verify`. Raises LufangError where it cannot be read."""
        self.path = path
        self.sources = sources
        self.backup: Path | None = None
        """Where the file stands as it was before the first change, or the first since somebody else wrote it."""
        self._data = b""
        self.document: Document
        self.report: DraftReport
        self._before: list[tuple[bytes, int]] = []
        """The file before each change, and where the change begins."""
        self.reload(progress)

    def reload(self, progress: Callable[[int, int], None] = untold) -> None:
        """Read the file again and verify it; what somebody else wrote is never taken back. Raises LufangError."""
        data = self._read()
        document = load_document(data, str(self.path))
        report = verify(document, str(self.path), self.sources, progress)
        if data != self._data:
            self._before.clear()
            self.backup = None
        self._data, self.document, self.report = data, document, report

    @property
    def changeable(self) -> bool:
        """Whether the file is a text that words can be put into."""
        return is_text(str(self.path))

    def fix(self, finding: Finding) -> None:
        """Put the source's words into the draft; whole or not at all, the file as it was kept beside it.

        Raises NotChanged where the finding has none or the file was changed by somebody else, LufangError where it
        cannot be written.
        """
        if finding.suggestion is None:
            raise NotChanged(_("there are no words of the source to put here"))
        if not self.changeable:
            raise NotChanged(
                _("only Markdown and plain text can be changed here"), _("copy the words instead")
            )
        if len(finding.spans) > 1:
            raise NotChanged(_("the draft interrupts this quotation"), _("copy the words instead"))
        start, end = finding.spans[0]
        source = self.document.source
        before, after = self._data, self._encoded(source[:start] + finding.suggestion + source[end:])
        self._write(after)
        if self._data == after:  # else somebody else wrote it right behind
            self._before.append((before, start))

    def undo(self) -> int | None:
        """Take the last change back; gives where it began, in code points of the file as text; None for no change.

        Raises what `fix` raises.
        """
        if not self._before:
            return None
        data, start = self._before[-1]
        self._write(data)
        self._before.pop()
        return start

    def _encoded(self, text: str) -> bytes:
        try:
            return text.encode(self.document.encoding)
        except UnicodeEncodeError as error:
            raise NotChanged(
                _("{path}: its encoding, {encoding}, has no {character}").format(
                    path=one_line(str(self.path)),
                    encoding=self.document.encoding,
                    character=one_line(text[error.start]),
                ),
                _("save it in UTF-8"),
            ) from error

    def _write(self, data: bytes) -> None:
        if self._read() != self._data:
            self.reload()
            raise NotChanged(
                _("{path}: was changed meanwhile, and is read again").format(path=one_line(str(self.path)))
            )
        if self._is_protected():
            raise NotChanged(_("{path}: the file is write-protected").format(path=one_line(str(self.path))))
        if self.backup is None:
            self.backup = self._keep()
        write_whole(self.path, data, force=True)
        self._data = data
        self.reload()

    def _is_protected(self) -> bool:
        try:
            return not self.path.stat().st_mode & _WRITABLE or not os.access(self.path, os.W_OK)
        except OSError:  # gone since it was read: writing tells
            return False

    def _keep(self) -> Path:
        """Write the file as it is beside itself, under a name that is free."""
        number = 0
        while True:
            number += 1
            ending = ".bak" if number == 1 else f".bak{number}"
            path = self.path.with_name(self.path.name + ending)
            if not path.exists():
                write_whole(path, self._data)
                return path

    def _read(self) -> bytes:
        try:
            return self.path.read_bytes()
        except OSError as error:
            raise LufangError(one_line(f"{self.path}: {error.strerror or error}")) from error
