"""Posts in an alphabet beside a name: before it, behind it, with another body or in another field than the source has."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from lufang_tui.lexicon.words import rows
from lufang_tui.text.fold import fold
from lufang_tui.verify.naming import HAN, forms, plainly

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from lufang_tui.verify.passages import Post, Who

LATIN_RANKS = frozenset(
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

WORD = re.compile(r"[\w&]+")
SMALL = frozenset(
    [
        "the",
        "a",
        "an",
        "of",
        "at",
        "for",
        "in",
        "and",
        "to",
        "on",
        "its",
        "their",
        "company",
        "group",
        "firm",
        "s",
    ]
)
_APPOSITION = re.compile(
    r",?[ ]+(?:(?:the|an?)\s+)?(?P<title>[\w’' -]{0,40}?)\b(?:of|at|for|from|with(?!\s+(?:an?|no|some|much|great|little|evident|obvious|his|her|their)\b))\s+(?:the\s+)?(?P<of>[A-Za-z][^,.;:“\"(\n]{1,60}?)"
    r"(?=[,.;:“\"(\n]|\s+(?:said|says|added|explained|noted|stressed|told|spoke)\b|$)"
)
LOWERING = frozenset(("vice", "deputy", "assistant", "associate", "acting", "interim", "honorary", "pro"))
_SPELLED = {
    "ceo": "chief executive officer",
    "cfo": "chief financial officer",
    "coo": "chief operating officer",
    "cto": "chief technology officer",
    "cio": "chief information officer",
    "cmo": "chief marketing officer",
    "vp": "vice president",
}
_INITIALS = re.compile(rf"\b(?:{'|'.join(_SPELLED)})\b")
_PARTS = frozenset(("department", "team", "unit", "office", "division", "section", "staff"))
"""Nouns for a part of a body, which the kit may not name: of the conservation department."""
_PRECISE = frozenset(("senior", "junior", "lead", "principal"))
"""Ranks that may be left out of a post: no other is claimed without them."""
_RELATIVE = re.compile(
    r"\b(?:who|whose|which|that)\b|\b(?:for|with|from|in) (?:his|her|their|my|its) (?:part|own|turn|view)\b"
)
_BREAK = re.compile(r"[.;:“”\"\n,()]")
_BEHIND = re.compile(r",\s+(?P<phrase>[^,.;:“”\"(\n]{3,60})(?=[,.;:\n]|$)")
_FIELD = re.compile(r"^(?:of|in|for) (?:the )?[a-z' ]+$")
_MOST_BEFORE = 90


@lru_cache(8192)
def plain(text: str) -> str:
    """A text folded, without an article before it and without a possessive's ending."""
    folded = fold(text).text.replace("’s", "").replace("'s", "")
    folded = _INITIALS.sub(lambda found: _SPELLED[found[0]], folded).replace(
        "chief executive officer", "chief executive"
    )
    return re.sub(r"^(?:the|a|an) ", "", folded.strip())


def joins(text: str, post: Post) -> bool:
    """Whether a Latin text is a title of a post with the words of its body, in whatever order: the ministry's head of irrigation."""
    said = {_EQUAL.get(word, word) for word in WORD.findall(plain(text)) if word not in SMALL}
    bodies = {word for body in post.bodies for word in WORD.findall(plain(body))}
    for title in post.titles:
        own = {_EQUAL.get(word, word) for word in WORD.findall(plain(title)) if word not in SMALL}
        if own and own <= said and said - own <= bodies:
            return True
    return False


def same_title(one: str, other: str) -> bool:
    """Whether two titles are the same, in another order of their words, or one is the other without its field."""
    if one == other:
        return True
    left, right = (
        {
            _EQUAL.get(word, word)
            for word in WORD.findall(text)
            if word not in ("of", "the", "for", "and", "at", "in")
        }
        for text in (one, other)
    )
    if HAN.search(one + other):
        return False
    if left == right:
        return True
    return bool(left) and left < right and not (right - left) & (LATIN_RANKS - _PRECISE)


def stands_before(frame: str, who: Who, posts: Sequence[Post]) -> bool:
    """Whether a whole title of an alphabet stands right before the name: deputy fire chief Daniel Kowalczyk."""
    titles = [plainly(title) for post in posts for title in post.titles]
    return any(
        re.search(rf"(?<![\w-]){re.escape(title)},? {re.escape(form)}(?![\w-])", frame)
        for form in forms(who)
        for title in titles
        if not HAN.search(title)
    )


