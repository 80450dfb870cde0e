"""Who speaks: the words before a cue that stand for the speaker, and whom they name."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from lufang_tui.lexicon.words import words
from lufang_tui.release.model import Span
from lufang_tui.release.zh.names import is_name, name_end
from lufang_tui.release.zh.sentences import clauses_back
from lufang_tui.release.zh.words import any_of, body_end, fold, longest_first, surnames, titles

if TYPE_CHECKING:
    from lufang_tui.release.zh.people import People
    from lufang_tui.release.zh.sentences import Paragraph

_TIME = re.compile(
    r"(?:(?:[0-9０-９]{2,4}|[二一][○〇零一二三四五六七八九]{3})年)?(?:[0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})(?:月(?:[0-9０-９]{1,2}日?)?|日|时|点)"
    r"|[0-9０-９]{4}年|周[一二三四五六日末]|星期[一二三四五六日天]"
)
_PLACED = re.compile(
    r"(?:正|刚|刚刚|曾|一直|当时|早在|早|远)?(?:在|从|自|就|来自|用|套用|借用|年过|年近|身着|身穿|时任|现任|曾任|针对|谈到|谈及|谈起|面对|对于|对|向|关于|作为|经|为了|为|通过|随着|结合|围绕|说到|提到|回顾|回忆|展望|当|接受|回答|介绍|总结)"
)
_LOCATIVE = re.compile("[上中时后前里内下](?=[\u4e00-\u9fffA-Z《“])|之际|期间|以来|方面|问题时|过程中")
_OF = re.compile("的")
_DISPATCH = r"(?:本[报网台刊社]|新华社|中新社|中新网|[美法路]新?[联社透]社?)[^，。；：“”\n]{0,14}日[电讯](?:[（(][^（）()]*[）)])?(?:\s*(?:本报)?记者[^，。；：]{2,8}报道[：:]?)?"
_MEASURED = re.compile(
    "(?:这|那|一|某|几|两|三|数|多|有|另一|许多|不少|很多|一些|那些|这些|有些|部分|广大|各)(?:位|名|个|些|群|批|家)?"
)
_HEARSAY = re.compile("据|根据|按照|依照|正如|诚如|恰如|如")
_ATTRIBUTIVE = re.compile("主办单位|主办方|承办单位|承办方|协办单位|投资方|组织者|制造商|开发商|运营商")
_MARKED = {"“": "”", '"': '"', "「": "」", "『": "』"}
_ADDRESSES = ("同志", "先生", "女士", "小姐")
_DEMONSTRATIVE = re.compile("[这那此该其](?![位名])|第[一二三四五六七八九十]|[一二三四五六七八九十]是")
_REPORTED = re.compile("(?:报道|评论|分析|研究|发文|撰文|刊文)$")
_REPORT = re.compile("(?:这份|该|此|此份|上述)?(?:研究|调查|测评|评测|分析)?报告(?:书)?")
_CLAUSE = 240
"""Code points of the longest clause that is looked at."""
_NEAR = 5_000
"""Code points around a phrase in which it is counted."""
_LONGEST = 40


class Subject(NamedTuple):
    """The speaker's mention, and what is known of it."""

    mention: Span
    name: str | None = None
    """The person's name, where a person is named."""
    pronoun: bool = False
    likely: bool = True
    """Whether the words look like somebody who can speak."""
    hearsay: bool = False
    """Whether 据 stands before."""


@cache
def _edges() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<inside>《[^》]*》|“[^”]*”|「[^」]*」|[（(][^）)]*[）)]|{any_of('zh-not-predicates', 'zh-titles', 'zh-callings', 'zh-speakers', 'zh-bodies')})"
        rf"|(?P<edge>{_TIME.pattern}|[\u4e00-\u9fff](?=着)|{any_of('zh-predicates')})"
    )


@cache
def _addressed() -> re.Pattern[str]:
    """Match 何女士 at the end of 孩子的母亲何女士."""
    names = longest_first(surnames())
    return re.compile(
        f"(?:(?<=[\u4e00-\u9fff])(?:{names}))(?:先生|女士|小姐|某某|某|大爷|大妈|大娘|阿姨|师傅|老师|同学|奶奶|爷爷|叔叔)$"
    )


