"""Which paragraph after a picture is its caption."""

from __future__ import annotations

import re

LONGEST = 160
"""Characters of the longest caption: press agencies keep captions to two sentences."""

_LABEL = re.compile(
    r"""[（(【\[]?\s*
        (?: (?:附?[图圖]片?|配[图圖]|[组組][图圖]|照片|[图圖]表|表)\s*[0-9０-９一二三四五六七八九十①-⑳]+
          | (?:[图圖]片?|照片|[图圖]片[说說]明|[图圖][说說]|[图圖][注註])\s*[：:]
          | [图圖][为為] | [上下左右][图圖]
          | [▲△▼▽↑↓]
          | (?:figure|fig\.|photo|picture|image|caption|pictured)\s*(?:[0-9]+|[:：.,])
        )""",
    re.VERBOSE | re.IGNORECASE,
)
_CREDITED = re.compile(
    r"(?:[摄攝]|[摄攝]影|供[图圖]|[图圖]源[^）)]*|[图圖照]片?(?:提供|来源|來源)\s*[：:/／][^）)]{2,30}|[（(][^（）()，。]{2,16}(?:提供|供片|[图圖照]片)|[（(](?:资料|資料)[图圖照]片?|新[华華]社[发發]|中新社[发發])\s*[）)]?$"
)
_PLACED = re.compile("[（(](?:[前后後]排)?[左右中](?:[一二三四五六七八1-8]|起)?[）)]")
"""张三（左二）: where somebody stands in the picture."""


def is_caption(text: str, *, italic: bool) -> bool:
    """Whether a paragraph that directly follows a picture is its caption; `italic` where all of it is.

    It is when it is short and starts with a figure's label (（图一）, 图1：, ▲, 图为, Figure 1, Photo:), ends with a
    photographer's credit (张三摄), tells where somebody stands in it (（左二）), or is wholly italic. A bold line without a label is not: it may as well be the
    next heading, and a heading lost among the captions is worse than a caption left among the paragraphs.
    """
    return len(text) <= LONGEST and (
        italic or bool(_LABEL.match(text)) or bool(_CREDITED.search(text) or _PLACED.search(text))
    )
