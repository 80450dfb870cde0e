"""Make src/lufang_tui/lexicon/pinyin.txt: the readings of Chinese characters, without tones, one syllable a line.

Source: the Unihan database (Unihan_Readings.txt, Unicode Character Database; Debian's package unicode-data has it in
/usr/share/unicode), © Unicode, Inc., under the Unicode License v3, which asks for its notice:
https://www.unicode.org/license.txt. Taken are kMandarin for every character of the block CJK Unified Ideographs, and,
for characters with several everyday readings (乐, 行), those that kTGHZ2013 (通用规范汉字字典) lists.

    python tools/make_pinyin_table.py [/usr/share/unicode/Unihan_Readings.txt.bz2]
"""

from __future__ import annotations

import bz2
import re
import sys
import unicodedata
from collections import defaultdict
from pathlib import Path

SOURCE = Path("/usr/share/unicode/Unihan_Readings.txt.bz2")
TARGET = Path(__file__).resolve().parent.parent / "src/lufang_tui/lexicon/pinyin.txt"
SYLLABLE = re.compile(r"[a-z]+")


def toneless(reading: str) -> str:
    """A syllable without its tone; ü is written v, as input methods have it."""
    letters = unicodedata.normalize("NFD", reading).replace("u\u0308", "v")
    return "".join(letter for letter in letters if not unicodedata.combining(letter)).replace("ê", "e")


def readings(lines: list[str]) -> dict[str, set[str]]:
    """Each syllable and the characters that are read so."""
    table: dict[str, set[str]] = defaultdict(set)
    for line in lines:
        fields = line.split("\t")
        if len(fields) != 3 or fields[1] not in ("kMandarin", "kTGHZ2013"):
            continue
        character = chr(int(fields[0].removeprefix("U+"), 16))
        if not "\u4e00" <= character <= "\u9fff":
            continue
        found = fields[2].split() if fields[1] == "kMandarin" else re.findall(r":([^\s:]+)", fields[2])
        for reading in found:
            for one in reading.split(","):
                syllable = toneless(one)
                # m, n, ng and the like are sounds that nobody is called.
                if SYLLABLE.fullmatch(syllable) and re.search("[aeiouv]", syllable):
                    table[syllable].add(character)
    return table


def main() -> None:
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else SOURCE
    table = readings(bz2.decompress(path.read_bytes()).decode().splitlines())
    lines = [f"{syllable}\t{''.join(sorted(table[syllable]))}\n" for syllable in sorted(table)]
    TARGET.write_text("".join(lines), encoding="utf-8")
    print(f"{TARGET}: {len(table)} syllables, {sum(map(len, table.values()))} readings")


if __name__ == "__main__":
    main()