@cache
def _described() -> re.Pattern[str]:
    """Match the noun of 那位从外地赶来的摄影师: the first one that a 的 or the measure word stands before."""
    return re.compile(
        f"(?:^|的|(?<=[位名个些群批家多少]))(?:[\u4e00-\u9fff]{{0,6}}?)(?:{any_of('zh-speakers')})(?![\u4e00-\u9fff]*的)"
    )


@cache
def _openers() -> re.Pattern[str]:
    return re.compile(
        rf"(?:{_DISPATCH}|{any_of('zh-openers')}|{_TIME.pattern}|[\s\*▲●■…—\-、]|[（(][^（）()]*[）)])"
    )


@cache
def _pronouns() -> re.Pattern[str]:
    return re.compile(f"(?>{any_of('zh-pronouns')})(?![的国])")


@cache
def _speaker_end() -> re.Pattern[str]:
    return re.compile(f"(?:{any_of('zh-speakers')}|{any_of('zh-titles')}|{any_of('zh-callings')})$")


@cache
def _like_open() -> re.Pattern[str]:
    # Openers that are themselves the front of a name (又 in 又名) are kept by the words that hold them.
    return re.compile(any_of("zh-not-predicates", "zh-titles", "zh-callings", "zh-bodies", "zh-not-edges"))


