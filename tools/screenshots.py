"""Draw the pictures of docs/images from the running app, with Chinese at its right width.

The SVG that Rich writes squeezes every run of text to one cell a character; here each run gets the width of its
cells. Headless Chromium turns it into a PNG, since a page that shows the SVG may not have the font.
"""

from __future__ import annotations

import asyncio
import html
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from msgspec import structs

from lufang_tui import i18n
from lufang_tui.kit.load import load
from lufang_tui.kit.opened import Opened
from lufang_tui.text.cells import width
from lufang_tui.tui.app import LufangApp

IMAGES = Path(__file__).resolve().parent.parent / "docs/images"
EXAMPLES = IMAGES.parent / "examples"
CELL = 12.2
"""Pixels of a cell in the SVG that Rich writes."""
FONTS = "'Noto Sans Mono CJK SC', 'Noto Sans Mono CJK', monospace"
_RUN = re.compile(r'(<text class="[^"]*"[^>]*?)textLength="[\d.]+"([^>]*)>([^<]*)</text>')

SHOTS: dict[str, tuple[tuple[int, int], tuple[str, ...]]] = {
    "browse": ((110, 32), ("j", "j", "j")),
    "browse-zh": ((110, 32), ("j", "j", "j")),
    "people": ((110, 32), ("2", "j", "j", "j")),
    "search": ((110, 32), ("slash", *"云计算", "enter", "5")),
    "narrow": ((70, 30), ("j", "j", "j")),
    "timeline": ((110, 32), ("3", "t")),
    "figures": ((110, 32), ("4",)),
    "style": ((110, 32), ("j", "j", "j", "C", "j")),
    "excerpt": ((110, 32), ("j", "j", "j", "j", "x", "left", "left", "tab", "right")),
    "export": ((110, 32), ("m", "j", "m", "e")),
    "people-zh": ((110, 32), ("2", "j", "j", "j")),
    "search-zh": ((110, 32), ("slash", *"云计算", "enter", "5")),
    "timeline-zh": ((110, 32), ("3", "t")),
    "style-zh": ((110, 32), ("j", "j", "j", "C", "j")),
}
"""Name -> size in cells, and the keys pressed before the picture is taken; `-zh` is the app in Chinese."""
LIBRARY: dict[str, tuple[tuple[int, int], tuple[str, ...]]] = {
    "library": ((110, 32), ("slash", *"产业", "enter", "F", *"2019", "enter", "escape", "j", "j", "space")),
    "library-person": ((110, 32), ("slash", *"张锡安", "enter", "p")),
    "clippings": (
        (110, 32),
        ("space", "j", "space", "3", "j", "space", "v", "J", "a", *"ask for the figure", "enter"),
    ),
}
"""The same over a library of three kits."""
REVIEWS: dict[str, tuple[tuple[int, int], tuple[str, ...]]] = {
    "review": ((110, 32), ("end", "up", "up", "up", "up")),
    "review-missed": ((110, 32), ("2",)),
    "review-choosing": ((110, 32), ("n", "down", *["right"] * 12, "v", *["right"] * 14)),
    "review-zh": ((110, 32), ("end", "up", "up", "up", "up")),
}
"""The same for the review of docs/examples/mail.eml; of its findings, one statement is taken out first."""

VERIFYING: dict[str, tuple[tuple[int, int], tuple[str, ...]]] = {
    "verify": ((110, 32), ()),
    "verify-zh": ((110, 32), ()),
}
"""The same for the draft of docs/examples, against the release there."""


def right_widths(svg: str) -> str:
    """Give every run of text the width of its cells, and fonts that have Chinese."""

    def with_cells(run: re.Match[str]) -> str:
        cells = width(html.unescape(run[3]).replace("\N{NO-BREAK SPACE}", " "))
        return (
            f'{run[1]}textLength="{cells * CELL:g}" lengthAdjust="spacingAndGlyphs"{run[2]}>{run[3]}</text>'
        )

    svg = re.sub(r"@font-face\s*\{[^}]*\}", "", svg)  # they name addresses in the network
    svg = svg.replace("font-variant-east-asian: full-width;", "")
    svg = re.sub(r"font-family: [^;]*;", f"font-family: {FONTS};", svg)
    return _RUN.sub(with_cells, svg)


async def take(size: tuple[int, int], keys: tuple[str, ...]) -> str:
    """Give the app's screen as SVG after some keys."""
    app = LufangApp((Opened(load(None)),))
    async with app.run_test(size=size) as pilot:
        for key in ("", *keys):
            # Each key when the one before has been dealt with: a search runs in a thread, a picture is drawn in one.
            if key:
                await pilot.press(key)
            await app.workers.wait_for_complete()
            await pilot.pause()
        return right_widths(app.export_screenshot(title="lufang"))


