"""Whom a mention names: the person behind a pronoun, the publisher of a report, the body."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lufang_tui.release.zh.sentences import clauses_back

if TYPE_CHECKING:
    from lufang_tui.release.model import Span
    from lufang_tui.release.zh.mentions import Subject
    from lufang_tui.release.zh.named import Named
    from lufang_tui.release.zh.sentences import Paragraph
    from lufang_tui.release.zh.subjects import Subjects

_REPORT = re.compile("(?:这份|该|此|此份|上述)?(?:研究|调查|测评|评测|分析)?报告(?:书)?")


_ASKED = re.compile("问(?:到|及|起|道)?[^，。]{0,40}时$|问[他她]|^当?(?:记者|笔者|有人)")
"""记者问及此事时，他说: who asks is not who answers."""


class Antecedents:
    """Tells who is meant in one text."""

    def __init__(self, folded: str, named: Named, subjects: Subjects) -> None:
        self._folded = folded
        self._named = named
        self._subjects = subjects

    def resolve(
        self, paragraph: Paragraph, subject: Subject | None
    ) -> tuple[Span | None, tuple[str, ...], bool]:
        """Give the mention, the names of who speaks, and whether they had to be inferred.

        他 and 她 stand for the person named last before them, else for the subject of the clause before.
        """
        if subject is None:
            return None, (), False
        words_of = self._folded[subject.mention.start : subject.mention.end]
        if subject.name is not None and words_of in subject.name:
            return (*self._named.joined(subject.mention), False)
        if subject.name is not None:
            return subject.mention, (subject.name,), False
        if subject.pronoun:
            return self._behind_pronoun(paragraph, subject.mention, words_of)
        if self._named.is_person(words_of):
            return subject.mention, (self._named.add(subject.mention),), False
        if _REPORT.fullmatch(words_of) and (publisher := self._named.publisher(subject.mention.start)):
            return subject.mention, (publisher,), True
        return subject.mention, self._named.organisation(subject.mention), False

    def _behind_pronoun(
        self, paragraph: Paragraph, mention: Span, words_of: str
    ) -> tuple[Span, tuple[str, ...], bool]:
        if words_of not in ("他", "她"):
            return mention, (), False
        sentence = paragraph.sentence(mention.start)
        last = self._named.last(mention.start)
        begin = paragraph.clause_start(mention.start, sentence.start)
        for clause in clauses_back(paragraph, begin, sentence.start):
            found = self._subjects.in_clause(*clause)
            if (
                found is None
                or not found.likely
                or found.pronoun
                or not self._subjects.is_human(found)
                or _ASKED.search(self._folded, *clause)
            ):
                continue
            if found.name or last is None:
                return (mention, (found.name,), True) if found.name else (found.mention, (), True)
        if last is None and sentence.start > paragraph.span.start:
            before = paragraph.sentence(sentence.start - 1)
            found = self._subjects.in_clause(before.start, paragraph.clause_end(before.start, before.end))
            if found is not None and self._named.is_person(
                self._folded[found.mention.start : found.mention.end]
            ):
                last = self._named.add(found.mention)
        return mention, (last,) if last else (), last is not None
