"""What a rule of `lufang check` is, what it finds, and the desk at which rules work: a kit with its source opened."""

from __future__ import annotations

from bisect import bisect_right
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct

from lufang_tui.check.marks import Marked, marked
from lufang_tui.errors import LufangError
from lufang_tui.i18n import _
from lufang_tui.kit.anchor import Anchor, Article
from lufang_tui.kit.faults import excerpt, one_line
from lufang_tui.kit.folder import MissingFile
from lufang_tui.text.align import difference, nearest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lufang_tui.documents import Document
    from lufang_tui.kit.model import Happening, Kit, Quote
    from lufang_tui.kit.press import Paragraph, PressKit

MOST_NEAREST = 100
"""Nearest passages that one check looks for: with more of them missing, the article is another one."""

Where = tuple[str | int, ...]
"""A path into the kit, such as ("quotes", 3, "text")."""


class Severity(StrEnum):
    """How much a finding matters to a desk."""

    ERROR = "error"
    """Something would be published wrongly."""
    WARNING = "warning"
    """Somebody has to look."""
    NOTE = "note"
    """Work that is still open."""


class Finding(Struct, frozen=True):
    """What a rule found, and where; lines and columns count from 1, columns in code points."""

    line: int
    column: int
    where: str
    """The place in the kit, such as `quotes[3].text`; empty for the file as a whole."""
    message: str
    rule: str
    severity: Severity

    def render(self, file: str) -> str:
        """Give the finding as one line that is safe to print: `file:line:column: where: message [rule]`."""
        middle = f"{self.where}: " if self.where else ""
        return one_line(f"{file}:{self.line}:{self.column}: {middle}{self.message} [{self.rule}]")

    def as_dict(self, file: str) -> dict[str, str | int]:
        """Give the finding as data for `--json`."""
        return {
            "file": file,
            "line": self.line,
            "column": self.column,
            "where": self.where,
            "message": self.message,
            "rule": self.rule,
            "severity": self.severity.value,
        }


class Rule(Struct, frozen=True):
    """A rule: its name, how much it matters, and the function that finds."""

    name: str
    severity: Severity
    find: Callable[[Desk], Iterator[tuple[Where, str]]]
    """Gives a path into the kit and a message for each finding; its docstring is the rule in one sentence."""

    @property
    def summary(self) -> str:
        """The rule in one sentence."""
        return (self.find.__doc__ or "").strip()


