"""Which paragraph after a picture is its caption."""

from __future__ import annotations

import re

LONGEST = 160
"""Characters of the longest caption: press agencies keep captions to two sentences."""

_LABEL = re.compile(
    r"""[（(【\[]?\s*
        (?: (?:附?图片?|配图|组图|照片|图表|表)\s*[0-9０-９一二三四五六七八九十]+
          | (?:图片?|照片|图片说明|图说|图注)\s*[：:]
          | 图为 | [上下左右]图
          | [▲△▼▽↑↓]
          | (?:figure|fig\.|photo|picture|image|caption|pictured)\s*(?:[0-9]+|[:：.,])
        )""",
    re.VERBOSE | re.IGNORECASE,
)
_CREDITED = re.compile(r"(?:摄|摄影|供图|图源[^）)]*)\s*[）)]?$")


def is_caption(text: str, *, italic: bool) -> bool:
    """Whether a paragraph that directly follows a picture is its caption; `italic` where all of it is.

    It is when it is short and starts with a figure's label (（图一）, 图1：, ▲, 图为, Figure 1, Photo:), ends with a
    photographer's credit (张三摄), or is wholly italic. A bold line without a label is not: it may as well be the
    next heading, and a heading lost among the captions is worse than a caption left among the paragraphs.
    """
    return len(text) <= LONGEST and (italic or bool(_LABEL.match(text)) or bool(_CREDITED.search(text)))
