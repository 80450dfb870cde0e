"""Who speaks: the noun phrase beside a cue, and the person or body that it stands for."""

from __future__ import annotations

import re
from typing import NamedTuple

from lufang_tui.lexicon.words import words
from lufang_tui.release.en.cues import ADVERBS, PRONOUNS, Cue
from lufang_tui.release.en.frame import BLANK
from lufang_tui.release.en.names import HONORIFIC, NAME, is_chinese_name, may_be_name
from lufang_tui.release.en.posts import speaking_nouns, titles
from lufang_tui.release.model import Span

_FAR = 40  # code points into a chunk at which a title may still open it
_VERB = re.compile(
    r"\s(?:\w+ly\s+|also\s+)?(?:[a-z]+ed|was|were|is|are|had|has|stood|stands|sat|sits|took|takes|went|goes|came|comes|got|gets|held|holds|put|shook|shakes|rose|turns|leans|smiles"
    r"|laughs|nods|made|makes|gave|gives|met|meets|ran|runs|left|leaves|began|begins|let|read|drew|threw|broke|spoke|saw|sees|knew|led)\s"
)
_WHERE = re.compile(
    r"\s(?:in|at|with|from|on|near)\s(?:an?|the|his|her|its|their|one|[A-Z])(?![\w’'-]*day\b|[a-z]*\s(?:\w+\s)?(?:statement|interview|email|e-mail|letter|call|speech|briefing|tweet|post|conference|message|text|news|hearing|filing|blog|phone|telephone|court|trial|rally|time|same|past|end|beginning|moment|wake|morning|afternoon|evening|night|week|month|year)\b)"
    r"[\w’'-]*(?:\s(?!in\b|on\b|at\b|during\b|after\b|before\b|while\b|as\b|when\b|who\b|that\b|last\b|this\b|and\b)[\w’'-]+){0,4}(?=[,.;:]|\s|$)"
)
"""Where somebody is who is not named, which tells who it is, and not where something was said."""
_NOUN_WHO = re.compile(r"(?P<lead>[\s,]*)(?:an?|the|one|another)\s(?:[\w-]+\s){1,4}who\s[^,;:¤]*$")
"""A noun phrase whose relative clause holds a word that cuts: a man who gave his name as Adam."""
_SOMEBODY = re.compile(
    r"(?:(?:[Tt]he|[Aa]n?|[Oo]ne|[Aa]nother|[Hh]is|[Hh]er|[Tt]heir|[Mm]y|[Oo]ur|[Tt]wo|[Tt]hree)\s+)(?!(?:word|words|idea|fact|truth|point|question|result|way|thing|time|day|case|problem|reason|rest|same|other)\b)"
    r"(?:[\w’'-]+\s+){0,4}[\w’'-]+"
)
_HANDLE = re.compile(r"@\w{2,30}")
_BRACKETED = re.compile(r"\s*\([^()]*:[^()]*\)$")
_ASIDE = re.compile(r"\([^()]*\)|,(?=\s(?:Inc|Ltd|LLC|Co|Corp|Jr|Sr|Ph\.?D|M\.?D)\b)")
"""What parts no subject: what stands in brackets, the comma before Inc."""
_QUANTIFIED = re.compile(
    r"(?:one|another|others|some|many|most|both|several|neither|(?:one|two|three|some|many|most|several|both|neither|all)\s+of\s+(?:them|those|these|us))",
    re.IGNORECASE,
)
_AS_PUT = re.compile(r"\s*As\s+")
_RELATIVE = re.compile(r"\s*(?:who|which|whose)\s")
_TERM = 30  # code points of a marked word or two that stand in a sentence as its other words do
_REACH = 400  # code points before a cue in which its subject stands
_PRONOUN = re.compile(rf"(?:{PRONOUNS}|him|her|them|us|me|his|their)", re.IGNORECASE)
_CUT = re.compile(
    r"[;:()\[\]]|\s[-–—―]+\s|--|—|\b(?:that|because|while|when|as|but|after|before|if|where|which|whose|so|though|although|since|until|than|yet|or|what|how|why|whether)\s"
)
_CUT_APPOSED = re.compile(r"[;:]|\s[-–—―]+\s|--|—|\b(?:because|but|although|though|yet)\s")
_LEADING = re.compile(
    r"(?:in|on|at|during|after|following|for|from|with|by|to|before|since|as|under|through|throughout|over|within|despite|given|faced|based|asked|speaking|according|when|while|upon|among|amid|about|against|besides|in\s+addition|meanwhile|however|moreover|furthermore|therefore|later|earlier|recently|today|yesterday|then|finally|also|first|second|third|instead|still|now|thus|of|like|without|\w+ing|\w+ly)\b",
    re.IGNORECASE,
)
_RUN = re.compile(
    rf"(?:{HONORIFIC}\s+)?[A-Z][\w’'.&-]*(?:\s+(?:of|for|and|de|van|von|the)(?=\s+[A-Z])|\s+[A-Z][\w’'.&-]*|\s+\([^()]{{1,30}}\))*$"
)
_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|November|December|today|yesterday"
_LEAD_IN = re.compile(rf"^(?:and|but|so|yet|still|then|{_DAY})\s+", re.IGNORECASE)
_BEHIND_END = re.compile(
    rf"[,.;:!?\n{BLANK}]|\s[-–—―]+\s|\s(?:in|on|at|during|after|before|while|as|when|to|last|this|earlier|that|who|with|because|through|via|about)\s|\s(?:{_DAY})\b|$"
)


