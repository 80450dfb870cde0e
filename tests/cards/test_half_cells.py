"""Pictures in half cells: real PNG and JPEG files made here, and every kind of file that is none."""

from __future__ import annotations

import struct
import sys
import zlib
from io import BytesIO
from typing import Any

import pytest
from PIL import Image

from lufang_tui.cards.half_cells import NoPillow, Undrawable, fitting, half_cells

RED, BLUE = (200, 10, 10), (10, 10, 200)


def picture(kind: str, mode: str = "RGB", size: tuple[int, int] = (64, 32), **options: Any) -> bytes:
    """A picture with a red upper and a blue lower half."""
    made = Image.new("RGB", size, RED)
    made.paste(BLUE, (0, size[1] // 2, *size))
    out = BytesIO()
    made.convert(mode).save(out, kind, **options)
    return out.getvalue()


def near(colour: bytes, wanted: tuple[int, int, int]) -> bool:
    return all(abs(one - other) < 40 for one, other in zip(colour, wanted, strict=True))


@pytest.mark.parametrize(
    ("kind", "mode"),
    [("PNG", "RGB"), ("PNG", "P"), ("PNG", "RGBA"), ("JPEG", "RGB"), ("JPEG", "CMYK"), ("GIF", "P"), ("WEBP", "RGB")],
)  # fmt: skip
def test_a_picture_keeps_its_colours_and_its_shape(kind: str, mode: str) -> None:
    drawn = half_cells(picture(kind, mode), 20, 30)
    assert (drawn.columns, drawn.rows) == (20, 5)
    assert len(drawn.pixels) == 20 * 2 * 5 * 3
    assert near(drawn.pair(3, 0)[0], RED)
    assert near(drawn.pair(3, 4)[1], BLUE)
    assert len(drawn.shaded(0)) == 20


def test_what_is_transparent_lies_on_white_paper() -> None:
    clear = Image.new("P", (16, 16), 0)
    clear.putpalette([10, 10, 200] * 256)
    out = BytesIO()
    clear.save(out, "PNG", transparency=0)
    assert half_cells(out.getvalue(), 8, 8).pair(0, 0) == (b"\xff\xff\xff", b"\xff\xff\xff")


@pytest.mark.parametrize(
    ("size", "room", "cells"),
    [
        ((960, 640), (70, 22), (66, 22)),
        ((10, 10), (70, 22), (10, 5)),
        ((5000, 10), (70, 22), (70, 1)),
        ((10, 5000), (70, 22), (1, 22)),
        ((640, 480), (1, 1), (1, 1)),
    ],
)
def test_it_fits_its_room_with_its_sides_ratio(
    size: tuple[int, int], room: tuple[int, int], cells: tuple[int, int]
) -> None:
    assert fitting(*size, *room) == cells


def test_an_animation_and_a_wrong_ending_are_remarked() -> None:
    frames = [Image.new("RGB", (16, 16), colour) for colour in (RED, BLUE)]
    out = BytesIO()
    frames[0].save(out, "GIF", save_all=True, append_images=frames[1:])
    assert half_cells(out.getvalue(), 8, 8, "a.gif").remark == "an animation; its first frame is shown"
    assert half_cells(picture("PNG"), 8, 8, "a.jpg").remark == "a PNG file, whatever its name says"
    assert half_cells(picture("JPEG"), 8, 8, "a.JPEG").remark == ""


def bomb() -> bytes:
    """A PNG of 40,000 × 40,000 pixels in a few bytes."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 40_000, 40_000, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(bytes(1000))) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "the file is empty"),
        (b"<svg/>", "no picture: "),
        (b"\x89PNG\r\n\x1a\n", "cut short"),
        (picture("PNG")[:-40], "the file is damaged"),
        (picture("JPEG")[:300], ""),
        (picture("PNG")[:60] + b"\0" * 60, "the file is damaged"),
        (bomb(), "too large to be drawn here: 1600 megapixels"),
        (picture("PNG", size=(4, 4)), "no picture to show"),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_drawn_is_one_line(data: bytes, reason: str) -> None:
    with pytest.raises(Undrawable) as caught:
        half_cells(data, 20, 20)
    assert reason in caught.value.message
    assert "\n" not in caught.value.message


def test_without_pillow_one_line_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name == "PIL" or name.startswith("PIL.")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "PIL", None)
    with pytest.raises(NoPillow, match=r"lufang-tui\[pictures\]"):
        half_cells(picture_bytes, 20, 20)


picture_bytes = picture("PNG")
