"""The small parts a paragraph is made of, and how they become blocks of canonical text.

The readers of the formats hand over rows of parts in the order of the file; what counts as a paragraph's edge, how
lines join, and where pictures go is decided here, once for all formats.
"""

from __future__ import annotations

import re
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from lufang_tui.documents.captions import LONGEST, is_caption
from lufang_tui.documents.model import Block, BlockKind, Document, Extras, Remark
from lufang_tui.text.offsets import OffsetMap

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lufang_tui.documents.decode import Decoded


class Stress(Enum):
    """How words are emphasised."""

    NONE = 0
    STRONG = 1
    EMPHASIS = 2


class Words(NamedTuple):
    """Text that stands for `[start, end)` of the source; `copied` where it is that stretch, character for character."""

    text: str
    start: int
    end: int
    copied: bool = True
    stress: Stress = Stress.NONE
    remarks: tuple[Remark, ...] = ()
    """Comments that stand among them, by their offsets in `text`."""

    def remarked(self, text: str) -> Words:
        """The same words with a comment behind them."""
        return self._replace(remarks=(*self.remarks, Remark(len(self.text.rstrip()), text)))


_UNSEEN = re.compile(r"[\xad\u200b\u2060\ufeff]")
"""Soft hyphen, zero-width space, word joiner, a byte order mark amid the text: where a line may break, and no words."""


def free_words(text: str, stress: Stress = Stress.NONE) -> Words:
    """Words of a format whose file has no text to point into, without what only tells where a line may break."""
    return Words(_UNSEEN.sub("", text), 0, 0, True, stress)


class LineEnd(NamedTuple):
    """The end of a line inside a paragraph; `hard` where the author asked for a new line."""

    hard: bool = False


class Picture(NamedTuple):
    """A picture, by its file name; None where it has neither name nor alternative text."""

    name: str | None


class Edge(NamedTuple):
    """A paragraph's end within one row of parts."""


Part = Words | LineEnd | Picture | Edge


class _Line(NamedTuple):
    words: list[Words]
    pictures: list[Picture]
    hard: bool
    """Whether a hard end precedes the line."""
    edge: bool
    """Whether a paragraph ends before the line."""


class Assembler:
    """Takes the blocks of a document in order and makes the document of them."""

    def __init__(self) -> None:
        self._texts: list[str] = []
        self._offsets = OffsetMap()
        self._blocks: list[Block] = []
        self._source_end = 0
        self._bold: set[int] = set()
        self._remarks: list[Remark] = []
        self._coming: list[str] = []
        self.quoting = 0
        """How many block quotations are open."""

    def document(self, decoded: Decoded) -> Document:
        """The document of what was added."""
        return Document(
            "".join(self._texts), decoded.text, decoded.encoding, self._captioned(), self._offsets
        )

    def document_of_text(self, extras: Extras) -> Document:
        """The document of what was added, for a format whose file has no text to point into."""
        text = "".join(self._texts)
        itself = OffsetMap()
        itself.copy(len(text), 0)
        self._place_remarks()
        extras = extras._replace(remarks=tuple(self._remarks))
        return Document(text, text, "utf-8", self._captioned(), itself, extras)

    def remark(self, text: str, *, behind: bool = False) -> None:
        """Take in a comment between two blocks: `behind` the one that was added last, or before the next one."""
        self._coming.append(text)
        if behind:
            self._place_remarks()

    def _place_remarks(self) -> None:
        self._remarks += (Remark(len(self._offsets), text) for text in self._coming)
        self._coming.clear()

    def _captioned(self) -> tuple[Block, ...]:
        """The blocks; where bold lines behind pictures are captions by their words, the other bold ones are too."""
        blocks, bold = list(self._blocks), self._bold
        behind = [
            at
            for at in range(1, len(blocks))
            if blocks[at - 1].kind is BlockKind.PICTURE and blocks[at].start in bold
        ]
        if any(blocks[at].kind is BlockKind.CAPTION for at in behind):
            for at in behind:
                if blocks[at].kind is BlockKind.PARAGRAPH and blocks[at].end - blocks[at].start <= LONGEST:
                    blocks[at] = blocks[at]._replace(kind=BlockKind.CAPTION)
        return tuple(blocks)

    def add(self, kind: BlockKind, parts: Iterable[Part], level: int | None = None) -> None:
        """Add parts as one block, or as several where a picture or an indented line parts them."""
        for paragraph in _paragraphs(_lines(parts)):
            pictures_first = not paragraph[0].words
            pictures = [picture for line in paragraph for picture in line.pictures]
            if pictures_first:
                self._add_pictures(pictures)
            self.add_words(kind, _joined(paragraph), level)
            if not pictures_first:
                self._add_pictures(pictures)

    def add_words(self, kind: BlockKind, words: Sequence[Words], level: int | None = None) -> None:
        """Add one block whose words are final; nothing where there are none."""
        if not any(part.text.strip() for part in words):
            return
        if self._texts:
            self._append(Words("\n\n", self._source_end, max(self._source_end, words[0].start), copied=False))
        start = len(self._offsets)
        self._place_remarks()
        for part in words:
            self._append(part)
        after_picture = bool(self._blocks) and self._blocks[-1].kind is BlockKind.PICTURE
        if kind is BlockKind.PARAGRAPH and after_picture and _reads_as_caption(words):
            kind = BlockKind.CAPTION
        self._blocks.append(Block(kind, start, len(self._offsets), level, quoted=self.quoting > 0))
        if after_picture and _stresses(words) == {Stress.STRONG}:
            self._bold.add(start)

    def _add_pictures(self, pictures: Iterable[Picture]) -> None:
        place = len(self._offsets)
        self._blocks += (Block(BlockKind.PICTURE, place, place, None, picture.name) for picture in pictures)

    def _append(self, words: Words) -> None:
        self._texts.append(words.text)
        self._remarks += (Remark(len(self._offsets) + at, text) for at, text in words.remarks)
        if words.copied:
            self._offsets.copy(len(words.text), words.start)
        else:
            self._offsets.make(len(words.text), words.start, words.end)
        self._source_end = words.end


