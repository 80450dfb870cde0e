"""The statements of an English release: each quotation and reported clause with its attribution."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lufang_tui.kit.model import Kind
from lufang_tui.release.en.attributions import attributions
from lufang_tui.release.en.drafts import Course, Draft
from lufang_tui.release.en.marked import trimmed, without_stop
from lufang_tui.release.en.quotations import Quotations
from lufang_tui.release.en.reports import Reports
from lufang_tui.release.model import Span

if TYPE_CHECKING:
    from lufang_tui.release.en.attributions import Attribution
    from lufang_tui.release.en.frame import Sentence

_STRAYS = ('"', "”", "''", '""', "’’", "”")


class Judge:
    """Goes through the sentences of a release in order and gathers its statements."""

    def __init__(self, text: str, frame: str) -> None:
        self._course = Course(text, frame)
        self._quotations = Quotations(self._course)
        self._reports = Reports(self._course)

    @property
    def drafts(self) -> list[Draft]:
        """The statements so far, in the order in which they were found."""
        return self._course.drafts

    def take(self, sentence: Sentence) -> list[Attribution]:
        """Take the next sentence; gives its attributions."""
        course = self._course
        if sentence.paragraph != course.paragraph:
            course.paragraph = sentence.paragraph
            course.report = None
        found = attributions(course.frame, sentence)
        if course.text[sentence.start : sentence.end].strip() in _STRAYS:
            self._lost_mark()
            return found
        used: set[int] = set()
        before = course.standing
        self._quotations.take(sentence, found, used)
        reported = self._reports.take(sentence, found, used)
        if reported is not None:
            course.report = reported
        elif course.standing == before and self._reports.goes_on(sentence, found):
            self._reports.extend(sentence)
        else:
            course.report = None
        course.introduced = self._colon(sentence, found)
        course.previous = sentence
        return found

    def _lost_mark(self) -> None:
        """A closing mark that nothing opened: the sentence before it is direct speech of whoever spoke there."""
        before, last = self._course.previous, self._course.drafts[-1] if self._course.drafts else None
        if before is None or last is None or last.attribution is None or last.paragraph != before.paragraph:
            return
        span = Span(*trimmed(self._course.text, before.start, before.end))
        if self._course.report is not None and last.spans[-1].start < before.start < last.spans[-1].end:
            start, end = trimmed(self._course.text, last.spans[-1].start, before.start)
            self._course.drafts[-1] = last._replace(
                spans=(Span(start, without_stop(self._course.text, start, end)),)
            )
        elif last.kind is not Kind.DIRECT or span.start <= last.spans[-1].end:
            return
        self._course.drafts.append(
            Draft(Kind.DIRECT, (span,), "lost-mark", last.attribution, before.paragraph, True)
        )

    def _colon(self, sentence: Sentence, found: list[Attribution]) -> Attribution | None:
        if not self._course.frame[sentence.start : sentence.end].rstrip(" *_").endswith(":"):
            return None
        return found[-1] if found else None
