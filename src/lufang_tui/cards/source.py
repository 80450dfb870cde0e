"""Where the words of a kit stand in the release as received."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from lufang_tui.cards.styled import one_line
from lufang_tui.errors import LufangError
from lufang_tui.i18n import _
from lufang_tui.kit.folder import MissingFile

if TYPE_CHECKING:
    from lufang_tui.documents import Document
    from lufang_tui.kit.model import Source
    from lufang_tui.kit.press import PressKit


class LoadedSource:
    """A loaded release."""

    def __init__(self, name: str, document: Document) -> None:
        self.name = one_line(name)
        self._document = document

    def place(self, passage: str, paragraph: str) -> tuple[int, int] | None:
        """Return where a passage of a paragraph stands in the file, in code points; None where that is unclear.

        Unclear is a paragraph that stands in the release more than once or not at all.
        """
        text = self._document.text
        start = text.find(paragraph)
        inside = paragraph.find(passage)
        if start < 0 or inside < 0 or text.find(paragraph, start + 1) >= 0:
            return None
        return self._document.to_source(start + inside, start + inside + len(passage))


def load_source(press: PressKit) -> LoadedSource | None:
    """Load the release of a kit; None where the kit names none. Takes its time: call it in a thread.

    Raises LufangError where it cannot be read.
    """
    if press.kit.source is None:
        return None
    # Imported here: a parser of Markdown is not needed to draw the first screen.
    from lufang_tui.documents import load_document

    name = PurePosixPath(press.kit.source.file).name
    return LoadedSource(name, load_document(press.folder.source_bytes(press.kit.source.file), name))


class SourceState(NamedTuple):
    """Whether the file of the release is the one that the kit was made from."""

    sound: bool
    sentence: str


def source_state(press: PressKit, source: Source) -> SourceState:
    """Hold the bytes of the release against the digest that the kit gives, and say what came of it."""
    import hashlib

    try:
        data = press.folder.source_bytes(source.file)
    except MissingFile:
        return SourceState(False, _("The file is missing."))
    except LufangError as error:
        return SourceState(
            False, _("The file cannot be read: {reason}").format(reason=one_line(error.message))
        )
    size = _("{size:,} bytes").format(size=len(data))
    if source.sha256 is None:
        return SourceState(False, _("{size}; the kit gives no digest to hold it against.").format(size=size))
    if hashlib.sha256(data).hexdigest() == source.sha256:
        return SourceState(True, _("{size}; byte for byte what the kit was made from.").format(size=size))
    return SourceState(False, _("{size}; changed since the kit was made.").format(size=size))
