"""The verdict on the speaker: whether the draft gives a statement to whom the source gives it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from lufang_tui.lexicon.words import rows, words
from lufang_tui.text.fold import fold
from lufang_tui.verify.naming import HAN, forms, short
from lufang_tui.verify.posts import wrong_post
from lufang_tui.verify.verdicts import Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lufang_tui.verify.draft import Draft
    from lufang_tui.verify.naming import Cast
    from lufang_tui.verify.passages import Stated, Who
    from lufang_tui.verify.said import Said

_BOUNDARY = re.compile(r"[，。；：、！？“”‘’「」『』（）《》()\[\]\"',.;:!?—–\n\t ]")
_GENERIC = re.compile(
    r"(?:负责人|发言人|知情者|业内人士|有关人士|相关人士|知情人士|消息人士|高管|专家|嘉宾|领导|官员|代表|主讲人|演讲者)$"
    r"|^(?:(?:the|an?|one|another|this|that|its|their|company|senior|some) )*(?:spokes\w+|officials?|sources?|insiders?|executives?|experts?|speakers?|managers?|representatives?)$"
)
"""Mentions that name nobody and may stand for anybody who speaks at such an occasion."""
_TO_SOMEBODY = ("向", "对", "给", "跟", "替", "与", "和", "同", "及", "、", "告诉")
_LATTER = ("后者", "the latter", "latter")
_THING = re.compile(r"(?:[Aa]n?|[Tt]he|[Oo]ne)(?: [a-z][\w’'-]*)+$")
_ARTICLE = re.compile(r"^(?:the|its|their|our) ")
_POSSESSIVE = re.compile(r"['’]s\b")
_IN_THE_EYES = re.compile(r"看来|眼中|眼里|话说|的话|according to|in the words of|[（(][^（()）]*$")


class Speaking(NamedTuple):
    """What was found out about the speaker. `verdict` is None where the draft is right."""

    verdict: Verdict | None = None
    named: str = ""
    """Whom, or which post, the draft names."""
    near: str | None = None
    """Somebody in the sources who is written nearly like that."""


RIGHT = Speaking()


def judge(said: Said, stated: Stated, cast: Cast, draft: Draft, article: str) -> Speaking:
    """Compare the draft's speaker with the source's. `article`: the source's text, folded."""
    own = fold(said.mention or "").text
    mention = fold(" ".join(filter(None, (*said.names, said.mention)))).text
    if own and (cast.called(own) or cast.called_short(own)):
        mention = own  # what stands beside the quotation tells more than whom it was taken for
    frame = fold(f"{said.before} {said.behind}").text
    if not stated.speakers:
        return _of_nobody(said, stated, mention, frame)
    whole = _whole_name(own, stated.speakers, fold(f"{said.before} {said.behind} {said.mention or ''}").text)
    if whole is not None:
        mention = whole
    desk = _Desk(said, stated, cast, mention, frame)
    found = desk.who()
    if isinstance(found, Speaking):
        return found
    # With namesakes, what the source writes beside the one name is not right for the other.
    source = "" if cast.namesakes(found) else article
    wrong = wrong_post(said, stated, found, draft, source, bodies=cast.bodies)
    return RIGHT if wrong is None else Speaking(Verdict.WRONG_TITLE, wrong)


def _whole_name(mention: str, expected: Sequence[Who], frame: str) -> str | None:
    """The name of a speaker of the source that a mention was cut out of: 顾远 of 顾远航, 秋提高 of 魏知秋提高了声音.

    The kit knows where a name begins and ends; the finders may have cut it wrongly.
    """
    at = frame.find(mention) if mention else -1
    while at >= 0:
        for form in (form for who in expected if who.is_person for form in forms(who) if HAN.match(form)):
            for place in re.finditer(re.escape(form), frame):
                if place.start() < at + len(mention) and at < place.end() and form not in mention:
                    return form
        at = frame.find(mention, at + 1)
    return None


