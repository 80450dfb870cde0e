"""Whether a post that an English sentence tells is one of somebody's: its head, its rank, what it is over, and the body."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from lufang_tui.lexicon.words import rows, words
from lufang_tui.verify.latin_posts import LATIN_RANKS, LOWERING, plain
from lufang_tui.verify.mentions import LEADS, cues
from lufang_tui.verify.naming import HAN

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from lufang_tui.verify.passages import Post

_WORD = re.compile(r"[^\W_](?:[\w&-]*\w)?")
SMALL = frozenset(("the", "a", "an", "of", "at", "for", "in", "and", "to", "on", "its", "their", "s", "&"))
_SAME = {
    "chairman": "chair", "chairwoman": "chair", "chairperson": "chair", "organiser": "organizer", "modeler": "modeller",
    "spokesman": "spokesperson", "spokeswoman": "spokesperson", "md": "director", "gp": "doctor", "physician": "doctor",
    "adviser": "advisor", "lawyer": "counsel", "attorney": "counsel", "solicitor": "counsel",
}  # fmt: skip
_NEUTRAL = frozenset(
    (
        "veteran", "boss", "man", "woman", "native", "resident", "supporter", "critic", "member", "survivor", "winner", "guest",
        "expert", "official", "speaker", "executive", "representative", "local", "person", "staffer", "worker", "researcher",
        "scientist", "academic", "scholar", "colleague", "witness", "participant", "founder", "owner", "host", "fellow",
        "incumbent", "leader", "student", "graduate", "alumnus", "insider", "regular", "newcomer", "star", "giant", "figure",
        "activist", "player", "candidate", "nominee", "defendant", "plaintiff",
    )
)  # fmt: skip
"""Heads of phrases that tell what somebody is without telling a post."""
_COMPANIES = frozenset(
    ("group", "inc", "corp", "corporation", "ltd", "limited", "plc", "holdings", "company", "co", "partners", "bank", "airlines",
     "motors", "foods", "energy", "systems", "industries", "laboratories", "labs", "media", "capital", "network", "laboratory",
     "observatory", "museum", "clinic", "studio", "studios", "press", "times", "news", "post")
)  # fmt: skip
COLLOQUIAL = frozenset(("chief", "head", "boss", "leader"))
"""Words for whoever leads a body, whatever the post is called."""
_AGENT = (
    "er",
    "or",
    "ist",
    "ian",
    "man",
    "woman",
    "ant",
    "eer",
    "ess",
    "smith",
    "wright",
    "hand",
    "guard",
    "cook",
    "clerk",
    "aide",
    "ee",
)
_MOST_WORDS = 6
_SHORTEST = 3
"""Letters of a word that is too short for a calling."""

MILITARY = frozenset(
    (
        "sergeant",
        "captain",
        "lieutenant",
        "colonel",
        "major",
        "general",
        "corporal",
        "governor",
        "senator",
        "detective",
        "superintendent",
    )
)
"""Ranks of which nobody has two."""


class Claim(NamedTuple):
    """A post that is told, in the draft's letters."""

    title: str
    body: str
    shown: str
    """The words as they stand there."""
    firm: bool
    """Whether the grammar leaves little doubt that it is a post."""
    common: bool = False
    """Whether an article stands before it, so that a word of a body's may stand for the body: the station cook."""
    whole: bool = False
    """Whether the body is joined to the title by of, so that an office without its field is another."""


