"""Verifying a draft: every quotation against the sources."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from lufang_tui.attribution.marks import marks_of
from lufang_tui.documents import is_text
from lufang_tui.errors import LufangError
from lufang_tui.i18n import _
from lufang_tui.kit.faults import one_line
from lufang_tui.kit.model import Kind
from lufang_tui.release.languages import language_of
from lufang_tui.verify import reasons
from lufang_tui.verify.draft import read_draft
from lufang_tui.verify.framing import makes_good
from lufang_tui.verify.judging import judge as judge_words
from lufang_tui.verify.naming import Cast
from lufang_tui.verify.places import Lines
from lufang_tui.verify.report import Changed, DraftReport, Finding, Source
from lufang_tui.verify.reported import judge_reported
from lufang_tui.verify.speaking import RIGHT, Speaking, has_cue
from lufang_tui.verify.speaking import judge as judge_speaker
from lufang_tui.verify.verdicts import Severity, Verdict, is_clean
from lufang_tui.verify.waivers import waive
from lufang_tui.verify.wording import Wording
from lufang_tui.verify.words import Words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from lufang_tui.documents import Document
    from lufang_tui.verify.draft import Draft
    from lufang_tui.verify.passages import Passage, Stated
    from lufang_tui.verify.said import Said
    from lufang_tui.verify.sources import Sources

_AROUND = 60
"""Code points of the source that are shown on either side."""
_TERM_RATIO = 0.7
_TOLD = 3
"""Lines of a draft that are told for the same thing."""
_HELD = 8
"""Code points from which on words of the speaker in marks are more than a term."""
_LONGEST = 20_000
"""Code points of the longest quotation."""
_STOPS = "。！？!?.，,；;"
_COMMAS = "，,；;"
_MARK = 2
"""Code points of the longest quotation mark."""
_STEP = 64
"""Quotations between two calls of what shows the progress."""
_ELSEWHERE = frozenset({Verdict.NOT_FOUND, Verdict.TRANSLATION_UNVERIFIED, Verdict.PARAPHRASE})
"""Verdicts that another source would give differently, had it the words."""
_SENTENCE_END = re.compile(r"[。！？!?.]\s*[“‘「『\"'«]?$")
_WITHOUT_SUGGESTION = frozenset({Verdict.NOT_FOUND, Verdict.PARAPHRASE, Verdict.OPPOSITE, Verdict.SPLICED})


def untold(_done: int, _total: int) -> None:
    """Nobody watches the progress."""


def verify(
    document: Document,
    name: str,
    sources: Sources,
    progress: Callable[[int, int], None] = untold,
) -> DraftReport:
    """Hold every quotation of a draft against the sources.

    `name`: what the person knows the draft by; `progress` is told now and then how many quotations are done, of how many.
    """
    draft = read_draft(document, [name for who in sources.people if who.is_person for name in who.names])
    desk = _Desk(draft, sources)
    findings, faults = waive(document, desk.report(progress))
    told = [_("line {line}: {fault}").format(line=desk.lines.line(at), fault=fault) for at, fault in faults]
    notices = dict.fromkeys((*_notices(draft, desk.lines, findings), *told, *document.extras.notices))
    return DraftReport(name, findings, tuple(notices), is_text(name))


def _notices(draft: Draft, lines: Lines, findings: Sequence[Finding]) -> Iterator[str]:
    """What the reader should know of the draft's text."""
    from lufang_tui.text.safe import hidden

    if not findings:
        yield _("no quotation found")
    places = dict.fromkeys(lines.line(draft.document.to_source(at, at + 1)[0]) for at in draft.unclosed)
    for line in islice(places, _TOLD):
        yield _("line {line}: a quotation mark that nothing closes").format(line=line)
    characters = (
        _("line {line}: a hidden character, {name}").format(
            line=lines.line(draft.document.to_source(at, at + 1)[0]), name=name
        )
        for at, name in hidden(draft.document.text)
    )
    yield from islice(dict.fromkeys(characters), _TOLD)


