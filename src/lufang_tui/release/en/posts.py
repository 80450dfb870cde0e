"""The grammar of posts in English: "vice president of the A Council and head of B"."""

from __future__ import annotations

import re
from functools import cache

from lufang_tui.lexicon.words import words
from lufang_tui.release.en.names import is_chinese_name, is_given
from lufang_tui.release.model import RoleFound

_ARTICLE = r"(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir|[Oo]ur|[Hh]is|[Hh]er)"
_CAPITAL = r"(?:(?:[dl][’'])?[A-ZÀ-Þ0-9][\w’'&./+-]*(?:s[’'](?=\s[A-Z])|\w)|[A-Z]|&|\([A-Z][\w\s]{0,30}\))"
_JOINER = r"(?:of|for|and|the|de|on|in|at|to|&)"
_BODY_LIMIT = 14
_PART = r"(?:department|division|office|bureau|center|centre|committee|institute|school|faculty|branch|unit|team|section|college)"
_FORM = r"(?:\.?,?\s+(?:(?:Co|Pte|Pty|Sdn)\b\.?,?\s*)?(?:Ltd|Limited|Inc|LLC|LLP|L\.P|Corp|Co|GmbH|PLC|plc|S\.p\.A|S\.A|N\.V|B\.V|K\.K|Bhd|A/S)(?!\w)\.?)"
"""What tells a company's legal form."""
BODY = rf"{_CAPITAL}(?:\s+(?:{_PART}\s+of\s+(?:the\s+)?|(?:{_JOINER}\s+){{0,2}}){_CAPITAL}){{0,{_BODY_LIMIT}}}(?:{_FORM}|(?<=\b[A-Z]\.[A-Z])\.(?=\s*[,;)]))?"
_LINKS = frozenset(
    ("and", "of", "for", "the", "a", "at", "in", "on", "to", "with", "via", "by", "from", "as", "under")
)
_MOST_MODIFIERS = 6
_LONGEST_TITLE = 120  # code points
_OF = r"\s+(?:of|at|for|with|in|from)\s+"


@cache
def title() -> str:
    """A pattern for one post without what it is held in."""
    heads = "|".join(sorted(map(re.escape, words("en-post-heads")), key=len, reverse=True))
    modifiers = "|".join(
        sorted(
            map(re.escape, (words("en-post-modifiers") | words("en-titles")) - _LINKS), key=len, reverse=True
        )
    )
    one = rf"(?:(?:\d+[a-z]+-)?(?:(?:{modifiers})[\s-]+){{0,6}}(?:{heads})(?:[\s-]general)?)(?![\w’'-])"
    return rf"(?i:{one}(?:(?:\s*[,/&]\s*|,?\s+(?:and|cum)\s+)(?:the\s+)?{one}){{0,2}})"


FREE = r"(?:(?!(?:and|or|of|for|the|at|in|on|to|with|via|by|from|as|who|is|was|has|had|said|says|told|that|which|both|also|now|then|not)\b)[a-z][a-z-]+\s+){0,4}?"
"""Lower-case words before the head of a title that no list foresees: "a molecular biologist"."""
_FIELD = (
    r"(?:\s+of\s+the\s+(?:[a-z]+\s+)?board(?:\s+of\s+(?:directors|trustees|governors))?(?=\W)"
    r"|\s+(?:of|for)\s+(?!the\b|its\b|our\b|a\b|an\b|his\b|her\b|their\b)(?:[a-z][\w-]*)(?:\s+(?!of\b|at\b|for\b|in\b|with\b|who\b|that\b)[a-z][\w-]*){0,3}?"
    r"(?=\s+(?:at|of|for|with|in)\s+(?:the\s+)?[A-Z]|\s*[,.;:]|\s*$)"
    r"|\s+(?:of|for)\s+[A-Z][\w&-]*(?:\s+(?:and\s+|&\s+)?[A-Z][\w-]*){0,3}(?=\s+(?:at|with)\s+(?:the\s+)?[A-Z]))"
)


@cache
def _post() -> re.Pattern[str]:
    return re.compile(
        rf"(?:{_ARTICLE}\s+)?(?:(?:[a-z][\w-]*\s+){{0,2}}[a-z]+['’]s?\s+)?"
        rf"(?:(?P<before>{_CAPITAL}(?:\s+(?:{_JOINER}\s+)?{_CAPITAL}){{0,5}}?(?:['’]s?)?)\s+)??(?P<title>{FREE}{title()}(?:{_FIELD})?)"
        rf"(?:{_OF}(?P<own>(?:the|its|their|our)\s+)?(?P<body>{BODY}(?:,\s+(?={_CAPITAL}){BODY}(?=,\s+[a-z])(?!,\s+(?:the|a)\s))?))?"
    )


@cache
def _next() -> re.Pattern[str]:
    return re.compile(
        r"\s*(?:,\s+(?:and\s+|as\s+well\s+as\s+|who\s+is\s+also\s+)?|\s+(?:and|as\s+well\s+as|&)\s+(?:also\s+)?)"
    )


