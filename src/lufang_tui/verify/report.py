"""What a verification says: a finding for every quotation of a draft, as plain records."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from msgspec import Struct

from lufang_tui.i18n import _
from lufang_tui.kit.faults import one_line
from lufang_tui.verify.verdicts import Severity, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator


class Where(Struct, frozen=True):
    """A place in the draft. Of a format whose file is no text (HTML, Word), it counts the file's words as text."""

    start: int
    """In code points of the file as text."""
    end: int
    line: int
    """Counted from 1."""
    column: int
    """Counted from 1, in code points; a byte order mark is no column."""
    end_line: int
    end_column: int
    """The one behind the last."""
    utf16_column: int
    """The columns in UTF-16 code units, as most editors and SARIF count them."""
    utf16_end_column: int


class Source(Struct, frozen=True):
    """The passage of a source that a finding stands on."""

    kit: str
    """What the person knows the kit by: its path."""
    kit_id: str
    label: str
    date: str | None
    quote: str | None
    """The id of the kit's quotation, where it is one."""
    section: str | None
    """A section's id, and its heading or label."""
    section_label: str | None
    paragraph: int
    """Of the section, counted from 1."""
    start: int
    """In code points of the section's text."""
    end: int
    text: str
    """The passage, verbatim."""
    before: str
    """A little of what stands before it, and behind it."""
    behind: str
    language: str


class Changed(Struct, frozen=True):
    """A difference between the source's words and the draft's."""

    kind: str
    """The verdict's code that it asks for, such as altered-number."""
    source: str
    draft: str


class Finding(Struct, frozen=True):
    """A quotation of the draft with its verdict."""

    verdict: str
    """The graver of the verdicts on the words and on the speaker."""
    severity: str
    words: str
    """The verdict on the words."""
    speaker: str | None
    """The verdict on the speaker; null where there is nothing to say against him."""
    reason: str
    """One sentence."""
    kind: str
    """`direct` for what stands in marks, `indirect` for reported speech."""
    text: str
    """The words in the draft."""
    texts: tuple[str, ...]
    """The same, one for each pair of marks where the draft interrupts them."""
    said_by: str | None
    """Who says it in the draft."""
    spoken_by: tuple[str, ...]
    """Who says it in the source."""
    where: Where
    spans: tuple[tuple[int, int], ...]
    """Where each of `texts` stands, in code points of the file as text."""
    source: Source | None
    changes: tuple[Changed, ...]
    suggestion: str | None
    """The source's words for the draft's, marks inside turned as the draft's language nests them."""
    waived: str | None = None
    """The reason that a waiver in the draft gives."""

    @property
    def grave(self) -> bool:
        """Whether it counts as a finding without `--strict`."""
        return self.waived is None and self.severity in (Severity.WARNING, Severity.ERROR)

    @property
    def noted(self) -> bool:
        """Whether it counts as a finding with `--strict`."""
        return self.waived is None and self.severity != Severity.NONE


class DraftReport(Struct, frozen=True):
    """What was found in one draft."""

    draft: str
    """Its path."""
    findings: tuple[Finding, ...]
    notices: tuple[str, ...] = ()
    """What the reader should know: no quotation in it, marks that nothing closes, control characters."""
    is_text: bool = True
    """Whether the file is a text, whose lines and columns the findings name."""

    def count(self, *, strict: bool = False) -> int:
        """How many quotations are findings."""
        return sum(one.noted if strict else one.grave for one in self.findings)


class Held(Struct, frozen=True):
    """A kit that drafts were held against, or the library."""

    kit: str | None
    """What the person knows the kit by: its path; null for the library."""
    id: str | None
    label: str

    @property
    def title(self) -> str:
        """Its title with its id and the name of its file, without the folders of the machine."""
        beside = ", ".join(filter(None, (self.id, PurePath(self.kit or "").name)))
        return _("{name} ({beside})").format(name=self.label, beside=beside) if beside else self.label


class Unread(Struct, frozen=True):
    """A kit or a draft that could not be read."""

    file: str
    """Its path, as it was given."""
    message: str
    """What is wrong, in one line that names it."""

    @property
    def name(self) -> str:
        """The name of the file, without the folders of the machine."""
        return PurePath(self.file).name or self.file

    @property
    def told(self) -> str:
        """The message with that name for the path."""
        return self.message.replace(one_line(self.file), one_line(self.name))


class Report(Struct, frozen=True):
    """What was found in some drafts."""

    drafts: tuple[DraftReport, ...]
    sources: tuple[Held, ...]
    """What the drafts were held against."""
    unread_kits: tuple[Unread, ...] = ()
    unread_drafts: tuple[Unread, ...] = ()

    def findings(self) -> Iterator[Finding]:
        """Every finding."""
        for draft in self.drafts:
            yield from draft.findings

    def count(self, *, strict: bool = False) -> int:
        """How many quotations are findings."""
        return sum(draft.count(strict=strict) for draft in self.drafts)


def by_code(code: str) -> Verdict:
    """The verdict of a code. Raises KeyError."""
    return next(verdict for verdict in Verdict if verdict.code == code)
