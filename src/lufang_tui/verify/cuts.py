"""What a cut leaves out of a statement: negations, conditions, numbers, degrees, subjects, sources."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lufang_tui.verify.bearing import Bearing, Sense, bearing
from lufang_tui.verify.clauses import clause_end, clause_start, clauses, has_stop, sentence
from lufang_tui.verify.conditions import Side, conditions, waited_for
from lufang_tui.verify.differences import counted
from lufang_tui.verify.severed import left_alone, source_before, source_behind, subject
from lufang_tui.verify.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator

_ATTITUDES = re.compile(
    r"(认为|觉得|相信|表示|意味着|意味|代表|等于|是说|think|thinks|believe|believes|say|says|said|saying|mean|means|claim|claims|expect|expects|that)\W*$"
)
_AND = frozenset(("and", "or", "but", "并", "且", "和", "也", "而", "或"))
_REACH = 3
"""Words beside a cut in which a number is looked for."""
_BEHIND_NUMBERS = frozenset(
    (
        "at the earliest",
        "at the latest",
        "or so",
        "or more",
        "or less",
        "左右",
        "上下",
        "以上",
        "以下",
        "以内",
        "前后",
        "开外",
        "或更多",
    )
)
_AGAINST = frozenset(("but", "yet", "however", "但", "但是", "不过", "然而", "可是", "只是", "却"))
_EXEMPTED = re.compile(
    r"(?:those|some|all those|only those)\b.{0,40}?\b(?:exempt|exempted|excluded|excepted)\b|.{2,14}(?:除外|豁免|例外|不在此列|不受此限)$"
)
"""A sentence that says for whom the one before does not hold."""
_SUBORDINATE = frozenset(("which", "who", "whose", "where", "not"))
"""Words that begin what only tells more of the words before."""
_INSIDE = frozenset(("却", "反而", "反倒"))
_LEADING = ("如果", "假如", "若", "倘若", "一旦", "要是", "万一")
_FACTS = re.compile("剩|已|了|过|目前|现在|至今|仍|还有|正在|刚刚")
_ALMOST = frozenset(("almost", "nearly", "practically", "virtually", "partly", "barely", "hardly"))
_DEGREE_BEHIND = re.compile(
    r"(?:at best|at worst|if at all|at a stretch|more or less|and counting|而已|左右|上下)$"
)
_PERIODS = re.compile(
    r"每(?:天|日|周|星期|个?月|季|年|小时|分钟|次|人|户|辆|台|亩)|\b(?:per|each|every|an?) (?:second|minute|hour|day|week|month|quarter|year|person|head|household)\b"
    r"|\b(?:hourly|daily|weekly|monthly|yearly|annually)\b"
)
_HEDGES = frozenset(
    [
        "may",
        "might",
        "could",
        "perhaps",
        "maybe",
        "possibly",
        "probably",
        "likely",
        "presumably",
        "apparently",
        "reportedly",
        "allegedly",
        "supposedly",
        "hope",
        "hopes",
        "hoped",
        "seems",
        "seem",
        "appears",
        "可能",
        "有可能",
        "也许",
        "或许",
        "大概",
        "恐怕",
        "估计",
        "希望",
        "但愿",
        "据说",
        "听说",
        "据称",
        "似乎",
        "好像",
        "有望",
        "未必",
        "不一定",
    ]
)
"""Modal words whose loss makes certain what was not, whatever the draft's own sentence says of it."""


def hides(row: Words, start: int, end: int) -> list[str]:
    """What the words around an ellipsis lose that stands for `row[start:end]`: in their order of weight, each once."""
    senses = (Sense.NEGATION, Sense.CONDITION, Sense.CONCESSION, Sense.QUANTITY)
    found = [one.text for one in bearing(row, start, end) if one.sense in senses]
    found += counted(row, start, end)
    found += conditions(row, start, end)
    found += waited_for(row, start, end, len(row))
    found += left_alone(row, start, end)
    found += _period(row, start, end)
    found += subject(row, start, end) or source_before(row, start, end)
    found += _tied_to(row, start, end)
    return list(dict.fromkeys(found))


def _period(row: Words, start: int, end: int) -> list[str]:
    """For which period or each of what a number that is left counts: 每天, a day."""
    if start >= end:
        return []
    first, last = clause_start(row, start, 0), clause_end(row, end - 1, len(row))
    if "n" not in row.kinds[first:start] + row.kinds[end:last]:
        return []
    return [found[0] for found in _PERIODS.finditer(row.folded(start, end))]