class Rule:
    """The posts of somebody, to hold claims against."""

    def __init__(self, posts: Sequence[Post], bodies: Sequence[str], titles: Sequence[str]) -> None:
        self._titles = [_Title(plain(title)) for post in posts for title in post.titles]
        self._own = [plain(body) for post in posts for body in post.bodies]
        self._words = {word for body in self._own for word in _tokens(body)}
        every, self._common, self._heads = _of_sources(tuple(bodies), tuple(titles))
        self._bodies = sorted({*every, *self._own}, key=len, reverse=True)

    def is_other_rank(self, rank: str) -> bool:
        """Whether a rank before a name is none of the person's, who has another one."""
        return not any(rank in title.words for title in self._titles) and any(
            title.words & MILITARY for title in self._titles
        )

    def denies(self, claim: Claim) -> bool:
        """Whether a claim is none of the posts."""
        if claim.firm and not claim.body and plain(claim.title) in self._bodies:
            return bool(self._own) and not any(plain(claim.title) in own for own in self._own)
        named, around = self._body_of(plain(claim.body))
        inside, rest = self._body_of(plain(claim.title))
        title = _Title(" ".join(word for word in rest.split() if word not in _COMMON | _PRAISE))
        if not title.head:
            return False
        listed = title.head in words("en-post-heads") or title.head in self._heads
        common = claim.common and not self._common.isdisjoint(_tokens(claim.title))
        unlisted = common or ((named or inside or claim.firm) and bool(claim.body or inside))
        if len(title.words) > _MOST_WORDS or not (listed or (unlisted and _is_noun(title.head))):
            return False
        if title.head in _NEUTRAL and not any(title.head in one.words for one in self._titles):
            return False
        fits = [one for one in self._titles if self._fits(title, one)]
        if not fits:
            return True
        if self._is_foreign(claim, named=named):
            return True
        return claim.whole and named and all(self._is_raised(title, around, one) for one in fits)

    def _body_of(self, text: str) -> tuple[bool, str]:
        """Whether a text names one of the person's bodies or a word of theirs, and the text without them."""
        found = False
        for body in self._own:
            if body and re.search(rf"(?<![\w-]){re.escape(body)}(?![\w-])", text):
                text, found = re.sub(rf"(?<![\w-]){re.escape(body)}(?![\w-])", " ", text), True
        rest = []
        for word in _tokens(text, keep=_LINKS):
            if word in self._words and not any(word in title.words for title in self._titles):
                found = found or word not in body_words()
            else:
                rest.append(word)
        return found, " ".join(rest)

    def _fits(self, said: _Title, held: _Title) -> bool:
        """Whether a title that is said is one that is held: the same head, no other rank, no other field in its place."""
        extra = said.words - held.words
        if said.head in COLLOQUIAL and not said.tail and not held.tail and held.words & LEADS:
            return not (extra - {said.head}) & (LATIN_RANKS | LOWERING) and not held.words & LOWERING
        if said.head not in held.words:
            return False
        missing = held.words - said.words
        if extra & (LATIN_RANKS | LOWERING) or missing & LOWERING:
            return False
        if (said.words - said.tail - held.words) and (held.words - held.tail - said.words):
            return False
        return not (held.tail and said.tail - held.words - SMALL)

    def _is_foreign(self, claim: Claim, *, named: bool) -> bool:
        """Whether the body of a claim is another's, by its name in the sources or by its last word."""
        text = plain(claim.body)
        for body in self._bodies:
            found = re.search(rf"(?<![\w-]){re.escape(body)}(?![\w-])", text) if body else None
            if found is None:
                continue
            if body not in self._own and not self._is_parent(body):
                return bool(self._own)
            text = text[: found.start()] + " " + text[found.end() :]
        rest = [word for word in _tokens(text) if word not in self._words]
        capitals = [word for word in _WORD.findall(claim.body) if word[0].isupper()]
        if claim.firm and self._own and self._is_piece_of_other(capitals):
            return True
        if named or not self._own or len(capitals) < 2 or not rest:
            return False
        return bool({word.lower() for word in capitals} & body_words())

    def _is_piece_of_other(self, capitals: Sequence[str]) -> bool:
        """Whether a proper name is a word of another body's name alone: Axlerod's of Axlerod Motors."""
        proper = {word.lower() for word in capitals} - body_words() - self._words
        others = {word for body in self._bodies if body not in self._own for word in _tokens(body)}
        return bool(proper & others)

    def _is_parent(self, body: str) -> bool:
        """Whether a body is the one that a body of the person's is a part of: Calder of Calder's legal department."""
        return any(re.search(rf"(?<![\w-]){re.escape(body)}(?![\w-])", own) for own in self._own)

    def _is_raised(self, said: _Title, around: str, held: _Title) -> bool:
        """Whether somebody over a part of a body is told to be over the whole of it: director of the Institute."""
        return bool(held.tail) and said.head in LEADS and not (set(around.split()) & held.tail)


class _Title:
    """A title in words: its head, and what it is over behind of."""

    def __init__(self, text: str) -> None:
        parts = re.split(r"\s(?:of|for|in)\s", text, maxsplit=1)
        self.tail = frozenset(_tokens(parts[1])) if len(parts) > 1 else frozenset()
        front = _tokens(parts[0])
        if {"chief", "executive", "officer"} <= set(front):
            front.remove("officer")
        self.head = front[-1] if front else ""
        self.words = frozenset(front) | self.tail


_LINKS = frozenset(("of", "for", "in"))
_PRAISE = frozenset(
    (
        "only",
        "sole",
        "first",
        "second",
        "male",
        "female",
        "top",
        "veteran",
        "longtime",
        "long-time",
        "current",
        "new",
        "outgoing",
        "own",
        "longest-serving",
        "popular",
    )
)
"""Words before a post that change nothing about it."""
_COMMON = frozenset(("company", "group", "firm", "city", "state", "country", "club", "school", "team", "s"))


def _tokens(text: str, keep: AbstractSet[str] = frozenset()) -> list[str]:
    """The words of a text in one of their forms, without small ones but those of `keep`."""
    return [
        _SAME.get(word, word) for word in _WORD.findall(text.lower()) if word not in SMALL or word in keep
    ]


def _is_noun(word: str) -> bool:
    """Whether an unlisted word may be what somebody is: it is made like the words for those who do something for a living."""
    return word.endswith(_AGENT) and word not in cues() and len(word) > _SHORTEST


@lru_cache(64)
def _of_sources(
    bodies: tuple[str, ...], titles: tuple[str, ...]
) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """The bodies of the sources, the words that may stand for one, and the heads of the titles."""
    every = frozenset(plain(body) for body in bodies)
    common = frozenset(word for body in every for word in _tokens(body)) | body_words()
    return every, common, frozenset(_Title(plain(title)).head for title in titles if not HAN.search(title))


@cache
def office_words() -> frozenset[str]:
    """Words that posts are made of, and names of bodies are not."""
    offices = frozenset(row[0] for row in rows("en-offices"))
    return (words("en-post-heads") | offices | LATIN_RANKS) - body_words()


@cache
def body_words() -> frozenset[str]:
    """The nouns of names of bodies."""
    return frozenset(word.lower() for word in words("en-bodies") | words("en-bodies-of")) | _COMPANIES
