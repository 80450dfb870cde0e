"""The language of a text: its script, and for Chinese which of the two."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lufang_tui.text.languages import is_chinese
from lufang_tui.text.script import simplified

if TYPE_CHECKING:
    from lufang_tui.documents import Block, Document

_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]")
_LATIN = re.compile("[A-Za-z]+")
_SAMPLE = 20_000


def language_of(text: str) -> str:
    """Give zh-CN, zh-TW or en: Chinese where it has more Chinese characters than Latin words."""
    sample = text[:_SAMPLE]
    han = "".join(_HAN.findall(sample))
    if len(han) <= len(_LATIN.findall(sample)):
        return "en"
    plain = han.translate(simplified())
    traditional = sum(one != other for one, other in zip(han, plain, strict=True))
    return "zh-TW" if traditional * 12 > len(han) else "zh-CN"


LEAST_SHARE = 0.2
"""The share of a release's words from which on it is in a second language, and not only names something in it."""
LEAST_PARAGRAPHS = 2
_WORDS_OF_A_PARAGRAPH = 12
"""Words, or Chinese characters, from which on a paragraph tells its language."""


def by_language(document: Document) -> dict[str, list[Block]]:
    """Give the blocks of a release by their language, the one with the most words first.

    A release in one language has one entry with every block, whatever names it has in another.
    """
    main = language_of(document.text)
    weights = {"zh": 0, "en": 0}
    paragraphs = {"zh": 0, "en": 0}
    told: list[str | None] = []
    for block in document.blocks:
        han, latin = _counts(document.text_of(block))
        one = "zh" if han > latin else "en" if latin else None
        told.append(one)
        if one is not None:
            weights[one] += max(han, latin)
            paragraphs[one] += max(han, latin) >= _WORDS_OF_A_PARAGRAPH
    own, other = ("zh", "en") if is_chinese(main) else ("en", "zh")
    # A Chinese text has some 1.6 characters for a word of its English.
    words = {"zh": weights["zh"] / 1.6, "en": weights["en"]}
    if paragraphs[other] < LEAST_PARAGRAPHS or words[other] < LEAST_SHARE * (words["zh"] + words["en"]):
        return {main: list(document.blocks)}
    blocks: dict[str, list[Block]] = {own: [], other: []}
    before = own
    for block, one in zip(document.blocks, told, strict=True):
        before = one or before  # a picture goes with the words before it
        blocks[before].append(block)
    second = language_of("\n".join(document.text_of(block) for block in blocks[other]))
    return {main: blocks[own], second: blocks[other]}


def _counts(text: str) -> tuple[int, int]:
    return len(_HAN.findall(text)), len(_LATIN.findall(text))
