"""Make src/lufang_tui/text/simplified.txt: traditional characters and the simplified ones they fold to.

Source: the Unihan database's kSimplifiedVariant (Unihan_Variants.txt, Unicode Character Database; Debian's package
unicode-data has it in /usr/share/unicode), and CLDR's transform Hant-Hans for what Unihan leaves out, such as 佔 and
遊 (ICU's uconv, Debian's icu-devtools, applies it). Both are © Unicode, Inc., under the Unicode License v3, which asks
for its notice: https://www.unicode.org/license.txt. Kept are pairs of one character each, within the basic plane.

    python tools/make_script_table.py [/usr/share/unicode/Unihan_Variants.txt.bz2]
"""

from __future__ import annotations

import bz2
import subprocess
import sys
from pathlib import Path

SOURCE = Path("/usr/share/unicode/Unihan_Variants.txt.bz2")
TARGET = Path(__file__).resolve().parent.parent / "src/lufang_tui/text/simplified.txt"

SUPPLEMENT = (
    "裏里峯峰祕秘羣群啓启衆众麪面喫吃牀床敎教戶户靑青內内吳吴呂吕別别黃黄沒没強强說说説说銳锐脫脱悅悦溫温淨净爭争"
    "絕绝決决鉤钩妝妆裝装線线綫线錄录稅税產产産产眾众麵面裡里為为爲为臺台颱台檯台纔才才才僞伪偽伪啟启擡抬"
    "嶽岳穀谷彙汇匯汇復复複复覆覆鍾钟鐘钟着着著着蹟迹跡迹績绩佈布慾欲誌志禦御週周捲卷鬥斗鬪斗閒闲閑闲葉叶傑杰"
)
"""Forms that news texts use and Unihan has no simplified form for, or several: written as pairs."""


def pairs(lines: list[str]) -> dict[str, str]:
    """Each traditional character and its one simplified form; chains are followed to their end."""
    table: dict[str, str] = {}
    for line in lines:
        fields = line.split("\t")
        if len(fields) != 3 or fields[1] != "kSimplifiedVariant":
            continue
        character = chr(int(fields[0].removeprefix("U+"), 16))
        # Where a character may also stay (乾 qián), the other reading is what a search wants to find.
        others = [chr(int(value.removeprefix("U+"), 16)) for value in fields[2].split()]
        simplified = next((other for other in others if other != character), character)
        if max(character, simplified) <= "\uffff" and simplified != character:
            table[character] = simplified
    table |= transformed(table)
    table |= dict(zip(SUPPLEMENT[::2], SUPPLEMENT[1::2], strict=True))
    return {one: end for one in sorted(table) if (end := last(one, table)) != one}


def transformed(known: dict[str, str]) -> dict[str, str]:
    """What CLDR's transform adds: to the characters of Big5 that Unihan leaves out, or makes a rare character of."""
    trails = (*range(0x40, 0x7F), *range(0xA1, 0xFF))
    big5 = bytes(byte for lead in range(0xA4, 0xFA) for trail in trails for byte in (lead, trail))
    characters = [
        character
        for character in big5.decode("big5", "ignore")
        if "\u4e00" <= character <= "\u9fff"
        and not is_everyday(character)
        and not is_everyday(known.get(character, ""))
    ]
    command = ["uconv", "-f", "utf-8", "-t", "utf-8", "-x", "Traditional-Simplified"]
    result = subprocess.run(command, input="\n".join(characters).encode(), capture_output=True, check=True)
    simplified = result.stdout.decode().split("\n")
    return {one: other for one, other in zip(characters, simplified, strict=True) if is_everyday(other)}


def is_everyday(character: str) -> bool:
    """Whether the simplified standard GB 2312 has the character."""
    try:
        return len(character) == 1 and len(character.encode("gb2312")) == 2
    except UnicodeEncodeError:
        return False


def last(character: str, table: dict[str, str]) -> str:
    """The end of a character's chain; itself where the chain is a ring."""
    seen = {character}
    while (following := table.get(character, character)) not in seen:
        seen.add(following)
        character = following
    return character


def main() -> None:
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else SOURCE
    table = pairs(bz2.decompress(path.read_bytes()).decode().splitlines())
    TARGET.write_text(f"{''.join(table)}\n{''.join(table.values())}\n", encoding="utf-8")
    print(f"{TARGET}: {len(table)} pairs")


if __name__ == "__main__":
    main()
