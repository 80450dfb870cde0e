"""From the bytes of a file to its text: byte order marks, UTF-8, and the older encodings of Chinese releases."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from lufang_tui.errors import LufangError
from lufang_tui.i18n import _

MAX_BYTES = 10 * 1024 * 1024
"""The largest file that is read, in bytes: some hundred times the longest release."""

# UTF-32 stands before UTF-16: its little-endian mark begins with the one of UTF-16.
_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_CANDIDATES = ("gb18030", "cp950", "big5hkscs", "utf-16-le", "utf-16-be", "cp1252")
_PLAUSIBLE = 0.6
_SAMPLE = 20_000
_CONTROLS = re.compile("[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f]")
_UTF8_CHINESE = re.compile(rb"(?:[\xe3-\xe9][\x80-\xbf]{2}|\xef\xbc[\x80-\xbf]){4,}")
"""Four Chinese characters in UTF-8: in another encoding of Chinese, these bytes make six that nobody writes together."""
_UTF8_LATIN = re.compile(rb"\xe2\x80[\x90-\xbf]|\xc3[\xa0-\xbf]")
"""A mark or an accented letter in UTF-8; in Windows-1252, two or three signs that do not stand together."""
_HIGH = re.compile(rb"[\x80-\xff]+")


class Decoded(NamedTuple):
    """A file's text, its byte order mark (U+FEFF) kept, and the codec that gave it."""

    text: str
    encoding: str


def decode(data: bytes, name: str) -> Decoded:
    """Decode a file. `name` is for messages.

    Raises LufangError where the file is empty, too large, or not text.
    """
    if len(data) > MAX_BYTES:
        raise LufangError(
            _("{name}: the file is larger than {most} MB").format(name=name, most=MAX_BYTES // 1024 // 1024),
            _("is this the right file?"),
        )
    decoded = _decode(data, name)
    if not decoded.text.removeprefix("\ufeff").strip():
        raise LufangError(_("{name}: the file is empty").format(name=name))
    controls = len(_CONTROLS.findall(decoded.text))
    if "\x00" in decoded.text or controls * 20 > len(decoded.text):
        raise _not_text(name)
    return decoded


def _not_text(name: str) -> LufangError:
    return LufangError(_("{name}: this is not a text file").format(name=name), _("save it as text in UTF-8"))


def _decode(data: bytes, name: str) -> Decoded:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return Decoded(data.decode(encoding), encoding)
            except UnicodeDecodeError as error:
                raise LufangError(
                    _("{name}: the file begins as {encoding}, but byte {place} cannot be read").format(
                        name=name, encoding=encoding, place=error.start
                    ),
                    _("save it in UTF-8"),
                ) from error
    bad = 0
    if b"\x00" not in data:
        try:
            return Decoded(data.decode("utf-8"), "utf-8")
        except UnicodeDecodeError as error:
            bad = error.start
    decoded = _most_plausible(data)
    if b"\x00" not in data and _is_mixed(data, decoded):
        raise LufangError(
            _("{name}: mixed encodings: a part of it is UTF-8, but not line {line}").format(
                name=name, line=data.count(b"\n", 0, bad) + 1
            ),
            _("save it in UTF-8"),
        )
    if decoded is None:
        raise _not_text(name)
    return decoded


def _is_mixed(data: bytes, decoded: Decoded | None) -> bool:
    """Whether a file that is not UTF-8 as a whole has stretches that are: any other reading would garble them."""
    if _UTF8_CHINESE.search(data):
        return True
    return (decoded is None or decoded.encoding == "cp1252") and bool(_UTF8_LATIN.search(data))


def _most_plausible(data: bytes) -> Decoded | None:
    """The reading whose characters are the most ordinary, or None where none is ordinary enough.

    Statistical detection (charset-normalizer) takes 滨州 in GB18030 for Big5 and 紡織產業 in Big5 for UTF-16: it
    has too little to count in a headline. Whether the characters are in everyday use decides even two of them.
    """
    best: Decoded | None = None
    best_score = _PLAUSIBLE
    for encoding in _CANDIDATES:
        if (b"\x00" in data) != (encoding.startswith("utf-16") and b"\x00" in data):
            continue
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        score = _latin_score(data) if encoding == "cp1252" else _score(text[:_SAMPLE])
        if score > best_score:
            best, best_score = Decoded(text, encoding), score
    return best


def _score(text: str) -> float:
    """The mean weight of the characters: 1 for one in everyday use, down to -1."""
    everyday, known = _hanzi()
    total = 0.0
    for character in text:
        if character in everyday or character in _ORDINARY:
            total += 1
        elif character in known:
            total += 0.3
        elif not "\u4e00" <= character <= "\u9fff":
            total -= 1
    return total / max(1, len(text))


def _latin_score(data: bytes) -> float:
    """How much the bytes look like Windows-1252: accented letters and marks stand alone, or by twos, among ASCII."""
    runs = [len(run) for run in _HIGH.findall(data)]
    if sum(runs) * 2 > len(data):
        return 0.0
    return sum(1.0 if length == 1 else 0.7 for length in runs if length <= 2) / max(1, len(runs))


_ORDINARY = frozenset(map(chr, range(0x20, 0x7F))) | frozenset(
    "\t\n\r\x1b\u3000“”‘’—–…·、。《》〈〉「」『』【】〔〕，；：？！（）％～－．／＋０１２３４５６７８９①②③④⑤▲●★■℃％＂＇"
)


@cache
def _hanzi() -> tuple[frozenset[str], frozenset[str]]:
    """Everyday hanzi (the first levels of GB 2312 and Big5), and all that the two standards hold."""
    gb = bytes(byte for lead in range(0xB0, 0xD8) for trail in range(0xA1, 0xFF) for byte in (lead, trail))
    gb_rest = bytes(
        byte for lead in range(0xD8, 0xF8) for trail in range(0xA1, 0xFF) for byte in (lead, trail)
    )
    trails = (*range(0x40, 0x7F), *range(0xA1, 0xFF))
    big5 = bytes(byte for lead in range(0xA4, 0xC7) for trail in trails for byte in (lead, trail))
    big5_rest = bytes(byte for lead in range(0xC9, 0xFA) for trail in trails for byte in (lead, trail))
    everyday = gb.decode("gb2312", "ignore") + big5.decode("big5", "ignore")
    known = gb_rest.decode("gb2312", "ignore") + big5_rest.decode("big5", "ignore")
    # Big5 keeps kana and Cyrillic among its hanzi.
    return frozenset(re.sub("[^\u4e00-\u9fff]", "", everyday)), frozenset(known)
