"""The verdict on the speaker: whether the draft gives a statement to whom the source gives it, with the right post."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from lufang_tui.lexicon.words import rows, words
from lufang_tui.text.fold import fold
from lufang_tui.verify.verdicts import Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lufang_tui.release.model import RoleFound
    from lufang_tui.verify.draft import Draft, Said
    from lufang_tui.verify.sources import Post, Stated, Who

_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]")
_BOUNDARY = re.compile(r"[，。；：、！？“”‘’「」『』（）《》()\[\]\"',.;:!?—–\n\t ]")
_ADDRESSES = ("先生", "女士", "老师", "博士", "教授", "小姐", "同志", "总")
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
_GENERIC = re.compile(
    r"^(?:该|这|那|此|一位|一名|某|有|相关|有关|另|多位|业内|据|the\b|an?\b|one\b|some\b|many\b|sources?\b|officials?\b|this\b|that\b|another\b)"
    r"|(?:负责人|发言人|人士|知情者|网友|消息|spokes\w+|officials?|sources?|insiders?)$"
)
_LEADING = re.compile(
    r"^(?:对此|据|而|但|同时|此外|随后|其中|会上|当天|当日|另外|另据|不过|并|并且|正如|日前|近日|昨日|今日|今天|昨天|来自|作为|身为|由|在|与|和|及|以及|时任|现任)+"
)
_LOWER_RANK = frozenset("副代前原助候准")
_LOWER_RANKS = ("助理", "代理", "名誉", "荣誉", "执行", "常务", "首席", "高级")
_LATIN_RANKS = frozenset(
    [
        "vice",
        "deputy",
        "assistant",
        "associate",
        "acting",
        "former",
        "senior",
        "junior",
        "co",
        "interim",
        "executive",
        "chief",
        "honorary",
        "lead",
        "principal",
        "ex",
    ]
)


class Speaking(NamedTuple):
    """What was found out about the speaker. `verdict` is None where the draft is right."""

    verdict: Verdict | None = None
    named: str = ""
    """Whom, or which post, the draft names."""
    near: str | None = None
    """Somebody in the sources who is written nearly like that."""


RIGHT = Speaking()


class Cast:
    """Everybody whom the sources know."""

    def __init__(self, people: Sequence[Who]) -> None:
        self._people = list(dict.fromkeys(people))

    def add(self, people: Sequence[Who]) -> None:
        """Take further people in."""
        self._people = list(dict.fromkeys([*self._people, *people]))

    @property
    def names(self) -> list[str]:
        """Every name of two characters or more."""
        return [name for who in self._people for name in who.names if len(name) > 1]

    def called(self, text: str) -> list[Who]:
        """Whom a folded text names in full, people before bodies; a name inside a longer one does not count."""
        found: list[tuple[int, int, Who]] = []
        for who in self._people:
            found += [(*span, who) for form in forms(who) if (span := _find(form, text)) is not None]
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

    def called_short(self, text: str) -> list[Who]:
        """Whom a folded text names by surname: 查总监, Mr Zha."""
        return [who for who in self._people if who.is_person and short(who, text)]

    def near(self, name: str) -> str | None:
        """Somebody whose name is one character, or one letter in five, away."""
        from lufang_tui.search.typos import distance

        wanted = fold(name).text
        most = max(1, len(wanted) // 5)
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
        parts = folded.split()
        if who.is_person and len(parts) == 2 and any(_HAN.search(other) for other in who.names):
            found.append(f"{parts[1]} {parts[0]}")
        if not who.is_person and folded.startswith("the "):
            found.append(folded[4:])
    return tuple(dict.fromkeys(form for form in found if form))


def _find(form: str, text: str) -> tuple[int, int] | None:
    if _HAN.search(form):
        at = text.find(form)
        return None if at < 0 else (at, at + len(form))
    found = re.search(rf"(?<![\w-]){re.escape(form)}(?![\w-])", text)
    return found.span() if found else None


def short(who: Who, text: str) -> str | None:
    """The post or form of address with which a folded text calls somebody by surname; empty where it is the bare name."""
    for name in who.names:
        folded = fold(name).text
        if _HAN.search(folded) and len(folded) <= 4:
            surname = folded[:2] if folded[:2] in _compound() and len(folded) > 2 else folded[:1]
            for found in re.finditer(rf"(?<![\u3400-\u9fff]){surname}({_title_pattern()})", text):
                return found[1]
            own = [fold(title).text for post in who.posts for title in post.titles]
            for title in [*own, *_ADDRESSES]:
                if f"{surname}{title}" in text:
                    return title
            if (found_end := re.search(rf"{surname}({_title_pattern()})$", text)) is not None:
                return found_end[1]
        elif len(parts := folded.split()) > 1:
            chinese = any(_HAN.search(other) for other in who.names)
            if any(
                _surname_alone(surname, text)
                for surname in ([parts[0], parts[-1]] if chinese else [parts[-1]])
            ):
                return ""
    return None


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
        if before[1] in _BEFORE_NAMES:
            return True
    return False


@cache
def _compound() -> frozenset[str]:
    return frozenset(name for name in words("zh-surnames") if len(name) > 1)


@cache
def _title_pattern() -> str:
    known = {fold(word).text for word in words("zh-titles")} | set(_ADDRESSES)
    modifiers = "|".join(
        sorted((re.escape(fold(row[0]).text) for row in rows("zh-title-modifiers")), key=len, reverse=True)
    )
    heads = "|".join(sorted(map(re.escape, known), key=len, reverse=True))
    return rf"(?:{modifiers})*(?:{heads})"


@cache
def _zh_titles() -> re.Pattern[str]:
    return re.compile(rf"{_title_pattern()}$")


def judge(said: Said, stated: Stated, cast: Cast, draft: Draft, article: str) -> Speaking:
    """Compare the draft's speaker with the source's. `article`: the source's text, folded."""
    mention = fold(" ".join(filter(None, (*said.names, said.mention)))).text
    frame = fold(f"{said.before} {said.behind}").text
    if not stated.speakers:
        return _of_nobody(said, stated, cast, mention, frame)
    text = mention or ("" if said.attributed else frame)
    named = cast.called(text) if text else []
    expected = stated.speakers
    if not any(who.is_person for who in named):
        wanted = [who for who in expected if who.is_person and short(who, text) is not None]
        if wanted:
            return _post(said, stated, wanted[0], draft, article)
        named = (cast.called_short(text) if text else []) or named
    right = [who for who in named if _is_among(who, expected)]
    strangers = [who for who in named if not _is_among(who, expected)]
    if mention:
        if right and not [who for who in strangers if who.is_person]:
            return _post(said, stated, right[0], draft, article)
        if strangers and all(not who.is_person for who in strangers) and _by_post(mention, expected):
            return RIGHT
        if strangers:
            if _GENERIC.search(fold(said.mention or "").text) and not any(who.is_person for who in strangers):
                return Speaking(Verdict.SPEAKER_MISSING, said.mention or "")
            return Speaking(Verdict.WRONG_SPEAKER, strangers[0].name)
        return _unknown(said, stated, cast, mention, frame)
    if right:
        return _post(said, stated, right[0], draft, article)
    if strangers and _has_cue(frame):
        return Speaking(Verdict.WRONG_SPEAKER, strangers[0].name)
    return Speaking(Verdict.SPEAKER_MISSING)


