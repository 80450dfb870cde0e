"""The review at two sizes and in two languages, held against grids of text that a person has read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec import structs
from textual.widgets import Input

from golden import FOLDER, compare
from grids import LANGUAGES, SIZES, check, grid
from lufang_tui import i18n
from lufang_tui.kit.model import Happening, Review
from lufang_tui.kit.write import write_kit
from lufang_tui.review import Session
from lufang_tui.tui.review.app import ReviewApp
from review.example import kit

if TYPE_CHECKING:
    from pathlib import Path

SHOTS: dict[str, tuple[str, ...]] = {
    "person": (),
    "quotation": ("j",),
    "speaker": ("j", "s"),
    "moved": ("j", "w", "l"),
    "edit": ("e",),
    "missed": ("2", "j"),
    "choosing": ("n", "v", *["right"] * 12),
    "done": ("A", "backspace", "backspace", "backspace", "0", "enter"),
}
"""Name -> the keys pressed before."""
CASES = [(name, size, language) for name in SHOTS for size in SIZES for language in LANGUAGES]


def file_name(name: str, size: tuple[int, int], language: str) -> str:
    return f"review/{name}.{language}.{size[0]}x{size[1]}.txt"


@pytest.mark.parametrize(("name", "size", "language"), CASES)
async def test_golden_review(name: str, size: tuple[int, int], language: str, tmp_path: Path) -> None:
    date = Happening(
        id="date-1", date="2018-05-15", when="5月15日", what="示例节今日开幕。", text="示例节今日开幕。",
        review=Review.EXTRACTED, rule="anchored", confidence=0.89,
    )  # fmt: skip
    write_kit(structs.replace(kit(), timeline=(date,)), tmp_path)
    i18n.use(language)
    try:
        app = ReviewApp(Session(tmp_path))
        app.animation_level = "none"
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            for key in SHOTS[name]:
                await pilot.press(key)
            await pilot.pause()
            for box in app.screen.query(Input):
                box.cursor_blink = False
            found = grid(app)
    finally:
        i18n.use(None)
    check(found, size)
    compare(file_name(name, size, language), found)


def test_no_golden_review_is_left_over() -> None:
    assert {f"review/{path.name}" for path in (FOLDER / "review").iterdir()} == {
        file_name(*case) for case in CASES
    }