class Subjects:
    """Finds the speakers of one text."""

    def __init__(self, text: str, folded: str, people: People) -> None:
        self._text = text
        self._folded = folded
        self.people = people
        self._places = people.places()
        self._starts = [start for start, _end, _name in self._places]
        self.organisations: dict[str, list[Span]] = {}
        """The bodies that speak, by name."""

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
            or bool(body_end().search(text) or _speaker_end().search(text))
            or self.is_person(text)
            or re.fullmatch(r"[A-Za-z][A-Za-z0-9 .&'’-]*", text) is not None
        )

    def has_own(self, paragraph: Paragraph, start: int, least: int) -> bool:
        """Whether the cue's own clause names a speaker."""
        begin = paragraph.clause_start(start, least)
        found = self.in_clause(begin, start)
        return found is not None and found.likely

    def resolve(
        self, paragraph: Paragraph, subject: Subject | None
    ) -> tuple[Span | None, tuple[str, ...], bool]:
        """Give the mention, the names of who speaks, and whether they had to be inferred.

        他 and 她 stand for the person named last before them, else for the subject of the clause before.
        """
        if subject is None:
            return None, (), False
        words_of = self._folded[subject.mention.start : subject.mention.end]
        if subject.name is not None:
            return subject.mention, (subject.name,), False
        if not subject.pronoun and self.is_person(words_of):
            name = self.people.add(subject.mention)
            self._note(subject.mention, name)
            return subject.mention, (name,), False
        if subject.pronoun:
            if words_of not in ("他", "她"):
                return subject.mention, (), False
            sentence = paragraph.sentence(subject.mention.start)
            named = self.last_named(subject.mention.start)
            begin = paragraph.clause_start(subject.mention.start, sentence.start)
            for clause in clauses_back(paragraph, begin, sentence.start):
                found = self.in_clause(*clause)
                if found is None or not found.likely or found.pronoun or not self.is_sure(found):
                    continue
                if found.name or named is None:
                    return (subject.mention, (found.name,), True) if found.name else (found.mention, (), True)
            if named is None and sentence.start > paragraph.span.start:
                before = paragraph.sentence(sentence.start - 1)
                found = self.in_clause(before.start, paragraph.clause_end(before.start, before.end))
                if found is not None and self.is_person(
                    self._folded[found.mention.start : found.mention.end]
                ):
                    named = self.people.add(found.mention)
                    self._note(found.mention, named)
            return subject.mention, (named,) if named else (), named is not None
        if _REPORT.fullmatch(words_of) and (publisher := self._publisher(subject.mention.start)):
            return subject.mention, (publisher,), True
        return subject.mention, self._organisation(subject.mention), False

    def is_person(self, words_of: str) -> bool:
        """Whether a mention without a post is somebody's name; one of an everyday surname must have three characters."""
        if body_end().search(words_of) or _speaker_end().search(words_of):
            return False
        return is_name(words_of, common=len(words_of) == 3)

    def _note(self, mention: Span, name: str) -> None:
        """Take down a place of a person who was not known before."""
        place = (mention.start, mention.end, name)
        if place not in self._places[max(0, bisect_left(self._starts, mention.start)) :][:1]:
            insort(self._places, place)
            insort(self._starts, mention.start)

    def _publisher(self, before: int) -> str | None:
        """Who has published the report that is spoken of: the body before 发布的, named last."""
        named = None
        for found in _PUBLISHED().finditer(self._folded, max(0, before - _NEAR), before):
            named = Span(*found.span(1))
        if named is None:
            return None
        name = self._text[named.start : named.end]
        self.organisations.setdefault(name, [])
        return name

    def _organisation(self, mention: Span) -> tuple[str, ...]:
        """A mention that is a body's name, to be listed as an organisation."""
        name = self._text[mention.start : mention.end]
        plain = self._folded[mention.start : mention.end]
        if (_NAMED_BODY().search(plain) and 4 <= len(plain) <= 30 and "的" not in plain) or re.fullmatch(
            r"[A-Z][A-Za-z0-9 .&'’-]+", plain
        ):
            self.organisations.setdefault(name, [])
        return (name,) if name in self.organisations else ()

    def last_named(self, before: int) -> str | None:
        """The person named last before a place."""
        index = bisect_left(self._starts, before) - 1
        return self._places[index][2] if index >= 0 else None

    def in_clause(self, start: int, end: int) -> Subject | None:
        """Give the subject of a clause; None where it has none of its own."""
        text = self._folded
        hearsay = False
        if end - start > _CLAUSE:
            return None
        while start < end:
            held = _like_open().match(text, start, end)
            found = _openers().match(text, start, end)
            if not found or found.end() == start or (held and held.end() > found.end()):
                break
            hearsay = hearsay or bool(_HEARSAY.fullmatch(found[0]))
            start = found.end()
        if start >= end:
            return None
        if text[end - 1] == "》" and text[text.rfind("《", start, end) - 1 : end][:1] in "的，。 ":
            return self._subject(start, end)
        placed = _PLACED.match(text, start, end)
        held = _like_open().match(text, start, end)
        if held and placed and held.end() > placed.end():
            placed = None
        if placed and not self._person_at(start, end):
            made = self._behind_place(placed.end(), end)
        else:
            made = self._phrase(start, end)
        return made._replace(hearsay=hearsay) if made else None

    def _person_at(self, start: int, end: int) -> bool:
        index = bisect_left(self._starts, start)
        return index < len(self._places) and self._places[index][0] == start < end

    def _behind_place(self, start: int, end: int) -> Subject | None:
        """在北京访问的某某, 在会上某某: the subject behind a phrase of place or time."""
        text = self._folded
        named = [
            (at, stop)
            for at, stop, _name in self._places[
                bisect_left(self._starts, start) : bisect_left(self._starts, end)
            ]
            if stop <= end
            and (text[at - 1] in "的上中时后前里内下" or _ends_with_post(text[max(start, at - 8) : at]))
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
        pronoun = _pronouns().match(text, start, end)
        if pronoun and not _speaker_end().search(text[start : min(end, pronoun.end() + 2)]):
            return Subject(Span(start, pronoun.end()), pronoun=True)
        named = None if _like_open().match(text, start, end) else name_end(text, start, titled=False)
        whole = named is not None and named <= end and is_name(text[start:named])
        if named is not None and whole and not body_end().search(text[start : named + 1]):
            return self._subject(start, named)
        stop = end
        first = start
        measured = _MEASURED.match(text, start, end)
        if measured and (
            described := _described().search(text, measured.end(), min(end, measured.end() + 24))
        ):
            first = described.end()
        for found in _edges().finditer(text, start, end):
            if found["edge"] is None or found.start() < first:
                continue
            if len(found[0]) == 1 and found.start() <= start + 1:
                continue
            if not self._inside_name(found.start()):
                stop = found.start()
                break
        while stop > start and (text[stop - 1] in " 、" or (text[stop - 1] == "所" and stop == end)):
            stop -= 1
        return self._subject(start, stop) if stop > start else None

    def _inside_name(self, at: int) -> bool:
        index = bisect_left(self._starts, at + 1) - 1
        return index >= 0 and self._places[index][0] <= at < self._places[index][1]

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
        addressed = _addressed().search(text, start, end)
        if addressed and addressed.start() > start:
            return self._subject(addressed.start(), end)
        reported = _REPORTED.search(text, start, end)
        if reported and body_end().search(text[start : reported.start()]):
            end = reported.start()
        attributive = list(_ATTRIBUTIVE.finditer(text, start, end))
        if attributive and attributive[-1].end() < end:
            start = attributive[-1].end()
        behind = self._behind_title(start, end)
        if behind is not None:
            return behind
        for address in _ADDRESSES:
            if text.endswith(address, start, end) and 1 < end - start - len(address) < 6:
                end -= len(address)
                return Subject(Span(start, end), name=self.people.named(self._text[start:end]))
        of = text.rfind("的", start, end)
        if of > start and is_name(text[of + 1 : end]):
            start = of + 1
        mention = self._text[start:end]
        name = self.people.named(mention) if end - start < 6 else None
        return Subject(Span(start, end), name=name, likely=name is not None or self._likely(start, end))

    def _person_in(self, start: int, end: int) -> Subject | None:
        """The known person a phrase ends with, a post or form of address behind the name or not."""
        index = bisect_left(self._starts, end) - 1
        if index < 0 or self._starts[index] < start:
            return None
        at, stop, name = self._places[index]
        behind = self._folded[stop:end]
        if behind and not _only_title(behind):
            return None
        return Subject(Span(at, stop), name=name)

    def _behind_title(self, start: int, end: int) -> Subject | None:
        """The name behind the last post of a phrase, of any form: the words up to the cue bound it."""
        last = None
        for found in titles().finditer(self._folded, start, end):
            if found["title"] is not None and found.end() < end and found["calling"] not in _ADDRESSES:
                last = found
        if last is None or not 2 <= end - last.end() <= 12:
            return None
        rest = self._folded[last.end() : end]
        body = body_end().search(rest)
        if rest[0] in "们的会团之、和" or _speaker_end().search(rest) or (body and len(body[0]) > 1):
            return None
        return Subject(Span(last.end(), end))

    def _likely(self, start: int, end: int) -> bool:
        text = self._folded[start:end]
        if end - start > _LONGEST or text in _EMPTY():
            return False
        if body_end().search(text) or _speaker_end().search(text) or _pronouns().match(text):
            return True
        if _DEMONSTRATIVE.match(text):
            return False
        if re.fullmatch(r"[A-Za-z][A-Za-z0-9 .&'’-]*", text):
            return True
        return (2 <= len(text) <= 6 and "的" not in text) or self._folded.count(
            text, max(0, start - _NEAR), start + _NEAR
        ) > 2


@cache
def _EMPTY() -> frozenset[str]:  # noqa: N802
    return frozenset(fold(word) for word in words("zh-not-speakers"))


@cache
def _NAMED_BODY() -> re.Pattern[str]:  # noqa: N802
    return re.compile(
        "(?:公司|集团|银行|政府|协会|联盟|联合会|商会|大学|学院|医院|中心|研究院|研究所|委员会|管委会|[部厅局委署院])$"
    )


@cache
def _PUBLISHED() -> re.Pattern[str]:  # noqa: N802
    return re.compile(
        r"([A-Z][A-Za-z]{2,20}|(?<![\u4e00-\u9fff])[\u4e00-\u9fff]{2,16}(?:公司|集团|研究院|研究所|中心|机构|协会|联盟|大学|局|委员会|署))(?:近日|日前|最新|今日|近期|联合|正式){0,2}(?:发布|公布|发表|推出|出具|编制)的"
    )


@cache
def _post_end() -> re.Pattern[str]:
    return re.compile(f"(?:{any_of('zh-titles', 'zh-callings')})$")


def _ends_with_post(text: str) -> bool:
    return _post_end().search(text) is not None


def _only_title(text: str) -> bool:
    """Whether a post, or a word such as 一行, is all that stands behind a name."""
    post = titles().fullmatch(text)
    return (post is not None and post["title"] is not None) or text in ("本人", "一行", "等", "夫妇", "等人")
