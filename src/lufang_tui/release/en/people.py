"""The people of an English release: names by the posts and honorifics beside them, and every later mention."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from lufang_tui.lexicon.words import words
from lufang_tui.release.en.described import by_age_or_kin, by_family_name
from lufang_tui.release.en.names import (
    HONORIFIC,
    NAME,
    is_chinese_name,
    is_given,
    may_be_name,
    not_names,
    surname,
)
from lufang_tui.release.en.posts import BODY, FREE, clean, in_field, parted, plain, posts, titles
from lufang_tui.release.model import PersonFound, RoleFound, Span

if TYPE_CHECKING:
    from collections.abc import Iterable

_REACH = 300  # code points behind a name in which its posts stand


class _Seen(NamedTuple):
    name: str
    span: Span
    rule: str
    roles: tuple[RoleFound, ...] = ()


_THE = r"(?:[Tt]he\s+|[Aa]n?\s+|[Ii]ts\s+|[Oo]ur\s+)?"
_HONOUR = rf"(?:{HONORIFIC}\s+)?"
_DEGREES = r"(?:,\s+(?:Ph\.?D|M\.?D|MBA|CPA|MSc|BSc|OBE|CBE|FRS|CFA|MP|QC|KC|RN|Esq)\b\.?)*"
_APPOSED = re.compile(
    rf"(?<![\w’'-]){_HONOUR}(?P<name>{NAME})\s*(?:\([^()]{{1,40}}\)\s*)?{_DEGREES}(?:,\s+(?:who\s+is\s+)?(?:also\s+|currently\s+|now\s+)?|\s+(?:is|serves\s+as)\s+(?:also\s+|currently\s+|now\s+)?)(?P<posts>{_THE}(?:(?:[a-z][\w-]*\s+){{0,2}}[a-z]+['’]s?\s+)?(?P<body>{BODY}\s+)?{FREE})$"
)
_MAY_APPOSE = re.compile(r"(?:,\s+|\)\s*|\bis\s+|\bas\s+)[^,;:]*$|\b(?:Ph\.?D|M\.?D|Jr|Sr)\b[^;:]*$")
_APPOSITION = 130  # code points before a title in which an apposition to a name begins
_BODY_BEFORE = re.compile(
    r"(?<![\w’'-])(?P<body>[A-Z][\w’'&.-]*(?:\s+(?:of\s+(?:the\s+)?|for\s+|&\s+)?[A-Z][\w’'&.-]*){0,7}?)(?:['’]s)?\s+$"
)
_NAME_BEHIND = re.compile(
    rf"\s*,?\s+{_HONOUR}(?P<name>{NAME})(?:\s+(?:of|from)\s+(?:the\s+)?(?P<of>{BODY}))?"
)
_BODY_AND_NAME_BEHIND = re.compile(
    rf"\s+(?:of|at|for)\s+(?:the\s+)?(?P<run>{BODY}(?:,?\s+(?:{HONORIFIC}\s+)?{NAME})?)(?=\s*[,.;(]|\s+[a-z]|$)"
)
_HONOURED = re.compile(rf"(?<![\w’'-]){HONORIFIC}\s+(?P<name>{NAME})")
_NAMES = re.compile(rf"(?<![\w’'.-])(?P<name>{NAME})(?![\w-])")
_CREDIT = re.compile(
    r"(?:(?:photos?|photograph|image|credit|video|picture)(?:\s+credit)?\s*:|\b(?:photo(?:graph)?s?|image|picture)\s+(?:by|©)|©)\s*$",
    re.IGNORECASE,
)
_CREDITS = tuple(":yY©")  # what a photographer's credit ends with: Photo: …, Photo by …
_BARE = re.compile(rf"{_HONOUR}(?P<name>{NAME})")
_LONGEST_ABBREVIATION = 4  # letters of Mr., Sen., St. with their full stop
_BACK = 160  # code points before a title in which a name and a body stand


def find_people(text: str, masked: str, speakers: Iterable[Span]) -> list[PersonFound]:
    """Find the people of a release. `masked`: the text with quotations blanked; `speakers`: capitalised words beside cues."""
    beside = list(speakers)
    seen = [*_by_posts(masked), *_by_honorific(masked), *_by_form(masked), *_by_cue(text, beside)]
    seen += [_Seen(*one, "age-or-kin") for one in by_age_or_kin(masked)]
    seen += [_Seen(*one, "family-name") for one in by_family_name(masked, beside)]
    return _merged(text, seen)


def _by_posts(text: str) -> Iterable[_Seen]:
    taken = 0  # where the posts behind the last name end
    for start, end in titles(text):
        if start < taken:
            continue
        floor = max(0, start - _BACK, text.rfind("\n", 0, start) + 1)
        before = text[floor:start]
        match = _APPOSED.search(before) if _MAY_APPOSE.search(before[-_APPOSITION:]) else None
        found = _named(match, floor) if match is not None else None
        if match is not None and found is not None:
            roles, stop = posts(text, floor + match.start("posts"), min(len(text), end + _REACH))
            loose = match["body"] is not None and not _is_sure(found[0]) and not _closed(text, match, stop)
            if roles and not loose and not _goes_on_as_name(text, stop):
                taken = stop
                yield _Seen(*found, "apposition", roles)
                continue
        yield from _by_title_before(text, start, end, before)


def _by_title_before(text: str, start: int, end: int, before: str) -> Iterable[_Seen]:
    reach = min(len(text), end + _REACH)
    match = _NAME_BEHIND.match(text, end, reach)
    found = _named(match, 0) if match is not None else None
    if (
        match is not None
        and found is not None
        and ("," not in text[end : match.start("name")] or _stands_first(text, start, match.end("name")))
    ):
        body = match["of"]
        post = plain(text[start:end])
        if body is None and (ahead := _BODY_BEFORE.search(before)) is not None:
            body, post = parted(_body(ahead["body"]), post)
        yield _Seen(*found, "title-before", (RoleFound(post, _body(body)),))
        return
    yield from _by_title_of_body(text, start, end, reach)


def _by_title_of_body(text: str, start: int, end: int, reach: int) -> Iterable[_Seen]:
    """A title with its body and the name behind both: "governor of Hebei Province Lin Tao"."""
    match = _BODY_AND_NAME_BEHIND.match(text, end, reach)
    if match is None:
        return
    tokens = list(re.finditer(r"[^\s,]+", match["run"]))
    shift = match.start("run")
    for count in (4, 3, 2):
        name = [token[0] for token in tokens[-count:]]
        if len(tokens) <= count or not (is_chinese_name(name) or (is_given(name[0]) and may_be_name(name))):
            continue
        first = tokens[-count].start() + shift
        body = clean(re.sub(rf",?\s*{_HONOUR}$", "", text[shift:first]))
        role = in_field(plain(text[start:end]), body)
        yield _Seen(" ".join(name), Span(first, match.end("run")), "title-before", (role,))
        return


def _stands_first(text: str, start: int, end: int) -> bool:
    """Whether a title with a comma behind it belongs to the name that follows: "the founder, Ann Lee, said"."""
    return (
        re.search(
            r"(?:\b[Tt]he|['’]s|[Ii]ts|[Tt]heir|[Oo]ur)\s+(?:[\w-]+\s+){0,2}$",
            text[max(0, start - 40) : start],
        )
        is not None
        and re.match(r"\s*[,.;]|\s+[a-z]", text[end : end + 2]) is not None
        and re.search(r"[A-Z][a-z]+,\s+(?:the\s+)?$", text[max(0, start - 40) : start]) is None
    )


def _body(name: str | None) -> str | None:
    cleaned = clean(re.sub(r"['’]s$", "", name)) if name else ""
    return None if not cleaned or _is_opener(cleaned) or cleaned in words("en-adjectives") else cleaned


def _closed(text: str, match: re.Match[str], stop: int) -> bool:
    """Whether the body before a post is the possessor of it, and punctuation ends the apposition."""
    return match["body"].rstrip().endswith(("'s", "’s", "s'", "s’")) and text[stop : stop + 1] in (
        ",",
        ".",
        ";",
        "\n",
        "",
    )


def _is_sure(name: str) -> bool:
    """Whether a name is one by its form."""
    tokens = name.split()
    return is_chinese_name(tokens) or is_given(tokens[0])


def _goes_on_as_name(text: str, stop: int) -> bool:
    """Whether a name follows the title at once: it is that person's ("Leeds, mayor Ann Lee")."""
    return re.match(rf"\s+{NAME}", text[stop : stop + 60]) is not None