_OPENING_RUN = re.compile(
    rf"(?:[Tt]he\s+(?=[A-Z]))?(?:{HONORIFIC}\s+)?[A-Z][\w&.-]*(?:\s+(?:of|for)(?=\s+[A-Z])|\s+[A-Z][\w&.-]*)*"
)
_WHOSE_WORDS = re.compile(
    rf"(?P<who>(?:{HONORIFIC}\s+)?[A-Z][\w.-]*(?:\s+[A-Z][\w.-]*){{0,3}}(?=['’]s?\s)|[Hh]is\b|[Hh]er\b)(?:['’]s?)?\s+(?:[\w-]+\s+){{0,3}}"
    r"(?:reply|answer|response|reaction|message|verdict|advice|motto|explanation|comment|conclusion|warning|question|statement|tweet|post|text|words?|line|point|pitch|plea|retort|rule|theory|prediction|assessment|complaint|refrain|mantra)\b"
)
"""Whose words follow behind a colon: Voss's reply, her answer."""
_NAME_NEXT = re.compile(rf",\s+(?:{HONORIFIC}\s+)?(?P<name>{NAME})(?=\s*[,.;:]|\s+[a-z]|$)")


_DESCRIBED = re.compile(
    r"(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Oo]ur)\s+(?:[\w’'-]+\s+){0,5}[\w’'-]+"
)
"""What may stand before a name between commas: the aide, Ann Lee, said."""
_NOUNS = r"(?:(?:the|an?|his|her|its|their|our|one|another|two|three|some|several|many|former|then|longtime)\s+)?(?:[a-z][\w’'-]*\s+){0,6}?"
_CAPITALS = r"[A-ZÀ-Þ][\w’'&.-]*(?:\s+(?:of|for|and|de|del|la|van|von|der|the|al)(?=\s+[A-ZÀ-Þ])|\s+[A-ZÀ-Þ][\w’'&.-]*)*(?:\s+\([^()]{1,40}\))?"
_NAMED_PHRASE = re.compile(rf"{_NOUNS}{_CAPITALS}")


def is_noun_phrase(text: str) -> bool:
    """Whether words behind a cue are a speaker and no clause: "company president Ann Lee", not "the firm would pay"."""
    if _HANDLE.fullmatch(text):
        return True
    if _NAMED_PHRASE.fullmatch(text) and not re.search(r"['’]s$", text):
        return True
    head = re.split(r"\s(?:of|for|from|at|in|with|on)\s", text, maxsplit=1)[0].split()
    if not head or _VERB.search(f" {text} ") or (len(head) > 1 and _PRONOUN.fullmatch(head[0])):
        return _PRONOUN.fullmatch(text) is not None  # said he liked the teachers
    return _PRONOUN.fullmatch(text) is not None or _names_source(head[-1])


