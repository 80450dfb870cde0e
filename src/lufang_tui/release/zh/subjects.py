"""Who speaks: the words before a cue that stand for the speaker, and whom they name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lufang_tui.release.model import Span
from lufang_tui.release.zh.mentions import (
    Subject,
    described,
    described_word,
    edges,
    ends_with_post,
    kin,
    leading,
    like_open,
    openers,
    pronouns,
    speaker_end,
    who_does,
)
from lufang_tui.release.zh.names import is_name, name_end, transcribes
from lufang_tui.release.zh.phrases import Phrases
from lufang_tui.release.zh.sentences import clauses_back
from lufang_tui.release.zh.words import body_end

if TYPE_CHECKING:
    from lufang_tui.release.zh.named import Named
    from lufang_tui.release.zh.sentences import Paragraph

_PLACED = re.compile(
    r"(?:正|刚|刚刚|曾|一直|当时|早在|早|远)?(?:在|从|自|就|来自|用|套用|借用|年过|年近|身着|身穿|时任|现任|曾任|针对|谈到|谈及|谈起|说起|提起|聊起|聊到|问起|问及|忆起|想起|得知|听说|面对|对于|对|向|关于|作为|经|为了|为|通过|随着|结合|围绕|说到|提到|回顾|回忆|展望|当|接受|回答|介绍|总结)"
)
_LOCATIVE = re.compile("[上中时后前里内下](?=[\u4e00-\u9fffA-Z《“])|之际|期间|以来|方面|问题时|过程中")
_OF = re.compile("的")
_MEASURED = re.compile(
    "(?:这|那|一|某|几|两|三|数|多|有|另一|许多|不少|很多|一些|那些|这些|有些|部分|广大|各)(?:位|名|个|些|群|批|家)?"
)
_ONE_OF = re.compile("[一这那某几两三数多][位名](?=不|接近|熟悉|参与|参加|在|来自|负责|了解|曾|从|匿名|要求)")
_ADVERB = re.compile("(?:总是|老是|还是|硬是|只是|就是|[就都也又才还便]|[\u4e00-\u9fff]{2}地)$")
_SAYING = re.compile("(?:俗话|古语|古话|谚语|老话|常言|成语|舆论|媒体|外界|市场|业界|学界|各界|坊间|民间)$")
_HEARSAY = re.compile("据|根据|按照|依照|正如|诚如|恰如|如")
_CITED = re.compile(
    "(?:援引|引述|引用|转引)(?P<who>[^，。；：！？]{2,30}?)(?:的(?:话|消息|说法|报道|观点|原话|声明)(?:报道)?)?$"
)
_ADDRESSED = re.compile(
    "[对向跟给同](?:[本该][报刊网台]|新华社|央视|媒体|在场|现场|到场|众|各位|众多)?的?(?:记者|媒体|人|众|大家|观众|我们|我|笔者|与会者|嘉宾)们?"
)
"""To whom somebody speaks, between the place and the cue: 在电话里对记者(说)."""
_OCCUPATIONS = ("员", "师", "手", "长")
_CLAUSE = 240
"""Code points of the longest clause that is looked at."""


class Subjects:
    """Finds the speakers of one text."""

    def __init__(self, text: str, folded: str, named: Named) -> None:
        self._text = text
        self._folded = folded
        self._named = named
        self._phrases = Phrases(text, folded, named)

    def before(self, paragraph: Paragraph, start: int, least: int) -> Subject | None:
        """Give who speaks where a cue begins at `start`; `least`: where the sentence, or what was said before, ends."""
        begin = paragraph.clause_start(start, least)
        first = self.in_clause(begin, start)
        if first is not None and first.likely:
            return first
        opening = None
        post = None
        for clause in clauses_back(paragraph, begin, least):
            if post is not None:  # 柏青，东澳船厂总工程师，在电话里对记者说
                return self._bare_name(*clause) or post
            found = self.in_clause(*clause)
            if found is not None and found.likely and (found.pronoun or self.is_sure(found)):
                if not self._is_post(found):
                    return found
                post = found
            opening = found or opening
        if post is not None:
            return post
        # The subject of a sentence's first clause is likelier to speak than a phrase of the second.
        return opening if opening is not None and opening.likely else first

    def _is_post(self, subject: Subject) -> bool:
        """Whether a mention is a post without a name, which may stand in apposition."""
        text = self._folded[subject.mention.start : subject.mention.end]
        if subject.name is not None or subject.pronoun:
            return False
        return ends_with_post(text) or text.endswith(_OCCUPATIONS)

    def _bare_name(self, start: int, end: int) -> Subject | None:
        """The name that a clause is, and nothing else."""
        known = [(at, stop) for at, stop, _name in self._named.between(start, end)]
        # Two characters that only may be a name are as often a time or the weather: 周三, 高温.
        text = self._folded[start:end]
        sure = known == [(start, end)] or self._named.people.is_known(text)
        if not sure and not (3 <= len(text) <= 4 and is_name(text)):
            return None
        return self._phrases.stands_for(start, end)

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

    def is_human(self, subject: Subject) -> bool:
        """Whether a mention is a person or describes one, and no body or document."""
        text = self._folded[subject.mention.start : subject.mention.end]
        if _SAYING.search(text):
            return False
        return subject.name is not None or self._named.is_person(text) or bool(speaker_end().search(text))

    def ending(self, start: int, end: int) -> Subject | None:
        """Somebody whom words end with: 她想起母亲 (的一句话)."""
        found = kin().search(self._folded, max(start, end - 8), end)
        return Subject(Span(found.start(), end)) if found and found.start() > start else None

    def leading(self, start: int, end: int) -> Subject | None:
        """Somebody whom a clause begins with, before a predicate that no list has: 将军一挥手, 老李把工具一扔."""
        found = leading().match(self._folded, start, end)
        if found is None or self._named.begins_at(found.end(), end):
            return None
        return Subject(Span(start, found.end()))

    def _describes(self, start: int, end: int) -> bool:
        text = self._folded[start:end]
        return self._named.is_person(text) or bool(body_end().search(text) or speaker_end().search(text))

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
        cited = _CITED.search(text, start, end)
        if cited:
            start, end = cited.span("who")
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
            return self._phrases.stands_for(start, end)
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
            return self._phrases.stands_for(*named[0])
        if text[start - 1] == "用":
            return self._phrase(start, end)
        places = [found.end() for found in _LOCATIVE.finditer(text, start, end)]
        behind = [found.end() for found in _OF.finditer(text, start, end)]
        for begin in [*reversed(places), *behind]:
            made = self._phrase(begin, end)
            if made is not None and made.likely:
                return made
        return None

    def _predicate(self, start: int, end: int) -> int:
        """Where the first word stands that ends the phrase which a clause begins with."""
        text = self._folded
        first = start
        measured = _MEASURED.match(text, start, end) or _ONE_OF.search(text, start, end)
        if measured and (noun := described().search(text, measured.end(), min(end, measured.end() + 24))):
            first = noun.end()
        for found in edges().finditer(text, start, end):
            if found["edge"] is None or found.start() < first:
                continue
            if len(found[0]) == 1 and found.start() <= start + 1:
                continue
            if self._named.around(found.start()) or self._in_transcription(found):
                continue
            if found[0] == "地" and found.start() - start > 3:
                return found.start() - 2  # 奶奶心疼地
            return found.start()
        return self._described_end(start, end) if first > start else end

    def _in_transcription(self, edge: re.Match[str]) -> bool:
        """Whether a word of one character stands in a foreign name: 特斯拉方面."""
        at = edge.start()
        around = self._folded[max(0, at - 2) : at + 1]
        if len(edge[0]) > 1 or len(around) < 3 or is_name(around[:2], common=True):
            return False  # 高敏托记者
        return all(map(transcribes, around)) and not pronouns().match(around)

    def _described_end(self, start: int, end: int) -> int:
        """一位老太太探出头来: where somebody's description ends before a predicate that no list has."""
        if self._describes(start, end):
            return end
        nouns = list(described_word().finditer(self._folded, start, end))
        last = nouns[-1].end() if nouns else end
        return last if self._folded[last] != "的" else end

    def _phrase(self, start: int, end: int) -> Subject | None:
        """The phrase that a clause begins with, up to its predicate."""
        text = self._folded
        if _ADDRESSED.fullmatch(text, start, end):
            return None
        known = self._phrases.known(start, end)
        if known is not None:
            return known
        pronoun = pronouns().match(text, start, end)
        if pronoun and not speaker_end().search(text[start : min(end, pronoun.end() + 2)]):
            return Subject(Span(start, pronoun.end()), pronoun=True)
        named = None if like_open().match(text, start, end) else name_end(text, start, titled=False)
        whole = named is not None and named <= end and is_name(text[start:named])
        if named is not None and whole and not body_end().search(text[start : named + 1]):
            return self._phrases.stands_for(start, named)
        stop = self._predicate(start, end)
        if stop == start or not self._describes(start, stop):
            told = who_does().match(text, start, end)
            if told and told.end() > stop and (told.end() == end or edges().match(text, told.end())):
                stop = told.end()
        adverb = _ADVERB.search(text, start, stop)
        if adverb and adverb.start() > start:
            stop = adverb.start()
        while stop > start and (text[stop - 1] in " 、" or (text[stop - 1] == "所" and stop == end)):
            stop -= 1
        return self._phrases.stands_for(start, stop) if stop > start else None
