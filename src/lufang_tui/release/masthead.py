"""What stands around the article: headline, dateline, embargo line, contacts, boilerplate. Chinese and English."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lufang_tui.dates.finding import find_dates
from lufang_tui.documents import BlockKind
from lufang_tui.release.model import ContactFound, Masthead, Span
from lufang_tui.text.languages import is_chinese

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lufang_tui.documents import Block, Document

_OPENING = 4
"""Blocks from the first on in which the dateline may stand."""
_HEADLINE = 6
"""Blocks in which the headline may stand, where what a page or a letterhead has comes before it."""
_MONTHS = "Jan(?:uary|\\.)?|Feb(?:ruary|\\.)?|Mar(?:ch|\\.)?|Apr(?:il|\\.)?|May|June?\\.?|July?\\.?|Aug(?:ust|\\.)?|Sept?(?:ember)?\\.?|Oct(?:ober|\\.)?|Nov(?:ember|\\.)?|Dec(?:ember|\\.)?"
_DASH = r"(?:——?|–|--?|―|ー)"
_ZH_DATE = r"(?P<date>(?:[0-9]{4}年)?[0-9]{1,2}月[0-9]{1,2}日)"
_ZH_PLACE = r"(?P<place>[\u4e00-\u9fff·]{2,14}?)"
_ZH_DATELINES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_ZH_PLACE}[，,、\s]*{_ZH_DATE}\s*(?:[（(/][^）)/]{{1,12}}[）)/])?\s*{_DASH}\s*",
        rf"{_ZH_PLACE}\s*{_DASH}\s*{_ZH_DATE}[，,]",
        rf"{_ZH_DATE}[，,、\s]*{_ZH_PLACE}\s*{_DASH}\s*",
        rf"[（(【\[]{_ZH_PLACE}[，,、\s·]*{_ZH_DATE}[^）)】\]]{{0,8}}[）)】\]]\s*{_DASH}?\s*",
        rf"[（(【\[]{_ZH_DATE}[，,、\s·]*{_ZH_PLACE}[）)】\]]\s*{_DASH}?\s*",
        rf"(?:本[报報网網台刊]|新[华華]社|中新[社网網])[\u4e00-\u9fff]{{0,2}}?{_ZH_PLACE}{_ZH_DATE}[电電讯訊](?:\s*[（(][^）)]*[）)])?\s*",
    )
)
_EN_DATE = rf"(?P<date>(?:{_MONTHS})\s+[0-9]{{1,2}}(?:st|nd|rd|th)?(?:,?\s+[0-9]{{4}})?|[0-9]{{1,2}}\s+(?:{_MONTHS})(?:,?\s+[0-9]{{4}})?)"
_EN_PLACE = r"(?P<place>[A-Z][\w’'.-]*(?:(?:,\s?|\s|/)(?:and\s)?[A-Z][\w’'.-]*){0,5}?)"
_EN_LOUD = (
    r"(?P<place>(?!(?:UPDATED?|WATCH|VIDEO|EXCLUSIVE|CORRECTION|BREAKING|OPINION|ANALYSIS|NOTE|NEWS|PHOTOS?|FACT)\b)"
    r"[A-Z][A-Z’'.]+(?:-[A-Z]+)*(?: [A-Z][A-Z’'.]+(?:-[A-Z]+)*){0,3}(?:, [A-Z][\w.]*(?: [A-Z][\w.]*)?)?)"
)
_WIRE = r"(?:[(/\[][^()/\[\]]{2,24}[)/\]])"
_EN_DATELINES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"[(\[]?{_EN_PLACE}[,.]?\s*(?:{_DASH}\s*)?[(\[]?{_EN_DATE}[)\]]?\s*{_WIRE}?\s*(?:{_DASH}|:)\s*",
        rf"[(\[]{_EN_PLACE},?\s*{_EN_DATE}[)\]]\s*(?:{_DASH}\s*)?",
        rf"{_EN_DATE}\s*(?:{_DASH}|,|\()\s*{_EN_PLACE}\s*\)?\s*(?:{_DASH}|:)\s*",
        rf"{_EN_PLACE}\s*{_DASH}\s*(?:[A-Z][\w-]*\s+){{1,3}}{_DASH}\s*{_EN_DATE}\s*{_DASH}\s*",
        rf"{_EN_LOUD}\s?(?:{_DASH})?\s*{_WIRE}\s*{_DASH}\s*(?P<date>)",
        rf"{_EN_LOUD}\s(?:—|–|--?)\s(?P<date>)",
        rf"{_EN_PLACE}\s(?:—|–|--?)\s(?P<date>)(?=(?:On|At|In|From|Today|Recently|Yesterday)\b)",
    )
)
_EMBARGO = re.compile(
    r"embargo|禁[发發]|解禁|不得早于|不得早於|not for (?:release|publication) before", re.IGNORECASE
)
_ZH_TIME = re.compile(
    r"([0-9]{4})年([0-9]{1,2})月([0-9]{1,2})日\s*(上午|下午|晚上?|凌晨|中午)?\s*([0-9]{1,2})(?:[:：时時点點])([0-9]{2})?"
)
_ISO_TIME = re.compile(
    r"([0-9]{4})-([0-9]{2})-([0-9]{2})[T ]([0-9]{2}):([0-9]{2})(?::[0-9]{2})?\s*(Z|[+-][0-9]{2}:?[0-9]{2})?"
)
_EN_CLOCK = re.compile(
    r"\b(?P<hour>[0-9]{1,2})(?:[:.](?P<minute>[0-9]{2}))?\s*(?:(?P<half>[ap])\.?m\b\.?|(?=\s*(?:hrs|hours|GMT|UTC|BST|CES?T|E[SD]T|CDT|M[SD]T|P[SD]T)\b))",
    re.IGNORECASE,
)
_ZONES = {
    "GMT": "Z",
    "UTC": "Z",
    "BST": "+01:00",
    "CET": "+01:00",
    "CEST": "+02:00",
    "EST": "-05:00",
    "EDT": "-04:00",
    "CDT": "-05:00",
    "MST": "-07:00",
    "MDT": "-06:00",
    "PST": "-08:00",
    "PDT": "-07:00",
}
"""Abbreviations of time zones that mean one thing; CST is China's or America's, ET is two."""
_EN_ZONE = re.compile(rf"\b(?:{'|'.join(_ZONES)})\b")
_EMAIL = re.compile(r"[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,4}")
_PHONE = re.compile(r"\+?[0-9(（][0-9()（） -]{6,20}[0-9](?:\s*(?:转|轉|ext\.?)\s*[0-9]{1,5})?")
_CONTACT = re.compile(
    r"(?:(?:媒体|媒體|新闻|新聞|采访|採訪|公关|公關)?(?:联系人?|聯[系絡繫]人?|联络人?|垂询|垂詢|查询|查詢)(?:方式)?|(?:media|press|news|pr)\s+(?:contacts?|inquiries|enquiries|relations)|contacts?)\s*(?:[：:]|$)",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"(?:姓名|联系人|聯絡人|联络人|name|contact)?\s*[：:]?\s*(?P<name>[\u4e00-\u9fff]{2,4}?(?=(?:先生|女士|小姐)?(?:[，,、\s：（(|/]|$))|[A-Z][\w’'-]+(?: [A-Z][\w’'.-]*){1,3})",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"(?:[【\[]?(?:关于|關於)\s*(?:我们|我們|[^，。；\n]{1,30}?)[】\]]?\s*(?:[：:]|$)|about\s+(?:[^,.:?!\n]|,\s(?=(?:Inc|Ltd|LLC|Co|Corp)\b)|(?<=Inc)\.|(?<=Ltd)\.|(?<=Co)\.|(?<=Corp)\.|(?<=St)\.){2,60}?\s*(?::|$))",
    re.IGNORECASE,
)
_END = re.compile(r"\s*(?:###|-\s*(?:end|完)\s*-|\(end\)|（完）|\(完\))\s*$", re.IGNORECASE)


def find(document: Document, language: str, headings: Sequence[Span]) -> Masthead:
    """Give what the release has of it."""
    blocks = [
        block for block in document.blocks if block.kind is not BlockKind.PICTURE and block.end > block.start
    ]
    starts = {span.start for span in headings}
    headline = _headline(document, blocks, starts)
    dated = _dateline(document, blocks, language)
    contacts = _contacts(document, blocks)
    return Masthead(
        headline,
        *dated,
        embargo=_embargo(document, blocks, language),
        contacts=contacts,
        boilerplate=_boilerplate(document, blocks, starts, {one.block for one in contacts}),
    )


def _headline(document: Document, blocks: Sequence[Block], headings: set[int]) -> Span | None:
    """The only heading of the first level near the beginning, else the first words, where they stand as a heading."""
    titles = [block for block in blocks if block.kind is BlockKind.HEADING and block.level == 1]
    if len(titles) == 1 and titles[0] in blocks[:_HEADLINE] and not _ABOUT.match(document.text_of(titles[0])):
        return Span(titles[0].start, titles[0].end)
    for block in blocks[:2]:
        text = document.text_of(block)
        if _EMBARGO.search(text):
            continue
        if block.start in headings and not _ABOUT.match(text):
            return Span(block.start, block.end)
        return None
    return None


def dateline(document: Document, language: str) -> Span | None:
    """Give the dateline, dash included."""
    return _dateline(document, document.blocks, language)[0]


def _dateline(
    document: Document, blocks: Sequence[Block], language: str
) -> tuple[Span | None, Span | None, Span | None]:
    """The dateline, its place and its date."""
    patterns = _ZH_DATELINES if is_chinese(language) else _EN_DATELINES
    for block in [block for block in blocks if block.kind is BlockKind.PARAGRAPH][:_OPENING]:
        for pattern in patterns:
            found = pattern.match(document.text, block.start, min(block.end, block.start + 120))
            if found is None:
                continue
            end = found.end()
            while document.text[end - 1].isspace():
                end -= 1
            date = Span(*found.span("date")) if found["date"] else None
            return Span(found.start(), end), Span(*found.span("place")), date
    return None, None, None


def _embargo(document: Document, blocks: Sequence[Block], language: str) -> str | None:
    """The time of an embargo line. China has one time zone; elsewhere the line must tell its own."""
    for block in blocks:
        text = document.text_of(block)
        if len(text) > 200 or not _EMBARGO.search(text):
            continue
        if iso := _ISO_TIME.search(text):
            zone = iso[6] or ("+08:00" if is_chinese(language) else None)
            if zone is None:
                return None
            zone = zone if zone == "Z" or ":" in zone else f"{zone[:3]}:{zone[3:]}"
            return f"{iso[1]}-{iso[2]}-{iso[3]}T{iso[4]}:{iso[5]}:00{zone}"
        if not is_chinese(language) and (told_there := _english_time(text)) is not None:
            return told_there
        if (told := _ZH_TIME.search(text)) and is_chinese(language):
            hour = int(told[5]) + (12 if told[4] in ("下午", "晚", "晚上") and int(told[5]) < 12 else 0)
            return (
                f"{told[1]}-{int(told[2]):02}-{int(told[3]):02}T{hour:02}:{int(told[6] or 0):02}:00+08:00"
                if hour < 24
                else None
            )
    return None


def _english_time(text: str) -> str | None:
    """The time of an English embargo line that tells its zone: "00:01 GMT, 3 March 2026"."""
    clock, zone = _EN_CLOCK.search(text), _EN_ZONE.search(text)
    days = {one.edtf for one in find_dates(text, "en") if one.edtf and len(one.edtf) == len("2026-03-03")}
    if clock is None or zone is None or len(days) != 1:
        return None
    hour = int(clock["hour"])
    half = (clock["half"] or "").lower()[:1]
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return f"{days.pop()}T{hour:02}:{clock['minute'] or '00'}:00{_ZONES[zone[0]]}" if hour < 24 else None


def _contacts(document: Document, blocks: Sequence[Block]) -> tuple[ContactFound, ...]:
    """Whom to ask: the lines behind 媒体联系 or Media contact, near the end."""
    found: list[ContactFound] = []
    inside = False
    for block in blocks[len(blocks) // 2 :]:
        text = document.text_of(block)
        opening = _CONTACT.match(text)
        if not opening and not (inside and (_EMAIL.search(text) or _PHONE.search(text)) and len(text) < 200):
            inside = False
            continue
        inside = True
        rest = text[opening.end() :] if opening else text
        name = _NAMED.match(rest.strip())
        email, phone = _EMAIL.search(rest), _PHONE.search(_EMAIL.sub(" ", rest))
        if name or email or phone:
            found.append(
                ContactFound(
                    Span(block.start, block.end),
                    name["name"] if name else (email or phone)[0],  # type: ignore[index]
                    email[0] if email else None,
                    phone[0].strip() if phone else None,
                )
            )
    return tuple(found)


def _boilerplate(
    document: Document, blocks: Sequence[Block], headings: set[int], taken: set[Span]
) -> tuple[Span, ...]:
    """The paragraphs from 关于… or About … on, in the release's second half, up to the contacts."""
    found: list[Span] = []
    inside = False
    for block in blocks[len(blocks) // 2 :]:
        span = Span(block.start, block.end)
        text = document.text_of(block)
        if span in taken or _CONTACT.match(text) or _END.fullmatch(text):
            inside = False
            continue
        about = _ABOUT.match(text)
        if about and (about.end() == len(text) or text[about.end() - 1] in "：:"):
            inside = True
        elif inside and block.start in headings:
            inside = False
        if inside:
            found.append(span)
    return tuple(found)