class _Desk:
    """One draft on the desk, beside the sources."""

    def __init__(self, draft: Draft, sources: Sources) -> None:
        self._draft = draft
        self._sources = sources
        self._cast = Cast(sources.people)
        self._unread = ""
        self._marks = marks_of(language_of(draft.document.text))
        self.lines = Lines(draft.document.source)

    def report(self, progress: Callable[[int, int], None]) -> list[Finding]:
        """The findings, in the order of the draft; one for a passage, however many ways there are to look at it."""
        quotations = self._draft.quotations
        found: list[tuple[Said, Finding]] = []
        for number, said in enumerate(quotations):
            if number % _STEP == 0:
                progress(number, len(quotations))
            found += ((said, finding) for finding in self.findings(said))
        parts: dict[int, list[Finding]] = {}
        for said, finding in found:
            if said.within is not None and said.kind is Kind.DIRECT:
                parts.setdefault(said.within, []).append(finding)
        kept = []
        for said, finding in found:
            inside = parts.get(said.within, []) if said.within is not None else []
            if said.kind is Kind.INDIRECT:
                if inside and (not finding.grave or any(one.grave for one in inside)):
                    continue
            elif inside and not any(one.grave for one in inside) and self._is_told_wrongly(said, found):
                continue
            kept.append(finding)
        return kept

    @staticmethod
    def _is_told_wrongly(part: Said, found: Sequence[tuple[Said, Finding]]) -> bool:
        """Whether the reported statement that a quotation is a part of is a finding itself."""
        return any(
            said.kind is Kind.INDIRECT and said.within == part.within and finding.grave
            for said, finding in found
        )

    def findings(self, said: Said) -> Iterator[Finding]:
        """The finding on a quotation; none for a term in marks that is nobody's words."""
        if sum(map(len, said.texts)) > _LONGEST:
            long = _("no quotation is that long; a quotation mark is missing")
            yield self._finding(said, Wording(Verdict.UNVERIFIABLE), RIGHT, long)
            return
        row = Words(" ".join(said.texts))
        if not len(row):
            return
        self._unread = self._names_unread()  # before the question, since it may be read in the meantime
        try:
            passages = self._sources.passages(row)
        except LufangError as error:  # an index that is made anew just now, for one
            if said.speech:
                yield self._finding(said, Wording(Verdict.UNVERIFIABLE), RIGHT, str(error))
            return
        self._cast.add([who for passage in passages for who in passage.origin.people])
        if said.kind is Kind.INDIRECT:
            wording = judge_reported(said, row, passages, self._fitting(said))
            if (
                wording is not None
                and said.stance
                and (wording.stated is None or not self._fits(said, wording.stated))
            ):
                return
            if wording is not None:
                yield self._finding(said, wording, self._speaking(said, wording))
            return
        yield from self._quoted(said, row, passages)

    def _quoted(self, said: Said, row: Words, passages: Sequence[Passage]) -> Iterator[Finding]:
        """The finding on what stands in marks, or those on its sentences."""
        wording = judge_words(said.texts, passages, self._cast.names, self._fitting(said))
        if wording.hidden and makes_good(self._draft, said, wording):
            wording = wording._replace(verdict=Verdict.TRIMMED, hidden=(), full=None)
        whole = is_clean(wording.verdict) or self._is_open(said)
        if not whole and len(sentences := self._sentences(said)) > 1:
            for one in sentences:
                yield from self.findings(one)
            return
        if not said.speech and self._is_term(wording, said):
            return
        wording = self._across_languages(wording, row)
        why = None
        if wording.verdict in _ELSEWHERE and self._unread:
            wording = Wording(Verdict.UNVERIFIABLE)
            why = _("it stands in none of the kits that could be read; not read: {names}").format(
                names=self._unread
            )
        if self._is_open(said) and wording.verdict.severity.rank > Severity.NOTE.rank:
            wording = Wording(Verdict.UNVERIFIABLE)
            why = _("nothing closes the quotation mark, so it cannot be told where the quotation ends")
        yield self._finding(said, wording, self._speaking(said, wording), why)

    def _is_open(self, said: Said) -> bool:
        """Whether nothing closes the mark before a quotation."""
        start = said.spans[-1].start
        before = bisect_left(self._draft.unclosed, start)
        return before > 0 and start - self._draft.unclosed[before - 1] <= _MARK

    def _names_unread(self) -> str:
        """The names of some of what could not be read."""
        names = list(dict.fromkeys(self._sources.unread))
        return ", ".join(one_line(name) for name in names[:_TOLD]) + ("…" if len(names) > _TOLD else "")

    def _across_languages(self, wording: Wording, row: Words) -> Wording:
        """Words that are not found because the sources have them in another language."""
        if wording.verdict is not Verdict.NOT_FOUND:
            return wording
        own = "zh" if row.kinds.count("c") > row.kinds.count("w") else "en"
        spoken = self._sources.languages
        if spoken and own not in spoken:
            return wording._replace(verdict=Verdict.TRANSLATION_UNVERIFIED)
        return wording

    def _is_term(self, wording: Wording, said: Said) -> bool:
        """Whether short words in marks are a name or a term, and nobody's.

        In reported speech they are the speaker's own, unless the source has them as words of its own.
        """
        if said.within is not None:
            return wording.verdict in (Verdict.PARAPHRASE, Verdict.NOT_FOUND)
        if wording.verdict in (Verdict.NOT_FOUND, Verdict.PARAPHRASE) or wording.ratio < _TERM_RATIO:
            return True
        held = sum(map(len, said.texts)) >= _HELD or wording.hidden
        if held and wording.stated is not None and self._is_given(said, wording.stated):
            return False
        if not wording.changes:  # it stands there word for word, and claims nothing about what goes on
            return True
        return wording.verdict.severity.rank <= Severity.NOTE.rank

    def _fitting(self, said: Said) -> Callable[[Stated], bool]:
        """A function that tells whether the draft's speaker is that of a statement; each is looked at once."""
        known: dict[int, bool] = {}

        def fits(stated: Stated) -> bool:
            key = id(stated)
            if key not in known:
                known[key] = self._fits(said, stated)
            return known[key]

        return fits

    def _fits(self, said: Said, stated: Stated) -> bool:
        verdict = judge_speaker(said, stated, self._cast, self._draft, "").verdict
        return verdict is None or verdict is Verdict.WRONG_TITLE

    def _sentences(self, said: Said) -> list[Said]:
        """The parts of a quotation between which a sentence of the draft ends: “…,” she said. “…”."""
        text = self._draft.document.text
        cuts = [
            number
            for number, (one, other) in enumerate(pairwise(said.spans), 1)
            if _SENTENCE_END.search(text[one.end : other.start])
        ]
        return [
            said._replace(spans=said.spans[first:last], texts=said.texts[first:last])
            for first, last in pairwise((0, *cuts, len(said.spans)))
        ]

    def _is_given(self, said: Said, stated: Stated) -> bool:
        """Whether the draft names the speaker of a statement beside a cue."""
        found = judge_speaker(said, stated, self._cast, self._draft, "")
        return found.verdict is None and has_cue(f"{said.before} {said.behind}")

    def _speaking(self, said: Said, wording: Wording) -> Speaking:
        if wording.stated is None or wording.passage is None:
            return RIGHT
        found = judge_speaker(said, wording.stated, self._cast, self._draft, wording.passage.origin.article)
        if found.verdict is Verdict.WRONG_SPEAKER:
            found = found._replace(near=self._cast.near(found.named))
        others = [one for one in wording.rivals if one.speakers != wording.stated.speakers]
        if found.verdict in (Verdict.SPEAKER_MISSING, Verdict.WRONG_SPEAKER) and others:
            return Speaking(Verdict.AMBIGUOUS) if found.verdict is Verdict.SPEAKER_MISSING else found
        if found.verdict is Verdict.SPEAKER_MISSING and not said.speech:
            return RIGHT
        return found

    def _finding(self, said: Said, wording: Wording, speaking: Speaking, why: str | None = None) -> Finding:
        words = wording.verdict
        verdict = words
        rank = words.severity.rank
        if speaking.verdict is not None and (
            speaking.verdict.severity.rank > rank
            or (rank == Severity.NOTE.rank and speaking.verdict is Verdict.SPEAKER_MISSING)  # the one to mend
        ):
            verdict = speaking.verdict
        reason = why or reasons.of_words(wording)
        if verdict is not words and wording.stated is not None:
            date = wording.passage.origin.date if wording.passage else None
            reason = reasons.of_speaker(speaking, wording.stated, date)
            if verdict is Verdict.AMBIGUOUS:
                reason = reasons.of_rivals((wording.stated, *wording.rivals))
        if (
            verdict.severity.rank > Severity.NOTE.rank
            and verdict is not Verdict.UNVERIFIABLE
            and self._unread
        ):
            reason = _("{reason}; perhaps otherwise in what could not be read: {names}").format(
                reason=reason.rstrip("."), names=self._unread
            )
        document = self._draft.document
        spans = tuple(document.to_source(*span) for span in said.spans)
        return Finding(
            verdict=verdict.code,
            severity=verdict.severity.value,
            words=words.code,
            speaker=speaking.verdict.code if speaking.verdict else None,
            reason=reason,
            kind="indirect" if said.kind is Kind.INDIRECT else "direct",
            text=" … ".join(said.texts),
            texts=said.texts,
            said_by=(said.names or (said.mention,))[0] if said.names or said.mention else None,
            spoken_by=tuple(who.name for who in wording.stated.speakers) if wording.stated else (),
            where=self.lines.where(spans[0][0], spans[-1][1]),
            spans=spans,
            source=_source(wording),
            changes=tuple(Changed(one.verdict.code, one.source, one.draft) for one in wording.changes),
            suggestion=self._suggestion(said, wording),
        )

    def _suggestion(self, said: Said, wording: Wording) -> str | None:
        """The source's words for the draft's, with its stop where the draft has one."""
        verdict = wording.verdict
        if wording.passage is None or verdict.severity is Severity.NONE or verdict in _WITHOUT_SUGGESTION:
            return None
        row = wording.passage.words
        first, last = wording.full or (wording.start, wording.end)
        start, end = row.place(first, last)
        draft = said.texts[-1].rstrip()[-1:]
        behind = row.gap(last)[:1]
        if draft in _STOPS and behind in _STOPS and draft and behind:
            end += 1
        text = wording.passage.text[start:end]
        if draft in _STOPS and draft and behind and behind in _COMMAS:
            text = text[:-1] + draft  # the draft's sentence ends where the source's goes on
        return self._marks.enclose(text)[1:-1]


def _heading(passage: Passage) -> str | None:
    section = passage.origin.press.section(passage.section)
    return (section.heading or section.label or section.id) if section else None


def _source(wording: Wording) -> Source | None:
    passage = wording.passage
    if passage is None:
        return None
    start, end = passage.words.place(wording.start, wording.end)
    text = passage.text
    places = passage.in_section(start, end)
    origin = passage.origin
    return Source(
        kit=origin.name,
        kit_id=origin.id,
        label=origin.label,
        date=origin.date,
        quote=wording.stated.quote if wording.stated else None,
        section=passage.section,
        section_label=_heading(passage),
        paragraph=passage.paragraph_at(start),
        start=places[0],
        end=places[1],
        text=text[start:end],
        before=text[max(0, start - _AROUND) : start].rpartition("\n")[2],
        behind=text[end : end + _AROUND].partition("\n")[0],
        language=passage.language,
    )
