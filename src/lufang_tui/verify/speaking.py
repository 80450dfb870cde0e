"""The verdict on the speaker: whether the draft gives a statement to whom the source gives it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from lufang_tui.kit.model import Kind
from lufang_tui.text.fold import fold
from lufang_tui.verify.claims import Known
from lufang_tui.verify.mentions import (
    GENERIC,
    IN_THE_EYES,
    THING,
    by_post,
    cues,
    cut_short,
    has_cue,
    holds_post,
    is_generic,
    names_no_office,
)
from lufang_tui.verify.naming import HAN, forms, short, surname_of
from lufang_tui.verify.pointing import is_nobody, meant_before, meant_by_relative, points_back
from lufang_tui.verify.posts import wrong_post
from lufang_tui.verify.verdicts import Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lufang_tui.verify.draft import Draft
    from lufang_tui.verify.naming import Cast
    from lufang_tui.verify.passages import Stated, Who
    from lufang_tui.verify.said import Said

_BOUNDARY = re.compile(r"[，。；：、！？“”‘’「」『』（）《》()\[\]\"',.;:!?—–\n\t ]")
_TO_SOMEBODY = ("向", "对", "给", "跟", "替", "与", "和", "同", "及", "、", "告诉")
_POSSESSIVE = re.compile(r"['’]s\b")


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
    if said.mention and not said.names and said.mention.split(" ")[0] in cues():
        said = said._replace(mention=None)  # said the data recorders: a verb and what it goes with are nobody
    if is_nobody(said.mention or "") and not cast.called(fold(said.mention or "").text):
        said = said._replace(mention=None, names=())
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
    wrong = wrong_post(said, stated, found, draft, Known(source, cast.bodies, cast.titles))
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
        own = fold(self._said.mention or "").text
        meant = meant_by_relative(self._said, self._cast, self._frame)
        if points_back(own):
            meant = meant_before(self._said, self._cast)
        if meant is not None:
            text = self._mention = meant
            self._said = self._said._replace(mention=meant)
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
        if strangers and (has_cue(frame) or IN_THE_EYES.search(frame) or _signs(frame, strangers)):
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

    def _by_surname(self, text: str) -> Who | Speaking | None:
        """A speaker of the source whom a text calls by surname, alone."""
        wanted = next((who for who in self._expected if who.is_person and short(who, text) is not None), None)
        if wanted is None:
            return None
        for other in self._cast.called_short(self._mention):
            if not _is_among(other, self._expected) and not _same_surname(other, wanted):
                return Speaking(Verdict.WRONG_SPEAKER, other.name)
        return wanted

    def _speaks_for(self, bodies: Sequence[Who]) -> bool:
        """Whether a speaker of the source holds a post in one of some bodies: what a company says, somebody says for it."""
        held = {name for who in self._expected for post in who.posts for name in post.bodies}
        return any(not held.isdisjoint(body.names) for body in bodies)

    def _of_mention(self, right: Sequence[Who], strangers: Sequence[Who]) -> Who | Speaking:
        """What follows from the words that name the speaker."""
        people = any(who.is_person for who in strangers)
        if not people and self._said.kind is Kind.INDIRECT and self._speaks_for(strangers):
            return RIGHT
        if not right and not people and (found := self._beside_cue()) is not None:
            return found
        if right and not people:
            beside = _beside(right[0], self._said, self._frame, self._cast, self._expected)
            return right[0] if beside is None else Speaking(Verdict.WRONG_SPEAKER, beside.name)
        if not strangers:
            if not self._said.names and holds_post(self._frame, self._expected, self._cast):
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
            short_named = [
                who for who in self._cast.called_short(self._frame) if _is_among(who, self._expected)
            ]
            if short_named and _POSSESSIVE.search(self._frame) and self._speaks_for(strangers):
                return short_named[0]  # Halden's Chen
            if holds_post(self._frame, self._expected, self._cast):
                return RIGHT
            if by_post(self._mention, self._expected) or cut_short(
                self._mention, self._expected, self._frame
            ):
                return RIGHT
            if GENERIC.search(fold(self._said.mention or "").text):
                return Speaking(Verdict.SPEAKER_MISSING, self._said.mention or "")
        return Speaking(Verdict.WRONG_SPEAKER, strangers[0].name)


def _same_surname(one: Who, other: Who) -> bool:
    """Whether two people may be called by the same surname, so that the one who fits is meant."""
    return bool({surname_of(form) for form in forms(one)} & {surname_of(form) for form in forms(other)})


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
    if not said.names and (is_generic(fold(said.mention or "").text) or THING.match(said.mention or "")):
        return RIGHT
    return Speaking(Verdict.WRONG_SPEAKER, (said.names or (said.mention or "",))[0])


def _unknown(said: Said, stated: Stated, cast: Cast, mention: str, frame: str) -> Speaking | Who:
    """The draft names somebody whom the sources do not know by that name, or nobody."""
    own = fold(said.mention or "").text
    if stated.mention and own and own == fold(stated.mention).text and not said.names:
        return RIGHT
    if by_post(mention, stated.speakers):
        return RIGHT
    if not said.names and (is_generic(own) or not own):
        named = [who for who in cast.called(frame) if who.is_person]
        if any(_is_among(who, stated.speakers) for who in named):
            return RIGHT
        if named:
            return Speaking(Verdict.WRONG_SPEAKER, named[0].name)
        return Speaking(Verdict.SPEAKER_MISSING, said.mention or "")
    if THING.match(said.mention or "") and names_no_office(own):
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
    surnames = {surname_of(form) for form in forms(who)}
    return any(own.endswith(one) or f"{one}{post}".startswith(own) for one in surnames)
