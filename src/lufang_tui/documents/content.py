"""The text of one block as Markdown's block parser hands it on, and where each part of it stands in the source."""

from __future__ import annotations

import re
from bisect import bisect_right

from lufang_tui.documents.pieces import Stress, Words


class Lines:
    """The source by lines, whatever ends them; `text` is for the parser, of the same length line by line."""

    def __init__(self, source: str) -> None:
        start = 1 if source.startswith("\ufeff") else 0
        self.lines: list[str] = []
        self.starts: list[int] = []
        for end in re.finditer(r"\r\n|\r|\n|\Z", source):
            self.lines.append(source[start : end.start()])
            self.starts.append(start)
            start = end.end()
            if end.end() == len(source):
                break
        self.text = "\n".join(_plainly_blank(line) for line in self.lines)


def _plainly_blank(line: str) -> str:
    """The line with tabs for any other white space at its end.

    A line of ideographic spaces is an empty line to its author, but not to CommonMark, which would begin a paragraph
    with it, and the parser would then drop it without a trace. (Not spaces: two of them ask for a hard line end.)
    """
    words = line.rstrip()
    return line if not line[len(words) :].strip(" \t") else words + "\t" * (len(line) - len(words))


class Content:
    """A block's text with the runs of it that are copied from the source."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._starts: list[int] = []
        self._ends: list[int] = []
        self._sources: list[int] = []

    def add_run(self, start: int, end: int, source: int) -> None:
        """`text[start:end]` stands in the source at `source`."""
        if end > start:
            self._starts.append(start)
            self._ends.append(end)
            self._sources.append(source)

    def place(self, position: int) -> int:
        """Where a character of the text stands in the source; the nearest place before it, where it is not there."""
        run = bisect_right(self._starts, position) - 1
        if run < 0:
            return self._sources[0] if self._sources else 0
        return self._sources[run] + min(position, self._ends[run]) - self._starts[run]

    def words(self, start: int, end: int, stress: Stress = Stress.NONE) -> list[Words]:
        """`text[start:end]` as words; what the source does not have as such is made."""
        words: list[Words] = []
        position = start
        run = max(0, bisect_right(self._starts, start) - 1)
        while position < end:
            while run < len(self._starts) and self._ends[run] <= position:
                run += 1
            if run == len(self._starts) or self._starts[run] >= end:
                words.append(self.made(self.text[position:end], position, end, stress))
                break
            if self._starts[run] > position:
                words.append(
                    self.made(self.text[position : self._starts[run]], position, self._starts[run], stress)
                )
                position = self._starts[run]
            stop = min(end, self._ends[run])
            source = self._sources[run] + position - self._starts[run]
            words.append(Words(self.text[position:stop], source, source + stop - position, True, stress))
            position = stop
        return words

    def made(self, text: str, start: int, end: int, stress: Stress = Stress.NONE) -> Words:
        """Words that stand for `[start, end)` of this text without being it."""
        source = self.place(start)
        return Words(
            text, source, max(source, self.place(end - 1) + 1 if end > start else source), False, stress
        )


def locate(text: str, first_line: int, lines: Lines) -> Content:
    """Find the lines of a block's text in the source, from the line `first_line` on.

    Each is what its source line ends with, but for white space at either end and a heading's closing marks:
    quotation and list marks and indents stand before it.
    """
    content = Content(text)
    start = 0
    for number, line in enumerate(text.split("\n"), first_line):
        words = line.strip(" \t")
        if words and number < len(lines.lines):
            raw = lines.lines[number]
            place = _place_of(words, raw)
            if place >= 0:
                offset = start + line.index(words)
                before = _shared_blank(raw, place, line, line.index(words))
                after = len(line) - line.index(words) - len(words)
                tail = after if raw.startswith(line[len(line) - after :], place + len(words)) else 0
                content.add_run(
                    offset - before, offset + len(words) + tail, lines.starts[number] + place - before
                )
        start += len(line) + 1
    return content


def _place_of(words: str, raw: str) -> int:
    """Where a line's words stand in its source line, as near to its end as they can."""
    unclosed = raw.rstrip(" \t").rstrip("#")
    if (
        raw.rstrip(" \t") != unclosed
        and unclosed.rstrip(" \t").endswith(words)
        and not raw.rstrip().endswith(words)
    ):
        return len(unclosed.rstrip(" \t")) - len(words)
    return raw.rfind(words)


def _shared_blank(raw: str, place: int, line: str, blank: int) -> int:
    """How much of the white space before a line's words the source line has as well."""
    shared = 0
    while shared < blank and shared < place and raw[place - shared - 1] == line[blank - shared - 1]:
        shared += 1
    return shared
