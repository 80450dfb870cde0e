"""What PDF files write instead of the letters themselves: radicals for characters, ligatures, long dashes."""

from __future__ import annotations

import re
from unicodedata import normalize

# Unicode's EquivalentUnifiedIdeograph.txt, for the CJK Radicals Supplement, which NFKC leaves alone.
_RADICALS = (
    "⺁⺂⺃⺄⺅⺆⺇⺈⺉⺊⺋⺌⺍⺎⺏⺐⺑⺒⺓⺔⺕⺖⺗⺘⺙⺛⺜⺝⺞⺟⺠⺡⺢⺣⺤⺥⺦⺧⺨⺩"
    "⺪⺫⺬⺭⺮⺯⺰⺱⺲⺳⺴⺵⺶⺷⺸⺹⺺⺻⺼⺽⺾⺿⻀⻁⻂⻃⻄⻅⻆⻇⻈⻉⻊⻋⻌⻍⻎⻏⻐⻑"
    "⻒⻓⻔⻕⻖⻗⻘⻙⻚⻛⻜⻝⻞⻟⻠⻡⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳"
)
_IDEOGRAPHS = (
    "厂乛乚乙亻冂𠘨刀刂卜㔾小小兀尣尢𡯂巳幺彑𫜹忄心扌攵旡日月歺母民氵氺灬爫爫丬牛犭王"
    "𤴔目示礻𥫗糹纟罓罒㓁冗𦉫羊𦍌𦍋耂肀聿肉𦥑艹艹艹虎衤覀西见角𧢲讠贝𧾷车辶辶辶邑钅長"
    "镸长门𨸏阝雨青韦页风飞食𩙿飠饣𩠐马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟"
)
_SUPPLEMENT = dict(zip(map(ord, _RADICALS), _IDEOGRAPHS, strict=True))
_OTHERS = {0x2E3A: "——", 0x2E3B: "———", 0xAD: None, 0x200B: None, 0xFEFF: None, 0xA0: " "}
# Kangxi radicals; Latin ligatures.
_COMPATIBLE = re.compile("[\u2f00-\u2fdf\ufb00-\ufb06]")


def as_written(text: str) -> str:
    """Give a text with the letters that an author would type; whatever else it holds stays."""
    mended = _COMPATIBLE.sub(lambda found: normalize("NFKC", found[0]), text)
    return mended.translate(_SUPPLEMENT).translate(_OTHERS)
