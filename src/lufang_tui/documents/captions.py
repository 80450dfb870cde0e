"""Which paragraph after a picture is its caption."""

from __future__ import annotations

import re

LONGEST = 160
"""Characters of the longest caption: press agencies keep captions to two sentences."""
LONGEST_LATIN = 360
"""And in Latin letters, of which two sentences take more."""

_LABEL = re.compile(
    r"""[（(【\[]?\s*
        (?: (?:附?[图圖]片?|配[图圖]|[组組][图圖]|照片|[图圖]表|表)\s*[0-9０-９一二三四五六七八九十①-⑳]+
          | (?:[图圖]片?|照片|[图圖]片[说說]明|[图圖][说說]|[图圖][注註])\s*[：:]
          | [图圖][为為] | [上下左右][图圖]
          | [▲△▼▽↑↓]
          | (?:figure|fig\.?|photo(?:graph)?|picture|image|chart|map|table|exhibit|plate)\s*(?:[0-9]+[a-z]?\b|[:：.|])
          | (?:photo|picture|image)?\s*caption\s*(?:[0-9]+|[:：.,|–—-])
          | pictured\b[^:.]{0,40}[:,]
          | (?:above|below|left|right|top|bottom|centre|center|from\s+(?:the\s+)?left(?:\s+to\s+right)?|left\s+to\s+right|l\s*[-–]\s*r|l\s+to\s+r)\s*:
        )""",
    re.VERBOSE | re.IGNORECASE,
)
_LATIN_CREDIT = re.compile(
    r"""(?:[(\[]\s*)?(?:
          (?:photo(?:graph|s)?|image|picture|illustration)\s*(?:(?:credits?\s*)?[:：/]|by\b|courtesy\b|©)
        | credits?\s*[:：] | courtesy\s+(?:of\b|:|photo) | ©
        )(?:[^.!?]|(?<=\b[A-Z])\.){2,80}[)\]]?\s*\.?\s*$""",
    re.VERBOSE | re.IGNORECASE,
)
_POSITION = re.compile(
    r"[(\[,]\s*(?:(?:far|front|back|top|second|third|fourth|fifth|1st|2nd|3rd|[0-9]th)\s+)?(?:from\s+(?:the\s+)?)?"
    r"(?:left|right|centre|center|middle|l|r|c)\s*[)\],]|\bfrom\s+left\b|\bleft\s+to\s+right\b|[(\[]L\s*[-–]\s*R[)\]]",
)
"""Where somebody stands in the picture: (left), second from right."""
_CREDITED = re.compile(
    r"(?:[摄攝]|[摄攝]影|供[图圖]|[图圖]源[^）)]*|[图圖照]片?(?:提供|来源|來源)\s*[：:/／][^）)]{2,30}|[（(][^（）()，。]{2,16}(?:提供|供片|[图圖照]片)|[（(](?:资料|資料)[图圖照]片?|新[华華]社[发發]|中新社[发發])\s*[）)]?$"
)
_PLACED = re.compile("[（(](?:[前后後]排)?[左右中](?:[一二三四五六七八1-8]|起)?[）)]")
"""张三（左二）: where somebody stands in the picture."""


def is_caption(text: str, *, italic: bool) -> bool:
    """Whether a paragraph that directly follows a picture is its caption; `italic` where all of it is.

    It is when it is short and starts with a figure's label (（图一）, 图1：, ▲, 图为, Figure 1, Photo:), ends with a
    photographer's credit (张三摄, Photo: Ann Lee), tells who stands
    where (（左二）, (left)), or is wholly italic. A bold line without a label is not: it may as well be the
    next heading, and a heading lost among the captions is worse than a caption left among the paragraphs.
    """
    words = text.strip("*_ ")
    if words.isascii() or not _HAN.search(words):
        signs = (_LABEL.match(words), _LATIN_CREDIT.search(words), _POSITION.search(words))
        return len(words) <= LONGEST_LATIN and (italic or any(signs))
    signs = (_LABEL.match(text), _CREDITED.search(text), _PLACED.search(text))
    return len(text) <= LONGEST and (italic or any(signs))


_HAN = re.compile(r"[\u3400-\u9fff]")