def _by_honorific(text: str) -> Iterable[_Seen]:
    for match in _HONOURED.finditer(text):
        found = _named(match, 0, least=1)
        if found is not None:
            yield _Seen(*found, "honorific")


def _by_form(text: str) -> Iterable[_Seen]:
    """Chinese names in pinyin, and others that begin with a common given name."""
    for match in _NAMES.finditer(text):
        tokens = match["name"].split()
        if len(tokens) < 2:
            continue
        start, end = match.span("name")
        if text[start - 2 : start - 1] in _CREDITS and _CREDIT.search(text, max(0, start - 30), start):
            continue
        if _is_byline(text, start, end):
            continue
        if is_chinese_name(tokens[:2]) and len(tokens) == 2:
            yield _Seen(match["name"], Span(start, end), "pinyin-name")
        elif len(tokens) == 3 and is_chinese_name(tokens[1:]) and _is_post_word(tokens[0]):
            yield _Seen(" ".join(tokens[1:]), Span(end - len(" ".join(tokens[1:])), end), "pinyin-name")
            continue
        while len(tokens) > 2 and not is_given(tokens[0]) and _is_description(tokens[0]):
            start += re.match(r"\S+\s+", text[start:end]).end()  # type: ignore[union-attr]
            tokens.pop(0)
        if is_given(tokens[0]) and may_be_name(tokens) and len(tokens) <= 4:
            yield _Seen(" ".join(tokens), Span(start, end), "given-name")