async def take_library(size: tuple[int, int], keys: tuple[str, ...]) -> str:
    """Give the screen of the library that the golden screens show."""
    from grids import library_folder, quiet
    from lufang_tui.library import Library

    with Library(library_folder() / "data", library_folder() / "cache") as library:
        app = LufangApp((), library=library)
        async with app.run_test(size=size) as pilot:
            await quiet(pilot)
            for key in keys:
                await pilot.press(key)
                await quiet(pilot)
            return right_widths(app.export_screenshot(title="lufang"))


def import_example(kit: Path) -> None:
    """Import the release of docs/examples as docs/importing.md does."""
    from lufang_tui.documents import load_document
    from lufang_tui.review.importing import import_release

    mail = load_document((EXAMPLES / "mail.eml").read_bytes(), "mail.eml")
    attached = mail.extras.attachments[0]
    import_release(attached.data, attached.name, kit)


def review_kit(folder: Path) -> Path:
    """Import the release of docs/examples, one statement of it missed; gives the kit."""
    from lufang_tui.kit.load import read
    from lufang_tui.kit.write import write_kit
    from lufang_tui.review import Session

    import_example(folder / "hewan")
    session = Session(folder / "hewan")
    quotes = tuple(
        quote for quote in session.kit.quotes if quote.kind.value != "direct" or quote.id == "quote-1"
    )
    write_kit(structs.replace(session.kit, quotes=quotes), folder / "hewan", force=True)
    assert not read(folder / "hewan").faults
    return folder / "hewan"


async def take_review(size: tuple[int, int], keys: tuple[str, ...]) -> str:
    """Give the review's screen as SVG after some keys."""
    from lufang_tui.review import Session
    from lufang_tui.tui.review.app import ReviewApp

    with tempfile.TemporaryDirectory() as folder:
        app = ReviewApp(Session(review_kit(Path(folder))))
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            for key in keys:
                await pilot.press(key)
            await pilot.pause()
            return right_widths(app.export_screenshot(title="lufang"))


async def take_verifying(size: tuple[int, int], keys: tuple[str, ...]) -> str:
    """Give the verify screen as SVG after some keys."""
    from lufang_tui.tui.verify.app import VerifyApp
    from lufang_tui.verify import LoadedKits
    from lufang_tui.verify.desk import Desk

    with tempfile.TemporaryDirectory() as folder:
        kit = Path(folder) / "hewan"
        import_example(kit)
        app = VerifyApp(Desk(EXAMPLES / "draft.md", LoadedKits([("hewan", load(kit))])))
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            await pilot.press(*keys)
            await pilot.pause()
            return right_widths(app.export_screenshot(title="lufang"))


def draw(svg: str, path: Path) -> None:
    """Turn an SVG into a PNG with headless Chromium. Raises SystemExit where there is none."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None:
        sys.exit("Chromium is missing; on Debian: apt-get install chromium fonts-noto-cjk")
    size = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', svg)
    assert size
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "page.html"
        page.write_text(
            f"<!doctype html><meta charset=utf-8><style>body{{margin:0}}svg{{width:{size[1]}px}}</style>{svg}",
            encoding="utf-8",
        )
        subprocess.run(
            [chromium, "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync",
             "--disable-component-update", "--no-first-run", "--hide-scrollbars", f"--user-data-dir={folder}/profile",
             f"--window-size={int(float(size[1])) + 1},{int(float(size[2])) + 1}", f"--screenshot={path}", page.as_uri()],
            check=True, stderr=subprocess.DEVNULL, timeout=120,
        )  # fmt: skip


def main() -> int:
    """Draw every picture, or those that are named."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    # Nobody's own settings, and no folder of this machine in a picture.
    empty = tempfile.mkdtemp(prefix="lufang-screenshots-")
    os.environ.update(dict.fromkeys(("HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME"), empty))
    os.chdir(empty)
    for name in sys.argv[1:] or (*SHOTS, *LIBRARY, *REVIEWS, *VERIFYING):
        i18n.use("zh" if name.endswith("-zh") else "en")
        if name in REVIEWS:
            svg = take_review(*REVIEWS[name])
        elif name in VERIFYING:
            svg = take_verifying(*VERIFYING[name])
        else:
            svg = take_library(*LIBRARY[name]) if name in LIBRARY else take(*SHOTS[name])
        draw(asyncio.run(svg), IMAGES / f"{name}.png")
        print(f"docs/images/{name}.png")
    return 0


if __name__ == "__main__":
    sys.exit(main())
