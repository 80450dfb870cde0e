"""Draw the stand-ins for the festival kit's photos, which the release did not bring along.

Each picture says what it is: the figure's number and caption, and that the photo was not supplied. The same font and
the same Pillow give the same bytes. Usage: python tools/make_standins.py [--font FILE] [--out FOLDER]
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image, ImageDraw, ImageFont
from PIL.PngImagePlugin import PngInfo

from lufang_tui.kit.load import load
from lufang_tui.text.breaks import wrap

if TYPE_CHECKING:
    from lufang_tui.kit.model import Figure

ROOT = Path(__file__).resolve().parent.parent
FONTS = (
    Path("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"),  # Debian, Ubuntu: fonts-noto-cjk
    Path("/usr/share/fonts/google-noto-sans-cjk-fonts/NotoSansCJK-Regular.ttc"),  # Fedora
    Path("/usr/share/fonts/noto-cjk/NotoSansCJK-Regular.ttc"),  # Arch
    Path("/Library/Fonts/NotoSansCJK-Regular.ttc"),
)
NOT_SUPPLIED = ("照片未随稿提供", "Photo not supplied with the release")
SIZE = (960, 640)
PAPER, FRAME, FAINT, INK = 236, 176, 96, 32
CAPTION_CELLS = 40
NUMERALS = "一二三四五六七八九十"


def open_font(file: Path, size: int) -> ImageFont.FreeTypeFont:
    """The font at that size in pixels; of a collection, the simplified Chinese face, where it has one."""
    first = ImageFont.truetype(file, size)
    for index in range(1, 10) if file.suffix == ".ttc" else ():
        try:
            face = ImageFont.truetype(file, size, index)
        except OSError:
            break
        if (face.getname()[0] or "").endswith(" SC"):
            return face
    return first


def balanced(caption: str) -> list[str]:
    """The caption in as few lines as fit, all about as long."""
    count = len(wrap(caption, CAPTION_CELLS))
    width = next(cells for cells in range(2, CAPTION_CELLS + 1) if len(wrap(caption, cells)) == count)
    return [caption[start:end] for start, end in wrap(caption, width)]


def draw(figure: Figure, font: Path) -> Image.Image:
    """The stand-in for one figure."""
    image = Image.new("L", SIZE, PAPER)
    pen = ImageDraw.Draw(image)
    width, height = SIZE
    middle = width // 2
    pen.rectangle((24, 24, width - 25, height - 25), outline=FRAME, width=3)
    if figure.number:
        pen.text((middle, 130), f"图{NUMERALS[figure.number - 1]}", FAINT, open_font(font, 56), anchor="mm")
    lines = balanced(figure.caption or "")
    for row, line in enumerate(lines):
        at = height // 2 - 20 + 64 * (row - (len(lines) - 1) / 2)
        pen.text((middle, at), line, INK, open_font(font, 40), anchor="mm")
    pen.line((middle - 60, height - 200, middle + 60, height - 200), FRAME, 3)
    for row, line in enumerate(NOT_SUPPLIED):
        pen.text((middle, height - 145 + 50 * row), line, FAINT, open_font(font, 34 - 6 * row), anchor="mm")
    return image.quantize(16)


def main() -> int:
    parser = argparse.ArgumentParser(description="Draw the stand-ins for the festival kit's photos.")
    parser.add_argument("--font", type=Path, help="a font with Chinese characters (.ttc, .otf, .ttf)")
    parser.add_argument("--out", type=Path, default=ROOT / "assets", help="the folder to write to (assets)")
    options = parser.parse_args()
    font = next((file for file in ([options.font] if options.font else FONTS) if file.is_file()), None)
    if font is None:
        looked = options.font or ", ".join(map(str, FONTS))
        print(
            f"make_standins: no font at {looked} (install fonts-noto-cjk, or name one with --font)",
            file=sys.stderr,
        )
        return 2
    for figure in load(ROOT / "press_kit" / "kit.yaml").kit.figures:
        if figure.file:
            about = PngInfo()
            about.add_itxt("Title", figure.caption or "", "zh-CN")
            about.add_itxt("Description", " · ".join(NOT_SUPPLIED), "zh-CN")
            draw(figure, font).save(options.out / figure.file, optimize=True, pnginfo=about)
    return 0


if __name__ == "__main__":
    sys.exit(main())
