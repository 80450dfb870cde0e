"""Where the words of a kit stand in the release as received."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from lufang_tui.cards.styled import one_line

if TYPE_CHECKING:
    from lufang_tui.documents import Document
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