def degree_behind(row: Words, end: int, right: int) -> list[str]:
    """What lessens the words before `end`, right behind them: flat at best."""
    if end >= right or has_stop(row.gap(end)):
        return []
    found = _DEGREE_BEHIND.fullmatch(row.folded(end, clause_end(row, end, right)))
    return [found[0]] if found else []


def _tied_to(row: Words, start: int, end: int) -> list[str]:
    """What a conjunction right before the cut goes with: 除非……全年净利润不会低于11亿元."""
    before = bearing(row, max(0, start - _REACH), start)
    tied = any(one.end == start and one.sense in (Sense.CONDITION, Sense.CONCESSION) for one in before)
    return [row.said(start, clause_end(row, start, end))] if tied else []


def limited_before(row: Words, left: int, start: int) -> list[str]:
    """The conditions, concessions and sources in `row[left:start]` that limit the words from `start` on."""
    if left >= start or _turns_away(row, start):
        return []
    found = limits(row, left, start, (Sense.CONDITION,)) or conditions(row, left, start, Side.FRONT)
    found = found or waited_for(row, left, start, len(row)) or source_before(row, left, start)
    if found:
        return found
    clause = clause_start(row, start, left)
    # But and 可是 set what follows against what stands before; they limit nothing that follows.
    return [word for word in limits(row, clause, start, (Sense.CONCESSION,)) if word not in _AGAINST]


def _turns_away(row: Words, start: int) -> bool:
    """Whether the words from `start` on are set against what stands before them, so that what limits that does not limit them: but, 但."""
    found = bearing(row, start, min(len(row), start + _REACH))
    return has_stop(row.gap(start)) and any(one.start == start and one.text in _AGAINST for one in found)


def limited_behind(row: Words, end: int, right: int, *, whole: bool, marked: bool = False) -> list[str]:
    """The conditions and sources in `row[end:right]` that limit the words before.

    `whole`: whether these claim a sentence, so that what is said against it further on is cut off, too.
    `marked`: whether an ellipsis stands for what is cut off, and so for what a clause of it sets against a part of itself.
    """
    for first, last in _limiting(row, end, right):
        found = _said_against(row, end, first, last, marked=marked) if whole else []
        if not _leads_on(row, end, first, last, right):
            found += limits(row, first, last, (Sense.CONDITION,)) or conditions(row, first, last, Side.BEHIND)
        if found := found or source_behind(row, first, last):
            return found
    return []


def _said_against(row: Words, end: int, first: int, last: int, *, marked: bool) -> list[str]:
    """The concessions of a clause; 却 inside of one sets it against the clause right before it alone."""
    return [
        one.text
        for one in bearing(row, first, last)
        if one.sense is Sense.CONCESSION
        and (one.text not in _INSIDE or first in (one.start, end))
        and (marked or not _set_inside(row, one, first))
    ]


def _set_inside(row: Words, one: Bearing, first: int) -> bool:
    """Whether a conjunction sets two parts of one clause, which is no main clause, against each other: which is cheaper than a boat but …, not because … but because."""
    if one.text not in _AGAINST or one.start <= first or not has_stop(row.gap(first)):
        return False
    return not has_stop(row.gap(one.start)) and row.folded(first, first + 1) in _SUBORDINATE


def _leads_on(row: Words, end: int, first: int, last: int, right: int) -> bool:
    """Whether a conditional clause belongs to the one behind it: the words before it tell a fact, and 如果 … leads on to what will be."""
    if last >= right or first == last or not has_stop(row.gap(first)):
        return False
    if not row.folded(first, last).startswith(_LEADING):
        return False
    begin = clause_start(row, max(0, end - 1), 0)
    stated = bearing(row, begin, end)
    return (
        _FACTS.search(row.folded(begin, end)) is not None
        and all(one.sense is not Sense.MODALITY for one in stated)
        and any(one.sense is Sense.MODALITY for one in bearing(row, last, right))
    )


def _limiting(row: Words, end: int, right: int) -> Iterator[tuple[int, int]]:
    """The clauses behind some words that may limit them.

    What stands inside a further statement that *and* joins limits that one; a clause of its own behind it may limit both.
    """
    joined = False
    for first, last in clauses(row, end, right):
        opened = bearing(row, first, min(last, first + _REACH + 1))
        limiting = any(one.sense in (Sense.CONDITION, Sense.CONCESSION, Sense.SCOPE) for one in opened)
        joined = joined or (row.folded(first, first + 1) == "and" and has_stop(row.gap(first)))
        if limiting or not joined:
            yield first, last


