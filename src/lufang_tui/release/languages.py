"""The language of a text: its script, and for Chinese which of the two."""

from __future__ import annotations

import re

from lufang_tui.text.script import simplified

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