def _is_byline(text: str, start: int, end: int) -> bool:
    """Whether a line holds nothing but "By" and a name."""
    return (
        text[max(0, start - 3) : start].lower() == "by "
        and text[start - 4 : start - 3] in ("\n", "")
        and text[end : end + 1] in ("\n", "")
    )


def _by_cue(text: str, speakers: Iterable[Span]) -> Iterable[_Seen]:
    for span in speakers:
        match = _BARE.fullmatch(text, span.start, span.end)
        tokens = match["name"].split() if match else []
        if match and len(tokens) > 2 and is_given(tokens[1]) and _is_description(tokens[0]):
            continue  # the name behind the description is found by its form
        if (
            match
            and len(tokens) in (2, 3)
            and may_be_name(tokens)
            and not all(token.isupper() for token in tokens)
        ):
            yield _Seen(" ".join(tokens), Span(*match.span("name")), "beside-cue")


def _named(match: re.Match[str], shift: int, *, least: int = 2) -> tuple[str, Span] | None:
    """The name that a match holds, without words of the sentence or posts before it; `shift` is added to its place."""
    start, end = match.span("name")
    tokens = [(one[0], start + one.start()) for one in re.finditer(r"\S+", match["name"])]
    while (
        tokens
        and not is_chinese_name([token for token, _at in tokens])
        and (_is_opener(tokens[0][0]) or _is_post_word(tokens[0][0]))
    ):
        tokens.pop(0)
    words_of = [token for token, _at in tokens]
    if len(words_of) > 2 and is_chinese_name(words_of[-2:]) and not is_given(words_of[0]):
        words_of, tokens = words_of[-2:], tokens[-2:]
    if len(words_of) < least or not may_be_name(words_of):
        return None
    return " ".join(words_of), Span(tokens[0][1] + shift, end + shift)


def _is_description(token: str) -> bool:
    """Whether a word before a name tells what its bearer is (Democrat Ann Lee, guest Ann Lee) or begins a sentence."""
    return (
        _is_opener(token)
        or _is_post_word(token)
        or token in not_names()
        or token.lower() in words("en-sources")
    )


def _is_opener(token: str) -> bool:
    return token.lower() in words("en-openers")


def _is_post_word(token: str) -> bool:
    plain_word = token.lower().rstrip(".")
    return plain_word in words("en-post-heads") or (
        plain_word in words("en-post-modifiers") and not is_given(token)
    )