def _reads_as_caption(words: Sequence[Words]) -> bool:
    return is_caption("".join(part.text for part in words), italic=_stresses(words) == {Stress.EMPHASIS})


def _stresses(words: Sequence[Words]) -> set[Stress]:
    return {part.stress for part in words if part.text.strip()}


def _lines(parts: Iterable[Part]) -> list[_Line]:
    """The parts as lines, white space at both ends of each left out."""
    lines = [_Line([], [], hard=False, edge=False)]
    for part in parts:
        match part:
            case Words():
                lines[-1].words.append(part)
            case Picture():
                lines[-1].pictures.append(part)
            case LineEnd():
                lines.append(_Line([], [], hard=part.hard, edge=False))
            case Edge():
                lines.append(_Line([], [], hard=False, edge=True))
    return [line._replace(words=_trimmed(line.words), edge=line.edge or _indented(line)) for line in lines]


def _indented(line: _Line) -> bool:
    """Whether a line begins as Chinese paragraphs do, with ideographic spaces."""
    return bool(line.words) and line.words[0].text.startswith("\u3000")


def _paragraphs(lines: Iterable[_Line]) -> list[list[_Line]]:
    """Lines by paragraph: a line of pictures alone parts the words around it, and so does an indented line."""
    paragraphs: list[list[_Line]] = []
    open_to_words = False
    for line in lines:
        if not line.words and not line.pictures:
            open_to_words = open_to_words and not line.edge
            continue
        if line.words and open_to_words and not line.edge:
            paragraphs[-1].append(line)
        else:
            paragraphs.append([line])
        open_to_words = bool(line.words)
    return paragraphs


def _trimmed(words: list[Words]) -> list[Words]:
    first, last = 0, len(words)
    while first < last and not words[first].text.strip():
        first += 1
    while last > first and not words[last - 1].text.strip():
        last -= 1
    kept = words[first:last]
    if kept and kept[0].copied:
        part = kept[0]
        cut = len(part.text) - len(part.text.lstrip())
        remarks = tuple(Remark(remark.at - cut, remark.text) for remark in part.remarks)
        kept[0] = part._replace(text=part.text[cut:], start=part.start + cut, remarks=remarks)
    if kept and kept[-1].copied:
        part = kept[-1]
        text = part.text.rstrip()
        kept[-1] = part._replace(text=text, end=part.end - (len(part.text) - len(text)))
    return kept


def _joined(paragraph: Iterable[_Line]) -> list[Words]:
    """The words of a paragraph's lines, with what stands for the line ends between them."""
    joined: list[Words] = []
    for line in paragraph:
        if not line.words:
            continue
        if joined:
            start, end = joined[-1].end, line.words[0].start
            between = "\n" if line.hard else joint(joined[-1].text, line.words[0].text)
            if between:
                stress = joined[-1].stress if joined[-1].stress is line.words[0].stress else Stress.NONE
                joined.append(Words(between, start, end, copied=False, stress=stress))
        joined += line.words
    return joined


_MARKS_OF_BOTH = frozenset("“”‘’—…·")
_REACH = 8


def joint(before: str, after: str) -> str:
    """What stands for a line end inside a paragraph: nothing beside Chinese, else a space.

    (CSS Text 3, section 4.1.2, removes it between wide characters only; Chinese prose sets no space beside
    Latin words and figures either. Marks that Chinese shares with other scripts are looked past.)
    """
    left = next((c for c in before[: -_REACH - 1 : -1] if c not in _MARKS_OF_BOTH), "")
    right = next((c for c in after[:_REACH] if c not in _MARKS_OF_BOTH), "")
    return "" if is_chinese(left) or is_chinese(right) else " "


def is_chinese(character: str) -> bool:
    """Han, kana, bopomofo and their marks, full-width forms: scripts that are set without spaces."""
    return (
        "\u2e80" <= character <= "\u312f"
        or "\u3190" <= character <= "\u9fff"
        or "\uf900" <= character <= "\ufaff"
        or "\ufe30" <= character <= "\ufe4f"
        or "\uff01" <= character <= "\uff65"
        or "\U00020000" <= character <= "\U0003ffff"
    )