def _names_source(word: str) -> bool:
    known = speaking_nouns()
    word = word.lower().strip(".,")
    return word in known or word.rstrip("s") in known


class Subject(NamedTuple):
    """Who speaks, as the sentence has it."""

    span: Span
    """The words that name the speaker, appositions left out."""
    first: int
    """Where the whole noun phrase begins."""
    kind: str
    """`pronoun`, `name` (capitalised) or `noun`."""
    source: bool = True
    """Whether it can be told to speak by itself; else only a quotation beside its cue tells it (the guard, a passer-by)."""


def before(frame: str, floor: int, cue: Cue) -> Subject | None:
    """The subject that stands before a cue; None where what stands there is none."""
    floor = max(floor, cue.start - _REACH)
    floor = max(floor, _last_quotation(frame, floor, cue.start))
    region = frame[floor : cue.start]
    adverbs = ADVERBS.search(region)
    cut = adverbs.start() if adverbs else len(region)
    region = region[:cut].rstrip() if not adverbs or adverbs[0].strip() != "," else region.rstrip()
    closing = region.endswith(",") or (adverbs is not None and adverbs[0].lstrip().startswith(","))
    region = region.rstrip(", ")
    if cue.form in ("put", "puts") and (like := _AS_PUT.match(region)) is not None:
        floor, region = floor + like.end(), region[like.end() :]
    chunks = _chunks(region, floor, _CUT_APPOSED if closing else _CUT)
    if not chunks:
        return None
    head = _head(frame, chunks, closing=closing)
    if head is None:
        return None
    if (
        adverbs is not None
        and re.search(r"\b(?:and|but)\s", adverbs[0])
        and (verb := _VERB.search(frame, *head))
    ):
        head = head[0], verb.start()  # "A driver opened his door and shouted"
    subject = _subject(frame, *head)
    if subject is not None and (relative := _NOUN_WHO.match(frame, floor, subject.first)) is not None:
        subject = subject._replace(first=floor + relative.end("lead") - relative.start())
    ahead = next((chunk for chunk in reversed(chunks) if chunk.end < head[0]), None)
    if subject is not None and ahead is not None and subject.first == head[0]:
        described = frame[ahead.start : ahead.end]
        plain = _DESCRIBED.fullmatch(described) is not None and _names_source(described.split()[-1])
        if closing and plain and subject.kind == "name" and frame[ahead.end : head[0]].strip() == ",":
            return subject._replace(first=ahead.start)
    return subject


def _last_quotation(frame: str, floor: int, end: int) -> int:
    """Where the last quotation before a cue ends; a short one amid words is one of them (a “sell” rating)."""
    while (blank := frame.rfind(BLANK, floor, end)) >= 0:
        start = blank
        while start > floor and frame[start - 1] == BLANK:
            start -= 1
        amid = re.search(r"\w\s$", frame[max(floor, start - 2) : start]) and re.match(
            r"\s\w", frame[blank + 1 : end]
        )
        if blank - start > _TERM or not amid:
            return blank + 1
        end = start
    return 0


def _chunks(region: str, floor: int, cuts: re.Pattern[str]) -> list[Span]:
    """The parts of the clause before a cue between commas, from the last word on that opens a clause."""
    region = _ASIDE.sub(lambda match: "_" * len(match[0]), region)
    start = 0
    for cut in cuts.finditer(region):
        if cut[0][0] in "([" and ")" in region[cut.end() :]:
            continue
        if cut[0][0] in ")]":
            continue
        start = cut.end()
    spans: list[Span] = []
    for part in re.finditer(r"[^,]+", region[start:]):
        text = part[0]
        left = len(text) - len(text.lstrip())
        if text.strip() and not (spans and _RELATIVE.match(text)):
            spans.append(
                Span(floor + start + part.start() + left, floor + start + part.start() + len(text.rstrip()))
            )
    return spans


