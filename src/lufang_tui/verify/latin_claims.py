"""What an English sentence says somebody's post is, by its grammar alone: X is …, X, … of …, As …, X, … X."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from lufang_tui.lexicon.words import words
from lufang_tui.text.fold import fold
from lufang_tui.verify.latin_titles import SMALL, Claim, Rule, office_words
from lufang_tui.verify.mentions import cues
from lufang_tui.verify.naming import HAN

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lufang_tui.verify.claims import Known
    from lufang_tui.verify.passages import Post, Who

_WORD = re.compile(r"[^\W_](?:[\w&-]*\w)?")
_BREAK = re.compile(r"(?<!\bSt)(?<!\bMt)(?<!\bDr)(?<!\bMr)(?<!\bMs)\.|[;:“”\"\n,()—–]")
_IS = re.compile(
    r",?\s+(?:who\s+)?(?:is|serves as|works as|acts as)\s+(?P<post>(?:currently |now |the |an? )*[^,.;:“”\"(\n]{3,80})"
)
_AS = re.compile(r"(?:^|[.;:“”\"\n]\s*|\s)[Aa]s\s+(?P<post>(?:the |an? )?[^,.;:“”\"(\n]{3,80}),\s*$")
_APPOSITION = re.compile(
    r"\s*(?:,|[—–-]\s)\s*(?P<post>[^,.;:“”\"(\n—–]{3,80})(?:,\s*(?P<body>[A-Z][^,.;:“”\"(\n]{2,60}))?"
)
_BRACKETS = re.compile(r"\s*\((?P<post>[^()\n]{3,80})\)")
_OF = re.compile(
    r"\s+(?:of|at|from|with(?!\s+(?:an?|no|some|much|great|little|evident|obvious|his|her|their)\b))\s+(?P<body>[^,.;:“”\"(\n]{3,70})"
)
_LINK = re.compile(
    r"\s+(?:of|at|for|from|in|with(?!\s+(?:an?|no|some|much|great|little|evident|obvious|his|her|their)\b))\s+"
)
_ARTICLE = re.compile(r"^(?:(?:currently|now|the|an?|then|longtime|long-time)\s+)+", re.IGNORECASE)
_LOOSE = re.compile(
    r"\b(?:who|whose|which|that|he|she|they|i|we|you|his|her|hers|their|my|our|not|never|asked|speaking|said|says|former|formerly|retired|by (?:training|trade|profession|birth)|turned)\b",
    re.IGNORECASE,
)
"""Words of a clause, or of what somebody once was: what holds one is no post of today's."""
_ADVERBIAL = re.compile(
    r"\s*(?:under|in|on|at|with|from|over|about|by|for|as|to|out|up|still)\b", re.IGNORECASE
)
_BEFORE = frozenset(
    (
        "to", "by", "that", "as", "and", "but", "when", "with", "from", "because", "while", "where", "if", "than", "then",
        "after", "before", "like", "or", "so", "yet", "is", "was", "are", "were", "has", "had", "only", "even", "what",
        "meanwhile", "however", "later", "also",
    )
)  # fmt: skip
"""Words of a sentence behind which a post before a name begins."""
_RANKS = {
    "sgt": "sergeant", "capt": "captain", "lt": "lieutenant", "col": "colonel", "maj": "major", "gen": "general",
    "cpl": "corporal", "gov": "governor", "sen": "senator", "det": "detective", "supt": "superintendent",
}  # fmt: skip
_RANK = re.compile(rf"\b(?P<rank>{'|'.join(_RANKS)})\b\.?\s*(?:[a-z]+\s+)?$", re.IGNORECASE)
_MOST_BEFORE = 110


def wrong(text: str, who: Who, posts: Sequence[Post], sources: Known) -> str | None:
    """What a text tells as the post of somebody that no post of his is; None where it tells none, or is right."""
    known = [post for post in posts if not HAN.search("".join(post.titles))]
    places = list(_places(text, who)) if known else []
    if not places:
        return None
    rule = Rule(known, [body for body in sources.bodies if not HAN.search(body)], sources.titles)
    for start, end in places:
        name = fold(text[start:end]).text
        rank = _RANK.search(text[max(0, start - 30) : start])
        if rank is not None and rule.is_other_rank(_RANKS[rank["rank"].lower()]):
            return f"{rank['rank']} {text[start:end]}"
        for claim in _claims(text, start, end):
            shown = fold(claim.shown).text
            if f"{shown} {name}" in sources.article or f"{name}, {shown}" in sources.article:
                continue
            if rule.denies(claim):
                return claim.shown
    return None