class Desk:
    """A kit with all that rules look at. Everything is made once, when a rule first asks for it."""

    def __init__(self, press: PressKit) -> None:
        self.press = press
        self._starts: dict[str, list[int]] = {}
        self._marked: dict[tuple[str, int], Marked] = {}
        self._searches = 0

    @property
    def kit(self) -> Kit:
        """The kit's records."""
        return self.press.kit

    @cached_property
    def article(self) -> Article:
        """The sections' texts as one."""
        return Article(self.kit.sections)

    @cached_property
    def source_bytes(self) -> bytes | None:
        """The source file's bytes; None where it is not named or cannot be read."""
        return self._source[0]

    @cached_property
    def document(self) -> Document | None:
        """The source as a document; None where it cannot be read."""
        return self._source[1]

    @property
    def source_trouble(self) -> str | None:
        """Why the source cannot be read, where it is named and cannot."""
        return self._source[2]

    @cached_property
    def _source(self) -> tuple[bytes | None, Document | None, str | None]:
        if self.kit.source is None:
            return None, None, None
        # Reading a release loads a Markdown parser; a kit without a source is checked without one.
        from lufang_tui.documents import load_document

        data = None
        try:
            data = self.press.folder.source_bytes(self.kit.source.file)
            return data, load_document(data, self.kit.source.file), None
        except MissingFile:
            return (
                None,
                None,
                _("{source}: there is no such file beside the kit file").format(
                    source=excerpt(self.kit.source.file)
                ),
            )
        except LufangError as error:
            return data, None, error.message

    @cached_property
    def release(self) -> str:
        """Everything the release says, as far as the kit or its source shows it."""
        kit = self.kit
        dateline = kit.dateline.text if kit.dateline else None
        texts = [kit.headline, kit.boilerplate, dateline, self.article.text]
        texts += [section.heading for section in kit.sections] + [figure.caption for figure in kit.figures]
        texts += [text for contact in kit.contacts for text in (contact.name, contact.role)]
        if self.document is not None:
            texts.append(self.document.text)
        return "\0".join(text for text in texts if text)

    def verbatim(self) -> Iterator[tuple[str, int, Quote | Happening, tuple[str, ...]]]:
        """Give every entry that has verbatim passages: group, index, the entry, its passages."""
        for index, quote in enumerate(self.kit.quotes):
            yield "quotes", index, quote, quote.passages
        for index, happening in enumerate(self.kit.timeline):
            yield "timeline", index, happening, (happening.text,)

    def paragraph_at(self, anchor: Anchor) -> int:
        """Give the index of the paragraph in which an anchor starts; by bisection, as a kit may have thousands."""
        starts = self._starts.get(anchor.section)
        if starts is None:
            starts = [paragraph.start for paragraph in self.press.paragraphs(anchor.section)]
            self._starts[anchor.section] = starts
        return max(0, bisect_right(starts, anchor.start) - 1)

    def paragraphs_around(self, anchor: Anchor) -> tuple[Paragraph, ...]:
        """Give the paragraph of an anchor with its two neighbours."""
        at = self.paragraph_at(anchor)
        return self.press.paragraphs(anchor.section)[max(0, at - 1) : at + 2]

    def marked_at(self, anchor: Anchor) -> tuple[Paragraph, Marked]:
        """Give the paragraph in which an anchor starts, with the stretches of it that stand in quotation marks."""
        at = self.paragraph_at(anchor)
        paragraph = self.press.paragraphs(anchor.section)[at]
        if (anchor.section, at) not in self._marked:
            self._marked[anchor.section, at] = marked(paragraph.text)
        return paragraph, self._marked[anchor.section, at]

    def place(self, anchor: Anchor) -> str:
        """Say where an anchor stands, for a message."""
        return _("section '{section}', paragraph {number}").format(
            section=anchor.section, number=self.paragraph_at(anchor) + 1
        )

    def nearest_in_article(self, words: str) -> str:
        """Say what in the article is nearest to words that stand nowhere in it, and how the two differ."""
        text = self.article.text
        found = self._nearest(words, text)
        if found is None:
            return ""
        passage = text[found[0] : found[1]].strip("\0")
        if "\0" in passage:
            return _("; nearest: {difference}").format(difference=difference(words, passage))
        at = text.index(passage, found[0])
        anchor = self.article.anchor(at, at + len(passage))
        return _("; nearest, in {place}: {difference}").format(
            place=self.place(anchor), difference=difference(words, passage)
        )

    def nearest_in_source(self, words: str) -> str:
        """Say what in the source is nearest to words that stand nowhere in it, and how the two differ."""
        if self.document is None:
            return ""
        found = self._nearest(words, self.document.text)
        if found is None:
            return ""
        line = self.source_line(found[0])
        return _("; nearest, in line {line} of it: {difference}").format(
            line=line, difference=difference(words, self.document.text[found[0] : found[1]])
        )

    def source_line(self, at: int) -> int:
        """Give the line of the source file, from 1, for an offset in the canonical text."""
        if self.document is None:
            return 1
        start, _ = self.document.to_source(at, at)
        before = self.document.source[:start]
        return before.count("\n") + before.count("\r") - before.count("\r\n") + 1

    def _nearest(self, words: str, hay: str) -> tuple[int, int] | None:
        self._searches += 1
        if self._searches > MOST_NEAREST:
            return None
        found = nearest(words, hay)
        return (found.start, found.end) if found else None