class _Desk:
    """One quotation whose speaker the source names."""

    def __init__(self, said: Said, stated: Stated, cast: Cast, mention: str, frame: str) -> None:
        self._said = said
        self._stated = stated
        self._expected = stated.speakers
        self._cast = cast
        self._mention = mention
        self._frame = frame

    def who(self) -> Who | Speaking:
        """The speaker whom the draft names rightly, or what is to be said."""
        text = self._mention or self._frame
        if (
            fold(self._said.mention or "").text in {*words("pronouns"), *_LATTER, "前者", "the former"}
            and (meant := self._before_pronoun()) is not None
        ):
            text = self._mention = meant
        named = self._cast.called(text) if text else []
        if not any(who.is_person for who in named):
            found = self._by_surname(text)
            if found is not None:
                return found
            named = (self._cast.called_short(text) if text else []) or named
        right = [one for one in self._expected if any(_is_among(who, (one,)) for who in named)]
        strangers = [who for who in named if not _is_among(who, self._expected)]
        if self._mention:
            return self._of_mention(right, strangers)
        if right:
            return right[0]
        frame = self._frame
        if strangers and (has_cue(frame) or _IN_THE_EYES.search(frame) or _signs(frame, strangers)):
            return Speaking(Verdict.WRONG_SPEAKER, strangers[0].name)
        return Speaking(Verdict.SPEAKER_MISSING)

    def _beside_cue(self) -> Who | None:
        """A speaker of the source whose Chinese name stands in full right before the cue, or signs behind a dash.

        The kit knows where a name begins; the finders may have cut it wrongly out of what stands before it.
        """
        cue = fold(self._said.cue or "").text
        for who in self._expected:
            for form in forms(who) if who.is_person else ():
                if not HAN.match(form):
                    continue
                for place in re.finditer(re.escape(form), self._frame):
                    before, behind = self._frame[: place.start()], self._frame[place.end() :]
                    if before.endswith(_TO_SOMEBODY):
                        continue
                    cued = (
                        bool(cue) and re.match(rf"[^，。：:；“”]{{0,8}}?{re.escape(cue)}", behind) is not None
                    )
                    if cued or re.search(r"[—―–-]\s*[^，。；,.;]{0,40}$", before) is not None:
                        return who
        return None

    def _before_pronoun(self) -> str | None:
        """The name of the person in the sentence before whom a pronoun means: the first one, or the last as the latter."""
        earlier = fold(self._said.earlier).text
        named = [who for who in self._cast.called(earlier) if who.is_person] or self._cast.called_short(
            earlier
        )
        if not named:
            return None
        latter = fold(self._said.mention or "").text in _LATTER
        places = {
            who: min((earlier.find(form) for form in forms(who) if form in earlier), default=0)
            for who in named
        }
        return forms((max if latter else min)(named, key=lambda who: places[who]))[0]

    def _by_surname(self, text: str) -> Who | Speaking | None:
        """A speaker of the source whom a text calls by surname, alone."""
        wanted = next((who for who in self._expected if who.is_person and short(who, text) is not None), None)
        if wanted is None:
            return None
        for other in self._cast.called_short(self._mention):
            if not _is_among(other, self._expected) and not _same_surname(other, wanted):
                return Speaking(Verdict.WRONG_SPEAKER, other.name)
        return wanted

    def _of_mention(self, right: Sequence[Who], strangers: Sequence[Who]) -> Who | Speaking:
        """What follows from the words that name the speaker."""
        people = any(who.is_person for who in strangers)
        if not right and not people and (found := self._beside_cue()) is not None:
            return found
        if right and not people:
            beside = _beside(right[0], self._said, self._frame, self._cast, self._expected)
            return right[0] if beside is None else Speaking(Verdict.WRONG_SPEAKER, beside.name)
        if not strangers:
            if not self._said.names and _holds_post(self._frame, self._expected, self._cast):
                return RIGHT
            return _unknown(self._said, self._stated, self._cast, self._mention, self._frame)
        if not people:
            named = [
                who
                for who in self._cast.called(self._frame)
                if who.is_person and _is_among(who, self._expected)
            ]
            if named and _POSSESSIVE.search(self._frame):
                return named[0]  # Halden's chief executive, James Chen
            if _holds_post(self._frame, self._expected, self._cast):
                return RIGHT
            if _by_post(self._mention, self._expected) or _cut_short(
                self._mention, self._expected, self._frame
            ):
                return RIGHT
            if _GENERIC.search(fold(self._said.mention or "").text):
                return Speaking(Verdict.SPEAKER_MISSING, self._said.mention or "")
        return Speaking(Verdict.WRONG_SPEAKER, strangers[0].name)


def _same_surname(one: Who, other: Who) -> bool:
    """Whether two people may be called by the same surname, so that the one who fits is meant."""
    return bool(
        {form[:1] if HAN.match(form) else form.split()[-1] for form in forms(one)}
        & {form[:1] if HAN.match(form) else form.split()[-1] for form in forms(other)}
    )


def _signs(frame: str, named: Sequence[Who]) -> bool:
    """Whether a name is all that stands around a quotation, in brackets or not."""
    bare = _BOUNDARY.sub("", frame)
    return any(bare == _BOUNDARY.sub("", form) for who in named for form in forms(who))


def _is_among(who: Who, expected: Sequence[Who]) -> bool:
    """Whether it is one of the speakers, or somebody of the very same name."""
    return any(
        who == one or (who.is_person == one.is_person and set(forms(who)) & set(forms(one)))
        for one in expected
    )


