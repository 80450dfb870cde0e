"""Reading a query as typed: terms, "phrases", -exclusions, field:values. Nothing that is typed raises."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from lufang_tui.i18n import N_, _
from lufang_tui.search.query import Condition, Field, Query, QueryFault
from lufang_tui.search.term import Term
from lufang_tui.text.fold import fold

if TYPE_CHECKING:
    import datetime as dt

_MINUSES = "-－−﹣"
_MARKS = {
    '"': '"＂',
    "＂": '"＂',
    "“": "”",
    "”": "”",
    "„": "“”",
    "«": "»",
    "»": "«»",
    "「": "」",
    "『": "』",
    "‘": "’",
    "〝": "〞〟",
    "﹁": "﹂",
    "﹃": "﹄",
}
_WORD = re.compile(r"\S+")
_FIELD = re.compile(r"([^\W\d_]{2,20})[:：﹕∶︰]")
_LISTED = re.compile(r"[,，、]")

# Folded, as all that is looked up here: 發言人 and ＳＰＥＡＫＥＲ are found too.
_FIELDS = {
    Field.SPEAKER: "发言人 说话人 讲话人 发言者",
    Field.ORG: "organisation organization 机构 单位 组织",
    Field.KIND: "类型 种类 类别",
    Field.DATE: "日期 时间",
    Field.IN: "范围",
    Field.KIT: "稿件 材料 新闻稿",
}
_KINDS = {
    "direct": "直接 直接引语",
    "indirect": "间接 间接引语",
    "partial": "部分 部分引语",
}
_GROUPS = {
    "quotes": "quote 引语 引言 引文",
    "people": "person 人物 人",
    "timeline": "时间线 时间轴 大事记",
    "figures": "figure 图片 图 照片",
    "article": "正文 文章 原文",
}
_RANGES = N_("a range is written 2017..2018, 2017.. or ..2018")


def parse(text: str) -> Query:
    """Read a query as typed. Anything is a query; what cannot be read is left out and told in `Query.faults`.

    Terms part at white space, the ideographic space included; `"…"` in any shape of quotation marks is a phrase, and
    runs to the end where it does not close, as while it is being typed; `field:value` is a condition on a field, with
    either colon, the value in quotation marks where it has spaces; `-` before any of them excludes.
    """
    return _Parser(text).query()


class _Parser:
    def __init__(self, text: str) -> None:
        self._text = text
        self._terms: list[Term] = []
        self._conditions: list[Condition] = []
        self._faults: list[QueryFault] = []

    def query(self) -> Query:
        """Read the text from left to right."""
        position = 0
        while found := _WORD.search(self._text, position):
            start = found.start()
            excluded = found.end() - start > 1 and self._text[start] in _MINUSES
            position = self._part(start + excluded, found.end(), excluded=excluded)
        faults = sorted(self._faults, key=lambda fault: fault.position)
        return Query(tuple(self._terms), tuple(self._conditions), tuple(faults))

    def _part(self, start: int, word_end: int, *, excluded: bool) -> int:
        """Read the part that begins at `start`; gives where it ends."""
        named = _FIELD.match(self._text, start, word_end)
        if named:
            field = _field_names().get(fold(named[1]).text)
            if field:
                return self._condition(field, start, named.end(), word_end, excluded=excluded)
            if self._is_unknown_field(named, word_end):
                return self._value(named.end(), word_end)[1]
        words, end, whole = self._value(start, word_end)
        folded = fold(words).text.strip()
        if folded:
            self._terms.append(Term(folded, excluded, whole))
        return end

    def _value(self, start: int, word_end: int) -> tuple[str, int, bool]:
        """The phrase or the word at `start`, where it ends, and whether it is a phrase that closes."""
        text = self._text
        closing = _MARKS.get(text[start]) if start < word_end else None
        if closing is None:
            return text[start:word_end], word_end, False
        end = min((place for mark in closing if (place := text.find(mark, start + 1)) >= 0), default=-1)
        if end >= 0:
            return text[start + 1 : end], end + 1, True
        if text[start] in "”»":  # marks that close: part of a text that was pasted
            return text[start:word_end], word_end, False
        self._fault(
            start,
            1,
            _("the quotation mark {mark} does not close: {closing} is missing").format(
                mark=text[start], closing=closing[0]
            ),
        )
        return text[start + 1 :], len(text), False

    def _is_unknown_field(self, named: re.Match[str], word_end: int) -> bool:
        """Whether a word before a colon is meant as a field; tells it then. Chinese words and addresses are not."""
        name = fold(named[1]).text
        rest = self._text[named.end() : word_end]
        if not name.isascii() or not rest or rest.startswith("//"):
            return False
        from lufang_tui.kit.faults import suggestion

        fields = ", ".join(Field)
        near = suggestion(name, list(Field))
        self._fault(
            named.start(),
            len(named[1]),
            _("no field is called {name}{near}: there are {fields}").format(
                name=named[1], near=near, fields=fields
            ),
        )
        return True

    def _condition(self, field: Field, start: int, value_start: int, word_end: int, *, excluded: bool) -> int:
        value, end, whole = self._value(value_start, word_end)
        folded = fold(value).text.strip()
        if not folded:
            length = max(end, value_start) - start
            self._fault(
                start,
                length,
                _("nothing stands after the colon of {field}: write {field}:{example}").format(
                    field=field, example=_EXAMPLES[field]
                ),
            )
            return end
        # The place of the value's words, without their marks.
        place = value_start + self._text[value_start:end].find(value)
        if field is Field.DATE:
            first_last = self._days(value, place)
            if first_last:
                self._conditions.append(Condition(field, excluded, first=first_last[0], last=first_last[1]))
        elif field in (Field.KIND, Field.IN):
            choices = self._choices(field, value, place)
            if choices:
                self._conditions.append(Condition(field, excluded, choices=choices))
        else:
            self._conditions.append(Condition(field, excluded, terms=(Term(folded, whole=whole),)))
        return end

    def _choices(self, field: Field, value: str, place: int) -> tuple[str, ...]:
        """What a list of kinds or groups names; empty where one of them is unknown, which is told."""
        found: list[str] = []
        for part in _LISTED.split(value):
            if not part.strip():
                continue
            known = choice(field, part)
            if known is None:
                self._fault(place + value.find(part), len(part), unknown_choice(field, part))
                return ()
            found.append(known)
        return tuple(dict.fromkeys(found))

    def _days(self, value: str, place: int) -> tuple[dt.date | None, dt.date | None] | None:
        from lufang_tui.search.days import days

        try:
            return days(value)
        except ValueError as error:
            self._fault(place, len(value), _("{reason}; {advice}").format(reason=error, advice=_(_RANGES)))
            return None

    def _fault(self, position: int, length: int, message: str) -> None:
        self._faults.append(QueryFault(position, length, message))


def choice(field: Field, name: str) -> str | None:
    """The kind or group (by `field`) that goes by a name, in English or Chinese; None where there is none."""
    return _choice_names(field).get(fold(name).text.strip())


def unknown_choice(field: Field, name: str) -> str:
    """What to say of a name that no kind or group has."""
    from lufang_tui.kit.faults import excerpt, one_line, suggestion

    known = _choice_names(field)
    shown, near = excerpt(one_line(name.strip())), suggestion(fold(name).text.strip(), known)
    choices = ", ".join(dict.fromkeys(known.values()))
    if field is Field.KIND:
        return _("no kind of quotation is called {name}{near}: there are {choices}").format(
            name=shown, near=near, choices=choices
        )
    return _("no group is called {name}{near}: there are {choices}").format(
        name=shown, near=near, choices=choices
    )


_EXAMPLES = {
    Field.SPEAKER: '"Anna Berg"',
    Field.ORG: '"Harbour Office"',
    Field.KIND: "direct",
    Field.DATE: "2018-05-15",
    Field.IN: "quotes",
    Field.KIT: "lufang-2018",
}


@cache
def _field_names() -> dict[str, Field]:
    return {name: field for field, others in _FIELDS.items() for name in (field.value, *others.split())}


@cache
def _choice_names(field: Field) -> dict[str, str]:
    table = _KINDS if field is Field.KIND else _GROUPS
    return {name: value for value, others in table.items() for name in (value, *others.split())}