@cache
def _title_in_body() -> re.Pattern[str]:
    return re.compile(rf"\s+(?:and|&)\s+(?:the\s+)?(?:{_CAPITAL}\s+){{0,4}}?{title()}(?:{_OF}|$)")


_WORD = re.compile(r"(?<![\w’'])(?:\d+[a-z]+-)?[A-Za-z][\w-]+(?![\w’'-])")
_GENERAL = re.compile(r"[\s-][Gg]eneral\b")


@cache
def _word_before() -> re.Pattern[str]:
    return re.compile(r"(?<![\w’'])([\w’'-]+)(\s*[,/&]\s*|,?\s+(?:and\s+|cum\s+)?|-)(?:the\s+)?$")


@cache
def _modifiers() -> frozenset[str]:
    """Words that may stand before the head of a title."""
    return words("en-post-modifiers") | words("en-titles")


@cache
def speaking_nouns() -> frozenset[str]:
    """Common nouns for those who may speak: sources, and heads of titles."""
    return words("en-sources") | words("en-post-heads")


def titles(text: str) -> list[tuple[int, int]]:
    """Give the places of posts, modifiers before the head and posts joined by "and" with it, in order."""
    found: list[tuple[int, int]] = []
    modifiers, heads = _modifiers(), words("en-post-heads")
    for match in _WORD.finditer(text):
        start, end = match.span()
        if match[0] not in heads and match[0].lower() not in heads:
            hyphen = match[0].rfind("-")
            if hyphen < 0 or match[0][hyphen + 1 :].lower() not in heads:
                continue
        general = _GENERAL.match(text, end)
        end = general.end() if general is not None else end
        floor_of_title = found[-1][1] if found else 0
        for _word in range(_MOST_MODIFIERS):
            if start <= floor_of_title:
                break
            floor = max(0, start - 40)
            before = _word_before().search(text[floor:start])
            if before is None or before[1].lower() not in modifiers or before[1].lower() in _LINKS:
                break
            if before[2].strip() not in ("", "-") or text[start - 1] == "\n":
                break
            start = floor + before.start(1)
        if (found and found[-1][1] <= start and _TOGETHER.fullmatch(text, found[-1][1], start)) or (
            found and found[-1][1] > start
        ):
            start = found.pop()[0]
        found.append((start, end))
    return found


_COMMA_BODY = re.compile(rf",\s+(?:of\s+)?(?:the\s+)?(?P<body>{BODY})(?=\s*[,;.:)\n]|\s*$)")
_TITLE_NEXT = re.compile(
    rf",\s+(?:the\s+|an?\s+|its\s+)?(?:{_CAPITAL}\s+){{0,3}}(?:(?!(?:told|said|says|asked|tells|and|who|with|to)\b)[a-z-]+\s+){{0,2}}(?:{'|'.join(sorted(map(re.escape, words('en-post-heads')), key=len, reverse=True))})\b"
)
_TOGETHER = re.compile(r"\s*[/&]\s*|,?\s+(?:and|cum)\s+|\s+")


def posts(text: str, start: int, end: int) -> tuple[tuple[RoleFound, ...], int]:
    """Read posts from `start` on, at most to `end`: the posts, and where they end; none where no post begins there."""
    found: list[RoleFound] = []
    at = start
    while len(found) < 4:
        match = _post().match(text, at, end)
        if match is None:
            break
        body, stop = _body(match)
        post = plain(match["title"])
        if match["body"] is None and body:
            body, post = parted(body, post)
        elif match["before"] and not re.search(r"['’]s?$", match["before"]):
            post = f"{match['before']} {post}"  # Asia-Pacific president of Acme
        if body and post.lower().split()[-1] in _NOT_HELD and re.search(r"\s(?:from|in)\s", match[0]):
            body = None
        role = in_field(post, body) if match["body"] and not match["own"] else RoleFound(post, body)
        if not role.organisation:
            body, stop = _behind_comma(text, stop, end)
            role = RoleFound(role.title, body)
        found.append(role)
        at = stop
        link = _next().match(text, at, end)
        following = _post().match(text, link.end(), end) if link is not None else None
        if link is None or following is None or _leads_to_name(text, following):
            break
        at = link.end()
    if not found:
        return (), start
    return tuple(found), at


def in_field(post: str, body: str | None) -> RoleFound:
    """A post and what stands behind its "of": a body, or a field with a body behind a comma (Minister of Water)."""
    field, _comma, rest = (body or "").partition(", ")
    last = field.split()[-1].lower() if field else ""
    subject = post.lower().split()[-1] in _TAUGHT and not _IN_BODY.search(field)
    if (
        field
        and last not in _PARTS
        and (subject or all(word.lower() in _title_words() for word in field.split()))
    ):
        return RoleFound(f"{post} of {field}", rest or None)
    return RoleFound(post, body)