def _is_among(who: Who, expected: Sequence[Who]) -> bool:
    """Whether it is one of the speakers, or somebody of the very same name in another kit."""
    return any(
        who == one or (who.is_person == one.is_person and set(forms(who)) & set(forms(one)))
        for one in expected
    )


def _of_nobody(said: Said, stated: Stated, cast: Cast, mention: str, frame: str) -> Speaking:
    """The source names nobody: nor may the draft."""
    if not mention:
        return RIGHT
    own = fold(stated.mention or "").text
    if own and (own in mention or mention in own or own in frame):
        return RIGHT
    if _is_generic(fold(said.mention or "").text) and not said.names:
        return RIGHT
    return Speaking(Verdict.WRONG_SPEAKER, (said.names or (said.mention or "",))[0], cast.near(mention))


def _unknown(said: Said, stated: Stated, cast: Cast, mention: str, frame: str) -> Speaking:
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
        return Speaking(Verdict.SPEAKER_MISSING, said.mention or "")
    shown = (said.names or (said.mention or "",))[0]
    return Speaking(Verdict.WRONG_SPEAKER, shown, cast.near(shown))


def _is_generic(mention: str) -> bool:
    return (
        mention in words("pronouns")
        or mention in words("zh-pronouns")
        or _GENERIC.search(mention) is not None
    )


def _has_cue(frame: str) -> bool:
    zh = any(row[0] in frame for row in rows("zh-cues") if len(row[0]) > 1 or row[0] in ("说", "称"))
    if zh or "：" in frame or ":" in frame:
        return True
    latin = set(re.findall(r"[a-z]+", frame))
    return any(form in latin for row in rows("en-cues") for form in row[0].split())


def _by_post(mention: str, expected: Sequence[Who]) -> bool:
    """Whether the mention is the post of a speaker without the name: 京东云交付总监."""
    for who in expected:
        for post in who.posts:
            for title in post.titles:
                folded = fold(title).text
                if folded and mention.endswith(folded):
                    rest = mention[: -len(folded)]
                    if not rest or any(rest.strip().endswith(fold(body).text) for body in post.bodies):
                        return True
    return False