def _beside(who: Who, said: Said, frame: str, cast: Cast, expected: Sequence[Who]) -> Who | None:
    """Somebody who speaks in the draft together with the speaker, and in the source does not."""
    cue = re.escape(fold(said.cue or "").text)
    if not cue:
        return None
    joined = r"\s*(?:和|与|及|、|以及|同|\band\b|&)\s*"
    for other in cast.called(frame):
        if not other.is_person or _is_among(other, expected):
            continue
        for one in forms(who):
            for two in forms(other):
                ways = f"{re.escape(one)}{joined}[^，。,.]{{0,16}}{re.escape(two)}|{re.escape(two)}{joined}[^，。,.]{{0,16}}{re.escape(one)}"
                if re.search(rf"(?:{ways})[^，。,.]{{0,6}}{cue}|{cue} (?:{ways})", frame):
                    return other
    return None


def _of_nobody(said: Said, stated: Stated, mention: str, frame: str) -> Speaking:
    """The source names nobody: nor may the draft."""
    if not mention:
        return RIGHT
    own = fold(stated.mention or "").text
    if own and (own in mention or mention in own or own in frame):
        return RIGHT
    if not said.names and (_is_generic(fold(said.mention or "").text) or _THING.match(said.mention or "")):
        return RIGHT
    return Speaking(Verdict.WRONG_SPEAKER, (said.names or (said.mention or "",))[0])


def _unknown(said: Said, stated: Stated, cast: Cast, mention: str, frame: str) -> Speaking | Who:
    """The draft names somebody whom the sources do not know by that name, or nobody."""
    own = fold(said.mention or "").text
    if stated.mention and own and own == fold(stated.mention).text and not said.names:
        return RIGHT
    if _by_post(mention, stated.speakers):
        return RIGHT
    if not said.names and (_is_generic(own) or not own):
        named = [who for who in cast.called(frame) if who.is_person]
        if any(_is_among(who, stated.speakers) for who in named):
            return RIGHT
        if named:
            return Speaking(Verdict.WRONG_SPEAKER, named[0].name)
        return Speaking(Verdict.SPEAKER_MISSING, said.mention or "")
    if _THING.match(said.mention or "") and _names_no_office(own):
        return Speaking(Verdict.SPEAKER_MISSING, said.mention or "")  # a sign at the station read
    for who in stated.speakers:
        if who.is_person and own and _is_piece(own, who, frame):
            return who
    shown = (said.names or (said.mention or "",))[0]
    return Speaking(Verdict.WRONG_SPEAKER, shown)


def _is_piece(own: str, who: Who, frame: str) -> bool:
    """Whether the finders took a piece of a surname with a post for a name: 查 of 查总, 曲发 of 曲发言人."""
    post = short(who, frame)
    if post is None:
        return False
    surnames = {form[:1] for form in forms(who)}
    return any(own.endswith(one) or f"{one}{post}".startswith(own) for one in surnames)


def _names_no_office(mention: str) -> bool:
    """Whether the noun of a mention in an alphabet stands for nobody who speaks."""
    known = words("en-post-heads") | words("en-sources") | words("en-titles")
    head = re.split(" (?:at|of|in|on|from|for|by|near|outside|inside) ", mention)[0]
    return head.split()[-1] not in known


def _holds_post(frame: str, expected: Sequence[Who], cast: Cast) -> bool:
    """Whether the draft calls a speaker by a post alone, in an alphabet: the mayor, Solvane's chief financial officer."""
    for who in expected:
        for post in who.posts:
            for title in post.titles:
                folded = fold(title).text
                if HAN.search(folded) or not re.search(rf"(?<![\w-]){re.escape(folded)}(?![\w-])", frame):
                    continue
                named = [fold(body).text for body in post.bodies]
                if any(body in frame for body in named) or not cast.holders(folded, who):
                    return True
    return False


def _cut_short(mention: str, expected: Sequence[Who], frame: str) -> bool:
    """Whether the mention ends with a surname whose form of address stands behind it: 查 of 查总."""
    return any(
        who.is_person
        and any(HAN.match(form) and mention.endswith(form[0]) for form in forms(who))
        and short(who, frame) is not None
        for who in expected
    )


def _is_generic(mention: str) -> bool:
    return (
        mention in words("pronouns")
        or mention in words("zh-pronouns")
        or _GENERIC.search(mention) is not None
    )


def has_cue(text: str) -> bool:
    """Whether a text has a cue, or a colon in the place of one."""
    frame = fold(text).text
    if _IN_THE_EYES.search(frame):
        return True
    zh = any(row[0] in frame for row in rows("zh-cues") if len(row[0]) > 1 or row[0] in ("说", "称"))
    if zh or "：" in frame or ":" in frame:
        return True
    latin = set(re.findall(r"[a-z]+", frame))
    return any(form in latin for row in rows("en-cues") for form in row[0].split())


def _by_post(mention: str, expected: Sequence[Who]) -> bool:
    """Whether the mention is the post of a speaker without the name: 京东云交付总监."""
    mention = _ARTICLE.sub("", mention)
    for who in expected:
        for post in who.posts:
            for title in post.titles:
                folded = fold(title).text
                if folded and mention.endswith(folded):
                    rest = mention[: -len(folded)]
                    if not rest or any(rest.strip().endswith(fold(body).text) for body in post.bodies):
                        return True
    return False
