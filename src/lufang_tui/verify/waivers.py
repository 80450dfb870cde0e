"""Waivers: comments in a draft that silence the finding on the quotation beside them, with a reason.

`<!-- lufang: ok REASON -->` in Markdown and HTML, a comment `lufang: ok REASON` in Word, and in any text `[lufang: ok REASON]`
or a line `# lufang: ok REASON`. `ok(VERDICT)` silences that verdict alone. A waiver that does nothing is told.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from lufang_tui.i18n import _
from lufang_tui.kit.faults import one_line, suggestion
from lufang_tui.verify.report import by_code
from lufang_tui.verify.verdicts import Severity, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from lufang_tui.documents import Document
    from lufang_tui.verify.report import Finding

_SIGN = r"lufang[ \t]*[:：][ \t]*"
_COMMENT = re.compile(
    rf"<!--\s*{_SIGN}(?P<comment>(?:(?!<!--|-->).)*)-->|[\[［]{_SIGN}(?P<bracket>[^\[［\]］\n]*)[\]］]|^[ \t]*(?:#|//)[ \t]*{_SIGN}(?P<line>[^\n]*)$",
    re.DOTALL | re.MULTILINE | re.IGNORECASE,
)
_REMARK = re.compile(_SIGN, re.IGNORECASE)
_SAID = re.compile(r"(?P<word>\w*)(?:[(（](?P<verdicts>[^)）]*)[)）])?(?P<reason>.*)", re.DOTALL)
_CODES = re.compile(r"[^,，、;\s]+")
_PARAGRAPH = re.compile(r"\n[ \t\r]*\n")
_OPENING = re.compile(r"[“「『«]")
_BETWEEN = 120
"""Code points that may stand between a waiver and its quotation: an attribution, a full stop."""
_NEAR = 4
"""Quotations before and behind a waiver among which its own is."""
_KNOWN = frozenset(verdict.code for verdict in Verdict if verdict.severity is not Severity.NONE)


class Waiver(NamedTuple):
    """A waiver; offsets count code points of the file as text."""

    start: int
    end: int
    reason: str
    verdicts: frozenset[str]
    """The verdicts that it silences; none named: any."""
    fault: str = ""
    """Why it is none."""


def waive(
    document: Document, findings: Sequence[Finding]
) -> tuple[tuple[Finding, ...], list[tuple[int, str]]]:
    """Silence what the waivers of a draft silence; also gives what is wrong with those that silence nothing, and where.

    A waiver belongs to the nearest quotation of its paragraph, before or behind it, or to the first of the paragraph that
    it stands right above; one that belongs to a quotation that is in order silences nothing.
    """
    kept = list(findings)
    faults = []
    order = sorted(range(len(kept)), key=lambda number: kept[number].where.start)
    starts = [kept[number].where.start for number in order]
    for waiver in _waivers(document):
        fault = waiver.fault
        if not fault:
            at = bisect_left(starts, waiver.start)
            near = {number: kept[number] for number in order[max(0, at - _NEAR) : at + _NEAR]}
            number = _nearest(document.source, waiver, near)
            if number is not None and _silences(waiver, kept[number]):
                kept[number] = replace(kept[number], waived=waiver.reason)
            else:
                fault = _("this waiver silences nothing")
        if fault:
            faults.append((waiver.start, fault))
    return tuple(kept), faults


def _waivers(document: Document) -> Iterator[Waiver]:
    """The waivers of a draft, in its text and in its comments."""
    found = [
        _waiver(one.start(), one.end(), one["comment"] or one["bracket"] or one["line"] or "")
        for one in _COMMENT.finditer(document.source)
    ]
    for remark in document.extras.remarks:
        sign = _REMARK.match(remark.text)
        if sign is not None:
            found.append(_waiver(remark.at, remark.at, remark.text[sign.end() :]))
    yield from sorted(found)


def _waiver(start: int, end: int, text: str) -> Waiver:
    said = _SAID.match(text.strip())
    word, reason, named = (said["word"], said["reason"], said["verdicts"]) if said else ("", "", None)
    verdicts = frozenset(_CODES.findall(named or ""))
    fault = ""
    if word.lower() != "ok":
        fault = _("“lufang: {word}” is no waiver, which reads “lufang: ok REASON”").format(
            word=one_line(word)
        )
    elif named is not None and (not verdicts or verdicts - _KNOWN):
        unknown = min(verdicts - _KNOWN, default="")
        fault = _("the waiver names “{verdict}”, which is no verdict that can be waived{near}").format(
            verdict=one_line(unknown), near=suggestion(unknown, _KNOWN)
        )
    elif not reason.strip(" \t\r\n:：-–—"):
        fault = _("a waiver without a reason is none")
    return Waiver(start, end, reason.strip(" \t\r\n:：-–—"), verdicts, fault)


def _silences(waiver: Waiver, finding: Finding) -> bool:
    """Whether a waiver means the verdict of a finding: where it names some, all that is grave must be among them."""
    if not finding.noted:
        return False
    codes = {finding.verdict, finding.words, finding.speaker or finding.verdict}
    grave = {code for code in codes if by_code(code).severity.rank > Severity.NOTE.rank}
    return not waiver.verdicts or (grave or {finding.verdict}) <= waiver.verdicts


def _nearest(source: str, waiver: Waiver, findings: Mapping[int, Finding]) -> int | None:
    """The number of the one of some findings that a waiver belongs to."""
    above = _stands_above(source, waiver)
    beside = [
        (above != (waiver.end <= finding.where.start), gap, number)
        for number, finding in findings.items()
        if (gap := _gap(source, waiver, finding.where.start, finding.where.end)) is not None
    ]
    return min(beside)[-1] if beside else None


def _gap(source: str, waiver: Waiver, start: int, end: int) -> int | None:
    """How many code points part a waiver from a quotation; None where it is not beside it."""
    if waiver.start >= end:
        between = source[end : min(waiver.start, end + _BETWEEN + 1)]
        inner = between[1:]
    elif waiver.end <= start:
        between = source[max(waiver.end, start - _BETWEEN - 1) : start].lstrip("\r\n")
        inner = between[:-1]
    else:
        return 0
    near = len(between) <= _BETWEEN and not _PARAGRAPH.search(between) and not _OPENING.search(inner)
    return len(between) if near else None


def _stands_above(source: str, waiver: Waiver) -> bool:
    """Whether a waiver has a line of its own, right above another one."""
    start = source.rfind("\n", 0, waiver.start) + 1
    end = source.find("\n", waiver.end)
    if end < 0 or source[start : waiver.start].strip() or source[waiver.end : end].strip():
        return False
    stop = source.find("\n", end + 1)
    return bool(source[end + 1 : stop if stop >= 0 else None].strip())
