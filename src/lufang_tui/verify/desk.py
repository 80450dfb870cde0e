"""A draft that is being corrected: its report, the verbatim words put into the file, the file as it was before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lufang_tui.documents import is_text, load_document
from lufang_tui.errors import LufangError
from lufang_tui.i18n import _
from lufang_tui.kit.faults import one_line
from lufang_tui.kit.write import write_whole
from lufang_tui.verify.verify import verify

if TYPE_CHECKING:
    from pathlib import Path

    from lufang_tui.documents import Document
    from lufang_tui.verify.report import DraftReport, Finding
    from lufang_tui.verify.sources import Sources


class NotChanged(LufangError):
    """A draft was not changed, since its file or the finding does not allow it."""


class Desk:
    """One draft beside its sources. Nothing is written but by `fix` and `undo`."""

    def __init__(self, path: Path, sources: Sources) -> None:
        """Read and verify a draft. Raises LufangError where it cannot be read."""
        self.path = path
        self.sources = sources
        self.backup: Path | None = None
        """Where the file stands as it was before the first change."""
        self._before: list[bytes] = []
        self.reload()

    def reload(self) -> None:
        """Read the file again and verify it. Raises LufangError."""
        self._data = self._read()
        self.document: Document = load_document(self._data, str(self.path))
        self.report: DraftReport = verify(self.document, str(self.path), self.sources)

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
        self._write((source[:start] + finding.suggestion + source[end:]).encode(self.document.encoding))

    def undo(self) -> bool:
        """Take the last change back; gives whether there was one. Raises what `fix` raises."""
        if not self._before:
            return False
        data = self._before.pop()
        try:
            self._write(data)
        except LufangError:
            self._before.append(data)
            raise
        self._before.pop()
        return True

    def _write(self, data: bytes) -> None:
        if self._read() != self._data:
            self.reload()
            raise NotChanged(
                _("{path}: was changed meanwhile, and is read again").format(path=one_line(str(self.path)))
            )
        if self.backup is None:
            self.backup = self._keep()
        write_whole(self.path, data, force=True)
        self._before.append(self._data)
        self.reload()

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