def _beside(frame: str, who: Who, posts: Sequence[Post], article: str) -> str | None:
    """What stands beside a Latin name as an apposition and names another body or field, or a rank before it."""
    known = {
        word
        for post in posts
        for text in (*post.titles, *post.bodies)
        for word in WORD.findall(plainly(text))
    }
    for name in who.names:
        if HAN.search(name):
            continue
        for place in re.finditer(rf"(?<![\w-]){re.escape(name)}(?![\w-])", frame):
            behind = _APPOSITION.match(frame, place.end())
            if behind is not None and not (
                _RELATIVE.search(behind[0]) or any(joins(behind[0], post) for post in posts)
            ):
                held = [word for word in WORD.findall(fold(behind["of"]).text) if word not in SMALL]
                title = [word for word in WORD.findall(fold(behind["title"] or "").text) if word not in SMALL]
                titles = [plain(one) for post in posts for one in post.titles]
                if (
                    title
                    and set(title) & known
                    and not any(same_title(" ".join(title), one) for one in titles)
                ):
                    return behind[0].strip(" ,")
                if (
                    held
                    and fold(behind["of"]).text not in article
                    and not set(held) - _PARTS <= known
                    and (not title or set(title) & known)
                ):
                    return behind[0].strip(" ,")
            before = WORD.findall(
                fold(frame[max(0, place.start() - 40) : place.start()].rpartition("\n")[2]).text
            )[-2:]
            ranks = [word for word in before if word in LATIN_RANKS and word not in known]
            if ranks and set(before) & known:
                return " ".join(before)
    return None


def latin_post(
    frame: str, who: Who, posts: Sequence[Post], article: str, bodies: Sequence[str]
) -> str | None:
    """What the draft calls somebody beside a name in an alphabet that the source does not.

    `article`: the source's text, folded; `bodies`: the names of all bodies of the sources, folded.
    """
    own = {form for post in posts for body in post.bodies for form in (plain(body),)}
    others = {body for body in map(plain, bodies) if not any(_holds(one, body) for one in own)}
    known = [post for post in posts if not HAN.search("".join(post.titles))]
    for phrase in _phrases(frame, who) if known else ():
        if own and (other := _other_body(phrase, own, others)) is not None:
            return f"{phrase} ({other})" if other not in phrase else phrase
        complaints = [_complaint(phrase, post, article) for post in known]
        if all(complaints) and complaints:
            return phrase
    return _beside(frame, who, posts, article)


def _holds(whole: str, part: str) -> bool:
    """Whether the name of a body holds that of another, whose part it is then: Calder's legal department is Calder's."""
    return part in whole and re.search(rf"(?<![\w-]){re.escape(part)}(?![\w-])", whole) is not None


def _phrases(frame: str, who: Who) -> Iterator[str]:
    """What stands right before and behind a name, folded."""
    for name in who.names:
        if HAN.search(name):
            continue
        for place in re.finditer(rf"(?<![\w-]){re.escape(name)}(?![\w-])", frame):
            before = _BREAK.split(frame[max(0, place.start() - _MOST_BEFORE) : place.start()].rstrip(" ,"))[
                -1
            ]
            if before.strip():
                yield plain(before)
            behind = frame[place.end() :]
            held = re.match(
                r",? (?:of|from|at|for|with(?!\s+(?:an?|no|some|much|great|little|evident|obvious|his|her|their)\b)) [^,.;:“”\"(\n]{3,70}",
                behind,
            )
            if held is not None:
                yield plain(held[0].strip(" ,"))
            found = _BEHIND.match(behind)
            if found is not None:
                yield plain(found["phrase"])


def _other_body(phrase: str, own: AbstractSet[str], others: AbstractSet[str]) -> str | None:
    """A body that a phrase names and that is none of the person's; a name inside a longer one does not count."""
    for body in sorted(own | others, key=len, reverse=True):
        found = re.search(rf"(?<![\w-]){re.escape(body)}(?![\w-])", phrase) if body else None
        if found is None:
            continue
        if body not in own:
            return body
        phrase = phrase[: found.start()] + "□" * len(body) + phrase[found.end() :]
    return None


def _complaint(phrase: str, post: Post, article: str) -> bool:
    """Whether a phrase names an office that a post is not; one that names none is no complaint."""
    words_ = [_EQUAL.get(word, word) for word in phrase.replace("-", " ").replace("'", " ").split()]
    offices = [at for at, word in enumerate(words_) if word in _offices("office")]
    if not offices:
        return False
    at = offices[-1]
    field = " ".join(words_[at + 1 :])
    if field and not _FIELD.match(field):
        return False  # the office is not what the name goes with
    titles = [
        {_EQUAL.get(word, word) for word in plain(title).replace("-", " ").split()} for title in post.titles
    ]
    titles = [title for title in titles if words_[at] in title]
    if not titles:
        return True
    around = {word for body in post.bodies for word in WORD.findall(plain(body))} | SMALL
    wide = set(WORD.findall(article))
    beyond = {word for word in field.split() if word not in around}
    kinds = {
        word for word in words_[max(0, at - 3) : at] if word in LATIN_RANKS | LOWERING | _offices("field")
    }
    return all(
        bool(kinds - title - around) or bool((title & LOWERING) - set(words_)) or bool(beyond - title - wide)
        for title in titles
    )


_EQUAL = {
    "chairman": "chair",
    "chairwoman": "chair",
    "chairperson": "chair",
    "vice": "vice",
    "ceo": "executive",
    "financial": "finance",
    "operating": "operations",
    "technical": "technology",
}
"""Words of posts that mean the same: the finance chief is the chief financial officer."""


@cache
def _offices(kind: str) -> frozenset[str]:
    """The words of a kind in the list of offices."""
    return frozenset(word for word, held in rows("en-offices") if held == kind)
