"""Whether the draft gives a speaker the post and the body that the source gives him."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lufang_tui.lexicon.words import words
from lufang_tui.text.fold import fold
from lufang_tui.verify import claims, latin_claims
from lufang_tui.verify.latin_posts import SMALL, WORD, joins, latin_post, plain, same_title, stands_before
from lufang_tui.verify.latin_titles import COLLOQUIAL
from lufang_tui.verify.mentions import LEADS
from lufang_tui.verify.naming import ADDRESSES, HAN, forms, plainly, short, title_pattern, zh_titles

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lufang_tui.release.model import RoleFound
    from lufang_tui.verify.claims import Known
    from lufang_tui.verify.draft import Draft
    from lufang_tui.verify.passages import Post, Stated, Who
    from lufang_tui.verify.said import Said

_BOUNDARY = re.compile(r"[，。；：、！？“”‘’「」『』（）《》()\[\]\"',.;:!?—–\n\t ]")
_LEADING = re.compile(
    r"^(?:对此|据|而|但|同时|此外|随后|其中|会上|当天|当日|另外|另据|不过|并|并且|正如|日前|近日|昨日|今日|今天|昨天|来自|作为|身为|由|在|与|和|及|以及|时任|现任)+"
)
_OWN_BODY = frozenset(
    (
        "公司",
        "该公司",
        "集团",
        "该集团",
        "本公司",
        "本院",
        "该院",
        "学院",
        "协会",
        "该协会",
        "医院",
        "局",
        "该局",
        "部",
        "院",
        "校",
        "学校",
        "机构",
        "该机构",
    )
)
_OWN_BODY_LATIN = frozenset(
    ("company", "group", "firm", "association", "agency", "university", "city", "union", "institute")
)
_AND = re.compile("以及|[和与及]")
_JOINED = re.compile("兼任|兼|暨")
_PLACES = ("市", "省", "县", "区", "州", "国", "政府", "镇")
_LOWER_RANK = frozenset("副代前原助候准总")
_DISTINCTIONS = ("首席", "高级", "资深", "特聘")
_LOWER_RANKS = ("助理", "代理", "名誉", "荣誉", "执行", "常务", "首席", "高级")


def wrong_post(said: Said, stated: Stated, who: Who, draft: Draft, known: Known) -> str | None:
    """What the draft calls a speaker that the source does not; None where it calls him nothing, or is right."""
    if not who.is_person or not who.posts:
        return None
    frame = fold(f"{said.before}\n{said.behind}\n{said.mention or ''}").text
    posts = [stated.post, *who.posts] if stated.post else list(who.posts)
    beside = (said.before, said.behind, said.mention or "", said.earlier)
    for text in beside:
        found = _claimed(fold(text).text, who, posts, known) or latin_claims.wrong(text, who, posts, known)
        if found is not None:
            return found
    found = _zh_post(frame, who, posts, known.article) or _short_post(frame, who, posts)
    if found is not None:
        return found
    raw = f"{said.before}\n{said.behind}\n{said.mention or ''}"
    if (found := latin_post(raw, who, posts, known.article, known.bodies)) is not None:
        return found
    if (found := _signed(said.mention or "", who, posts)) is not None:
        return found
    if stands_before(frame, who, posts):
        return None
    for name, role in draft.posts_for(said):
        if _is_no_claim(role.title, frame):
            continue
        if fold(name).text in forms(who) and (wrong := _role(role, name, posts, known.article)) is not None:
            return wrong
    return None


def _claimed(text: str, who: Who, posts: Sequence[Post], known: Known) -> str | None:
    """What a Chinese sentence tells as somebody's post, where no source has it."""
    for form in forms(who):
        if not HAN.search(form):
            continue
        for claim in claims.claims(text, form):
            for part in _JOINED.split(_LEADING.sub("", claim.phrase)):
                beside = re.escape(part)
                if re.search(f"{beside}.?{re.escape(form)}|{re.escape(form)}.?{beside}", known.article):
                    continue
                if _is_false(part, posts, known, firm=claim.firm):
                    return part.rstrip("的")
    return None


def _is_false(part: str, posts: Sequence[Post], known: Known, *, firm: bool) -> bool:
    """Whether a phrase is a post that is none of the posts; `firm`: whether it must be one, body or not."""
    bare = part.rstrip("的")
    if any(not one or _rightly_before(one, posts) for one in (bare, _AND.split(bare)[-1])):
        return False
    body, rest = claims.parted(bare, known.bodies)
    if rest:
        return (bool(body) or firm or claims.is_title(bare, known.titles)) and claims.is_post(
            rest, known.titles
        )
    own = [plainly(name) for post in posts for name in post.bodies]
    return bare in known.bodies and bool(own) and not any(_names_body(bare, one, own) for one in own)


def _signed(mention: str, who: Who, posts: Sequence[Post]) -> str | None:
    """What is wrong with the post behind the name in a signature: — Ines Duarte, chief nurse; ——任斯年，馆长."""
    text = fold(mention).text
    for form in forms(who):
        found = re.match(rf"{re.escape(form)}\s*[,(、]\s*(?P<post>[^()]+)", text)
        if found is None:
            continue
        post = found["post"].strip(" .。)")
        if HAN.search(post):
            parts = [part for part in re.split("[,、]", post) if zh_titles().search(part)]
            return next((part for part in parts if not _rightly_before(part, posts)), None)
        said = {word for word in WORD.findall(plain(post)) if word not in SMALL}
        known = {
            word for one in posts for name in (*one.titles, *one.bodies) for word in WORD.findall(plain(name))
        }
        return post if said & words("en-post-heads") and not said <= known else None
    return None


