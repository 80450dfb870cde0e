"""Who speaks: the words before a cue that stand for the speaker, and whom they name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lufang_tui.release.model import Span
from lufang_tui.release.zh.mentions import (
    ADDRESSES,
    Subject,
    addressed,
    described,
    edges,
    empty,
    ends_with_post,
    like_open,
    only_title,
    openers,
    pronouns,
    speaker_end,
    ends_with_kin,
    like_name,
    predicated,
)
from lufang_tui.release.zh.names import is_name, name_end
from lufang_tui.release.zh.sentences import clauses_back
from lufang_tui.release.zh.words import body_end, titles

if TYPE_CHECKING:
    from lufang_tui.release.zh.named import Named
    from lufang_tui.release.zh.sentences import Paragraph

_PLACED = re.compile(
    r"(?:正|刚|刚刚|曾|一直|当时|早在|早|远)?(?:在|从|自|就|来自|用|套用|借用|年过|年近|身着|身穿|时任|现任|曾任|针对|谈到|谈及|谈起|面对|对于|对|向|关于|作为|经|为了|为|通过|随着|结合|围绕|说到|提到|回顾|回忆|展望|当|接受|回答|介绍|总结)"
)
_LOCATIVE = re.compile("[上中时后前里内下](?=[\u4e00-\u9fffA-Z《“])|之际|期间|以来|方面|问题时|过程中")
_OF = re.compile("的")
_MEASURED = re.compile(
    "(?:这|那|一|某|几|两|三|数|多|有|另一|许多|不少|很多|一些|那些|这些|有些|部分|广大|各)(?:位|名|个|些|群|批|家)?"
)
_HEARSAY = re.compile("据|根据|按照|依照|正如|诚如|恰如|如")
_ATTRIBUTIVE = re.compile("主办单位|主办方|承办单位|承办方|协办单位|投资方|组织者|制造商|开发商|运营商")
_MARKED = {"“": "”", '"': '"', "「": "」", "『": "』"}
_DEMONSTRATIVE = re.compile("[这那此该其](?![位名])|第[一二三四五六七八九十]|[一二三四五六七八九十]是")
_REPORTED = re.compile("(?:报道|评论|分析|研究|发文|撰文|刊文)$")
_CLAUSE = 240
"""Code points of the longest clause that is looked at."""
_NEAR = 5_000
"""Code points around a phrase in which it is counted."""
_LONGEST = 40


class Subjects:
    """Finds the speakers of one text."""

    def __init__(self, text: str, folded: str, named: Named) -> None:
        self._text = text
        self._folded = folded
        self._named = named

    def before(self, paragraph: Paragraph, start: int, least: int) -> Subject | None:
        """Give who speaks where a cue begins at `start`; `least`: where the sentence, or what was said before, ends."""
        begin = paragraph.clause_start(start, least)
        first = self.in_clause(begin, start)
        if first is not None and first.likely:
            return first
        opening = None
        for clause in clauses_back(paragraph, begin, least):
            found = self.in_clause(*clause)
            if found is not None and found.likely and (found.pronoun or self.is_sure(found)):
                return found
            opening = found or opening
        # The subject of a sentence's first clause is likelier to speak than a phrase of the second.
        return opening if opening is not None and opening.likely else first

    def is_sure(self, subject: Subject) -> bool:
        """Whether a mention names or describes somebody, and is not only short enough to be a name."""
        text = self._folded[subject.mention.start : subject.mention.end]
        return (
            subject.name is not None
            or text.endswith("》")
            or bool(body_end().search(text) or speaker_end().search(text))
            or self._named.is_person(text)
            or re.fullmatch(r"[A-Za-z][A-Za-z0-9 .&'’-]*", text) is not None
        )

    def has_own(self, paragraph: Paragraph, start: int, least: int) -> bool:
        """Whether the cue's own clause names a speaker."""
        begin = paragraph.clause_start(start, least)
        found = self.in_clause(begin, start)
        return found is not None and found.likely

    def in_clause(self, start: int, end: int) -> Subject | None:
        """Give the subject of a clause; None where it has none of its own."""
        text = self._folded
        hearsay = False
        if end - start > _CLAUSE:
            return None
        while start < end:
            held = like_open().match(text, start, end)
            found = openers().match(text, start, end)
            if not found or found.end() == start or (held and held.end() > found.end()):
                break
            hearsay = hearsay or bool(_HEARSAY.fullmatch(found[0]))
            start = found.end()
        if start >= end:
            return None
        if text[end - 1] == "》" and text[text.rfind("《", start, end) - 1 : end][:1] in "的，。 ":
            return self._subject(start, end)
        placed = _PLACED.match(text, start, end)
        held = like_open().match(text, start, end)
        if held and placed and held.end() > placed.end():
            placed = None
        if placed and not self._named.begins_at(start, end):
            made = self._behind_place(placed.end(), end)
        else:
            made = self._phrase(start, end)
        return made._replace(hearsay=hearsay) if made else None

    def _behind_place(self, start: int, end: int) -> Subject | None:
        """在北京访问的某某, 在会上某某: the subject behind a phrase of place or time."""
        text = self._folded
        named = [
            (at, stop)
            for at, stop, _name in self._named.between(start, end)
            if (text[at - 1] in "的上中时后前里内下" or ends_with_post(text[max(start, at - 8) : at]))
        ]
        if named:
            return self._subject(*named[0])
        if text[start - 1] == "用":
            return self._phrase(start, end)
        places = [found.end() for found in _LOCATIVE.finditer(text, start, end)]
        behind = [found.end() for found in _OF.finditer(text, start, end)]
        for begin in [*reversed(places), *behind]:
            made = self._phrase(begin, end)
            if made is not None and made.likely:
                return made
        return None

    def _phrase(self, start: int, end: int) -> Subject | None:
        """The phrase that a clause begins with, up to its predicate."""
        text = self._folded
        known = self._known(start, end)
        if known is not None:
            return known
        pronoun = pronouns().match(text, start, end)
        if pronoun and not speaker_end().search(text[start : min(end, pronoun.end() + 2)]):
            return Subject(Span(start, pronoun.end()), pronoun=True)
        named = None if like_open().match(text, start, end) else name_end(text, start, titled=False)
        whole = named is not None and named <= end and is_name(text[start:named])
        if named is not None and whole and not body_end().search(text[start : named + 1]):
            return self._subject(start, named)
        stop = end
        first = start
        measured = _MEASURED.match(text, start, end)
        if measured and (noun := described().search(text, measured.end(), min(end, measured.end() + 24))):
            first = noun.end()
        for found in edges().finditer(text, start, end):
            if found["edge"] is None or found.start() < first:
                continue
            if len(found[0]) == 1 and found.start() <= start + 1:
                continue
            if not self._named.around(found.start()):
                stop = found.start()
                break
        while stop > start and (text[stop - 1] in " 、" or (text[stop - 1] == "所" and stop == end)):
            stop -= 1
        return self._subject(start, stop) if stop > start else None

    def _known(self, start: int, end: int) -> Subject | None:
        """The first person named in a phrase as its subject: behind a post or at its beginning, before a predicate."""
        text = self._folded
        for at, stop, name in self._named.between(start, end):
            before = text[max(start, at - 12) : at]
            if before and not (ends_with_post(before) or ends_with_kin(before) or before[-1] in "、 ”」）)的"):
                continue
            if any(mark in text[start:at] for mark in "“「《") and before[-1:] not in "”」）) ":
                continue
            behind = text[stop:end]
            if not behind or only_title(behind) or predicated(behind):
                return Subject(Span(at, stop), name=name)
            return None
        return None

    def _subject(self, start: int, end: int) -> Subject | None:
        """What a phrase stands for: the person at its end, a document, or itself."""
        text = self._folded
        if text[start] in _MARKED and text[end - 1] == _MARKED[text[start]] and end - start > 2:
            return Subject(Span(start + 1, end - 1))
        opening = text.rfind("《", start, end) if text[end - 1] == "》" else -1
        if opening >= 0 and text[opening - 1 : opening] not in ("为", "是", "叫", "读", "看", "写"):
            return Subject(Span(opening, end))
        while (
            text[end - 1] in "）)"
            and (bracket := max(text.rfind("（", start, end), text.rfind("(", start, end))) > start
        ):
            end = bracket
        person = self._person_in(start, end)
        if person is not None:
            return person
        called = addressed().search(text, start, end)
        if called and called.start() > start:
            return self._subject(called.start(), end)
        reported = _REPORTED.search(text, start, end)
        if reported and body_end().search(text[start : reported.start()]):
            end = reported.start()
        attributive = list(_ATTRIBUTIVE.finditer(text, start, end))
        if attributive and attributive[-1].end() < end:
            start = attributive[-1].end()
        behind = self._behind_title(start, end)
        if behind is not None:
            return behind
        for address in ADDRESSES:
            if text.endswith(address, start, end) and 1 < end - start - len(address) < 6:
                end -= len(address)
                return Subject(Span(start, end), name=self._named.people.named(self._text[start:end]))
        of = text.rfind("的", start, end)
        if of > start and is_name(text[of + 1 : end]):
            start = of + 1
        mention = self._text[start:end]
        name = self._named.people.named(mention) if end - start < 6 else None
        return Subject(Span(start, end), name=name, likely=name is not None or self._likely(start, end))

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
        if rest[0] in "们的会团之、和" or speaker_end().search(rest) or (body and len(body[0]) > 1):
            return None
        if not like_name(rest):
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
