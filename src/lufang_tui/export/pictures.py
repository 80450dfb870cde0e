"""Pictures of a kit as data addresses (RFC 2397), so that a page carries them itself."""

from __future__ import annotations

from base64 import b64encode
from typing import TYPE_CHECKING

from lufang_tui.errors import LufangError

if TYPE_CHECKING:
    from lufang_tui.export.wording import Wording
    from lufang_tui.kit.folder import KitFolder

MOST_BYTES = 10_000_000
"""The largest picture that is embedded; base64 makes a third more of it."""
MOST_BYTES_TOGETHER = 50_000_000
"""Browsers open pages of this size; mail programs have given up long before."""


class Pictures:
    """Embeds the pictures of one page, up to what a page can bear."""

    def __init__(self, folder: KitFolder, words: Wording) -> None:
        self._folder = folder
        self._words = words
        self._bytes = 0

    def embed(self, relative: str | None) -> tuple[str | None, str]:
        """Give a picture's data address and an empty text; or None, and why there is none, in the kit's language.

        The reason names no place of the machine that the kit lies on.
        """
        words = self._words
        if relative is None:
            return None, words.no_picture
        try:
            data = self._folder.picture_bytes(relative)
        except LufangError:  # missing, unreadable, outside of the kit: `check` tells which
            return None, words.picture_missing
        media_type = media_type_of(data)
        if media_type is None:
            return None, words.picture_unknown
        if len(data) > MOST_BYTES:
            return None, words.picture_too_large.format(f"{len(data) / 1e6:.1f}", f"{MOST_BYTES / 1e6:.0f}")
        if self._bytes + len(data) > MOST_BYTES_TOGETHER:
            return None, words.pictures_too_large.format(f"{MOST_BYTES_TOGETHER / 1e6:.0f}")
        self._bytes += len(data)
        return f"data:{media_type};base64,{b64encode(data).decode()}", ""


def media_type_of(data: bytes) -> str | None:
    """Give the media type that a picture's first bytes tell; None for anything but PNG, JPEG, GIF and WebP.

    What a file is called does not count. SVG is not among them: it is a document that may hold others.
    """
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    if data.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    if data.startswith((b"GIF87a", b"GIF89a")):
        return "image/gif"
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return "image/webp"
    return None
