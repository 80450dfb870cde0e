"""What the words beside a cut lose by it although no word of the cut denies or limits anything: their subject, their source, their degree."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from lufang_tui.lexicon.words import rows, words
from lufang_tui.verify.bearing import Sense, bearing
from lufang_tui.verify.clauses import clause_end, clause_start, clauses, has_stop, opening, sentence

if TYPE_CHECKING:
    from lufang_tui.verify.words import Words

_OWN_LATIN = re.compile(r"\b(?:i|we)\b(?:['’]\w+)?(?: \w+){0,2} *$")
_OWN_HAN = ("我", "咱", "本")
_ACCORDING = re.compile(
    r"^(?:据(?!此|我|悉)|按照?.{1,10}(?:的说法|的估计|的判断)|在.{1,10}看来|according to\b|in (?:his|her|their) (?:view|opinion|words)\b|as (?:\w+ ){1,3}(?:put|puts) it\b)"
)
_WHOLE_LATIN, _WHOLE_HAN = 4, 5
"""Words from which on what stands between two stops is a clause of its own, and not an adverb of the one beside it."""
_REACH = 3


def left_alone(row: Words, start: int, end: int) -> list[str]:
    """The modal words and words of scope of clauses that the cut `[start, end)` does not take whole: what is left of them says more."""
    found = []
    for one in bearing(row, start, end):
        if one.sense not in (Sense.MODALITY, Sense.SCOPE):
            continue
        first = clause_start(row, one.start, 0)
        last = clause_end(row, one.start, len(row))
        least = _WHOLE_LATIN if "w" in row.kinds[first:last] else _WHOLE_HAN
        if start <= first and last <= end and last - first >= least:
            continue
        found.append(one.text)
    return found


def source_before(row: Words, start: int, end: int) -> list[str]:
    """To whom else the words behind the cut `[start, end)` are given in it: experts say, 专家认为."""
    start = sentence(row, end, start, end, end)[0]
    if start >= end:
        return []
    last = list(clauses(row, start, end))[-1]
    first = clause_start(row, last[0], 0)
    text = row.folded(first, end)
    text = text[opening(text) :]
    if _ACCORDING.search(text) and not text.startswith("according to us"):
        return [row.said(max(first, start), end)]
    found = _latin().search(text) or _han().search(text)
    if found is None:
        return []
    before = text[: found.start()].strip()
    if not before or before.startswith(_OWN_HAN) or _OWN_LATIN.search(before):
        return []
    return [row.said(max(first, start), end)]


def source_behind(row: Words, start: int, end: int) -> list[str]:
    """To whom else the words before the cut are given in it: …, experts say; …, according to the police."""
    if start >= end:
        return []
    first, last = next(iter(clauses(row, start, end)))
    text = row.folded(first, last)
    if text.startswith("according to ") or re.fullmatch(
        rf"(?:the )?(?:\w+ ){{1,4}}(?:{_verbs()})|(?:{_verbs()}) (?:the )?(?:\w+ ?){{1,4}}", text
    ):
        return [] if _OWN_LATIN.match(text.split(" ")[0]) else [row.said(first, last)]
    return []


def subject(row: Words, start: int, end: int) -> list[str]:
    """The subject of the words behind a cut between two parts, where it stands in the cut, so that another one takes the verb."""
    if start >= end or end >= len(row) or has_stop(row.gap(end)):
        return []
    first = clause_start(row, end, 0)
    return (
        _latin_subject(row, first, start, end)
        if row.kinds[end] == "w"
        else _han_subject(row, first, start, end)
    )


def _latin_subject(row: Words, first: int, start: int, end: int) -> list[str]:
    said = [row.folded(at, at + 1) for at in range(first, min(len(row), end + 2))]
    joined = [at for at in range(max(first, start - 1), end) if said[at - first] in _kind("joining")]
    begin = joined[-1] + 1 if joined else first
    if begin < start:  # the clause's own beginning is left
        return []
    while begin < end and (said[begin - first] in _kind("adverb") or said[begin - first].endswith("ly")):
        begin += 1
    if begin >= end or said[begin - first] in _kind("auxiliary") | _kind("preposition") | _kind("past"):
        return []
    verb, behind = said[end - first], said[end - first + 1] if end + 1 < len(row) else ""
    if verb in _kind("auxiliary") | _kind("past") or (verb.endswith("ed") and len(verb) > 4):
        return [row.said(begin, end)]
    if verb.endswith("s") and behind in _kind("object") and end - begin > 1:
        return [row.said(begin, end)]
    return []


def _han_subject(row: Words, first: int, start: int, end: int) -> list[str]:
    if first < start:
        return []
    text = row.folded(first, end)
    openers = sorted((word for word in words("zh-openers")), key=len, reverse=True)
    opened = next((word for word in openers if text.startswith(word)), "")
    if len(text) - len(opened) < 2 or opened in (
        "据",
        "根据",
        "按照",
        "按",
        "随着",
        "对于",
        "关于",
        "至于",
        "作为",
    ):
        return []
    behind = row.folded(end, min(len(row), end + 4))
    return [row.said(first, end)] if behind.startswith(_predicates()) else []


@cache
def _kind(kind: str) -> frozenset[str]:
    """The English words of a kind."""
    return frozenset(word for word, kinds in rows("en-clause-words") if kinds == kind)


@cache
def _predicates() -> tuple[str, ...]:
    verbs = tuple(word for word in words("zh-predicates") if word not in ("了", "着", "过", "地", "得"))
    return (*verbs, "无法", "必", "须", "没", "尚", "曾", "均", "是", "已", "正", "仍", "拟")


@cache
def _verbs() -> str:
    return "|".join(sorted(map(re.escape, words("en-attributions")), key=len, reverse=True))


@cache
def _latin() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_verbs()})(?: that)?,?$")


@cache
def _han() -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(sorted(words('zh-attributions'), key=len, reverse=True))})$")