def _post(said: Said, stated: Stated, who: Who, draft: Draft, article: str) -> Speaking:
    """Hold the post that the draft gives the speaker against those of the source."""
    if not who.is_person or not who.posts:
        return RIGHT
    frame = f"{said.before}\n{said.behind}\n{said.mention or ''}"
    posts = [stated.post, *who.posts] if stated.post else list(who.posts)
    found = _zh_post(fold(frame).text, who, posts, article) or _short_post(fold(frame).text, who, posts)
    if found is None:
        for name, roles in draft.roles.items():
            if fold(name).text in forms(who):
                found = next((wrong for role in roles if (wrong := _role(role, name, posts, article))), None)
    if found is None:
        return RIGHT
    return Speaking(Verdict.WRONG_TITLE, found)


def _zh_post(frame: str, who: Who, posts: Sequence[Post], article: str) -> str | None:
    """What the draft writes right before or behind a Chinese name, where no source has it."""
    for form in forms(who):
        if not _HAN.search(form):
            continue
        at = frame.find(form)
        while at >= 0:
            before = _LEADING.sub("", _BOUNDARY.split(frame[:at])[-1]).rstrip("的")
            behind = re.match(_title_pattern(), frame[at + len(form) :])
            if before and before + form not in article and (wrong := _wrong_before(before, posts)):
                return wrong
            if (
                behind
                and behind[0] not in _ADDRESSES
                and form + behind[0] not in article
                and not _ends(behind[0], posts)
            ):
                return behind[0]
            at = frame.find(form, at + 1)
    return None


def _short_post(frame: str, who: Who, posts: Sequence[Post]) -> str | None:
    """The post behind a bare surname: 查总监."""
    if any(form in frame for form in forms(who)):
        return None
    title = short(who, frame)
    return title if title and title not in _ADDRESSES and not _ends(title, posts) else None


def _ends(title: str, posts: Sequence[Post]) -> bool:
    """Whether a title is one of the posts, or the end of one that is no lower in rank."""
    for post in posts:
        for known in (fold(one).text for one in post.titles):
            if known == title:
                return True
            if known.endswith(title) and not _lowered(known[: -len(title)]):
                return True
    return False


def _lowered(modifier: str) -> bool:
    return modifier[-1:] in _LOWER_RANK or modifier.endswith(_LOWER_RANKS)


def _wrong_before(before: str, posts: Sequence[Post]) -> str | None:
    """What is wrong with a post that stands before a name; None for one that is right, or for what is no post."""
    for post in posts:
        bodies = [fold(body).text for body in post.bodies]
        for title in (fold(one).text for one in post.titles):
            for end in range(len(title)):
                short_title = title[end:]
                if len(short_title) < 2 and end:
                    break
                if not before.endswith(short_title) or _lowered(title[:end]):
                    continue
                rest = before[: -len(short_title)].rstrip("的")
                if not rest and not _lowered(rest):
                    return None
                if any(rest.endswith(body) or (len(rest) > 1 and body.endswith(rest)) for body in bodies):
                    return None
                if not bodies and not end and not _lowered(rest):
                    return None
    return before if _zh_titles().search(before) else None


def _role(role: RoleFound, name: str, posts: Sequence[Post], article: str) -> str | None:
    """What is wrong with a post that the finders read out of the draft."""
    title = _plain(role.title)
    body = fold(role.organisation or "").text
    shown = f"{role.title}, {role.organisation}" if role.organisation else role.title
    chinese = bool(_HAN.search(title))
    if chinese and f"{body}{title}{fold(name).text}" in article:
        return None
    for post in posts:
        known = [_plain(one) for one in post.titles]
        fits = any(_same_title(title, one) for one in known) or (chinese and _ends(title, [post]))
        bodies = [_plain(one) for one in post.bodies]
        if fits and (
            not body or not bodies or any(_same_body(_plain(role.organisation or ""), one) for one in bodies)
        ):
            return None
    return shown


def _plain(text: str) -> str:
    folded = fold(text).text.replace("’s", "").replace("'s", "")
    return re.sub(r"^(?:the|a|an) ", "", folded.strip())


def _same_title(one: str, other: str) -> bool:
    """Whether two titles are the same, in another order of their words, or one is the other without its field."""
    if one == other:
        return True
    left = {
        word for word in re.findall(r"[\w&]+", one) if word not in ("of", "the", "for", "and", "at", "in")
    }
    right = {
        word for word in re.findall(r"[\w&]+", other) if word not in ("of", "the", "for", "and", "at", "in")
    }
    if _HAN.search(one + other):
        return False
    if left == right:
        return True
    return bool(left) and left < right and not (right - left) & _LATIN_RANKS


def _same_body(one: str, other: str) -> bool:
    if _HAN.search(one + other):
        return one.endswith(other) or other.endswith(one)
    left, right = set(re.findall(r"\w+", one)), set(re.findall(r"\w+", other))
    return left == right or left < right or right < left
