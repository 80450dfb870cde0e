"""Pictures with their captions, and headings told from captions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lufang_tui.documents import BlockKind
from lufang_tui.release.model import FigureFound, Span

if TYPE_CHECKING:
    from lufang_tui.documents import Block, Document

_NUMERALS = "一二三四五六七八九十"
_LABEL = re.compile(
    r"""[（(【\[]?\s*
        (?: (?:附?[图圖]片?|配[图圖]|[組组][图圖]|照片|[图圖]表)\s*(?P<zh>[0-9０-９]+|[一二三四五六七八九十]+|[①-⑳])
          | (?:figure|fig\.?|photo(?:graph)?|picture|image|chart|map|table|exhibit|plate)\s*(?P<en>[0-9]+)[a-z]?\b
          | (?:[图圖]片?|照片|[图圖]片[说說]明|[图圖][说說]|[图圖][注註])\s*(?=[：:])
          | (?:(?:photo(?:graph)?|picture|image)(?:\s+caption)?|caption|chart|map|pictured|above|below|left|right|top|bottom)\s*(?=[:：|–—-]\s)
          | [▲△▼▽↑↓]
        )\s*[）)】\]]?\s*[：:.．、,，|–—-]?\s*""",
    re.VERBOSE | re.IGNORECASE,
)
_CREDIT = re.compile(
    r"""\s*[（(\[]?(?:(?:[图圖照]片?来源|[图圖照]片?來源|(?<![\u4e00-\u9fff])(?:来源|來源)|[图圖照]片?提供|[图圖]源|供[图圖]|[摄攝]影|(?<![\u4e00-\u9fff])[图圖])
          \s*[：:/／]?\s*(?P<source>[^（）()：:，。,]{2,30})
        | (?<!\w)(?:(?:photo(?:graph|s)?|image|picture|illustration)\s*(?:(?:credits?\s*)?[：:/／]|by\b|(?:is\s+)?courtesy\s+(?:of\b|:)?|©)|credits?\s*[：:]|courtesy\s+(?:of\b|:)|©)
          \s*(?P<from>[^（）()：:，。\]]{2,60}?)
        | (?<=[（(])[^（）()：:，。,\s]{2,16}\s+(?P<of>[^（）()：:，。,\s]{2,8})\s*[/／]?\s*(?:[摄攝]影?|供[图圖])
        | (?:[\u4e00-\u9fff]{0,8}(?:记者|記者|通讯员|通訊員)\s*)?(?P<by>[^（）()：:，。,\s]{2,12})\s*[/／]?\s*(?:[摄攝]影?|供[图圖])
        | (?<=[（(])(?P<lent>[^（）()：:，。,\s]{2,16}?)(?:提供|供片|[图圖照]片)
        | (?P<agency>新[华華]社|中新社|中新网|[视視][觉覺]中[国國]|[东東]方IC|法新社|路透社|美[联聯]社)[发發]?
        | (?<=[。！])(?P<last>[^（）()：:，。,]{2,24}?)\s*[/／]?\s*(?:[摄攝]影?|供[图圖]))\s*[）)\]]?\s*\.?\s*$""",
    re.VERBOSE | re.IGNORECASE,
)
_HEADING = 48
"""Characters of the longest paragraph that can be a heading, in Chinese; Latin ones may have twice that."""
_NOTICE = re.compile(
    "for immediate release|供即时发布|解禁|禁[发發]|embargo|联系[人方]|聯[絡繫]|contact|@|——|^（|^[(]",
    re.IGNORECASE,
)
"""In lines that stand alone and are no headings."""
_FULL_STOP = re.compile(r"[。！？；!?;：:，,、…][”’」』\"）)]*$|[.][”\"’]?$")


def find(document: Document) -> tuple[FigureFound, ...]:
    """Give every picture in order, with the caption that follows it where one does."""
    found: list[FigureFound] = []
    blocks = document.blocks
    for index, block in enumerate(blocks):
        if block.kind is not BlockKind.PICTURE:
            continue
        after = blocks[index + 1] if index + 1 < len(blocks) else None
        if after is not None and after.kind is BlockKind.CAPTION:
            found.append(_captioned(document, block, after))
        else:
            found.append(FigureFound(block.picture, block.start, "picture"))
    return tuple(found)


def _captioned(document: Document, picture: Block, caption: Block) -> FigureFound:
    words = document.text_of(caption)
    label = _LABEL.match(words)
    start = caption.start + (label.end() if label and label.end() < len(words) else 0)
    number = _number(label["zh"] or label["en"]) if label and (label["zh"] or label["en"]) else None
    end, credit = _credit(document.text, start, caption.end)
    if label and label[0][0] in "（(【[" and document.text[end - 1] in "）)】]":
        end -= 1
    return FigureFound(picture.picture, picture.start, "caption", number, Span(start, end), credit)


def _credit(text: str, start: int, end: int) -> tuple[int, Span | None]:
    """Where the caption's words end, and the photographer or source behind them."""
    found = _CREDIT.search(text, max(start, end - 90), end)
    if found is None or found.start() <= start:
        return end, None
    group = found.lastgroup or ""  # one of the forms
    stop = found.start()
    while stop > start and (text[stop - 1].isspace() or text[stop - 1] in "|–—-/;,"):
        stop -= 1
    if text[stop - 1] == "]" and "[" not in text[start:stop]:
        stop -= 1
    return stop, Span(*found.span(group))


def _number(numeral: str) -> int:
    if "①" <= numeral <= "⑳":
        return ord(numeral) - ord("①") + 1
    if numeral[0] not in _NUMERALS:
        return int(numeral)
    tens, ten, units = numeral.rpartition("十")
    if not ten:
        return _NUMERALS.index(numeral[0]) + 1
    return (_NUMERALS.index(tens[0]) + 1 if tens else 1) * 10 + (
        _NUMERALS.index(units[0]) + 1 if units else 0
    )


def headings(document: Document) -> tuple[Span, ...]:
    """Give the headings, marked as such or not: a short paragraph that ends without a stop, a longer one behind it."""
    found: list[Span] = []
    words = [block for block in document.blocks if block.kind is not BlockKind.PICTURE]
    for index, block in enumerate(words):
        if block.kind is BlockKind.HEADING or (
            block.kind is BlockKind.PARAGRAPH and _stands_as_heading(document, words[index : index + 2])
        ):
            found.append(Span(block.start, block.end))
    return tuple(found)


def _stands_as_heading(document: Document, blocks: list[Block]) -> bool:
    text = document.text_of(blocks[0])
    longest = _HEADING * 2 if text.isascii() else _HEADING
    if (
        len(text) > longest
        or "\n" in text
        or _NOTICE.search(text)
        or _FULL_STOP.search(text)
        or len(blocks) < 2
    ):
        return False
    after = document.text_of(blocks[1])
    return len(after) > len(text) and blocks[1].kind in (BlockKind.PARAGRAPH, BlockKind.LIST)
