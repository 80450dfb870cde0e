"""Whom a text names: in full, by surname and post, in Latin letters or Chinese characters. Texts are folded."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from lufang_tui.lexicon.words import rows, words
from lufang_tui.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lufang_tui.verify.passages import Who

HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]")
ADDRESSES = ("先生", "女士", "老师", "博士", "教授", "小姐", "同志", "总")
_ADDRESSES_LATIN = frozenset(["mr", "mrs", "ms", "miss", "dr", "prof", "professor", "sir", "madam"])
_BEFORE_NAMES = frozenset(
    [
        "said",
        "says",
        "added",
        "noted",
        "explained",
        "stressed",
        "told",
        "according",
        "to",
        "by",
        "as",
        "and",
        "but",
        "however",
    ]
)


_UMLAUTS = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ø": "oe", "å": "aa"}
)
_LONGEST = 4
"""Characters of the longest Chinese name that is no transcription."""


@lru_cache(8192)
def plainly(name: str) -> str:
    """A name or title folded."""
    return fold(name).text


class Cast:
    """Everybody whom the sources know."""

    def __init__(self, people: Sequence[Who]) -> None:
        self._people = list(dict.fromkeys(people))
        self._known = set(self._people)
        self._written: list[tuple[Who, str]] | None = None
        self._titles: list[str] | None = None

    def add(self, people: Sequence[Who]) -> None:
        """Take further people in."""
        new = [who for who in dict.fromkeys(people) if who not in self._known]
        if new:
            self._people += new
            self._known.update(new)
            self._written = self._titles = None

    @property
    def names(self) -> list[str]:
        """Every name of two characters or more."""
        return [name for who in self._people for name in who.names if len(name) > 1]

    @property
    def bodies(self) -> list[str]:
        """Every form of the names of bodies, folded."""
        return [form for who, form in self._forms if not who.is_person]

    @property
    def titles(self) -> list[str]:
        """Every title of everybody's, folded."""
        if self._titles is None:
            self._titles = list(
                dict.fromkeys(
                    plainly(one) for who in self._people for post in who.posts for one in post.titles
                )
            )
        return self._titles

    def called(self, text: str) -> list[Who]:
        """Whom a folded text names in full, people before bodies; a name inside a longer one does not count."""
        found = [(*span, who) for who, form in self._forms if form in text and (span := _find(form, text))]
        kept = [
            one
            for one in found
            if not any(
                other[0] <= one[0] and one[1] <= other[1] and other[1] - other[0] > one[1] - one[0]
                for other in found
            )
        ]
        people = [who for _, _, who in kept if who.is_person]
        return list(dict.fromkeys(people or [who for _, _, who in kept]))

    @property
    def _forms(self) -> list[tuple[Who, str]]:
        if self._written is None:
            self._written = [(who, form) for who in self._people for form in forms(who)]
        return self._written

    def holders(self, title: str, who: Who) -> list[Who]:
        """Others who hold a post of that folded title."""
        return [
            other
            for other in self._people
            if other != who and any(fold(one).text == title for post in other.posts for one in post.titles)
        ]

    def namesakes(self, who: Who) -> list[Who]:
        """Other people of the same name."""
        return [other for other in self._people if other != who and set(forms(other)) & set(forms(who))]

    def called_short(self, text: str) -> list[Who]:
        """Whom a folded text names by surname: 查总监, Mr Zha."""
        return [who for who in self._people if who.is_person and short(who, text) is not None]

    def near(self, name: str) -> str | None:
        """Somebody whose name is one character, or one letter in five, away."""
        from lufang_tui.search.typos import distance

        wanted = fold(name).text
        most = max(1, len(wanted) // 5)
        for who in self._people:
            for form in who.names:
                if len(form) > 1 and fold(form).text == wanted:
                    return None  # it is the very name: of a namesake, or of somebody who says something else
        for who in self._people:
            for form in who.names:
                known = fold(form).text
                if known != wanted and len(known) > 1 and distance(known, wanted, most) <= most:
                    return form
        return None


@lru_cache(4096)
def forms(who: Who) -> tuple[str, ...]:
    """The ways of writing a name in full, folded; of a Chinese name in Latin letters the western order, too."""
    found = []
    for name in who.names:
        folded = fold(name).text
        found.append(folded)
        if (spelled := name.translate(_UMLAUTS)) != name:
            found.append(fold(spelled).text)
        parts = folded.split()
        if who.is_person and len(parts) == 2 and _is_chinese(who):
            found.append(f"{parts[1]} {parts[0]}")
        if not who.is_person and folded.startswith("the "):
            found.append(folded[4:])
    return tuple(dict.fromkeys(form for form in found if form))


@lru_cache(4096)
def _is_chinese(who: Who) -> bool:
    """Whether a Latin name of somebody's is his Chinese one as it is read, surname first: 查文雄, Zha Wenxiong."""
    from lufang_tui.lexicon.pinyin import reading

    chinese = [name for name in who.names if HAN.search(name) and len(name) <= _LONGEST and "·" not in name]
    latin = ["".join(re.findall("[a-z]", fold(name).text)) for name in who.names if not HAN.search(name)]
    return any(letters and _is_read(letters, reading(name)) for name in chinese for letters in latin)


def _is_read(letters: str, syllables: Sequence[Sequence[str]]) -> bool:
    """Whether letters are syllables, one way of each, in their order."""
    if not syllables:
        return not letters
    return any(
        _is_read(letters[len(one) :], syllables[1:]) for one in syllables[0] if letters.startswith(one)
    )


def _find(form: str, text: str) -> tuple[int, int] | None:
    if HAN.search(form):
        at = text.find(form)
        return None if at < 0 else (at, at + len(form))
    found = re.search(rf"(?<![\w-]){re.escape(form)}(?![\w-])", text)
    return found.span() if found else None


def short(who: Who, text: str) -> str | None:
    """The post or form of address with which a folded text calls somebody by surname; empty where it is the bare name."""
    for name in who.names:
        folded = plainly(name)
        if HAN.search(folded) and len(folded) <= 4:
            found = _post_behind(surname_of(folded), who, text)
            if found is not None:
                return found
        elif len(parts := folded.split()) > 1:
            chinese = _is_chinese(who)
            if any(
                _surname_alone(surname, text)
                for surname in ([parts[0], parts[-1]] if chinese else [parts[-1]])
            ):
                return ""
    return None


def surname_of(name: str) -> str:
    """The surname of a folded name: the first character or two in Chinese, else the last word."""
    if not HAN.match(name):
        return name.rsplit(maxsplit=1)[-1] if name else ""
    return name[:2] if name[:2] in _compound() and len(name) > 2 else name[:1]


def _post_behind(surname: str, who: Who, text: str) -> str | None:
    """The post or form of address that stands right behind a Chinese surname in a text."""
    own = [*(plainly(title) for post in who.posts for title in post.titles), *ADDRESSES]
    at = text.find(surname)
    while at >= 0:
        end = at + len(surname)
        known = next((title for title in own if text.startswith(title, end)), None)
        if known is not None:
            return known
        found = _titles().match(text, end)
        alone = at == 0 or not HAN.match(text[at - 1])
        if found is not None and (alone or found.end() == len(text)):
            return found[0]
        at = text.find(surname, end)
    return None


@cache
def _titles() -> re.Pattern[str]:
    return re.compile(title_pattern())


def _surname_alone(surname: str, text: str) -> bool:
    """Whether a Latin surname stands in a text without another given name before it."""
    for found in re.finditer(rf"(?<![\w-]){re.escape(surname)}(?![\w-])", text):
        before = re.search(r"([a-z]+)\.? $", text[: found.start()])
        if (
            before is None
            or before[1] in _ADDRESSES_LATIN
            or before[1] in words("en-titles")
            or before[1] in words("en-post-heads")
        ):
            return True
        if before[1] in _BEFORE_NAMES or re.search("['’]s $", text[: found.start()]):
            return True
    return False


@cache
def _compound() -> frozenset[str]:
    return frozenset(name for name in words("zh-surnames") if len(name) > 1)


@cache
def title_pattern() -> str:
    """A pattern for a Chinese post with what stands before its last word: 副会长, 技术总监."""
    known = {fold(word).text for word in words("zh-titles")} | set(ADDRESSES)
    modifiers = "|".join(
        sorted((re.escape(fold(row[0]).text) for row in rows("zh-title-modifiers")), key=len, reverse=True)
    )
    heads = "|".join(sorted(map(re.escape, known), key=len, reverse=True))
    return rf"(?:{modifiers})*(?:{heads})"


@cache
def zh_titles() -> re.Pattern[str]:
    """A pattern for a text that ends with a Chinese post."""
    return re.compile(rf"{title_pattern()}$")
