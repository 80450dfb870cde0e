"""Printed pages to running text: which lines make a paragraph, what is a heading, and what only the page adds."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from lufang_tui.documents.pieces import is_chinese, joint

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

EDGE = 0.12
"""The share of a page's height, above and below, where running heads and page numbers stand."""
MARGIN = 0.05
"""The share that no text block reaches: smaller letters there are what a program prints around a page."""
HEADING = 1.15
"""How much larger than the body's a heading's letters are, at least."""
LONGEST_HEADING = 60
_NUMBER = re.compile(
    r"""[-–—·|\s]*(?: (?:page|p\.)?\s*[0-9]{1,4}(?:\s*(?:/|of)\s*[0-9]{1,4})?
          | 第\s*[0-9一二三四五六七八九十]+\s*页?(?:\s*[/，,共]+\s*[0-9一二三四五六七八九十]+\s*页)?
          | [ivxlc]{1,6} )[-–—·|\s]*""",
    re.VERBOSE | re.IGNORECASE,
)
_BULLET = re.compile(r"[•◦▪■●○◆‣⁃·\uf000-\uf0ff]\s*(?=\S)")
"""What a list's items begin with; Symbol's and Wingdings' letters are private ones."""
_DIGITS = re.compile(r"[0-9]+")
_ENDS = frozenset("。！？…”’」』）.!?:：;；")
_HYPHENS = "-\u2010\u00ad"


class PageLine(NamedTuple):
    """A line on a page."""

    text: str
    x: float
    """Where it begins, in points from the left."""
    y: float
    """Its height on the page: 0 at the bottom, 1 at the top."""
    size: float
    """The size of its letters, in points."""
    page_height: float = 842.0
    """In points."""
    picture: str | None = None
    """What stands there instead of words: a picture's name."""


class Paragraph(NamedTuple):
    """A paragraph of running text, or a heading."""

    text: str
    page: int
    """The page that it begins on, from 0."""
    level: int | None = None
    """The level of a heading, from 1."""
    picture: str | None = None
    """A picture's name; its text is empty."""
    listed: bool = False
    """Whether it is an item of a list; its bullet is left out."""


class _Body(NamedTuple):
    """What most lines are like."""

    size: float
    left: float
    longest: int
    """Cells of the longest ordinary line."""
    leading: float
    """Points from one line to the next."""


def flow(pages: Sequence[Sequence[PageLine]]) -> Iterator[Paragraph]:
    """The paragraphs of some pages, without running heads and page numbers.

    A paragraph ends where the next line is indented, stands apart or has other letters, or where a line stops short.
    """
    kept = _without_furniture(pages)
    lines = [line for page in kept for line in page if line.picture is None]
    if not lines:
        return
    body = _body(kept, lines)
    hyphenated = {word.lower() for line in lines for word in re.findall(r"[A-Za-z]+-[A-Za-z]+", line.text)}
    open_lines: list[PageLine] = []
    waiting: list[Paragraph] = []
    began = 0
    for number, page in enumerate(kept):
        for index, line in enumerate(page):
            if line.picture is not None:
                waiting.append(Paragraph("", number, picture=line.picture))
                continue
            if open_lines and _parts(open_lines, line, body, same_page=index > 0):
                yield _paragraph(open_lines, began, body, hyphenated)
                open_lines = []
            if open_lines and _BULLET.match(line.text):
                yield _paragraph(open_lines, began, body, hyphenated)
                open_lines = []
            if not open_lines:
                began = number
                yield from waiting
                waiting = []
            open_lines.append(line)
    if open_lines:
        yield _paragraph(open_lines, began, body, hyphenated)
    yield from waiting


def _usual_size(pages: Sequence[Sequence[PageLine]]) -> float:
    sizes = [line.size for page in pages for line in page for _ in line.text]
    return median(sizes) if sizes else 0.0


