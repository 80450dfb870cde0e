"""A picture as half cells: ▀ has two colours, so that a cell of the terminal shows two pixels, one above the other.

Decoding is Pillow's, an optional extra, imported when the first picture is drawn. It takes its time: call it in a thread.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from lufang_tui.errors import LufangError
from lufang_tui.i18n import _
from lufang_tui.kit.pictures import picture_trouble

if TYPE_CHECKING:
    from PIL.Image import Image

MOST_PIXELS = 60_000_000
"""A picture of more is not decoded: it would take seconds and hundreds of megabytes."""
FORMATS = ("PNG", "JPEG", "GIF", "WEBP")
ENDINGS = {"PNG": (".png",), "JPEG": (".jpg", ".jpeg", ".jpe", ".jfif"), "GIF": (".gif",), "WEBP": (".webp",)}
"""File endings by format; another one is told."""
SHADES = " ░▒▓█"
"""From dark to light, for terminals without colours."""
PAPER = (255, 255, 255)
"""What shines through the transparent parts of a picture."""


class Undrawable(LufangError):
    """A picture that cannot be shown, and why."""


class NoPillow(Undrawable):
    """Pillow is not installed."""


class HalfCells(NamedTuple):
    """A picture for the terminal."""

    columns: int
    rows: int
    pixels: bytes
    """RGB, `columns` × 2 `rows` pixels, line by line; an odd last line is doubled."""
    remark: str = ""
    """What a viewer should know: an animation, a wrong ending."""

    def pair(self, column: int, row: int) -> tuple[bytes, bytes]:
        """Return the colours of the upper and lower half of a cell, three bytes each."""
        upper = (2 * row * self.columns + column) * 3
        lower = upper + self.columns * 3
        return self.pixels[upper : upper + 3], self.pixels[lower : lower + 3]

    def shaded(self, row: int) -> str:
        """Return a line of cells in shades, for terminals without colours."""
        return "".join(_shade(*self.pair(column, row)) for column in range(self.columns))


def fitting(width: int, height: int, columns: int, rows: int) -> tuple[int, int]:
    """Return the largest size, in cells, at which a picture of these pixels fits with its sides' ratio kept.

    A cell counts as twice as high as wide. A picture is never drawn larger than a pixel a half cell.
    """
    scale = min(columns / width, 2 * rows / height, 1.0)
    return max(1, round(width * scale)), max(1, round(height * scale / 2))


def half_cells(data: bytes, columns: int, rows: int, name: str = "") -> HalfCells:
    """Decode a picture and shrink it into `columns` × `rows` cells. Raises Undrawable with one line of reason."""
    trouble = picture_trouble(data)
    if trouble is not None:
        raise Undrawable(trouble)
    try:
        import PIL.Image
        import PIL.ImageOps
    except ImportError as error:
        raise NoPillow(
            _("To see pictures here, install Pillow: {command}").format(
                command='pip install "lufang-tui[pictures]"'
            )
        ) from error
    # The header is believed for the size alone, so that nothing large is ever decoded.
    from lufang_tui.kit.pictures import picture_size

    size = picture_size(data)
    if size is None or size[0] * size[1] > MOST_PIXELS:
        raise Undrawable(
            _("too large to be drawn here: {megapixels:.0f} megapixels").format(
                megapixels=size[0] * size[1] / 1e6 if size else 0
            )
        )
    try:
        with PIL.Image.open(BytesIO(data), formats=FORMATS) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise Undrawable(
                    _("too large to be drawn here: {megapixels:.0f} megapixels").format(
                        megapixels=picture.width * picture.height / 1e6
                    )
                )
            remark = _remark(picture, name)
            picture.draft("RGB", (columns * 2, rows * 4))  # a JPEG is decoded at a fraction of its size
            upright = PIL.ImageOps.exif_transpose(picture)
            width, height = fitting(upright.width, upright.height, columns, rows)
            small = _opaque(upright).resize((width, 2 * height), PIL.Image.Resampling.BOX)
    except (OSError, SyntaxError, ValueError, EOFError, MemoryError, IndexError, KeyError, TypeError,
            ZeroDivisionError, OverflowError, AttributeError, NotImplementedError,
            PIL.Image.DecompressionBombError) as error:  # fmt: skip
        # Pillow's decoders raise all of these for damaged files.
        raise Undrawable(_("cannot be decoded: the file is damaged")) from error
    return HalfCells(width, height, small.tobytes(), remark)


def _opaque(picture: Image) -> Image:
    """Return the picture in RGB; what is transparent lies on white paper."""
    import PIL.Image

    if picture.mode in {"RGBA", "LA", "PA"} or "transparency" in picture.info:
        clear = picture.convert("RGBA")
        paper = PIL.Image.new("RGBA", clear.size, (*PAPER, 255))
        return PIL.Image.alpha_composite(paper, clear).convert("RGB")
    return picture.convert("RGB")


def _remark(picture: Image, name: str) -> str:
    """Say what is not as it looks."""
    remarks = []
    if getattr(picture, "n_frames", 1) > 1:
        remarks.append(_("an animation; its first frame is shown"))
    ending = PurePosixPath(name).suffix.lower()
    kind = picture.format or ""
    if name and ending not in ENDINGS.get(kind, (ending,)):
        remarks.append(_("a {format} file, whatever its name says").format(format=kind))
    return _("; ").join(remarks)


def _shade(upper: bytes, lower: bytes) -> str:
    # Rec. 601 luma, as television has weighed the three colours since it had any.
    light = sum((299 * red + 587 * green + 114 * blue) for red, green, blue in (upper, lower)) / 2000
    return SHADES[min(len(SHADES) - 1, int(light * len(SHADES) / 256))]
