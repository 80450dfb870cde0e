"""What a picture's first bytes tell: whether it is one that a kit can show, and its size. Nothing decodes it."""

from __future__ import annotations

import struct

from lufang_tui.i18n import _

_LEAST, _MOST = 8, 50_000
"""Pixels of a side: below is a tracking dot, above is no picture that anybody shows."""
_JPEG_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}


def picture_trouble(data: bytes) -> str | None:
    """Say what is wrong with the bytes of a picture, by its header; None where nothing is."""
    if not data:
        return _("the file is empty")
    try:
        size = picture_size(data)
    except (struct.error, IndexError):
        return _("the picture is cut short")
    if size is None:
        return _("no picture: its first bytes are not those of a PNG, JPEG, GIF or WebP")
    if not all(_LEAST <= side <= _MOST for side in size):
        return _("no picture to show: {width} × {height} pixels").format(width=size[0], height=size[1])
    return None


def picture_size(data: bytes) -> tuple[int, int] | None:
    """Read a picture's width and height in pixels from its header; None where it is no picture of a known kind.

    Raises struct.error or IndexError where the header is cut short.
    """
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        width, height = struct.unpack(">II", data[16:24])
        return width, height
    if data.startswith((b"GIF87a", b"GIF89a")):
        width, height = struct.unpack("<HH", data[6:10])
        return width, height
    if data.startswith(b"\xff\xd8\xff"):
        return _jpeg_size(data)
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return _webp_size(data)
    return None


def _jpeg_size(data: bytes) -> tuple[int, int]:
    """Walk the segments to the frame header (ITU-T T.81, B.2.2). Raises IndexError or struct.error at the end."""
    at = 2
    while True:
        while data[at] == 0xFF and data[at + 1] == 0xFF:  # fill bytes
            at += 1
        marker = data[at + 1]
        (length,) = struct.unpack(">H", data[at + 2 : at + 4])
        if marker in _JPEG_FRAMES:
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            return width, height
        at += 2 + max(length, 2)


def _webp_size(data: bytes) -> tuple[int, int] | None:
    """Read the first chunk's size fields (RFC 9649, 2.5 to 2.7)."""
    kind = data[12:16]
    if kind == b"VP8X":
        low = [*struct.unpack("<HBHB", data[24:30])]
        return (low[0] | low[1] << 16) + 1, (low[2] | low[3] << 16) + 1
    if kind == b"VP8L":
        (bits,) = struct.unpack("<I", data[21:25])
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if kind == b"VP8 ":
        width, height = struct.unpack("<HH", data[26:30])
        return width & 0x3FFF, height & 0x3FFF
    return None