def _merged(text: str, seen: list[_Seen]) -> list[PersonFound]:
    """One entry a person, in the order of first mentions, with aliases and every place that names them."""
    people: dict[str, list[_Seen]] = {}
    for one in sorted(seen, key=lambda item: item.span.start):
        if (" " in one.name or one.rule == "age-or-kin") and not one.name.isupper():
            people.setdefault(one.name, []).append(one)
    for name in [name for name in people if f"{name}." in people]:
        people[f"{name}."] += people.pop(name)  # Jr. and Jr at a sentence's end
    bodies = {role.organisation for one in seen for role in one.roles if role.organisation}
    for name in [name for name, ones in people.items() if {one.rule for one in ones} == {"beside-cue"}]:
        if any(body == name or body.startswith(f"{name} ") for body in bodies):
            del people[name]  # a body that speaks, and that somebody holds a post in
    _join_short_forms(people)
    alone = {one.name for one in seen if " " not in one.name}
    families = {surname(name.split()) for name in people}
    for name in sorted(alone - families - {token for full in people for token in full.split()}):
        people[name] = [one for one in seen if one.name == name]
    mentions = _mentions(text, list(people))
    found = []
    for name, ones in people.items():
        roles = tuple(dict.fromkeys(_of_body(role, families) for one in ones for role in one.roles))
        rules = [one.rule for one in ones]
        rule = next((rule for rule in _STRONGEST if rule in rules), rules[0])
        spans = mentions.get(name, [])
        forms = dict.fromkeys(text[span.start : span.end] for span in spans)
        aliases = tuple(" ".join(form.split()) for form in forms if " ".join(form.split()) != name)
        found.append(PersonFound(name, rule, _tidied(roles), aliases, tuple(spans)))
    return sorted(found, key=lambda one: one.mentions[0].start if one.mentions else len(text))


def _of_body(role: RoleFound, families: set[str]) -> RoleFound:
    """A post without what is no organisation: a person whose lawyer or spokesman somebody is."""
    return RoleFound(role.title, None) if role.organisation in families else role


_STRONGEST = (
    "apposition",
    "title-before",
    "honorific",
    "pinyin-name",
    "age-or-kin",
    "beside-cue",
    "family-name",
    "given-name",
)


def _join_short_forms(people: dict[str, list[_Seen]]) -> None:
    """Put "Ann Lee" with "Ann B. Lee", where the longer form is there once."""
    for name in list(people):
        tokens = name.split()
        longer = [
            other
            for other in people
            if other != name and len(other.split()) > len(tokens) and set(tokens) <= set(other.split())
        ]
        if len(longer) == 1:
            people[longer[0]] += people.pop(name)


def _tidied(roles: tuple[RoleFound, ...]) -> tuple[RoleFound, ...]:
    """Leave out a title without an organisation where the same stands with one."""
    full = {role.title.lower() for role in roles if role.organisation}
    return tuple(role for role in roles if role.organisation or role.title.lower() not in full)


def _mentions(text: str, names: list[str]) -> dict[str, list[Span]]:
    """Where each person is named: the whole name, or the surname alone, which is the last one's who has it."""
    if not names:
        return {}
    by_surname: dict[str, list[str]] = {}
    for name in names:
        by_surname.setdefault(surname(name.split()), []).append(name)
    for first, bearers in _by_first_name(names).items():
        by_surname.setdefault(first, bearers)
    forms = sorted({*names, *by_surname}, key=len, reverse=True)
    flexible = "|".join(re.escape(form).replace(r"\ ", r"\s+") for form in forms)
    pattern = re.compile(rf"(?<![\w’'-])(?:{HONORIFIC}\s+)?(?P<form>{flexible})(?![\w-])")
    found: dict[str, list[Span]] = {}
    last: dict[str, str] = {}
    for match in pattern.finditer(text):
        form = " ".join(match["form"].split())
        if form in names:
            name = form
        else:
            if _part_of_longer(text, match.start("form"), match.end("form")) and match.start() == match.start(
                "form"
            ):
                continue
            bearers = by_surname[form]
            name = last.get(form) or bearers[0]
            if name not in found and len(bearers) > 1:
                name = bearers[0]
        found.setdefault(name, []).append(Span(*match.span()))
        last[surname(name.split())] = name
    return found


def _by_first_name(names: list[str]) -> dict[str, list[str]]:
    """Given names that one person alone has, by which the text may come back to her."""
    found: dict[str, list[str]] = {}
    for name in names:
        first = name.split()[0]
        if " " in name and is_given(first) and not is_chinese_name(name.split()):
            found.setdefault(first, []).append(name)
    return {first: bearers for first, bearers in found.items() if len(bearers) == 1}


def _part_of_longer(text: str, start: int, end: int) -> bool:
    """Whether other capitalised words stand beside a surname, so that it is part of another name."""
    before = re.search(r"([A-Z][\w’'&.-]*)\s+$", text[max(0, start - 40) : start])
    after = re.match(r"\s+([A-Z][\w’'&-]*)", text[end : end + 40])
    if after is not None:
        return True
    if before is None or (before[1].endswith(".") and len(before[1]) > _LONGEST_ABBREVIATION):
        return False  # the sentence before ends there
    return not _is_opener(before[1]) and not _is_post_word(before[1])