def _head(frame: str, chunks: list[Span], *, closing: bool) -> tuple[int, int] | None:
    """The chunk that names the subject; titles behind a name and adverbials before it are passed over."""
    useful = [span for span in chunks if not _leads_in(frame[span.start : span.end])] or chunks[-1:]
    last = useful[-1]
    names = [span for span in useful if _is_bare_name(frame[span.start : span.end])]
    if names and _VERB.match(f" {frame[last.start : last.end]} "):
        return names[0]  # "Ann Lee, head of design, praised the loom and said"
    if closing or _is_post(frame[last.start : last.end]):
        if names:
            more = [
                span
                for span in useful
                if re.match(r"and\s", frame[span.start : span.end])
                and _is_bare_name(frame[span.start : span.end])
            ]
            if closing and more and more[-1].start > names[0].start:
                return names[0].start, more[-1].end
            return names[0]
        return useful[0] if closing else last
    return last


def _leads_in(text: str) -> bool:
    """Whether words are an adverbial before the subject; a name such as Ning Hao is none."""
    return _LEADING.match(text) is not None and not is_chinese_name(text.split()[:2])


def _is_bare_name(text: str) -> bool:
    plain = re.sub(rf"^(?:and\s+)?(?:{HONORIFIC}\s+)?", "", text)
    plain = re.sub(r"\s*\([^()]*\)$", "", plain)
    return re.fullmatch(NAME, plain) is not None and may_be_name(plain.split())


def _is_post(text: str) -> bool:
    """Whether it begins with a title and holds no name before it."""
    plain = re.sub(r"^(?:the|an?|its|our)\s+", "", text, flags=re.IGNORECASE)
    found = titles(plain[:80])
    tail = re.search(rf"\s(?P<name>{NAME})$", plain)
    if tail is not None and may_be_name(tail["name"].split()) and not _names_source(tail["name"].split()[-1]):
        return False
    return bool(found) and not re.match(r"[A-Z][a-z]+\s+[A-Z]", plain) and found[0][0] < _FAR


def _subject(frame: str, start: int, end: int) -> Subject | None:
    while start < end and frame[start] in "*_#>• ":
        start += 1
    text = frame[start:end]
    while (lead := _LEAD_IN.match(text)) is not None:
        start += lead.end()
        text = frame[start:end]
    first = start
    if _leads_in(text) or re.search(r"\s(?:and)\s", text):
        # "In a radio interview Ann Lee said", "sales rose and Ann Lee said"
        tail = re.search(rf"(?:^|\s)(?P<pronoun>{PRONOUNS})$", text, re.IGNORECASE)
        lead_in = _LEADING.match(text) if _leads_in(text) else None
        run = _RUN.search(text, lead_in.end() if lead_in else 0)
        if tail is not None:
            start = start + tail.start("pronoun")
        elif run is not None and run.start() > 0 and not _names_joined(text):
            start += run.start()
        elif _leads_in(text):
            return None
    return _made(frame, start, end, first)


def _names_joined(text: str) -> bool:
    return re.fullmatch(rf"(?:{HONORIFIC}\s+)?{NAME}\s+and\s+(?:{HONORIFIC}\s+)?{NAME}", text) is not None


def _made(frame: str, start: int, end: int, first: int) -> Subject | None:
    bracket = _BRACKETED.search(frame, start, end)
    if bracket is not None and bracket.start() > start:
        end = bracket.start()  # Acme, Inc. (Nasdaq: ACM)
    text = frame[start:end].strip()
    if not text or not re.search(r"[A-Za-z]", text) or len(text.split()) > 30:
        return None
    if _PRONOUN.fullmatch(text):
        return Subject(Span(start, end), first, "pronoun")
    if _HANDLE.fullmatch(text):
        return Subject(Span(start, end), first, "name")
    plain = re.sub(r"^(?:the|an?)\s+", "", text, flags=re.IGNORECASE)
    named = re.search(r"(?<![\w’'-])[A-Z]", plain) is not None
    if not named and not _is_source(text) and not _QUANTIFIED.fullmatch(text):
        somebody = _SOMEBODY.fullmatch(text) is not None
        return Subject(Span(start, end), first, "noun", source=False) if somebody else None
    return Subject(Span(start, end), first, "name" if named else "noun")