def _without_furniture(pages: Sequence[Sequence[PageLine]]) -> list[list[PageLine]]:
    """The pages without running heads, page numbers, and what a browser prints around them."""
    repeated = Counter(key for page in pages for key in {_key(line) for line in page if _at_edge(line)})
    often = max(2, (len(pages) + 1) // 2)
    usual = _usual_size(pages)

    def is_furniture(line: PageLine) -> bool:
        if line.picture is not None:
            return False
        if not line.text.strip():
            return True
        if not _at_edge(line):
            return False
        outside = not MARGIN < line.y < 1 - MARGIN and line.size < 0.85 * usual
        return outside or repeated[_key(line)] >= often or bool(_NUMBER.fullmatch(line.text.strip()))

    return [[line for line in page if not is_furniture(line)] for page in pages]


def _at_edge(line: PageLine) -> bool:
    return not EDGE < line.y < 1 - EDGE


def _key(line: PageLine) -> str:
    return _DIGITS.sub("#", "".join(line.text.split()))


def _body(pages: Sequence[Sequence[PageLine]], lines: Sequence[PageLine]) -> _Body:
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size)] += len(line.text)
    size = float(sizes.most_common(1)[0][0])
    ordinary = [line for line in lines if round(line.size) == size]
    gaps = [
        (before.y - after.y) * before.page_height
        for page in pages
        for before, after in pairwise(line for line in page if line.picture is None)
        if before.y > after.y and round(before.size) == round(after.size) == size
    ]
    left = Counter(round(line.x) for line in ordinary).most_common(1)[0][0]
    return _Body(
        size or 10.0,
        float(left),
        max(_cells(line.text) for line in ordinary),
        median(sorted(gaps)[: max(1, len(gaps) * 3 // 4)]) if gaps else size * 1.5,
    )


def _cells(text: str) -> int:
    return sum(2 if is_chinese(character) else 1 for character in text)


def _parts(before: Sequence[PageLine], line: PageLine, body: _Body, *, same_page: bool) -> bool:
    """Whether a new paragraph begins with a line."""
    last = before[-1]
    if abs(last.size - line.size) > 0.08 * body.size and (_larger(last, body) or _larger(line, body)):
        return True
    if _larger(last, body) and _larger(line, body):
        return (last.y - line.y) * line.page_height > 2.2 * line.size
    ended = last.text.rstrip()[-1:] in _ENDS
    if same_page and line.y > last.y + 0.05:  # another column, or a box: its own margin tells nothing
        return ended or _cells(last.text) < 0.6 * body.longest
    indented = line.x - min(last.x, body.left) > 1.2 * line.size and line.x > last.x + 0.8 * line.size
    if indented or line.text.startswith("\u3000"):
        return True
    margin = body.left + 1.2 * line.size
    if len(before) == 1 and last.x > margin and line.x > margin and abs(line.x - last.x) > 2:
        return True  # a second line would go back to the margin
    short = _cells(last.text) < body.longest - 6 - (2 if last.x > body.left + 1 else 0)
    if same_page and (last.y - line.y) * line.page_height > 1.45 * body.leading:
        return True
    return short and (ended or _cells(last.text) < 0.6 * body.longest)


def _larger(line: PageLine, body: _Body) -> bool:
    return line.size >= body.size * HEADING


def _paragraph(lines: Sequence[PageLine], page: int, body: _Body, hyphenated: set[str]) -> Paragraph:
    text = lines[0].text.strip()
    for line in lines[1:]:
        text = _joined(text, line.text.strip(), hyphenated)
    level = None
    if _larger(lines[0], body) and len(text) <= LONGEST_HEADING * (1 if _cells(text) > len(text) else 2):
        level = 1 if lines[0].size >= body.size * 1.5 else 2
    bullet = _BULLET.match(text)
    if bullet:
        return Paragraph(_tidy(text[bullet.end() :]), page, listed=True)
    return Paragraph(_tidy(text), page, level)


def _tidy(text: str) -> str:
    return " ".join(text.split()) if text.isascii() else text


def _joined(before: str, after: str, hyphenated: set[str]) -> str:
    """Two lines of a paragraph as one text; a hyphen at the line's end goes, unless the word has it elsewhere too."""
    if before[-1:] in _HYPHENS and before[-2:-1].isalpha() and after[:1].islower() and after.isascii():
        head = re.findall(r"[A-Za-z]+$", before[:-1])
        tail = re.findall(r"^[A-Za-z]+", after)
        if head and tail:
            compound = f"{head[0]}-{tail[0]}".lower()
            return before + after if before[-1] == "-" and compound in hyphenated else before[:-1] + after
    return before + joint(before, after) + after