def limits(row: Words, start: int, end: int, senses: tuple[Sense, ...]) -> list[str]:
    """The words of some senses in a stretch."""
    return [one.text for one in bearing(row, start, end) if one.sense in senses]


def opens_with_limit(row: Words, start: int, end: int) -> list[str]:
    """What the sentence behind sets against the words; a condition or concession only where that is all of it: Unless it rains."""
    if exempted := _EXEMPTED.match(row.folded(start, clause_end(row, start, end))):
        return [exempted[0]]
    found = [one for one in bearing(row, start, min(end, start + 4)) if one.start == start]
    if clause_end(row, start, end) < sentence(row, start + 1, start, start + 1, end)[1]:
        found = [one for one in found if one.text in _AGAINST]
    return [one.text for one in found if one.sense in (Sense.CONDITION, Sense.CONCESSION)]


def denied_before(row: Words, left: int, start: int) -> list[str]:
    """A negation that governs the words: before them in the same clause, or in one that says whether they hold."""
    if left >= start:
        return []
    clause = clause_start(row, start, left)
    if clause == start:  # the cut is at a comma
        before = row.folded(left, start)
        if not _ATTITUDES.search(before):
            return []
        clause -= 1
        while clause > left and not has_stop(row.gap(clause)):
            clause -= 1
    return [one.text for one in bearing(row, clause, start) if one.sense is Sense.NEGATION]


def share_before(row: Words, left: int, start: int) -> list[str]:
    """Of how many the words from `start` on hold, right before them: half of, 绝大多数."""
    near_by = bearing(row, max(left, start - _REACH), start)
    return [
        one.text
        for one in near_by
        if one.sense is Sense.QUANTITY and row.folded(one.end, start) in ("", "of", "of the", "的")
    ]


def hedged_before(row: Words, left: int, start: int) -> list[str]:
    """What makes the words from `start` on uncertain, or holds them for a part only, right before them: may, perhaps, only, 部分."""
    found = []
    if start > left and not has_stop(row.gap(start)) and row.folded(start - 1, start) in _ALMOST:
        found.append(row.folded(start - 1, start))
    for one in bearing(row, max(left, start - _REACH), start):
        bare = one.end == start or (
            one.end == start - 1 and row.folded(one.end, start) in ("of", "that", "to", "be", "have", ",")
        )
        if bare and (one.sense is Sense.SCOPE or (one.sense is Sense.MODALITY and one.text in _HEDGES)):
            found.append(one.text)
    return found


def cut_in_two(row: Words, at: int) -> Bearing | None:
    """A bearing word of several words that a cut before the word `at` parts: even | if, no | more than."""
    near_by = bearing(row, max(0, at - _REACH), min(len(row), at + _REACH))
    return next((one for one in near_by if one.start < at < one.end and not has_stop(row.gap(at))), None)


def denied(text: str) -> list[str]:
    """The negations in a text."""
    row = Words(text)
    return [one.text for one in bearing(row) if one.sense is Sense.NEGATION]


def begins_anew(row: Words, at: int) -> bool:
    """Whether the words from `at` on are a further predicate, which says nothing of the one before."""
    return row.folded(at, at + 1) in _AND


def limit_of_number(row: Words, left: int, start: int) -> list[str]:
    """What limits the number that the words from `start` on begin with: at least, up to, 至少."""
    number = "n" in row.kinds[start : start + _REACH] or any(
        one.sense is Sense.QUANTITY for one in bearing(row, start, min(len(row), start + _REACH))
    )
    if not number:
        return []
    return [
        one.text
        for one in bearing(row, max(left, start - _REACH), start)
        if one.sense in (Sense.QUANTITY, Sense.SCOPE) and one.end == start
    ]


def limit_behind_number(row: Words, end: int, right: int) -> list[str]:
    """What limits the number that the words before `end` end with: at the earliest, 上下."""
    if "n" not in row.kinds[max(0, end - _REACH) : end]:
        return []
    return [
        one.text
        for one in bearing(row, max(0, end - _REACH), min(right, end + _REACH + 1))
        if one.text in _BEHIND_NUMBERS and one.start == end and one.end <= right
    ]