def _is_source(text: str) -> bool:
    """Whether a common noun stands for somebody who can speak."""
    every = re.findall(r"[\w-]+", text)
    return len(every) <= 14 and any(_names_source(word) for word in every)


def behind(frame: str, cue_end: int, limit: int) -> Subject | None:
    """The subject that stands behind a cue, without appositions: said Ann Lee."""
    begin = re.match(r"\s+", frame[cue_end : cue_end + 3])
    if begin is None:
        return None
    start = cue_end + begin.end()
    text = frame[start : min(limit, start + _REACH)]
    stop = _BEHIND_END.search(text)
    end = start + (stop.start() if stop else len(text))
    while text[:1].islower() and end < start + len(text) and (more := _WHERE.match(text, end - start)):
        end = start + more.end()  # said a woman in a red hat
    while (
        re.search(
            r"(?:\b[A-Z]|\b(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Lt|Col|Maj|Capt|Sgt|Cpl|Det|Supt|Adm|Rev|Fr|Hon|Amb|Jr|Sr|St|Prof|U\.S|[A-Z]\.[A-Z]))$",
            frame[start:end],
        )
        and frame[end : end + 1] == "."
    ):
        rest = frame[end + 1 : min(limit, start + _REACH)]
        more = _BEHIND_END.search(rest)
        end = end + 1 + (more.start() if more else len(rest))
    if end <= start:
        return None
    head = frame[start:end]
    apposed = _NAME_NEXT.match(frame, end, limit) if head[0].islower() else None
    described = (
        _is_post(head)
        or _QUANTIFIED.fullmatch(head)
        or (_DESCRIBED.fullmatch(head) and _names_source(head.split()[-1]))
    )
    if apposed is not None and may_be_name(apposed["name"].split()) and described:
        return _made(frame, apposed.start("name"), apposed.end("name"), start)
    if re.match(rf"(?:{_DAY}|that|this\s+is|in|on|at)\b", head, re.IGNORECASE):
        return None
    if (
        head[0].islower()
        and not re.match(r"(?:the|an?|one|another|his|her|its|their|our|my)\b", head)
        and not _PRONOUN.fullmatch(head)
        and not _is_source(head)
    ):
        return None
    return _made(frame, start, end, start)


def owns_words(frame: str, subject: Subject) -> bool:
    """Whether a subject is somebody whose words follow: "Voss's reply", "her answer"."""
    return _WHOSE_WORDS.match(frame, subject.first) is not None


def last_name(frame: str, subject: Subject) -> Subject | None:
    """The capitalised words that a subject ends with: "footage of Ann Lee"."""
    start, end = subject.span
    run = _RUN.search(frame[start:end])
    return None if run is None else Subject(Span(start + run.start(), end), start + run.start(), "name")


def opening(frame: str, start: int, end: int) -> Subject | None:
    """The subject that a sentence opens with, for a participle further on: "Ann Lee took the stage, saying …"."""
    for part in re.finditer(r"[^,]+", frame[start : min(end, start + _REACH)]):
        text = part[0]
        left = start + part.start() + len(text) - len(text.lstrip())
        pronoun = re.match(rf"(?i:{PRONOUNS})\b(?!\s+[A-Z])", frame[left:end])
        if pronoun is not None:
            return Subject(Span(left, left + pronoun.end()), left, "pronoun")
        if _leads_in(text.strip()):
            continue
        owner = _WHOSE_WORDS.match(frame, left, start + part.end())
        if owner is not None:
            kind = "pronoun" if owner["who"].lower() in ("his", "her") else "name"
            return Subject(Span(*owner.span("who")), left, kind)
        run = _OPENING_RUN.match(frame, left, start + part.end())
        if (
            run is not None
            and run[0].lower() not in words("en-openers")
            and frame[run.end() : run.end() + 2] not in ("'s", "’s")
        ):
            return _made(frame, left, run.end(), left)
    return None