_TAUGHT = frozenset(
    ("curator", "keeper", "professor", "lecturer", "reader", "instructor", "teacher", "chair", "minister")
)
"""Heads whose "of" tells a field, whatever it is called: Professor of Structural Engineering."""
_NOT_HELD = frozenset(
    ("farmer", "resident", "homemaker", "retiree", "veteran", "miner", "driver", "trucker", "fisherman", "rancher", "grower", "baker", "butcher", "electrician", "carpenter",
     "plumber", "mechanic", "waitress", "waiter", "bartender", "cashier", "housekeeper", "senator", "congressman", "congresswoman", "lawmaker", "activist", "businessman",
     "businesswoman", "entrepreneur", "survivor", "guest")
)  # fmt: skip
"""Heads that tell what somebody is, so that "from" is followed by a place."""
_IN_BODY = re.compile(
    r"\b(?:Universit\w+|College|School|Institut\w+|Academy|Department|Faculty|Hospital|Council|Committee|Board|Commission|Cent(?:er|re)"
    r"|Association|Group|Company|Corporation|Foundation|Society|Federation|Union|Chamber|Inc|Ltd|Party|Republic|Kingdom|States)\b"
)
_PARTS = frozenset(
    ("unit", "department", "division", "section", "office", "bureau", "branch", "group", "team", "committee", "council", "company", "school", "faculty", "center", "centre", "store", "museum", "board", "district", "country", "secretariat")
)  # fmt: skip
"""Last words of bodies: "general manager of Retail Business Unit"."""


def _leads_to_name(text: str, following: re.Match[str]) -> bool:
    """Whether a post belongs to the name behind it: "Ann Lee, head of A, county magistrate Bob Hill"."""
    if following["body"] is not None:
        return False
    name = re.match(r"\s+([A-Z][\w’'-]+)\s+([A-Z][\w’'-]+)", text[following.end() : following.end() + 60])
    return name is not None and (is_chinese_name([name[1], name[2]]) or is_given(name[1]))


@cache
def _title_words() -> frozenset[str]:
    return words("en-titles") | {"and", "&"}


def _behind_comma(text: str, stop: int, end: int) -> tuple[str | None, int]:
    """The organisation behind a title and a comma: "Ann Lee, head of design, Acme Inc."; and where it ends."""
    match = _COMMA_BODY.match(text, stop, end)
    if match is None or _is_new_person(text, match["body"], match.end()):
        return None, stop
    return clean(match["body"]), match.end()


def _body(match: re.Match[str]) -> tuple[str | None, int]:
    """The organisation of a post and where the post ends; a body ends before "and" with another post."""
    body = match["body"]
    if body is None:
        return match["before"], match.end("title")
    another = _title_in_body().search(body)
    stop = match.end("body")
    if match["own"] and not match["own"].startswith("the") and _NOUN_NEXT.match(match.string, stop):
        return None, match.end("title")
    comma = body.find(", ")
    if comma >= 0 and _is_new_person(match.string, body[comma + 2 :], stop):
        stop = match.start("body") + comma
        body = body[:comma]
    if another is not None:
        stop = match.start("body") + another.start()
        body = body[: another.start()]
    return clean(body), stop


_NOUN_NEXT = re.compile(r"\s+(?!and\b|who\b|in\b|at\b|said\b)[a-z]")
"""Behind a capitalised word that is not the whole name: its Leeds plant."""


def _is_new_person(text: str, part: str, stop: int) -> bool:
    """Whether what follows a body behind a comma is somebody else: a name, or words with a title behind them."""
    return (
        is_chinese_name(part.split())
        or is_given(part.split(maxsplit=1)[0])
        or _TITLE_NEXT.match(text, stop) is not None
    )


def parted(body: str | None, post: str) -> tuple[str | None, str]:
    """Where a body ends and a post begins that follow each other: "Acme Energy Chief Executive", "Acme Sales Manager".

    A rank (chief, vice president) begins the post; what it is about (energy) belongs to the body before it.
    """
    if body:
        first, _space, rest = post.partition(" ")
        while rest and first[0].isupper() and first.lower() not in words("en-ranks"):
            if first.lower() in words("en-post-heads") or rest.split()[0].lower() not in words("en-ranks"):
                break
            body, post = f"{body} {first}", rest
            first, _space, rest = post.partition(" ")
        body = re.sub(r"['’]s?$", "", body)
    return body, post


def plain(post: str) -> str:
    """A post on one line, without its article."""
    return re.sub(rf"^{_ARTICLE}\s+", "", " ".join(post.split()))


def clean(body: str) -> str:
    """A body's name on one line, without article and final full stop, but for Ltd., Inc. and the like."""
    name = re.sub(r"^[Tt]he\s+", "", " ".join(body.split()))
    return name if re.search(r"\b(?:Ltd|Inc|Corp|Co|[A-Z]\.[A-Z])\.$", name) else name.rstrip(".")