def _places(text: str, who: Who) -> Iterator[tuple[int, int]]:
    """Where a name of somebody's stands in a text, in full or as the bare surname."""
    for name in who.names:
        if HAN.search(name) or len(name) < 2:
            continue
        for found in re.finditer(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text):
            yield found.span()
        surname = name.split()[-1]
        if surname == name:
            continue
        for found in re.finditer(rf"(?<![\w-]){re.escape(surname)}(?![\w’'-])", text):
            before = re.search(r"(\S+)\s+$", text[: found.start()])
            word = before[1].strip('.,“"‘').lower() if before else ""
            if not before or not before[1][0].isupper() or word in _titling() or before[1][-1] in ",.;:":
                yield found.span()


def _claims(text: str, start: int, end: int) -> Iterator[Claim]:
    """The posts that a text tells right before and behind a name."""
    behind = text[end:]
    for pattern in (_IS, _BRACKETS):
        found = pattern.match(behind)
        if found is not None:
            yield from _parted(found["post"], firm=True)
    found = _APPOSITION.match(behind)
    if found is not None:
        yield from _parted(found["post"], found["body"] or "", firm=bool(found["body"]))
    of = _OF.match(behind)
    ahead = text[max(0, start - _MOST_BEFORE) : start]
    found = _AS.search(ahead)
    if found is not None:
        yield from _parted(found["post"], firm=True)
    before = _BREAK.split(ahead)[-1]
    opens = len(before) == len(ahead) or not ahead[: -len(before) or None].rstrip().endswith(",")
    yield from _before(before, _up_to_cue(of["body"]) if of else "", opens=opens)


def _up_to_cue(text: str) -> str:
    """The words before the first verb of saying, or word that begins another phrase."""
    kept = []
    for word in text.split():
        if word in cues() or word in _BEFORE:
            break
        kept.append(word)
    return " ".join(kept)


def _parted(phrase: str, body: str = "", *, firm: bool) -> Iterator[Claim]:
    """A post parted at of, at, for, or behind a body's possessive."""
    if _LOOSE.search(phrase) or _ADVERBIAL.match(phrase):
        return
    a = re.match(r"an? ", phrase, re.IGNORECASE) is not None
    bare = _ARTICLE.sub("", phrase.strip())
    if a and not body and " " in bare and not _LINK.search(bare) and bare.islower():
        return  # a keen sailor
    shown = f"{bare}, {body}" if body else bare
    link = _LINK.search(bare)
    owned = re.match(r"(?P<body>.+?)['’]s?\s+(?P<title>.+)$", bare)
    if owned is not None and (link is None or link.start() > owned.end("body")):
        yield Claim(owned["title"], f"{owned['body']} {body}".strip(), shown, firm=True)
    elif link is not None:
        whole = link[0].strip() == "of" and not a
        yield Claim(
            bare[: link.start()], f"{bare[link.end() :]} {body}".strip(), shown, firm=firm, whole=whole
        )
    else:
        yield Claim(bare, body, shown, firm=firm, common=phrase.strip().lower().startswith("the "))


def _before(phrase: str, body: str, *, opens: bool) -> Iterator[Claim]:
    """The post right before a name; `body`: what of or at joins to the name, `opens`: whether a sentence begins with it."""
    tokens = phrase.split()
    last = max((at for at, token in enumerate(tokens) if _ends_clause(token)), default=-1)
    opens = opens and last < 0
    tokens = tokens[last + 1 :]
    if tokens and tokens[0].lower() in ("the", "a", "an"):
        tokens, opens = tokens[1:], False
    if not tokens or _LOOSE.search(" ".join(tokens)):
        return
    shown = " ".join(tokens) + (f", {body}" if body else "")
    owner = next((at for at, token in enumerate(tokens) if re.search("['’]s?$", token)), None)
    if owner is not None:
        named = " ".join(tokens[: owner + 1])
        yield Claim(
            " ".join(tokens[owner + 1 :]),
            f"{re.sub('[’‘]s?$|.s$', '', named)} {body}".strip(),
            shown,
            firm=True,
        )
        return
    if tokens[0].lower() in office_words() or (opens and not any(token[0].isupper() for token in tokens[1:])):
        tokens[0] = tokens[0].lower()
    at = next(
        (at for at, token in enumerate(tokens) if not (token[0].isupper() or token.lower() in SMALL)),
        len(tokens),
    )
    while at and tokens[at - 1].lower() in {*office_words(), *SMALL}:
        at -= 1
    yield Claim(" ".join(tokens[at:]), f"{' '.join(tokens[:at])} {body}".strip(), shown, firm=False)


def _ends_clause(token: str) -> bool:
    bare = token.lower().strip(".,'’")
    return bare in _BEFORE or (bare in cues() and not token[0].isupper()) or bare in ("according", "told")


@cache
def _titling() -> frozenset[str]:
    """Words of titles."""
    return (
        words("en-titles")
        | words("en-post-modifiers")
        | office_words()
        | frozenset(("mr", "mrs", "ms", "miss", "dr", "prof", "sir", *_RANKS))
    )
