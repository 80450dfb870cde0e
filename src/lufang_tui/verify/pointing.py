"""Whom a word that names nobody points at: a pronoun at the person of the sentence before, who at the name ahead of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lufang_tui.lexicon.words import words
from lufang_tui.text.fold import fold
from lufang_tui.verify.naming import HAN, forms

if TYPE_CHECKING:
    from lufang_tui.verify.naming import Cast
    from lufang_tui.verify.passages import Who
    from lufang_tui.verify.said import Said

LATTER = ("后者", "the latter", "latter")
_FORMER = ("前者", "the former")
_RELATIVES = frozenset(("who", "whom", "which", "that"))
_ASIDE = re.compile(r"^(?:之后|以后|后|之前|以前|[^，。]{0,6}?(?:之后|以后|过后|前后))")
"""What follows a name that only tells when something happens."""
_ASIDE_BEFORE = re.compile(
    r"(?:\b(?:after|before|following|unlike|besides|with|for|to|of|from|by|than)|继|除了|不同于|有别于|接替|替换|取代)\s*$"
)
_CLEFT = re.compile(r"(?:的(?:正|就|便|则|也|还)?是|\b(?:was|is|came|comes|followed by|up was|spoke))\s*$")
"""What stands before the name that a sentence is made for: the next to speak was X."""
_INTRODUCED = re.compile(
    r"^\W*(?P<who>[A-Z][\w’'-]+(?: (?:[A-Z]\.|[A-Z][\w’'-]+)){1,2}) (?:is|was|serves as|works as) (?P<post>[^.]*)"
)
_TURNED_TO = re.compile(
    r"\b(?:the turn of|contacted|reached|phoned|called|spoke to|interviewed|turned to) "
    r"(?P<who>[A-Z][\w’'-]+(?: (?:[A-Z]\.|[A-Z][\w’'-]+)){1,2})\W*$"
)
_TURNED_TO_HAN = re.compile(
    "(?:联系[了上到]|聯繫[了上到]|采访[了到]|採訪[了到]|询问了?|詢問了?|请教了?|請教了?|致电了?|致電了?|找到了?|轮到了?|輪到了?|拨通了|撥通了)(?P<who>[㐀-鿿]{2,4})$"
)
_POST_OF_HAN = re.compile("^(?P<who>[㐀-鿿]{2,4}?)(?:是|为|為|现任|現任|担任|擔任)")
_SURNAME = re.compile(r"(?:^\W*|[a-z,;] )([A-Z][\w’'-]*\w)(?! [A-Z])")
_PREPOSITION = re.compile(
    r"^(?:about|on|for|in|at|of|with|when|while|over|against|during|after|before|by|from)\b"
)
_EMPTY = "(?:一时)?(?:没人|没有人|无人|有人|人人|一片)"
_PLACE = re.compile(f"^[\u4e00-\u9fff]{{2,6}}(?:[里内外旁间](?:{_EMPTY}|$)|[上下中]{_EMPTY})")


def points_back(mention: str) -> bool:
    """Whether a folded mention is a pronoun or the like, of a person named before."""
    return mention in words("pronouns") or mention in LATTER or mention in _FORMER


def is_nobody(mention: str) -> bool:
    """Whether a mention is no noun that could speak, but what was cut out of another phrase: about the lawsuit, 会场里."""
    return _PREPOSITION.match(mention) is not None or _PLACE.match(fold(mention).text) is not None


def meant_by_relative(said: Said, cast: Cast, frame: str) -> str | None:
    """The name right ahead of who, where the mention is that word; `frame`: the words around the quotation, folded."""
    mention = fold(said.mention or "").text
    if mention not in _RELATIVES:
        return None
    ahead = re.search(rf"(?P<who>[^,.;:]{{2,60}}),? {mention}\b", frame)
    if ahead is None:
        return None
    words_ahead = ahead["who"]
    named = [
        who for who in cast.called(words_ahead) if who.is_person and words_ahead.endswith(forms(who))
    ] or cast.called_short(words_ahead.rsplit(maxsplit=1)[-1])
    return forms(named[0])[0] if named else None


def meant_before(said: Said, cast: Cast) -> str | None:
    """The name of the person in the sentence before whom a pronoun means.

    It is the one whom that sentence leads up to (上台的是X), else the first one that does not only tell when; the last as the latter.
    """
    earlier = fold(said.earlier).text
    named = (
        [who for who in cast.called(earlier) if who.is_person]
        or [who for name in _SURNAME.findall(said.earlier) for who in cast.called_short(fold(name).text)]
        or cast.called_short(earlier)
    )
    if not named:
        return _introduced(said.earlier, cast)
    mention = fold(said.mention or "").text
    if mention in LATTER:
        return forms(max(named, key=lambda who: _at(who, earlier)))[0]
    ordered = sorted(named, key=lambda who: _at(who, earlier))
    if mention not in _FORMER:
        for who in ordered:
            if _CLEFT.search(earlier[: _at(who, earlier)]) and len(ordered) > 1:
                return forms(who)[0]
    return forms(next((who for who in ordered if not _is_aside(who, earlier)), ordered[0]))[0]


def _introduced(earlier: str, cast: Cast) -> str | None:
    """Somebody whom the sources lack and the sentence before is about: who is given a post there, or turned to.

    Harold Stokes is chairwoman of the board; 记者联系了邵启明.
    """
    if HAN.search(earlier):
        return _introduced_in_chinese(earlier)
    turned_to = _TURNED_TO.search(earlier)
    if turned_to is not None and not cast.called(fold(turned_to["who"]).text):
        return turned_to["who"]
    found = _INTRODUCED.match(earlier)
    if found is None or cast.called(fold(found["who"]).text):
        return None
    offices = words("en-post-heads") & set(re.findall(r"[a-z-]+", found["post"].lower()))
    return found["who"] if offices else None


def _introduced_in_chinese(earlier: str) -> str | None:
    from lufang_tui.release.zh.mentions import ends_with_post
    from lufang_tui.release.zh.names import is_name

    text = earlier.strip(" 。，,\n")
    found = _TURNED_TO_HAN.search(text)
    if found is not None:
        return found["who"] if is_name(fold(found["who"]).text) else None
    found = _POST_OF_HAN.match(text)
    if found is None or not ends_with_post(fold(text).text):
        return None
    return found["who"] if is_name(fold(found["who"]).text) else None


def _at(who: Who, text: str) -> int:
    """Where a name of somebody's, or his surname, stands first."""
    places = [text.find(form) for form in forms(who) if form in text]
    places += [
        text.find(surname)
        for form in forms(who)
        if not HAN.search(form)
        for surname in (form.split()[-1],)
        if not places and surname in text
    ]
    return min(places, default=0)


def _is_aside(who: Who, text: str) -> bool:
    at = _at(who, text)
    form = max((form for form in forms(who) if text.startswith(form, at)), key=len, default="")
    return _ASIDE_BEFORE.search(text[:at]) is not None or (
        bool(form) and _ASIDE.match(text[at + len(form) :]) is not None
    )
