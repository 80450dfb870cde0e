"""What a phrase before a cue stands for: a person, a document, a body, or whom it describes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lufang_tui.release.model import Span
from lufang_tui.release.zh.mentions import (
    ADDRESSES,
    Subject,
    acted,
    addressed,
    empty,
    ends_with_kin,
    ends_with_post,
    kin_behind,
    like_name,
    only_title,
    predicated,
    pronouns,
    speaker_end,
)
from lufang_tui.release.zh.names import is_name, is_word, transcribes
from lufang_tui.release.zh.words import body_end, titles

if TYPE_CHECKING:
    from lufang_tui.release.zh.named import Named

_LATIN_END = re.compile(r"(?<=[\u4e00-\u9fff])[A-Z][A-Za-z0-9&.-]+$")
_ATTRIBUTIVE = re.compile("主办单位|主办方|承办单位|承办方|协办单位|投资方|组织者|制造商|开发商|运营商")
_MARKED = {"“": "”", '"': '"', "「": "」", "『": "』"}
_DEMONSTRATIVE = re.compile("[这那此该其](?![位名])|第[一二三四五六七八九十]|[一二三四五六七八九十]是")
_REPORTED = re.compile(
    "(?:报道|评论|分析|研究|发文|撰文|刊文|载文|刊登|刊发|社论|社评|来信|来电|致信|致电|联名|留言|跟帖)$"
)
_NEAR = 5_000
"""Code points around a phrase in which it is counted."""
_LONGEST = 40


class Phrases:
    """Reads the phrases of one text."""

    def __init__(self, text: str, folded: str, named: Named) -> None:
        self._text = text
        self._folded = folded
        self._named = named

    def known(self, start: int, end: int) -> Subject | None:
        """The first person named in a phrase as its subject: behind a post or at its beginning, before a predicate."""
        text = self._folded
        for at, stop, name in self._named.between(start, end):
            before = text[max(start, at - 12) : at]
            if before and not (
                ends_with_post(before) or ends_with_kin(before) or before[-1] in "、 ”」）)的"
            ):
                continue
            if text.count("“", start, at) + text.count("「", start, at) > text.count(
                "”", start, at
            ) + text.count("」", start, at):
                continue
            behind = text[stop:end]
            if not behind or only_title(behind) or predicated(behind) or acted(behind):
                return Subject(Span(at, stop), name=name)
        return None

    def stands_for(self, start: int, end: int) -> Subject | None:
        """What a phrase stands for: the person at its end, a document, or itself."""
        text = self._folded
        reported = _REPORTED.search(text, start, end)
        if reported and reported.start() > start and text[reported.start() - 1] in "》”":
            end = reported.start()  # 《新闻周刊》报道说
        document = self._document(start, end)
        if document is not None:
            return document
        end = self._without_bracket(start, end)
        person = self._person_in(start, end)
        if person is not None:
            return person
        end = self._without_ending(start, end)
        called = addressed().search(text, start, end)
        if called and called.start() > start and not is_name(text[start:end]):
            return self.stands_for(called.start(), end)
        attributive = list(_ATTRIBUTIVE.finditer(text, start, end))
        if attributive and attributive[-1].end() < end:
            start = attributive[-1].end()
        behind = self._behind_title(start, end)
        if behind is not None:
            return behind
        titled = self._before_title(start, end)
        if titled is not None:
            return titled
        for address in ADDRESSES:
            if text.endswith(address, start, end) and 1 < end - start - len(address) < 6:
                end -= len(address)
                return Subject(Span(start, end), name=self._named.people.named(self._text[start:end]))
        named = self._named_at_end(start, end)
        if named is not None:
            return named
        of = text.rfind("的", start, end)
        if of > start and is_name(text[of + 1 : end]):
            start = of + 1
        mention = self._text[start:end]
        name = self._named.people.named(mention) if end - start < 6 else None
        return Subject(Span(start, end), name=name, likely=name is not None or self._likely(start, end))

    def _before_title(self, start: int, end: int) -> Subject | None:
        """基辛格博士: a name before a post, which nothing else in the text tells."""
        for found in titles().finditer(self._folded, start, end):
            name = self._folded[start : found.start()]
            if found["title"] is None or found.end() != end or not 2 <= len(name) <= 6 or is_word(name):
                continue
            if is_name(name) or all(map(transcribes, name)):
                return Subject(Span(start, found.start()))
        return None

    def _named_at_end(self, start: int, end: int) -> Subject | None:
        """第三方机构IDC, 才让卓玛阿妈, 壮族歌王韦有福: a name behind a word that no list has, or before one of kin."""
        text = self._folded
        latin = _LATIN_END.search(text, start, end)
        if latin and latin.start() > start:
            return Subject(Span(latin.start(), end))
        kin = kin_behind(text[start:end])
        if kin:
            return Subject(Span(start, end - kin))
        name = text[end - 3 : end]
        phrase = text[start:end]
        described = body_end().search(phrase) or speaker_end().search(phrase)
        if end - start >= 5 and not described and is_name(name) and not (is_word(name) or is_word(name[1:])):
            return Subject(Span(end - 3, end))
        return None

    def _document(self, start: int, end: int) -> Subject | None:
        """“灵渠”, 《题记》: a thing that speaks by its name in marks."""
        text = self._folded
        if text[start] in _MARKED and text[end - 1] == _MARKED[text[start]] and end - start > 2:
            return Subject(Span(start + 1, end - 1))
        opening = text.rfind("《", start, end) if text[end - 1] == "》" else -1
        if opening >= 0 and text[opening - 1 : opening] not in ("为", "是", "叫", "读", "看", "写"):
            return Subject(Span(opening, end))
        return None

    def _without_bracket(self, start: int, end: int) -> int:
        text = self._folded
        while (
            text[end - 1] in "）)"
            and (bracket := max(text.rfind("（", start, end), text.rfind("(", start, end))) > start
        ):
            end = bracket
        return end

    def _without_ending(self, start: int, end: int) -> int:
        """信中说, 法新社报道说: what stands between who speaks and the cue."""
        text = self._folded
        while end - start > 1 and text[end - 1] in "中里上内" and body_end().search(text[start : end - 1]):
            end -= 1
        reported = _REPORTED.search(text, start, end)
        if reported and reported.start() > start:
            who = text[start : reported.start()]
            if body_end().search(who) or (speaker_end().search(who) and not who.endswith("的")):
                end = reported.start()
        return end

    def _person_in(self, start: int, end: int) -> Subject | None:
        """The known person a phrase ends with, a post or form of address behind the name or not."""
        named = self._named.between(start, end)
        if not named:
            return None
        at, stop, name = named[-1]
        behind = self._folded[stop:end]
        if behind and not only_title(behind):
            return None
        return Subject(Span(at, stop), name=name)

    def _behind_title(self, start: int, end: int) -> Subject | None:
        """The name behind the last post of a phrase, of any form: the words up to the cue bound it."""
        last = None
        for found in titles().finditer(self._folded, start, end):
            if found["title"] is not None and found.end() < end and found["calling"] not in ADDRESSES:
                last = found
        if last is None or not 2 <= end - last.end() <= 12:
            return None
        rest = self._folded[last.end() : end]
        body = body_end().search(rest)
        if rest[0] in "们的会团之、和办处组室" or speaker_end().search(rest) or (body and len(body[0]) > 1):
            return None
        if not like_name(rest, sure=last["head"] is not None):
            return Subject(Span(start, last.end()))  # 医生诊断, 教练在场边
        return Subject(Span(last.end(), end))

    def _likely(self, start: int, end: int) -> bool:
        text = self._folded[start:end]
        if end - start > _LONGEST or text in empty():
            return False
        if body_end().search(text) or speaker_end().search(text) or pronouns().match(text):
            return True
        if _DEMONSTRATIVE.match(text):
            return False
        if re.fullmatch(r"[A-Za-z][A-Za-z0-9 .&'’-]*", text):
            return True
        return (2 <= len(text) <= 6 and "的" not in text) or self._folded.count(
            text, max(0, start - _NEAR), start + _NEAR
        ) > 2