def _zh_post(frame: str, who: Who, posts: Sequence[Post], article: str) -> str | None:
    """What the draft writes right before or behind a Chinese name, where no source has it."""
    for form in forms(who):
        if not HAN.search(form):
            continue
        at = frame.find(form)
        while at >= 0:
            before = _LEADING.sub("", _BOUNDARY.split(frame[:at])[-1]).rstrip("的")
            behind = re.match(title_pattern(), frame[at + len(form) :])
            if before and before + form not in article and (wrong := _wrong_before(before, posts)):
                return wrong
            if (
                behind
                and behind[0] not in ADDRESSES
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
    if not title or title in ADDRESSES or _ends(title, posts) or _addresses(title, posts):
        return None
    return title


def _addresses(title: str, posts: Sequence[Post]) -> bool:
    """Whether a title is the short form of one by which people are called: 谭分析师 of a 首席分析师."""
    known = (plainly(one) for post in posts for one in post.titles)
    return any(one.endswith(title) and one[: -len(title)].endswith(_DISTINCTIONS) for one in known)


def _ends(title: str, posts: Sequence[Post]) -> bool:
    """Whether a title is one of the posts, or the end of one that is no lower in rank."""
    for post in posts:
        for known in (plainly(one) for one in post.titles):
            if known == title:
                return True
            if known.endswith(title) and not _lowered(known[: -len(title)]):
                return True
    return False


def _lowered(modifier: str) -> bool:
    return modifier[-1:] in _LOWER_RANK or modifier.endswith(_LOWER_RANKS)


def _wrong_before(before: str, posts: Sequence[Post]) -> str | None:
    """What is wrong with a post that stands before a name; None for one that is right, or for what is no post."""
    if _rightly_before(before, posts) or not zh_titles().search(before) or before.startswith(claims.ONCE):
        return None
    body = claims.without_kind(before)
    own = [plainly(name) for post in posts for name in post.bodies]
    is_kind = body != before and (not body or any(_names_body(body, one, own) for one in own))
    return None if is_kind else before


def _rightly_before(before: str, posts: Sequence[Post]) -> bool:
    """Whether what stands before a name ends with one of the posts, alone or behind the body, wherever the two are parted."""
    for post in posts:
        bodies = [plainly(body) for body in post.bodies]
        for title in (plainly(one) for one in post.titles):
            for end in range(len(title)):
                short_title = title[end:]
                if len(short_title) < 2 and end:
                    break
                if not before.endswith(short_title) or _lowered(title[:end]):
                    continue
                rest = before[: -len(short_title)].rstrip("的")
                if not rest or rest in _OWN_BODY or any(_names_body(rest, body, bodies) for body in bodies):
                    return True
                if not bodies and not end and not _lowered(rest):
                    return True
    return False


def _names_body(rest: str, body: str, bodies: Sequence[str]) -> bool:
    """Whether the words before a post are the body, or the beginning or end of its name; another place before it makes another body."""
    if rest == body or (len(rest) > 1 and (body.endswith(rest) or body.startswith(rest))):
        return True
    if not rest.endswith(body):
        return False
    ahead = rest[: -len(body)]
    if any(whole.endswith(ahead + body) for whole in bodies):
        return True
    return not (ahead.endswith(_PLACES) or any(ahead.endswith(place) for place in words("zh-places")))


def _role(role: RoleFound, name: str, posts: Sequence[Post], article: str) -> str | None:
    """What is wrong with a post that the finders read out of the draft."""
    title = plain(role.title)
    body = fold(role.organisation or "").text
    if body in _OWN_BODY or re.sub(r"^(?:the|its|their|our) ", "", body) in _OWN_BODY_LATIN:
        body = ""
    shown = f"{role.title}, {role.organisation}" if role.organisation else role.title
    chinese = bool(HAN.search(title))
    if chinese and (f"{body}{title}{fold(name).text}" in article or _rightly_before(f"{body}{title}", posts)):
        return None
    if not chinese and any(joins(f"{title} {body}", post) for post in posts):
        return None
    if _is_kind(title, posts) and any(
        _same_body(plain(body), plain(one)) for post in posts for one in post.bodies
    ):
        return None
    for post in posts:
        known = [plain(one) for one in post.titles]
        fits = any(same_title(title, one) for one in known) or (chinese and _ends(title, [post]))
        bodies = [plain(one) for one in post.bodies]
        if fits and (not body or not bodies or any(_same_body(plain(body), one) for one in bodies)):
            return None
    return shown


def _is_no_claim(title: str, frame: str) -> bool:
    """Whether a post is told as what somebody once was or has learnt: a former pilot, an engineer by training."""
    shown = fold(title).text
    return re.search(
        rf"\bformer (?:[\w-]+ )?{re.escape(shown)}\b|\b{re.escape(shown)} by (?:training|trade|profession)\b",
        frame,
    ) is not None or shown.startswith("former ")


def _is_kind(title: str, posts: Sequence[Post]) -> bool:
    """Whether a title only tells that somebody leads the body or belongs to it: 掌门人, the head of a chief executive's company."""
    if HAN.search(title):
        return not claims.without_kind(title)
    leads = any(LEADS & set(WORD.findall(plain(one))) for post in posts for one in post.titles)
    return title in COLLOQUIAL and leads


def _same_body(one: str, other: str) -> bool:
    if HAN.search(one + other):
        return one.endswith(other) or other.endswith(one)
    left, right = set(re.findall(r"\w+", one)), set(re.findall(r"\w+", other))
    return left == right or left < right or right < left
